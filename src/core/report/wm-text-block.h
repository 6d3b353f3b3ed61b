/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * WmTextLine:
 * @line: (unowned): the line, valid as long as its block
 * @x: from the left edge of the block to the start of the line, in points
 * @y: from the top of the block to the top of the line, in points
 * @baseline: from the top of the block to the baseline, in points
 * @height: in points
 */
typedef struct
{
  PangoLayoutLine *line;
  double x;
  double y;
  double baseline;
  double height;
} WmTextLine;

/**
 * WmTextBlock:
 * @layouts: (element-type PangoLayout): the text with its font, in pieces; never changed
 * @lines: (array length=n_lines): at least one
 * @n_lines: number of lines
 * @width: of the longest line, in points
 * @height: of all lines, in points
 *
 * Text set in one font and broken into lines. Counted by reference, since the same short text
 * stands in many places of a report.
 */
typedef struct
{
  GPtrArray *layouts;
  WmTextLine *lines;
  guint n_lines;
  double width;
  double height;
} WmTextBlock;

WmTextBlock *wm_text_block_new (GPtrArray *layouts) G_GNUC_WARN_UNUSED_RESULT;
WmTextBlock *wm_text_block_ref (WmTextBlock *block);
void wm_text_block_unref (WmTextBlock *block);
double wm_text_block_get_height (const WmTextBlock *block, guint first_line, guint n_lines);
guint wm_text_block_fit (const WmTextBlock *block, guint first_line, double room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTextBlock, wm_text_block_unref)

G_END_DECLS
