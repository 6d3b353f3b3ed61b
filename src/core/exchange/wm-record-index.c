/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-record-index.h"

#include "model/wm-text.h"
#include "wm-near.h"

#include <string.h>

/* Among more records than this no near ones are looked for: it takes too long for each mistake. */
#define SUGGEST_MAX_RECORDS 1000

struct _WmRecordIndex
{
  const WmKind *kind;
  GStringChunk *strings;
  GArray *entries;       /* WmIndexEntry */
  GHashTable *by_id;     /* (unowned) char * -> position + 1 */
  GHashTable *by_number; /* (unowned) gint64 * -> position + 1 */
  GHashTable *by_key;    /* (owned) char *, folded -> position + 1; NULL until asked for */
  GHashTable *by_name;   /* the same */
  GHashTable *repeated;  /* (unowned) keys of the tables above that several records have */
};

static const char *
keep (WmRecordIndex *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;
  /* A file from elsewhere may hold anything. */
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->strings, text);
}

static void
read_entries (WmRecordIndex *self, WmDatabase *database)
{
  const WmField *key = wm_kind_get_key_field (self->kind);
  const WmField *title = wm_kind_get_title_field (self->kind);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, number, \"%s\", \"%s\" FROM main.%s ORDER BY number, id /*scan*/", title->id,
      key != NULL ? key->id : title->id, self->kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *name = keep (self, wm_statement_get_text (rows, 2));
      WmIndexEntry entry = {
        .id = keep (self, wm_statement_get_text (rows, 0)),
        .number = wm_statement_get_int (rows, 1),
        .title = name != NULL ? name : "",
        .key = key != NULL ? keep (self, wm_statement_get_text (rows, 3)) : NULL,
      };

      g_array_append_val (self->entries, entry);
    }
}

static WmIndexEntry *
get_entry (WmRecordIndex *self, guint position)
{
  return &g_array_index (self->entries, WmIndexEntry, position);
}

/* Puts a record into one of the tables, or remembers that several answer to @key there. */
static void
enter (WmRecordIndex *self, GHashTable *table, gpointer key, guint position)
{
  gpointer known = NULL;

  if (g_hash_table_lookup_extended (table, key, &known, NULL))
    {
      g_hash_table_add (self->repeated, known);
      return;
    }
  g_hash_table_insert (table, key, GUINT_TO_POINTER (position + 1));
}

static void
enter_text (WmRecordIndex *self, GHashTable *table, char *key, guint position)
{
  if (*key == '\0')
    {
      g_free (key);
      return;
    }
  if (g_hash_table_contains (table, key))
    {
      enter (self, table, key, position);
      g_free (key);
      return;
    }
  enter (self, table, key, position);
}

WmRecordIndex *
wm_record_index_new (WmProject *project, const WmKind *kind)
{
  WmRecordIndex *self = g_new0 (WmRecordIndex, 1);

  self->kind = kind;
  self->strings = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (WmIndexEntry));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_number = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->repeated = g_hash_table_new (NULL, NULL);
  read_entries (self, wm_project_get_database (project));
  for (guint i = 0; i < self->entries->len; i++)
    {
      WmIndexEntry *entry = get_entry (self, i);

      enter (self, self->by_id, (gpointer) entry->id, i);
      enter (self, self->by_number, &entry->number, i);
    }
  return self;
}

void
wm_record_index_free (WmRecordIndex *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_number);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_hash_table_unref (self->repeated);
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
wm_record_index_get_size (WmRecordIndex *self)
{
  return self->entries->len;
}

const WmIndexEntry *
wm_record_index_get_entry (WmRecordIndex *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, NULL);

  return get_entry (self, position);
}

static const WmIndexEntry *
look_up (WmRecordIndex *self, GHashTable *table, gconstpointer key, gboolean *several)
{
  gpointer known = NULL;
  gpointer position = NULL;

  *several = FALSE;
  if (!g_hash_table_lookup_extended (table, key, &known, &position))
    return NULL;
  *several = g_hash_table_contains (self->repeated, known);
  return get_entry (self, GPOINTER_TO_UINT (position) - 1);
}

const WmIndexEntry *
wm_record_index_find_id (WmRecordIndex *self, const char *text)
{
  gboolean several = FALSE;

  return look_up (self, self->by_id, text, &several);
}

const WmIndexEntry *
wm_record_index_find_number (WmRecordIndex *self, const char *text, gboolean bare,
                             gboolean *several)
{
  gsize prefix = strlen (self->kind->prefix);
  gint64 number = 0;

  *several = FALSE;
  if (g_ascii_strncasecmp (text, self->kind->prefix, prefix) == 0 && text[prefix] == '-')
    text += prefix + 1;
  else if (!bare)
    return NULL;
  if (!g_ascii_isdigit (*text) ||
      !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
    return NULL;
  return look_up (self, self->by_number, &number, several);
}

const WmIndexEntry *
wm_record_index_find_key (WmRecordIndex *self, const char *text, gboolean *several)
{
  g_autofree char *folded = wm_text_fold (text);

  if (self->by_key == NULL)
    {
      self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < self->entries->len; i++)
        if (get_entry (self, i)->key != NULL)
          enter_text (self, self->by_key, wm_text_fold (get_entry (self, i)->key), i);
    }
  return look_up (self, self->by_key, folded, several);
}

const WmIndexEntry *
wm_record_index_find_name (WmRecordIndex *self, const char *text, gboolean *several)
{
  g_autofree char *folded = wm_text_fold_name (text);

  if (self->by_name == NULL)
    {
      self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < self->entries->len; i++)
        enter_text (self, self->by_name, wm_text_fold_name (get_entry (self, i)->title), i);
    }
  return look_up (self, self->by_name, folded, several);
}

const WmIndexEntry *
wm_record_index_find (WmRecordIndex *self, const char *text, gboolean *several)
{
  const WmIndexEntry *found;

  *several = FALSE;
  found = wm_record_index_find_id (self, text);
  if (found == NULL)
    found = wm_record_index_find_number (self, text, FALSE, several);
  if (found == NULL)
    found = wm_record_index_find_key (self, text, several);
  if (found == NULL)
    found = wm_record_index_find_name (self, text, several);
  return found;
}

const char *
wm_record_index_suggest_key (WmRecordIndex *self, const char *text)
{
  g_auto (WmNear) near = { 0 };

  wm_near_init (&near, text);
  for (guint i = 0; i < self->entries->len && self->entries->len <= SUGGEST_MAX_RECORDS; i++)
    if (get_entry (self, i)->key != NULL)
      wm_near_offer (&near, get_entry (self, i)->key, get_entry (self, i)->key);
  return near.found;
}

const char *
wm_record_index_suggest_name (WmRecordIndex *self, const char *text)
{
  g_auto (WmNear) near = { 0 };

  wm_near_init (&near, text);
  for (guint i = 0; i < self->entries->len && self->entries->len <= SUGGEST_MAX_RECORDS; i++)
    wm_near_offer (&near, get_entry (self, i)->title, get_entry (self, i)->title);
  return near.found;
}

/* How near a record is. */
typedef struct
{
  guint distance;
  guint position;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *left = a;
  const Near *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return left->position < right->position ? -1 : left->position > right->position;
}

static void
list_same (WmRecordIndex *self, const char *text, GArray *found)
{
  g_autofree char *wanted = wm_text_fold_name (text);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *name = wm_text_fold_name (get_entry (self, i)->title);
      const Near near = { 0, i };

      if (strcmp (name, wanted) == 0)
        g_array_append_val (found, near);
    }
}

static void
list_similar (WmRecordIndex *self, const char *text, GArray *found)
{
  g_auto (WmNear) near = { 0 };

  wm_near_init (&near, text);
  for (guint i = 0; i < self->entries->len; i++)
    {
      near.best = G_MAXUINT;
      near.found = NULL;
      wm_near_offer (&near, get_entry (self, i)->title, get_entry (self, i));
      if (near.found != NULL)
        {
          const Near entry = { near.best + 1, i };

          g_array_append_val (found, entry);
        }
    }
}

GPtrArray *
wm_record_index_list_near (WmRecordIndex *self, const char *text, guint max)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  GPtrArray *list = g_ptr_array_new ();

  list_same (self, text, found);
  if (found->len == 0 && self->entries->len <= SUGGEST_MAX_RECORDS)
    list_similar (self, text, found);
  g_array_sort (found, compare_near);
  for (guint i = 0; i < MIN (found->len, max); i++)
    g_ptr_array_add (list, get_entry (self, g_array_index (found, Near, i).position));
  return list;
}
