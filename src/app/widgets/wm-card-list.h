/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-chart.h"

G_BEGIN_DECLS

#define WM_TYPE_CARD_LIST (wm_card_list_get_type ())

/**
 * WmCardList:
 *
 * A short list in a card. Every row leads somewhere by an action; one whose action is %NULL is
 * there to be read.
 */
G_DECLARE_FINAL_TYPE (WmCardList, wm_card_list, WM, CARD_LIST, GtkWidget)

/** WmCardRow: texts are translated, and all but the title may be %NULL. */
typedef struct
{
  const char *title;
  const char *detail; /* smaller, below */
  const char *pill;   /* at the right, in a pill: a reference or a number */
  const char *words;  /* of the pill, for screen readers */
  const char *action; /* such as "win.show-record" */
  GVariant *target;   /* owned: its parameter */
  WmChartTone tone;   /* of the mark in front */
  guint has_mark : 1;
} WmCardRow;

GtkWidget *wm_card_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_card_list_set_rows:
 * @rows: (element-type WmCardRow): what to show; copied
 * @empty: what stands there when it is nothing
 *
 * Shows other rows in the place of those that are there; the keyboard stays where it is.
 */
void wm_card_list_set_rows (WmCardList *self, GArray *rows, const char *empty);

/**
 * wm_card_list_set_limit:
 * @limit: how many rows are shown before somebody asks for all of them; 0: all at once
 */
void wm_card_list_set_limit (WmCardList *self, guint limit);

/** wm_card_rows_new: (transfer full): an array of #WmCardRow that frees what rows own. */
GArray *wm_card_rows_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
