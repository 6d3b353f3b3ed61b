/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** wm_template_make: (transfer full): a CSV file with a heading for each field that people set. */
GBytes *wm_template_make (const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** wm_template_save: asks where, and writes wm_template_make() there; @session says how it went. */
void wm_template_save (GtkWindow *parent, WmSession *session, const WmKind *kind);

G_END_DECLS
