/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"
#include "wm-text.h"

G_BEGIN_DECLS

#define WM_PARSE_ERROR (wm_parse_error_quark ())

/**
 * WmParseError:
 * @WM_PARSE_ERROR_INVALID: the text is not a value of the kind asked for
 * @WM_PARSE_ERROR_AMBIGUOUS: it could mean several values
 * @WM_PARSE_ERROR_RANGE: it is one, but outside what can be kept
 *
 * Why what a person typed was not understood. The message is a plain sentence that says how to
 * write it. Text that is no text at all is refused with %WM_TEXT_ERROR instead.
 */
typedef enum
{
  WM_PARSE_ERROR_INVALID,
  WM_PARSE_ERROR_AMBIGUOUS,
  WM_PARSE_ERROR_RANGE,
} WmParseError;

GQuark wm_parse_error_quark (void);

/**
 * WmDateOrder:
 * @WM_DATE_ORDER_DAY_FIRST: 3/4/2026 is in April
 * @WM_DATE_ORDER_MONTH_FIRST: 3/4/2026 is in March
 *
 * What stands first in a date of three numbers with slashes or hyphens where both readings are
 * possible. Dates with dots always begin with the day, dates with the year in front go on with the
 * month.
 */
typedef enum
{
  WM_DATE_ORDER_DAY_FIRST,
  WM_DATE_ORDER_MONTH_FIRST,
} WmDateOrder;

/**
 * wm_parse_date:
 * @text: what was typed, valid UTF-8
 * @today: the day from which "tomorrow" and "in 3 weeks" count
 * @order: how to read what has two readings
 *
 * Reads a date as people and spreadsheets write it: `2026-11-23`, `23.11.2026`, `23.11.26`,
 * `23/11/2026`, `11/23/2026`, `23 Nov 2026`, `Nov 23, 2026`, `23. November 2026`, "today",
 * "tomorrow", "yesterday", "in 3 weeks"; words in English, German and French, names of months also
 * in Spanish, Italian, Dutch and the language of the session. A time of day behind an ISO date is
 * dropped, its zone does not move the day. `12.3.` is in the year of @today. Years of two digits
 * are 1970 to 2069. Accepted are the years 1900 to 2199. An empty text is no date.
 *
 * Returns: (transfer full): the date as `YYYY-MM-DD`, or %NULL with %WM_PARSE_ERROR
 */
char *wm_parse_date (const char *text, const GDate *today, WmDateOrder order,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_parse_integer:
 * @value: (out): the number
 *
 * Reads a whole number, also with thousands in groups of three that are separated by dots, commas,
 * apostrophes or spaces (`1.200` is one thousand two hundred). Decimals are refused unless they are
 * one or two zeros.
 *
 * Returns: %TRUE, or %FALSE with %WM_PARSE_ERROR
 */
gboolean wm_parse_integer (const char *text, gint64 *value, GError **error);

/**
 * wm_parse_number:
 * @value: (out): the number
 *
 * Reads a number that may have decimals behind a dot or a comma, also with thousands in groups of
 * three. Where only one dot or comma stands in it, decimals follow it (`1,200` is a little more
 * than one).
 *
 * Returns: %TRUE, or %FALSE with %WM_PARSE_ERROR
 */
gboolean wm_parse_number (const char *text, double *value, GError **error);

/**
 * wm_parse_boolean:
 * @value: (out): the answer
 *
 * Reads yes or no: also y, true, 1, x, a tick, and the same in German and French. An empty text is
 * no, since people mark rows with an x.
 *
 * Returns: %TRUE, or %FALSE with %WM_PARSE_ERROR
 */
gboolean wm_parse_boolean (const char *text, gboolean *value, GError **error);

/**
 * wm_parse_choice:
 * @choices: (array length=n_choices): the possible values
 *
 * Finds the value whose token, label or translated label was typed, or the only one that begins
 * with it when at least three characters were typed. Case, accents, spaces, hyphens and underscores
 * make no difference.
 *
 * Returns: (transfer none): the token, one of @choices, or %NULL with %WM_PARSE_ERROR
 */
const char *
wm_parse_choice (const char *text, const WmChoice *choices, gsize n_choices, GError **error);

/**
 * wm_parse_choices:
 *
 * Reads several values, separated by commas, semicolons, bars or line breaks, each as
 * wm_parse_choice() does. A label with such a character in it is only understood alone.
 *
 * Returns: (transfer container): the tokens, owned by @choices, each once and in the order of
 *   @choices, ended by %NULL; none for an empty text. Or %NULL with %WM_PARSE_ERROR. Free with
 *   g_free().
 */
const char **wm_parse_choices (const char *text, const WmChoice *choices, gsize n_choices,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
