/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WM_ARCHIVE_ERROR:
 *
 * What can go wrong with the ZIP that a project is. The messages are translated sentences for the
 * person. A cancelled call answers with %G_IO_ERROR_CANCELLED instead.
 */
#define WM_ARCHIVE_ERROR (wm_archive_error_quark ())

/**
 * WmArchiveError:
 * @WM_ARCHIVE_ERROR_NOT_A_PROJECT: the file is something else than a Waymark project
 * @WM_ARCHIVE_ERROR_TRUNCATED: the file begins as a project and its end is missing
 * @WM_ARCHIVE_ERROR_DAMAGED: bytes are not what they were when the file was written
 * @WM_ARCHIVE_ERROR_UNSAFE: the file is built in a way that Waymark never builds one
 * @WM_ARCHIVE_ERROR_TOO_LARGE: one of the limits is exceeded
 * @WM_ARCHIVE_ERROR_TOO_NEW: a later version of Waymark wrote the file
 * @WM_ARCHIVE_ERROR_NOT_FOUND: no entry of that name
 * @WM_ARCHIVE_ERROR_IO: the system refused to read or write
 * @WM_ARCHIVE_ERROR_NO_SPACE: the disk is full, or the quota reached
 */
typedef enum
{
  WM_ARCHIVE_ERROR_NOT_A_PROJECT,
  WM_ARCHIVE_ERROR_TRUNCATED,
  WM_ARCHIVE_ERROR_DAMAGED,
  WM_ARCHIVE_ERROR_UNSAFE,
  WM_ARCHIVE_ERROR_TOO_LARGE,
  WM_ARCHIVE_ERROR_TOO_NEW,
  WM_ARCHIVE_ERROR_NOT_FOUND,
  WM_ARCHIVE_ERROR_IO,
  WM_ARCHIVE_ERROR_NO_SPACE,
} WmArchiveError;

GQuark wm_archive_error_quark (void);

/**
 * wm_archive_error_from_errno:
 * @number: a value of `errno`
 *
 * Returns: %WM_ARCHIVE_ERROR_NO_SPACE where making room helps, else %WM_ARCHIVE_ERROR_IO.
 */
WmArchiveError wm_archive_error_from_errno (int number);

G_END_DECLS
