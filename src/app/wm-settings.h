/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person set, kept by the desktop. Every object reads and writes the same settings. */

/**
 * wm_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL where the schema is not installed, as
 *   in a program that runs out of its build folder; everything then is as it is by default
 */
GSettings *wm_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_settings_dup_actor:
 * @self: (nullable): the settings
 *
 * Returns: (transfer full): who makes the changes: what the environment says, else the name that
 *   was set, else the account's
 */
char *wm_settings_dup_actor (GSettings *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_settings_dup_recovery_root:
 *
 * Returns: (transfer full): the folder of the recovery journals; the default place where none is
 *   set
 */
char *wm_settings_dup_recovery_root (GSettings *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
