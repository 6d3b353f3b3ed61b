/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page.h"

G_BEGIN_DECLS

/**
 * WmText:
 * @text: (nullable): what to set; cleaned, never read as markup
 * @font: the font
 * @tone: the colour
 * @mark: a shape before the first line
 * @link: (nullable): the name of the destination where it leads
 * @gap: free height above it, in points; dropped at the top of a page or a cell
 *
 * A piece of text and how it looks; what it points to need only live as long as the call.
 */
typedef struct
{
  const char *text;
  WmFont font;
  WmTone tone;
  WmMark mark;
  const char *link;
  double gap;
} WmText;

/**
 * WmPageRunning:
 * @header: what stands at the left over each page
 * @header_note: (nullable): what stands at the right over each page
 * @header_note_tone: its colour
 * @footer: what stands at the left under each page
 * @footer_detail: (nullable): a line in tiny letters below it
 *
 * What is the same on all pages. "Page 2 of 9" is added at the right of the footer.
 */
typedef struct
{
  const char *header;
  const char *header_note;
  WmTone header_note_tone;
  const char *footer;
  const char *footer_detail;
} WmPageRunning;

/**
 * WmOutlineEntry:
 * @parent: index of the entry above it plus one, or 0
 * @title: (owned): its text
 * @destination: (owned): where it leads
 */
typedef struct
{
  guint parent;
  char *title;
  char *destination;
} WmOutlineEntry;

typedef struct _WmPageLayout WmPageLayout;

WmPageLayout *wm_page_layout_new (const WmPageRunning *running);
void wm_page_layout_free (WmPageLayout *self);

/* Flow */
void wm_page_layout_start_page (WmPageLayout *self, WmPageOrientation orientation, gboolean bare);
void wm_page_layout_break_page (WmPageLayout *self);
void wm_page_layout_reserve (WmPageLayout *self, double height);
void wm_page_layout_add_space (WmPageLayout *self, double height);
void wm_page_layout_add_text (WmPageLayout *self, const WmText *text);
void wm_page_layout_add_heading (WmPageLayout *self, guint level, const char *text,
                                 const char *destination);
void wm_page_layout_add_pair (WmPageLayout *self, const char *key, const WmText *value);
void wm_page_layout_add_rule (WmPageLayout *self, WmTone tone, double thickness);
guint wm_page_layout_add_outline (WmPageLayout *self, guint parent, const char *title,
                                  const char *destination);

/* For layouts within a page, such as tables */
WmTypesetter *wm_page_layout_get_typesetter (WmPageLayout *self);
WmPage *wm_page_layout_get_page (WmPageLayout *self);
double wm_page_layout_get_left (WmPageLayout *self);
double wm_page_layout_get_width (WmPageLayout *self);
double wm_page_layout_get_body_height (WmPageLayout *self);
double wm_page_layout_get_y (WmPageLayout *self);
double wm_page_layout_get_room (WmPageLayout *self);
void wm_page_layout_advance (WmPageLayout *self, double height);

/* Result */
guint wm_page_layout_get_n_pages (WmPageLayout *self);
const WmPage *wm_page_layout_get_nth_page (WmPageLayout *self, guint n);
void wm_page_layout_draw_page (WmPageLayout *self, guint n, cairo_t *cr);
void wm_page_layout_finish (WmPageLayout *self);
const GArray *wm_page_layout_get_outline (WmPageLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPageLayout, wm_page_layout_free)

/* From the left edge of a mark to the text after it, in points. */
#define WM_MARK_ADVANCE 10.0

G_END_DECLS
