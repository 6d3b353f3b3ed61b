/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf-reader.h"

#include <string.h>

/* What tests of reports read out of a PDF. */

char *
pdf_read_page (PopplerDocument *document, int n)
{
  g_autoptr (Page) page = poppler_document_get_page (document, n);

  return poppler_page_get_text (page);
}

char *
pdf_read_pages (PopplerDocument *document, int first)
{
  GString *text = g_string_new (NULL);

  for (int i = first; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *page = pdf_read_page (document, i);

      g_string_append (text, page);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  double x;
  double y;
  gunichar character;
} Glyph;

static int
compare_glyphs (gconstpointer a, gconstpointer b)
{
  const Glyph *first = a, *second = b;

  if (ABS (first->y - second->y) > 0.5)
    return first->y < second->y ? -1 : 1;
  return first->x < second->x ? -1 : first->x > second->x;
}

static void
append_column (GString *text, PopplerPage *page, double left, double right)
{
  g_autofree char *all = poppler_page_get_text (page);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  g_autofree PopplerRectangle *places = NULL;
  const char *p = all;
  guint n;

  g_assert_true (poppler_page_get_text_layout (page, &places, &n));
  for (guint i = 0; i < n && *p; i++, p = g_utf8_next_char (p))
    {
      Glyph glyph = { places[i].x1, places[i].y2, g_utf8_get_char (p) };

      if (glyph.x >= left && glyph.x < right && glyph.y < 545 && *p != '\n')
        g_array_append_val (glyphs, glyph);
    }
  g_array_sort (glyphs, compare_glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    {
      const Glyph *glyph = &g_array_index (glyphs, Glyph, i);

      if (i > 0 && glyph->y - (glyph - 1)->y > 0.5)
        g_string_append_c (text, '\n');
      g_string_append_unichar (text, glyph->character);
    }
  g_string_append_c (text, '\n');
}

/* Gives the text of a column of the table from top to bottom, without the foot of the page. A
 * reader of PDF takes the cells in an order of its own. */
char *
pdf_read_column (PopplerDocument *document, int first, double left, double right)
{
  GString *text = g_string_new (NULL);

  for (int i = first; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (Page) page = poppler_document_get_page (document, i);

      append_column (text, page, left, right);
    }
  return g_string_free (text, FALSE);
}

void
assert_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("“%s” is missing in: %s", part, text);
}

void
assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part))
    g_error ("“%s” should not be in: %s", part, text);
}

int
pdf_get_target (PopplerDocument *document, PopplerAction *action)
{
  g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
  if (action->goto_dest.dest->type == POPPLER_DEST_NAMED)
    {
      PopplerDest *dest = poppler_document_find_dest (document, action->goto_dest.dest->named_dest);
      int page = dest->page_num;

      poppler_dest_free (dest);
      return page;
    }
  return action->goto_dest.dest->page_num;
}
