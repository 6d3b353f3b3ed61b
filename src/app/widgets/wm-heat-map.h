/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_HEAT_MAP (wm_heat_map_get_type ())

/**
 * WmHeatMap:
 *
 * A matrix with words on both axes: cells in the colours of meaning, with a dot in its cell for
 * each thing, and a line where the green ones end. Rows and columns count from 1, the lowest row at
 * the bottom.
 *
 * The arrow keys go from dot to dot and from cell to cell; Enter opens; with Ctrl the arrow keys
 * move the dot, as dragging it does.
 *
 * Signals: `activated` (s: id of a dot), `cell-activated` (u: row, u: column), `moved` (s: id, u:
 * row, u: column; the caller sets the dots anew), `pointed` (u: row, u: column: where the cursor or
 * the pointer is).
 */
G_DECLARE_FINAL_TYPE (WmHeatMap, wm_heat_map, WM, HEAT_MAP, GtkWidget)

/** What the matrix is drawn with; all of it is copied. */
typedef struct
{
  guint n_rows;
  guint n_columns;
  const char *const *rows;    /* words, the lowest first */
  const char *const *columns; /* words, the lowest first */
  const char *row_axis;
  const char *column_axis;
  const WmChartTone *tones;       /* row by row, from the lowest */
  const char *const *cells;       /* in the same order: what a cell means, in a few words */
  const char *const *cell_labels; /* (nullable): what stands in the cells */
} WmHeatScale;

typedef struct
{
  const char *id;
  const char *title;
  guint row;
  guint column;
} WmHeatDot;

typedef enum
{
  WM_HEAT_MAP_READS, /* dots are opened */
  WM_HEAT_MAP_MOVES, /* and moved */
  WM_HEAT_MAP_PICKS, /* a cell is chosen */
} WmHeatMapMode;

/** wm_heat_map_new: @label: what it shows, for screen readers. */
GtkWidget *wm_heat_map_new (const char *label, WmHeatMapMode mode) G_GNUC_WARN_UNUSED_RESULT;
void wm_heat_map_set_mode (WmHeatMap *self, WmHeatMapMode mode);
/** wm_heat_map_set_compact: lets it be so narrow that numbers stand for the words of the columns.
 */
void wm_heat_map_set_compact (WmHeatMap *self, gboolean is_compact);
void wm_heat_map_set_scale (WmHeatMap *self, const WmHeatScale *scale);
/** wm_heat_map_set_dots: (array length=n_dots): copied; dots that were there go to their new place.
 */
void wm_heat_map_set_dots (WmHeatMap *self, const WmHeatDot *dots, guint n_dots);
/** wm_heat_map_set_chosen: the cell that is marked; 0, 0: none. */
void wm_heat_map_set_chosen (WmHeatMap *self, guint row, guint column);
/** wm_heat_map_point: puts the cursor on a cell. */
void wm_heat_map_point (WmHeatMap *self, guint row, guint column);
/** wm_heat_map_point_dot: puts the cursor on a dot; %FALSE where there is none with that id. */
gboolean wm_heat_map_point_dot (WmHeatMap *self, const char *id);
/** wm_heat_map_find_dot: where the dot with @id is drawn, in the coordinates of the widget. */
gboolean wm_heat_map_find_dot (WmHeatMap *self, const char *id, graphene_point_t *center);
/** wm_heat_map_get_cell: where a cell is drawn. */
void wm_heat_map_get_cell (WmHeatMap *self, guint row, guint column, graphene_rect_t *cell);
/** wm_heat_map_dup_words: (transfer full): what screen readers say. */
char *wm_heat_map_dup_words (WmHeatMap *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
