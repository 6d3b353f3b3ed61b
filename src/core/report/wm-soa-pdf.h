/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "wm-soa.h"

G_BEGIN_DECLS

gboolean wm_soa_write_pdf (const WmSoa *soa, GOutputStream *stream, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
