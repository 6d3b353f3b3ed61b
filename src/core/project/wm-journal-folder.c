/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-journal-folder.h"

#include "store/wm-id.h"
#include "wm-args.h"
#include "wm-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Somebody who tidies up can take a folder away from under our hands while it has no lock yet. */
#define MAX_ATTEMPTS 10

/* Under this name a folder is being made; it ends with the name that it will have. */
#define MAKING_PREFIX "."

static int
open_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, WM_JOURNAL_LOCK, NULL);

  return wm_files_open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | flags, 0600);
}

static int
lock (int fd, int operation)
{
  int result;

  do
    result = flock (fd, operation | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result;
}

static gboolean
fill_folder (const char *making, const char *folder, int *lock_fd)
{
  g_autofree char *staging = g_build_filename (making, WM_JOURNAL_STAGING, NULL);

  *lock_fd = open_lock (making, O_CREAT | O_EXCL);
  return *lock_fd >= 0 && lock (*lock_fd, LOCK_EX) == 0 && g_mkdir (staging, 0700) == 0 &&
         g_rename (making, folder) == 0;
}

char *
wm_journal_folder_new (const char *root, const char *project_id, int *lock_fd, GError **error)
{
  if (g_mkdir_with_parents (root, 0700) != 0)
    {
      wm_files_set_errno (error, errno, _ ("The folder for recovery could not be made"));
      return NULL;
    }
  for (int attempt = 0;; attempt++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%08x", project_id, g_random_int ());
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *making = g_strdup_printf ("%s/%s%s", root, MAKING_PREFIX, name);
      int number;

      *lock_fd = -1;
      if (g_mkdir (making, 0700) == 0 && fill_folder (making, folder, lock_fd))
        return g_steal_pointer (&folder);
      number = errno;
      wm_files_remove_tree (making);
      if (*lock_fd >= 0)
        close (*lock_fd);
      *lock_fd = -1;
      if (attempt < MAX_ATTEMPTS && (number == EEXIST || number == ENOENT || number == EWOULDBLOCK))
        continue;
      wm_files_set_errno (error, number, _ ("The folder for recovery could not be made"));
      return NULL;
    }
}

static gboolean
is_real_folder (const char *folder)
{
  struct stat info;

  return lstat (folder, &info) == 0 && S_ISDIR (info.st_mode);
}

WmJournalHold
wm_journal_folder_take (const char *folder, int *lock_fd)
{
  int saved;

  /* Through a link we would work, and tidy up, in a folder that is not ours. */
  *lock_fd = is_real_folder (folder) ? open_lock (folder, O_CREAT) : -1;
  if (*lock_fd < 0)
    return WM_JOURNAL_HOLD_FOREIGN;
  if (lock (*lock_fd, LOCK_EX) == 0)
    return WM_JOURNAL_HOLD_TAKEN;
  saved = errno;
  close (*lock_fd);
  *lock_fd = -1;
  return saved == EWOULDBLOCK ? WM_JOURNAL_HOLD_LIVE : WM_JOURNAL_HOLD_FOREIGN;
}

gboolean
wm_journal_folder_is_live (const char *folder)
{
  int fd = is_real_folder (folder) ? open_lock (folder, 0) : -1;
  gboolean live = fd >= 0 && lock (fd, LOCK_SH) != 0 && errno == EWOULDBLOCK;

  if (fd >= 0)
    close (fd);
  return live;
}

char *
wm_journal_folder_dup_project_id (const char *name)
{
  g_autofree char *id = NULL;

  if (strlen (name) <= WM_ID_LENGTH || name[WM_ID_LENGTH] != '-')
    return NULL;
  id = g_strndup (name, WM_ID_LENGTH);
  return wm_id_is_valid (id) ? g_steal_pointer (&id) : NULL;
}

void
wm_journal_folder_sweep (const char *root, const char *name)
{
  g_autofree char *id = NULL;
  g_autofree char *folder = g_build_filename (root, name, NULL);
  int fd;

  if (!g_str_has_prefix (name, MAKING_PREFIX))
    return;
  id = wm_journal_folder_dup_project_id (name + strlen (MAKING_PREFIX));
  if (id == NULL || !is_real_folder (folder) || g_rmdir (folder) == 0)
    return;
  fd = open_lock (folder, 0);
  if (fd < 0)
    return;
  if (lock (fd, LOCK_EX) == 0)
    wm_files_remove_tree (folder);
  close (fd);
}

/* A path may hold any bytes, and JSON only text; so it is written as an address. */
gboolean
wm_journal_folder_write_owner (const char *folder, const char *path, const char *company,
                               GError **error)
{
  g_autofree char *file = g_build_filename (folder, WM_JOURNAL_OWNER, NULL);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr (WmArgs) owner = wm_args_new ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  wm_args_set_text (owner, "file", uri);
  wm_args_set_text (owner, "company", company);
  text = wm_args_dup_json (owner);
  bytes = g_bytes_new_take (text, strlen (text));
  return wm_files_write_whole (file, bytes, error);
}

void
wm_journal_folder_read_owner (const char *folder, char **path, char **company)
{
  g_autofree char *file = g_build_filename (folder, WM_JOURNAL_OWNER, NULL);
  g_autofree char *text = NULL;
  g_autoptr (WmArgs) owner = NULL;
  const char *uri;
  const char *said;

  /* What cannot be read says nothing, and the journal is found by its project's id. */
  g_file_get_contents (file, &text, NULL, NULL);
  owner = wm_args_parse (text);
  uri = wm_args_get_text (owner, "file");
  *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  if (*path == NULL)
    *path = g_strdup ("");
  said = wm_args_get_text (owner, "company");
  *company = g_strdup (said != NULL ? said : "");
}
