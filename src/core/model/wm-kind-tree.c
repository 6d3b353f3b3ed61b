/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kind-tree.h"

static const struct
{
  const char *kind;
  const char *field;
} parts[] = {
  { "party_requirement", "party" }, { "competence", "role" },    { "finding", "audit" },
  { "incident_entry", "incident" }, { "measurement", "metric" }, { "review_input", "review" },
  { "risk_action", "risk" },        { "risk_grade", "run" },
};

const WmField *
wm_kind_get_parent_field (const WmKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].kind, kind->id) == 0)
      return wm_kind_find_field (kind, parts[i].field);
  return NULL;
}
