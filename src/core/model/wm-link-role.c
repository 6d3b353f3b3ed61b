/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-link-role.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const WmLinkRole roles[] = {
  { "relates", N_ ("relates to"), N_ ("relates to") },
  { "proves", N_ ("proves"), N_ ("proved by") },
  { "protects", N_ ("protects"), N_ ("protected by") },
  { "depends_on", N_ ("depends on"), N_ ("needed by") },
  { "threatens", N_ ("threatens"), N_ ("threatened by") },
  { "treats", N_ ("treats"), N_ ("treated by") },
};

/* NULL stands for any kind. */
static const struct
{
  const char *from;
  const char *to;
  const char *role;
} defaults[] = {
  { "evidence", NULL, "proves" },     { "control", "asset", "protects" },
  { "asset", "asset", "depends_on" }, { "risk", "asset", "threatens" },
  { "control", "risk", "treats" },
};

const WmLinkRole *
wm_link_role_find (const char *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].token, token) == 0)
      return &roles[i];
  return NULL;
}

const WmLinkRole *
wm_link_role_list (guint *n_roles)
{
  *n_roles = G_N_ELEMENTS (roles);
  return roles;
}

const char *
wm_link_role_get_default (const WmKind *from, const WmKind *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (strcmp (defaults[i].from, from->id) == 0 &&
        (defaults[i].to == NULL || strcmp (defaults[i].to, to->id) == 0))
      return defaults[i].role;
  return roles[0].token;
}

const char *
wm_link_role_get_label (const WmLinkRole *role, gboolean reverse)
{
  return g_dgettext (GETTEXT_PACKAGE, reverse ? role->reverse : role->label);
}
