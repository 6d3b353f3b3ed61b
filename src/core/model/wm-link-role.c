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
  { "located_at", N_ ("stands at"), N_ ("is the place of") },
  { "leads_to", N_ ("leads to"), N_ ("follows from") },
  { "met_by", N_ ("is met by"), N_ ("meets") },
  { "feeds", N_ ("feeds"), N_ ("is fed by") },
  { "concerns", N_ ("concerns"), N_ ("is the subject of") },
  { "held_by", N_ ("is held by"), N_ ("holds") },
  { "attended_by", N_ ("was attended by"), N_ ("took part in") },
  { "missed_by", N_ ("was missed by"), N_ ("missed") },
  { "runs", N_ ("runs"), N_ ("is run by") },
  { "delivers", N_ ("delivers"), N_ ("is delivered by") },
  { "serves", N_ ("serves"), N_ ("is served by") },
  { "sets_out", N_ ("sets out"), N_ ("is set out in") },
  { "affects", N_ ("affects"), N_ ("is affected by") },
  { "reviews", N_ ("reviews"), N_ ("is reviewed in") },
  { "measures", N_ ("measures"), N_ ("is measured by") },
  { "visits", N_ ("visits"), N_ ("is visited in") },
  { "audits", N_ ("audits"), N_ ("is audited in") },
  { "talked_to", N_ ("talked to"), N_ ("was talked to in") },
  { "draws_on", N_ ("draws on"), N_ ("is used in") },
  { "about", N_ ("is about"), N_ ("is commented in") },
  { "approves", N_ ("approves"), N_ ("approved in") },
};

/* NULL stands for any kind. */
static const struct
{
  const char *from;
  const char *to;
  const char *role;
} defaults[] = {
  { "evidence", NULL, "proves" },
  { "control", "asset", "protects" },
  { "asset", "asset", "depends_on" },
  { "risk", "asset", "threatens" },
  { "control", "risk", "treats" },
  { "asset", "site", "located_at" },
  { "issue", NULL, "leads_to" },
  { "incident", "task", "leads_to" },
  { "incident", "nonconformity", "leads_to" },
  { "incident", "change", "leads_to" },
  { "obligation", NULL, "met_by" },
  { "party_requirement", NULL, "met_by" },
  { "process", "process", "feeds" },
  { "role", "person", "held_by" },
  { "training", "person", "attended_by" },
  { "management_review", "person", "attended_by" },
  { "supplier", "process", "runs" },
  { "supplier", "asset", "delivers" },
  { "tool", "control", "serves" },
  { "document", "requirement", "sets_out" },
  { "document", "control", "sets_out" },
  { "change", NULL, "affects" },
  { "incident", "asset", "affects" },
  { "access_review", "asset", "reviews" },
  { "metric", "control", "measures" },
  { "audit", "site", "visits" },
  { "audit", "requirement", "audits" },
  { "audit", "control", "audits" },
  { "audit", "process", "audits" },
  { "review_input", NULL, "draws_on" },
  { "comment", NULL, "about" },
  { "approval", NULL, "approves" },
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
