/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-data.h"
#include "wm-catalogue.h"

G_BEGIN_DECLS

/**
 * wm_guidance_parse:
 * @bytes: XML as data/catalogue/guidance.rng describes it, from anywhere
 * @catalogue: the edition that it is about
 * @entries: (element-type utf8 WmCatalogueGuidance): reference -> entry; what is read is added
 *
 * Reads guidance and checks that each text is about something in @catalogue that has none yet.
 * After an error @entries is of no use any more. Private to this folder.
 *
 * Returns: (transfer full): what the new @entries live in, or %NULL with an error of
 *   %WM_CATALOGUE_ERROR
 */
WmCatalogueData *wm_guidance_parse (GBytes *bytes, WmCatalogue *catalogue, GHashTable *entries,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
