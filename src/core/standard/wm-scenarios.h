/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue.h"

G_BEGIN_DECLS

/* What can happen to what somebody has: scenarios in plain words, and threats with the weaknesses
 * through which they come. Everything here belongs to the WmScenarios that it came from and is
 * never changed. Texts are in English, which is their key for gettext; wm_catalogue_translate()
 * gives them in the reader's language. */

typedef struct _WmScenario WmScenario;
struct _WmScenario
{
  const char *id;       /* "mailbox-takeover"; of a threat "theft.open-room" */
  const char *title;    /* (nullable): a sentence; a threat has none of its own */
  const char *threat;   /* what happens */
  const char *weakness; /* why it can */
  const char *why;      /* (nullable): why to think about it */
  const char *words; /* (nullable): how assets that it is most about are called; see the schema */
  const char *const *kinds; /* tokens of the types of asset to which it can happen, then %NULL */
  const char *const *exact; /* (nullable): the same of exact types; NULL: all of those types */
  const char *const
      *controls; /* ids of the controls that usually answer it, best first, then %NULL */
  WmSecurityProperties hits;
  guint likelihood; /* to start with: 1 (rare) to 4 (every year) */
  guint weight;     /* the higher the more it matters to a small company; 1 at least */
};

/** wm_scenario_dup_title: its title in the reader's language; of a threat threat and weakness. */
char *wm_scenario_dup_title (const WmScenario *self) G_GNUC_WARN_UNUSED_RESULT;

/** wm_scenario_fits: whether it can happen to assets of the type @kind, a token or %NULL. */
gboolean wm_scenario_fits (const WmScenario *self, const char *kind);

/**
 * wm_scenario_fits_asset:
 * @kind: (nullable): the type of an asset
 * @exact: (nullable): its exact type, which says more where somebody chose it
 *
 * Returns: whether it can happen to such an asset
 */
gboolean wm_scenario_fits_asset (const WmScenario *self, const char *kind, const char *exact);

#define WM_TYPE_SCENARIOS (wm_scenarios_get_type ())

/**
 * WmScenarios:
 *
 * A list of what can happen. It never changes.
 */
G_DECLARE_FINAL_TYPE (WmScenarios, wm_scenarios, WM, SCENARIOS, GObject)

/**
 * wm_scenarios_get_builtin:
 *
 * Returns: (transfer none): the scenarios that are part of the program, the likeliest to matter
 *   first; they are read once
 */
WmScenarios *wm_scenarios_get_builtin (void);

/**
 * wm_scenarios_get_threats:
 *
 * Returns: (transfer none): the threats that are part of the program; they are read once
 */
WmScenarios *wm_scenarios_get_threats (void);

/**
 * wm_scenarios_new_from_bytes:
 * @bytes: XML as data/catalogue/scenarios.rng describes it, from anywhere
 * @catalogue: the controls that there are
 *
 * Loads scenarios or threats that need not be trusted.
 *
 * Returns: (transfer full): the list, or %NULL with an error of %WM_CATALOGUE_ERROR
 */
WmScenarios *wm_scenarios_new_from_bytes (GBytes *bytes, WmCatalogue *catalogue,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_scenarios_get_all: (array zero-terminated=1): every one, in the order of the file. */
const WmScenario *const *wm_scenarios_get_all (WmScenarios *self, guint *n_scenarios);

/** wm_scenarios_lookup: (nullable): the one with that id. */
const WmScenario *wm_scenarios_lookup (WmScenarios *self, const char *id);

G_END_DECLS
