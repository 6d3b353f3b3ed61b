/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-staged-file.h"

#include "container/wm-manifest.h"
#include "container/wm-sha256.h"
#include "model/wm-text.h"
#include "wm-files.h"
#include "wm-project-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (1024 * 1024)
#define SNIFF 4096
/* The disk is given this much at a time. */
#define WRITE_BACK (8 * 1024 * 1024)

void
wm_staged_file_free (WmStagedFile *self)
{
  g_free (self->sha256);
  g_free (self->file_name);
  g_free (self->media_type);
  g_free (self->path);
  g_free (self);
}

/* A copy under way. */
typedef struct
{
  int from;
  int to;
  guint64 total;
  guint64 done;
  guint64 handed; /* of done: what the disk was told to write */
  WmSha256 hash;
  guint8 *block; /* owned */
  WmEvidenceProgress progress;
  gpointer user_data;
} Copy;

static const char *
get_refusal (const struct stat *info)
{
  if (S_ISDIR (info->st_mode))
    return _ ("This is a folder. Attach the files in it, or pack it into one file first.");
  if (!S_ISREG (info->st_mode))
    return _ ("This is not an ordinary file, so it was not attached.");
  if ((guint64) info->st_size > WM_LIMIT_ENTRY)
    return _ ("The file is larger than 4 GiB, so it was not attached.");
  return NULL;
}

static int
open_source (const char *path, guint64 *size, GError **error)
{
  const char *refusal;
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      wm_files_set_errno (error, errno, _ ("The file could not be opened"));
      if (fd >= 0)
        close (fd);
      return -1;
    }
  refusal = get_refusal (&info);
  if (refusal != NULL)
    {
      g_set_error_literal (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_IO, refusal);
      close (fd);
      return -1;
    }
  *size = (guint64) info.st_size;
  return fd;
}

static gssize
read_block (int fd, guint8 *block)
{
  gssize n;

  do
    n = read (fd, block, BLOCK);
  while (n < 0 && errno == EINTR);
  return n;
}

/* Lets the disk write while the rest is still read and hashed, so that the sync at the end has
 * little to wait for. It is that sync that counts; where this is not known nothing is lost. */
static void
begin_write_back (Copy *copy)
{
  if (copy->done - copy->handed < WRITE_BACK)
    return;
  sync_file_range (copy->to, (off64_t) copy->handed, (off64_t) (copy->done - copy->handed),
                   SYNC_FILE_RANGE_WRITE);
  copy->handed = copy->done;
}

static gboolean
copy_blocks (Copy *copy, GCancellable *cancellable, GError **error)
{
  gssize n;

  while ((n = read_block (copy->from, copy->block)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      wm_sha256_update (&copy->hash, copy->block, (gsize) n);
      if (!wm_files_write_all (copy->to, copy->block, (gsize) n))
        return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
      copy->done += (guint64) n;
      if (copy->done > WM_LIMIT_ENTRY)
        return wm_files_set_errno (error, EFBIG, _ ("The file could not be copied"));
      begin_write_back (copy);
      if (copy->progress != NULL)
        copy->progress (copy->done, MAX (copy->total, copy->done), copy->user_data);
    }
  if (n < 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be read"));
  if (fdatasync (copy->to) != 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  return TRUE;
}

static char *
guess_media_type (const char *path, int fd)
{
  guint8 head[SNIFF];
  gssize n = pread (fd, head, sizeof head, 0);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *content_type = g_content_type_guess (name, head, (gsize) MAX (n, 0), NULL);
  char *media_type = g_content_type_get_mime_type (content_type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static char *
dup_readable_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *valid = g_filename_display_name (name);
  char *line = wm_text_clean_line (valid, -1, NULL);

  return line != NULL ? line : g_strdup ("file");
}

/* The temporary copy gets its hash for a name, and that name is synced too. */
static gboolean
finish_copy (WmStagedFile *file, const char *folder, const char *temporary, GError **error)
{
  file->path = g_build_filename (folder, file->sha256, NULL);
  if (g_rename (temporary, file->path) != 0)
    return wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  return wm_files_sync_folder (file->path, error);
}

static WmStagedFile *
stage (Copy *copy, const char *folder, const char *path, const char *temporary,
       GCancellable *cancellable, GError **error)
{
  g_autoptr (WmStagedFile) file = g_new0 (WmStagedFile, 1);
  char hex[WM_SHA256_HEX_SIZE];

  if (!copy_blocks (copy, cancellable, error))
    return NULL;
  wm_sha256_finish_hex (&copy->hash, hex);
  file->sha256 = g_strdup (hex);
  file->size = copy->done;
  file->file_name = dup_readable_name (path);
  file->media_type = guess_media_type (path, copy->from);
  return finish_copy (file, folder, temporary, error) ? g_steal_pointer (&file) : NULL;
}

WmStagedFile *
wm_staged_file_new (const char *folder, const char *path, WmEvidenceProgress progress,
                    gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autofree guint8 *block = g_malloc (BLOCK);
  Copy copy = { .to = -1, .block = block, .progress = progress, .user_data = user_data };
  WmStagedFile *file = NULL;

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  copy.from = open_source (path, &copy.total, error);
  if (copy.from < 0)
    return NULL;
  temporary = g_strdup_printf ("%s/.%08x%08x.tmp", folder, g_random_int (), g_random_int ());
  copy.to = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (copy.to < 0)
    wm_files_set_errno (error, errno, _ ("The file could not be copied"));
  else
    {
      wm_sha256_init (&copy.hash);
      file = stage (&copy, folder, path, temporary, cancellable, error);
      wm_sha256_clear (&copy.hash);
      close (copy.to);
      if (file == NULL)
        g_unlink (temporary);
    }
  close (copy.from);
  return file;
}
