/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-risk-words.h"
#include "project/wm-project.h"

G_BEGIN_DECLS

/* How a project grades risk, as an immutable value: the size of the scale, its words, the lines,
 * and what follows from them. Levels count from 1; 0 says that something is not graded. */

/** WmRiskView: which of its grades a risk is looked at with. */
typedef enum
{
  WM_RISK_INHERENT, /* without any control; only where the method says so */
  WM_RISK_NOW,
  WM_RISK_AFTER, /* after treatment */
  WM_RISK_N_VIEWS,
} WmRiskView;

typedef enum
{
  WM_RISK_UNGRADED,
  WM_RISK_ACCEPTABLE, /* up to the acceptance line */
  WM_RISK_WATCH,      /* above it: may stay where somebody with the authority accepts it */
  WM_RISK_TREAT,      /* something is done about it */
  WM_RISK_N_BANDS,
} WmRiskBand;

/** WmRiskLevel: one level of an axis; texts are owned and, apart from the name, may be %NULL. */
typedef struct
{
  char *id; /* of its risk_level; %NULL: the project has none, these are the usual words */
  guint level;
  char *name;
  char *meaning;
  char *confidentiality;
  char *integrity;
  char *availability;
  char *money;
  char *law;
  char *people;
} WmRiskLevel;

typedef struct
{
  char *id; /* of the risk_method; %NULL: the project has none, this is the usual one */
  guint n_levels[WM_RISK_N_AXES];
  WmRiskLevel *levels[WM_RISK_N_AXES]; /* n_levels of them */
  guint accept_up_to;                  /* the acceptance line */
  guint watch_up_to;                   /* never under accept_up_to */
  gboolean has_inherent;
  char *acceptor; /* nullable: id of who may accept above the line */
  guint repeat_months;
} WmRiskMethod;

/** wm_risk_method_load: the method of a project, the usual one where it has none. Never fails. */
WmRiskMethod *
wm_risk_method_load (WmDatabase *database, WmRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
/** wm_risk_method_load_run: (nullable): the method of a kept assessment, as it was on its day. */
WmRiskMethod *wm_risk_method_load_run (WmDatabase *database, WmRegistry *registry,
                                       const char *run_id) G_GNUC_WARN_UNUSED_RESULT;
void wm_risk_method_free (WmRiskMethod *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRiskMethod, wm_risk_method_free)

/**
 * wm_risk_method_ensure:
 *
 * Writes the usual method into a project that has none, so that it can be changed. Where there is
 * one nothing happens.
 */
gboolean wm_risk_method_ensure (WmProject *project, GError **error);

/** wm_risk_method_get_grade: likelihood times impact; 0 where one of them is 0. Levels above the
 * scale count as its highest. */
guint wm_risk_method_get_grade (const WmRiskMethod *self, guint likelihood, guint impact);
/** wm_risk_method_get_band: what follows from a cell of the matrix. */
WmRiskBand wm_risk_method_get_band (const WmRiskMethod *self, guint likelihood, guint impact);
/** wm_risk_method_get_band_for_grade: the same for a grade. */
WmRiskBand wm_risk_method_get_band_for_grade (const WmRiskMethod *self, guint grade);
/** wm_risk_method_get_level: (nullable): the words of a level; %NULL for 0. */
const WmRiskLevel *
wm_risk_method_get_level (const WmRiskMethod *self, WmRiskAxis axis, guint level);
/** wm_risk_method_dup_words: "Likely, Severe: 12 of 16, treat" for people. */
char *wm_risk_method_dup_words (const WmRiskMethod *self, guint likelihood,
                                guint impact) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_band_get_label: the translated word: "Acceptable", "Watch", "Treat", "Not graded". */
const char *wm_risk_band_get_label (WmRiskBand band);
/** wm_risk_band_get_help: a translated sentence on what it means. */
const char *wm_risk_band_get_help (WmRiskBand band);
/** wm_risk_band_get_color: the name of a colour of the style: "success", "warning", "error", "dim"
 */
const char *wm_risk_band_get_color (WmRiskBand band);
/** wm_risk_view_get_label: "Without controls", "Now", "After treatment", translated. */
const char *wm_risk_view_get_label (WmRiskView view);
/** wm_risk_view_get_field: the id of the field of a risk that holds that level. */
const char *wm_risk_view_get_field (WmRiskView view, WmRiskAxis axis);

/**
 * wm_risk_set_grade:
 * @likelihood: a level, 0 for none
 *
 * Grades one risk, which confirms it where it was suggested. One event.
 */
gboolean wm_risk_set_grade (WmProject *project, const char *risk_id, WmRiskView view,
                            guint likelihood, guint impact, GError **error);

G_END_DECLS
