/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

#define WM_TYPE_COMPANY_PAGE (wm_company_page_get_type ())

/**
 * WmCompanyPage:
 *
 * The one record of a project that is about the company: what it is, what is in scope, and which
 * version of the Statement of Applicability is in force.
 */
G_DECLARE_FINAL_TYPE (WmCompanyPage, wm_company_page, WM, COMPANY_PAGE, WmPage)

G_END_DECLS
