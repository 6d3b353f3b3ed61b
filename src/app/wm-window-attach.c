/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files come into the window by a dialog or by dropping them. The whole window takes them; what is
 * under the pointer says to which record they belong. */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/compat/wm-file-dialog.h"
#include "wm-attach.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>

/* What waits for the answer of a dialog. */
typedef struct
{
  WmWindow *window;   /* owned */
  WmSession *session; /* owned */
  char *to;           /* owned, nullable */
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->window);
  g_object_unref (self->session);
  g_free (self->to);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
attach (WmWindow *self, GListModel *files, const char *to)
{
  wm_attach_files (self->session, GTK_WIDGET (self->page), files, to);
}

static void
files_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GListModel) files = wm_file_dialog_open_finish (result, NULL);

  if (files != NULL && question->window->session == question->session)
    attach (question->window, files, question->to);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->session = g_object_ref (self->session);
  question->to = wm_attach_dup_target (
      self->session, self->page != NULL ? wm_page_get_record_id (self->page) : NULL);
  wm_file_dialog_open_async (GTK_WINDOW (self), _ ("Attach as evidence"), _ ("_Attach"), NULL, 0,
                             TRUE, self->cancellable, files_chosen_cb, question);
}

/* Dropping. */

/* Rows and panes that stand for a record say so with a property of that name. */
static char *
dup_record_id_of (GtkWidget *widget)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "record-id");
  char *id = NULL;

  if (pspec != NULL && pspec->value_type == G_TYPE_STRING)
    g_object_get (widget, "record-id", &id, NULL);
  return id;
}

static GtkWidget *
pick (WmWindow *self, double x, double y, char **id)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autofree char *named = dup_record_id_of (widget);

      *id = wm_attach_dup_target (self->session, named);
      if (named != NULL)
        return widget;
    }
  *id = wm_attach_dup_target (self->session,
                              self->page != NULL ? wm_page_get_record_id (self->page) : NULL);
  return NULL;
}

static void
mark_row (WmWindow *self, GtkWidget *row)
{
  if (self->drop_row != NULL && self->drop_row != row)
    gtk_widget_remove_css_class (self->drop_row, "drop-row");
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, "drop-row");
}

static void
say_where (WmWindow *self, const char *id)
{
  g_autoptr (WmRecord) record = id != NULL
                                    ? wm_records_load (wm_session_get_database (self->session),
                                                       wm_session_get_registry (self->session), id)
                                    : NULL;
  g_autofree char *label = record != NULL ? wm_record_dup_label (record) : NULL;
  g_autofree char *words = NULL;

  if (record != NULL)
    /* Translators: number and title of a record, as in "A.5.9 Inventory of information". */
    words = g_strdup_printf (_ ("Drop to attach as evidence to %1$s %2$s"), label,
                             wm_record_get_title (record));
  gtk_label_set_label (self->drop_label, words != NULL ? words : _ ("Drop to attach as evidence"));
}

static GdkDragAction
drop_moved_cb (WmWindow *self, double x, double y)
{
  g_autofree char *id = NULL;

  if (self->session == NULL)
    return 0;
  mark_row (self, pick (self, x, y, &id));
  say_where (self, id);
  gtk_widget_set_visible (self->drop_frame, TRUE);
  return GDK_ACTION_COPY;
}

static void
end_drop (WmWindow *self)
{
  mark_row (self, NULL);
  gtk_widget_set_visible (self->drop_frame, FALSE);
}

static GListModel *
list_files (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GListStore *list = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = files; at != NULL; at = at->next)
    g_list_store_append (list, at->data);
  return G_LIST_MODEL (list);
}

static gboolean
dropped_cb (WmWindow *self, const GValue *value, double x, double y)
{
  g_autoptr (GListModel) files = list_files (value);
  g_autofree char *id = NULL;

  end_drop (self);
  if (self->session == NULL || g_list_model_get_n_items (files) == 0)
    return FALSE;
  pick (self, x, y, &id);
  attach (self, files, id);
  return TRUE;
}

void
wm_window_accept_drops (WmWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before an entry takes the path of the file for a text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_moved_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_moved_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (end_drop), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
wm_window_install_attach_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.attach", NULL, attach_action);
}
