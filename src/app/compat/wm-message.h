/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WmMessageButton:
 *
 * A button of a message: its answer, its label with a mnemonic, and how it looks.
 */
typedef struct
{
  const char *answer; /* stable token */
  const char *label;  /* translated, a verb */
  enum
  {
    WM_MESSAGE_PLAIN,
    WM_MESSAGE_SUGGESTED,
    WM_MESSAGE_DESTRUCTIVE,
  } look;
} WmMessageButton;

/**
 * wm_message_ask_async:
 * @heading: what happened, a short sentence without its full stop
 * @body: what is safe and what to do
 * @buttons: (array length=n_buttons): from left to right; the first one is Escape's
 *
 * Asks a question that nothing else can answer: something outside the project is overwritten or
 * lost. Everything else is a toast or a banner.
 */
void wm_message_ask_async (GtkWindow *parent, const char *heading, const char *body,
                           const WmMessageButton *buttons, guint n_buttons,
                           GAsyncReadyCallback callback, gpointer user_data);
/** wm_message_ask_finish: (transfer full): the token of the button. */
char *wm_message_ask_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
