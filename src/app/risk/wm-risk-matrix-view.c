/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-matrix-view.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-card-grid.h"
#include "app/widgets/wm-card-list.h"
#include "app/widgets/wm-card.h"
#include "app/widgets/wm-chart-legend.h"
#include "app/wm-dates.h"
#include "risk/wm-risk-run.h"
#include "wm-risk-show.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 1180
/* So many risks above the line are read; more are a list. */
#define N_ABOVE 12

struct _WmRiskMatrixView
{
  GtkWidget parent_instance;

  WmSession *session;   /* owned */
  WmRiskMethod *method; /* owned: of what is shown */
  char *run_id;         /* owned, nullable: the assessment that is shown; NULL: today */
  GPtrArray *runs;      /* owned: of WmRiskRun */

  /* Borrowed */
  GtkDropDown *run;
  GtkWidget *keep;
  GtkLabel *due;
  WmCard *cards[WM_RISK_N_VIEWS];
  WmHeatMap *maps[WM_RISK_N_VIEWS];
  WmChartLegend *legends[WM_RISK_N_VIEWS];
  WmCard *above_card;
  WmCardList *above;
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmRiskMatrixView, wm_risk_matrix_view, GTK_TYPE_WIDGET)

static WmDatabase *
get_database (WmRiskMatrixView *self)
{
  return wm_session_get_database (self->session);
}

static WmRiskMatrix *
load_matrix (WmRiskMatrixView *self, WmRiskView view)
{
  if (self->run_id != NULL)
    return wm_risk_matrix_new_for_run (get_database (self), self->method, view, self->run_id);
  return wm_risk_matrix_new (get_database (self), self->method, view);
}

/* The maps. */

static void
update_fact (WmRiskMatrixView *self, WmRiskView view, const WmRiskMatrix *matrix)
{
  guint n;
  g_autofree char *fact = NULL;

  wm_risk_matrix_get_ungraded (matrix, &n);
  /* Translators: how many risks have no grade. */
  fact = g_strdup_printf (ngettext ("%u not graded", "%u not graded", n), n);
  wm_card_set_fact (self->cards[view], n > 0 ? fact : "");
}

static void
update_map (WmRiskMatrixView *self, WmRiskView view)
{
  g_autoptr (WmRiskMatrix) matrix = load_matrix (self, view);
  WmChartSegment segments[WM_RISK_SHOW_SEGMENTS];

  wm_heat_map_set_mode (self->maps[view],
                        self->run_id != NULL ? WM_HEAT_MAP_READS : WM_HEAT_MAP_MOVES);
  wm_risk_show_matrix (self->maps[view], self->method, matrix);
  wm_risk_show_count (matrix, segments);
  wm_chart_legend_set_segments (self->legends[view], segments, WM_RISK_SHOW_SEGMENTS);
  update_fact (self, view, matrix);
}

static void
update_above (WmRiskMatrixView *self)
{
  g_autoptr (WmRiskMatrix) matrix = load_matrix (self, WM_RISK_NOW);
  guint n = wm_risk_show_above (self->above, self->method, matrix, N_ABOVE);
  /* Translators: how many risks are above the line of acceptance, and how many there are. */
  g_autofree char *fact =
      g_strdup_printf (_ ("%1$u of %2$u"), n, wm_risk_matrix_get_total (matrix));

  wm_card_set_fact (self->above_card, fact);
}

/* Which assessment. */

static guint
find_run (WmRiskMatrixView *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->runs->len; i++)
    if (g_str_equal (((WmRiskRun *) g_ptr_array_index (self->runs, i))->id, id))
      return i + 1;
  return 0;
}

static gboolean
has_names (WmRiskMatrixView *self, GtkStringList *names)
{
  GListModel *model = gtk_drop_down_get_model (self->run);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (model == NULL || g_list_model_get_n_items (model) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                   gtk_string_list_get_string (names, i)) != 0)
      return FALSE;
  return TRUE;
}

/* The drop-down gets no new model while it tells of what was chosen in the old one: in GTK 4.8 that
 * never ends. */
static void
update_runs (WmRiskMatrixView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->runs, g_ptr_array_unref);
  self->runs = wm_risk_run_list (get_database (self));
  gtk_string_list_append (names, _ ("Today"));
  for (guint i = 0; i < self->runs->len; i++)
    gtk_string_list_append (names, ((WmRiskRun *) g_ptr_array_index (self->runs, i))->title);
  if (find_run (self, self->run_id) == 0)
    g_clear_pointer (&self->run_id, g_free);
  self->settling = TRUE;
  if (!has_names (self, names))
    gtk_drop_down_set_model (self->run, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->run, find_run (self, self->run_id));
  self->settling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->run), self->runs->len > 0);
}

static void
update_due (WmRiskMatrixView *self)
{
  g_autofree char *due = wm_risk_run_dup_due (get_database (self), self->method);
  g_autofree char *day = wm_dates_dup_day (due);
  g_autofree char *words = NULL;

  if (self->run_id != NULL)
    words = g_strdup (_ ("As it was on that day; nothing can be changed in it."));
  else if (due == NULL)
    words = g_strdup (_ ("No assessment was kept yet."));
  else
    /* Translators: %s is a day. */
    words = g_strdup_printf (_ ("The next assessment is due from %s."), day);
  gtk_label_set_label (self->due, words);
  gtk_widget_set_visible (self->keep, self->run_id == NULL);
}

static void
load_method (WmRiskMatrixView *self)
{
  g_clear_pointer (&self->method, wm_risk_method_free);
  if (self->run_id != NULL)
    self->method = wm_risk_method_load_run (get_database (self),
                                            wm_session_get_registry (self->session), self->run_id);
  if (self->method == NULL)
    self->method = wm_risk_show_load_method (self->session);
}

void
wm_risk_matrix_view_update (WmRiskMatrixView *self)
{
  g_return_if_fail (WM_IS_RISK_MATRIX_VIEW (self));

  update_runs (self);
  load_method (self);
  update_due (self);
  for (WmRiskView view = 0; view < WM_RISK_N_VIEWS; view++)
    {
      /* Three stand beside each other in an ordinary window, too. */
      wm_heat_map_set_compact (self->maps[view], self->method->has_inherent);
      update_map (self, view);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->cards[WM_RISK_INHERENT]), self->method->has_inherent);
  update_above (self);
}

static void
run_chosen_cb (WmRiskMatrixView *self)
{
  guint selected = gtk_drop_down_get_selected (self->run);
  const WmRiskRun *run = selected > 0 && selected <= self->runs->len
                             ? g_ptr_array_index (self->runs, selected - 1)
                             : NULL;

  if (!self->settling)
    wm_risk_matrix_view_show_run (self, run != NULL ? run->id : NULL);
}

static void
keep_clicked_cb (WmRiskMatrixView *self)
{
  GError *error = NULL;
  g_autofree char *id =
      wm_risk_run_freeze (wm_session_get_project (self->session), NULL, NULL, &error);

  if (id != NULL)
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

/* What is done in a map. */

static void
activated_cb (WmRiskMatrixView *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", id);
}

static WmRiskView
find_view (WmRiskMatrixView *self, WmHeatMap *map)
{
  for (WmRiskView view = 0; view < WM_RISK_N_VIEWS; view++)
    if (self->maps[view] == map)
      return view;
  g_assert_not_reached ();
}

static void
cell_activated_cb (WmRiskMatrixView *self, guint row, guint column, WmHeatMap *map)
{
  if (self->run_id == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "risks.show-cell", "(uuu)",
                                find_view (self, map), row, column);
}

static void
moved_cb (WmRiskMatrixView *self, const char *id, guint row, guint column, WmHeatMap *map)
{
  wm_risk_show_set_grade (self->session, id, find_view (self, map), row, column);
}

/* Making it. */

static void
wm_risk_matrix_view_dispose (GObject *object)
{
  WmRiskMatrixView *self = WM_RISK_MATRIX_VIEW (object);
  GtkWidget *child;

  self->settling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_matrix_view_parent_class)->dispose (object);
}

static void
wm_risk_matrix_view_finalize (GObject *object)
{
  WmRiskMatrixView *self = WM_RISK_MATRIX_VIEW (object);

  g_clear_pointer (&self->method, wm_risk_method_free);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_free (self->run_id);
  G_OBJECT_CLASS (wm_risk_matrix_view_parent_class)->finalize (object);
}

static void
wm_risk_matrix_view_class_init (WmRiskMatrixViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_matrix_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_risk_matrix_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_risk_matrix_view_init (WmRiskMatrixView *self)
{
}

static GtkWidget *
make_head (WmRiskMatrixView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->run = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_accessible_set_label (GTK_WIDGET (self->run), _ ("Which assessment"));
  g_signal_connect_swapped (self->run, "notify::selected", G_CALLBACK (run_chosen_cb), self);
  self->due = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->due, TRUE);
  gtk_label_set_xalign (self->due, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->due), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->due), "dim-label");
  self->keep = gtk_button_new_with_mnemonic (_ ("_Keep today’s assessment"));
  gtk_widget_set_tooltip_text (
      self->keep, _ ("Keeps every grade as it is today, so that you see next year what changed"));
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->run));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->due));
  gtk_box_append (GTK_BOX (row), self->keep);
  return row;
}

static GtkWidget *
make_map (WmRiskMatrixView *self, WmRiskView view)
{
  const char *label = wm_risk_view_get_label (view);

  self->cards[view] = WM_CARD (wm_card_new (label));
  self->maps[view] = WM_HEAT_MAP (wm_heat_map_new (label, WM_HEAT_MAP_MOVES));
  self->legends[view] = WM_CHART_LEGEND (wm_chart_legend_new ());
  g_signal_connect_swapped (self->maps[view], "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->maps[view], "cell-activated", G_CALLBACK (cell_activated_cb),
                            self);
  g_signal_connect_swapped (self->maps[view], "moved", G_CALLBACK (moved_cb), self);
  wm_card_append (self->cards[view], GTK_WIDGET (self->maps[view]));
  wm_card_append (self->cards[view], GTK_WIDGET (self->legends[view]));
  return GTK_WIDGET (self->cards[view]);
}

static GtkWidget *
make_grid (WmRiskMatrixView *self)
{
  WmCardGrid *grid = WM_CARD_GRID (wm_card_grid_new ());

  /* Two that are shown share the row alike, as three do. */
  for (WmRiskView view = 0; view < WM_RISK_N_VIEWS; view++)
    wm_card_grid_append (grid, make_map (self, view), WM_CARD_GRID_COLUMNS / WM_RISK_N_VIEWS);
  self->above_card = WM_CARD (wm_card_new (_ ("Above the line")));
  self->above = WM_CARD_LIST (wm_card_list_new ());
  wm_card_append (self->above_card, GTK_WIDGET (self->above));
  wm_card_grid_append (grid, GTK_WIDGET (self->above_card), WM_CARD_GRID_COLUMNS);
  return GTK_WIDGET (grid);
}

GtkWidget *
wm_risk_matrix_view_new (WmSession *session)
{
  WmRiskMatrixView *self = g_object_new (WM_TYPE_RISK_MATRIX_VIEW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (box, "overview");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_grid (self));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  wm_risk_matrix_view_update (self);
  return GTK_WIDGET (self);
}

WmHeatMap *
wm_risk_matrix_view_get_map (WmRiskMatrixView *self, WmRiskView view)
{
  g_return_val_if_fail (WM_IS_RISK_MATRIX_VIEW (self), NULL);
  g_return_val_if_fail (view < WM_RISK_N_VIEWS, NULL);

  return self->maps[view];
}

void
wm_risk_matrix_view_show_run (WmRiskMatrixView *self, const char *run_id)
{
  g_autofree char *id = g_strdup (run_id);

  g_return_if_fail (WM_IS_RISK_MATRIX_VIEW (self));

  g_free (self->run_id);
  self->run_id = g_steal_pointer (&id);
  wm_risk_matrix_view_update (self);
}
