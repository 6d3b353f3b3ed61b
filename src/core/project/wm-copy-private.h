/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-copy.h"
#include "wm-save-job.h"

G_BEGIN_DECLS

struct _WmCopyOptions
{
  GHashTable *left_out; /* (owned) char *, a set of fingerprints */
  gboolean leaves_out_all;
  GPtrArray *reports; /* of WmSaveReport */
};

G_END_DECLS
