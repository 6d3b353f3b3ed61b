/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-preferences.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-file-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static const guint autosave_minutes[] = { 1, 5, 15, 0 };

static GtkWidget *
new_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
set_row (GtkWidget *group, GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_name (GtkWidget *group, GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_settings_bind (settings, "actor-name", row, "text", G_SETTINGS_BIND_DEFAULT);
}

static gboolean
minutes_to_index (GValue *value, GVariant *variant, gpointer unused)
{
  guint minutes = g_variant_get_uint32 (variant);
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (autosave_minutes); i++)
    if (autosave_minutes[i] == minutes)
      best = i;
  g_value_set_uint (value, best);
  return TRUE;
}

static GVariant *
index_to_minutes (const GValue *value, const GVariantType *type, gpointer unused)
{
  guint index = MIN (g_value_get_uint (value), G_N_ELEMENTS (autosave_minutes) - 1);

  return g_variant_new_uint32 (autosave_minutes[index]);
}

static GtkWidget *
new_combo (const char *const *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

static void
add_autosave (GtkWidget *group, GSettings *settings)
{
  const char *labels[] = { _ ("1 minute"), _ ("5 minutes"), _ ("15 minutes"), _ ("Only when I do"),
                           NULL };
  GtkWidget *row = new_combo (labels);

  set_row (group, row, _ ("Write the file by itself"),
           _ ("When nothing was changed for that long, and at closing."));
  g_settings_bind_with_mapping (settings, "autosave-minutes", row, "selected",
                                G_SETTINGS_BIND_DEFAULT, minutes_to_index, index_to_minutes, NULL,
                                NULL);
}

static gboolean
scheme_to_index (GValue *value, GVariant *variant, gpointer unused)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, g_str_equal (scheme, "light")  ? 1
                           : g_str_equal (scheme, "dark") ? 2
                                                          : 0);
  return TRUE;
}

static GVariant *
index_to_scheme (const GValue *value, const GVariantType *type, gpointer unused)
{
  static const char *const schemes[] = { "system", "light", "dark" };

  return g_variant_new_string (schemes[MIN (g_value_get_uint (value), 2)]);
}

static void
add_scheme (GtkWidget *group, GSettings *settings)
{
  const char *labels[] = { _ ("As the system"), _ ("Light"), _ ("Dark"), NULL };
  GtkWidget *row = new_combo (labels);

  set_row (group, row, _ ("Colours"), NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", row, "selected", G_SETTINGS_BIND_DEFAULT,
                                scheme_to_index, index_to_scheme, NULL, NULL);
}

static void
add_switch (GtkWidget *group, GSettings *settings, const char *key, const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  wm_accessible_set_label (toggle, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  set_row (group, row, title, subtitle);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
}

/* The folder of the journals. */

static gboolean
root_to_words (GValue *value, GVariant *variant, gpointer unused)
{
  const char *root = g_variant_get_string (variant, NULL);

  if (*root == '\0')
    g_value_set_string (value, _ ("In the data folder of your account"));
  else
    g_value_take_string (value, g_markup_escape_text (root, -1));
  return TRUE;
}

static void
root_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GSettings) settings = user_data;
  g_autoptr (GFile) folder = wm_file_dialog_folder_finish (result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL)
    g_settings_set_string (settings, "recovery-root", path);
}

static void
choose_clicked_cb (GtkWidget *button, GSettings *settings)
{
  wm_file_dialog_folder_async (GTK_WINDOW (gtk_widget_get_root (button)),
                               _ ("Where to keep the recovery journal"), _ ("_Keep it here"), NULL,
                               root_chosen_cb, g_object_ref (settings));
}

static void
reset_clicked_cb (GtkWidget *button, GSettings *settings)
{
  g_settings_reset (settings, "recovery-root");
}

static GtkWidget *
new_root_button (const char *icon, const char *name, GCallback clicked, GSettings *settings)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  wm_accessible_set_label (button, name);
  g_signal_connect_object (button, "clicked", clicked, settings, 0);
  return button;
}

static void
add_root (GtkWidget *group, GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_root_button ("edit-undo-symbolic", _ ("Back to the usual place"),
                                              G_CALLBACK (reset_clicked_cb), settings));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_root_button ("folder-open-symbolic", _ ("Choose another folder"),
                                              G_CALLBACK (choose_clicked_cb), settings));
  set_row (group, row, _ ("Recovery journal"), NULL);
  g_settings_bind_with_mapping (settings, "recovery-root", row, "subtitle", G_SETTINGS_BIND_GET,
                                root_to_words, NULL, NULL, NULL);
}

GtkWindow *
wm_preferences_new (GtkWindow *parent, GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));

  group = new_group (ADW_PREFERENCES_PAGE (page), _ ("You"),
                     _ ("The timeline names you for what you change, from the next opening on."));
  add_name (group, settings);
  group = new_group (ADW_PREFERENCES_PAGE (page), _ ("Saving"), NULL);
  add_autosave (group, settings);
  add_root (group, settings);
  group = new_group (ADW_PREFERENCES_PAGE (page), _ ("Appearance"), NULL);
  add_scheme (group, settings);
  add_switch (
      group, settings, "high-contrast", _ ("High contrast"),
      _ ("Full contrast and strong outlines, also where the system does not ask for them."));
  group = new_group (ADW_PREFERENCES_PAGE (page), _ ("Notifications"), NULL);
  add_switch (group, settings, "notify-on-start", _ ("Tell at the start what needs attention"),
              _ ("Work that was recovered, and proofs that expire soon."));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  return GTK_WINDOW (window);
}
