/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-session.h"

#include "project/wm-undo.h"
#include "wm-dates.h"
#include "wm-memory.h"
#include "wm-private-folder.h"

#include <glib/gi18n.h>

#define AUTOSAVE_MINUTES 5

/* Records that are read for the search between two frames. */
#define SEARCH_SLICE 50
#define SEARCH_DELAY_MS 500

struct _WmSession
{
  GObject parent_instance;

  WmProject *project;      /* owned */
  WmCatalogue *catalogue;  /* owned, nullable */
  WmPrivateFolder *opened; /* owned, nullable until something is opened */
  char *company;           /* owned */
  char *file_name;         /* owned */
  char *status;            /* owned */
  char *undo_label;        /* owned, nullable */
  char *redo_label;        /* owned, nullable */
  guint autosave_minutes;
  guint autosave_id;
  guint search_id;
  guint saving : 1;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_STATUS,
  PROP_COMPANY,
  PROP_FILE_NAME,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SAVING,
  N_PROPS,
};

enum
{
  SIGNAL_FLUSH,
  SIGNAL_SAID,
  SIGNAL_FAILED,
  SIGNAL_WORK_BEGUN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSession, wm_session, G_TYPE_OBJECT)

static void
take_text (WmSession *self, char **place, char *text, int property)
{
  if (g_strcmp0 (*place, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (*place);
  *place = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static char *
dup_saved_words (WmSession *self)
{
  gint64 saved_at = wm_project_get_saved_at (self->project);
  g_autofree char *moment = wm_dates_dup_moment (saved_at);

  if (saved_at == 0)
    return g_strdup (_ ("Everything is saved"));
  /* Translators: %s is the time of day or the day on which the file was saved. */
  return g_strdup_printf (_ ("Saved %s"), moment);
}

static void
update_status (WmSession *self)
{
  char *status;

  if (self->saving)
    status = g_strdup (_ ("Saving…"));
  else if (wm_project_get_safety (self->project) == WM_SAFETY_SAVED)
    status = dup_saved_words (self);
  else if (wm_project_get_safety (self->project) == WM_SAFETY_SAFE)
    status = g_strdup (_ ("Safe here, not yet in the file"));
  else
    status = g_strdup (_ ("Not safe yet"));
  take_text (self, &self->status, status, PROP_STATUS);
}

static void
update_file (WmSession *self)
{
  g_autofree char *company = wm_project_dup_company (self->project);
  const char *path = wm_project_get_path (self->project);

  take_text (self, &self->file_name,
             path != NULL ? g_filename_display_basename (path) : g_strdup (_ ("Not in a file yet")),
             PROP_FILE_NAME);
  take_text (self, &self->company,
             *company != '\0' ? g_steal_pointer (&company) : g_strdup (_ ("Your company")),
             PROP_COMPANY);
}

static void
update_labels (WmSession *self)
{
  take_text (self, &self->undo_label, wm_project_dup_undo_label (self->project), PROP_UNDO_LABEL);
  take_text (self, &self->redo_label, wm_project_dup_redo_label (self->project), PROP_REDO_LABEL);
}

static void
autosaved_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  WmSession *self = WM_SESSION (object);
  GError *error = NULL;

  if (!wm_session_save_finish (self, result, &error))
    wm_session_report (self, error);
}

static gboolean
autosave_cb (gpointer user_data)
{
  WmSession *self = user_data;

  self->autosave_id = 0;
  if (wm_project_is_modified (self->project) && wm_project_get_path (self->project) != NULL &&
      !self->saving)
    wm_session_save_async (self, NULL, 0, NULL, autosaved_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
restart_autosave (WmSession *self)
{
  g_clear_handle_id (&self->autosave_id, g_source_remove);
  if (self->autosave_minutes > 0 && wm_project_is_modified (self->project))
    self->autosave_id = g_timeout_add_seconds (self->autosave_minutes * 60, autosave_cb, self);
}

/* So that nobody who searches waits for the index. */
static gboolean
fill_search_cb (gpointer user_data)
{
  WmSession *self = user_data;

  if (wm_project_fill_search_slice (self->project, SEARCH_SLICE))
    return G_SOURCE_CONTINUE;
  self->search_id = 0;
  /* Filling a large index leaves as much behind as it takes. */
  wm_memory_give_back ();
  return G_SOURCE_REMOVE;
}

static void
fill_search (WmSession *self)
{
  if (self->search_id == 0)
    self->search_id = g_idle_add_full (G_PRIORITY_LOW, fill_search_cb, self, NULL);
}

static gboolean
begin_search_cb (gpointer user_data)
{
  WmSession *self = user_data;

  self->search_id = 0;
  fill_search (self);
  return G_SOURCE_REMOVE;
}

void
wm_session_prepare_search (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self));

  g_clear_handle_id (&self->search_id, g_source_remove);
  fill_search (self);
}

static void
project_changed_cb (WmSession *self, gpointer changes)
{
  update_labels (self);
  update_file (self);
  restart_autosave (self);
  fill_search (self);
}

static void
wm_session_constructed (GObject *object)
{
  WmSession *self = WM_SESSION (object);
  g_autofree char *edition = wm_project_dup_edition (self->project);

  G_OBJECT_CLASS (wm_session_parent_class)->constructed (object);
  /* An edition that this program does not have leaves the guidance out, nothing else. */
  self->catalogue = wm_catalogue_ref_builtin (edition, NULL);
  self->autosave_minutes = AUTOSAVE_MINUTES;
  g_signal_connect_object (self->project, "changed", G_CALLBACK (project_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::safety", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  update_status (self);
  update_file (self);
  update_labels (self);
  restart_autosave (self);
  /* The window is to be seen first. */
  self->search_id = g_timeout_add (SEARCH_DELAY_MS, begin_search_cb, self);
}

static void
wm_session_dispose (GObject *object)
{
  WmSession *self = WM_SESSION (object);

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->opened, wm_private_folder_free);
  G_OBJECT_CLASS (wm_session_parent_class)->dispose (object);
}

static void
wm_session_finalize (GObject *object)
{
  WmSession *self = WM_SESSION (object);

  g_clear_object (&self->project);
  g_free (self->company);
  g_free (self->file_name);
  g_free (self->status);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (wm_session_parent_class)->finalize (object);
}

static void
wm_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmSession *self = WM_SESSION (object);

  switch (id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_COMPANY:
      g_value_set_string (value, self->company);
      break;
    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wm_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmSession *self = WM_SESSION (object);

  if (id == PROP_PROJECT)
    self->project = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
wm_session_class_init (WmSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wm_session_constructed;
  object_class->dispose = wm_session_dispose;
  object_class->finalize = wm_session_finalize;
  object_class->get_property = wm_session_get_property;
  object_class->set_property = wm_session_set_property;

  properties[PROP_PROJECT] =
      g_param_spec_object ("project", NULL, NULL, WM_TYPE_PROJECT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] = text_property ("status");
  properties[PROP_COMPANY] = text_property ("company");
  properties[PROP_FILE_NAME] = text_property ("file-name");
  properties[PROP_UNDO_LABEL] = text_property ("undo-label");
  properties[PROP_REDO_LABEL] = text_property ("redo-label");
  properties[PROP_SAVING] =
      g_param_spec_boolean ("saving", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * WmSession::flush:
   *
   * What is being typed into a field is to be written now.
   */
  signals[SIGNAL_FLUSH] = g_signal_new ("flush", WM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  /**
   * WmSession::said:
   * @sentence: what to show for a moment
   * @offer: a #WmOffer: the button beside it
   */
  signals[SIGNAL_SAID] = g_signal_new ("said", WM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  /**
   * WmSession::failed:
   * @error: what went wrong, in words for people
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", WM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * WmSession::work-begun:
   * @work: a #WmWork
   */
  signals[SIGNAL_WORK_BEGUN] = g_signal_new ("work-begun", WM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, WM_TYPE_WORK);
}

static void
wm_session_init (WmSession *self)
{
}

WmSession *
wm_session_new (WmProject *project)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  return g_object_new (WM_TYPE_SESSION, "project", project, NULL);
}

WmProject *
wm_session_get_project (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->project;
}

WmDatabase *
wm_session_get_database (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return wm_project_get_database (self->project);
}

WmRegistry *
wm_session_get_registry (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return wm_project_get_registry (self->project);
}

WmCatalogue *
wm_session_get_catalogue (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->catalogue;
}

const WmKind *
wm_session_get_kind (WmSession *self, const char *id)
{
  const WmKind *kind;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  kind = wm_registry_find_kind (wm_session_get_registry (self), id);
  g_assert (kind != NULL);
  return kind;
}

const char *
wm_session_get_status (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->status;
}

WmSafety
wm_session_get_safety (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), WM_SAFETY_NOT_SAFE);

  return wm_project_get_safety (self->project);
}

const char *
wm_session_get_company (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->company;
}

const char *
wm_session_get_file_name (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->file_name;
}

const char *
wm_session_get_undo_label (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->undo_label;
}

const char *
wm_session_get_redo_label (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  return self->redo_label;
}

gboolean
wm_session_is_saving (WmSession *self)
{
  g_return_val_if_fail (WM_IS_SESSION (self), FALSE);

  return self->saving;
}

void
wm_session_flush (WmSession *self)
{
  g_return_if_fail (WM_IS_SESSION (self));

  g_signal_emit (self, signals[SIGNAL_FLUSH], 0);
}

void
wm_session_say (WmSession *self, const char *sentence, WmOffer offer)
{
  g_return_if_fail (WM_IS_SESSION (self));
  g_return_if_fail (sentence != NULL);

  g_signal_emit (self, signals[SIGNAL_SAID], 0, sentence, (int) offer);
}

void
wm_session_report (WmSession *self, GError *error)
{
  g_return_if_fail (WM_IS_SESSION (self));

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  g_clear_error (&error);
}

WmWork *
wm_session_begin_work (WmSession *self, const char *words)
{
  WmWork *work;

  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  work = wm_work_new (words);
  g_signal_emit (self, signals[SIGNAL_WORK_BEGUN], 0, work);
  return work;
}

char *
wm_session_dup_opened_folder (WmSession *self, const char *name, GError **error)
{
  g_return_val_if_fail (WM_IS_SESSION (self), NULL);

  if (self->opened == NULL)
    self->opened = wm_private_folder_new (error);
  return self->opened != NULL ? wm_private_folder_dup_sub (self->opened, name, error) : NULL;
}

static void
set_saving (WmSession *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
  update_status (self);
}

static void
project_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  WmSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean saved = wm_project_save_finish (WM_PROJECT (object), result, &error);

  set_saving (self, FALSE);
  update_file (self);
  restart_autosave (self);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_session_save_async (WmSession *self, const char *path, WmSaveFlags flags,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (WM_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_session_save_async);
  if (self->saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               _ ("The project is being saved right now."));
      g_object_unref (task);
      return;
    }
  wm_session_flush (self);
  set_saving (self, TRUE);
  wm_project_save_async (self->project, path, flags, NULL, NULL, cancellable, project_saved_cb,
                         task);
}

gboolean
wm_session_save_finish (WmSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
wm_session_set_autosave (WmSession *self, guint minutes)
{
  g_return_if_fail (WM_IS_SESSION (self));

  self->autosave_minutes = minutes;
  restart_autosave (self);
}
