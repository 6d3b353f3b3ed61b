/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-owners.h"

static GPtrArray *
read_ids (WmStatement *rows)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  return ids;
}

GPtrArray *
wm_risk_owners_list (WmDatabase *database)
{
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);

  rows =
      wm_database_prepare (database, "SELECT person.id FROM main.person WHERE person.id IN"
                                     " (SELECT owner FROM main.risk WHERE status IS NOT 'closed')"
                                     " ORDER BY person.name, person.id /*scan*/");
  return read_ids (rows);
}

GPtrArray *
wm_risk_owners_list_suggested (WmDatabase *database)
{
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);

  rows =
      wm_database_prepare (database, "SELECT id FROM main.risk WHERE origin = 'suggested'"
                                     " AND confirmed IS NOT 1 AND status IS NOT 'closed' /*scan*/");
  return read_ids (rows);
}
