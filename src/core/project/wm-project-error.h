/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WM_PROJECT_ERROR:
 *
 * Why something could not be done with a project. The messages are translated sentences that say
 * what happened, what is safe and what to do.
 */
#define WM_PROJECT_ERROR (wm_project_error_quark ())
GQuark wm_project_error_quark (void);

typedef enum
{
  WM_PROJECT_ERROR_READ_ONLY,       /* The project was opened for reading. */
  WM_PROJECT_ERROR_BUSY,            /* The file is open in another window or program. */
  WM_PROJECT_ERROR_EXISTS,          /* There is a file of that name already. */
  WM_PROJECT_ERROR_CHANGED_OUTSIDE, /* Another program changed the file: save under another name. */
  WM_PROJECT_ERROR_TOO_NEW,         /* A later version of Waymark wrote it. */
  WM_PROJECT_ERROR_DAMAGED,         /* The content contradicts itself. */
  WM_PROJECT_ERROR_NOTHING,         /* There is nothing to undo, redo or remove. */
  WM_PROJECT_ERROR_CONFLICT,        /* Something stands in the way of taking a change back. */
  WM_PROJECT_ERROR_NO_SPACE,        /* The disk is full. */
  WM_PROJECT_ERROR_IO,              /* The system refused; perhaps another place works. */
  WM_PROJECT_ERROR_LEFT_OUT,        /* The file was left out of this copy of the project. */
  WM_PROJECT_ERROR_UNCONFIRMED,     /* The file is written, but the disk did not confirm it. */
} WmProjectError;

G_END_DECLS
