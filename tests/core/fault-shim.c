/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Here the functions have their plain names; the large-file ones are written out below. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "config.h"

#include "fault-shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

typedef struct
{
  guint count;
  guint nth;
  int number; /* 0: no plan */
  gboolean torn;
} Plan;

static GMutex mutex;
static Plan plans[FAULT_N_CALLS];
static gboolean counting;
static gboolean for_everyone;
static pid_t thread;
static const char *portal;

static const char *const names[FAULT_N_CALLS] = {
  "open", "write", "pwrite", "fsync", "fdatasync", "fchmod", "rename", "ftruncate", "close",
};

const char *
fault_get_name (FaultCall call)
{
  return names[call];
}

void
fault_begin (gboolean everyone)
{
  g_mutex_lock (&mutex);
  for (guint i = 0; i < FAULT_N_CALLS; i++)
    plans[i] = (Plan){ 0 };
  for_everyone = everyone;
  thread = gettid ();
  counting = TRUE;
  g_mutex_unlock (&mutex);
}

void
fault_plan (FaultCall call, guint nth, int number)
{
  g_mutex_lock (&mutex);
  plans[call].nth = nth;
  plans[call].number = number;
  g_mutex_unlock (&mutex);
}

void
fault_plan_torn_write (guint nth, int number)
{
  fault_plan (FAULT_WRITE, nth, number);
  plans[FAULT_WRITE].torn = TRUE;
}

void
fault_end (void)
{
  g_mutex_lock (&mutex);
  counting = FALSE;
  g_mutex_unlock (&mutex);
}

void
fault_be_portal (const char *folder)
{
  portal = folder;
}

guint
fault_get_count (FaultCall call)
{
  return plans[call].count;
}

/* Counts a call. Gives the errno with which it fails, or 0; -1: half of it is done. */
static int
meet (FaultCall call)
{
  Plan *plan = &plans[call];
  int number = 0;

  g_mutex_lock (&mutex);
  if (counting && (for_everyone || gettid () == thread))
    {
      plan->count++;
      if (plan->number != 0 && plan->torn && plan->count == plan->nth)
        number = -1;
      else if (plan->number != 0 &&
               (plan->nth == 0 || plan->count == plan->nth + (plan->torn ? 1 : 0)))
        number = plan->number;
    }
  g_mutex_unlock (&mutex);
  return number;
}

static gboolean
is_refused_by_portal (const char *path, int flags)
{
  return portal != NULL && (flags & O_NOFOLLOW) != 0 && g_str_has_prefix (path, portal);
}

#define REAL(name) ((__typeof__ (&name)) real (#name))

static void *
real (const char *name)
{
  void *function = dlsym (RTLD_NEXT, name);

  if (function == NULL)
    g_error ("There is no %s", name);
  return function;
}

#define FAIL_IF_PLANNED(call)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    int number = meet (call);                                                                      \
    if (number > 0)                                                                                \
      {                                                                                            \
        errno = number;                                                                            \
        return -1;                                                                                 \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

#define FAIL_IN_PORTAL(path, flags)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (is_refused_by_portal (path, flags))                                                        \
      {                                                                                            \
        errno = ELOOP;                                                                             \
        return -1;                                                                                 \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static mode_t
get_mode (int flags, va_list args)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, mode_t) : 0;
}

#define OPEN_AT(name)                                                                              \
  int name (int folder, const char *path, int flags, ...)                                          \
  {                                                                                                \
    va_list args;                                                                                  \
    mode_t mode;                                                                                   \
    va_start (args, flags);                                                                        \
    mode = get_mode (flags, args);                                                                 \
    va_end (args);                                                                                 \
    FAIL_IF_PLANNED (FAULT_OPEN);                                                                  \
    FAIL_IN_PORTAL (path, flags);                                                                  \
    return REAL (name) (folder, path, flags, mode);                                                \
  }

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list args;                                                                                  \
    mode_t mode;                                                                                   \
    va_start (args, flags);                                                                        \
    mode = get_mode (flags, args);                                                                 \
    va_end (args);                                                                                 \
    FAIL_IF_PLANNED (FAULT_OPEN);                                                                  \
    FAIL_IN_PORTAL (path, flags);                                                                  \
    return REAL (name) (path, flags, mode);                                                        \
  }

OPEN (open)
OPEN (open64)
OPEN_AT (openat)
OPEN_AT (openat64)

ssize_t
write (int fd, const void *data, size_t size)
{
  int number = meet (FAULT_WRITE);

  if (number <= 0)
    return REAL (write) (fd, data, number < 0 && size > 1 ? size / 2 : size);
  errno = number;
  return -1;
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t offset)
{
  FAIL_IF_PLANNED (FAULT_PWRITE);
  return REAL (pwrite) (fd, data, size, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  FAIL_IF_PLANNED (FAULT_PWRITE);
  return REAL (pwrite64) (fd, data, size, offset);
}

int
fsync (int fd)
{
  FAIL_IF_PLANNED (FAULT_FSYNC);
  return REAL (fsync) (fd);
}

int
fdatasync (int fd)
{
  FAIL_IF_PLANNED (FAULT_FDATASYNC);
  return REAL (fdatasync) (fd);
}

int
fchmod (int fd, mode_t mode)
{
  FAIL_IF_PLANNED (FAULT_FCHMOD);
  return REAL (fchmod) (fd, mode);
}

int
rename (const char *from, const char *to)
{
  FAIL_IF_PLANNED (FAULT_RENAME);
  return REAL (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  FAIL_IF_PLANNED (FAULT_RENAME);
  return REAL (renameat2) (from_folder, from, to_folder, to, flags);
}

int
ftruncate (int fd, off_t size)
{
  FAIL_IF_PLANNED (FAULT_FTRUNCATE);
  return REAL (ftruncate) (fd, size);
}

int
ftruncate64 (int fd, off64_t size)
{
  FAIL_IF_PLANNED (FAULT_FTRUNCATE);
  return REAL (ftruncate64) (fd, size);
}

/* As on Linux: the descriptor is closed whatever the answer says. */
int
close (int fd)
{
  int number = meet (FAULT_CLOSE);
  int result = REAL (close) (fd);

  if (number <= 0)
    return result;
  errno = number;
  return -1;
}
