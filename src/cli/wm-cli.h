/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-registry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command line: a table of verbs, and what each of them gets to work with. Options may stand
 * anywhere; help, the manual page and the check of arguments all read the table. */

/* Exit statuses. */
#define WM_CLI_DONE 0
#define WM_CLI_REFUSED 1 /* something was refused, or found */
#define WM_CLI_USAGE 2   /* the command was not understood */

#define WM_CLI_ERROR (wm_cli_error_quark ())
GQuark wm_cli_error_quark (void);

typedef enum
{
  WM_CLI_ERROR_USAGE,       /* The command was not understood: exit status 2. */
  WM_CLI_ERROR_NOT_CHANGED, /* Somebody said no when asked. */
  WM_CLI_ERROR_OUTPUT,      /* The answer could not be written. */
} WmCliError;

typedef struct _WmCli WmCli;

typedef struct
{
  const char *name;     /* without the dashes */
  const char *argument; /* English, for gettext; NULL: the option takes none */
  const char *help;     /* English, for gettext */
} WmCliOption;

typedef struct
{
  const char *name;
  const char *arguments;      /* as shown in help: "FILE ID DEST" */
  const char *summary;        /* one line, English, for gettext */
  const char *help;           /* paragraphs, one a line, English, for gettext; may be NULL */
  const WmCliOption *options; /* ends with a NULL name; may be NULL */
  int min_arguments;
  int max_arguments; /* -1: any number */
  /* Returns the exit status; with @error set it is one of failure. */
  int (*run) (WmCli *cli, GError **error);
} WmCliVerb;

/* One run of the program. */
struct _WmCli
{
  const WmCliVerb *verb;
  WmRegistry *registry; /* owned */
  GPtrArray *arguments; /* (element-type filename): what is neither verb nor option, as given */
  GHashTable *options;  /* (unowned) char * -> (owned) GPtrArray of char *, the values given */
  char *actor;          /* owned, nullable: who works */
  gboolean json;
  gboolean help;
  gboolean version;
};

/** wm_cli_new: reads the command line; %NULL with a #WM_CLI_ERROR where it cannot be understood. */
WmCli *wm_cli_new (int argc, char **argv, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_cli_free (WmCli *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmCli, wm_cli_free)

/** wm_cli_wants_json: the same question before anything was understood. */
gboolean wm_cli_wants_json (int argc, char **argv);

/** wm_cli_get: the argument at @index as given; %NULL where there are not so many. */
const char *wm_cli_get (WmCli *self, guint index);

/** wm_cli_get_option: (nullable): the value that was given last. */
const char *wm_cli_get_option (WmCli *self, const char *name);
/** wm_cli_get_options: (nullable) (element-type utf8): every value in the order given. */
GPtrArray *wm_cli_get_options (WmCli *self, const char *name);

/**
 * wm_cli_dup_text:
 *
 * Returns: (transfer full) (nullable): @argument as UTF-8: as it is, or from the character set of
 *   the locale; %NULL with an error where it is neither
 */
char *wm_cli_dup_text (const char *argument, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_set_usage: fills @error with a #WM_CLI_ERROR_USAGE; returns %WM_CLI_USAGE. */
int wm_cli_set_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
