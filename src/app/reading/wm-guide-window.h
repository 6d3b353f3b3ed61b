/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_guide_window_new:
 *
 * Returns: (transfer none): a window with the guide to read, for who has no project yet
 */
GtkWindow *wm_guide_window_new (GtkWindow *parent);

G_END_DECLS
