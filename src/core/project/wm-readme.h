/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_readme_new:
 *
 * Returns: (transfer full): README.txt of a project file: what it is and how to read it without
 *   Waymark
 */
GBytes *wm_readme_new (const char *company, int schema) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
