/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

#include <glib/gi18n-lib.h>

/* The standard is for sale and not ours to print: who bought it can have its words beside ours. */
#define LICENSED_TEXT                                                                              \
  {                                                                                                \
    .id = "licensed_text", .section = N_ ("The standard’s own words"),                             \
    .label = N_ ("From your copy"),                                                                \
    .help = N_ ("Paste the wording from your own copy of the standard. It stays in your file and " \
                "is shown under the guidance. Your licence decides whether you may pass it on."),  \
    .type = WM_FIELD_TEXT, .since = 2,                                                             \
  }

static const WmChoice conclusion_choices[] = {
  { "not_yet", N_ ("Not yet") },
  { "partly", N_ ("Partly") },
  { "conforms", N_ ("Conforms") },
  CHOICES_END,
};

static const WmField requirement_fields[] = {
  { .id = "reference",
    .label = N_ ("Reference"),
    .help = N_ ("The number of the clause in the standard."),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_KEY | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "title",
    .label = N_ ("Title"),
    .help = N_ ("The heading of the clause."),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "owner",
    .section = N_ ("Who and how"),
    .label = N_ ("Owner"),
    .help = N_ ("Who sees to it that you meet it."),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
  { .id = "how",
    .label = N_ ("How we meet it"),
    .help = N_ ("Which documents, meetings and habits answer it."),
    .type = WM_FIELD_TEXT },
  { .id = "conclusion",
    .section = N_ ("What we conclude"),
    .label = N_ ("Our conclusion"),
    .help = N_ ("What you yourselves say today, before an auditor does."),
    .type = WM_FIELD_CHOICE,
    .choices = conclusion_choices,
    .fallback = "not_yet",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "sentence",
    .label = N_ ("In one sentence"),
    .help = N_ ("What you would tell an auditor first."),
    .flags = WM_FIELD_SENTENCE },
  LICENSED_TEXT,
};

const WmKind wm_kind_requirement = {
  .id = "requirement",
  .prefix = "Q",
  .label = N_ ("Requirement"),
  .plural = N_ ("Requirements"),
  .help = N_ ("What the clauses of the standard ask of the management system itself. None of them "
              "can be left out."),
  .flags = WM_KIND_FROM_CATALOGUE,
  .since = 1,
  .fields = requirement_fields,
  .n_fields = G_N_ELEMENTS (requirement_fields),
};

static const WmChoice theme_choices[] = {
  { "organizational", N_ ("Organizational") },
  { "people", N_ ("People") },
  { "physical", N_ ("Physical") },
  { "technological", N_ ("Technological") },
  CHOICES_END,
};

static const WmChoice decision_choices[] = {
  { "undecided", N_ ("Undecided") },
  { "applicable", N_ ("Applicable") },
  { "excluded", N_ ("Excluded") },
  CHOICES_END,
};

static const WmChoice reason_choices[] = {
  { "law", N_ ("Law") },
  { "contract", N_ ("Contract") },
  { "risk", N_ ("Risk") },
  { "practice", N_ ("Good practice") },
  CHOICES_END,
};

static const WmChoice control_status_choices[] = {
  { "not_started", N_ ("Not started") },
  { "planned", N_ ("Planned") },
  { "partly", N_ ("Partly") },
  { "implemented", N_ ("Implemented") },
  CHOICES_END,
};

static const WmField control_fields[] = {
  { .id = "reference",
    .label = N_ ("Reference"),
    .help = N_ ("The number of the control in Annex A."),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_KEY | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "title",
    .label = N_ ("Title"),
    .help = N_ ("The heading of the control."),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "theme",
    .label = N_ ("Theme"),
    .help = N_ ("Which of the four groups of Annex A it stands in."),
    .type = WM_FIELD_CHOICE,
    .choices = theme_choices,
    .flags = WM_FIELD_READ_ONLY },
  { .id = "decision",
    .section = N_ ("What we decided"),
    .label = N_ ("Decision"),
    .help = N_ ("Whether you need this control at all."),
    .type = WM_FIELD_CHOICE,
    .choices = decision_choices,
    .fallback = "undecided",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "reasons",
    .label = N_ ("Reasons"),
    .help = N_ ("Why it applies; the Statement of Applicability says it of each control."),
    .type = WM_FIELD_CHOICES,
    .choices = reason_choices },
  { .id = "justification",
    .label = N_ ("Justification"),
    .help = N_ ("The reason in your words. An exclusion without one is a finding."),
    .type = WM_FIELD_TEXT },
  { .id = "status",
    .section = N_ ("How far we are"),
    .label = N_ ("Status"),
    .help = N_ ("How far it is carried out."),
    .type = WM_FIELD_CHOICE,
    .choices = control_status_choices,
    .fallback = "not_started",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "how",
    .label = N_ ("How we do it"),
    .help = N_ ("Two or three sentences that a new colleague would understand."),
    .type = WM_FIELD_TEXT },
  { .id = "owner",
    .label = N_ ("Owner"),
    .help = N_ ("Who sees to it that it is done."),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
  LICENSED_TEXT,
};

const WmKind wm_kind_control = {
  .id = "control",
  .prefix = "C",
  .label = N_ ("Control"),
  .plural = N_ ("Controls"),
  .help = N_ ("The safeguards of the standard, each with your decision. Together they are the "
              "Statement of Applicability."),
  .flags = WM_KIND_FROM_CATALOGUE,
  .since = 1,
  .fields = control_fields,
  .n_fields = G_N_ELEMENTS (control_fields),
};
