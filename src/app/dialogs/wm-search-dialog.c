/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-search-dialog.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-pages.h"
#include "wm-search-row.h"

#include <glib/gi18n.h>

/* Nobody reads on after these; more letters find the rest. */
#define MAX_RECORDS 50
/* So many commands stand before the records. */
#define MAX_COMMANDS 4
/* Until the index is filled what was found is looked for again. */
#define AGAIN_MILLISECONDS 150

struct _WmSearchDialog
{
  AdwWindow parent_instance;

  WmSession *session;            /* owned */
  GListStore *items;             /* owned, of WmSearchItem */
  GtkSingleSelection *selection; /* owned */
  guint again_id;

  /* Borrowed: template children */
  GtkEditable *entry;
  GtkStack *stack;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (WmSearchDialog, wm_search_dialog, ADW_TYPE_WINDOW)

static void
add_commands (GPtrArray *items, GPtrArray *commands, guint most)
{
  for (guint i = 0; i < commands->len && i < most; i++)
    g_ptr_array_add (items, wm_search_item_new_for_command (commands->pdata[i]));
}

static void
add_records (GPtrArray *items, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const WmSearchHit *hit = hits->pdata[i];
      const WmPageInfo *page = wm_pages_find_for_kind (hit->kind->id);

      /* What no page shows cannot be gone to. */
      if (page != NULL)
        g_ptr_array_add (items, wm_search_item_new_for_hit (hit, page->icon));
    }
}

/* The entry says that it changed, and what hears that looks again. */
static gboolean
look_again_cb (gpointer user_data)
{
  WmSearchDialog *self = user_data;

  self->again_id = 0;
  g_signal_emit_by_name (self->entry, "changed");
  return G_SOURCE_REMOVE;
}

static void
find_records (WmSearchDialog *self, const char *text, GPtrArray *items)
{
  gboolean complete = TRUE;
  g_autoptr (GPtrArray) hits =
      wm_project_find_so_far (wm_session_get_project (self->session), text, MAX_RECORDS, &complete);

  add_records (items, hits);
  if (!complete && self->again_id == 0)
    self->again_id = g_timeout_add (AGAIN_MILLISECONDS, look_again_cb, self);
}

static void
update (WmSearchDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autoptr (GPtrArray) commands = wm_commands_list (self->session, text);

  add_commands (items, commands, *text != '\0' ? MAX_COMMANDS : commands->len);
  /* What somebody wrote stands before what explains it: who types a number wants that record. */
  if (*text != '\0')
    {
      g_autoptr (GPtrArray) guide = wm_commands_list_guide (text);

      find_records (self, text, items);
      add_commands (items, guide, MAX_COMMANDS);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "found" : "nothing");
  if (items->len == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

/* The dialog is gone before what was chosen may open another one. */
static void
choose (WmSearchDialog *self, guint position)
{
  g_autoptr (WmSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autoptr (GtkWindow) parent = NULL;

  if (item == NULL)
    return;
  parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), wm_search_item_get_action (item),
                                      wm_search_item_get_target (item));
}

static void
entry_activated_cb (WmSearchDialog *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
move (WmSearchDialog *self, int step)
{
  int n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int at = (int) gtk_single_selection_get_selected (self->selection);

  if (n_items == 0)
    return;
  at = CLAMP (at + step, 0, n_items - 1);
  gtk_single_selection_set_selected (self->selection, (guint) at);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", (guint) at);
}

/* The cursor stays in the entry, the arrows move through the list. */
static gboolean
key_pressed_cb (WmSearchDialog *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, 8);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (WM_SEARCH_DIALOG (widget), g_variant_get_uint32 (parameter));
}

static void
wm_search_dialog_dispose (GObject *object)
{
  WmSearchDialog *self = WM_SEARCH_DIALOG (object);

  g_clear_handle_id (&self->again_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_search_dialog_parent_class)->dispose (object);
}

static void
wm_search_dialog_class_init (WmSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_search_dialog_dispose;
  g_type_ensure (WM_TYPE_SEARCH_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, WmSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, WmSearchDialog, view);
  gtk_widget_class_install_action (widget_class, "search.choose", "u", choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_search_dialog_init (WmSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (choose), self);
  self->items = g_list_store_new (WM_TYPE_SEARCH_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  wm_accessible_set_label (GTK_WIDGET (self->entry), _ ("Search everywhere"));
}

GtkWindow *
wm_search_dialog_new (GtkWindow *parent, WmSession *session)
{
  WmSearchDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  self = g_object_new (WM_TYPE_SEARCH_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  wm_session_prepare_search (session);
  update (self);
  return GTK_WINDOW (self);
}
