/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-accessible.h"

void
wm_accessible_set_label (GtkWidget *widget, const char *label)
{
  /* A newer GTK says that a button is labelled by the words in it, and that would win. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  /* What has the focus is the button in it, of which a screen reader would know nothing. */
  if (GTK_IS_DROP_DOWN (widget) && GTK_IS_BUTTON (gtk_widget_get_first_child (widget)))
    wm_accessible_set_label (gtk_widget_get_first_child (widget), label);
}

void
wm_accessible_set_description (GtkWidget *widget, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

void
wm_accessible_announce (GtkWidget *widget, const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* With GTK_A11Y=test there is nobody to tell, and GTK 4.18 falls over its own missing function.
   */
  if (context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
