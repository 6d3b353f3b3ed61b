/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-group-list.h"

#include "app/compat/wm-accessible.h"
#include "wm-group-row.h"
#include "wm-tab-stop.h"

struct _WmGroupList
{
  GtkWidget parent_instance;

  WmSession *session;           /* owned */
  WmGrouped *model;             /* owned */
  GtkMultiSelection *selection; /* owned */
  GtkScrolledWindow *scroller;  /* borrowed */
  GtkListView *view;            /* borrowed */
  guint last;                   /* where a single row was selected last */
  guint reveal_id;
  char *reveal;       /* owned, nullable: what to scroll to as soon as there are sizes */
  guint settling : 1; /* what the selection says now comes from here */
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_OPENED,
  SIGNAL_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmGroupList, wm_group_list, GTK_TYPE_WIDGET)

/* Rows. */

static void
row_clicked_cb (WmGroupList *self, WmGroupRow *row)
{
  g_autofree char *id = g_strdup (wm_group_row_get_record_id (row));

  g_signal_emit (self, signals[SIGNAL_CLICKED], 0, id);
}

static void
setup_row_cb (WmGroupList *self, GtkListItem *item)
{
  GtkWidget *row = wm_group_row_new (self->session, self->model);

  g_signal_connect_swapped (row, "clicked", G_CALLBACK (row_clicked_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (WmGroupList *self, GtkListItem *item)
{
  gpointer record = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *outer = gtk_widget_get_parent (row);

  wm_group_row_set_item (WM_GROUP_ROW (row), record);
  gtk_list_item_set_selectable (item, WM_IS_RECORD (record));
  gtk_list_item_set_activatable (item, WM_IS_RECORD (record));
  if (WM_IS_RECORD (record))
    gtk_widget_remove_css_class (outer, "group-heading");
  else
    gtk_widget_add_css_class (outer, "group-heading");
}

static void
unbind_row_cb (WmGroupList *self, GtkListItem *item)
{
  wm_group_row_set_item (WM_GROUP_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
find_row (WmGroupList *self, const char *id)
{
  for (GtkWidget *outer = gtk_widget_get_first_child (GTK_WIDGET (self->view)); outer != NULL;
       outer = gtk_widget_get_next_sibling (outer))
    {
      GtkWidget *row = gtk_widget_get_first_child (outer);

      if (WM_IS_GROUP_ROW (row) &&
          g_strcmp0 (wm_group_row_get_record_id (WM_GROUP_ROW (row)), id) == 0)
        return outer;
    }
  return NULL;
}

/* Selection. */

static GtkBitset *
get_selected (WmGroupList *self)
{
  return gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
}

static void
set_selected (WmGroupList *self, GtkBitset *selected)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);
  gboolean was_settling = self->settling;

  self->settling = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->settling = was_settling;
}

static GtkBitset *
without_headings (WmGroupList *self, GtkBitset *selected)
{
  GtkBitset *records = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (wm_grouped_get_id (self->model, position) != NULL)
      gtk_bitset_add (records, position);
  return records;
}

static void
scroll_to (WmGroupList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* The arrow keys pass over a heading. */
static void
step_over (WmGroupList *self, guint heading, GtkBitset *records)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint next = heading > self->last || heading == 0 ? heading + 1 : heading - 1;
  GtkWidget *row;

  if (next >= n || wm_grouped_get_id (self->model, next) == NULL)
    return;
  gtk_bitset_add (records, next);
  scroll_to (self, next);
  row = find_row (self, wm_grouped_get_id (self->model, next));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
selection_changed_cb (WmGroupList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) records = NULL;

  if (self->settling)
    return;
  selected = get_selected (self);
  records = without_headings (self, selected);
  if (gtk_bitset_is_empty (records) && gtk_bitset_get_size (selected) == 1)
    step_over (self, gtk_bitset_get_minimum (selected), records);
  if (!gtk_bitset_equals (selected, records))
    set_selected (self, records);
  if (gtk_bitset_get_size (records) == 1)
    self->last = gtk_bitset_get_minimum (records);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
row_activated_cb (WmGroupList *self, guint position)
{
  g_autofree char *id = g_strdup (wm_grouped_get_id (self->model, position));

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

/* Making it. */

static void
wm_group_list_dispose (GObject *object)
{
  WmGroupList *self = WM_GROUP_LIST (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_group_list_parent_class)->dispose (object);
}

static void
wm_group_list_finalize (GObject *object)
{
  g_free (WM_GROUP_LIST (object)->reveal);
  G_OBJECT_CLASS (wm_group_list_parent_class)->finalize (object);
}

/* One stop of the Tab key, however many rows there are. */
static gboolean
wm_group_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return wm_tab_stop_move (widget, direction, GTK_WIDGET_CLASS (wm_group_list_parent_class)->focus);
}

static void
wm_group_list_class_init (WmGroupListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_group_list_dispose;
  GTK_WIDGET_CLASS (klass)->focus = wm_group_list_focus;
  G_OBJECT_CLASS (klass)->finalize = wm_group_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", WM_TYPE_GROUP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_GROUP_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", WM_TYPE_GROUP_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wm_group_list_init (WmGroupList *self)
{
}

static void
make_view (WmGroupList *self, const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view =
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  self->view = GTK_LIST_VIEW (view);
  gtk_widget_add_css_class (view, "control-list");
  wm_accessible_set_label (view, label);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (row_activated_cb), self);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, view);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

GtkWidget *
wm_group_list_new (WmSession *session, WmGrouped *model, const char *label)
{
  WmGroupList *self = g_object_new (WM_TYPE_GROUP_LIST, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (model)));
  make_view (self, label);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  return GTK_WIDGET (self);
}

GtkSelectionModel *
wm_group_list_get_selection (WmGroupList *self)
{
  g_return_val_if_fail (WM_IS_GROUP_LIST (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

guint
wm_group_list_get_n_selected (WmGroupList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (WM_IS_GROUP_LIST (self), 0);

  selected = get_selected (self);
  return (guint) gtk_bitset_get_size (selected);
}

char **
wm_group_list_dup_selected (WmGroupList *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (WM_IS_GROUP_LIST (self), NULL);

  selected = get_selected (self);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (wm_grouped_get_id (self->model, position) != NULL)
      g_strv_builder_add (ids, wm_grouped_get_id (self->model, position));
  return g_strv_builder_end (ids);
}

static gboolean
reveal_cb (gpointer user_data)
{
  WmGroupList *self = user_data;
  guint position;

  self->reveal_id = 0;
  if (wm_grouped_find (self->model, self->reveal, &position))
    scroll_to (self, position);
  return G_SOURCE_REMOVE;
}

gboolean
wm_group_list_select (WmGroupList *self, const char *id)
{
  guint position;

  g_return_val_if_fail (WM_IS_GROUP_LIST (self), FALSE);

  if (!wm_grouped_find (self->model, id, &position))
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  /* A page that was just made has no sizes to scroll in yet. */
  g_free (self->reveal);
  self->reveal = g_strdup (id);
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_cb, self, NULL);
  return TRUE;
}

void
wm_group_list_select_first (WmGroupList *self)
{
  g_return_if_fail (WM_IS_GROUP_LIST (self));

  if (wm_group_list_get_n_selected (self) == 0 &&
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 1)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 1, TRUE);
}

static void
select_again (WmGroupList *self, const char *const *ids)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  guint position;

  for (guint i = 0; ids[i] != NULL; i++)
    if (wm_grouped_find (self->model, ids[i], &position))
      gtk_bitset_add (selected, position);
  set_selected (self, selected);
}

static char *
dup_focused_id (WmGroupList *self)
{
  GtkWidget *outer = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  GtkWidget *row = outer != NULL ? gtk_widget_get_first_child (outer) : NULL;

  return WM_IS_GROUP_ROW (row) ? g_strdup (wm_group_row_get_record_id (WM_GROUP_ROW (row))) : NULL;
}

void
wm_group_list_rearrange (WmGroupList *self, gboolean keep_place, WmGroupListFunc func,
                         gpointer user_data)
{
  GtkAdjustment *adjustment;
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_autofree char *focused = NULL;
  GtkWidget *row;
  double place;

  g_return_if_fail (WM_IS_GROUP_LIST (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  place = gtk_adjustment_get_value (adjustment);
  before = wm_group_list_dup_selected (self);
  focused = dup_focused_id (self);
  self->settling = TRUE;
  func (user_data);
  select_again (self, (const char *const *) before);
  self->settling = FALSE;
  if (keep_place)
    gtk_adjustment_set_value (adjustment, place);
  row = focused != NULL ? find_row (self, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  after = wm_group_list_dup_selected (self);
  if (!g_strv_equal ((const char *const *) before, (const char *const *) after))
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}
