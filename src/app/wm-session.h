/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-save.h"
#include "standard/wm-catalogue.h"
#include "wm-work.h"

G_BEGIN_DECLS

#define WM_TYPE_SESSION (wm_session_get_type ())

/**
 * WmSession:
 *
 * A project while it is open in a window: what the header says about it, saving by hand and by
 * itself, and the words for what went wrong. It shows nothing; the window listens to it.
 *
 * Properties, all with notify: `status` (the state of safety in words), `undo-label` and
 * `redo-label` (%NULL where there is nothing), `saving`, `company`, `file-name`.
 */
G_DECLARE_FINAL_TYPE (WmSession, wm_session, WM, SESSION, GObject)

/**
 * wm_session_new:
 * @project: the open project; the session keeps a reference
 */
WmSession *wm_session_new (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

/** wm_session_get_project: (transfer none): the open project. */
WmProject *wm_session_get_project (WmSession *self);
WmDatabase *wm_session_get_database (WmSession *self);
WmRegistry *wm_session_get_registry (WmSession *self);
/** wm_session_get_catalogue: (transfer none) (nullable): the edition that the project works in. */
WmCatalogue *wm_session_get_catalogue (WmSession *self);
/** wm_session_get_kind: the kind with @id; an unknown one is a mistake of the program. */
const WmKind *wm_session_get_kind (WmSession *self, const char *id);

/** wm_session_get_status: "Saved 14:02", "Safe here, not yet in the file" or "Not safe yet". */
const char *wm_session_get_status (WmSession *self);
WmSafety wm_session_get_safety (WmSession *self);
/** wm_session_get_company: the name of the company, or what stands in for it; never empty. */
const char *wm_session_get_company (WmSession *self);
/** wm_session_get_file_name: the name of the file without its folder. */
const char *wm_session_get_file_name (WmSession *self);
/** wm_session_get_undo_label: (nullable): what an undo would take back, as a sentence. */
const char *wm_session_get_undo_label (WmSession *self);
const char *wm_session_get_redo_label (WmSession *self);
gboolean wm_session_is_saving (WmSession *self);

/**
 * wm_session_flush:
 *
 * Has whatever is being typed into a field written now, as if the keyboard had left it. Saving,
 * undoing and closing do so first.
 */
void wm_session_flush (WmSession *self);

/** wm_session_undo: undoes, and says what in a toast, or why not. */
void wm_session_undo (WmSession *self);
void wm_session_redo (WmSession *self);

/**
 * wm_session_undo_to:
 * @seq: the number of an event
 *
 * Takes back what came after @seq, in one step, and says how much in a toast with Redo.
 */
void wm_session_undo_to (WmSession *self, gint64 seq);
/** wm_session_redo_all: brings back all that wm_session_undo_to() just took, and says so. */
void wm_session_redo_all (WmSession *self);

/**
 * wm_session_set_value:
 * @value: (nullable): the canonical value, %NULL to clear
 *
 * Writes one field of one record. The caller shows @error beside the field.
 */
gboolean wm_session_set_value (WmSession *self, const char *record_id, const WmField *field,
                               const char *value, GError **error);

/**
 * wm_session_delete:
 * @ids: ids of records, ended by %NULL
 *
 * Deletes records and says so in a toast with Undo.
 */
gboolean wm_session_delete (WmSession *self, const char *const *ids);

/** WmOffer: the button beside a sentence. */
typedef enum
{
  WM_OFFER_NOTHING,
  WM_OFFER_UNDO,
  WM_OFFER_REDO, /* all that the newest undo took */
} WmOffer;

/**
 * wm_session_link_all:
 * @ids: ended by %NULL; one that is @to itself is left out
 *
 * Links records with one other in the way that suits the kinds; says so, or what stood in the way.
 */
void wm_session_link_all (WmSession *self, const char *const *ids, const char *to);

/**
 * wm_session_prepare_search:
 *
 * Begins to fill the index of what can be searched, without waiting for the window to be seen
 * first. What wm_project_find_so_far() finds is not complete before that is done.
 */
void wm_session_prepare_search (WmSession *self);

/** wm_session_say: shows a sentence for a moment, with a button for what is offered. */
void wm_session_say (WmSession *self, const char *sentence, WmOffer offer);

/** wm_session_say_done: says what the newest change was, with Undo; nothing where there is none. */
void wm_session_say_done (WmSession *self);

/**
 * wm_session_set_field:
 * @ids: ids of records of one kind, ended by %NULL; none changes nothing
 * @value: (nullable): %NULL empties the field
 *
 * Gives one field of all of them a value, with one event, and says so in a toast with Undo.
 *
 * Returns: (transfer full) (nullable): why it was refused, for people
 */
char *wm_session_set_field (WmSession *self, const char *const *ids, const char *field_id,
                            const char *value) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_session_report:
 * @error: (transfer full) (nullable): what went wrong; one that says "cancelled" is not shown
 *
 * Shows a failure that belongs to no field.
 */
void wm_session_report (WmSession *self, GError *error);

/**
 * wm_session_begin_work:
 * @words: what goes on, such as "Attaching 3 files…"
 *
 * Tells the window that a worker is busy: it shows how far that is where it takes longer, and
 * closes only when it has ended. The caller ends it.
 */
WmWork *wm_session_begin_work (WmSession *self, const char *words) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_session_dup_opened_folder:
 * @name: plain characters, such as the id of a record
 *
 * Returns: (transfer full) (nullable): a private folder of that name for copies that other programs
 *   show; it goes with the session
 */
char *wm_session_dup_opened_folder (WmSession *self, const char *name,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_session_save_async:
 * @path: (nullable): another file, or %NULL for the project's own
 *
 * Saves in a worker. The finish function gives the error; nothing is shown by itself.
 */
void
wm_session_save_async (WmSession *self, const char *path, WmSaveFlags flags,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean wm_session_save_finish (WmSession *self, GAsyncResult *result, GError **error);

/**
 * wm_session_set_autosave:
 * @minutes: idle minutes after which a changed project is saved; 0: never
 */
void wm_session_set_autosave (WmSession *self, guint minutes);

G_END_DECLS
