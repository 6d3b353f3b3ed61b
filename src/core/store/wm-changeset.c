/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-changeset.h"

#include "wm-changeset-bytes.h"

#include <sqlite3.h>

struct _WmRecorder
{
  sqlite3_session *session;
  WmDatabase *database; /* borrowed */
  WmTableFilter filter;
  gpointer user_data;
};

struct _WmChange
{
  sqlite3_changeset_iter *iter;
  const char *table;
  int n_columns;
  int op;
};

typedef struct
{
  WmTableFilter filter;
  gpointer user_data;
  char *table; /* owned: where the first conflict was */
  char *key;   /* owned */
} ApplyState;

static int
record_table_cb (void *data, const char *table)
{
  WmRecorder *self = data;

  return self->filter (table, self->user_data);
}

WmRecorder *
wm_recorder_new (WmDatabase *database, WmTableFilter filter, gpointer user_data, GError **error)
{
  g_autoptr (WmRecorder) self = g_new0 (WmRecorder, 1);
  int code;

  self->database = database;
  self->filter = filter;
  self->user_data = user_data;
  code = sqlite3session_create (wm_database_get_handle (database), "main", &self->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, record_table_cb, self);
      code = sqlite3session_attach (self->session, NULL);
    }
  if (code != SQLITE_OK)
    {
      wm_database_set_error (database, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

GBytes *
wm_recorder_dup_changeset (WmRecorder *self, GError **error)
{
  int size = 0;
  void *data = NULL;
  int code = sqlite3session_changeset (self->session, &size, &data);

  if (code != SQLITE_OK)
    {
      wm_database_set_error (self->database, code, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

void
wm_recorder_free (WmRecorder *self)
{
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}

WmChangeOp
wm_change_get_op (WmChange *self)
{
  if (self->op == SQLITE_INSERT)
    return WM_CHANGE_ADDED;
  return self->op == SQLITE_DELETE ? WM_CHANGE_REMOVED : WM_CHANGE_CHANGED;
}

const char *
wm_change_get_table (WmChange *self)
{
  return self->table;
}

int
wm_change_get_n_columns (WmChange *self)
{
  return self->n_columns;
}

static sqlite3_value *
get_value (WmChange *self, int column, gboolean after)
{
  sqlite3_value *value = NULL;

  if (column < 0 || column >= self->n_columns)
    return NULL;
  if (after && self->op != SQLITE_DELETE)
    sqlite3changeset_new (self->iter, column, &value);
  else if (!after && self->op != SQLITE_INSERT)
    sqlite3changeset_old (self->iter, column, &value);
  return value;
}

static const char *
get_text (WmChange *self, int column, gboolean after)
{
  sqlite3_value *value = get_value (self, column, after);

  return value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
}

const char *
wm_change_get_old (WmChange *self, int column)
{
  return get_text (self, column, FALSE);
}

const char *
wm_change_get_new (WmChange *self, int column)
{
  return get_text (self, column, TRUE);
}

gboolean
wm_change_is_set (WmChange *self, int column)
{
  return get_value (self, column, self->op != SQLITE_DELETE) != NULL;
}

const char *
wm_change_get_key (WmChange *self)
{
  unsigned char *key_columns = NULL;
  int n_columns = 0;

  /* An update carries its key among the old values, an insert among the new ones. */
  if (sqlite3changeset_pk (self->iter, &key_columns, &n_columns) != SQLITE_OK)
    return NULL;
  for (int column = 0; column < n_columns; column++)
    if (key_columns[column] != 0)
      return get_text (self, column, self->op == SQLITE_INSERT);
  return NULL;
}

static gboolean
fail_unreadable (GError **error)
{
  g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                       "A recorded change is damaged");
  return FALSE;
}

static gboolean
start_walk (GBytes *changeset, sqlite3_changeset_iter **iter, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (size > G_MAXINT || !wm_changeset_bytes_are_whole (data, size) ||
      sqlite3changeset_start (iter, (int) size, (void *) data) != SQLITE_OK)
    return fail_unreadable (error);
  return TRUE;
}

gboolean
wm_changeset_foreach (GBytes *changeset, WmChangeFunc func, gpointer user_data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean stopped = FALSE;
  int code;

  g_return_val_if_fail (changeset != NULL, FALSE);

  if (g_bytes_get_size (changeset) == 0)
    return TRUE;
  if (!start_walk (changeset, &iter, error))
    return FALSE;

  while (!stopped && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      WmChange change = { .iter = iter };
      int indirect = 0;

      if (sqlite3changeset_op (iter, &change.table, &change.n_columns, &change.op, &indirect) !=
          SQLITE_OK)
        break;
      stopped = !func (&change, user_data);
    }
  code = sqlite3changeset_finalize (iter);
  return stopped || code == SQLITE_OK ? TRUE : fail_unreadable (error);
}

typedef struct
{
  WmDatabase *database;
  WmTableFilter filter;
  gpointer user_data;
  char *last_table; /* owned: checked already, as rows of a table stand together */
  GBytes *last_key; /* owned: which of its columns are the key, a byte a column */
  GError *error;
} CheckState;

static gboolean
fail_shape (WmChange *change, GError **error)
{
  g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
               "A recorded change does not fit the table “%s”", change->table);
  return FALSE;
}

/* The key of the table must be the changeset's, column by column; columns that a later migration
 * added at the end may be missing in the changeset. */
static gboolean
check_columns (CheckState *state, WmChange *change, const guint8 *key_columns, int n_changed,
               GError **error)
{
  g_autoptr (WmStatement) columns = wm_database_prepare (
      state->database, "SELECT cid, pk <> 0 FROM pragma_table_info (:table) ORDER BY cid /*scan*/");
  int n_known = 0;
  WmStep step;

  wm_statement_bind_text (columns, ":table", change->table);
  while ((step = wm_statement_step (columns, error)) == WM_STEP_ROW)
    {
      gboolean is_key = wm_statement_get_int (columns, 1) != 0;
      gboolean said_key = n_known < n_changed && key_columns[n_known] != 0;

      if (is_key != said_key)
        break;
      n_known++;
    }
  if (step == WM_STEP_FAILED)
    return FALSE;
  if (step == WM_STEP_DONE && n_changed <= n_known && n_known > 0)
    return TRUE;
  return fail_shape (change, error);
}

static gboolean
check_change_cb (WmChange *change, gpointer user_data)
{
  CheckState *state = user_data;
  g_autoptr (GBytes) key = NULL;
  unsigned char *key_columns = NULL;
  int n_columns = 0;

  if (sqlite3changeset_pk (change->iter, &key_columns, &n_columns) != SQLITE_OK)
    return fail_unreadable (&state->error);
  key = g_bytes_new (key_columns, (gsize) n_columns);
  /* Bytes written by hand can name a table a second time with other columns, and SQLite would go on
   * with those of the first. */
  if (g_strcmp0 (state->last_table, change->table) == 0)
    return g_bytes_equal (key, state->last_key) || fail_shape (change, &state->error);
  if (!state->filter (change->table, state->user_data))
    {
      g_set_error (&state->error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                   "A recorded change aims at the table “%s”, which no edit may touch",
                   change->table);
      return FALSE;
    }
  g_free (state->last_table);
  state->last_table = g_strdup (change->table);
  g_clear_pointer (&state->last_key, g_bytes_unref);
  state->last_key = g_steal_pointer (&key);
  return check_columns (state, change, key_columns, n_columns, &state->error);
}

gboolean
wm_changeset_check (WmDatabase *database, GBytes *changeset, WmTableFilter filter,
                    gpointer user_data, GError **error)
{
  CheckState state = { .database = database, .filter = filter, .user_data = user_data };
  gboolean done;

  g_return_val_if_fail (WM_IS_DATABASE (database), FALSE);

  done = wm_changeset_foreach (changeset, check_change_cb, &state, error);
  g_free (state.last_table);
  g_clear_pointer (&state.last_key, g_bytes_unref);
  if (state.error == NULL)
    return done;
  if (done)
    g_propagate_error (error, state.error);
  else
    g_error_free (state.error);
  return FALSE;
}

static int
filter_table_cb (void *data, const char *table)
{
  ApplyState *state = data;

  return state->filter (table, state->user_data);
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  ApplyState *state = data;
  WmChange change = { .iter = iter };
  int indirect = 0;

  /* References are checked as a whole before the commit; only this kind has no row of its own. */
  if (state->table == NULL && kind != SQLITE_CHANGESET_FOREIGN_KEY &&
      sqlite3changeset_op (iter, &change.table, &change.n_columns, &change.op, &indirect) ==
          SQLITE_OK)
    {
      state->table = g_strdup (change.table);
      state->key = g_strdup (wm_change_get_key (&change));
    }
  return SQLITE_CHANGESET_ABORT;
}

gboolean
wm_changeset_apply (WmDatabase *database, GBytes *changeset, WmTableFilter filter,
                    gpointer user_data, char **conflict_table, char **conflict_key, GError **error)
{
  ApplyState state = { .filter = filter, .user_data = user_data };
  gsize size = 0;
  gconstpointer data;
  int code;

  if (!wm_changeset_check (database, changeset, filter, user_data, error))
    return FALSE;

  data = g_bytes_get_data (changeset, &size);
  code = sqlite3changeset_apply (wm_database_get_handle (database), (int) size, (void *) data,
                                 filter_table_cb, conflict_cb, &state);
  if (conflict_table != NULL)
    *conflict_table = g_steal_pointer (&state.table);
  if (conflict_key != NULL)
    *conflict_key = g_steal_pointer (&state.key);
  g_free (state.table);
  g_free (state.key);
  if (code == SQLITE_OK)
    return TRUE;
  if (code == SQLITE_ABORT)
    g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT,
                         "The records have changed since");
  else
    wm_database_set_error (database, code, error);
  return FALSE;
}

GBytes *
wm_changeset_invert (GBytes *changeset, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;

  if (size > G_MAXINT || !wm_changeset_bytes_are_whole (data, size) ||
      sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse) != SQLITE_OK)
    {
      fail_unreadable (error);
      return NULL;
    }
  return g_bytes_new_with_free_func (inverse, (gsize) inverse_size, sqlite3_free, inverse);
}
