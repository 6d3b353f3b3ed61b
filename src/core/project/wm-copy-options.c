/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container/wm-entry-name.h"
#include "container/wm-manifest.h"
#include "wm-copy-private.h"

#include <string.h>

WmCopyOptions *
wm_copy_options_new (void)
{
  WmCopyOptions *self = g_new0 (WmCopyOptions, 1);

  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_save_report_free);
  return self;
}

void
wm_copy_options_free (WmCopyOptions *self)
{
  g_hash_table_unref (self->left_out);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

void
wm_copy_options_leave_out (WmCopyOptions *self, const char *sha256)
{
  g_return_if_fail (self != NULL && sha256 != NULL);

  g_hash_table_add (self->left_out, g_strdup (sha256));
}

void
wm_copy_options_leave_out_all (WmCopyOptions *self)
{
  g_return_if_fail (self != NULL);

  self->leaves_out_all = TRUE;
}

gboolean
wm_copy_options_leaves_out (const WmCopyOptions *self, const char *sha256)
{
  g_return_val_if_fail (self != NULL && sha256 != NULL, FALSE);

  return self->leaves_out_all || g_hash_table_contains (self->left_out, sha256);
}

void
wm_copy_options_add_report (WmCopyOptions *self, const char *file_name, GBytes *content)
{
  g_autofree char *safe = NULL;
  WmSaveReport *report;

  g_return_if_fail (self != NULL && file_name != NULL && content != NULL);

  safe = wm_entry_name_sanitise (file_name);
  report = g_new0 (WmSaveReport, 1);
  report->entry = g_strconcat (WM_ENTRY_REPORTS_PREFIX, safe, NULL);
  report->content = g_bytes_ref (content);
  g_ptr_array_add (self->reports, report);
}
