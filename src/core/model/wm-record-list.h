/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-record-query.h"
#include "wm-record.h"
#include "wm-registry.h"

G_BEGIN_DECLS

/* The records of one kind as a #GListModel of #WmRecord. It holds their ids and reads a record when
 * somebody looks at it, so that a view of a hundred thousand costs what is on the screen. What is
 * said of it before anybody asked for its records costs nothing. */

#define WM_TYPE_RECORD_LIST (wm_record_list_get_type ())
G_DECLARE_FINAL_TYPE (WmRecordList, wm_record_list, WM, RECORD_LIST, GObject)

WmRecordList *wm_record_list_new (WmDatabase *database, WmRegistry *registry,
                                  const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_record_list_set_order:
 * @field: (nullable): one of the kind's; %NULL for the number
 *
 * Sorts by @field. Texts sort without case and accents and with numbers in them by their size
 * ("Laptop 9" before "Laptop 10"), a reference by the name of what it names, a choice by the order
 * of its choices; what is empty stands first.
 */
void wm_record_list_set_order (WmRecordList *self, const WmField *field, gboolean descending);
/** wm_record_list_set_orders: see wm_record_query_set_orders(). */
void wm_record_list_set_orders (WmRecordList *self, const WmRecordOrder *orders, guint n_orders);

/**
 * wm_record_list_set_filter:
 * @field: (nullable): one of the kind's; %NULL shows every record
 * @value: (nullable): the canonical value that @field must have; %NULL for an empty one
 *
 * This filter and no other; see wm_record_list_add_filter().
 */
void wm_record_list_set_filter (WmRecordList *self, const WmField *field, const char *value);

/**
 * wm_record_list_add_filter:
 * @field: one of the kind's
 * @value: (nullable): the canonical value that @field must have, where it holds several choices one
 *   that must be among them; %NULL for an empty one
 *
 * Narrows the list further; a second value for the same field takes the place of the first.
 */
void wm_record_list_add_filter (WmRecordList *self, const WmField *field, const char *value);

/**
 * wm_record_list_remove_filter:
 * @field: (nullable): %NULL: any, and what wm_record_list_set_only() said too
 *
 * Takes back what was said about @field. A text stays.
 */
void wm_record_list_remove_filter (WmRecordList *self, const WmField *field);

/**
 * wm_record_list_set_only:
 * @ids: (nullable) (element-type utf8): ids, copied; %NULL: every record
 *
 * Shows only these records, for what no field says: those that a gap of the overview is about.
 */
void wm_record_list_set_only (WmRecordList *self, GPtrArray *ids);

/**
 * wm_record_list_freeze:
 *
 * Until wm_record_list_thaw() is called as often, order, filters, ids and text may be said without
 * the list being read for each; it keeps what it shows, and is then read once.
 */
void wm_record_list_freeze (WmRecordList *self);
void wm_record_list_thaw (WmRecordList *self);

/** wm_record_list_is_filtered: whether a filter or a text keeps records out of the list. */
gboolean wm_record_list_is_filtered (WmRecordList *self);

/**
 * wm_record_list_set_text:
 * @text: (nullable): what a person typed
 *
 * Shows only records in which every word of @text occurs, also as a part of a word, in whatever a
 * person reads there: the number, texts, the words for choices, the names of what is referred to.
 * Case and accents make no difference. Goes together with the filters.
 */
void wm_record_list_set_text (WmRecordList *self, const char *text);

/**
 * wm_record_list_warm:
 * @n_records: how many to read at most, so that a slice fits between two frames
 *
 * Reads ahead what wm_record_list_set_text() looks through, so that the first key waits for
 * nothing.
 *
 * Returns: whether there is more to do
 */
gboolean wm_record_list_warm (WmRecordList *self, guint n_records);

/**
 * wm_record_list_cool:
 *
 * Gives back what was read ahead and kept, some megabytes for tens of thousands of records: nobody
 * sees the list for now. It is read again when it is asked for.
 */
void wm_record_list_cool (WmRecordList *self);

/**
 * wm_record_list_refresh:
 * @changed: (nullable) (element-type utf8): ids of the records that changed, of any kind, as a set;
 *   %NULL: any
 *
 * Reads the list anew and tells views about the rows that are different, so that all others keep
 * their selection and their place. Very many scattered rows are told as the one stretch from the
 * first to the last.
 */
void wm_record_list_refresh (WmRecordList *self, GHashTable *changed);

/** wm_record_list_get_id: the id of the record at @position; the record itself is not read. */
const char *wm_record_list_get_id (WmRecordList *self, guint position);

/** wm_record_list_find: whether the record with @id is in the list, and where. */
gboolean wm_record_list_find (WmRecordList *self, const char *id, guint *position);

G_END_DECLS
