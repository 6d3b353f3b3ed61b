/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-attach.h"

#include "project/wm-attach.h"
#include "wm-work.h"

#include <glib/gi18n.h>

/* More names than these make no better sentence. */
#define MAX_NAMED 4

typedef struct
{
  WmSession *session; /* owned */
  GtkWidget *from;    /* owned, nullable */
  char *to;           /* owned, nullable */
  WmWork *work;       /* owned */
  GPtrArray *distant; /* owned, of char *: names of files that are not on this computer */
  gint64 seq;         /* of the newest event before */
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_object_unref (self->session);
  g_clear_object (&self->from);
  g_free (self->to);
  g_clear_object (&self->work);
  g_ptr_array_unref (self->distant);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

static char *
dup_record_words (WmSession *session, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_session_get_database (session), wm_session_get_registry (session), id);
  g_autofree char *label = record != NULL ? wm_record_dup_label (record) : NULL;

  if (record == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", label, wm_record_get_title (record));
}

static char *
dup_sentence_for_known (Attaching *self, const WmAttached *file, gboolean changed)
{
  g_autofree char *here = dup_record_words (self->session, file->id);
  g_autofree char *to = self->to != NULL ? dup_record_words (self->session, self->to) : NULL;

  if (to == NULL)
    /* Translators: the name of a file, then number and title of a piece of evidence. */
    return g_strdup_printf (_ ("“%1$s” is here already: %2$s"), file->file_name, here);
  if (changed)
    /* Translators: the name of a file, then number and title of a record. */
    return g_strdup_printf (_ ("“%1$s” was here already; it is linked to %2$s now"),
                            file->file_name, to);
  /* Translators: the name of a file, then number and title of a record. */
  return g_strdup_printf (_ ("“%1$s” is linked to %2$s already"), file->file_name, to);
}

static char *
dup_sentence_for_one (Attaching *self, const WmAttached *file, gboolean changed)
{
  g_autofree char *to = self->to != NULL ? dup_record_words (self->session, self->to) : NULL;

  if (file->was_known)
    return dup_sentence_for_known (self, file, changed);
  if (file->keeps_former)
    /* Translators: the name of a file, then number and title of a document. */
    return g_strdup_printf (_ ("“%1$s” is attached to %2$s; the file before it is kept as an "
                               "earlier version"),
                            file->file_name, to);
  if (to == NULL)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” is attached"), file->file_name);
  /* Translators: the name of a file, then number and title of a record. */
  return g_strdup_printf (_ ("“%1$s” is attached to %2$s"), file->file_name, to);
}

static char *
dup_sentence_for_several (Attaching *self, guint n_files, guint n_known)
{
  g_autofree char *to = self->to != NULL ? dup_record_words (self->session, self->to) : NULL;

  if (n_known > 0)
    return g_strdup_printf (
        /* Translators: how many files, of which so many were there before; one at least. */
        ngettext ("%1$u files are attached; %2$u of them was here already",
                  "%1$u files are attached; %2$u of them were here already", n_known),
        n_files, n_known);
  if (to == NULL)
    return g_strdup_printf (ngettext ("%u file is attached", "%u files are attached", n_files),
                            n_files);
  return g_strdup_printf (
      /* Translators: how many files, then number and title of a record. */
      ngettext ("%1$u file is attached to %2$s", "%1$u files are attached to %2$s", n_files),
      n_files, to);
}

static void
say_attached (Attaching *self, GPtrArray *files, guint n_attached)
{
  gboolean changed = wm_project_get_head_seq (wm_session_get_project (self->session)) != self->seq;
  g_autofree char *sentence = NULL;
  guint n_known = 0;

  for (guint i = 0; i < n_attached; i++)
    n_known += ((WmAttached *) files->pdata[i])->was_known;
  sentence = n_attached == 1 ? dup_sentence_for_one (self, files->pdata[0], changed)
                             : dup_sentence_for_several (self, n_attached, n_known);
  wm_session_say (self->session, sentence, changed);
}

/* One line a file, and how many more there are. */
static void
add_problem (GString *lines, guint *n_problems, const char *file_name, const char *problem)
{
  if (++*n_problems <= MAX_NAMED)
    g_string_append_printf (lines, "\n%s – %s", file_name, problem);
}

static void
report_refused (Attaching *self, GPtrArray *files, guint first)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *heading = NULL;
  guint n_problems = 0;

  for (guint i = first; files != NULL && i < files->len; i++)
    add_problem (lines, &n_problems, ((WmAttached *) files->pdata[i])->file_name,
                 ((WmAttached *) files->pdata[i])->problem);
  for (guint i = 0; i < self->distant->len; i++)
    add_problem (lines, &n_problems, self->distant->pdata[i],
                 _ ("It is not on this computer. Save it here first."));
  if (n_problems == 0)
    return;
  if (n_problems > MAX_NAMED)
    {
      guint rest = n_problems - MAX_NAMED;

      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", rest), rest);
    }
  heading = g_strdup_printf (
      ngettext ("%1$u file was not attached:%2$s", "%1$u files were not attached:%2$s", n_problems),
      n_problems, lines->str);
  wm_session_report (self->session,
                     g_error_new_literal (WM_PROJECT_ERROR, WM_PROJECT_ERROR_IO, heading));
}

/* What belongs to nothing wants to be described next. */
static void
show_free (Attaching *self, const WmAttached *first)
{
  if (self->to == NULL && self->from != NULL && gtk_widget_get_mapped (self->from))
    gtk_widget_activate_action (self->from, "win.show-record", "s", first->id);
}

static void
attached_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) self = user_data;
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;
  guint n_attached = 0;

  self->seq = wm_project_get_head_seq (WM_PROJECT (object));
  files = wm_project_attach_finish (WM_PROJECT (object), result, &error);
  wm_work_end (self->work);
  if (files == NULL)
    {
      wm_session_report (self->session, error);
      return;
    }
  while (n_attached < files->len && ((WmAttached *) files->pdata[n_attached])->id != NULL)
    n_attached++;
  if (n_attached > 0)
    {
      say_attached (self, files, n_attached);
      show_free (self, files->pdata[0]);
    }
  report_refused (self, files, n_attached);
}

static char *
dup_work_words (const char *const *paths)
{
  guint n_files = g_strv_length ((char **) paths);
  g_autofree char *name = g_filename_display_basename (paths[0]);

  if (n_files == 1)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("Attaching “%s”…"), name);
  return g_strdup_printf (ngettext ("Attaching %u file…", "Attaching %u files…", n_files), n_files);
}

static GStrv
list_paths (GListModel *files, GPtrArray *distant)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
      else
        g_ptr_array_add (distant, g_file_get_parse_name (file));
    }
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

void
wm_attach_files (WmSession *session, GtkWidget *from, GListModel *files, const char *to)
{
  g_autoptr (Attaching) self = g_new0 (Attaching, 1);
  g_auto (GStrv) paths = NULL;
  g_autofree char *words = NULL;
  WmWork *work;

  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (from == NULL || GTK_IS_WIDGET (from));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  self->session = g_object_ref (session);
  self->from = from != NULL ? g_object_ref (from) : NULL;
  self->to = g_strdup (to);
  self->distant = g_ptr_array_new_with_free_func (g_free);
  paths = list_paths (files, self->distant);
  if (paths[0] == NULL)
    {
      report_refused (self, NULL, 0);
      return;
    }
  words = dup_work_words ((const char *const *) paths);
  work = self->work = wm_session_begin_work (session, words);
  wm_project_attach_async (wm_session_get_project (session), (const char *const *) paths, to,
                           WM_ATTACH_EACH, wm_work_get_progress (work),
                           wm_work_get_cancellable (work), attached_cb, g_steal_pointer (&self));
}

char *
wm_attach_dup_target (WmSession *session, const char *id)
{
  const WmKind *kind;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  if (id == NULL)
    return NULL;
  kind = wm_records_find_kind (wm_session_get_database (session), wm_session_get_registry (session),
                               id);
  if (kind == NULL || (kind->flags & WM_KIND_HAS_FILE))
    return NULL;
  return g_strdup (id);
}
