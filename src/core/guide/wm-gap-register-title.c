/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the gaps in the registers; see wm-gap-title.c. */
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
dup_of_company (const char *id, guint n)
{
  if (is (id, "climate_undecided"))
    return g_strdup (_ ("Whether climate change matters is not decided yet"));
  if (is (id, "sites_out_without_reason"))
    return g_strdup_printf (ngettext ("%u site is left out without a reason",
                                      "%u sites are left out without a reason", n),
                            n);
  if (is (id, "obligations_unclear"))
    return g_strdup_printf (ngettext ("%u law or contract is not checked yet",
                                      "%u laws and contracts are not checked yet", n),
                            n);
  if (is (id, "roles_unfilled"))
    return g_strdup_printf (
        ngettext ("%u role is held by nobody", "%u roles are held by nobody", n), n);
  if (is (id, "objectives_without_date"))
    return g_strdup_printf (ngettext ("%u objective has no date", "%u objectives have no date", n),
                            n);
  return NULL;
}

static char *
dup_of_people (const char *id, guint n)
{
  if (is (id, "competence_gaps_overdue"))
    return g_strdup_printf (
        ngettext ("%u gap in competence is overdue", "%u gaps in competence are overdue", n), n);
  if (is (id, "policy_unacknowledged"))
    return g_strdup_printf (ngettext ("%u person has not confirmed the policy",
                                      "%u people have not confirmed the policy", n),
                            n);
  if (is (id, "leavers_with_access"))
    return g_strdup_printf (ngettext ("%u person who left may still have access",
                                      "%u people who left may still have access", n),
                            n);
  if (is (id, "assets_unsupported"))
    return g_strdup_printf (
        ngettext ("%u asset is in use without support", "%u assets are in use without support", n),
        n);
  return NULL;
}

static char *
dup_of_supplier (const char *id, guint n)
{
  if (is (id, "suppliers_without_terms"))
    return g_strdup_printf (
        ngettext ("%u supplier has no security terms", "%u suppliers have no security terms", n),
        n);
  if (is (id, "suppliers_assurance_ended"))
    return g_strdup_printf (
        ngettext ("What %u supplier showed has run out", "What %u suppliers showed has run out", n),
        n);
  if (is (id, "suppliers_review_overdue"))
    return g_strdup_printf (ngettext ("The check of %u supplier is overdue",
                                      "The checks of %u suppliers are overdue", n),
                            n);
  return NULL;
}

static char *
dup_of_document (const char *id, guint n)
{
  if (is (id, "documents_unapproved"))
    return g_strdup_printf (
        ngettext ("%u document was approved by nobody", "%u documents were approved by nobody", n),
        n);
  if (is (id, "documents_review_overdue"))
    return g_strdup_printf (ngettext ("The review of %u document is overdue",
                                      "The reviews of %u documents are overdue", n),
                            n);
  if (is (id, "documents_serving_nothing"))
    return g_strdup_printf (
        ngettext ("%u document serves nothing", "%u documents serve nothing", n), n);
  if (is (id, "requirements_without_document"))
    return g_strdup_printf (ngettext ("%u requirement wants a document that is not there",
                                      "%u requirements want documents that are not there", n),
                            n);
  if (is (id, "controls_without_document"))
    return g_strdup_printf (ngettext ("%u control wants a document that is not there",
                                      "%u controls want documents that are not there", n),
                            n);
  if (is (id, "controls_without_tool"))
    return g_strdup_printf (ngettext ("%u control wants a tool and has none",
                                      "%u controls want a tool and have none", n),
                            n);
  return NULL;
}

static char *
dup_of_operation (const char *id, guint n)
{
  if (is (id, "exceptions_over"))
    return g_strdup_printf (
        ngettext ("%u exception is over or has no end", "%u exceptions are over or have no end", n),
        n);
  if (is (id, "changes_unassessed"))
    return g_strdup_printf (ngettext ("The consequences of %u change were not looked at",
                                      "The consequences of %u changes were not looked at", n),
                            n);
  if (is (id, "access_reviews_overdue"))
    return g_strdup_printf (
        ngettext ("%u access review is overdue", "%u access reviews are overdue", n), n);
  if (is (id, "metrics_overdue"))
    return g_strdup_printf (
        ngettext ("%u metric was not measured in time", "%u metrics were not measured in time", n),
        n);
  if (is (id, "tasks_overdue"))
    return g_strdup_printf (ngettext ("%u task is overdue", "%u tasks are overdue", n), n);
  return NULL;
}

static char *
dup_of_incident (const char *id, guint n)
{
  if (is (id, "incidents_undecided"))
    return g_strdup_printf (
        ngettext ("%u report is not decided yet", "%u reports are not decided yet", n), n);
  if (is (id, "incidents_notification_unclear"))
    return g_strdup_printf (ngettext ("It is open whom to tell of %u incident",
                                      "It is open whom to tell of %u incidents", n),
                            n);
  return NULL;
}

static char *
dup_of_audit (const char *id, guint n)
{
  if (is (id, "audits_unreported"))
    return g_strdup_printf (
        ngettext ("%u audit was held and not reported", "%u audits were held and not reported", n),
        n);
  if (is (id, "findings_without_owner"))
    return g_strdup_printf (
        ngettext ("%u finding is answered by nobody", "%u findings are answered by nobody", n), n);
  if (is (id, "reviews_unsigned"))
    return g_strdup_printf (ngettext ("The minutes of %u management review are not signed",
                                      "The minutes of %u management reviews are not signed", n),
                            n);
  return NULL;
}

static char *
dup_of_nonconformity (const char *id, guint n)
{
  if (is (id, "nonconformities_without_cause"))
    return g_strdup_printf (
        ngettext ("%u nonconformity has no cause", "%u nonconformities have no cause", n), n);
  if (is (id, "nonconformities_overdue"))
    return g_strdup_printf (ngettext ("The corrective action of %u nonconformity is overdue",
                                      "The corrective actions of %u nonconformities are overdue",
                                      n),
                            n);
  if (is (id, "nonconformities_closed_unchecked"))
    return g_strdup_printf (
        ngettext ("%u nonconformity was closed without a look whether it worked",
                  "%u nonconformities were closed without a look whether it worked", n),
        n);
  return NULL;
}

static char *
dup_of_approval (const char *id, guint n)
{
  if (is (id, "approvals_unclear"))
    return g_strdup_printf (ngettext ("%u approval does not say who gave it and when",
                                      "%u approvals do not say who gave them and when", n),
                            n);
  if (is (id, "approvals_without_proof"))
    return g_strdup_printf (
        ngettext ("Nothing proves %u approval", "Nothing proves %u approvals", n), n);
  return NULL;
}

char *
wm_gap_dup_register_title (const char *id, guint count)
{
  static char *(*const dup_title[]) (const char *id, guint n) = {
    dup_of_company,  dup_of_people, dup_of_supplier,      dup_of_document, dup_of_operation,
    dup_of_incident, dup_of_audit,  dup_of_nonconformity, dup_of_approval
  };
  char *title = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dup_title) && title == NULL; i++)
    title = dup_title[i](id, count);
  return title;
}
