/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa-project.h"

#include "model/wm-field-value.h"
#include "standard/wm-catalogue.h"
#include "store/wm-clock.h"

#include <glib/gi18n-lib.h>

static char *
dup_display (WmRecord *record, const char *field_id)
{
  const WmField *field = wm_kind_find_field (wm_record_get_kind (record), field_id);
  const char *value = wm_record_get_value (record, field);

  return value != NULL ? wm_field_dup_display (field, value) : NULL;
}

static char *
dup_referred_title (WmProject *project, WmRecord *record, const char *field_id)
{
  const char *id = wm_record_get_value_by_id (record, field_id);

  if (id == NULL)
    return NULL;
  return wm_records_dup_title (wm_project_get_database (project), wm_project_get_registry (project),
                               id);
}

static char *
dup_period (WmRecord *evidence)
{
  g_autofree char *from = dup_display (evidence, "period_from");
  g_autofree char *to = dup_display (evidence, "period_to");

  if (from != NULL && to != NULL && g_strcmp0 (from, to) != 0)
    /* Translators: a period of time from one date to another. */
    return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
  return from != NULL ? g_steal_pointer (&from) : g_steal_pointer (&to);
}

static void
add_evidence (WmProject *project, WmSoaRow *row, const char *control_id)
{
  WmDatabase *database = wm_project_get_database (project);
  WmRegistry *registry = wm_project_get_registry (project);
  g_autoptr (GPtrArray) links = wm_records_list_links (database, registry, control_id);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      g_autoptr (WmRecord) record = NULL;
      g_autofree char *period = NULL;

      if ((link->kind->flags & WM_KIND_HAS_FILE) == 0)
        continue;
      record = wm_records_load (database, registry, link->other_id);
      if (record == NULL)
        continue;
      period = dup_period (record);
      wm_soa_row_add_evidence (row, wm_record_get_title (record), period);
    }
}

/* The documents that say how it is done, unless they count no more. */
static void
add_documents (WmProject *project, WmSoaRow *row, const char *control_id)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT d.title FROM main.link l JOIN main.document d ON d.id = l.from_id"
      " WHERE l.to_id = :id AND l.role = 'sets_out'"
      " AND (d.state IS NULL OR d.state NOT IN ('superseded', 'withdrawn')) ORDER BY d.number");

  wm_statement_bind_text (rows, ":id", control_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_autofree char *title = g_utf8_make_valid (wm_statement_get_text (rows, 0), -1);

      wm_soa_row_add_document (row, title);
    }
}

/* What is only suggested is no reason yet, and a closed risk none any more. */
static void
add_risks (WmProject *project, WmSoaRow *row, const char *control_id)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT r.number, r.title FROM main.link l JOIN main.risk r ON r.id = l.to_id"
      " WHERE l.from_id = :id AND l.role = 'treats' AND r.status IS NOT 'closed'"
      " AND (r.origin IS NOT 'suggested' OR r.confirmed = 1) ORDER BY r.number");

  wm_statement_bind_text (rows, ":id", control_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_autofree char *title = g_utf8_make_valid (wm_statement_get_text (rows, 1), -1);
      g_autofree char *words =
          g_strdup_printf ("R-%" G_GINT64_FORMAT " %s", wm_statement_get_int (rows, 0), title);

      wm_soa_row_add_risk (row, words);
    }
}

static void
add_reasons (WmSoaRow *row, const char *reasons)
{
  g_auto (GStrv) tokens = reasons != NULL ? g_strsplit (reasons, ",", -1) : NULL;

  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    wm_soa_row_add_reason (row, tokens[i]);
}

static void
add_row (WmProject *project, WmCatalogue *catalogue, WmSoaGroup *group, WmRecord *control)
{
  const char *reference = wm_record_get_value_by_id (control, "reference");
  const WmCatalogueControl *known = wm_catalogue_lookup_control (catalogue, reference);
  const char *title =
      known != NULL ? wm_catalogue_control_get_title (known) : wm_record_get_title (control);
  WmSoaRow *row = wm_soa_group_add_row (group, reference, title);

  row->decision = g_strdup (wm_record_get_value_by_id (control, "decision"));
  row->justification = g_strdup (wm_record_get_value_by_id (control, "justification"));
  row->status = g_strdup (wm_record_get_value_by_id (control, "status"));
  row->how = g_strdup (wm_record_get_value_by_id (control, "how"));
  row->owner = dup_referred_title (project, control, "owner");
  add_reasons (row, wm_record_get_value_by_id (control, "reasons"));
  if (g_strcmp0 (row->decision, "excluded") != 0)
    add_risks (project, row, wm_record_get_id (control));
  add_documents (project, row, wm_record_get_id (control));
  add_evidence (project, row, wm_record_get_id (control));
}

/* @theme NULL: the controls whose theme the catalogue does not know, so that none is left out. */
static void
add_group (WmProject *project, WmCatalogue *catalogue, WmSoa *soa, GPtrArray *controls,
           const char *theme, const char *label)
{
  WmSoaGroup *group = NULL;

  for (guint i = 0; i < controls->len; i++)
    {
      WmRecord *control = g_ptr_array_index (controls, i);
      const char *its_theme = wm_record_get_value_by_id (control, "theme");
      gboolean is_known =
          its_theme != NULL && wm_catalogue_lookup_group (catalogue, its_theme) != NULL;

      if (theme != NULL ? g_strcmp0 (its_theme, theme) != 0 : is_known)
        continue;
      if (group == NULL)
        group = wm_soa_add_group (soa, label);
      add_row (project, catalogue, group, control);
    }
}

static WmRecord *
load_organisation (WmProject *project)
{
  WmRegistry *registry = wm_project_get_registry (project);
  g_autoptr (GPtrArray) all = wm_records_list (wm_project_get_database (project), registry,
                                               wm_registry_find_kind (registry, "organisation"));

  return all->len > 0 ? g_object_ref (g_ptr_array_index (all, 0)) : NULL;
}

/* "ISO/IEC … with Amendment …": the edition as a certificate would name it. */
static char *
dup_edition_name (WmCatalogue *catalogue)
{
  const WmCatalogueAmendment *const *amendments = wm_catalogue_get_amendments (catalogue, NULL);
  g_autoptr (GString) name = g_string_new (wm_catalogue_get_name (catalogue));

  for (guint i = 0; amendments[i] != NULL; i++)
    {
      /* Translators: an edition of a standard and one of its amendments. */
      g_autofree char *with = g_strdup_printf (_ ("%1$s with %2$s"), name->str,
                                               wm_catalogue_translate (amendments[i]->title));

      g_string_assign (name, with);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
fill_head (WmProject *project, WmCatalogue *catalogue, WmSoa *soa)
{
  g_autoptr (WmRecord) company = load_organisation (project);

  soa->edition = dup_edition_name (catalogue);
  soa->head_event = g_strdup (wm_project_get_head (project));
  soa->n_events = (guint64) wm_project_get_head_seq (project);
  soa->program_version = g_strdup (PACKAGE_VERSION);
  if (company == NULL)
    return;
  soa->legal_form = g_strdup (wm_record_get_value_by_id (company, "legal_form"));
  soa->address = g_strdup (wm_record_get_value_by_id (company, "address"));
  soa->scope = g_strdup (wm_record_get_value_by_id (company, "scope"));
  soa->certificate_sentence =
      g_strdup (wm_record_get_value_by_id (company, "certificate_sentence"));
  soa->version = g_strdup (wm_record_get_value_by_id (company, "soa_version"));
  soa->date = g_strdup (wm_record_get_value_by_id (company, "soa_date"));
  soa->approver = dup_referred_title (project, company, "soa_approved_by");
  soa->approved_on = g_strdup (wm_record_get_value_by_id (company, "soa_approved_on"));
  /* A statement without a date of its own is one of today. */
  if (soa->date == NULL)
    soa->date = wm_clock_dup_today ();
}

WmSoa *
wm_soa_new_for_project (WmProject *project, GError **error)
{
  g_autofree char *edition = NULL;
  g_autofree char *name = NULL;
  g_autoptr (WmCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) controls = NULL;
  g_autoptr (WmSoa) soa = NULL;
  const WmCatalogueGroup *const *groups;
  WmRegistry *registry;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  edition = wm_project_dup_edition (project);
  catalogue = wm_catalogue_ref_builtin (edition, error);
  if (catalogue == NULL)
    return NULL;
  registry = wm_project_get_registry (project);
  name = wm_project_dup_company (project);
  soa = wm_soa_new (name);
  fill_head (project, catalogue, soa);
  controls = wm_records_list (wm_project_get_database (project), registry,
                              wm_registry_find_kind (registry, "control"));
  groups = wm_catalogue_get_groups (catalogue, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    add_group (project, catalogue, soa, controls, groups[i]->id,
               wm_catalogue_group_get_label (groups[i]));
  add_group (project, catalogue, soa, controls, NULL, _ ("Other controls"));
  return g_steal_pointer (&soa);
}
