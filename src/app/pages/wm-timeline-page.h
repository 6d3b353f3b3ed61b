/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_TIMELINE_PAGE (wm_timeline_page_get_type ())

/**
 * WmTimelinePage:
 *
 * Everything that ever happened to the project: who, when, what it changed, how it was before.
 *
 * Actions: `timeline.undo-to` (x: the number of an event), `timeline.show-all` (every record),
 * `timeline.verify`.
 */
G_DECLARE_FINAL_TYPE (WmTimelinePage, wm_timeline_page, WM, TIMELINE_PAGE, WmPage)

/**
 * wm_timeline_page_show_history:
 * @record_id: (nullable): the record whose events are to be shown; %NULL: all
 */
void wm_timeline_page_show_history (WmTimelinePage *self, const char *record_id);

G_END_DECLS
