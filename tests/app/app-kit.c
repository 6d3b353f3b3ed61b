/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/widgets/wm-banner.h"
#include "app/wm-application.h"
#include "project/wm-files.h"
#include "store/wm-clock.h"
#include "wm-app-resources.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <utime.h>

#define WAIT_SECONDS 10

static WmApplication *application; /* lives as long as the program */

GtkApplication *
app_kit_get_application (void)
{
  return GTK_APPLICATION (application);
}

void
app_kit_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  g_resources_register (wm_app_get_resource ());
  /* Not run, only started: it brings the style, the icons and the actions of the program. */
  application = g_object_new (WM_TYPE_APPLICATION, "application-id", WM_APPLICATION_ID, "flags",
                              G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN,
                              "resource-base-path", "/io/github/waymark_isms/Waymark", NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  /* Animations would only make tests wait, and the font is GNOME's without its settings too. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "Cantarell 11", NULL);
}

static WmProjectOptions
get_options (AppKit *kit, WmRegistry *registry)
{
  return (
      WmProjectOptions){ .registry = registry, .recovery_root = kit->recovery, .actor = "Ann Lee" };
}

static void
make_folders (AppKit *kit)
{
  kit->folder = g_dir_make_tmp ("waymark-app-XXXXXX", NULL);
  g_assert_nonnull (kit->folder);
  kit->recovery = g_build_filename (kit->folder, "recovery", NULL);
  g_assert_cmpint (g_mkdir (kit->recovery, 0700), ==, 0);
  kit->path = g_build_filename (kit->folder, "Acme.isms", NULL);
}

static void
show (AppKit *kit, WmProject *project)
{
  kit->session = wm_session_new (project);
  kit->project = project;
  kit->window = wm_window_new (app_kit_get_application ());
  wm_window_set_session (kit->window, kit->session);
  gtk_window_present (GTK_WINDOW (kit->window));
  app_kit_settle ();
}

/* The file is from the moment that the test lives in. */
static void
set_file_time (const char *path)
{
  struct utimbuf times;

  times.actime = times.modtime = wm_clock_now () / 1000;
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

void
app_kit_set_up_sample (AppKit *kit, gconstpointer unused)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  const char *sample = g_getenv ("WAYMARK_SAMPLE");
  gsize size = 0;
  WmProjectOptions options;

  make_folders (kit);
  g_assert_nonnull (sample);
  g_file_get_contents (sample, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (kit->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  set_file_time (kit->path);
  options = get_options (kit, registry);
  project = wm_project_open (kit->path, &options, NULL, &error);
  g_assert_no_error (error);
  show (kit, project);
}

void
app_kit_set_up_empty (AppKit *kit, gconstpointer unused)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;
  WmProjectOptions options;

  make_folders (kit);
  options = get_options (kit, registry);
  project = wm_project_create (&options, "2022", "Acme Ltd", &error);
  g_assert_no_error (error);
  wm_project_save_as (project, kit->path, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  show (kit, project);
}

static gboolean
is_gone (gpointer object)
{
  return *(gpointer *) object == NULL;
}

void
app_kit_tear_down (AppKit *kit, gconstpointer unused)
{
  gpointer window = kit->window;
  gpointer project = kit->project;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (project, &project);
  gtk_window_destroy (GTK_WINDOW (kit->window));
  app_kit_wait (is_gone, &window);
  g_object_unref (kit->session);
  /* A worker may hold it a moment longer. */
  app_kit_wait (is_gone, &project);
  wm_files_remove_tree (kit->folder);
  g_assert_false (g_file_test (kit->folder, G_FILE_TEST_EXISTS));
  g_free (kit->folder);
  g_free (kit->recovery);
  g_free (kit->path);
}

void
app_kit_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
wake_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

void
app_kit_wait (AppKitCondition condition, gpointer user_data)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint id = g_timeout_add (20, wake_cb, NULL);

  while (!condition (user_data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  const char *text = NULL;
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;

  if (name == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "label") != NULL)
    {
      g_object_get (widget, "label", &label, NULL);
      text = label;
    }
  else if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title") != NULL)
    {
      g_object_get (widget, "title", &label, NULL);
      text = label;
    }
  if (g_strcmp0 (text, name) == 0)
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             name);
  return said == NULL;
}

GtkWidget *
app_kit_find (GtkWidget *widget, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_called (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_kit_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

const char *
app_kit_get_topic (AppKit *kit)
{
  GtkWidget *toasts = app_kit_find (GTK_WIDGET (kit->window), ADW_TYPE_TOAST_OVERLAY, NULL);
  GtkWidget *banner = NULL;

  /* The start page has one of its own. */
  for (GtkWidget *at = toasts; banner == NULL; at = gtk_widget_get_parent (at))
    banner = app_kit_find (at, WM_TYPE_BANNER, NULL);
  return wm_banner_get_topic (WM_BANNER (banner));
}

char *
app_kit_add (AppKit *kit, const char *kind_id, ...)
{
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (kit->session, kind_id));
  g_autoptr (GError) error = NULL;
  const char *field_id;
  char *id;
  va_list pairs;

  va_start (pairs, kind_id);
  while ((field_id = va_arg (pairs, const char *)) != NULL)
    wm_values_set_by_id (values, field_id, va_arg (pairs, const char *));
  va_end (pairs);
  id = wm_project_add_record (kit->project, values, &error);
  g_assert_no_error (error);
  return id;
}

char *
app_kit_dup_value (AppKit *kit, const char *id, const char *field_id)
{
  g_autoptr (WmRecord) record = wm_records_load (wm_session_get_database (kit->session),
                                                 wm_session_get_registry (kit->session), id);

  g_assert_nonnull (record);
  return g_strdup (wm_record_get_value_by_id (record, field_id));
}

char *
app_kit_resolve (AppKit *kit, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *id = wm_records_resolve (wm_session_get_database (kit->session),
                                 wm_session_get_registry (kit->session), NULL, text, &error);

  g_assert_no_error (error);
  return id;
}

static GskRenderNode *
draw (GtkWidget *widget, const graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, area->size.width, area->size.height);
  return gtk_snapshot_free_to_node (snapshot);
}

void
app_kit_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t area;

  /* The first frame of a window that was just shown can be empty. */
  for (guint i = 0; i < 20 && node == NULL; i++)
    {
      gtk_test_widget_wait_for_draw (widget);
      app_kit_settle ();
      area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                 (float) gtk_widget_get_height (widget));
      node = draw (widget, &area);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, &area);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static gboolean
has_size (gpointer user_data)
{
  AppKit *kit = user_data;
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (kit->window), &width, &height);
  /* Less the edge that the window draws. */
  return ABS (gtk_widget_get_width (GTK_WIDGET (kit->window)) - width) <= 20;
}

void
app_kit_pictures (AppKit *kit, const char *name)
{
  static const int sizes[][2] = { { 1024, 768 }, { 1900, 1060 } };
  const char *folder = g_getenv ("WAYMARK_PICTURES");

  for (guint i = 0; folder != NULL && i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gboolean dark = i % 2 == 1;
      g_autofree char *file =
          g_strdup_printf ("%s-%d-%s.png", name, sizes[i / 2][0], dark ? "dark" : "light");
      g_autofree char *path = g_build_filename (folder, file, NULL);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      gtk_window_set_default_size (GTK_WINDOW (kit->window), sizes[i / 2][0], sizes[i / 2][1]);
      app_kit_wait (has_size, kit);
      app_kit_picture (GTK_WIDGET (kit->window), path);
    }
}
