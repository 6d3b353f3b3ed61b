/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-haystack.h"

#include "store/wm-id.h"
#include "wm-field-value.h"
#include "wm-record.h"
#include "wm-records.h"
#include "wm-text.h"

#include <string.h>

struct _WmHaystack
{
  WmDatabase *database;
  WmRegistry *registry;
  const WmKind *kind;

  GHashTable *texts; /* (owned) char * id -> (owned) char *: what the record says, folded */
  GHashTable *names; /* (owned) char * id -> (owned) char *: what is referred to, folded */
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
  self->filled_to = g_strdup ("");
  return self;
}

void
wm_haystack_free (WmHaystack *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->names);
  g_free (self->filled_to);
  g_object_unref (self->database);
  g_object_unref (self->registry);
  g_free (self);
}

/* Most texts are ASCII, and folding by Unicode takes twenty times as long. */
static void
append_folded (GString *text, const char *value)
{
  g_string_append_c (text, '\n');
  if (g_str_is_ascii (value))
    {
      gsize start = text->len;

      g_string_append (text, value);
      for (gsize i = start; i < text->len; i++)
        text->str[i] = g_ascii_tolower (text->str[i]);
    }
  else
    {
      g_autofree char *folded = wm_text_fold (value);

      g_string_append (text, folded);
    }
}

static void
append_name (WmHaystack *self, GString *text, const char *id)
{
  char *name = g_hash_table_lookup (self->names, id);

  if (name == NULL)
    {
      g_autofree char *title = wm_records_dup_title (self->database, self->registry, id);
      g_autoptr (GString) folded = g_string_new (NULL);

      append_folded (folded, title != NULL ? title : "");
      name = g_string_free (g_steal_pointer (&folded), FALSE);
      g_hash_table_insert (self->names, g_strdup (id), name);
    }
  g_string_append (text, name);
}

static void
append_field (WmHaystack *self, GString *text, const WmField *field, const char *value)
{
  g_autofree char *display = NULL;

  if (value == NULL || field->type == WM_FIELD_BOOLEAN)
    return;
  if (field->type == WM_FIELD_RECORD)
    append_name (self, text, value);
  else if (field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_CHOICES)
    {
      display = wm_field_dup_display (field, value);
      append_folded (text, display);
    }
  else
    append_folded (text, value);
}

/* @row stands at a row with the columns of the kind. */
static const char *
take_row (WmHaystack *self, WmStatement *row)
{
  g_autoptr (WmRecord) record = wm_record_new_from_row (self->kind, row);
  g_autofree char *label = wm_record_dup_label (record);
  g_autoptr (GString) text = g_string_sized_new (256);
  char *id = g_strdup (wm_record_get_id (record));

  append_folded (text, label);
  for (guint i = 0; i < self->kind->n_fields; i++)
    append_field (self, text, &self->kind->fields[i],
                  wm_record_get_value (record, &self->kind->fields[i]));
  g_hash_table_insert (self->texts, id, g_string_free (g_steal_pointer (&text), FALSE));
  return id;
}

gboolean
wm_haystack_fill (WmHaystack *self, guint n_records)
{
  g_autofree char *sql = NULL;
  g_autoptr (WmStatement) rows = NULL;
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
      const char *id = take_row (self, rows);

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

void
wm_haystack_forget (WmHaystack *self, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer id = NULL;

  if (changed == NULL)
    {
      start_over (self);
      return;
    }
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (self->names, id))
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

  if (text != NULL)
    return text;
  row = wm_database_prepare (self->database,
                             wm_registry_get_sql (self->registry, self->kind)->select);
  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return "";
  take_row (self, row);
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

char **
wm_haystack_dup_words (const char *text)
{
  g_autofree char *clean = wm_text_clean_line (text, -1, NULL);
  g_autofree char *folded = clean != NULL ? wm_text_fold (clean) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}
