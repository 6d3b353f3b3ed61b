/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-outbox.h"

#include "container/wm-entry-name.h"
#include "project/wm-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "waymark", "outbox", NULL);
}

char *
wm_outbox_dup_path (const char *name, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *safe = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  safe = wm_entry_name_sanitise (name);
  /* Each file has a folder of its own, so that it can have the name that people see. */
  own = g_build_filename (folder, "XXXXXX", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0 ||
      g_mkdtemp (own) == NULL)
    {
      wm_files_set_errno (error, errno, _ ("There is no place to put the file for now"));
      return NULL;
    }
  return g_build_filename (own, safe, NULL);
}

void
wm_outbox_sweep (void)
{
  g_autofree char *folder = dup_folder ();

  wm_files_remove_tree (folder);
}
