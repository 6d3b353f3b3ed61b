/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AdwAboutWindow is deprecated since libadwaita 1.6 and is all that 1.2 has. */
#include "config.h"

#include "wm-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
wm_about_show (GtkWindow *parent, const char *icon_name, const char *version)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_set_application_name (about, _ ("Waymark"));
  adw_about_window_set_application_icon (about, icon_name);
  adw_about_window_set_version (about, version);
  adw_about_window_set_developer_name (about, _ ("The Waymark team"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      about, _ ("Takes a small company to its ISO/IEC 27001 certificate and through the years "
                "after it, with everything in one file and nothing sent anywhere."));
  adw_about_window_add_legal_section (
      about, _ ("Guidance and sample company"), NULL, GTK_LICENSE_CUSTOM,
      _ ("Guidance texts, catalogues and the sample company are under CC-BY-4.0. The text of ISO "
         "standards is not part of the program."));
  adw_about_window_add_legal_section (
      about, _ ("Threats and weaknesses"), NULL, GTK_LICENSE_CUSTOM,
      _ ("Which threat meets which kind of asset through which weakness is knowledge of MONARC, "
         "given to everybody by NC3-LU, the National Cybersecurity Competence Center of "
         "Luxembourg, under CC0 1.0. The words are ours."));
  /* Translators: your name, one a line, for the window about the program. */
  adw_about_window_set_translator_credits (about, C_ ("credits", "translator-credits"));
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}
