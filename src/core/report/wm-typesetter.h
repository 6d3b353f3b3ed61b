/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * WmFont:
 *
 * The fonts of a report. All sizes are fixed, so that reports look alike.
 */
typedef enum
{
  WM_FONT_TITLE,
  WM_FONT_HEADING,
  WM_FONT_SUBHEADING,
  WM_FONT_LEAD,
  WM_FONT_BODY,
  WM_FONT_STRONG,
  WM_FONT_CELL,
  WM_FONT_CELL_STRONG,
  WM_FONT_SMALL,
  WM_FONT_SMALL_STRONG,
  WM_FONT_TINY,
  WM_N_FONTS,
} WmFont;

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
 * @layout: the text with its font; never changed after it was set
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
  PangoLayout *layout;
  WmTextLine *lines;
  guint n_lines;
  double width;
  double height;
} WmTextBlock;

WmTextBlock *wm_text_block_ref (WmTextBlock *block);
void wm_text_block_unref (WmTextBlock *block);
double wm_text_block_get_height (const WmTextBlock *block, guint first_line, guint n_lines);
guint wm_text_block_fit (const WmTextBlock *block, guint first_line, double room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTextBlock, wm_text_block_unref)

typedef struct _WmTypesetter WmTypesetter;

WmTypesetter *wm_typesetter_new (void);
void wm_typesetter_free (WmTypesetter *self);
WmTextBlock *wm_typesetter_set (WmTypesetter *self, WmFont font, const char *text, double width,
                                PangoAlignment align) G_GNUC_WARN_UNUSED_RESULT;
WmTextBlock *wm_typesetter_set_line (WmTypesetter *self, WmFont font, const char *text,
                                     double width, PangoAlignment align) G_GNUC_WARN_UNUSED_RESULT;
char *wm_typesetter_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTypesetter, wm_typesetter_free)

G_END_DECLS
