/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-send-copy.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-file-dialog.h"
#include "app/compat/wm-mail.h"
#include "app/widgets/wm-banner.h"
#include "app/widgets/wm-size-bar.h"
#include "app/wm-outbox.h"
#include "project/wm-copy.h"
#include "report/wm-soa-pdf.h"
#include "report/wm-soa-project.h"
#include "store/wm-clock.h"
#include "wm-send-item.h"
#include "wm-send-row.h"

#include <glib/gi18n.h>

/* A mail carries four characters for three bytes, in lines with an end. */
#define MAIL_PERCENT 137

#define TOPIC_FAILED "failed"

struct _WmSendCopy
{
  AdwWindow parent_instance;

  /* Borrowed: template children */
  WmBanner *banner;
  GtkWidget *choices;
  GtkWidget *files;
  GtkLabel *left_out_label;
  GtkListView *list;
  GtkWidget *mail_button;
  GtkProgressBar *progress_bar;
  GtkRevealer *progress_revealer;
  AdwActionRow *report_row;
  GtkSwitch *report_switch;
  WmSizeBar *size_bar;
  GtkLabel *size_label;
  GtkLabel *verdict;

  WmSession *session;        /* owned */
  GPtrArray *copy_files;     /* owned, of WmCopyFile */
  GListStore *items;         /* owned, of WmSendItem, in the same order */
  GBytes *report;            /* owned, nullable: the statement, once it is printed */
  WmProgress *progress;      /* owned, nullable: of the copy that is being written */
  GCancellable *cancellable; /* owned: of the printing; cancelled in dispose */
  GCancellable *writing;     /* owned, nullable: of the copy that is being written */
  char *path;                /* owned, nullable: where that goes */
  guint update_id;

  guint mails : 1; /* the copy is for a mail */
};

G_DEFINE_FINAL_TYPE (WmSendCopy, wm_send_copy, ADW_TYPE_WINDOW)

static gboolean
is_writing (WmSendCopy *self)
{
  return self->writing != NULL;
}

gboolean
wm_send_copy_is_ready (WmSendCopy *self)
{
  g_return_val_if_fail (WM_IS_SEND_COPY (self), FALSE);

  return !is_writing (self) &&
         (self->report != NULL || !gtk_switch_get_active (self->report_switch));
}

static void
update_actions (WmSendCopy *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = wm_send_copy_is_ready (self);

  gtk_widget_action_set_enabled (widget, "send.mail", ready);
  gtk_widget_action_set_enabled (widget, "send.save", ready);
  gtk_widget_action_set_enabled (widget, "send.include-all", !is_writing (self));
  gtk_widget_action_set_enabled (widget, "send.include-none", !is_writing (self));
  gtk_widget_set_sensitive (self->choices, !is_writing (self));
  gtk_revealer_set_reveal_child (self->progress_revealer, is_writing (self));
}

/* What goes along, and how large that is. */

static WmCopyOptions *
make_options (WmSendCopy *self)
{
  WmCopyOptions *options = wm_copy_options_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (WmSendItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (wm_send_item_is_available (item) && !wm_send_item_is_included (item))
        wm_copy_options_leave_out (options, wm_send_item_get_sha256 (item));
    }
  if (self->report != NULL && gtk_switch_get_active (self->report_switch))
    /* Translators: the name of a file. */
    wm_copy_options_add_report (options, _ ("Statement of Applicability.pdf"), self->report);
  return options;
}

guint64
wm_send_copy_get_estimate (WmSendCopy *self)
{
  g_autoptr (WmCopyOptions) options = NULL;

  g_return_val_if_fail (WM_IS_SEND_COPY (self), 0);

  options = make_options (self);
  return wm_project_estimate_copy (wm_session_get_project (self->session), options,
                                   self->copy_files);
}

static guint
count_left_out (WmSendCopy *self)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (WmSendItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      count += !wm_send_item_is_included (item);
    }
  return count;
}

static void
update_left_out (WmSendCopy *self)
{
  guint count = count_left_out (self);
  g_autofree char *text = NULL;

  if (count > 0)
    text = g_strdup_printf (
        ngettext ("%u file is left out. The copy names it, so that nobody takes it for lost.",
                  "%u files are left out. The copy names them, so that nobody takes them for lost.",
                  count),
        count);
  gtk_label_set_text (self->left_out_label, text != NULL ? text : "");
}

/* As a word, beside the colour of the bar. */
static const char *
get_verdict (guint64 mail_size)
{
  if (mail_size <= WM_MAIL_SIZE_SAFE)
    return _ ("Small enough for practically every mail.");
  if (mail_size <= WM_MAIL_SIZE_MOST)
    return _ ("Too large for some mail servers. Leaving large files out makes it smaller.");
  return _ ("Too large for a mail. Leave large files out, or save the copy and hand it over in "
            "another way.");
}

static void
update_size (WmSendCopy *self)
{
  guint64 estimate = wm_send_copy_get_estimate (self);
  guint64 mail_size = estimate / 100 * MAIL_PERCENT;
  g_autofree char *size = g_format_size (estimate);
  g_autofree char *as_mail = g_format_size (mail_size);
  g_autofree char *text = NULL;

  /* Translators: the size of a file, then the larger one of a mail with it. */
  text = g_strdup_printf (_ ("About %1$s, as a mail about %2$s"), size, as_mail);
  gtk_label_set_text (self->size_label, text);
  wm_size_bar_set_size (self->size_bar, mail_size);
  gtk_label_set_text (self->verdict, get_verdict (mail_size));
  update_left_out (self);
}

static gboolean
update_cb (gpointer user_data)
{
  WmSendCopy *self = user_data;

  self->update_id = 0;
  update_size (self);
  return G_SOURCE_REMOVE;
}

/* All of many files can change at once. */
static void
queue_update (WmSendCopy *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
set_all_included (WmSendCopy *self, gboolean included)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (WmSendItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      wm_send_item_set_included (item, included);
    }
}

static void
include_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_all_included (WM_SEND_COPY (widget), TRUE);
}

static void
include_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_all_included (WM_SEND_COPY (widget), FALSE);
}

static void
fill_items (WmSendCopy *self)
{
  self->copy_files = wm_project_list_copy_files (wm_session_get_project (self->session));
  for (guint i = 0; i < self->copy_files->len; i++)
    {
      g_autoptr (WmSendItem) item = wm_send_item_new (g_ptr_array_index (self->copy_files, i));

      g_signal_connect_object (item, "notify::included", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
    }
  if (self->copy_files->len > 0)
    return;
  gtk_widget_set_visible (self->files, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, -1);
}

/* The list. */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, wm_send_row_new ());
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  wm_send_row_set_item (WM_SEND_ROW (gtk_list_item_get_child (list_item)),
                        gtk_list_item_get_item (list_item));
}

static void
row_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  wm_send_row_set_item (WM_SEND_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
row_activated_cb (WmSendCopy *self, guint position)
{
  g_autoptr (WmSendItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  wm_send_item_set_included (item, !wm_send_item_is_included (item));
}

static void
set_up_list (WmSendCopy *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection =
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbound_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (row_activated_cb), self);
}

/* The statement. */

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSendCopy) self = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *report = wm_soa_render_pdf_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->report = report;
  if (report == NULL)
    {
      gtk_switch_set_active (self->report_switch, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->report_row), FALSE);
      adw_action_row_set_subtitle (self->report_row, error->message);
    }
  update_actions (self);
  queue_update (self);
}

static void
print_report (WmSendCopy *self)
{
  WmSoa *soa = wm_soa_new_for_project (wm_session_get_project (self->session), NULL);

  if (soa != NULL)
    {
      wm_soa_render_pdf_async (soa, self->cancellable, printed_cb, g_object_ref (self));
      return;
    }
  /* An edition that this program does not know: everything else can still be sent. */
  gtk_switch_set_active (self->report_switch, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->report_row), FALSE);
}

/* Writing and handing over. */

static void
stop_writing (WmSendCopy *self)
{
  g_clear_object (&self->writing);
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  update_actions (self);
}

static void
show_failure (WmSendCopy *self, const char *message)
{
  wm_banner_show (self->banner, TOPIC_FAILED, WM_BANNER_ERROR, message, "save", _ ("_Save a copy…"),
                  NULL, NULL);
  wm_accessible_announce (GTK_WIDGET (self), message);
}

static void
composed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSendCopy) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = wm_mail_compose_finish (result, &error);

  stop_writing (self);
  if (done)
    {
      wm_session_say (self->session, _ ("The copy is in a new mail"), FALSE);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, _ ("No mail program could be reached. The project is untouched; save the "
                           "copy and attach it to a mail yourself."));
}

static void
compose (WmSendCopy *self)
{
  const char *company = wm_session_get_company (self->session);
  /* Translators: the subject of a mail; %s is the company. */
  g_autofree char *subject = g_strdup_printf (_ ("Information security of %s"), company);
  g_autofree char *body = NULL;

  /* Translators: the text of a mail that a person goes on with; %s is the company. */
  body = g_strdup_printf (_ ("Attached is a copy of the information security project of %s. It "
                             "opens with Waymark, and any ZIP program shows what is in it."),
                          company);
  wm_mail_compose_async (subject, body, self->path, self->writing, composed_cb,
                         g_object_ref (self));
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSendCopy) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = wm_project_write_copy_finish (WM_PROJECT (object), result, NULL, &error);

  if (done && self->mails && !g_cancellable_is_cancelled (self->writing))
    {
      compose (self);
      return;
    }
  stop_writing (self);
  if (done && !self->mails)
    {
      wm_session_say (self->session, _ ("The copy was saved"), FALSE);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
}

static void
progress_changed_cb (WmSendCopy *self)
{
  double fraction = wm_progress_get_fraction (self->progress);
  g_autofree char *text = NULL;

  /* Translators: how far it is: Writing the copy, 42 % */
  text = g_strdup_printf (_ ("Writing the copy, %d %%"), (int) (fraction * 100));
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

static void
write_copy (WmSendCopy *self, const char *path, gboolean mails)
{
  g_assert (!is_writing (self));

  wm_banner_hide (self->banner, TOPIC_FAILED);
  g_free (self->path);
  self->path = g_strdup (path);
  self->mails = mails;
  self->writing = g_cancellable_new ();
  self->progress = wm_progress_new ();
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progress_changed_cb),
                           self, G_CONNECT_SWAPPED);
  progress_changed_cb (self);
  update_actions (self);
  /* The dialog has asked whether an existing file may be replaced; the outbox has none. */
  wm_project_write_copy_async (wm_session_get_project (self->session), path, WM_SAVE_REPLACE,
                               make_options (self), self->progress, self->writing, written_cb,
                               g_object_ref (self));
}

void
wm_send_copy_save_to (WmSendCopy *self, const char *path)
{
  g_return_if_fail (WM_IS_SEND_COPY (self) && wm_send_copy_is_ready (self));
  g_return_if_fail (path != NULL);

  write_copy (self, path, FALSE);
}

static char *
dup_file_name (WmSendCopy *self)
{
  g_autofree char *today = wm_clock_dup_today ();
  char *name = g_strdup_printf ("%s %s.isms", wm_session_get_company (self->session), today);

  return g_strdelimit (name, "/\\:", '-');
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSendCopy) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && wm_send_copy_is_ready (self))
    wm_send_copy_save_to (self, path);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSendCopy *self = WM_SEND_COPY (widget);
  g_autofree char *proposal = dup_file_name (self);

  wm_file_dialog_save_async (GTK_WINDOW (self), _ ("Save a copy"), _ ("_Save"),
                             wm_file_dialog_get_project_type (), 1, proposal, self->cancellable,
                             place_chosen_cb, g_object_ref (self));
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSendCopy *self = WM_SEND_COPY (widget);
  g_autofree char *file_name = dup_file_name (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wm_outbox_dup_path (file_name, &error);

  if (path != NULL)
    write_copy (self, path, TRUE);
  else
    show_failure (self, error->message);
}

/* First it ends what is under way, then the dialog. */
static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSendCopy *self = WM_SEND_COPY (widget);

  if (is_writing (self))
    g_cancellable_cancel (self->writing);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
banner_answered_cb (WmSendCopy *self, const char *answer)
{
  if (g_str_equal (answer, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "send.save", NULL);
}

static void
wm_send_copy_dispose (GObject *object)
{
  WmSendCopy *self = WM_SEND_COPY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_SEND_COPY);
  G_OBJECT_CLASS (wm_send_copy_parent_class)->dispose (object);
}

static void
wm_send_copy_finalize (GObject *object)
{
  WmSendCopy *self = WM_SEND_COPY (object);

  g_clear_pointer (&self->copy_files, g_ptr_array_unref);
  g_clear_pointer (&self->report, g_bytes_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->progress);
  g_clear_object (&self->writing);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_free (self->path);
  G_OBJECT_CLASS (wm_send_copy_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, banner);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, choices);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, files);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, left_out_label);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, list);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, mail_button);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, report_row);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, report_switch);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, size_bar);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, size_label);
  gtk_widget_class_bind_template_child (widget_class, WmSendCopy, verdict);
}

static void
wm_send_copy_class_init (WmSendCopyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_send_copy_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_send_copy_finalize;
  g_type_ensure (WM_TYPE_BANNER);
  g_type_ensure (WM_TYPE_SIZE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-send-copy.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "send.mail", NULL, mail_action);
  gtk_widget_class_install_action (widget_class, "send.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "send.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "send.include-all", NULL, include_all_action);
  gtk_widget_class_install_action (widget_class, "send.include-none", NULL, include_none_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "send.cancel", NULL);
}

static void
report_switched_cb (WmSendCopy *self)
{
  update_actions (self);
  queue_update (self);
}

static void
wm_send_copy_init (WmSendCopy *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (WM_TYPE_SEND_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->mail_button);
  set_up_list (self);
  g_signal_connect_swapped (self->banner, "answered", G_CALLBACK (banner_answered_cb), self);
  g_signal_connect_swapped (self->report_switch, "notify::active", G_CALLBACK (report_switched_cb),
                            self);
}

GtkWindow *
wm_send_copy_new (GtkWindow *parent, WmSession *session)
{
  WmSendCopy *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  self = g_object_new (WM_TYPE_SEND_COPY, "transient-for", parent, NULL);
  /* A window that closes hides first, to save. */
  g_signal_connect_object (parent, "hide", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  self->session = g_object_ref (session);
  fill_items (self);
  print_report (self);
  update_actions (self);
  update_size (self);
  return GTK_WINDOW (self);
}

GListModel *
wm_send_copy_get_items (WmSendCopy *self)
{
  g_return_val_if_fail (WM_IS_SEND_COPY (self), NULL);

  return G_LIST_MODEL (self->items);
}
