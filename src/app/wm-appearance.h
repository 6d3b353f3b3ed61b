/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** wm_appearance_follow: keeps colours and contrast as @settings say, for as long as they live. */
void wm_appearance_follow (GSettings *settings);

G_END_DECLS
