/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-plan.h"

#include "store/wm-clock.h"

#include <string.h>

void
wm_risk_plan_item_free (WmRiskPlanItem *self)
{
  g_free (self->id);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->risk_id);
  g_free (self->risk_reference);
  g_free (self->risk_title);
  g_free (self->owner_id);
  g_free (self->owner);
  g_free (self->due);
  g_free (self->done_on);
  g_free (self);
}

static char *
dup_text (WmStatement *row, int column)
{
  const char *text = wm_statement_get_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static WmRiskPlanItem *
read_item (WmStatement *row, const char *today)
{
  WmRiskPlanItem *self = g_new0 (WmRiskPlanItem, 1);

  self->kind = wm_statement_get_int (row, 0) == 0 ? WM_RISK_PLAN_ACTION : WM_RISK_PLAN_CONTROL;
  self->id = dup_text (row, 1);
  self->reference = dup_text (row, 2);
  self->title = dup_text (row, 3);
  self->risk_id = dup_text (row, 4);
  self->risk_reference = dup_text (row, 5);
  self->risk_title = dup_text (row, 6);
  self->owner_id = dup_text (row, 7);
  self->owner = dup_text (row, 8);
  self->due = dup_text (row, 9);
  self->done_on = dup_text (row, 10);
  self->is_done = wm_statement_get_int (row, 11) == 1;
  self->is_approved = wm_statement_get_int (row, 12) == 1;
  self->is_overdue = !self->is_done && self->due != NULL && strcmp (self->due, today) < 0;
  return self;
}

static void
add_items (GPtrArray *items, WmDatabase *database, const char *sql, const char *today)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (items, read_item (rows, today));
}

static int
compare_texts (const char *a, const char *b, int (*compare) (const char *, const char *))
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return compare (a, b);
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const WmRiskPlanItem *one = *(const WmRiskPlanItem *const *) a;
  const WmRiskPlanItem *other = *(const WmRiskPlanItem *const *) b;
  int order = compare_texts (one->owner, other->owner, g_utf8_collate);

  if (order == 0)
    order = compare_texts (one->owner_id, other->owner_id, strcmp);
  if (order == 0)
    order = compare_texts (one->due, other->due, strcmp);
  if (order == 0)
    order = (int) one->kind - (int) other->kind;
  if (order == 0)
    order = compare_texts (one->reference, other->reference, strcmp);
  return order != 0 ? order : compare_texts (one->risk_reference, other->risk_reference, strcmp);
}

#define RISK_COLUMNS "r.id, 'R-' || r.number, r.title"
#define APPROVED "r.plan_approved_by IS NOT NULL AND r.plan_approved_on IS NOT NULL"

GPtrArray *
wm_risk_plan_list (WmProject *project, const char *today)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_risk_plan_item_free);
  g_autofree char *now = today != NULL ? g_strdup (today) : wm_clock_dup_today ();
  WmDatabase *database;

  g_return_val_if_fail (WM_IS_PROJECT (project), items);

  database = wm_project_get_database (project);
  add_items (items, database,
             "SELECT 0, a.id, 'RA-' || a.number, a.title, " RISK_COLUMNS ", p.id, p.name, a.due,"
             " a.done_on, a.done_on IS NOT NULL, " APPROVED " FROM main.risk_action a"
             " LEFT JOIN main.risk r ON r.id = a.risk"
             " LEFT JOIN main.person p ON p.id = a.who"
             " WHERE r.status IS NOT 'closed' /*scan*/",
             now);
  add_items (items, database,
             "SELECT 1, c.id, c.reference, c.title, " RISK_COLUMNS ", p.id, p.name, r.due, NULL,"
             " c.status = 'implemented', " APPROVED " FROM main.link l"
             " JOIN main.risk r ON r.id = l.to_id JOIN main.control c ON c.id = l.from_id"
             " LEFT JOIN main.person p ON p.id = ifnull (c.owner, r.owner)"
             " WHERE l.role = 'treats' AND r.status IS NOT 'closed' /*scan*/",
             now);
  g_ptr_array_sort (items, compare_items_cb);
  return items;
}
