/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which document that the standard wants is a register of this program, as data/guide/registers.xml
 * says it. Private to this folder and its tests. */

typedef struct
{
  char *document; /* its id in the catalogue */
  char *kind;
  char *filled; /* SQL: a row where it is filled in */
} WmKeptDocument;

/** wm_kept_documents_get: (transfer none) (element-type WmKeptDocument): every one, read once. */
GPtrArray *wm_kept_documents_get (void);

/** wm_kept_documents_find: (nullable): the one that is the document with the id @document. */
const WmKeptDocument *wm_kept_documents_find (const char *document);

G_END_DECLS
