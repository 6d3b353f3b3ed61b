/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_EVIDENCE_PAGE (wm_evidence_page_get_type ())

/**
 * WmEvidencePage:
 *
 * What proves what is said: a list of evidence, and one piece of it with its file and what it is
 * linked to. Action: `evidence.open` (s: id of a record).
 */
G_DECLARE_FINAL_TYPE (WmEvidencePage, wm_evidence_page, WM, EVIDENCE_PAGE, WmPage)

G_END_DECLS
