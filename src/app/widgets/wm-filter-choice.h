/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_FILTER_CHOICE (wm_filter_choice_get_type ())

/**
 * WmFilterChoice:
 *
 * A drop-down that narrows a list to one value of a field and says what it shows: "Type: any",
 * "Type: Device". The signal `changed` comes when somebody chose.
 */
G_DECLARE_FINAL_TYPE (WmFilterChoice, wm_filter_choice, WM, FILTER_CHOICE, GtkWidget)

WmFilterChoice *
wm_filter_choice_new (WmSession *session, const WmField *field) G_GNUC_WARN_UNUSED_RESULT;

const WmField *wm_filter_choice_get_field (WmFilterChoice *self);
/** wm_filter_choice_is_set: whether it narrows at all. */
gboolean wm_filter_choice_is_set (WmFilterChoice *self);
/** wm_filter_choice_get_value: (nullable): the canonical value; %NULL: an empty field. */
const char *wm_filter_choice_get_value (WmFilterChoice *self);
/** wm_filter_choice_set: narrows to @value (%NULL: empty); no signal. */
void wm_filter_choice_set (WmFilterChoice *self, const char *value);
/** wm_filter_choice_clear: shows any value again; no signal. */
void wm_filter_choice_clear (WmFilterChoice *self);
/** wm_filter_choice_refresh: the records that can be chosen may be others now. */
void wm_filter_choice_refresh (WmFilterChoice *self);

G_END_DECLS
