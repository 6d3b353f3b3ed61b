/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-empty-register.h"

#include "app/dialogs/wm-example-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *
make_page (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
append_button (GtkBox *box, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (box, button);
  return button;
}

static void
example_clicked_cb (GtkWidget *button, gpointer kind)
{
  GtkRoot *root = gtk_widget_get_root (button);

  wm_example_window_show (GTK_WINDOW (root), kind);
}

static GtkWidget *
make_example_button (const WmKind *kind)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("See an e_xample"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (example_clicked_cb), (gpointer) kind);
  return button;
}

GtkWidget *
wm_empty_register_new (const WmKind *kind, const char *icon, const char *add_action)
{
  GtkWidget *page = make_page (icon, _ ("Nothing here yet"), wm_kind_get_help (kind));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  if (add_action != NULL)
    gtk_widget_add_css_class (
        append_button (GTK_BOX (buttons), _ ("_Add the first"), add_action, NULL),
        "suggested-action");
  append_button (GTK_BOX (buttons), _ ("_Import a list…"), "win.import",
                 g_variant_new_string (kind->id));
  gtk_box_append (GTK_BOX (box), buttons);
  if (wm_example_window_has (kind))
    gtk_box_append (GTK_BOX (box), make_example_button (kind));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

GtkWidget *
wm_empty_register_new_unmatched (const char *clear_action)
{
  GtkWidget *page = make_page ("edit-find-symbolic", _ ("Nothing matches"),
                               _ ("No entry of this list fits what you filter for."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  append_button (GTK_BOX (box), _ ("_Clear the filters"), clear_action, NULL);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

GtkWidget *
wm_empty_register_new_mended (void)
{
  GtkWidget *page =
      make_page ("emblem-ok-symbolic", _ ("All done"), _ ("What was missing here is there now."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  append_button (GTK_BOX (box), _ ("Back to the _dashboard"), "win.show-page",
                 g_variant_new_string ("dashboard"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}
