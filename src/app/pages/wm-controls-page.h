/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_CONTROLS_PAGE (wm_controls_page_get_type ())

/**
 * WmControlsPage:
 *
 * The clauses and the controls of the standard with what was decided about each: the list at the
 * left, one of them at the right. Several can be changed at once.
 */
G_DECLARE_FINAL_TYPE (WmControlsPage, wm_controls_page, WM, CONTROLS_PAGE, WmPage)

G_END_DECLS
