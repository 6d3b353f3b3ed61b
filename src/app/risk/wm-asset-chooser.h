/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_ASSET_CHOOSER (wm_asset_chooser_get_type ())

/**
 * WmAssetChooser:
 *
 * Assets with a check each, under their types, each of which has one for all of them. At first all
 * are chosen. Signal: `changed`.
 */
G_DECLARE_FINAL_TYPE (WmAssetChooser, wm_asset_chooser, WM, ASSET_CHOOSER, GtkWidget)

GtkWidget *wm_asset_chooser_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** wm_asset_chooser_dup_ids: (transfer full): what is chosen, ended by %NULL. */
char **wm_asset_chooser_dup_ids (WmAssetChooser *self) G_GNUC_WARN_UNUSED_RESULT;
guint wm_asset_chooser_count (WmAssetChooser *self);
guint wm_asset_chooser_count_all (WmAssetChooser *self);
/** wm_asset_chooser_choose_all: chooses every asset or none. */
void wm_asset_chooser_choose_all (WmAssetChooser *self, gboolean all);
/** wm_asset_chooser_choose_type: (nullable): all assets of a type or none of it. */
void wm_asset_chooser_choose_type (WmAssetChooser *self, const char *type, gboolean all);

G_END_DECLS
