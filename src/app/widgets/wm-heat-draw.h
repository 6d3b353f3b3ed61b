/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-heat-data.h"
#include "wm-heat-layout.h"

G_BEGIN_DECLS

/* How the parts of a heat map look. */

/** WmHeatWords: the room that the words on the axes need. */
typedef struct
{
  float start;  /* beside the first column */
  float top;    /* over the cells: the name of the axis of rows */
  float bottom; /* under the cells */
  float column; /* under the cells without the name of the axis */
  float least;  /* a column that cuts no word; where it may be narrower, the least one */
  float words;  /* a column that cuts no word, always */
} WmHeatWords;

/** wm_heat_words_measure: @is_compact: whether columns may have numbers in the place of words. */
void wm_heat_words_measure (WmHeatWords *self, GtkWidget *widget, const WmHeatData *data,
                            gboolean is_compact);

void wm_heat_draw_cell (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                        const WmHeatLayout *layout, guint row, guint column, gboolean is_cursor,
                        gboolean is_chosen, gboolean is_packed);
/** wm_heat_draw_line: where the green cells end. */
void wm_heat_draw_line (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                        const WmHeatLayout *layout);
void wm_heat_draw_words (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                         const WmHeatLayout *layout, const WmHeatWords *words);
void wm_heat_draw_dot (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_point_t *center,
                       float opacity, gboolean is_cursor);

G_END_DECLS
