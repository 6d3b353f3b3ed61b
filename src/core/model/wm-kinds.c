/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

/* In the order in which lists of kinds show them. */
static const WmKind *const kinds[] = {
  &wm_kind_organisation,
  &wm_kind_person,
  &wm_kind_asset,
  &wm_kind_requirement,
  &wm_kind_control,
  &wm_kind_evidence,
  &wm_kind_risk_method,
  &wm_kind_risk_level,
  &wm_kind_risk,
  &wm_kind_risk_action,
  &wm_kind_risk_run,
  &wm_kind_risk_grade,
  &wm_kind_site,
  &wm_kind_issue,
  &wm_kind_party,
  &wm_kind_party_requirement,
  &wm_kind_obligation,
  &wm_kind_process,
  &wm_kind_opportunity,
  &wm_kind_communication,
  &wm_kind_contact,
  &wm_kind_objective,
  &wm_kind_exception,
  &wm_kind_role,
  &wm_kind_competence,
  &wm_kind_training,
  &wm_kind_classification_rule,
  &wm_kind_supplier,
  &wm_kind_tool,
  &wm_kind_document,
  &wm_kind_former_version,
  &wm_kind_change,
  &wm_kind_control_test,
  &wm_kind_access_review,
  &wm_kind_incident,
  &wm_kind_incident_entry,
  &wm_kind_metric,
  &wm_kind_measurement,
  &wm_kind_task,
  &wm_kind_cost,
  &wm_kind_audit_programme,
  &wm_kind_audit,
  &wm_kind_finding,
  &wm_kind_nonconformity,
  &wm_kind_management_review,
  &wm_kind_review_input,
  &wm_kind_certification_body,
  &wm_kind_comment,
  &wm_kind_approval,
};

const WmKind *const *
wm_kinds_get_builtin (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
