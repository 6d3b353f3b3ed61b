/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-company-page.h"

#include "app/widgets/wm-detail.h"
#include "model/wm-records.h"

#include <glib/gi18n.h>

struct _WmCompanyPage
{
  WmPage parent_instance;

  WmDetail *detail; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmCompanyPage, wm_company_page, WM_TYPE_PAGE)

/* One truth for the header: without a scope nothing else holds. */
static char *
dup_subtitle (WmRecord *company)
{
  const char *version = wm_record_get_value_by_id (company, "soa_version");

  if (wm_record_get_value_by_id (company, "scope") == NULL)
    return g_strdup (_ ("Scope not written down yet"));
  if (version == NULL)
    return NULL;
  /* Translators: the version of the Statement of Applicability, such as "1.2". */
  return g_strdup_printf (_ ("Statement of Applicability %s"), version);
}

static void
update (WmCompanyPage *self)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  g_autoptr (GPtrArray) all =
      wm_records_list (wm_session_get_database (session), wm_session_get_registry (session),
                       wm_page_get_kind (WM_PAGE (self)));
  WmRecord *company = all->len > 0 ? g_ptr_array_index (all, 0) : NULL;
  g_autofree char *subtitle = company != NULL ? dup_subtitle (company) : NULL;

  wm_detail_set_record_id (self->detail, company != NULL ? wm_record_get_id (company) : NULL);
  wm_page_set_subtitle (WM_PAGE (self), subtitle);
}

static void
wm_company_page_changed (WmPage *page, WmChanges *changes)
{
  if (changes == NULL || wm_changes_touches_kind (changes, wm_page_get_kind (page)->id))
    update (WM_COMPANY_PAGE (page));
}

static gboolean
wm_company_page_show_record (WmPage *page, const char *id)
{
  return g_strcmp0 (wm_detail_get_record_id (WM_COMPANY_PAGE (page)->detail), id) == 0;
}

/* There is nothing to narrow; who is sent here for a field finds the cursor in it. */
static void
wm_company_page_show_list (WmPage *page, const WmField *field, const char *value)
{
  wm_detail_focus_field (WM_COMPANY_PAGE (page)->detail, field->id);
}

static const char *
wm_company_page_get_record_id (WmPage *page)
{
  return wm_detail_get_record_id (WM_COMPANY_PAGE (page)->detail);
}

static void
wm_company_page_constructed (GObject *object)
{
  WmCompanyPage *self = WM_COMPANY_PAGE (object);

  G_OBJECT_CLASS (wm_company_page_parent_class)->constructed (object);
  self->detail = WM_DETAIL (wm_detail_new (wm_page_get_session (WM_PAGE (self))));
  gtk_widget_set_parent (GTK_WIDGET (self->detail), GTK_WIDGET (self));
  update (self);
}

static void
wm_company_page_class_init (WmCompanyPageClass *klass)
{
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = wm_company_page_constructed;
  page_class->changed = wm_company_page_changed;
  page_class->show_record = wm_company_page_show_record;
  page_class->show_list = wm_company_page_show_list;
  page_class->get_record_id = wm_company_page_get_record_id;
}

static void
wm_company_page_init (WmCompanyPage *self)
{
}
