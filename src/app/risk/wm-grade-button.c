/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-grade-button.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-chart-mark.h"
#include "wm-risk-show.h"

#include <glib/gi18n.h>

#define WORDS_WIDTH 44 /* letters */
#define MAX_FRAMES 60  /* that scrolling may take */

struct _WmGradeButton
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRiskView view;
  char *risk_id;        /* owned, nullable */
  WmRiskMethod *method; /* owned: as of when the matrix opened */
  guint levels[WM_RISK_N_AXES];
  guint open_id;   /* of a tick callback */
  guint n_frames;  /* that it waited */
  GtkWidget *back; /* weak, nullable: where the focus was before it was opened by key */
  guint back_id;   /* gives it the focus again */

  GtkMenuButton *button; /* borrowed, like all that follow */
  WmChartMark *mark;
  GtkLabel *label;
  GtkPopover *popover;
  WmHeatMap *map;
  GtkLabel *words;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (WmGradeButton, wm_grade_button, GTK_TYPE_WIDGET)

/* The words of the levels that the cursor is on. */

static char *
dup_level (const WmRiskMethod *method, WmRiskAxis axis, guint level)
{
  const WmRiskLevel *words = wm_risk_method_get_level (method, axis, level);

  if (words == NULL)
    return g_strdup ("");
  if (words->meaning == NULL)
    return g_strdup (words->name);
  /* Translators: a level of the scale and what it means. */
  return g_strdup_printf (_ ("%1$s: %2$s"), words->name, words->meaning);
}

static void
pointed_cb (WmGradeButton *self, guint likelihood, guint impact)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *grade = NULL;
  g_autofree char *words = NULL;

  if (self->method == NULL)
    return;
  first = dup_level (self->method, WM_RISK_LIKELIHOOD, likelihood);
  second = dup_level (self->method, WM_RISK_IMPACT, impact);
  grade = wm_risk_method_dup_words (self->method, likelihood, impact);
  words = g_strdup_printf ("%s\n%s\n%s", grade, first, second);
  gtk_label_set_label (self->words, words);
}

static void
set_grade (WmGradeButton *self, guint likelihood, guint impact)
{
  g_autofree char *id = g_strdup (self->risk_id);

  gtk_popover_popdown (self->popover);
  if (id != NULL &&
      (likelihood != self->levels[WM_RISK_LIKELIHOOD] || impact != self->levels[WM_RISK_IMPACT]))
    wm_risk_show_set_grade (self->session, id, self->view, likelihood, impact);
}

static void
clear_clicked_cb (WmGradeButton *self)
{
  set_grade (self, 0, 0);
}

static gboolean
go_back_cb (gpointer user_data)
{
  WmGradeButton *self = user_data;

  self->back_id = 0;
  if (self->back != NULL && gtk_widget_get_mapped (self->back) &&
      !gtk_widget_grab_focus (self->back))
    gtk_widget_child_focus (self->back, GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->back);
  return G_SOURCE_REMOVE;
}

/* Back to where Ctrl+G was pressed, so that the next risk of a list is one key away. From GTK 4.10
 * on a popover that closes gives the focus to its button after it has said so. */
static void
closed_cb (WmGradeButton *self)
{
  if (self->back != NULL && self->back_id == 0)
    self->back_id = g_idle_add (go_back_cb, self);
}

static void
opened_cb (WmGradeButton *self)
{
  gboolean is_graded = self->levels[WM_RISK_LIKELIHOOD] > 0 && self->levels[WM_RISK_IMPACT] > 0;

  g_clear_pointer (&self->method, wm_risk_method_free);
  self->method = wm_risk_show_load_method (self->session);
  wm_risk_show_scale (self->map, self->method, TRUE);
  wm_heat_map_set_chosen (self->map, is_graded ? self->levels[WM_RISK_LIKELIHOOD] : 0,
                          is_graded ? self->levels[WM_RISK_IMPACT] : 0);
  gtk_widget_set_visible (self->clear, is_graded);
  wm_heat_map_point (self->map, is_graded ? self->levels[WM_RISK_LIKELIHOOD] : 1,
                     is_graded ? self->levels[WM_RISK_IMPACT] : 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
wm_grade_button_dispose (GObject *object)
{
  WmGradeButton *self = WM_GRADE_BUTTON (object);
  GtkWidget *child;

  if (self->open_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->open_id);
  self->open_id = 0;
  g_clear_handle_id (&self->back_id, g_source_remove);
  g_clear_weak_pointer (&self->back);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_grade_button_parent_class)->dispose (object);
}

static void
wm_grade_button_finalize (GObject *object)
{
  WmGradeButton *self = WM_GRADE_BUTTON (object);

  g_free (self->risk_id);
  g_clear_pointer (&self->method, wm_risk_method_free);
  G_OBJECT_CLASS (wm_grade_button_parent_class)->finalize (object);
}

static void
wm_grade_button_class_init (WmGradeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_grade_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_grade_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_popover (WmGradeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *words = gtk_label_new (NULL);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "filters");
  self->map =
      WM_HEAT_MAP (wm_heat_map_new (wm_risk_view_get_label (self->view), WM_HEAT_MAP_PICKS));
  g_signal_connect_swapped (self->map, "cell-activated", G_CALLBACK (set_grade), self);
  g_signal_connect_swapped (self->map, "pointed", G_CALLBACK (pointed_cb), self);
  self->words = GTK_LABEL (words);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_yalign (self->words, 0);
  gtk_label_set_width_chars (self->words, WORDS_WIDTH);
  gtk_label_set_max_width_chars (self->words, WORDS_WIDTH);
  /* As high for few words as for many, so that nothing jumps. */
  gtk_label_set_lines (self->words, 5);
  gtk_widget_set_size_request (words, -1, 96);
  self->clear = gtk_button_new_with_mnemonic (_ ("_Take the grade back"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
}

static void
wm_grade_button_init (WmGradeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_menu_button_set_child (self->button, box);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
wm_grade_button_new (WmSession *session, WmRiskView view)
{
  WmGradeButton *self = g_object_new (WM_TYPE_GRADE_BUTTON, NULL);

  self->session = g_object_ref (session);
  self->view = view;
  make_popover (self);
  return GTK_WIDGET (self);
}

static guint
read_level (WmRecord *risk, WmRiskView view, WmRiskAxis axis)
{
  const char *value =
      risk != NULL ? wm_record_get_value_by_id (risk, wm_risk_view_get_field (view, axis)) : NULL;

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

void
wm_grade_button_set_risk (WmGradeButton *self, const WmRiskMethod *method, WmRecord *risk)
{
  guint likelihood, impact;
  g_autofree char *grade = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_GRADE_BUTTON (self));

  g_free (self->risk_id);
  self->risk_id = risk != NULL ? g_strdup (wm_record_get_id (risk)) : NULL;
  self->levels[WM_RISK_LIKELIHOOD] = likelihood = read_level (risk, self->view, WM_RISK_LIKELIHOOD);
  self->levels[WM_RISK_IMPACT] = impact = read_level (risk, self->view, WM_RISK_IMPACT);
  grade = likelihood > 0 && impact > 0 ? wm_risk_method_dup_words (method, likelihood, impact)
                                       : g_strdup (_ ("Not graded yet"));
  gtk_label_set_label (self->label, grade);
  wm_chart_mark_set_tone (
      self->mark, wm_risk_show_get_tone (wm_risk_method_get_band (method, likelihood, impact)));
  /* Translators: for screen readers: which grade of a risk, and what it is. */
  words = g_strdup_printf (_ ("%1$s: %2$s"), wm_risk_view_get_label (self->view), grade);
  wm_accessible_set_label (GTK_WIDGET (self->button), words);
}

/* Whether it was scrolled to. A popover that opens at something out of sight gets no size. */
static gboolean
is_in_view (WmGradeButton *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (scroller == NULL)
    return TRUE;
  return gtk_widget_compute_bounds (GTK_WIDGET (self), scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scroller);
}

static gboolean
open_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  WmGradeButton *self = WM_GRADE_BUTTON (widget);

  self->n_frames++;
  if (self->n_frames < 2 || (self->n_frames < MAX_FRAMES && !is_in_view (self)))
    return G_SOURCE_CONTINUE;
  self->open_id = 0;
  gtk_menu_button_popup (self->button);
  return G_SOURCE_REMOVE;
}

/* A row of a list may be another one when its record has its grade. */
static GtkWidget *
find_focus (WmGradeButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;

  return list != NULL ? list : focus;
}

void
wm_grade_button_open (WmGradeButton *self)
{
  g_return_if_fail (WM_IS_GRADE_BUTTON (self));

  g_set_weak_pointer (&self->back, find_focus (self));
  /* With the focus it comes into view. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  self->n_frames = 0;
  if (self->open_id == 0)
    self->open_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), open_cb, NULL, NULL);
}
