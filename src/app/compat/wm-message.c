/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AdwMessageDialog is deprecated since libadwaita 1.6 and is all that 1.2 has. */
#include "config.h"

#include "wm-message.h"

#include <adwaita.h>

#define MIN_HEADING_WIDTH 120

static void
answered_cb (GtkWidget *dialog, const char *answer, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (answer), g_free);
}

static AdwResponseAppearance
to_appearance (const WmMessageButton *button)
{
  if (button->look == WM_MESSAGE_SUGGESTED)
    return ADW_RESPONSE_SUGGESTED;
  return button->look == WM_MESSAGE_DESTRUCTIVE ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_DEFAULT;
}

/* libadwaita has the heading in large and in small letters, and measures both at widths for which
 * the large ones are too wide; GTK 4.18 warns. As two labels that wrap and are never narrower than
 * this they have no such width, and ask for as much as before. */
static void
let_heading_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && (gtk_widget_has_css_class (widget, "title-2") ||
                                gtk_widget_has_css_class (widget, "title-4")))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
      gtk_widget_set_size_request (widget, MIN_HEADING_WIDTH, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_heading_wrap (child);
}

void
wm_message_ask_async (GtkWindow *parent, const char *heading, const char *body,
                      const WmMessageButton *buttons, guint n_buttons, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, wm_message_ask_async);
  for (guint i = 0; i < n_buttons; i++)
    {
      adw_message_dialog_add_response (dialog, buttons[i].answer, buttons[i].label);
      adw_message_dialog_set_response_appearance (dialog, buttons[i].answer,
                                                  to_appearance (&buttons[i]));
    }
  if (n_buttons > 0)
    {
      adw_message_dialog_set_close_response (dialog, buttons[0].answer);
      adw_message_dialog_set_default_response (dialog, buttons[n_buttons - 1].answer);
    }
  let_heading_wrap (GTK_WIDGET (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
wm_message_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
