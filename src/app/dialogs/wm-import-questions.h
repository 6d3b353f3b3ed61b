/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_IMPORT_QUESTIONS (wm_import_questions_get_type ())

/**
 * WmImportQuestions:
 *
 * What an import has to be told: for each name that is not clear the records that it may mean, and
 * whether entries that are not in the list are to be deleted. It is not seen where there is nothing
 * to ask. Signals: `answered` with kind, name and id of the record; `delete-missing` with the wish.
 */
G_DECLARE_FINAL_TYPE (WmImportQuestions, wm_import_questions, WM, IMPORT_QUESTIONS, GtkWidget)

GtkWidget *wm_import_questions_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_questions_show: asks what @import has to be told. */
void wm_import_questions_show (WmImportQuestions *self, WmImport *import);

G_END_DECLS
