/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_VALUE_EDITOR (wm_value_editor_get_type ())

/**
 * WmValueEditor:
 *
 * A value of any field, before it belongs to a record: typed, chosen or ticked. The signal
 * `activated` comes for Enter in what is typed.
 */
G_DECLARE_FINAL_TYPE (WmValueEditor, wm_value_editor, WM, VALUE_EDITOR, GtkWidget)

WmValueEditor *wm_value_editor_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_value_editor_set_field: makes the editor one for @field, with nothing in it. */
void wm_value_editor_set_field (WmValueEditor *self, const WmField *field);
const WmField *wm_value_editor_get_field (WmValueEditor *self);

/**
 * wm_value_editor_read:
 * @value: (out) (transfer full) (nullable): the canonical value, %NULL for an empty field
 *
 * Returns: %FALSE where what is typed is none; the editor says so itself
 */
gboolean wm_value_editor_read (WmValueEditor *self, char **value);

/** wm_value_editor_set_error: (nullable): says below the value why it is refused. */
void wm_value_editor_set_error (WmValueEditor *self, const char *message);

G_END_DECLS
