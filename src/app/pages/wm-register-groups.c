/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-register-groups.h"

#include "app/widgets/wm-group-list.h"
#include "app/widgets/wm-grouped-records.h"
#include "app/wm-settings.h"
#include "app/wm-table-settings.h"

struct _WmRegisterGroups
{
  GtkWidget parent_instance;

  const WmKind *kind;
  const WmField *field;    /* nullable */
  GSettings *settings;     /* owned, nullable */
  WmGroupedRecords *model; /* owned */
  WmGroupList *list;       /* borrowed */
  guint read_id;
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_OPENED,
  SIGNAL_GROUPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRegisterGroups, wm_register_groups, GTK_TYPE_WIDGET)

static void
read_model_cb (gpointer user_data)
{
  WmRegisterGroups *self = user_data;

  wm_grouped_records_read (self->model, self->field);
}

static void
read_now (WmRegisterGroups *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  wm_group_list_rearrange (self->list, TRUE, read_model_cb, self);
}

static gboolean
read_cb (gpointer user_data)
{
  WmRegisterGroups *self = user_data;

  self->read_id = 0;
  read_now (self);
  return G_SOURCE_REMOVE;
}

/* A list that changes in many places says so many times. */
static void
records_changed_cb (WmRegisterGroups *self)
{
  if (self->field != NULL && self->read_id == 0)
    self->read_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_cb, self, NULL);
}

static void
list_opened_cb (WmRegisterGroups *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static void
list_selected_cb (WmRegisterGroups *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
wm_register_groups_dispose (GObject *object)
{
  WmRegisterGroups *self = WM_REGISTER_GROUPS (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (wm_register_groups_parent_class)->dispose (object);
}

static void
wm_register_groups_class_init (WmRegisterGroupsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_register_groups_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "register.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "register.delete", NULL);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", WM_TYPE_REGISTER_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_REGISTER_GROUPS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_GROUPED] = g_signal_new ("grouped", WM_TYPE_REGISTER_GROUPS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_register_groups_init (WmRegisterGroups *self)
{
  self->settings = wm_settings_new ();
}

WmRegisterGroups *
wm_register_groups_new (WmSession *session, const WmKind *kind, WmRecordList *records)
{
  WmRegisterGroups *self = g_object_new (WM_TYPE_REGISTER_GROUPS, NULL);
  const WmField *kept = wm_table_settings_get_group (self->settings, kind);

  self->kind = kind;
  self->model = wm_grouped_records_new (session, kind, records);
  self->list = WM_GROUP_LIST (
      wm_group_list_new (session, WM_GROUPED (self->model), wm_kind_get_plural (kind)));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (list_opened_cb), self);
  g_signal_connect_swapped (self->list, "clicked", G_CALLBACK (list_opened_cb), self);
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (list_selected_cb), self);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (kept != NULL && wm_grouped_records_suit (kept))
    self->field = kept;
  records_changed_cb (self);
  return self;
}

void
wm_register_groups_set_field (WmRegisterGroups *self, const WmField *field)
{
  g_return_if_fail (WM_IS_REGISTER_GROUPS (self));
  g_return_if_fail (field == NULL || wm_grouped_records_suit (field));

  if (self->field == field)
    return;
  self->field = field;
  wm_table_settings_set_group (self->settings, self->kind, field);
  read_now (self);
  g_signal_emit (self, signals[SIGNAL_GROUPED], 0);
}

const WmField *
wm_register_groups_get_field (WmRegisterGroups *self)
{
  g_return_val_if_fail (WM_IS_REGISTER_GROUPS (self), NULL);

  return self->field;
}

guint
wm_register_groups_get_n_selected (WmRegisterGroups *self)
{
  g_return_val_if_fail (WM_IS_REGISTER_GROUPS (self), 0);

  return wm_group_list_get_n_selected (self->list);
}

char **
wm_register_groups_dup_selected (WmRegisterGroups *self)
{
  g_return_val_if_fail (WM_IS_REGISTER_GROUPS (self), NULL);

  return wm_group_list_dup_selected (self->list);
}

void
wm_register_groups_unselect (WmRegisterGroups *self)
{
  g_return_if_fail (WM_IS_REGISTER_GROUPS (self));

  gtk_selection_model_unselect_all (wm_group_list_get_selection (self->list));
}

gboolean
wm_register_groups_select (WmRegisterGroups *self, const char *id)
{
  g_return_val_if_fail (WM_IS_REGISTER_GROUPS (self), FALSE);

  if (self->read_id != 0)
    read_now (self);
  return wm_group_list_select (self->list, id);
}
