/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "wm-soa.h"

G_BEGIN_DECLS

/**
 * wm_soa_new_for_project:
 *
 * Collects what the Statement of Applicability of @project says at this moment: every control in
 * the order of the standard, also undecided ones. The result is plain data and can go to a worker.
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL where the edition of the project is
 *   not in the program
 */
WmSoa *wm_soa_new_for_project (WmProject *project, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
