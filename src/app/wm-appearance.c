/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-appearance.h"

#include <adwaita.h>

static void
update_scheme_cb (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
update_contrast (GSettings *settings, GtkStyleProvider *provider)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (g_settings_get_boolean (settings, "high-contrast"))
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

static void
contrast_changed_cb (GSettings *settings, const char *key, GtkStyleProvider *provider)
{
  update_contrast (settings, provider);
}

static void
let_go_cb (gpointer provider, GObject *settings)
{
  g_object_unref (provider);
}

void
wm_appearance_follow (GSettings *settings)
{
  /* libadwaita follows the system in this and has no switch of its own. */
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/waymark_isms/Waymark/high-contrast.css");
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (update_scheme_cb), NULL);
  g_signal_connect_object (settings, "changed::high-contrast", G_CALLBACK (contrast_changed_cb),
                           provider, 0);
  g_object_weak_ref (G_OBJECT (settings), let_go_cb, g_object_ref (provider));
  update_scheme_cb (settings);
  update_contrast (settings, GTK_STYLE_PROVIDER (provider));
}
