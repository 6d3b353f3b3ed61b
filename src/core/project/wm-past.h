/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-changeset.h"
#include "wm-project.h"

G_BEGIN_DECLS

/* Readings of the list of events for people who look back: what an event changed, how a record was
 * then, who changed it when. Nothing here writes. */

/** WmFieldChange: one line of what an event changed; texts are as people read them. */
typedef struct
{
  const WmField *field; /* %NULL for a link */
  char *label;          /* owned: of the field, or what the link says */
  char *before;         /* owned, nullable: empty before */
  char *after;          /* owned, nullable: empty since */
} WmFieldChange;

/** WmRecordChange: what an event did to one record. */
typedef struct
{
  char *id;           /* owned */
  const WmKind *kind; /* nullable: of a later version of the program */
  char *title;        /* owned, nullable: what names it now, or named it when it was deleted */
  WmChangeOp op;      /* %WM_CHANGE_CHANGED where only its links changed */
  GPtrArray *fields;  /* owned (element-type WmFieldChange) */
} WmRecordChange;

void wm_record_change_free (WmRecordChange *self);

/**
 * wm_past_list_changes:
 * @event: an event with its changeset
 * @first: (nullable): id of a record that is listed first, and even where nothing of its own
 * changed
 * @limit: how many records at most
 * @n_records: (out) (optional): how many there are without the limit
 *
 * Returns: (transfer full) (element-type WmRecordChange): what the event changed, in the order of
 *   its changeset; nothing where the change was removed for good
 */
GPtrArray *wm_past_list_changes (WmProject *project, const WmEvent *event, const char *first,
                                 guint limit, guint *n_records) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_past_load_values:
 * @id: of a record, which may be gone by now
 * @seq: the number of an event
 * @is_whole: (out) (optional): %FALSE where a change since then was removed for good, so that the
 *   values may not be those of then
 *
 * Returns: (transfer full) (nullable): the values of the record as they were right after @seq, with
 *   every field present; %NULL where there was no such record then
 */
WmValues *wm_past_load_values (WmProject *project, const char *id, gint64 seq,
                               gboolean *is_whole) G_GNUC_WARN_UNUSED_RESULT;

/** wm_past_list_actors: (transfer full) (array zero-terminated=1): who made changes, by name. */
char **wm_past_list_actors (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_past_dup_display:
 * @value: (nullable): a canonical value of @field
 *
 * Returns: (transfer full) (nullable): the value as people read it, a reference as the name of what
 *   it refers to; %NULL for an empty one
 */
char *wm_past_dup_display (WmProject *project, const WmField *field,
                           const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
