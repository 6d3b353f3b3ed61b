/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-project.h"

G_BEGIN_DECLS

/* Whether the project file is still the one that was opened or saved last; what the window's file
 * monitor asks. A save looks in the same way before it replaces the file. */

typedef enum
{
  WM_FILE_AS_OPENED, /* the same state of the project, even if it was touched, copied or moved back;
                      * also where the project has no file yet */
  WM_FILE_CHANGED,   /* another state of the same project: another program saved it */
  WM_FILE_REPLACED,  /* something else: another project, or no project that can be read */
  WM_FILE_GONE,      /* there is no file, or its place cannot be reached */
} WmFileState;

/** wm_project_check_file: looks at the file at once; reads the disk. */
WmFileState wm_project_check_file (WmProject *self);

/**
 * wm_project_check_file_async:
 *
 * The same in a worker. The answer is about the file that the project had when this was called;
 * where the project was saved meanwhile it is about the new file.
 */
void wm_project_check_file_async (WmProject *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** wm_project_check_file_finish: whether @state was found out; else it was cancelled. */
gboolean wm_project_check_file_finish (WmProject *self, GAsyncResult *result, WmFileState *state,
                                       GError **error);

G_END_DECLS
