/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record that changed belongs in a list that is in order: between records that are asked
 * for what they are sorted by, fifteen of twenty thousand. */
#include "config.h"

#include "wm-field-sql.h"
#include "wm-record-query-private.h"
#include "wm-records.h"
#include "wm-text-key.h"

#include <string.h>

/* Where more than this changed, asking for each takes longer than asking for all. */
#define MAX_CHANGED 64

/* What a record is sorted by. */
typedef struct
{
  char *text; /* owned, nullable: of a value that is text */
  double number;
  gboolean is_empty; /* before all others */
  gint64 own_number;
  const char *id;
} Key;

static void
key_free (Key *key)
{
  g_free (key->text);
  g_free (key);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Key, key_free)

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_title_key (WmRecordQuery *self, const char *id)
{
  g_autofree char *title = wm_records_dup_title (self->database, self->registry, id);
  GString *key = g_string_new (NULL);

  wm_text_key_append_sort (key, title);
  return g_string_free (key, FALSE);
}

/* As wm_record_query_run() makes it of the titles of what @value names. */
static char *
dup_titles_key (WmRecordQuery *self, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (titles, dup_title_key (self, ids[i]));
  g_ptr_array_sort (titles, compare_texts);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (WM_RECORD_QUERY_BETWEEN_TITLES, (char **) titles->pdata);
}

static char *
dup_text_key (WmRecordQuery *self, const char *value)
{
  GString *key;

  if (value != NULL && wm_field_names_records (self->orders[0].field))
    return dup_titles_key (self, value);
  key = g_string_new (NULL);
  wm_text_key_append_sort (key, value);
  return g_string_free (key, FALSE);
}

static gboolean
is_number (WmRecordQuery *self)
{
  const WmField *order = self->orders[0].field;

  return order == NULL || order->type == WM_FIELD_CHOICE || order->type == WM_FIELD_BOOLEAN ||
         order->type == WM_FIELD_INTEGER || order->type == WM_FIELD_NUMBER;
}

static Key *
read_key (WmRecordQuery *self, const char *id, WmStatement *row)
{
  Key *key = g_new0 (Key, 1);
  const char *value = wm_statement_get_text (row, 1);

  key->id = id;
  key->own_number = wm_statement_get_int (row, 0);
  if (wm_record_query_is_text (self))
    key->text = dup_text_key (self, value);
  else if (value == NULL)
    key->is_empty = TRUE;
  else if (is_number (self))
    key->number = g_ascii_strtod (value, NULL);
  else
    key->text = g_strdup (value);
  return key;
}

/* NULL where @id is none of the records that are wanted. */
static Key *
find_key (WmRecordQuery *self, const char *id, gboolean is_wanted)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.number, ");
  g_autoptr (WmStatement) row = NULL;

  if (wm_record_query_is_text (self))
    wm_field_append_column (self->orders[0].field, sql, "t");
  else
    wm_record_query_append_value (self, sql);
  g_string_append_printf (sql, " FROM main.%s t WHERE t.id = :id", self->kind->id);
  if (!is_wanted)
    wm_record_query_append_filters (self, sql, TRUE);
  row = wm_database_prepare (self->database, sql->str);
  wm_statement_bind_text (row, ":id", id);
  if (!is_wanted)
    wm_record_query_bind_filters (self, row);
  return wm_statement_step (row, NULL) == WM_STEP_ROW ? read_key (self, id, row) : NULL;
}

static int
compare_values (const Key *key, const Key *other)
{
  if (key->is_empty || other->is_empty)
    return other->is_empty - key->is_empty;
  if (key->text != NULL && other->text != NULL)
    return strcmp (key->text, other->text);
  return (key->number > other->number) - (key->number < other->number);
}

static int
compare (WmRecordQuery *self, const Key *key, const Key *other)
{
  int result = compare_values (key, other);

  if (result != 0)
    return self->orders[0].descending ? -result : result;
  if (key->own_number != other->own_number)
    return key->own_number < other->own_number ? -1 : 1;
  return strcmp (key->id, other->id);
}

/* FALSE where the list is not what the database has: then nothing is known of its order. */
static gboolean
find_place (WmRecordQuery *self, GArray *ids, const Key *key, guint *place)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      g_autoptr (Key) other = find_key (self, g_array_index (ids, WmRecordId, middle).id, TRUE);

      if (other == NULL)
        return FALSE;
      if (compare (self, key, other) < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *place = low;
  return TRUE;
}

static GArray *
copy_unchanged (GArray *before, GHashTable *changed)
{
  GArray *ids = g_array_sized_new (FALSE, TRUE, sizeof (WmRecordId), before->len + 1);

  for (guint i = 0; i < before->len; i++)
    if (!g_hash_table_contains (changed, g_array_index (before, WmRecordId, i).id))
      g_array_append_val (ids, g_array_index (before, WmRecordId, i));
  return ids;
}

static gboolean
put_in (WmRecordQuery *self, GArray *ids, const char *id)
{
  g_autoptr (Key) key = find_key (self, id, FALSE);
  WmRecordId record = { "" };
  guint place;

  if (key == NULL)
    return TRUE;
  if (!find_place (self, ids, key, &place))
    return FALSE;
  g_strlcpy (record.id, id, sizeof record.id);
  g_array_insert_val (ids, place, record);
  return TRUE;
}

/* Another name of what the records are sorted by moves records that did not change themselves. */
static gboolean
can_move_others (WmRecordQuery *self, const char *id)
{
  const WmKind *kind;

  if (self->orders[0].field == NULL || !wm_field_names_records (self->orders[0].field))
    return FALSE;
  kind = wm_records_find_kind (self->database, self->registry, id);
  return kind == NULL || self->orders[0].field->target == NULL ||
         strcmp (self->orders[0].field->target, kind->id) == 0;
}

GArray *
wm_record_query_run_after (WmRecordQuery *self, GArray *before, GHashTable *changed)
{
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gpointer id = NULL;

  /* Several orders are made into one key, which only a whole reading does. */
  if (g_hash_table_size (changed) > MAX_CHANGED || self->n_orders > 1)
    return wm_record_query_run (self);
  ids = copy_unchanged (before, changed);
  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (can_move_others (self, id) || !put_in (self, ids, id))
      return wm_record_query_run (self);
  return g_steal_pointer (&ids);
}
