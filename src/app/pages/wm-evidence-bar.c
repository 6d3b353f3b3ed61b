/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-bar.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-record-picker.h"
#include "wm-evidence-describe.h"

#include <glib/gi18n.h>

struct _WmEvidenceBar
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */

  /* Borrowed: children */
  GtkLabel *count;
  WmEvidenceDescribe *describe;
};

enum
{
  SIGNAL_DESCRIBE,
  SIGNAL_LINK,
  SIGNAL_DELETE,
  SIGNAL_UNSELECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmEvidenceBar, wm_evidence_bar, GTK_TYPE_WIDGET)

static char *
described_cb (WmEvidenceBar *self, gpointer values)
{
  char *refusal = NULL;

  g_signal_emit (self, signals[SIGNAL_DESCRIBE], 0, values, &refusal);
  return refusal;
}

static void
picked_cb (WmEvidenceBar *self, const char *id)
{
  if (*id != '\0')
    g_signal_emit (self, signals[SIGNAL_LINK], 0, id);
}

static void
deleted_cb (WmEvidenceBar *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0);
}

static void
unselected_cb (WmEvidenceBar *self)
{
  g_signal_emit (self, signals[SIGNAL_UNSELECT], 0);
}

/* Made when it is first asked for: it lists every record there is. */
static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmEvidenceBar *self = user_data;
  WmRegistry *registry = wm_session_get_registry (self->session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kinds = NULL;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    if (!(wm_registry_get_kind (registry, i)->flags & (WM_KIND_SINGLE | WM_KIND_HAS_FILE)))
      g_strv_builder_add (builder, wm_registry_get_kind (registry, i)->id);
  kinds = g_strv_builder_end (builder);
  picker = wm_record_picker_new (self->session, (const char *const *) kinds, FALSE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
wm_evidence_bar_dispose (GObject *object)
{
  WmEvidenceBar *self = WM_EVIDENCE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_evidence_bar_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType result, guint n_parameters, GType parameter)
{
  return g_signal_new (name, WM_TYPE_EVIDENCE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, result,
                       n_parameters, parameter);
}

static void
wm_evidence_bar_class_init (WmEvidenceBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_evidence_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_DESCRIBE] = add_signal ("describe", G_TYPE_STRING, 1, G_TYPE_POINTER);
  signals[SIGNAL_LINK] = add_signal ("link", G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DELETE] = add_signal ("delete", G_TYPE_NONE, 0, G_TYPE_NONE);
  signals[SIGNAL_UNSELECT] = add_signal ("unselect", G_TYPE_NONE, 0, G_TYPE_NONE);
}

static void
wm_evidence_bar_init (WmEvidenceBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkMenuButton *
add_menu_button (WmEvidenceBar *self, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return GTK_MENU_BUTTON (button);
}

static void
add_button (WmEvidenceBar *self, GtkWidget *button, const char *name, GCallback callback)
{
  gtk_widget_set_tooltip_text (button, name);
  wm_accessible_set_label (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

GtkWidget *
wm_evidence_bar_new (WmSession *session)
{
  WmEvidenceBar *self = g_object_new (WM_TYPE_EVIDENCE_BAR, NULL);
  GtkMenuButton *button;
  GtkWidget *unselect = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->session = g_object_ref (session);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_margin_end (GTK_WIDGET (self->count), 6);
  gtk_widget_set_parent (GTK_WIDGET (self->count), GTK_WIDGET (self));
  self->describe = WM_EVIDENCE_DESCRIBE (wm_evidence_describe_new (session));
  g_signal_connect_swapped (self->describe, "describe", G_CALLBACK (described_cb), self);
  button = add_menu_button (self, _ ("De_scribe…"), _ ("Say where they come from and for when"));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->describe));
  button = add_menu_button (self, _ ("_Link…"), _ ("Link all of them with what they prove"));
  gtk_menu_button_set_create_popup_func (button, create_picker_cb, self, NULL);
  add_button (self, gtk_button_new_from_icon_name ("user-trash-symbolic"), _ ("Delete"),
              G_CALLBACK (deleted_cb));
  gtk_widget_add_css_class (unselect, "flat");
  add_button (self, unselect, _ ("Select nothing"), G_CALLBACK (unselected_cb));
  return GTK_WIDGET (self);
}

void
wm_evidence_bar_set_count (WmEvidenceBar *self, guint count)
{
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), count > 1);
  /* Translators: how many rows are selected. */
  words = g_strdup_printf (ngettext ("%u selected", "%u selected", count), count);
  gtk_label_set_label (self->count, words);
  wm_evidence_describe_set_count (self->describe, count);
}
