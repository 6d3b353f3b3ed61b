/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-coverage-cells.h"

#include "app/compat/wm-color.h"
#include "wm-chart.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 52
/* Digits that fit over a cell: its name in small text. */
#define NAME_DIGITS 6
#define HEIGHT 18
#define GAP 4
#define RADIUS 4
#define MARK 12
#define OUTLINE 1

struct _WmCoverageCells
{
  GtkWidget parent_instance;

  char **periods; /* owned, nullable */
  WmCoverage cells[WM_COVERAGE_MAX_PERIODS];
};

G_DEFINE_FINAL_TYPE (WmCoverageCells, wm_coverage_cells, GTK_TYPE_WIDGET)

static guint
count_cells (WmCoverageCells *self)
{
  return self->periods != NULL ? g_strv_length (self->periods) : 0;
}

static const char *
get_word (WmCoverage coverage)
{
  static const char *const words[] = {
    [WM_COVERAGE_NONE] = N_ ("no proof"),
    [WM_COVERAGE_PARTLY] = N_ ("proof for a part of it"),
    [WM_COVERAGE_PROOF] = N_ ("proof"),
  };

  return _ (words[coverage]);
}

static char *
dup_cell_words (WmCoverageCells *self, guint index)
{
  /* Translators: a period and whether there is proof for it: "Q1 2026: no proof". */
  return g_strdup_printf (_ ("%1$s: %2$s"), self->periods[index], get_word (self->cells[index]));
}

static void
append_outline (GtkSnapshot *snapshot, const GskRoundedRect *box, const GdkRGBA *color)
{
  gtk_snapshot_append_border (snapshot, box, (float[4]){ OUTLINE, OUTLINE, OUTLINE, OUTLINE },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

static int
get_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int digit = PANGO_PIXELS (pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (LEAST_WIDTH, NAME_DIGITS * digit);
}

static void
append_cell (WmCoverageCells *self, GtkSnapshot *snapshot, WmCoverage coverage, float x)
{
  static const WmChartTone tones[] = { WM_CHART_NONE, WM_CHART_PARTLY, WM_CHART_GOOD };
  GtkWidget *widget = GTK_WIDGET (self);
  float width = (float) get_width (widget);
  float part = coverage == WM_COVERAGE_PARTLY ? width / 2 : width;
  GskRoundedRect box;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, 0, width, HEIGHT), RADIUS);
  wm_chart_get_color (widget, tones[coverage], &color);
  if (coverage != WM_COVERAGE_NONE)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, part, HEIGHT));
      gtk_snapshot_pop (snapshot);
    }
  if (wm_chart_is_high_contrast ())
    wm_color_get_text (widget, &color);
  append_outline (snapshot, &box, &color);
  if (coverage == WM_COVERAGE_PROOF)
    wm_chart_snapshot_mark (widget, snapshot, WM_CHART_GOOD, x + (width - MARK) / 2,
                            (HEIGHT - MARK) / 2.0f, MARK);
}

static float
get_left (WmCoverageCells *self, guint index)
{
  guint place = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                    ? count_cells (self) - 1 - index
                    : index;

  return (float) ((int) place * (get_width (GTK_WIDGET (self)) + GAP));
}

static void
wm_coverage_cells_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmCoverageCells *self = WM_COVERAGE_CELLS (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (0, (float) (gtk_widget_get_height (widget) - HEIGHT) / 2));
  for (guint i = 0; i < count_cells (self); i++)
    append_cell (self, snapshot, self->cells[i], get_left (self, i));
  gtk_snapshot_restore (snapshot);
}

static void
wm_coverage_cells_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int n_cells = (int) count_cells (WM_COVERAGE_CELLS (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (0, n_cells * (get_width (widget) + GAP) - GAP);
  else
    *minimum = *natural = HEIGHT;
}

static gboolean
wm_coverage_cells_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  WmCoverageCells *self = WM_COVERAGE_CELLS (widget);

  for (guint i = 0; i < count_cells (self); i++)
    {
      float left = get_left (self, i);
      g_autofree char *words = NULL;

      if (keyboard || (float) x < left || (float) x >= left + (float) (get_width (widget) + GAP))
        continue;
      words = dup_cell_words (self, i);
      gtk_tooltip_set_text (tooltip, words);
      return TRUE;
    }
  return FALSE;
}

static void
wm_coverage_cells_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (wm_coverage_cells_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
wm_coverage_cells_finalize (GObject *object)
{
  g_strfreev (WM_COVERAGE_CELLS (object)->periods);
  G_OBJECT_CLASS (wm_coverage_cells_parent_class)->finalize (object);
}

static void
wm_coverage_cells_class_init (WmCoverageCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wm_coverage_cells_finalize;
  widget_class->snapshot = wm_coverage_cells_snapshot;
  widget_class->measure = wm_coverage_cells_measure;
  widget_class->query_tooltip = wm_coverage_cells_query_tooltip;
  widget_class->css_changed = wm_coverage_cells_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
wm_coverage_cells_init (WmCoverageCells *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
wm_coverage_cells_new (void)
{
  return g_object_new (WM_TYPE_COVERAGE_CELLS, NULL);
}

void
wm_coverage_cells_set (WmCoverageCells *self, const char *const *periods, const WmCoverage *cells)
{
  g_return_if_fail (WM_IS_COVERAGE_CELLS (self));
  g_return_if_fail (g_strv_length ((char **) periods) <= WM_COVERAGE_MAX_PERIODS);

  g_strfreev (self->periods);
  self->periods = g_strdupv ((char **) periods);
  for (guint i = 0; i < count_cells (self); i++)
    self->cells[i] = cells[i];
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

char *
wm_coverage_cells_dup_words (WmCoverageCells *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (WM_IS_COVERAGE_CELLS (self), NULL);

  for (guint i = 0; i < count_cells (self); i++)
    g_ptr_array_add (words, dup_cell_words (self, i));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) words->pdata);
}

int
wm_coverage_cells_get_step (GtkWidget *widget)
{
  return get_width (widget) + GAP;
}
