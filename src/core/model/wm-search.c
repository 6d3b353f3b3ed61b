/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling and refreshing the index; wm-search-find.c looks into it. */
#include "config.h"

#include "wm-search.h"

#include "wm-field-value.h"
#include "wm-records.h"
#include "wm-search-private.h"
#include "wm-text-key.h"

/* What more records than this changed at once is read again in slices. */
#define AT_ONCE 64

/* An index in which most rows are of records as they were is made anew. */
#define DEAD_MAX 20000

/* entry is the full-text table, of folded words and without the texts themselves. What it says of
 * a record that changed cannot be taken out of it any more, so it gets a new row, and place, which
 * says what a row is about, forgets the old one. */
static const char schema[] =
    "CREATE VIRTUAL TABLE search.entry USING fts5 (label, title, kind, body, content = '',"
    " prefix = '1', tokenize = \"unicode61 remove_diacritics 0\");"
    "CREATE TABLE search.place (place INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL, label TEXT NOT NULL, title TEXT NOT NULL, label_key TEXT NOT NULL,"
    " title_key TEXT NOT NULL) STRICT;"
    "CREATE INDEX search.place_label ON place (label_key);"
    "CREATE INDEX search.place_title ON place (title_key);";

static void
start_over (WmSearch *self)
{
  g_hash_table_remove_all (self->waiting);
  self->filling = 0;
  self->n_dead = 0;
  g_free (self->filled_to);
  self->filled_to = g_strdup ("");
}

WmSearch *
wm_search_new (WmDatabase *database, WmRegistry *registry, GError **error)
{
  WmSearch *self;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);

  if (!wm_database_execute (database, "ATTACH ':memory:' AS search", error) ||
      !wm_database_execute (database, schema, error))
    return NULL;
  self = g_new0 (WmSearch, 1);
  self->database = g_object_ref (database);
  self->registry = g_object_ref (registry);
  self->n_kinds = wm_registry_get_n_kinds (registry);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kind_words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  start_over (self);
  return self;
}

void
wm_search_free (WmSearch *self)
{
  g_object_unref (self->database);
  g_object_unref (self->registry);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->kind_words);
  g_free (self->filled_to);
  g_free (self);
}

/* One transaction for many rows: a full-text table writes a part of its index at each end of one.
 * What is written is no part of the project, so that nothing goes through the door. */
static void
begin (WmSearch *self)
{
  g_autoptr (WmStatement) savepoint = wm_database_prepare (self->database, "SAVEPOINT filling");

  wm_statement_run (savepoint, NULL);
}

static void
end (WmSearch *self)
{
  g_autoptr (WmStatement) release = wm_database_prepare (self->database, "RELEASE filling");

  wm_statement_run (release, NULL);
}

static void
forget_place (WmSearch *self, const char *id)
{
  g_autoptr (WmStatement) place = wm_database_prepare (
      self->database, "DELETE FROM search.place WHERE id = :id RETURNING place");

  wm_statement_bind_text (place, ":id", id);
  if (wm_statement_step (place, NULL) == WM_STEP_ROW)
    self->n_dead++;
  wm_statement_run (place, NULL);
}

/* Fields that no person remembers anything by. */
static gboolean
is_silent (const WmField *field)
{
  return wm_field_names_records (field) || field->type == WM_FIELD_BOOLEAN ||
         (field->type == WM_FIELD_LINE && (field->flags & WM_FIELD_READ_ONLY) &&
          (field->flags & WM_FIELD_INDEXED));
}

/* All that a person could remember of a record: texts as they stand and choices in words. */
static void
append_body (GString *body, WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  const WmField *title = wm_kind_get_title_field (kind);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *value = wm_record_get_value (record, field);

      if (value == NULL || field == title || is_silent (field))
        continue;
      if (field->type == WM_FIELD_LINE || field->type == WM_FIELD_TEXT)
        wm_text_key_append (body, value);
      else
        {
          g_autofree char *words = wm_field_dup_display (field, value);

          wm_text_key_append (body, words);
        }
      g_string_append_c (body, '\n');
    }
}

static const char *
get_kind_words (WmSearch *self, const WmKind *kind)
{
  char *words = g_hash_table_lookup (self->kind_words, kind);

  if (words == NULL)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      wm_text_key_append (key, wm_kind_get_label (kind));
      g_string_append_c (key, ' ');
      wm_text_key_append (key, wm_kind_get_plural (kind));
      words = g_string_free (g_steal_pointer (&key), FALSE);
      g_hash_table_insert (self->kind_words, (gpointer) kind, words);
    }
  return words;
}

static char *
dup_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  wm_text_key_append (key, text);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
add_entry (WmSearch *self, WmRecord *record, const char *label, const char *title)
{
  g_autoptr (GString) body = g_string_sized_new (512);
  g_autoptr (WmStatement) entry = wm_database_prepare (
      self->database, "INSERT INTO search.entry (rowid, label, title, kind, body)"
                      " VALUES (:place, :label, :title, :kind, :body)");

  append_body (body, record);
  wm_statement_bind_int (entry, ":place", self->last_place);
  wm_statement_bind_text (entry, ":label", label);
  wm_statement_bind_text (entry, ":title", title);
  wm_statement_bind_text (entry, ":kind", get_kind_words (self, wm_record_get_kind (record)));
  wm_statement_bind_text (entry, ":body", body->str);
  wm_statement_run (entry, NULL);
}

static void
add (WmSearch *self, WmRecord *record)
{
  g_autofree char *label = wm_record_dup_label (record);
  g_autofree char *label_key = dup_key (label);
  g_autofree char *title_key = dup_key (wm_record_get_title (record));
  g_autoptr (WmStatement) place = wm_database_prepare (
      self->database, "INSERT INTO search.place (place, id, kind, label, title, label_key,"
                      " title_key) VALUES (:place, :id, :kind, :label, :title, :label_key,"
                      " :title_key)");

  self->last_place++;
  wm_statement_bind_int (place, ":place", self->last_place);
  wm_statement_bind_text (place, ":id", wm_record_get_id (record));
  wm_statement_bind_text (place, ":kind", wm_record_get_kind (record)->id);
  wm_statement_bind_text (place, ":label", label);
  wm_statement_bind_text (place, ":title", wm_record_get_title (record));
  wm_statement_bind_text (place, ":label_key", label_key);
  wm_statement_bind_text (place, ":title_key", title_key);
  if (wm_statement_run (place, NULL))
    add_entry (self, record, label_key, title_key);
}

static void
read_again (WmSearch *self, const char *id)
{
  g_autoptr (WmRecord) record = NULL;

  forget_place (self, id);
  record = wm_records_load (self->database, self->registry, id);
  if (record != NULL)
    add (self, record);
}

/* What filling has not reached yet it will find by itself. */
static gboolean
is_ahead (WmSearch *self, const char *id)
{
  const WmKind *kind = NULL;
  guint at = 0;

  if (self->filling >= self->n_kinds)
    return FALSE;
  kind = wm_records_find_kind (self->database, self->registry, id);
  while (at < self->n_kinds && wm_registry_get_kind (self->registry, at) != kind)
    at++;
  if (kind == NULL || at == self->n_kinds)
    return FALSE;
  return at > self->filling || (at == self->filling && g_strcmp0 (id, self->filled_to) > 0);
}

void
wm_search_update (WmSearch *self, GHashTable *ids)
{
  const gboolean at_once = g_hash_table_size (ids) <= AT_ONCE;
  GHashTableIter iter;
  gpointer id = NULL;

  if (at_once)
    begin (self);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (is_ahead (self, id))
      continue;
    else if (at_once)
      read_again (self, id);
    else
      g_hash_table_add (self->waiting, g_strdup (id));
  if (at_once)
    end (self);
}

static guint
fill_from_kind (WmSearch *self, const WmKind *kind, guint n_records)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM main.%s WHERE id > :after ORDER BY id LIMIT :limit",
                       wm_registry_get_sql (self->registry, kind)->columns, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (self->database, sql);
  guint n_read = 0;

  wm_statement_bind_text (rows, ":after", self->filled_to);
  wm_statement_bind_int (rows, ":limit", n_records);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_autoptr (WmRecord) record = wm_record_new_from_row (kind, rows);

      add (self, record);
      g_free (self->filled_to);
      self->filled_to = g_strdup (wm_record_get_id (record));
      n_read++;
    }
  return n_read;
}

static void
fill_from_kinds (WmSearch *self, guint n_records)
{
  guint n_read = 0;

  while (self->filling < self->n_kinds && n_read < n_records)
    {
      n_read += fill_from_kind (self, wm_registry_get_kind (self->registry, self->filling),
                                n_records - n_read);
      if (n_read == n_records)
        return;
      self->filling++;
      g_free (self->filled_to);
      self->filled_to = g_strdup ("");
    }
}

static void
fill_from_waiting (WmSearch *self, guint n_records)
{
  GHashTableIter iter;
  gpointer id = NULL;

  for (guint i = 0; i < n_records; i++)
    {
      g_hash_table_iter_init (&iter, self->waiting);
      if (!g_hash_table_iter_next (&iter, &id, NULL))
        return;
      read_again (self, id);
      g_hash_table_iter_remove (&iter);
    }
}

static void
renew (WmSearch *self)
{
  wm_database_execute (self->database, "DROP TABLE search.entry; DROP TABLE search.place", NULL);
  wm_database_execute (self->database, schema, NULL);
  start_over (self);
}

gboolean
wm_search_fill (WmSearch *self, guint n_records)
{
  if (self->n_dead > DEAD_MAX && self->n_dead > self->last_place / 2)
    renew (self);
  if (!wm_search_is_filling (self))
    return FALSE;
  begin (self);
  if (self->filling < self->n_kinds)
    fill_from_kinds (self, n_records);
  else
    fill_from_waiting (self, n_records);
  end (self);
  return wm_search_is_filling (self);
}

gboolean
wm_search_is_filling (WmSearch *self)
{
  return self->filling < self->n_kinds || g_hash_table_size (self->waiting) > 0;
}
