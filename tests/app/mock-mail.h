/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Stands in for the desktop's portal on the bus of the test, and for the mail program behind it. It
 * answers in a thread of its own, because the library that asks may wait for it; what it got may be
 * read once the answer is there. */

typedef struct
{
  guint answer;  /* 0: a mail is open, 1: the person said no, 2: it failed */
  guint n_mails; /* how many were composed */
  char *subject; /* of the newest */
  char *file;    /* path of its attachment */
  GBytes *attached;

  GThread *thread;
  GMainLoop *loop;
  int is_ready; /* atomic */
} MockMail;

void mock_mail_start (MockMail *self);
void mock_mail_stop (MockMail *self);
