/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mock-notifications.h"

#include <string.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char description[] =
    "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "</interface></node>";

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  MockNotifications *self = user_data;

  if (!g_str_equal (method, "Notify"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  self->n_notifications++;
  g_free (self->summary);
  g_free (self->body);
  g_variant_get_child (parameters, 3, "s", &self->summary);
  g_variant_get_child (parameters, 4, "s", &self->body);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", self->n_notifications));
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  ((MockNotifications *) user_data)->is_ready = TRUE;
}

void
mock_notifications_start (MockNotifications *self)
{
  static const GDBusInterfaceVTable table = { called_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);

  memset (self, 0, sizeof *self);
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_nonnull (self->bus);
  self->object_id = g_dbus_connection_register_object (self->bus, PATH, node->interfaces[0], &table,
                                                       self, NULL, NULL);
  self->name_id = g_bus_own_name_on_connection (self->bus, NAME, G_BUS_NAME_OWNER_FLAGS_REPLACE,
                                                owned_cb, NULL, self, NULL);
  while (!self->is_ready)
    g_main_context_iteration (NULL, TRUE);
}

void
mock_notifications_stop (MockNotifications *self)
{
  g_bus_unown_name (self->name_id);
  g_dbus_connection_unregister_object (self->bus, self->object_id);
  g_object_unref (self->bus);
  g_free (self->summary);
  g_free (self->body);
}

void
mock_notifications_press (MockNotifications *self)
{
  g_dbus_connection_emit_signal (self->bus, NULL, PATH, NAME, "ActionInvoked",
                                 g_variant_new ("(us)", self->n_notifications, "default"), NULL);
}
