/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_BANNER (wm_banner_get_type ())

/**
 * WmBanner:
 *
 * One sentence over a page about the project as a whole, with up to two buttons; it stays until
 * somebody acts or the reason is gone. The signal `answered` (s: token of the button) tells which
 * one was pressed. (AdwBanner came with libadwaita 1.3 and has one button.)
 */
G_DECLARE_FINAL_TYPE (WmBanner, wm_banner, WM, BANNER, GtkWidget)

typedef enum
{
  WM_BANNER_INFORMATION,
  WM_BANNER_WARNING,
  WM_BANNER_ERROR,
} WmBannerTone;

/**
 * wm_banner_show:
 * @topic: a stable token of what it is about; "" when hidden
 * @first_answer: (nullable): token of the first button
 * @first_label: (nullable): its label with a mnemonic
 */
void wm_banner_show (WmBanner *self, const char *topic, WmBannerTone tone, const char *sentence,
                     const char *first_answer, const char *first_label, const char *second_answer,
                     const char *second_label);
/** wm_banner_hide: hides what is shown about @topic; another topic stays. */
void wm_banner_hide (WmBanner *self, const char *topic);
/** wm_banner_get_topic: (nullable): what is shown now. */
const char *wm_banner_get_topic (WmBanner *self);

G_END_DECLS
