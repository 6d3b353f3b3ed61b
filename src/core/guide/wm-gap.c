/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-gap.h"

#include "store/wm-clock.h"
#include "wm-document-needs.h"
#include "wm-gap-rules.h"
#include "wm-gap-title.h"
#include "wm-tool-needs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
wm_gap_free (WmGap *self)
{
  g_free (self->title);
  g_free (self);
}

/* What only the catalogues know, asked for by the few rules that need it. */
static void
bind_references (WmProject *project, WmStatement *rows, const char *sql, const char *name,
                 char *(*dup_references) (WmProject *project))
{
  if (strstr (sql, name) != NULL)
    {
      g_autofree char *references = dup_references (project);

      wm_statement_bind_text (rows, name, references);
    }
}

static WmStatement *
prepare (WmProject *project, const char *sql, const char *today)
{
  WmStatement *rows = wm_database_prepare (wm_project_get_database (project), sql);

  if (strstr (sql, ":today") != NULL)
    wm_statement_bind_text (rows, ":today", today);
  bind_references (project, rows, sql, ":undocumented", wm_document_needs_dup_undocumented);
  bind_references (project, rows, sql, ":toolless", wm_tool_needs_dup_references);
  return rows;
}

static guint
count_records (WmProject *project, const WmGapRule *rule, const char *today)
{
  g_autoptr (WmStatement) row = prepare (project, rule->count, today);

  return wm_statement_step (row, NULL) == WM_STEP_ROW ? (guint) wm_statement_get_int (row, 0) : 0;
}

static WmGap *
new_gap (WmProject *project, const WmGapRule *rule, guint count)
{
  WmGap *self = g_new0 (WmGap, 1);

  self->id = rule->id;
  self->title = wm_gap_dup_title (rule->id, count);
  self->why = g_dgettext (GETTEXT_PACKAGE, rule->why);
  self->reference = rule->reference;
  self->minutes = rule->minutes;
  self->is_major = rule->is_major;
  self->count = count;
  self->kind = wm_registry_find_kind (wm_project_get_registry (project), rule->kind);
  self->field = rule->field != NULL ? wm_kind_find_field (self->kind, rule->field) : NULL;
  self->value = rule->value;
  return self;
}

GPtrArray *
wm_gap_list (WmProject *project, const char *today)
{
  GPtrArray *rules = wm_gap_rules_get ();
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_gap_free);
  g_autofree char *now = today == NULL ? wm_clock_dup_today () : NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const WmGapRule *rule = g_ptr_array_index (rules, i);
      const guint count = count_records (project, rule, today != NULL ? today : now);

      if (count > 0)
        g_ptr_array_add (gaps, new_gap (project, rule, count));
    }
  return gaps;
}

WmGap *
wm_gap_load (WmProject *project, const char *id, const char *today)
{
  const WmGapRule *rule = wm_gap_rules_find (id);
  g_autofree char *now = today == NULL ? wm_clock_dup_today () : NULL;

  if (rule == NULL)
    return NULL;
  return new_gap (project, rule, count_records (project, rule, today != NULL ? today : now));
}

GPtrArray *
wm_gap_list_records (WmProject *project, const char *id, const char *today)
{
  const WmGapRule *rule = wm_gap_rules_find (id);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *now = today == NULL ? wm_clock_dup_today () : NULL;
  g_autoptr (WmStatement) rows = NULL;

  if (rule == NULL)
    return ids;
  rows = prepare (project, rule->records, today != NULL ? today : now);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  return ids;
}
