/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-needs-place.h"

#include <adwaita.h>

struct _WmNeedsPlace
{
  GHashTable *opened; /* (owned) char *: paths of rows */
  char *focused;      /* owned, nullable: path of the row that has the keyboard */
  guint position;     /* of it among all rows */
  GArray *within;     /* int: which child of which child of it has the keyboard */
};

typedef gboolean (*RowFunc) (GtkWidget *row, guint position, gpointer user_data);

/* Calls @func for all rows, in their order, until it says that it is done. */
static gboolean
walk (GtkWidget *widget, guint *position, RowFunc func, gpointer user_data)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && func (widget, (*position)++, user_data))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (walk (child, position, func, user_data))
      return TRUE;
  return FALSE;
}

static void
for_each_row (GtkWidget *rows, RowFunc func, gpointer user_data)
{
  guint position = 0;

  walk (rows, &position, func, user_data);
}

static char *
dup_path (GtkWidget *row)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *at = row; at != NULL; at = gtk_widget_get_parent (at))
    if (ADW_IS_PREFERENCES_ROW (at))
      g_string_append_printf (path, "%s\n",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (at)));
    else if (ADW_IS_PREFERENCES_GROUP (at))
      g_string_append_printf (path, "%s\n",
                              adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (at)));
  return g_string_free (path, FALSE);
}

/* Taking it down */

static gboolean
note_opened (GtkWidget *row, guint position, gpointer user_data)
{
  WmNeedsPlace *self = user_data;

  if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    g_hash_table_add (self->opened, dup_path (row));
  return FALSE;
}

static int
get_index (GtkWidget *widget)
{
  int index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return index;
}

typedef struct
{
  WmNeedsPlace *place;
  GtkWidget *row;
} Focused;

static gboolean
note_position (GtkWidget *row, guint position, gpointer user_data)
{
  Focused *focused = user_data;

  if (row == focused->row)
    focused->place->position = position;
  return row == focused->row;
}

static void
note_focus (WmNeedsPlace *self, GtkWidget *rows)
{
  GtkRoot *root = gtk_widget_get_root (rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus;
  Focused focused;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, rows))
    return;
  for (; row != NULL && !ADW_IS_PREFERENCES_ROW (row); row = gtk_widget_get_parent (row))
    {
      const int index = get_index (row);

      g_array_prepend_val (self->within, index);
    }
  if (row == NULL)
    return;
  self->focused = dup_path (row);
  focused = (Focused){ self, row };
  for_each_row (rows, note_position, &focused);
}

WmNeedsPlace *
wm_needs_place_new (GtkWidget *rows)
{
  WmNeedsPlace *self = g_new0 (WmNeedsPlace, 1);

  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->within = g_array_new (FALSE, FALSE, sizeof (int));
  for_each_row (rows, note_opened, self);
  note_focus (self, rows);
  return self;
}

void
wm_needs_place_free (WmNeedsPlace *self)
{
  g_hash_table_unref (self->opened);
  g_array_unref (self->within);
  g_free (self->focused);
  g_free (self);
}

/* Bringing it back */

static gboolean
open_row (GtkWidget *row, guint position, gpointer user_data)
{
  WmNeedsPlace *self = user_data;
  g_autofree char *path = ADW_IS_EXPANDER_ROW (row) ? dup_path (row) : NULL;

  if (path != NULL && g_hash_table_contains (self->opened, path))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return FALSE;
}

static gboolean
is_same_row (GtkWidget *row, guint position, gpointer user_data)
{
  Focused *focused = user_data;
  g_autofree char *path = dup_path (row);

  if (g_strcmp0 (path, focused->place->focused) == 0)
    focused->row = row;
  return focused->row != NULL;
}

/* The last one where there are fewer now. */
static gboolean
is_in_its_place (GtkWidget *row, guint position, gpointer user_data)
{
  Focused *focused = user_data;

  focused->row = row;
  return position >= focused->place->position;
}

static GtkWidget *
find_within (WmNeedsPlace *self, GtkWidget *row)
{
  GtkWidget *at = row;

  for (guint i = 0; i < self->within->len && at != NULL; i++)
    {
      int index = g_array_index (self->within, int, i);

      at = gtk_widget_get_first_child (at);
      while (at != NULL && index-- > 0)
        at = gtk_widget_get_next_sibling (at);
    }
  return at;
}

void
wm_needs_place_restore (WmNeedsPlace *self, GtkWidget *rows)
{
  Focused focused = { self, NULL };
  GtkWidget *within;

  for_each_row (rows, open_row, self);
  if (self->focused == NULL)
    return;
  for_each_row (rows, is_same_row, &focused);
  within = focused.row != NULL ? find_within (self, focused.row) : NULL;
  if (within != NULL && gtk_widget_grab_focus (within))
    return;
  if (focused.row == NULL)
    for_each_row (rows, is_in_its_place, &focused);
  if (focused.row != NULL && !gtk_widget_grab_focus (focused.row))
    gtk_widget_child_focus (focused.row, GTK_DIR_TAB_FORWARD);
}
