/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-workbook.h"

#include "model/wm-text.h"
#include "wm-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
wm_sheet_free (WmSheet *self)
{
  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

gboolean
wm_workbook_is_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\x03\x04", 4) == 0 || memcmp (data, "PK\x05\x06", 4) == 0);
}

void
wm_workbook_set_damaged (WmTableBuilder *builder, GError **error)
{
  wm_table_builder_set_error (builder, WM_TABLE_ERROR_DAMAGED,
                              _ ("the workbook is damaged here. Open it in a spreadsheet, save it "
                                 "again, and choose that file. Nothing was changed."),
                              error);
}

void
wm_workbook_take_error (WmTableBuilder *builder, GError *error, GError **destination)
{
  if (!g_error_matches (error, WM_TABLE_ERROR, WM_TABLE_ERROR_DAMAGED))
    {
      g_propagate_error (destination, error);
      return;
    }
  g_error_free (error);
  wm_workbook_set_damaged (builder, destination);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_NOT_A_TABLE, message);
  return FALSE;
}

static gboolean
list_sheets (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  WmPackage *package = self->package;
  g_autofree char *type = wm_package_read_small (package, "mimetype");

  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.spreadsheet"))
    return wm_ods_list (self, cancellable, error);
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument"))
    return refuse (_ ("This is an OpenDocument text or drawing, not a spreadsheet. Copy its table "
                      "into a spreadsheet, save that, and choose it. Nothing was changed."),
                   error);
  if (wm_package_has (package, "xl/workbook.bin"))
    return refuse (_ ("This is an Excel workbook in binary form (.xlsb). Save it as an Excel "
                      "workbook (.xlsx), and choose that file. Nothing was changed."),
                   error);
  if (wm_package_has (package, "_rels/.rels"))
    return wm_xlsx_list (self, cancellable, error);
  return refuse (_ ("This is a ZIP archive, not a workbook. Unpack it, and choose the workbook or "
                    "CSV file in it. Nothing was changed."),
                 error);
}

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  const WmSheet *left = *(const WmSheet *const *) a;
  const WmSheet *right = *(const WmSheet *const *) b;

  return (left->hidden != 0) - (right->hidden != 0);
}

static gboolean
sort_sheets (WmWorkbook *self, GError **error)
{
  if (self->sheets->len == 0)
    return refuse (_ ("There is no sheet with a table in this workbook. Nothing was changed."),
                   error);
  /* It keeps the order of those that are equal. */
  g_ptr_array_sort (self->sheets, compare_sheets);
  self->names = g_new0 (char *, self->sheets->len + 1);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const WmSheet *sheet = g_ptr_array_index (self->sheets, i);

      self->names[i] = g_strdup (sheet->name);
      self->n_visible += !sheet->hidden;
    }
  return TRUE;
}

WmWorkbook *
wm_workbook_open (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmWorkbook) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (WmWorkbook, 1);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_sheet_free);
  self->package = wm_package_open (bytes, error);
  if (self->package == NULL || !list_sheets (self, cancellable, error) ||
      !sort_sheets (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
wm_workbook_free (WmWorkbook *self)
{
  g_clear_pointer (&self->package, wm_package_free);
  g_ptr_array_unref (self->sheets);
  g_strfreev (self->names);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_clear_pointer (&self->shared.looks, g_array_unref);
  g_clear_pointer (&self->shared.string_starts, g_array_unref);
  if (self->shared.strings != NULL)
    g_string_free (self->shared.strings, TRUE);
  g_free (self);
}

const char *const *
wm_workbook_get_sheets (WmWorkbook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->names;
}

guint
wm_workbook_count_visible (WmWorkbook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_visible;
}

static const WmSheet *
find_sheet (WmWorkbook *self, const char *name, GError **error)
{
  g_autofree char *folded = wm_text_fold (name);
  g_autofree char *excerpt = wm_text_excerpt (name);
  g_autofree char *others = NULL;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const WmSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autofree char *other = wm_text_fold (sheet->name);

      if (strcmp (folded, other) == 0)
        return sheet;
    }
  others = g_strjoinv (C_ ("list separator", ", "), self->names);
  g_set_error (error, WM_TABLE_ERROR, WM_TABLE_ERROR_SHEET,
               /* Translators: 1 the name of a sheet, 2 those that there are. */
               _ ("The workbook has no sheet “%1$s”. It has: %2$s. Nothing was changed."), excerpt,
               others);
  return NULL;
}

WmTable *
wm_workbook_read (WmWorkbook *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmTableBuilder) builder = NULL;
  const WmSheet *sheet;
  gboolean read;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  sheet = find_sheet (self, name, error);
  if (sheet == NULL)
    return NULL;
  builder = wm_table_builder_new (sheet->name, 0);
  wm_table_builder_set_serials (builder, self->shared.from_1904);
  read = self->is_ods ? wm_ods_read (self, sheet, builder, cancellable, error)
                      : wm_xlsx_load_shared (self, cancellable, error) &&
                            wm_xlsx_read (self, sheet, builder, cancellable, error);
  return read ? wm_table_builder_finish (builder, error) : NULL;
}
