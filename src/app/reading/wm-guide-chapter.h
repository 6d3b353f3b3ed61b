/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/wm-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_GUIDE_CHAPTER (wm_guide_chapter_get_type ())

/**
 * WmGuideChapter:
 *
 * A chapter of the guide, laid out to be read: paragraphs, lists, words with what they mean, and
 * rows that lead into the window.
 */
G_DECLARE_FINAL_TYPE (WmGuideChapter, wm_guide_chapter, WM, GUIDE_CHAPTER, GtkWidget)

/** wm_guide_chapter_new: @leads: whether there are pages to go to. */
GtkWidget *wm_guide_chapter_new (const WmReadingChapter *chapter, gboolean leads);

/**
 * wm_guide_chapter_find_term:
 * @name: a word in English, as the file has it
 *
 * Returns: (transfer none) (nullable): the row that explains it
 */
GtkWidget *wm_guide_chapter_find_term (WmGuideChapter *self, const char *name);

G_END_DECLS
