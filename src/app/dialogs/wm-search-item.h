/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-commands.h"
#include "model/wm-search.h"

G_BEGIN_DECLS

#define WM_TYPE_SEARCH_ITEM (wm_search_item_get_type ())

/**
 * WmSearchItem:
 *
 * A line of the search: a record, or something to do.
 */
G_DECLARE_FINAL_TYPE (WmSearchItem, wm_search_item, WM, SEARCH_ITEM, GObject)

WmSearchItem *wm_search_item_new_for_command (const WmCommand *command) G_GNUC_WARN_UNUSED_RESULT;
WmSearchItem *
wm_search_item_new_for_hit (const WmSearchHit *hit, const char *icon) G_GNUC_WARN_UNUSED_RESULT;

const char *wm_search_item_get_icon (WmSearchItem *self);
/** wm_search_item_get_number: (nullable): A-12 or A.5.9; %NULL for what is no record. */
const char *wm_search_item_get_number (WmSearchItem *self);
const char *wm_search_item_get_title (WmSearchItem *self);
/** wm_search_item_get_note: what kind of record it is, or the key of the command; may be "". */
const char *wm_search_item_get_note (WmSearchItem *self);
/** wm_search_item_get_action: what choosing it does, with its prefix. */
const char *wm_search_item_get_action (WmSearchItem *self);
/** wm_search_item_get_target: (nullable): the parameter of the action. */
GVariant *wm_search_item_get_target (WmSearchItem *self);

G_END_DECLS
