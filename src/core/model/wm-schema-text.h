/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"

G_BEGIN_DECLS

/**
 * wm_schema_text_matches:
 * @statements: the migrations up to a version, one after the other
 *
 * Compares what SQLite has kept of each statement that made @database with what it would keep of
 * @statements, without running them: making some three hundred tables and indexes takes longer than
 * opening a small project.
 *
 * Returns: %TRUE if they are the same; %FALSE says only that it has to be tried
 */
gboolean wm_schema_text_matches (WmDatabase *database, const char *statements);

G_END_DECLS
