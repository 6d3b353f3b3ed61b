/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-kind.h"
#include "standard/wm-scenarios.h"

static void
test_has_scenarios (void)
{
  WmScenarios *scenarios = wm_scenarios_get_builtin ();
  const WmScenario *mailbox = wm_scenarios_lookup (scenarios, "mailbox-takeover");
  g_autofree char *title = NULL;

  g_assert_nonnull (mailbox);
  title = wm_scenario_dup_title (mailbox);
  g_assert_cmpstr (title, ==, "Somebody takes over a mailbox");
  g_assert_cmpuint (mailbox->hits, ==,
                    WM_SECURITY_PROPERTY_CONFIDENTIALITY | WM_SECURITY_PROPERTY_INTEGRITY);
  g_assert_cmpuint (mailbox->likelihood, ==, 3);
  g_assert_true (wm_scenario_fits (mailbox, "service"));
  g_assert_false (wm_scenario_fits (mailbox, "site"));
  g_assert_cmpstr (mailbox->controls[0], ==, "A.5.17");
  g_assert_null (wm_scenarios_lookup (scenarios, "mailbox"));
}

static void
test_joins_threat_and_weakness (void)
{
  WmScenarios *threats = wm_scenarios_get_threats ();
  const WmScenario *first = wm_scenarios_get_all (threats, NULL)[0];
  g_autofree char *title = wm_scenario_dup_title (first);
  g_autofree char *joined = g_strconcat (first->threat, ": ", first->weakness, NULL);

  g_assert_cmpstr (title, ==, joined);
  g_assert_null (first->title);
  g_assert_null (first->why);
  g_assert_nonnull (strchr (first->id, '.'));
  g_assert_true (wm_scenarios_lookup (threats, first->id) == first);
}

/* Controls of Annex A that answer no risk at all would stand here, each with the reason. There are
 * none: even an independent review answers the risk that nobody notices. */
static const char *const controls_without_risk[] = { NULL };

static void
add_controls (GHashTable *reached, WmScenarios *scenarios)
{
  for (const WmScenario *const *one = wm_scenarios_get_all (scenarios, NULL); *one != NULL; one++)
    for (const char *const *control = (*one)->controls; *control != NULL; control++)
      g_hash_table_add (reached, (gpointer) *control);
}

static void
test_reaches_every_control (void)
{
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin ("2022", NULL);
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_controls = 0;

  add_controls (reached, wm_scenarios_get_builtin ());
  add_controls (reached, wm_scenarios_get_threats ());
  for (const WmCatalogueControl *const *control =
           wm_catalogue_get_controls (catalogue, &n_controls);
       *control != NULL; control++)
    if (g_hash_table_contains (reached, (*control)->id) ==
        g_strv_contains (controls_without_risk, (*control)->id))
      g_test_fail_printf ("%s is reached although it should not be, or not reached",
                          (*control)->id);
  g_assert_cmpuint (n_controls, ==, 93);
}

static const WmChoice *
find_choices (const char *field)
{
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i]->id, "asset"))
      return wm_kind_find_field (kinds[i], field)->choices;
  g_assert_not_reached ();
}

static void
assert_exact_types (WmScenarios *scenarios, GHashTable *tokens)
{
  for (const WmScenario *const *one = wm_scenarios_get_all (scenarios, NULL); *one != NULL; one++)
    for (const char *const *exact = (*one)->exact; exact != NULL && *exact != NULL; exact++)
      if (!g_hash_table_contains (tokens, *exact))
        g_test_fail_printf ("%s: there is no exact type “%s”", (*one)->id, *exact);
}

static guint
count_exact (const char *exact)
{
  guint n_fitting = 0;

  for (const WmScenario *const *one = wm_scenarios_get_all (wm_scenarios_get_threats (), NULL);
       *one != NULL; one++)
    n_fitting += wm_scenario_fits_asset (*one, NULL, exact);
  return n_fitting;
}

static void
test_names_exact_types_that_there_are (void)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new (g_str_hash, g_str_equal);

  for (const WmChoice *exact = find_choices ("fine_type"); exact->token != NULL; exact++)
    {
      g_hash_table_add (tokens, (gpointer) exact->token);
      g_test_message ("%s", exact->token);
      g_assert_cmpuint (count_exact (exact->token), >=, 10);
    }
  assert_exact_types (wm_scenarios_get_builtin (), tokens);
  assert_exact_types (wm_scenarios_get_threats (), tokens);
}

static guint
count_fitting (WmScenarios *scenarios, const char *kind)
{
  guint n_fitting = 0;

  for (const WmScenario *const *one = wm_scenarios_get_all (scenarios, NULL); *one != NULL; one++)
    n_fitting += wm_scenario_fits (*one, kind);
  return n_fitting;
}

/* “Other” can be anything: what can happen to everything is suggested for it, but no threats, which
 * are about something. */
static void
test_has_some_for_every_type_of_asset (void)
{
  for (const WmChoice *type = find_choices ("type"); type->token != NULL; type++)
    {
      g_test_message ("%s", type->token);
      g_assert_cmpuint (count_fitting (wm_scenarios_get_builtin (), type->token), >=, 10);
      if (!g_str_equal (type->token, "other"))
        g_assert_cmpuint (count_fitting (wm_scenarios_get_threats (), type->token), >=, 20);
    }
  g_assert_false (
      wm_scenario_fits (wm_scenarios_get_all (wm_scenarios_get_builtin (), NULL)[0], NULL));
}

/* Where somebody chose the exact type, it decides, unless a scenario fits each of its types. */
static void
test_knows_exact_types (void)
{
  WmScenarios *threats = wm_scenarios_get_threats ();
  WmScenarios *builtin = wm_scenarios_get_builtin ();
  const WmScenario *phishing = wm_scenarios_lookup (builtin, "phishing");
  const WmScenario *laptop = wm_scenarios_lookup (builtin, "laptop-lost");
  const WmScenario *one = wm_scenarios_lookup (threats, "theft.single-copy");

  g_assert_nonnull (one);
  g_assert_true (wm_scenario_fits_asset (one, "information", NULL));
  g_assert_true (wm_scenario_fits_asset (one, "information", "mat_nele"));
  g_assert_true (wm_scenario_fits_asset (one, NULL, "mat_nele"));
  g_assert_false (wm_scenario_fits_asset (one, "information", "mat_mob"));
  g_assert_false (wm_scenario_fits_asset (one, NULL, NULL));
  g_assert_true (wm_scenario_fits_asset (phishing, "service", "sys_mes"));
  g_assert_false (wm_scenario_fits_asset (phishing, NULL, "sys_mes"));
  g_assert_true (wm_scenario_fits_asset (laptop, "device", NULL));
  g_assert_true (wm_scenario_fits_asset (laptop, "device", "mat_mob"));
  g_assert_false (wm_scenario_fits_asset (laptop, "device", "mat_peri"));
}

static void
assert_whole (WmScenarios *scenarios)
{
  for (const WmScenario *const *one = wm_scenarios_get_all (scenarios, NULL); *one != NULL; one++)
    {
      g_assert_true (wm_scenarios_lookup (scenarios, (*one)->id) == *one);
      g_assert_cmpuint ((*one)->hits, !=, 0);
      g_assert_cmpuint ((*one)->likelihood, >=, 1);
      g_assert_cmpuint ((*one)->likelihood, <=, 4);
      g_assert_cmpuint ((*one)->weight, >=, 1);
      g_assert_cmpuint ((*one)->weight, <=, 4);
      g_assert_cmpuint (g_strv_length ((char **) (*one)->controls), <=, 6);
    }
}

static void
test_are_whole (void)
{
  guint n_scenarios, n_threats;

  assert_whole (wm_scenarios_get_builtin ());
  assert_whole (wm_scenarios_get_threats ());
  wm_scenarios_get_all (wm_scenarios_get_builtin (), &n_scenarios);
  wm_scenarios_get_all (wm_scenarios_get_threats (), &n_threats);
  g_assert_cmpuint (n_scenarios, >=, 60);
  g_assert_cmpuint (n_threats, >=, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenarios/builtin/has-scenarios", test_has_scenarios);
  g_test_add_func ("/scenarios/builtin/joins-threat-and-weakness", test_joins_threat_and_weakness);
  g_test_add_func ("/scenarios/builtin/know-exact-types", test_knows_exact_types);
  g_test_add_func ("/scenarios/builtin/name-exact-types-that-there-are",
                   test_names_exact_types_that_there_are);
  g_test_add_func ("/scenarios/builtin/are-whole", test_are_whole);
  g_test_add_func ("/scenarios/builtin/reach-every-control", test_reaches_every_control);
  g_test_add_func ("/scenarios/builtin/have-some-for-every-type-of-asset",
                   test_has_some_for_every_type_of_asset);

  return g_test_run ();
}
