/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-risk-words.h"

#include <glib/gi18n-lib.h>

#define LIKELIHOOD(name, meaning)                                                                  \
  {                                                                                                \
    { "name", name }, { "meaning", meaning }, { "confidentiality", NULL }, { "integrity", NULL },  \
        { "availability", NULL }, { "money", NULL }, { "law", NULL }, { "people", NULL },          \
  }

#define IMPACT(name, meaning, c, i, a, money, law, people)                                         \
  {                                                                                                \
    { "name", name }, { "meaning", meaning }, { "confidentiality", c }, { "integrity", i },        \
        { "availability", a }, { "money", money }, { "law", law }, { "people", people },           \
  }

/* Six steps; a smaller scale takes some of them, so that its words keep their meaning when the
 * scale grows. */
static const WmRiskWord likelihoods[WM_RISK_LEVELS_MAX][WM_RISK_WORDS] = {
  LIKELIHOOD (N_ ("Very rare"), N_ ("Less than once in twenty years")),
  LIKELIHOOD (N_ ("Rare"), N_ ("About once in ten years; it happened to others")),
  LIKELIHOOD (N_ ("Possible"), N_ ("About once in three years; it happened to companies like us")),
  LIKELIHOOD (N_ ("Likely"), N_ ("About once a year; it happened to us")),
  LIKELIHOOD (N_ ("Frequent"), N_ ("Several times a year")),
  LIKELIHOOD (N_ ("Constant"), N_ ("Every month or more often")),
};

static const WmRiskWord impacts[WM_RISK_LEVELS_MAX][WM_RISK_WORDS] = {
  IMPACT (N_ ("Negligible"), N_ ("Nobody outside notices"),
          N_ ("Something internal is seen by a colleague who did not need it"),
          N_ ("A slip that is seen and put right at once"), N_ ("Work waits for an hour"),
          N_ ("Under 0.1 % of a year's sales"), N_ ("No duty is touched"),
          N_ ("An annoyance for one person")),
  IMPACT (N_ ("Small"), N_ ("Annoying, and mended with what we have"),
          N_ ("Something internal gets out, with nothing about people in it"),
          N_ ("A mistake that costs some rework"), N_ ("Work waits for half a day"),
          N_ ("Up to 0.5 % of a year's sales"), N_ ("A rule of ours was broken"),
          N_ ("Extra work for a team")),
  IMPACT (N_ ("Noticeable"), N_ ("Customers notice, and we have to explain ourselves"),
          N_ ("Confidential things get out, or data about a few people"),
          N_ ("Wrong results reach a customer"), N_ ("Work stands still for two days"),
          N_ ("Up to 2 % of a year's sales"), N_ ("A contract is broken or an authority asks"),
          N_ ("Overtime for weeks, or somebody is put at a disadvantage")),
  IMPACT (N_ ("Severe"), N_ ("Customers leave, and it takes months to mend"),
          N_ ("Secrets of customers or data about many people get out"),
          N_ ("Wrong results are used and somebody could be harmed"),
          N_ ("Work stands still for a week"), N_ ("Up to 10 % of a year's sales"),
          N_ ("It must be reported; a fine or a claim follows"),
          N_ ("People are harmed or leave because of it")),
  IMPACT (N_ ("Threatening"), N_ ("The company itself is in danger"),
          N_ ("What we live on is known to everybody"), N_ ("Nothing we say is believed any more"),
          N_ ("Work stands still for weeks"), N_ ("More than 10 % of a year's sales"),
          N_ ("A licence, a certificate or the main contract is lost"),
          N_ ("Life or health is in danger")),
  IMPACT (N_ ("Ruinous"), N_ ("The company ends"),
          N_ ("All of it is out, and nothing is left to protect"),
          N_ ("Nothing can be restored as it was"), N_ ("Work does not begin again"),
          N_ ("More than all we own"), N_ ("Courts end the business"), N_ ("Lives are lost")),
};

/* Which of the six steps a scale uses, by its size. */
static const guint8 steps[WM_RISK_LEVELS_MAX - WM_RISK_LEVELS_MIN + 1][WM_RISK_LEVELS_MAX] = {
  { 1, 2, 4 },
  { 1, 2, 3, 4 },
  { 0, 1, 2, 3, 4 },
  { 0, 1, 2, 3, 4, 5 },
};

const char *
wm_risk_axis_get_token (WmRiskAxis axis)
{
  return axis == WM_RISK_IMPACT ? "impact" : "likelihood";
}

const WmRiskWord *
wm_risk_words_get (WmRiskAxis axis, guint n_levels, guint level)
{
  guint step;

  g_return_val_if_fail (n_levels >= WM_RISK_LEVELS_MIN && n_levels <= WM_RISK_LEVELS_MAX, NULL);
  g_return_val_if_fail (level >= 1 && level <= n_levels, NULL);

  step = steps[n_levels - WM_RISK_LEVELS_MIN][level - 1];
  return axis == WM_RISK_IMPACT ? impacts[step] : likelihoods[step];
}

const char *
wm_risk_word_get_text (const WmRiskWord *word)
{
  return word->text != NULL ? g_dgettext (GETTEXT_PACKAGE, word->text) : NULL;
}
