/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-register-page.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-columns-menu.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-empty-register.h"
#include "app/widgets/wm-filter-bar.h"
#include "app/widgets/wm-filters-menu.h"
#include "app/widgets/wm-list-detail.h"
#include "app/widgets/wm-only-bar.h"
#include "app/widgets/wm-quick-add.h"
#include "app/widgets/wm-record-table.h"
#include "app/widgets/wm-row-menu.h"
#include "app/widgets/wm-selection-bar.h"
#include "app/widgets/wm-sort-choice.h"
#include "app/wm-count.h"
#include "app/wm-pages.h"
#include "wm-group-choice.h"
#include "wm-register-add.h"
#include "wm-register-groups.h"

#include <glib/gi18n.h>

/* Records whose words are read ahead in one go: about two milliseconds. */
#define WARM_RECORDS 100

struct _WmRegisterPage
{
  WmPage parent_instance;

  const WmKind *kind;
  WmRecordList *records; /* owned */
  guint warm_id;
  guint rename_id;

  WmListDetail *panes; /* borrowed: like all that follow a child */
  WmDetail *detail;
  WmFilterBar *filters;
  WmOnlyBar *only;
  GtkStack *stack;
  WmRecordTable *table;
  WmRegisterGroups *groups;
  WmQuickAdd *quick_add; /* NULL where people add nothing */
  WmSelectionBar *selection;
  GtkWidget *shown; /* how much of the list is seen, in place of the selection */
  GtkWidget *count;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (WmRegisterPage, wm_register_page, WM_TYPE_PAGE)

static WmSession *
get_session (WmRegisterPage *self)
{
  return wm_page_get_session (WM_PAGE (self));
}

/* What the page says */

static guint
count_unowned (WmRegisterPage *self)
{
  const WmField *owner = wm_kind_find_field (self->kind, "owner");

  if (owner == NULL || owner->type != WM_FIELD_RECORD)
    return 0;
  return (guint) wm_records_count_without (wm_session_get_database (get_session (self)), self->kind,
                                           owner);
}

static void
update_subtitle (WmRegisterPage *self, guint total)
{
  guint unowned = count_unowned (self);
  g_autofree char *things = wm_count_dup (self->kind, total);
  g_autofree char *subtitle = NULL;

  if (unowned > 0)
    /* Translators: how many things there are, and how many of them nobody answers for: "64 assets,
     * 12 without an owner". */
    subtitle = g_strdup_printf (_ ("%1$s, %2$u without an owner"), things, unowned);
  wm_page_set_subtitle (WM_PAGE (self), subtitle != NULL ? subtitle : things);
}

/* The table, or the groups in its place */

static gboolean
is_grouped (WmRegisterPage *self)
{
  return wm_register_groups_get_field (self->groups) != NULL;
}

static guint
get_n_selected (WmRegisterPage *self)
{
  return is_grouped (self) ? wm_register_groups_get_n_selected (self->groups)
                           : wm_record_table_get_n_selected (self->table);
}

static char **
dup_selected (WmRegisterPage *self)
{
  return is_grouped (self) ? wm_register_groups_dup_selected (self->groups)
                           : wm_record_table_dup_selected (self->table);
}

static gboolean
select_record (WmRegisterPage *self, const char *id)
{
  return is_grouped (self) ? wm_register_groups_select (self->groups, id)
                           : wm_record_table_select (self->table, id);
}

static gboolean
reveal (WmRegisterPage *self, const char *id)
{
  return is_grouped (self) ? wm_register_groups_select (self->groups, id)
                           : wm_record_table_reveal (self->table, id);
}

static void
update_foot (WmRegisterPage *self)
{
  guint n_selected = get_n_selected (self);

  /* What can be done with the one that is open stands in its detail. */
  if (n_selected == 1 && wm_list_detail_get_show_detail (self->panes))
    n_selected = 0;
  wm_selection_bar_set_count (self->selection, n_selected);
  gtk_widget_set_visible (self->shown, n_selected == 0);
}

static gboolean
is_narrowed (WmRegisterPage *self)
{
  return wm_filter_bar_is_set (self->filters) || wm_page_get_gap (WM_PAGE (self)) != NULL;
}

static void
update_count (WmRegisterPage *self, guint shown, guint total)
{
  g_autofree char *label = NULL;

  if (is_narrowed (self))
    /* Translators: how many entries of a list are shown, and how many there are. */
    label = g_strdup_printf (_ ("%1$u of %2$u"), shown, total);
  else if (total > 0)
    label = wm_count_dup (self->kind, total);
  gtk_label_set_label (GTK_LABEL (self->count), label != NULL ? label : "");
  gtk_widget_set_visible (self->clear, is_narrowed (self));
}

static const char *
choose_view (WmRegisterPage *self, guint shown, guint total)
{
  if (shown > 0)
    return is_grouped (self) ? "groups" : "table";
  if (total == 0)
    return "empty";
  return wm_filter_bar_is_set (self->filters) ? "unmatched" : "mended";
}

static void
update (WmRegisterPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint total = (guint) wm_records_count (wm_session_get_database (get_session (self)), self->kind);

  gtk_stack_set_visible_child_name (self->stack, choose_view (self, shown, total));
  wm_filter_bar_set_total (self->filters, total);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), total > 0);
  update_count (self, shown, total);
  update_foot (self);
  update_subtitle (self, total);
}

static void
apply_filters_cb (gpointer user_data)
{
  WmRegisterPage *self = user_data;

  wm_filter_bar_apply (self->filters, self->records);
}

static void
clear_filters (WmRegisterPage *self)
{
  wm_page_show_gap (WM_PAGE (self), NULL);
  wm_filter_bar_clear (self->filters);
}

static void
filters_changed_cb (WmRegisterPage *self)
{
  wm_record_table_rearrange (self->table, FALSE, apply_filters_cb, self);
  update (self);
}

/* Reads ahead while nothing else happens, so that the first key in the filter waits for nothing. */
static gboolean
warm_cb (gpointer user_data)
{
  WmRegisterPage *self = user_data;

  if (wm_record_list_warm (self->records, WARM_RECORDS))
    return G_SOURCE_CONTINUE;
  self->warm_id = 0;
  return G_SOURCE_REMOVE;
}

static void
warm (WmRegisterPage *self)
{
  if (self->warm_id == 0)
    self->warm_id = g_idle_add_full (G_PRIORITY_LOW, warm_cb, self, NULL);
}

/* Adding */

static gboolean
add_cb (WmRegisterPage *self, const char *const *names)
{
  g_autofree char *refusal = NULL;
  g_auto (GStrv) ids =
      wm_register_add (get_session (self), self->kind, self->filters, names, &refusal);
  const char *last;

  if (ids == NULL)
    {
      wm_quick_add_set_error (self->quick_add, refusal);
      return FALSE;
    }
  last = ids[g_strv_length (ids) - 1];
  /* What was typed in the filter may not be in the new name. */
  if (!reveal (self, last))
    {
      clear_filters (self);
      reveal (self, last);
    }
  return TRUE;
}

/* Opening */

static void
opened_cb (WmRegisterPage *self, const char *id)
{
  wm_detail_set_record_id (self->detail, id);
  wm_list_detail_set_show_detail (self->panes, TRUE);
}

/* The detail beside the table is of the row that was chosen last. */
static void
selection_changed_cb (WmRegisterPage *self)
{
  g_auto (GStrv) ids = NULL;

  update_foot (self);
  if (!wm_list_detail_get_show_detail (self->panes) || get_n_selected (self) != 1)
    return;
  ids = dup_selected (self);
  wm_detail_set_record_id (self->detail, ids[0]);
}

/* The keyboard came back among the rows: to the one that was open. */
static void
show_detail_changed_cb (WmRegisterPage *self)
{
  const char *id = wm_detail_get_record_id (self->detail);

  if (!wm_list_detail_get_show_detail (self->panes) && id != NULL &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    wm_record_table_focus (self->table, id);
}

static void
close_detail (WmRegisterPage *self)
{
  wm_list_detail_set_show_detail (self->panes, FALSE);
  wm_detail_set_record_id (self->detail, NULL);
}

static void
close_if_gone (WmRegisterPage *self)
{
  const char *id = wm_detail_get_record_id (self->detail);

  if (id != NULL && wm_records_find_kind (wm_session_get_database (get_session (self)),
                                          wm_session_get_registry (get_session (self)), id) == NULL)
    close_detail (self);
}

/* Selected rows */

static void
delete_selected (WmRegisterPage *self)
{
  g_auto (GStrv) ids = dup_selected (self);
  g_autofree char *current = NULL;

  if (self->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE))
    return;
  current = ids[0] == NULL && !is_grouped (self) ? wm_record_table_dup_current (self->table) : NULL;
  if (ids[0] != NULL)
    wm_session_delete (get_session (self), (const char *const *) ids);
  else if (current != NULL)
    wm_session_delete (get_session (self), (const char *const[]){ current, NULL });
}

static void
unselect_cb (WmRegisterPage *self)
{
  wm_register_groups_unselect (self->groups);
  gtk_selection_model_unselect_all (wm_record_table_get_selection (self->table));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  delete_selected (WM_REGISTER_PAGE (widget));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (widget);
  g_autofree char *id = wm_record_table_dup_current (self->table);

  if (id != NULL)
    opened_cb (self, id);
}

static gboolean
rename_cb (gpointer user_data)
{
  WmRegisterPage *self = user_data;
  g_autofree char *id = wm_record_table_dup_current (self->table);

  self->rename_id = 0;
  if (id != NULL)
    wm_record_table_rename (self->table, id);
  return G_SOURCE_REMOVE;
}

/* A menu that it was chosen from gives the focus back first. */
static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (widget);

  if (self->rename_id == 0)
    self->rename_id = g_idle_add (rename_cb, self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_page_create (WM_PAGE (widget));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (widget);

  if (self->quick_add != NULL)
    wm_quick_add_paste_clipboard (self->quick_add);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (widget);

  clear_filters (self);
  wm_filter_bar_find (self->filters);
}

/* Vfuncs of the page */

/* The rows show names of other records, too. */
static gboolean
touches_references (WmRegisterPage *self, WmChanges *changes)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const WmField *field = &self->kind->fields[i];

      if (field->type == WM_FIELD_RECORDS && wm_changes_touches_links (changes))
        return TRUE;
      if (wm_field_names_records (field) &&
          (field->target == NULL || wm_changes_touches_kind (changes, field->target)))
        return TRUE;
    }
  return FALSE;
}

static void
wm_register_page_changed (WmPage *page, WmChanges *changes)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);
  gboolean others = changes == NULL || touches_references (self, changes);

  if (!others && !wm_changes_touches_kind (changes, self->kind->id))
    return;
  wm_record_table_refresh (self->table, others ? NULL : wm_changes_get_ids (changes));
  if (others)
    {
      wm_filter_bar_refresh (self->filters);
      wm_record_table_rearrange (self->table, TRUE, apply_filters_cb, self);
    }
  close_if_gone (self);
  update (self);
  warm (self);
}

static gboolean
wm_register_page_show_record (WmPage *page, const char *id)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);
  guint position;

  if (!wm_record_list_find (self->records, id, &position))
    wm_filter_bar_clear (self->filters);
  if (!select_record (self, id))
    return FALSE;
  opened_cb (self, id);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
wm_register_page_show_list (WmPage *page, const WmField *field, const char *value)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);

  wm_filter_bar_clear (self->filters);
  wm_filter_bar_set_choice (self->filters, field, value);
}

/* What is behind the detail has to be seen first. */
static void
uncover_list (WmRegisterPage *self)
{
  if (wm_list_detail_get_collapsed (self->panes) && wm_list_detail_get_show_detail (self->panes))
    close_detail (self);
}

typedef struct
{
  WmRegisterPage *page;
  GPtrArray *ids;
} Only;

static void
set_only_cb (gpointer user_data)
{
  Only *only = user_data;

  wm_record_list_set_only (only->page->records, only->ids);
}

static void
wm_register_page_show_only (WmPage *page, GPtrArray *ids, const char *title)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);
  gboolean begins = ids != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->only));
  Only only = { self, ids };

  if (begins)
    {
      close_detail (self);
      wm_filter_bar_clear (self->filters);
    }
  wm_record_table_rearrange (self->table, !begins, set_only_cb, &only);
  wm_only_bar_set_title (self->only, title);
  update (self);
}

static void
wm_register_page_find (WmPage *page)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);

  uncover_list (self);
  wm_filter_bar_find (self->filters);
}

static void
wm_register_page_create (WmPage *page)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);

  if (self->quick_add == NULL)
    return;
  uncover_list (self);
  wm_quick_add_start (self->quick_add);
}

static gboolean
wm_register_page_go_back (WmPage *page)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);

  if (wm_list_detail_go_back (self->panes))
    return TRUE;
  if (wm_filter_bar_clear_text (self->filters))
    return TRUE;
  if (get_n_selected (self) == 0)
    return FALSE;
  unselect_cb (self);
  return TRUE;
}

static const char *
wm_register_page_get_record_id (WmPage *page)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (page);

  return wm_list_detail_get_show_detail (self->panes) ? wm_detail_get_record_id (self->detail)
                                                      : NULL;
}

/* Making it */

static GtkWidget *
make_stack (WmRegisterPage *self)
{
  const WmPageInfo *info = wm_pages_find (wm_page_get_id (WM_PAGE (self)));
  gboolean can_add = (self->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) == 0;
  GtkWidget *stack = gtk_stack_new ();

  self->stack = GTK_STACK (stack);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->groups), "groups");
  gtk_stack_add_named (
      self->stack, wm_empty_register_new (self->kind, info->icon, can_add ? "register.add" : NULL),
      "empty");
  gtk_stack_add_named (self->stack, wm_empty_register_new_unmatched ("register.clear-filters"),
                       "unmatched");
  gtk_stack_add_named (self->stack, wm_empty_register_new_mended (), "mended");
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

static void
grouped_cb (WmRegisterPage *self)
{
  unselect_cb (self);
  update (self);
}

static void
make_groups (WmRegisterPage *self)
{
  self->groups = wm_register_groups_new (get_session (self), self->kind, self->records);
  g_signal_connect_swapped (self->groups, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->groups, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->groups, "grouped", G_CALLBACK (grouped_cb), self);
}

static void
make_table (WmRegisterPage *self)
{
  WmSession *session = get_session (self);
  GtkWidget *menus = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *menu;

  self->records = wm_record_list_new (wm_session_get_database (session),
                                      wm_session_get_registry (session), self->kind);
  self->table = wm_record_table_new (session, self->kind, self->records);
  wm_row_menu_attach (self->table, self->kind);
  menu = wm_columns_menu_new (self->table, self->kind);
  make_groups (self);
  self->filters = wm_filter_bar_new (session, self->kind);
  gtk_widget_add_css_class (GTK_WIDGET (self->filters), "table-head");
  wm_columns_menu_prepend (menu, wm_sort_choice_new (self->table, self->kind));
  wm_columns_menu_prepend (menu, wm_group_choice_new (self->groups, self->kind));
  gtk_box_append (GTK_BOX (menus), wm_filters_menu_new (self->filters, self->kind));
  gtk_box_append (GTK_BOX (menus), menu);
  wm_filter_bar_append (self->filters, menus);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->table, "opened", G_CALLBACK (opened_cb), self);
}

static GtkWidget *
make_shown (WmRegisterPage *self)
{
  self->shown = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear the filters"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "register.clear-filters");
  gtk_box_append (GTK_BOX (self->shown), self->clear);
  gtk_box_append (GTK_BOX (self->shown), self->count);
  gtk_widget_set_hexpand (self->shown, TRUE);
  gtk_widget_set_halign (self->shown, GTK_ALIGN_END);
  return self->shown;
}

static GtkWidget *
make_foot (WmRegisterPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if ((self->kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) == 0)
    {
      self->quick_add = wm_quick_add_new (_ ("Add by name…"));
      gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->quick_add));
      g_signal_connect_swapped (self->quick_add, "add", G_CALLBACK (add_cb), self);
    }
  self->selection = wm_selection_bar_new (get_session (self), self->kind);
  gtk_widget_set_hexpand (GTK_WIDGET (self->selection), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->selection), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->selection), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (foot), make_shown (self));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->selection));
  gtk_widget_add_css_class (foot, "table-foot");
  g_signal_connect_swapped (self->selection, "selected", G_CALLBACK (dup_selected), self);
  g_signal_connect_swapped (self->selection, "unselect", G_CALLBACK (unselect_cb), self);
  return foot;
}

static void
wm_register_page_constructed (GObject *object)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (wm_register_page_parent_class)->constructed (object);
  self->kind = wm_page_get_kind (WM_PAGE (self));
  make_table (self);
  self->only = WM_ONLY_BAR (wm_only_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filters));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->only));
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  self->detail = WM_DETAIL (wm_detail_new (get_session (self)));
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SLIDE));
  wm_list_detail_set_list (self->panes, box);
  wm_list_detail_set_rows (self->panes, GTK_WIDGET (self->stack));
  g_signal_connect_swapped (self->panes, "notify::show-detail", G_CALLBACK (show_detail_changed_cb),
                            self);
  wm_list_detail_set_detail (self->panes, GTK_WIDGET (self->detail));
  g_signal_connect_object (self->panes, "notify::show-detail", G_CALLBACK (update_foot), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  update (self);
}

static void
wm_register_page_dispose (GObject *object)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (object);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  g_clear_handle_id (&self->rename_id, g_source_remove);
  G_OBJECT_CLASS (wm_register_page_parent_class)->dispose (object);
  g_clear_object (&self->records);
}

static void
wm_register_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_register_page_parent_class)->map (widget);
  warm (WM_REGISTER_PAGE (widget));
}

/* What one keeps ready for the next key is not kept for pages behind it. */
static void
wm_register_page_unmap (GtkWidget *widget)
{
  WmRegisterPage *self = WM_REGISTER_PAGE (widget);

  g_clear_handle_id (&self->warm_id, g_source_remove);
  wm_record_list_cool (self->records);
  GTK_WIDGET_CLASS (wm_register_page_parent_class)->unmap (widget);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "register.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_action (widget_class, "register.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "register.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "register.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "register.rename", NULL, rename_action);
}

static void
wm_register_page_class_init (WmRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  object_class->constructed = wm_register_page_constructed;
  object_class->dispose = wm_register_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_register_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = wm_register_page_unmap;
  page_class->changed = wm_register_page_changed;
  page_class->show_record = wm_register_page_show_record;
  page_class->show_list = wm_register_page_show_list;
  page_class->show_only = wm_register_page_show_only;
  page_class->find = wm_register_page_find;
  page_class->create = wm_register_page_create;
  page_class->go_back = wm_register_page_go_back;
  page_class->get_record_id = wm_register_page_get_record_id;
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
wm_register_page_init (WmRegisterPage *self)
{
}
