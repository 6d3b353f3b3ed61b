/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page-layout.h"
#include "wm-soa.h"

G_BEGIN_DECLS

void wm_soa_summary_add (WmPageLayout *pages, const WmSoa *soa, const char *destination);
WmMark wm_soa_status_to_mark (WmSoaStatus status);
WmTone wm_soa_status_to_tone (WmSoaStatus status);
char *wm_soa_dup_group_destination (guint group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
