/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-pages.h"

#include "app/pages/wm-company-page.h"
#include "app/pages/wm-controls-page.h"
#include "app/pages/wm-dashboard-page.h"
#include "app/pages/wm-evidence-page.h"
#include "app/pages/wm-register-page.h"
#include "app/pages/wm-timeline-page.h"

#include <glib/gi18n.h>

static const WmPageInfo pages[] = {
  { "dashboard", N_ ("Dashboard"), "wm-dashboard-symbolic", NULL, WM_PAGE_GROUP_WHERE,
    wm_dashboard_page_get_type },
  { "company", N_ ("Company"), "wm-company-symbolic", "organisation", WM_PAGE_GROUP_WHAT,
    wm_company_page_get_type, NULL, WM_PAGE_UNCOUNTED },
  { "inventory", N_ ("Inventory"), "wm-inventory-symbolic", "asset", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type },
  { "people", N_ ("People"), "wm-people-symbolic", "person", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type },
  { "controls", N_ ("Controls"), "wm-controls-symbolic", "control", WM_PAGE_GROUP_WHAT,
    wm_controls_page_get_type, "requirement" },
  { "evidence", N_ ("Evidence"), "wm-evidence-symbolic", "evidence", WM_PAGE_GROUP_PROOF,
    wm_evidence_page_get_type },
  { "timeline", N_ ("Timeline"), "wm-timeline-symbolic", NULL, WM_PAGE_GROUP_PROOF,
    wm_timeline_page_get_type },
};

const WmPageInfo *
wm_pages_get_all (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

const WmPageInfo *
wm_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}

const WmPageInfo *
wm_pages_find_for_kind (const char *kind_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].kind, kind_id) == 0 || g_strcmp0 (pages[i].also, kind_id) == 0)
      return &pages[i];
  return NULL;
}

const char *
wm_page_info_get_title (const WmPageInfo *info)
{
  return _ (info->title);
}
