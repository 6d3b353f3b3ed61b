/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-search.h"

#include "store/wm-id.h"
#include "wm-field-value.h"
#include "wm-records.h"

struct _WmSearch
{
  WmDatabase *database;
  WmRegistry *registry;
  char *filled_to; /* owned: the last id that was filled in; NULL when all are */
};

/* entry is the full-text table; place finds its row by the id of the record. */
static const char schema[] =
    "ATTACH ':memory:' AS search;"
    "CREATE VIRTUAL TABLE search.entry USING fts5 (id UNINDEXED, kind UNINDEXED, label, title,"
    " body, prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2\");"
    "CREATE TABLE search.place (id TEXT NOT NULL PRIMARY KEY, place INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;";

WmSearch *
wm_search_new (WmDatabase *database, WmRegistry *registry, GError **error)
{
  WmSearch *self;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);

  if (!wm_database_execute (database, schema, error))
    return NULL;
  self = g_new0 (WmSearch, 1);
  self->database = g_object_ref (database);
  self->registry = g_object_ref (registry);
  self->filled_to = g_strdup ("");
  return self;
}

void
wm_search_free (WmSearch *self)
{
  g_object_unref (self->database);
  g_object_unref (self->registry);
  g_free (self->filled_to);
  g_free (self);
}

static void
drop (WmSearch *self, const char *id)
{
  g_autoptr (WmStatement) entry = wm_database_prepare (
      self->database,
      "DELETE FROM search.entry WHERE rowid = (SELECT place FROM search.place WHERE id = :id)");
  g_autoptr (WmStatement) place =
      wm_database_prepare (self->database, "DELETE FROM search.place WHERE id = :id");

  wm_statement_bind_text (entry, ":id", id);
  wm_statement_bind_text (place, ":id", id);
  wm_statement_run (entry, NULL);
  wm_statement_run (place, NULL);
}

/* All that a person could remember of a record: texts as they stand and choices in words. */
static char *
dup_body (WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);
  const WmField *title = wm_kind_get_title_field (kind);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      const char *value = wm_record_get_value (record, field);
      g_autofree char *words = NULL;

      if (value == NULL || field == title || wm_field_names_records (field))
        continue;
      words = wm_field_dup_display (field, value);
      g_string_append_printf (body, "%s\n", words);
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
add (WmSearch *self, WmRecord *record)
{
  g_autofree char *label = wm_record_dup_label (record);
  g_autofree char *body = dup_body (record);
  g_autoptr (WmStatement) entry =
      wm_database_prepare (self->database, "INSERT INTO search.entry (id, kind, label, title, body)"
                                           " VALUES (:id, :kind, :label, :title, :body)");
  g_autoptr (WmStatement) place = wm_database_prepare (
      self->database, "INSERT INTO search.place VALUES (:id, last_insert_rowid ())");

  wm_statement_bind_text (entry, ":id", wm_record_get_id (record));
  wm_statement_bind_text (entry, ":kind", wm_record_get_kind (record)->id);
  wm_statement_bind_text (entry, ":label", label);
  wm_statement_bind_text (entry, ":title", wm_record_get_title (record));
  wm_statement_bind_text (entry, ":body", body);
  wm_statement_bind_text (place, ":id", wm_record_get_id (record));
  wm_statement_run (entry, NULL);
  wm_statement_run (place, NULL);
}

void
wm_search_update (WmSearch *self, const char *id)
{
  g_autoptr (WmRecord) record = NULL;

  /* What filling has not reached yet it will find by itself. */
  if (self->filled_to != NULL && g_strcmp0 (id, self->filled_to) > 0)
    return;
  drop (self, id);
  record = wm_records_load (self->database, self->registry, id);
  if (record != NULL)
    add (self, record);
}

gboolean
wm_search_fill (WmSearch *self, guint n_records)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (self->filled_to == NULL)
    return FALSE;
  {
    g_autoptr (WmStatement) rows = wm_database_prepare (
        self->database, "SELECT id FROM main.record WHERE id > :after ORDER BY id LIMIT :n");

    wm_statement_bind_text (rows, ":after", self->filled_to);
    wm_statement_bind_int (rows, ":n", n_records);
    while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
      g_ptr_array_add (ids, g_strdup (wm_statement_get_text (rows, 0)));
  }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (WmRecord) record =
          wm_records_load (self->database, self->registry, g_ptr_array_index (ids, i));

      if (record != NULL)
        add (self, record);
    }
  g_free (self->filled_to);
  self->filled_to = ids->len == n_records ? g_strdup (g_ptr_array_index (ids, ids->len - 1)) : NULL;
  return self->filled_to != NULL;
}

void
wm_search_hit_free (WmSearchHit *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->title);
  g_free (self);
}

/* What a person types is words, never FTS5's query language: each word is quoted and ends open. */
static char *
dup_match (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *quoted = NULL;

      if (*words[i] == '\0')
        continue;
      parts = g_strsplit (words[i], "\"", -1);
      quoted = g_strjoinv ("\"\"", parts);
      g_string_append_printf (match, "\"%s\"* ", quoted);
    }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

static WmSearchHit *
hit_new (WmSearch *self, WmStatement *row)
{
  WmSearchHit *hit = g_new0 (WmSearchHit, 1);

  hit->id = g_strdup (wm_statement_get_text (row, 0));
  hit->kind = wm_registry_find_kind (self->registry, wm_statement_get_text (row, 1));
  hit->label = g_strdup (wm_statement_get_text (row, 2));
  hit->title = g_strdup (wm_statement_get_text (row, 3));
  return hit;
}

GPtrArray *
wm_search_find (WmSearch *self, const char *text, guint limit)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_search_hit_free);
  g_autofree char *match = dup_match (text);
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autoptr (WmStatement) rows = NULL;

  if (*match == '\0')
    return g_steal_pointer (&hits);
  /* A hit in the number or title weighs more than one in the text. */
  rows = wm_database_prepare (
      self->database, "SELECT id, kind, label, title FROM search.entry WHERE entry MATCH :match"
                      " ORDER BY label <> :name COLLATE NOCASE,"
                      " bm25 (entry, 0, 0, 20, 10, 1) LIMIT :limit /*scan*/");
  wm_statement_bind_text (rows, ":match", match);
  wm_statement_bind_text (rows, ":name", name);
  wm_statement_bind_int (rows, ":limit", limit);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (hits, hit_new (self, rows));
  return g_steal_pointer (&hits);
}
