/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-pages.h"

#include "app/pages/wm-company-page.h"
#include "app/pages/wm-controls-page.h"
#include "app/pages/wm-dashboard-page.h"
#include "app/pages/wm-document-needs-page.h"
#include "app/pages/wm-evidence-page.h"
#include "app/pages/wm-register-page.h"
#include "app/pages/wm-registers-page.h"
#include "app/pages/wm-timeline-page.h"
#include "app/pages/wm-tool-needs-page.h"
#include "app/reading/wm-guide-page.h"
#include "app/risk/wm-risks-page.h"

#include <glib/gi18n.h>

/* The pages that are more than what the descriptors of a kind say, and those that registers stand
 * under. */
static const WmPageInfo fixed[] = {
  { "dashboard", N_ ("Dashboard"), "wm-dashboard-symbolic", NULL, WM_PAGE_GROUP_WHERE,
    wm_dashboard_page_get_type },
  { "company", N_ ("Company"), "wm-company-symbolic", "organisation", WM_PAGE_GROUP_WHAT,
    wm_company_page_get_type, NULL, WM_PAGE_UNCOUNTED, "company" },
  { "inventory", N_ ("Inventory"), "wm-inventory-symbolic", "asset", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type, NULL, 0, "assets" },
  { "people", N_ ("People"), "wm-people-symbolic", "person", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type, NULL, 0, "people" },
  { "suppliers", N_ ("Suppliers"), "wm-suppliers-symbolic", "supplier", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type, NULL, WM_PAGE_IF_USED, "suppliers" },
  { "tool-needs", N_ ("Controls without a tool"), "wm-suppliers-symbolic", NULL, WM_PAGE_GROUP_WHAT,
    wm_tool_needs_page_get_type, NULL, 0, NULL, "suppliers" },
  { "risks", N_ ("Risks"), "wm-risks-symbolic", "risk", WM_PAGE_GROUP_WHAT, wm_risks_page_get_type,
    "risk_method", 0, "risk" },
  { "controls", N_ ("Controls"), "wm-controls-symbolic", "control", WM_PAGE_GROUP_WHAT,
    wm_controls_page_get_type, "requirement" },
  { "documents", N_ ("Documents"), "wm-documents-symbolic", "document", WM_PAGE_GROUP_WHAT,
    wm_register_page_get_type, NULL, WM_PAGE_IF_USED, "documents" },
  { "document-needs", N_ ("What is missing"), "wm-documents-symbolic", NULL, WM_PAGE_GROUP_WHAT,
    wm_document_needs_page_get_type, NULL, 0, NULL, "documents" },
  { "evidence", N_ ("Evidence"), "wm-evidence-symbolic", "evidence", WM_PAGE_GROUP_PROOF,
    wm_evidence_page_get_type },
  { "operations", N_ ("Operations"), "wm-operations-symbolic", NULL, WM_PAGE_GROUP_PROOF,
    wm_registers_page_get_type, NULL, WM_PAGE_IF_USED, "operation" },
  { "audits", N_ ("Audits"), "wm-audits-symbolic", "audit", WM_PAGE_GROUP_PROOF,
    wm_register_page_get_type, NULL, WM_PAGE_IF_USED, "improve" },
  { "timeline", N_ ("Timeline"), "wm-timeline-symbolic", NULL, WM_PAGE_GROUP_PROOF,
    wm_timeline_page_get_type },
  { "guide", N_ ("Guide"), "wm-guide-symbolic", NULL, WM_PAGE_GROUP_PROOF, wm_guide_page_get_type },
  { "more", N_ ("More"), "wm-more-symbolic", NULL, WM_PAGE_GROUP_PROOF,
    wm_registers_page_get_type },
};

static const WmKind *
find_builtin (const char *kind_id)
{
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->id, kind_id) == 0)
      return kinds[i];
  return NULL;
}

static gboolean
is_fixed (const WmKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_strcmp0 (fixed[i].kind, kind->id) == 0 || g_strcmp0 (fixed[i].also, kind->id) == 0)
      return TRUE;
  return FALSE;
}

static void
add_register (GArray *pages, const WmPageInfo *parent, const WmKind *kind)
{
  const WmPageInfo info = { .id = kind->id,
                            .title = kind->plural,
                            .icon = parent->icon,
                            .kind = kind->id,
                            .group = parent->group,
                            .get_type = wm_register_page_get_type,
                            .flags = WM_PAGE_IF_USED,
                            .parent = parent->id };

  g_array_append_val (pages, info);
}

static void
add_registers (GArray *pages, const WmPageInfo *parent)
{
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->area, parent->area) == 0 && !is_fixed (kinds[i]))
      add_register (pages, parent, kinds[i]);
}

static GArray *
make_pages (void)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (WmPageInfo));
  guint n_before;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      if (fixed[i].kind != NULL && find_builtin (fixed[i].kind) == NULL)
        continue;
      n_before = pages->len;
      g_array_append_val (pages, fixed[i]);
      if (fixed[i].area != NULL)
        add_registers (pages, &fixed[i]);
      /* A page of registers without any would be empty for ever. */
      if (fixed[i].area != NULL && fixed[i].kind == NULL && pages->len == n_before + 1)
        g_array_set_size (pages, n_before);
    }
  return pages;
}

static GArray *
get_pages (void)
{
  static GArray *pages;

  if (g_once_init_enter (&pages))
    g_once_init_leave (&pages, make_pages ());
  return pages;
}

const WmPageInfo *
wm_pages_get_all (guint *n_pages)
{
  GArray *pages = get_pages ();

  *n_pages = pages->len;
  return (const WmPageInfo *) (gpointer) pages->data;
}

const WmPageInfo *
wm_pages_find (const char *id)
{
  GArray *pages = get_pages ();

  for (guint i = 0; i < pages->len; i++)
    if (g_strcmp0 (g_array_index (pages, WmPageInfo, i).id, id) == 0)
      return &g_array_index (pages, WmPageInfo, i);
  return NULL;
}

const WmPageInfo *
wm_pages_find_for_kind (const char *kind_id)
{
  GArray *pages = get_pages ();

  for (guint i = 0; i < pages->len; i++)
    {
      const WmPageInfo *info = &g_array_index (pages, WmPageInfo, i);

      if (g_strcmp0 (info->kind, kind_id) == 0 || g_strcmp0 (info->also, kind_id) == 0)
        return info;
    }
  return NULL;
}

static gboolean
has_page (const WmKind *kind)
{
  return wm_pages_find_for_kind (kind->id) != NULL;
}

/* What a record names in a field of its own, as the grade of a risk does the risk. What it is a
 * part of comes last: that is where one usually comes from. */
static char *
dup_named_id (WmSession *session, const WmKind *kind, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_session_get_database (session), wm_session_get_registry (session), id);
  const WmField *parent = wm_kind_get_parent_field (kind);
  const char *named = NULL;

  for (guint i = 0; record != NULL && i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *value = wm_record_get_value (record, field);

      if (field->type != WM_FIELD_RECORD || value == NULL ||
          wm_pages_find_for_kind (field->target) == NULL)
        continue;
      if (named == NULL || field != parent)
        named = value;
      if (field != parent)
        break;
    }
  return g_strdup (named != NULL ? named : id);
}

char *
wm_pages_dup_shown_id (WmSession *session, const char *id)
{
  WmDatabase *database = wm_session_get_database (session);
  WmRegistry *registry = wm_session_get_registry (session);
  const WmKind *kind = wm_records_find_kind (database, registry, id);
  g_autoptr (GPtrArray) links = NULL;

  if (kind == NULL || has_page (kind))
    return g_strdup (id);
  links = wm_records_list_links (database, registry, id);
  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);

      if (link->outgoing && has_page (link->kind))
        return g_strdup (link->other_id);
    }
  return dup_named_id (session, kind, id);
}

const char *
wm_page_info_get_title (const WmPageInfo *info)
{
  return _ (info->title);
}
