/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_popovers_close:
 *
 * Closes every popover under @widget, which is about to go. The toolkit keeps a reference to an
 * open one for its grab and drops it only when it is hidden: one that goes while it is open holds
 * itself for ever, and with it whatever it shows.
 */
void wm_popovers_close (GtkWidget *widget);

G_END_DECLS
