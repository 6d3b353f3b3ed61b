/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-records.h"

#include "store/wm-id.h"
#include "wm-field-value.h"
#include "wm-model-error.h"
#include "wm-text-key.h"
#include "wm-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const WmKind *
wm_records_find_kind (WmDatabase *database, WmRegistry *registry, const char *id)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, "SELECT kind FROM main.record WHERE id = :id");

  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return wm_registry_find_kind (registry, wm_statement_get_text (row, 0));
}

static WmRecord *
load_of_kind (WmDatabase *database, WmRegistry *registry, const WmKind *kind, const char *id)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, wm_registry_get_sql (registry, kind)->select);

  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return wm_record_new_from_row (kind, row);
}

WmRecord *
wm_records_load (WmDatabase *database, WmRegistry *registry, const char *id)
{
  const WmKind *kind;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  kind = wm_records_find_kind (database, registry, id);
  return kind != NULL ? load_of_kind (database, registry, kind, id) : NULL;
}

char *
wm_records_dup_title (WmDatabase *database, WmRegistry *registry, const char *id)
{
  const WmKind *kind = wm_records_find_kind (database, registry, id);
  g_autofree char *sql = NULL;
  g_autoptr (WmStatement) row = NULL;

  if (kind == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT \"%s\" FROM main.%s WHERE id = :id",
                         wm_kind_get_title_field (kind)->id, kind->id);
  row = wm_database_prepare (database, sql);
  wm_statement_bind_text (row, ":id", id);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW || wm_statement_is_null (row, 0))
    return NULL;
  return g_utf8_make_valid (wm_statement_get_text (row, 0), -1);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

char *
wm_records_dup_names (WmDatabase *database, WmRegistry *registry, const char *value,
                      const char *missing)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *title = wm_records_dup_title (database, registry, ids[i]);

      if (title == NULL)
        title = g_strdup (missing);
      if (title != NULL)
        g_ptr_array_add (titles, title);
    }
  g_ptr_array_sort (titles, compare_titles);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) titles->pdata);
}

GPtrArray *
wm_records_list (WmDatabase *database, WmRegistry *registry, const WmKind *kind)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM main.%s ORDER BY number, id",
                                          wm_registry_get_sql (registry, kind)->columns, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (records, wm_record_new_from_row (kind, rows));
  return g_steal_pointer (&records);
}

static gint64
ask_number (WmDatabase *database, const char *sql)
{
  g_autoptr (WmStatement) row = wm_database_prepare (database, sql);

  return wm_statement_step (row, NULL) == WM_STEP_ROW ? wm_statement_get_int (row, 0) : 0;
}

GHashTable *
wm_records_dup_values (WmDatabase *database, const WmKind *kind, const WmField *field)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id, \"%s\" FROM main.%s WHERE \"%s\" IS NOT NULL /*scan*/",
                       field->id, kind->id, field->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_hash_table_insert (values, g_strdup (wm_statement_get_text (rows, 0)),
                         wm_field_dup_column (field, rows, 1));
  return values;
}

void
wm_record_name_free (WmRecordName *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->key);
  g_free (self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const WmRecordName *first = *(WmRecordName *const *) a;
  const WmRecordName *second = *(WmRecordName *const *) b;
  const int result = strcmp (first->key, second->key);

  return result != 0 ? result : strcmp (first->id, second->id);
}

static int
compare_values_cb (gconstpointer a, gconstpointer b)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);

  wm_text_key_append_sort (first, *(const char *const *) a);
  wm_text_key_append_sort (second, *(const char *const *) b);
  return strcmp (first->str, second->str);
}

GPtrArray *
wm_records_list_values (WmDatabase *database, const WmKind *kind, const WmField *field, guint limit)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql =
      g_strdup_printf ("SELECT DISTINCT \"%1$s\" FROM main.%2$s WHERE \"%1$s\" IS NOT NULL"
                       " ORDER BY 1 LIMIT :limit /*scan*/",
                       field->id, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  wm_statement_bind_int (rows, ":limit", limit);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (values, g_strdup (wm_statement_get_text (rows, 0)));
  if (field->type == WM_FIELD_LINE)
    g_ptr_array_sort (values, compare_values_cb);
  return values;
}

GPtrArray *
wm_records_list_names (WmDatabase *database, const WmKind *kind)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_record_name_free);
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM main.%s /*scan*/",
                                          wm_kind_get_title_field (kind)->id, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      WmRecordName *name = g_new0 (WmRecordName, 1);
      g_autoptr (GString) key = g_string_new (NULL);
      const char *title = wm_statement_get_text (rows, 1);

      wm_text_key_append_sort (key, title);
      name->id = g_strdup (wm_statement_get_text (rows, 0));
      name->title = g_strdup (title != NULL ? title : "");
      name->key = g_string_free (g_steal_pointer (&key), FALSE);
      g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

gint64
wm_records_count (WmDatabase *database, const WmKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM main.%s /*scan*/", kind->id);

  return ask_number (database, sql);
}

gint64
wm_records_count_without (WmDatabase *database, const WmKind *kind, const WmField *field)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM main.%s WHERE \"%s\" IS NULL /*scan*/", kind->id, field->id);

  return ask_number (database, sql);
}

gint64
wm_records_next_number (WmDatabase *database, const WmKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (number) FROM main.%s", kind->id);

  return ask_number (database, sql) + 1;
}

/* Adds the ids that @sql finds for @text to @found, each once; two are enough to know that @text is
 * not clear. */
static void
collect (WmDatabase *database, const char *sql, const char *text, GPtrArray *found)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  wm_statement_bind_text (rows, ":text", text);
  while (found->len < 2 && wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *id = wm_statement_get_text (rows, 0);

      if (!g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (id));
    }
}

static void
collect_by_prefix (WmDatabase *database, const WmKind *kind, const char *text, GPtrArray *found)
{
  g_autofree char *end = g_strconcat (text, "g", NULL); /* sorts after every hex digit */
  g_autoptr (WmStatement) rows =
      wm_database_prepare (database, "SELECT id FROM main.record WHERE id >= :text AND id < :end"
                                     " AND (:kind IS NULL OR kind = :kind) LIMIT 2");

  wm_statement_bind_text (rows, ":text", text);
  wm_statement_bind_text (rows, ":end", end);
  wm_statement_bind_text (rows, ":kind", kind != NULL ? kind->id : NULL);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (found, g_strdup (wm_statement_get_text (rows, 0)));
}

/* Digits to the end: SQLite takes the number at the beginning of "12x" for all of it. */
static gboolean
is_number (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 18 && strspn (text, "0123456789") == length;
}

static void
collect_by_number (WmDatabase *database, const WmKind *kind, const char *text, GPtrArray *found)
{
  gsize prefix = strlen (kind->prefix);
  g_autofree char *sql = NULL;

  if (g_ascii_strncasecmp (text, kind->prefix, prefix) != 0 || text[prefix] != '-' ||
      !is_number (text + prefix + 1))
    return;
  sql = g_strdup_printf ("SELECT id FROM main.%s WHERE number = CAST (:text AS INTEGER) LIMIT 2",
                         kind->id);
  collect (database, sql, text + prefix + 1, found);
}

static void
collect_by_key (WmDatabase *database, const WmKind *kind, const char *text, GPtrArray *found)
{
  const WmField *key = wm_kind_get_key_field (kind);
  g_autofree char *sql = NULL;

  if (key == NULL)
    return;
  sql = g_strdup_printf ("SELECT id FROM main.%s WHERE \"%s\" = :text LIMIT 2", kind->id, key->id);
  collect (database, sql, text, found);
}

static void
collect_by_name (WmDatabase *database, const WmKind *kind, const char *text, GPtrArray *found)
{
  g_autofree char *wanted = wm_text_fold_name (text);
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM main.%s /*scan*/",
                                          wm_kind_get_title_field (kind)->id, kind->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  while (found->len < 2 && wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const char *title = wm_statement_get_text (rows, 1);
      g_autofree char *folded = NULL;

      if (title == NULL || !g_utf8_validate (title, -1, NULL))
        continue;
      folded = wm_text_fold_name (title);
      if (strcmp (folded, wanted) == 0)
        g_ptr_array_add (found, g_strdup (wm_statement_get_text (rows, 0)));
    }
}

static void
collect_by_what_people_see (WmDatabase *database, WmRegistry *registry, const WmKind *only,
                            const char *text, GPtrArray *found)
{
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (only != NULL && only != kind)
        continue;
      collect_by_number (database, kind, text, found);
      collect_by_key (database, kind, text, found);
    }
  if (only != NULL && found->len == 0)
    collect_by_name (database, only, text, found);
}

char *
wm_records_resolve (WmDatabase *database, WmRegistry *registry, const WmKind *kind,
                    const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *excerpt = NULL;

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) >= 4 && strlen (text) <= WM_ID_LENGTH && wm_hex_is_valid (text, strlen (text)))
    collect_by_prefix (database, kind, text, found);
  if (found->len == 0 && g_utf8_validate (text, -1, NULL))
    collect_by_what_people_see (database, registry, kind, text, found);
  if (found->len == 1)
    return g_strdup (g_ptr_array_index (found, 0));

  excerpt = wm_text_excerpt (text);
  if (found->len == 0)
    g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_NOT_FOUND, _ ("There is no record “%s”"),
                 excerpt);
  else
    g_set_error (error, WM_MODEL_ERROR, WM_MODEL_ERROR_AMBIGUOUS,
                 _ ("“%s” means several records; give more of the id"), excerpt);
  return NULL;
}

/* Adds the ids that the parts of @text mean to @ids; parts end with one of @separators. */
static gboolean
resolve_parts (WmDatabase *database, WmRegistry *registry, const WmKind *kind, const char *text,
               const char *separators, GPtrArray *ids, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      char *id;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      id = wm_records_resolve (database, registry, kind, parts[i], &local_error);
      if (id != NULL)
        g_ptr_array_add (ids, id);
      /* A name can have a comma in it, so what stands between semicolons is tried whole first. */
      else if (strchr (separators, ',') == NULL && strchr (parts[i], ',') != NULL)
        {
          if (!resolve_parts (database, registry, kind, parts[i], ",", ids, error))
            return FALSE;
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

char *
wm_records_resolve_list (WmDatabase *database, WmRegistry *registry, const WmKind *kind,
                         const char *text, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (WM_IS_DATABASE (database), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!resolve_parts (database, registry, kind, text, ";", ids, error) || ids->len == 0)
    return NULL;
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **) ids->pdata);
}

void
wm_link_free (WmLink *self)
{
  g_free (self->other_id);
  g_free (self->role);
  g_free (self);
}

GPtrArray *
wm_records_list_links (WmDatabase *database, WmRegistry *registry, const char *id)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_link_free);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database,
      "SELECT to_id, role, 1, r.kind FROM main.link JOIN main.record r ON r.id = to_id"
      " WHERE from_id = :id"
      " UNION ALL "
      "SELECT from_id, role, 0, r.kind FROM main.link JOIN main.record r ON r.id = from_id"
      " WHERE to_id = :id");

  wm_statement_bind_text (rows, ":id", id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const WmKind *kind = wm_registry_find_kind (registry, wm_statement_get_text (rows, 3));
      WmLink *link;

      if (kind == NULL)
        continue;
      link = g_new0 (WmLink, 1);
      link->other_id = g_strdup (wm_statement_get_text (rows, 0));
      link->role = g_utf8_make_valid (wm_statement_get_text (rows, 1), -1);
      link->outgoing = wm_statement_get_int (rows, 2) != 0;
      link->kind = kind;
      g_ptr_array_add (links, link);
    }
  return g_steal_pointer (&links);
}

gboolean
wm_records_are_linked (WmDatabase *database, const char *id, const char *other_id)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT 1 FROM main.link WHERE from_id = :id AND to_id = :other"
                " UNION ALL SELECT 1 FROM main.link WHERE from_id = :other AND to_id = :id");

  wm_statement_bind_text (row, ":id", id);
  wm_statement_bind_text (row, ":other", other_id);
  return wm_statement_step (row, NULL) == WM_STEP_ROW;
}

void
wm_referrer_free (WmReferrer *self)
{
  g_free (self->id);
  g_free (self);
}

static void
collect_referrers (WmDatabase *database, const WmKind *kind, const WmField *field, const char *id,
                   GPtrArray *referrers)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM main.%s WHERE \"%s\" = :id", kind->id, field->id);
  g_autoptr (WmStatement) rows = wm_database_prepare (database, sql);

  wm_statement_bind_text (rows, ":id", id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      WmReferrer *referrer = g_new0 (WmReferrer, 1);

      referrer->id = g_strdup (wm_statement_get_text (rows, 0));
      referrer->kind = kind;
      referrer->field = field;
      g_ptr_array_add (referrers, referrer);
    }
}

GPtrArray *
wm_records_list_referrers (WmDatabase *database, WmRegistry *registry, const char *id)
{
  g_autoptr (GPtrArray) referrers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wm_referrer_free);
  const WmKind *named = wm_records_find_kind (database, registry, id);

  for (guint i = 0; named != NULL && i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      for (guint j = 0; j < kind->n_fields; j++)
        if (kind->fields[j].type == WM_FIELD_RECORD &&
            strcmp (kind->fields[j].target, named->id) == 0)
          collect_referrers (database, kind, &kind->fields[j], id, referrers);
    }
  return g_steal_pointer (&referrers);
}

char *
wm_records_find_evidence (WmDatabase *database, const char *sha256)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT id FROM main.evidence WHERE sha256 = :sha256 ORDER BY number LIMIT 1");

  wm_statement_bind_text (row, ":sha256", sha256);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  return g_strdup (wm_statement_get_text (row, 0));
}
