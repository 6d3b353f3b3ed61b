/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-coverage-strip.h"

G_BEGIN_DECLS

#define WM_TYPE_COVERAGE_CELLS (wm_coverage_cells_get_type ())

/**
 * WmCoverageCells:
 *
 * The cells of one row of a #WmCoverageStrip: filled with a tick, half filled, or an outline.
 */
G_DECLARE_FINAL_TYPE (WmCoverageCells, wm_coverage_cells, WM, COVERAGE_CELLS, GtkWidget)

GtkWidget *wm_coverage_cells_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** wm_coverage_cells_set: @periods are copied, and there is a cell for each. */
void
wm_coverage_cells_set (WmCoverageCells *self, const char *const *periods, const WmCoverage *cells);
/** wm_coverage_cells_dup_words: (transfer full): "Q1 2026: proof, Q2 2026: no proof". */
char *wm_coverage_cells_dup_words (WmCoverageCells *self) G_GNUC_WARN_UNUSED_RESULT;
/** wm_coverage_cells_get_step: how wide a cell and the gap after it are, by the text of @widget. */
int wm_coverage_cells_get_step (GtkWidget *widget);

G_END_DECLS
