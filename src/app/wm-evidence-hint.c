/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-hint.h"

#include "guide/wm-overview.h"
#include "project/wm-file-bytes.h"
#include "store/wm-clock.h"
#include "wm-dates.h"

#include <glib/gi18n.h>
#include <string.h>

void
wm_evidence_hint_free (WmEvidenceHint *self)
{
  g_free (self->words);
  g_free (self);
}

char *
wm_evidence_dup_soon (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (wm_clock_now () / 1000);
  g_autoptr (GDateTime) soon = g_date_time_add_days (now, WM_OVERVIEW_SOON_DAYS);

  return g_date_time_format (soon, "%Y-%m-%d");
}

char *
wm_evidence_dup_time (WmRecord *record)
{
  const char *from = wm_record_get_value_by_id (record, "period_from");
  const char *to = wm_record_get_value_by_id (record, "period_to");

  if (from == NULL && to == NULL)
    return wm_dates_dup_day (wm_record_get_value_by_id (record, "collected_on"));
  return wm_dates_dup_period (from, to);
}

static WmEvidenceHint *
hint (const char *css_class, const char *icon, char *words)
{
  WmEvidenceHint *self = g_new0 (WmEvidenceHint, 1);

  self->words = words;
  self->css_class = css_class;
  self->icon = icon;
  return self;
}

static WmEvidenceHint *
serious (char *words)
{
  return hint ("error", "dialog-error-symbolic", words);
}

static WmEvidenceHint *
partly (char *words)
{
  return hint ("warning", "dialog-warning-symbolic", words);
}

static WmEvidenceHint *
look_at_file (WmSession *session, WmRecord *record)
{
  const char *sha256 = wm_record_get_value_by_id (record, "sha256");

  if (sha256 == NULL)
    return NULL;
  switch (wm_project_find_bytes (wm_session_get_project (session), sha256))
    {
    case WM_FILE_BYTES_LEFT_OUT:
      return partly (g_strdup (_ ("Left out")));
    case WM_FILE_BYTES_DAMAGED:
      return serious (g_strdup (_ ("Damaged")));
    case WM_FILE_BYTES_MISSING:
      return serious (g_strdup (_ ("File missing")));
    case WM_FILE_BYTES_WHOLE:
    default:
      return NULL;
    }
}

static WmEvidenceHint *
look_at_validity (WmRecord *record)
{
  const char *until = wm_record_get_value_by_id (record, "valid_until");
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *soon = wm_evidence_dup_soon ();
  g_autofree char *day = wm_dates_dup_day (until);

  if (until == NULL || strcmp (until, soon) > 0)
    return NULL;
  if (strcmp (until, today) < 0)
    /* Translators: %s is a day. */
    return serious (g_strdup_printf (_ ("Ran out %s"), day));
  /* Translators: %s is a day. */
  return partly (g_strdup_printf (_ ("Expires %s"), day));
}

static gboolean
is_linked (WmSession *session, WmRecord *record)
{
  g_autoptr (GPtrArray) links =
      wm_records_list_links (wm_session_get_database (session), wm_session_get_registry (session),
                             wm_record_get_id (record));

  return links->len > 0;
}

WmEvidenceHint *
wm_evidence_hint_new (WmSession *session, WmRecord *record)
{
  g_autofree char *time = NULL;
  WmEvidenceHint *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (WM_IS_RECORD (record), NULL);

  time = wm_evidence_dup_time (record);
  self = look_at_file (session, record);
  if (self == NULL)
    self = look_at_validity (record);
  if (self == NULL && wm_record_get_value_by_id (record, "source") == NULL)
    self = partly (g_strdup (_ ("No source")));
  if (self == NULL && *time == '\0')
    self = partly (g_strdup (_ ("No date")));
  if (self == NULL && !is_linked (session, record))
    self = hint ("dim-label", NULL, g_strdup (_ ("Not linked")));
  if (self == NULL && wm_record_get_value_by_id (record, "verified_on") == NULL)
    self = hint ("dim-label", NULL, g_strdup (_ ("Not verified")));
  return self;
}
