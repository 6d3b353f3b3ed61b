/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmNeedsPlace:
 *
 * Where somebody is among rows that are about to be made anew: which of them are opened, and which
 * has the keyboard. A row is the same one when it and what it stands in have the same titles.
 */
typedef struct _WmNeedsPlace WmNeedsPlace;

WmNeedsPlace *wm_needs_place_new (GtkWidget *rows) G_GNUC_WARN_UNUSED_RESULT;
void wm_needs_place_free (WmNeedsPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmNeedsPlace, wm_needs_place_free)

/**
 * wm_needs_place_restore:
 * @rows: what holds the new rows
 *
 * Opens what was open. The keyboard comes back to where it was or, where that row is gone, to the
 * one that stands in its place now.
 */
void wm_needs_place_restore (WmNeedsPlace *self, GtkWidget *rows);

G_END_DECLS
