/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-haystack.h"

#include "wm-field-value.h"
#include "wm-records.h"
#include "wm-text-key.h"

#include <inttypes.h>
#include <string.h>

/* Where more than this changed at once, all is read again in one go. */
#define ONE_BY_ONE 64

struct _WmHaystack
{
  WmDatabase *database;
  WmRegistry *registry;
  const WmKind *kind;

  GHashTable *texts; /* (owned) char * id -> (owned) char *: what the record says, folded */
  GHashTable *names; /* (owned) char * id -> (owned) char *: what is referred to, folded */
  GHashTable *words; /* (unowned) WmChoice * -> (owned) char *: its word, folded */
  char *filled_to;   /* owned: the last id that was filled in; NULL when all are */
};

WmHaystack *
wm_haystack_new (WmDatabase *database, WmRegistry *registry, const WmKind *kind)
{
  WmHaystack *self = g_new0 (WmHaystack, 1);

  self->database = g_object_ref (database);
  self->registry = g_object_ref (registry);
  self->kind = kind;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->filled_to = g_strdup ("");
  return self;
}

void
wm_haystack_free (WmHaystack *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->words);
  g_free (self->filled_to);
  g_object_unref (self->database);
  g_object_unref (self->registry);
  g_free (self);
}

static char *
dup_name (WmHaystack *self, const char *id)
{
  g_autofree char *title = wm_records_dup_title (self->database, self->registry, id);
  g_autoptr (GString) key = g_string_new (NULL);

  wm_text_key_append (key, title);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
append_name (WmHaystack *self, GString *text, const char *id)
{
  char *name = g_hash_table_lookup (self->names, id);

  if (name == NULL)
    {
      name = dup_name (self, id);
      g_hash_table_insert (self->names, g_strdup (id), name);
    }
  g_string_append (text, name);
}

static void
append_choice (WmHaystack *self, GString *text, const WmField *field, const char *token)
{
  const WmChoice *choice = wm_field_find_choice (field, token);
  char *word = choice != NULL ? g_hash_table_lookup (self->words, choice) : NULL;

  if (choice == NULL)
    return;
  if (word == NULL)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      wm_text_key_append (key, wm_choice_get_label (choice));
      word = g_string_free (g_steal_pointer (&key), FALSE);
      g_hash_table_insert (self->words, (gpointer) choice, word);
    }
  g_string_append (text, word);
}

static void
append_choices (WmHaystack *self, GString *text, const WmField *field, const char *value)
{
  g_auto (GStrv) tokens = g_strsplit (value, ",", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      append_choice (self, text, field, tokens[i]);
      g_string_append_c (text, ' ');
    }
}

static void
append_names (WmHaystack *self, GString *text, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      append_name (self, text, ids[i]);
      g_string_append_c (text, ' ');
    }
}

static void
append_number (GString *text, const WmField *field, const char *stored)
{
  g_autofree char *value = wm_field_dup_from_stored (field, stored);

  wm_text_key_append (text, value);
}

static void
append_field (WmHaystack *self, GString *text, const WmField *field, const char *value)
{
  switch (field->type)
    {
    case WM_FIELD_BOOLEAN:
      return;
    case WM_FIELD_RECORD:
      append_name (self, text, value);
      break;
    case WM_FIELD_RECORDS:
      append_names (self, text, value);
      break;
    case WM_FIELD_NUMBER:
      append_number (text, field, value);
      break;
    case WM_FIELD_CHOICE:
      append_choice (self, text, field, value);
      break;
    case WM_FIELD_CHOICES:
      append_choices (self, text, field, value);
      break;
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    case WM_FIELD_INTEGER:
    case WM_FIELD_DATE:
    default:
      wm_text_key_append (text, value);
    }
  /* No word reaches from one field into the next. */
  g_string_append_c (text, '\n');
}

/* @row stands at a row with the columns of the kind; @text is for use again and again. */
static const char *
take_row (WmHaystack *self, WmStatement *row, GString *text)
{
  char *id = g_strdup (wm_statement_get_text (row, WM_COLUMN_ID));
  char number[32];

  g_string_truncate (text, 0);
  g_snprintf (number, sizeof number, "-%" PRId64 "\n",
              wm_statement_get_int (row, WM_COLUMN_NUMBER));
  wm_text_key_append (text, self->kind->prefix);
  g_string_append (text, number);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const char *value = wm_statement_get_text (row, WM_N_FIXED_COLUMNS + (int) i);

      if (value != NULL && *value != '\0')
        append_field (self, text, &self->kind->fields[i], value);
    }
  g_hash_table_insert (self->texts, id, g_strndup (text->str, text->len));
  return id;
}

gboolean
wm_haystack_fill (WmHaystack *self, guint n_records)
{
  g_autofree char *sql = NULL;
  g_autoptr (WmStatement) rows = NULL;
  g_autoptr (GString) text = g_string_sized_new (1024);
  guint n_read = 0;

  if (self->filled_to == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT %s FROM main.%s WHERE id > :after ORDER BY id LIMIT :limit",
                         wm_registry_get_sql (self->registry, self->kind)->columns, self->kind->id);
  rows = wm_database_prepare (self->database, sql);
  wm_statement_bind_text (rows, ":after", self->filled_to);
  wm_statement_bind_int (rows, ":limit", n_records);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *id = take_row (self, rows, text);

      g_free (self->filled_to);
      self->filled_to = g_strdup (id);
      n_read++;
    }
  if (n_read < n_records)
    g_clear_pointer (&self->filled_to, g_free);
  return self->filled_to != NULL;
}

static void
start_over (WmHaystack *self)
{
  g_hash_table_remove_all (self->texts);
  g_hash_table_remove_all (self->names);
  g_free (self->filled_to);
  self->filled_to = g_strdup ("");
}

/* Whether a record that others name has another name now; who names it is not kept. */
static gboolean
is_renamed (WmHaystack *self, const char *id)
{
  const char *known = g_hash_table_lookup (self->names, id);
  g_autofree char *name = known != NULL ? dup_name (self, id) : NULL;

  return g_strcmp0 (known, name) != 0;
}

void
wm_haystack_forget (WmHaystack *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer id = NULL;

  if (changed == NULL || g_hash_table_size (changed) > ONE_BY_ONE)
    {
      start_over (self);
      return;
    }
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (is_renamed (self, id))
        {
          start_over (self);
          return;
        }
      g_hash_table_remove (self->texts, id);
    }
}

static const char *
get_text (WmHaystack *self, const char *id)
{
  const char *text = g_hash_table_lookup (self->texts, id);
  g_autoptr (WmStatement) row = NULL;
  g_autoptr (GString) buffer = NULL;

  if (text != NULL)
    return text;
  row = wm_database_prepare (self->database,
                             wm_registry_get_sql (self->registry, self->kind)->select);
  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return "";
  buffer = g_string_new (NULL);
  take_row (self, row, buffer);
  return g_hash_table_lookup (self->texts, id);
}

gboolean
wm_haystack_matches (WmHaystack *self, const char *id, const char *const *words)
{
  const char *text = get_text (self, id);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
