/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_clock_now:
 *
 * The present, or what the environment variable `WAYMARK_NOW` says it is (`2026-11-23` or
 * `2026-11-23T14:02:00Z`), so that samples, tests and measurements have a fixed day.
 *
 * Returns: Unix milliseconds, UTC
 */
gint64 wm_clock_now (void);

/**
 * wm_clock_dup_today:
 *
 * Returns: (transfer full): today in the local time zone as `YYYY-MM-DD`
 */
char *wm_clock_dup_today (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
