/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_LINK_ROW (wm_link_row_get_type ())

/**
 * WmLinkRow:
 *
 * One record that another one is linked with: a way there and a way to part them.
 */
G_DECLARE_FINAL_TYPE (WmLinkRow, wm_link_row, WM, LINK_ROW, AdwActionRow)

/**
 * wm_link_row_new:
 * @record_id: the record whose links are shown
 * @link: one of them
 * @other: the other end of it
 * @fact: (nullable): what stands at the right
 */
GtkWidget *wm_link_row_new (WmSession *session, const char *record_id, const WmLink *link,
                            WmRecord *other, const char *fact) G_GNUC_WARN_UNUSED_RESULT;

/** wm_link_say_newest: says what was done last, with a button to undo it. */
void wm_link_say_newest (WmSession *session);

G_END_DECLS
