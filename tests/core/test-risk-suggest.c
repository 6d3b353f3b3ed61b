/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "risk/wm-suggest.h"

#include <locale.h>
#include <string.h>

#define ADD(path, function)                                                                        \
  g_test_add ("/risk-suggest/" path, TestProject, NULL, test_project_set_up, function,             \
              test_project_tear_down)

static char *
dump (TestProject *self)
{
  return test_dump_state (wm_project_get_database (self->project));
}

static const WmSuggestion *
at (GPtrArray *suggestions, guint index)
{
  return g_ptr_array_index (suggestions, index);
}

static void
test_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *untyped = test_add (self, "asset", "name", "Thing", NULL);
  g_autofree char *retired =
      test_add (self, "asset", "name", "Old laptop", "type", "device", "status", "retired", NULL);
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, NULL, 0);

  g_assert_cmpuint (suggestions->len, ==, 0);
}

static void
test_other (TestProject *self, gconstpointer unused)
{
  g_autofree char *other = test_add (self, "asset", "name", "Show case", "type", "other", NULL);
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, NULL, 0);

  g_assert_cmpuint (suggestions->len, >=, 10);
  g_assert_cmpstr (at (suggestions, 0)->assets[0], ==, other);
}

static void
test_fits (TestProject *self, gconstpointer unused)
{
  g_autofree char *low =
      test_add (self, "asset", "name", "Old", "type", "device", "confidentiality", "low",
                "integrity", "low", "availability", "low", NULL);
  g_autofree char *high =
      test_add (self, "asset", "name", "New", "type", "device", "confidentiality", "very_high",
                "integrity", "very_high", "availability", "very_high", NULL);
  const char *const ids[] = { low, high, NULL };
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, ids, 0);
  gboolean is_plain = TRUE;

  g_assert_cmpuint (suggestions->len, >, 3);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const WmSuggestion *one = at (suggestions, i);

      g_assert_cmpstr (one->assets[0], ==, high);
      g_assert_cmpstr (one->assets[1], ==, low);
      g_assert_null (one->assets[2]);
      g_assert_cmpuint (one->impact, ==, 4);
      g_assert_nonnull (one->controls[0]);
      if (i > 0)
        g_assert_cmpfloat (one->rank, <=, at (suggestions, i - 1)->rank);
      /* Threats that are put together stand after all scenarios; only they have a dot in the id. */
      g_assert_true (is_plain || strchr (one->scenario, '.') != NULL);
      is_plain = strchr (one->scenario, '.') == NULL;
    }
}

static gboolean
is_suggested (TestProject *self, const char *asset, const char *scenario)
{
  const char *const ids[] = { asset, NULL };
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, ids, 0);

  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (at (suggestions, i)->scenario, scenario))
      return TRUE;
  return FALSE;
}

/* Who says that it is a printer gets nothing about laptops. */
static void
test_exact_type (TestProject *self, gconstpointer unused)
{
  g_autofree char *device = test_add (self, "asset", "name", "Thing", "type", "device", NULL);

  g_assert_true (is_suggested (self, device, "laptop-lost"));
  g_assert_true (is_suggested (self, device, "theft.printer-in-passage"));
  test_set (self, device, "fine_type", "mat_peri");
  g_assert_false (is_suggested (self, device, "laptop-lost"));
  g_assert_true (is_suggested (self, device, "theft.printer-in-passage"));
  test_set (self, device, "fine_type", "mat_mob");
  g_assert_true (is_suggested (self, device, "laptop-lost"));
  g_assert_false (is_suggested (self, device, "theft.printer-in-passage"));
}

static const WmSuggestion *
find (GPtrArray *suggestions, const char *scenario)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (at (suggestions, i)->scenario, scenario))
      return at (suggestions, i);
  g_assert_not_reached ();
}

/* What a scenario is about stands in it, and not whatever is worth most; where nothing is called so
 * everything that fits does. A word in the middle of another says nothing. */
static void
test_names (TestProject *self, gconstpointer unused)
{
  g_autofree char *accounts =
      test_add (self, "asset", "name", "Blackmailing notes", "type", "application",
                "confidentiality", "very_high", "integrity", "very_high", NULL);
  g_autoptr (GPtrArray) before = wm_suggest_list (self->project, NULL, 0);
  g_autofree char *mail =
      test_add (self, "asset", "name", "Calendar and E-Mail", "type", "service", NULL);
  g_autoptr (GPtrArray) after = wm_suggest_list (self->project, NULL, 0);
  const WmSuggestion *mailbox = find (after, "mailbox-takeover");

  g_assert_cmpstr (find (before, "mailbox-takeover")->assets[0], ==, accounts);
  g_assert_cmpstr (mailbox->assets[0], ==, mail);
  g_assert_null (mailbox->assets[1]);
  g_assert_nonnull (find (after, "password-reuse")->assets[1]);
}

static void
test_take (TestProject *self, gconstpointer unused)
{
  g_autofree char *ann = test_add (self, "person", "name", "Ann", NULL);
  g_autofree char *laptop =
      test_add (self, "asset", "name", "Laptop", "type", "device", "owner", ann, NULL);
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, NULL, 2);
  g_autofree char *before = dump (self);
  gint64 seq = wm_project_get_head_seq (self->project);
  g_auto (GStrv) ids = wm_suggest_take (self->project, suggestions, NULL);
  g_autoptr (WmRecord) risk = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpint (wm_project_get_head_seq (self->project), ==, seq + 1);
  test_assert_undoes (self, before);
  risk = test_load (self, ids[0]);
  g_assert_true (wm_suggest_is_unconfirmed (risk));
  test_assert_value (self, ids[0], "title", at (suggestions, 0)->title);
  test_assert_value (self, ids[0], "assets", laptop);
  test_assert_value (self, ids[0], "owner", ann);
  test_assert_value (self, ids[0], "treatment", NULL);
  g_assert_nonnull (wm_record_get_value_by_id (risk, "controls"));
  /* What is there already stands last and says so. */
  again = wm_suggest_list (self->project, NULL, 0);
  g_assert_null (at (again, 0)->known_as);
  g_assert_nonnull (at (again, again->len - 1)->known_as);
  g_assert_nonnull (at (again, again->len - 2)->known_as);
  g_assert_null (at (again, again->len - 3)->known_as);
}

static char *
take_one (TestProject *self)
{
  g_autofree char *laptop = test_add (self, "asset", "name", "Laptop", "type", "device", NULL);
  g_autoptr (GPtrArray) suggestions = wm_suggest_list (self->project, NULL, 1);
  g_auto (GStrv) ids = wm_suggest_take (self->project, suggestions, NULL);

  return g_strdup (ids[0]);
}

static void
test_own_words_confirm (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = take_one (self);
  g_autofree char *before = dump (self);

  test_set (self, id, "title", "Ann leaves her laptop in the train");
  test_assert_value (self, id, "confirmed", "yes");
  test_assert_undoes (self, before);
}

static void
test_own_grade_confirms (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = take_one (self);
  g_autofree char *before = dump (self);

  test_set (self, id, "residual_likelihood", "1");
  test_assert_value (self, id, "confirmed", "yes");
  test_assert_undoes (self, before);
}

/* A form writes what is there already; and who decides about it says nothing about it. */
static void
test_the_same_confirms_nothing (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = take_one (self);
  g_autofree char *ann = test_add (self, "person", "name", "Ann", NULL);
  g_autoptr (WmRecord) risk = test_load (self, id);

  test_set (self, id, "title", wm_record_get_title (risk));
  test_set (self, id, "owner", ann);
  test_assert_value (self, id, "confirmed", "no");
}

static void
test_confirm (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = take_one (self);
  g_autofree char *before = dump (self);
  const char *const ids[] = { id, NULL };
  g_auto (GStrv) unconfirmed = NULL;
  g_auto (GStrv) confirmed = NULL;

  unconfirmed = wm_suggest_list_unconfirmed (self->project, ids);
  g_assert_true (g_strv_equal ((const char *const *) unconfirmed, ids));
  g_assert_true (wm_suggest_confirm (self->project, ids, NULL));
  confirmed = wm_suggest_list_unconfirmed (self->project, ids);
  g_assert_null (confirmed[0]);
  test_assert_value (self, id, "confirmed", "yes");
  test_assert_value (self, id, "origin", "suggested");
  test_assert_undoes (self, before);
}

static void
test_own_risks_are_confirmed (TestProject *self, gconstpointer unused)
{
  g_autofree char *id = test_add (self, "risk", "title", "Fire", NULL);
  g_autoptr (WmRecord) risk = test_load (self, id);

  g_assert_false (wm_suggest_is_unconfirmed (risk));
}

static void
test_excluded_controls_are_not_chosen (TestProject *self, gconstpointer unused)
{
  g_autofree char *laptop = test_add (self, "asset", "name", "Laptop", "type", "device", NULL);
  g_autoptr (GPtrArray) before = wm_suggest_list (self->project, NULL, 1);
  g_autofree char *excluded = g_strdup (at (before, 0)->controls[0]);
  g_autoptr (GPtrArray) after = NULL;

  test_set (self, excluded, "decision", "excluded");
  after = wm_suggest_list (self->project, NULL, 1);
  g_assert_cmpstr (at (after, 0)->scenario, ==, at (before, 0)->scenario);
  g_assert_false (g_strv_contains ((const char *const *) at (after, 0)->controls, excluded));
}

/* What a person with forty assets gets: twenty risks, each once, in plain words. */
static void
test_forty_assets (TestProject *self, gconstpointer unused)
{
  static const char *const types[] = { "business_process", "information", "application", "system",
                                       "device",           "network",     "site",        "people",
                                       "service" };
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Asset %u", i);
      g_autofree char *id =
          test_add (self, "asset", "name", name, "type", types[i % G_N_ELEMENTS (types)], NULL);

      g_assert_nonnull (id);
    }
  suggestions = wm_suggest_list (self->project, NULL, 20);
  g_assert_cmpuint (suggestions->len, ==, 20);
  for (guint i = 0; i < suggestions->len; i++)
    {
      g_assert_true (g_hash_table_add (titles, at (suggestions, i)->title));
      g_assert_null (strchr (at (suggestions, i)->scenario, '.'));
      g_assert_cmpuint (g_strv_length (at (suggestions, i)->assets), <=, 6);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("list/nothing-for-what-has-no-type-or-is-retired", test_nothing);
  ADD ("list/general-ones-for-other", test_other);
  ADD ("list/what-fits-the-most-valuable-first", test_fits);
  ADD ("list/exact-type", test_exact_type);
  ADD ("list/asks-how-assets-are-called", test_names);
  ADD ("list/forty-assets-give-twenty-risks", test_forty_assets);
  ADD ("list/excluded-controls-are-not-chosen", test_excluded_controls_are_not_chosen);
  ADD ("take/risks-with-assets-and-controls-in-one-event", test_take);
  ADD ("confirm/own-words", test_own_words_confirm);
  ADD ("confirm/an-own-grade", test_own_grade_confirms);
  ADD ("confirm/not-by-what-was-there", test_the_same_confirms_nothing);
  ADD ("confirm/as-it-is", test_confirm);
  ADD ("confirm/own-risks-need-none", test_own_risks_are_confirmed);
  return g_test_run ();
}
