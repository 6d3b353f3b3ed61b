/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-dashboard-page.h"

struct _WmDashboardPage
{
  WmPage parent_instance;
};

G_DEFINE_FINAL_TYPE (WmDashboardPage, wm_dashboard_page, WM_TYPE_PAGE)

static void
wm_dashboard_page_class_init (WmDashboardPageClass *klass)
{
}

static void
wm_dashboard_page_init (WmDashboardPage *self)
{
}
