/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside data/guide/gaps.xml, because only a source file can give translators every plural of their
 * language. A gap has its sentence here under its id. */
#include "config.h"

#include "wm-gap-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Both forms of one text, for xgettext (po/meson.build). */
#define NP_(One, Many) One, Many

typedef struct
{
  const char *id;
  const char *one;
  const char *many; /* NULL: it is not about a number of records */
} GapTitle;

static const GapTitle titles[] = {
  { "people_none", N_ ("Nobody is in the list of people yet"), NULL },
  { "scope_empty", N_ ("The scope is not written down yet"), NULL },
  { "assets_none", N_ ("The inventory is empty"), NULL },
  { "leavers_owning", NP_ ("%u person who left still answers for something",
                           "%u people who left still answer for something") },
  { "assets_without_owner", NP_ ("%u asset has no owner yet", "%u assets have no owner yet") },
  { "own_levels_without_reason", NP_ ("%u asset keeps its own levels without a reason",
                                      "%u assets keep their own levels without a reason") },
  { "assets_unclassified", NP_ ("%u asset is not classified", "%u assets are not classified") },
  { "risks_suggested",
    NP_ ("%u suggested risk is not confirmed yet", "%u suggested risks are not confirmed yet") },
  { "risks_without_owner", NP_ ("%u risk has no owner", "%u risks have no owner") },
  { "risks_without_treatment",
    NP_ ("%u risk has no treatment yet", "%u risks have no treatment yet") },
  { "risks_not_accepted",
    NP_ ("%u risk remains above the acceptance line and nobody accepted that",
         "%u risks remain above the acceptance line and nobody accepted that") },
  { "risks_accepted_by_other",
    NP_ ("%u risk above the acceptance line was accepted by somebody who may not",
         "%u risks above the acceptance line were accepted by somebody who may not") },
  { "risk_assessment_overdue", N_ ("The risks have to be judged again"), NULL },
  { "risk_plans_not_approved", NP_ ("%u treatment plan is not approved by its owner",
                                    "%u treatment plans are not approved by their owners") },
  { "risk_actions_overdue",
    NP_ ("%u action against a risk is overdue", "%u actions against risks are overdue") },
  { "controls_without_risk", NP_ ("%u control applies because of a risk, but no risk names it",
                                  "%u controls apply because of a risk, but no risk names them") },
  { "controls_undecided",
    NP_ ("%u control is not decided yet", "%u controls are not decided yet") },
  { "exclusions_without_reason",
    NP_ ("%u exclusion has no reason", "%u exclusions have no reason") },
  { "controls_without_reasons",
    NP_ ("%u control does not say why it applies", "%u controls do not say why they apply") },
  { "controls_without_owner", NP_ ("%u control has no owner", "%u controls have no owner") },
  { "controls_without_how", NP_ ("%u control is in place, but not described",
                                 "%u controls are in place, but not described") },
  { "controls_without_proof",
    NP_ ("%u control is in place without proof", "%u controls are in place without proof") },
  { "evidence_without_source", NP_ ("%u piece of evidence does not say where it comes from",
                                    "%u pieces of evidence do not say where they come from") },
  { "evidence_without_period", NP_ ("%u piece of evidence does not say for which time it proves",
                                    "%u pieces of evidence do not say for which time they prove") },
  { "evidence_unverified", NP_ ("The source of %u piece of evidence was not verified",
                                "The sources of %u pieces of evidence were not verified") },
  { "evidence_expired",
    NP_ ("%u piece of evidence has run out", "%u pieces of evidence have run out") },
  { "evidence_expiring", NP_ ("%u piece of evidence runs out within 30 days",
                              "%u pieces of evidence run out within 30 days") },
  { "requirements_without_owner",
    NP_ ("%u requirement has no owner", "%u requirements have no owner") },
  { "requirements_without_how", NP_ ("%u requirement is met, but nothing says how",
                                     "%u requirements are met, but nothing says how") },
  { "requirements_not_yet",
    NP_ ("%u requirement is not met yet", "%u requirements are not met yet") },
  { "climate_undecided", N_ ("Whether climate change matters is not decided yet"), NULL },
  { "sites_out_without_reason",
    NP_ ("%u site is left out without a reason", "%u sites are left out without a reason") },
  { "obligations_unclear",
    NP_ ("%u law or contract is not checked yet", "%u laws and contracts are not checked yet") },
  { "roles_unfilled", NP_ ("%u role is held by nobody", "%u roles are held by nobody") },
  { "objectives_without_date", NP_ ("%u objective has no date", "%u objectives have no date") },
  { "competence_gaps_overdue",
    NP_ ("%u gap in competence is overdue", "%u gaps in competence are overdue") },
  { "policy_unacknowledged",
    NP_ ("%u person has not confirmed the policy", "%u people have not confirmed the policy") },
  { "leavers_with_access",
    NP_ ("%u person who left may still have access", "%u people who left may still have access") },
  { "assets_unsupported",
    NP_ ("%u asset is in use without support", "%u assets are in use without support") },
  { "suppliers_without_terms",
    NP_ ("%u supplier has no security terms", "%u suppliers have no security terms") },
  { "suppliers_assurance_ended",
    NP_ ("What %u supplier showed has run out", "What %u suppliers showed has run out") },
  { "suppliers_review_overdue",
    NP_ ("The check of %u supplier is overdue", "The checks of %u suppliers are overdue") },
  { "documents_unapproved",
    NP_ ("%u document was approved by nobody", "%u documents were approved by nobody") },
  { "documents_review_overdue",
    NP_ ("The review of %u document is overdue", "The reviews of %u documents are overdue") },
  { "documents_serving_nothing", NP_ ("%u document serves nothing", "%u documents serve nothing") },
  { "requirements_without_document", NP_ ("%u requirement wants a document that is not there",
                                          "%u requirements want documents that are not there") },
  { "controls_without_document", NP_ ("%u control wants a document that is not there",
                                      "%u controls want documents that are not there") },
  { "controls_without_tool",
    NP_ ("%u control wants a tool and has none", "%u controls want a tool and have none") },
  { "exceptions_over",
    NP_ ("%u exception is over or has no end", "%u exceptions are over or have no end") },
  { "changes_unassessed", NP_ ("The consequences of %u change were not looked at",
                               "The consequences of %u changes were not looked at") },
  { "access_reviews_overdue",
    NP_ ("%u access review is overdue", "%u access reviews are overdue") },
  { "metrics_overdue",
    NP_ ("%u metric was not measured in time", "%u metrics were not measured in time") },
  { "tasks_overdue", NP_ ("%u task is overdue", "%u tasks are overdue") },
  { "incidents_undecided", NP_ ("%u report is not decided yet", "%u reports are not decided yet") },
  { "incidents_notification_unclear",
    NP_ ("It is open whom to tell of %u incident", "It is open whom to tell of %u incidents") },
  { "audits_unreported",
    NP_ ("%u audit was held and not reported", "%u audits were held and not reported") },
  { "findings_without_owner",
    NP_ ("%u finding is answered by nobody", "%u findings are answered by nobody") },
  { "reviews_unsigned", NP_ ("The minutes of %u management review are not signed",
                             "The minutes of %u management reviews are not signed") },
  { "nonconformities_without_cause",
    NP_ ("%u nonconformity has no cause", "%u nonconformities have no cause") },
  { "nonconformities_overdue", NP_ ("The corrective action of %u nonconformity is overdue",
                                    "The corrective actions of %u nonconformities are overdue") },
  { "nonconformities_unchecked",
    NP_ ("Nobody has looked yet whether the action against %u nonconformity worked",
         "Nobody has looked yet whether the actions against %u nonconformities worked") },
  { "approvals_unclear", NP_ ("%u approval does not say who gave it and when",
                              "%u approvals do not say who gave them and when") },
  { "approvals_without_proof", NP_ ("Nothing proves %u approval", "Nothing proves %u approvals") },
};

char *
wm_gap_dup_title (const char *id, guint count)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].id, id) == 0)
      return titles[i].many == NULL
                 ? g_strdup (_ (titles[i].one))
                 : g_strdup_printf (ngettext (titles[i].one, titles[i].many, count), count);
  return NULL;
}
