/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as workbooks keep them, and what their formats say about them. */

/** WmNumberLook: what a number looks like to a person. */
typedef enum
{
  WM_NUMBER_PLAIN,
  WM_NUMBER_DATE, /* a day, perhaps with a time */
  WM_NUMBER_TIME, /* a time of day or a span of hours */
} WmNumberLook;

/** wm_number_look_of_builtin: of the formats that every workbook has, by number. */
WmNumberLook wm_number_look_of_builtin (guint id);
/** wm_number_look_of_code: of a format such as `dd/mm/yyyy` or `[h]:mm`. */
WmNumberLook wm_number_look_of_code (const char *code);

/**
 * wm_number_dup_text:
 * @text: the number as the file has it
 * @from_1904: whether days count from 1904
 *
 * Returns: (transfer full): what a person reads, in a form that wm_field_parse() reads: `1250.5`,
 *   `2026-11-23`, `2026-11-23 14:05`, `14:05`; @text itself where it is no number or no such day
 */
char *wm_number_dup_text (const char *text, WmNumberLook look,
                          gboolean from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
