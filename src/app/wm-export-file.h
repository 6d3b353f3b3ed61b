/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_export_file_ask:
 * @kind: (nullable): one register; %NULL: all
 *
 * Asks where to write a spreadsheet, and writes it; @session says how it went.
 */
void wm_export_file_ask (GtkWindow *parent, WmSession *session, const WmKind *kind);

/** wm_export_file_write: writes it to @path; the ending says whether as a workbook or as CSV. */
void wm_export_file_write (WmSession *session, const WmKind *kind, const char *path);

G_END_DECLS
