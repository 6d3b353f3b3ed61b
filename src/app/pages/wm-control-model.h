/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-grouped.h"
#include "app/wm-session.h"
#include "wm-control-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CONTROL_MODEL (wm_control_model_get_type ())

/**
 * WmControlModel:
 *
 * The requirements of the clauses and the controls by their themes, as one #GListModel: before the
 * records of each group a #GtkStringObject with its name, as long as the group shows any.
 */
G_DECLARE_FINAL_TYPE (WmControlModel, wm_control_model, WM, CONTROL_MODEL, GObject)

/** What is shown of it. */
typedef struct
{
  const char *text;     /* (nullable): what was typed */
  const char *group;    /* (nullable): the id of a group or of a kind; NULL: all */
  WmControlState state; /* ANY: all */
  const WmField *field; /* (nullable): one more field that narrows */
  const WmKind *kind;   /* (nullable): the kind that has @field; others are not shown */
  const char *value;    /* (nullable): the canonical value of @field; NULL: empty */
} WmControlFilter;

WmControlModel *wm_control_model_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

void wm_control_model_set_filter (WmControlModel *self, const WmControlFilter *filter);

/** wm_control_model_set_only: (nullable) (element-type utf8): shows no others; %NULL: all. */
void wm_control_model_set_only (WmControlModel *self, GPtrArray *ids);

/** wm_control_model_refresh: reads again what changed; see wm_record_list_refresh(). */
void wm_control_model_refresh (WmControlModel *self, GHashTable *changed);
/** wm_control_model_warm: reads ahead for the first key; whether there is more to do. */
gboolean wm_control_model_warm (WmControlModel *self, guint n_records);

guint wm_control_model_get_n_groups (WmControlModel *self);
/** wm_control_model_get_group_id: a stable id: "requirement", or the token of a theme. */
const char *wm_control_model_get_group_id (WmControlModel *self, guint group);
const char *wm_control_model_get_group_title (WmControlModel *self, guint group);

/** wm_control_model_get_id: (nullable): the record at @position; %NULL for a heading. */
const char *wm_control_model_get_id (WmControlModel *self, guint position);
gboolean wm_control_model_find (WmControlModel *self, const char *id, guint *position);
/** wm_control_model_count: how many records of @kind_id (%NULL: any) are shown. */
guint wm_control_model_count (WmControlModel *self, const char *kind_id);

G_END_DECLS
