/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tour.h"

#define WRITERS 2

typedef struct
{
  GdkTexture *texture; /* owned */
  char *path;          /* owned */
} Picture;

static GThreadPool *writers;

/* Packing a large picture takes longer than drawing it. */
static void
write_picture (gpointer data, gpointer unused)
{
  Picture *picture = data;

  if (!gdk_texture_save_to_png (picture->texture, picture->path))
    g_error ("%s could not be written", picture->path);
  g_object_unref (picture->texture);
  g_free (picture->path);
  g_free (picture);
}

/* The picture of a widget has its shadow or border too, which lies outside of its place. */
static void
append (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x + bounds.origin.x, (float) y + bounds.origin.y));
  gdk_paintable_snapshot (paintable, snapshot, bounds.size.width, bounds.size.height);
  gtk_snapshot_restore (snapshot);
}

/* Popovers are surfaces of their own and not part of the picture of what they belong to. */
static void
append_popovers (GtkSnapshot *snapshot, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_POPOVER (widget))
    {
      GtkNative *native = GTK_NATIVE (widget);
      GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (native));
      GtkNative *parent = gtk_widget_get_native (gtk_widget_get_parent (widget));
      double x, y, left, top;

      gtk_native_get_surface_transform (native, &x, &y);
      gtk_native_get_surface_transform (parent, &left, &top);
      append (snapshot, widget, gdk_popup_get_position_x (popup) + x - left,
              gdk_popup_get_position_y (popup) + y - top);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_popovers (snapshot, child);
}

static void
append_dialogs (GtkSnapshot *snapshot, GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);
      const int x = (gtk_widget_get_width (window) - gtk_widget_get_width (dialog)) / 2;
      const int y = (gtk_widget_get_height (window) - gtk_widget_get_height (dialog)) / 2;

      if (dialog == window || !gtk_widget_get_mapped (dialog))
        continue;
      append (snapshot, dialog, x, y);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      append_popovers (snapshot, dialog);
      gtk_snapshot_restore (snapshot);
    }
}

void
tour_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Picture *picture = g_new0 (Picture, 1);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window),
                                             (float) gtk_widget_get_height (window));

  gtk_test_widget_wait_for_draw (window);
  append (snapshot, window, 0, 0);
  append_popovers (snapshot, window);
  append_dialogs (snapshot, window);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  picture->texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  picture->path = g_strdup (path);
  if (writers == NULL)
    writers = g_thread_pool_new (write_picture, NULL, WRITERS, FALSE, NULL);
  g_thread_pool_push (writers, picture, NULL);
}

void
tour_picture_finish (void)
{
  if (writers != NULL)
    g_thread_pool_free (g_steal_pointer (&writers), FALSE, TRUE);
}
