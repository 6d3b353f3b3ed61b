/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the cells of a matrix are and the dots in them. Rows and columns count from 1; the first
 * row is the lowest one. */

#define WM_HEAT_DOT 14 /* the size of a dot */

typedef struct
{
  guint n_rows;
  guint n_columns;
  graphene_rect_t area; /* of all cells */
  gboolean is_mirrored; /* the first column stands at the right */
} WmHeatLayout;

void
wm_heat_layout_get_cell (const WmHeatLayout *self, guint row, guint column, graphene_rect_t *cell);
/** wm_heat_layout_find_cell: the cell at a point; %FALSE where there is none. */
gboolean
wm_heat_layout_find_cell (const WmHeatLayout *self, double x, double y, guint *row, guint *column);
/** wm_heat_layout_get_capacity: how many dots fit into a cell. */
guint wm_heat_layout_get_capacity (const WmHeatLayout *self);
/** wm_heat_layout_get_dot: the centre of dot @index of @n in a cell. */
void wm_heat_layout_get_dot (const WmHeatLayout *self, guint row, guint column, guint index,
                             guint n, graphene_point_t *center);

G_END_DECLS
