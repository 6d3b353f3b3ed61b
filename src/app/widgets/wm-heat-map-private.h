/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the heat map know of each other; nobody else includes this. */
#pragma once

#include "wm-heat-data.h"
#include "wm-heat-draw.h"
#include "wm-heat-layout.h"
#include "wm-heat-map.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _WmHeatMap
{
  GtkWidget parent_instance;

  WmHeatData *data; /* owned, nullable */
  char *label;      /* owned */
  WmHeatMapMode mode;
  WmHeatWords words; /* sizes of what stands on the axes */
  AdwAnimation *animation;
  double progress;

  guint row; /* the cursor; 0: nowhere */
  guint column;
  guint index; /* of the dot in the cell */
  guint chosen_row;
  guint chosen_column;

  char *dragged;          /* owned, nullable: id of the dot under the pointer that is down */
  graphene_point_t start; /* where the pointer went down */
  graphene_point_t pointer;
  guint is_dragging : 1;
  guint is_compact : 1; /* numbers may stand for the words of the columns */
};

/* Where things are (wm-heat-map.c). */

void wm_heat_map_get_layout (WmHeatMap *self, WmHeatLayout *layout);
/** wm_heat_map_is_packed: whether each dot of a cell has a place of its own in it. */
gboolean wm_heat_map_is_packed (WmHeatMap *self, guint row, guint column);
/** wm_heat_map_get_cursor_mark: (nullable): the dot that the cursor is on. */
WmHeatMark *wm_heat_map_get_cursor_mark (WmHeatMap *self);
/** wm_heat_map_find_mark_at: (nullable): the dot at a place of the widget. */
WmHeatMark *wm_heat_map_find_mark_at (WmHeatMap *self, double x, double y);

/* What a person does with it (wm-heat-input.c). */

/** wm_heat_map_take_input: listens to the keys, the pointer and the focus. */
void wm_heat_map_take_input (WmHeatMap *self);
void wm_heat_map_set_cursor (WmHeatMap *self, guint row, guint column, guint index);
void wm_heat_map_stop_dragging (WmHeatMap *self);

G_END_DECLS
