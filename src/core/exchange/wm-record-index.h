/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

G_BEGIN_DECLS

/* The records of one kind by everything that a table may name them with, read once: a table asks
 * for the same few people thousands of times. It says what the project held when it was made. */

typedef struct _WmRecordIndex WmRecordIndex;

/** WmIndexEntry: a record; it lives as long as its index. */
typedef struct
{
  const char *id;
  gint64 number;
  const char *title; /* "" where there is none */
  const char *key;   /* nullable */
} WmIndexEntry;

WmRecordIndex *
wm_record_index_new (WmProject *project, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void wm_record_index_free (WmRecordIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRecordIndex, wm_record_index_free)

guint wm_record_index_get_size (WmRecordIndex *self);

/** wm_record_index_get_entry: by number, then id. */
const WmIndexEntry *wm_record_index_get_entry (WmRecordIndex *self, guint position);

/* Each of these gives the record that is meant, %NULL for none, and sets @several where more than
 * one is meant (and the entry is one of them). Texts must be clean lines. */

/** wm_record_index_find_id: by its whole id. */
const WmIndexEntry *wm_record_index_find_id (WmRecordIndex *self, const char *text);
/** wm_record_index_find_number: by A-12, or 12 where @bare. */
const WmIndexEntry *wm_record_index_find_number (WmRecordIndex *self, const char *text,
                                                 gboolean bare, gboolean *several);
/** wm_record_index_find_key: by its key field, A.5.9; case and spaces make no difference. */
const WmIndexEntry *
wm_record_index_find_key (WmRecordIndex *self, const char *text, gboolean *several);
/** wm_record_index_find_name: by its title, also as "Lindner, Eva". */
const WmIndexEntry *
wm_record_index_find_name (WmRecordIndex *self, const char *text, gboolean *several);
/** wm_record_index_find: in any of these ways, in this order. */
const WmIndexEntry *wm_record_index_find (WmRecordIndex *self, const char *text, gboolean *several);

/** wm_record_index_suggest_key: (nullable): the key that was probably meant. */
const char *wm_record_index_suggest_key (WmRecordIndex *self, const char *text);
/** wm_record_index_suggest_name: (nullable): the title that was probably meant. */
const char *wm_record_index_suggest_name (WmRecordIndex *self, const char *text);

/**
 * wm_record_index_list_near:
 *
 * Returns: (transfer container) (element-type WmIndexEntry): at most @max records whose name is
 *   @text or nearly so, the nearest first
 */
GPtrArray *wm_record_index_list_near (WmRecordIndex *self, const char *text,
                                      guint max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
