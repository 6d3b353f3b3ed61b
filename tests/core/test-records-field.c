/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that name several records and are kept as links, and decimal numbers: written, read, taken
 * back, filtered, sorted, found, and told in the history. */
#include "config.h"

#include "fixture.h"

#include "model/wm-field-value.h"
#include "model/wm-model-error.h"
#include "model/wm-record-list.h"
#include "model/wm-schema.h"
#include "project/wm-event-label.h"
#include "project/wm-past.h"

#include <locale.h>
#include <string.h>

static const WmField voyage_fields[] = {
  { .id = "title", .label = "Title", .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE },
  { .id = "assets",
    .label = "Assets",
    .type = WM_FIELD_RECORDS,
    .target = "asset",
    .role = "depends_on" },
  { .id = "cost", .label = "Cost", .type = WM_FIELD_NUMBER, .min = 0, .max = 1000000 },
  { .id = "controls",
    .label = "Controls",
    .type = WM_FIELD_RECORDS,
    .target = "control",
    .role = "protects",
    .flags = WM_FIELD_REVERSE },
  { .id = "anything", .label = "Anything", .type = WM_FIELD_RECORDS, .role = "relates" },
  { .id = "end", .label = "End", .type = WM_FIELD_DATE },
};

static WmKind voyage_kind = {
  .id = "voyage",
  .prefix = "Y",
  .label = "Voyage",
  .plural = "Voyages",
  .help = "Where the ships go.",
  .fields = voyage_fields,
  .n_fields = G_N_ELEMENTS (voyage_fields),
};

typedef struct
{
  TestProject base;
  char *crm;
  char *mail;
  char *voyage;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  const WmKind *kinds[100];
  guint n_kinds = 0;
  const WmKind *const *builtin = wm_kinds_get_builtin (&n_kinds);

  test_project_set_up (base, data);
  test_project_save (base);
  test_project_close (base);
  voyage_kind.since = wm_registry_get_version (base->registry) + 1;
  g_assert_cmpuint (n_kinds, <, G_N_ELEMENTS (kinds));
  memcpy (kinds, builtin, n_kinds * sizeof *kinds);
  kinds[n_kinds] = &voyage_kind;
  g_object_unref (base->registry);
  base->registry = wm_registry_new (kinds, n_kinds + 1);
  test_project_open (base);
  fixture->crm = test_add (base, "asset", "name", "CRM", NULL);
  fixture->mail = test_add (base, "asset", "name", "Mail, old", NULL);
  fixture->voyage =
      test_add (base, "voyage", "title", "North", "assets", fixture->crm, "cost", "12.50", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->crm);
  g_free (fixture->mail);
  g_free (fixture->voyage);
  test_project_tear_down (&fixture->base, data);
}

static WmDatabase *
get_database (Fixture *fixture)
{
  return wm_project_get_database (fixture->base.project);
}

static char *
dump (Fixture *fixture)
{
  return test_dump_state (get_database (fixture));
}

static char *
join (const char *first, const char *second)
{
  gboolean ordered = strcmp (first, second) < 0;

  return g_strconcat (ordered ? first : second, ",", ordered ? second : first, NULL);
}

static void
test_add_and_set (Fixture *fixture, gconstpointer data)
{
  g_autofree char *both = join (fixture->crm, fixture->mail);
  g_autofree char *messy =
      g_strdup_printf (" %s,%s ,%s,", fixture->mail, fixture->crm, fixture->mail);
  g_autofree char *before = dump (fixture);
  g_autofree char *later = NULL;

  test_assert_value (&fixture->base, fixture->voyage, "assets", fixture->crm);
  test_set (&fixture->base, fixture->voyage, "assets", messy);
  test_assert_value (&fixture->base, fixture->voyage, "assets", both);
  test_assert_undoes (&fixture->base, before);
  later = dump (fixture);
  test_set (&fixture->base, fixture->voyage, "assets", NULL);
  test_assert_value (&fixture->base, fixture->voyage, "assets", NULL);
  test_assert_undoes (&fixture->base, later);
  g_assert_cmpint (test_query_int (get_database (fixture), "SELECT count(*) FROM link"), ==, 0);
}

/* The links come from the others, and the same links are the value from whichever end they are
 * made. */
static void
test_reverse (Fixture *fixture, gconstpointer data)
{
  g_autofree char *control = test_resolve (&fixture->base, "A.5.9");
  g_autofree char *before = dump (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  test_set (&fixture->base, fixture->voyage, "controls", control);
  test_assert_value (&fixture->base, fixture->voyage, "controls", control);
  sql = g_strdup_printf ("SELECT count(*) FROM link WHERE from_id = '%s' AND to_id = '%s'", control,
                         fixture->voyage);
  g_assert_cmpint (test_query_int (get_database (fixture), sql), ==, 1);
  test_assert_undoes (&fixture->base, before);
  wm_project_unlink_records (fixture->base.project, fixture->voyage, control, NULL, &error);
  g_assert_no_error (error);
  test_assert_value (&fixture->base, fixture->voyage, "controls", NULL);
}

/* A link with the same role to a record of another kind is none of the field's. */
static void
test_other_kind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = test_add (&fixture->base, "person", "name", "Ann", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmValues) values = test_values (&fixture->base, "voyage", "assets", person, NULL);

  wm_project_link_records (fixture->base.project, fixture->voyage, person, "depends_on", &error);
  g_assert_no_error (error);
  test_assert_value (&fixture->base, fixture->voyage, "assets", fixture->crm);
  test_set (&fixture->base, fixture->voyage, "assets", NULL);
  g_assert_cmpint (test_query_int (get_database (fixture), "SELECT count(*) FROM link"), ==, 1);
  g_assert_false (wm_project_set_record (fixture->base.project, fixture->voyage, values, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  test_set (&fixture->base, fixture->voyage, "anything", person);
  test_assert_value (&fixture->base, fixture->voyage, "anything", person);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "nonsense", "0123456789abcdef0123456789abcdef", "A-1" };
  g_autofree char *before = dump (fixture);
  gint64 seq = wm_project_get_head_seq (fixture->base.project);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmValues) values = test_values (&fixture->base, "voyage", "assets", bad[i], NULL);

      g_assert_false (
          wm_project_set_record (fixture->base.project, fixture->voyage, values, &error));
      g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
    }
  test_assert_untouched (&fixture->base, before, seq);
}

static void
test_deletes (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { fixture->crm, NULL };
  const char *voyages[] = { fixture->voyage, NULL };
  g_autofree char *before = dump (fixture);
  g_autofree char *later = NULL;
  g_autoptr (GError) error = NULL;

  wm_project_delete_records (fixture->base.project, ids, &error);
  g_assert_no_error (error);
  test_assert_value (&fixture->base, fixture->voyage, "assets", NULL);
  test_assert_undoes (&fixture->base, before);
  later = dump (fixture);
  wm_project_delete_records (fixture->base.project, voyages, &error);
  g_assert_no_error (error);
  test_assert_undoes (&fixture->base, later);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  WmProject *project = fixture->base.project;
  gint64 seq = wm_project_get_head_seq (project);
  g_autofree char *label = NULL;
  g_autofree char *control = test_resolve (&fixture->base, "A.5.9");
  g_autoptr (WmEvent) event = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (WmValues) then = NULL;
  const WmRecordChange *record;
  const WmFieldChange *line;
  guint n_records = 0;

  test_set (&fixture->base, fixture->voyage, "controls", control);
  event = wm_event_load (get_database (fixture), seq + 1);
  label = wm_event_dup_label (project, event);
  g_assert_cmpstr (label, ==, "Changed controls of “North”");
  changes = wm_past_list_changes (project, event, fixture->voyage, 10, &n_records);
  g_assert_cmpuint (n_records, ==, 1);
  record = g_ptr_array_index (changes, 0);
  g_assert_cmpuint (record->fields->len, ==, 1);
  line = g_ptr_array_index (record->fields, 0);
  g_assert_cmpstr (line->label, ==, "Controls");
  g_assert_null (line->before);
  g_assert_nonnull (line->after);
  g_assert_cmpstr (line->field->id, ==, "controls");

  test_set (&fixture->base, fixture->voyage, "assets", fixture->mail);
  then = wm_past_load_values (project, fixture->voyage, seq, NULL);
  g_assert_cmpstr (wm_values_get (then, 1), ==, fixture->crm);
  g_assert_null (wm_values_get (then, 3));
}

/* What a deleted record was, with its links. */
static void
test_past_of_deleted (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { fixture->voyage, NULL };
  gint64 seq = wm_project_get_head_seq (fixture->base.project);
  g_autoptr (WmValues) then = NULL;
  g_autoptr (GError) error = NULL;

  wm_project_delete_records (fixture->base.project, ids, &error);
  g_assert_no_error (error);
  then = wm_past_load_values (fixture->base.project, fixture->voyage, seq, NULL);
  g_assert_nonnull (then);
  g_assert_cmpstr (wm_values_get (then, 1), ==, fixture->crm);
  g_assert_cmpstr (wm_values_get (then, 2), ==, "12.5");
}

static void
assert_shown (WmRecordList *list, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", wm_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  const WmField *assets = wm_kind_find_field (&voyage_kind, "assets");
  g_autofree char *both = join (fixture->crm, fixture->mail);
  g_autofree char *south =
      test_add (&fixture->base, "voyage", "title", "South", "assets", both, "cost", "9", NULL);
  g_autofree char *west = test_add (&fixture->base, "voyage", "title", "West", NULL);
  g_autofree char *east =
      test_add (&fixture->base, "voyage", "title", "East", "assets", fixture->mail, NULL);
  g_autoptr (WmRecordList) list =
      wm_record_list_new (get_database (fixture), fixture->base.registry, &voyage_kind);

  wm_record_list_set_filter (list, assets, fixture->mail);
  assert_shown (list, "South East");
  wm_record_list_set_filter (list, assets, NULL);
  assert_shown (list, "West");
  wm_record_list_set_filter (list, NULL, NULL);
  wm_record_list_set_order (list, assets, FALSE);
  assert_shown (list, "West North South East");
  wm_record_list_set_order (list, wm_kind_find_field (&voyage_kind, "cost"), TRUE);
  assert_shown (list, "North South West East");
  wm_record_list_set_text (list, "mail");
  assert_shown (list, "South East");
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[][2] = {
    { "12", "12" },      { "1,5", "1.5" },           { "1.200", "1.2" }, { "1.200,50", "1200.5" },
    { "1'000", "1000" }, { "1.000.000", "1000000" }, { " 0.1 ", "0.1" }, { "0", "0" },
  };
  static const char *const bad[] = { "many", "1.2.3", "-1", "2000000", "1e", "nan", "inf", "0x10" };
  const WmField *cost = wm_kind_find_field (&voyage_kind, "cost");
  g_autofree char *before = dump (fixture);

  test_assert_value (&fixture->base, fixture->voyage, "cost", "12.5");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = wm_field_parse (cost, texts[i][0], "2026-11-23", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, texts[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = wm_field_parse (cost, bad[i], "2026-11-23", &error);

      g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
      g_assert_null (value);
    }
  test_set (&fixture->base, fixture->voyage, "cost", "0.30000000000000004");
  test_assert_value (&fixture->base, fixture->voyage, "cost", "0.3");
  test_assert_undoes (&fixture->base, before);
  test_set (&fixture->base, fixture->voyage, "cost", "7");
  test_assert_value (&fixture->base, fixture->voyage, "cost", "7");
  test_project_reopen (&fixture->base);
  test_assert_value (&fixture->base, fixture->voyage, "cost", "7");
  test_assert_value (&fixture->base, fixture->voyage, "assets", fixture->crm);
  test_project_verify (&fixture->base);
}

static void
test_resolve_list (Fixture *fixture, gconstpointer data)
{
  const WmKind *asset = test_kind (&fixture->base, "asset");
  g_autofree char *both = join (fixture->crm, fixture->mail);
  static const char *const texts[] = { "Mail, old; CRM", "A-1,A-2", "A-2 ; CRM;", "CRM;mail, OLD" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *ids = wm_records_resolve_list (
          get_database (fixture), fixture->base.registry, asset, texts[i], &error);
      g_autofree char *clean = NULL;

      g_assert_no_error (error);
      clean = wm_field_clean (wm_kind_find_field (&voyage_kind, "assets"), ids, &error);
      g_assert_cmpstr (clean, ==, both);
    }
  g_assert_null (wm_records_resolve_list (get_database (fixture), fixture->base.registry, asset,
                                          "CRM; ERP", &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND);
}

/* Comments and approvals. */

static void
test_comment (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { fixture->crm, NULL };
  g_autofree char *comment = test_add (&fixture->base, "comment", "text", "Why two of them?",
                                       "about", fixture->crm, "author", "Ann", NULL);
  g_autoptr (WmEvent) event =
      wm_event_load (get_database (fixture), wm_project_get_head_seq (fixture->base.project));
  g_autofree char *label = wm_event_dup_label (fixture->base.project, event);
  g_autofree char *before = dump (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (label, ==, "Commented on “CRM”");
  g_assert_null (strstr (event->args, "Why"));
  wm_project_delete_records (fixture->base.project, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_query_int (get_database (fixture), "SELECT count(*) FROM comment"), ==, 0);
  test_assert_undoes (&fixture->base, before);
}

/* What was remarked on a person is gone with the person, out of the history, too. */
static void
test_purge (Fixture *fixture, gconstpointer data)
{
  static const char left[] =
      "SELECT count(*) FROM event WHERE instr(changeset, CAST ('lazy' AS BLOB)) > 0";
  g_autofree char *person = test_add (&fixture->base, "person", "name", "Bo", NULL);
  g_autofree char *comment =
      test_add (&fixture->base, "comment", "text", "Is lazy", "about", person, NULL);
  g_autoptr (GError) error = NULL;

  test_set (&fixture->base, comment, "text", "Is not so lazy");
  g_assert_cmpint (test_query_int (get_database (fixture), left), ==, 2);
  wm_project_purge (fixture->base.project, person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_query_int (get_database (fixture), left), ==, 0);
  g_assert_cmpint (test_query_int (get_database (fixture), "SELECT count(*) FROM comment"), ==, 0);
  test_project_verify (&fixture->base);
}

/* An approval of two records goes with the second. */
static void
test_approval (Fixture *fixture, gconstpointer data)
{
  const char *first[] = { fixture->crm, NULL };
  const char *second[] = { fixture->mail, NULL };
  g_autofree char *both = join (fixture->crm, fixture->mail);
  g_autofree char *approval =
      test_add (&fixture->base, "approval", "what", "Both", "subjects", both, NULL);
  g_autoptr (GError) error = NULL;

  test_assert_value (&fixture->base, approval, "decision", "approved");
  wm_project_delete_records (fixture->base.project, first, &error);
  g_assert_no_error (error);
  test_assert_value (&fixture->base, approval, "subjects", fixture->mail);
  wm_project_delete_records (fixture->base.project, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_query_int (get_database (fixture), "SELECT count(*) FROM approval"), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/records-field/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("edit/adds-sets-and-clears", test_add_and_set);
  ADD ("edit/links-from-the-others", test_reverse);
  ADD ("edit/leaves-links-with-other-kinds", test_other_kind);
  ADD ("edit/refuses-what-is-not-there", test_refuses);
  ADD ("edit/deletes-links-with-either-end", test_deletes);
  ADD ("history/names-the-field", test_history);
  ADD ("history/knows-links-of-the-deleted", test_past_of_deleted);
  ADD ("list/filters-sorts-and-finds", test_list);
  ADD ("number/reads-and-keeps", test_numbers);
  ADD ("text/resolves-names-and-numbers", test_resolve_list);
  ADD ("notes/comment-goes-with-its-record", test_comment);
  ADD ("notes/comment-is-purged-with-its-record", test_purge);
  ADD ("notes/approval-goes-with-the-last", test_approval);
  return g_test_run ();
}
