/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

G_BEGIN_DECLS

/* The kinds of record, each said once, a file for each area. To add a kind: a table of fields, a
 * WmKind with the next schema version in `since`, its line here and in the list of wm-kinds.c. To
 * add a field: one line with the next schema version in its own `since`. What stands in a released
 * version is never edited; the fixture tests/fixtures/schema.sql says when that happens by mistake.
 */

#define CHOICES_END                                                                                \
  {                                                                                                \
    NULL, NULL                                                                                     \
  }

extern const WmKind wm_kind_organisation;
extern const WmKind wm_kind_person;
extern const WmKind wm_kind_asset;
extern const WmKind wm_kind_requirement;
extern const WmKind wm_kind_control;
extern const WmKind wm_kind_evidence;
extern const WmKind wm_kind_risk_method;
extern const WmKind wm_kind_risk_level;
extern const WmKind wm_kind_risk;
extern const WmKind wm_kind_risk_action;
extern const WmKind wm_kind_risk_run;
extern const WmKind wm_kind_risk_grade;
extern const WmKind wm_kind_site;
extern const WmKind wm_kind_issue;
extern const WmKind wm_kind_party;
extern const WmKind wm_kind_party_requirement;
extern const WmKind wm_kind_obligation;
extern const WmKind wm_kind_process;
extern const WmKind wm_kind_opportunity;
extern const WmKind wm_kind_communication;
extern const WmKind wm_kind_contact;
extern const WmKind wm_kind_objective;
extern const WmKind wm_kind_exception;
extern const WmKind wm_kind_role;
extern const WmKind wm_kind_competence;
extern const WmKind wm_kind_training;
extern const WmKind wm_kind_classification_rule;
extern const WmKind wm_kind_supplier;
extern const WmKind wm_kind_tool;
extern const WmKind wm_kind_document;
extern const WmKind wm_kind_former_version;
extern const WmKind wm_kind_change;
extern const WmKind wm_kind_control_test;
extern const WmKind wm_kind_access_review;
extern const WmKind wm_kind_incident;
extern const WmKind wm_kind_incident_entry;
extern const WmKind wm_kind_metric;
extern const WmKind wm_kind_measurement;
extern const WmKind wm_kind_task;
extern const WmKind wm_kind_cost;
extern const WmKind wm_kind_audit_programme;
extern const WmKind wm_kind_audit;
extern const WmKind wm_kind_finding;
extern const WmKind wm_kind_nonconformity;
extern const WmKind wm_kind_management_review;
extern const WmKind wm_kind_review_input;
extern const WmKind wm_kind_certification_body;
extern const WmKind wm_kind_comment;
extern const WmKind wm_kind_approval;

G_END_DECLS
