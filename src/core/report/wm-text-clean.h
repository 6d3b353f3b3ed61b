/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

char *wm_text_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *wm_text_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
PangoAttrList *wm_text_make_attributes (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gsize wm_text_measure_piece (const char *text);

G_END_DECLS
