/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "wm-typesetter.h"

G_BEGIN_DECLS

/**
 * WmTone:
 * @WM_TONE_NORMAL: plain ink
 * @WM_TONE_DIM: less important, not started, does not apply
 * @WM_TONE_ACCENT: where one is; links
 * @WM_TONE_GOOD: done and proven
 * @WM_TONE_PARTLY: partly, or soon
 * @WM_TONE_BAD: an auditor would raise it
 *
 * Colour by meaning. Each one has a contrast of at least 4.5 to 1 on white and on its own tint, and
 * none ever stands for a meaning without a word.
 */
typedef enum
{
  WM_TONE_NORMAL,
  WM_TONE_DIM,
  WM_TONE_ACCENT,
  WM_TONE_GOOD,
  WM_TONE_PARTLY,
  WM_TONE_BAD,
} WmTone;

/**
 * WmMark:
 *
 * A small shape in front of a word, so that a column can be read at a glance in black and white.
 */
typedef enum
{
  WM_MARK_NONE,
  WM_MARK_FULL,
  WM_MARK_HALF,
  WM_MARK_EMPTY,
  WM_MARK_DOTTED,
  WM_MARK_DASH,
} WmMark;

typedef enum
{
  WM_PAGE_PORTRAIT,
  WM_PAGE_LANDSCAPE,
} WmPageOrientation;

/**
 * WmPage:
 * @orientation: of the A4 sheet
 * @bare: no running header, as on a title page
 *
 * One page as a list of things to draw in this order, made before the number of pages is known.
 */
typedef struct
{
  WmPageOrientation orientation;
  gboolean bare;
  GArray *items;
} WmPage;

WmPage *wm_page_new (WmPageOrientation orientation, gboolean bare);
void wm_page_free (WmPage *page);
double wm_page_get_width (const WmPage *page);
double wm_page_get_height (const WmPage *page);

void wm_page_add_text (WmPage *page, WmTextBlock *block, guint first_line, guint n_lines, double x,
                       double y, WmTone tone, const char *tag, const char *link);
void wm_page_add_mark (WmPage *page, WmMark mark, WmTone tone, double x, double y);
void wm_page_add_tint (WmPage *page, WmTone tone, double x, double y, double width, double height,
                       double radius);
void wm_page_add_fill (WmPage *page, WmTone tone, double x, double y, double width, double height);
void
wm_page_add_rule (WmPage *page, WmTone tone, double x, double y, double width, double thickness);
void wm_page_add_destination (WmPage *page, const char *name, double y);
void wm_page_begin_tag (WmPage *page, const char *tag);
void wm_page_end_tag (WmPage *page, const char *tag);

void wm_page_draw (const WmPage *page, cairo_t *cr);
void wm_page_paint (const WmPage *page, cairo_t *cr);

/* The side of a mark, in points. */
#define WM_MARK_SIZE 6.4

G_END_DECLS
