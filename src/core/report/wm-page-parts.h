/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page-layout.h"

G_BEGIN_DECLS

/**
 * WmFigure:
 * @value: a number
 * @label: what it counts
 * @tone: its colour
 */
typedef struct
{
  guint value;
  const char *label;
  WmTone tone;
} WmFigure;

/**
 * WmBarPart:
 * @value: how much of the bar
 * @label: what the part is, with its number
 * @tone: its colour
 */
typedef struct
{
  double value;
  const char *label;
  WmTone tone;
} WmBarPart;

void wm_page_parts_add_badge (WmPageLayout *pages, const char *text, WmTone tone);
void wm_page_parts_add_signature (WmPageLayout *pages, const char *const *labels);
void wm_page_parts_add_figures (WmPageLayout *pages, const WmFigure *figures, guint n_figures);
void wm_page_parts_add_bar (WmPageLayout *pages, const WmBarPart *parts, guint n_parts);

G_END_DECLS
