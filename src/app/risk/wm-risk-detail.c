/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-detail.h"

#include "app/form/wm-choice-row.h"
#include "app/form/wm-long-text.h"
#include "app/widgets/wm-chart-mark.h"
#include "app/widgets/wm-child-group.h"
#include "project/wm-changes.h"
#include "project/wm-edit.h"
#include "risk/wm-suggest.h"
#include "store/wm-clock.h"
#include "wm-grade-button.h"
#include "wm-risk-show.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmRiskDetail
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmDetail *detail;   /* borrowed: it holds this */
  WmRecord *risk;     /* owned, nullable */
  const WmKind *kind;
  GPtrArray *rows;   /* (element-type WmFieldRow): borrowed */
  GPtrArray *blocks; /* (element-type WmLongText): borrowed */

  /* Borrowed */
  GtkWidget *hint;
  WmChartMark *marks[WM_RISK_N_VIEWS]; /* of the summary */
  GtkLabel *sums[WM_RISK_N_VIEWS];
  GtkWidget *grade_rows[WM_RISK_N_VIEWS];
  WmGradeButton *grades[WM_RISK_N_VIEWS];
  WmChildGroup *actions;
  GtkWidget *approve_plan;
  GtkWidget *accept_rest;

  guint is_stale : 1; /* the project changed while nobody saw the detail */
};

G_DEFINE_FINAL_TYPE (WmRiskDetail, wm_risk_detail, GTK_TYPE_WIDGET)

/* What is shown. */

static void
update_approvals (WmRiskDetail *self)
{
  gboolean is_planned = wm_record_get_value_by_id (self->risk, "plan_approved_on") != NULL;
  gboolean is_accepted = wm_record_get_value_by_id (self->risk, "accepted_on") != NULL;
  gboolean is_owned = wm_record_get_value_by_id (self->risk, "owner") != NULL;

  gtk_widget_set_visible (self->approve_plan, is_owned && !is_planned);
  gtk_widget_set_visible (self->accept_rest, is_owned && !is_accepted);
}

static guint
read_level (WmRiskDetail *self, WmRiskView view, WmRiskAxis axis)
{
  const char *field = wm_risk_view_get_field (view, axis);
  const char *value = self->risk != NULL ? wm_record_get_value_by_id (self->risk, field) : NULL;

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

/* The two grades in a line under the title: what most people came to see. */
static void
update_sum (WmRiskDetail *self, const WmRiskMethod *method, WmRiskView view)
{
  WmRiskBand band = wm_risk_method_get_band (method, read_level (self, view, WM_RISK_LIKELIHOOD),
                                             read_level (self, view, WM_RISK_IMPACT));
  g_autofree char *words = NULL;

  /* Translators: which grade of a risk, and what follows from it: "Now: Treat". */
  words = g_strdup_printf (_ ("%1$s: %2$s"), wm_risk_view_get_label (view),
                           wm_risk_band_get_label (band));
  gtk_label_set_label (self->sums[view], words);
  wm_chart_mark_set_tone (self->marks[view], wm_risk_show_get_tone (band));
}

static void
show (WmRiskDetail *self)
{
  g_autoptr (WmRiskMethod) method = wm_risk_show_load_method (self->session);

  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_set_record (g_ptr_array_index (self->rows, i), self->risk);
  for (guint i = 0; i < self->blocks->len; i++)
    wm_long_text_set_record (g_ptr_array_index (self->blocks, i), self->risk);
  for (WmRiskView view = 0; view < WM_RISK_N_VIEWS; view++)
    wm_grade_button_set_risk (self->grades[view], method, self->risk);
  update_sum (self, method, WM_RISK_NOW);
  update_sum (self, method, WM_RISK_AFTER);
  gtk_widget_set_visible (self->grade_rows[WM_RISK_INHERENT], method->has_inherent);
  wm_child_group_set_parent_id (self->actions,
                                self->risk != NULL ? wm_record_get_id (self->risk) : NULL);
  gtk_widget_set_visible (self->hint, self->risk != NULL && wm_suggest_is_unconfirmed (self->risk));
  if (self->risk != NULL)
    update_approvals (self);
}

static void
load (WmRiskDetail *self)
{
  const char *id = wm_detail_get_record_id (self->detail);
  g_autoptr (WmRecord) risk = NULL;

  if (id != NULL)
    risk = wm_records_load (wm_session_get_database (self->session),
                            wm_session_get_registry (self->session), id);
  g_set_object (&self->risk, risk);
  self->is_stale = FALSE;
  show (self);
}

static void
commit_now (WmRiskDetail *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_commit_now (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->blocks->len; i++)
    wm_long_text_commit_now (g_ptr_array_index (self->blocks, i));
}

/* The rows still hold the risk that was open before, and what was typed into them. */
static void
record_changed_cb (WmRiskDetail *self)
{
  commit_now (self);
  load (self);
}

static void
project_changed_cb (WmRiskDetail *self, WmChanges *changes)
{
  if (self->risk == NULL && wm_detail_get_record_id (self->detail) == NULL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->detail)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
detail_mapped_cb (WmRiskDetail *self)
{
  if (self->is_stale)
    load (self);
}

static void
focus_field_cb (GtkWidget *body, const char *field_id)
{
  WmRiskDetail *self = WM_RISK_DETAIL (body);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (wm_field_row_get_field (g_ptr_array_index (self->rows, i))->id, field_id))
      gtk_widget_child_focus (g_ptr_array_index (self->rows, i), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_str_equal (wm_long_text_get_field (g_ptr_array_index (self->blocks, i))->id, field_id))
      gtk_widget_child_focus (g_ptr_array_index (self->blocks, i), GTK_DIR_TAB_FORWARD);
}

/* What the buttons do. */

static void
confirm_clicked_cb (WmRiskDetail *self)
{
  const char *ids[] = { wm_record_get_id (self->risk), NULL };
  GError *error = NULL;

  if (wm_suggest_confirm (wm_session_get_project (self->session), ids, &error))
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

/* The owner of the risk, today. The record of the approval fills in the fields of the risk, and is
 * the place for the signed page. */
static void
approve (WmRiskDetail *self, const char *part, const char *what)
{
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (self->session, "approval"));
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *id = NULL;
  GError *error = NULL;

  wm_values_set_by_id (values, "what", what);
  wm_values_set_by_id (values, "subjects", wm_record_get_id (self->risk));
  wm_values_set_by_id (values, "part", part);
  wm_values_set_by_id (values, "person", wm_record_get_value_by_id (self->risk, "owner"));
  wm_values_set_by_id (values, "decided_on", today);
  wm_values_set_by_id (values, "way", "here");
  id = wm_project_add_record (wm_session_get_project (self->session), values, &error);
  if (id != NULL)
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

static void
approve_plan_clicked_cb (WmRiskDetail *self)
{
  /* Translators: %s is the title of a risk. */
  g_autofree char *what = g_strdup_printf (_ ("Plan for “%s”"), wm_record_get_title (self->risk));

  approve (self, "plan", what);
}

static void
accept_rest_clicked_cb (WmRiskDetail *self)
{
  /* Translators: %s is the title of a risk. */
  g_autofree char *what =
      g_strdup_printf (_ ("What remains of “%s”"), wm_record_get_title (self->risk));

  approve (self, "remains", what);
}

/* Making it. */

static const WmField *
find_field (WmRiskDetail *self, const char *id)
{
  return wm_kind_find_field (self->kind, id);
}

static AdwPreferencesGroup *
add_group (WmRiskDetail *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return ADW_PREFERENCES_GROUP (group);
}

static void
take_row (WmRiskDetail *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static void
add_row (WmRiskDetail *self, AdwPreferencesGroup *group, const char *field_id)
{
  take_row (self, group, wm_field_row_new (self->session, find_field (self, field_id)));
}

static void
add_block (WmRiskDetail *self, const char *field_id)
{
  GtkWidget *block = wm_long_text_new (self->session, find_field (self, field_id));

  g_ptr_array_add (self->blocks, block);
  gtk_widget_set_parent (block, GTK_WIDGET (self));
}

static void
add_grade (WmRiskDetail *self, AdwPreferencesGroup *group, WmRiskView view)
{
  GtkWidget *row = adw_action_row_new ();

  self->grades[view] = WM_GRADE_BUTTON (wm_grade_button_new (self->session, view));
  self->grade_rows[view] = row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wm_risk_view_get_label (view));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->grades[view]));
  adw_preferences_group_add (group, row);
}

static GtkWidget *
add_button (WmRiskDetail *self, AdwPreferencesGroup *group, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_preferences_group_add (group, button);
  return button;
}

static void
add_sum (WmRiskDetail *self, GtkWidget *box, WmRiskView view)
{
  GtkWidget *mark = wm_chart_mark_new (WM_CHART_NONE);
  GtkWidget *label = gtk_label_new (NULL);

  self->marks[view] = WM_CHART_MARK (mark);
  self->sums[view] = GTK_LABEL (label);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
}

static void
make_sums (WmRiskDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_sum (self, box, WM_RISK_NOW);
  gtk_widget_set_margin_end (GTK_WIDGET (self->sums[WM_RISK_NOW]), 18);
  add_sum (self, box, WM_RISK_AFTER);
  gtk_widget_add_css_class (box, "risk-sums");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
make_hint (WmRiskDetail *self)
{
  GtkWidget *words = gtk_label_new (_ ("Suggested. It is yours as soon as you give it your own "
                                       "words or your own grade; or take it as it is."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take it as it is"));

  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->hint, "suggested-hint");
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (confirm_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->hint), words);
  gtk_box_append (GTK_BOX (self->hint), button);
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}

static void
make_what (WmRiskDetail *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("What could happen, and to what"), NULL);

  add_row (self, group, "title");
  add_row (self, group, "assets");
  add_row (self, group, "process");
  add_row (self, group, "effect");
  add_block (self, "threat");
  add_block (self, "weakness");
  add_block (self, "consequence");
}

static void
make_now (WmRiskDetail *self)
{
  AdwPreferencesGroup *group =
      add_group (self, _ ("How bad it is now"), _ ("With what is in place today (current risk)."));

  add_grade (self, group, WM_RISK_INHERENT);
  add_grade (self, group, WM_RISK_NOW);
  add_block (self, "existing");
  add_block (self, "grounds");
}

/* Beside four buttons there is no room for the explanation, which stands over the group. */
static void
treatment_said_cb (AdwActionRow *row)
{
  const char *subtitle = adw_action_row_get_subtitle (row);

  if (subtitle != NULL && *subtitle != '\0' && !wm_field_row_is_wrong (WM_FIELD_ROW (row)))
    adw_action_row_set_subtitle (row, "");
}

static void
add_treatment (WmRiskDetail *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = g_object_new (WM_TYPE_CHOICE_ROW, "session", self->session, "field",
                                 find_field (self, "treatment"), NULL);

  g_signal_connect (row, "notify::subtitle", G_CALLBACK (treatment_said_cb), NULL);
  treatment_said_cb (ADW_ACTION_ROW (row));
  take_row (self, group, row);
}

static void
make_treatment (WmRiskDetail *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("What we do about it"),
                                          wm_field_get_help (find_field (self, "treatment")));

  add_treatment (self, group);
  add_row (self, group, "owner");
  add_row (self, group, "controls");
  add_row (self, group, "due");
  self->actions = WM_CHILD_GROUP (wm_child_group_new (
      self->session, wm_session_get_kind (self->session, "risk_action"),
      wm_kind_find_field (wm_session_get_kind (self->session, "risk_action"), "risk")));
  gtk_widget_set_parent (GTK_WIDGET (self->actions), GTK_WIDGET (self));
  add_block (self, "plan");
}

static void
make_approval (WmRiskDetail *self)
{
  AdwPreferencesGroup *after =
      add_group (self, _ ("How bad it is afterwards"),
                 _ ("What remains when all this is done (residual risk)."));
  AdwPreferencesGroup *group = add_group (self, _ ("Who approves"), NULL);

  add_grade (self, after, WM_RISK_AFTER);
  add_row (self, group, "plan_approved_by");
  add_row (self, group, "plan_approved_on");
  add_row (self, group, "accepted_by");
  add_row (self, group, "accepted_on");
  add_row (self, group, "accepted_until");
  self->approve_plan = add_button (self, group, _ ("The owner _approved the plan today"),
                                   G_CALLBACK (approve_plan_clicked_cb));
  self->accept_rest = add_button (self, group, _ ("The owner a_ccepted what remains today"),
                                  G_CALLBACK (accept_rest_clicked_cb));
}

static void
make_rest (WmRiskDetail *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("More about it"), NULL);

  add_row (self, group, "status");
  add_block (self, "note");
}

static void
wm_risk_detail_dispose (GObject *object)
{
  WmRiskDetail *self = WM_RISK_DETAIL (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->blocks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->risk);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_detail_parent_class)->dispose (object);
}

static void
wm_risk_detail_finalize (GObject *object)
{
  g_ptr_array_unref (WM_RISK_DETAIL (object)->rows);
  g_ptr_array_unref (WM_RISK_DETAIL (object)->blocks);
  G_OBJECT_CLASS (wm_risk_detail_parent_class)->finalize (object);
}

static void
wm_risk_detail_class_init (WmRiskDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_risk_detail_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_risk_detail_init (WmRiskDetail *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->blocks = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

WmDetail *
wm_risk_detail_new (WmSession *session)
{
  WmRiskDetail *self = g_object_new (WM_TYPE_RISK_DETAIL, NULL);
  WmDetail *detail = WM_DETAIL (wm_detail_new (session));

  self->session = g_object_ref (session);
  self->kind = wm_session_get_kind (session, "risk");
  self->detail = detail;
  make_sums (self);
  make_hint (self);
  make_what (self);
  make_now (self);
  make_treatment (self);
  make_approval (self);
  make_rest (self);
  wm_detail_set_body (detail, GTK_WIDGET (self), focus_field_cb);
  g_signal_connect_object (session, "flush", G_CALLBACK (commit_now), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "notify::record-id", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (detail, "map", G_CALLBACK (detail_mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wm_session_get_project (session), "changed",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return detail;
}

static GtkWidget *
find_body (GtkWidget *widget)
{
  if (WM_IS_RISK_DETAIL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_body (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
wm_risk_detail_open_grade (WmDetail *detail)
{
  WmRiskDetail *self = WM_RISK_DETAIL (find_body (GTK_WIDGET (detail)));

  g_return_if_fail (self != NULL);

  if (self->risk != NULL)
    wm_grade_button_open (self->grades[WM_RISK_NOW]);
}
