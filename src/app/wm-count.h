/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-kind.h"

G_BEGIN_DECLS

/** wm_count_dup: (transfer full): so many records of a kind, in words: "64 assets", "1 person". */
char *wm_count_dup (const WmKind *kind, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
