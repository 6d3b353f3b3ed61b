/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkShortcutsWindow is deprecated since 4.18, and before 4.14 only GtkBuilder can fill it: the
 * interface is written here from the table of keys. */
#include "config.h"

#include "wm-shortcuts.h"

#include <glib/gi18n.h>

static void
add_text (GString *xml, const char *format, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (xml, format, escaped);
}

static void
add_shortcut (GString *xml, const WmShortcut *shortcut)
{
  g_string_append (xml, "<child><object class='GtkShortcutsShortcut'>");
  add_text (xml, "<property name='title'>%s</property>", shortcut->label);
  add_text (xml, "<property name='accelerator'>%s</property>", shortcut->keys);
  g_string_append (xml, "</object></child>");
}

static char *
dup_interface (const WmShortcut *shortcuts, guint n)
{
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>True</property><child>"
                               "<object class='GtkShortcutsSection'>"
                               "<property name='section-name'>all</property>"
                               /* GTK 4.8 warns of its own labels where it makes several pages. */
                               "<property name='max-height'>15</property>");

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || g_strcmp0 (shortcuts[i].group, shortcuts[i - 1].group) != 0)
        {
          if (i > 0)
            g_string_append (xml, "</object></child>");
          g_string_append (xml, "<child><object class='GtkShortcutsGroup'>");
          add_text (xml, "<property name='title'>%s</property>", shortcuts[i].group);
        }
      add_shortcut (xml, &shortcuts[i]);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

void
wm_shortcuts_show (GtkWindow *parent, const WmShortcut *shortcuts, guint n)
{
  g_autofree char *xml = dup_interface (shortcuts, n);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
