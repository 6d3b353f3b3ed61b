/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-sidebar.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-tab-stop.h"
#include "wm-pages.h"

#include <glib/gi18n.h>

typedef struct
{
  const WmPageInfo *info;
  GtkListBoxRow *row; /* borrowed */
  GtkLabel *badge;    /* borrowed; NULL for none, and before the row was first seen */
  gint64 count;       /* of its records */
} SidebarRow;

struct _WmSidebar
{
  GtkWidget parent_instance;

  GtkListBox *list; /* borrowed */
  GArray *rows;     /* of SidebarRow */
  WmSession *session;
  gulong changed_id;
  char *shown;         /* owned, nullable: id of the page */
  guint scroll_id;     /* waits until the rows have their places */
  guint selecting : 1; /* the window says what is shown */
};

G_DEFINE_FINAL_TYPE (WmSidebar, wm_sidebar, GTK_TYPE_WIDGET)

static SidebarRow *
get_row (WmSidebar *self, guint index)
{
  return &g_array_index (self->rows, SidebarRow, index);
}

static SidebarRow *
find_row (WmSidebar *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (get_row (self, i)->info->id, id) == 0)
      return get_row (self, i);
  return NULL;
}

static GtkLabel *
new_badge (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return GTK_LABEL (badge);
}

/* A register under its area: no icon, and its name may need two lines. */
static void
set_lower (GtkWidget *row, GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (row, "lower");
}

static void
show_count (SidebarRow *row)
{
  g_autofree char *text = NULL;

  if (row->badge == NULL)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, row->count);
  gtk_label_set_label (row->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (row->badge), row->count > 0);
}

/* Made when it is first to be seen: most rows are of registers whose area is not open. */
static void
fill_row (SidebarRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (wm_page_info_get_title (row->info));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (row->info->parent != NULL)
    set_lower (GTK_WIDGET (row->row), label);
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (row->info->icon));
    }
  gtk_box_append (GTK_BOX (box), label);
  if (row->info->kind != NULL && (row->info->flags & WM_PAGE_UNCOUNTED) == 0)
    {
      row->badge = new_badge ();
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->badge));
      show_count (row);
    }
  gtk_list_box_row_set_child (row->row, box);
}

static void
update_badge (WmSidebar *self, SidebarRow *row)
{
  if (row->info->kind == NULL || self->session == NULL)
    return;
  row->count = wm_records_count (wm_session_get_database (self->session),
                                 wm_session_get_kind (self->session, row->info->kind));
  show_count (row);
}

/* The page that stands in the list whichever is shown: the one that @id stands under, or itself. */
static const char *
get_top (const SidebarRow *row)
{
  return row->info->parent != NULL ? row->info->parent : row->info->id;
}

static gboolean
is_used (WmSidebar *self, const SidebarRow *row)
{
  if (row->count > 0)
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->count > 0 &&
        g_strcmp0 (get_row (self, i)->info->parent, row->info->id) == 0)
      return TRUE;
  return FALSE;
}

/* What is shown is always to be seen; of the registers only those of the area that is open. */
static gboolean
is_seen (WmSidebar *self, const SidebarRow *row)
{
  const SidebarRow *shown = find_row (self, self->shown);
  const char *top = shown != NULL ? get_top (shown) : NULL;

  if (row == shown || (row->info->parent == NULL && g_strcmp0 (top, row->info->id) == 0))
    return TRUE;
  if (row->info->parent != NULL && g_strcmp0 (top, row->info->parent) != 0)
    return FALSE;
  return (row->info->flags & WM_PAGE_IF_USED) == 0 || is_used (self, row);
}

static void
update_rows (WmSidebar *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SidebarRow *row = get_row (self, i);
      gboolean seen = is_seen (self, row);

      if (seen && gtk_list_box_row_get_child (row->row) == NULL)
        fill_row (row);
      gtk_widget_set_visible (GTK_WIDGET (row->row), seen);
    }
}

static void
project_changed_cb (WmSidebar *self, WmChanges *changes)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SidebarRow *row = get_row (self, i);

      if (row->info->kind != NULL &&
          (changes == NULL || wm_changes_touches_kind (changes, row->info->kind)))
        update_badge (self, row);
    }
  update_rows (self);
}

/* The arrow keys select as well: what is selected is what is shown. */
static void
row_selected_cb (WmSidebar *self, GtkListBoxRow *row)
{
  const SidebarRow *chosen;

  if (row == NULL || self->session == NULL || self->selecting)
    return;
  chosen = get_row (self, (guint) gtk_list_box_row_get_index (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", chosen->info->id);
}

static void
add_row (WmSidebar *self, const WmPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const SidebarRow entry = { .info = info, .row = GTK_LIST_BOX_ROW (row) };

  gtk_widget_set_visible (row, FALSE);
  wm_accessible_set_label (row, wm_page_info_get_title (info));
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->rows, entry);
}

static WmPageGroup
get_group (WmSidebar *self, GtkListBoxRow *row)
{
  return get_row (self, (guint) gtk_list_box_row_get_index (row))->info->group;
}

static void
add_separator_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  WmSidebar *self = user_data;
  guint index = (guint) gtk_list_box_row_get_index (row);
  /* While rows are appended the newest is not in the array yet. */
  gboolean begins = before != NULL && index < self->rows->len &&
                    get_group (self, row) != get_group (self, before);

  gtk_list_box_row_set_header (row, begins ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
wm_sidebar_dispose (GObject *object)
{
  WmSidebar *self = WM_SIDEBAR (object);
  GtkWidget *child;

  wm_sidebar_set_session (self, NULL);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_pointer (&self->shown, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (wm_sidebar_parent_class)->dispose (object);
}

/* One stop of the Tab key, however many rows there are. */
static gboolean
wm_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return wm_tab_stop_move (widget, direction, GTK_WIDGET_CLASS (wm_sidebar_parent_class)->focus);
}

static void
wm_sidebar_class_init (WmSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_sidebar_dispose;
  widget_class->focus = wm_sidebar_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
wm_sidebar_init (WmSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const WmPageInfo *pages;
  guint n_pages;

  self->rows = g_array_new (FALSE, FALSE, sizeof (SidebarRow));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  wm_accessible_set_label (GTK_WIDGET (self->list), _ ("Pages"));
  pages = wm_pages_get_all (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    add_row (self, &pages[i]);
  gtk_list_box_set_header_func (self->list, add_separator_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  /* Of what a widget holds only a container asks whether it wants to grow. */
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

void
wm_sidebar_set_session (WmSidebar *self, WmSession *session)
{
  g_return_if_fail (WM_IS_SIDEBAR (self));

  if (self->session != NULL)
    g_clear_signal_handler (&self->changed_id, wm_session_get_project (self->session));
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (wm_session_get_project (session), "changed",
                                               G_CALLBACK (project_changed_cb), self);
  for (guint i = 0; i < self->rows->len; i++)
    update_badge (self, get_row (self, i));
  update_rows (self);
}

static gboolean
scroll_cb (gpointer user_data)
{
  WmSidebar *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  self->scroll_id = 0;
  if (row != NULL && adjustment != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

void
wm_sidebar_select (WmSidebar *self, const char *id)
{
  const SidebarRow *row;

  g_return_if_fail (WM_IS_SIDEBAR (self));

  row = find_row (self, id);
  g_free (self->shown);
  self->shown = g_strdup (id);
  self->selecting = TRUE;
  update_rows (self);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row->row);
  self->selecting = FALSE;
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

const char *
wm_sidebar_get_nth (WmSidebar *self, guint index)
{
  g_return_val_if_fail (WM_IS_SIDEBAR (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SidebarRow *row = get_row (self, i);

      if (row->info->parent == NULL && gtk_widget_get_visible (GTK_WIDGET (row->row)) &&
          index-- == 0)
        return row->info->id;
    }
  return NULL;
}
