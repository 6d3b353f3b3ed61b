/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-reference.h"

#include "model/wm-field-value.h"
#include "model/wm-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Candidates that a person can look through. */
#define MAX_CANDIDATES 12

/* Questions that a person would answer. */
#define MAX_QUESTIONS 200

typedef struct
{
  WmImport *import;
  WmProject *project;
  const WmField *field;
  guint row;
  guint column;
} Reader;

/* What is known of one name. */
typedef struct
{
  const WmIndexEntry *entry; /* the record, or one of those that it may be */
  const WmIndexEntry *other; /* another one that it may be, by its number */
  GArray *rows;              /* borrowed, nullable: of the table, that will have the name */
  const WmNewRow *row;       /* borrowed: the new record that it is, or may be */
  gboolean several;
  gboolean unclear;
} Found;

void
wm_import_question_free (WmImportQuestion *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

/* The kinds that a field can name */

static const WmKind *
get_kind (Reader *self, guint *position)
{
  WmRegistry *registry = wm_project_get_registry (self->project);

  if (self->field->target != NULL)
    return (*position)++ == 0 ? wm_registry_find_kind (registry, self->field->target) : NULL;
  return *position < wm_registry_get_n_kinds (registry)
             ? wm_registry_get_kind (registry, (*position)++)
             : NULL;
}

void
wm_reference_load (WmImport *import, WmProject *project, const WmField *field)
{
  Reader reader = { .import = import, .project = project, .field = field };
  const WmKind *kind;
  guint position = 0;

  while ((kind = get_kind (&reader, &position)) != NULL)
    wm_import_get_index (import, project, kind);
}

static gboolean
is_title (const WmIndexEntry *entry, const char *name)
{
  g_autofree char *wanted = wm_text_fold_name (name);
  g_autofree char *title = wm_text_fold_name (entry->title);
  g_autofree char *translated = NULL;

  if (strcmp (wanted, title) == 0)
    return TRUE;
  if (*entry->title == '\0')
    return FALSE;
  translated = wm_text_fold_name (g_dgettext (GETTEXT_PACKAGE, entry->title));
  return strcmp (wanted, translated) == 0;
}

/* Parts "Eva Lindner (P-3)"; FALSE where the text is not of that form. */
static gboolean
part_name (const char *text, char **name, char **number)
{
  gsize length = strlen (text);
  const char *open;

  if (length < 4 || text[length - 1] != ')')
    return FALSE;
  open = strrchr (text, '(');
  if (open == NULL || open == text)
    return FALSE;
  *number = g_strndup (open + 1, (gsize) (text + length - 1 - (open + 1)));
  *name = g_strchomp (g_strndup (text, (gsize) (open - text)));
  return TRUE;
}

/* Asks the records of every kind that the field can name, in one way. */
static const WmIndexEntry *
ask_all (Reader *self, const char *text, gboolean only_numbers, gboolean *several)
{
  const WmIndexEntry *found = NULL;
  const WmKind *kind;
  guint position = 0;

  while ((kind = get_kind (self, &position)) != NULL)
    {
      WmRecordIndex *index = wm_import_get_index (self->import, self->project, kind);
      gboolean more = FALSE;
      const WmIndexEntry *entry = only_numbers
                                      ? wm_record_index_find_number (index, text, FALSE, &more)
                                      : wm_record_index_find (index, text, &more);

      if (entry == NULL)
        continue;
      *several |= more || found != NULL;
      found = entry;
    }
  return found;
}

/* Whether the records of the table itself may be meant. */
static gboolean
names_own_kind (Reader *self)
{
  return self->field->target == NULL || strcmp (self->field->target, self->import->kind->id) == 0;
}

/* Asks the rows of the table, too. A row that gives its record the name that it has anyway says
 * nothing new. Where any kind of record may be named, what is there already is meant: the cost of
 * a “Backup server” concerns the server and not itself. */
static void
ask_rows (Reader *self, const char *name, Found *found)
{
  if (!names_own_kind (self) || (self->field->target == NULL && found->entry != NULL))
    return;
  found->rows = wm_new_rows_find (self->import->new_rows, name);
  for (guint i = 0; found->rows != NULL && i < found->rows->len; i++)
    {
      const WmNewRow *row = &g_array_index (found->rows, WmNewRow, i);

      if (row->entry != NULL && row->entry == found->entry)
        continue;
      found->several |= found->entry != NULL || found->row != NULL;
      if (row->entry != NULL)
        found->entry = row->entry;
      else
        found->row = row;
    }
}

static void
look_up_name (Reader *self, const char *name, Found *found)
{
  found->several = FALSE;
  found->entry = ask_all (self, name, FALSE, &found->several);
  ask_rows (self, name, found);
}

static gboolean
is_found (const Found *found)
{
  return found->entry != NULL || found->row != NULL;
}

static void
look_up (Reader *self, const char *text, Found *found)
{
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  const WmIndexEntry *by_number = NULL;

  *found = (Found){ 0 };
  look_up_name (self, text, found);
  if (is_found (found) || !part_name (text, &name, &number))
    return;
  by_number = ask_all (self, number, TRUE, &found->several);
  if (by_number != NULL && !found->several && is_title (by_number, name))
    {
      found->entry = by_number;
      return;
    }
  look_up_name (self, name, found);
  /* A name and a number that do not belong together: which of both was meant? */
  found->other = by_number;
  found->unclear = by_number != NULL && by_number != found->entry;
}

/* Answers */

static const char *
find_answer (Reader *self, const char *text)
{
  GArray *answers = self->import->answers;

  for (guint i = 0; i < answers->len; i++)
    {
      const WmImportAnswer *answer = &g_array_index (answers, WmImportAnswer, i);

      if (strcmp (answer->text, text) == 0 &&
          (answer->target == NULL || g_strcmp0 (answer->target, self->field->target) == 0))
        return answer->record_id;
    }
  return NULL;
}

/* Questions */

static void
add_candidate (Reader *self, WmImportQuestion *question, const WmKind *kind,
               const WmIndexEntry *entry)
{
  if (entry == NULL || question->ids->len >= MAX_CANDIDATES ||
      g_ptr_array_find_with_equal_func (question->ids, entry->id, g_str_equal, NULL))
    return;
  g_ptr_array_add (question->ids, g_strdup (entry->id));
  g_ptr_array_add (question->labels, g_strdup_printf ("%s (%s-%" G_GINT64_FORMAT ")", entry->title,
                                                      kind->prefix, entry->number));
}

static void
add_new_candidate (Reader *self, WmImportQuestion *question, const char *name, guint row)
{
  g_autofree char *clean = wm_text_clean_line (name, -1, NULL);

  if (question->ids->len >= MAX_CANDIDATES)
    return;
  g_ptr_array_add (question->ids, wm_new_row_dup_token (self->import->table, row));
  g_ptr_array_add (
      question->labels,
      /* Translators: 1 the name of a record that a table adds, 2 the number of its row. */
      g_strdup_printf (_ ("%1$s (new, row %2$u)"), clean != NULL ? clean : name,
                       wm_table_get_row_number (self->import->table, row)));
}

/* New records of the table that have the name, or nearly so where nothing has it. */
static void
collect_new_candidates (Reader *self, WmImportQuestion *question, const char *wanted,
                        const Found *found)
{
  GArray *rows = found->rows;
  const char *near = NULL;

  if (!names_own_kind (self))
    return;
  if (rows == NULL && !is_found (found))
    near = wm_new_rows_suggest (self->import->new_rows, wanted);
  if (near != NULL)
    rows = wm_new_rows_find (self->import->new_rows, near);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const WmNewRow *row = &g_array_index (rows, WmNewRow, i);

      if (row->entry != NULL)
        add_candidate (self, question, self->import->kind, row->entry);
      else
        add_new_candidate (self, question, near != NULL ? near : wanted, row->row);
    }
}

static void
collect_candidates (Reader *self, WmImportQuestion *question, const Found *found)
{
  const WmKind *kind;
  guint position = 0;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  const char *wanted = part_name (question->text, &name, &number) ? name : question->text;

  while ((kind = get_kind (self, &position)) != NULL)
    {
      WmRecordIndex *index = wm_import_get_index (self->import, self->project, kind);
      g_autoptr (GPtrArray) near = NULL;

      if (found->other != NULL && wm_record_index_find_id (index, found->other->id) != NULL)
        add_candidate (self, question, kind, found->other);
      near = wm_record_index_list_near (index, wanted, MAX_CANDIDATES);
      for (guint i = 0; i < near->len; i++)
        add_candidate (self, question, kind, g_ptr_array_index (near, i));
    }
  collect_new_candidates (self, question, wanted, found);
}

static void
ask (Reader *self, const char *text, const Found *found)
{
  g_autofree char *key =
      g_strconcat (self->field->target != NULL ? self->field->target : "", "\n", text, NULL);
  WmImportQuestion *question = g_hash_table_lookup (self->import->question_keys, key);

  if (question == NULL)
    {
      if (self->import->questions->len >= MAX_QUESTIONS)
        return;
      question = g_new0 (WmImportQuestion, 1);
      question->field = self->field;
      question->text = g_strdup (text);
      question->ids = g_ptr_array_new_with_free_func (g_free);
      question->labels = g_ptr_array_new_with_free_func (g_free);
      collect_candidates (self, question, found);
      g_ptr_array_add (self->import->questions, question);
      g_hash_table_insert (self->import->question_keys, g_steal_pointer (&key), question);
    }
  question->n_cells++;
}

static char *
dup_register (Reader *self)
{
  const WmKind *kind =
      self->field->target != NULL
          ? wm_registry_find_kind (wm_project_get_registry (self->project), self->field->target)
          : NULL;

  return g_strdup (kind != NULL ? wm_kind_get_plural (kind) : _ ("the project"));
}

static char *
dup_several (Reader *self, const char *excerpt, const char *where, const Found *found)
{
  const WmKind *kind =
      self->field->target != NULL
          ? wm_registry_find_kind (wm_project_get_registry (self->project), self->field->target)
          : NULL;

  if (found->row != NULL)
    return g_strdup_printf (
        /* Translators: 1 a name, 2 the number of a row. */
        _ ("Several records would have the name “%1$s”; row %2$u adds one of them. Say which one "
           "is meant, or give one of them another name."),
        excerpt, wm_table_get_row_number (self->import->table, found->row->row));
  return g_strdup_printf (
      /* Translators: 1 a name, 2 a register, 3 the letter of its numbers. */
      _ ("“%2$s” has several records “%1$s”. Write the number of the one that is meant, such as "
         "%3$s-1."),
      excerpt, where, kind != NULL ? kind->prefix : "A");
}

static const char *
suggest (Reader *self, const char *text)
{
  const WmKind *kind;
  const char *near = NULL;
  guint position = 0;

  while (near == NULL && (kind = get_kind (self, &position)) != NULL)
    near = wm_record_index_suggest_name (wm_import_get_index (self->import, self->project, kind),
                                         text);
  if (near == NULL && names_own_kind (self))
    near = wm_new_rows_suggest (self->import->new_rows, text);
  return near;
}

static char *
dup_unknown (Reader *self, const char *excerpt, const char *where, const char *near)
{
  g_autofree char *near_excerpt = near != NULL ? wm_text_excerpt (near) : NULL;

  if (near != NULL && names_own_kind (self))
    return g_strdup_printf (
        /* Translators: 1 and 3 names, 2 a register. */
        _ ("“%1$s” is neither in “%2$s” nor in this table. Did you mean “%3$s”? Correct the name, "
           "or add a row for it."),
        excerpt, where, near_excerpt);
  if (near != NULL)
    return g_strdup_printf (
        /* Translators: 1 and 3 names, 2 a register: “Eva Linder” is not in “People”. */
        _ ("“%1$s” is not in “%2$s”. Did you mean “%3$s”? Correct the name, or import “%2$s” "
           "first."),
        excerpt, where, near_excerpt);
  if (names_own_kind (self))
    return g_strdup_printf (
        /* Translators: 1 a name, 2 a register. */
        _ ("“%1$s” is neither in “%2$s” nor in this table. Correct the name, or add a row for it."),
        excerpt, where);
  return g_strdup_printf (
      /* Translators: 1 a name, 2 a register: “Eva Lindner” is not in “People”. */
      _ ("“%1$s” is not in “%2$s”. Correct the name, or import “%2$s” first."), excerpt, where);
}

static char *
dup_sentence (Reader *self, const char *text, const Found *found)
{
  g_autofree char *excerpt = wm_text_excerpt (text);
  g_autofree char *where = dup_register (self);

  if (found->unclear)
    return g_strdup_printf (
        /* Translators: such as “Eva Lindner (P-3)”. */
        _ ("In “%s” the name and the number do not belong together. Correct one of them."),
        excerpt);
  if (found->several)
    return dup_several (self, excerpt, where, found);
  return dup_unknown (self, excerpt, where, suggest (self, text));
}

static void
report (Reader *self, const char *text, const Found *found)
{
  WmImportProblems *problems = &self->import->problems;

  ask (self, text, found);
  wm_import_problems_take (
      problems, WM_IMPORT_PROBLEM_REFERENCE, self->row, (int) self->column,
      wm_import_problems_is_full (problems) ? NULL : dup_sentence (self, text, found));
}

/* Reading */

/* Adds the record that @text means to @ids; FALSE where that is not clear, which is said where
 * @must. */
static gboolean
read_one (Reader *self, const char *text, GPtrArray *ids, gboolean must)
{
  const char *answer = find_answer (self, text);
  Found found;

  if (answer != NULL)
    {
      if (*answer != '\0')
        g_ptr_array_add (ids, g_strdup (answer));
      return TRUE;
    }
  look_up (self, text, &found);
  if (is_found (&found) && !found.several && !found.unclear)
    {
      g_ptr_array_add (ids, found.entry != NULL
                                ? g_strdup (found.entry->id)
                                : wm_new_row_dup_token (self->import->table, found.row->row));
      return TRUE;
    }
  if (must)
    report (self, text, &found);
  return FALSE;
}

/* "Lindner, Eva" may be one person or two records. */
static gboolean
read_piece (Reader *self, const char *piece, GPtrArray *ids)
{
  g_auto (GStrv) parts = NULL;
  gboolean clear = TRUE;

  if (strchr (piece, ',') == NULL)
    return read_one (self, piece, ids, TRUE);
  if (read_one (self, piece, ids, FALSE))
    return TRUE;
  parts = g_strsplit (piece, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0')
        clear &= read_one (self, part, ids, TRUE);
    }
  return clear;
}

static gboolean
read_pieces (Reader *self, const char *cell, GPtrArray *ids)
{
  g_auto (GStrv) pieces = g_strsplit_set (cell, ";\n|", -1);
  gboolean clear = TRUE;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *line = wm_text_clean_line (pieces[i], -1, NULL);

      if (line != NULL && *line != '\0')
        clear &= read_piece (self, line, ids);
    }
  return clear;
}

static char *
join (const WmField *field, GPtrArray *ids)
{
  g_autofree char *joined = NULL;

  if (ids->len == 0)
    return NULL;
  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (",", (char **) ids->pdata);
  return wm_field_clean (field, joined, NULL);
}

gboolean
wm_reference_read (WmImport *import, WmProject *project, const WmField *field, guint row,
                   guint column, const char *cell, char **value)
{
  Reader reader = { import, project, field, row, column };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  *value = NULL;
  if (field->type == WM_FIELD_RECORDS)
    {
      if (!read_pieces (&reader, cell, ids))
        return FALSE;
      *value = join (field, ids);
      return TRUE;
    }
  line = wm_text_clean_line (cell, -1, &error);
  if (line == NULL)
    {
      wm_import_problems_take (&import->problems, WM_IMPORT_PROBLEM_VALUE, row, (int) column,
                               g_strdup (error->message));
      return FALSE;
    }
  if (*line != '\0' && !read_one (&reader, line, ids, TRUE))
    return FALSE;
  *value = ids->len > 0 ? g_strdup (g_ptr_array_index (ids, 0)) : NULL;
  return TRUE;
}
