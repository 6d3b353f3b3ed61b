/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_REGISTERS_PAGE (wm_registers_page_get_type ())

/**
 * WmRegistersPage:
 *
 * The registers, each with what belongs in it, how much is there and a way to it: those of one area
 * where the page has one, else all of them.
 */
G_DECLARE_FINAL_TYPE (WmRegistersPage, wm_registers_page, WM, REGISTERS_PAGE, WmPage)

G_END_DECLS
