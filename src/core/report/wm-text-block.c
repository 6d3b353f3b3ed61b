/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-text-block.h"

static void
read_lines (WmTextBlock *block, PangoLayout *layout, GArray *lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      int top, bottom;
      double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      WmTextLine line = { .line = pango_layout_iter_get_line_readonly (iter), .y = block->height };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.x = pango_units_to_double (logical.x);
      line.height = pango_units_to_double (bottom - top);
      line.baseline = line.y + baseline - pango_units_to_double (top);
      block->width = MAX (block->width, pango_units_to_double (logical.width));
      block->height += line.height;
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * wm_text_block_new:
 * @layouts: (transfer full) (element-type PangoLayout): the pieces of the text, at least one, with
 *   font and width set; they must not be changed any more
 *
 * Breaks text into lines.
 *
 * Returns: (transfer full): the text
 */
WmTextBlock *
wm_text_block_new (GPtrArray *layouts)
{
  WmTextBlock *block = g_rc_box_new0 (WmTextBlock);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (WmTextLine));

  block->layouts = layouts;
  for (guint i = 0; i < layouts->len; i++)
    read_lines (block, g_ptr_array_index (layouts, i), lines);
  block->n_lines = lines->len;
  block->lines = (WmTextLine *) g_array_free (lines, FALSE);
  return block;
}

/**
 * wm_text_block_ref:
 * @block: a block
 *
 * Returns: (transfer full): @block
 */
WmTextBlock *
wm_text_block_ref (WmTextBlock *block)
{
  return g_rc_box_acquire (block);
}

static void
clear_block (gpointer data)
{
  WmTextBlock *block = data;

  g_free (block->lines);
  g_ptr_array_unref (block->layouts);
}

/**
 * wm_text_block_unref:
 * @block: (transfer full): a block
 */
void
wm_text_block_unref (WmTextBlock *block)
{
  g_rc_box_release_full (block, clear_block);
}

/**
 * wm_text_block_get_height:
 * @block: a block
 * @first_line: index of the first line
 * @n_lines: how many lines
 *
 * Returns: the height of these lines, in points
 */
double
wm_text_block_get_height (const WmTextBlock *block, guint first_line, guint n_lines)
{
  const WmTextLine *last;

  if (n_lines == 0)
    return 0;
  last = &block->lines[first_line + n_lines - 1];
  return last->y + last->height - block->lines[first_line].y;
}

/**
 * wm_text_block_fit:
 * @block: a block
 * @first_line: index of the line to begin with
 * @room: height there is, in points
 *
 * How many lines, from @first_line on, can stand in @room so that no single line is left behind
 * and none is carried over alone where the text is long enough to avoid it.
 *
 * Returns: the number of lines, 0 if nothing should stand here
 */
guint
wm_text_block_fit (const WmTextBlock *block, guint first_line, double room)
{
  guint left = block->n_lines - first_line;
  guint n = 0;

  while (n < left && wm_text_block_get_height (block, first_line, n + 1) <= room + 0.01)
    n++;
  if (n == left)
    return n;
  if (left - n == 1 && left > 2)
    n = n > 0 ? n - 1 : 0;
  if (n == 1 && first_line == 0)
    n = 0;
  return n;
}
