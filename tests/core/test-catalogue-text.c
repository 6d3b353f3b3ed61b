/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "standard/wm-guidance.h"
#include "standard/wm-scenarios.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

/* The texts of catalogues between the XML, the translators' tools and the reader. */

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("waymark-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static char *
build_data_path (const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue", file, NULL);
}

static char *
build_fixture_path (const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "core", "catalogue", file, NULL);
}

/* Runs a tool of the system; build-aux/check installs them, so a missing one is a failure. */
static gboolean
run_tool (const char *const *command, char **output)
{
  g_autofree char *po_folder = g_test_build_filename (G_TEST_DIST, "..", "po", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *complaints = NULL;

  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", po_folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, &complaints, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s: %s", command[0], complaints);
  if (output != NULL)
    *output = g_steal_pointer (&text);
  return g_subprocess_get_successful (process);
}

static void
add_text (GHashTable *texts, const char *text)
{
  if (text != NULL)
    g_hash_table_add (texts, g_strdup (text));
}

static void
add_guidance (GHashTable *texts, const WmCatalogueGuidance *guidance)
{
  if (guidance == NULL)
    return;
  add_text (texts, guidance->asks);
  add_text (texts, guidance->why);
  add_text (texts, guidance->how);
  add_text (texts, guidance->mistakes);
  for (const char *const *proof = guidance->proof; *proof != NULL; proof++)
    add_text (texts, *proof);
  for (const WmCatalogueNeed *const *tool = guidance->tools; *tool != NULL; tool++)
    add_text (texts, (*tool)->label);
  for (const WmCatalogueNeed *const *document = guidance->documents; *document != NULL; document++)
    add_text (texts, (*document)->label);
}

/* All that @catalogue has for people. */
static GHashTable *
collect_texts (WmCatalogue *catalogue)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const WmCatalogueAmendment *const *amendment = wm_catalogue_get_amendments (catalogue, NULL);
       *amendment != NULL; amendment++)
    add_text (texts, (*amendment)->title);
  for (const WmCatalogueGroup *const *group = wm_catalogue_get_groups (catalogue, NULL);
       *group != NULL; group++)
    add_text (texts, (*group)->label);
  for (const WmCatalogueControl *const *control = wm_catalogue_get_controls (catalogue, NULL);
       *control != NULL; control++)
    {
      add_text (texts, (*control)->title);
      add_text (texts, (*control)->note);
    }
  for (const WmCatalogueClause *const *clause = wm_catalogue_get_clauses (catalogue, NULL);
       *clause != NULL; clause++)
    {
      add_text (texts, (*clause)->title);
      add_text (texts, (*clause)->documented);
      add_text (texts, (*clause)->note);
    }
  for (const WmCatalogueDocument *const *document = wm_catalogue_get_documents (catalogue, NULL);
       *document != NULL; document++)
    {
      add_text (texts, (*document)->title);
      add_text (texts, (*document)->note);
    }
  return texts;
}

static WmCatalogue *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  WmCatalogue *catalogue;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  catalogue = wm_catalogue_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return catalogue;
}

/* What xgettext finds in the file at @path. */
static GHashTable *
extract_texts (const char *path)
{
  /* With the header, as only that says that the output is UTF-8. */
  const char *const command[] = { "xgettext", "--from-code=UTF-8", "--no-wrap", "--output=-", path,
                                  NULL };
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (run_tool (command, &output));
  g_assert_true (g_utf8_validate (output, -1, NULL));
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "msgid \""))
      {
        g_assert_true (g_str_has_suffix (lines[i], "\""));
        lines[i][strlen (lines[i]) - 1] = '\0';
        g_hash_table_add (texts, g_strcompress (lines[i] + strlen ("msgid \"")));
      }
    else
      g_assert_false (g_str_has_prefix (lines[i], "msgctxt"));
  g_assert_true (g_hash_table_remove (texts, ""));
  return texts;
}

static void
assert_contains_all (GHashTable *texts, GHashTable *wanted, const char *complaint)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (texts, text))
      g_test_fail_printf ("%s: “%s”", complaint, (const char *) text);
}

static void
assert_extracts_what_is_shown (const char *path)
{
  g_autoptr (WmCatalogue) catalogue = load (path);
  g_autoptr (GHashTable) shown = collect_texts (catalogue);
  g_autoptr (GHashTable) extracted = extract_texts (path);

  assert_contains_all (extracted, shown, "Shown, but not given to translators");
  assert_contains_all (shown, extracted, "Given to translators, but not shown");
}

static void
test_extracts_what_is_shown_of_2022 (void)
{
  g_autofree char *path = build_data_path ("iso27001-2022.xml");
  g_autoptr (GHashTable) extracted = extract_texts (path);

  g_assert_true (g_hash_table_contains (extracted, "Policies for information security"));
  g_assert_true (g_hash_table_contains (extracted, "People controls"));
  g_assert_false (g_hash_table_contains (extracted, "people"));
  g_assert_false (g_hash_table_contains (extracted, "preventive"));
  g_assert_false (g_hash_table_contains (extracted, "A.5.1"));
  g_assert_false (g_hash_table_contains (extracted, "ISO/IEC 27001:2022"));
  assert_extracts_what_is_shown (path);
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
assert_extracts_guidance (const char *path, WmCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_bytes (path);
  g_autoptr (WmGuidance) guidance = wm_guidance_new_from_bytes (bytes, catalogue, &error);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) extracted = extract_texts (path);

  g_assert_no_error (error);
  for (const WmCatalogueControl *const *control = wm_catalogue_get_controls (catalogue, NULL);
       *control != NULL; control++)
    add_guidance (shown, wm_guidance_lookup (guidance, (*control)->id));
  for (const WmCatalogueClause *const *clause = wm_catalogue_get_clauses (catalogue, NULL);
       *clause != NULL; clause++)
    add_guidance (shown, wm_guidance_lookup (guidance, (*clause)->id));
  assert_contains_all (extracted, shown, "Shown, but not given to translators");
  assert_contains_all (shown, extracted, "Given to translators, but not shown");
}

static void
test_extracts_what_is_shown_of_guidance (void)
{
  g_autofree char *path = build_fixture_path ("guidance.xml");
  g_autofree char *whole = build_fixture_path ("whole.xml");
  g_autoptr (WmCatalogue) catalogue = load (whole);
  g_autoptr (GHashTable) extracted = extract_texts (path);

  g_assert_true (g_hash_table_contains (extracted, "Somebody knows who has a key & why."));
  g_assert_true (
      g_hash_table_contains (extracted, "Keep a list of keys. Count them twice a year."));
  g_assert_false (g_hash_table_contains (extracted, "key_cabinet"));
  assert_extracts_guidance (path, catalogue);
}

/* The paths of the guidance that the program has. */
static GPtrArray *
list_guidance (void)
{
  g_autofree char *folder = build_data_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "guidance-") && g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
test_extracts_what_is_shown_of_builtin_guidance (void)
{
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin ("2022", NULL);
  g_autoptr (GPtrArray) paths = list_guidance ();

  for (guint i = 0; i < paths->len; i++)
    assert_extracts_guidance (paths->pdata[i], catalogue);
}

static GHashTable *
collect_scenario_texts (WmScenarios *scenarios)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const WmScenario *const *one = wm_scenarios_get_all (scenarios, NULL); *one != NULL; one++)
    {
      add_text (texts, (*one)->title);
      add_text (texts, (*one)->threat);
      add_text (texts, (*one)->weakness);
      add_text (texts, (*one)->why);
      add_text (texts, (*one)->words);
    }
  return texts;
}

static void
assert_extracts_scenarios (const char *file, WmScenarios *scenarios)
{
  g_autofree char *path = build_data_path (file);
  g_autoptr (GHashTable) shown = collect_scenario_texts (scenarios);
  g_autoptr (GHashTable) extracted = extract_texts (path);

  assert_contains_all (extracted, shown, "Shown, but not given to translators");
  assert_contains_all (shown, extracted, "Given to translators, but not shown");
}

static void
test_extracts_what_is_shown_of_scenarios (void)
{
  assert_extracts_scenarios ("scenarios.xml", wm_scenarios_get_builtin ());
  assert_extracts_scenarios ("threats.xml", wm_scenarios_get_threats ());
}

static void
test_is_listed_for_translators (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "po", "POTFILES.in", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) editions = wm_catalogue_list_editions ();
  g_autoptr (GPtrArray) guidance = list_guidance ();
  guint n_listed = 0, n_guidance = 0;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      n_listed += g_str_has_prefix (lines[i], "data/catalogue/iso27001-");
      n_guidance += g_str_has_prefix (lines[i], "data/catalogue/guidance-");
    }
  g_assert_cmpuint (n_listed, ==, g_strv_length (editions));
  g_assert_cmpuint (n_guidance, ==, guidance->len);
  g_assert_true (g_strv_contains ((const char *const *) lines, "data/catalogue/scenarios.xml"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "data/catalogue/threats.xml"));
}

/* Newer C libraries translate nothing in the locale C.UTF-8, and a small system has no other: makes
 * one. */
static gboolean
set_locale_that_translates (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "en_US.UTF-8", NULL);
  const char *const command[] = { "localedef", "-i", "en_US", "-f", "UTF-8", path, NULL };

  if (setlocale (LC_ALL, "C.UTF-8") != NULL &&
      !g_str_equal (dgettext ("waymark", "Windows"), "Windows"))
    return TRUE;
  if (setlocale (LC_ALL, "en_US.UTF-8") != NULL)
    return TRUE;
  if (!run_tool (command, NULL))
    return FALSE;
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_ALL, "en_US.UTF-8") != NULL;
}

static const char translation[] = "msgid \"\"\n"
                                  "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                  "msgid \"Policies for information security\"\n"
                                  "msgstr \"Zäune\"\n"
                                  "msgid \"Internal audit\"\n"
                                  "msgstr \"Innenschau\"\n"
                                  "msgid \"Windows\"\n"
                                  "msgstr \"Fenster\"\n"
                                  "msgid \"A note over two lines, with a tab and a gap.\"\n"
                                  "msgstr \"Eine Notiz.\"\n";

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
assert_shows_translation (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin ("2022", &error);
  g_autofree char *whole_path = build_fixture_path ("whole.xml");
  g_autoptr (WmCatalogue) whole = load (whole_path);
  const WmCatalogueControl *control = wm_catalogue_lookup_control (catalogue, "A.5.1");
  const WmCatalogueClause *clause = wm_catalogue_lookup_clause (catalogue, "9.2");

  g_assert_no_error (error);
  g_assert_cmpstr (wm_catalogue_control_get_title (control), ==, "Zäune");
  g_assert_cmpstr (control->title, ==, "Policies for information security");
  g_assert_cmpstr (wm_catalogue_clause_get_title (clause), ==, "Innenschau");
  g_assert_cmpstr (wm_catalogue_translate (wm_catalogue_lookup_control (whole, "Z.1")->note), ==,
                   "Eine Notiz.");
  /* What has no translation stays, and nothing turns into the header of the translation. */
  g_assert_cmpstr (wm_catalogue_clause_get_title (wm_catalogue_lookup_clause (catalogue, "4")), ==,
                   "Context of the organization");
  g_assert_cmpstr (wm_catalogue_translate (""), ==, "");
}

static void
test_shows_translation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *messages = g_build_filename (fixture->folder, "xx", "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (messages, "waymark.po", NULL);
  g_autofree char *mo = g_build_filename (messages, "waymark.mo", NULL);
  g_autofree char *locales = g_build_filename (fixture->folder, "locales", NULL);
  g_autofree char *root = g_build_filename (fixture->folder, "xx", NULL);
  const char *const command[] = { "msgfmt", "-o", mo, po, NULL };

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (locales, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, translation, -1, NULL));
  g_assert_true (run_tool (command, NULL));

  g_setenv ("LANGUAGE", "xx", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, fixture->folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (set_locale_that_translates (locales))
    assert_shows_translation ();
  else
    g_test_skip ("There is no locale here in which the C library translates.");

  g_unsetenv ("LANGUAGE");
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
  remove_tree (locales);
  remove_tree (root);
}

static gboolean
is_valid_by (const char *schema_file, const char *path)
{
  g_autofree char *schema = build_data_path (schema_file);
  const char *const command[] = {
    "xmllint", "--nonet", "--noout", "--relaxng", schema, path, NULL
  };

  return run_tool (command, NULL);
}

static gboolean
is_valid (const char *path)
{
  return is_valid_by ("catalogue.rng", path);
}

static void
test_scenarios_follow_the_schema (void)
{
  static const char *const files[] = { "scenarios.xml", "threats.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = build_data_path (files[i]);

      g_assert_true (is_valid_by ("scenarios.rng", path));
      g_assert_false (is_valid (path));
    }
}

static void
test_editions_follow_the_schema (void)
{
  g_autofree char *folder = build_data_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto (GStrv) editions = wm_catalogue_list_editions ();
  const char *name;
  guint n_valid = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "iso27001-"))
      {
        g_autofree char *path = build_data_path (name);

        g_assert_true (is_valid (path));
        n_valid++;
      }
  g_assert_cmpuint (n_valid, ==, g_strv_length (editions));
}

static void
test_guidance_follows_the_schema (void)
{
  g_autofree char *fixture = build_fixture_path ("guidance.xml");
  g_autoptr (GPtrArray) paths = list_guidance ();

  g_assert_true (is_valid_by ("guidance.rng", fixture));
  for (guint i = 0; i < paths->len; i++)
    if (!is_valid_by ("guidance.rng", paths->pdata[i]))
      g_test_fail_printf ("%s does not follow guidance.rng", (const char *) paths->pdata[i]);
}

/* One change to the fixture that the schema must not take. */
static void
assert_schema_refuses (const char *schema, const char *file, const char *folder,
                       const char *const faults[][2], guint n_faults)
{
  g_autofree char *whole_path = build_fixture_path (file);
  g_autofree char *path = g_build_filename (folder, "faulty.xml", NULL);
  g_autofree char *whole = NULL;

  g_assert_true (g_file_get_contents (whole_path, &whole, NULL, NULL));
  for (guint i = 0; i < n_faults; i++)
    {
      g_autoptr (GString) faulty = g_string_new (whole);

      g_assert_cmpuint (g_string_replace (faulty, faults[i][0], faults[i][1], 1), ==, 1);
      g_assert_true (g_file_set_contents (path, faulty->str, faulty->len, NULL));
      if (is_valid_by (schema, path))
        g_test_fail_printf ("The schema takes “%s” for “%s”", faults[i][1], faults[i][0]);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_schema_refuses (Fixture *fixture, gconstpointer data)
{
  static const char *const catalogue_faults[][2] = {
    { "<title>Windows</title>", "" },
    { "<title>Windows</title>", "<title> </title>" },
    { "<title>Windows</title>", "<title>Windows</title><price>3</price>" },
    { "<title>Windows</title>", "<title>Win<b>dow</b>s</title>" },
    { "<title>Windows</title>", "<title>Windows</title>stray" },
    { "id=\"Z.2\"", "id=\"Z.2\" colour=\"red\"" },
    { "id=\"Z.2\"", "id=\"Z2\"" },
    { "detective corrective", "detective remedial" },
    { "kind=\"sub_requirement\"", "kind=\"letter\"" },
    { "<for clause=\"7.1\"/>", "" },
    { "2001-02-03", "2001-02-30" },
  };
  static const char *const guidance_faults[][2] = {
    { "<item>List of keys with names</item>\n      <item>Record of the last count</item>", "" },
    { "kind=\"key_cabinet\"", "" },
    { "<why>Rain finds each hole.</why>", "" },
    { "for=\"7.1\"", "for=\"7.1 a)\"" },
    { "edition=\"test-1\"", "" },
  };

  assert_schema_refuses ("catalogue.rng", "whole.xml", fixture->folder, catalogue_faults,
                         G_N_ELEMENTS (catalogue_faults));
  assert_schema_refuses ("guidance.rng", "guidance.xml", fixture->folder, guidance_faults,
                         G_N_ELEMENTS (guidance_faults));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-text/schema/editions-follow-it", test_editions_follow_the_schema);
  g_test_add_func ("/catalogue-text/schema/scenarios-follow-it", test_scenarios_follow_the_schema);
  g_test_add_func ("/catalogue-text/schema/guidance-follows-it", test_guidance_follows_the_schema);
  g_test_add ("/catalogue-text/schema/refuses-faults", Fixture, NULL, set_up, test_schema_refuses,
              tear_down);
  g_test_add_func ("/catalogue-text/translators/get-what-is-shown-of-2022",
                   test_extracts_what_is_shown_of_2022);
  g_test_add_func ("/catalogue-text/translators/get-what-is-shown-of-guidance",
                   test_extracts_what_is_shown_of_guidance);
  g_test_add_func ("/catalogue-text/translators/get-what-is-shown-of-builtin-guidance",
                   test_extracts_what_is_shown_of_builtin_guidance);
  g_test_add_func ("/catalogue-text/translators/get-what-is-shown-of-scenarios",
                   test_extracts_what_is_shown_of_scenarios);
  g_test_add_func ("/catalogue-text/translators/have-editions-listed",
                   test_is_listed_for_translators);
  g_test_add ("/catalogue-text/translation/is-shown", Fixture, NULL, set_up, test_shows_translation,
              tear_down);

  return g_test_run ();
}
