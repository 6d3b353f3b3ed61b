/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_memory_give_back:
 *
 * Gives memory that is free but lies between pieces in use back to the system, as soon as nothing
 * else is to be done; the C library keeps it unless asked. For what left very much of it behind.
 */
void wm_memory_give_back (void);

G_END_DECLS
