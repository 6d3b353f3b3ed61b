/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-table-read.h"

#include "model/wm-text.h"
#include "wm-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many sheets fit into a sentence. */
#define LISTED_SHEETS 20

/* Apostrophes before it change nothing, so that what is guarded twice can be told from once. */
gboolean
wm_table_needs_guard (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

gboolean
wm_table_is_guarded (const char *text)
{
  return *text == '\'' && wm_table_needs_guard (text);
}

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = wm_text_fold (a);
  g_autofree char *folded_b = wm_text_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

static const char *
find_named (const char *const *sheets, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    for (guint k = 0; sheets[k] != NULL; k++)
      if (is_same_name (sheets[k], names[i]))
        return sheets[k];
  return NULL;
}

static const char *
refuse_several (const char *const *sheets, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; sheets[i] != NULL && i < LISTED_SHEETS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? C_ ("list separator", ", ") : "", sheets[i]);
  g_set_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_SHEET,
               /* Translators: the names of sheets. What begins with --sheet is typed like that. */
               _ ("The workbook has several sheets: %s. Say which one is meant with --sheet NAME. "
                  "Nothing was changed."),
               list->str);
  return NULL;
}

static const char *
find_sheet (WmWorkbook *workbook, const WmTableOptions *options, GError **error)
{
  const char *const *sheets = wm_workbook_get_sheets (workbook);
  const char *named;

  if (options->sheet != NULL)
    return options->sheet;
  named = find_named (sheets, options->names);
  if (named != NULL)
    return named;
  if (wm_workbook_count_visible (workbook) <= 1 || options->any_sheet)
    return sheets[0];
  return refuse_several (sheets, error);
}

static WmTable *
read_workbook (GBytes *bytes, const WmTableOptions *options, char ***sheets,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (WmWorkbook) workbook = wm_workbook_open (bytes, cancellable, error);
  const char *sheet;

  if (workbook == NULL)
    return NULL;
  if (sheets != NULL)
    *sheets = g_strdupv ((char **) wm_workbook_get_sheets (workbook));
  sheet = find_sheet (workbook, options, error);
  return sheet != NULL ? wm_workbook_read (workbook, sheet, cancellable, error) : NULL;
}

WmTable *
wm_table_read (GBytes *bytes, const WmTableOptions *options, char ***sheets,
               GCancellable *cancellable, GError **error)
{
  static const WmTableOptions defaults = { 0 };
  WmCsvOptions csv;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (sheets != NULL)
    *sheets = NULL;
  if (options == NULL)
    options = &defaults;
  if (g_bytes_get_size (bytes) > WM_TABLE_MAX_FILE_BYTES)
    {
      g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE,
                           _ ("This file is larger than 64 MB, more than Waymark reads at once. "
                              "Split it into smaller ones. Nothing was changed."));
      return NULL;
    }
  if (wm_workbook_is_one (bytes))
    return read_workbook (bytes, options, sheets, cancellable, error);
  csv = options->csv;
  csv.unguard = TRUE;
  return wm_table_read_csv (bytes, &csv, cancellable, error);
}
