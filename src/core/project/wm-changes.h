/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which records an event touched, or several together, for views and the search index. */

typedef struct _WmChanges WmChanges;

WmChanges *wm_changes_new (GBytes *changeset) G_GNUC_WARN_UNUSED_RESULT;
/** wm_changes_copy: (transfer full): the same once more. */
WmChanges *wm_changes_copy (WmChanges *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_changes_add: what @more touched was touched as well. */
void wm_changes_add (WmChanges *self, WmChanges *more);
void wm_changes_free (WmChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmChanges, wm_changes_free)

/** wm_changes_touches_kind: whether a record of that kind came, went or changed. */
gboolean wm_changes_touches_kind (WmChanges *self, const char *kind_id);
/** wm_changes_touches_links: whether a link came or went. */
gboolean wm_changes_touches_links (WmChanges *self);
/** wm_changes_get_ids: (element-type utf8): the touched records and the ends of links, as a set. */
GHashTable *wm_changes_get_ids (WmChanges *self);

G_END_DECLS
