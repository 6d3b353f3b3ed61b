/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-row-menu.h"

#include <glib/gi18n.h>

static GMenuModel *
make_menu (const WmKind *kind)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (first, _ ("_Open"), "register.open");
  if ((wm_kind_get_title_field (kind)->flags & WM_FIELD_READ_ONLY) == 0)
    g_menu_append (first, _ ("_Rename"), "register.rename");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if ((kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) == 0)
    {
      g_menu_append (last, _ ("_Delete"), "register.delete");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
    }
  return G_MENU_MODEL (menu);
}

/* What is selected stays so where the row is one of it; else the row alone is. */
static void
choose_row (WmRecordTable *table, const char *id)
{
  g_auto (GStrv) selected = wm_record_table_dup_selected (table);

  if (!g_strv_contains ((const char *const *) selected, id))
    wm_record_table_select (table, id);
  wm_record_table_focus (table, id);
}

static void
pop_up (GtkPopover *popover, double x, double y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (popover, &place);
  gtk_popover_popup (popover);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, GtkPopover *popover)
{
  WmRecordTable *table = WM_RECORD_TABLE (gtk_widget_get_parent (GTK_WIDGET (popover)));
  g_autofree char *id = wm_record_table_dup_at (table, x, y);

  if (id == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  choose_row (table, id);
  pop_up (popover, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  WmRecordTable *table = WM_RECORD_TABLE (widget);
  g_autofree char *id = wm_record_table_dup_current (table);
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (id == NULL || row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return FALSE;
  choose_row (table, id);
  pop_up (user_data, bounds.origin.x + 48, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GtkWidget *popover)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (menu_key_cb, popover, NULL)));
}

/* The row has the focus again, unless what was chosen put it elsewhere. */
static void
closed_cb (GtkPopover *popover)
{
  WmRecordTable *table = WM_RECORD_TABLE (gtk_widget_get_parent (GTK_WIDGET (popover)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (popover));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_auto (GStrv) selected = NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)) &&
      focus != GTK_WIDGET (popover))
    return;
  selected = wm_record_table_dup_selected (table);
  if (selected[0] != NULL)
    wm_record_table_focus (table, selected[0]);
}

static void
table_destroyed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

void
wm_row_menu_attach (WmRecordTable *table, const WmKind *kind)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (WM_IS_RECORD_TABLE (table));

  menu = make_menu (kind);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, GTK_WIDGET (table));
  g_signal_connect_swapped (table, "destroy", G_CALLBACK (table_destroyed_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), popover);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (click));
  add_key (keys, GDK_KEY_Menu, 0, popover);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, popover);
  gtk_widget_add_controller (GTK_WIDGET (table), keys);
}
