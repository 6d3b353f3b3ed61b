/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-record.h"
#include "wm-chart.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WM_TYPE_GROUPED (wm_grouped_get_type ())

/**
 * WmGrouped:
 *
 * A #GListModel of records in groups: before the records of each group a #GtkStringObject with its
 * name. It knows how far each of its records is.
 */
G_DECLARE_INTERFACE (WmGrouped, wm_grouped, WM, GROUPED, GListModel)

/** WmGroupedState: how far a record is, in one word. */
typedef struct
{
  const char *word;      /* translated */
  const char *css_class; /* (nullable): what colours the word */
  WmChartTone tone;
  guint unmarked : 1; /* the word alone, without the mark in that tone */
} WmGroupedState;

/**
 * WmGroupedInterface:
 * @get_id: (nullable): the record at @position, without reading it; %NULL for a heading
 * @find: where the record with @id is
 * @get_state: how far @record is
 * @get_state_chars: how many letters the longest of these words has
 */
struct _WmGroupedInterface
{
  GTypeInterface parent_iface;

  const char *(*get_id) (WmGrouped *self, guint position);
  gboolean (*find) (WmGrouped *self, const char *id, guint *position);
  void (*get_state) (WmGrouped *self, WmRecord *record, WmGroupedState *state);
  int (*get_state_chars) (WmGrouped *self);
};

const char *wm_grouped_get_id (WmGrouped *self, guint position);
gboolean wm_grouped_find (WmGrouped *self, const char *id, guint *position);
void wm_grouped_get_state (WmGrouped *self, WmRecord *record, WmGroupedState *state);
int wm_grouped_get_state_chars (WmGrouped *self);

G_END_DECLS
