/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/** WmFileBytes: what there is of the content of an attached file. */
typedef enum
{
  WM_FILE_BYTES_WHOLE,    /* all of it, as far as anybody looked */
  WM_FILE_BYTES_LEFT_OUT, /* somebody left it out of this copy of the project */
  WM_FILE_BYTES_DAMAGED,  /* what is left of it */
  WM_FILE_BYTES_MISSING,  /* nothing */
} WmFileBytes;

/**
 * wm_project_find_bytes:
 * @sha256: the fingerprint of an attached file
 *
 * Says what there is of a file without reading it.
 */
WmFileBytes wm_project_find_bytes (WmProject *self, const char *sha256);

G_END_DECLS
