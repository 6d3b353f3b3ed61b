/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-record-picker.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-popovers.h"
#include "model/wm-record-list.h"
#include "project/wm-edit.h"

#include <glib/gi18n.h>

struct _WmRecordPicker
{
  GtkPopover parent_instance;

  WmSession *session;    /* owned */
  GPtrArray *lists;      /* (element-type WmRecordList): one a kind */
  GListModel *all;       /* owned: all of them */
  const WmKind *creates; /* (nullable): the kind that can be made here */

  GtkEditable *entry; /* borrowed */
  GtkListView *view;  /* borrowed */
  GtkWidget *clear;   /* borrowed, nullable */
  GtkButton *create;  /* borrowed */
  GtkWidget *nothing; /* borrowed */
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRecordPicker, wm_record_picker, GTK_TYPE_POPOVER)

static char *
dup_typed (WmRecordPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
pick (WmRecordPicker *self, const char *id)
{
  g_autofree char *kept = g_strdup (id);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, kept);
}

static void
update (WmRecordPicker *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *label = NULL;
  guint n_items;

  for (guint i = 0; i < self->lists->len; i++)
    wm_record_list_set_text (g_ptr_array_index (self->lists, i), typed);
  n_items = g_list_model_get_n_items (self->all);
  gtk_widget_set_visible (GTK_WIDGET (self->create), self->creates != NULL && *typed != '\0');
  gtk_widget_set_visible (self->nothing, n_items == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->view)), n_items > 0);
  /* Translators: %s is the name that was typed, for a new entry. */
  label = g_strdup_printf (_ ("Add “%s”"), typed);
  gtk_button_set_label (self->create, label);
}

static void
activate_cb (WmRecordPicker *self, guint position)
{
  g_autoptr (WmRecord) record = g_list_model_get_item (self->all, position);

  if (record != NULL)
    pick (self, wm_record_get_id (record));
}

static void
create_clicked_cb (WmRecordPicker *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (WmValues) values = wm_values_new (self->creates);
  g_autofree char *id = NULL;
  GError *error = NULL;

  wm_values_set (values, wm_kind_get_title_field (self->creates), typed);
  id = wm_project_add_record (wm_session_get_project (self->session), values, &error);
  if (id == NULL)
    wm_session_report (self->session, error);
  else
    pick (self, id);
}

/* Enter takes the first one there is, or makes one. */
static void
entry_activated_cb (WmRecordPicker *self)
{
  if (g_list_model_get_n_items (self->all) > 0)
    activate_cb (self, 0);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->create)))
    create_clicked_cb (self);
}

static void
clear_clicked_cb (WmRecordPicker *self)
{
  pick (self, "");
}

static gboolean
key_pressed_cb (WmRecordPicker *self, guint key)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (self->all) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_width_chars (GTK_LABEL (number), 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  WmRecord *record = gtk_list_item_get_item (item);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *label = wm_record_dup_label (record);

  gtk_label_set_label (GTK_LABEL (number), label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (number)),
                       wm_record_get_title (record));
}

/* What is there when it opens is read then: between two openings anything may have changed. */
static void
map_cb (WmRecordPicker *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    wm_record_list_refresh (g_ptr_array_index (self->lists, i), NULL);
  gtk_editable_set_text (self->entry, "");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
wm_record_picker_dispose (GObject *object)
{
  WmRecordPicker *self = WM_RECORD_PICKER (object);

  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->all);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_record_picker_parent_class)->dispose (object);
}

static void
wm_record_picker_unroot (GtkWidget *widget)
{
  wm_popovers_close (widget);
  GTK_WIDGET_CLASS (wm_record_picker_parent_class)->unroot (widget);
}

static void
wm_record_picker_class_init (WmRecordPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_record_picker_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = wm_record_picker_unroot;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", WM_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_record_picker_init (WmRecordPicker *self)
{
  self->lists = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
new_flat_button (WmRecordPicker *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_view (WmRecordPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->all)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  wm_accessible_set_label (GTK_WIDGET (self->view), _ ("What can be chosen"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 300);
  return scroller;
}

static void
build (WmRecordPicker *self, gboolean can_clear)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  wm_accessible_set_label (entry, _ ("Type to find"));
  g_object_set (entry, "placeholder-text", _ ("Type to find"), NULL);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  self->nothing = gtk_label_new (_ ("Nothing has that name."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  self->create = GTK_BUTTON (new_flat_button (self, "", G_CALLBACK (create_clicked_cb)));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), new_view (self));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->create));
  if (can_clear)
    {
      self->clear = new_flat_button (self, _ ("None"), G_CALLBACK (clear_clicked_cb));
      gtk_box_append (GTK_BOX (box), self->clear);
    }
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
wm_record_picker_new (WmSession *session, const char *const *kinds, gboolean can_clear)
{
  WmRecordPicker *self = g_object_new (WM_TYPE_RECORD_PICKER, NULL);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_LIST_MODEL);

  self->session = g_object_ref (session);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const WmKind *kind = wm_session_get_kind (session, kinds[i]);
      WmRecordList *list = wm_record_list_new (wm_session_get_database (session),
                                               wm_session_get_registry (session), kind);
      const WmField *key = wm_kind_get_key_field (kind);

      wm_record_list_set_order (list, key != NULL ? NULL : wm_kind_get_title_field (kind), FALSE);
      g_ptr_array_add (self->lists, list);
      g_list_store_append (store, list);
      if (kinds[1] == NULL && !(kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)))
        self->creates = kind;
    }
  self->all = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&store))));
  build (self, can_clear);
  update (self);
  return GTK_WIDGET (self);
}
