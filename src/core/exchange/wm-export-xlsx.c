/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-export-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The sheet that the lists to choose from stand on. */
#define LISTS_SHEET "_lists"

/* Rows below the last record that still get lists to choose from. */
#define SPARE_ROWS 1000

#define MAX_CELL_CHARS 32767
#define LOTUS_EPOCH_YEAR 1900

typedef struct
{
  WmExport *export;
  WmExportReport *report;
  lxw_workbook *workbook;
  lxw_format *head;
  lxw_format *date;
  lxw_format *wrapped;
  GPtrArray *lists;      /* (unowned) GPtrArray of texts, one a column of the sheet of lists */
  GHashTable *positions; /* what a list is of -> its column + 1 */
  GPtrArray *owned;      /* GPtrArray made here: the words of choices */
} Writer;

/* Lists to choose from */

static GPtrArray *
make_choice_list (Writer *self, const WmField *field)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    g_ptr_array_add (words, g_strdup (wm_export_get_choice_word (field, choice->token)));
  g_ptr_array_add (self->owned, words);
  return words;
}

static GPtrArray *
find_titles (Writer *self, const char *kind_id)
{
  GHashTableIter iter;
  gpointer kind;
  gpointer titles;

  g_hash_table_iter_init (&iter, self->export->titles);
  while (g_hash_table_iter_next (&iter, &kind, &titles))
    if (kind_id != NULL && strcmp (((const WmKind *) kind)->id, kind_id) == 0)
      return titles;
  return NULL;
}

/* Several values in a cell cannot be chosen from a list. */
static void
add_list (Writer *self, const WmField *field)
{
  gconstpointer key = field->type == WM_FIELD_CHOICE ? (gconstpointer) field->choices
                                                     : (gconstpointer) field->target;
  GPtrArray *list;

  if ((field->type != WM_FIELD_CHOICE && field->type != WM_FIELD_RECORD) ||
      g_hash_table_contains (self->positions, key))
    return;
  list = field->type == WM_FIELD_CHOICE ? make_choice_list (self, field)
                                        : find_titles (self, field->target);
  if (list == NULL || list->len == 0)
    return;
  g_ptr_array_add (self->lists, list);
  g_hash_table_insert (self->positions, (gpointer) key, GUINT_TO_POINTER (self->lists->len));
}

static void
collect_lists (Writer *self)
{
  for (guint i = 0; i < self->export->sheets->len; i++)
    {
      const WmExportSheet *sheet = g_ptr_array_index (self->export->sheets, i);

      for (guint k = 0; k < sheet->kind->n_fields; k++)
        if ((sheet->kind->fields[k].flags & WM_FIELD_READ_ONLY) == 0)
          add_list (self, &sheet->kind->fields[k]);
    }
}

static void
write_lists (Writer *self)
{
  lxw_worksheet *worksheet;
  guint n_rows = 0;

  if (self->lists->len == 0)
    return;
  worksheet = workbook_add_worksheet (self->workbook, LISTS_SHEET);
  for (guint i = 0; i < self->lists->len; i++)
    n_rows = MAX (n_rows, ((GPtrArray *) g_ptr_array_index (self->lists, i))->len);
  /* Row by row: what was written is not kept. */
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < self->lists->len; i++)
      {
        GPtrArray *list = g_ptr_array_index (self->lists, i);

        if (row < list->len)
          worksheet_write_string (worksheet, row, (lxw_col_t) i, g_ptr_array_index (list, row),
                                  NULL);
      }
  worksheet_hide (worksheet);
}

static void
offer_list (Writer *self, lxw_worksheet *worksheet, const WmField *field, guint column,
            guint n_rows)
{
  gconstpointer key = field->type == WM_FIELD_CHOICE ? (gconstpointer) field->choices
                                                     : (gconstpointer) field->target;
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, key));
  g_autofree char *source = NULL;
  char letters[LXW_MAX_COL_NAME_LENGTH];
  const char *words[] = { _ ("Yes"), _ ("No"), NULL };
  lxw_data_validation validation = { .ignore_blank = LXW_VALIDATION_ON,
                                     .dropdown = LXW_VALIDATION_ON,
                                     .show_error = LXW_VALIDATION_ON,
                                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  if (field->type == WM_FIELD_BOOLEAN)
    {
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      /* Versions of the library differ by a const in its type. */
      validation.value_list = (gpointer) words;
    }
  else if (position > 0 && (field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_RECORD))
    {
      const GPtrArray *list = g_ptr_array_index (self->lists, position - 1);

      lxw_col_to_name (letters, (lxw_col_t) (position - 1), 1);
      source = g_strdup_printf ("='" LISTS_SHEET "'!%s$1:%s$%u", letters, letters, list->len);
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = source;
    }
  else
    return;
  worksheet_data_validation_range (worksheet, 1, (lxw_col_t) column,
                                   MIN (n_rows + SPARE_ROWS, LXW_ROW_MAX - 1), (lxw_col_t) column,
                                   &validation);
}

/* Cells */

static double
get_width (const WmField *field)
{
  if (field == NULL)
    return 10;
  switch (field->type)
    {
    case WM_FIELD_DATE:
    case WM_FIELD_INTEGER:
    case WM_FIELD_NUMBER:
    case WM_FIELD_BOOLEAN:
      return 13;
    case WM_FIELD_TEXT:
      return 50;
    case WM_FIELD_LINE:
      return field->flags & WM_FIELD_SENTENCE ? 50 : 30;
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
    default:
      return 24;
    }
}

/* Days before March 1900 have no number on which spreadsheets agree. */
static gboolean
get_serial (const char *text, double *serial)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;
  GDate date;
  GDate epoch;

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) ||
      year <= LOTUS_EPOCH_YEAR)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_set_dmy (&epoch, 30, G_DATE_DECEMBER, 1899);
  *serial = g_date_days_between (&epoch, &date);
  return TRUE;
}

/* A number that fifteen digits do not hold stays a text. */
static gboolean
get_number (const char *text, double *number)
{
  char again[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;

  *number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return FALSE;
  g_ascii_formatd (again, sizeof again, "%.15g", *number);
  return g_ascii_strtod (again, NULL) == *number && strlen (text) <= 16;
}

/* What looks like an escape in the file is written so that it stays what it is. */
static char *
dup_escaped (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) &&
          g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]) && p[6] == '_')
        g_string_append (out, "_x005F");
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static gboolean
refuse_length (const WmExportSheet *sheet, guint row, guint column, GError **error)
{
  g_set_error (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_TOO_LARGE,
               /* Translators: 1 a number such as A-12, 2 the name of a field. */
               _ ("%1$s, “%2$s”: this text is longer than a cell of an Excel workbook can be "
                  "(32,767 characters). Nothing was written; shorten it, or export this register "
                  "as CSV."),
               wm_export_sheet_get (sheet, row, WM_EXPORT_NUMBER),
               (const char *) g_ptr_array_index (sheet->headers, column));
  return FALSE;
}

static gboolean
write_text (Writer *self, lxw_worksheet *worksheet, const WmExportSheet *sheet, guint row,
            guint column, const char *text, GError **error)
{
  const WmField *field = wm_export_sheet_get_field (sheet, column);
  lxw_format *format = field != NULL && field->type == WM_FIELD_TEXT ? self->wrapped : NULL;
  g_autofree char *escaped = strstr (text, "_x") != NULL ? dup_escaped (text) : NULL;

  if (escaped != NULL)
    text = escaped;
  if (strlen (text) > MAX_CELL_CHARS && g_utf8_strlen (text, -1) > MAX_CELL_CHARS)
    return refuse_length (sheet, row, column, error);
  worksheet_write_string (worksheet, row + 1, (lxw_col_t) column, text, format);
  return TRUE;
}

static gboolean
write_cell (Writer *self, lxw_worksheet *worksheet, const WmExportSheet *sheet, guint row,
            guint column, GError **error)
{
  const WmField *field = wm_export_sheet_get_field (sheet, column);
  const char *text = wm_export_sheet_get (sheet, row, column);
  double number;

  if (*text == '\0')
    return TRUE;
  if (field != NULL && field->type == WM_FIELD_DATE && get_serial (text, &number))
    worksheet_write_number (worksheet, row + 1, (lxw_col_t) column, number, self->date);
  else if (field != NULL && (field->type == WM_FIELD_INTEGER || field->type == WM_FIELD_NUMBER) &&
           get_number (text, &number))
    worksheet_write_number (worksheet, row + 1, (lxw_col_t) column, number, NULL);
  else
    return write_text (self, worksheet, sheet, row, column, text, error);
  return TRUE;
}

/* Sheets */

static void
lay_out (Writer *self, lxw_worksheet *worksheet, const WmExportSheet *sheet)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  worksheet_set_column_opt (worksheet, WM_EXPORT_ID, WM_EXPORT_ID, 34, NULL, &hidden);
  for (guint i = WM_EXPORT_NUMBER; i < sheet->headers->len; i++)
    {
      const WmField *field = wm_export_sheet_get_field (sheet, i);

      worksheet_set_column (worksheet, (lxw_col_t) i, (lxw_col_t) i, get_width (field), NULL);
      if (field != NULL && (field->flags & WM_FIELD_READ_ONLY) == 0)
        offer_list (self, worksheet, field, i, sheet->n_rows);
    }
  worksheet_freeze_panes (worksheet, 1, WM_EXPORT_FIRST_FIELD);
  worksheet_autofilter (worksheet, 0, 0, MAX (sheet->n_rows, 1),
                        (lxw_col_t) (sheet->headers->len - 1));
}

static gboolean
write_sheet (Writer *self, const WmExportSheet *sheet, GError **error)
{
  lxw_worksheet *worksheet = workbook_add_worksheet (self->workbook, sheet->name);

  if (worksheet == NULL || sheet->n_rows + 1 > LXW_ROW_MAX)
    {
      g_set_error (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a register. */
                   _ ("“%s” does not fit into an Excel workbook. Nothing was written; export it as "
                      "CSV."),
                   sheet->name);
      return FALSE;
    }
  lay_out (self, worksheet, sheet);
  for (guint i = 0; i < sheet->headers->len; i++)
    worksheet_write_string (worksheet, 0, (lxw_col_t) i, g_ptr_array_index (sheet->headers, i),
                            self->head);
  for (guint row = 0; row < sheet->n_rows; row++)
    {
      for (guint i = 0; i < sheet->headers->len; i++)
        if (!write_cell (self, worksheet, sheet, row, i, error))
          return FALSE;
      if (!wm_export_report_rows (self->report, 1, error))
        return FALSE;
    }
  return TRUE;
}

static void
make_formats (Writer *self)
{
  self->head = workbook_add_format (self->workbook);
  format_set_bold (self->head);
  format_set_bg_color (self->head, 0xE8E8E8);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "yyyy-mm-dd");
  format_set_align (self->date, LXW_ALIGN_LEFT);
  self->wrapped = workbook_add_format (self->workbook);
  format_set_text_wrap (self->wrapped);
  format_set_align (self->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

static gboolean
write_all (Writer *self, GError **error)
{
  make_formats (self);
  collect_lists (self);
  for (guint i = 0; i < self->export->sheets->len; i++)
    if (!write_sheet (self, g_ptr_array_index (self->export->sheets, i), error))
      return FALSE;
  write_lists (self);
  return TRUE;
}

/* The library writes files only; this one has no name that anybody could find. */

static GBytes *
read_back (int fd)
{
  struct stat info;
  g_autofree guint8 *data = NULL;
  gsize done = 0;

  if (fstat (fd, &info) != 0)
    return NULL;
  data = g_malloc ((gsize) info.st_size + 1);
  while (done < (gsize) info.st_size)
    {
      gssize n = pread (fd, data + done, (gsize) info.st_size - done, (off_t) done);

      if (n <= 0)
        return NULL;
      done += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), done);
}

static GBytes *
set_failed (const char *reason, GError **error)
{
  g_set_error (error, WM_EXPORT_ERROR, WM_EXPORT_ERROR_FAILED,
               /* Translators: %s says what went wrong. */
               _ ("The workbook could not be made: %s. Nothing was written."), reason);
  return NULL;
}

/* The library prints numbers in the locale of the thread, and Excel reads a dot only. */
static gboolean
write_with_dots (Writer *self, const char *path, GError **error)
{
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  locale_t before = uselocale (plain);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  gboolean written;
  lxw_error status;

  self->workbook = workbook_new_opt (path, &options);
  written = write_all (self, error);
  status = workbook_close (self->workbook);
  uselocale (before);
  freelocale (plain);
  if (written && status != LXW_NO_ERROR)
    set_failed (lxw_strerror (status), error);
  return written && status == LXW_NO_ERROR;
}

GBytes *
wm_export_render_xlsx (WmExport *self, WmExportReport *report, GError **error)
{
  int fd = memfd_create ("waymark-export", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  Writer writer = {
    .export = self, .report = report, .lists = lists, .owned = owned, .positions = positions
  };
  GBytes *bytes = NULL;

  if (fd < 0)
    return set_failed (g_strerror (errno), error);
  if (write_with_dots (&writer, path, error))
    {
      bytes = read_back (fd);
      if (bytes == NULL)
        set_failed (g_strerror (errno), error);
    }
  close (fd);
  return bytes;
}
