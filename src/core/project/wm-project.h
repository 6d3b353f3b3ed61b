/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-records.h"
#include "model/wm-values.h"
#include "wm-event.h"
#include "wm-project-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An open project. Everything that changes it goes through one function, which records the change
 * as an event; undo, recovery, the history, the search index and views are readings of the events.
 */

#define WM_TYPE_PROJECT (wm_project_get_type ())
G_DECLARE_FINAL_TYPE (WmProject, wm_project, WM, PROJECT, GObject)

typedef struct _WmEdit WmEdit;

/** WmSafety: where the newest change is, in the words of the window's header. */
typedef enum
{
  WM_SAFETY_SAVED,    /* in the file */
  WM_SAFETY_SAFE,     /* in the recovery journal, on the disk; not yet in the file */
  WM_SAFETY_NOT_SAFE, /* only in memory */
} WmSafety;

typedef struct
{
  WmRegistry *registry;      /* kinds of record to work with */
  const char *recovery_root; /* folder of the journals; NULL: the default place */
  const char *actor;         /* who makes the changes; NULL: wm_project_dup_default_actor() */
  gboolean read_only;        /* nothing will be changed; takes no lock */
  gboolean brief;            /* the program saves and ends at once: edits that were never saved are
                              * reported as not done, so they go into no journal */
} WmProjectOptions;

/**
 * wm_project_dup_default_actor:
 *
 * Returns: (transfer full): `WAYMARK_ACTOR`, else the real name of the account, else its login name
 */
char *wm_project_dup_default_actor (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_create:
 * @edition: an edition of the standard that the catalogue knows, as "2022"
 * @company: (nullable): the name of the company
 *
 * Makes a project with its company, and a record for each requirement and control of @edition. It
 * has no file until wm_project_save_as().
 */
WmProject *wm_project_create (const WmProjectOptions *options, const char *edition,
                              const char *company, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_open:
 * @path: a project file
 *
 * Opens a project. What a crash left in the recovery journal of this file and continues it is taken
 * over without a question: see wm_project_get_n_recovered().
 */
WmProject *wm_project_open (const char *path, const WmProjectOptions *options,
                            GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_open_async: the same with the slow part in a worker; @options are copied. */
void
wm_project_open_async (const char *path, const WmProjectOptions *options, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
WmProject *wm_project_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_close:
 *
 * Ends the project; its journal goes when nothing in it is unsaved, and stays for the next start
 * otherwise. Not while a save is under way: a window that closes starts wm_project_save_async(),
 * hides, and closes the project when that has succeeded; where it failed the project is open and
 * modified as before, and the window comes back.
 */
void wm_project_close (WmProject *self);

WmDatabase *wm_project_get_database (WmProject *self);
WmRegistry *wm_project_get_registry (WmProject *self);
/** wm_project_get_path: (nullable): the resolved path of the project file. */
const char *wm_project_get_path (WmProject *self);
const char *wm_project_get_id (WmProject *self);
const char *wm_project_get_actor (WmProject *self);
/** wm_project_dup_company: (transfer full): the name of the company, "" where it has none yet. */
char *wm_project_dup_company (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_project_dup_edition: (transfer full): the edition that the project works in, as "2022". */
char *wm_project_dup_edition (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_project_get_head: the id of the newest event. */
const char *wm_project_get_head (WmProject *self);
/** wm_project_get_head_seq: its number, which is the number of events. */
gint64 wm_project_get_head_seq (WmProject *self);
WmSafety wm_project_get_safety (WmProject *self);
/** wm_project_is_modified: whether the file lacks a change. */
gboolean wm_project_is_modified (WmProject *self);
/**
 * wm_project_get_saved_at:
 *
 * Returns: when the file was written, in milliseconds since 1970 in UTC: the last save, or the time
 *   of the file that was opened; 0 where there is no file yet
 */
gint64 wm_project_get_saved_at (WmProject *self);

/** wm_project_get_n_recovered: how many events were taken over from a journal at opening. */
gint64 wm_project_get_n_recovered (WmProject *self);
/**
 * wm_project_get_unfitting_recovery:
 *
 * Returns: (nullable): the folder of a journal of this file that does not continue it, because the
 *   file was changed elsewhere since; it is kept until somebody decides
 */
const char *wm_project_get_unfitting_recovery (WmProject *self);

/** WmEditFunc: makes the changes of one edit; on %FALSE with an error nothing of it stays. */
typedef gboolean (*WmEditFunc) (WmEdit *edit, gpointer user_data, GError **error);

/**
 * wm_project_edit:
 * @verb: token of what is done
 *
 * The one door: runs @func inside a transaction and stores what it changed as one event. When it
 * changed nothing there is no event, and that is no error.
 */
gboolean wm_project_edit (WmProject *self, const char *verb, WmEditFunc func, gpointer user_data,
                          GError **error);

/**
 * wm_project_sync:
 *
 * Waits until every change is on the disk, in the journal or in the file. A journal that could not
 * be written is tried again.
 */
gboolean wm_project_sync (WmProject *self, GError **error);

/**
 * wm_project_move_recovery:
 * @root: another folder for the recovery journal
 *
 * For a journal that cannot be written where it is: begins a new one in @root with all unsaved
 * work, attached files too, and waits until that is on the disk. Whoever opens the project after a
 * crash has to look there: the program remembers @root for #WmProjectOptions.recovery_root. On
 * failure the journal stays where it is.
 */
gboolean wm_project_move_recovery (WmProject *self, const char *root, GError **error);

/**
 * wm_project_find:
 *
 * Full-text search over the records; fills the index first where that is not done yet.
 *
 * Returns: (transfer full) (element-type WmSearchHit): see wm_search_find()
 */
GPtrArray *
wm_project_find (WmProject *self, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_find_so_far:
 * @complete: (out): whether the index is filled
 *
 * The same without filling the index, for a window that does so in slices.
 */
GPtrArray *wm_project_find_so_far (WmProject *self, const char *text, guint limit,
                                   gboolean *complete) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_fill_search_slice:
 * @n_records: how many to read at most, so that a slice fits between two frames
 *
 * Goes on filling the index that wm_project_find() looks into, so that the first search waits for
 * nothing.
 *
 * Returns: whether there is more to do
 */
gboolean wm_project_fill_search_slice (WmProject *self, guint n_records);

G_END_DECLS
