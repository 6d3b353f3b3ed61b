/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-page.h"

#include <math.h>
#include <pango/pangocairo.h>

/* ISO 216, in points. */
#define A4_SHORT 595.28
#define A4_LONG 841.89

typedef enum
{
  ITEM_TEXT,
  ITEM_MARK,
  ITEM_TINT,
  ITEM_FILL,
  ITEM_RULE,
  ITEM_DESTINATION,
  ITEM_BEGIN_TAG,
  ITEM_END_TAG,
} ItemKind;

typedef struct
{
  ItemKind kind;
  WmTone tone;
  WmMark mark;
  guint first_line;
  guint n_lines;
  double x;
  double y;
  double width;
  double height;
  double radius;
  WmTextBlock *block; /* owned */
  const char *tag;    /* a literal */
  char *name;         /* owned: of a destination, or where a link leads */
} Item;

typedef struct
{
  double red;
  double green;
  double blue;
} Ink;

static const Ink inks[] = {
  [WM_TONE_NORMAL] = { 0.110, 0.114, 0.141 }, [WM_TONE_DIM] = { 0.345, 0.345, 0.388 },
  [WM_TONE_ACCENT] = { 0.094, 0.333, 0.635 }, [WM_TONE_GOOD] = { 0.086, 0.408, 0.204 },
  [WM_TONE_PARTLY] = { 0.522, 0.302, 0.000 }, [WM_TONE_BAD] = { 0.686, 0.110, 0.145 },
};

static const Ink tints[] = {
  [WM_TONE_NORMAL] = { 0.957, 0.961, 0.969 }, [WM_TONE_DIM] = { 0.875, 0.882, 0.898 },
  [WM_TONE_ACCENT] = { 0.918, 0.945, 0.980 }, [WM_TONE_GOOD] = { 0.894, 0.961, 0.914 },
  [WM_TONE_PARTLY] = { 0.996, 0.949, 0.847 }, [WM_TONE_BAD] = { 0.992, 0.914, 0.914 },
};

/* For areas, which are read beside words: lighter than ink, far apart from each other in grey too.
 */
static const Ink fills[] = {
  [WM_TONE_NORMAL] = { 0.200, 0.212, 0.255 }, [WM_TONE_DIM] = { 0.839, 0.847, 0.867 },
  [WM_TONE_ACCENT] = { 0.384, 0.627, 0.918 }, [WM_TONE_GOOD] = { 0.149, 0.545, 0.310 },
  [WM_TONE_PARTLY] = { 0.965, 0.733, 0.259 }, [WM_TONE_BAD] = { 0.804, 0.251, 0.278 },
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->block, wm_text_block_unref);
  g_clear_pointer (&item->name, g_free);
}

/**
 * wm_page_new:
 * @orientation: how the A4 sheet lies
 * @bare: without running header
 *
 * Returns: (transfer full): an empty page
 */
WmPage *
wm_page_new (WmPageOrientation orientation, gboolean bare)
{
  WmPage *page = g_new0 (WmPage, 1);

  page->orientation = orientation;
  page->bare = bare;
  page->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (page->items, clear_item);
  return page;
}

/**
 * wm_page_free:
 * @page: (transfer full): a page
 */
void
wm_page_free (WmPage *page)
{
  g_array_unref (page->items);
  g_free (page);
}

/**
 * wm_page_get_width:
 * @page: a page
 *
 * Returns: the width of the sheet, in points
 */
double
wm_page_get_width (const WmPage *page)
{
  return page->orientation == WM_PAGE_PORTRAIT ? A4_SHORT : A4_LONG;
}

/**
 * wm_page_get_height:
 * @page: a page
 *
 * Returns: the height of the sheet, in points
 */
double
wm_page_get_height (const WmPage *page)
{
  return page->orientation == WM_PAGE_PORTRAIT ? A4_LONG : A4_SHORT;
}

/**
 * wm_page_add_text:
 * @page: a page
 * @block: (transfer none): the text
 * @first_line: index of the first line to draw
 * @n_lines: how many lines to draw
 * @x: left edge of the block
 * @y: top of the first line drawn
 * @tone: its colour
 * @tag: (nullable): what it is to a screen reader, a string literal such as "P" or "H1"
 * @link: (nullable): the name of the destination where it leads
 */
void
wm_page_add_text (WmPage *page, WmTextBlock *block, guint first_line, guint n_lines, double x,
                  double y, WmTone tone, const char *tag, const char *link)
{
  Item item = { .kind = ITEM_TEXT,
                .tone = tone,
                .first_line = first_line,
                .n_lines = n_lines,
                .x = x,
                .y = y,
                .block = wm_text_block_ref (block),
                .tag = tag,
                .name = g_strdup (link) };

  g_array_append_val (page->items, item);
}

/**
 * wm_page_add_mark:
 * @page: a page
 * @mark: the shape
 * @tone: its colour
 * @x: its left edge
 * @y: its top
 */
void
wm_page_add_mark (WmPage *page, WmMark mark, WmTone tone, double x, double y)
{
  Item item = { .kind = ITEM_MARK, .mark = mark, .tone = tone, .x = x, .y = y };

  if (mark != WM_MARK_NONE)
    g_array_append_val (page->items, item);
}

static void
add_area (WmPage *page, Item item)
{
  g_array_append_val (page->items, item);
}

/**
 * wm_page_add_tint:
 * @page: a page
 * @tone: the meaning whose pale colour to take
 * @x: left edge
 * @y: top
 * @width: width
 * @height: height
 * @radius: of the corners
 *
 * Adds an area that text stands on.
 */
void
wm_page_add_tint (WmPage *page, WmTone tone, double x, double y, double width, double height,
                  double radius)
{
  add_area (page, (Item){ .kind = ITEM_TINT,
                          .tone = tone,
                          .x = x,
                          .y = y,
                          .width = width,
                          .height = height,
                          .radius = radius });
}

/**
 * wm_page_add_fill:
 * @page: a page
 * @tone: the meaning whose strong colour to take
 * @x: left edge
 * @y: top
 * @width: width
 * @height: height
 *
 * Adds an area that says something by itself, such as a part of a bar.
 */
void
wm_page_add_fill (WmPage *page, WmTone tone, double x, double y, double width, double height)
{
  add_area (
      page,
      (Item){ .kind = ITEM_FILL, .tone = tone, .x = x, .y = y, .width = width, .height = height });
}

/**
 * wm_page_add_rule:
 * @page: a page
 * @tone: its colour; %WM_TONE_DIM is the pale grey of hairlines
 * @x: left edge
 * @y: its middle
 * @width: length
 * @thickness: in points
 */
void
wm_page_add_rule (WmPage *page, WmTone tone, double x, double y, double width, double thickness)
{
  add_area (
      page,
      (Item){
          .kind = ITEM_RULE, .tone = tone, .x = x, .y = y, .width = width, .height = thickness });
}

/**
 * wm_page_add_destination:
 * @page: a page
 * @name: letters, digits and hyphens, once in a document
 * @y: what should be at the top of the window after a jump
 */
void
wm_page_add_destination (WmPage *page, const char *name, double y)
{
  Item item = { .kind = ITEM_DESTINATION, .y = y, .name = g_strdup (name) };

  g_array_append_val (page->items, item);
}

/**
 * wm_page_begin_tag:
 * @page: a page
 * @tag: a string literal such as "Table", "TR" or "TD"
 *
 * What is added until [func@wm_page_end_tag] belongs together for a screen reader.
 */
void
wm_page_begin_tag (WmPage *page, const char *tag)
{
  Item item = { .kind = ITEM_BEGIN_TAG, .tag = tag };

  g_array_append_val (page->items, item);
}

/**
 * wm_page_end_tag:
 * @page: a page
 * @tag: the tag that was begun last
 */
void
wm_page_end_tag (WmPage *page, const char *tag)
{
  Item item = { .kind = ITEM_END_TAG, .tag = tag };

  g_array_append_val (page->items, item);
}

static void
set_ink (cairo_t *cr, const Ink *ink)
{
  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
}

static void
draw_text (const Item *item, cairo_t *cr)
{
  const WmTextLine *first = &item->block->lines[item->first_line];

  set_ink (cr, &inks[item->tone]);
  for (guint i = 0; i < item->n_lines; i++)
    {
      const WmTextLine *line = first + i;

      cairo_move_to (cr, item->x + line->x, item->y + line->baseline - first->y);
      pango_cairo_show_layout_line (cr, line->line);
    }
  /* A stray current point would end up in the next shape. */
  cairo_new_path (cr);
}

static void
draw_tagged_text (const Item *item, cairo_t *cr)
{
  g_autofree char *link = item->name ? g_strdup_printf ("dest='%s'", item->name) : NULL;

  if (item->tag)
    cairo_tag_begin (cr, item->tag, NULL);
  if (link)
    cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
  draw_text (item, cr);
  if (link)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  if (item->tag)
    cairo_tag_end (cr, item->tag);
}

static void
draw_mark (const Item *item, cairo_t *cr)
{
  static const double dots[] = { 1.1, 1.1 };
  double radius = WM_MARK_SIZE / 2;
  double x = item->x + radius, y = item->y + radius;

  set_ink (cr, &inks[item->tone]);
  cairo_set_line_width (cr, 0.9);
  cairo_new_path (cr);
  if (item->mark == WM_MARK_DASH)
    {
      cairo_rectangle (cr, item->x + 0.6, y - 0.5, WM_MARK_SIZE - 1.2, 1);
      cairo_fill (cr);
      return;
    }
  if (item->mark == WM_MARK_FULL || item->mark == WM_MARK_HALF)
    {
      cairo_arc (cr, x, y, radius - 0.4, item->mark == WM_MARK_FULL ? 0 : G_PI_2,
                 item->mark == WM_MARK_FULL ? 2 * G_PI : 3 * G_PI_2);
      cairo_fill (cr);
    }
  if (item->mark == WM_MARK_DOTTED)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_arc (cr, x, y, radius - 0.45, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_area (const Item *item, cairo_t *cr)
{
  double r = item->radius, right = item->x + item->width, bottom = item->y + item->height;

  set_ink (cr, item->kind == ITEM_TINT ? &tints[item->tone] : &fills[item->tone]);
  cairo_new_path (cr);
  if (r > 0)
    {
      cairo_arc (cr, right - r, item->y + r, r, -G_PI_2, 0);
      cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
      cairo_arc (cr, item->x + r, bottom - r, r, G_PI_2, G_PI);
      cairo_arc (cr, item->x + r, item->y + r, r, G_PI, 3 * G_PI_2);
      cairo_close_path (cr);
    }
  else
    {
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
    }
  cairo_fill (cr);
}

static void
draw_rule (const Item *item, cairo_t *cr)
{
  set_ink (cr, &fills[item->tone]);
  cairo_set_line_width (cr, item->height);
  cairo_new_path (cr);
  cairo_move_to (cr, item->x, item->y);
  cairo_line_to (cr, item->x + item->width, item->y);
  cairo_stroke (cr);
}

static void
draw_destination (const Item *item, cairo_t *cr)
{
  /* Whole numbers: Cairo reads these attributes, and a decimal comma would be an error. Not
   * "internal": Cairo 1.16 then writes links to later pages that lead nowhere. */
  g_autofree char *attributes =
      g_strdup_printf ("name='%s' x=0 y=%d", item->name, MAX (0, (int) floor (item->y)));

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/* What is seen; FALSE for what only says something about it. */
static gboolean
draw_visible (const Item *item, cairo_t *cr)
{
  switch (item->kind)
    {
    case ITEM_TEXT:
      draw_text (item, cr);
      return TRUE;
    case ITEM_MARK:
      draw_mark (item, cr);
      return TRUE;
    case ITEM_TINT:
    case ITEM_FILL:
      draw_area (item, cr);
      return TRUE;
    case ITEM_RULE:
      draw_rule (item, cr);
      return TRUE;
    case ITEM_DESTINATION:
    case ITEM_BEGIN_TAG:
    case ITEM_END_TAG:
    default:
      return FALSE;
    }
}

static void
draw_item (const Item *item, cairo_t *cr)
{
  if (item->kind == ITEM_TEXT)
    draw_tagged_text (item, cr);
  else if (item->kind == ITEM_DESTINATION)
    draw_destination (item, cr);
  else if (item->kind == ITEM_BEGIN_TAG)
    cairo_tag_begin (cr, item->tag, NULL);
  else if (item->kind == ITEM_END_TAG)
    cairo_tag_end (cr, item->tag);
  else
    draw_visible (item, cr);
}

/**
 * wm_page_draw:
 * @page: a page
 * @cr: where to; one point is one unit
 *
 * Draws it with its links and its structure, for a PDF.
 */
void
wm_page_draw (const WmPage *page, cairo_t *cr)
{
  for (guint i = 0; i < page->items->len; i++)
    draw_item (&g_array_index (page->items, Item, i), cr);
}

/**
 * wm_page_paint:
 * @page: a page
 * @cr: where to; one point is one unit
 *
 * Draws what is seen of it, for a screen or a printer. A link on a page that is printed alone would
 * lead nowhere, and Cairo makes an error of that.
 */
void
wm_page_paint (const WmPage *page, cairo_t *cr)
{
  for (guint i = 0; i < page->items->len; i++)
    draw_visible (&g_array_index (page->items, Item, i), cr);
}
