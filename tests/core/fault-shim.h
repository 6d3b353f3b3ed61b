/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Stands in for the system calls that write, in the program that it is linked into: the program's
 * own symbols win over the C library's. It counts calls while it is told to, and lets some fail. */

typedef enum
{
  FAULT_OPEN, /* open and openat */
  FAULT_WRITE,
  FAULT_PWRITE,
  FAULT_FSYNC,
  FAULT_FDATASYNC,
  FAULT_FCHMOD,
  FAULT_RENAME, /* rename and renameat2 */
  FAULT_FTRUNCATE,
  FAULT_CLOSE,
  FAULT_N_CALLS,
} FaultCall;

const char *fault_get_name (FaultCall call);

/* Begins to count, with no plan; only the calls of this thread, or of all. */
void fault_begin (gboolean everyone);
/* The call number @nth (from 1; 0: every one) will fail with the errno @number. */
void fault_plan (FaultCall call, guint nth, int number);
/* The write number @nth will write half of its bytes and the next one fail. */
void fault_plan_torn_write (guint nth, int number);
void fault_end (void);
/* Until NULL: what is in @folder is opened as in the document portal, never with O_NOFOLLOW. */
void fault_be_portal (const char *folder);
/* How many there were between begin and end. */
guint fault_get_count (FaultCall call);
