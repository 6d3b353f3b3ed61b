/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-suggest.h"

#include "app/compat/wm-accessible.h"
#include "project/wm-edit.h"
#include "wm-suggest-entry.h"

#include <glib/gi18n.h>

/* Nobody reads on after these; fewer assets bring others. */
#define MAX_SUGGESTIONS 200
#define CHOOSER_WIDTH 280

struct _WmRiskSuggest
{
  AdwWindow parent_instance;

  WmSession *session;            /* owned */
  GListStore *entries;           /* owned */
  GtkSingleSelection *selection; /* owned */
  guint n_taken;
  guint fill_id;

  /* Borrowed */
  AdwWindowTitle *title;
  WmAssetChooser *chooser;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkListView *view;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (WmRiskSuggest, wm_risk_suggest, ADW_TYPE_WINDOW)

static WmProject *
get_project (WmRiskSuggest *self)
{
  return wm_session_get_project (self->session);
}

/* What is shown. */

static void
say_count (WmRiskSuggest *self)
{
  guint n_assets = wm_asset_chooser_count (self->chooser);
  g_autofree char *assets =
      g_strdup_printf (ngettext ("For %u asset", "For %u assets", n_assets), n_assets);
  g_autofree char *taken = g_strdup_printf (
      ngettext ("%u risk taken over", "%u risks taken over", self->n_taken), self->n_taken);

  adw_window_title_set_subtitle (self->title, assets);
  gtk_label_set_label (self->count, taken);
}

static void
say_nothing (WmRiskSuggest *self)
{
  if (wm_asset_chooser_count_all (self->chooser) == 0)
    adw_status_page_set_description (
        self->nothing, _ ("There are no assets yet. Add what you have to the inventory: programs, "
                          "data, devices, rooms. Then the risks that fit them stand here."));
  else if (wm_asset_chooser_count (self->chooser) == 0)
    adw_status_page_set_description (self->nothing, _ ("Choose some assets at the left."));
  else
    adw_status_page_set_description (
        self->nothing, _ ("Every risk that is known for these assets is in your list already."));
}

static void
fill (WmRiskSuggest *self)
{
  g_auto (GStrv) ids = wm_asset_chooser_dup_ids (self->chooser);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = NULL;

  if (ids[0] != NULL)
    found = wm_suggest_list (get_project (self), (const char *const *) ids, MAX_SUGGESTIONS);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      WmSuggestion *suggestion = g_ptr_array_index (found, i);

      if (suggestion->known_as == NULL)
        g_ptr_array_add (entries, wm_suggest_entry_new (suggestion));
      else
        wm_suggestion_free (suggestion);
    }
  if (found != NULL)
    g_ptr_array_set_free_func (found, NULL);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  say_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "nothing");
  say_count (self);
}

static gboolean
fill_cb (gpointer user_data)
{
  WmRiskSuggest *self = user_data;

  self->fill_id = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

static void
assets_changed_cb (WmRiskSuggest *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

/* Taking over. */

static GtkWidget *
find_row (WmRiskSuggest *self, WmSuggestEntry *entry)
{
  for (GtkWidget *outer = gtk_widget_get_first_child (GTK_WIDGET (self->view)); outer != NULL;
       outer = gtk_widget_get_next_sibling (outer))
    {
      GtkWidget *row = gtk_widget_get_first_child (outer);

      if (WM_IS_SUGGEST_ROW (row) && wm_suggest_row_get_entry (WM_SUGGEST_ROW (row)) == entry)
        return outer;
    }
  return NULL;
}

static void
select_place (WmRiskSuggest *self, guint position)
{
  g_autoptr (WmSuggestEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  GtkWidget *row;

  if (entry == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  row = find_row (self, entry);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
take (WmRiskSuggest *self, WmSuggestEntry *entry)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_auto (GStrv) ids = NULL;
  GError *error = NULL;

  g_ptr_array_add (one, wm_suggest_entry_get_suggestion (entry));
  ids = wm_suggest_take (get_project (self), one, &error);
  if (ids == NULL)
    {
      wm_session_report (self->session, error);
      return;
    }
  self->n_taken++;
  wm_suggest_entry_set_risk_id (entry, ids[0]);
  wm_accessible_announce (GTK_WIDGET (self), _ ("Taken over"));
}

static void
take_back (WmRiskSuggest *self, WmSuggestEntry *entry)
{
  const char *ids[] = { wm_suggest_entry_get_risk_id (entry), NULL };
  GError *error = NULL;

  if (!wm_project_delete_records (get_project (self), ids, &error))
    {
      wm_session_report (self->session, error);
      return;
    }
  self->n_taken--;
  wm_suggest_entry_set_risk_id (entry, NULL);
}

static void
toggle (WmRiskSuggest *self, WmSuggestEntry *entry)
{
  if (wm_suggest_entry_get_risk_id (entry) != NULL)
    take_back (self, entry);
  else
    take (self, entry);
  say_count (self);
}

static void
activated_cb (WmRiskSuggest *self, guint position)
{
  g_autoptr (WmSuggestEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry == NULL)
    return;
  toggle (self, entry);
  if (wm_suggest_entry_get_risk_id (entry) != NULL)
    select_place (self, position + 1);
}

static void
row_taken_cb (WmRiskSuggest *self, WmSuggestRow *row)
{
  WmSuggestEntry *entry = wm_suggest_row_get_entry (row);

  if (entry != NULL)
    toggle (self, entry);
}

static gboolean
key_pressed_cb (WmRiskSuggest *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  wm_risk_suggest_take (self);
  return GDK_EVENT_STOP;
}

/* Rows. */

static void
setup_row_cb (WmRiskSuggest *self, GtkListItem *item)
{
  GtkWidget *row = wm_suggest_row_new (self->session);

  g_signal_connect_swapped (row, "taken", G_CALLBACK (row_taken_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (WmRiskSuggest *self, GtkListItem *item)
{
  wm_suggest_row_set_entry (WM_SUGGEST_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_row_cb (WmRiskSuggest *self, GtkListItem *item)
{
  wm_suggest_row_set_entry (WM_SUGGEST_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Making it. */

static void
wm_risk_suggest_dispose (GObject *object)
{
  WmRiskSuggest *self = WM_RISK_SUGGEST (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->entries);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_suggest_parent_class)->dispose (object);
}

static void
wm_risk_suggest_class_init (WmRiskSuggestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_suggest_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
wm_risk_suggest_init (WmRiskSuggest *self)
{
  self->entries = g_list_store_new (WM_TYPE_SUGGEST_ENTRY);
}

static GtkWidget *
make_header (WmRiskSuggest *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Suggest risks"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (done, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "window.close");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  return header;
}

static void
all_clicked_cb (WmRiskSuggest *self)
{
  wm_asset_chooser_choose_all (self->chooser, TRUE);
}

static void
none_clicked_cb (WmRiskSuggest *self)
{
  wm_asset_chooser_choose_all (self->chooser, FALSE);
}

static void
add_flat (WmRiskSuggest *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_assets (WmRiskSuggest *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("For which assets"));

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (head), label);
  add_flat (self, head, _ ("_All"), G_CALLBACK (all_clicked_cb));
  add_flat (self, head, _ ("_None"), G_CALLBACK (none_clicked_cb));
  gtk_widget_add_css_class (head, "table-head");
  self->chooser = WM_ASSET_CHOOSER (wm_asset_chooser_new (self->session));
  g_signal_connect_swapped (self->chooser, "changed", G_CALLBACK (assets_changed_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->chooser), TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_size_request (box, CHOOSER_WIDTH, -1);
  /* Its heading takes the width there is, but not of the window. */
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

static GtkWidget *
make_view (WmRiskSuggest *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "suggestions");
  wm_accessible_set_label (GTK_WIDGET (self->view), _ ("Suggested risks"));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_foot (WmRiskSuggest *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *help = gtk_label_new (_ ("Space or Enter takes one over. It stays marked as suggested "
                                      "until you give it your own words or grade."));

  gtk_label_set_wrap (GTK_LABEL (help), TRUE);
  gtk_label_set_xalign (GTK_LABEL (help), 0);
  gtk_widget_set_hexpand (help, TRUE);
  gtk_widget_add_css_class (help, "dim-label");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  gtk_widget_add_css_class (foot, "table-foot");
  gtk_box_append (GTK_BOX (foot), help);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  return foot;
}

static GtkWidget *
make_suggestions (WmRiskSuggest *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "wm-risks-symbolic");
  gtk_stack_add_named (self->stack, make_view (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_add_css_class (box, "view");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
build (WmRiskSuggest *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (sides), make_assets (self));
  gtk_box_append (GTK_BOX (sides), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (sides), make_suggestions (self));
  gtk_widget_set_vexpand (sides, TRUE);
  gtk_box_append (GTK_BOX (content), make_header (self));
  gtk_box_append (GTK_BOX (content), sides);
  adw_window_set_content (ADW_WINDOW (self), content);
}

WmRiskSuggest *
wm_risk_suggest_show (GtkWindow *parent, WmSession *session)
{
  WmRiskSuggest *self = g_object_new (WM_TYPE_RISK_SUGGEST, "transient-for", parent, "modal", TRUE,
                                      "destroy-with-parent", TRUE, "title", _ ("Suggest risks"),
                                      "default-width", 1000, "default-height", 700, NULL);

  self->session = g_object_ref (session);
  build (self);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return self;
}

WmAssetChooser *
wm_risk_suggest_get_chooser (WmRiskSuggest *self)
{
  g_return_val_if_fail (WM_IS_RISK_SUGGEST (self), NULL);

  return self->chooser;
}

GListModel *
wm_risk_suggest_get_model (WmRiskSuggest *self)
{
  g_return_val_if_fail (WM_IS_RISK_SUGGEST (self), NULL);

  return G_LIST_MODEL (self->entries);
}

void
wm_risk_suggest_take (WmRiskSuggest *self)
{
  guint selected;

  g_return_if_fail (WM_IS_RISK_SUGGEST (self));

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    activated_cb (self, selected);
}
