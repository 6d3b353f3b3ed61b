/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The kinds that a program works with, and the SQL that follows from their descriptors. */

#define WM_TYPE_REGISTRY (wm_registry_get_type ())
G_DECLARE_FINAL_TYPE (WmRegistry, wm_registry, WM, REGISTRY, GObject)

/**
 * wm_registry_new:
 * @kinds: (array length=n_kinds) (transfer none): kinds that live as long as the program
 *
 * Returns: (transfer full): a registry of @kinds; a kind that breaks the rules of descriptors is a
 *   mistake of the program and ends it
 */
WmRegistry *wm_registry_new (const WmKind *const *kinds, guint n_kinds) G_GNUC_WARN_UNUSED_RESULT;

/** wm_registry_new_builtin: a registry of every kind that this program knows. */
WmRegistry *wm_registry_new_builtin (void) G_GNUC_WARN_UNUSED_RESULT;

guint wm_registry_get_n_kinds (WmRegistry *self);
const WmKind *wm_registry_get_kind (WmRegistry *self, guint index);

/** wm_registry_find_kind: (nullable): the kind with that id. */
const WmKind *wm_registry_find_kind (WmRegistry *self, const char *id);

/** wm_registry_get_version: the schema version that the newest kind or field needs. */
guint wm_registry_get_version (WmRegistry *self);

/**
 * wm_registry_admits_table:
 * @registry: a #WmRegistry; the type is that of a #WmTableFilter
 *
 * Returns: whether @table holds records or links, the only tables that edits change
 */
gboolean wm_registry_admits_table (const char *table, gpointer registry);

/* The parameters of WmKindSql.insert by their number. */
#define WM_INSERT_ID 1
#define WM_INSERT_NUMBER 2
#define WM_INSERT_FIRST_FIELD 3

/** WmKindSql: statements of one kind; parameters are :id, :number and the field ids. */
typedef struct
{
  char *columns; /* id, number and the fields in the order of the descriptor */
  char *select;  /* one record by :id */
  char *insert;  /* parameters in the order of columns, of the fields that have one */
  char *remove;  /* one record by :id */
  char **update; /* one statement a field, by :id and :value; empty where it has no column */
} WmKindSql;

const WmKindSql *wm_registry_get_sql (WmRegistry *self, const WmKind *kind);

G_END_DECLS
