/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-registry.h"
#include "standard/wm-guidance.h"

/* Guidance from anywhere, and a measure of the texts that are part of the program. */

#define EDITION "2022"
#define MIN_WORDS 60
#define MAX_WORDS 200

/* Of the sequences of three words in the shorter of two texts, those that the other has too. */
#define MAX_ALIKE 0.5

/* A file of texts and the controls that it is about; "clauses" has the clauses instead. */
static const char *const parts[] = { "clauses", "organizational", "people", "physical",
                                     "technological" };

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static GBytes *
read_part (const char *part)
{
  g_autofree char *name = g_strdup_printf ("guidance-" EDITION "-%s.xml", part);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "catalogue", name, NULL);

  return read_file (path);
}

static WmCatalogue *
ref_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  WmCatalogue *catalogue = wm_catalogue_ref_builtin (EDITION, &error);

  g_assert_no_error (error);
  return catalogue;
}

/* The numbers that @part is about, or all of them. */
static GPtrArray *
list_references (WmCatalogue *catalogue, const char *part)
{
  GPtrArray *references = g_ptr_array_new ();

  if (part == NULL || g_str_equal (part, "clauses"))
    for (const WmCatalogueClause *const *clause = wm_catalogue_get_clauses (catalogue, NULL);
         *clause != NULL; clause++)
      if ((*clause)->kind != WM_CLAUSE_SUB_REQUIREMENT)
        g_ptr_array_add (references, (gpointer) (*clause)->id);
  for (const WmCatalogueControl *const *control = wm_catalogue_get_controls (catalogue, NULL);
       *control != NULL; control++)
    if (part == NULL || g_str_equal (part, (*control)->group->id))
      g_ptr_array_add (references, (gpointer) (*control)->id);
  return references;
}

/* Reading. */

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "catalogue", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static WmGuidance *
load (const char *text, GError **error)
{
  g_autofree char *whole = read_fixture ("whole.xml");
  g_autoptr (GBytes) whole_bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_new_from_bytes (whole_bytes, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return wm_guidance_new_from_bytes (bytes, catalogue, error);
}

static void
test_reads_all_that_there_can_be (void)
{
  g_autofree char *text = read_fixture ("guidance.xml");
  g_autoptr (GError) error = NULL;
  WmGuidance *all = load (text, &error);
  const WmCatalogueGuidance *guidance;

  g_assert_no_error (error);
  guidance = wm_guidance_lookup (all, "Z.1");
  g_assert_cmpstr (guidance->asks, ==, "Somebody knows who has a key & why.");
  g_assert_cmpstr (guidance->why, ==, "A lost key opens the door for years.");
  g_assert_cmpstr (guidance->how, ==, "Keep a list of keys. Count them twice a year.");
  g_assert_cmpstr (guidance->mistakes, ==, "The list leaves out the cleaner’s key.");
  g_assert_cmpstr (guidance->proof[0], ==, "List of keys with names");
  g_assert_cmpstr (guidance->proof[2], ==, "Receipt for a returned key");
  g_assert_null (guidance->proof[3]);
  g_assert_cmpstr (guidance->tools[0]->kind, ==, "key_cabinet");
  g_assert_cmpstr (guidance->tools[1]->label, ==, "Electronic lock");
  g_assert_null (guidance->tools[2]);
  g_assert_cmpstr (guidance->documents[0]->kind, ==, "register");
  g_assert_cmpstr (guidance->documents[0]->label, ==, "Key register");
  g_assert_null (guidance->documents[1]);
  g_assert_null (wm_guidance_lookup (all, "7.1")->tools[0]);
  g_assert_null (wm_guidance_lookup (all, "Z.2"));
  g_assert_null (wm_guidance_lookup (all, "7.1 a)"));
  g_assert_finalize_object (all);
}

/* One change to guidance.xml, and what the refusal says. */
typedef struct
{
  const char *name;
  const char *find;
  const char *replace;
  const char *says;
} Fault;

static const Fault faults[] = {
  { "unknown-number", "for=\"7.1\"", "for=\"7.9\"", "“7.9” is neither a control nor a clause" },
  { "number-twice", "for=\"7.1\"", "for=\"Z.1\"", "“Z.1” is neither" },
  { "no-number", "for=\"7.1\"", "", "<guidance> has no for" },
  { "another-edition", "edition=\"test-1\"", "edition=\"test-2\"", "not for test-1" },
  { "no-edition", "edition=\"test-1\"", "", "<guidance-texts> has no edition" },
  { "no-why", "<why>Rain finds each hole.</why>", "", "There is no <why> in this <guidance>" },
  { "why-twice", "<why>Rain", "<why>Wind.</why><why>Rain", "<why> stands here a second time" },
  { "no-proof",
    "<proof>\n      <item>Picture of the roof</item>\n      <item>Bill for tiles</item>\n    "
    "</proof>",
    "", "There is no <proof>" },
  { "one-piece-of-proof", "<item>Bill for tiles</item>", "", "pieces of proof here is 1." },
  { "six-pieces-of-proof", "<item>Bill for tiles</item>",
    "<item>a</item><item>b</item><item>c</item><item>d</item><item>e</item>",
    "pieces of proof here is 6." },
  { "need-without-kind", "kind=\"key_cabinet\"", "", "<tool> has no kind" },
  { "unknown-element", "<why>Rain", "<price>3</price><why>Rain", "<price> has no place" },
  { "no-guidance", "<guidance-texts edition=\"test-1\">", "<texts edition=\"test-1\">", "Line " },
};

static void
test_refuses_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *whole = read_fixture ("guidance.xml");
  g_autoptr (GString) faulty = g_string_new (whole);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (faulty, fault->find, fault->replace, 1), ==, 1);
  g_assert_null (load (faulty->str, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == WM_CATALOGUE_ERROR);
  if (strstr (error->message, fault->says) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, fault->says);
}

static void
test_is_shared_while_it_is_held (void)
{
  WmGuidance *first = wm_guidance_ref_builtin (EDITION);
  g_autoptr (WmGuidance) none = wm_guidance_ref_builtin ("1999");
  WmGuidance *second = wm_guidance_ref_builtin (EDITION);

  g_assert_true (first == second);
  g_assert_null (wm_guidance_lookup (none, "A.5.1"));
  g_object_unref (second);
  g_assert_finalize_object (first);
}

/* Measuring. */

static void
check_part (WmCatalogue *catalogue, const char *part, GBytes *bytes)
{
  g_autoptr (GPtrArray) references = list_references (catalogue, part);
  g_autoptr (GPtrArray) all = list_references (catalogue, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmGuidance) guidance = wm_guidance_new_from_bytes (bytes, catalogue, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      gboolean wanted = g_ptr_array_find (references, all->pdata[i], NULL);

      if (wanted != (wm_guidance_lookup (guidance, all->pdata[i]) != NULL))
        g_test_fail_printf ("%s: %s %s", part, (const char *) all->pdata[i],
                            wanted ? "has no guidance" : "belongs elsewhere");
    }
}

static void
test_is_whole (void)
{
  g_autoptr (WmCatalogue) catalogue = ref_catalogue ();
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin (EDITION);
  g_autoptr (GPtrArray) references = list_references (catalogue, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GBytes) bytes = read_part (parts[i]);

      check_part (catalogue, parts[i], bytes);
    }
  for (guint i = 0; i < references->len; i++)
    g_assert_nonnull (wm_guidance_lookup (all, references->pdata[i]));
}

/* The words of an entry that are read together, in lower case. */
static GPtrArray *
list_words (const WmCatalogueGuidance *guidance)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lower = NULL;
  g_auto (GStrv) words = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  g_string_append_printf (text, "%s %s %s %s", guidance->asks, guidance->why, guidance->how,
                          guidance->mistakes);
  for (const char *const *item = guidance->proof; *item != NULL; item++)
    g_string_append_printf (text, " %s", *item);
  lower = g_utf8_strdown (text->str, -1);
  words = g_regex_split_simple ("[^\\w’'.-]+", lower, 0, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (found, g_strdup (words[i]));
  return found;
}

static GHashTable *
list_threes (const WmCatalogueGuidance *guidance)
{
  g_autoptr (GPtrArray) words = list_words (guidance);
  GHashTable *threes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 2; i < words->len; i++)
    g_hash_table_add (
        threes, g_strjoin (" ", words->pdata[i - 2], words->pdata[i - 1], words->pdata[i], NULL));
  return threes;
}

static double
measure_likeness (GHashTable *a, GHashTable *b)
{
  GHashTable *shorter = g_hash_table_size (a) < g_hash_table_size (b) ? a : b;
  GHashTable *longer = shorter == a ? b : a;
  GHashTableIter iter;
  gpointer three;
  guint n_shared = 0;

  g_hash_table_iter_init (&iter, shorter);
  while (g_hash_table_iter_next (&iter, &three, NULL))
    n_shared += g_hash_table_contains (longer, three);
  return (double) n_shared / MAX (g_hash_table_size (shorter), 1);
}

static void
test_has_a_good_length (void)
{
  g_autoptr (WmCatalogue) catalogue = ref_catalogue ();
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin (EDITION);
  g_autoptr (GPtrArray) references = list_references (catalogue, NULL);

  for (guint i = 0; i < references->len; i++)
    {
      const WmCatalogueGuidance *guidance = wm_guidance_lookup (all, references->pdata[i]);
      g_autoptr (GPtrArray) words = guidance != NULL ? list_words (guidance) : NULL;

      if (words != NULL && (words->len < MIN_WORDS || words->len > MAX_WORDS))
        g_test_fail_printf ("%s has %u words", (const char *) references->pdata[i], words->len);
    }
}

static void
test_says_each_thing_once (void)
{
  g_autoptr (WmCatalogue) catalogue = ref_catalogue ();
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin (EDITION);
  g_autoptr (GPtrArray) references = list_references (catalogue, NULL);
  g_autoptr (GPtrArray) threes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < references->len; i++)
    {
      const WmCatalogueGuidance *guidance = wm_guidance_lookup (all, references->pdata[i]);

      if (guidance == NULL)
        continue;
      g_ptr_array_add (threes, list_threes (guidance));
      g_ptr_array_add (names, references->pdata[i]);
    }
  for (guint i = 0; i < threes->len; i++)
    for (guint j = 0; j < i; j++)
      if (measure_likeness (threes->pdata[i], threes->pdata[j]) > MAX_ALIKE)
        g_test_fail_printf ("%s and %s are more than half alike", (const char *) names->pdata[i],
                            (const char *) names->pdata[j]);
}

static void
test_measures_likeness (void)
{
  static const char *const no_proof[] = { NULL };
  const WmCatalogueGuidance one = {
    .asks = "a b c d", .why = "e", .how = "f", .mistakes = "g", .proof = no_proof
  };
  const WmCatalogueGuidance half = {
    .asks = "a b c d e", .why = "x", .how = "y", .mistakes = "z", .proof = no_proof
  };
  const WmCatalogueGuidance other = {
    .asks = "h i j", .why = "k", .how = "l", .mistakes = "m n", .proof = no_proof
  };
  g_autoptr (GHashTable) ones = list_threes (&one);
  g_autoptr (GHashTable) halves = list_threes (&half);
  g_autoptr (GHashTable) others = list_threes (&other);

  g_assert_cmpfloat (measure_likeness (ones, ones), ==, 1);
  g_assert_cmpfloat_with_epsilon (measure_likeness (ones, halves), 0.6, 0.001);
  g_assert_cmpfloat (measure_likeness (ones, others), ==, 0);
}

static void
test_names_tools_that_there_are (void)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  const WmField *field = wm_kind_find_field (wm_registry_find_kind (registry, "tool"), "tool_kind");
  g_autoptr (WmCatalogue) catalogue = ref_catalogue ();
  g_autoptr (WmGuidance) all = wm_guidance_ref_builtin (EDITION);
  g_autoptr (GPtrArray) references = list_references (catalogue, NULL);

  for (guint i = 0; i < references->len; i++)
    {
      const WmCatalogueGuidance *guidance = wm_guidance_lookup (all, references->pdata[i]);

      for (guint j = 0; guidance != NULL && guidance->tools[j] != NULL; j++)
        if (wm_field_find_choice (field, guidance->tools[j]->kind) == NULL)
          g_test_fail_printf ("%s: there is no kind of tool “%s”",
                              (const char *) references->pdata[i], guidance->tools[j]->kind);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guidance/reading/takes-all-that-there-can-be",
                   test_reads_all_that_there_can_be);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/guidance/refusing/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_refuses_fault);
    }
  g_test_add_func ("/guidance/builtin/is-shared-while-it-is-held", test_is_shared_while_it_is_held);
  g_test_add_func ("/guidance/texts/are-whole", test_is_whole);
  g_test_add_func ("/guidance/texts/have-a-good-length", test_has_a_good_length);
  g_test_add_func ("/guidance/texts/say-each-thing-once", test_says_each_thing_once);
  g_test_add_func ("/guidance/texts/are-measured-for-likeness", test_measures_likeness);
  g_test_add_func ("/guidance/texts/name-tools-that-there-are", test_names_tools_that_there_are);

  return g_test_run ();
}
