/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project/wm-args.h"

#include <string.h>

static void
assert_json (WmArgs *args, const char *expected)
{
  g_autofree char *json = wm_args_dup_json (args);

  g_assert_cmpstr (json, ==, expected);
}

/* The chain covers these bytes, so the same arguments must always give the same. */
static void
test_canonical (void)
{
  g_autoptr (WmArgs) args = wm_args_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  assert_json (args, "{}");
  g_ptr_array_add (fields, (gpointer) "status");
  g_ptr_array_add (fields, (gpointer) "owner");
  wm_args_set_text (args, "title", "a \"b\" \\ / ü\n");
  wm_args_set_list (args, "fields", fields);
  wm_args_set_number (args, "count", -3);
  wm_args_set_text (args, "kind", "asset");
  wm_args_set_text (args, "nothing", NULL);
  assert_json (args, "{\"count\":-3,\"fields\":[\"status\",\"owner\"],\"kind\":\"asset\","
                     "\"title\":\"a \\\"b\\\" \\\\ / ü\\n\"}");
}

static void
test_order_does_not_matter (void)
{
  static const char *const keys[] = { "b", "a", "ab", "B", "_", "a1" };
  g_autoptr (WmArgs) there = wm_args_new ();
  g_autoptr (WmArgs) back = wm_args_new ();
  g_autofree char *json = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      wm_args_set_text (there, keys[i], "x");
      wm_args_set_text (back, keys[G_N_ELEMENTS (keys) - 1 - i], "x");
    }
  json = wm_args_dup_json (there);
  g_assert_cmpstr (json, ==,
                   "{\"B\":\"x\",\"_\":\"x\",\"a\":\"x\",\"a1\":\"x\",\"ab\":\"x\",\"b\":\"x\"}");
  assert_json (back, json);
}

static void
test_round_trip (void)
{
  static const char json[] = "{\"count\":9223372036854775807,\"fields\":[\"a\",\"b\"],"
                             "\"title\":\"Akte [12] {x} 'y' // z\"}";
  g_autoptr (WmArgs) args = wm_args_parse (json);
  g_autoptr (GPtrArray) fields = wm_args_dup_list (args, "fields");

  g_assert_cmpstr (wm_args_get_text (args, "title"), ==, "Akte [12] {x} 'y' // z");
  g_assert_cmpint (wm_args_get_number (args, "count", 1), ==, G_MAXINT64);
  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (fields, 1), ==, "b");
  assert_json (args, json);
}

static void
test_other_types (void)
{
  g_autoptr (WmArgs) args = wm_args_parse (
      "{\"title\":{\"x\":1},\"count\":\"many\",\"fields\":[1,null,[\"x\"],\"good\",{}],"
      "\"half\":1.5,\"none\":null,\"list\":\"x\"}");
  g_autoptr (GPtrArray) fields = wm_args_dup_list (args, "fields");
  g_autoptr (GPtrArray) list = wm_args_dup_list (args, "list");
  g_autoptr (GPtrArray) missing = wm_args_dup_list (args, "missing");

  g_assert_null (wm_args_get_text (args, "title"));
  g_assert_null (wm_args_get_text (args, "fields"));
  g_assert_null (wm_args_get_text (args, "none"));
  g_assert_null (wm_args_get_text (args, "missing"));
  g_assert_cmpint (wm_args_get_number (args, "count", 7), ==, 7);
  g_assert_cmpint (wm_args_get_number (args, "half", 7), ==, 7);
  g_assert_cmpint (wm_args_get_number (args, "none", 7), ==, 7);
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fields, 0), ==, "good");
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpuint (missing->len, ==, 0);
}

static void
assert_empty (const char *json)
{
  g_autoptr (WmArgs) args = wm_args_parse (json);

  assert_json (args, "{}");
}

/* A list of events from elsewhere holds anything and is shown all the same. json-glib calls itself
 * for each level, and brackets behind a comment or a single quote are levels too. */
static void
test_hostile (void)
{
  static const char *const starts[] = {
    "", "/*\"*/", "//\"\n", "'\"'", "{\"a\":/*\"*/", "{\"a\":"
  };
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (GString) mixed = g_string_new (NULL);

  assert_empty (NULL);
  assert_empty ("");
  assert_empty ("[]");
  assert_empty ("null");
  assert_empty ("\"text\"");
  assert_empty ("{\"a\":");
  assert_empty ("{\"a\":1");
  assert_empty ("{\"a\":\"\xff\"}");
  assert_empty ("]]]]");
  assert_empty ("\"\\");
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *json = g_strconcat (starts[i], deep, NULL);

      assert_empty (json);
    }
  for (int i = 0; i < 200000; i++)
    g_string_append (mixed, "[/*]*/");
  assert_empty (mixed->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/args/json/is-canonical", test_canonical);
  g_test_add_func ("/args/json/does-not-depend-on-the-order", test_order_does_not_matter);
  g_test_add_func ("/args/parse/comes-back", test_round_trip);
  g_test_add_func ("/args/parse/other-types-count-as-missing", test_other_types);
  g_test_add_func ("/args/parse/hostile-text-counts-as-empty", test_hostile);
  return g_test_run ();
}
