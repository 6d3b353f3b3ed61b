/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-needs-page.h"

G_BEGIN_DECLS

#define WM_TYPE_TOOL_NEEDS_PAGE (wm_tool_needs_page_get_type ())

/**
 * WmToolNeedsPage:
 *
 * The controls that hardly go without a tool: those that have none, with what would do, and those
 * that are served.
 */
G_DECLARE_FINAL_TYPE (WmToolNeedsPage, wm_tool_needs_page, WM, TOOL_NEEDS_PAGE, WmNeedsPage)

G_END_DECLS
