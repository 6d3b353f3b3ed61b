/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "wm-cli-progress.h"
#include "wm-cli.h"

G_BEGIN_DECLS

/* What most verbs do around their work: open the file that is their first argument, save, answer.
 */

/** WmOpenProject: a project that is closed where its variable ends, whatever happened. */
typedef WmProject WmOpenProject;
void wm_cli_close (WmOpenProject *project);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmOpenProject, wm_cli_close)

/** wm_cli_open_for_reading: opens FILE without a lock; says on stderr what is not in it. */
WmProject *wm_cli_open_for_reading (WmCli *cli, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_open_for_writing: opens FILE alone; says on stderr what was taken over from a crash. */
WmProject *wm_cli_open_for_writing (WmCli *cli, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_fill_options: who works with which kinds, for a project that will be changed. */
void wm_cli_fill_options (WmCli *cli, WmProjectOptions *options);

/**
 * wm_cli_save:
 *
 * Saves and closes, with progress on a terminal. On return with %TRUE everything is on the disk; on
 * failure the error says that nothing was changed.
 */
gboolean wm_cli_save (WmProject *project, GError **error);

/**
 * wm_cli_save_and_answer:
 * @before: number of the newest event before the verb did its work
 *
 * Saves and says what the newest event did, or that there was nothing to do; returns the exit
 * status.
 */
int wm_cli_save_and_answer (WmCli *cli, WmProject *project, gint64 before, GError **error);

/** wm_cli_explain_failed_save: puts words about what is safe into @error. */
void wm_cli_explain_failed_save (GError **error);

/**
 * wm_cli_find_kind:
 *
 * Returns: (nullable): the kind with that id, or %NULL with an error that names those there are
 */
const WmKind *wm_cli_find_kind (WmCli *cli, const char *id, GError **error);

/**
 * wm_cli_resolve:
 * @text: an id, its beginning, a number (P-3), a key (A.5.9), or the name of a kind that has one
 *   record (organisation)
 *
 * Returns: (transfer full) (nullable): the id of the one record that is meant, or %NULL with an
 *   error
 */
char *
wm_cli_resolve (WmProject *project, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_load: (nullable): the record that wm_cli_resolve() finds. */
WmRecord *
wm_cli_load (WmProject *project, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_dup_name: (transfer full): the record as people know it: A-12 “CRM”. */
char *wm_cli_dup_name (WmProject *project, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_cli_dup_display:
 *
 * Returns: (transfer full): the value as people read it; of a reference the name of the record
 */
char *wm_cli_dup_display (WmProject *project, const WmField *field,
                          const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
