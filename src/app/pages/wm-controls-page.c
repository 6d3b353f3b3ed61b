/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-controls-page.h"

#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-empty-register.h"
#include "app/widgets/wm-group-list.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-only-bar.h"
#include "app/widgets/wm-selection-bar.h"
#include "project/wm-edit-many.h"
#include "wm-control-filters.h"
#include "wm-control-hint.h"

#include <glib/gi18n.h>

/* Records whose words are read ahead in one go. */
#define WARM_RECORDS 100

/* Which kinds are selected: each has other fields to set. */
typedef enum
{
  BAR_CONTROLS,
  BAR_REQUIREMENTS,
  BAR_BOTH,
  N_BARS,
} Bar;

struct _WmControlsPage
{
  WmPage parent_instance;

  WmControlModel *model; /* owned */
  guint warm_id;
  guint open_id;

  /* Borrowed */
  WmListDetail *panes;
  WmDetail *detail;
  WmControlHint *hint;
  WmControlFilters *filters;
  WmOnlyBar *only;
  WmGroupList *list;
  GtkStack *stack;
  GtkWidget *foot;
  GtkWidget *shown; /* how much of the list is seen, in place of the selection */
  GtkWidget *count;
  WmSelectionBar *bars[N_BARS];
};

G_DEFINE_FINAL_TYPE (WmControlsPage, wm_controls_page, WM_TYPE_PAGE)

static WmSession *
get_session (WmControlsPage *self)
{
  return wm_page_get_session (WM_PAGE (self));
}

static const WmKind *
get_kind (WmControlsPage *self, const char *id)
{
  return wm_session_get_kind (get_session (self), id);
}

static guint
get_total (WmControlsPage *self, const char *kind_id)
{
  return (guint) wm_records_count (wm_session_get_database (get_session (self)),
                                   get_kind (self, kind_id));
}

/* What the page says. */

static guint
count_implemented (WmControlsPage *self)
{
  const WmKind *kind = get_kind (self, "control");
  g_autoptr (WmRecordList) implemented =
      wm_record_list_new (wm_session_get_database (get_session (self)),
                          wm_session_get_registry (get_session (self)), kind);

  wm_control_state_apply (WM_CONTROL_STATE_DONE, implemented, kind);
  return g_list_model_get_n_items (G_LIST_MODEL (implemented));
}

static void
update_subtitle (WmControlsPage *self)
{
  guint total = get_total (self, "control");
  g_autofree char *subtitle = NULL;

  /* Translators: how many controls are implemented, and how many there are. */
  subtitle = g_strdup_printf (_ ("%1$u of %2$u implemented"), count_implemented (self), total);
  wm_page_set_subtitle (WM_PAGE (self), subtitle);
  wm_control_filters_set_total (self->filters, total);
}

static Bar
choose_bar (WmControlsPage *self, const char *const *ids)
{
  gboolean seen[2] = { FALSE, FALSE };

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const WmKind *kind =
          wm_records_find_kind (wm_session_get_database (get_session (self)),
                                wm_session_get_registry (get_session (self)), ids[i]);

      seen[kind == get_kind (self, "control") ? 0 : 1] = TRUE;
    }
  if (seen[0] && seen[1])
    return BAR_BOTH;
  return seen[1] ? BAR_REQUIREMENTS : BAR_CONTROLS;
}

static void
update_foot (WmControlsPage *self)
{
  g_auto (GStrv) ids = wm_group_list_dup_selected (self->list);
  guint n = g_strv_length (ids);
  Bar bar = choose_bar (self, (const char *const *) ids);
  gboolean is_narrowed =
      wm_control_filters_is_set (self->filters) || wm_page_get_gap (WM_PAGE (self)) != NULL;
  g_autofree char *label = NULL;

  for (Bar i = 0; i < N_BARS; i++)
    wm_selection_bar_set_count (self->bars[i], i == bar && n > 1 ? n : 0);
  /* Translators: how many entries of a list are shown, and how many there are. */
  label = g_strdup_printf (_ ("%1$u of %2$u"), wm_control_model_count (self->model, NULL),
                           get_total (self, "control") + get_total (self, "requirement"));
  gtk_label_set_label (GTK_LABEL (self->count), label);
  gtk_widget_set_visible (self->shown, n < 2 && is_narrowed);
  gtk_widget_set_visible (self->foot, n > 1 || is_narrowed);
}

static void
update_detail (WmControlsPage *self)
{
  const char *id = wm_detail_get_record_id (self->detail);
  g_autoptr (WmRecord) record = NULL;

  if (id != NULL)
    record = wm_records_load (wm_session_get_database (get_session (self)),
                              wm_session_get_registry (get_session (self)), id);
  wm_control_hint_set_record (self->hint, record);
}

static const char *
choose_view (WmControlsPage *self)
{
  if (wm_control_model_count (self->model, NULL) > 0)
    return "list";
  return wm_control_filters_is_set (self->filters) ? "unmatched" : "mended";
}

static void
update (WmControlsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_view (self));
  update_subtitle (self);
  update_foot (self);
  update_detail (self);
}

/* Narrowing. */

static void
apply_filters_cb (gpointer user_data)
{
  WmControlsPage *self = user_data;
  WmControlFilter filter;

  wm_control_filters_read (self->filters, &filter);
  wm_control_model_set_filter (self->model, &filter);
}

static void
filters_changed_cb (WmControlsPage *self)
{
  wm_group_list_rearrange (self->list, FALSE, apply_filters_cb, self);
  update (self);
}

static gboolean
warm_cb (gpointer user_data)
{
  WmControlsPage *self = user_data;

  if (wm_control_model_warm (self->model, WARM_RECORDS))
    return G_SOURCE_CONTINUE;
  self->warm_id = 0;
  return G_SOURCE_REMOVE;
}

static void
warm (WmControlsPage *self)
{
  if (self->warm_id == 0)
    self->warm_id = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
}

/* Opening. */

static void
set_record (WmControlsPage *self, const char *id)
{
  wm_detail_set_record_id (self->detail, id);
  update_detail (self);
}

static void
opened_cb (WmControlsPage *self, const char *id)
{
  set_record (self, id);
  wm_list_detail_set_show_detail (self->panes, TRUE);
}

/* Enter goes on to what can be read and changed. */
static void
activated_cb (WmControlsPage *self, const char *id)
{
  opened_cb (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static gboolean
open_cb (gpointer user_data)
{
  WmControlsPage *self = user_data;

  self->open_id = 0;
  wm_list_detail_set_show_detail (self->panes, TRUE);
  return G_SOURCE_REMOVE;
}

/* Where the detail takes the place of the list one click is enough; but the list must not go away
 * under the button that is still pressed. */
static void
clicked_cb (WmControlsPage *self, const char *id)
{
  if (!wm_list_detail_get_collapsed (self->panes))
    return;
  wm_group_list_select (self->list, id);
  set_record (self, id);
  if (self->open_id == 0)
    self->open_id = g_idle_add (open_cb, self);
}

static void
selection_changed_cb (WmControlsPage *self)
{
  g_auto (GStrv) ids = wm_group_list_dup_selected (self->list);

  if (g_strv_length (ids) == 1)
    set_record (self, ids[0]);
  update_foot (self);
}

/* Many at once. */

/* The record that is open stays selected. */
static void
unselect_cb (WmControlsPage *self)
{
  const char *id = wm_detail_get_record_id (self->detail);

  if (id == NULL || !wm_group_list_select (self->list, id))
    gtk_selection_model_unselect_all (wm_group_list_get_selection (self->list));
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (widget);

  wm_page_show_gap (WM_PAGE (self), NULL);
  wm_control_filters_clear (self->filters);
  wm_control_filters_find (self->filters);
}

/* Vfuncs of the page. */

static void
refresh_cb (gpointer user_data)
{
  WmControlsPage *self = user_data;

  wm_control_model_refresh (self->model, NULL);
}

static void
wm_controls_page_changed (WmPage *page, WmChanges *changes)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);

  /* The names of people stand in the rows. */
  if (changes != NULL && !wm_changes_touches_kind (changes, "control") &&
      !wm_changes_touches_kind (changes, "requirement") &&
      !wm_changes_touches_kind (changes, "person"))
    return;
  wm_group_list_rearrange (self->list, TRUE, refresh_cb, self);
  update (self);
  warm (self);
}

static gboolean
wm_controls_page_show_record (WmPage *page, const char *id)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);
  guint position;

  if (!wm_control_model_find (self->model, id, &position))
    wm_control_filters_clear (self->filters);
  if (!wm_group_list_select (self->list, id))
    return FALSE;
  activated_cb (self, id);
  return TRUE;
}

static void
wm_controls_page_show_list (WmPage *page, const WmField *field, const char *value)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);
  const WmKind *kind = get_kind (self, "control");

  if (wm_kind_find_field (kind, field->id) != field)
    kind = get_kind (self, "requirement");
  wm_control_filters_set (self->filters, kind, field, value);
  wm_list_detail_go_back (self->panes);
  /* What was open before is none of these, as a rule. */
  wm_group_list_select_first (self->list);
}

typedef struct
{
  WmControlModel *model;
  GPtrArray *ids;
} Only;

static void
set_only_cb (gpointer user_data)
{
  Only *only = user_data;

  wm_control_model_set_only (only->model, only->ids);
}

static void
wm_controls_page_show_only (WmPage *page, GPtrArray *ids, const char *title)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);
  gboolean begins = ids != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->only));
  Only only = { self->model, ids };

  if (begins)
    {
      wm_control_filters_clear (self->filters);
      wm_list_detail_go_back (self->panes);
    }
  wm_group_list_rearrange (self->list, !begins, set_only_cb, &only);
  wm_only_bar_set_title (self->only, title);
  if (begins)
    wm_group_list_select_first (self->list);
  update (self);
}

static void
wm_controls_page_find (WmPage *page)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);

  wm_list_detail_go_back (self->panes);
  wm_control_filters_find (self->filters);
}

static gboolean
wm_controls_page_go_back (WmPage *page)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);

  if (wm_list_detail_go_back (self->panes))
    return TRUE;
  if (wm_group_list_get_n_selected (self->list) > 1)
    {
      unselect_cb (self);
      return TRUE;
    }
  return wm_control_filters_clear_text (self->filters);
}

static const char *
wm_controls_page_get_record_id (WmPage *page)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (page);

  if (wm_list_detail_get_collapsed (self->panes) && !wm_list_detail_get_show_detail (self->panes))
    return NULL;
  return wm_detail_get_record_id (self->detail);
}

/* Making it. */

static void
add_bar (WmControlsPage *self, Bar bar, WmSelectionBar *widget)
{
  self->bars[bar] = widget;
  gtk_widget_set_hexpand (GTK_WIDGET (widget), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (widget), GTK_ALIGN_END);
  g_signal_connect_swapped (widget, "selected", G_CALLBACK (wm_group_list_dup_selected),
                            self->list);
  g_signal_connect_swapped (widget, "unselect", G_CALLBACK (unselect_cb), self);
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (widget));
}

static void
make_shown (WmControlsPage *self)
{
  GtkWidget *clear = gtk_button_new_with_mnemonic (_ ("_Clear the filters"));

  self->shown = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (clear, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "controls.clear-filters");
  gtk_box_append (GTK_BOX (self->shown), clear);
  gtk_box_append (GTK_BOX (self->shown), self->count);
  gtk_widget_set_hexpand (self->shown, TRUE);
  gtk_widget_set_halign (self->shown, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->foot), self->shown);
}

static GtkWidget *
make_foot (WmControlsPage *self)
{
  static const char *const common[] = { "owner", NULL };
  const WmKind *control = get_kind (self, "control");
  const WmKind *requirement = get_kind (self, "requirement");

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->foot, "table-foot");
  make_shown (self);
  add_bar (self, BAR_CONTROLS, wm_selection_bar_new (get_session (self), control));
  add_bar (self, BAR_REQUIREMENTS, wm_selection_bar_new (get_session (self), requirement));
  add_bar (self, BAR_BOTH, wm_selection_bar_new_mixed (get_session (self), control, common));
  return self->foot;
}

static GtkWidget *
make_list (WmControlsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->filters = WM_CONTROL_FILTERS (wm_control_filters_new (get_session (self), self->model));
  self->list = WM_GROUP_LIST (
      wm_group_list_new (get_session (self), WM_GROUPED (self->model), _ ("Clauses and controls")));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, wm_empty_register_new_unmatched ("controls.clear-filters"),
                       "unmatched");
  gtk_stack_add_named (self->stack, wm_empty_register_new_mended (), "mended");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->filters), "table-head");
  gtk_widget_add_css_class (box, "view");
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->list, "opened", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "clicked", G_CALLBACK (clicked_cb), self);
  self->only = WM_ONLY_BAR (wm_only_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->only));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  return box;
}

static void
wm_controls_page_constructed (GObject *object)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (object);

  G_OBJECT_CLASS (wm_controls_page_parent_class)->constructed (object);
  self->model = wm_control_model_new (get_session (self));
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  self->detail = WM_DETAIL (wm_detail_new (get_session (self)));
  self->hint = WM_CONTROL_HINT (wm_control_hint_new (self->detail));
  wm_detail_add_part (self->detail, GTK_WIDGET (self->hint));
  wm_list_detail_set_list (self->panes, make_list (self));
  wm_list_detail_set_detail (self->panes, GTK_WIDGET (self->detail));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  wm_group_list_select_first (self->list);
  update (self);
  warm (self);
}

static void
wm_controls_page_dispose (GObject *object)
{
  WmControlsPage *self = WM_CONTROLS_PAGE (object);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  g_clear_handle_id (&self->open_id, g_source_remove);
  G_OBJECT_CLASS (wm_controls_page_parent_class)->dispose (object);
  g_clear_object (&self->model);
}

static void
wm_controls_page_class_init (WmControlsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  object_class->constructed = wm_controls_page_constructed;
  object_class->dispose = wm_controls_page_dispose;
  page_class->changed = wm_controls_page_changed;
  page_class->show_record = wm_controls_page_show_record;
  page_class->show_list = wm_controls_page_show_list;
  page_class->show_only = wm_controls_page_show_only;
  page_class->find = wm_controls_page_find;
  page_class->go_back = wm_controls_page_go_back;
  page_class->get_record_id = wm_controls_page_get_record_id;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "controls.clear-filters", NULL,
                                   clear_filters_action);
}

static void
wm_controls_page_init (WmControlsPage *self)
{
}
