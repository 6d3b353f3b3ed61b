/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-plan-view.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-tab-stop.h"
#include "wm-risk-plan-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 900

typedef enum
{
  SHOW_OPEN,
  SHOW_OVERDUE,
  SHOW_DONE,
  SHOW_ALL,
} Which;

struct _WmRiskPlanView
{
  GtkWidget parent_instance;

  WmSession *session;  /* owned */
  GListStore *entries; /* owned */

  /* Borrowed */
  GtkDropDown *which;
  GtkLabel *count;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (WmRiskPlanView, wm_risk_plan_view, GTK_TYPE_WIDGET)

static gboolean
is_wanted (Which which, const WmRiskPlanItem *item)
{
  switch (which)
    {
    case SHOW_OPEN:
      return !item->is_done;
    case SHOW_OVERDUE:
      return item->is_overdue && !item->is_done;
    case SHOW_DONE:
      return item->is_done;
    default:
      return TRUE;
    }
}

static void
say_count (WmRiskPlanView *self, guint n, guint n_overdue)
{
  g_autofree char *things = g_strdup_printf (ngettext ("%u thing to do", "%u things to do", n), n);
  g_autofree char *words = NULL;

  if (n_overdue > 0)
    /* Translators: how much there is to do, and how much of it is overdue. */
    words = g_strdup_printf (_ ("%1$s, %2$u overdue"), things, n_overdue);
  gtk_label_set_label (self->count, words != NULL ? words : things);
}

static void
say_nothing (WmRiskPlanView *self, guint n_all)
{
  if (n_all == 0)
    {
      adw_status_page_set_title (self->nothing, _ ("Nothing is planned yet"));
      adw_status_page_set_description (
          self->nothing, _ ("Choose controls and actions at each risk, with who and until when; "
                            "all of them stand here as your treatment plan."));
    }
  else
    {
      adw_status_page_set_title (self->nothing, _ ("Nothing of that"));
      adw_status_page_set_description (self->nothing,
                                       _ ("Choose “Everything” to see the whole plan."));
    }
}

static GPtrArray *
make_entries (WmRiskPlanView *self, GPtrArray *items)
{
  Which which = (Which) gtk_drop_down_get_selected (self->which);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *owner = NULL;
  gboolean is_first = TRUE;

  for (guint i = 0; i < items->len; i++)
    {
      WmRiskPlanItem *item = g_ptr_array_index (items, i);

      if (!is_wanted (which, item))
        continue;
      if (is_first || g_strcmp0 (owner, item->owner_id) != 0)
        g_ptr_array_add (entries, wm_risk_plan_entry_new_heading (item->owner != NULL
                                                                      ? item->owner
                                                                      : _ ("Nobody does it yet")));
      is_first = FALSE;
      g_free (owner);
      owner = g_strdup (item->owner_id);
      g_ptr_array_add (entries, wm_risk_plan_entry_new (item));
      items->pdata[i] = NULL;
    }
  return entries;
}

static void
free_item (gpointer item)
{
  if (item != NULL)
    wm_risk_plan_item_free (item);
}

void
wm_risk_plan_view_update (WmRiskPlanView *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n_open = 0;
  guint n_overdue = 0;
  guint n_all;
  double place;
  GtkAdjustment *adjustment;

  g_return_if_fail (WM_IS_RISK_PLAN_VIEW (self));

  items = wm_risk_plan_list (wm_session_get_project (self->session), NULL);
  n_all = items->len;
  /* Entries take what they show. */
  g_ptr_array_set_free_func (items, free_item);
  for (guint i = 0; i < items->len; i++)
    {
      n_open += is_wanted (SHOW_OPEN, g_ptr_array_index (items, i));
      n_overdue += is_wanted (SHOW_OVERDUE, g_ptr_array_index (items, i));
    }
  entries = make_entries (self, items);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  place = gtk_adjustment_get_value (adjustment);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  gtk_adjustment_set_value (adjustment, place);
  say_count (self, n_open, n_overdue);
  say_nothing (self, n_all);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "nothing");
}

/* Rows. */

static void
setup_row_cb (WmRiskPlanView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, wm_risk_plan_row_new (self->session));
}

static void
bind_row_cb (WmRiskPlanView *self, GtkListItem *item)
{
  WmRiskPlanEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  gboolean is_item = wm_risk_plan_entry_get_item (entry) != NULL;
  GtkWidget *outer = gtk_widget_get_parent (row);

  wm_risk_plan_row_set_entry (WM_RISK_PLAN_ROW (row), entry);
  gtk_list_item_set_activatable (item, is_item);
  if (is_item)
    gtk_widget_remove_css_class (outer, "group-heading");
  else
    gtk_widget_add_css_class (outer, "group-heading");
}

static void
unbind_row_cb (WmRiskPlanView *self, GtkListItem *item)
{
  wm_risk_plan_row_set_entry (WM_RISK_PLAN_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activated_cb (WmRiskPlanView *self, guint position)
{
  g_autoptr (WmRiskPlanEntry) entry =
      g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  const WmRiskPlanItem *item = entry != NULL ? wm_risk_plan_entry_get_item (entry) : NULL;
  g_autofree char *id = NULL;

  if (item == NULL)
    return;
  id = g_strdup (item->risk_id != NULL ? item->risk_id : item->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", id);
}

/* Making it. */

static void
wm_risk_plan_view_dispose (GObject *object)
{
  WmRiskPlanView *self = WM_RISK_PLAN_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entries);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_plan_view_parent_class)->dispose (object);
}

static void
wm_risk_plan_view_class_init (WmRiskPlanViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_plan_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_risk_plan_view_init (WmRiskPlanView *self)
{
  self->entries = g_list_store_new (WM_TYPE_RISK_PLAN_ENTRY);
}

static GtkWidget *
make_head (WmRiskPlanView *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_string_list_append (names, _ ("To be done"));
  gtk_string_list_append (names, _ ("Overdue"));
  gtk_string_list_append (names, _ ("Done"));
  gtk_string_list_append (names, _ ("Everything"));
  self->which = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  wm_accessible_set_label (GTK_WIDGET (self->which), _ ("What of the plan"));
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (wm_risk_plan_view_update),
                            self);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->which));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->count));
  gtk_widget_add_css_class (row, "table-head");
  return row;
}

static GtkWidget *
make_list (WmRiskPlanView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->entries)))),
      factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "control-list");
  wm_accessible_set_label (view, _ ("Treatment plan"));
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, view);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  return wm_tab_stop_new (GTK_WIDGET (self->scroller));
}

GtkWidget *
wm_risk_plan_view_new (WmSession *session)
{
  WmRiskPlanView *self = g_object_new (WM_TYPE_RISK_PLAN_VIEW, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "wm-risks-symbolic");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_set_parent (clamp, GTK_WIDGET (self));
  wm_risk_plan_view_update (self);
  return GTK_WIDGET (self);
}
