/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_QUICK_ADD (wm_quick_add_get_type ())

/**
 * WmQuickAdd:
 *
 * An entry for new records: Enter adds what is typed and leaves the entry ready for the next one; a
 * list that is pasted adds one for each of its lines. The signal `add` (GStrv: names) -> gboolean
 * answers whether they were added; if not, what is typed stays.
 */
G_DECLARE_FINAL_TYPE (WmQuickAdd, wm_quick_add, WM, QUICK_ADD, GtkWidget)

WmQuickAdd *wm_quick_add_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;

/** wm_quick_add_start: puts the cursor into the entry. */
void wm_quick_add_start (WmQuickAdd *self);

/** wm_quick_add_paste: adds what @text has a line for; a single line goes into the entry. */
void wm_quick_add_paste (WmQuickAdd *self, const char *text);

/** wm_quick_add_paste_clipboard: the same with what is in the clipboard. */
void wm_quick_add_paste_clipboard (WmQuickAdd *self);

/** wm_quick_add_set_error: (nullable): says below the entry what is wrong with what is in it. */
void wm_quick_add_set_error (WmQuickAdd *self, const char *message);

G_END_DECLS
