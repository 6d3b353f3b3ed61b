/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of any other record: comments, and approvals. */
#include "config.h"

#include "wm-kinds-private.h"

#include <glib/gi18n-lib.h>

static const WmField comment_fields[] = {
  { .id = "text",
    .section = N_ ("The comment"),
    .label = N_ ("Text"),
    .help = N_ ("A question, an answer or a remark; it stays with its writer and day."),
    .type = WM_FIELD_TEXT,
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_IN_LIST },
  { .id = "about",
    .label = N_ ("About"),
    .help = N_ ("What the comment is about."),
    .type = WM_FIELD_RECORDS,
    .role = "about",
    .flags = WM_FIELD_IN_LIST },
  { .id = "author",
    .label = N_ ("Written by"),
    .help = N_ ("Who wrote it."),
    .flags = WM_FIELD_IN_LIST },
  { .id = "written_on",
    .label = N_ ("Written on"),
    .help = N_ ("The day on which it was written."),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
};

const WmKind wm_kind_comment = {
  .id = "comment",
  .prefix = "CM",
  .label = N_ ("Comment"),
  .plural = N_ ("Comments"),
  .help = N_ ("Questions, answers and remarks, each beside what it is about."),
  .flags = WM_KIND_NOTE,
  .since = 2,
  .fields = comment_fields,
  .n_fields = G_N_ELEMENTS (comment_fields),
};

static const WmChoice approval_choices[] = {
  { "approved", N_ ("Approved") },
  { "conditions", N_ ("With conditions") },
  { "refused", N_ ("Refused") },
  CHOICES_END,
};

static const WmChoice way_choices[] = {
  { "here", N_ ("At this computer") },
  { "signed", N_ ("By signed page") },
  { "mail", N_ ("By mail") },
  CHOICES_END,
};

static const WmChoice part_choices[] = {
  { "plan", N_ ("The plan") },
  { "remains", N_ ("What remains") },
  CHOICES_END,
};

static const WmField approval_fields[] = {
  { .id = "what",
    .section = N_ ("What was decided"),
    .label = N_ ("What was approved"),
    .help = N_ ("With its version or date, so that it is clear later what was meant."),
    .flags = WM_FIELD_REQUIRED | WM_FIELD_TITLE | WM_FIELD_IN_LIST },
  { .id = "subjects",
    .label = N_ ("Approves"),
    .help = N_ ("The entries that the approval is for."),
    .type = WM_FIELD_RECORDS,
    .role = "approves",
    .flags = WM_FIELD_IN_LIST },
  { .id = "part",
    .label = N_ ("What of a risk"),
    .help = N_ ("Of a risk: whether its owner agrees to the plan or accepts what remains after it. "
                "Empty means both; for everything else it stays empty."),
    .type = WM_FIELD_CHOICE,
    .choices = part_choices },
  { .id = "decision",
    .label = N_ ("Decision"),
    .help = N_ ("What is refused counts as not approved."),
    .type = WM_FIELD_CHOICE,
    .choices = approval_choices,
    .fallback = "approved",
    .flags = WM_FIELD_REQUIRED | WM_FIELD_IN_LIST },
  { .id = "conditions",
    .label = N_ ("Conditions"),
    .help = N_ ("What has to be done or kept to, if it was approved with conditions."),
    .type = WM_FIELD_TEXT },
  { .id = "person",
    .section = N_ ("Who and how"),
    .label = N_ ("Decided by"),
    .help = N_ ("Somebody who is entitled to it: top management, the owner of the risk."),
    .type = WM_FIELD_RECORD,
    .target = "person",
    .flags = WM_FIELD_IN_LIST },
  { .id = "decided_on",
    .label = N_ ("Decided on"),
    .help = N_ ("The day of the signature, the mail or the talk."),
    .type = WM_FIELD_DATE,
    .flags = WM_FIELD_IN_LIST },
  { .id = "way",
    .label = N_ ("Way"),
    .help = N_ ("How it was said. Attach the signed page or the mail as proof."),
    .type = WM_FIELD_CHOICE,
    .choices = way_choices,
    .flags = WM_FIELD_IN_LIST },
  { .id = "no_proof",
    .label = N_ ("Why there is no proof"),
    .help =
        N_ ("If neither a signed page nor a mail is attached: why not, and who could confirm it."),
    .type = WM_FIELD_TEXT },
};

const WmKind wm_kind_approval = {
  .id = "approval",
  .prefix = "V",
  .label = N_ ("Approval"),
  .plural = N_ ("Approvals"),
  .help =
      N_ ("Who agreed to what and when: the Statement of Applicability, documents, the plan for "
          "the risks and what remains of them. Nobody needs an account for it; the signed page "
          "or the mail is the proof."),
  .area = "documents",
  .flags = WM_KIND_NOTE,
  .since = 2,
  .fields = approval_fields,
  .n_fields = G_N_ELEMENTS (approval_fields),
};
