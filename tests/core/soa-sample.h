/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/wm-soa.h"

G_BEGIN_DECLS

/* What the sample says of its origin. */
#define SOA_SAMPLE_HEAD "1f3a9c2be07d4458a6b1c9d0e2f38475a1b2c3d4e5f60718293a4b5c6d7e8f90"

WmSoa *soa_sample_new (void);
WmSoa *soa_sample_new_bare (void);
WmSoaRow *soa_sample_find (WmSoa *soa, const char *reference);
GPtrArray *soa_sample_list_references (const WmSoa *soa);

G_END_DECLS
