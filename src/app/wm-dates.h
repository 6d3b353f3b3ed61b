/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates and moments as people read them: short and local, the year only when it is another one. */

/**
 * wm_dates_dup_day:
 * @date: (nullable): `YYYY-MM-DD`
 *
 * Returns: (transfer full): "27 Nov", "27 Nov 2027"; "" for none
 */
char *wm_dates_dup_day (const char *date) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_dates_dup_period:
 * @from: (nullable): `YYYY-MM-DD`
 * @to: (nullable): `YYYY-MM-DD`
 *
 * Returns: (transfer full): "1 Jul – 30 Sep", "from 1 Jul", "until 30 Sep", one day alone; "" for
 *   none
 */
char *wm_dates_dup_period (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_dates_dup_moment:
 * @at: Unix milliseconds
 *
 * Returns: (transfer full): the time of day for today ("14:02"), else the day
 */
char *wm_dates_dup_moment (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** wm_dates_dup_time: (transfer full): the time of day, "14:02". */
char *wm_dates_dup_time (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** wm_dates_dup_weekday: (transfer full): "Today", "Yesterday", "Friday, 27 November 2026". */
char *wm_dates_dup_weekday (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** wm_dates_is_same_day: whether two moments are on one day where the reader is. */
gboolean wm_dates_is_same_day (gint64 a, gint64 b);

/** wm_dates_dup_full_moment: (transfer full): day and time of day, "27 Nov 2026, 14:02". */
char *wm_dates_dup_full_moment (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

/** wm_dates_dup_ago: (transfer full): "just now", "20 minutes ago", "yesterday", "27 Nov". */
char *wm_dates_dup_ago (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
