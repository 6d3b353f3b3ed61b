/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-table-layout.h"

#include <glib/gi18n-lib.h>

/* All in points. */
#define PAD_X 5.0
#define PAD_Y 4.5
#define BAND_PAD 5.0
/* A row up to this share of a page is moved to the next page whole; a taller one is broken. */
#define WHOLE_SHARE 0.6
/* What must stand of a broken row before the first break. */
#define LEAST_PART 110.0

typedef struct
{
  WmTextBlock *block; /* owned */
  WmTone tone;
  WmMark mark;
  char *link; /* owned */
  double gap;
} CellText;

/* The text and line to go on with are kept, since a row can be set in several parts. */
typedef struct
{
  GArray *texts; /* (element-type CellText) */
  guint text;
  guint line;
} Cell;

/* The place of its text; the first and the last column are flush with the margins. */
typedef struct
{
  WmTextBlock *title; /* owned */
  PangoAlignment align;
  double x;
  double width;
  Cell cell;
} Column;

struct _WmTableLayout
{
  WmPageLayout *pages; /* borrowed */
  Column *columns;     /* (array length=n_columns) */
  guint n_columns;
  double header_height;
  char *group; /* owned, nullable */
  char *group_note;
  char *group_destination;
  char *row_destination;
  char *row_continued;
  guint row_total : 1;
  guint group_pending : 1; /* its heading waits for the first row, to stand on the same page */
  guint open : 1;          /* the header stands on this page */
};

static void
clear_cell_text (gpointer data)
{
  CellText *text = data;

  wm_text_block_unref (text->block);
  g_free (text->link);
}

static void
set_up_column (WmTableLayout *self, Column *column, const WmTableColumn *source, double x,
               double width)
{
  column->align = source->align;
  column->x = x;
  column->width = width;
  column->cell.texts = g_array_new (FALSE, FALSE, sizeof (CellText));
  g_array_set_clear_func (column->cell.texts, clear_cell_text);
  column->title = wm_typesetter_set (wm_page_layout_get_typesetter (self->pages),
                                     WM_FONT_SMALL_STRONG, source->title, width, source->align);
  self->header_height = MAX (self->header_height, column->title->height + 2 * PAD_Y);
}

/**
 * wm_table_layout_new:
 * @pages: a document with a page of the orientation the table is for; it must outlive the table
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many
 *
 * Begins a table over the whole width. It is set row by row, so that it can be of any length.
 *
 * Returns: (transfer full): the table
 */
WmTableLayout *
wm_table_layout_new (WmPageLayout *pages, const WmTableColumn *columns, guint n_columns)
{
  WmTableLayout *self = g_new0 (WmTableLayout, 1);
  double x = wm_page_layout_get_left (pages);
  double sum = 0;

  self->pages = pages;
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    sum += columns[i].weight;
  for (guint i = 0; i < n_columns; i++)
    {
      double width = columns[i].weight / sum * wm_page_layout_get_width (pages);

      double before = i > 0 ? PAD_X : 0, after = i + 1 < n_columns ? PAD_X : 0;

      set_up_column (self, &self->columns[i], &columns[i], x + before, width - before - after);
      x += width;
    }
  return self;
}

/**
 * wm_table_layout_free:
 * @self: (transfer full) (nullable): a table
 */
void
wm_table_layout_free (WmTableLayout *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    {
      wm_text_block_unref (self->columns[i].title);
      g_array_unref (self->columns[i].cell.texts);
    }
  g_free (self->columns);
  g_free (self->group);
  g_free (self->group_note);
  g_free (self->group_destination);
  g_free (self->row_destination);
  g_free (self->row_continued);
  g_free (self);
}

static void
draw_header (WmTableLayout *self)
{
  WmPage *page = wm_page_layout_get_page (self->pages);
  double top = wm_page_layout_get_y (self->pages);
  double bottom = top + self->header_height;

  wm_page_begin_tag (page, "Table");
  wm_page_begin_tag (page, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      wm_page_add_text (page, column->title, 0, column->title->n_lines, column->x,
                        bottom - PAD_Y - column->title->height, WM_TONE_DIM, "TH", NULL);
    }
  wm_page_end_tag (page, "TR");
  wm_page_layout_advance (self->pages, self->header_height);
  wm_page_layout_add_rule (self->pages, WM_TONE_NORMAL, 0.8);
  self->open = TRUE;
}

static void
close_table (WmTableLayout *self)
{
  if (self->open)
    wm_page_end_tag (wm_page_layout_get_page (self->pages), "Table");
  self->open = FALSE;
}

static WmTextBlock *
set_band_text (WmTableLayout *self, WmFont font, const char *text, double share,
               PangoAlignment align)
{
  return wm_typesetter_set_line (wm_page_layout_get_typesetter (self->pages), font, text,
                                 wm_page_layout_get_width (self->pages) * share, align);
}

static double
get_band_height (WmTableLayout *self)
{
  g_autoptr (WmTextBlock) title = NULL;

  if (!self->group)
    return 0;
  title = set_band_text (self, WM_FONT_SUBHEADING, self->group, 0.55, PANGO_ALIGN_LEFT);
  return title->height + 2 * BAND_PAD;
}

/* The heading of a group, or its reminder at the top of a page. */
static void
draw_band (WmTableLayout *self)
{
  WmPage *page = wm_page_layout_get_page (self->pages);
  double left = wm_page_layout_get_left (self->pages);
  double width = wm_page_layout_get_width (self->pages);
  double y = wm_page_layout_get_y (self->pages), height = get_band_height (self);
  gboolean first = self->group_pending;
  g_autofree char *reminder = g_strdup_printf (_ ("%s, continued"), self->group);
  g_autoptr (WmTextBlock) title = set_band_text (
      self, WM_FONT_SUBHEADING, first ? self->group : reminder, 0.55, PANGO_ALIGN_LEFT);
  g_autoptr (WmTextBlock) note =
      set_band_text (self, WM_FONT_SMALL, self->group_note, 0.45, PANGO_ALIGN_RIGHT);

  if (first && self->group_destination)
    wm_page_add_destination (page, self->group_destination, y - self->header_height - 6);
  wm_page_add_tint (page, WM_TONE_ACCENT, left - PAD_X, y, width + 2 * PAD_X, height, 0);
  wm_page_begin_tag (page, "TR");
  wm_page_add_text (page, title, 0, 1, left, y + BAND_PAD, WM_TONE_ACCENT, "TH", NULL);
  if (first && self->group_note)
    wm_page_add_text (page, note, 0, 1, left + width * 0.55,
                      y + BAND_PAD + title->lines[0].baseline - note->lines[0].baseline,
                      WM_TONE_DIM, "TD", NULL);
  wm_page_end_tag (page, "TR");
  wm_page_layout_advance (self->pages, height);
  self->group_pending = FALSE;
}

static void
open_table (WmTableLayout *self)
{
  gboolean fresh = !self->open;

  if (fresh)
    draw_header (self);
  if (self->group && (fresh || self->group_pending))
    draw_band (self);
}

static void
break_page (WmTableLayout *self)
{
  close_table (self);
  wm_page_layout_break_page (self->pages);
}

/* Goes to a new page unless the header, the heading of the group and @height have room. */
static void
reserve (WmTableLayout *self, double height)
{
  if (!self->open)
    height += self->header_height;
  if (self->group_pending || (self->group && !self->open))
    height += get_band_height (self);
  if (height <= wm_page_layout_get_room (self->pages))
    return;
  close_table (self);
  /* Does nothing on an empty page. */
  wm_page_layout_reserve (self->pages, height);
}

/**
 * wm_table_layout_add_group:
 * @self: a table
 * @title: the heading
 * @note: (nullable): a few words at the right of it
 * @destination: (nullable): a name by which it can be reached
 *
 * Begins a group of rows. Its heading stands on the same page as its first row, and is repeated on
 * the pages the group goes on over.
 */
void
wm_table_layout_add_group (WmTableLayout *self, const char *title, const char *note,
                           const char *destination)
{
  if (self->group_pending)
    {
      reserve (self, 0);
      open_table (self);
    }
  g_free (self->group);
  self->group = g_strdup (title);
  g_free (self->group_note);
  self->group_note = g_strdup (note);
  g_free (self->group_destination);
  self->group_destination = g_strdup (destination);
  self->group_pending = TRUE;
}

/**
 * wm_table_layout_begin_row:
 * @self: a table
 * @row: what the row is
 */
void
wm_table_layout_begin_row (WmTableLayout *self, const WmTableRow *row)
{
  g_free (self->row_destination);
  self->row_destination = g_strdup (row->destination);
  g_free (self->row_continued);
  self->row_continued = g_strdup (row->continued);
  self->row_total = row->total;
}

/**
 * wm_table_layout_add_text:
 * @self: a table with a row begun
 * @column: index of the column
 * @text: what to add to its cell, below what is there
 */
void
wm_table_layout_add_text (WmTableLayout *self, guint column, const WmText *text)
{
  Column *target = &self->columns[column];
  double shift = text->mark != WM_MARK_NONE ? WM_MARK_ADVANCE : 0;
  CellText entry = {
    .tone = text->tone, .mark = text->mark, .link = g_strdup (text->link), .gap = text->gap
  };

  entry.block = wm_typesetter_set (wm_page_layout_get_typesetter (self->pages), text->font,
                                   text->text, target->width - shift, target->align);
  g_array_append_val (target->cell.texts, entry);
}

static double
get_row_height (WmTableLayout *self)
{
  double tallest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const Cell *cell = &self->columns[i].cell;
      double height = 0;

      for (guint k = 0; k < cell->texts->len; k++)
        {
          const CellText *text = &g_array_index (cell->texts, CellText, k);

          height += (k > 0 ? text->gap : 0) + text->block->height;
        }
      tallest = MAX (tallest, height);
    }
  return tallest + 2 * PAD_Y;
}

static void
draw_cell_text (WmTableLayout *self, const Column *column, const CellText *text, guint n_lines,
                double y)
{
  WmPage *page = wm_page_layout_get_page (self->pages);
  guint line = column->cell.line;
  double x = column->x;

  if (text->mark != WM_MARK_NONE)
    {
      if (line == 0)
        wm_page_add_mark (page, text->mark, text->tone, x,
                          y + (text->block->lines[0].height - WM_MARK_SIZE) / 2);
      x += WM_MARK_ADVANCE;
    }
  wm_page_add_text (page, text->block, line, n_lines, x, y, text->tone, "P", text->link);
}

/* Sets as much of a cell as has room, and gives the height that it took. */
static double
flow_cell (WmTableLayout *self, Column *column, double y, double room, gboolean force)
{
  Cell *cell = &column->cell;
  double used = 0;

  while (cell->text < cell->texts->len)
    {
      const CellText *text = &g_array_index (cell->texts, CellText, cell->text);
      double gap = used > 0 ? text->gap : 0;
      guint n = wm_text_block_fit (text->block, cell->line, room - used - gap);

      if (n == 0 && force && used == 0)
        n = 1;
      if (n == 0)
        break;
      draw_cell_text (self, column, text, n, y + used + gap);
      used += gap + wm_text_block_get_height (text->block, cell->line, n);
      cell->line += n;
      if (cell->line < text->block->n_lines)
        break;
      cell->line = 0;
      cell->text++;
    }
  return used;
}

static gboolean
is_row_done (WmTableLayout *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].cell.text < self->columns[i].cell.texts->len)
      return FALSE;
  return TRUE;
}

static void
add_reminder (WmTableLayout *self)
{
  WmText reminder = { .text = self->row_continued, .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };
  const Cell *cell = &self->columns[0].cell;

  if (self->row_continued && cell->text == cell->texts->len)
    wm_table_layout_add_text (self, 0, &reminder);
}

static double
draw_part (WmTableLayout *self, double room, gboolean force)
{
  WmPage *page = wm_page_layout_get_page (self->pages);
  double y = wm_page_layout_get_y (self->pages) + PAD_Y;
  double used = 0;

  wm_page_begin_tag (page, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    {
      double height;

      wm_page_begin_tag (page, "TD");
      height = flow_cell (self, &self->columns[i], y, room - 2 * PAD_Y, force);
      used = MAX (used, height);
      wm_page_end_tag (page, "TD");
    }
  wm_page_end_tag (page, "TR");
  return used;
}

static void
clear_row (WmTableLayout *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      Cell *cell = &self->columns[i].cell;

      g_array_set_size (cell->texts, 0);
      cell->text = cell->line = 0;
    }
}

/**
 * wm_table_layout_end_row:
 * @self: a table with a row begun
 *
 * Puts the row on the page, or on as many pages as it needs.
 */
void
wm_table_layout_end_row (WmTableLayout *self)
{
  double height = get_row_height (self);
  double body = wm_page_layout_get_body_height (self->pages);
  gboolean force = FALSE;

  reserve (self, height <= body * WHOLE_SHARE ? height : MIN (height, LEAST_PART));
  open_table (self);
  if (self->row_total)
    wm_page_layout_add_rule (self->pages, WM_TONE_NORMAL, 0.8);
  if (self->row_destination)
    wm_page_add_destination (wm_page_layout_get_page (self->pages), self->row_destination,
                             wm_page_layout_get_y (self->pages) - 6);
  while (TRUE)
    {
      double used = draw_part (self, wm_page_layout_get_room (self->pages), force);

      wm_page_layout_advance (self->pages, used + 2 * PAD_Y);
      wm_page_layout_add_rule (self->pages, WM_TONE_DIM, 0.5);
      if (is_row_done (self))
        break;
      break_page (self);
      open_table (self);
      add_reminder (self);
      force = TRUE;
    }
  clear_row (self);
}

/**
 * wm_table_layout_end:
 * @self: a table
 *
 * Ends the table, on the page where its last row stands.
 */
void
wm_table_layout_end (WmTableLayout *self)
{
  if (self->group_pending || !self->open)
    {
      reserve (self, 0);
      open_table (self);
    }
  close_table (self);
}
