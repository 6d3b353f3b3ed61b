/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-archive-error.h"

#include <errno.h>

G_DEFINE_QUARK (wm - archive - error - quark, wm_archive_error)

WmArchiveError
wm_archive_error_from_errno (int number)
{
  return number == ENOSPC || number == EDQUOT ? WM_ARCHIVE_ERROR_NO_SPACE : WM_ARCHIVE_ERROR_IO;
}
