/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-table-csv.h"

#include "wm-table-decode.h"
#include "wm-table-read.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Text goes to libcsv in pieces, so that a cancelled or hopeless reading ends soon. */
#define CHUNK_BYTES 65536

/* What is looked at to find the delimiter. */
#define SAMPLE_BYTES (64 * 1024)

#define STRICT (CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)

/* More bytes than this in libcsv's buffer are more characters than a cell may have. */
#define BUFFER_MAX (4 * WM_TABLE_MAX_CELL_CHARS + CHUNK_BYTES)

typedef void (*CellFunc) (void *text, size_t length, void *data);
typedef void (*RowFunc) (int end, void *data);

static void
init_parser (struct csv_parser *parser, char delimiter)
{
  csv_init (parser, STRICT);
  csv_set_delim (parser, (unsigned char) delimiter);
  csv_set_blk_size (parser, CHUNK_BYTES);
}

/* In strict mode libcsv also refuses a quotation mark inside a cell that has none around it, as in
 * Monitor 24" Dell. That has one meaning only, spreadsheets read it so, and so does this: the mark
 * is fed in lenient mode. What strict mode is for, text behind the closing mark, stays an error. */
static gboolean
feed (struct csv_parser *parser, const char *text, gsize length, CellFunc cell_func,
      RowFunc row_func, gpointer data)
{
  for (;;)
    {
      gsize n = csv_parse (parser, text, length, cell_func, row_func, data);

      if (n == length)
        return TRUE;
      if (csv_error (parser) != CSV_EPARSE || parser->quoted)
        return FALSE;
      csv_set_opts (parser, 0);
      if (csv_parse (parser, text + n, 1, cell_func, row_func, data) != 1)
        return FALSE;
      csv_set_opts (parser, STRICT);
      text += n + 1;
      length -= n + 1;
    }
}

/* Finding the delimiter */

/* How the rows of a sample come out with one delimiter. */
typedef struct
{
  guint n_cells; /* of the current row */
  guint n_used;  /* up to the last one with text */
  guint width;   /* cells of the first row with text */
  guint n_rows;  /* rows with text below it */
  guint n_fit;   /* of these, without text to the right of the first row */
  guint n_split; /* of these, with two cells or more */
  guint n_split_fit;
  guint n_exact; /* of all, as wide as the first */
  double score;
  gboolean prose; /* mostly followed by a blank, as commas in sentences are */
} Trial;

static void
try_cell_cb (void *text, size_t length, void *data)
{
  Trial *trial = data;

  trial->n_cells++;
  if (length > 0)
    trial->n_used = trial->n_cells;
}

static void
try_row_cb (int end, void *data)
{
  Trial *trial = data;

  if (trial->n_used > 0 && trial->width == 0)
    {
      trial->width = trial->n_cells;
    }
  else if (trial->n_used > 0)
    {
      trial->n_rows++;
      trial->n_fit += trial->n_used <= trial->width;
      trial->n_split += trial->n_cells > 1;
      trial->n_split_fit += trial->n_cells > 1 && trial->n_used <= trial->width;
      trial->n_exact += trial->n_cells == trial->width;
    }
  trial->n_cells = 0;
  trial->n_used = 0;
}

static double
get_score (const Trial *trial, gboolean whole)
{
  double score;

  /* Nothing but delimiters and blanks. */
  if (trial->width == 0)
    return whole ? 2.0 : -1.0;
  /* A single column is what is left when no delimiter splits most of the rows. A row with too many
   * cells counts half: it may be the one that the person has to hear about. */
  if (trial->width == 1)
    score = trial->n_fit == trial->n_rows ? 0.4 : 0.0;
  else if (trial->n_rows == 0)
    score = 1.0;
  else
    score = 0.5 * (trial->n_split + trial->n_split_fit) / trial->n_rows;
  if (whole)
    return score;
  /* Quotation marks that do not fit speak against the delimiter, but they may be the file's fault,
   * and then the message has to be about them: less than whole, more than a single column. */
  return trial->width == 1 ? score - 1.0 : score * 0.75;
}

static gboolean
is_prose (const char *text, gsize size, char delimiter)
{
  gsize n = 0;
  gsize n_before_blank = 0;

  for (gsize i = 0; i + 1 < size; i++)
    {
      if (text[i] != delimiter)
        continue;
      n++;
      n_before_blank += text[i + 1] == ' ';
    }
  return n_before_blank * 2 > n;
}

static void
try_delimiter (Trial *trial, const char *text, gsize size, char delimiter)
{
  struct csv_parser parser;
  gsize n = MIN (size, SAMPLE_BYTES);
  gboolean whole;

  init_parser (&parser, delimiter);
  whole = feed (&parser, text, n, try_cell_cb, try_row_cb, trial);
  /* Of a longer text the last row of the sample is cut somewhere, and not counted. */
  if (whole && n == size)
    whole = csv_fini (&parser, try_cell_cb, try_row_cb, trial) == 0;
  csv_free (&parser);
  /* The sample ends within the first row. */
  if (whole && n < size && trial->width == 0)
    trial->width = trial->n_cells + 1;
  trial->score = get_score (trial, whole);
  trial->prose = is_prose (text, n, delimiter);
}

static gboolean
is_better (const Trial *a, const Trial *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  if (a->prose != b->prose)
    return b->prose;
  if (a->n_exact != b->n_exact)
    return a->n_exact > b->n_exact;
  return a->width > b->width;
}

static char
find_delimiter (const char *text, gsize size)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  Trial best = { 0 };
  char found = '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      Trial trial = { 0 };

      try_delimiter (&trial, text, size, delimiters[i]);
      if (found == '\0' || is_better (&trial, &best))
        {
          best = trial;
          found = delimiters[i];
        }
    }
  return found;
}

/* Excel's way to say the delimiter in a first line that is no row of the table.
 * Returns: the length of that line, or 0 */
static gsize
read_separator_line (const char *text, gsize size, char *delimiter)
{
  if (size < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return 0;
  if ((!g_ascii_ispunct (text[4]) && text[4] != '\t' && text[4] != ' ') || text[4] == '"')
    return 0;
  if (size > 5 && text[5] != '\r' && text[5] != '\n')
    return 0;
  *delimiter = text[4];
  if (size > 6 && text[5] == '\r' && text[6] == '\n')
    return 7;
  return MIN (size, 6);
}

/* Reading */

typedef struct
{
  WmTableBuilder *builder; /* borrowed */
  GError *error;
  int last_end; /* what ended the last row, while nothing followed */
  gboolean in_row;
  gboolean unguard;
} Reader;

static gboolean
is_guarded (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && text[i] == '\'')
    i++;
  return i > 0 && i < length && strchr ("=+-@\t\r\n", text[i]) != NULL;
}

static void
read_cell_cb (void *text, size_t length, void *data)
{
  Reader *reader = data;

  reader->in_row = TRUE;
  if (reader->unguard && length > 1 && is_guarded (text, length))
    {
      text = (char *) text + 1;
      length--;
    }
  if (reader->error == NULL)
    wm_table_builder_add_cell (reader->builder, length > 0 ? text : "", (gssize) length,
                               &reader->error);
}

/* Called for every line break outside of quotation marks, also for empty lines, which spreadsheets
 * number like others. */
static void
read_row_cb (int end, void *data)
{
  Reader *reader = data;

  if (!reader->in_row && end == CSV_LF && reader->last_end == CSV_CR)
    {
      reader->last_end = 0;
      return;
    }
  reader->last_end = end;
  reader->in_row = FALSE;
  if (reader->error == NULL)
    wm_table_builder_end_row (reader->builder, &reader->error);
}

static void
set_parser_error (Reader *reader, struct csv_parser *parser, gboolean at_end)
{
  WmTableError code = WM_TABLE_ERROR_QUOTES;
  const char *message;

  if (csv_error (parser) != CSV_EPARSE)
    {
      code = WM_TABLE_ERROR_TOO_LARGE;
      message = _ ("there is not enough memory to read on. Close other programs, or split the file "
                   "into smaller ones. Nothing was changed.");
    }
  else if (at_end)
    message =
        _ ("the quotation mark that opens this cell is never closed. Add the missing mark, or "
           "remove this one, and read the file again. Nothing was changed.");
  else
    message = _ ("more text follows behind the quotation mark that closes this cell. Inside a cell "
                 "write every quotation mark twice, and read the file again. Nothing was changed.");
  wm_table_builder_set_error (reader->builder, code, message, &reader->error);
}

static void
set_endless_error (Reader *reader)
{
  wm_table_builder_set_error (
      reader->builder, WM_TABLE_ERROR_TOO_LARGE,
      _ ("this cell holds more than 100,000 characters. Perhaps a quotation mark that ends it is "
         "missing. Shorten it or add the mark, and read the file again. Nothing was changed."),
      &reader->error);
}

static gboolean
read_chunks (Reader *reader, struct csv_parser *parser, const char *text, gsize size,
             GCancellable *cancellable)
{
  for (gsize done = 0; done < size && reader->error == NULL; done += CHUNK_BYTES)
    {
      gsize n = MIN (size - done, CHUNK_BYTES);

      if (g_cancellable_set_error_if_cancelled (cancellable, &reader->error))
        return FALSE;
      if (!feed (parser, text + done, n, read_cell_cb, read_row_cb, reader) &&
          reader->error == NULL)
        set_parser_error (reader, parser, FALSE);
      else if (csv_get_buffer_size (parser) > BUFFER_MAX && reader->error == NULL)
        set_endless_error (reader);
    }
  return reader->error == NULL;
}

static gboolean
read_text (WmTableBuilder *builder, const char *text, gsize size, char delimiter, gboolean unguard,
           GCancellable *cancellable, GError **error)
{
  Reader reader = { .builder = builder, .unguard = unguard };
  struct csv_parser parser;

  init_parser (&parser, delimiter);
  if (read_chunks (&reader, &parser, text, size, cancellable) &&
      csv_fini (&parser, read_cell_cb, read_row_cb, &reader) != 0)
    set_parser_error (&reader, &parser, TRUE);
  csv_free (&parser);
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}

static gboolean
check_file_size (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= WM_TABLE_MAX_FILE_BYTES)
    return TRUE;
  g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE,
                       _ ("This file is larger than 64 MB, more than Waymark reads at once. Split "
                          "it into smaller ones. Nothing was changed."));
  return FALSE;
}

WmTable *
wm_table_read_csv (GBytes *bytes, const WmCsvOptions *options, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (WmTableBuilder) builder = NULL;
  g_autoptr (GBytes) decoded = NULL;
  g_autofree char *encoding = NULL;
  const char *text;
  gsize size;
  gsize start;
  char delimiter = '\0';

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_file_size (bytes, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  decoded = wm_table_decode (bytes, options ? options->encoding : NULL, &encoding, error);
  if (decoded == NULL)
    return NULL;
  text = g_bytes_get_data (decoded, &size);
  start = read_separator_line (text, size, &delimiter);
  if (options != NULL && options->delimiter != '\0')
    delimiter = options->delimiter;
  else if (delimiter == '\0')
    delimiter = find_delimiter (text, size);

  builder = wm_table_builder_new (NULL, size + 1);
  wm_table_builder_set_source (builder, encoding, delimiter);
  if (!read_text (builder, text + start, size - start, delimiter,
                  options != NULL && options->unguard, cancellable, error))
    return NULL;
  return wm_table_builder_finish (builder, error);
}

/* Writing */

static void
write_cell (GString *out, const char *text, const WmCsvWriteOptions *options)
{
  g_autofree char *guarded = NULL;
  gsize length;
  gsize quoted;

  /* strchr() would find the NUL of an empty cell. */
  if (*text == '\0')
    return;
  if (options->guard_formulas && wm_table_needs_guard (text))
    text = guarded = g_strconcat ("'", text, NULL);
  length = strlen (text);
  quoted = csv_write2 (NULL, 0, text, length, '"');
  g_string_set_size (out, out->len + quoted);
  csv_write2 (out->str + out->len - quoted, quoted, text, length, '"');
}

static void
write_row (GString *out, const char **cells, guint n_cells, const WmCsvWriteOptions *options)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, options->delimiter != '\0' ? options->delimiter : ',');
      write_cell (out, cells[i], options);
    }
  g_string_append (out, "\r\n");
}

GBytes *
wm_table_write_csv (WmTable *self, const WmCsvWriteOptions *options)
{
  static const WmCsvWriteOptions defaults = { 0 };
  g_autofree const char **cells = NULL;
  GString *out;
  guint n_columns;

  g_return_val_if_fail (self != NULL, NULL);

  if (options == NULL)
    options = &defaults;
  n_columns = wm_table_get_n_columns (self);
  cells = g_new0 (const char *, n_columns + 1);
  out = g_string_new (options->byte_order_mark ? "\xef\xbb\xbf" : "");
  for (guint i = 0; i < n_columns; i++)
    cells[i] = wm_table_get_column_name (self, i);
  write_row (out, cells, n_columns, options);
  for (guint i = 0; i < wm_table_get_n_rows (self); i++)
    {
      wm_table_get_row (self, i, cells);
      write_row (out, cells, n_columns, options);
    }
  return g_string_free_to_bytes (out);
}
