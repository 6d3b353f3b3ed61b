/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenarios/builtin/has-scenarios", test_has_scenarios);
  g_test_add_func ("/scenarios/builtin/joins-threat-and-weakness", test_joins_threat_and_weakness);

  return g_test_run ();
}
