/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind and two fields that the program does not know are added here, in one place each, as a
 * later version would add them; a project of the program's version is opened with them and must
 * know all about them. */
#include "config.h"

#include "fixture.h"

#include "model/wm-model-error.h"
#include "model/wm-record-list.h"
#include "model/wm-schema.h"
#include "model/wm-search.h"
#include "project/wm-event-label.h"
#include "project/wm-project-private.h"
#include "store/wm-changeset.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const WmChoice severities[] = {
  { "slight", "Slight" },
  { "severe", "Severe enough" },
  { NULL, NULL },
};

/* The version after the newest that the program knows; set where the registry is made. */
static guint next_version;

static const WmField mishap_fields[] = {
  { .id = "title", .label = "Title", .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE },
  { .id = "story", .label = "Story", .type = WM_FIELD_TEXT },
  { .id = "cost", .label = "Cost", .type = WM_FIELD_INTEGER, .min = 0, .max = 1000000 },
  { .id = "happened", .label = "Happened on", .type = WM_FIELD_DATE },
  { .id = "reported", .label = "Reported", .type = WM_FIELD_BOOLEAN },
  { .id = "severity",
    .label = "Severity",
    .type = WM_FIELD_CHOICE,
    .choices = severities,
    .fallback = "slight",
    .flags = WM_FIELD_REQUIRED },
  { .id = "tags", .label = "Tags", .type = WM_FIELD_CHOICES, .choices = severities },
  { .id = "asset", .label = "Asset", .type = WM_FIELD_RECORD, .target = "asset" },
  { .id = "earlier", .label = "Earlier one", .type = WM_FIELD_RECORD, .target = "mishap" },
};

static WmKind mishap_kind = {
  .id = "mishap",
  .prefix = "X",
  .label = "Mishap",
  .plural = "Mishaps",
  .help = "What went wrong.",
  .fields = mishap_fields,
  .n_fields = G_N_ELEMENTS (mishap_fields),
};

static const WmField new_asset_fields[] = {
  { .id = "cost_centre", .label = "Cost centre" },
  { .id = "review",
    .label = "Review",
    .type = WM_FIELD_CHOICE,
    .choices = severities,
    .fallback = "slight",
    .flags = WM_FIELD_REQUIRED },
  { .id = "successor", .label = "Successor", .type = WM_FIELD_RECORD, .target = "asset" },
};

#define N_NEW G_N_ELEMENTS (new_asset_fields)

/* The new fields stand where they belong for people, in the middle, and their columns at the end.
 */
static const WmKind *
make_asset_kind (const WmKind *old)
{
  static WmKind kind;
  static WmField fields[WM_KIND_MAX_FIELDS];

  memcpy (fields, old->fields, 4 * sizeof *fields);
  memcpy (fields + 4, new_asset_fields, sizeof new_asset_fields);
  for (guint i = 0; i < N_NEW; i++)
    fields[4 + i].since = next_version;
  memcpy (fields + 4 + N_NEW, old->fields + 4, (old->n_fields - 4) * sizeof *fields);
  kind = *old;
  kind.fields = fields;
  kind.n_fields = old->n_fields + N_NEW;
  return &kind;
}

static WmRegistry *
new_registry (void)
{
  const WmKind *kinds[128];
  guint n_kinds = 0;
  const WmKind *const *builtin = wm_kinds_get_builtin (&n_kinds);

  g_autoptr (WmRegistry) known = wm_registry_new_builtin ();

  g_assert_cmpuint (n_kinds, <, G_N_ELEMENTS (kinds));
  next_version = wm_registry_get_version (known) + 1;
  mishap_kind.since = next_version;
  for (guint i = 0; i < n_kinds; i++)
    kinds[i] = strcmp (builtin[i]->id, "asset") == 0 ? make_asset_kind (builtin[i]) : builtin[i];
  kinds[n_kinds] = &mishap_kind;
  return wm_registry_new (kinds, n_kinds + 1);
}

typedef struct
{
  TestProject base;
  char *person;
  char *asset;
  GBytes *old_image; /* the database of the file as the older version saved it */
} Fixture;

/* A project of today's version with some history, saved, and opened with the registry of the
 * next one. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;

  test_project_set_up (base, data);
  fixture->person = test_add (base, "person", "name", "Ann Smith", NULL);
  fixture->asset =
      test_add (base, "asset", "name", "CRM", "owner", fixture->person, "note", "old", NULL);
  test_set (base, fixture->asset, "note", "older");
  test_project_save (base);
  test_project_close (base);
  fixture->old_image = test_read_image (base->path);
  g_object_unref (base->registry);
  base->registry = new_registry ();
  test_project_open (base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_bytes_unref (fixture->old_image);
  g_free (fixture->person);
  g_free (fixture->asset);
  test_project_tear_down (&fixture->base, data);
}

static char *
dump (Fixture *fixture)
{
  return test_dump_state (wm_project_get_database (fixture->base.project));
}

static char *
add_mishap (Fixture *fixture, const char *title, const char *earlier)
{
  return test_add (&fixture->base, "mishap", "title", title, "story", "The mail server burnt\ndown",
                   "cost", "1200", "happened", "2026-11-01", "reported", "yes", "severity",
                   "severe", "tags", "severe,slight", "asset", fixture->asset, "earlier", earlier,
                   NULL);
}

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  WmProject *project = fixture->base.project;
  WmDatabase *database = wm_project_get_database (project);
  g_autoptr (WmEvent) event = wm_event_load (database, wm_project_get_head_seq (project));
  g_autofree char *label = wm_event_dup_label (project, event);
  g_autofree char *broken = test_query (database, "PRAGMA foreign_key_check");
  g_autofree char *args =
      g_strdup_printf ("{\"from\":%u,\"to\":%u}", next_version - 1, next_version);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (event->kind, ==, "migration");
  g_assert_cmpstr (event->args, ==, args);
  g_assert_cmpuint (g_bytes_get_size (event->changeset), ==, 0);
  g_assert_cmpstr (label, ==, "Brought the project to the newest version of its format");
  g_assert_cmpuint (wm_schema_get_version (database), ==, next_version);
  wm_schema_check (database, fixture->base.registry, &error);
  g_assert_no_error (error);
  g_assert_true (wm_project_is_modified (project));
  g_assert_cmpstr (broken, ==, "");
  test_assert_value (&fixture->base, fixture->asset, "note", "older");
  test_assert_value (&fixture->base, fixture->asset, "owner", fixture->person);
  test_assert_value (&fixture->base, fixture->asset, "status", "in_use");
  test_assert_value (&fixture->base, fixture->asset, "cost_centre", NULL);
  test_assert_value (&fixture->base, fixture->asset, "review", "slight");
}

static void
test_undo_stops (Fixture *fixture, gconstpointer data)
{
  WmProject *project = fixture->base.project;
  g_autofree char *before = dump (fixture);
  gint64 seq = wm_project_get_head_seq (project);
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_project_load_undo (project));
  g_assert_false (wm_project_undo (project, &error));
  g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING);
  g_assert_nonnull (strstr (error->message, "newest version of its format"));
  g_clear_error (&error);
  g_assert_false (wm_project_undo_to (project, 1, &error));
  g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_NOTHING);
  test_assert_untouched (&fixture->base, before, seq);

  /* What is done from now on can be undone, down to the migration and no further. */
  test_set (&fixture->base, fixture->asset, "note", "newer");
  test_assert_undoes (&fixture->base, before);
  g_assert_true (wm_project_undo (project, NULL));
  g_assert_false (wm_project_undo (project, NULL));
}

static void
test_all_types (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *first = add_mishap (fixture, "Fire", NULL);
  g_autofree char *second = NULL;
  g_autofree char *between = NULL;
  g_autoptr (WmRecord) record = NULL;
  g_autofree char *label = NULL;

  test_assert_undoes (&fixture->base, before);
  between = dump (fixture);
  second = add_mishap (fixture, "Flood", first);
  test_assert_undoes (&fixture->base, between);
  test_project_reopen (&fixture->base);
  record = test_load (&fixture->base, second);
  label = wm_record_dup_label (record);
  g_assert_cmpstr (label, ==, "X-2");
  g_assert_cmpstr (wm_record_get_title (record), ==, "Flood");
  test_assert_value (&fixture->base, second, "story", "The mail server burnt\ndown");
  test_assert_value (&fixture->base, second, "cost", "1200");
  test_assert_value (&fixture->base, second, "happened", "2026-11-01");
  test_assert_value (&fixture->base, second, "reported", "yes");
  test_assert_value (&fixture->base, second, "severity", "severe");
  test_assert_value (&fixture->base, second, "tags", "slight,severe");
  test_assert_value (&fixture->base, second, "asset", fixture->asset);
  test_assert_value (&fixture->base, second, "earlier", first);
  test_project_verify (&fixture->base);
}

static void
test_fields_are_checked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  gint64 seq = wm_project_get_head_seq (fixture->base.project);
  g_autoptr (WmValues) dear =
      test_values (&fixture->base, "mishap", "title", "Fire", "cost", "2000000", NULL);
  g_autoptr (WmValues) wrong =
      test_values (&fixture->base, "mishap", "title", "Fire", "asset", fixture->person, NULL);
  g_autoptr (WmValues) unnamed = test_values (&fixture->base, "mishap", "cost", "1", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_project_add_record (fixture->base.project, dear, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (wm_project_add_record (fixture->base.project, wrong, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (wm_project_add_record (fixture->base.project, unnamed, &error));
  g_assert_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_REQUIRED);
  test_assert_untouched (&fixture->base, before, seq);
}

static void
test_new_fields (Fixture *fixture, gconstpointer data)
{
  g_autofree char *successor = test_add (&fixture->base, "asset", "name", "CRM 2", NULL);
  g_autofree char *before = dump (fixture);
  g_autofree char *set = NULL;
  g_autoptr (GPtrArray) referrers = NULL;
  const char *ids[] = { successor, NULL };

  test_set (&fixture->base, fixture->asset, "successor", successor);
  test_set (&fixture->base, fixture->asset, "cost_centre", "4711");
  test_assert_value (&fixture->base, fixture->asset, "cost_centre", "4711");
  test_assert_value (&fixture->base, fixture->asset, "owner", fixture->person);
  test_assert_value (&fixture->base, successor, "review", "slight");
  set = dump (fixture);
  referrers = wm_records_list_referrers (wm_project_get_database (fixture->base.project),
                                         fixture->base.registry, successor);
  g_assert_cmpuint (referrers->len, ==, 1);
  g_assert_true (wm_project_delete_records (fixture->base.project, ids, NULL));
  test_assert_value (&fixture->base, fixture->asset, "successor", NULL);
  test_assert_undoes (&fixture->base, set);
}

static void
test_list_and_search (Fixture *fixture, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (fixture->base.project);
  g_autofree char *fire = add_mishap (fixture, "Fire", NULL);
  g_autofree char *flood = add_mishap (fixture, "Flood", fire);
  g_autoptr (WmRecordList) list =
      wm_record_list_new (database, fixture->base.registry, &mishap_kind);
  static const char *const words[] = { "flood", "burnt mail", "enough", "X-2 flood" };
  guint position = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  wm_record_list_set_order (list, wm_kind_find_field (&mishap_kind, "earlier"), TRUE);
  g_assert_true (wm_record_list_find (list, flood, &position));
  g_assert_cmpuint (position, ==, 0);
  wm_record_list_set_filter (list, wm_kind_find_field (&mishap_kind, "earlier"), fire);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = wm_project_find (fixture->base.project, words[i], 10);
      gboolean found = FALSE;

      for (guint j = 0; j < hits->len; j++)
        {
          WmSearchHit *hit = g_ptr_array_index (hits, j);

          found |= strcmp (hit->id, flood) == 0 && hit->kind == &mishap_kind;
        }
      g_assert_true (found);
    }
}

static void
assert_label (Fixture *fixture, const char *expected)
{
  g_autoptr (WmEvent) event = wm_event_load_head (wm_project_get_database (fixture->base.project));
  g_autofree char *label = wm_event_dup_label (fixture->base.project, event);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_log_and_resolve (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fire = add_mishap (fixture, "Fire", NULL);
  g_autofree char *found = test_resolve (&fixture->base, "X-1");

  g_assert_cmpstr (found, ==, fire);
  assert_label (fixture, "Added “Fire”");
  test_set (&fixture->base, fire, "happened", "2026-11-02");
  assert_label (fixture, "Changed happened on of “Fire”");
  g_assert_true (wm_project_link_records (fixture->base.project, fixture->asset, fire, NULL, NULL));
  assert_label (fixture, "Linked “CRM” with “Fire”");
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  assert_label (fixture, "Undid: Linked “CRM” with “Fire”");
}

/* What was recorded before the migration has fewer columns and still applies, there and back. */
static void
test_older_changes (Fixture *fixture, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (fixture->base.project);
  WmRegistry *registry = fixture->base.registry;
  gint64 last = wm_project_get_head_seq (fixture->base.project) - 1;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_database_begin (database, NULL));
  for (gint64 seq = last; seq > last - 3; seq--)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);
      g_autoptr (GBytes) inverse = wm_changeset_invert (event->changeset, NULL);

      wm_changeset_apply (database, inverse, wm_registry_admits_table, registry, NULL, NULL,
                          &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM asset"), ==, 0);
  for (gint64 seq = last - 2; seq <= last; seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);

      wm_changeset_apply (database, event->changeset, wm_registry_admits_table, registry, NULL,
                          NULL, &error);
      g_assert_no_error (error);
    }
  after = dump (fixture);
  wm_database_rollback (database);
  g_assert_cmpstr (after, ==, before);
}

/* Recovery starts from the image of the older version and goes through the migration again. */
static void
test_replay (Fixture *fixture, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (fixture->base.project);
  gsize size = g_bytes_get_size (fixture->old_image);
  void *image = wm_database_allocate_image (size);
  g_autofree char *mishap = add_mishap (fixture, "Fire", NULL);
  g_autofree char *expected = dump (fixture);
  g_autofree char *found = NULL;
  g_autoptr (WmDatabase) old = NULL;
  g_autoptr (WmEvent) head = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (image, g_bytes_get_data (fixture->old_image, NULL), size);
  old = wm_database_new_from_image (image, size, &error);
  g_assert_no_error (error);
  head = wm_event_load_head (old);
  for (gint64 seq = head->seq + 1; seq <= wm_project_get_head_seq (fixture->base.project); seq++)
    {
      g_autoptr (WmEvent) event = wm_event_load (database, seq);

      wm_project_replay (old, fixture->base.registry, event, &error);
      g_assert_no_error (error);
    }
  found = test_dump_state (old);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_older_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WmRegistry) builtin = wm_registry_new_builtin ();
  WmProjectOptions options = test_project_options (&fixture->base);
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;

  test_project_save (&fixture->base);
  test_project_close (&fixture->base);
  options.registry = builtin;
  project = wm_project_open (fixture->base.path, &options, NULL, &error);
  g_assert_null (project);
  g_assert_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_TOO_NEW);
}

static void
test_reader (Fixture *fixture, gconstpointer data)
{
  WmProjectOptions options = test_project_options (&fixture->base);
  g_autoptr (WmProject) reader = NULL;
  g_autoptr (WmRecord) asset = NULL;
  g_autoptr (GError) error = NULL;

  /* Nothing was saved since the file was of the older version. */
  test_project_close (&fixture->base);
  options.read_only = TRUE;
  reader = wm_project_open (fixture->base.path, &options, NULL, &error);
  g_assert_no_error (error);
  asset =
      wm_records_load (wm_project_get_database (reader), fixture->base.registry, fixture->asset);
  g_assert_cmpstr (wm_record_get_value_by_id (asset, "review"), ==, "slight");
  g_assert_false (wm_project_undo (reader, NULL));
  wm_project_close (reader);
  g_clear_object (&asset);
  g_assert_finalize_object (g_steal_pointer (&reader));
}

/* A project that the next version makes has the tables that this one and the migration make. */
static void
test_new_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *migrated = test_query (wm_project_get_database (fixture->base.project),
                                          "SELECT name, sql FROM sqlite_schema ORDER BY name");
  g_autofree char *made = NULL;

  test_project_close (&fixture->base);
  test_project_create (&fixture->base);
  made = test_query (wm_project_get_database (fixture->base.project),
                     "SELECT name, sql FROM sqlite_schema ORDER BY name");
  g_assert_cmpstr (made, ==, migrated);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/new-kind/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("migration/is-an-event", test_migration);
  ADD ("migration/undo-stops-there-and-says-so", test_undo_stops);
  ADD ("migration/older-changes-still-apply", test_older_changes);
  ADD ("migration/is-replayed", test_replay);
  ADD ("migration/gives-the-tables-of-a-new-project", test_new_project);
  ADD ("migration/an-older-program-says-it-is-too-new", test_older_program);
  ADD ("migration/a-reader-sees-the-new-fields", test_reader);
  ADD ("record/holds-every-type-of-field", test_all_types);
  ADD ("record/fields-are-checked", test_fields_are_checked);
  ADD ("record/an-old-kind-gets-fields", test_new_fields);
  ADD ("record/is-listed-and-found", test_list_and_search);
  ADD ("record/is-named-in-the-history", test_log_and_resolve);
  return g_test_run ();
}
