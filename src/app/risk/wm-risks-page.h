/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_RISKS_PAGE (wm_risks_page_get_type ())

/**
 * WmRisksPage:
 *
 * All that is about risk, one entry of the sidebar with a switcher: the risks, the matrix, the
 * treatment plan, the method. The action `risks.show-view` (s: "list", "matrix", "plan", "method")
 * switches, `risks.suggest` opens the suggestions, `risks.show-cell` (uuu: view, likelihood,
 * impact) shows the risks of a cell.
 */
G_DECLARE_FINAL_TYPE (WmRisksPage, wm_risks_page, WM, RISKS_PAGE, WmPage)

/** wm_risks_page_get_view: (nullable): the widget of a view, %NULL where it was not shown yet. */
GtkWidget *wm_risks_page_get_view (WmRisksPage *self, const char *id);

G_END_DECLS
