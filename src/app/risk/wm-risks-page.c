/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risks-page.h"

#include "app/compat/wm-accessible.h"
#include "risk/wm-risk-matrix.h"
#include "wm-risk-matrix-view.h"
#include "wm-risk-method-view.h"
#include "wm-risk-plan-view.h"
#include "wm-risk-register.h"
#include "wm-risk-show.h"
#include "wm-risk-suggest.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef enum
{
  VIEW_LIST,
  VIEW_MATRIX,
  VIEW_PLAN,
  VIEW_METHOD,
  N_VIEWS,
} View;

static const struct
{
  const char *id;
  const char *label;
  const char *topic; /* what F1 explains; NULL: the whole page */
} view_names[N_VIEWS] = {
  { "list", N_ ("_Risks"), NULL },
  { "matrix", N_ ("_Matrix"), "risk_matrix" },
  { "plan", N_ ("_Plan"), "risk_action" },
  { "method", N_ ("M_ethod"), "risk_method" },
};

struct _WmRisksPage
{
  WmPage parent_instance;

  /* Borrowed */
  GtkStack *stack;
  GtkWidget *suggest; /* in the bar */
  GtkToggleButton *buttons[N_VIEWS];
  GtkWidget *views[N_VIEWS]; /* NULL where it was not shown yet */
  View view;
  guint stale;        /* bits of the views that do not show the newest */
  guint writes : 1;   /* somebody writes the first risk */
  guint settling : 1; /* the switcher is set from here */
};

G_DEFINE_FINAL_TYPE (WmRisksPage, wm_risks_page, WM_TYPE_PAGE)

static WmSession *
get_session (WmRisksPage *self)
{
  return wm_page_get_session (WM_PAGE (self));
}

static WmRiskRegister *
get_register (WmRisksPage *self)
{
  return WM_RISK_REGISTER (self->views[VIEW_LIST]);
}

static gboolean
is_empty (WmRisksPage *self)
{
  return wm_records_count (wm_session_get_database (get_session (self)),
                           wm_session_get_kind (get_session (self), "risk")) == 0;
}

/* What the page says. */

static void
update_subtitle (WmRisksPage *self)
{
  WmDatabase *database = wm_session_get_database (get_session (self));
  g_autoptr (WmRiskMethod) method = wm_risk_show_load_method (get_session (self));
  g_autoptr (WmRiskMatrix) matrix = wm_risk_matrix_new (database, method, WM_RISK_NOW);
  guint n = wm_risk_matrix_get_total (matrix);
  guint n_above = wm_risk_matrix_count_band (matrix, WM_RISK_WATCH) +
                  wm_risk_matrix_count_band (matrix, WM_RISK_TREAT);
  g_autofree char *subtitle = NULL;

  if (n > 0)
    /* Translators: how many risks are larger than what is accepted, and how many there are. */
    subtitle = g_strdup_printf (_ ("%1$u of %2$u above the line"), n_above, n);
  wm_page_set_subtitle (WM_PAGE (self), subtitle);
}

/* The views. */

static GtkWidget *
make_view (WmRisksPage *self, View view)
{
  switch (view)
    {
    case VIEW_LIST:
      return wm_risk_register_new (get_session (self));
    case VIEW_MATRIX:
      return wm_risk_matrix_view_new (get_session (self));
    case VIEW_PLAN:
      return wm_risk_plan_view_new (get_session (self));
    case VIEW_METHOD:
      return wm_risk_method_view_new (get_session (self));
    default:
      g_assert_not_reached ();
    }
}

static void
update_view (WmRisksPage *self, View view)
{
  if ((self->stale & (1u << view)) == 0)
    return;
  self->stale &= ~(1u << view);
  if (view == VIEW_LIST)
    wm_risk_register_update (get_register (self));
  else if (view == VIEW_MATRIX)
    wm_risk_matrix_view_update (WM_RISK_MATRIX_VIEW (self->views[view]));
  else if (view == VIEW_PLAN)
    wm_risk_plan_view_update (WM_RISK_PLAN_VIEW (self->views[view]));
  else
    wm_risk_method_view_update (WM_RISK_METHOD_VIEW (self->views[view]));
}

static void
ensure_view (WmRisksPage *self, View view)
{
  if (self->views[view] == NULL)
    {
      self->views[view] = make_view (self, view);
      gtk_stack_add_named (self->stack, self->views[view], view_names[view].id);
    }
  update_view (self, view);
}

static void
show (WmRisksPage *self)
{
  gboolean shows_empty = is_empty (self) && !self->writes && self->view != VIEW_METHOD;

  ensure_view (self, self->view);
  gtk_stack_set_visible_child_name (self->stack, shows_empty ? "empty" : view_names[self->view].id);
  wm_page_set_topic (WM_PAGE (self), shows_empty ? NULL : view_names[self->view].topic);
  /* One primary action a page: where it is empty the same stands in its middle. */
  gtk_widget_set_visible (self->suggest, !shows_empty);
  self->settling = TRUE;
  gtk_toggle_button_set_active (self->buttons[self->view], TRUE);
  self->settling = FALSE;
}

static void
set_view (WmRisksPage *self, View view)
{
  self->view = view;
  show (self);
}

static void
show_list (WmRisksPage *self)
{
  if (self->view != VIEW_LIST || self->views[VIEW_LIST] == NULL)
    set_view (self, VIEW_LIST);
  else
    update_view (self, VIEW_LIST);
}

static void
view_toggled_cb (WmRisksPage *self, GtkToggleButton *button)
{
  if (self->settling || !gtk_toggle_button_get_active (button))
    return;
  for (View view = 0; view < N_VIEWS; view++)
    if (self->buttons[view] == button)
      set_view (self, view);
}

/* Actions. */

static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (View view = 0; view < N_VIEWS; view++)
    if (g_str_equal (view_names[view].id, g_variant_get_string (parameter, NULL)))
      set_view (WM_RISKS_PAGE (widget), view);
}

static void
suggest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  wm_risk_suggest_show (GTK_WINDOW (root), get_session (WM_RISKS_PAGE (widget)));
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_page_create (WM_PAGE (widget));
}

static void
show_cell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRisksPage *self = WM_RISKS_PAGE (widget);
  WmDatabase *database = wm_session_get_database (get_session (self));
  g_autoptr (WmRiskMethod) method = wm_risk_show_load_method (get_session (self));
  g_autoptr (WmRiskMatrix) matrix = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  guint view, likelihood, impact;
  g_autofree char *cell = NULL;
  g_autofree char *title = NULL;

  g_variant_get (parameter, "(uuu)", &view, &likelihood, &impact);
  if (view >= WM_RISK_N_VIEWS || likelihood < 1 || impact < 1 ||
      likelihood > method->n_levels[WM_RISK_LIKELIHOOD] ||
      impact > method->n_levels[WM_RISK_IMPACT])
    return;
  matrix = wm_risk_matrix_new (database, method, view);
  ids = wm_risk_matrix_dup_ids (matrix, likelihood, impact);
  cell = wm_risk_method_dup_words (method, likelihood, impact);
  /* Translators: which grade, such as "Now" or "After treatment", and a cell of the matrix. */
  title = g_strdup_printf (_ ("%1$s: %2$s"), wm_risk_view_get_label (view), cell);
  set_view (self, VIEW_LIST);
  wm_risk_register_show_only (get_register (self), ids, title);
}

static void
show_above_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRisksPage *self = WM_RISKS_PAGE (widget);

  set_view (self, VIEW_LIST);
  wm_risk_register_show_filter (get_register (self), WM_RISK_ABOVE_THE_LINE);
}

/* Vfuncs of the page. */

/* Whether anything that a view says may be other now. */
static gboolean
is_concerned (WmChanges *changes)
{
  static const char *const kinds[] = { "risk",     "risk_method", "risk_level", "risk_action",
                                       "risk_run", "risk_grade",  "person",     "control" };

  if (changes == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (wm_changes_touches_kind (changes, kinds[i]))
      return TRUE;
  return FALSE;
}

/* Where nobody looks it is read when somebody does. */
static void
wm_risks_page_changed (WmPage *page, WmChanges *changes)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  if (!is_concerned (changes))
    return;
  for (View view = 0; view < N_VIEWS; view++)
    if (self->views[view] != NULL)
      self->stale |= 1u << view;
  if (!is_empty (self))
    self->writes = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show (self);
  update_subtitle (self);
}

static void
wm_risks_page_map (GtkWidget *widget)
{
  WmRisksPage *self = WM_RISKS_PAGE (widget);

  if (self->stale != 0)
    {
      show (self);
      update_subtitle (self);
    }
  GTK_WIDGET_CLASS (wm_risks_page_parent_class)->map (widget);
}

static gboolean
wm_risks_page_show_record (WmPage *page, const char *id)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);
  const WmKind *kind = wm_records_find_kind (wm_session_get_database (get_session (self)),
                                             wm_session_get_registry (get_session (self)), id);

  if (kind != NULL && g_str_equal (kind->id, "risk_method"))
    {
      set_view (self, VIEW_METHOD);
      return TRUE;
    }
  show_list (self);
  return wm_risk_register_show_record (get_register (self), id);
}

static void
wm_risks_page_show_list (WmPage *page, const WmField *field, const char *value)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  show_list (self);
  wm_risk_register_show_field (get_register (self), field, value);
}

static void
wm_risks_page_show_only (WmPage *page, GPtrArray *ids, const char *title)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  show_list (self);
  wm_risk_register_show_only (get_register (self), ids, title);
}

static void
wm_risks_page_find (WmPage *page)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  show_list (self);
  wm_risk_register_find (get_register (self));
}

static void
wm_risks_page_create (WmPage *page)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  self->writes = TRUE;
  set_view (self, VIEW_LIST);
  wm_risk_register_create (get_register (self));
}

static gboolean
wm_risks_page_go_back (WmPage *page)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  if (self->view == VIEW_LIST)
    return wm_risk_register_go_back (get_register (self));
  return FALSE;
}

static const char *
wm_risks_page_get_record_id (WmPage *page)
{
  WmRisksPage *self = WM_RISKS_PAGE (page);

  return self->view == VIEW_LIST && self->views[VIEW_LIST] != NULL
             ? wm_risk_register_get_record_id (get_register (self))
             : NULL;
}

/* Making it. */

static GtkWidget *
make_switcher (WmRisksPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  wm_accessible_set_label (box, _ ("What is shown"));
  for (View view = 0; view < N_VIEWS; view++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_ (view_names[view].label));

      self->buttons[view] = GTK_TOGGLE_BUTTON (button);
      if (view > 0)
        gtk_toggle_button_set_group (self->buttons[view], self->buttons[0]);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (view_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_bar (WmRisksPage *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *suggest = gtk_button_new_with_mnemonic (_ ("_Suggest risks…"));

  gtk_widget_add_css_class (bar, "risks-bar");
  self->suggest = suggest;
  gtk_widget_add_css_class (suggest, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (suggest), "risks.suggest");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), make_switcher (self));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), suggest);
  return bar;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *suggest = gtk_button_new_with_mnemonic (_ ("_Suggest risks for my assets"));
  GtkWidget *write = gtk_button_new_with_mnemonic (_ ("_Write one myself"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "wm-risks-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("What could happen?"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("A risk is something that could happen to what you have, with how likely it is and how "
         "bad it would be. Decide what you do about each, and the auditor sees why you need the "
         "controls that you chose."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (suggest), "risks.suggest");
  gtk_widget_add_css_class (suggest, "pill");
  gtk_widget_add_css_class (suggest, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (write), "risks.write");
  gtk_widget_add_css_class (write, "flat");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), suggest);
  gtk_box_append (GTK_BOX (box), write);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
wm_risks_page_constructed (GObject *object)
{
  WmRisksPage *self = WM_RISKS_PAGE (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (wm_risks_page_parent_class)->constructed (object);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  show (self);
  update_subtitle (self);
}

static void
wm_risks_page_class_init (WmRisksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = wm_risks_page_constructed;
  widget_class->map = wm_risks_page_map;
  page_class->changed = wm_risks_page_changed;
  page_class->show_record = wm_risks_page_show_record;
  page_class->show_list = wm_risks_page_show_list;
  page_class->show_only = wm_risks_page_show_only;
  page_class->find = wm_risks_page_find;
  page_class->create = wm_risks_page_create;
  page_class->go_back = wm_risks_page_go_back;
  page_class->get_record_id = wm_risks_page_get_record_id;
  gtk_widget_class_install_action (widget_class, "risks.show-view", "s", show_view_action);
  gtk_widget_class_install_action (widget_class, "risks.show-cell", "(uuu)", show_cell_action);
  gtk_widget_class_install_action (widget_class, "risks.show-above", NULL, show_above_action);
  gtk_widget_class_install_action (widget_class, "risks.suggest", NULL, suggest_action);
  gtk_widget_class_install_action (widget_class, "risks.write", NULL, write_action);
}

static void
wm_risks_page_init (WmRisksPage *self)
{
}

GtkWidget *
wm_risks_page_get_view (WmRisksPage *self, const char *id)
{
  g_return_val_if_fail (WM_IS_RISKS_PAGE (self), NULL);

  for (View view = 0; view < N_VIEWS; view++)
    if (g_str_equal (view_names[view].id, id))
      return self->views[view];
  return NULL;
}
