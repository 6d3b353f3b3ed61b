/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into gtk4-builder-tool, which knows GTK's types and no others: it shows it libadwaita's
 * and our own. The tool looks a template's parent up by name, so those named in WM_TYPES are made
 * ready. */
#include "config.h"

#include <adwaita.h>

__attribute__ ((constructor)) static void
make_types_known (void)
{
  g_auto (GStrv) names = g_strsplit (g_getenv ("WM_TYPES") ?: "", " ", -1);
  g_autoptr (GtkBuilder) builder = NULL;

  if (!gtk_init_check ())
    return;
  adw_init ();
  builder = gtk_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0' && gtk_builder_get_type_from_name (builder, names[i]) == G_TYPE_INVALID)
      g_error ("There is no type %s", names[i]);
}
