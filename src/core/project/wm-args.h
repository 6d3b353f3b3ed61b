/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The arguments of an event: a small JSON object in canonical form (keys sorted, no white space),
 * because the chain of events covers its bytes. */

typedef struct _WmArgs WmArgs;

WmArgs *wm_args_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_args_parse:
 *
 * Reads the arguments of an event; what is no JSON object counts as an empty one, because a list of
 * events from elsewhere may hold anything and is still to be shown.
 */
WmArgs *wm_args_parse (const char *json) G_GNUC_WARN_UNUSED_RESULT;
void wm_args_free (WmArgs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmArgs, wm_args_free)

void wm_args_set_text (WmArgs *self, const char *key, const char *value);
void wm_args_set_number (WmArgs *self, const char *key, gint64 value);
/** wm_args_set_list: sets @key to the strings of @values, in their order. */
void wm_args_set_list (WmArgs *self, const char *key, GPtrArray *values);

/** wm_args_get_text: (nullable): the text at @key, borrowed. */
const char *wm_args_get_text (WmArgs *self, const char *key);
gint64 wm_args_get_number (WmArgs *self, const char *key, gint64 fallback);
/** wm_args_dup_list: (transfer full) (element-type utf8): the texts at @key. */
GPtrArray *wm_args_dup_list (WmArgs *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;

/** wm_args_dup_json: (transfer full): the canonical text. */
char *wm_args_dup_json (WmArgs *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
