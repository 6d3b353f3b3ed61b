/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-memory.h"

#include <malloc.h>

static guint give_back_id;

static gboolean
give_back_cb (gpointer unused)
{
  give_back_id = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

void
wm_memory_give_back (void)
{
  if (give_back_id == 0)
    give_back_id = g_idle_add_full (G_PRIORITY_LOW, give_back_cb, NULL, NULL);
}
