/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-soa.h"

G_BEGIN_DECLS

const char *wm_soa_decision_to_word (WmSoaDecision decision);
const char *wm_soa_status_to_word (WmSoaStatus status);
const char *wm_soa_reason_to_word (const char *token);
char *wm_soa_row_dup_reasons (const WmSoaRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *wm_soa_dup_date (const char *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
