/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/wm-clock.h"
#include "wm-project-private.h"
#include "wm-rules.h"

#include <stdio.h>
#include <string.h>

/* How far apart two of them are. */
typedef struct
{
  const char *token;
  guint days;
  guint months;
} Rhythm;

static const Rhythm rhythms[] = {
  { "weekly", 7, 0 },      { "monthly", 0, 1 }, { "quarterly", 0, 3 },
  { "half_yearly", 0, 6 }, { "yearly", 0, 12 },
};

/* What the next one does not take over. */
static const char *const own_fields[] = { "due",    "state", "last_done_on", "done_on", "done_by",
                                          "result", NULL };

/* Beyond them a day is a mistake, and nothing is counted on from it. */
#define FIRST_YEAR 1900
#define LAST_YEAR 9000

static const Rhythm *
find_rhythm (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rhythms); i++)
    if (g_strcmp0 (rhythms[i].token, token) == 0)
      return &rhythms[i];
  return NULL;
}

static gboolean
read_day (const char *text, GDate *day)
{
  int year = 0, month = 0, number = 0;

  g_date_clear (day, 1);
  if (text == NULL || sscanf (text, "%d-%d-%d", &year, &month, &number) != 3 || year < FIRST_YEAR ||
      year > LAST_YEAR || !g_date_valid_dmy (number, month, year))
    return FALSE;
  g_date_set_dmy (day, number, month, year);
  return TRUE;
}

/* The first day of the rhythm after the one on which it was done: a weekly task that was done three
 * weeks late does not come three times at once. Counted from @due each time, so that the 31st
 * stays the last of a month. */
static char *
dup_next_day (const Rhythm *rhythm, const char *due, const char *done_on)
{
  GDate from, done, next;
  char text[16];

  if (!read_day (done_on, &done))
    return NULL;
  if (!read_day (due, &from))
    from = done;
  next = from;
  for (guint i = 1; g_date_compare (&next, &from) <= 0 || g_date_compare (&next, &done) <= 0; i++)
    {
      next = from;
      g_date_add_days (&next, rhythm->days * i);
      g_date_add_months (&next, rhythm->months * i);
    }
  g_snprintf (text, sizeof text, "%04d-%02d-%02d", g_date_get_year (&next),
              g_date_get_month (&next), g_date_get_day (&next));
  return g_strdup (text);
}

static gboolean
has_next (WmEdit *edit, const char *id)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      edit->project->database,
      "SELECT 1 FROM main.link l JOIN main.task t ON t.id = l.to_id"
      " WHERE l.from_id = :id AND l.role = 'leads_to' AND t.rhythm IS NOT NULL");

  wm_statement_bind_text (row, ":id", id);
  return wm_statement_step (row, NULL) == WM_STEP_ROW;
}

static WmValues *
copy_values (WmRecord *task)
{
  const WmKind *kind = wm_record_get_kind (task);
  WmValues *values = wm_values_new (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!g_strv_contains (own_fields, kind->fields[i].id))
      wm_values_set (values, &kind->fields[i], wm_record_get_value (task, &kind->fields[i]));
  return values;
}

static gboolean
is_done (WmRecord *task)
{
  return g_strcmp0 (wm_record_get_value_by_id (task, "state"), "done") == 0;
}

gboolean
wm_rules_finish_task (WmEdit *edit, const char *id, WmRecord *before, GError **error)
{
  g_autoptr (WmRecord) now = wm_rules_load (edit, id);
  g_autoptr (WmValues) values = NULL;

  /* Somebody who says the state says it better. */
  if (wm_record_get_value_by_id (before, "done_on") != NULL ||
      wm_record_get_value_by_id (now, "done_on") == NULL ||
      g_strcmp0 (wm_record_get_value_by_id (before, "state"),
                 wm_record_get_value_by_id (now, "state")) != 0 ||
      g_strcmp0 (wm_record_get_value_by_id (now, "state"), "dropped") == 0 || is_done (now))
    return TRUE;
  values = wm_values_new (wm_record_get_kind (now));
  wm_values_set_by_id (values, "state", "done");
  return wm_edit_set (edit, id, values, error);
}

gboolean
wm_rules_repeat_task (WmEdit *edit, const char *id, WmRecord *before, GError **error)
{
  g_autoptr (WmRecord) now = wm_rules_load (edit, id);
  const Rhythm *rhythm = find_rhythm (wm_record_get_value_by_id (now, "rhythm"));
  const char *done_on = wm_record_get_value_by_id (now, "done_on");
  g_autoptr (WmValues) values = NULL;
  g_autofree char *due = NULL;
  g_autofree char *next = NULL;

  /* One that was opened once more and is done again has its next one already. */
  if (rhythm == NULL || is_done (before) || !is_done (now) || has_next (edit, id))
    return TRUE;
  due = dup_next_day (rhythm, wm_record_get_value_by_id (now, "due"), done_on);
  values = copy_values (now);
  wm_values_set_by_id (values, "due", due);
  wm_values_set_by_id (values, "last_done_on", done_on);
  next = wm_edit_add (edit, values, error);
  if (next == NULL)
    return FALSE;
  wm_args_set_text (wm_edit_get_args (edit), "next_due", due);
  return wm_edit_link (edit, id, next, "leads_to", error);
}
