/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people read. Whatever a project file holds, nothing of it reaches the terminal as a command:
 * control characters but the line break are replaced. */

/** wm_cli_dup_harmless: (transfer full): @text without what a terminal would obey. */
char *wm_cli_dup_harmless (const char *text, gboolean one_line) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_say: prints a line on stdout. */
void wm_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * wm_cli_note:
 * @code: a stable token for programs
 *
 * Says something on stderr beside the answer; with @json as an object `{"notice":…}` on a line.
 */
void wm_cli_note (gboolean json, const char *code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** wm_cli_say_error: says @error on stderr; with @json as `{"error":{"code","message"}}`. */
void wm_cli_say_error (gboolean json, const GError *error);

/** wm_cli_error_get_code: the stable token of an error, as `not_found`. */
const char *wm_cli_error_get_code (const GError *error);

/** wm_cli_is_interactive: whether a person is at both ends of the program. */
gboolean wm_cli_is_interactive (void);

/** wm_cli_dup_instant: (transfer full): @at, in Unix milliseconds, in the reader's time zone. */
char *wm_cli_dup_instant (gint64 at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
