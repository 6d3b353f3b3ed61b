/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive.h"
#include "model/wm-search.h"
#include "wm-args.h"
#include "wm-history.h"
#include "wm-journal.h"
#include "wm-project.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* What the files of this folder share about a project. Nobody outside includes this. */

struct _WmProject
{
  GObject parent_instance;

  WmRegistry *registry;
  WmDatabase *database;
  WmArchive *archive; /* the file as it was opened or last saved; NULL before the first save */
  WmJournal *journal; /* NULL when read-only */
  GPtrArray *former;  /* (element-type WmJournal): where the journal was before it was moved */
  WmSearch *search;   /* NULL until somebody searches */
  WmHistory *history; /* NULL until somebody asks what can be undone */

  char *path;
  char *project_id;
  char *actor;
  char *head;
  gint64 head_seq;
  gint64 saved_seq;          /* the newest event that the file holds; 0: there is no file */
  gint64 saved_at;           /* when the file was written; Unix milliseconds */
  struct stat identity;      /* of the file that was opened or written */
  char *saved_head;          /* newest event id in the file */
  WmJournal *saving_journal; /* borrowed: the journal that the save under way began from */
  WmSnapshot *snapshot;      /* being saved: the state that a base begun meanwhile needs */
  gint64 snapshot_seq;
  gboolean has_saved_base; /* the journal goes on from the project file as it was opened or saved */

  GPtrArray *recovered; /* (element-type WmRecoveryItem): kept until the next save */
  char *unfitting;      /* folder of a journal that does not fit */
  gint64 n_recovered;
  GHashTable *spent;    /* (owned) char * hash -> (owned) char * path: staged files to be removed */
  guint n_readers;      /* workers that read staged files, which therefore stay */
  guint n_attaching;    /* workers that put files into the staging folder */
  WmSafety told_safety; /* what the last notify said */

  guint read_only : 1;
  guint brief : 1;
  guint editing : 1;
  guint saving : 1;
  guint told_modified : 1;  /* what the last notify of "modified" said */
  guint owner_is_stale : 1; /* the journal does not know yet which file it belongs to */
};

struct _WmEdit
{
  WmProject *project; /* borrowed */
  WmArgs *args;
  guint64 n_ids;

  /* What an edit of thousands of records asks for again and again; forgotten when it deletes. */
  GHashTable *known;      /* (owned) char * id -> (unowned) WmKind *: records that there are */
  const WmKind *numbered; /* nullable: the kind of which the next number is known */
  gint64 next_number;
};

enum
{
  WM_PROJECT_SIGNAL_CHANGED,
  WM_PROJECT_N_SIGNALS,
};

/**
 * wm_project_run_door:
 * @kind: kind of the event
 * @origin: (nullable): id of the event where it was first written
 * @keep_empty: whether an event is stored even where nothing changed
 *
 * wm_project_edit() with all its settings.
 */
gboolean
wm_project_run_door (WmProject *self, const char *kind, const char *verb, const char *origin,
                     gboolean keep_empty, WmEditFunc func, gpointer user_data, GError **error);

/** wm_edit_clear: frees what an edit kept for itself, when its closure has returned. */
void wm_edit_clear (WmEdit *self);

/** wm_project_new_for_options: a project without content. */
WmProject *wm_project_new_for_options (const WmProjectOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_replay: appends @event, as a journal or another copy holds it, to @database. */
gboolean wm_project_replay (WmDatabase *database, WmRegistry *registry, const WmEvent *event,
                            GError **error);

/** wm_project_note_files: adds files that @changeset brings to the list of files. */
gboolean wm_project_note_files (WmDatabase *database, WmRegistry *registry, GBytes *changeset,
                                GError **error);

/** wm_project_read_head: takes over the newest event of the database as the head. */
void wm_project_read_head (WmProject *self);

/** wm_project_notify_safety: tells where safety and "modified" changed. */
void wm_project_notify_safety (WmProject *self);
void wm_project_set_path (WmProject *self, const char *path);
void wm_project_set_saved_at (WmProject *self, gint64 at);
void wm_project_set_saving (WmProject *self, gboolean saving);

/** wm_project_dup_event_actor: (transfer full): the actor as events name them. */
char *wm_project_dup_event_actor (WmProject *self) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_take_snapshot: the database as it is now, a large one in the journal's folder. */
WmSnapshot *wm_project_take_snapshot (WmProject *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_project_dup_saved_base:
 * @more_than: bytes; a smaller database is copied in no time
 *
 * Returns: (transfer full) (nullable): the database as it is in the project file, where it is still
 *   the same; it is read when it is asked for
 */
WmSnapshot *wm_project_dup_saved_base (WmProject *self, gsize more_than) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_is_journaled: whether edits go into a journal. */
gboolean wm_project_is_journaled (WmProject *self);

/** wm_project_start_journal: makes the journal of a project that can be changed. */
gboolean wm_project_start_journal (WmProject *self, const char *root, GError **error);

/** wm_project_forget_recovered: deletes the journals of crashes, whose work is in the file now. */
void wm_project_forget_recovered (WmProject *self);

/**
 * wm_project_dup_staged_path:
 *
 * Returns: (transfer full) (nullable): where the bytes of a file lie that are not in the project
 * file
 */
char *wm_project_dup_staged_path (WmProject *self, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

/** wm_project_read_meta: (transfer full) (nullable): the value of @key in the table meta. */
char *wm_project_read_meta (WmDatabase *database, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
