/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-control-model.h"

G_BEGIN_DECLS

#define WM_TYPE_CONTROL_FILTERS (wm_control_filters_get_type ())

/**
 * WmControlFilters:
 *
 * What narrows the list of controls: an entry, which group, how far, and whatever else somebody
 * came for, which can be taken off. Signal: `changed`.
 */
G_DECLARE_FINAL_TYPE (WmControlFilters, wm_control_filters, WM, CONTROL_FILTERS, GtkWidget)

GtkWidget *
wm_control_filters_new (WmSession *session, WmControlModel *model) G_GNUC_WARN_UNUSED_RESULT;

/** wm_control_filters_read: what is to be shown; it lives until the next change. */
void wm_control_filters_read (WmControlFilters *self, WmControlFilter *filter);
gboolean wm_control_filters_is_set (WmControlFilters *self);

/** wm_control_filters_set: narrows to @value (%NULL: empty) in @field of @kind and nothing else. */
void wm_control_filters_set (WmControlFilters *self, const WmKind *kind, const WmField *field,
                             const char *value);
void wm_control_filters_clear (WmControlFilters *self);
/** wm_control_filters_clear_text: takes the text back; whether there was one. */
gboolean wm_control_filters_clear_text (WmControlFilters *self);
void wm_control_filters_set_total (WmControlFilters *self, guint n_controls);
/** wm_control_filters_find: puts the cursor into the entry. */
void wm_control_filters_find (WmControlFilters *self);

G_END_DECLS
