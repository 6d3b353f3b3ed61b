/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-plan-row.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-chart-mark.h"
#include "app/wm-dates.h"
#include "store/wm-clock.h"

#include <glib/gi18n.h>

#define MARK_WIDTH 26

struct _WmRiskPlanEntry
{
  GObject parent_instance;

  WmRiskPlanItem *item; /* owned, nullable */
  char *title;          /* owned, nullable: of a heading */
};

G_DEFINE_FINAL_TYPE (WmRiskPlanEntry, wm_risk_plan_entry, G_TYPE_OBJECT)

static void
wm_risk_plan_entry_finalize (GObject *object)
{
  WmRiskPlanEntry *self = WM_RISK_PLAN_ENTRY (object);

  g_clear_pointer (&self->item, wm_risk_plan_item_free);
  g_free (self->title);
  G_OBJECT_CLASS (wm_risk_plan_entry_parent_class)->finalize (object);
}

static void
wm_risk_plan_entry_class_init (WmRiskPlanEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_risk_plan_entry_finalize;
}

static void
wm_risk_plan_entry_init (WmRiskPlanEntry *self)
{
}

WmRiskPlanEntry *
wm_risk_plan_entry_new (WmRiskPlanItem *item)
{
  WmRiskPlanEntry *self = g_object_new (WM_TYPE_RISK_PLAN_ENTRY, NULL);

  self->item = item;
  return self;
}

WmRiskPlanEntry *
wm_risk_plan_entry_new_heading (const char *title)
{
  WmRiskPlanEntry *self = g_object_new (WM_TYPE_RISK_PLAN_ENTRY, NULL);

  self->title = g_strdup (title);
  return self;
}

const WmRiskPlanItem *
wm_risk_plan_entry_get_item (WmRiskPlanEntry *self)
{
  g_return_val_if_fail (WM_IS_RISK_PLAN_ENTRY (self), NULL);

  return self->item;
}

struct _WmRiskPlanRow
{
  GtkWidget parent_instance;

  WmSession *session;     /* owned */
  WmRiskPlanEntry *entry; /* owned, nullable */

  /* Borrowed */
  GtkWidget *heading;
  GtkWidget *box;
  GtkWidget *check;
  WmChartMark *mark;
  GtkLabel *title;
  GtkLabel *risk;
  GtkLabel *state;
  GtkLabel *due;
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmRiskPlanRow, wm_risk_plan_row, GTK_TYPE_WIDGET)

static void
toggled_cb (WmRiskPlanRow *self)
{
  const WmRiskPlanItem *item = self->entry != NULL ? self->entry->item : NULL;
  const WmField *field;
  gboolean is_done = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  g_autofree char *today = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;

  if (self->settling || item == NULL || item->kind != WM_RISK_PLAN_ACTION)
    return;
  field = wm_kind_find_field (wm_session_get_kind (self->session, "risk_action"), "done_on");
  today = wm_clock_dup_today ();
  id = g_strdup (item->id);
  if (!wm_session_set_value (self->session, id, field, is_done ? today : NULL, &error))
    wm_session_report (self->session, error);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static const char *
get_state (const WmRiskPlanItem *item)
{
  if (item->is_done)
    return item->kind == WM_RISK_PLAN_ACTION ? _ ("Done") : _ ("In place");
  if (item->is_overdue)
    return _ ("Overdue");
  return item->is_approved ? _ ("Approved") : _ ("Not approved");
}

static void
show_state (WmRiskPlanRow *self, const WmRiskPlanItem *item)
{
  g_autofree char *day =
      wm_dates_dup_day (item->is_done && item->done_on != NULL ? item->done_on : item->due);
  GtkWidget *state = GTK_WIDGET (self->state);

  gtk_label_set_label (self->state, get_state (item));
  set_class (state, "success", item->is_done);
  set_class (state, "error", !item->is_done && item->is_overdue);
  set_class (state, "dim-label", !item->is_done && !item->is_overdue);
  gtk_label_set_label (self->due, *day != '\0' ? day : _ ("no date"));
}

static void
show_item (WmRiskPlanRow *self, const WmRiskPlanItem *item)
{
  gboolean is_action = item->kind == WM_RISK_PLAN_ACTION;
  g_autofree char *title =
      is_action ? g_strdup (item->title) : g_strdup_printf ("%s %s", item->reference, item->title);
  g_autofree char *against = NULL;
  g_autofree char *words = NULL;

  if (item->risk_title != NULL)
    /* Translators: number and title of the risk that something is done against. */
    against = g_strdup_printf (_ ("against %1$s %2$s"), item->risk_reference, item->risk_title);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->risk, against != NULL ? against : _ ("against no risk"));
  gtk_widget_set_visible (self->check, is_action);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !is_action);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), item->is_done);
  wm_chart_mark_set_tone (self->mark, item->is_done ? WM_CHART_GOOD : WM_CHART_NONE);
  show_state (self, item);
  /* Translators: a check box for screen readers: %s is what is to be done. */
  words = g_strdup_printf (_ ("Done: %s"), title);
  wm_accessible_set_label (self->check, words);
  g_free (words);
  words = g_strdup_printf ("%s, %s, %s, %s", title, gtk_label_get_label (self->risk),
                           gtk_label_get_label (self->state), gtk_label_get_label (self->due));
  wm_accessible_set_label (GTK_WIDGET (self), words);
}

static void
wm_risk_plan_row_dispose (GObject *object)
{
  WmRiskPlanRow *self = WM_RISK_PLAN_ROW (object);

  self->settling = TRUE;
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->entry);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_plan_row_parent_class)->dispose (object);
}

static void
wm_risk_plan_row_class_init (WmRiskPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_plan_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (GtkWidget *box, float align, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
make_front (WmRiskPlanRow *self)
{
  GtkWidget *front = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->check = gtk_check_button_new ();
  self->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  gtk_widget_set_size_request (front, MARK_WIDTH, -1);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (GTK_WIDGET (self->mark), 3);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (front), self->check);
  gtk_box_append (GTK_BOX (front), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self->box), front);
}

static void
wm_risk_plan_row_init (WmRiskPlanRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  make_front (self);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->box), words);
  self->title = new_label (words, 0, NULL);
  self->risk = new_label (words, 0, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->risk), "caption");
  self->state = new_label (self->box, 1, NULL);
  self->due = new_label (self->box, 1, "numeric");
  gtk_label_set_width_chars (self->due, 11);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wm_risk_plan_row_new (WmSession *session)
{
  WmRiskPlanRow *self = g_object_new (WM_TYPE_RISK_PLAN_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_risk_plan_row_set_entry (WmRiskPlanRow *self, WmRiskPlanEntry *entry)
{
  gboolean is_heading = entry != NULL && entry->item == NULL;

  g_return_if_fail (WM_IS_RISK_PLAN_ROW (self));

  g_set_object (&self->entry, entry);
  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->box, !is_heading);
  if (entry == NULL)
    return;
  self->settling = TRUE;
  if (is_heading)
    {
      gtk_label_set_label (GTK_LABEL (self->heading), entry->title);
      wm_accessible_set_label (GTK_WIDGET (self), entry->title);
    }
  else
    show_item (self, entry->item);
  self->settling = FALSE;
}
