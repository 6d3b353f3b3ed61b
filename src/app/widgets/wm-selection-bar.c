/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-selection-bar.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-count.h"
#include "wm-record-picker.h"
#include "wm-value-editor.h"

#include <glib/gi18n.h>

struct _WmSelectionBar
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmKind *kind;
  GPtrArray *fields; /* (element-type WmField): those that people may set */
  guint count;
  guint is_mixed : 1; /* the rows are of several kinds */

  GtkWidget *box;   /* borrowed: the child */
  GtkWidget *label; /* borrowed, like all that follow */
  GtkWidget *set_button;
  GtkDropDown *field_choice;
  WmValueEditor *editor;
  GtkWidget *apply;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_UNSELECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSelectionBar, wm_selection_bar, GTK_TYPE_WIDGET)

static char **
dup_selected (WmSelectionBar *self)
{
  char **ids = NULL;

  g_signal_emit (self, signals[SIGNAL_SELECTED], 0, &ids);
  return ids != NULL ? ids : g_new0 (char *, 1);
}

static void
field_chosen_cb (WmSelectionBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_choice);

  if (selected < self->fields->len)
    wm_value_editor_set_field (self->editor, g_ptr_array_index (self->fields, selected));
}

static void
apply_cb (WmSelectionBar *self)
{
  g_autofree char *value = NULL;
  g_autofree char *refusal = NULL;

  if (!wm_value_editor_read (self->editor, &value))
    return;
  refusal = wm_selection_bar_set_field (self, wm_value_editor_get_field (self->editor)->id, value);
  if (refusal != NULL)
    wm_value_editor_set_error (self->editor, refusal);
  else
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->set_button));
}

/* Fresh each time: records that can be chosen come and go. */
static void
popover_shown_cb (WmSelectionBar *self)
{
  field_chosen_cb (self);
}

static GPtrArray *
list_settable (const WmKind *kind, const char *const *field_ids)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if ((field_ids == NULL || g_strv_contains (field_ids, kind->fields[i].id)) &&
        (kind->fields[i].flags & (WM_FIELD_READ_ONLY | WM_FIELD_TITLE | WM_FIELD_KEY)) == 0)
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

static GtkWidget *
make_field_choice (WmSelectionBar *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down;

  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (labels, wm_field_get_label (g_ptr_array_index (self->fields, i)));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), self->fields->len > 10);
  wm_accessible_set_label (drop_down, _ ("Field"));
  self->field_choice = GTK_DROP_DOWN (drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  return drop_down;
}

static GtkWidget *
make_popover (WmSelectionBar *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_field_choice (self));
  self->editor = wm_value_editor_new (self->session);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  self->apply = gtk_button_new ();
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->apply);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_widget_add_css_class (popover, "filters");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->editor, "activated", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  field_chosen_cb (self);
  return popover;
}

static void
picked_cb (WmSelectionBar *self, const char *id)
{
  wm_selection_bar_link (self, id);
}

/* Any record that people make; what belongs to one record alone is none of them. */
static char **
list_linkable (WmSelectionBar *self)
{
  WmRegistry *registry = wm_session_get_registry (self->session);
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if ((kind->flags & (WM_KIND_SINGLE | WM_KIND_NOTE)) == 0)
        g_strv_builder_add (kinds, kind->id);
    }
  return g_strv_builder_end (kinds);
}

/* Made when it is first needed: it has a list of each kind. */
static void
make_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmSelectionBar *self = user_data;
  g_auto (GStrv) kinds = NULL;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  kinds = list_linkable (self);
  picker = wm_record_picker_new (self->session, (const char *const *) kinds, FALSE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
append_link_button (WmSelectionBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Link with…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_picker_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
deleted_cb (WmSelectionBar *self)
{
  g_auto (GStrv) ids = dup_selected (self);

  if (ids[0] != NULL)
    wm_session_delete (self->session, (const char *const *) ids);
}

static void
unselected_cb (WmSelectionBar *self)
{
  g_signal_emit (self, signals[SIGNAL_UNSELECT], 0);
}

static GtkWidget *
append_button (WmSelectionBar *self, GtkWidget *button, GCallback callback)
{
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
make_buttons (WmSelectionBar *self)
{
  GtkWidget *unselect = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->set_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->set_button), _ ("_Set a field…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->set_button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->set_button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->set_button), make_popover (self));
  gtk_box_append (GTK_BOX (self->box), self->set_button);
  append_link_button (self);
  if ((self->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) == 0)
    append_button (self, gtk_button_new_with_mnemonic (_ ("_Delete")), G_CALLBACK (deleted_cb));
  append_button (self, unselect, G_CALLBACK (unselected_cb));
  gtk_widget_add_css_class (unselect, "flat");
  gtk_widget_set_tooltip_text (unselect, _ ("Select nothing"));
  wm_accessible_set_label (unselect, _ ("Select nothing"));
}

static void
wm_selection_bar_dispose (GObject *object)
{
  WmSelectionBar *self = WM_SELECTION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_selection_bar_parent_class)->dispose (object);
}

static void
wm_selection_bar_class_init (WmSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_selection_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * WmSelectionBar::selected:
   *
   * Returns: (transfer full): the ids of the selected records, ended by %NULL
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", WM_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_STRV, 0);
  signals[SIGNAL_UNSELECT] = g_signal_new ("unselect", WM_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_selection_bar_init (WmSelectionBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_margin_end (self->label, 6);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static WmSelectionBar *
make (WmSession *session, const WmKind *kind, const char *const *field_ids)
{
  WmSelectionBar *self = g_object_new (WM_TYPE_SELECTION_BAR, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->fields = list_settable (kind, field_ids);
  self->is_mixed = field_ids != NULL;
  make_buttons (self);
  return self;
}

WmSelectionBar *
wm_selection_bar_new (WmSession *session, const WmKind *kind)
{
  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  return make (session, kind, NULL);
}

WmSelectionBar *
wm_selection_bar_new_mixed (WmSession *session, const WmKind *kind, const char *const *field_ids)
{
  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (field_ids != NULL, NULL);

  return make (session, kind, field_ids);
}

void
wm_selection_bar_set_count (WmSelectionBar *self, guint count)
{
  g_autofree char *label = NULL;
  g_autofree char *things = NULL;
  g_autofree char *apply = NULL;

  g_return_if_fail (WM_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  if (self->count == count)
    return;
  self->count = count;
  /* Translators: how many rows are selected. */
  label = g_strdup_printf (ngettext ("%u selected", "%u selected", count), count);
  gtk_label_set_label (GTK_LABEL (self->label), label);
  things = self->is_mixed ? g_strdup_printf (ngettext ("%u entry", "%u entries", count), count)
                          : wm_count_dup (self->kind, count);
  /* Translators: a button that gives a field its value; %s says in how many: "3 assets". */
  apply = g_strdup_printf (_ ("Set for %s"), things);
  gtk_button_set_label (GTK_BUTTON (self->apply), apply);
}

char *
wm_selection_bar_set_field (WmSelectionBar *self, const char *field_id, const char *value)
{
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (WM_IS_SELECTION_BAR (self), NULL);

  ids = dup_selected (self);
  return wm_session_set_field (self->session, (const char *const *) ids, field_id, value);
}

void
wm_selection_bar_link (WmSelectionBar *self, const char *to)
{
  g_auto (GStrv) ids = NULL;

  g_return_if_fail (WM_IS_SELECTION_BAR (self));

  ids = dup_selected (self);
  wm_session_link_all (self->session, (const char *const *) ids, to);
}
