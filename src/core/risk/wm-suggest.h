/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

G_BEGIN_DECLS

/* Risks that a person with these assets should think about, best first: scenarios in plain words,
 * then threats from the knowledge base. One is taken over with one call and stays marked as
 * suggested until somebody gives it own words or an own grade. */

typedef struct
{
  char *scenario;  /* stable id, as the catalogue has it */
  char *title;     /* translated, as all words here */
  char *threat;    /* nullable */
  char *weakness;  /* nullable */
  char *why;       /* nullable: why to think about it */
  char *effect;    /* "c,i,a" or a part of it */
  char **assets;   /* ids of the assets that it threatens most, the first ones first */
  char **controls; /* ids of the controls that usually answer it */
  guint likelihood;
  guint impact;   /* levels of the project's scale */
  double rank;    /* the higher the better */
  char *known_as; /* nullable: id of a risk like it that is there already; those stand last */
} WmSuggestion;

void wm_suggestion_free (WmSuggestion *self);

/**
 * wm_suggest_list:
 * @asset_ids: (nullable): assets, ended by %NULL; %NULL: every asset in use
 * @limit: how many at most; 0: all
 *
 * Returns: (transfer full) (element-type WmSuggestion): what fits these assets, best first
 */
GPtrArray *wm_suggest_list (WmProject *project, const char *const *asset_ids,
                            guint limit) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_suggest_take:
 * @suggestions: (element-type WmSuggestion): one at least
 *
 * Makes a risk out of each, with its assets and controls linked, marked as suggested. One event.
 *
 * Returns: (transfer full) (nullable): the ids of the risks, ended by %NULL, or %NULL with an error
 */
char **wm_suggest_take (WmProject *project, GPtrArray *suggestions,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_suggest_list_unconfirmed:
 *
 * Returns: (transfer full): those of @risk_ids that are as they were suggested, in their order
 */
char **wm_suggest_list_unconfirmed (WmProject *project,
                                    const char *const *risk_ids) G_GNUC_WARN_UNUSED_RESULT;

/** wm_suggest_is_unconfirmed: whether a risk is as it was suggested. */
gboolean wm_suggest_is_unconfirmed (WmRecord *risk);

/** wm_suggest_confirm: takes risks over as they are; ids ended by %NULL. One event. */
gboolean wm_suggest_confirm (WmProject *project, const char *const *risk_ids, GError **error);

G_END_DECLS
