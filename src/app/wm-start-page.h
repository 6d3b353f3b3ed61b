/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_START_PAGE (wm_start_page_get_type ())

/**
 * WmStartPage:
 *
 * What the window shows while no project is open: a new one, one from a file, those that were open
 * lately, and what a crash left behind.
 */
G_DECLARE_FINAL_TYPE (WmStartPage, wm_start_page, WM, START_PAGE, GtkWidget)

/** wm_start_page_set_busy: (nullable): says that the file at @path is being opened. */
void wm_start_page_set_busy (WmStartPage *self, const char *path);
/** wm_start_page_show_error: says why a file could not be opened. */
void wm_start_page_show_error (WmStartPage *self, const char *message);
/**
 * wm_start_page_refresh:
 * @recovery_root: the folder of the recovery journals
 *
 * Reads again what was open lately and what was kept. @recovery_root is read from the disk, which
 * is a few small files.
 */
void wm_start_page_refresh (WmStartPage *self, const char *recovery_root);

G_END_DECLS
