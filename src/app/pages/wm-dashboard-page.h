/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_DASHBOARD_PAGE (wm_dashboard_page_get_type ())

/**
 * WmDashboardPage:
 *
 * The first page: what to do next, how far the company is, and what changed last.
 */
G_DECLARE_FINAL_TYPE (WmDashboardPage, wm_dashboard_page, WM, DASHBOARD_PAGE, WmPage)

G_END_DECLS
