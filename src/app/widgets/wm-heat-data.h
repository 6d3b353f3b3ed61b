/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-heat-map.h"

G_BEGIN_DECLS

/* What a heat map shows, apart from how: the copy of its scale and of its dots. */

/** WmHeatMark: a dot in its cell. */
typedef struct
{
  char *id;
  char *title;
  guint row;
  guint column;
  guint index;           /* of those in its cell */
  graphene_point_t from; /* where it comes from while it moves */
  gboolean is_new;
} WmHeatMark;

typedef struct
{
  guint n_rows;
  guint n_columns;
  char **rows;
  char **columns;
  char **cells;
  char **labels; /* nullable */
  char *row_axis;
  char *column_axis;
  WmChartTone *tones;
  guint *counts;
  GPtrArray *marks; /* of WmHeatMark, those of a cell after each other */
} WmHeatData;

WmHeatData *wm_heat_data_new (const WmHeatScale *scale) G_GNUC_WARN_UNUSED_RESULT;
void wm_heat_data_free (WmHeatData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmHeatData, wm_heat_data_free)

/** wm_heat_data_set_dots: those that are in no cell are left out. */
void wm_heat_data_set_dots (WmHeatData *self, const WmHeatDot *dots, guint n_dots);
WmChartTone wm_heat_data_get_tone (const WmHeatData *self, guint row, guint column);
guint wm_heat_data_count (const WmHeatData *self, guint row, guint column);
/** wm_heat_data_find: (nullable): the dot with @id. */
WmHeatMark *wm_heat_data_find (const WmHeatData *self, const char *id);
/** wm_heat_data_get_mark: (nullable): dot @index of a cell. */
WmHeatMark *wm_heat_data_get_mark (const WmHeatData *self, guint row, guint column, guint index);
/** wm_heat_data_dup_cell_words: what a cell means and how much is in it. */
char *wm_heat_data_dup_cell_words (const WmHeatData *self, guint row,
                                   guint column) G_GNUC_WARN_UNUSED_RESULT;
/** wm_heat_data_dup_words: every cell that holds something. */
char *wm_heat_data_dup_words (const WmHeatData *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
