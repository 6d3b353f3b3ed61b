/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Filters that were kept under a name, for each kind of record. Settings may be %NULL everywhere:
 * nothing is kept then. A filter is a variant of the type %WM_FILTER_TYPE: the id of a field, or ""
 * for the text that was typed, and its value, nothing for an empty one. */

#define WM_FILTER_TYPE "a{sms}"

/** wm_saved_filters_list: (transfer full): the names of those of @kind, in their order. */
char **wm_saved_filters_list (GSettings *settings, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** wm_saved_filters_dup: (transfer full) (nullable): the filter that is kept as @name. */
GVariant *wm_saved_filters_dup (GSettings *settings, const WmKind *kind,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_saved_filters_keep:
 * @filter: (nullable): a floating one is taken; %NULL forgets what is kept as @name
 *
 * Keeps @filter as @name, in the place of another one of that name.
 */
void
wm_saved_filters_keep (GSettings *settings, const WmKind *kind, const char *name, GVariant *filter);

G_END_DECLS
