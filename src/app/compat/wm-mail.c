/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-mail.h"

#include <libportal/portal.h>
#include <libportal/email.h>

static void
composed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (xdp_portal_compose_email_finish (XDP_PORTAL (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
wm_mail_compose_async (const char *subject, const char *body, const char *attachment,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *attachments[] = { attachment, NULL };
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (XdpPortal) portal = xdp_portal_new ();

  g_return_if_fail (subject != NULL && body != NULL && attachment != NULL);

  g_task_set_source_tag (task, wm_mail_compose_async);
  xdp_portal_compose_email (portal, NULL, NULL, NULL, NULL, subject, body, attachments,
                            XDP_EMAIL_FLAG_NONE, cancellable, composed_cb, task);
}

gboolean
wm_mail_compose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
