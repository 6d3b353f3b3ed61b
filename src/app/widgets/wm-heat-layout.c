/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-heat-layout.h"

#define GAP 4     /* between cells */
#define DOT_GAP 4 /* between dots */
#define PADDING 4 /* between dots and the edge of their cell */

static float
get_cell_width (const WmHeatLayout *self)
{
  return (self->area.size.width + GAP) / (float) self->n_columns - GAP;
}

static float
get_cell_height (const WmHeatLayout *self)
{
  return (self->area.size.height + GAP) / (float) self->n_rows - GAP;
}

void
wm_heat_layout_get_cell (const WmHeatLayout *self, guint row, guint column, graphene_rect_t *cell)
{
  float width = get_cell_width (self);
  float height = get_cell_height (self);
  guint place = self->is_mirrored ? self->n_columns - column : column - 1;

  graphene_rect_init (cell, self->area.origin.x + (float) place * (width + GAP),
                      self->area.origin.y + (float) (self->n_rows - row) * (height + GAP), width,
                      height);
}

gboolean
wm_heat_layout_find_cell (const WmHeatLayout *self, double x, double y, guint *row, guint *column)
{
  for (*row = 1; *row <= self->n_rows; (*row)++)
    for (*column = 1; *column <= self->n_columns; (*column)++)
      {
        graphene_rect_t cell;

        wm_heat_layout_get_cell (self, *row, *column, &cell);
        graphene_rect_inset (&cell, -GAP / 2.0f, -GAP / 2.0f);
        if (graphene_rect_contains_point (&cell, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
          return TRUE;
      }
  return FALSE;
}

static guint
count_fitting (float length)
{
  float n = (length - 2 * PADDING + DOT_GAP) / (WM_HEAT_DOT + DOT_GAP);

  return n < 1 ? 1 : (guint) n;
}

guint
wm_heat_layout_get_capacity (const WmHeatLayout *self)
{
  return count_fitting (get_cell_width (self)) * count_fitting (get_cell_height (self));
}

/* As few lines as there can be, with as many dots in each. */
static guint
count_in_line (const WmHeatLayout *self, guint n)
{
  guint most = count_fitting (get_cell_width (self));
  guint n_lines = (n + most - 1) / most;

  return MAX ((n + n_lines - 1) / n_lines, 1);
}

void
wm_heat_layout_get_dot (const WmHeatLayout *self, guint row, guint column, guint index, guint n,
                        graphene_point_t *center)
{
  const float step = WM_HEAT_DOT + DOT_GAP;
  guint in_line = count_in_line (self, n);
  guint n_lines = (n + in_line - 1) / in_line;
  guint line = index / in_line;
  guint in_this = line + 1 < n_lines ? in_line : n - line * in_line;
  float along = (float) (index % in_line) - (float) (in_this - 1) / 2;
  graphene_rect_t cell;

  wm_heat_layout_get_cell (self, row, column, &cell);
  graphene_rect_get_center (&cell, center);
  center->x += (self->is_mirrored ? -along : along) * step;
  center->y += ((float) line - (float) (n_lines - 1) / 2) * step;
}
