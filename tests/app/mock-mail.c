/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mock-mail.h"

#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char description[] =
    "<node><interface name='org.freedesktop.portal.Email'>"
    "<method name='ComposeEmail'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface></node>";

/* What the portal would give to the mail program: the file behind the first descriptor. */
static void
read_attachment (MockMail *self, GDBusMethodInvocation *invocation)
{
  GUnixFDList *list =
      g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autofree char *link = NULL;
  char *content = NULL;
  gsize size = 0;
  int fd;

  g_assert_nonnull (list);
  g_assert_cmpint (g_unix_fd_list_get_length (list), ==, 1);
  fd = g_unix_fd_list_get (list, 0, NULL);
  link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_free (self->file);
  self->file = g_file_read_link (link, NULL);
  close (fd);
  g_assert_true (g_file_get_contents (self->file, &content, &size, NULL));
  g_clear_pointer (&self->attached, g_bytes_unref);
  self->attached = g_bytes_new_take (content, size);
}

static char *
dup_handle (GDBusMethodInvocation *invocation, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_method_invocation_get_sender (invocation) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  MockMail *self = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *handle = NULL;
  const char *token = NULL;
  const char *subject = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "subject", "&s", &subject));
  self->n_mails++;
  g_free (self->subject);
  self->subject = g_strdup (subject);
  read_attachment (self, invocation);
  handle = dup_handle (invocation, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (
      bus, sender, handle, "org.freedesktop.portal.Request", "Response",
      g_variant_new ("(ua{sv})", (guint) g_atomic_int_get (&self->answer), NULL), NULL);
}

static GVariant *
asked_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
          const char *property, GError **error, gpointer user_data)
{
  return g_variant_new_uint32 (3);
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  MockMail *self = user_data;

  g_atomic_int_set (&self->is_ready, TRUE);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  GDBusConnection *bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, NULL);

  g_assert_nonnull (bus);
  return bus;
}

static gpointer
serve (gpointer user_data)
{
  static const GDBusInterfaceVTable table = { called_cb, asked_cb, NULL, { 0 } };
  MockMail *self = user_data;
  GMainContext *context = g_main_loop_get_context (self->loop);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  GDBusConnection *bus;
  guint object_id;
  guint name_id;

  g_main_context_push_thread_default (context);
  bus = connect_to_bus ();
  object_id = g_dbus_connection_register_object (bus, PORTAL_PATH, node->interfaces[0], &table,
                                                 self, NULL, NULL);
  name_id = g_bus_own_name_on_connection (bus, PORTAL, G_BUS_NAME_OWNER_FLAGS_REPLACE, owned_cb,
                                          NULL, self, NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (name_id);
  g_dbus_connection_unregister_object (bus, object_id);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_object_unref (bus);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return NULL;
}

void
mock_mail_start (MockMail *self)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  memset (self, 0, sizeof *self);
  self->loop = g_main_loop_new (context, FALSE);
  self->thread = g_thread_new ("mock-mail", serve, self);
  while (!g_atomic_int_get (&self->is_ready))
    g_thread_yield ();
}

void
mock_mail_stop (MockMail *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_free (self->subject);
  g_free (self->file);
  g_clear_pointer (&self->attached, g_bytes_unref);
}
