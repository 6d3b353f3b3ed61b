/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WM_DATABASE_ERROR:
 *
 * What can go wrong below the project: the codes say what the caller can do about it.
 */
#define WM_DATABASE_ERROR (wm_database_error_quark ())
GQuark wm_database_error_quark (void);

typedef enum
{
  WM_DATABASE_ERROR_CORRUPT,    /* The image is not a sound database: open another copy. */
  WM_DATABASE_ERROR_CONSTRAINT, /* The edit breaks a rule of the data: correct the edit. */
  WM_DATABASE_ERROR_FULL,       /* No memory is left for it, or it is over the limit. */
  WM_DATABASE_ERROR_FAILED,     /* Anything else; the message is SQLite's. */
} WmDatabaseError;

/* A database of 512 MiB is far over the largest project that anybody keeps. */
#define WM_DATABASE_MAX_BYTES (512u * 1024u * 1024u)

#define WM_TYPE_DATABASE (wm_database_get_type ())
G_DECLARE_FINAL_TYPE (WmDatabase, wm_database, WM, DATABASE, GObject)

typedef struct _WmStatement WmStatement;

typedef enum
{
  WM_STEP_FAILED = -1,
  WM_STEP_DONE = 0,
  WM_STEP_ROW = 1,
} WmStep;

/**
 * wm_database_new_empty:
 *
 * Makes an empty database in memory, with the settings every project database has.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with an error
 */
WmDatabase *wm_database_new_empty (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_database_new_from_image:
 * @image: (transfer full): the bytes of a database file, allocated with
 *   wm_database_allocate_image(); taken over whether the call succeeds or not
 * @size: their number
 *
 * Opens @image as a database in memory. Nothing in it is trusted: it is checked page by page and
 * for broken references; its schema is for the caller to check.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with %WM_DATABASE_ERROR_CORRUPT
 */
WmDatabase *
wm_database_new_from_image (void *image, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_database_allocate_image:
 * @size: a number of bytes, at most %WM_DATABASE_MAX_BYTES
 *
 * Allocates memory that wm_database_new_from_image() can take over without a copy.
 *
 * Returns: (transfer full) (nullable): memory for wm_database_free_image(), or %NULL where there
 *   is not enough
 */
void *wm_database_allocate_image (gsize size) G_GNUC_WARN_UNUSED_RESULT;

/** wm_database_free_image: frees what wm_database_allocate_image() gave. */
void wm_database_free_image (void *image);

/**
 * wm_database_dup_snapshot:
 *
 * Copies the whole database as it is now. The copy never changes, so it can go to another thread.
 *
 * Returns: (transfer full) (nullable): the bytes of a database file, or %NULL with an error
 */
GBytes *wm_database_dup_snapshot (WmDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_database_prepare:
 * @sql: one statement, a literal or made of identifiers from descriptors; never of values
 *
 * Gives the statement for @sql from the cache, to be stepped and then released (by
 * `g_autoptr (WmStatement)`). SQL that does not compile, and a statement that is handed out while
 * it is in use, are mistakes of the program and end it.
 *
 * Returns: (transfer full): the statement
 */
#define wm_database_prepare(self, sql) wm_database_prepare_at ((self), (sql), G_STRLOC)
WmStatement *wm_database_prepare_at (WmDatabase *self, const char *sql,
                                     const char *where) G_GNUC_WARN_UNUSED_RESULT;

/** wm_database_execute: runs @sql, which may be several statements without parameters. */
gboolean wm_database_execute (WmDatabase *self, const char *sql, GError **error);

/**
 * wm_database_begin:
 * @error: return location for an error
 *
 * Opens the one door through which the tables can be written: a transaction. Whatever writes to
 * the project's tables outside it fails when it commits, in release builds too.
 */
gboolean wm_database_begin (WmDatabase *self, GError **error);

/**
 * wm_database_check_references:
 *
 * Tells, inside a transaction, whether every reference holds, so that the commit that follows
 * cannot fail for a broken one.
 */
gboolean wm_database_check_references (WmDatabase *self, GError **error);
gboolean wm_database_commit (WmDatabase *self, GError **error);
void wm_database_rollback (WmDatabase *self);

/**
 * wm_database_get_handle:
 *
 * The SQLite connection, for the neighbours of this file that record and apply changesets. Nobody
 * outside `src/core/store` calls this.
 *
 * Returns: (transfer none) (type gpointer): the `sqlite3 *`
 */
gpointer wm_database_get_handle (WmDatabase *self);

/** wm_database_set_error: turns SQLite's result @code into a #GError of ours. */
void wm_database_set_error (WmDatabase *self, int code, GError **error);

/* Statements. Parameters are named (":title"); an unknown name is a mistake of the program. */
void wm_statement_bind_text (WmStatement *self, const char *name, const char *value);
void wm_statement_bind_int (WmStatement *self, const char *name, gint64 value);
void wm_statement_bind_null (WmStatement *self, const char *name);

/* The same by the number of the parameter, for statements that run thousands of times; parameters
 * count from 1 in the order in which the SQL names them first. */
/** wm_statement_get_parameter: the number of the parameter @name. */
int wm_statement_get_parameter (WmStatement *self, const char *name);
void wm_statement_bind_text_at (WmStatement *self, int index, const char *value);
void wm_statement_bind_int_at (WmStatement *self, int index, gint64 value);

/** wm_statement_bind_bytes: binds @value, which must live until the statement is released. */
void wm_statement_bind_bytes (WmStatement *self, const char *name, GBytes *value);

/**
 * wm_statement_step:
 *
 * Goes to the next row.
 *
 * Returns: %WM_STEP_ROW, %WM_STEP_DONE after the last one, or %WM_STEP_FAILED with @error set
 */
WmStep wm_statement_step (WmStatement *self, GError **error);

/** wm_statement_run: steps to the end, passing over any rows. */
gboolean wm_statement_run (WmStatement *self, GError **error);

/** wm_statement_rewind: makes @self ready to run again; bindings stay. */
void wm_statement_rewind (WmStatement *self);

/* Columns of the current row, counted from 0. Text is borrowed until the next step. */
const char *wm_statement_get_text (WmStatement *self, int column);
gint64 wm_statement_get_int (WmStatement *self, int column);
gboolean wm_statement_is_null (WmStatement *self, int column);
GBytes *wm_statement_dup_bytes (WmStatement *self, int column) G_GNUC_WARN_UNUSED_RESULT;

void wm_statement_release (WmStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmStatement, wm_statement_release)

G_END_DECLS
