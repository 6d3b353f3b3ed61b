/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container/wm-entry-name.h"

#include <locale.h>
#include <string.h>

static void
assert_sanitised (const char *given, const char *expected)
{
  g_autofree char *name = wm_entry_name_sanitise (given);

  g_assert_cmpstr (name, ==, expected);
  g_assert_true (wm_entry_name_is_safe (name));
}

static void
test_keeps_ordinary_names (void)
{
  assert_sanitised ("Contract 2024.pdf", "Contract 2024.pdf");
  assert_sanitised ("Prüfbericht für Öl & Ärger.pdf", "Prüfbericht für Öl & Ärger.pdf");
  assert_sanitised ("日本語.txt", "日本語.txt");
  assert_sanitised (".htaccess", ".htaccess");
  assert_sanitised ("console.log", "console.log");
  assert_sanitised ("com10.txt", "com10.txt");
}

static void
test_composes (void)
{
  assert_sanitised ("Pru\xcc\x88"
                    "fung.pdf",
                    "Prüfung.pdf");
}

static void
test_replaces_forbidden (void)
{
  assert_sanitised ("a\\b/c:d*e?f\"g<h>i|j.txt", "a_b_c_d_e_f_g_h_i_j.txt");
  assert_sanitised ("../../etc/passwd", ".._.._etc_passwd");
  assert_sanitised ("a\nb\tc\x7f"
                    "d.txt",
                    "a_b_c_d.txt");
  assert_sanitised ("a\xc2\x85"
                    "b.txt",
                    "a_b.txt");
  /* U+202E turns what follows around, so that an .exe reads as a .pdf. */
  assert_sanitised ("invoice\xe2\x80\xae"
                    "fdp.exe",
                    "invoice_fdp.exe");
  assert_sanitised ("a\xff"
                    "b.txt",
                    "a_b.txt");
}

static void
test_trims_the_end (void)
{
  assert_sanitised ("notes. . .", "notes");
  assert_sanitised ("notes.txt ", "notes.txt");
  assert_sanitised ("notes\xe2\x80\x83", "notes");
}

static void
test_is_never_empty (void)
{
  assert_sanitised ("", "unnamed");
  assert_sanitised (".", "unnamed");
  assert_sanitised ("..", "unnamed");
  assert_sanitised (" . ", "unnamed");
}

static void
test_avoids_devices (void)
{
  assert_sanitised ("CON", "_CON");
  assert_sanitised ("aux.txt", "_aux.txt");
  assert_sanitised ("Nul .tar.gz", "_Nul .tar.gz");
  assert_sanitised ("lpt1.pdf", "_lpt1.pdf");
  assert_sanitised ("COM¹.log", "_COM¹.log");
}

static void
test_shortens_and_keeps_the_extension (void)
{
  g_autofree char *ascii = g_strnfill (300, 'a');
  g_autofree char *with_extension = g_strconcat (ascii, ".tar.gz", NULL);
  g_autofree char *long_extension = g_strconcat ("a.", ascii, NULL);
  g_autofree char *device = g_strconcat ("con.", ascii, NULL);
  g_autoptr (GString) umlauts = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *odd = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *prefixed = NULL;

  name = wm_entry_name_sanitise (with_extension);
  g_assert_cmpuint (strlen (name), ==, 120);
  g_assert_true (g_str_has_suffix (name, "aaa.gz"));

  for (int i = 0; i < 100; i++)
    g_string_append (umlauts, "ä");
  g_string_append (umlauts, ".pdf");
  g_string_prepend_c (umlauts, 'x');
  odd = wm_entry_name_sanitise (umlauts->str);
  g_assert_cmpuint (strlen (odd), <=, 120);
  g_assert_cmpuint (strlen (odd), >=, 119);
  g_assert_true (g_str_has_suffix (odd, "ä.pdf"));
  g_assert_true (wm_entry_name_is_safe (odd));

  cut = wm_entry_name_sanitise (long_extension);
  g_assert_cmpuint (strlen (cut), ==, 120);
  prefixed = wm_entry_name_sanitise (device);
  g_assert_cmpuint (strlen (prefixed), ==, 120);
  g_assert_true (g_str_has_prefix (prefixed, "_con.aaa"));
}

static void
test_any_bytes_become_safe (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 5000; i++)
    {
      static const char *const pieces[] = { ".",        " ",  "/",  "ä",    "a\xcc\x88",
                                            "con",      "\n", "\\", "\xff", "\xe2\x80\xae",
                                            "\xcc\x88", "x" };
      g_autoptr (GString) given = g_string_new (NULL);
      g_autofree char *name = NULL;
      g_autofree char *again = NULL;

      for (int n = g_rand_int_range (rand, 0, 90); n > 0; n--)
        g_string_append (given, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      name = wm_entry_name_sanitise (given->str);
      g_assert_true (wm_entry_name_is_safe (name));
      again = wm_entry_name_sanitise (name);
      g_assert_cmpstr (again, ==, name);
    }
}

static void
test_safe_accepts_ours (void)
{
  g_assert_true (wm_entry_name_is_safe ("mimetype"));
  g_assert_true (wm_entry_name_is_safe ("project.sqlite"));
  g_assert_true (wm_entry_name_is_safe ("evidence/0123456789abcdef/Prüfung.pdf"));
  g_assert_true (wm_entry_name_is_safe ("reports/a/b/index.html"));
}

static void
test_safe_refuses (void)
{
  static const char *const names[] = {
    "",
    "/etc/passwd",
    "..",
    ".",
    "../x",
    "a/../b",
    "a/./b",
    "a//b",
    "a/",
    "a\\b",
    "C:x",
    "c:\\x",
    "a\nb",
    "a\x01",
    "a\x7f",
    "a\xc2\x80",
    "a\xff",
    "a.",
    "a ",
    "a /b",
    "a?b",
    "a*b",
    "a\"b",
    "a<b",
    "a>b",
    "a|b",
    "NUL",
    "x/com1.txt",
    "u\xcc\x88",
    "a\xe2\x80\xae"
    "b",
  };
  g_autofree char *long_part = g_strnfill (121, 'a');
  g_autoptr (GString) deep = g_string_new ("a");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("name %u", i);
      g_assert_false (wm_entry_name_is_safe (names[i]));
    }
  g_assert_false (wm_entry_name_is_safe (NULL));
  g_assert_false (wm_entry_name_is_safe (long_part));
  while (deep->len <= 512)
    g_string_append (deep, "/a");
  g_assert_false (wm_entry_name_is_safe (deep->str));
}

static void
test_fold_ignores_case (void)
{
  g_autofree char *upper = wm_entry_name_fold ("evidence/ÄRGER.PDF");
  g_autofree char *lower = wm_entry_name_fold ("evidence/ärger.pdf");
  g_autofree char *other = wm_entry_name_fold ("evidence/arger.pdf");

  g_assert_cmpstr (upper, ==, lower);
  g_assert_cmpstr (upper, !=, other);
}

static void
test_display_is_printable (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'a');
  g_autofree char *shown = wm_entry_name_display ("../Ä\n\xff\xe2\x80\xae");
  g_autofree char *cut = wm_entry_name_display (long_name);
  g_autofree char *none = wm_entry_name_display (NULL);

  g_assert_cmpstr (shown, ==, "../Ä\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  g_assert_cmpuint (strlen (cut), ==, 100);
  g_assert_cmpstr (none, ==, "?");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-name/sanitise/keeps-ordinary-names", test_keeps_ordinary_names);
  g_test_add_func ("/entry-name/sanitise/composes", test_composes);
  g_test_add_func ("/entry-name/sanitise/replaces-forbidden", test_replaces_forbidden);
  g_test_add_func ("/entry-name/sanitise/trims-the-end", test_trims_the_end);
  g_test_add_func ("/entry-name/sanitise/is-never-empty", test_is_never_empty);
  g_test_add_func ("/entry-name/sanitise/avoids-devices", test_avoids_devices);
  g_test_add_func ("/entry-name/sanitise/shortens-and-keeps-the-extension",
                   test_shortens_and_keeps_the_extension);
  g_test_add_func ("/entry-name/sanitise/any-bytes-become-safe", test_any_bytes_become_safe);
  g_test_add_func ("/entry-name/is-safe/accepts-ours", test_safe_accepts_ours);
  g_test_add_func ("/entry-name/is-safe/refuses-everything-else", test_safe_refuses);
  g_test_add_func ("/entry-name/fold/ignores-case", test_fold_ignores_case);

  g_test_add_func ("/entry-name/display/is-printable", test_display_is_printable);

  return g_test_run ();
}
