/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/wm-reading.h"
#include <gio/gio.h>

/* The guide to read: a measure of its chapters. */

#define MIN_WORDS 150
#define MAX_WORDS 400
#define MAX_TERM_WORDS 80

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  return text != NULL && *text != '\0' ? g_strv_length (words) : 0;
}

static guint
count_chapter (const WmReadingChapter *chapter)
{
  guint n = 0;

  for (guint i = 0; i < chapter->blocks->len; i++)
    {
      const WmReadingBlock *block = chapter->blocks->pdata[i];

      n += count_words (block->text);
      n += block->kind == WM_READING_TERM ? count_words (block->name) : 0;
    }
  return n;
}

/* The glossary is looked into, not read, and what is a list beside a text needs less of it. */
static gboolean
is_short (const WmReadingChapter *chapter)
{
  return g_str_equal (chapter->id, "tools") || g_str_equal (chapter->id, "glossary");
}

static void
test_has_chapters_of_a_good_length (void)
{
  GPtrArray *chapters = wm_reading_get_chapters ();

  g_assert_cmpuint (chapters->len, ==, 17);
  for (guint i = 0; i < chapters->len; i++)
    {
      const WmReadingChapter *chapter = chapters->pdata[i];
      guint n = count_chapter (chapter);

      g_assert_true (wm_reading_find (chapter->id) == chapter);
      g_assert_nonnull (chapter->title);
      if (!is_short (chapter) && (n < MIN_WORDS || n > MAX_WORDS))
        g_test_fail_printf ("%s has %u words", chapter->id, n);
    }
  g_assert_null (wm_reading_find ("weather"));
}

static void
test_says_something_in_each_block (void)
{
  GPtrArray *chapters = wm_reading_get_chapters ();

  for (guint i = 0; i < chapters->len; i++)
    for (guint j = 0; j < ((WmReadingChapter *) chapters->pdata[i])->blocks->len; j++)
      {
        const WmReadingBlock *block = ((WmReadingChapter *) chapters->pdata[i])->blocks->pdata[j];
        gboolean is_list = block->kind == WM_READING_CLAUSES || block->kind == WM_READING_TOOLS;
        gboolean is_named = block->kind == WM_READING_TERM || block->kind == WM_READING_GO;

        g_assert_true ((count_words (block->text) > 0) != is_list);
        g_assert_true ((block->name != NULL) == is_named);
        if (block->kind == WM_READING_TERM)
          g_assert_cmpuint (count_words (block->text), <=, MAX_TERM_WORDS);
      }
}

static void
test_sorts_the_glossary (void)
{
  const WmReadingChapter *glossary = wm_reading_find ("glossary");
  const char *before = "";

  for (guint i = 0; i < glossary->blocks->len; i++)
    {
      const WmReadingBlock *block = glossary->blocks->pdata[i];

      if (block->kind != WM_READING_TERM)
        continue;
      g_assert_cmpint (g_ascii_strcasecmp (before, block->name), <, 0);
      before = block->name;
    }
}

static void
test_follows_its_schema (void)
{
  g_autofree char *schema =
      g_test_build_filename (G_TEST_DIST, "..", "data", "guide", "reading.rng", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "guide", "reading.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "xmllint", "--noout", "--nonet",
                        "--relaxng", schema, path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/chapters/have-a-good-length", test_has_chapters_of_a_good_length);
  g_test_add_func ("/reading/chapters/say-something", test_says_something_in_each_block);
  g_test_add_func ("/reading/glossary/is-sorted", test_sorts_the_glossary);
  g_test_add_func ("/reading/schema/is-followed", test_follows_its_schema);

  return g_test_run ();
}
