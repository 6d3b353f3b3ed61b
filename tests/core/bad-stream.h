/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GOutputStream *bad_stream_new (gsize room, GCancellable *cancellable);

G_END_DECLS
