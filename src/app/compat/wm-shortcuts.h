/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** WmShortcut: one line of the window of shortcuts. */
typedef struct
{
  const char *group; /* translated; lines of one group follow each other */
  const char *label; /* translated */
  const char *keys;  /* accelerators, separated by spaces */
} WmShortcut;

/** wm_shortcuts_show: (array length=n): shows every key over @parent. */
void wm_shortcuts_show (GtkWindow *parent, const WmShortcut *shortcuts, guint n);

G_END_DECLS
