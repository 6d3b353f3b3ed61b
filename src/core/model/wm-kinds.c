/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

/* In the order in which lists of kinds show them. */
static const WmKind *const kinds[] = {
  &wm_kind_organisation, &wm_kind_person,  &wm_kind_asset,
  &wm_kind_requirement,  &wm_kind_control, &wm_kind_evidence,
};

const WmKind *const *
wm_kinds_get_builtin (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
