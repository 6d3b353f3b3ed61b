/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-list.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-empty-register.h"
#include "app/widgets/wm-only-bar.h"
#include "app/widgets/wm-tab-stop.h"
#include "app/wm-count.h"
#include "project/wm-edit-many.h"
#include "wm-evidence-bar.h"
#include "wm-evidence-filter.h"
#include "wm-evidence-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Records whose words are read ahead in one go: about two milliseconds. */
#define WARM_RECORDS 100

struct _WmEvidenceList
{
  GtkWidget parent_instance;

  WmSession *session;           /* owned */
  WmRecordList *records;        /* owned */
  GtkSelectionModel *selection; /* owned */
  guint warm_id;
  guint keeping : 1; /* the selection is being brought back */

  /* Borrowed: children */
  WmEvidenceFilter *filter;
  WmOnlyBar *only;
  GtkStack *stack;
  GtkWidget *view;
  GtkWidget *begin;
  GtkLabel *count;
  WmEvidenceBar *bar;
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmEvidenceList, wm_evidence_list, GTK_TYPE_WIDGET)

static const WmKind *
get_kind (WmEvidenceList *self)
{
  return wm_session_get_kind (self->session, "evidence");
}

static WmProject *
get_project (WmEvidenceList *self)
{
  return wm_session_get_project (self->session);
}

char **
wm_evidence_list_dup_selected (WmEvidenceList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (WM_IS_EVIDENCE_LIST (self), NULL);

  selected = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      g_strv_builder_add (ids, wm_record_list_get_id (self->records, position));
    while (gtk_bitset_iter_next (&iter, &position));
  return g_strv_builder_end (ids);
}

static guint
count_selected (WmEvidenceList *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return (guint) gtk_bitset_get_size (selected);
}

gboolean
wm_evidence_list_shows_only (WmEvidenceList *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_LIST (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->only));
}

static const char *
choose_view (WmEvidenceList *self, guint shown)
{
  if (shown > 0)
    return "list";
  return wm_evidence_list_shows_only (self) && !wm_evidence_filter_is_set (self->filter)
             ? "mended"
             : "unmatched";
}

/* One selected row is the one that is open; several are to be worked on. */
static void
update_foot (WmEvidenceList *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint total = (guint) wm_records_count (wm_session_get_database (self->session), get_kind (self));
  guint n_selected = count_selected (self);
  g_autofree char *words = NULL;

  wm_evidence_bar_set_count (self->bar, n_selected);
  gtk_widget_set_visible (self->begin, n_selected <= 1);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_selected <= 1);
  if (wm_evidence_filter_is_set (self->filter) || wm_evidence_list_shows_only (self))
    /* Translators: how many entries of a list are shown, and how many there are. */
    words = g_strdup_printf (_ ("%1$u of %2$u"), shown, total);
  else
    words = wm_count_dup (get_kind (self), total);
  gtk_label_set_label (self->count, words);
  wm_evidence_filter_set_total (self->filter, total);
  gtk_stack_set_visible_child_name (self->stack, choose_view (self, shown));
}

static void
selection_changed_cb (WmEvidenceList *self)
{
  if (self->keeping)
    return;
  update_foot (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* A record that changed is a new row, which nobody selected yet. */
static void
select_again (WmEvidenceList *self, char **ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n_rows);

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (wanted, ids[i]);
  for (guint i = 0; ids[0] != NULL && i < n_rows; i++)
    if (g_hash_table_contains (wanted, wm_record_list_get_id (self->records, i)))
      gtk_bitset_add (selected, i);
  gtk_selection_model_set_selection (self->selection, selected, mask);
}

static void
keep_selection (WmEvidenceList *self, void (*change) (WmEvidenceList *self, gpointer user_data),
                gpointer user_data)
{
  g_auto (GStrv) ids = wm_evidence_list_dup_selected (self);
  guint before = g_strv_length (ids);

  self->keeping = TRUE;
  change (self, user_data);
  select_again (self, ids);
  self->keeping = FALSE;
  update_foot (self);
  if (count_selected (self) != before)
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
apply_filter (WmEvidenceList *self, gpointer unused)
{
  wm_evidence_filter_apply (self->filter, self->records);
}

/* Text narrows what is shown further; a choice takes its place. */
static void
filter_changed_cb (WmEvidenceList *self)
{
  if (wm_evidence_list_shows_only (self) && wm_evidence_filter_has_choice (self->filter))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.show-all", NULL);
  keep_selection (self, apply_filter, NULL);
}

static gboolean
warm_cb (gpointer user_data)
{
  WmEvidenceList *self = user_data;

  if (wm_record_list_warm (self->records, WARM_RECORDS))
    return G_SOURCE_CONTINUE;
  self->warm_id = 0;
  return G_SOURCE_REMOVE;
}

static void
warm (WmEvidenceList *self)
{
  if (self->warm_id == 0)
    self->warm_id = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
}

static void
read_again (WmEvidenceList *self, gpointer changes)
{
  /* The ends of links are among the ids. */
  wm_record_list_refresh (self->records, changes != NULL ? wm_changes_get_ids (changes) : NULL);
  wm_evidence_filter_refresh (self->filter, self->records);
}

void
wm_evidence_list_refresh (WmEvidenceList *self, WmChanges *changes)
{
  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  keep_selection (self, read_again, changes);
  warm (self);
}

gboolean
wm_evidence_list_select (WmEvidenceList *self, const char *id)
{
  guint position;

  g_return_val_if_fail (WM_IS_EVIDENCE_LIST (self), FALSE);

  if (!wm_record_list_find (self->records, id, &position))
    wm_evidence_filter_clear (self->filter);
  if (!wm_record_list_find (self->records, id, &position))
    return FALSE;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  return TRUE;
}

void
wm_evidence_list_select_first (WmEvidenceList *self)
{
  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  gtk_selection_model_select_item (self->selection, 0, TRUE);
}

gboolean
wm_evidence_list_unselect (WmEvidenceList *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_LIST (self), FALSE);

  if (count_selected (self) <= 1)
    return FALSE;
  gtk_selection_model_unselect_all (self->selection);
  return TRUE;
}

void
wm_evidence_list_show_field (WmEvidenceList *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  wm_evidence_filter_clear (self->filter);
  wm_evidence_filter_set_field (self->filter, field, value);
}

static void
set_only (WmEvidenceList *self, gpointer ids)
{
  wm_record_list_set_only (self->records, ids);
}

void
wm_evidence_list_show_only (WmEvidenceList *self, GPtrArray *ids, const char *title)
{
  gboolean begins;

  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  begins = ids != NULL && !wm_evidence_list_shows_only (self);
  if (begins)
    wm_evidence_filter_clear (self->filter);
  wm_only_bar_set_title (self->only, title);
  keep_selection (self, set_only, ids);
  if (begins)
    wm_evidence_list_select_first (self);
}

void
wm_evidence_list_clear_filter (WmEvidenceList *self)
{
  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  wm_evidence_filter_clear (self->filter);
}

gboolean
wm_evidence_list_clear_text (WmEvidenceList *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_LIST (self), FALSE);

  return wm_evidence_filter_clear_text (self->filter);
}

void
wm_evidence_list_find (WmEvidenceList *self)
{
  g_return_if_fail (WM_IS_EVIDENCE_LIST (self));

  wm_evidence_filter_find (self->filter);
}

/* Several at once. */

static char *
described_cb (WmEvidenceList *self, gpointer values)
{
  g_auto (GStrv) ids = wm_evidence_list_dup_selected (self);
  g_autoptr (GError) error = NULL;

  if (ids[0] == NULL)
    return NULL;
  if (!wm_project_set_records (get_project (self), (const char *const *) ids, values, &error))
    return g_strdup (error->message);
  wm_session_say_done (self->session);
  return NULL;
}

static void
linked_cb (WmEvidenceList *self, const char *id)
{
  g_auto (GStrv) ids = wm_evidence_list_dup_selected (self);
  GError *error = NULL;

  if (ids[0] == NULL)
    return;
  if (wm_project_link_all (get_project (self), (const char *const *) ids, id, "proves", &error))
    wm_session_say_done (self->session);
  else
    wm_session_report (self->session, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmEvidenceList *self = WM_EVIDENCE_LIST (widget);
  g_auto (GStrv) ids = wm_evidence_list_dup_selected (self);

  if (ids[0] != NULL)
    wm_session_delete (self->session, (const char *const *) ids);
}

static void
delete_cb (WmEvidenceList *self)
{
  delete_action (GTK_WIDGET (self), NULL, NULL);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "page.show-all", NULL);
  wm_evidence_list_clear_filter (WM_EVIDENCE_LIST (widget));
  wm_evidence_list_find (WM_EVIDENCE_LIST (widget));
}

/* The rows. */

static void
row_made_cb (WmEvidenceList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, wm_evidence_row_new (self->session));
}

static void
row_bound_cb (WmEvidenceList *self, GtkListItem *item)
{
  wm_evidence_row_set_record (WM_EVIDENCE_ROW (gtk_list_item_get_child (item)),
                              gtk_list_item_get_item (item));
}

static void
row_unbound_cb (WmEvidenceList *self, GtkListItem *item)
{
  wm_evidence_row_set_record (WM_EVIDENCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
row_activated_cb (WmEvidenceList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "evidence.open", "s",
                              wm_record_list_get_id (self->records, position));
}

static void
wm_evidence_list_dispose (GObject *object)
{
  WmEvidenceList *self = WM_EVIDENCE_LIST (object);
  GtkWidget *child;

  g_clear_handle_id (&self->warm_id, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_evidence_list_parent_class)->dispose (object);
}

static void
wm_evidence_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_evidence_list_parent_class)->map (widget);
  warm (WM_EVIDENCE_LIST (widget));
}

/* What one keeps ready for the next key is not kept behind another page. */
static void
wm_evidence_list_unmap (GtkWidget *widget)
{
  WmEvidenceList *self = WM_EVIDENCE_LIST (widget);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  wm_record_list_cool (self->records);
  GTK_WIDGET_CLASS (wm_evidence_list_parent_class)->unmap (widget);
}

static void
wm_evidence_list_class_init (WmEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_evidence_list_dispose;
  widget_class->map = wm_evidence_list_map;
  widget_class->unmap = wm_evidence_list_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "evidence-list.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "evidence-list.clear-filter", NULL,
                                   clear_filter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence-list.delete",
                                       NULL);
  signals[SIGNAL_SELECTION_CHANGED] =
      g_signal_new ("selection-changed", WM_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
wm_evidence_list_init (WmEvidenceList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
new_view (WmEvidenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (row_made_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (row_bound_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (row_unbound_cb), self);
  self->view = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_widget_add_css_class (self->view, "evidence-list");
  wm_accessible_set_label (self->view, wm_kind_get_plural (get_kind (self)));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return wm_tab_stop_new (scroller);
}

static GtkWidget *
new_begin_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = adw_split_button_new ();

  g_menu_append (menu, _ ("_Attach files…"), "win.attach");
  g_menu_append (menu, _ ("Add what is _kept elsewhere"), "win.create");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (button), _ ("_Attach files…"));
  adw_split_button_set_use_underline (ADW_SPLIT_BUTTON (button), TRUE);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  adw_split_button_set_direction (ADW_SPLIT_BUTTON (button), GTK_ARROW_UP);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (button), _ ("More ways to add"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.attach");
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
new_foot (WmEvidenceList *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->begin = new_begin_button ();
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 1);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->bar = WM_EVIDENCE_BAR (wm_evidence_bar_new (self->session));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->bar), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), self->begin);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->bar));
  gtk_widget_add_css_class (foot, "table-foot");
  g_signal_connect_swapped (self->bar, "describe", G_CALLBACK (described_cb), self);
  g_signal_connect_swapped (self->bar, "link", G_CALLBACK (linked_cb), self);
  g_signal_connect_swapped (self->bar, "delete", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (self->bar, "unselect", G_CALLBACK (gtk_selection_model_unselect_all),
                            self->selection);
  return foot;
}

static void
make_records (WmEvidenceList *self)
{
  self->records = wm_record_list_new (wm_session_get_database (self->session),
                                      wm_session_get_registry (self->session), get_kind (self));
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->records))));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
}

GtkWidget *
wm_evidence_list_new (WmSession *session)
{
  WmEvidenceList *self = g_object_new (WM_TYPE_EVIDENCE_LIST, NULL);

  self->session = g_object_ref (session);
  make_records (self);
  self->filter = WM_EVIDENCE_FILTER (wm_evidence_filter_new (session));
  gtk_widget_add_css_class (GTK_WIDGET (self->filter), "table-head");
  gtk_widget_set_parent (GTK_WIDGET (self->filter), GTK_WIDGET (self));
  self->only = WM_ONLY_BAR (wm_only_bar_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->only), GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_view (self), "list");
  gtk_stack_add_named (self->stack, wm_empty_register_new_unmatched ("evidence-list.clear-filter"),
                       "unmatched");
  gtk_stack_add_named (self->stack, wm_empty_register_new_mended (), "mended");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_widget_set_parent (new_foot (self), GTK_WIDGET (self));
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_changed_cb), self);
  update_foot (self);
  return GTK_WIDGET (self);
}
