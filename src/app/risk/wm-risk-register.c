/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-register.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-empty-register.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-only-bar.h"
#include "app/widgets/wm-quick-add.h"
#include "app/widgets/wm-selection-bar.h"
#include "app/wm-count.h"
#include "model/wm-field-value.h"
#include "project/wm-edit-many.h"
#include "risk/wm-suggest.h"
#include "wm-risk-detail.h"

#include <glib/gi18n.h>

struct _WmRiskRegister
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRiskModel *model; /* owned */
  const WmKind *kind;
  guint open_id;

  /* Borrowed */
  WmListDetail *panes;
  WmDetail *detail;
  GtkWidget *entry;
  GtkDropDown *order;
  GtkDropDown *filter;
  GtkButton *field;
  WmOnlyBar *only;
  GtkStack *stack;
  WmGroupList *list;
  WmQuickAdd *quick_add;
  WmSelectionBar *selection;
  GtkWidget *confirm; /* beside the selection */
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmRiskRegister, wm_risk_register, GTK_TYPE_WIDGET)

/* What it says. */

/* Of one alone the detail says it. */
static gboolean
is_any_suggested (WmRiskRegister *self)
{
  g_auto (GStrv) ids = wm_group_list_dup_selected (self->list);
  g_auto (GStrv) suggested = wm_suggest_list_unconfirmed (wm_session_get_project (self->session),
                                                          (const char *const *) ids);

  return suggested[0] != NULL;
}

static void
update_foot (WmRiskRegister *self)
{
  guint n = wm_group_list_get_n_selected (self->list);

  wm_selection_bar_set_count (self->selection, n > 1 ? n : 0);
  gtk_widget_set_visible (self->confirm, n > 1 && is_any_suggested (self));
  gtk_widget_set_visible (GTK_WIDGET (self->quick_add), n <= 1);
}

static void
update_placeholder (WmRiskRegister *self)
{
  guint n = (guint) wm_records_count (wm_session_get_database (self->session), self->kind);
  g_autofree char *things = wm_count_dup (self->kind, n);
  /* Translators: %s says how many there are: "Filter 64 assets". */
  g_autofree char *label = g_strdup_printf (_ ("Filter %s"), things);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  wm_accessible_set_label (self->entry, label);
}

static const char *
choose_view (WmRiskRegister *self)
{
  if (wm_risk_model_count (self->model) > 0)
    return "list";
  return wm_risk_model_is_narrowed (self->model) ? "unmatched" : "nothing";
}

static void
update (WmRiskRegister *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_view (self));
  update_placeholder (self);
  update_foot (self);
}

/* Narrowing. */

static void
mark (GtkDropDown *drop_down)
{
  if (gtk_drop_down_get_selected (drop_down) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (drop_down), "narrowing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (drop_down), "narrowing");
}

static void
apply_cb (gpointer user_data)
{
  WmRiskRegister *self = user_data;

  wm_risk_model_set_order (self->model, (WmRiskOrder) gtk_drop_down_get_selected (self->order));
  wm_risk_model_set_filter (self->model, (WmRiskFilter) gtk_drop_down_get_selected (self->filter));
  wm_risk_model_set_text (self->model, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
narrowed_cb (WmRiskRegister *self)
{
  if (self->settling)
    return;
  mark (self->filter);
  wm_group_list_rearrange (self->list, FALSE, apply_cb, self);
  update (self);
}

static void
set_field (WmRiskRegister *self, const WmField *field, const char *value)
{
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  wm_risk_model_set_field (self->model, field, value);
  gtk_widget_set_visible (GTK_WIDGET (self->field), field != NULL);
  if (field == NULL)
    return;
  if (value == NULL)
    said = g_strdup (C_ ("filter", "none"));
  else if (wm_field_names_records (field))
    said = wm_records_dup_title (wm_session_get_database (self->session),
                                 wm_session_get_registry (self->session), value);
  else
    said = wm_field_dup_display (field, value);
  /* Translators: a field and the value to which a list is narrowed: "Owner: none". */
  words =
      g_strdup_printf (_ ("%1$s: %2$s  ✕"), wm_field_get_label (field), said != NULL ? said : "");
  gtk_button_set_label (self->field, words);
}

static void
clear_filters (WmRiskRegister *self)
{
  self->settling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->filter, WM_RISK_ALL_OPEN);
  self->settling = FALSE;
  set_field (self, NULL, NULL);
  narrowed_cb (self);
}

static void
field_clicked_cb (WmRiskRegister *self)
{
  set_field (self, NULL, NULL);
  narrowed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRiskRegister *self = WM_RISK_REGISTER (widget);

  gtk_widget_activate_action (widget, "page.show-all", NULL);
  clear_filters (self);
  gtk_widget_grab_focus (self->entry);
}

/* Opening. */

/* Where the detail was hidden its texts were laid out for another width, and GTK 4.8 does not hear
 * them ask for a new size when they get one; texts that are new are measured in time. */
static void
opened_cb (WmRiskRegister *self, const char *id)
{
  if (wm_list_detail_get_collapsed (self->panes) && !wm_list_detail_get_show_detail (self->panes))
    wm_detail_set_record_id (self->detail, NULL);
  wm_detail_set_record_id (self->detail, id);
  wm_list_detail_set_show_detail (self->panes, TRUE);
}

static void
activated_cb (WmRiskRegister *self, const char *id)
{
  opened_cb (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static gboolean
open_cb (gpointer user_data)
{
  WmRiskRegister *self = user_data;

  self->open_id = 0;
  wm_list_detail_set_show_detail (self->panes, TRUE);
  return G_SOURCE_REMOVE;
}

/* The list must not go away under the button that is still pressed. */
static void
clicked_cb (WmRiskRegister *self, const char *id)
{
  if (!wm_list_detail_get_collapsed (self->panes))
    return;
  wm_group_list_select (self->list, id);
  wm_detail_set_record_id (self->detail, NULL);
  wm_detail_set_record_id (self->detail, id);
  if (self->open_id == 0)
    self->open_id = g_idle_add (open_cb, self);
}

static void
selection_changed_cb (WmRiskRegister *self)
{
  g_auto (GStrv) ids = wm_group_list_dup_selected (self->list);

  if (g_strv_length (ids) == 1)
    wm_detail_set_record_id (self->detail, ids[0]);
  update_foot (self);
}

/* Changing. */

static void
delete_selected (WmRiskRegister *self)
{
  g_auto (GStrv) ids = wm_group_list_dup_selected (self->list);

  if (ids[0] != NULL)
    wm_session_delete (self->session, (const char *const *) ids);
}

static void
confirm_cb (WmRiskRegister *self)
{
  g_auto (GStrv) selected = wm_group_list_dup_selected (self->list);
  g_auto (GStrv) ids = wm_suggest_list_unconfirmed (wm_session_get_project (self->session),
                                                    (const char *const *) selected);
  GError *error = NULL;

  if (ids[0] == NULL)
    return;
  if (wm_suggest_confirm (wm_session_get_project (self->session), (const char *const *) ids,
                          &error))
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

static void
unselect_cb (WmRiskRegister *self)
{
  const char *id = wm_detail_get_record_id (self->detail);

  if (id == NULL || !wm_group_list_select (self->list, id))
    gtk_selection_model_unselect_all (wm_group_list_get_selection (self->list));
}

static GPtrArray *
make_values (WmRiskRegister *self, char **names)
{
  GPtrArray *many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      WmValues *values = wm_values_new (self->kind);

      wm_values_set_by_id (values, "title", names[i]);
      g_ptr_array_add (many, values);
    }
  return many;
}

static gboolean
add_cb (WmRiskRegister *self, char **names)
{
  g_autoptr (GPtrArray) many = make_values (self, names);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint failed = 0;

  ids = wm_project_add_records (wm_session_get_project (self->session), many, &failed, &error);
  wm_quick_add_set_error (self->quick_add, error != NULL ? error->message : NULL);
  if (ids == NULL)
    return FALSE;
  clear_filters (self);
  wm_group_list_select (self->list, ids[0]);
  if (many->len > 1)
    wm_session_say_done (self->session);
  return TRUE;
}

/* What the page shows only goes with what this list alone does. */
static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_risk_register_show_only (WM_RISK_REGISTER (widget), NULL, NULL);
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "page.show-all", NULL);
}

static void
delete_selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  delete_selected (WM_RISK_REGISTER (widget));
}

static void
grade_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRiskRegister *self = WM_RISK_REGISTER (widget);

  if (!gtk_widget_get_mapped (widget) || wm_detail_get_record_id (self->detail) == NULL)
    return;
  wm_list_detail_set_show_detail (self->panes, TRUE);
  wm_risk_detail_open_grade (self->detail);
}

/* Making it. */

static void
wm_risk_register_dispose (GObject *object)
{
  WmRiskRegister *self = WM_RISK_REGISTER (object);
  GtkWidget *child;

  self->settling = TRUE;
  g_clear_handle_id (&self->open_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_register_parent_class)->dispose (object);
}

static void
wm_risk_register_class_init (WmRiskRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_risk_register_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "risk-register.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "risk-register.grade", NULL, grade_action);
  gtk_widget_class_install_action (widget_class, "risk-register.delete", NULL,
                                   delete_selected_action);
}

/* Wherever on the page the focus is. */
static void
wm_risk_register_init (WmRiskRegister *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_g, GDK_CONTROL_MASK),
                        gtk_named_action_new ("risk-register.grade")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
list_key_cb (WmRiskRegister *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Delete || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  delete_selected (self);
  return GDK_EVENT_STOP;
}

static GtkDropDown *
new_drop_down (WmRiskRegister *self, const char *const *words, guint n, const char *label)
{
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (model, _ (words[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (model), NULL);
  wm_accessible_set_label (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (narrowed_cb), self);
  return GTK_DROP_DOWN (drop_down);
}

static GtkWidget *
make_filters (WmRiskRegister *self)
{
  static const char *const orders[] = { N_ ("By size"), N_ ("By owner"), N_ ("By treatment") };
  static const char *const filters[] = { N_ ("All open"),   N_ ("Above the line"),
                                         N_ ("Suggested"),  N_ ("Without an owner"),
                                         N_ ("Not graded"), N_ ("Closed") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (narrowed_cb), self);
  self->order = new_drop_down (self, orders, G_N_ELEMENTS (orders), _ ("How it is grouped"));
  self->filter = new_drop_down (self, filters, G_N_ELEMENTS (filters), _ ("Which risks"));
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->order));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->filter));
  self->field = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->field), "narrowing");
  gtk_widget_add_css_class (GTK_WIDGET (self->field), "pill-filter");
  gtk_widget_set_halign (GTK_WIDGET (self->field), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->field), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->field), _ ("Take this filter off"));
  g_signal_connect_swapped (self->field, "clicked", G_CALLBACK (field_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->field));
  gtk_widget_add_css_class (box, "table-head");
  return box;
}

static GtkWidget *
make_foot (WmRiskRegister *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (foot, "table-foot");
  self->quick_add = wm_quick_add_new (_ ("Add a risk of your own"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->quick_add), TRUE);
  g_signal_connect_swapped (self->quick_add, "add", G_CALLBACK (add_cb), self);
  self->selection = wm_selection_bar_new (self->session, self->kind);
  gtk_widget_set_hexpand (GTK_WIDGET (self->selection), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->selection), GTK_ALIGN_END);
  g_signal_connect_swapped (self->selection, "selected", G_CALLBACK (wm_group_list_dup_selected),
                            self->list);
  g_signal_connect_swapped (self->selection, "unselect", G_CALLBACK (unselect_cb), self);
  self->confirm = gtk_button_new_with_mnemonic (_ ("_Take as they are"));
  g_signal_connect_swapped (self->confirm, "clicked", G_CALLBACK (confirm_cb), self);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->quick_add));
  gtk_box_append (GTK_BOX (foot), self->confirm);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->selection));
  return foot;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("No open risk. Add one below, or have some suggested."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 24);
  gtk_widget_set_margin_end (label, 24);
  return label;
}

static GtkWidget *
make_list (WmRiskRegister *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list =
      WM_GROUP_LIST (wm_group_list_new (self->session, WM_GROUPED (self->model), _ ("Risks")));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, wm_empty_register_new_unmatched ("risk-register.clear-filters"),
                       "unmatched");
  gtk_stack_add_named (self->stack, make_nothing (), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (box, "view");
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "clicked", G_CALLBACK (clicked_cb), self);
  self->only = WM_ONLY_BAR (wm_only_bar_new ());
  gtk_box_append (GTK_BOX (box), make_filters (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->only));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  return box;
}

GtkWidget *
wm_risk_register_new (WmSession *session)
{
  WmRiskRegister *self = g_object_new (WM_TYPE_RISK_REGISTER, NULL);

  self->session = g_object_ref (session);
  self->kind = wm_session_get_kind (session, "risk");
  self->model = wm_risk_model_new (session);
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  self->detail = wm_risk_detail_new (session);
  wm_list_detail_set_list (self->panes, make_list (self));
  wm_list_detail_set_detail (self->panes, GTK_WIDGET (self->detail));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  wm_group_list_select_first (self->list);
  update (self);
  return GTK_WIDGET (self);
}

WmRiskModel *
wm_risk_register_get_model (WmRiskRegister *self)
{
  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), NULL);

  return self->model;
}

WmGroupList *
wm_risk_register_get_list (WmRiskRegister *self)
{
  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), NULL);

  return self->list;
}

WmDetail *
wm_risk_register_get_detail (WmRiskRegister *self)
{
  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), NULL);

  return self->detail;
}

static void
refresh_cb (gpointer user_data)
{
  wm_risk_model_refresh (WM_RISK_REGISTER (user_data)->model);
}

void
wm_risk_register_update (WmRiskRegister *self)
{
  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  wm_group_list_rearrange (self->list, TRUE, refresh_cb, self);
  if (wm_detail_get_record_id (self->detail) == NULL)
    wm_group_list_select_first (self->list);
  update (self);
}

gboolean
wm_risk_register_show_record (WmRiskRegister *self, const char *id)
{
  guint position;

  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), FALSE);

  if (!wm_grouped_find (WM_GROUPED (self->model), id, &position))
    clear_filters (self);
  if (!wm_grouped_find (WM_GROUPED (self->model), id, &position))
    gtk_drop_down_set_selected (self->filter, WM_RISK_CLOSED);
  if (!wm_group_list_select (self->list, id))
    return FALSE;
  activated_cb (self, id);
  return TRUE;
}

void
wm_risk_register_show_filter (WmRiskRegister *self, WmRiskFilter filter)
{
  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  clear_filters (self);
  wm_list_detail_go_back (self->panes);
  gtk_drop_down_set_selected (self->filter, filter);
  wm_group_list_select_first (self->list);
}

void
wm_risk_register_show_field (WmRiskRegister *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  clear_filters (self);
  wm_list_detail_go_back (self->panes);
  set_field (self, field, value);
  narrowed_cb (self);
  wm_group_list_select_first (self->list);
}

typedef struct
{
  WmRiskModel *model;
  GPtrArray *ids;
} Only;

static void
set_only_cb (gpointer user_data)
{
  Only *only = user_data;

  wm_risk_model_set_only (only->model, only->ids);
}

void
wm_risk_register_show_only (WmRiskRegister *self, GPtrArray *ids, const char *title)
{
  gboolean begins;
  Only only;

  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  begins = ids != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->only));
  only = (Only){ self->model, ids };
  if (begins)
    {
      clear_filters (self);
      wm_list_detail_go_back (self->panes);
    }
  wm_group_list_rearrange (self->list, !begins, set_only_cb, &only);
  wm_only_bar_set_title (self->only, title);
  if (begins)
    wm_group_list_select_first (self->list);
  update (self);
}

void
wm_risk_register_find (WmRiskRegister *self)
{
  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  wm_list_detail_go_back (self->panes);
  gtk_widget_grab_focus (self->entry);
}

void
wm_risk_register_create (WmRiskRegister *self)
{
  g_return_if_fail (WM_IS_RISK_REGISTER (self));

  wm_list_detail_go_back (self->panes);
  unselect_cb (self);
  wm_quick_add_start (self->quick_add);
}

gboolean
wm_risk_register_go_back (WmRiskRegister *self)
{
  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), FALSE);

  if (wm_list_detail_go_back (self->panes))
    return TRUE;
  if (wm_group_list_get_n_selected (self->list) > 1)
    {
      unselect_cb (self);
      return TRUE;
    }
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return TRUE;
}

const char *
wm_risk_register_get_record_id (WmRiskRegister *self)
{
  g_return_val_if_fail (WM_IS_RISK_REGISTER (self), NULL);

  if (wm_list_detail_get_collapsed (self->panes) && !wm_list_detail_get_show_detail (self->panes))
    return NULL;
  return wm_detail_get_record_id (self->detail);
}
