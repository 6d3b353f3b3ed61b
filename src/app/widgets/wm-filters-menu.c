/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-filters-menu.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-saved-filters.h"
#include "app/wm-settings.h"

#include <glib/gi18n.h>

#define WM_TYPE_FILTERS_MENU (wm_filters_menu_get_type ())
G_DECLARE_FINAL_TYPE (WmFiltersMenu, wm_filters_menu, WM, FILTERS_MENU, GtkWidget)

struct _WmFiltersMenu
{
  GtkWidget parent_instance;

  WmFilterBar *bar; /* weak */
  const WmKind *kind;
  GSettings *settings; /* owned, nullable */
  GtkWidget *button;   /* borrowed: the child */
  GtkBox *names;       /* borrowed, as what follows */
  GtkWidget *nothing;
  GtkWidget *entry;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (WmFiltersMenu, wm_filters_menu, GTK_TYPE_WIDGET)

static const char *
get_name (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "wm-name");
}

static void
chosen_cb (GtkWidget *button, WmFiltersMenu *self)
{
  g_autoptr (GVariant) filter =
      wm_saved_filters_dup (self->settings, self->kind, get_name (button));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (filter != NULL && self->bar != NULL)
    wm_filter_bar_set_filter (self->bar, filter);
}

/* The list changes by the signal of the settings. */
static void
forget_cb (GtkWidget *button, WmFiltersMenu *self)
{
  gtk_widget_grab_focus (self->entry);
  wm_saved_filters_keep (self->settings, self->kind, get_name (button), NULL);
}

static char *
dup_typed (WmFiltersMenu *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
update_keep (WmFiltersMenu *self)
{
  g_autofree char *name = dup_typed (self);
  gboolean can = self->bar != NULL && wm_filter_bar_is_set (self->bar);

  gtk_widget_set_sensitive (self->keep, can && *name != '\0');
}

static void
keep_cb (WmFiltersMenu *self)
{
  g_autofree char *name = dup_typed (self);

  if (!gtk_widget_get_sensitive (self->keep))
    return;
  wm_saved_filters_keep (self->settings, self->kind, name, wm_filter_bar_save_filter (self->bar));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
new_button (WmFiltersMenu *self, GtkWidget *button, const char *name, GCallback callback)
{
  g_object_set_data_full (G_OBJECT (button), "wm-name", g_strdup (name), g_free);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
new_row (WmFiltersMenu *self, const char *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *choose = new_button (self, gtk_button_new (), name, G_CALLBACK (chosen_cb));
  GtkWidget *forget = new_button (self, gtk_button_new_from_icon_name ("user-trash-symbolic"), name,
                                  G_CALLBACK (forget_cb));
  /* Translators: a button; %s is the name of a filter that was kept. */
  g_autofree char *words = g_strdup_printf (_ ("Forget the filter “%s”"), name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, "plain");
  gtk_button_set_child (GTK_BUTTON (choose), label);
  gtk_widget_set_hexpand (choose, TRUE);
  wm_accessible_set_label (choose, name);
  gtk_widget_set_tooltip_text (forget, words);
  wm_accessible_set_label (forget, words);
  gtk_box_append (GTK_BOX (row), choose);
  gtk_box_append (GTK_BOX (row), forget);
  return row;
}

static void
update (WmFiltersMenu *self)
{
  g_auto (GStrv) names = wm_saved_filters_list (self->settings, self->kind);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->names))) != NULL)
    gtk_box_remove (self->names, child);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_box_append (self->names, new_row (self, names[i]));
  gtk_widget_set_visible (self->nothing, names[0] == NULL);
}

static GtkWidget *
make_head (WmFiltersMenu *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Saved filters"));

  self->nothing = gtk_label_new (_ ("Set filters, then give them a name here; they can be chosen "
                                    "again at any time."));
  self->names = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->nothing), 36);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->nothing);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->names));
  return head;
}

static GtkWidget *
make_content (WmFiltersMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name for this filter"));
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 60);
  gtk_widget_set_hexpand (self->entry, TRUE);
  wm_accessible_set_label (self->entry, _ ("Name for this filter"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_keep), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (keep_cb), self);
  self->keep = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_cb), self);
  gtk_box_append (GTK_BOX (foot), self->entry);
  gtk_box_append (GTK_BOX (foot), self->keep);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), foot);
  return box;
}

static void
wm_filters_menu_dispose (GObject *object)
{
  WmFiltersMenu *self = WM_FILTERS_MENU (object);

  g_clear_weak_pointer (&self->bar);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (wm_filters_menu_parent_class)->dispose (object);
}

static void
wm_filters_menu_class_init (WmFiltersMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_filters_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_filters_menu_init (WmFiltersMenu *self)
{
  self->settings = wm_settings_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "user-bookmarks-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Saved filters"));
  gtk_widget_add_css_class (self->button, "flat");
  wm_accessible_set_label (self->button, _ ("Saved filters"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
wm_filters_menu_new (WmFilterBar *bar, const WmKind *kind)
{
  WmFiltersMenu *self;
  GtkWidget *popover;

  g_return_val_if_fail (WM_IS_FILTER_BAR (bar), NULL);

  self = g_object_new (WM_TYPE_FILTERS_MENU, NULL);
  g_set_weak_pointer (&self->bar, bar);
  self->kind = kind;
  popover = gtk_popover_new ();
  gtk_widget_add_css_class (popover, "filters");
  /* Its button is near the end of the window, where it would be cut. */
  gtk_widget_set_halign (popover, GTK_ALIGN_END);
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (self));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (update_keep), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::saved-filters", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
