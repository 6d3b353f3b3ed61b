/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"

#include "container/wm-manifest.h"

#include <locale.h>
#include <string.h>

#define HASH "bb00000000000000000000000000000000000000000000000000000000000022"
#define ENTRY "{\"name\":\"README.txt\",\"size\":1,\"sha256\":\"" HASH "\"}"

/* A manifest as text, each part to be replaced by something wrong. */
static char *
make_json (const char *format, const char *program, const char *project, const char *head,
           const char *schema, const char *entries)
{
  return g_strdup_printf ("{\"format\":%s,\"program\":%s,\"project\":%s,\"head\":%s,\"schema\":%s,"
                          "\"entries\":%s}",
                          format, program, project, head, schema, entries);
}

static char *
make_entries (const char *entries)
{
  return make_json ("1", "\"Waymark 0.1.0\"", "\"" FIXTURE_PROJECT "\"", "\"" FIXTURE_HEAD "\"",
                    "3", entries);
}

static WmManifest *
parse_text (const char *text, gssize size, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);

  return wm_manifest_parse (json, error);
}

static void
assert_refused (const char *text, gssize size, WmArchiveError code)
{
  g_autofree char *start = g_strndup (text, 200);
  g_autofree char *shown = g_strescape (start, NULL);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", shown);
  g_assert_null (parse_text (text, size, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
assert_entries_refused (const char *entries, WmArchiveError code)
{
  g_autofree char *json = make_entries (entries);

  assert_refused (json, -1, code);
}

static void
test_round_trip (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (project);
  g_autoptr (WmManifest) again = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) json_again = NULL;
  g_autoptr (GError) error = NULL;

  wm_manifest_mark_damaged (manifest, "evidence/3123456789abcdef/日本語.txt", 17);
  json = wm_manifest_to_json (manifest);
  again = wm_manifest_parse (json, &error);
  g_assert_no_error (error);

  g_assert_cmpint (again->format, ==, 1);
  g_assert_cmpstr (again->program, ==, "Waymark 0.0.1");
  g_assert_cmpstr (again->project_id, ==, FIXTURE_PROJECT);
  g_assert_cmpstr (again->head, ==, FIXTURE_HEAD);
  g_assert_cmpint (again->schema, ==, 3);
  g_assert_cmpuint (again->entries->len, ==, manifest->entries->len);
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const WmManifestEntry *entry = g_ptr_array_index (manifest->entries, i);
      const WmManifestEntry *other = wm_manifest_lookup (again, entry->name);

      g_assert_nonnull (other);
      g_assert_cmpuint (other->size, ==, entry->size);
      g_assert_cmpstr (other->sha256, ==, entry->sha256);
      g_assert_cmpint (other->damaged, ==, entry->damaged);
    }
  g_assert_null (wm_manifest_lookup (again, "mimetype"));

  json_again = wm_manifest_to_json (again);
  g_assert_true (g_bytes_equal (json, json_again));
}

static void
test_order_is_the_same (void)
{
  static const char *const names[] = { "reports/index.html", "README.txt", "evidence/b",
                                       "project.sqlite", "evidence/a" };
  g_autoptr (WmManifest) one = wm_manifest_new ("W", FIXTURE_PROJECT, FIXTURE_HEAD, 0);
  g_autoptr (WmManifest) other = wm_manifest_new ("W", FIXTURE_PROJECT, FIXTURE_HEAD, 0);
  g_autoptr (GBytes) one_json = NULL;
  g_autoptr (GBytes) other_json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (wm_manifest_add (one, names[i], 1, HASH, FALSE, NULL));
      g_assert_true (wm_manifest_add (other, names[4 - i], 1, HASH, FALSE, NULL));
    }
  one_json = wm_manifest_to_json (one);
  other_json = wm_manifest_to_json (other);
  g_assert_true (g_bytes_equal (one_json, other_json));

  wm_manifest_sort (one);
  g_assert_cmpstr (((WmManifestEntry *) one->entries->pdata[0])->name, ==, "project.sqlite");
  g_assert_cmpstr (((WmManifestEntry *) one->entries->pdata[1])->name, ==, "README.txt");
  g_assert_cmpstr (((WmManifestEntry *) one->entries->pdata[2])->name, ==, "evidence/a");
  g_assert_cmpstr (((WmManifestEntry *) one->entries->pdata[4])->name, ==, "reports/index.html");
}

static void
test_bytes_are_these (void)
{
  static const char expected[] = "{\n"
                                 " \"format\" : 1,\n"
                                 " \"program\" : \"Waymark 0.1.0\",\n"
                                 " \"project\" : \"" FIXTURE_PROJECT "\",\n"
                                 " \"head\" : \"" FIXTURE_HEAD "\",\n"
                                 " \"schema\" : 3,\n"
                                 " \"entries\" : [\n"
                                 "  {\n"
                                 "   \"name\" : \"evidence/ä\",\n"
                                 "   \"size\" : 4294967296,\n"
                                 "   \"sha256\" : \"" HASH "\"\n"
                                 "  }\n"
                                 " ]\n"
                                 "}\n";
  g_autoptr (WmManifest) manifest =
      wm_manifest_new ("Waymark 0.1.0", FIXTURE_PROJECT, FIXTURE_HEAD, 3);
  g_autoptr (GBytes) json = NULL;

  g_assert_true (wm_manifest_add (manifest, "evidence/ä", WM_LIMIT_ENTRY, HASH, FALSE, NULL));
  json = wm_manifest_to_json (manifest);
  g_assert_cmpmem (g_bytes_get_data (json, NULL), g_bytes_get_size (json), expected,
                   strlen (expected));
}

static void
test_add_refuses (void)
{
  g_autoptr (WmManifest) manifest = wm_manifest_new ("W", FIXTURE_PROJECT, FIXTURE_HEAD, 0);
  static const char *const names[] = { "mimetype", "manifest.json", "../x", "/x", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (wm_manifest_add (manifest, names[i], 1, HASH, FALSE, &error));
      g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE);
    }
  g_assert_cmpuint (manifest->entries->len, ==, 0);
}

static void
test_newer_format_names_the_program (void)
{
  static const char text[] = "{\"format\":2,\"program\":\"Waymark 9.4.1\",\"wholly\":[\"other\"]}";
  g_autoptr (GError) error = NULL;

  g_assert_null (parse_text (text, -1, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "Waymark 9.4.1"));
}

#define PROOF "evidence/3123456789abcdef/proof.pdf"
#define LEFT_OUT "{\"name\":\"" PROOF "\",\"size\":5,\"sha256\":\"" HASH "\"}"

static char *
make_left_out (const char *left_out)
{
  g_autofree char *entries = g_strconcat ("[" ENTRY "],\"left_out\":", left_out, NULL);

  return make_entries (entries);
}

static void
test_left_out (void)
{
  g_autofree char *text = make_left_out ("[" LEFT_OUT "]");
  g_autoptr (WmManifest) manifest = parse_text (text, -1, NULL);
  g_autoptr (WmManifest) again = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  const WmManifestEntry *entry;

  g_assert_nonnull (manifest);
  g_assert_null (wm_manifest_lookup (manifest, PROOF));
  json = wm_manifest_to_json (manifest);
  again = wm_manifest_parse (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->entries->len, ==, 1);
  g_assert_cmpuint (again->left_out->len, ==, 1);
  entry = wm_manifest_lookup_left_out (again, PROOF);
  g_assert_cmpstr (entry->name, ==, PROOF);
  g_assert_cmpuint (entry->size, ==, 5);
  g_assert_cmpstr (entry->sha256, ==, HASH);
  g_assert_null (wm_manifest_lookup_left_out (again, "README.txt"));
  g_assert_false (wm_manifest_add (again, PROOF, 5, HASH, FALSE, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_refuses_wrong_left_out (void)
{
  static const char *const lists[] = {
    "null",
    "{}",
    "1",
    "\"" PROOF "\"",
    "[null]",
    "[1]",
    "[[]]",
    "[{}]",
    "[" ENTRY "]",
    "[" LEFT_OUT "," LEFT_OUT "]",
    "[{\"name\":\"project.sqlite\",\"size\":5,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"reports/a\",\"size\":5,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"evidence/../a\",\"size\":5,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"evidence/\",\"size\":5,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"/evidence/a\",\"size\":5,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"evidence/a\",\"size\":-1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"evidence/a\",\"size\":\"5\",\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"evidence/a\",\"size\":5,\"sha256\":\"aa\"}]",
    "[{\"name\":\"evidence/a\",\"size\":5}]",
    "[{\"name\":\"evidence/a\",\"size\":5,\"sha256\":\"" HASH "\",\"size\":5}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *json = make_left_out (lists[i]);

      assert_refused (json, -1, WM_ARCHIVE_ERROR_UNSAFE);
    }
}

static void
test_left_out_counts (void)
{
  g_autoptr (WmManifest) manifest = wm_manifest_new ("W", FIXTURE_PROJECT, FIXTURE_HEAD, 0);
  g_autofree char *huge = make_left_out ("[{\"name\":\"evidence/a\",\"size\":4294967297,"
                                         "\"sha256\":\"" HASH "\"}]");
  g_autoptr (GError) error = NULL;

  assert_refused (huge, -1, WM_ARCHIVE_ERROR_TOO_LARGE);
  for (guint i = 0; i < WM_LIMIT_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("evidence/%u", i);

      g_assert_true (i % 2 == 0 ? wm_manifest_add (manifest, name, 1, HASH, FALSE, NULL)
                                : wm_manifest_add_left_out (manifest, name, 1, HASH, NULL));
    }
  g_assert_false (wm_manifest_add_left_out (manifest, "evidence/x", 1, HASH, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE);
}

static void
test_unknown_members_are_ignored (void)
{
  g_autofree char *json =
      make_entries ("[{\"name\":\"a\",\"size\":0,\"sha256\":\"" HASH "\",\"later\":{\"x\":1}}]");
  g_autoptr (WmManifest) manifest = NULL;
  g_autoptr (GError) error = NULL;

  manifest = parse_text (json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (manifest->entries->len, ==, 1);
}

static void
test_refuses_wrong_text (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "null",
    "[]",
    "1",
    "\"x\"",
    "{",
    "{}",
    "{\"format\":}",
    "}{",
    "[[[[[[[[[[",
    "{\"format\":1,\"format\":1}",
    "\xff",
    "{\"a\":\xff}",
    "\xef\xbb\xbf",
  };
  g_autofree char *good = make_entries ("[" ENTRY "]");
  g_autofree char *twice = g_strconcat (good, good, NULL);
  g_autoptr (WmManifest) manifest = parse_text (good, -1, NULL);

  g_assert_nonnull (manifest);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], -1, WM_ARCHIVE_ERROR_UNSAFE);
  assert_refused (good, (gssize) strlen (good) + 1, WM_ARCHIVE_ERROR_UNSAFE);
  assert_refused (twice, -1, WM_ARCHIVE_ERROR_UNSAFE);
  for (gsize i = 0; i < strlen (good); i++)
    assert_refused (good, (gssize) i, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_refuses_wrong_members (void)
{
  static const char *const good[] = {
    "1", "\"W\"", "\"" FIXTURE_PROJECT "\"", "\"" FIXTURE_HEAD "\"", "0", "[]"
  };
  static const char *const wrong[][6] = {
    { "0", "-1", "\"1\"", "1.5", "[]", "null" },
    { "1", "\"\"", "null", "\"a\\nb\"", "\"ä\"", "[]" },
    { "1", "\"\"", "null", "\"zz112233445566778899aabbccddeeff\"",
      "\"00112233445566778899AABBCCDDEEFF\"", "\"001122\"" },
    { "1", "\"\"", "null", "\"" HASH "0\"", "\"aa\"", "{}" },
    { "-1", "\"0\"", "0.5", "99999999999999999999", "2147483648", "true" },
    { "1", "{}", "null", "\"\"", "[1]", "[[]]" },
  };

  for (guint member = 0; member < 6; member++)
    {
      for (guint i = 0; i < 6; i++)
        {
          const char *parts[6];
          g_autofree char *json = NULL;

          memcpy (parts, good, sizeof parts);
          parts[member] = wrong[member][i];
          json = make_json (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
          assert_refused (json, -1, WM_ARCHIVE_ERROR_UNSAFE);
        }
    }
}

static void
test_refuses_wrong_entries (void)
{
  static const char *const entries[] = {
    "[{}]",
    "[null]",
    "[1]",
    "[\"a\"]",
    "[" ENTRY "," ENTRY "]",
    "[{\"name\":\"a\",\"size\":1}]",
    "[{\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":1,\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":-1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":\"1\",\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1e3,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1e400,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1.0,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":18446744073709551615,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":18446744073709551617,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":99999999999999999999999999,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1,\"sha256\":\"\"}]",
    "[{\"name\":\"a\",\"size\":1,\"sha256\":\"BB" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1,\"sha256\":\"" HASH "\",\"damaged\":1}]",
    "[{\"name\":\"a\",\"size\":1,\"size\":2,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"name\":\"b\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"../a\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"/a\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\\u0000b\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\\nb\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"mimetype\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"manifest.json\",\"size\":1,\"sha256\":\"" HASH "\"}]",
    "[{\"name\":\"a\",\"size\":1,\"sha256\":\"" HASH "\",\"x\":[[[]]]}]",
    "[{\"name\":\"a\",\"size\":1,\"sha256\":\"" HASH "\",\"x\":\"\xff\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    assert_entries_refused (entries[i], WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_refuses_too_large (void)
{
  g_autoptr (GString) many = g_string_new ("[");
  g_autofree char *spaces = g_strnfill ((64 << 20) + 1, ' ');

  assert_entries_refused ("[{\"name\":\"a\",\"size\":4294967297,\"sha256\":\"" HASH "\"}]",
                          WM_ARCHIVE_ERROR_TOO_LARGE);
  assert_entries_refused ("[{\"name\":\"project.sqlite\",\"size\":536870913,\"sha256\":\"" HASH
                          "\"}]",
                          WM_ARCHIVE_ERROR_TOO_LARGE);
  for (int i = 0; i < 17; i++)
    g_string_append_printf (many,
                            "%s{\"name\":\"a%d\",\"size\":4294967296,\"sha256\":\"" HASH "\"}",
                            i > 0 ? "," : "", i);
  g_string_append_c (many, ']');
  assert_entries_refused (many->str, WM_ARCHIVE_ERROR_TOO_LARGE);
  assert_refused (spaces, -1, WM_ARCHIVE_ERROR_TOO_LARGE);
}

/* Without the look at the shape json-glib 1.6 ends the process on the first, and takes gigabytes
 * for the second. */
static void
test_refuses_depth_and_number (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *behind_comment = g_strconcat ("/*\"*/", deep, NULL);
  g_autofree char *behind_quotes = g_strconcat ("'\"'", deep, NULL);
  g_autoptr (GString) objects = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new ("{\"format\":1,\"entries\":[0");

  assert_refused (deep, -1, WM_ARCHIVE_ERROR_UNSAFE);
  assert_refused (behind_comment, -1, WM_ARCHIVE_ERROR_UNSAFE);
  assert_refused (behind_quotes, -1, WM_ARCHIVE_ERROR_UNSAFE);
  for (int i = 0; i < 100000; i++)
    g_string_append (objects, "{\"a\":");
  assert_refused (objects->str, -1, WM_ARCHIVE_ERROR_UNSAFE);
  while (many->len < 60 << 20)
    g_string_append (many, ",0,0,0,0,0,0,0,0");
  g_string_append (many, "]}");
  assert_refused (many->str, -1, WM_ARCHIVE_ERROR_UNSAFE);
}

/* Brackets inside of strings are no depth. */
static void
test_brackets_in_names_are_fine (void)
{
  g_autofree char *json = make_entries ("[{\"name\":\"evidence/[[[[{{{{((((,,,:\",\"size\":0,"
                                        "\"sha256\":\"" HASH "\"}]");
  g_autofree char *good = make_entries ("[{\"name\":\"evidence/[[[[{{{{((((,,,.pdf\",\"size\":0,"
                                        "\"sha256\":\"" HASH "\"}]");
  g_autoptr (WmManifest) manifest = parse_text (good, -1, NULL);

  g_assert_nonnull (manifest);
  assert_refused (json, -1, WM_ARCHIVE_ERROR_UNSAFE); /* for its colon, which no name may have */
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manifest/json/round-trip", test_round_trip);
  g_test_add_func ("/manifest/json/order-is-the-same", test_order_is_the_same);
  g_test_add_func ("/manifest/json/bytes-are-these", test_bytes_are_these);
  g_test_add_func ("/manifest/add/refuses-unsafe", test_add_refuses);
  g_test_add_func ("/manifest/parse/newer-format-names-the-program",
                   test_newer_format_names_the_program);
  g_test_add_func ("/manifest/left-out/round-trip", test_left_out);
  g_test_add_func ("/manifest/left-out/refuses-wrong-lists", test_refuses_wrong_left_out);
  g_test_add_func ("/manifest/left-out/counts-like-an-entry", test_left_out_counts);
  g_test_add_func ("/manifest/parse/unknown-members-are-ignored", test_unknown_members_are_ignored);
  g_test_add_func ("/manifest/parse/refuses-wrong-text", test_refuses_wrong_text);
  g_test_add_func ("/manifest/parse/refuses-wrong-members", test_refuses_wrong_members);
  g_test_add_func ("/manifest/parse/refuses-wrong-entries", test_refuses_wrong_entries);
  g_test_add_func ("/manifest/parse/refuses-too-large", test_refuses_too_large);
  g_test_add_func ("/manifest/parse/refuses-depth-and-number", test_refuses_depth_and_number);
  g_test_add_func ("/manifest/parse/brackets-in-names-are-fine", test_brackets_in_names_are_fine);

  return g_test_run ();
}
