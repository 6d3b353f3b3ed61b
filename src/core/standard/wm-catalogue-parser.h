/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-data.h"

G_BEGIN_DECLS

/**
 * wm_catalogue_parse:
 * @bytes: a catalogue in XML, from anywhere
 *
 * Reads a catalogue and checks that it does not contradict itself: ids well-formed and unique,
 * parents and references there. Private to this folder.
 *
 * Returns: (transfer full): what it holds, or %NULL with an error of %WM_CATALOGUE_ERROR
 */
WmCatalogueData *wm_catalogue_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
