/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"
#include "wm-import-questions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_IMPORT_PREVIEW (wm_import_preview_get_type ())

/**
 * WmImportPreview:
 *
 * What an import would do, before it does: every row of the table with what becomes of it, cell by
 * cell, and every mistake with its place. The signal `match-by-name` comes when somebody wants rows
 * to change the entries of their names.
 */
G_DECLARE_FINAL_TYPE (WmImportPreview, wm_import_preview, WM, IMPORT_PREVIEW, GtkWidget)

GtkWidget *wm_import_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_preview_take: (transfer full) (nullable): shows the plan, which it owns from here. */
void wm_import_preview_take (WmImportPreview *self, WmImport *import);
/** wm_import_preview_get_import: (nullable): the plan that is shown. */
WmImport *wm_import_preview_get_import (WmImportPreview *self);

/** wm_import_preview_get_questions: (transfer none): what it asks. */
WmImportQuestions *wm_import_preview_get_questions (WmImportPreview *self);

G_END_DECLS
