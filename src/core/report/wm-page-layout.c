/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-page-layout.h"

#include "wm-printable.h"

#include <glib/gi18n-lib.h>

/* All in points. */
#define MARGIN_PORTRAIT 62.0
#define MARGIN_LANDSCAPE 38.0
#define TOP_PORTRAIT 64.0
#define TOP_LANDSCAPE 52.0
#define TOP_BARE 112.0
#define BOTTOM 58.0
#define HEADER_BASE 32.0
#define FOOTER_RULE 44.0
#define KEY_WIDTH 118.0
/* Text that a heading must have below it. */
#define HEADING_COMPANY 46.0

struct _WmPageLayout
{
  WmTypesetter *typesetter;
  GPtrArray *pages; /* (element-type WmPage) */
  WmPage *page;     /* borrowed: the last one */
  double y;
  GArray *outline; /* (element-type WmOutlineEntry) */
  char *header;
  char *header_note;
  WmTone header_note_tone;
  char *footer;
  char *footer_detail;
};

static void
clear_outline_entry (gpointer data)
{
  WmOutlineEntry *entry = data;

  g_free (entry->title);
  g_free (entry->destination);
}

/**
 * wm_page_layout_new:
 * @running: what is the same on all pages
 *
 * Makes a document without pages. Start one before adding anything. The layout and everything
 * made from it stay in the thread that made it.
 *
 * Returns: (transfer full): the document
 */
WmPageLayout *
wm_page_layout_new (const WmPageRunning *running)
{
  WmPageLayout *self = g_new0 (WmPageLayout, 1);

  self->typesetter = wm_typesetter_new ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_page_free);
  self->outline = g_array_new (FALSE, FALSE, sizeof (WmOutlineEntry));
  g_array_set_clear_func (self->outline, clear_outline_entry);
  self->header = g_strdup (running->header);
  self->header_note = g_strdup (running->header_note);
  self->header_note_tone = running->header_note_tone;
  self->footer = g_strdup (running->footer);
  self->footer_detail = g_strdup (running->footer_detail);
  return self;
}

/**
 * wm_page_layout_free:
 * @self: (transfer full) (nullable): a document
 */
void
wm_page_layout_free (WmPageLayout *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->pages);
  g_array_unref (self->outline);
  wm_typesetter_free (self->typesetter);
  g_free (self->header);
  g_free (self->header_note);
  g_free (self->footer);
  g_free (self->footer_detail);
  g_free (self);
}

static double
get_margin (const WmPage *page)
{
  return page->orientation == WM_PAGE_PORTRAIT ? MARGIN_PORTRAIT : MARGIN_LANDSCAPE;
}

static double
get_top (const WmPage *page)
{
  if (page->bare)
    return TOP_BARE;
  return page->orientation == WM_PAGE_PORTRAIT ? TOP_PORTRAIT : TOP_LANDSCAPE;
}

static gboolean
is_at_top (WmPageLayout *self)
{
  return self->y <= get_top (self->page) + 0.01;
}

/**
 * wm_page_layout_start_page:
 * @self: a document
 * @orientation: how the sheet lies; kept for the pages that follow by themselves
 * @bare: without running header, as on a title page; only this page
 */
void
wm_page_layout_start_page (WmPageLayout *self, WmPageOrientation orientation, gboolean bare)
{
  self->page = wm_page_new (orientation, bare);
  g_ptr_array_add (self->pages, self->page);
  self->y = get_top (self->page);
}

/**
 * wm_page_layout_break_page:
 * @self: a document
 *
 * Goes on at the top of a new page of the same orientation.
 */
void
wm_page_layout_break_page (WmPageLayout *self)
{
  wm_page_layout_start_page (self, self->page->orientation, FALSE);
}

/**
 * wm_page_layout_get_typesetter:
 * @self: a document
 *
 * Returns: (transfer none): what sets its text
 */
WmTypesetter *
wm_page_layout_get_typesetter (WmPageLayout *self)
{
  return self->typesetter;
}

/**
 * wm_page_layout_get_page:
 * @self: a document with a page
 *
 * Returns: (transfer none): the page that is being filled
 */
WmPage *
wm_page_layout_get_page (WmPageLayout *self)
{
  return self->page;
}

/**
 * wm_page_layout_get_left:
 * @self: a document with a page
 *
 * Returns: the left edge of the text, in points
 */
double
wm_page_layout_get_left (WmPageLayout *self)
{
  return get_margin (self->page);
}

/**
 * wm_page_layout_get_width:
 * @self: a document with a page
 *
 * Returns: the width of the text, in points
 */
double
wm_page_layout_get_width (WmPageLayout *self)
{
  return wm_page_get_width (self->page) - 2 * get_margin (self->page);
}

/**
 * wm_page_layout_get_body_height:
 * @self: a document with a page
 *
 * Returns: the height of the text on a page with nothing on it, in points
 */
double
wm_page_layout_get_body_height (WmPageLayout *self)
{
  return wm_page_get_height (self->page) - get_top (self->page) - BOTTOM;
}

/**
 * wm_page_layout_get_y:
 * @self: a document with a page
 *
 * Returns: where the next thing goes, in points from the top of the sheet
 */
double
wm_page_layout_get_y (WmPageLayout *self)
{
  return self->y;
}

/**
 * wm_page_layout_get_room:
 * @self: a document with a page
 *
 * Returns: the height that is left on this page, in points
 */
double
wm_page_layout_get_room (WmPageLayout *self)
{
  return wm_page_get_height (self->page) - BOTTOM - self->y;
}

/**
 * wm_page_layout_advance:
 * @self: a document with a page
 * @height: what was filled, in points
 */
void
wm_page_layout_advance (WmPageLayout *self, double height)
{
  self->y += height;
}

/**
 * wm_page_layout_reserve:
 * @self: a document with a page
 * @height: in points
 *
 * Goes to a new page unless so much has room on this one, or this one is empty.
 */
void
wm_page_layout_reserve (WmPageLayout *self, double height)
{
  if (wm_page_layout_get_room (self) < height && !is_at_top (self))
    wm_page_layout_break_page (self);
}

/**
 * wm_page_layout_add_space:
 * @self: a document with a page
 * @height: in points
 *
 * Leaves a gap, which vanishes at the top and at the foot of a page.
 */
void
wm_page_layout_add_space (WmPageLayout *self, double height)
{
  if (!is_at_top (self))
    self->y += height;
}

static void
flow_block (WmPageLayout *self, WmTextBlock *block, const WmText *text, double x, const char *tag)
{
  guint line = 0;

  while (line < block->n_lines)
    {
      guint n = wm_text_block_fit (block, line, wm_page_layout_get_room (self));

      if (n == 0 && !is_at_top (self))
        {
          wm_page_layout_break_page (self);
          continue;
        }
      n = MAX (n, 1);
      if (line == 0)
        wm_page_add_mark (self->page, text->mark, text->tone, x - WM_MARK_ADVANCE,
                          self->y + (block->lines[0].height - WM_MARK_SIZE) / 2);
      wm_page_add_text (self->page, block, line, n, x, self->y, text->tone, tag, text->link);
      self->y += wm_text_block_get_height (block, line, n);
      line += n;
    }
}

static void
add_tagged_text (WmPageLayout *self, const WmText *text, double indent, const char *tag)
{
  double shift = indent + (text->mark != WM_MARK_NONE ? WM_MARK_ADVANCE : 0);
  double width = wm_page_layout_get_width (self) - shift;
  g_autoptr (WmTextBlock) block =
      wm_typesetter_set (self->typesetter, text->font, text->text, width, PANGO_ALIGN_LEFT);

  wm_page_layout_add_space (self, text->gap);
  flow_block (self, block, text, wm_page_layout_get_left (self) + shift, tag);
}

/**
 * wm_page_layout_add_text:
 * @self: a document with a page
 * @text: paragraphs
 *
 * Adds text over the whole width; it goes on over as many pages as it needs, and leaves no line
 * alone.
 */
void
wm_page_layout_add_text (WmPageLayout *self, const WmText *text)
{
  add_tagged_text (self, text, 0, "P");
}

/**
 * wm_page_layout_add_heading:
 * @self: a document with a page
 * @level: 0 for the title of the document, 1 or 2
 * @text: the heading
 * @destination: (nullable): a name by which it can be reached
 *
 * Adds a heading that never stands alone at the foot of a page.
 */
void
wm_page_layout_add_heading (WmPageLayout *self, guint level, const char *text,
                            const char *destination)
{
  static const WmFont fonts[] = { WM_FONT_TITLE, WM_FONT_HEADING, WM_FONT_SUBHEADING };
  static const char *const tags[] = { "H1", "H1", "H2" };
  static const double gaps[] = { 0, 22, 18 };
  WmText heading = { .text = text, .font = fonts[level] };
  g_autoptr (WmTextBlock) block = wm_typesetter_set (
      self->typesetter, heading.font, text, wm_page_layout_get_width (self), PANGO_ALIGN_LEFT);

  wm_page_layout_reserve (self, gaps[level] + block->height + HEADING_COMPANY);
  wm_page_layout_add_space (self, gaps[level]);
  if (destination)
    wm_page_add_destination (self->page, destination, self->y - 12);
  flow_block (self, block, &heading, wm_page_layout_get_left (self), tags[level]);
  wm_page_layout_add_space (self, 6);
}

/**
 * wm_page_layout_add_pair:
 * @self: a document with a page
 * @key: what the value is
 * @value: the value
 *
 * Adds a line of a block of facts: the name of the fact at the left, the fact beside it.
 */
void
wm_page_layout_add_pair (WmPageLayout *self, const char *key, const WmText *value)
{
  double shift = value->mark != WM_MARK_NONE ? WM_MARK_ADVANCE : 0;
  double width = wm_page_layout_get_width (self) - KEY_WIDTH;
  double left = wm_page_layout_get_left (self);
  g_autoptr (WmTextBlock) label =
      wm_typesetter_set (self->typesetter, WM_FONT_BODY, key, KEY_WIDTH - 12, PANGO_ALIGN_LEFT);
  g_autoptr (WmTextBlock) block = wm_typesetter_set (self->typesetter, value->font, value->text,
                                                     width - shift, PANGO_ALIGN_LEFT);
  double least = wm_text_block_get_height (block, 0, MIN (block->n_lines, 2));
  double foot;

  wm_page_layout_add_space (self, value->gap);
  wm_page_layout_reserve (self, MAX (least, label->height));
  foot = self->y + label->height;
  wm_page_add_text (self->page, label, 0, label->n_lines, left,
                    self->y + block->lines[0].baseline - label->lines[0].baseline, WM_TONE_DIM, "P",
                    NULL);
  flow_block (self, block, value, left + KEY_WIDTH + shift, "P");
  if (block->n_lines < label->n_lines)
    self->y = MAX (self->y, foot);
  self->y += 7;
}

/**
 * wm_page_layout_add_rule:
 * @self: a document with a page
 * @tone: its colour
 * @thickness: in points
 */
void
wm_page_layout_add_rule (WmPageLayout *self, WmTone tone, double thickness)
{
  wm_page_add_rule (self->page, tone, wm_page_layout_get_left (self), self->y + thickness / 2,
                    wm_page_layout_get_width (self), thickness);
  self->y += thickness;
}

/**
 * wm_page_layout_add_outline:
 * @self: a document
 * @parent: what an earlier call gave, or 0
 * @title: what to show in the list of contents of a viewer
 * @destination: a name that is on one of the pages in the end
 *
 * Returns: a number to use as @parent
 */
guint
wm_page_layout_add_outline (WmPageLayout *self, guint parent, const char *title,
                            const char *destination)
{
  WmOutlineEntry entry = { .parent = parent,
                           .title = wm_printable_dup_line (title),
                           .destination = g_strdup (destination) };

  g_return_val_if_fail (parent <= self->outline->len, 0);
  g_array_append_val (self->outline, entry);
  return self->outline->len;
}

/**
 * wm_page_layout_get_outline:
 * @self: a document
 *
 * Returns: (transfer none) (element-type WmOutlineEntry): all entries; parents before children
 */
const GArray *
wm_page_layout_get_outline (WmPageLayout *self)
{
  return self->outline;
}

/**
 * wm_page_layout_get_n_pages:
 * @self: a document
 *
 * Returns: the number of pages
 */
guint
wm_page_layout_get_n_pages (WmPageLayout *self)
{
  return self->pages->len;
}

/**
 * wm_page_layout_get_nth_page:
 * @self: a document
 * @n: from 0
 *
 * Returns: (transfer none): the page
 */
const WmPage *
wm_page_layout_get_nth_page (WmPageLayout *self, guint n)
{
  return g_ptr_array_index (self->pages, n);
}

static void
add_running_line (WmPageLayout *self, WmPage *page, const WmText *text, double baseline,
                  double share, PangoAlignment align)
{
  double margin = get_margin (page);
  double width = wm_page_get_width (page) - 2 * margin;
  double x = align == PANGO_ALIGN_RIGHT ? margin + width * (1 - share) : margin;
  g_autoptr (WmTextBlock) block =
      wm_typesetter_set_line (self->typesetter, text->font, text->text, width * share, align);

  wm_page_add_text (page, block, 0, 1, x, baseline - block->lines[0].baseline, text->tone, NULL,
                    NULL);
}

static void
add_running (WmPageLayout *self, WmPage *page, guint n)
{
  double height = wm_page_get_height (page), margin = get_margin (page);
  double width = wm_page_get_width (page) - 2 * margin;
  /* Translators: the page number and the number of pages at the foot of a report. */
  g_autofree char *number = g_strdup_printf (_ ("Page %1$u of %2$u"), n + 1, self->pages->len);
  WmText header = { .text = self->header, .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };
  WmText note = { .text = self->header_note,
                  .font = WM_FONT_SMALL_STRONG,
                  .tone = self->header_note_tone };
  WmText footer = { .text = self->footer, .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };
  WmText detail = { .text = self->footer_detail, .font = WM_FONT_TINY, .tone = WM_TONE_DIM };
  WmText page_number = { .text = number, .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };

  if (!page->bare)
    {
      add_running_line (self, page, &header, HEADER_BASE, 0.7, PANGO_ALIGN_LEFT);
      if (self->header_note)
        add_running_line (self, page, &note, HEADER_BASE, 0.28, PANGO_ALIGN_RIGHT);
      wm_page_add_rule (page, WM_TONE_DIM, margin, HEADER_BASE + 9, width, 0.6);
    }
  wm_page_add_rule (page, WM_TONE_DIM, margin, height - FOOTER_RULE, width, 0.6);
  add_running_line (self, page, &footer, height - FOOTER_RULE + 13, 0.8, PANGO_ALIGN_LEFT);
  if (self->footer_detail)
    add_running_line (self, page, &detail, height - FOOTER_RULE + 22.5, 1, PANGO_ALIGN_LEFT);
  add_running_line (self, page, &page_number, height - FOOTER_RULE + 13, 0.2, PANGO_ALIGN_RIGHT);
}

/**
 * wm_page_layout_draw_page:
 * @self: a document that is complete
 * @n: from 0; each page once
 * @cr: where to
 *
 * Draws a page with its header and footer, and lets go of what it held.
 */
void
wm_page_layout_draw_page (WmPageLayout *self, guint n, cairo_t *cr)
{
  WmPage *page = g_ptr_array_index (self->pages, n);

  add_running (self, page, n);
  wm_page_draw (page, cr);
  g_array_set_size (page->items, 0);
}

/**
 * wm_page_layout_finish:
 * @self: a document that is complete
 *
 * Adds header and footer to all pages, so that each can be painted as often as wanted. After this
 * the document is not drawn as PDF any more.
 */
void
wm_page_layout_finish (WmPageLayout *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    add_running (self, g_ptr_array_index (self->pages, i), i);
}
