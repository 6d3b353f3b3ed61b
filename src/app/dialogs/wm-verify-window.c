/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-verify-window.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-dates.h"
#include "project/wm-verify.h"

#include <glib/gi18n.h>

#define WIDTH 520
#define HEIGHT 560

struct _WmVerifyWindow
{
  AdwWindow parent_instance;

  /* Borrowed */
  GtkStack *stack;
  GtkLabel *doing;
  GtkProgressBar *bar;
  AdwStatusPage *intact;
  GtkLabel *head_label;
  GtkEditable *earlier;
  AdwStatusPage *problems;
  GtkListBox *problem_list;
  AdwStatusPage *failed;

  WmSession *session;        /* owned */
  WmProgress *progress;      /* owned */
  GCancellable *cancellable; /* owned, nullable: of the run that is under way */
};

G_DEFINE_FINAL_TYPE (WmVerifyWindow, wm_verify_window, ADW_TYPE_WINDOW)

static void
show (WmVerifyWindow *self, const char *state, const char *words)
{
  gtk_stack_set_visible_child_name (self->stack, state);
  wm_accessible_announce (GTK_WIDGET (self), words);
}

static void
show_failure (WmVerifyWindow *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  show (self, "failed", error->message);
}

static void
show_intact (WmVerifyWindow *self)
{
  WmProject *project = wm_session_get_project (self->session);
  guint n_events = (guint) wm_project_get_head_seq (project);
  g_autoptr (GPtrArray) first = wm_event_list (wm_project_get_database (project), 1, 1);
  g_autofree char *since =
      first->len > 0 ? wm_dates_dup_full_moment (((WmEvent *) first->pdata[0])->at) : g_strdup ("");
  g_autofree char *words = NULL;

  words = g_strdup_printf (
      /* Translators: how many events, then the moment of the first. */
      ngettext ("%1$u event since %2$s. It is as it was written, and explains every entry as it "
                "is now.",
                "%1$u events since %2$s. Each is as it was written, and together they explain "
                "every entry as it is now.",
                n_events),
      n_events, since);
  adw_status_page_set_description (self->intact, words);
  gtk_label_set_label (self->head_label, wm_project_get_head (project));
  show (self, "intact", words);
}

static void
add_problem (WmVerifyWindow *self, const WmArchiveProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->message);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (problem->entry != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem->entry);
  gtk_list_box_append (self->problem_list, row);
}

static void
show_problems (WmVerifyWindow *self, GPtrArray *problems)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->problem_list, 0)) != NULL)
    gtk_list_box_remove (self->problem_list, GTK_WIDGET (row));
  for (guint i = 0; i < problems->len; i++)
    add_problem (self, g_ptr_array_index (problems, i));
  show (self, "problems", adw_status_page_get_title (self->problems));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmVerifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wm_verify_file_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (problems == NULL)
    show_failure (self, error);
  else if (problems->len > 0)
    show_problems (self, problems);
  else
    show_intact (self);
}

static void
verify (WmVerifyWindow *self)
{
  const char *earlier = gtk_editable_get_text (self->earlier);

  gtk_label_set_label (self->doing, _ ("Reading every event and every attached file…"));
  wm_verify_file_async (wm_project_get_path (wm_session_get_project (self->session)),
                        wm_session_get_registry (self->session), *earlier != '\0' ? earlier : NULL,
                        self->progress, self->cancellable, verified_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmVerifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = wm_session_save_finish (WM_SESSION (source), result, &error);

  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (saved)
    {
      verify (self);
      return;
    }
  g_clear_object (&self->cancellable);
  show_failure (self, error);
}

static void
start (WmVerifyWindow *self)
{
  WmProject *project = wm_session_get_project (self->session);

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "running");
  if (!wm_project_is_modified (project))
    {
      verify (self);
      return;
    }
  gtk_label_set_label (self->doing, _ ("Saving first, so that the newest changes are in the "
                                       "file…"));
  wm_session_save_async (self->session, NULL, 0, self->cancellable, saved_cb, g_object_ref (self));
}

static void
progressed_cb (WmVerifyWindow *self)
{
  /* What a worker told last may come after the window was left. */
  if (self->progress == NULL)
    return;
  gtk_progress_bar_set_fraction (self->bar, wm_progress_get_fraction (self->progress));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmVerifyWindow *self = WM_VERIFY_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_label (self->head_label));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (WM_VERIFY_WINDOW (widget));
}

static void
stop (WmVerifyWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
wm_verify_window_dispose (GObject *object)
{
  WmVerifyWindow *self = WM_VERIFY_WINDOW (object);

  stop (self);
  g_clear_object (&self->progress);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_verify_window_parent_class)->dispose (object);
}

static void
wm_verify_window_class_init (WmVerifyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_verify_window_dispose;
  gtk_widget_class_install_action (widget_class, "verify.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "verify.again", NULL, again_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_running (WmVerifyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "reading");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  self->doing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->doing, TRUE);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  wm_accessible_set_label (GTK_WIDGET (self->bar), _ ("How much was read"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->doing));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), new_button (_ ("_Cancel"), "window.close"));
  return box;
}

static AdwStatusPage *
new_status (const char *icon, const char *css_class, const char *title)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (page, css_class);
  return ADW_STATUS_PAGE (page);
}

static GtkWidget *
new_head_row (WmVerifyWindow *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_add_css_class (box, "change-row");
  self->head_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->head_label, TRUE);
  gtk_label_set_wrap_mode (self->head_label, PANGO_WRAP_CHAR);
  gtk_label_set_selectable (self->head_label, TRUE);
  gtk_label_set_xalign (self->head_label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->head_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->head_label), "monospace");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, _ ("Copy"));
  wm_accessible_set_label (copy, _ ("Copy the number of the newest event"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "verify.copy");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head_label));
  gtk_box_append (GTK_BOX (box), copy);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
new_intact_details (WmVerifyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *head = adw_preferences_group_new ();
  GtkWidget *compare = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (head), _ ("Number of the newest event"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (head),
      _ ("Keep it outside of this file, in a mail for instance. With it anybody can tell later "
         "that the history up to here was not rewritten."));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), new_head_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (head), list);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("A number kept earlier"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_swapped (entry, "apply", G_CALLBACK (start), self);
  self->earlier = GTK_EDITABLE (entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (compare), entry);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), compare);
  return box;
}

static GtkWidget *
new_problem_list (WmVerifyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->problem_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->problem_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_list), "boxed-list");
  wm_accessible_set_label (GTK_WIDGET (self->problem_list), _ ("What was found"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_list));
  gtk_box_append (GTK_BOX (box), new_button (_ ("_Verify again"), "verify.again"));
  return box;
}

static void
add_states (WmVerifyWindow *self)
{
  self->intact = new_status ("emblem-ok-symbolic", "intact", _ ("The history is intact"));
  adw_status_page_set_child (self->intact, new_intact_details (self));
  self->problems = new_status ("dialog-warning-symbolic", "damaged", _ ("Something is not right"));
  adw_status_page_set_description (
      self->problems, _ ("What you see in the window is safe: it was read before. Keep this file, "
                         "and look for an older copy before you go on."));
  adw_status_page_set_child (self->problems, new_problem_list (self));
  self->failed = new_status ("dialog-error-symbolic", "damaged", _ ("It could not be verified"));
  adw_status_page_set_child (self->failed, new_button (_ ("_Try again"), "verify.again"));
  gtk_stack_add_named (self->stack, new_running (self), "running");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->intact), "intact");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problems), "problems");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
}

static void
wm_verify_window_init (WmVerifyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->progress = wm_progress_new ();
  /* A worker may go on for a moment after the window is gone. */
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Verify the history"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  add_states (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWindow *
wm_verify_window_new (GtkWindow *parent, WmSession *session)
{
  WmVerifyWindow *self = g_object_new (WM_TYPE_VERIFY_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  start (self);
  return GTK_WINDOW (self);
}

const char *
wm_verify_window_get_state (WmVerifyWindow *self)
{
  g_return_val_if_fail (WM_IS_VERIFY_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
