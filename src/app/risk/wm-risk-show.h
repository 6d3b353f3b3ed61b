/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-card-list.h"
#include "app/widgets/wm-heat-map.h"
#include "app/wm-session.h"
#include "risk/wm-risk-matrix.h"

G_BEGIN_DECLS

/* How risks are shown wherever they are: in which colour, and in a matrix. */

/** wm_risk_show_get_tone: the colour of meaning of a band. */
WmChartTone wm_risk_show_get_tone (WmRiskBand band);
/** wm_risk_show_get_class: the style class of the word for a band. */
const char *wm_risk_show_get_class (WmRiskBand band);

/** wm_risk_show_load_method: the method of the project of @session. */
WmRiskMethod *wm_risk_show_load_method (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_show_scale: gives @map the scale of @method; with the grades in its cells or without. */
void wm_risk_show_scale (WmHeatMap *map, const WmRiskMethod *method, gboolean with_grades);
/** wm_risk_show_matrix: gives @map the scale of @method and the risks of @matrix. */
void wm_risk_show_matrix (WmHeatMap *map, const WmRiskMethod *method, const WmRiskMatrix *matrix);

/** wm_risk_show_count: (array fixed-size=3): how many risks each band has, for a legend or a bar.
 */
void wm_risk_show_count (const WmRiskMatrix *matrix, WmChartSegment segments[3]);
#define WM_RISK_SHOW_SEGMENTS 3

/**
 * wm_risk_show_above:
 * @most: so many rows are shown at most
 *
 * Shows in @list what is above the line of acceptance, the largest first.
 *
 * Returns: how many risks are above it
 */
guint wm_risk_show_above (WmCardList *list, const WmRiskMethod *method, const WmRiskMatrix *matrix,
                          guint most);

/**
 * wm_risk_show_set_grade:
 *
 * Grades a risk and says so in a toast with Undo; where it is refused it says why.
 */
gboolean wm_risk_show_set_grade (WmSession *session, const char *risk_id, WmRiskView view,
                                 guint likelihood, guint impact);

G_END_DECLS
