/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_REGISTER_PAGE (wm_register_page_get_type ())

/**
 * WmRegisterPage:
 *
 * A register as a table: the records of any kind that a page is about, made from its descriptors.
 * It narrows, sorts, adds by typing, changes and deletes many at once, and opens one beside it.
 */
G_DECLARE_FINAL_TYPE (WmRegisterPage, wm_register_page, WM, REGISTER_PAGE, WmPage)

G_END_DECLS
