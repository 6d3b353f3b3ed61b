/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AdwMessageDialog is deprecated since libadwaita 1.6 and is all that 1.2 has. */
#include "config.h"

#include "wm-message.h"

#include <adwaita.h>

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
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
wm_message_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
