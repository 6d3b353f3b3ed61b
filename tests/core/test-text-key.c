/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-text-key.h"
#include "model/wm-text.h"

#include <locale.h>
#include <string.h>

static char *
dup_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  wm_text_key_append (key, text);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Every character that is not white space, beside a letter that it could act on. */
static void
test_agrees (void)
{
  for (gunichar c = 0x21; c < 0x3100; c++)
    {
      char text[16] = "X";
      g_autofree char *key = NULL;
      g_autofree char *folded = NULL;

      if (!g_unichar_isdefined (c) || g_unichar_isspace (c))
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
      strcat (text, "Y");
      key = dup_key (text);
      folded = wm_text_fold (text);
      g_assert_cmpstr (key, ==, folded);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *key;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "A-12", "a-12" },
    { "MÜLLER Straße", "muller strasse" },
    { "a\tb\nc\302\240d", "a b c d" },
    { "Ёлка", "елка" },
    { "東京 Büro", "東京 buro" },
    { "a\xff"
      "b",
      "a?b" },
    { "a\xe6\x9d", "a??" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = dup_key (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_sort (void)
{
  static const char *const sorted[] = {
    "",       "7 keys",   "A.5.9",      "A.5.10",     "A.8.1",      "Ägypten", "azure",
    "Laptop", "laptop 9", "Laptop 010", "laptop 10b", "Laptop 100", "zoe",
  };
  g_autofree char *previous = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      wm_text_key_append_sort (key, sorted[i]);
      if (previous != NULL)
        g_assert_cmpstr (previous, <, key->str);
      g_free (previous);
      previous = g_string_free (g_steal_pointer (&key), FALSE);
    }
}

/* A text that is cut in the middle of a character, and a number longer than any. */
static void
test_sort_of_long (void)
{
  g_autofree char *digits = g_strnfill (5000, '7');
  g_autoptr (GString) umlauts = g_string_new ("x");
  g_autoptr (GString) key = g_string_new (NULL);

  for (int i = 0; i < 500; i++)
    g_string_append (umlauts, "ü");
  wm_text_key_append_sort (key, umlauts->str);
  g_assert_cmpuint (key->len, <, 250);
  wm_text_key_append_sort (key, digits);
  g_assert_cmpuint (key->len, <, 500);
}

static void
test_split (void)
{
  g_auto (GStrv) words = wm_text_key_split ("  Größe\n42 ");
  g_auto (GStrv) none = wm_text_key_split (" \t ");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "grosse");
  g_assert_cmpstr (words[1], ==, "42");
  g_assert_null (none);
  g_assert_null (wm_text_key_split (NULL));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-key/find/agrees-with-fold", test_agrees);
  g_test_add_func ("/text-key/find/case-accents-and-white-space-aside", test_words);
  g_test_add_func ("/text-key/sort/as-people-do", test_sort);
  g_test_add_func ("/text-key/sort/only-the-beginning-counts", test_sort_of_long);
  g_test_add_func ("/text-key/split/words-of-what-was-typed", test_split);
  return g_test_run ();
}
