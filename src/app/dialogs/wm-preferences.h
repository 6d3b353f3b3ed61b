/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_preferences_new:
 * @parent: the window that it is over
 * @settings: what is set there
 *
 * Returns: (transfer none): the window of preferences; what is changed in it holds at once
 */
GtkWindow *wm_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
