/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/wm-soa-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_PAPER (wm_paper_get_type ())

/**
 * WmPaper:
 *
 * One page of a document as it will be on paper. Property: `zoom`, 1 being the size on paper.
 */
G_DECLARE_FINAL_TYPE (WmPaper, wm_paper, WM, PAPER, GtkWidget)

/** wm_paper_new: @page: from 0. */
GtkWidget *wm_paper_new (WmSoaDocument *document, guint page);

guint wm_paper_get_page (WmPaper *self);
double wm_paper_get_zoom (WmPaper *self);
void wm_paper_set_zoom (WmPaper *self, double zoom);
/** wm_paper_get_natural_width: how wide it is with a zoom of 1. */
double wm_paper_get_natural_width (WmPaper *self);

G_END_DECLS
