/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-cli.h"

G_BEGIN_DECLS

/* The table of verbs; help and the manual page are made of it. */

/** wm_cli_verbs: every verb in the order of the help; ends with a NULL name. */
extern const WmCliVerb wm_cli_verbs[];

/** wm_cli_common_options: what every verb understands; ends with a NULL name. */
extern const WmCliOption wm_cli_common_options[];

/** wm_cli_verb_find: (nullable): the verb with that name. */
const WmCliVerb *wm_cli_verb_find (const char *name);

/* wm-cli-file.c */
int wm_cli_run_new (WmCli *cli, GError **error);
int wm_cli_run_verify (WmCli *cli, GError **error);
/* wm-cli-recover.c */
int wm_cli_run_recover (WmCli *cli, GError **error);
/* wm-cli-info.c */
int wm_cli_run_info (WmCli *cli, GError **error);
/* wm-cli-kinds.c */
int wm_cli_run_kinds (WmCli *cli, GError **error);
/* wm-cli-records.c */
int wm_cli_run_list (WmCli *cli, GError **error);
int wm_cli_run_show (WmCli *cli, GError **error);
int wm_cli_run_search (WmCli *cli, GError **error);
/* wm-cli-edit.c */
int wm_cli_run_add (WmCli *cli, GError **error);
int wm_cli_run_set (WmCli *cli, GError **error);
int wm_cli_run_link (WmCli *cli, GError **error);
int wm_cli_run_unlink (WmCli *cli, GError **error);
/* wm-cli-delete.c */
int wm_cli_run_delete (WmCli *cli, GError **error);
int wm_cli_run_purge (WmCli *cli, GError **error);
/* wm-cli-evidence.c */
int wm_cli_run_attach (WmCli *cli, GError **error);
int wm_cli_run_extract (WmCli *cli, GError **error);
/* wm-cli-copy.c */
int wm_cli_run_copy (WmCli *cli, GError **error);
/* wm-cli-import.c */
int wm_cli_run_import (WmCli *cli, GError **error);
/* wm-cli-export.c */
int wm_cli_run_export (WmCli *cli, GError **error);
/* wm-cli-risk.c */
int wm_cli_run_suggest_risks (WmCli *cli, GError **error);
int wm_cli_run_regrade_risks (WmCli *cli, GError **error);
int wm_cli_run_freeze_risks (WmCli *cli, GError **error);
/* wm-cli-history.c */
int wm_cli_run_log (WmCli *cli, GError **error);
int wm_cli_run_undo (WmCli *cli, GError **error);
int wm_cli_run_redo (WmCli *cli, GError **error);
/* wm-cli-help.c */
int wm_cli_run_help (WmCli *cli, GError **error);

G_END_DECLS
