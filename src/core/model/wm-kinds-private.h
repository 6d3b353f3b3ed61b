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

G_END_DECLS
