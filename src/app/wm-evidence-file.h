/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does with an attached file. Both go on in a worker and say by themselves what came
 * of it. */

/**
 * wm_evidence_file_open:
 * @from: the widget that was activated, for the window over which to ask
 * @id: evidence with a file
 *
 * Opens a copy that cannot be changed with the program that the desktop has for it. What may be a
 * program itself is opened only after a question.
 */
void wm_evidence_file_open (WmSession *session, GtkWidget *from, const char *id);

/** wm_evidence_file_save: asks for a place and writes a copy there. */
void wm_evidence_file_save (WmSession *session, GtkWidget *from, const char *id);

/** wm_evidence_file_save_to: writes a copy to @path, replacing what is there. */
void wm_evidence_file_save_to (WmSession *session, const char *id, const char *path);

G_END_DECLS
