/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through everything that the window can show. With --pictures FOLDER it writes a picture of
 * each step, light and dark, in two sizes; otherwise it is a test: at the smaller size nothing is
 * cut, every control has a name and, with WAYMARK_PSEUDO, every text is translated. */
#include "config.h"

#include "tour.h"

#include "app/widgets/wm-detail.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Nothing happens any more when nothing has happened for so long. */
#define QUIET_MILLISECONDS 40
#define LIMIT_MILLISECONDS 4000

typedef struct
{
  int width, height;
} Size;

static const Size sizes[] = { { 1024, 768 }, { 1920, 1080 } };

/* What is open now. */
typedef struct
{
  gboolean is_open;
  TourPlace place;
  AppKit kit;
  GtkWidget *window; /* borrowed: the kit's, or the start page's */
  TourWords *words;  /* owned */
  int border;        /* pixels */
} Stage;

static Stage stage;

static void
come_to_rest (void)
{
  const gint64 limit = g_get_monotonic_time () + LIMIT_MILLISECONDS * 1000;
  gint64 quiet = 0;

  for (gint64 now = 0; now < limit && (quiet == 0 || now < quiet); now = g_get_monotonic_time ())
    if (g_main_context_iteration (NULL, FALSE) || quiet == 0)
      quiet = g_get_monotonic_time () + QUIET_MILLISECONDS * 1000;
    else
      g_usleep (1000);
}

static gboolean
is_spinning (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_spinning (child))
      return TRUE;
  return FALSE;
}

/* Whether nothing says that a thread still works at what is to be seen. */
static gboolean
is_ready (gpointer unused)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_spinning (window))
        return FALSE;
    }
  return TRUE;
}

static void
settle (void)
{
  come_to_rest ();
  app_kit_wait (is_ready, NULL);
  come_to_rest ();
}

static void
close_stage (void)
{
  if (!stage.is_open)
    return;
  g_clear_pointer (&stage.words, tour_words_free);
  stage.is_open = FALSE;
  if (stage.place != TOUR_START)
    app_kit_tear_down (&stage.kit, NULL);
  else
    gtk_window_destroy (GTK_WINDOW (stage.window));
  app_kit_settle ();
}

static void
open_stage (TourPlace place)
{
  if (stage.is_open && stage.place == place)
    return;
  close_stage ();
  stage.place = place;
  stage.is_open = TRUE;
  if (place == TOUR_SAMPLE)
    app_kit_set_up_sample (&stage.kit, NULL);
  else if (place == TOUR_EMPTY)
    app_kit_set_up_empty (&stage.kit, NULL);
  stage.window = GTK_WIDGET (place != TOUR_START ? stage.kit.window : wm_window_new (NULL));
  gtk_window_set_application (GTK_WINDOW (stage.window), app_kit_get_application ());
  /* The border that stands in for a shadow where nothing composes windows is not ours to picture.
   */
  gtk_window_set_decorated (GTK_WINDOW (stage.window), FALSE);
  gtk_window_present (GTK_WINDOW (stage.window));
  stage.words = tour_words_new (place != TOUR_START ? stage.kit.session : NULL, stage.kit.path,
                                g_getenv ("WAYMARK_PSEUDO") != NULL);
}

static gboolean
has_size (gpointer user_data)
{
  const Size *size = user_data;

  return gtk_widget_get_width (stage.window) == size->width &&
         gtk_widget_get_height (stage.window) == size->height;
}

/* Where nothing composes windows a border stands in for the shadow: it is part of the default size
 * and not of the picture. */
static void
set_size (const Size *size)
{
  gtk_window_set_default_size (GTK_WINDOW (stage.window), size->width + stage.border,
                               size->height + stage.border);
  settle ();
  stage.border += size->width - gtk_widget_get_width (stage.window);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), size->width + stage.border,
                               size->height + stage.border);
  app_kit_wait (has_size, (gpointer) size);
}

static void
show_first_record (const WmPageInfo *page)
{
  WmSession *session = stage.kit.session;
  g_autoptr (GPtrArray) records =
      wm_records_list (wm_session_get_database (session), wm_session_get_registry (session),
                       wm_session_get_kind (session, page->kind));

  /* The sample company needs no record of every register. */
  if (records->len > 0)
    wm_window_show_record (stage.kit.window, wm_record_get_id (g_ptr_array_index (records, 0)));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != stage.window && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
is_dialog_open (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
shows_type (GtkWidget *widget, const char *type)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_type (child, type))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (gpointer type)
{
  return shows_type (find_dialog (), type);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/* A page that is not shown may have one of the same name. */
static GtkWidget *
find_button_in (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_MENU_BUTTON (widget))
    return app_kit_find (widget, GTK_TYPE_MENU_BUTTON, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button_in (child, name);
  return found;
}

static GtkMenuButton *
find_button (const TourDialog *dialog)
{
  GtkWidget *button = find_button_in (stage.window, _ (dialog->button));

  g_assert_nonnull (button);
  return GTK_MENU_BUTTON (button);
}

static void
open_popover (const TourDialog *dialog)
{
  GtkMenuButton *button = find_button (dialog);

  /* Without a window manager nothing holds the focus, and it would go away. */
  gtk_popover_set_autohide (gtk_menu_button_get_popover (button), FALSE);
  gtk_menu_button_popup (button);
  app_kit_wait (is_laid_out, gtk_menu_button_get_popover (button));
}

/* What has the actions of the page as well; the window where there is no project. */
static GtkWidget *
get_page (void)
{
  return stage.place != TOUR_START ? GTK_WIDGET (wm_window_get_page (stage.kit.window))
                                   : stage.window;
}

static void
open_dialog (const TourDialog *dialog)
{
  g_autoptr (GVariant) target =
      dialog->target != NULL ? g_variant_ref_sink (g_variant_new_string (dialog->target)) : NULL;
  GtkWidget *from;

  if (dialog->button != NULL)
    {
      open_popover (dialog);
      return;
    }
  from = dialog->kind != NULL ? app_kit_find (get_page (), WM_TYPE_DETAIL, NULL) : get_page ();
  g_assert_true (gtk_widget_activate_action_variant (from, dialog->action, target));
  app_kit_wait (is_dialog_open, NULL);
  if (dialog->shows != NULL)
    app_kit_wait (is_shown, (gpointer) dialog->shows);
}

static void
enter (const TourStep *step)
{
  if (step->page != NULL)
    {
      wm_window_show_page (stage.kit.window, step->page->id);
      while (wm_page_go_back (wm_window_get_page (stage.kit.window)))
        settle ();
    }
  if (step->action != NULL)
    g_assert_true (gtk_widget_activate_action (get_page (), step->action, "s", step->part));
  if (step->gap != NULL)
    wm_page_show_gap (wm_window_get_page (stage.kit.window), step->gap);
  if (step->with_record)
    show_first_record (step->page);
  if (step->dialog != NULL)
    open_dialog (step->dialog);
  if (step->scene != NULL)
    {
      settle ();
      step->scene->set (&stage.kit);
    }
  settle ();
}

static void
leave (const TourStep *step)
{
  GtkWidget *dialog;

  if (step->scene != NULL && step->scene->clear != NULL)
    step->scene->clear (&stage.kit);
  if (step->dialog != NULL && step->dialog->button != NULL)
    gtk_menu_button_popdown (find_button (step->dialog));
  while ((dialog = find_dialog ()) != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Pictures. */

/* All of them where nobody named any. */
static gboolean
is_wanted (const TourStep *step)
{
  const char *only = g_getenv ("WAYMARK_TOUR_ONLY");

  return only == NULL || g_pattern_match_simple (only, step->name);
}

static void
take_pictures (GPtrArray *steps, TourPlace place, const char *folder, const Size *size,
               gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  set_size (size);
  for (guint i = 0; i < steps->len; i++)
    {
      const TourStep *step = g_ptr_array_index (steps, i);
      g_autofree char *name = g_strdup_printf ("%03u-%s-%s-%dx%d.png", i + 1, step->name,
                                               dark ? "dark" : "light", size->width, size->height);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (step->place != place || !is_wanted (step))
        continue;
      enter (step);
      g_assert_true (has_size ((gpointer) size));
      tour_picture (stage.window, path);
      leave (step);
    }
}

/* One size in place of the usual two, such as that of the pictures in the README. */
static void
take_at_sizes (GPtrArray *steps, TourPlace place, const char *folder, gboolean dark)
{
  const char *wanted = g_getenv ("WAYMARK_TOUR_SIZE");
  Size one = { 0 };

  if (wanted != NULL && sscanf (wanted, "%dx%d", &one.width, &one.height) == 2)
    take_pictures (steps, place, folder, &one, dark);
  else
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      take_pictures (steps, place, folder, &sizes[i], dark);
}

static int
take_all_pictures (const char *folder)
{
  g_autoptr (GPtrArray) steps = tour_steps_new ();

  for (TourPlace place = TOUR_START; place <= TOUR_EMPTY; place++)
    {
      open_stage (place);
      for (int dark = 0; dark <= 1; dark++)
        take_at_sizes (steps, place, folder, dark == 1);
    }
  close_stage ();
  tour_picture_finish ();
  return 0;
}

/* Tests. */

static void
test_step (gconstpointer data)
{
  const TourStep *step = data;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *dialog;

  open_stage (step->place);
  set_size (&sizes[0]);
  enter (step);
  dialog = find_dialog ();
  stage.words->is_pseudo =
      g_getenv ("WAYMARK_PSEUDO") != NULL && (step->scene == NULL || !step->scene->is_mixed);
  tour_check (dialog != NULL ? dialog : stage.window, stage.words, faults);
  leave (step);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    g_test_fail ();
}

static int
run_tests (void)
{
  g_autoptr (GPtrArray) steps = tour_steps_new ();
  int status;

  /* In the order of places, so that each is opened once. */
  for (TourPlace place = TOUR_START; place <= TOUR_EMPTY; place++)
    for (guint i = 0; i < steps->len; i++)
      {
        TourStep *step = g_ptr_array_index (steps, i);
        g_autofree char *path = g_strdup_printf ("/tour/%s/can-be-read", step->name);

        if (step->place == place)
          g_test_add_data_func (path, step, test_step);
      }
  status = g_test_run ();
  close_stage ();
  return status;
}

int
main (int argc, char **argv)
{
  const char *locales = g_getenv ("WAYMARK_PSEUDO");
  const char *pictures = NULL;

  if (argc == 3 && g_str_equal (argv[1], "--pictures"))
    {
      pictures = argv[2];
      argc = 1;
    }
  app_kit_init (&argc, &argv);
  /* What blinks is never quiet. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  if (locales != NULL)
    {
      bindtextdomain (GETTEXT_PACKAGE, locales);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  return pictures != NULL ? take_all_pictures (pictures) : run_tests ();
}
