/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-search.h"
#include "project/wm-edit-many.h"
#include "store/wm-id.h"

#include <locale.h>
#include <string.h>

/* Titles of the hits with "|" between them, in their order. */
static char *
find (TestProject *project, const char *text)
{
  g_autoptr (GPtrArray) hits = wm_project_find (project->project, text, 20);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      WmSearchHit *hit = g_ptr_array_index (hits, i);

      g_assert_true (wm_id_is_valid (hit->id));
      g_assert_nonnull (hit->kind);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", hit->title);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_finds (TestProject *project, const char *text, const char *expected)
{
  g_autofree char *found = find (project, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (TestProject *project, gconstpointer data)
{
  g_autofree char *person = test_add (project, "person", "name", "Zoë Müller-Lüdenscheidt", NULL);
  g_autofree char *asset =
      test_add (project, "asset", "name", "Quokka server", "description", "Holds wombat\ndata",
                "classification", "strictly_confidential", "quantity", "31337", NULL);

  assert_finds (project, "quokka", "Quokka server");
  assert_finds (project, "QUOK", "Quokka server");
  assert_finds (project, "uokka", "");
  assert_finds (project, "wombat quok", "Quokka server");
  assert_finds (project, "  wombat\t\n", "Quokka server");
  assert_finds (project, "quokka zebra", "");
  assert_finds (project, "Zoe", "Zoë Müller-Lüdenscheidt");
  assert_finds (project, "muller", "Zoë Müller-Lüdenscheidt");
  assert_finds (project, "Müller-Lü", "Zoë Müller-Lüdenscheidt");
  /* Choices are found in the words that people read. */
  assert_finds (project, "strictly wombat", "Quokka server");
  assert_finds (project, "A-1", "Quokka server");
  assert_finds (project, "", "");
  assert_finds (project, " \n ", "");
}

static void
test_key (TestProject *project, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = wm_project_find (project->project, "A.5.9", 20);
  g_autofree char *control = test_resolve (project, "A.5.9");

  g_assert_cmpuint (hits->len, >=, 1);
  g_assert_cmpstr (((WmSearchHit *) g_ptr_array_index (hits, 0))->id, ==, control);
}

/* A-1 before, though these may be the better hits otherwise. */
static void
test_number (TestProject *project, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  WmSearchHit *first;

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *asset =
          test_add (project, "asset", "name", i > 9 ? "A 1" : "A long name of an asset", NULL);
    }
  hits = wm_project_find (project->project, " a-1", 20);
  g_assert_cmpuint (hits->len, >=, 4);
  first = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (first->label, ==, "A-1");
  g_assert_cmpstr (first->title, ==, "A long name of an asset");
}

static void
test_project_slices (TestProject *project, gconstpointer data)
{
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka", NULL);
  guint n_slices = 1;

  while (wm_project_fill_search_slice (project->project, 7))
    n_slices++;
  g_assert_cmpuint (n_slices, >, 10);
  g_assert_false (wm_project_fill_search_slice (project->project, 7));
  assert_finds (project, "quokka", "Quokka");
}

static void
test_operators_are_words (TestProject *project, gconstpointer data)
{
  static const char *const hostile[] = {
    "quokka AND",
    "quokka OR",
    "NOT quokka",
    "quokka NEAR wombat",
    "\"quokka",
    "quo\"kka",
    "title:quokka",
    "{title}: quokka",
    "quokka)",
    "(quokka",
    "quokka ^",
    "-quokka zebra",
    "quokka;",
    "'quokka",
    "*",
    "\"",
    "\"\"",
    "quokka + wombat",
    "NEAR(quokka, 2)",
    "\\",
    "\xff\xfe",
    "quokka\x01",
    "%",
    "SELECT",
    "e\xcc\x81",
    "🦘",
    ":",
    "a\xc3",
  };
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka and wombat", NULL);
  g_autofree char *quoted = test_add (project, "asset", "name", "The \"big\" NOT-so-near OR", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *found = find (project, hostile[i]);

      g_assert_nonnull (found);
    }
  assert_finds (project, "quokka AND wombat", "Quokka and wombat");
  assert_finds (project, "NOT wombat", "");
  assert_finds (project, "quokka OR zebra", "");
  assert_finds (project, "title:quokka", "");
  assert_finds (project, "\"big\" or", "The \"big\" NOT-so-near OR");
  assert_finds (project, "not-so", "The \"big\" NOT-so-near OR");
  /* Signs alone are no words and stand in nobody's way. */
  assert_finds (project, "quokka - wombat", "Quokka and wombat");
  assert_finds (project, "quokka & \"", "Quokka and wombat");
}

static void
test_follows_edits (TestProject *project, gconstpointer data)
{
  g_autofree char *asset = NULL;
  const char *ids[2] = { NULL, NULL };

  assert_finds (project, "quokka", "");
  ids[0] = asset = test_add (project, "asset", "name", "Quokka", NULL);
  assert_finds (project, "quokka", "Quokka");
  test_set (project, asset, "name", "Numbat");
  assert_finds (project, "quokka", "");
  assert_finds (project, "numbat", "Numbat");
  g_assert_true (wm_project_undo (project->project, NULL));
  assert_finds (project, "numbat", "");
  assert_finds (project, "quokka", "Quokka");
  g_assert_true (wm_project_redo (project->project, NULL));
  assert_finds (project, "numbat", "Numbat");
  g_assert_true (wm_project_delete_records (project->project, ids, NULL));
  assert_finds (project, "numbat", "");
  g_assert_true (wm_project_undo (project->project, NULL));
  assert_finds (project, "numbat", "Numbat");
  g_assert_true (wm_project_purge (project->project, asset, NULL));
  assert_finds (project, "numbat", "");
}

static void
test_best_first (TestProject *project, gconstpointer data)
{
  g_autofree char *body = test_add (project, "asset", "name", "In the text", "description",
                                    "numbat numbat numbat numbat", NULL);
  g_autofree char *title = test_add (project, "asset", "name", "Numbat in the title", NULL);
  g_autofree char *other = test_add (project, "asset", "name", "Other", "description",
                                     "far away a numbat is named once in a long text", NULL);
  g_autoptr (GPtrArray) one = NULL;

  assert_finds (project, "numbat", "Numbat in the title|In the text|Other");
  one = wm_project_find (project->project, "numbat", 1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((WmSearchHit *) g_ptr_array_index (one, 0))->id, ==, title);
}

/* Titles by what was typed: all of it, how it begins, words in it, the text below it. */
static void
test_order (TestProject *project, gconstpointer data)
{
  g_autofree char *text =
      test_add (project, "asset", "name", "Quoll", "note", "numbat house", NULL);
  g_autofree char *inside = test_add (project, "asset", "name", "The house of a numbat", NULL);
  g_autofree char *longer = test_add (project, "asset", "name", "Numbat house, east", NULL);
  g_autofree char *exact = test_add (project, "asset", "name", "NÚMBAT House", NULL);

  assert_finds (project, "numbat house",
                "NÚMBAT House|Numbat house, east|The house of a numbat|Quoll");
  assert_finds (project, "numbat h", "NÚMBAT House|Numbat house, east|The house of a numbat|Quoll");
}

static void
test_kind_words (TestProject *project, gconstpointer data)
{
  g_autofree char *person = test_add (project, "person", "name", "Quokka", NULL);
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka server", NULL);

  assert_finds (project, "quokka", "Quokka|Quokka server");
  assert_finds (project, "asset quokka", "Quokka server");
  assert_finds (project, "quokka inventory", "Quokka server");
  assert_finds (project, "people quokka", "Quokka");
}

/* More at once than is read again at once. */
static void
test_many (TestProject *project, gconstpointer data)
{
  const WmKind *kind = wm_registry_find_kind (project->registry, "asset");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autoptr (GPtrArray) hits = NULL;
  gboolean complete = FALSE;

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (ids, test_add (project, "asset", "name", "Quoll", NULL));
  g_ptr_array_add (ids, NULL);
  assert_finds (project, "numbat", "");
  wm_values_set_by_id (values, "name", "Numbat");
  g_assert_true (
      wm_project_set_records (project->project, (const char *const *) ids->pdata, values, NULL));
  g_ptr_array_unref (wm_project_find_so_far (project->project, "numbat", 200, &complete));
  g_assert_false (complete);
  hits = wm_project_find (project->project, "numbat", 200);
  g_assert_cmpuint (hits->len, ==, 100);
  assert_finds (project, "quoll", "");
  g_assert_true (wm_project_undo (project->project, NULL));
  g_ptr_array_unref (hits);
  hits = wm_project_find (project->project, "quoll", 200);
  g_assert_cmpuint (hits->len, ==, 100);
  g_ptr_array_unref (wm_project_find_so_far (project->project, "numbat", 200, &complete));
  g_assert_true (complete);
}

static void
update (WmSearch *search, char *id)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (ids, id);
  wm_search_update (search, ids);
}

/* Filling goes by kind and id, so edits meanwhile hit records that are in the index and such that
 * are not.
 */
static void
test_slices (TestProject *project, gconstpointer data)
{
  WmDatabase *database = wm_project_get_database (project->project);
  g_autoptr (WmSearch) search = wm_search_new (database, project->registry, NULL);
  gint64 n_records = test_query_int (database, "SELECT count (*) FROM record");
  guint n_slices = 1;

  g_assert_nonnull (search);
  while (wm_search_fill (search, 7))
    {
      g_autofree char *name = g_strdup_printf ("Numbat %u", n_slices);
      g_autofree char *id = test_add (project, "asset", "name", name, NULL);

      update (search, id);
      test_set (project, id, "note", "quokka");
      update (search, id);
      n_slices++;
    }
  g_assert_cmpuint (n_slices, >, n_records / 7);
  g_assert_false (wm_search_fill (search, 7));
  {
    g_autoptr (GPtrArray) hits = wm_search_find (search, "numbat quokka", 1000);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    g_assert_cmpuint (hits->len, ==, n_slices - 1);
    for (guint i = 0; i < hits->len; i++)
      g_assert_true (g_hash_table_add (seen, ((WmSearchHit *) g_ptr_array_index (hits, i))->id));
  }
  g_assert_cmpint (test_query_int (database, "SELECT count (*) FROM search.place"), ==,
                   test_query_int (database, "SELECT count (*) FROM record"));
}

/* The index is no part of the project. */
static void
test_is_not_saved (TestProject *project, gconstpointer data)
{
  g_autofree char *asset = test_add (project, "asset", "name", "Quokka", NULL);
  gint64 seq = wm_project_get_head_seq (project->project);

  assert_finds (project, "quokka", "Quokka");
  g_assert_cmpint (wm_project_get_head_seq (project->project), ==, seq);
  test_project_verify (project);
  test_project_close (project);
  test_project_open (project);
  g_assert_cmpint (test_query_int (wm_project_get_database (project->project),
                                   "SELECT count (*) FROM sqlite_schema WHERE name = 'entry'"),
                   ==, 0);
  assert_finds (project, "quokka", "Quokka");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/search/" path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)
  ADD ("find/words-by-their-beginning", test_words);
  ADD ("find/a-key-first", test_key);
  ADD ("find/a-number-first", test_number);
  ADD ("find/operators-are-just-words", test_operators_are_words);
  ADD ("find/the-best-first", test_best_first);
  ADD ("find/titles-in-their-order", test_order);
  ADD ("find/kinds-by-their-name", test_kind_words);
  ADD ("update/many-at-once", test_many);
  ADD ("update/follows-edit-undo-and-purge", test_follows_edits);
  ADD ("fill/in-slices-while-edits-go-on", test_slices);
  ADD ("fill/in-slices-of-the-project", test_project_slices);
  ADD ("index/is-not-saved", test_is_not_saved);
  return g_test_run ();
}
