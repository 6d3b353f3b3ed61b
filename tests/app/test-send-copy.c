/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-send-copy.h"
#include "app/dialogs/wm-send-item.h"
#include "app/dialogs/wm-send-row.h"
#include "app/widgets/wm-banner.h"
#include "app/widgets/wm-size-bar.h"
#include "app/wm-outbox.h"
#include "container/wm-archive.h"
#include "mock-mail.h"
#include "project/wm-evidence.h"
#include "project/wm-verify.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
picture (GtkWidget *widget, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("WAYMARK_PICTURES") == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", g_getenv ("WAYMARK_PICTURES"), name);
  app_kit_picture (widget, path);
}

static gpointer shown; /* weak: the dialog */

static gboolean
is_ready (gpointer dialog)
{
  return wm_send_copy_is_ready (dialog);
}

/* The dialog that the action of the main window opens. */
static WmSendCopy *
open_dialog (AppKit *kit)
{
  GListModel *windows = gtk_window_get_toplevels ();
  WmSendCopy *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.send-copy", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (WM_IS_SEND_COPY (window))
        dialog = WM_SEND_COPY (window);
    }
  g_assert_nonnull (dialog);
  g_assert_null (shown);
  g_set_weak_pointer (&shown, dialog);
  app_kit_wait (is_ready, dialog);
  app_kit_settle ();
  return dialog;
}

static gboolean
is_gone (gpointer object)
{
  return *(gpointer *) object == NULL;
}

static void
wait_until_closed (void)
{
  app_kit_wait (is_gone, &shown);
}

static void
close_dialog (WmSendCopy *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.cancel", NULL);
  wait_until_closed ();
}

static WmSendItem *
get_item (WmSendCopy *dialog, guint position)
{
  g_autoptr (WmSendItem) item = g_list_model_get_item (wm_send_copy_get_items (dialog), position);

  return item;
}

static char *
attach (AppKit *kit, const char *name, gsize size)
{
  g_autofree char *path = g_build_filename (kit->folder, name, NULL);
  g_autofree char *content = g_malloc (size);
  g_autofree char *staging = wm_project_dup_staging_folder (kit->project);
  g_autoptr (WmStagedFile) file = NULL;
  char *id;

  memset (content, name[0], size);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  file = wm_staged_file_new (staging, path, NULL, NULL, NULL, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  id = wm_project_attach (kit->project, file, NULL, NULL, NULL, NULL);
  g_assert_nonnull (id);
  return id;
}

static guint
count_left_out (const char *path)
{
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (path, O_RDONLY | O_CLOEXEC), NULL, NULL);

  g_assert_nonnull (archive);
  return wm_archive_get_manifest (archive)->left_out->len;
}

static gboolean
has_report (const char *path)
{
  g_autoptr (WmArchive) archive =
      wm_archive_open_fd (open (path, O_RDONLY | O_CLOEXEC), NULL, NULL);

  g_assert_nonnull (archive);
  return wm_manifest_lookup (wm_archive_get_manifest (archive),
                             "reports/Statement of Applicability.pdf") != NULL;
}

static void
assert_whole (AppKit *kit, const char *path)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_true (wm_verify_file (path, wm_project_get_registry (kit->project), NULL, &problems,
                                 NULL, NULL, NULL, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_choices (AppKit *kit, gconstpointer unused)
{
  WmSendCopy *dialog = open_dialog (kit);
  GListModel *items = wm_send_copy_get_items (dialog);
  WmSizeBar *bar = WM_SIZE_BAR (app_kit_find (GTK_WIDGET (dialog), WM_TYPE_SIZE_BAR, NULL));
  GtkWidget *row = app_kit_find (GTK_WIDGET (dialog), WM_TYPE_SEND_ROW, NULL);
  GtkWidget *check = app_kit_find (row, GTK_TYPE_CHECK_BUTTON, NULL);
  guint64 everything = wm_send_copy_get_estimate (dialog);
  WmSendItem *first = get_item (dialog, 0);
  g_autofree char *said = NULL;

  picture (GTK_WIDGET (dialog), "send-copy");
  g_assert_cmpuint (g_list_model_get_n_items (items), >, 3);
  g_assert_true (wm_send_item_is_included (first));
  g_assert_cmpuint (wm_size_bar_get_size (bar), >, everything);
  said =
      g_strdup_printf ("%s, %s", wm_send_item_get_title (first), wm_send_item_get_detail (first));
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, said);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (wm_send_item_is_included (first));
  g_assert_cmpuint (wm_send_copy_get_estimate (dialog), <, everything);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.include-none", NULL);
  app_kit_settle ();
  g_assert_cmpuint (wm_size_bar_get_size (bar), <, everything);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.include-all", NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpuint (wm_send_copy_get_estimate (dialog), ==, everything);
  close_dialog (dialog);
  g_assert_false (wm_project_is_modified (kit->project));
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_save (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "To send.isms", NULL);
  g_autofree char *large = attach (kit, "large.jpg", 3000);
  g_autofree char *small = attach (kit, "small.jpg", 30);
  WmSendCopy *dialog = open_dialog (kit);
  WmSendItem *first = get_item (dialog, 0);

  g_assert_cmpstr (wm_send_item_get_title (first), ==, "large");
  wm_send_item_set_included (first, FALSE);
  wm_send_copy_save_to (dialog, path);
  g_assert_false (wm_send_copy_is_ready (dialog));
  wait_until_closed ();
  g_assert_cmpuint (count_left_out (path), ==, 1);
  g_assert_true (has_report (path));
  assert_whole (kit, path);
  g_assert_cmpstr (wm_project_get_path (kit->project), ==, kit->path);
}

static void
test_deleted_stays_here (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "To send.isms", NULL);
  g_autofree char *id = attach (kit, "secret.txt", 300);
  const char *ids[] = { id, NULL };
  WmSendCopy *dialog;
  WmSendItem *item;
  GtkWidget *button;

  g_assert_true (wm_session_delete (kit->session, ids));
  dialog = open_dialog (kit);
  item = get_item (dialog, 0);
  g_assert_true (wm_send_item_is_available (item));
  g_assert_false (wm_send_item_is_included (item));
  g_assert_true (g_str_has_prefix (wm_send_item_get_detail (item), "Deleted"));
  button = app_kit_find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (button), FALSE);
  wm_send_copy_save_to (dialog, path);
  wait_until_closed ();
  g_assert_cmpuint (count_left_out (path), ==, 1);
  g_assert_false (has_report (path));
  wm_session_undo (kit->session);
}

/* It cannot be written: the dialog stays, says so, and another place works. */
static void
test_failure (AppKit *kit, gconstpointer unused)
{
  g_autofree char *nowhere = g_build_filename (kit->folder, "none", "x.isms", NULL);
  g_autofree char *path = g_build_filename (kit->folder, "To send.isms", NULL);
  WmSendCopy *dialog = open_dialog (kit);
  GtkWidget *banner = app_kit_find (GTK_WIDGET (dialog), WM_TYPE_BANNER, NULL);

  wm_send_copy_save_to (dialog, nowhere);
  app_kit_wait (is_ready, dialog);
  g_assert_cmpstr (wm_banner_get_topic (WM_BANNER (banner)), ==, "failed");
  picture (GTK_WIDGET (dialog), "send-copy-failed");
  wm_send_copy_save_to (dialog, path);
  wait_until_closed ();
  g_assert_true (is_there (path));
}

static void
test_cancel (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "To send.isms", NULL);
  g_autofree char *id = attach (kit, "large.txt", 32 << 20);
  WmSendCopy *dialog = open_dialog (kit);

  wm_send_copy_save_to (dialog, path);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.cancel", NULL);
  app_kit_wait (is_ready, dialog);
  g_assert_false (is_there (path));
  /* And closed in the middle of writing. */
  wm_send_copy_save_to (dialog, path);
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until_closed ();
}

/* The window hides to be closed: the dialog goes with it, and so does what it was doing. */
static void
test_window_closes (AppKit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->folder, "To send.isms", NULL);
  g_autofree char *id = attach (kit, "large.txt", 32 << 20);
  WmSendCopy *dialog = open_dialog (kit);

  wm_send_copy_save_to (dialog, path);
  gtk_widget_set_visible (GTK_WIDGET (kit->window), FALSE);
  wait_until_closed ();
}

static void
test_mail (AppKit *kit, gconstpointer unused)
{
  MockMail mail;
  WmSendCopy *dialog;
  g_autofree char *name = NULL;
  struct stat info;
  g_autofree char *folder = NULL;

  mock_mail_start (&mail);
  dialog = open_dialog (kit);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.mail", NULL);
  wait_until_closed ();
  g_assert_cmpuint (mail.n_mails, ==, 1);
  g_assert_nonnull (strstr (mail.subject, wm_session_get_company (kit->session)));
  name = g_path_get_basename (mail.file);
  g_assert_true (g_str_has_prefix (name, wm_session_get_company (kit->session)));
  g_assert_true (g_str_has_suffix (name, "2026-11-23.isms"));
  assert_whole (kit, mail.file);
  g_assert_cmpuint (count_left_out (mail.file), ==, 0);
  folder = g_path_get_dirname (mail.file);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  wm_outbox_sweep ();
  g_assert_false (is_there (mail.file));
  mock_mail_stop (&mail);
}

static void
test_mail_refused (AppKit *kit, gconstpointer unused)
{
  MockMail mail;
  WmSendCopy *dialog;
  GtkWidget *banner;

  mock_mail_start (&mail);
  g_atomic_int_set (&mail.answer, 1);
  dialog = open_dialog (kit);
  banner = app_kit_find (GTK_WIDGET (dialog), WM_TYPE_BANNER, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.mail", NULL);
  g_assert_false (wm_send_copy_is_ready (dialog));
  app_kit_wait (is_ready, dialog);
  g_assert_cmpuint (mail.n_mails, ==, 1);
  g_assert_null (wm_banner_get_topic (WM_BANNER (banner)));
  g_atomic_int_set (&mail.answer, 2);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "send.mail", NULL);
  app_kit_wait (is_ready, dialog);
  g_assert_cmpuint (mail.n_mails, ==, 2);
  g_assert_cmpstr (wm_banner_get_topic (WM_BANNER (banner)), ==, "failed");
  close_dialog (dialog);
  mock_mail_stop (&mail);
  wm_outbox_sweep ();
}

static void
test_bar (void)
{
  g_autoptr (WmSizeBar) bar = g_object_ref_sink (g_object_new (WM_TYPE_SIZE_BAR, NULL));
  g_autofree char *size = g_format_size (4200000);
  g_autofree char *said =
      g_strconcat (size, "; careful mail servers take 10 MB, most take 25 MB", NULL);
  double before = -1;

  for (guint64 at = 0; at < 1000 * 1000 * 1000; at += 999 * 1000)
    {
      double share = wm_size_bar_get_share (at);

      g_assert_cmpfloat (share, >, before);
      g_assert_cmpfloat (share, <, 1);
      before = share;
    }
  wm_size_bar_set_size (bar, 4200000);
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, said);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  g_test_add_func ("/send-copy/bar/has-room-for-every-size", test_bar);
  APP_ADD_SAMPLE ("/send-copy/choices/change-the-size", test_choices);
  APP_ADD_EMPTY ("/send-copy/save/leaves-out-what-was-said", test_save);
  APP_ADD_EMPTY ("/send-copy/save/deleted-files-stay-here", test_deleted_stays_here);
  APP_ADD_EMPTY ("/send-copy/save/failing-keeps-the-dialog", test_failure);
  APP_ADD_EMPTY ("/send-copy/save/can-be-cancelled", test_cancel);
  APP_ADD_EMPTY ("/send-copy/save/ends-with-the-window", test_window_closes);
  APP_ADD_SAMPLE ("/send-copy/mail/has-the-copy", test_mail);
  APP_ADD_EMPTY ("/send-copy/mail/refused-keeps-the-dialog", test_mail_refused);
  return g_test_run ();
}
