/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main thread appends an event with one write and goes on; the thread of the journal writes
 * bases and syncs. `appended` counts events, `synced` is the count that is known to be on the disk.
 * After a failure nothing of the generation is trusted to be complete any more: the next event
 * begins a new one with a base of its own. */
#include "config.h"

#include "wm-journal.h"

#include "wm-files.h"
#include "wm-journal-base.h"
#include "wm-journal-frame.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A segment is closed when the last job that syncs it is done. */
typedef struct
{
  int fd;
  gboolean is_new; /* its name is not synced yet; only the thread looks at it */
} Segment;

typedef enum
{
  JOB_SYNC,
  JOB_BASE,
  JOB_FORGET,
  JOB_STOP,
} JobType;

typedef struct
{
  JobType type;
  Segment *segment; /* JOB_SYNC: a reference */
  guint64 count;    /* JOB_SYNC, JOB_BASE: events that are on the disk afterwards; 0: no more */
  WmSnapshot *base; /* JOB_BASE */
  guint generation; /* JOB_BASE, JOB_FORGET */
} Job;

/* Writing over what the file has already is known to be safe a third sooner than making it longer,
 * which has to write down its new length, too. What is read stops at zeros as at a torn frame. */
#define RESERVE (64 * 1024)

/* A full disk is asked again this often, not at every edit: each try copies the database. */
#define RETRY_SECONDS 2

struct _WmJournal
{
  GObject parent_instance;

  char *folder;
  int folder_fd;
  int lock_fd;
  GMainContext *context;

  Segment *segment; /* of the current generation; NULL before its first event */
  goffset end;      /* of the segment, behind its last whole frame */
  goffset last_end; /* behind the frame before, for wm_journal_retract() */
  goffset reserved; /* length of the segment with the zeros behind its end */
  guint generation;
  guint forgotten;    /* the newest generation that was deleted; only the thread looks at it */
  gboolean is_listed; /* the folder's own name is on the disk; only the thread looks at it */

  GThread *thread;
  GAsyncQueue *jobs; /* (owned) Job * */

  GMutex mutex; /* protects what follows */
  GCond cond;
  guint64 appended;
  guint64 synced;
  GError *failure;
  gint64 retry_at; /* monotonic: when a broken journal is tried again */
  guint publish_id;
};

enum
{
  SIGNAL_SYNCED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmJournal, wm_journal, G_TYPE_OBJECT)

static void
segment_close (gpointer data)
{
  Segment *segment = data;

  close (segment->fd);
}

static void
segment_unref (Segment *segment)
{
  g_atomic_rc_box_release_full (segment, segment_close);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->segment, segment_unref);
  g_clear_pointer (&job->base, wm_snapshot_unref);
  g_free (job);
}

char *
wm_journal_dup_default_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "waymark", "recovery", NULL);
}

static char *
dup_generation_path (WmJournal *self, const char *prefix, guint generation)
{
  g_autofree char *name = g_strdup_printf ("%s%06u", prefix, generation);

  return g_build_filename (self->folder, name, NULL);
}

static gboolean
publish_cb (gpointer user_data)
{
  WmJournal *self = user_data;

  g_mutex_lock (&self->mutex);
  self->publish_id = 0;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[SIGNAL_SYNCED], 0);
  return G_SOURCE_REMOVE;
}

/* Called by the thread with the mutex held. Nobody listens in a program without a main loop, and
 * then nobody would ever run the source. */
static void
publish (WmJournal *self)
{
  g_autoptr (GSource) source = NULL;

  g_cond_broadcast (&self->cond);
  if (self->publish_id != 0 ||
      !g_signal_has_handler_pending (self, signals[SIGNAL_SYNCED], 0, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, publish_cb, g_object_ref (self), g_object_unref);
  self->publish_id = g_source_attach (source, self->context);
}

static void
fail (WmJournal *self, GError *failure)
{
  g_mutex_lock (&self->mutex);
  /* Only a try that failed puts off the next one: edits that come meanwhile must not do so. */
  if (self->failure == NULL)
    {
      self->retry_at = g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC;
      self->failure = failure;
    }
  else
    g_error_free (failure);
  publish (self);
  g_mutex_unlock (&self->mutex);
}

static void
succeed (WmJournal *self, guint64 count)
{
  g_mutex_lock (&self->mutex);
  if (self->failure == NULL)
    self->synced = MAX (self->synced, count);
  publish (self);
  g_mutex_unlock (&self->mutex);
}

/* A file is safe when its name is, and the name of its folder. */
static gboolean
sync_names (WmJournal *self)
{
  if (wm_files_sync (self->folder_fd) != 0)
    return FALSE;
  if (!self->is_listed && !wm_files_sync_folder (self->folder, NULL))
    return FALSE;
  self->is_listed = TRUE;
  return TRUE;
}

static void
run_sync (WmJournal *self, Job *job)
{
  GError *failure = NULL;

  if (wm_files_sync_data (job->segment->fd) != 0 || (job->segment->is_new && !sync_names (self)))
    {
      wm_files_set_errno (&failure, errno, _ ("The recovery journal could not be written"));
      fail (self, failure);
      return;
    }
  job->segment->is_new = FALSE;
  succeed (self, job->count);
}

/* A base is complete when it has its name; its hash at the end tells a damaged one. */
static void
run_base (WmJournal *self, Job *job)
{
  g_autofree char *path = dup_generation_path (self, WM_JOURNAL_BASE_PREFIX, job->generation);
  GError *failure = NULL;

  if (!wm_journal_base_write (path, job->base, &failure))
    fail (self, failure);
  else if (job->count > 0 && !sync_names (self))
    {
      wm_files_set_errno (&failure, errno, _ ("The recovery journal could not be written"));
      fail (self, failure);
    }
  else if (job->count > 0)
    succeed (self, job->count);
}

/* The base goes first: one without a segment would mean unsaved work. Either may be missing where a
 * generation could not be begun. */
static void
run_forget (WmJournal *self, Job *job)
{
  for (guint generation = self->forgotten + 1; generation <= job->generation; generation++)
    {
      g_autofree char *segment = dup_generation_path (self, WM_JOURNAL_SEGMENT_PREFIX, generation);
      g_autofree char *base = dup_generation_path (self, WM_JOURNAL_BASE_PREFIX, generation);

      g_unlink (base);
      g_unlink (segment);
    }
  self->forgotten = MAX (self->forgotten, job->generation);
}

/* Several events that wait for the same sync need one. */
static gboolean
is_covered (WmJournal *self, Job *job)
{
  Job *next = g_async_queue_try_pop (self->jobs);
  gboolean covered;

  if (next == NULL)
    return FALSE;
  covered = job->type == JOB_SYNC && next->type == JOB_SYNC && job->segment == next->segment;
  g_async_queue_push_front (self->jobs, next);
  return covered;
}

static gpointer
work (gpointer data)
{
  WmJournal *self = data;
  JobType type;

  do
    {
      Job *job = g_async_queue_pop (self->jobs);

      type = job->type;
      if (is_covered (self, job))
        ;
      else if (type == JOB_SYNC)
        run_sync (self, job);
      else if (type == JOB_BASE)
        run_base (self, job);
      else if (type == JOB_FORGET)
        run_forget (self, job);
      job_free (job);
    }
  while (type != JOB_STOP);
  return NULL;
}

static void
push_job (WmJournal *self, JobType type, guint64 count, WmSnapshot *base, guint generation)
{
  Job *job = g_new0 (Job, 1);

  job->type = type;
  job->count = count;
  job->base = base != NULL ? wm_snapshot_ref (base) : NULL;
  job->generation = generation;
  if (type == JOB_SYNC)
    job->segment = g_atomic_rc_box_acquire (self->segment);
  g_async_queue_push (self->jobs, job);
}

WmJournal *
wm_journal_new (const char *root, const char *project_id, GError **error)
{
  g_autoptr (WmJournal) self = NULL;

  g_return_val_if_fail (root != NULL, NULL);
  g_return_val_if_fail (project_id != NULL, NULL);

  self = g_object_new (WM_TYPE_JOURNAL, NULL);
  self->folder = wm_journal_folder_new (root, project_id, &self->lock_fd, error);
  if (self->folder == NULL)
    return NULL;
  self->folder_fd = wm_files_open (self->folder, O_RDONLY | O_DIRECTORY, 0);
  if (self->folder_fd < 0)
    {
      wm_files_set_errno (error, errno, _ ("The folder for recovery could not be made"));
      wm_files_remove_tree (self->folder);
      return NULL;
    }
  self->thread = g_thread_new ("journal", work, self);
  return g_steal_pointer (&self);
}

const char *
wm_journal_get_folder (WmJournal *self)
{
  g_return_val_if_fail (WM_IS_JOURNAL (self), NULL);

  return self->folder;
}

char *
wm_journal_dup_staging_path (WmJournal *self, const char *sha256)
{
  g_return_val_if_fail (WM_IS_JOURNAL (self), NULL);

  return g_build_filename (self->folder, WM_JOURNAL_STAGING, sha256, NULL);
}

gboolean
wm_journal_set_owner (WmJournal *self, const char *path, const char *company, GError **error)
{
  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  return wm_journal_folder_write_owner (self->folder, path, company, error);
}

static gboolean
is_due (WmJournal *self)
{
  gboolean due;

  g_mutex_lock (&self->mutex);
  due = g_get_monotonic_time () >= self->retry_at;
  g_mutex_unlock (&self->mutex);
  return due;
}

gboolean
wm_journal_needs_base (WmJournal *self)
{
  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  if (wm_journal_is_broken (self))
    return is_due (self);
  return self->segment == NULL;
}

void
wm_journal_retry (WmJournal *self)
{
  g_return_if_fail (WM_IS_JOURNAL (self));

  g_mutex_lock (&self->mutex);
  self->retry_at = 0;
  g_mutex_unlock (&self->mutex);
}

static gboolean
begin_generation (WmJournal *self, WmSnapshot *base, GError **error)
{
  g_autofree char *path = NULL;
  int fd;

  g_clear_pointer (&self->segment, segment_unref);
  if (base == NULL)
    return wm_files_set_errno (error, EIO, _ ("The recovery journal could not be written"));
  g_mutex_lock (&self->mutex);
  g_clear_error (&self->failure);
  g_mutex_unlock (&self->mutex);

  path = dup_generation_path (self, WM_JOURNAL_SEGMENT_PREFIX, ++self->generation);
  fd = wm_files_open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (fd < 0)
    return wm_files_set_errno (error, errno, _ ("The recovery journal could not be begun"));
  self->segment = g_atomic_rc_box_new0 (Segment);
  self->segment->fd = fd;
  self->segment->is_new = TRUE;
  self->end = self->last_end = self->reserved = 0;
  push_job (self, JOB_BASE, 0, base, self->generation);
  return TRUE;
}

/* Makes the segment end at @size, where the next frame will be written. */
static gboolean
cut (WmJournal *self, goffset size)
{
  if (wm_files_truncate (self->segment->fd, size) != 0 ||
      lseek (self->segment->fd, size, SEEK_SET) != size)
    return FALSE;
  self->reserved = size;
  return TRUE;
}

/* Room for the events to come. That there is none harms nothing: the next frame is what fails then.
 * The first event gets none, since the command line often makes just one. */
static void
reserve (WmJournal *self)
{
  if (self->last_end > 0 && self->end > self->reserved &&
      wm_files_write_zeros (self->segment->fd, self->end, RESERVE))
    self->reserved = self->end + RESERVE;
}

static gboolean
write_frame (WmJournal *self, const WmEvent *event, GError **error)
{
  g_autoptr (GBytes) frame = wm_journal_frame_encode (event);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (frame, &size);

  if (!wm_files_write_all (self->segment->fd, data, size))
    {
      int saved = errno;

      /* What follows a torn frame would never be read. */
      if (!cut (self, self->end))
        g_clear_pointer (&self->segment, segment_unref);
      return wm_files_set_errno (error, saved, _ ("The recovery journal could not be written"));
    }
  self->last_end = self->end;
  self->end += (goffset) size;
  reserve (self);
  return TRUE;
}

gboolean
wm_journal_append (WmJournal *self, const WmEvent *event, WmSnapshot *base, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint64 count;

  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  g_mutex_lock (&self->mutex);
  count = ++self->appended;
  g_mutex_unlock (&self->mutex);
  if (((self->segment == NULL || wm_journal_is_broken (self)) &&
       !begin_generation (self, base, &local_error)) ||
      !write_frame (self, event, &local_error))
    {
      fail (self, g_error_copy (local_error));
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  push_job (self, JOB_SYNC, count, NULL, 0);
  return TRUE;
}

void
wm_journal_retract (WmJournal *self)
{
  g_return_if_fail (WM_IS_JOURNAL (self));

  if (self->segment == NULL)
    return;
  if (cut (self, self->last_end))
    self->end = self->last_end;
  else
    {
      GError *failure = NULL;

      /* The next event would not follow the one that is still there, so it needs a new base. */
      wm_files_set_errno (&failure, errno, _ ("The recovery journal could not be written"));
      fail (self, failure);
    }
}

void
wm_journal_checkpoint (WmJournal *self, WmSnapshot *base)
{
  guint64 count;

  g_return_if_fail (WM_IS_JOURNAL (self));
  g_return_if_fail (base != NULL);

  g_clear_pointer (&self->segment, segment_unref);
  g_mutex_lock (&self->mutex);
  g_clear_error (&self->failure);
  count = ++self->appended;
  g_mutex_unlock (&self->mutex);
  push_job (self, JOB_BASE, count, base, ++self->generation);
}

/* The one sync that waits for a thread which sleeps or is just being woken; %NULL where the thread
 * is at work, since what it writes may have to come first. Names are for the thread alone. */
static Job *
take_idle_sync (WmJournal *self)
{
  Job *job = NULL;

  g_async_queue_lock (self->jobs);
  /* The length is the number of jobs less that of sleeping threads. */
  if (g_async_queue_length_unlocked (self->jobs) == 0)
    job = g_async_queue_try_pop_unlocked (self->jobs);
  if (job != NULL && (job->type != JOB_SYNC || job->segment->is_new))
    {
      g_async_queue_push_front_unlocked (self->jobs, job);
      job = NULL;
    }
  g_async_queue_unlock (self->jobs);
  return job;
}

/* Who waits does what nobody has begun yet, instead of sleeping until a thread was woken for it. */
static void
help (WmJournal *self)
{
  Job *job = take_idle_sync (self);

  if (job == NULL)
    return;
  run_sync (self, job);
  job_free (job);
}

gboolean
wm_journal_wait (WmJournal *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  help (self);
  g_mutex_lock (&self->mutex);
  while (self->synced < self->appended && self->failure == NULL)
    g_cond_wait (&self->cond, &self->mutex);
  done = self->failure == NULL;
  if (!done && error != NULL)
    *error = g_error_copy (self->failure);
  g_mutex_unlock (&self->mutex);
  return done;
}

gboolean
wm_journal_is_synced (WmJournal *self)
{
  gboolean synced;

  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  g_mutex_lock (&self->mutex);
  synced = self->failure == NULL && self->synced >= self->appended;
  g_mutex_unlock (&self->mutex);
  return synced;
}

gboolean
wm_journal_is_broken (WmJournal *self)
{
  gboolean broken;

  g_return_val_if_fail (WM_IS_JOURNAL (self), FALSE);

  g_mutex_lock (&self->mutex);
  broken = self->failure != NULL;
  g_mutex_unlock (&self->mutex);
  return broken;
}

guint
wm_journal_rotate (WmJournal *self)
{
  g_return_val_if_fail (WM_IS_JOURNAL (self), 0);

  g_clear_pointer (&self->segment, segment_unref);
  return self->generation;
}

void
wm_journal_forget (WmJournal *self, guint generation)
{
  g_return_if_fail (WM_IS_JOURNAL (self));

  push_job (self, JOB_FORGET, 0, NULL, generation);
}

static void
stop_thread (WmJournal *self)
{
  if (self->thread == NULL)
    return;
  push_job (self, JOB_STOP, 0, NULL, 0);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
wm_journal_discard (WmJournal *self)
{
  g_return_if_fail (WM_IS_JOURNAL (self));

  stop_thread (self);
  wm_files_remove_tree (self->folder);
}

static void
wm_journal_dispose (GObject *object)
{
  WmJournal *self = WM_JOURNAL (object);

  stop_thread (self);
  g_clear_pointer (&self->segment, segment_unref);

  G_OBJECT_CLASS (wm_journal_parent_class)->dispose (object);
}

static void
wm_journal_finalize (GObject *object)
{
  WmJournal *self = WM_JOURNAL (object);

  if (self->folder_fd >= 0)
    close (self->folder_fd);
  /* Closing the lock's file lets the lock go. */
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_async_queue_unref (self->jobs);
  g_main_context_unref (self->context);
  g_clear_error (&self->failure);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->folder);

  G_OBJECT_CLASS (wm_journal_parent_class)->finalize (object);
}

static void
wm_journal_class_init (WmJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_journal_dispose;
  object_class->finalize = wm_journal_finalize;
  signals[SIGNAL_SYNCED] = g_signal_new ("synced", WM_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_journal_init (WmJournal *self)
{
  self->folder_fd = -1;
  self->lock_fd = -1;
  self->context = g_main_context_ref_thread_default ();
  self->jobs = g_async_queue_new_full (job_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}
