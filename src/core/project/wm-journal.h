/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-snapshot.h"
#include "wm-event.h"
#include "wm-journal-folder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The recovery journal of one open project: a folder that says which file it belongs to, a lock as
 * long as somebody has the project open, and generations of a base (a snapshot of the database) and
 * a segment (the events since). Files that are attached wait in its staging folder until they are
 * in the project file. Recovery is "open the base, replay". */

#define WM_TYPE_JOURNAL (wm_journal_get_type ())
G_DECLARE_FINAL_TYPE (WmJournal, wm_journal, WM, JOURNAL, GObject)

/**
 * wm_journal_dup_default_root:
 *
 * Returns: (transfer full): the folder under the user's data that holds all journals
 */
char *wm_journal_dup_default_root (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_journal_new:
 * @root: the folder that holds all journals; made where it is missing
 *
 * Makes the folder of a project that was just opened and locks it. Its signal `synced` is emitted
 * in the main context of the caller after events have reached the disk, and after they failed to.
 *
 * Returns: (transfer full) (nullable): the journal, or %NULL with an error of %G_FILE_ERROR
 */
WmJournal *
wm_journal_new (const char *root, const char *project_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *wm_journal_get_folder (WmJournal *self);

/** wm_journal_dup_staging_path: where the bytes with that SHA-256 wait. */
char *wm_journal_dup_staging_path (WmJournal *self, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_journal_set_owner:
 * @path: (nullable): the project file; %NULL for a project that was never saved
 *
 * Writes down which file the journal belongs to.
 */
gboolean
wm_journal_set_owner (WmJournal *self, const char *path, const char *company, GError **error);

/**
 * wm_journal_needs_base:
 *
 * Returns: whether the next event begins a generation, so that wm_journal_append() wants the
 *   database as it was before the event
 */
gboolean wm_journal_needs_base (WmJournal *self);

/**
 * wm_journal_append:
 * @base: (nullable): the snapshot before @event, where wm_journal_needs_base() says so
 *
 * Appends @event with one write. On return it is in the file but not yet on the disk: a thread
 * syncs it. When it could not be written the journal is broken, and the next call begins a new
 * generation.
 */
gboolean
wm_journal_append (WmJournal *self, const WmEvent *event, WmSnapshot *base, GError **error);

/**
 * wm_journal_checkpoint:
 * @base: the database as it is now
 *
 * Begins a generation with @base and no event, so that all that is unsaved is in the journal: for a
 * broken one to be tried again without waiting for an edit, and for one that is moved. Whether it
 * reached the disk is for wm_journal_wait() to say.
 */
void wm_journal_checkpoint (WmJournal *self, WmSnapshot *base);

/** wm_journal_retry: lets a broken journal try again at the next event, without a pause. */
void wm_journal_retry (WmJournal *self);

/** wm_journal_retract: takes the last appended event back, whose commit failed. */
void wm_journal_retract (WmJournal *self);

/**
 * wm_journal_wait:
 *
 * Waits until every appended event is on the disk.
 */
gboolean wm_journal_wait (WmJournal *self, GError **error);

/** wm_journal_is_synced: whether every appended event is on the disk. */
gboolean wm_journal_is_synced (WmJournal *self);

/** wm_journal_is_broken: whether an event could not be written or synced. */
gboolean wm_journal_is_broken (WmJournal *self);

/**
 * wm_journal_rotate:
 *
 * Ends the generation: what it holds is about to be saved. The next event begins a new one.
 *
 * Returns: the number of the generation, for wm_journal_forget() once the file is saved
 */
guint wm_journal_rotate (WmJournal *self);

/** wm_journal_forget: deletes generations up to @generation, which are safe somewhere else now. */
void wm_journal_forget (WmJournal *self, guint generation);

/**
 * wm_journal_read_base:
 *
 * Returns: (transfer full) (nullable): the snapshot of a generation, or %NULL with an error where
 *   it is not there or not as it was written
 */
GBytes *wm_journal_read_base (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_journal_discard: deletes the folder; for a project that is closed with nothing left over. */
void wm_journal_discard (WmJournal *self);

/**
 * wm_journal_read_segment:
 *
 * Reads the events of a segment. A torn frame ends the list; it is what a crash leaves behind. So
 * do zeros, which stand where the next events would have been written.
 *
 * Returns: (transfer full) (element-type WmEvent) (nullable): the events, or %NULL with an error
 *   where the file cannot be read at all
 */
GPtrArray *wm_journal_read_segment (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
