/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-thumbnail.h"

#include "project/wm-extract.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BYTES (20 * 1024 * 1024)
/* A small file can say that it is an enormous picture. */
#define MAX_SIDE 20000
#define MAX_PIXELS (50 * 1000 * 1000)
/* Twice as large as it is shown, for fine screens. */
#define WIDTH 1120
#define HEIGHT 360
#define BLOCK 4096

gboolean
wm_thumbnail_suits (WmRecord *record)
{
  const char *name = wm_record_get_value_by_id (record, "file_name");
  const char *size = wm_record_get_value_by_id (record, "size");
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return small != NULL && size != NULL && g_ascii_strtoull (size, NULL, 10) <= MAX_BYTES &&
         (g_str_has_suffix (small, ".png") || g_str_has_suffix (small, ".jpg") ||
          g_str_has_suffix (small, ".jpeg"));
}

/* Only these two, by their first bytes and not by whatever loader would like to have a go. */
static const char *
find_type (const char *bytes, gsize size)
{
  if (size > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (size > 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  return NULL;
}

/* Nothing is decoded before this was asked. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer too_large)
{
  double scale;

  if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE ||
      (gint64) width * height > MAX_PIXELS)
    {
      *(gboolean *) too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }
  scale = MIN (1.0, MIN ((double) WIDTH / width, (double) HEIGHT / height));
  gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)),
                              MAX (1, (int) (height * scale)));
}

static gboolean
feed (GdkPixbufLoader *loader, const char *bytes, gsize size, gboolean *too_large)
{
  for (gsize done = 0; done < size; done += BLOCK)
    if (!gdk_pixbuf_loader_write (loader, (const guint8 *) bytes + done, MIN (BLOCK, size - done),
                                  NULL) ||
        *too_large)
      return FALSE;
  return TRUE;
}

static GdkPixbuf *
decode (const char *bytes, gsize size)
{
  const char *type = find_type (bytes, size);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf = NULL;
  gboolean too_large = FALSE;
  gboolean fed;

  if (type == NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  fed = feed (loader, bytes, size, &too_large);
  if (gdk_pixbuf_loader_close (loader, NULL) && fed)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

static void
decode_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  g_autofree char *bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &bytes, &size, NULL))
    pixbuf = decode (bytes, size);
  g_unlink (path);
  if (pixbuf != NULL)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No picture");
}

static void
extracted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *path = wm_project_extract_finish (WM_PROJECT (object), result, &error);

  if (path == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, decode_worker);
}

void
wm_thumbnail_load_async (WmSession *session, WmRecord *record, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;
  GTask *task;

  g_return_if_fail (WM_IS_SESSION (session));
  g_return_if_fail (WM_IS_RECORD (record));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, wm_thumbnail_load_async);
  folder = wm_session_dup_opened_folder (session, "previews", &error);
  if (folder == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  /* Two may be made of one file at a time. */
  name = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
  path = g_build_filename (folder, name, NULL);
  wm_project_extract_async (wm_session_get_project (session), wm_record_get_id (record), path,
                            WM_EXTRACT_REPLACE, NULL, cancellable, extracted_cb, task);
}

GdkPaintable *
wm_thumbnail_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
