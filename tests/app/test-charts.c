/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-chart-legend.h"
#include "app/widgets/wm-coverage-strip.h"
#include "app/widgets/wm-ring.h"
#include "app/widgets/wm-stacked-bar.h"

static const WmChartSegment segments[] = {
  { "Implemented", 21, WM_CHART_GOOD },
  { "Partly", 0, WM_CHART_PARTLY },
  { "Not started", 16, WM_CHART_NONE },
};

static void
assert_says (GtkWidget *widget, GtkAccessibleProperty property, const char *words)
{
  g_autofree char *other =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, words);

  g_assert_null (other);
}

static void
test_ring (void)
{
  GtkWidget *ring = g_object_ref_sink (wm_ring_new ("implemented"));

  wm_ring_set_share (WM_RING (ring), 199, 200, "199 of 200 implemented");
  g_assert_cmpuint (wm_ring_get_percent (WM_RING (ring)), ==, 99);
  g_assert_nonnull (app_kit_find (ring, GTK_TYPE_LABEL, "99 %"));
  assert_says (ring, GTK_ACCESSIBLE_PROPERTY_LABEL, "199 of 200 implemented");
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 99.0);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (ring), ==, "199 of 200 implemented");
  wm_ring_set_share (WM_RING (ring), 0, 0, "no controls");
  g_assert_cmpuint (wm_ring_get_percent (WM_RING (ring)), ==, 0);
  g_assert_finalize_object (ring);
}

static void
test_bar (void)
{
  GtkWidget *bar = g_object_ref_sink (wm_stacked_bar_new ("Organizational"));

  wm_stacked_bar_set_segments (WM_STACKED_BAR (bar), segments, G_N_ELEMENTS (segments));
  assert_says (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "Organizational");
  assert_says (bar, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Implemented: 21, Not started: 16");
  wm_stacked_bar_set_segments (WM_STACKED_BAR (bar), NULL, 0);
  assert_says (bar, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_assert_finalize_object (bar);
}

static void
test_legend (void)
{
  GtkWidget *legend = g_object_ref_sink (wm_chart_legend_new ());

  wm_chart_legend_set_segments (WM_CHART_LEGEND (legend), segments, G_N_ELEMENTS (segments));
  g_assert_nonnull (app_kit_find (legend, GTK_TYPE_LABEL, "Implemented 21"));
  g_assert_nonnull (app_kit_find (legend, GTK_TYPE_LABEL, "Partly 0"));
  wm_chart_legend_set_segments (WM_CHART_LEGEND (legend), segments, 1);
  g_assert_null (app_kit_find (legend, GTK_TYPE_LABEL, "Partly 0"));
  g_assert_finalize_object (legend);
}

static void
activated_cb (GtkWidget *strip, const char *id, GString *log)
{
  g_string_append_printf (log, "%s.", id);
}

static void
test_strip (void)
{
  static const char *const quarters[] = { "Q3 2026", "Q4 2026", NULL };
  static const WmCoverageRow rows[] = {
    { "1", "A.5.1", "Policies", { WM_COVERAGE_PROOF, WM_COVERAGE_NONE } },
    { "2", "A.5.2", "Roles", { WM_COVERAGE_PARTLY, WM_COVERAGE_PROOF } },
  };
  GtkWidget *strip = g_object_ref_sink (wm_coverage_strip_new ());
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *row;

  g_signal_connect (strip, "activated", G_CALLBACK (activated_cb), log);
  wm_coverage_strip_set_rows (WM_COVERAGE_STRIP (strip), quarters, rows, 2);
  row = app_kit_find (strip, GTK_TYPE_BUTTON, "A.5.2 Roles");
  assert_says (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
               "Q3 2026: proof for a part of it, Q4 2026: proof");
  gtk_widget_activate (row);
  wm_coverage_strip_set_rows (WM_COVERAGE_STRIP (strip), quarters, rows, 1);
  g_assert_null (app_kit_find (strip, GTK_TYPE_BUTTON, "A.5.2 Roles"));
  row = app_kit_find (strip, GTK_TYPE_BUTTON, "A.5.1 Policies");
  g_signal_emit_by_name (row, "clicked");
  g_assert_true (g_str_has_suffix (log->str, "1."));
  g_assert_finalize_object (strip);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);
  g_test_add_func ("/charts/ring/says-its-numbers", test_ring);
  g_test_add_func ("/charts/stacked-bar/says-its-numbers", test_bar);
  g_test_add_func ("/charts/legend/has-words", test_legend);
  g_test_add_func ("/charts/coverage-strip/says-what-is-proven", test_strip);
  return g_test_run ();
}
