/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that a new project has for the levels of its risk scale. */

typedef enum
{
  WM_RISK_LIKELIHOOD,
  WM_RISK_IMPACT,
  WM_RISK_N_AXES,
} WmRiskAxis;

#define WM_RISK_LEVELS_MIN 3
#define WM_RISK_LEVELS_MAX 6
#define WM_RISK_LEVELS_DEFAULT 4

/* WmRiskWord: one text of a level, beside the field of a risk_level that holds it. */
typedef struct
{
  const char *field;
  const char *text; /* English, for gettext; %NULL: nothing to say there */
} WmRiskWord;

#define WM_RISK_WORDS 8

/** wm_risk_axis_get_token: "likelihood" or "impact", as a risk_level stores it. */
const char *wm_risk_axis_get_token (WmRiskAxis axis);

/**
 * wm_risk_words_get:
 * @n_levels: from %WM_RISK_LEVELS_MIN to %WM_RISK_LEVELS_MAX
 * @level: from 1 to @n_levels
 *
 * Returns: (array fixed-size=8): name, meaning, confidentiality, integrity, availability, money,
 *   law, people
 */
const WmRiskWord *wm_risk_words_get (WmRiskAxis axis, guint n_levels, guint level);

/** wm_risk_word_get_text: (nullable): the translated text. */
const char *wm_risk_word_get_text (const WmRiskWord *word);

G_END_DECLS
