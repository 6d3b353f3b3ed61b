/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_readme_new:
 * @n_left_out: how many attached files are not in it on purpose
 * @has_reports: whether there is a folder with documents
 *
 * Returns: (transfer full): README.txt of a project file: what it is and how to read it without
 *   Waymark
 */
GBytes *wm_readme_new (const char *company, int schema, guint n_left_out,
                       gboolean has_reports) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
