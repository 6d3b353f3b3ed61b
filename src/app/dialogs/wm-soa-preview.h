/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "report/wm-soa-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_SOA_PREVIEW (wm_soa_preview_get_type ())

/**
 * WmSoaPreview:
 *
 * Shows the Statement of Applicability as it is at this moment, page by page, to be printed or
 * saved as PDF. Actions: `preview.print`, `preview.save`, `preview.zoom-in`, `preview.zoom-out`,
 * `preview.zoom-fit`, `preview.scroll` (d: by how much of what is seen), `preview.show-page` (i:
 * from 0, -1 being the last).
 */
G_DECLARE_FINAL_TYPE (WmSoaPreview, wm_soa_preview, WM, SOA_PREVIEW, AdwWindow)

/** wm_soa_preview_new: @parent: the window that it belongs to. */
GtkWindow *wm_soa_preview_new (GtkWindow *parent, WmSession *session);

/** wm_soa_preview_get_document: (transfer none) (nullable): the document, once it is laid out. */
WmSoaDocument *wm_soa_preview_get_document (WmSoaPreview *self);
double wm_soa_preview_get_zoom (WmSoaPreview *self);
/** wm_soa_preview_get_current_page: the page that is seen, from 0. */
guint wm_soa_preview_get_current_page (WmSoaPreview *self);
/** wm_soa_preview_save_to: writes the PDF, replacing a document that is there. */
void wm_soa_preview_save_to (WmSoaPreview *self, const char *path);

G_END_DECLS
