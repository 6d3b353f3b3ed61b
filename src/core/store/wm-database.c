/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-database.h"

#include <sqlite3.h>
#include <string.h>

struct _WmStatement
{
  WmDatabase *database; /* borrowed: the database owns its statements */
  sqlite3_stmt *stmt;
  const char *where; /* source line of the user, for debug messages */
  gboolean busy;
};

struct _WmDatabase
{
  GObject parent_instance;

  sqlite3 *handle;
  GHashTable *statements; /* (owned) char * sql -> (owned) WmStatement * */
  guint door_open : 1;
};

G_DEFINE_FINAL_TYPE (WmDatabase, wm_database, G_TYPE_OBJECT)
G_DEFINE_QUARK (wm_database_error, wm_database_error)

static void
statement_free (gpointer data)
{
  WmStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self);
}

void
wm_database_set_error (WmDatabase *self, int code, GError **error)
{
  WmDatabaseError ours = WM_DATABASE_ERROR_FAILED;

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      ours = WM_DATABASE_ERROR_CORRUPT;
      break;
    case SQLITE_CONSTRAINT:
      ours = WM_DATABASE_ERROR_CONSTRAINT;
      break;
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      ours = WM_DATABASE_ERROR_FULL;
      break;
    default:
      break;
    }
  g_set_error (error, WM_DATABASE_ERROR, ours, "%s (SQLite %d)", sqlite3_errmsg (self->handle),
               code);
}

/* The hook fires for every attached database, the search index too; only a write to the project's
 * own tables has to come through the door. */
static int
refuse_write_outside_door_cb (void *data)
{
  WmDatabase *self = data;

  if (self->door_open || sqlite3_txn_state (self->handle, "main") != SQLITE_TXN_WRITE)
    return 0;

  g_critical ("A write to the project outside wm_project_edit was refused");
  return 1;
}

static gboolean
configure (WmDatabase *self, GError **error)
{
  /* temp_store: Debian's SQLite spills sorts to a file in /tmp otherwise, and nothing of a project
   * may touch the disk. secure_delete: what was deleted must not be in the saved image. */
  static const char pragmas[] = "PRAGMA temp_store = MEMORY;"
                                "PRAGMA journal_mode = MEMORY;"
                                "PRAGMA secure_delete = ON;"
                                "PRAGMA cell_size_check = ON;"
                                "PRAGMA foreign_keys = ON;";

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_commit_hook (self->handle, refuse_write_outside_door_cb, self);

  return wm_database_execute (self, pragmas, error);
}

/* SQLite takes a lock for each piece of memory to keep count of all it uses, which nobody asks for.
 */
static gpointer
prepare_library_cb (G_GNUC_UNUSED gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

static WmDatabase *
open_handle (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (WmDatabase) self = g_object_new (WM_TYPE_DATABASE, NULL);
  int code;

  g_once (&once, prepare_library_cb, NULL);
  code = sqlite3_open_v2 (":memory:", &self->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                              SQLITE_OPEN_PRIVATECACHE,
                          NULL);
  if (code != SQLITE_OK)
    {
      wm_database_set_error (self, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

WmDatabase *
wm_database_new_empty (GError **error)
{
  g_autoptr (WmDatabase) self = open_handle (error);

  if (self == NULL || !wm_database_execute (self, "PRAGMA page_size = 4096;", error) ||
      !configure (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
check_first_answer (WmDatabase *self, const char *sql, const char *expected, GError **error)
{
  g_autoptr (WmStatement) check = wm_database_prepare (self, sql);
  WmStep step = wm_statement_step (check, error);

  if (step == WM_STEP_FAILED)
    return FALSE;
  if (step == WM_STEP_DONE && expected == NULL)
    return TRUE;
  if (step == WM_STEP_ROW && g_strcmp0 (wm_statement_get_text (check, 0), expected) == 0)
    return TRUE;

  g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT, "The database is damaged: %s",
               step == WM_STEP_ROW && wm_statement_get_text (check, 0) != NULL
                   ? wm_statement_get_text (check, 0)
                   : "a check gave no answer");
  return FALSE;
}

/* Whole pages only: SQLite would read what was cut off in the middle of the last one as zeros. */
static gboolean
is_image (const guchar *bytes, gsize size)
{
  static const char magic[] = "SQLite format 3";
  guint page_size;

  if (size < 512 || size > WM_DATABASE_MAX_BYTES || memcmp (bytes, magic, sizeof magic) != 0)
    return FALSE;
  /* Bytes 16 and 17; the largest size does not fit into them and is written as 1. */
  page_size = (guint) bytes[16] << 8 | bytes[17];
  if (page_size == 1)
    page_size = 65536;
  return page_size > 0 && size % page_size == 0;
}

WmDatabase *
wm_database_new_from_image (void *image, gsize size, GError **error)
{
  guchar *bytes = image;
  g_autoptr (WmDatabase) self = NULL;
  int code;

  if (!is_image (bytes, size))
    {
      wm_database_free_image (image);
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                           "The database is not an SQLite database");
      return NULL;
    }

  /* An image that another program left in WAL mode cannot be opened in memory until its two
   * version bytes say rollback journal. */
  bytes[18] = 1;
  bytes[19] = 1;

  self = open_handle (error);
  if (self == NULL)
    {
      wm_database_free_image (image);
      return NULL;
    }
  /* On failure too SQLite frees the image, because of FREEONCLOSE. */
  code =
      sqlite3_deserialize (self->handle, "main", image, (sqlite3_int64) size, (sqlite3_int64) size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code != SQLITE_OK)
    {
      wm_database_set_error (self, code, error);
      return NULL;
    }
  if (!configure (self, error) ||
      !check_first_answer (self, "PRAGMA main.quick_check(1)", "ok", error) ||
      !check_first_answer (self, "PRAGMA main.foreign_key_check", NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

void *
wm_database_allocate_image (gsize size)
{
  return sqlite3_malloc64 (MAX (size, 1));
}

void
wm_database_free_image (void *image)
{
  sqlite3_free (image);
}

GBytes *
wm_database_dup_snapshot (WmDatabase *self, GError **error)
{
  sqlite3_int64 size = 0;
  guchar *image;

  g_return_val_if_fail (WM_IS_DATABASE (self), NULL);

  image = sqlite3_serialize (self->handle, "main", &size, 0);
  if (image == NULL)
    {
      g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_FULL,
                           "There is not enough memory for a copy of the project");
      return NULL;
    }
  return g_bytes_new_with_free_func (image, (gsize) size, sqlite3_free, image);
}

static WmStatement *
compile (WmDatabase *self, const char *sql, const char *where)
{
  WmStatement *statement;
  sqlite3_stmt *stmt = NULL;
  const char *rest = NULL;
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &rest);

  if (code != SQLITE_OK || stmt == NULL)
    g_error ("%s: cannot compile “%s”: %s", where, sql, sqlite3_errmsg (self->handle));
  if (rest != NULL && *rest != '\0')
    g_error ("%s: text left over after the SQL: “%s”", where, rest);

  statement = g_new0 (WmStatement, 1);
  statement->database = self;
  statement->stmt = stmt;
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

WmStatement *
wm_database_prepare_at (WmDatabase *self, const char *sql, const char *where)
{
  WmStatement *statement;

  g_return_val_if_fail (WM_IS_DATABASE (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    statement = compile (self, sql, where);
  if (statement->busy)
    g_error ("%s: “%s” is still in use at %s", where, sql, statement->where);

  statement->busy = TRUE;
  statement->where = where;
  return statement;
}

gboolean
wm_database_execute (WmDatabase *self, const char *sql, GError **error)
{
  int code;

  g_return_val_if_fail (WM_IS_DATABASE (self), FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  wm_database_set_error (self, code, error);
  return FALSE;
}

/* Run with each edit, so it is compiled once. */
static gboolean
run_kept (WmDatabase *self, const char *sql, GError **error)
{
  g_autoptr (WmStatement) statement = wm_database_prepare (self, sql);

  return wm_statement_run (statement, error);
}

gboolean
wm_database_begin (WmDatabase *self, GError **error)
{
  g_return_val_if_fail (WM_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (!self->door_open, FALSE);

  if (!run_kept (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->door_open = TRUE;
  return TRUE;
}

gboolean
wm_database_check_references (WmDatabase *self, GError **error)
{
  int broken = 0;
  int highest = 0;

  g_return_val_if_fail (WM_IS_DATABASE (self), FALSE);

  sqlite3_db_status (self->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &highest, 0);
  if (broken == 0)
    return TRUE;
  g_set_error_literal (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CONSTRAINT,
                       "A record refers to another one that does not exist");
  return FALSE;
}

gboolean
wm_database_commit (WmDatabase *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (self->door_open, FALSE);

  done = run_kept (self, "COMMIT", error);
  if (!done)
    wm_database_rollback (self);
  self->door_open = FALSE;
  return done;
}

void
wm_database_rollback (WmDatabase *self)
{
  g_return_if_fail (WM_IS_DATABASE (self));

  /* Where SQLite has rolled back already by itself there is nothing left to do. */
  if (sqlite3_get_autocommit (self->handle) == 0)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->door_open = FALSE;
}

gpointer
wm_database_get_handle (WmDatabase *self)
{
  g_return_val_if_fail (WM_IS_DATABASE (self), NULL);

  return self->handle;
}

int
wm_statement_get_parameter (WmStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0)
    g_error ("%s: no parameter %s in “%s”", self->where, name, sqlite3_sql (self->stmt));
  return index;
}

static void
check_bound (WmStatement *self, int index, int code)
{
  if (code == SQLITE_RANGE || code == SQLITE_MISUSE)
    g_error ("%s: parameter %d cannot be bound in “%s”", self->where, index,
             sqlite3_sql (self->stmt));
}

void
wm_statement_bind_text_at (WmStatement *self, int index, const char *value)
{
  if (value == NULL)
    check_bound (self, index, sqlite3_bind_null (self->stmt, index));
  else
    check_bound (self, index, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

void
wm_statement_bind_int_at (WmStatement *self, int index, gint64 value)
{
  check_bound (self, index, sqlite3_bind_int64 (self->stmt, index, value));
}

void
wm_statement_bind_text (WmStatement *self, const char *name, const char *value)
{
  wm_statement_bind_text_at (self, wm_statement_get_parameter (self, name), value);
}

void
wm_statement_bind_int (WmStatement *self, const char *name, gint64 value)
{
  wm_statement_bind_int_at (self, wm_statement_get_parameter (self, name), value);
}

void
wm_statement_bind_null (WmStatement *self, const char *name)
{
  wm_statement_bind_text_at (self, wm_statement_get_parameter (self, name), NULL);
}

void
wm_statement_bind_bytes (WmStatement *self, const char *name, GBytes *value)
{
  int index = wm_statement_get_parameter (self, name);
  gsize size = 0;
  gconstpointer data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  if (value == NULL)
    sqlite3_bind_null (self->stmt, index);
  else
    sqlite3_bind_blob64 (self->stmt, index, data != NULL ? data : "", size, SQLITE_STATIC);
}

WmStep
wm_statement_step (WmStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return WM_STEP_ROW;
  if (code == SQLITE_DONE)
    return WM_STEP_DONE;
  wm_database_set_error (self->database, code, error);
  return WM_STEP_FAILED;
}

gboolean
wm_statement_run (WmStatement *self, GError **error)
{
  WmStep step;

  do
    step = wm_statement_step (self, error);
  while (step == WM_STEP_ROW);
  return step == WM_STEP_DONE;
}

void
wm_statement_rewind (WmStatement *self)
{
  sqlite3_reset (self->stmt);
}

const char *
wm_statement_get_text (WmStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gint64
wm_statement_get_int (WmStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gboolean
wm_statement_is_null (WmStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

GBytes *
wm_statement_dup_bytes (WmStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);
  gsize size = (gsize) sqlite3_column_bytes (self->stmt, column);

  return g_bytes_new (data, size);
}

/* A statement that walks a whole table is fine over thirty rows and a stutter over thirty thousand;
 * the message names it long before a person feels it. */
static void
report_scan (WmStatement *self)
{
#ifdef WM_DEBUG_SQL
  int steps = sqlite3_stmt_status (self->stmt, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);

  if (steps > 0 && strstr (sqlite3_sql (self->stmt), "/*scan*/") == NULL)
    g_debug ("%s: scans a whole table (%d rows): %s", self->where, steps, sqlite3_sql (self->stmt));
#endif
}

void
wm_statement_release (WmStatement *self)
{
  report_scan (self);
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->busy = FALSE;
}

static void
wm_database_finalize (GObject *object)
{
  WmDatabase *self = WM_DATABASE (object);

  g_hash_table_unref (self->statements);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("The database was closed while somebody still used it");

  G_OBJECT_CLASS (wm_database_parent_class)->finalize (object);
}

static void
wm_database_class_init (WmDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_database_finalize;
}

static void
wm_database_init (WmDatabase *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);
}
