/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-timeline-page.h"

#include "app/compat/wm-accessible.h"
#include "app/dialogs/wm-verify-window.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-tab-stop.h"
#include "project/wm-past.h"
#include "wm-event-detail.h"
#include "wm-timeline-list.h"
#include "wm-timeline-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmTimelinePage
{
  WmPage parent_instance;

  /* Borrowed */
  WmListDetail *panes;
  GtkSearchEntry *entry;
  GtkDropDown *people;
  GtkWidget *record_bar;
  GtkLabel *record_label;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *view;
  WmEventDetail *detail;

  WmTimelineList *list;          /* owned */
  GtkSingleSelection *selection; /* owned */
  char **actors;                 /* owned: in the order of the drop-down, after "Everybody" */
  char *record_id;               /* owned, nullable: the record that alone is shown */
  guint filling : 1;             /* the drop-down gets its entries */
};

G_DEFINE_FINAL_TYPE (WmTimelinePage, wm_timeline_page, WM_TYPE_PAGE)

static WmSession *
get_session (WmTimelinePage *self)
{
  return wm_page_get_session (WM_PAGE (self));
}

/* Filters. */

static const char *
get_actor (WmTimelinePage *self)
{
  guint place = gtk_drop_down_get_selected (self->people);

  if (place == 0 || place == GTK_INVALID_LIST_POSITION)
    return NULL;
  return self->actors[place - 1];
}

static gboolean
is_filtered (WmTimelinePage *self)
{
  return self->record_id != NULL || get_actor (self) != NULL ||
         *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

static void
update_count (WmTimelinePage *self)
{
  guint n_events = wm_timeline_list_get_n_events (self->list);
  gboolean nothing = n_events == 0 && wm_timeline_list_is_complete (self->list);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u change", "%u changes", n_events), n_events);

  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "list");
  if (!is_filtered (self) && wm_timeline_list_is_complete (self->list))
    wm_page_set_subtitle (WM_PAGE (self), words);
}

static void
select_first (WmTimelinePage *self)
{
  /* The row before it is the day. */
  gtk_single_selection_set_selected (self->selection, 1);
}

static void
apply_filter (WmTimelinePage *self)
{
  if (self->filling)
    return;
  wm_timeline_list_set_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_actor (self), self->record_id);
  select_first (self);
  update_count (self);
}

static void
fill_people (WmTimelinePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_actor (self));
  guint place = 0;

  g_strfreev (self->actors);
  self->actors = wm_past_list_actors (wm_session_get_database (get_session (self)));
  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; self->actors[i] != NULL; i++)
    {
      gtk_string_list_append (names, self->actors[i]);
      if (g_strcmp0 (self->actors[i], chosen) == 0)
        place = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->people, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->people, place);
  self->filling = FALSE;
}

static void
update_people (WmTimelinePage *self)
{
  g_auto (GStrv) actors = wm_past_list_actors (wm_session_get_database (get_session (self)));

  if (!g_strv_equal ((const char *const *) actors, (const char *const *) self->actors))
    fill_people (self);
}

static void
update_record_bar (WmTimelinePage *self)
{
  WmSession *session = get_session (self);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->record_bar, self->record_id != NULL);
  if (self->record_id == NULL)
    return;
  title = wm_records_dup_title (wm_session_get_database (session),
                                wm_session_get_registry (session), self->record_id);
  /* Translators: %s is the title of a record. */
  words =
      g_strdup_printf (_ ("Only “%s”"), title != NULL ? title : _ ("an entry that was deleted"));
  gtk_label_set_label (self->record_label, words);
}

/* The chosen event. */

static void
selection_changed_cb (WmTimelinePage *self)
{
  WmTimelineItem *item = gtk_single_selection_get_selected_item (self->selection);

  wm_event_detail_set_event (self->detail, item != NULL ? wm_timeline_item_get_seq (item) : 0,
                             self->record_id);
}

static void
row_activated_cb (WmTimelinePage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  wm_list_detail_set_show_detail (self->panes, TRUE);
}

/* One click is enough where the detail has no room beside the list. */
static void
list_clicked_cb (WmTimelinePage *self)
{
  WmTimelineItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && wm_list_detail_get_collapsed (self->panes))
    wm_list_detail_set_show_detail (self->panes, TRUE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, wm_timeline_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  WmTimelineItem *item = gtk_list_item_get_item (list_item);
  gboolean is_event = wm_timeline_item_get_seq (item) != 0;

  gtk_list_item_set_selectable (list_item, is_event);
  gtk_list_item_set_activatable (list_item, is_event);
  /* Newer versions of GTK let the keyboard pass over what cannot be chosen. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (list_item), "focusable") != NULL)
    g_object_set (list_item, "focusable", is_event, NULL);
  wm_timeline_row_set_item (WM_TIMELINE_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  wm_timeline_row_set_item (WM_TIMELINE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Actions. */

static void
undo_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_undo_to (get_session (WM_TIMELINE_PAGE (widget)), g_variant_get_int64 (parameter));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (widget);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->people, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->filling = FALSE;
  wm_timeline_page_show_history (self, NULL);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (
      wm_verify_window_new (GTK_WINDOW (root), get_session (WM_TIMELINE_PAGE (widget))));
}

/* Building. */

static GtkWidget *
new_filter_bar (WmTimelinePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _ ("Filter the changes"), NULL);
  wm_accessible_set_label (GTK_WIDGET (self->entry), _ ("Filter the changes"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (apply_filter), self);
  self->people = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->people), _ ("Whose changes are shown"));
  wm_accessible_set_label (GTK_WIDGET (self->people), _ ("Whose changes are shown"));
  g_signal_connect_swapped (self->people, "notify::selected", G_CALLBACK (apply_filter), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->people));
  return bar;
}

static GtkWidget *
new_record_bar (WmTimelinePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _all"));

  self->record_bar = bar;
  self->record_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->record_label, 0);
  gtk_label_set_ellipsize (self->record_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->record_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->record_label), "heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.show-all");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->record_label));
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static GtkWidget *
new_count_bar (WmTimelinePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Verify the history"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button,
                               _ ("Looks whether anything in the file was altered behind the "
                                  "history's back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.verify");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (bar), button);
  return bar;
}

static GtkWidget *
new_view (WmTimelinePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "timeline");
  wm_accessible_set_label (GTK_WIDGET (self->view), _ ("Changes, the newest first"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (list_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return wm_tab_stop_new (scroller);
}

static GtkWidget *
new_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show _all changes"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "wm-timeline-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No such change"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Nothing in the history fits what is asked for above."));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.show-all");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
new_list_pane (WmTimelinePage *self)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (bars, "filter-bars");
  gtk_box_append (GTK_BOX (bars), new_filter_bar (self));
  gtk_box_append (GTK_BOX (bars), new_record_bar (self));
  gtk_box_append (GTK_BOX (bars), new_count_bar (self));
  gtk_box_append (GTK_BOX (pane), bars);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_view (self), "list");
  gtk_stack_add_named (self->stack, new_nothing (), "nothing");
  gtk_box_append (GTK_BOX (pane), GTK_WIDGET (self->stack));
  return pane;
}

/* The page. */

static void
follow (WmTimelinePage *self)
{
  wm_timeline_list_follow (self->list);
  update_people (self);
  update_record_bar (self);
  update_count (self);
  wm_event_detail_refresh (self->detail);
}

static void
wm_timeline_page_changed (WmPage *page, WmChanges *changes)
{
  follow (WM_TIMELINE_PAGE (page));
}

static void
wm_timeline_page_find (WmPage *page)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (page);

  wm_list_detail_set_show_detail (self->panes, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
wm_timeline_page_go_back (WmPage *page)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (page);

  if (wm_list_detail_go_back (self->panes))
    return TRUE;
  if (self->record_id == NULL)
    return FALSE;
  wm_timeline_page_show_history (self, NULL);
  return TRUE;
}

static const char *
wm_timeline_page_get_record_id (WmPage *page)
{
  return wm_event_detail_get_record_id (WM_TIMELINE_PAGE (page)->detail);
}

static void
wm_timeline_page_constructed (GObject *object)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (object);
  WmSession *session;

  G_OBJECT_CLASS (wm_timeline_page_parent_class)->constructed (object);
  session = get_session (self);
  self->list = wm_timeline_list_new (wm_session_get_project (session));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  self->detail = WM_EVENT_DETAIL (wm_event_detail_new (session));
  wm_list_detail_set_list (self->panes, new_list_pane (self));
  wm_list_detail_set_detail (self->panes, GTK_WIDGET (self->detail));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  fill_people (self);
  g_signal_connect_object (self->list, "notify::n-events", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  update_count (self);
  select_first (self);
}

static void
wm_timeline_page_dispose (GObject *object)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (wm_timeline_page_parent_class)->dispose (object);
}

static void
wm_timeline_page_finalize (GObject *object)
{
  WmTimelinePage *self = WM_TIMELINE_PAGE (object);

  g_strfreev (self->actors);
  g_free (self->record_id);
  G_OBJECT_CLASS (wm_timeline_page_parent_class)->finalize (object);
}

static void
wm_timeline_page_class_init (WmTimelinePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  object_class->constructed = wm_timeline_page_constructed;
  object_class->dispose = wm_timeline_page_dispose;
  object_class->finalize = wm_timeline_page_finalize;
  page_class->changed = wm_timeline_page_changed;
  page_class->find = wm_timeline_page_find;
  page_class->go_back = wm_timeline_page_go_back;
  page_class->get_record_id = wm_timeline_page_get_record_id;
  gtk_widget_class_install_action (widget_class, "timeline.undo-to", "x", undo_to_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "timeline.verify", NULL, verify_action);
}

static void
wm_timeline_page_init (WmTimelinePage *self)
{
}

void
wm_timeline_page_show_history (WmTimelinePage *self, const char *record_id)
{
  g_return_if_fail (WM_IS_TIMELINE_PAGE (self));

  if (g_strcmp0 (self->record_id, record_id) != 0)
    {
      g_free (self->record_id);
      self->record_id = g_strdup (record_id);
    }
  wm_list_detail_set_show_detail (self->panes, FALSE);
  update_record_bar (self);
  apply_filter (self);
  selection_changed_cb (self);
}
