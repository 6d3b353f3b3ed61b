/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-clock.h"
#include "store/wm-id.h"

#include <string.h>

static void
assert_now (const char *said, gint64 expected)
{
  g_setenv ("WAYMARK_NOW", said, TRUE);
  g_assert_cmpint (wm_clock_now (), ==, expected);
}

static void
test_now_is_said (void)
{
  assert_now ("2026-11-23T14:02:00Z", G_GINT64_CONSTANT (1795442520000));
  assert_now ("2026-11-23T14:02:00.250Z", G_GINT64_CONSTANT (1795442520250));
  assert_now ("2026-11-23T16:02:00+02:00", G_GINT64_CONSTANT (1795442520000));
  assert_now ("2026-11-23T14:02:00", G_GINT64_CONSTANT (1795442520000));
  /* A day alone is its noon, which is the same day nearly everywhere. */
  assert_now ("2026-11-23", G_GINT64_CONSTANT (1795435200000));
  assert_now ("1960-01-01T00:00:00Z", G_GINT64_CONSTANT (-315619200000));
}

static void
assert_real (const char *said)
{
  gint64 before = g_get_real_time () / 1000;

  if (said != NULL)
    g_setenv ("WAYMARK_NOW", said, TRUE);
  else
    g_unsetenv ("WAYMARK_NOW");
  g_assert_cmpint (wm_clock_now (), >=, before);
}

static void
test_now_is_real (void)
{
  assert_real (NULL);
  assert_real ("");
  assert_real ("tomorrow");
  assert_real ("2026-13-45");
  assert_real ("2026-11-23T25:00:00Z");
  assert_real ("T");
  assert_real ("\xff\xfe");
}

static void
assert_today (const char *said, const char *zone, const char *expected)
{
  g_autofree char *today = NULL;

  g_setenv ("WAYMARK_NOW", said, TRUE);
  g_setenv ("TZ", zone, TRUE);
  today = wm_clock_dup_today ();
  g_assert_cmpstr (today, ==, expected);
}

static void
test_today (void)
{
  assert_today ("2026-11-23T14:02:00Z", "UTC", "2026-11-23");
  assert_today ("2026-11-23T23:30:00Z", "+02:00", "2026-11-24");
  assert_today ("2026-11-23T00:30:00Z", "-03:00", "2026-11-22");
  /* A day that was said is that day in every zone. */
  assert_today ("2026-11-23", "UTC", "2026-11-23");
  assert_today ("2026-11-23", "+13:00", "2026-11-23");
  assert_today ("2026-11-23", "+14:00", "2026-11-23");
  assert_today ("2026-11-23", "-12:00", "2026-11-23");
  g_setenv ("TZ", "UTC", TRUE);
}

static void
test_seeded (void)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *no_context = NULL;
  g_autofree char *empty_context = NULL;

  g_setenv ("WAYMARK_SEED", "a", TRUE);
  first = wm_id_new ("here", 0);
  again = wm_id_new ("here", 0);
  /* printf 'a\nhere\n0' | sha256sum | cut -c-32 */
  g_assert_cmpstr (first, ==, "b22d715070c22bc4cd92dad34eca27f4");
  g_assert_cmpstr (again, ==, first);
  no_context = wm_id_new (NULL, 0);
  empty_context = wm_id_new ("", 0);
  g_assert_cmpstr (no_context, ==, empty_context);
}

static void
add_new (GHashTable *seen, const char *context, guint64 counter)
{
  char *id = wm_id_new (context, counter);

  g_assert_true (wm_id_is_valid (id));
  g_assert_true (g_hash_table_add (seen, id));
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint seed = 0; seed < 4; seed++)
    {
      g_autofree char *text = g_strdup_printf ("%u", seed);

      g_setenv ("WAYMARK_SEED", text, TRUE);
      for (guint i = 0; i < 500; i++)
        {
          add_new (seen, "here", i);
          add_new (seen, "there", i);
        }
    }
  /* Without a seed neither context nor counter has to differ; an empty seed is none. */
  g_unsetenv ("WAYMARK_SEED");
  for (guint i = 0; i < 5000; i++)
    add_new (seen, "here", 0);
  g_setenv ("WAYMARK_SEED", "", TRUE);
  for (guint i = 0; i < 1000; i++)
    add_new (seen, "here", 0);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 10000);
}

static void
test_form (void)
{
  g_assert_true (wm_id_is_valid ("0123456789abcdef0123456789abcdef"));
  g_assert_false (wm_id_is_valid (NULL));
  g_assert_false (wm_id_is_valid (""));
  g_assert_false (wm_id_is_valid ("0123456789abcdef0123456789abcde"));
  g_assert_false (wm_id_is_valid ("0123456789abcdef0123456789abcdef0"));
  g_assert_false (wm_id_is_valid ("0123456789ABCDEF0123456789abcdef"));
  g_assert_false (wm_id_is_valid ("0123456789abcdeg0123456789abcdef"));
  g_assert_true (wm_hex_is_valid ("", 0));
  g_assert_true (wm_hex_is_valid ("00ff", 4));
  g_assert_false (wm_hex_is_valid ("00ff", 3));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/now/is-what-the-environment-says", test_now_is_said);
  g_test_add_func ("/clock/now/is-real-where-nothing-valid-is-said", test_now_is_real);
  g_test_add_func ("/clock/today/is-local", test_today);
  g_test_add_func ("/id/seeded/is-the-same-every-time", test_seeded);
  g_test_add_func ("/id/new/never-repeats", test_unique);
  g_test_add_func ("/id/form/is-32-lower-case-digits", test_form);
  return g_test_run ();
}
