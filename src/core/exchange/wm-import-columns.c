/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-import-columns.h"

#include "model/wm-text.h"
#include "wm-near.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many names of columns or fields fit into a sentence. */
#define LISTED_NAMES 40

typedef struct
{
  WmImportColumn *columns;
  const WmKind *kind;
  WmTable *table;
  WmImportProblems *problems;
} Matching;

int
wm_import_columns_find (const WmImportColumn *columns, guint n_columns, WmColumnUse use,
                        guint field)
{
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].use == use && (use != WM_USE_FIELD || columns[i].field == field))
      return (int) i;
  return WM_IMPORT_NO_COLUMN;
}

static int
find_column (Matching *self, WmColumnUse use, guint field)
{
  return wm_import_columns_find (self->columns, wm_table_get_n_columns (self->table), use, field);
}

static void
append_name (GString *list, const char *name)
{
  if (list->len > 0)
    g_string_append (list, C_ ("list separator", ", "));
  g_string_append (list, name);
}

/* Maps */

static char *
dup_column_names (WmTable *table)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_columns = wm_table_get_n_columns (table);

  for (guint i = 0; i < MIN (n_columns, LISTED_NAMES); i++)
    if (*wm_table_get_column_name (table, i) != '\0')
      append_name (list, wm_table_get_column_name (table, i));
  if (n_columns > LISTED_NAMES)
    append_name (list, "…");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
dup_field_ids (const WmKind *kind)
{
  g_autoptr (GString) list = g_string_new ("id, number");

  for (guint i = 0; i < kind->n_fields; i++)
    append_name (list, kind->fields[i].id);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
refuse_map (const WmImportMap *map, const char *format, const char *names, GError **error)
{
  g_autofree char *column = wm_text_excerpt (map->column);
  g_autofree char *field = wm_text_excerpt (map->field);

  /* The formats come from this file; each takes the column, the list and the field. */
  g_set_error (error, WM_IMPORT_ERROR, WM_IMPORT_ERROR_MAP, format, column, names, field);
  return FALSE;
}

static gboolean
read_use (Matching *self, const char *field_id, WmImportColumn *column)
{
  const WmField *field = wm_kind_find_field (self->kind, field_id);

  column->field = field != NULL ? wm_kind_get_field_index (self->kind, field) : 0;
  if (field != NULL)
    column->use = WM_USE_FIELD;
  else if (strcmp (field_id, "id") == 0)
    column->use = WM_USE_ID;
  else if (strcmp (field_id, "number") == 0)
    column->use = WM_USE_NUMBER;
  else
    column->use = WM_USE_NOTHING;
  return *field_id == '\0' || column->use != WM_USE_NOTHING;
}

static gboolean
apply_map (Matching *self, const WmImportMap *map, gboolean *said, GError **error)
{
  int column = wm_table_find_column (self->table, map->column);

  if (column < 0)
    {
      g_autofree char *names = dup_column_names (self->table);

      /* Translators: 1 the name of a column that is not there, 2 the names of those that are. */
      return refuse_map (map,
                         _ ("The table has no column “%1$s”. It has: %2$s. Nothing was changed."),
                         names, error);
    }
  if (said[column])
    /* Translators: the name of a column. */
    return refuse_map (map,
                       _ ("The column “%1$s” is named twice. Say once what it is. Nothing was "
                          "changed."),
                       "", error);
  if (!read_use (self, map->field, &self->columns[column]))
    {
      g_autofree char *ids = dup_field_ids (self->kind);

      return refuse_map (map,
                         /* Translators: 1 the name of a column, 2 the ids of fields that there are,
                          * 3 the one that there is not. */
                         _ ("The column “%1$s” cannot be the field “%3$s”, which there is not. The "
                            "fields are: %2$s. Nothing was changed."),
                         ids, error);
    }
  said[column] = TRUE;
  return TRUE;
}

/* Names */

static gboolean
is_named (const char *key, const char *name)
{
  g_autofree char *folded = wm_text_fold_label (name);

  return strcmp (folded, key) == 0;
}

WmImportColumn
wm_import_columns_find_name (const WmKind *kind, const char *name)
{
  g_autofree char *key = wm_text_fold_label (name);

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_named (key, kind->fields[i].id))
      return (WmImportColumn){ WM_USE_FIELD, i };
  /* A field may be called “Number” too. */
  if (strcmp (name, "number") == 0)
    return (WmImportColumn){ WM_USE_NUMBER, 0 };
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_named (key, kind->fields[i].label) ||
        is_named (key, wm_field_get_label (&kind->fields[i])))
      return (WmImportColumn){ WM_USE_FIELD, i };
  if (is_named (key, "id"))
    return (WmImportColumn){ WM_USE_ID, 0 };
  /* Translators: the name of the column for the numbers of records. */
  if (is_named (key, "number") || is_named (key, C_ ("column", "Number")))
    return (WmImportColumn){ WM_USE_NUMBER, 0 };
  return (WmImportColumn){ WM_USE_NOTHING, 0 };
}

static const WmField *
find_near_field (const WmKind *kind, const char *name)
{
  g_auto (WmNear) near = { 0 };

  wm_near_init (&near, name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];

      wm_near_offer (&near, field->id, field);
      wm_near_offer (&near, field->label, field);
      wm_near_offer (&near, wm_field_get_label (field), field);
    }
  return near.found;
}

static void
report_unknown (Matching *self, guint column)
{
  const char *name = wm_table_get_column_name (self->table, column);
  const WmField *field = find_near_field (self->kind, name);
  char *message;

  if (field != NULL)
    message = g_strdup_printf (
        /* Translators: 1 a register, 2 the name of a column, 3 the name of a field, 4 its id. What
         * begins with --map is typed like that and stays English. */
        _ ("“%1$s” has no field of this name. Did you mean “%3$s”? Then add --map \"%2$s=%4$s\", or "
           "leave the column out with --map \"%2$s=\"."),
        wm_kind_get_plural (self->kind), name, wm_field_get_label (field), field->id);
  else
    message = g_strdup_printf (
        /* Translators: 1 a register, 2 the name of a column. What begins with --map is typed like
         * that; FIELD stands for a word that people put there. */
        _ ("“%1$s” has no field of this name. Say which one it is with --map \"%2$s=FIELD\", or "
           "leave the column out with --map \"%2$s=\"."),
        wm_kind_get_plural (self->kind), name);
  wm_import_problems_take (self->problems, WM_IMPORT_PROBLEM_UNKNOWN_COLUMN, WM_IMPORT_NO_ROW,
                           (int) column, message);
}

static void
match_columns (Matching *self, const gboolean *said)
{
  for (guint i = 0; i < wm_table_get_n_columns (self->table); i++)
    {
      const char *name = wm_table_get_column_name (self->table, i);

      /* A column without a name has nothing in it. */
      if (said[i] || *name == '\0')
        continue;
      self->columns[i] = wm_import_columns_find_name (self->kind, name);
      if (self->columns[i].use == WM_USE_NOTHING)
        report_unknown (self, i);
    }
}

/* Whether the columns go together */

static void
report_twice (Matching *self, guint column, guint other)
{
  g_autofree char *letters = wm_table_dup_column_letters (other);
  g_autofree char *other_name = wm_text_excerpt (wm_table_get_column_name (self->table, other));
  char *message = g_strdup_printf (
      /* Translators: 1 the letter of another column, 2 its name, 3 the name of this column. */
      _ ("This is the same field as column %1$s (%2$s). Leave one of them out with "
         "--map \"%3$s=\"."),
      letters, other_name, wm_table_get_column_name (self->table, column));

  wm_import_problems_take (self->problems, WM_IMPORT_PROBLEM_COLUMN_TWICE, WM_IMPORT_NO_ROW,
                           (int) column, message);
}

static void
check_twice (Matching *self)
{
  for (guint i = 1; i < wm_table_get_n_columns (self->table); i++)
    if (self->columns[i].use != WM_USE_NOTHING)
      {
        int first =
            wm_import_columns_find (self->columns, i, self->columns[i].use, self->columns[i].field);

        if (first != WM_IMPORT_NO_COLUMN)
          report_twice (self, i, (guint) first);
      }
}

static void
report_missing (Matching *self, const char *format, const WmField *field)
{
  char *message = g_strdup_printf (format, wm_field_get_label (field), field->id);

  wm_import_problems_take (self->problems, WM_IMPORT_PROBLEM_MISSING_COLUMN, WM_IMPORT_NO_ROW,
                           WM_IMPORT_NO_COLUMN, message);
}

static gboolean
is_needed (const WmField *field)
{
  return (field->flags & WM_FIELD_REQUIRED) != 0 && field->fallback == NULL;
}

/* Without a column that says which record a row means every row is a new one. */
static void
check_missing (Matching *self)
{
  const WmField *key = wm_kind_get_key_field (self->kind);
  gboolean has_key = key != NULL && find_column (self, WM_USE_FIELD,
                                                 wm_kind_get_field_index (self->kind, key)) >= 0;

  if ((self->kind->flags & WM_KIND_SINGLE) || has_key || find_column (self, WM_USE_ID, 0) >= 0 ||
      find_column (self, WM_USE_NUMBER, 0) >= 0)
    return;
  if (self->kind->flags & WM_KIND_FROM_CATALOGUE)
    {
      if (key != NULL)
        report_missing (self,
                        /* Translators: the name of a field, then its id. */
                        _ ("The table has no column “%1$s”, which says what each row is about. Say "
                           "which one it is with --map \"COLUMN=%2$s\"."),
                        key);
      return;
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (is_needed (&self->kind->fields[i]) && find_column (self, WM_USE_FIELD, i) < 0)
      report_missing (
          self,
          /* Translators: the name of a field, then its id. */
          _ ("The table has no column “%1$s”, and no record can be without it. Say which "
             "one it is with --map \"COLUMN=%2$s\"."),
          &self->kind->fields[i]);
}

gboolean
wm_import_columns_match (WmImportColumn *columns, const WmKind *kind, WmTable *table,
                         const WmImportOptions *options, WmImportProblems *problems, GError **error)
{
  Matching self = { .columns = columns, .kind = kind, .table = table, .problems = problems };
  g_autofree gboolean *said = g_new0 (gboolean, wm_table_get_n_columns (table) + 1);

  for (guint i = 0; i < options->n_maps; i++)
    if (!apply_map (&self, &options->maps[i], said, error))
      return FALSE;
  match_columns (&self, said);
  check_twice (&self);
  check_missing (&self);
  return TRUE;
}
