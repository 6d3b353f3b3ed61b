/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-needs-view.h"

#include "risk/wm-needs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmNeedsView
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  char *asset_id;     /* owned, nullable */
  WmNeeds *needs;     /* owned, nullable: of the asset */
  guint idle_id;

  AdwPreferencesGroup *group;  /* borrowed */
  GtkWidget *rows[WM_N_NEEDS]; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmNeedsView, wm_needs_view, GTK_TYPE_WIDGET)

static const char *const fields[WM_N_NEEDS] = { "confidentiality", "integrity", "availability" };

static void
show_row (WmNeedsView *self, WmNeedProperty property)
{
  const WmNeed *need = wm_needs_get (self->needs, self->asset_id, property);
  g_autofree char *why =
      wm_needs_dup_why (self->needs, wm_session_get_database (self->session),
                        wm_session_get_registry (self->session), self->asset_id, property);
  GtkWidget *row = self->rows[property];

  gtk_widget_set_visible (row, why != NULL);
  if (why == NULL)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  /* In this order: without a target the action would not fit its name. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", need->from);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
}

/* Where very much depends on the asset all of that is read, which could be felt between two key
 * presses. */
static gboolean
show_cb (gpointer user_data)
{
  WmNeedsView *self = user_data;
  gboolean any = FALSE;

  self->idle_id = 0;
  g_clear_pointer (&self->needs, wm_needs_free);
  self->needs = wm_needs_new_for (wm_session_get_database (self->session), self->asset_id);
  for (guint i = 0; i < WM_N_NEEDS && wm_needs_get (self->needs, self->asset_id, i) != NULL; i++)
    {
      show_row (self, i);
      any = any || gtk_widget_get_visible (self->rows[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  return G_SOURCE_REMOVE;
}

void
wm_needs_view_set_record (WmNeedsView *self, WmRecord *record)
{
  const WmKind *kind = record != NULL ? wm_record_get_kind (record) : NULL;
  const char *id = record != NULL ? wm_record_get_id (record) : NULL;

  g_return_if_fail (WM_IS_NEEDS_VIEW (self));

  if (g_strcmp0 (self->asset_id, id) != 0)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_free (self->asset_id);
  self->asset_id = kind != NULL && g_str_equal (kind->id, "asset") ? g_strdup (id) : NULL;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->asset_id != NULL)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, show_cb, self, NULL);
}

static void
wm_needs_view_dispose (GObject *object)
{
  WmNeedsView *self = WM_NEEDS_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->needs, wm_needs_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_needs_view_parent_class)->dispose (object);
}

static void
wm_needs_view_finalize (GObject *object)
{
  g_free (WM_NEEDS_VIEW (object)->asset_id);
  G_OBJECT_CLASS (wm_needs_view_parent_class)->finalize (object);
}

static void
wm_needs_view_class_init (WmNeedsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_needs_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_needs_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_needs_view_init (WmNeedsView *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_row (WmNeedsView *self, WmNeedProperty property)
{
  const WmKind *kind = wm_registry_find_kind (wm_session_get_registry (self->session), "asset");
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 wm_field_get_label (wm_kind_find_field (kind, fields[property])));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that has another type of it is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (self->group, row);
  return row;
}

GtkWidget *
wm_needs_view_new (WmSession *session)
{
  WmNeedsView *self = g_object_new (WM_TYPE_NEEDS_VIEW, NULL);

  self->session = g_object_ref (session);
  adw_preferences_group_set_title (self->group, _ ("Needed by others"));
  adw_preferences_group_set_description (
      self->group, _ ("What depends on it passes its need for protection on. The higher level "
                      "counts, unless you keep its own and say why."));
  for (guint i = 0; i < WM_N_NEEDS; i++)
    self->rows[i] = new_row (self, i);
  return GTK_WIDGET (self);
}
