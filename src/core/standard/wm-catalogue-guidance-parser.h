/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-reader.h"

G_BEGIN_DECLS

/* Reads <guidance>, into a `const WmCatalogueGuidance *` that is still %NULL. Private to this
 * folder. */
gboolean wm_catalogue_read_guidance (WmCatalogueReader *self, xmlNode *element, gpointer target,
                                     GError **error);

G_END_DECLS
