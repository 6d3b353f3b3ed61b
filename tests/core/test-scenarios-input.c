/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "standard/wm-scenarios.h"

#include <string.h>

/* What the loader of scenarios and threats does with files that need not be trusted. */

static const char scenarios[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<scenarios>\n"
    "  <scenario id='a-roof-leaks' kinds='site device' hits='i a' likelihood='2' weight='3'"
    " controls='A.7.5 A.8.13'>\n"
    "    <title>The roof\n      leaks</title>\n"
    "    <threat>Water &amp; more</threat>\n"
    "    <weakness>It is old</weakness>\n"
    "    <why>It rains.</why>\n"
    "  </scenario>\n"
    "</scenarios>\n";

static const char threats[] =
    "<threats>\n"
    "  <threat id='rain' hits='a'><label>It rains</label></threat>\n"
    "  <weakness id='old-roof'><label>The roof is old</label></weakness>\n"
    "  <pair threat='rain' weakness='old-roof' kinds='site' exact='bat_loc'"
    " likelihood='1' weight='4' controls='A.7.5'/>\n"
    "</threats>\n";

static WmCatalogue *catalogue;

static WmScenarios *
load (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return wm_scenarios_new_from_bytes (bytes, catalogue, error);
}

static void
assert_refused (const char *text, gsize length, WmCatalogueError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmScenarios) loaded = load (text, length, &error);

  g_assert_null (loaded);
  g_assert_error (error, WM_CATALOGUE_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 700);
  if (strstr (error->message, says) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", says, error->message);
}

static void
test_reads_scenarios (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmScenarios) loaded = load (scenarios, strlen (scenarios), &error);
  const WmScenario *roof;
  guint n_loaded;

  g_assert_no_error (error);
  roof = wm_scenarios_get_all (loaded, &n_loaded)[0];
  g_assert_cmpuint (n_loaded, ==, 1);
  g_assert_cmpstr (roof->id, ==, "a-roof-leaks");
  g_assert_cmpstr (roof->title, ==, "The roof leaks");
  g_assert_cmpstr (roof->threat, ==, "Water & more");
  g_assert_cmpstr (roof->why, ==, "It rains.");
  g_assert_cmpstr (roof->kinds[1], ==, "device");
  g_assert_null (roof->kinds[2]);
  g_assert_cmpstr (roof->controls[1], ==, "A.8.13");
  g_assert_null (roof->exact);
  g_assert_cmpuint (roof->likelihood, ==, 2);
  g_assert_cmpuint (roof->weight, ==, 3);
  g_assert_cmpuint (roof->hits, ==,
                    WM_SECURITY_PROPERTY_INTEGRITY | WM_SECURITY_PROPERTY_AVAILABILITY);
}

static void
test_reads_threats (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmScenarios) loaded = load (threats, strlen (threats), &error);
  g_autofree char *title = NULL;
  const WmScenario *rain;

  g_assert_no_error (error);
  rain = wm_scenarios_lookup (loaded, "rain.old-roof");
  g_assert_nonnull (rain);
  title = wm_scenario_dup_title (rain);
  g_assert_cmpstr (title, ==, "It rains: The roof is old");
  g_assert_cmpstr (rain->exact[0], ==, "bat_loc");
  g_assert_cmpuint (rain->weight, ==, 4);
}

typedef struct
{
  const char *name;
  const char *find;
  const char *replace;
  const char *says;
} Fault;

static const Fault scenario_faults[] = {
  { "no-id", "id='a-roof-leaks'", "", "<scenario> has no id" },
  { "odd-id", "'a-roof-leaks'", "'A_roof'", "can't be the id" },
  { "unknown-kind", "site device", "site spoon", "“spoon”" },
  { "kind-twice", "site device", "site site", "“site”" },
  { "kinds-with-gap", "site device", "site  device", "The kinds of <scenario>" },
  { "no-kinds", "kinds='site device'", "", "<scenario> has no kinds" },
  { "unknown-control", "A.8.13", "A.8.99", "“A.8.99”" },
  { "no-controls", "controls='A.7.5 A.8.13'", "controls=''", "<scenario> has no controls" },
  { "unknown-property", "hits='i a'", "hits='i x'", "can't be the hits" },
  { "no-hits", "hits='i a'", "", "<scenario> has no hits" },
  { "likelihood-zero", "likelihood='2'", "likelihood='0'", "can't be the likelihood" },
  { "likelihood-five", "likelihood='2'", "likelihood='5'", "can't be the likelihood" },
  { "weight-in-words", "weight='3'", "weight='much'", "can't be the weight" },
  { "no-title", "<title>The roof\n      leaks</title>", "", "There is no <title>" },
  { "no-why", "<why>It rains.</why>", "", "There is no <why>" },
  { "empty-threat", "Water &amp; more", " ", "<threat> is empty" },
  { "markup-in-text", "It is old", "It is <b>old</b>", "other than plain text" },
  { "unknown-element", "<why>It rains.</why>", "<how>So</how>", "<how> has no place" },
  { "title-twice", "<why>It rains.</why>", "<title>Again</title>", "a second time" },
  { "other-root", "<scenarios>", "<scenarios xmlns='urn:x'>", "These are no scenarios" },
};

static const Fault threat_faults[] = {
  { "unknown-threat", "threat='rain'", "threat='snow'", "The threat “snow”" },
  { "unknown-weakness", "weakness='old-roof'", "weakness='new-roof'", "The weakness “new-roof”" },
  { "no-threat", "<pair threat='rain'", "<pair", "<pair> has no threat" },
  { "no-exact", "exact='bat_loc'", "", "<pair> has no exact" },
  { "odd-exact", "bat_loc", "BAT_LOC", "“BAT_LOC”" },
  { "no-label", "<label>It rains</label>", "", "There is no <label>" },
  { "no-hits", " hits='a'", "", "<threat> has no hits" },
  { "twice", "<weakness id", "<threat id='rain' hits='a'><label>x</label></threat><weakness id",
    "another <threat>" },
  { "scenario-among-threats", "<threat id='rain' hits='a'>",
    "<scenario/><threat id='rain' hits='a'>", "<scenario> has no place" },
};

static void
assert_fault_refused (const char *whole, const Fault *fault)
{
  g_autoptr (GString) faulty = g_string_new (whole);

  g_assert_cmpuint (g_string_replace (faulty, fault->find, fault->replace, 1), ==, 1);
  assert_refused (faulty->str, faulty->len, WM_CATALOGUE_ERROR_INVALID, fault->says);
}

static void
test_refuses_scenario_fault (gconstpointer data)
{
  assert_fault_refused (scenarios, data);
}

static void
test_refuses_threat_fault (gconstpointer data)
{
  assert_fault_refused (threats, data);
}

static void
test_refuses_pair_twice (void)
{
  g_autoptr (GString) twice = g_string_new (threats);
  g_autofree char *pair =
      g_strndup (strstr (threats, "<pair"),
                 (gsize) (strstr (threats, "</threats>") - strstr (threats, "<pair")));

  g_string_insert (twice, strstr (threats, "</threats>") - threats, pair);
  assert_refused (twice->str, twice->len, WM_CATALOGUE_ERROR_INVALID, "“rain.old-roof”");
}

static void
test_refuses_what_is_no_list (void)
{
  static const char empty[] = "<scenarios/>";
  static const char no_pairs[] = "<threats><weakness id='x'><label>x</label></weakness></threats>";
  static const char other[] = "<catalogue/>";

  assert_refused (empty, strlen (empty), WM_CATALOGUE_ERROR_INVALID, "There is no <");
  assert_refused (no_pairs, strlen (no_pairs), WM_CATALOGUE_ERROR_INVALID, "There is no <");
  assert_refused (other, strlen (other), WM_CATALOGUE_ERROR_INVALID, "no scenarios");
  assert_refused ("", 0, WM_CATALOGUE_ERROR_MALFORMED, "not loaded");
  assert_refused ("\0\0", 2, WM_CATALOGUE_ERROR_MALFORMED, "not loaded");
  assert_refused ("\xff\xfe<\0", 4, WM_CATALOGUE_ERROR_MALFORMED, "not loaded");
}

static void
assert_survives_truncation (const char *whole)
{
  for (gsize cut = strlen (whole) - 2; cut > 0; cut--)
    assert_refused (whole, cut, WM_CATALOGUE_ERROR_MALFORMED, "not loaded");
}

static void
test_refuses_truncated (void)
{
  assert_survives_truncation (scenarios);
  assert_survives_truncation (threats);
}

static void
assert_survives_changes (const char *original)
{
  static const guint8 masks[] = { 0x01, 0x02, 0x04, 0x20, 0x80, 0xff };
  g_autofree char *text = g_strdup (original);
  gsize length = strlen (text);
  guint n_refused = 0;

  for (gsize at = 0; at < length; at++)
    {
      const char before = text[at];
      g_autoptr (GError) error = NULL;
      g_autoptr (WmScenarios) loaded = NULL;

      text[at] = (char) (before ^ masks[at % G_N_ELEMENTS (masks)]);
      loaded = load (text, length, &error);
      text[at] = before;
      if (loaded == NULL)
        {
          g_assert_true (error->domain == WM_CATALOGUE_ERROR);
          n_refused++;
        }
    }
  g_assert_cmpuint (n_refused, >, length / 4);
}

static void
test_survives_any_changed_byte (void)
{
  assert_survives_changes (scenarios);
  assert_survives_changes (threats);
}

static void
test_refuses_entities (void)
{
  static const char bomb[] = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                             "<scenarios>&b;</scenarios>";
  static const char reach[] = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                              "<threats>&a;</threats>";

  assert_refused (bomb, strlen (bomb), WM_CATALOGUE_ERROR_MALFORMED, "document type declaration");
  assert_refused (reach, strlen (reach), WM_CATALOGUE_ERROR_MALFORMED, "document type declaration");
}

static void
test_refuses_too_many_bytes (void)
{
  g_autofree char *spaces = g_strnfill (4 * 1024 * 1024, ' ');
  g_autofree char *large = g_strconcat ("<scenarios>", spaces, "</scenarios>", NULL);

  assert_refused (large, strlen (large), WM_CATALOGUE_ERROR_TOO_LARGE, "It is larger than");
}

static void
test_refuses_long_names_in_few_words (void)
{
  g_autofree char *name = g_strnfill (40000, 'n');
  g_autoptr (GString) kinds = g_string_new (scenarios);
  g_autofree char *element = g_strdup_printf ("<scenarios><%s/></scenarios>", name);

  g_string_replace (kinds, "site device", name, 1);
  assert_refused (kinds->str, kinds->len, WM_CATALOGUE_ERROR_INVALID, "nnnn");
  assert_refused (element, strlen (element), WM_CATALOGUE_ERROR_INVALID, "nnnn");
}

/* A list as long as fits in one attribute, and as many entries as fit in a file: nothing may take
 * the square of their number. */
static void
test_reads_many (void)
{
  g_autoptr (GString) many = g_string_new ("<scenarios>");
  g_autoptr (GString) names = g_string_new (scenarios);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (WmScenarios) loaded = NULL;
  guint n_loaded;

  for (guint i = 0; i < 8000; i++)
    g_string_append_printf (many,
                            "<scenario id='s%u' kinds='site' hits='a' likelihood='1' weight='1' "
                            "controls='A.7.5'><title>a</title><threat>b</threat>"
                            "<weakness>c</weakness><why>d</why></scenario>",
                            i);
  g_string_append (many, "</scenarios>");
  loaded = load (many->str, many->len, NULL);
  g_assert_nonnull (loaded);
  wm_scenarios_get_all (loaded, &n_loaded);
  g_assert_cmpuint (n_loaded, ==, 8000);

  for (guint i = 0; i < 100000; i++)
    g_string_append (list, "site device ");
  g_string_replace (names, "site device", list->str, 1);
  assert_refused (names->str, names->len, WM_CATALOGUE_ERROR_INVALID, "“site”");
}

static void
add_faults (const char *folder, const Fault *faults, guint n_faults, GTestDataFunc test)
{
  for (guint i = 0; i < n_faults; i++)
    {
      g_autofree char *path = g_strconcat ("/scenarios-input/", folder, "/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = wm_catalogue_ref_builtin ("2022", NULL);

  g_test_add_func ("/scenarios-input/reading/scenarios", test_reads_scenarios);
  g_test_add_func ("/scenarios-input/reading/threats", test_reads_threats);
  g_test_add_func ("/scenarios-input/reading/many", test_reads_many);
  add_faults ("scenario", scenario_faults, G_N_ELEMENTS (scenario_faults),
              test_refuses_scenario_fault);
  add_faults ("threat", threat_faults, G_N_ELEMENTS (threat_faults), test_refuses_threat_fault);
  g_test_add_func ("/scenarios-input/threat/pair-twice", test_refuses_pair_twice);
  g_test_add_func ("/scenarios-input/hostile/no-list", test_refuses_what_is_no_list);
  g_test_add_func ("/scenarios-input/hostile/truncated-anywhere", test_refuses_truncated);
  g_test_add_func ("/scenarios-input/hostile/any-byte-changed", test_survives_any_changed_byte);
  g_test_add_func ("/scenarios-input/hostile/entities", test_refuses_entities);
  g_test_add_func ("/scenarios-input/hostile/too-many-bytes", test_refuses_too_many_bytes);
  g_test_add_func ("/scenarios-input/hostile/long-names", test_refuses_long_names_in_few_words);

  status = g_test_run ();
  g_clear_object (&catalogue);
  return status;
}
