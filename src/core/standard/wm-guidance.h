/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue.h"

G_BEGIN_DECLS

#define WM_TYPE_GUIDANCE (wm_guidance_get_type ())

/**
 * WmGuidance:
 *
 * What a good consultant would say about the controls and clauses of an edition. It never changes.
 * Entries belong to it and live as long as it.
 */
G_DECLARE_FINAL_TYPE (WmGuidance, wm_guidance, WM, GUIDANCE, GObject)

/**
 * wm_guidance_ref_builtin:
 * @edition: the id of an edition, such as "2022"
 *
 * Gives the guidance that is part of the program. It is read when it is first asked for, and once
 * while somebody holds it.
 *
 * Returns: (transfer full): the guidance; it has no entries where the program has none for @edition
 */
WmGuidance *wm_guidance_ref_builtin (const char *edition) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_guidance_new_from_bytes:
 * @bytes: XML as data/catalogue/guidance.rng describes it, from anywhere
 * @catalogue: the edition that it is about
 *
 * Loads guidance that need not be trusted.
 *
 * Returns: (transfer full): the guidance, or %NULL with an error of %WM_CATALOGUE_ERROR
 */
WmGuidance *wm_guidance_new_from_bytes (GBytes *bytes, WmCatalogue *catalogue,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_guidance_lookup:
 * @reference: the number of a control or a clause, as the standard writes it
 *
 * Returns: (transfer none) (nullable): what there is to say about it, or %NULL
 */
const WmCatalogueGuidance *wm_guidance_lookup (WmGuidance *self, const char *reference);

G_END_DECLS
