/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/**
 * wm_project_purge:
 * @id: a record, still there or deleted
 *
 * Removes a record for good, for data protection: the record, every recorded change that held it,
 * and the attached files that nothing else names. It cannot be undone, and neither can what came
 * before it. The chain of events still holds, since it covers only the hash of each change. The
 * bytes are gone from the project file with the next save, which should follow at once.
 */
gboolean wm_project_purge (WmProject *self, const char *id, GError **error);

/**
 * wm_purge_take_effect:
 * @before: the number of the purge event; only events before it are touched
 *
 * What a purge does to the list of events and of files; inside wm_database_begin().
 */
gboolean wm_purge_take_effect (WmDatabase *database, WmRegistry *registry, const char *id,
                               gint64 before, GError **error);

G_END_DECLS
