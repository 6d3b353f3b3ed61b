/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* SQLite's application_id of a project database: "Wmrk". */
#define WM_SCHEMA_APPLICATION_ID 0x576d726b

/**
 * wm_schema_dup_sql:
 * @version: a schema version from 1 to wm_registry_get_version()
 *
 * The statements of migration @version: the fixed tables (first version only), the tables of the
 * kinds and the columns of the fields that it brings. Migrations only create tables and indexes or
 * add columns, so that recorded changes of older versions still apply; what rows say stays.
 *
 * Returns: (transfer full): SQL
 */
char *wm_schema_dup_sql (WmRegistry *registry, guint version) G_GNUC_WARN_UNUSED_RESULT;

/** wm_schema_get_version: the version that @database says it has; 0 for an empty one. */
guint wm_schema_get_version (WmDatabase *database);

/**
 * wm_schema_migrate:
 *
 * Brings @database from its version to the newest of @registry; inside wm_database_begin().
 */
gboolean wm_schema_migrate (WmDatabase *database, WmRegistry *registry, GError **error);

/**
 * wm_schema_check:
 *
 * Tells whether the schema of @database is, statement for statement, what the migrations of its
 * version create, and nothing else: a trigger or a view in a file that somebody sent would run.
 * A version that @registry does not know, or another program's database, is an error of
 * %WM_DATABASE_ERROR_CORRUPT.
 */
gboolean wm_schema_check (WmDatabase *database, WmRegistry *registry, GError **error);

G_END_DECLS
