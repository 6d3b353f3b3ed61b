/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-project-private.h"
#include "wm-rules.h"

#include <string.h>

/* Where records that are approved say by whom and when. */
typedef struct
{
  const char *kind;
  const char *part; /* of what of it, as approvals say; NULL: of all */
  const char *by;
  const char *on;
} Approved;

static const Approved all_approved[] = {
  { "audit_programme", NULL, "approved_by", "approved_on" },
  { "change", NULL, "approved_by", "approved_on" },
  { "document", NULL, "approved_by", "approved_on" },
  { "exception", NULL, "granted_by", "granted_on" },
  { "management_review", NULL, "signed_by", "signed_on" },
  { "objective", NULL, "approved_by", "approved_on" },
  { "organisation", NULL, "soa_approved_by", "soa_approved_on" },
  { "risk", "plan", "plan_approved_by", "plan_approved_on" },
  { "risk", "remains", "accepted_by", "accepted_on" },
  { "risk_method", NULL, "approved_by", "approved_on" },
};

/* The newest approval that counts: it says yes, who and when. */
static WmStatement *
find_newest (WmEdit *edit, const char *subject, const char *part)
{
  WmStatement *row = wm_database_prepare (
      edit->project->database,
      "SELECT a.person, a.decided_on FROM main.link l JOIN main.approval a ON a.id = l.from_id"
      " WHERE l.to_id = :subject AND l.role = 'approves' AND a.decision IS NOT 'refused'"
      " AND a.person IS NOT NULL AND a.decided_on IS NOT NULL"
      " AND (a.part IS NULL OR :part IS NULL OR a.part = :part)"
      " ORDER BY a.decided_on DESC, a.number DESC LIMIT 1");

  wm_statement_bind_text (row, ":subject", subject);
  wm_statement_bind_text (row, ":part", part);
  return row;
}

/* Whether the fields of @record say what the approval @former said. */
static gboolean
says_former (WmRecord *record, const Approved *approved, WmRecord *former)
{
  const char *part = former != NULL ? wm_record_get_value_by_id (former, "part") : NULL;

  return former != NULL &&
         (part == NULL || approved->part == NULL || strcmp (part, approved->part) == 0) &&
         wm_record_get_value_by_id (former, "person") != NULL &&
         g_strcmp0 (wm_record_get_value_by_id (record, approved->by),
                    wm_record_get_value_by_id (former, "person")) == 0 &&
         g_strcmp0 (wm_record_get_value_by_id (record, approved->on),
                    wm_record_get_value_by_id (former, "decided_on")) == 0;
}

/* A document holds from its approval on. One that is called approved without being so is a gap. */
static gboolean
is_draft (WmRecord *record)
{
  const char *state;

  if (strcmp (wm_record_get_kind (record)->id, "document") != 0)
    return FALSE;
  state = wm_record_get_value_by_id (record, "state");
  return g_strcmp0 (state, "draft") == 0 || g_strcmp0 (state, "in_review") == 0;
}

static gboolean
write_approval (WmEdit *edit, WmRecord *record, const Approved *approved, const char *by,
                const char *on, GError **error)
{
  g_autoptr (WmValues) values = NULL;

  if (g_strcmp0 (wm_record_get_value_by_id (record, approved->by), by) == 0 &&
      g_strcmp0 (wm_record_get_value_by_id (record, approved->on), on) == 0)
    return TRUE;
  values = wm_values_new (wm_record_get_kind (record));
  wm_values_set_by_id (values, approved->by, by);
  wm_values_set_by_id (values, approved->on, on);
  if (on != NULL && is_draft (record))
    wm_values_set_by_id (values, "state", "approved");
  return wm_edit_set (edit, wm_record_get_id (record), values, error);
}

static gboolean
settle (WmEdit *edit, WmRecord *record, const Approved *approved, WmRecord *former, GError **error)
{
  g_autoptr (WmStatement) newest = find_newest (edit, wm_record_get_id (record), approved->part);
  const char *on = wm_record_get_value_by_id (record, approved->on);
  gboolean is_former = says_former (record, approved, former);
  g_autofree char *new_by = NULL;
  g_autofree char *new_on = NULL;

  if (wm_statement_step (newest, NULL) == WM_STEP_ROW)
    {
      new_by = g_strdup (wm_statement_get_text (newest, 0));
      new_on = g_strdup (wm_statement_get_text (newest, 1));
    }
  else if (!is_former)
    return TRUE;
  /* What somebody wrote there of a later day holds. */
  if (!is_former && on != NULL && strcmp (on, new_on) > 0)
    return TRUE;
  return write_approval (edit, record, approved, new_by, new_on, error);
}

gboolean
wm_rules_approve (WmEdit *edit, const char *subject, WmRecord *former, GError **error)
{
  g_autoptr (WmRecord) record = wm_rules_load (edit, subject);

  for (gsize i = 0; record != NULL && i < G_N_ELEMENTS (all_approved); i++)
    if (strcmp (all_approved[i].kind, wm_record_get_kind (record)->id) == 0 &&
        !settle (edit, record, &all_approved[i], former, error))
      return FALSE;
  return TRUE;
}

gboolean
wm_rules_approve_all (WmEdit *edit, WmRecord *approval, WmRecord *former, GError **error)
{
  const char *subjects = wm_record_get_value_by_id (approval, "subjects");
  g_auto (GStrv) ids = g_strsplit (subjects != NULL ? subjects : "", ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!wm_rules_approve (edit, ids[i], former, error))
      return FALSE;
  return TRUE;
}
