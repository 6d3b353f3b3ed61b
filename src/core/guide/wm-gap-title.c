/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside data/guide/gaps.xml, because only a source file can give translators every plural of their
 * language. A gap has its sentence here under its id. */
#include "config.h"

#include "wm-gap-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is (const char *id, const char *other)
{
  return strcmp (id, other) == 0;
}

static char *
dup_first (const char *id, guint n)
{
  if (is (id, "people_none"))
    return g_strdup (_ ("Nobody is in the list of people yet"));
  if (is (id, "scope_empty"))
    return g_strdup (_ ("The scope is not written down yet"));
  if (is (id, "assets_none"))
    return g_strdup (_ ("The inventory is empty"));
  if (is (id, "leavers_owning"))
    return g_strdup_printf (ngettext ("%u person who left still answers for something",
                                      "%u people who left still answer for something", n),
                            n);
  return NULL;
}

static char *
dup_of_asset (const char *id, guint n)
{
  if (is (id, "assets_without_owner"))
    return g_strdup_printf (
        ngettext ("%u asset has no owner yet", "%u assets have no owner yet", n), n);
  if (is (id, "own_levels_without_reason"))
    return g_strdup_printf (ngettext ("%u asset keeps its own levels without a reason",
                                      "%u assets keep their own levels without a reason", n),
                            n);
  if (is (id, "assets_unclassified"))
    return g_strdup_printf (
        ngettext ("%u asset is not classified", "%u assets are not classified", n), n);
  return NULL;
}

static char *
dup_of_risk (const char *id, guint n)
{
  if (is (id, "risks_suggested"))
    return g_strdup_printf (ngettext ("%u suggested risk is not confirmed yet",
                                      "%u suggested risks are not confirmed yet", n),
                            n);
  if (is (id, "risks_without_owner"))
    return g_strdup_printf (ngettext ("%u risk has no owner", "%u risks have no owner", n), n);
  if (is (id, "risks_without_treatment"))
    return g_strdup_printf (
        ngettext ("%u risk has no treatment yet", "%u risks have no treatment yet", n), n);
  if (is (id, "risks_not_accepted"))
    return g_strdup_printf (
        ngettext ("%u risk remains above the acceptance line and nobody accepted that",
                  "%u risks remain above the acceptance line and nobody accepted that", n),
        n);
  return NULL;
}

static char *
dup_of_plan (const char *id, guint n)
{
  if (is (id, "risk_plans_not_approved"))
    return g_strdup_printf (ngettext ("%u treatment plan is not approved by its owner",
                                      "%u treatment plans are not approved by their owners", n),
                            n);
  if (is (id, "risk_actions_overdue"))
    return g_strdup_printf (
        ngettext ("%u action against a risk is overdue", "%u actions against risks are overdue", n),
        n);
  if (is (id, "controls_without_risk"))
    return g_strdup_printf (ngettext ("%u control applies because of a risk, but no risk names it",
                                      "%u controls apply because of a risk, but no risk names them",
                                      n),
                            n);
  return NULL;
}

static char *
dup_of_decision (const char *id, guint n)
{
  if (is (id, "controls_undecided"))
    return g_strdup_printf (
        ngettext ("%u control is not decided yet", "%u controls are not decided yet", n), n);
  if (is (id, "exclusions_without_reason"))
    return g_strdup_printf (
        ngettext ("%u exclusion has no reason", "%u exclusions have no reason", n), n);
  if (is (id, "controls_without_reasons"))
    return g_strdup_printf (ngettext ("%u control does not say why it applies",
                                      "%u controls do not say why they apply", n),
                            n);
  return NULL;
}

static char *
dup_of_control (const char *id, guint n)
{
  if (is (id, "controls_without_owner"))
    return g_strdup_printf (ngettext ("%u control has no owner", "%u controls have no owner", n),
                            n);
  if (is (id, "controls_without_how"))
    return g_strdup_printf (ngettext ("%u control is in place, but not described",
                                      "%u controls are in place, but not described", n),
                            n);
  if (is (id, "controls_without_proof"))
    return g_strdup_printf (ngettext ("%u control is in place without proof",
                                      "%u controls are in place without proof", n),
                            n);
  return NULL;
}

static char *
dup_of_evidence (const char *id, guint n)
{
  if (is (id, "evidence_without_source"))
    return g_strdup_printf (ngettext ("%u piece of evidence does not say where it comes from",
                                      "%u pieces of evidence do not say where they come from", n),
                            n);
  if (is (id, "evidence_without_period"))
    return g_strdup_printf (ngettext ("%u piece of evidence does not say for which time it proves",
                                      "%u pieces of evidence do not say for which time they prove",
                                      n),
                            n);
  if (is (id, "evidence_unverified"))
    return g_strdup_printf (ngettext ("The source of %u piece of evidence was not verified",
                                      "The sources of %u pieces of evidence were not verified", n),
                            n);
  return NULL;
}

static char *
dup_of_validity (const char *id, guint n)
{
  if (is (id, "evidence_expired"))
    return g_strdup_printf (
        ngettext ("%u piece of evidence has run out", "%u pieces of evidence have run out", n), n);
  if (is (id, "evidence_expiring"))
    return g_strdup_printf (ngettext ("%u piece of evidence runs out within 30 days",
                                      "%u pieces of evidence run out within 30 days", n),
                            n);
  return NULL;
}

static char *
dup_of_requirement (const char *id, guint n)
{
  if (is (id, "requirements_without_owner"))
    return g_strdup_printf (
        ngettext ("%u requirement has no owner", "%u requirements have no owner", n), n);
  if (is (id, "requirements_without_how"))
    return g_strdup_printf (ngettext ("%u requirement is met, but nothing says how",
                                      "%u requirements are met, but nothing says how", n),
                            n);
  if (is (id, "requirements_not_yet"))
    return g_strdup_printf (
        ngettext ("%u requirement is not met yet", "%u requirements are not met yet", n), n);
  return NULL;
}

char *
wm_gap_dup_title (const char *id, guint count)
{
  static char *(*const dup_title[]) (const char *id, guint n) = {
    dup_first,      dup_of_asset,    dup_of_risk,     dup_of_plan,        dup_of_decision,
    dup_of_control, dup_of_evidence, dup_of_validity, dup_of_requirement, wm_gap_dup_register_title,
  };
  char *title = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (dup_title) && title == NULL; i++)
    title = dup_title[i](id, count);
  return title;
}
