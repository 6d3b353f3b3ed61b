/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-file-card.h"
#include "app/wm-evidence-file.h"
#include "app/wm-evidence-hint.h"
#include "app/wm-file-sort.h"
#include "app/wm-private-folder.h"
#include "app/wm-thumbnail.h"
#include "project/wm-attach.h"
#include "project/wm-copy.h"
#include "project/wm-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static char *seen; /* where the program that opens files leaves what it was given */

static char *
attach (AppKit *kit, const char *name, const char *content, gssize size)
{
  g_autofree char *path = g_build_filename (kit->folder, name, NULL);
  g_autofree char *folder = wm_project_dup_staging_folder (kit->project);
  g_autoptr (WmStagedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  file = wm_staged_file_new (folder, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  id = wm_project_attach (kit->project, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
is_written (gpointer path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

static int
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return (int) (info.st_mode & 0777);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_open (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = attach (kit, "Liste Köln.csv", "a;b", -1);
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;

  g_unlink (seen);
  wm_evidence_file_open (kit->session, GTK_WIDGET (kit->window), id);
  app_kit_wait (is_written, seen);
  g_assert_true (g_file_get_contents (seen, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a;b");
  folder = wm_session_dup_opened_folder (kit->session, id, NULL);
  copy = g_build_filename (folder, "Liste Köln.csv", NULL);
  g_assert_cmpint (get_mode (folder), ==, 0700);
  g_assert_cmpint (get_mode (copy), ==, 0400);
  /* Again, over the copy that is there. */
  g_unlink (seen);
  wm_evidence_file_open (kit->session, GTK_WIDGET (kit->window), id);
  app_kit_wait (is_written, seen);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
answer (const char *label)
{
  GtkWidget *question = find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  g_signal_emit_by_name (app_kit_find (question, GTK_TYPE_BUTTON, label), "clicked");
  app_kit_settle ();
}

/* What may be a program is not opened unless somebody says so. */
static void
test_program (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = attach (kit, "setup.EXE", "MZ", -1);
  g_autofree char *folder = wm_session_dup_opened_folder (kit->session, id, NULL);
  g_autofree char *copy = g_build_filename (folder, "setup.EXE", NULL);
  GtkWidget *question;
  guint n_works = 0;

  g_unlink (seen);
  g_signal_connect_swapped (kit->session, "work-begun", G_CALLBACK (count_cb), &n_works);
  wm_evidence_file_open (kit->session, GTK_WIDGET (kit->window), id);
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question)), !=,
                   "open");
  answer ("_Cancel");
  g_assert_cmpuint (n_works, ==, 0);
  wm_evidence_file_open (kit->session, GTK_WIDGET (kit->window), id);
  answer ("_Open it");
  app_kit_wait (is_written, copy);
  app_kit_wait (is_written, seen);
  g_assert_cmpuint (n_works, ==, 1);
  g_signal_handlers_disconnect_by_data (kit->session, &n_works);
}

static void
test_sorts (void)
{
  g_assert_cmpstr (wm_file_sort_find ("Scan 1.PDF")->label, ==, "PDF");
  g_assert_cmpstr (wm_file_sort_find ("a.b.xlsx")->label, ==, "Table");
  g_assert_cmpstr (wm_file_sort_find (NULL)->label, ==, "File");
  g_assert_cmpstr (wm_file_sort_find ("no ending")->label, ==, "File");
  g_assert_cmpstr (wm_file_sort_find ("x. pdf txt")->label, ==, "File");
  g_assert_true (wm_file_sort_find ("x.PDF.exe")->is_program);
  g_assert_true (wm_file_sort_find ("x.desktop")->is_program);
  g_assert_false (wm_file_sort_find ("x.exe.pdf")->is_program);
}

static void
test_save (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = attach (kit, "list.csv", "a;b", -1);
  g_autofree char *path = g_build_filename (kit->folder, "copy.csv", NULL);
  g_autofree char *nowhere = g_build_filename (kit->folder, "no", "such", "folder", NULL);
  g_autofree char *content = NULL;
  guint n_said = 0;
  guint n_failed = 0;

  g_signal_connect_swapped (kit->session, "said", G_CALLBACK (count_cb), &n_said);
  g_signal_connect_swapped (kit->session, "failed", G_CALLBACK (count_cb), &n_failed);
  wm_evidence_file_save_to (kit->session, id, path);
  while (n_said == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a;b");
  wm_evidence_file_save_to (kit->session, id, nowhere);
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_said, ==, 1);
  g_signal_handlers_disconnect_by_data (kit->session, &n_said);
  g_signal_handlers_disconnect_by_data (kit->session, &n_failed);
}

/* A folder that somebody holds stays; what a crash left behind goes. */
static void
test_private_folder (void)
{
  g_autoptr (WmPrivateFolder) folder = wm_private_folder_new (NULL);
  WmPrivateFolder *other = wm_private_folder_new (NULL);
  g_autofree char *gone = g_strdup (wm_private_folder_get_path (other));
  g_autofree char *parent = g_path_get_dirname (gone);
  g_autofree char *left = g_build_filename (parent, "left", NULL);
  g_autofree char *file = g_build_filename (left, "secret.txt", NULL);

  g_assert_cmpint (get_mode (parent), ==, 0700);
  g_assert_cmpint (get_mode (gone), ==, 0700);
  wm_private_folder_free (other);
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "secret", -1, NULL));
  g_assert_cmpint (g_chmod (file, 0400), ==, 0);
  wm_private_folder_sweep ();
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (wm_private_folder_get_path (folder), G_FILE_TEST_IS_DIR));
}

static char *
dup_png (int width, int height, gsize *size)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *bytes = NULL;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, size, "png", NULL, NULL));
  return bytes;
}

typedef struct
{
  GdkPaintable *picture; /* owned, nullable */
  gboolean ended;
} Loading;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;

  loading->picture = wm_thumbnail_load_finish (result, NULL);
  loading->ended = TRUE;
}

static GdkPaintable *
load (AppKit *kit, const char *id)
{
  g_autoptr (WmRecord) record = wm_records_load (wm_session_get_database (kit->session),
                                                 wm_session_get_registry (kit->session), id);
  g_autofree char *folder = wm_session_dup_opened_folder (kit->session, "previews", NULL);
  g_autoptr (GDir) dir = NULL;
  Loading loading = { 0 };

  g_assert_true (wm_thumbnail_suits (record));
  wm_thumbnail_load_async (kit->session, record, NULL, loaded_cb, &loading);
  while (!loading.ended)
    g_main_context_iteration (NULL, TRUE);
  /* Nothing of it stays. */
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  return loading.picture;
}

static void
test_thumbnail (AppKit *kit, gconstpointer unused)
{
  gsize size;
  g_autofree char *png = dup_png (3000, 2000, &size);
  g_autofree char *good = attach (kit, "good.png", png, (gssize) size);
  g_autofree char *garbage = attach (kit, "garbage.png", "\x89PNG\r\n\x1a\nquokka", -1);
  g_autofree char *text = attach (kit, "text.jpg", "<svg/>", -1);
  g_autofree char *cut = attach (kit, "cut.png", png, (gssize) size / 2);
  g_autofree char *bomb = NULL;
  g_autoptr (GdkPaintable) picture = load (kit, good);
  g_autoptr (GdkPaintable) half = NULL;

  g_assert_cmpint (gdk_paintable_get_intrinsic_height (picture), ==, 360);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (picture), ==, 540);
  g_assert_null (load (kit, garbage));
  g_assert_null (load (kit, text));
  /* As far as it goes, or not at all. */
  half = load (kit, cut);
  /* It says that it is a million dots wide. */
  memcpy (png + 16, "\x00\x0f\x42\x40\x00\x0f\x42\x40", 8);
  bomb = attach (kit, "bomb.png", png, (gssize) size);
  g_assert_null (load (kit, bomb));
}

/* A copy of the project without the file. */
static void
test_left_out (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = attach (kit, "list.csv", "a;b", -1);
  g_autofree char *path = g_build_filename (kit->folder, "copy.isms", NULL);
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  const WmProjectOptions how = { .registry = registry, .recovery_root = kit->recovery };
  g_autoptr (WmProject) project = NULL;
  g_autoptr (WmSession) session = NULL;
  g_autoptr (WmRecord) record = NULL;
  g_autoptr (WmEvidenceHint) hint = NULL;
  g_autoptr (GtkWidget) card = NULL;
  guint n_failed = 0;

  wm_copy_options_leave_out_all (options);
  g_assert_true (wm_project_write_copy (kit->project, path, 0, options, NULL, NULL, NULL, NULL));
  project = wm_project_open (path, &how, NULL, NULL);
  g_assert_nonnull (project);
  session = wm_session_new (project);
  record = wm_records_load (wm_session_get_database (session), registry, id);
  hint = wm_evidence_hint_new (session, record);
  g_assert_cmpstr (hint->words, ==, "Left out");
  card = g_object_ref_sink (wm_file_card_new (session));
  wm_file_card_set_record_id (WM_FILE_CARD (card), id);
  g_assert_true (gtk_widget_get_visible (app_kit_find (card, ADW_TYPE_ACTION_ROW, "Left out")));
  g_assert_false (gtk_widget_get_sensitive (app_kit_find (card, GTK_TYPE_BUTTON, "_Open")));
  g_signal_connect_swapped (session, "failed", G_CALLBACK (count_cb), &n_failed);
  wm_evidence_file_open (session, NULL, id);
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (session, &n_failed);
  wm_project_close (project);
}

/* A program that takes every file and copies it to where the test sees it. Nothing of whoever runs
 * the test is touched. */
static char *
install_program (void)
{
  char *home = g_dir_make_tmp ("waymark-open-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "looker.desktop", NULL);
  g_autofree char *defaults = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *content = NULL;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  seen = g_build_filename (home, "seen", NULL);
  content = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Looker\nExec=cp -f %%f %s\n"
                             "MimeType=text/csv;text/plain;application/octet-stream;"
                             "application/x-msdownload;application/x-ms-dos-executable;\n",
                             seen);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (entry, content, -1, NULL));
  g_assert_true (g_file_set_contents (
      defaults,
      "[Default Applications]\ntext/csv=looker.desktop\ntext/plain=looker.desktop\n"
      "application/octet-stream=looker.desktop\napplication/x-msdownload=looker.desktop\n"
      "application/x-ms-dos-executable=looker.desktop\n"
      "application/vnd.microsoft.portable-executable=looker.desktop\n",
      -1, NULL));
  return home;
}

int
main (int argc, char **argv)
{
  g_autofree char *home = install_program ();
  int result;

  app_kit_init (&argc, &argv);
  g_test_add_func ("/evidence-file/private-folder/goes-with-its-owner", test_private_folder);
  g_test_add_func ("/evidence-file/sort/by-the-ending", test_sorts);
  APP_ADD_EMPTY ("/evidence-file/open/a-copy-for-reading", test_open);
  APP_ADD_EMPTY ("/evidence-file/open/asks-about-programs", test_program);
  APP_ADD_EMPTY ("/evidence-file/save/or-say-why-not", test_save);
  APP_ADD_EMPTY ("/evidence-file/thumbnail/of-honest-pictures", test_thumbnail);
  APP_ADD_EMPTY ("/evidence-file/left-out/cannot-be-opened", test_left_out);
  result = g_test_run ();
  wm_files_remove_tree (home);
  g_free (seen);
  return result;
}
