/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/wm-printable.h"
#include "report/wm-table-layout.h"

#include <string.h>

static WmTextBlock *
set_lines (WmTypesetter *typesetter, guint n)
{
  GString *text = g_string_new ("line");
  WmTextBlock *block;

  for (guint i = 1; i < n; i++)
    g_string_append (text, "\nline");
  block = wm_typesetter_set (typesetter, WM_FONT_BODY, text->str, 200, PANGO_ALIGN_LEFT);
  g_string_free (text, TRUE);
  g_assert_cmpuint (block->n_lines, ==, n);
  return block;
}

static void
test_no_line_alone (void)
{
  /* Lines in all, first line, lines that have room, lines that should stand here. */
  static const guint cases[][4] = {
    { 1, 0, 1, 1 }, { 1, 0, 0, 0 }, { 2, 0, 1, 0 }, { 2, 0, 2, 2 }, { 3, 0, 2, 0 }, { 5, 0, 4, 3 },
    { 5, 0, 3, 3 }, { 5, 0, 1, 0 }, { 5, 0, 9, 5 }, { 5, 3, 2, 2 }, { 9, 3, 5, 4 }, { 9, 8, 1, 1 }
  };
  g_autoptr (WmTypesetter) typesetter = wm_typesetter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmTextBlock) block = set_lines (typesetter, cases[i][0]);
      double room = cases[i][2] * block->lines[0].height + 0.001;

      g_assert_cmpuint (wm_text_block_fit (block, cases[i][1], room), ==, cases[i][3]);
    }
}

static void
test_same_text_once (void)
{
  g_autoptr (WmTypesetter) typesetter = wm_typesetter_new ();
  g_autoptr (WmTextBlock) first =
      wm_typesetter_set (typesetter, WM_FONT_CELL, "Implemented", 80, PANGO_ALIGN_LEFT);
  g_autoptr (WmTextBlock) again =
      wm_typesetter_set (typesetter, WM_FONT_CELL, "Implemented", 80, PANGO_ALIGN_LEFT);
  g_autoptr (WmTextBlock) other =
      wm_typesetter_set (typesetter, WM_FONT_CELL, "Implemented", 20, PANGO_ALIGN_LEFT);

  g_assert_true (first == again);
  g_assert_true (first != other);
  g_assert_cmpuint (first->n_lines, ==, 1);
  g_assert_cmpuint (other->n_lines, >, 1);
}

static void
test_nothing_too_wide (void)
{
  static const char *const texts[] = {
    "Informationssicherheitsbeauftragtenstellvertreter",
    "https://intranet.example.com/policies/access-control/2025/v1.3/index.html",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "A.18.1.4, A.5.13",
    "one two three"
  };
  g_autoptr (WmTypesetter) typesetter = wm_typesetter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WmTextBlock) block =
          wm_typesetter_set (typesetter, WM_FONT_CELL, texts[i], 60, PANGO_ALIGN_LEFT);

      g_assert_cmpfloat (block->width, <=, 60.01);
    }
}

static gboolean
has_hyphen (const WmTextBlock *block)
{
  for (guint i = 0; i < block->n_lines; i++)
    for (GSList *run = block->lines[i].line->runs; run; run = run->next)
      if (((PangoGlyphItem *) run->data)->item->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN)
        return TRUE;
  return FALSE;
}

static void
test_hyphens (void)
{
  static const struct
  {
    const char *text;
    gboolean hyphen;
  } cases[] = { { "Informationssicherheitsbeauftragtenstellvertreter", TRUE },
                { "See /usr/share/informationssicherheitsbeauftragter", FALSE },
                { "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718", FALSE },
                { "Kryptographierichtlinie_Entwurf.docx", FALSE } };
  g_autoptr (WmTypesetter) typesetter = wm_typesetter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmTextBlock) block =
          wm_typesetter_set (typesetter, WM_FONT_CELL, cases[i].text, 60, PANGO_ALIGN_LEFT);

      g_assert_cmpuint (block->n_lines, >, 2);
      g_assert_cmpint (has_hyphen (block), ==, cases[i].hyphen);
    }
}

static void
test_clean (void)
{
  static const char *const cases[][2] = { { NULL, "" },
                                          { "", "" },
                                          { "a\r\nb\rc", "a\nb\nc" },
                                          { "a\tb\x01\x7f", "a b" },
                                          { "a\n \n\n\n\n\nb", "a\n \n\nb" },
                                          { "a\xff", "a\xef\xbf\xbd" },
                                          { "x  \n\n", "x" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = wm_printable_dup (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
test_endless_word (void)
{
  g_autofree char *word = g_strnfill (1000, 'x');
  g_autofree char *clean = wm_printable_dup (word);
  g_autofree char *short_word = g_strnfill (150, 'x');
  g_autofree char *same = wm_printable_dup (short_word);
  g_auto (GStrv) parts = g_strsplit (clean, "\xe2\x80\x8b", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_cmpuint (g_strv_length (parts), >, 4);
  g_assert_cmpstr (joined, ==, word);
  g_assert_cmpstr (same, ==, short_word);
}

static void
test_pieces (void)
{
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autofree char *marks = g_strnfill (9000, 'x');

  g_assert_cmpuint (wm_printable_measure_piece ("short"), ==, 5);
  g_assert_cmpuint (wm_printable_measure_piece (letters), <, 10000);
  g_assert_cmpuint (wm_printable_measure_piece (letters), >, 0);
  letters[100] = ' ';
  g_assert_cmpuint (wm_printable_measure_piece (letters), ==, 100);
  letters[50] = '\n';
  g_assert_cmpuint (wm_printable_measure_piece (letters), ==, 50);
  /* A character of several bytes is not cut. */
  for (guint i = 0; i + 3 <= 9000; i += 3)
    memcpy (marks + i, "\xe4\xb8\xad", 3);
  g_assert_cmpuint (wm_printable_measure_piece (marks) % 3, ==, 0);
}

static void
test_heading_has_company (void)
{
  WmPageRunning running = { .header = "Report", .footer = "Foot" };

  for (guint lines = 40; lines < 70; lines++)
    {
      g_autoptr (WmPageLayout) pages = wm_page_layout_new (&running);
      WmText text = { .text = "line", .font = WM_FONT_BODY };
      guint before;

      wm_page_layout_start_page (pages, WM_PAGE_PORTRAIT, FALSE);
      for (guint i = 0; i < lines; i++)
        wm_page_layout_add_text (pages, &text);
      wm_page_layout_add_heading (pages, 1, "Heading", NULL);
      before = wm_page_layout_get_n_pages (pages);
      wm_page_layout_add_text (pages, &text);
      g_assert_cmpuint (wm_page_layout_get_n_pages (pages), ==, before);
    }
}

static void
add_rows (WmPageLayout *pages, double offset)
{
  const WmTableColumn columns[] = { { "A", 1, PANGO_ALIGN_LEFT }, { "B", 1, PANGO_ALIGN_RIGHT } };
  WmTableRow row = { 0 };
  WmText text = { .text = "1\n2\n3\n4\n5\n6\n7\n8\n9", .font = WM_FONT_CELL };
  double first_top = wm_page_layout_get_y (pages) + 12;
  g_autoptr (WmTableLayout) table = wm_table_layout_new (pages, columns, G_N_ELEMENTS (columns));

  wm_page_layout_advance (pages, offset);
  for (guint i = 0; i < 10; i++)
    {
      guint n_pages = wm_page_layout_get_n_pages (pages);
      double top = wm_page_layout_get_y (pages);

      wm_table_layout_begin_row (table, &row);
      wm_table_layout_add_text (table, 0, &text);
      wm_table_layout_end_row (table);
      if (wm_page_layout_get_n_pages (pages) > n_pages)
        top = first_top;
      g_assert_cmpfloat (wm_page_layout_get_y (pages) - top, >, 80);
      g_assert_cmpfloat (wm_page_layout_get_room (pages), >=, -1);
    }
  wm_table_layout_end (table);
}

static void
test_row_moves_whole (void)
{
  WmPageRunning running = { .header = "Report", .footer = "Foot" };

  for (double offset = 0; offset < 120; offset += 10)
    {
      g_autoptr (WmPageLayout) pages = wm_page_layout_new (&running);

      wm_page_layout_start_page (pages, WM_PAGE_PORTRAIT, FALSE);
      add_rows (pages, offset);
      g_assert_cmpuint (wm_page_layout_get_n_pages (pages), ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-layout/text/no-line-alone", test_no_line_alone);
  g_test_add_func ("/page-layout/text/same-text-is-set-once", test_same_text_once);
  g_test_add_func ("/page-layout/text/nothing-too-wide", test_nothing_too_wide);
  g_test_add_func ("/page-layout/text/hyphens-in-words-only", test_hyphens);
  g_test_add_func ("/page-layout/text/clean", test_clean);
  g_test_add_func ("/page-layout/text/endless-word-can-break", test_endless_word);
  g_test_add_func ("/page-layout/text/pieces", test_pieces);
  g_test_add_func ("/page-layout/flow/heading-has-company", test_heading_has_company);
  g_test_add_func ("/page-layout/table/row-moves-whole", test_row_moves_whole);
  return g_test_run ();
}
