/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-clock.h"

#include <string.h>

static GDateTime *
dup_fixed_now (void)
{
  const char *said = g_getenv ("WAYMARK_NOW");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *noon = NULL;

  if (said == NULL || *said == '\0')
    return NULL;
  if (strchr (said, 'T') != NULL)
    return g_date_time_new_from_iso8601 (said, utc);
  noon = g_strconcat (said, "T12:00:00Z", NULL);
  return g_date_time_new_from_iso8601 (noon, utc);
}

gint64
wm_clock_now (void)
{
  g_autoptr (GDateTime) fixed = dup_fixed_now ();

  if (fixed == NULL)
    return g_get_real_time () / 1000;
  return g_date_time_to_unix (fixed) * 1000 + g_date_time_get_microsecond (fixed) / 1000;
}

char *
wm_clock_dup_today (void)
{
  g_autoptr (GDateTime) fixed = dup_fixed_now ();
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  /* A day that was said without a time is that day in every zone. */
  if (fixed != NULL && strchr (g_getenv ("WAYMARK_NOW"), 'T') == NULL)
    return g_date_time_format (fixed, "%Y-%m-%d");
  utc = g_date_time_new_from_unix_utc (wm_clock_now () / 1000);
  local = g_date_time_to_local (utc);
  return g_date_time_format (local, "%Y-%m-%d");
}
