/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** wm_about_show: shows what the program is, whose, and under which licence. */
void wm_about_show (GtkWindow *parent, const char *icon_name, const char *version);

G_END_DECLS
