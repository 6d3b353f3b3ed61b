/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-reading.h"

#include "wm-guide-data.h"

#include <glib/gi18n-lib.h>

static WmReadingChapter *
get_last_chapter (GPtrArray *chapters)
{
  g_assert (chapters->len > 0);
  return g_ptr_array_index (chapters, chapters->len - 1);
}

static void
add_chapter (GPtrArray *chapters, const char *id)
{
  WmReadingChapter *chapter = g_new0 (WmReadingChapter, 1);

  chapter->id = g_strdup (id);
  chapter->blocks = g_ptr_array_new ();
  g_ptr_array_add (chapters, chapter);
}

static WmReadingBlock *
add_block (GPtrArray *chapters, WmReadingBlockKind kind)
{
  WmReadingBlock *block = g_new0 (WmReadingBlock, 1);

  block->kind = kind;
  g_ptr_array_add (get_last_chapter (chapters)->blocks, block);
  return block;
}

static void
begin_cb (const char *element, const char **names, const char **values, gpointer user_data)
{
  if (g_str_equal (element, "chapter"))
    add_chapter (user_data, values[0]);
  else if (g_str_equal (element, "p"))
    add_block (user_data, WM_READING_PARAGRAPH);
  else if (g_str_equal (element, "head"))
    add_block (user_data, WM_READING_HEADING);
  else if (g_str_equal (element, "item"))
    add_block (user_data, WM_READING_ITEM);
  else if (g_str_equal (element, "term"))
    add_block (user_data, WM_READING_TERM);
  else if (g_str_equal (element, "go"))
    add_block (user_data, WM_READING_GO)->name = g_strdup (values[0]);
  else if (g_str_equal (element, "list"))
    add_block (user_data, g_str_equal (values[0], "tools") ? WM_READING_TOOLS : WM_READING_CLAUSES);
}

static void
end_cb (const char *element, const char *text, gpointer user_data)
{
  static const char *const with_text[] = { "p", "head", "item", "means", "go", NULL };
  WmReadingChapter *chapter;
  WmReadingBlock *block;

  if (g_str_equal (element, "reading"))
    return;
  chapter = get_last_chapter (user_data);
  block = chapter->blocks->len > 0 ? chapter->blocks->pdata[chapter->blocks->len - 1] : NULL;
  if (g_str_equal (element, "title"))
    chapter->title = g_strdup (text);
  else if (g_str_equal (element, "name"))
    block->name = g_strdup (text);
  else if (g_strv_contains (with_text, element))
    block->text = g_strdup (text);
}

static GPtrArray *
read_chapters (void)
{
  static const WmGuideParser parser = { begin_cb, end_cb };
  GPtrArray *chapters = g_ptr_array_new ();

  wm_guide_data_read ("guide/reading.xml", &parser, chapters);
  return chapters;
}

GPtrArray *
wm_reading_get_chapters (void)
{
  static GPtrArray *chapters;

  if (g_once_init_enter (&chapters))
    g_once_init_leave (&chapters, read_chapters ());
  return chapters;
}

const WmReadingChapter *
wm_reading_find (const char *id)
{
  GPtrArray *chapters = wm_reading_get_chapters ();

  for (guint i = 0; i < chapters->len; i++)
    if (g_strcmp0 (((WmReadingChapter *) chapters->pdata[i])->id, id) == 0)
      return chapters->pdata[i];
  return NULL;
}

const char *
wm_reading_translate (const char *text)
{
  return text != NULL && *text != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : text;
}
