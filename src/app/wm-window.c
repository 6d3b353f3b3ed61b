/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-window.h"

#include "app/compat/wm-accessible.h"
#include "app/dialogs/wm-page-help.h"
#include "app/dialogs/wm-search-dialog.h"
#include "app/pages/wm-timeline-page.h"
#include "app/widgets/wm-banner.h"
#include "app/widgets/wm-notes.h"
#include "guide/wm-gap.h"
#include "wm-memory.h"
#include "wm-pages.h"
#include "wm-settings.h"
#include "wm-sidebar.h"
#include "wm-start-page.h"
#include "wm-window-private.h"

#include <glib/gi18n.h>

/* So many pages are kept as they were left. */
#define MAX_PAGES 5

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmWindow, wm_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_actions (WmWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  WmSession *session = self->session;
  gboolean open = session != NULL;

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 open && wm_session_get_undo_label (session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 open && wm_session_get_redo_label (session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo-all",
                                 open && wm_session_get_redo_label (session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.save", open && !wm_session_is_saving (session));
  gtk_widget_action_set_enabled (widget, "win.save-as", open && !wm_session_is_saving (session));
  gtk_widget_action_set_enabled (widget, "win.preview-soa", open);
  gtk_widget_action_set_enabled (widget, "win.export-registers", open);
  gtk_widget_action_set_enabled (widget, "win.attach", open);
  gtk_widget_action_set_enabled (widget, "win.send-copy", open);
  gtk_widget_action_set_enabled (widget, "win.search", open);
  gtk_widget_action_set_enabled (widget, "win.explain", self->page != NULL);
  gtk_widget_action_set_enabled (widget, "win.find",
                                 self->page != NULL && wm_page_can_find (self->page));
  gtk_widget_action_set_enabled (widget, "win.create",
                                 self->page != NULL && wm_page_can_create (self->page));
}

static void
update_titles (WmWindow *self)
{
  const WmPageInfo *info = self->page != NULL ? wm_pages_find (wm_page_get_id (self->page)) : NULL;
  const char *fact = self->page != NULL ? wm_page_get_subtitle (self->page) : NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;

  if (self->session == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Waymark"));
      return;
    }
  adw_window_title_set_title (self->project_title, wm_session_get_company (self->session));
  adw_window_title_set_subtitle (self->project_title, wm_session_get_file_name (self->session));
  subtitle = fact != NULL ? g_strdup_printf ("%s · %s", fact, wm_session_get_status (self->session))
                          : g_strdup (wm_session_get_status (self->session));
  adw_window_title_set_title (self->page_title, info != NULL ? wm_page_info_get_title (info) : "");
  adw_window_title_set_subtitle (self->page_title, subtitle);
  title = g_strdup_printf ("%s – %s", wm_session_get_company (self->session),
                           info != NULL ? wm_page_info_get_title (info) : _ ("Waymark"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
wm_window_update (WmWindow *self)
{
  const char *label;

  update_titles (self);
  update_actions (self);
  if (self->session == NULL)
    return;
  label = wm_session_get_undo_label (self->session);
  gtk_widget_set_tooltip_text (self->undo_button, label != NULL ? label : _ ("Undo"));
  label = wm_session_get_redo_label (self->session);
  gtk_widget_set_tooltip_text (self->redo_button, label != NULL ? label : _ ("Redo"));
}

static void
session_said_cb (WmWindow *self, const char *sentence, WmOffer offer)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_set_title (toast, escaped);
  if (offer != WM_OFFER_NOTHING)
    {
      adw_toast_set_button_label (toast, offer == WM_OFFER_UNDO ? _ ("_Undo") : _ ("_Redo"));
      adw_toast_set_action_name (toast, offer == WM_OFFER_UNDO ? "win.undo" : "win.redo-all");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  wm_accessible_announce (GTK_WIDGET (self), sentence);
}

static void
session_failed_cb (WmWindow *self, const GError *error)
{
  wm_banner_show (self->banner, WM_TOPIC_FAILED, WM_BANNER_ERROR, error->message, "close",
                  _ ("_Close"), NULL, NULL);
}

static void
banner_answered_cb (WmWindow *self, const char *answer)
{
  g_autofree char *topic = g_strdup (wm_banner_get_topic (self->banner));

  wm_window_answer (self, topic, answer);
}

/* Pages. */

static void
set_page (WmWindow *self, WmPage *page)
{
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, wm_window_update, self);
  self->page = page;
  if (page != NULL)
    g_signal_connect_swapped (page, "notify::subtitle", G_CALLBACK (wm_window_update), self);
}

/* A page takes some megabytes, and looks again at each change. Those that nobody has come back to
 * for longest are made anew when somebody does. */
static void
drop_old_pages (WmWindow *self, const char *id)
{
  g_queue_remove (&self->recent, id);
  g_queue_push_head (&self->recent, (gpointer) id);
  if (self->recent.length <= MAX_PAGES)
    return;
  while (self->recent.length > MAX_PAGES)
    {
      const char *old = g_queue_pop_tail (&self->recent);

      gtk_stack_remove (self->pages, gtk_stack_get_child_by_name (self->pages, old));
    }
  /* Thousands of small pieces of a page lie between others. */
  wm_memory_give_back ();
}

void
wm_window_show_page (WmWindow *self, const char *id)
{
  const WmPageInfo *info = wm_pages_find (id);
  GtkWidget *page;

  g_return_if_fail (WM_IS_WINDOW (self));
  g_return_if_fail (info != NULL && self->session != NULL);

  page = gtk_stack_get_child_by_name (self->pages, id);
  if (page == NULL)
    {
      page = g_object_new (info->get_type (), "session", self->session, "page-id", id, NULL);
      gtk_stack_add_named (self->pages, page, id);
    }
  gtk_stack_set_visible_child (self->pages, page);
  set_page (self, WM_PAGE (page));
  drop_old_pages (self, info->id);
  wm_sidebar_select (self->sidebar, id);
  wm_window_focus_page (self);
  wm_window_update (self);
}

static WmPage *
show_page_for_kind (WmWindow *self, const char *kind_id)
{
  const WmPageInfo *info = wm_pages_find_for_kind (kind_id);

  if (info == NULL)
    return NULL;
  wm_window_show_page (self, info->id);
  return self->page;
}

static const WmKind *
find_kind (WmWindow *self, const char *id)
{
  return wm_records_find_kind (wm_session_get_database (self->session),
                               wm_session_get_registry (self->session), id);
}

void
wm_window_show_record (WmWindow *self, const char *id)
{
  g_autofree char *shown = NULL;
  const WmKind *kind;
  WmPage *page;

  g_return_if_fail (WM_IS_WINDOW (self) && self->session != NULL);

  shown = wm_pages_dup_shown_id (self->session, id);
  kind = find_kind (self, shown);
  page = kind != NULL ? show_page_for_kind (self, kind->id) : NULL;
  if (page == NULL || !wm_page_show_record (page, shown))
    wm_window_say (self, _ ("That entry is not there any more."));
}

static void
clear_pages (WmWindow *self)
{
  GtkWidget *child;

  set_page (self, NULL);
  wm_window_leave_pages (self);
  g_queue_clear (&self->recent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

/* Actions. */

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_show_page (WM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_window_show_record (WM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *kind_id;
  const char *field_id;
  const char *value;
  WmPage *page;

  g_variant_get (parameter, "(&s&s&s)", &kind_id, &field_id, &value);
  page = show_page_for_kind (self, kind_id);
  if (page != NULL && *field_id != '\0')
    wm_page_show_list (page,
                       wm_kind_find_field (wm_session_get_kind (self->session, kind_id), field_id),
                       *value != '\0' ? value : NULL);
  else if (page != NULL)
    wm_page_show_gap (page, NULL);
}

static void
show_gap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (WmGap) gap = NULL;
  WmPage *page;

  g_return_if_fail (self->session != NULL);

  gap = wm_gap_load (wm_session_get_project (self->session), id, NULL);
  page = gap != NULL ? show_page_for_kind (self, gap->kind->id) : NULL;
  if (page != NULL)
    wm_page_show_gap (page, id);
}

static void
show_timeline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  wm_window_show_page (self, "timeline");
  wm_timeline_page_show_history (WM_TIMELINE_PAGE (self->page), *id != '\0' ? id : NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_undo (WM_WINDOW (widget)->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_redo (WM_WINDOW (widget)->session);
}

static void
redo_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_redo_all (WM_WINDOW (widget)->session);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_page_find (WM_WINDOW (widget)->page);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (wm_search_dialog_new (GTK_WINDOW (widget), WM_WINDOW (widget)->session));
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!wm_notes_write (gtk_window_get_focus (GTK_WINDOW (widget))))
    wm_page_create (WM_WINDOW (widget)->page);
}

static void
explain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_page_help_show (GTK_WINDOW (widget), WM_WINDOW (widget)->page);
}

static void
go_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);

  if (self->page != NULL)
    wm_page_go_back (self->page);
}

static void
go_to_nth_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmWindow *self = WM_WINDOW (widget);
  const char *id = wm_sidebar_get_nth (self->sidebar, (guint) g_variant_get_int32 (parameter));

  if (self->session != NULL && id != NULL)
    wm_window_show_page (self, id);
}

static void
wm_window_dispose (GObject *object)
{
  WmWindow *self = WM_WINDOW (object);

  if (self->banner != NULL)
    wm_window_set_session (self, NULL);
  g_clear_handle_id (&self->present_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->drop_row);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_WINDOW);
  self->banner = NULL;
  G_OBJECT_CLASS (wm_window_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "win.show-nth-page", "i", (int) i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-back", NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-record", "s", show_record_action);
  gtk_widget_class_install_action (widget_class, "win.show-list", "(sss)", show_list_action);
  gtk_widget_class_install_action (widget_class, "win.show-gap", "s", show_gap_action);
  gtk_widget_class_install_action (widget_class, "win.show-timeline", "s", show_timeline_action);
  gtk_widget_class_install_action (widget_class, "win.show-nth-page", "i", go_to_nth_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.redo-all", NULL, redo_all_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "win.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action);
  wm_window_install_attach_actions (widget_class);
  wm_window_install_exchange_actions (widget_class);
  wm_window_install_file_actions (widget_class);
  wm_window_install_guide_actions (widget_class);
  wm_window_install_share_actions (widget_class);
}

static void
wm_window_class_init (WmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = wm_window_close_request;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  g_type_ensure (WM_TYPE_BANNER);
  g_type_ensure (WM_TYPE_PROGRESS_BAR);
  g_type_ensure (WM_TYPE_SIDEBAR);
  g_type_ensure (WM_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/waymark_isms/Waymark/ui/wm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WmWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, drop_frame);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, drop_label);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, project_title);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, views);
  gtk_widget_class_bind_template_child (widget_class, WmWindow, works);
  install_actions (widget_class);
  add_bindings (widget_class);
}

static void
restore_size (WmWindow *self)
{
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static void
wm_window_init (WmWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = wm_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 800);
  g_signal_connect_swapped (self->banner, "answered", G_CALLBACK (banner_answered_cb), self);
  wm_window_accept_drops (self);
  update_actions (self);
  restore_size (self);
}

WmWindow *
wm_window_new (GtkApplication *application)
{
  return g_object_new (WM_TYPE_WINDOW, "application", application, NULL);
}

static void
refresh_start_page (WmWindow *self)
{
  g_autofree char *root = wm_settings_dup_recovery_root (self->settings);

  wm_start_page_refresh (self->start_page, root);
}

void
wm_window_show_start (WmWindow *self)
{
  g_return_if_fail (WM_IS_WINDOW (self));

  refresh_start_page (self);
}

void
wm_window_set_session (WmWindow *self, WmSession *session)
{
  g_return_if_fail (WM_IS_WINDOW (self));

  if (self->session == session)
    return;
  clear_pages (self);
  wm_sidebar_set_session (self->sidebar, session);
  if (self->session != NULL)
    {
      wm_window_stop_guard (self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (self->session, self->works);
      wm_progress_bar_cancel (self->works);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_swapped (session, "said", G_CALLBACK (session_said_cb), self);
      g_signal_connect_swapped (session, "work-begun", G_CALLBACK (wm_progress_bar_add),
                                self->works);
      g_signal_connect_swapped (session, "failed", G_CALLBACK (session_failed_cb), self);
      g_signal_connect_swapped (session, "notify", G_CALLBACK (wm_window_update), self);
      wm_window_show_page (self, "dashboard");
      wm_window_start_guard (self);
    }
  else
    refresh_start_page (self);
  gtk_stack_set_visible_child_name (self->views, session != NULL ? "project" : "start");
  wm_window_update (self);
}

WmSession *
wm_window_get_session (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), NULL);

  return self->session;
}

WmPage *
wm_window_get_page (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), NULL);

  return self->page;
}

void
wm_window_show_start_error (WmWindow *self, const char *message)
{
  g_return_if_fail (WM_IS_WINDOW (self));

  wm_start_page_show_error (self->start_page, message);
}

void
wm_window_opened (WmWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

void
wm_window_say (WmWindow *self, const char *sentence)
{
  g_return_if_fail (WM_IS_WINDOW (self));

  session_said_cb (self, sentence, WM_OFFER_NOTHING);
}
