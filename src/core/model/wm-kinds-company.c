/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

#include <glib/gi18n-lib.h>

static const WmChoice business_choices[] = {
  { "it", N_ ("Information technology") },
  { "finance", N_ ("Finance and insurance") },
  { "health", N_ ("Health care") },
  { "trade", N_ ("Trade and manufacturing") },
  { "other", N_ ("Other") },
  CHOICES_END,
};

static const WmField organisation_fields[] = {
  { .id = "name",
    .section = N_ ("The company"),
    .label = N_ ("Name"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE },
  { .id = "legal_form", .label = N_ ("Legal form") },
  { .id = "line_of_business",
    .label = N_ ("Line of business"),
    .type = WM_FIELD_CHOICE,
    .choices = business_choices },
  { .id = "employees",
    .label = N_ ("Employees"),
    .help = N_ ("Everybody who works for the company, part-time people too. Audit days are "
                "counted from it."),
    .type = WM_FIELD_INTEGER,
    .min = 1,
    .max = 1000000 },
  { .id = "address", .label = N_ ("Address"), .type = WM_FIELD_TEXT },
  { .id = "website", .label = N_ ("Website") },
  { .id = "edition",
    .section = N_ ("What is covered"),
    .label = N_ ("Edition of the standard"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_READ_ONLY },
  { .id = "scope",
    .label = N_ ("Scope"),
    .help = N_ ("Which part of the company, which places and which services the management "
                "system covers, and where it ends."),
    .type = WM_FIELD_TEXT },
  { .id = "certificate_sentence",
    .label = N_ ("Sentence on the certificate"),
    .help = N_ ("The one sentence by which customers will know what was certified."),
    .flags = WM_FIELD_SENTENCE },
  { .id = "soa_version",
    .section = N_ ("Statement of Applicability"),
    .label = N_ ("Version of the Statement of Applicability"),
    .help = N_ ("The auditor quotes it, and the certificate names it.") },
  { .id = "soa_date",
    .label = N_ ("Date of the Statement of Applicability"),
    .type = WM_FIELD_DATE },
  { .id = "soa_approved_by",
    .label = N_ ("Statement of Applicability approved by"),
    .type = WM_FIELD_RECORD,
    .target = "person" },
  { .id = "soa_approved_on",
    .label = N_ ("Statement of Applicability approved on"),
    .type = WM_FIELD_DATE },
};

const WmKind wm_kind_organisation = {
  .id = "organisation",
  .prefix = "O",
  .label = N_ ("Company"),
  .plural = N_ ("Company"),
  .help = N_ ("What the management system is for: the company, what it does and what is in scope."),
  .flags = WM_KIND_SINGLE,
  .since = 1,
  .fields = organisation_fields,
  .n_fields = G_N_ELEMENTS (organisation_fields),
};
