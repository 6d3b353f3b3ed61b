/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-record.h"
#include "wm-edit.h"

G_BEGIN_DECLS

/* What has to be true before something is written to some kinds of record, and what follows from
 * it in the same event. The pen asks here, so that it holds in the window, on the command line and
 * for what is imported alike. */

/** wm_rules_concern: whether there is a rule for @values. */
gboolean wm_rules_concern (WmValues *values);

/**
 * wm_rules_check:
 * @before: (nullable): the record as it is, %NULL for a new one
 */
gboolean wm_rules_check (WmRecord *before, WmValues *values, GError **error);

/**
 * wm_rules_follow:
 * @before: the record as it was
 *
 * Does what follows from @values, which were written to the record @id.
 */
gboolean
wm_rules_follow (WmEdit *edit, const char *id, WmRecord *before, WmValues *values, GError **error);

/** wm_rules_load: (transfer full) (nullable): the record @id as the edit has it by now. */
WmRecord *wm_rules_load (WmEdit *edit, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* One file each. */

/** wm_rules_finish_task: a task that gets a day on which it was done is done. */
gboolean wm_rules_finish_task (WmEdit *edit, const char *id, WmRecord *before, GError **error);

/** wm_rules_repeat_task: a task that is done and comes again makes the next one. */
gboolean wm_rules_repeat_task (WmEdit *edit, const char *id, WmRecord *before, GError **error);

/** wm_rules_keep_version: another version of a document keeps the one before. */
gboolean wm_rules_keep_version (WmEdit *edit, const char *id, WmRecord *before, WmValues *values,
                                GError **error);

/**
 * wm_rules_replace_file:
 * @to: a record that new files are going to prove
 * @new_files: ids of their evidence
 * @replaced: (out): whether there was a file before
 *
 * Where @to is a document that has a file, keeps that as the former version.
 */
gboolean wm_rules_replace_file (WmEdit *edit, const char *to, const char *const *new_files,
                                gboolean *replaced, GError **error);

/**
 * wm_rules_approve:
 * @subject: a record that @approval approves, or did
 * @former: (nullable): the approval as it was, if it was there before
 *
 * Writes who approved @subject and when into its own fields, by the newest approval that says yes;
 * takes that away again where it stood there because of @former and none is left.
 */
gboolean wm_rules_approve (WmEdit *edit, const char *subject, WmRecord *former, GError **error);

/** wm_rules_approve_all: the same for each record that @approval is linked to. */
gboolean wm_rules_approve_all (WmEdit *edit, WmRecord *approval, WmRecord *former, GError **error);

G_END_DECLS
