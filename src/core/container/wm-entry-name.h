/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest part of an entry's name between two slashes, in bytes of UTF-8. */
#define WM_ENTRY_NAME_PART_MAX 120

/* The longest entry name, in bytes of UTF-8. */
#define WM_ENTRY_NAME_MAX 512

/**
 * wm_entry_name_sanitise:
 * @file_name: a file's name without its folder, as the system gives it, UTF-8 or not
 *
 * Makes a name for an entry from the name of a file: the same on every system that may unpack it.
 * The result is NFC and at most %WM_ENTRY_NAME_PART_MAX bytes, of which the extension is kept; it
 * has no control character and no invisible one that turns the direction of text, none of
 * `\ / : * ? " < > |`, no dot or space at its end, is no device of Windows and never empty. What
 * may not stay becomes `_`. Different names can become one; the original name is a field.
 *
 * Returns: (transfer full): a name for which [func@entry_name_is_safe] holds
 */
char *wm_entry_name_sanitise (const char *file_name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_entry_name_is_safe:
 * @entry: (nullable): the whole name of an entry, parts between slashes
 *
 * Returns: whether every part of @entry keeps the rules of [func@entry_name_sanitise], and the
 * name is relative, goes nowhere up and is at most %WM_ENTRY_NAME_MAX bytes
 */
gboolean wm_entry_name_is_safe (const char *entry);

/**
 * wm_entry_name_fold:
 * @entry: a safe name
 *
 * Returns: (transfer full): a key that is equal for names which a file system that ignores case
 * would take for one
 */
char *wm_entry_name_fold (const char *entry) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_entry_name_display:
 * @name: (nullable): what a file claims to be a name, maybe not even UTF-8
 *
 * Returns: (transfer full): at most 100 characters of @name that can be shown in a message, with
 * a sign in place of what is invisible
 */
char *wm_entry_name_display (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
