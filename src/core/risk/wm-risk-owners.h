/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-database.h"

G_BEGIN_DECLS

/* Questions that the list of risks asks; each is one query over all open risks. */

/** wm_risk_owners_list: (transfer full) (element-type utf8): ids of the people who own any, by
 * name.
 */
GPtrArray *wm_risk_owners_list (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;

/** wm_risk_owners_list_suggested: (transfer full) (element-type utf8): ids of the risks that are
 * still as they were suggested. */
GPtrArray *wm_risk_owners_list_suggested (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
