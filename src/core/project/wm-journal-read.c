/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container/wm-sha256.h"
#include "wm-files.h"
#include "wm-journal-frame.h"
#include "wm-journal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

GBytes *
wm_journal_read_base (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) whole = NULL;
  const char *data;
  gsize size;
  g_autofree char *hash = NULL;

  if (file == NULL)
    return NULL;
  whole = g_mapped_file_get_bytes (file);
  data = g_bytes_get_data (whole, &size);
  if (size > WM_SHA256_HEX_SIZE - 1)
    {
      size -= WM_SHA256_HEX_SIZE - 1;
      hash = wm_sha256_hex_of (data, size);
      if (memcmp (data + size, hash, WM_SHA256_HEX_SIZE - 1) == 0)
        return g_bytes_new_from_bytes (whole, 0, size);
    }
  wm_files_set_errno (error, EIO, _ ("The recovery journal could not be read"));
  return NULL;
}

GPtrArray *
wm_journal_read_segment (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_event_free);
  const guint8 *data;
  gsize size;
  WmEvent *event;

  if (file == NULL)
    return NULL;
  data = (const guint8 *) g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  while (size > 0 && (event = wm_journal_frame_decode (&data, &size)) != NULL)
    g_ptr_array_add (events, event);
  return g_steal_pointer (&events);
}
