/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* Questions to the records of a database. */

/** wm_records_load: (nullable): the record with that id, or %NULL where there is none. */
WmRecord *wm_records_load (WmDatabase *database, WmRegistry *registry,
                           const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** wm_records_find_kind: (nullable): the kind of the record with that id. */
const WmKind *wm_records_find_kind (WmDatabase *database, WmRegistry *registry, const char *id);

/** wm_records_dup_title: (nullable): what names the record with that id to people. */
char *wm_records_dup_title (WmDatabase *database, WmRegistry *registry,
                            const char *id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_dup_names:
 * @value: ids joined with commas, as a %WM_FIELD_RECORD or %WM_FIELD_RECORDS holds them
 * @missing: (nullable): stands for a record that is not there; %NULL leaves it out
 *
 * Returns: (transfer full): what names the records to people, sorted, as a list of words
 */
char *wm_records_dup_names (WmDatabase *database, WmRegistry *registry, const char *value,
                            const char *missing) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_list:
 *
 * Returns: (transfer full) (element-type WmRecord): every record of @kind, by number
 */
GPtrArray *wm_records_list (WmDatabase *database, WmRegistry *registry,
                            const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_dup_values:
 * @field: one of @kind's that has a column
 *
 * Returns: (transfer full) (element-type utf8 utf8): the canonical value of @field by the ids of
 * the records; those in which it is empty are left out
 */
GHashTable *wm_records_dup_values (WmDatabase *database, const WmKind *kind,
                                   const WmField *field) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *id;    /* owned */
  char *title; /* owned */
  char *key;   /* owned: what it is sorted by */
} WmRecordName;

void wm_record_name_free (WmRecordName *self);

/**
 * wm_records_list_values:
 * @field: one of @kind that has a column
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type utf8): the values that records have in @field, each once,
 *   as people sort them
 */
GPtrArray *wm_records_list_values (WmDatabase *database, const WmKind *kind, const WmField *field,
                                   guint limit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_list_names:
 *
 * Returns: (transfer full) (element-type WmRecordName): every record of @kind, by name as people
 *   sort them
 */
GPtrArray *
wm_records_list_names (WmDatabase *database, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

gint64 wm_records_count (WmDatabase *database, const WmKind *kind);

/** wm_records_count_without: how many have nothing in @field, which has a column. */
gint64 wm_records_count_without (WmDatabase *database, const WmKind *kind, const WmField *field);

/** wm_records_next_number: the number that a new record of @kind gets. */
gint64 wm_records_next_number (WmDatabase *database, const WmKind *kind);

/**
 * wm_records_resolve:
 * @kind: (nullable): the only kind that is meant
 * @text: an id, the first four or more digits of one, a number as people see it, a key
 *   (A.5.9), or, where @kind is given, the name of the record
 *
 * Finds the one record that @text means.
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with %WM_MODEL_ERROR_NOT_FOUND or
 *   %WM_MODEL_ERROR_AMBIGUOUS
 */
char *wm_records_resolve (WmDatabase *database, WmRegistry *registry, const WmKind *kind,
                          const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_resolve_list:
 * @text: several records, each as wm_records_resolve() takes it, with ";" or "," between them
 *
 * Returns: (transfer full) (nullable): their ids joined with commas, %NULL for none; on failure
 *   %NULL with the error of the first that is not clear
 */
char *wm_records_resolve_list (WmDatabase *database, WmRegistry *registry, const WmKind *kind,
                               const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** WmLink: one link of a record to another. */
typedef struct
{
  char *other_id;     /* owned */
  const WmKind *kind; /* of the other record */
  char *role;         /* owned */
  gboolean outgoing;  /* from the record asked about, else to it */
} WmLink;

void wm_link_free (WmLink *self);

/** wm_records_are_linked: whether a link goes from one to the other, either way. */
gboolean wm_records_are_linked (WmDatabase *database, const char *id, const char *other_id);

/** wm_records_list_links: (transfer full) (element-type WmLink): every link from and to @id. */
GPtrArray *wm_records_list_links (WmDatabase *database, WmRegistry *registry,
                                  const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** WmReferrer: a field of a record that names another one. */
typedef struct
{
  char *id; /* owned: the record whose field it is */
  const WmKind *kind;
  const WmField *field;
} WmReferrer;

void wm_referrer_free (WmReferrer *self);

/** wm_records_list_referrers: (transfer full) (element-type WmReferrer): who names @id. */
GPtrArray *wm_records_list_referrers (WmDatabase *database, WmRegistry *registry,
                                      const char *id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_records_find_evidence:
 *
 * Returns: (transfer full) (nullable): the id of the evidence whose file has that SHA-256
 */
char *wm_records_find_evidence (WmDatabase *database, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
