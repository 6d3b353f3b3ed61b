/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A desktop that keeps the notifications it is given, on the bus of the test. */

typedef struct
{
  GDBusConnection *bus; /* owned */
  guint name_id;
  guint object_id;
  gboolean is_ready;
  guint n_notifications;
  char *summary; /* owned: of the newest */
  char *body;    /* owned */
} MockNotifications;

void mock_notifications_start (MockNotifications *self);
void mock_notifications_stop (MockNotifications *self);
/* As if a person pressed the newest one. */
void mock_notifications_press (MockNotifications *self);
