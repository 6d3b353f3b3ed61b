/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-export-private.h"
#include "wm-table-read.h"

#include <csv.h>
#include <string.h>

/* Numbers are no formulas: -5 stays a number. */
static gboolean
is_number (const WmField *field)
{
  return field != NULL && (field->type == WM_FIELD_INTEGER || field->type == WM_FIELD_NUMBER);
}

static void
write_cell (GString *out, const WmField *field, const char *text)
{
  g_autofree char *guarded = NULL;
  gsize length;
  gsize quoted;

  if (*text == '\0')
    return;
  if (!is_number (field) && wm_table_needs_guard (text))
    text = guarded = g_strconcat ("'", text, NULL);
  length = strlen (text);
  quoted = csv_write2 (NULL, 0, text, length, '"');
  g_string_set_size (out, out->len + quoted);
  csv_write2 (out->str + out->len - quoted, quoted, text, length, '"');
}

static void
write_row (GString *out, const WmExportSheet *sheet, guint row)
{
  for (guint i = 0; i < sheet->headers->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_cell (out, wm_export_sheet_get_field (sheet, i), wm_export_sheet_get (sheet, row, i));
    }
  g_string_append (out, "\r\n");
}

GBytes *
wm_export_render_csv (const WmExportSheet *sheet, WmExportReport *report, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < sheet->headers->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_cell (out, NULL, g_ptr_array_index (sheet->headers, i));
    }
  g_string_append (out, "\r\n");
  for (guint row = 0; row < sheet->n_rows; row++)
    {
      write_row (out, sheet, row);
      if (!wm_export_report_rows (report, 1, error))
        return NULL;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
