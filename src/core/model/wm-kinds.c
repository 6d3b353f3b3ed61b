/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of record, each said once. To add a kind: a table of fields, a WmKind with the next
 * schema version in `since`, and its line in the list at the end. To add a field: one line with the
 * next schema version in its own `since`. What stands in a released version is never edited; the
 * fixture tests/fixtures/schema.sql says when that happens by mistake. */
#include "config.h"

#include "wm-kind.h"

#include <glib/gi18n-lib.h>

#define CHOICES_END                                                                                \
  {                                                                                                \
    NULL, NULL                                                                                     \
  }

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

static const WmKind organisation_kind = {
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

static const WmChoice employment_choices[] = {
  { "employee", N_ ("Employee") },
  { "contractor", N_ ("Contractor") },
  CHOICES_END,
};

static const WmField person_fields[] = {
  { .id = "name",
    .section = N_ ("The person"),
    .label = N_ ("Name"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_IN_LIST },
  { .id = "email", .label = N_ ("E-mail"), .flags = WM_FIELD_IN_LIST },
  { .id = "job_title", .label = N_ ("Job title"), .flags = WM_FIELD_IN_LIST },
  { .id = "team", .label = N_ ("Team"), .flags = WM_FIELD_IN_LIST },
  { .id = "employment",
    .section = N_ ("Working here"),
    .label = N_ ("Employment"),
    .type = WM_FIELD_CHOICE,
    .choices = employment_choices },
  { .id = "joined", .label = N_ ("Joined"), .type = WM_FIELD_DATE, .flags = WM_FIELD_IN_LIST },
  { .id = "left",
    .label = N_ ("Left"),
    .help = N_ ("Access ends and things come back on this day; the auditor compares both."),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
  { .id = "in_scope",
    .label = N_ ("In scope"),
    .help = N_ ("Works in the part of the company that the management system covers."),
    .type = WM_FIELD_BOOLEAN },
  { .id = "note", .label = N_ ("Note"), .type = WM_FIELD_TEXT },
};

static const WmKind person_kind = {
  .id = "person",
  .prefix = "P",
  .label = N_ ("Person"),
  .plural = N_ ("People"),
  .help = N_ ("Everybody who works for you. Assets, controls and evidence get their owners from "
              "here, and the auditor compares joiners and leavers with it."),
  .flags = WM_KIND_PERSONAL,
  .since = 1,
  .fields = person_fields,
  .n_fields = G_N_ELEMENTS (person_fields),
};

static const WmChoice asset_type_choices[] = {
  { "business_process", N_ ("Business process") },
  { "information", N_ ("Information") },
  { "application", N_ ("Application") },
  { "system", N_ ("System") },
  { "device", N_ ("Device") },
  { "network", N_ ("Network") },
  { "site", N_ ("Site") },
  { "people", N_ ("People") },
  { "service", N_ ("Service") },
  { "other", N_ ("Other") },
  CHOICES_END,
};

static const WmChoice classification_choices[] = {
  { "public", N_ ("Public") },
  { "internal", N_ ("Internal") },
  { "confidential", N_ ("Confidential") },
  { "strictly_confidential", N_ ("Strictly confidential") },
  CHOICES_END,
};

static const WmChoice level_choices[] = {
  { "low", N_ ("Low") },
  { "medium", N_ ("Medium") },
  { "high", N_ ("High") },
  { "very_high", N_ ("Very high") },
  CHOICES_END,
};

static const WmChoice asset_status_choices[] = {
  { "planned", N_ ("Planned") },
  { "in_use", N_ ("In use") },
  { "retired", N_ ("Retired") },
  CHOICES_END,
};

static const WmField asset_fields[] = {
  { .id = "name",
    .section = N_ ("What it is"),
    .label = N_ ("Name"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_IN_LIST },
  { .id = "type",
    .label = N_ ("Type"),
    .type = WM_FIELD_CHOICE,
    .choices = asset_type_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "description", .label = N_ ("Description"), .type = WM_FIELD_TEXT },
  { .id = "owner",
    .section = N_ ("Who and where"),
    .label = N_ ("Owner"),
    .help = N_ ("The one person who answers for it: who may use it and what happens to it."),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
  { .id = "custodian",
    .label = N_ ("Custodian"),
    .help = N_ ("Who looks after it day by day, where that is somebody else."),
    .type = WM_FIELD_RECORD,
    .target = "person" },
  { .id = "location", .label = N_ ("Location"), .flags = WM_FIELD_IN_LIST },
  { .id = "supplier", .label = N_ ("Supplier") },
  { .id = "serial", .label = N_ ("Serial number") },
  { .id = "quantity",
    .label = N_ ("Quantity"),
    .help = N_ ("Things that are alike are one entry with a number."),
    .type = WM_FIELD_INTEGER,
    .min = 0,
    .max = 1000000 },
  { .id = "classification",
    .section = N_ ("How much protection it needs"),
    .label = N_ ("Classification"),
    .help = N_ ("How carefully it has to be handled."),
    .type = WM_FIELD_CHOICE,
    .choices = classification_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "confidentiality",
    .label = N_ ("Confidentiality"),
    .help = N_ ("How bad it would be if the wrong people saw it."),
    .type = WM_FIELD_CHOICE,
    .choices = level_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "integrity",
    .label = N_ ("Integrity"),
    .help = N_ ("How bad it would be if it were wrong or changed."),
    .type = WM_FIELD_CHOICE,
    .choices = level_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "availability",
    .label = N_ ("Availability"),
    .help = N_ ("How bad it would be if it were gone when it is needed."),
    .type = WM_FIELD_CHOICE,
    .choices = level_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "in_scope",
    .section = N_ ("More about it"),
    .label = N_ ("In scope"),
    .type = WM_FIELD_BOOLEAN },
  { .id = "cloud",
    .label = N_ ("In the cloud"),
    .help = N_ ("It runs or lies with somebody else, reached over the internet."),
    .type = WM_FIELD_BOOLEAN },
  { .id = "personal_data",
    .label = N_ ("Personal data"),
    .help = N_ ("It holds data about people, so data protection law applies."),
    .type = WM_FIELD_BOOLEAN },
  { .id = "status",
    .label = N_ ("Status"),
    .type = WM_FIELD_CHOICE,
    .choices = asset_status_choices,
    .fallback = "in_use" },
  { .id = "in_use_since", .label = N_ ("In use since"), .type = WM_FIELD_DATE },
  { .id = "confirmed_on",
    .label = N_ ("Confirmed on"),
    .help = N_ ("When somebody last checked that this entry is true."),
    .type = WM_FIELD_DATE },
  { .id = "note", .label = N_ ("Note"), .type = WM_FIELD_TEXT },
};

static const WmKind asset_kind = {
  .id = "asset",
  .prefix = "A",
  .label = N_ ("Asset"),
  .plural = N_ ("Inventory"),
  .help = N_ ("Everything that your information lives in or depends on: processes, data, "
              "applications, devices, places. Risks and controls start from this list."),
  .since = 1,
  .fields = asset_fields,
  .n_fields = G_N_ELEMENTS (asset_fields),
};

static const WmChoice conclusion_choices[] = {
  { "not_yet", N_ ("Not yet") },
  { "partly", N_ ("Partly") },
  { "conforms", N_ ("Conforms") },
  CHOICES_END,
};

static const WmField requirement_fields[] = {
  { .id = "reference",
    .label = N_ ("Reference"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_KEY | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "title",
    .label = N_ ("Title"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "owner",
    .section = N_ ("Who and how"),
    .label = N_ ("Owner"),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
  { .id = "how", .label = N_ ("How we meet it"), .type = WM_FIELD_TEXT },
  { .id = "conclusion",
    .section = N_ ("What we conclude"),
    .label = N_ ("Our conclusion"),
    .help = N_ ("What you yourselves say today, before an auditor does."),
    .type = WM_FIELD_CHOICE,
    .choices = conclusion_choices,
    .fallback = "not_yet",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "sentence", .label = N_ ("In one sentence"), .flags = WM_FIELD_SENTENCE },
};

static const WmKind requirement_kind = {
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
    .flags = WM_FIELD_REQUIRED | WM_FIELD_KEY | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "title",
    .label = N_ ("Title"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "theme",
    .label = N_ ("Theme"),
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
    .type = WM_FIELD_CHOICE,
    .choices = control_status_choices,
    .fallback = "not_started",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "how", .label = N_ ("How we do it"), .type = WM_FIELD_TEXT },
  { .id = "owner",
    .label = N_ ("Owner"),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
};

static const WmKind control_kind = {
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

static const WmField evidence_fields[] = {
  { .id = "title",
    .section = N_ ("The proof"),
    .label = N_ ("Title"),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_IN_LIST },
  { .id = "file_name", .label = N_ ("File name"), .flags = WM_FIELD_READ_ONLY | WM_FIELD_IN_LIST },
  { .id = "sha256",
    .label = N_ ("Fingerprint (SHA-256)"),
    .flags = WM_FIELD_READ_ONLY | WM_FIELD_INDEXED },
  { .id = "size",
    .label = N_ ("Size in bytes"),
    .type = WM_FIELD_INTEGER,
    .min = 0,
    .max = G_MAXINT64,
    .flags = WM_FIELD_READ_ONLY },
  { .id = "media_type", .label = N_ ("Kind of file"), .flags = WM_FIELD_READ_ONLY },
  { .id = "location",
    .label = N_ ("Kept elsewhere"),
    .help = N_ ("Where the proof lies, if it cannot be attached: a link or a place.") },
  { .id = "shows", .label = N_ ("What it shows"), .type = WM_FIELD_TEXT },
  { .id = "source",
    .section = N_ ("Where it comes from"),
    .label = N_ ("Source"),
    .help = N_ ("Where it comes from, so that somebody could fetch it again."),
    .flags = WM_FIELD_IN_LIST },
  { .id = "verified_by",
    .label = N_ ("Source verified by"),
    .type = WM_FIELD_RECORD,
    .target = "person" },
  { .id = "verified_on", .label = N_ ("Source verified on"), .type = WM_FIELD_DATE },
  { .id = "collected_by",
    .label = N_ ("Collected by"),
    .type = WM_FIELD_RECORD,
    .target = "person" },
  { .id = "collected_on",
    .label = N_ ("Collected on"),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
  { .id = "period_from",
    .section = N_ ("What time it proves"),
    .label = N_ ("Proves from"),
    .help = N_ ("The first day for which it is a proof; not the day it was added."),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
  { .id = "period_to",
    .label = N_ ("Proves until"),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
  { .id = "valid_until", .label = N_ ("Valid until"), .type = WM_FIELD_DATE },
};

static const WmKind evidence_kind = {
  .id = "evidence",
  .prefix = "E",
  .label = N_ ("Evidence"),
  .plural = N_ ("Evidence"),
  .help = N_ ("The files that prove what you say: lists, protocols, screenshots, contracts. Each "
              "says what it shows, where it comes from and for which period."),
  .flags = WM_KIND_HAS_FILE,
  .since = 1,
  .fields = evidence_fields,
  .n_fields = G_N_ELEMENTS (evidence_fields),
};

const WmKind *const *
wm_kinds_get_builtin (guint *n_kinds)
{
  static const WmKind *const kinds[] = {
    &organisation_kind, &person_kind, &asset_kind, &requirement_kind, &control_kind, &evidence_kind,
  };

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
