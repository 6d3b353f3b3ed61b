/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-method-view.h"

#include "app/compat/wm-accessible.h"
#include "app/form/wm-field-row.h"
#include "app/form/wm-long-text.h"
#include "risk/wm-risk-regrade.h"
#include "wm-risk-level-row.h"
#include "wm-risk-show.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 760

struct _WmRiskMethodView
{
  GtkWidget parent_instance;

  WmSession *session;                /* owned */
  WmRiskMethod *method;              /* owned */
  GPtrArray *rows;                   /* (element-type WmFieldRow): borrowed */
  GPtrArray *blocks;                 /* (element-type WmLongText): borrowed */
  GPtrArray *levels[WM_RISK_N_AXES]; /* (element-type WmRiskLevelRow): borrowed */

  /* Borrowed */
  GtkBox *box;
  GtkLabel *short_words;
  GtkWidget *begin;
  WmHeatMap *map;
  GtkDropDown *sizes[WM_RISK_N_AXES];
  GtkLabel *preview;
  GtkWidget *apply;
  AdwPreferencesGroup *level_groups[WM_RISK_N_AXES];
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmRiskMethodView, wm_risk_method_view, GTK_TYPE_WIDGET)

static WmProject *
get_project (WmRiskMethodView *self)
{
  return wm_session_get_project (self->session);
}

/* The method in a few sentences. */

static char *
dup_acceptor (WmRiskMethodView *self)
{
  char *name = NULL;

  if (self->method->acceptor != NULL)
    name = wm_records_dup_title (wm_session_get_database (self->session),
                                 wm_session_get_registry (self->session), self->method->acceptor);
  return name;
}

static void
update_short_words (WmRiskMethodView *self)
{
  const WmRiskMethod *method = self->method;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *acceptor = dup_acceptor (self);
  guint most = method->n_levels[WM_RISK_LIKELIHOOD] * method->n_levels[WM_RISK_IMPACT];

  /* Translators: %1$u and %2$u are how many levels there are, %3$u the highest grade. */
  g_string_append_printf (words,
                          _ ("Each risk gets one of %1$u levels of likelihood and one of %2$u "
                             "levels of impact. One times the other is its grade, from 1 to %3$u."),
                          method->n_levels[WM_RISK_LIKELIHOOD], method->n_levels[WM_RISK_IMPACT],
                          most);
  g_string_append_c (words, ' ');
  /* Translators: two grades: up to the first a risk is accepted, up to the second watched. */
  g_string_append_printf (words,
                          _ ("Up to %1$u we accept a risk, up to %2$u we watch it, and above that "
                             "we do something about it."),
                          method->accept_up_to, method->watch_up_to);
  g_string_append_c (words, ' ');
  if (acceptor != NULL)
    /* Translators: %s is the name of a person. */
    g_string_append_printf (words, _ ("Above the line of %u, only %s may accept a risk."),
                            method->accept_up_to, acceptor);
  else
    g_string_append (words, _ ("Nobody is named yet who may accept a risk above the line."));
  g_string_append_c (words, ' ');
  g_string_append_printf (words,
                          ngettext ("All risks are looked at again every month.",
                                    "All risks are looked at again every %u months.",
                                    method->repeat_months),
                          method->repeat_months);
  gtk_label_set_label (self->short_words, words->str);
}

/* The levels. */

static void
make_levels (WmRiskMethodView *self, WmRiskAxis axis)
{
  GPtrArray *rows = self->levels[axis];

  while (rows->len > self->method->n_levels[axis])
    {
      adw_preferences_group_remove (self->level_groups[axis],
                                    g_ptr_array_index (rows, rows->len - 1));
      g_ptr_array_remove_index (rows, rows->len - 1);
    }
  while (rows->len < self->method->n_levels[axis])
    {
      GtkWidget *row = wm_risk_level_row_new (self->session, axis);

      g_ptr_array_add (rows, row);
      adw_preferences_group_add (self->level_groups[axis], row);
    }
}

/* The highest first, as in the matrix. */
static void
update_levels (WmRiskMethodView *self, WmRiskAxis axis)
{
  guint n = self->method->n_levels[axis];

  make_levels (self, axis);
  for (guint i = 0; i < n; i++)
    wm_risk_level_row_set_level (g_ptr_array_index (self->levels[axis], i),
                                 wm_risk_method_get_level (self->method, axis, n - i));
}

/* Another size of the scale. */

static guint
get_size (WmRiskMethodView *self, WmRiskAxis axis)
{
  return gtk_drop_down_get_selected (self->sizes[axis]) + WM_RISK_LEVELS_MIN;
}

static char *
dup_preview (WmRiskMethodView *self)
{
  WmRiskRegradePreview preview;
  g_autofree char *risks = NULL;

  wm_risk_regrade_preview (get_project (self), get_size (self, WM_RISK_LIKELIHOOD),
                           get_size (self, WM_RISK_IMPACT), &preview);
  risks = g_strdup_printf (
      ngettext ("%u risk gets another number.", "%u risks get another number.", preview.n_risks),
      preview.n_risks);
  /* Translators: %1$s is a sentence that says how many risks change; the numbers are how many
   * risks are above the line before and after, and the two grades of the new scale. */
  return g_strdup_printf (
      _ ("%1$s Above the line: %2$u now, %3$u then. Accepted up to %4$u, watched up to %5$u."),
      risks, preview.before[WM_RISK_WATCH] + preview.before[WM_RISK_TREAT],
      preview.after[WM_RISK_WATCH] + preview.after[WM_RISK_TREAT], preview.accept_up_to,
      preview.watch_up_to);
}

static void
update_preview (WmRiskMethodView *self)
{
  gboolean differs = FALSE;
  g_autofree char *words = NULL;

  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    differs = differs || get_size (self, axis) != self->method->n_levels[axis];
  if (differs)
    words = dup_preview (self);
  gtk_label_set_label (self->preview,
                       differs ? words
                               : _ ("Choose another size to see what it would do to your risks."));
  gtk_widget_set_sensitive (self->apply, differs);
}

static void
size_chosen_cb (WmRiskMethodView *self)
{
  if (!self->settling)
    update_preview (self);
}

static void
apply_clicked_cb (WmRiskMethodView *self)
{
  GError *error = NULL;

  wm_session_flush (self->session);
  if (wm_risk_regrade (get_project (self), get_size (self, WM_RISK_LIKELIHOOD),
                       get_size (self, WM_RISK_IMPACT), NULL, NULL, &error))
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

static void
begin_clicked_cb (WmRiskMethodView *self)
{
  GError *error = NULL;

  if (wm_risk_method_ensure (get_project (self), &error))
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

static void
commit_now (WmRiskMethodView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_commit_now (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->blocks->len; i++)
    wm_long_text_commit_now (g_ptr_array_index (self->blocks, i));
  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    for (guint i = 0; i < self->levels[axis]->len; i++)
      wm_risk_level_row_commit_now (g_ptr_array_index (self->levels[axis], i));
}

static void
update_fields (WmRiskMethodView *self)
{
  g_autoptr (WmRecord) record = NULL;

  if (self->method->id != NULL)
    record = wm_records_load (wm_session_get_database (self->session),
                              wm_session_get_registry (self->session), self->method->id);
  for (guint i = 0; i < self->rows->len; i++)
    {
      wm_field_row_set_record (g_ptr_array_index (self->rows, i), record);
      gtk_widget_set_sensitive (g_ptr_array_index (self->rows, i), record != NULL);
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      wm_long_text_set_record (g_ptr_array_index (self->blocks, i), record);
      gtk_widget_set_sensitive (g_ptr_array_index (self->blocks, i), record != NULL);
    }
}

void
wm_risk_method_view_update (WmRiskMethodView *self)
{
  g_return_if_fail (WM_IS_RISK_METHOD_VIEW (self));

  g_clear_pointer (&self->method, wm_risk_method_free);
  self->method = wm_risk_show_load_method (self->session);
  gtk_widget_set_visible (self->begin, self->method->id == NULL);
  wm_risk_show_scale (self->map, self->method, TRUE);
  update_short_words (self);
  self->settling = TRUE;
  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    {
      update_levels (self, axis);
      gtk_drop_down_set_selected (self->sizes[axis],
                                  self->method->n_levels[axis] - WM_RISK_LEVELS_MIN);
    }
  self->settling = FALSE;
  update_preview (self);
  update_fields (self);
}

/* Making it. */

static void
wm_risk_method_view_dispose (GObject *object)
{
  WmRiskMethodView *self = WM_RISK_METHOD_VIEW (object);
  GtkWidget *child;

  self->settling = TRUE;
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->blocks, 0);
  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    g_ptr_array_set_size (self->levels[axis], 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_method_view_parent_class)->dispose (object);
}

static void
wm_risk_method_view_finalize (GObject *object)
{
  WmRiskMethodView *self = WM_RISK_METHOD_VIEW (object);

  g_clear_pointer (&self->method, wm_risk_method_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->blocks);
  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    g_ptr_array_unref (self->levels[axis]);
  G_OBJECT_CLASS (wm_risk_method_view_parent_class)->finalize (object);
}

static void
wm_risk_method_view_class_init (WmRiskMethodViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_method_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_risk_method_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_risk_method_view_init (WmRiskMethodView *self)
{
  self->rows = g_ptr_array_new ();
  self->blocks = g_ptr_array_new ();
  for (WmRiskAxis axis = 0; axis < WM_RISK_N_AXES; axis++)
    self->levels[axis] = g_ptr_array_new ();
}

static AdwPreferencesGroup *
add_group (WmRiskMethodView *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static const WmField *
find_field (WmRiskMethodView *self, const char *id)
{
  return wm_kind_find_field (wm_session_get_kind (self->session, "risk_method"), id);
}

static void
add_row (WmRiskMethodView *self, AdwPreferencesGroup *group, const char *field_id)
{
  GtkWidget *row = wm_field_row_new (self->session, find_field (self, field_id));

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static void
add_block (WmRiskMethodView *self, const char *field_id)
{
  GtkWidget *block = wm_long_text_new (self->session, find_field (self, field_id));

  g_ptr_array_add (self->blocks, block);
  gtk_box_append (self->box, block);
}

static void
make_head (WmRiskMethodView *self)
{
  GtkWidget *title = gtk_label_new (_ ("How we assess risk"));
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-2");
  self->short_words = GTK_LABEL (words);
  gtk_label_set_xalign (self->short_words, 0);
  gtk_label_set_wrap (self->short_words, TRUE);
  self->begin = gtk_button_new_with_mnemonic (_ ("_Make these words our own"));
  gtk_widget_set_tooltip_text (self->begin,
                               _ ("Writes the usual method into this project to be changed"));
  gtk_widget_set_halign (self->begin, GTK_ALIGN_START);
  g_signal_connect_swapped (self->begin, "clicked", G_CALLBACK (begin_clicked_cb), self);
  gtk_box_append (self->box, title);
  gtk_box_append (self->box, words);
  gtk_box_append (self->box, self->begin);
}

static void
make_map (WmRiskMethodView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->map = WM_HEAT_MAP (wm_heat_map_new (_ ("The scale"), WM_HEAT_MAP_READS));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "overview-card");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->map));
  gtk_box_append (self->box, card);
}

static void
add_size (WmRiskMethodView *self, AdwPreferencesGroup *group, WmRiskAxis axis, const char *title)
{
  GtkStringList *numbers = gtk_string_list_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop_down;

  for (guint n = WM_RISK_LEVELS_MIN; n <= WM_RISK_LEVELS_MAX; n++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);

      gtk_string_list_append (numbers, number);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (numbers), NULL);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  wm_accessible_set_label (drop_down, title);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (size_chosen_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  adw_preferences_group_add (group, row);
  self->sizes[axis] = GTK_DROP_DOWN (drop_down);
}

static void
make_sizes (WmRiskMethodView *self)
{
  AdwPreferencesGroup *group =
      add_group (self, _ ("Size of the scale"),
                 _ ("With another size every risk is graded anew, in proportion. One undo takes it "
                    "back; assessments that you kept stay as they were."));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  add_size (self, group, WM_RISK_LIKELIHOOD, _ ("Levels of likelihood"));
  add_size (self, group, WM_RISK_IMPACT, _ ("Levels of impact"));
  self->preview = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_xalign (self->preview, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  self->apply = gtk_button_new_with_mnemonic (_ ("_Grade anew"));
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_clicked_cb), self);
  gtk_widget_set_margin_top (foot, 12);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (foot), self->apply);
  adw_preferences_group_add (group, foot);
}

static void
make_fields (WmRiskMethodView *self)
{
  AdwPreferencesGroup *lines = add_group (self, _ ("What we accept"), NULL);
  AdwPreferencesGroup *again;

  add_row (self, lines, "accept_up_to");
  add_row (self, lines, "watch_up_to");
  add_row (self, lines, "acceptor");
  add_row (self, lines, "inherent");
  self->level_groups[WM_RISK_LIKELIHOOD] = add_group (self, _ ("What likelihood means"), NULL);
  self->level_groups[WM_RISK_IMPACT] = add_group (self, _ ("What impact means"), NULL);
  make_sizes (self);
  again = add_group (self, _ ("When we do it again, and who approved this"), NULL);
  add_row (self, again, "repeat_months");
  add_row (self, again, "approved_by");
  add_row (self, again, "approved_on");
  add_block (self, "repeat_when");
  add_block (self, "how");
}

GtkWidget *
wm_risk_method_view_new (WmSession *session)
{
  WmRiskMethodView *self = g_object_new (WM_TYPE_RISK_METHOD_VIEW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->session = g_object_ref (session);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "reading");
  make_head (self);
  make_map (self);
  make_fields (self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (session, "flush", G_CALLBACK (commit_now), self, G_CONNECT_SWAPPED);
  wm_risk_method_view_update (self);
  return GTK_WIDGET (self);
}

void
wm_risk_method_view_choose_size (WmRiskMethodView *self, guint n_likelihood, guint n_impact)
{
  g_return_if_fail (WM_IS_RISK_METHOD_VIEW (self));

  gtk_drop_down_set_selected (self->sizes[WM_RISK_LIKELIHOOD], n_likelihood - WM_RISK_LEVELS_MIN);
  gtk_drop_down_set_selected (self->sizes[WM_RISK_IMPACT], n_impact - WM_RISK_LEVELS_MIN);
}
