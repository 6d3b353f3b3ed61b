/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-text-block.h"

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

typedef struct _WmTypesetter WmTypesetter;

WmTypesetter *wm_typesetter_new (void);
void wm_typesetter_free (WmTypesetter *self);
WmTextBlock *wm_typesetter_set (WmTypesetter *self, WmFont font, const char *text, double width,
                                PangoAlignment align) G_GNUC_WARN_UNUSED_RESULT;
WmTextBlock *wm_typesetter_set_line (WmTypesetter *self, WmFont font, const char *text,
                                     double width, PangoAlignment align) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTypesetter, wm_typesetter_free)

G_END_DECLS
