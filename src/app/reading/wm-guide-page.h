/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_GUIDE_PAGE (wm_guide_page_get_type ())

/**
 * WmGuidePage:
 *
 * The guide to read, as a page.
 */
G_DECLARE_FINAL_TYPE (WmGuidePage, wm_guide_page, WM, GUIDE_PAGE, WmPage)

/** wm_guide_page_show: @target: as for wm_guide_view_show(). */
void wm_guide_page_show (WmGuidePage *self, const char *target);

G_END_DECLS
