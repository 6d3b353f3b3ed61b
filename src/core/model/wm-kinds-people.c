/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kinds-private.h"

#include <glib/gi18n-lib.h>

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

const WmKind wm_kind_person = {
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
