/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ZIP that a workbook is, with limits against archives that were made to do harm. It knows
 * nothing of what is in the parts. */

typedef struct _WmPackage WmPackage;

/**
 * wm_package_open:
 * @bytes: a file that begins like a ZIP
 *
 * Lists the parts. Fails with %WM_TABLE_ERROR_DAMAGED where the archive is cut off or broken and
 * with %WM_TABLE_ERROR_TOO_LARGE where it has more parts than any workbook.
 */
WmPackage *wm_package_open (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_package_free (WmPackage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPackage, wm_package_free)

/** wm_package_has: whether there is a part of that name; case makes no difference. */
gboolean wm_package_has (WmPackage *self, const char *name);

/** WmPackageFunc: gets a part piece by piece; %FALSE with an error ends the reading. */
typedef gboolean (*WmPackageFunc) (const char *data, gsize size, gpointer user_data,
                                   GError **error);

/**
 * wm_package_read:
 *
 * Unpacks a part into @func. A part that is there not at all, damaged, locked with a password or
 * larger than the archive can honestly hold fails with %WM_TABLE_ERROR.
 */
gboolean wm_package_read (WmPackage *self, const char *name, WmPackageFunc func, gpointer user_data,
                          GCancellable *cancellable, GError **error);

/** wm_package_read_small: (transfer full): a part of at most 64 KB, cut there. */
char *wm_package_read_small (WmPackage *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** wm_package_set_damaged: fills @error with the words for a workbook that cannot be read. */
void wm_package_set_damaged (GError **error);

G_END_DECLS
