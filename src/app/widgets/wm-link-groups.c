/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-link-groups.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-dates.h"
#include "model/wm-link-role.h"
#include "project/wm-edit.h"
#include "project/wm-event-label.h"
#include "project/wm-undo.h"
#include "wm-record-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define KIND_OF_PROOF "evidence"

struct _WmLinkGroups
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  char *record_id;    /* owned, nullable */

  AdwPreferencesGroup *proof;  /* borrowed */
  AdwPreferencesGroup *others; /* borrowed */
  GPtrArray *rows;             /* (element-type GtkWidget): borrowed */
};

G_DEFINE_FINAL_TYPE (WmLinkGroups, wm_link_groups, GTK_TYPE_WIDGET)

/* One link, kept by its row. */
typedef struct
{
  WmLinkGroups *groups; /* borrowed */
  char *other_id;
  char *role;
  gboolean outgoing;
} RowLink;

static void
row_link_free (gpointer data, GClosure *closure)
{
  RowLink *link = data;

  g_free (link->other_id);
  g_free (link->role);
  g_free (link);
}

static void
say_newest (WmLinkGroups *self)
{
  WmProject *project = wm_session_get_project (self->session);
  g_autoptr (WmEvent) event = wm_project_load_undo (project);
  g_autofree char *label = event != NULL ? wm_event_dup_label (project, event) : NULL;

  if (label != NULL)
    wm_session_say (self->session, label, TRUE);
}

static void
unlink_clicked_cb (GtkWidget *button, gpointer user_data)
{
  RowLink *link = user_data;
  WmLinkGroups *self = link->groups;
  const char *from = link->outgoing ? self->record_id : link->other_id;
  const char *to = link->outgoing ? link->other_id : self->record_id;
  GError *error = NULL;

  if (wm_project_unlink_records (wm_session_get_project (self->session), from, to, link->role,
                                 &error))
    say_newest (self);
  else
    wm_session_report (self->session, error);
}

static GtkWidget *
new_unlink_button (WmLinkGroups *self, const WmLink *link)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  RowLink *data = g_new0 (RowLink, 1);

  data->groups = self;
  data->other_id = g_strdup (link->other_id);
  data->role = g_strdup (link->role);
  data->outgoing = link->outgoing;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take off this link"));
  wm_accessible_set_label (button, _ ("Take off this link"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (unlink_clicked_cb), data, row_link_free, 0);
  return button;
}

static char *
dup_period (WmRecord *record)
{
  const char *from = wm_record_get_value_by_id (record, "period_from");
  const char *to = wm_record_get_value_by_id (record, "period_to");

  if (from == NULL && to == NULL)
    return wm_dates_dup_day (wm_record_get_value_by_id (record, "collected_on"));
  return wm_dates_dup_period (from, to);
}

static char *
dup_subtitle (const WmLink *link, WmRecord *other)
{
  const WmLinkRole *role = wm_link_role_find (link->role);
  g_autofree char *label = wm_record_dup_label (other);
  g_autofree char *markup = NULL;
  g_autofree char *text = g_strdup_printf (
      "%s · %s", label, role != NULL ? wm_link_role_get_label (role, !link->outgoing) : link->role);

  markup = g_markup_escape_text (text, -1);
  return g_steal_pointer (&markup);
}

static GtkWidget *
new_row (WmLinkGroups *self, const WmLink *link, WmRecord *other)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (link, other);
  gboolean is_proof = g_str_equal (link->kind->id, KIND_OF_PROOF);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wm_record_get_title (other));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (is_proof)
    {
      g_autofree char *period = dup_period (other);
      GtkWidget *label = gtk_label_new (period);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_unlink_button (self, link));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", link->other_id);
  return row;
}

static void
clear_rows (WmLinkGroups *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static guint
add_rows (WmLinkGroups *self, GPtrArray *links, gboolean proof)
{
  guint count = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      g_autoptr (WmRecord) other = NULL;
      GtkWidget *row;

      if (g_str_equal (link->kind->id, KIND_OF_PROOF) != proof)
        continue;
      other = wm_records_load (wm_session_get_database (self->session),
                               wm_session_get_registry (self->session), link->other_id);
      if (other == NULL)
        continue;
      row = new_row (self, link, other);
      adw_preferences_group_add (proof ? self->proof : self->others, row);
      g_ptr_array_add (self->rows, row);
      count++;
    }
  return count;
}

void
wm_link_groups_set_record (WmLinkGroups *self, WmRecord *record)
{
  g_autoptr (GPtrArray) links = NULL;
  gboolean proves;
  guint n_proofs;

  g_return_if_fail (WM_IS_LINK_GROUPS (self));

  g_free (self->record_id);
  self->record_id = g_strdup (wm_record_get_id (record));
  clear_rows (self);
  links = wm_records_list_links (wm_session_get_database (self->session),
                                 wm_session_get_registry (self->session), self->record_id);
  n_proofs = add_rows (self, links, TRUE);
  add_rows (self, links, FALSE);
  /* Proof is not proven itself. */
  proves = g_str_equal (wm_record_get_kind (record)->id, KIND_OF_PROOF);
  gtk_widget_set_visible (GTK_WIDGET (self->proof), !proves);
  adw_preferences_group_set_description (
      self->proof, n_proofs > 0 ? NULL : _ ("Nothing yet. Drop a file here, or attach one."));
}

/* Linking more. */

static void
picked_cb (WmLinkGroups *self, const char *id)
{
  GError *error = NULL;

  if (self->record_id == NULL || *id == '\0')
    return;
  if (wm_project_link_records (wm_session_get_project (self->session), id, self->record_id, NULL,
                               &error))
    say_newest (self);
  else
    wm_session_report (self->session, error);
}

static GtkWidget *
new_picker (WmLinkGroups *self, gboolean proof)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  WmRegistry *registry = wm_session_get_registry (self->session);
  g_auto (GStrv) kinds = NULL;

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (g_str_equal (kind->id, KIND_OF_PROOF) == proof && !(kind->flags & WM_KIND_SINGLE))
        g_strv_builder_add (builder, kind->id);
    }
  kinds = g_strv_builder_end (builder);
  return wm_record_picker_new (self->session, (const char *const *) kinds, FALSE);
}

static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmLinkGroups *self = user_data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker =
      new_picker (self, gtk_widget_is_ancestor (GTK_WIDGET (button), GTK_WIDGET (self->proof)));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
new_link_button (WmLinkGroups *self, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_picker_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  wm_accessible_set_label (button, name);
  return button;
}

static GtkWidget *
new_proof_buttons (WmLinkGroups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *attach = gtk_button_new_with_mnemonic (_ ("_Attach…"));

  gtk_widget_add_css_class (attach, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (attach), "win.attach");
  gtk_box_append (GTK_BOX (box), attach);
  gtk_box_append (GTK_BOX (box), new_link_button (self, _ ("Link proof that is here already")));
  return box;
}

static void
wm_link_groups_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&WM_LINK_GROUPS (object)->session);
  G_OBJECT_CLASS (wm_link_groups_parent_class)->dispose (object);
}

static void
wm_link_groups_finalize (GObject *object)
{
  g_free (WM_LINK_GROUPS (object)->record_id);
  g_ptr_array_unref (WM_LINK_GROUPS (object)->rows);
  G_OBJECT_CLASS (wm_link_groups_parent_class)->finalize (object);
}

static void
wm_link_groups_class_init (WmLinkGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_link_groups_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_link_groups_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static AdwPreferencesGroup *
add_group (WmLinkGroups *self, const char *title, GtkWidget *suffix)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), suffix);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return ADW_PREFERENCES_GROUP (group);
}

static void
wm_link_groups_init (WmLinkGroups *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
  self->rows = g_ptr_array_new ();
  self->proof = add_group (self, _ ("Proof"), new_proof_buttons (self));
  self->others = add_group (self, _ ("Linked with"), new_link_button (self, _ ("Link something")));
}

GtkWidget *
wm_link_groups_new (WmSession *session)
{
  WmLinkGroups *self = g_object_new (WM_TYPE_LINK_GROUPS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
