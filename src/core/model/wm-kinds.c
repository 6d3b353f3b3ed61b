/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

/* In the order in which lists of kinds show them. */
static const WmKind *const kinds[] = {
  &wm_kind_organisation, &wm_kind_person,      &wm_kind_asset,       &wm_kind_requirement,
  &wm_kind_control,      &wm_kind_evidence,    &wm_kind_risk_method, &wm_kind_risk_level,
  &wm_kind_risk,         &wm_kind_risk_action, &wm_kind_risk_run,    &wm_kind_risk_grade,
};

const WmKind *const *
wm_kinds_get_builtin (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
