/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

char *wm_printable_dup (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *wm_printable_dup_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
PangoAttrList *wm_printable_make_attributes (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gsize wm_printable_measure_piece (const char *text);

G_END_DECLS
