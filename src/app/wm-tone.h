/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

G_BEGIN_DECLS

/**
 * wm_tone_get_class:
 * @value: (nullable): a canonical value of @field
 *
 * Returns: (nullable): the style class that colours the word of a state (done and proven, partly,
 *   not begun); %NULL where the value says nothing of that kind
 */
const char *wm_tone_get_class (const WmField *field, const char *value);

G_END_DECLS
