/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-row-diff.h"

#include <locale.h>
#include <string.h>

/* A letter a row; a capital says that the row changed. */
static GArray *
new_rows (const char *letters)
{
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (WmRecordId));

  for (const char *p = letters; *p != '\0'; p++)
    {
      WmRecordId id = { { g_ascii_tolower (*p), '\0' } };

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
changed_cb (const char *id, gpointer user_data)
{
  return strchr (user_data, g_ascii_toupper (*id)) != NULL;
}

static void
assert_diff (const char *before, const char *after, guint most, const char *expected)
{
  g_autoptr (GArray) old_ids = new_rows (before);
  g_autoptr (GArray) new_ids = new_rows (after);
  g_autoptr (GArray) stretches = wm_row_diff (old_ids, new_ids, most, changed_cb, (gpointer) after);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < stretches->len; i++)
    {
      const WmStretch *stretch = &g_array_index (stretches, WmStretch, i);

      g_string_append_printf (found, "%u-%u+%.*s ", stretch->old_at, stretch->removed,
                              (int) stretch->added, after + stretch->new_at);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_facts (void)
{
  assert_diff ("", "", 9, "");
  assert_diff ("abc", "abc", 9, "");
  assert_diff ("", "abc", 9, "0-0+abc ");
  assert_diff ("abc", "", 9, "0-3+ ");
  assert_diff ("abcde", "aBcDe", 9, "3-1+D 1-1+B ");
  assert_diff ("abcdef", "bdf", 9, "4-1+ 2-1+ 0-1+ ");
  assert_diff ("bdf", "abcdefg", 9, "3-0+g 2-0+e 1-0+c 0-0+a ");
  /* One row moves, and no other one is touched. */
  assert_diff ("abcdef", "bcdaef", 9, "4-0+a 0-1+ ");
  assert_diff ("abcdef", "afbcde", 9, "5-1+ 1-0+f ");
  assert_diff ("abcd", "xyz", 9, "0-4+xyz ");
  assert_diff ("abcdef", "bdf", 2, "0-5+bd ");
  assert_diff ("abcdef", "aBcDef", 1, "1-3+BcD ");
}

/* Whatever happened: doing what the stretches say gives the new rows, changed ones as they are now.
 */
static void
test_random (void)
{
  static const char letters[] = "abcdefghijklmnop";

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GArray) old_ids = NULL, new_ids = NULL, stretches = NULL;

      for (const char *p = letters; *p != '\0'; p++)
        {
          if (g_test_rand_int_range (0, 4) > 0)
            g_string_append_c (before, *p);
          if (g_test_rand_int_range (0, 4) > 0)
            g_string_insert_c (after, g_test_rand_int_range (0, 6) > 0 ? (gssize) after->len : 0,
                               g_test_rand_int_range (0, 6) > 0 ? *p : g_ascii_toupper (*p));
        }
      old_ids = new_rows (before->str);
      new_ids = new_rows (after->str);
      stretches = wm_row_diff (old_ids, new_ids, (guint) g_test_rand_int_range (1, 9), changed_cb,
                               after->str);
      for (guint i = 0; i < stretches->len; i++)
        {
          const WmStretch *stretch = &g_array_index (stretches, WmStretch, i);

          g_string_erase (before, stretch->old_at, stretch->removed);
          g_string_insert_len (before, stretch->old_at, after->str + stretch->new_at,
                               stretch->added);
        }
      g_assert_cmpstr (before->str, ==, after->str);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-diff/stretches/keep-every-row-that-stayed", test_facts);
  g_test_add_func ("/row-diff/stretches/give-the-new-rows-whatever-happened", test_random);
  return g_test_run ();
}
