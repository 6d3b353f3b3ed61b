/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-needs-page.h"

G_BEGIN_DECLS

#define WM_TYPE_DOCUMENT_NEEDS_PAGE (wm_document_needs_page_get_type ())

/**
 * WmDocumentNeedsPage:
 *
 * The documents that the standard wants and what there is of each; requirements and controls that
 * no document serves, and documents that serve nothing.
 */
G_DECLARE_FINAL_TYPE (WmDocumentNeedsPage, wm_document_needs_page, WM, DOCUMENT_NEEDS_PAGE,
                      WmNeedsPage)

G_END_DECLS
