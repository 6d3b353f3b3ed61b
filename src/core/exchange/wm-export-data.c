/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-parse.h"
#include "model/wm-text.h"
#include "wm-export-private.h"
#include "wm-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Records that are read at once; a frame of the window has time for them. */
#define STEP_ROWS 400

typedef WmExportGatherer Gatherer;

struct _WmExportGatherer
{
  WmProject *project;   /* owned */
  const WmKind *only;   /* nullable: every kind */
  WmExport *export;     /* owned, nullable */
  GHashTable *names;    /* (owned) char * id -> (owned) char * "Eva Lindner (P-3)" */
  GHashTable *read;     /* (unowned) WmKind *: those that are in names */
  char *head;           /* owned: the newest event when it began */
  guint position;       /* of the kind that comes next */
  WmExportSheet *sheet; /* borrowed, nullable: of the kind that is being read */
  gint64 last_number;   /* of the record that was read last */
  char *last_id;        /* owned */
};

const char *
wm_export_sheet_get (const WmExportSheet *self, guint row, guint column)
{
  return self->arena->str +
         g_array_index (self->cells, guint32, (gsize) row * self->headers->len + column);
}

const WmField *
wm_export_sheet_get_field (const WmExportSheet *self, guint column)
{
  return column >= WM_EXPORT_FIRST_FIELD ? &self->kind->fields[column - WM_EXPORT_FIRST_FIELD]
                                         : NULL;
}

static void
sheet_free (WmExportSheet *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->headers);
  g_string_free (self->arena, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

void
wm_export_free (WmExport *self)
{
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->titles);
  g_free (self);
}

char *
wm_export_dup_sheet_name (const WmKind *kind)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  name = g_utf8_substring (wm_kind_get_plural (kind), 0,
                           MIN (g_utf8_strlen (wm_kind_get_plural (kind), -1), 31));
  return g_steal_pointer (&name);
}

/* Names of records */

/* Whether a text can stand in a list of several. */
static gboolean
is_listable (const char *title)
{
  return *title != '\0' && strpbrk (title, ";\n") == NULL;
}

static char *
dup_name (const WmKind *kind, gint64 number, const char *title)
{
  if (!is_listable (title))
    return g_strdup_printf ("%s-%" G_GINT64_FORMAT, kind->prefix, number);
  return g_strdup_printf ("%s (%s-%" G_GINT64_FORMAT ")", title, kind->prefix, number);
}

static void
read_names (Gatherer *self, const WmKind *kind)
{
  g_autofree char *sql = NULL;
  g_autoptr (WmStatement) rows = NULL;
  GPtrArray *titles;

  if (!g_hash_table_add (self->read, (gpointer) kind))
    return;
  titles = g_ptr_array_new_with_free_func (g_free);
  sql = g_strdup_printf ("SELECT id, number, \"%s\" FROM main.%s ORDER BY number, id /*scan*/",
                         wm_kind_get_title_field (kind)->id, kind->id);
  rows = wm_database_prepare (wm_project_get_database (self->project), sql);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *stored = wm_statement_get_text (rows, 2);
      g_autofree char *title = g_utf8_make_valid (stored != NULL ? stored : "", -1);
      char *name = dup_name (kind, wm_statement_get_int (rows, 1), title);

      g_hash_table_replace (self->names, g_strdup (wm_statement_get_text (rows, 0)), name);
      g_ptr_array_add (titles, g_strdup (name));
    }
  g_hash_table_insert (self->export->titles, (gpointer) kind, titles);
}

/* Reads the names that the fields of @kind need. */
static void
read_names_for (Gatherer *self, const WmKind *kind)
{
  WmRegistry *registry = wm_project_get_registry (self->project);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];

      if (!wm_field_names_records (field))
        continue;
      for (guint k = 0; k < wm_registry_get_n_kinds (registry); k++)
        if (field->target == NULL ||
            strcmp (wm_registry_get_kind (registry, k)->id, field->target) == 0)
          read_names (self, wm_registry_get_kind (registry, k));
    }
}

static char *
dup_names (Gatherer *self, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *name = g_hash_table_lookup (self->names, ids[i]);

      /* What is not there any more is kept by its id. */
      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", name != NULL ? name : ids[i]);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Values */

static guint
count_choices (const WmField *field)
{
  guint n = 0;

  while (field->choices[n].token != NULL)
    n++;
  return n;
}

/* The word for a choice, or its token where the word would be read as something else. */
const char *
wm_export_get_choice_word (const WmField *field, const char *token)
{
  const WmChoice *choice = wm_field_find_choice (field, token);
  const char *word = choice != NULL ? wm_choice_get_label (choice) : token;
  const char *read;

  if (strpbrk (word, ",;|\n") != NULL)
    return token;
  read = wm_parse_choice (word, field->choices, count_choices (field), NULL);
  return g_strcmp0 (read, token) == 0 ? word : token;
}

static char *
dup_choices (const WmField *field, const char *value)
{
  g_auto (GStrv) tokens = g_strsplit (value, ",", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      char *word = g_strdup (wm_export_get_choice_word (field, tokens[i]));

      g_free (tokens[i]);
      tokens[i] = word;
    }
  return g_strjoinv ("; ", tokens);
}

static const char *
get_boolean_word (const char *value)
{
  gboolean answer = strcmp (value, "yes") == 0;
  const char *word = answer ? _ ("Yes") : _ ("No");
  gboolean read = FALSE;

  return wm_parse_boolean (word, &read, NULL) && read == answer ? word : value;
}

static char *
dup_text (Gatherer *self, const WmField *field, const char *value)
{
  switch (field->type)
    {
    case WM_FIELD_BOOLEAN:
      return g_strdup (get_boolean_word (value));
    case WM_FIELD_CHOICE:
      return g_strdup (wm_export_get_choice_word (field, value));
    case WM_FIELD_CHOICES:
      return dup_choices (field, value);
    case WM_FIELD_RECORD:
    case WM_FIELD_RECORDS:
      return dup_names (self, value);
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    case WM_FIELD_INTEGER:
    case WM_FIELD_NUMBER:
    case WM_FIELD_DATE:
    default:
      return g_strdup (value);
    }
}

/* Rows */

static void
append_cell (WmExportSheet *sheet, const char *text)
{
  guint32 start = *text != '\0' ? (guint32) sheet->arena->len : 0;

  if (*text != '\0')
    g_string_append_len (sheet->arena, text, (gssize) strlen (text) + 1);
  g_array_append_val (sheet->cells, start);
}

static void
append_value (Gatherer *self, WmExportSheet *sheet, const WmField *field, WmStatement *row,
              int column)
{
  g_autofree char *value = wm_field_dup_column (field, row, column);
  g_autofree char *text = NULL;

  if (value == NULL)
    {
      append_cell (sheet, "");
      return;
    }
  /* A file from elsewhere may hold anything. */
  text = g_utf8_validate (value, -1, NULL) ? NULL : g_utf8_make_valid (value, -1);
  if (text == NULL)
    text = dup_text (self, field, value);
  append_cell (sheet, text);
}

static void
append_row (Gatherer *self, WmExportSheet *sheet, WmStatement *row)
{
  g_autofree char *number =
      g_strdup_printf ("%s-%" G_GINT64_FORMAT, sheet->kind->prefix, wm_statement_get_int (row, 1));

  append_cell (sheet, wm_statement_get_text (row, 0));
  append_cell (sheet, number);
  for (guint i = 0; i < sheet->kind->n_fields; i++)
    append_value (self, sheet, &sheet->kind->fields[i], row, WM_N_FIXED_COLUMNS + (int) i);
  sheet->n_rows++;
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *folded_a = wm_text_fold_label (a);
  g_autofree char *folded_b = wm_text_fold_label (b);

  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
is_header (const WmExportSheet *sheet, const char *name)
{
  for (guint i = 0; i < sheet->headers->len; i++)
    if (is_same (g_ptr_array_index (sheet->headers, i), name))
      return TRUE;
  return FALSE;
}

/* A label that would be taken for another column gives way to the id. */
static void
add_headers (WmExportSheet *sheet)
{
  const WmKind *kind = sheet->kind;
  const char *number = C_ ("column", "Number");

  if (wm_import_columns_find_name (kind, number).use != WM_USE_NUMBER)
    number = "number";
  g_ptr_array_add (sheet->headers, g_strdup ("id"));
  g_ptr_array_add (sheet->headers, g_strdup (number));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *label = wm_field_get_label (&kind->fields[i]);
      WmImportColumn found = wm_import_columns_find_name (kind, label);
      gboolean clear = found.use == WM_USE_FIELD && found.field == i && !is_header (sheet, label);

      g_ptr_array_add (sheet->headers, g_strdup (clear ? label : kind->fields[i].id));
    }
}

static void
begin_sheet (Gatherer *self, const WmKind *kind)
{
  WmExportSheet *sheet = g_new0 (WmExportSheet, 1);

  sheet->kind = kind;
  sheet->name = wm_export_dup_sheet_name (kind);
  sheet->headers = g_ptr_array_new_with_free_func (g_free);
  sheet->arena = g_string_new_len ("", 1);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_headers (sheet);
  read_names_for (self, kind);
  g_ptr_array_add (self->export->sheets, sheet);
  self->sheet = sheet;
  self->last_number = G_MININT64;
  g_free (self->last_id);
  self->last_id = g_strdup ("");
}

/* Reads the next records of the sheet; FALSE when there are no more. */
static gboolean
read_rows (Gatherer *self)
{
  const WmKind *kind = self->sheet->kind;
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM main.%s WHERE (number, id) > (:number, :id) ORDER BY number, id LIMIT %d "
      "/*scan*/",
      wm_registry_get_sql (wm_project_get_registry (self->project), kind)->columns, kind->id,
      STEP_ROWS);
  g_autoptr (WmStatement) rows = wm_database_prepare (wm_project_get_database (self->project), sql);
  guint n = 0;

  wm_statement_bind_int (rows, ":number", self->last_number);
  wm_statement_bind_text (rows, ":id", self->last_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      append_row (self, self->sheet, rows);
      self->last_number = wm_statement_get_int (rows, 1);
      if (++n == STEP_ROWS)
        {
          g_free (self->last_id);
          self->last_id = g_strdup (wm_statement_get_text (rows, 0));
        }
    }
  self->export->n_rows += n;
  return n == STEP_ROWS;
}

static void
begin (Gatherer *self)
{
  g_clear_pointer (&self->export, wm_export_free);
  g_hash_table_remove_all (self->names);
  g_hash_table_remove_all (self->read);
  g_free (self->head);
  self->head = g_strdup (wm_project_get_head (self->project));
  self->position = 0;
  self->sheet = NULL;
  self->export = g_new0 (WmExport, 1);
  self->export->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->export->titles =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

WmExportGatherer *
wm_export_gatherer_new (WmProject *project, const WmKind *kind)
{
  Gatherer *self = g_new0 (Gatherer, 1);

  self->project = g_object_ref (project);
  self->only = kind;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->read = g_hash_table_new (NULL, NULL);
  begin (self);
  return self;
}

void
wm_export_gatherer_free (WmExportGatherer *self)
{
  g_clear_pointer (&self->export, wm_export_free);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->read);
  g_object_unref (self->project);
  g_free (self->head);
  g_free (self->last_id);
  g_free (self);
}

gboolean
wm_export_gatherer_step (WmExportGatherer *self)
{
  WmRegistry *registry = wm_project_get_registry (self->project);

  /* What was read before an edit does not go together with what is read after it. */
  if (g_strcmp0 (self->head, wm_project_get_head (self->project)) != 0)
    begin (self);
  if (self->sheet != NULL)
    {
      if (!read_rows (self))
        self->sheet = NULL;
      return TRUE;
    }
  for (; self->position < wm_registry_get_n_kinds (registry); self->position++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, self->position);

      if (self->only != NULL && self->only != kind)
        continue;
      begin_sheet (self, kind);
      self->position++;
      return TRUE;
    }
  return FALSE;
}

WmExport *
wm_export_gatherer_steal (WmExportGatherer *self)
{
  return g_steal_pointer (&self->export);
}

WmExport *
wm_export_gather (WmProject *project, const WmKind *kind)
{
  WmExportGatherer *gatherer;
  WmExport *export;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  gatherer = wm_export_gatherer_new (project, kind);
  while (wm_export_gatherer_step (gatherer))
    continue;
  export = wm_export_gatherer_steal (gatherer);
  wm_export_gatherer_free (gatherer);
  return export;
}
