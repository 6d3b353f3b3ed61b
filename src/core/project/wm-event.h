/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"

G_BEGIN_DECLS

/* An event is one thing that somebody did to a project. The events of a project are a chain: the id
 * of each covers its content and the id before it. */

#define WM_EVENT_KIND_EDIT "edit"
#define WM_EVENT_KIND_UNDO "undo"
#define WM_EVENT_KIND_REDO "redo"
#define WM_EVENT_KIND_MIGRATION "migration"
#define WM_EVENT_KIND_PURGE "purge"

/* The verb of the first event of every project; nothing before it can be undone. */
#define WM_EVENT_VERB_CREATE "create_project"
/* The bytes of evidence are in the project again; it changes no record. */
#define WM_EVENT_VERB_REGAIN "regain"

#define WM_ACTOR_MAX 100 /* characters */

typedef struct
{
  gint64 seq;             /* from 1, without gaps */
  char *id;               /* 64 hex digits */
  char *prev;             /* id of the event before; of the first: SHA-256 of the project's id */
  gint64 at;              /* Unix milliseconds, UTC; may go back, as clocks do */
  char *actor;            /* who, as a name */
  char *kind;             /* WM_EVENT_KIND_… */
  char *verb;             /* token of what was done */
  char *args;             /* canonical JSON: what it was done to, as tokens and numbers */
  char *origin;           /* id of the event where it was first written; "": this one */
  char *changeset_sha256; /* 64 hex digits, kept when the changeset itself was purged */
  GBytes *changeset;      /* nullable: purged, or not read */
} WmEvent;

WmEvent *wm_event_new (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_event_free (WmEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmEvent, wm_event_free)

/**
 * wm_event_dup_first_prev:
 *
 * Returns: (transfer full): what the first event of the project @project_id has for prev
 */
char *wm_event_dup_first_prev (const char *project_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_event_dup_computed_id:
 *
 * Computes the id of @self from its other fields: the SHA-256 over "waymark-event-1\n" and then
 * each of prev, seq, at, actor, kind, verb, args, origin and the SHA-256 of the changeset, as a
 * 64-bit big-endian length and that many bytes. Numbers are decimal ASCII, hashes their 32 bytes,
 * an empty origin no bytes.
 *
 * Returns: (transfer full): 64 hex digits
 */
char *wm_event_dup_computed_id (const WmEvent *self) G_GNUC_WARN_UNUSED_RESULT;

/** wm_event_seal: sets the changeset's hash and then the id of @self from the rest. */
void wm_event_seal (WmEvent *self);

/**
 * wm_event_check:
 *
 * Tells whether @self is what its id and its hashes say, @error (in plain English) if not.
 */
gboolean wm_event_check (const WmEvent *self, GError **error);

/** wm_event_insert: appends @self to the list of @database, inside wm_database_begin(). */
gboolean wm_event_insert (const WmEvent *self, WmDatabase *database, GError **error);

/**
 * wm_event_load:
 *
 * Returns: (transfer full) (nullable): the event @seq with its changeset, or %NULL where there is
 *   none
 */
WmEvent *wm_event_load (WmDatabase *database, gint64 seq) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_event_list:
 * @first: the lowest number wanted
 * @limit: how many at most; -1: all
 *
 * Returns: (transfer full) (element-type WmEvent): events without their changesets, oldest first
 */
GPtrArray *
wm_event_list (WmDatabase *database, gint64 first, gint64 limit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_event_find_of_record:
 * @record_id: id of a record, which may be gone
 * @first: the lowest number that is looked at
 * @last: the highest
 * @seqs: (element-type gint64): gets the numbers of the events, the newest first
 *
 * Finds the events in whose change or words the record occurs. Of tens of thousands each has to be
 * looked at, so whoever has a main loop takes them in slices, the newest first.
 */
void wm_event_find_of_record (WmDatabase *database, const char *record_id, gint64 first,
                              gint64 last, GArray *seqs);

/** wm_event_find_seq: the number of the event with @id, or 0 where there is none. */
gint64 wm_event_find_seq (WmDatabase *database, const char *id);

/**
 * wm_event_load_head:
 *
 * Returns: (transfer full) (nullable): the newest event without its changeset
 */
WmEvent *wm_event_load_head (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
