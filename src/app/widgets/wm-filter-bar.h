/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"
#include "model/wm-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FILTER_BAR (wm_filter_bar_get_type ())

/**
 * WmFilterBar:
 *
 * What narrows a list: an entry, and drop-downs for the fields whose values can be chosen, the
 * first two at hand, the rest under "More filters". The signal `changed` comes when it is to be
 * narrowed in another way.
 */
G_DECLARE_FINAL_TYPE (WmFilterBar, wm_filter_bar, WM, FILTER_BAR, GtkWidget)

WmFilterBar *wm_filter_bar_new (WmSession *session, const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** wm_filter_bar_apply: narrows @records as the bar says. */
void wm_filter_bar_apply (WmFilterBar *self, WmRecordList *records);
/** wm_filter_bar_list_choices: (element-type WmFilterChoice): those that narrow the list. */
GPtrArray *wm_filter_bar_list_choices (WmFilterBar *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_filter_bar_is_set: whether the list is narrowed at all. */
gboolean wm_filter_bar_is_set (WmFilterBar *self);

/** wm_filter_bar_set_choice: narrows by @field to @value (%NULL: empty); `changed` follows. */
void wm_filter_bar_set_choice (WmFilterBar *self, const WmField *field, const char *value);
/** wm_filter_bar_save_filter: (transfer floating): all that is set, as a %WM_FILTER_TYPE. */
GVariant *wm_filter_bar_save_filter (WmFilterBar *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_filter_bar_set_filter: narrows as @filter says and no further; `changed` follows. */
void wm_filter_bar_set_filter (WmFilterBar *self, GVariant *filter);
/** wm_filter_bar_clear: shows everything; `changed` follows where that is different. */
void wm_filter_bar_clear (WmFilterBar *self);
/** wm_filter_bar_clear_text: takes the text back; whether there was one. */
gboolean wm_filter_bar_clear_text (WmFilterBar *self);
/** wm_filter_bar_set_total: how many records there are to narrow. */
void wm_filter_bar_set_total (WmFilterBar *self, guint total);
/** wm_filter_bar_refresh: records that can be chosen may be others now. */
void wm_filter_bar_refresh (WmFilterBar *self);
/** wm_filter_bar_find: puts the cursor into the entry. */
void wm_filter_bar_find (WmFilterBar *self);
/** wm_filter_bar_append: puts @widget at the end of the bar. */
void wm_filter_bar_append (WmFilterBar *self, GtkWidget *widget);

G_END_DECLS
