/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** wm_example_window_has: whether there is an example of a list of @kind. */
gboolean wm_example_window_has (const WmKind *kind);

/**
 * wm_example_window_show:
 *
 * Shows what a list of @kind may look like, from a company that does not exist. Nothing of it gets
 * into the project.
 */
void wm_example_window_show (GtkWindow *parent, const WmKind *kind);

G_END_DECLS
