/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-start-page.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-banner.h"
#include "project/wm-recovery.h"
#include "wm-dates.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_RECENT 6
#define BUSY_MILLISECONDS 300

struct _WmStartPage
{
  GtkWidget parent_instance;

  /* Borrowed: template children */
  WmBanner *banner;
  GtkLabel *busy_label;
  GtkStack *doors;
  GtkImage *icon;
  AdwPreferencesGroup *kept_group;
  GtkWidget *new_button;
  AdwPreferencesGroup *recent_group;
  GtkWidget *sample_button;
  GtkSpinner *spinner;

  GPtrArray *kept_rows;   /* (element-type GtkWidget): borrowed */
  GPtrArray *recent_rows; /* (element-type GtkWidget): borrowed */
  guint busy_id;
};

G_DEFINE_FINAL_TYPE (WmStartPage, wm_start_page, GTK_TYPE_WIDGET)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}

/* What was kept. */

static void
add_kept (WmStartPage *self, WmRecoveryItem *item)
{
  g_autofree char *moment = wm_dates_dup_full_moment (item->changed_at);
  g_autofree char *subtitle = NULL;

  if (*item->file == '\0')
    /* Translators: %s is a date and a time of day. */
    subtitle = g_strdup_printf (_ ("Last changed %s"), moment);
  else
    /* Translators: %1$s is a date and a time of day, %2$s the path of a file. */
    subtitle = g_strdup_printf (_ ("Last changed %1$s, was in %2$s"), moment, item->file);
  add_row (self->kept_group, self->kept_rows,
           new_row (*item->company != '\0' ? item->company : _ ("A project without a name"),
                    subtitle, "app.recover", item->folder));
}

/* A journal whose file is there is taken over when that is opened. */
static gboolean
is_homeless (WmRecoveryItem *item)
{
  return !wm_recovery_item_is_live (item) &&
         (*item->file == '\0' || !g_file_test (item->file, G_FILE_TEST_EXISTS));
}

static void
refresh_kept (WmStartPage *self, const char *recovery_root)
{
  g_autoptr (GPtrArray) items = wm_recovery_list (recovery_root, NULL);

  clear_rows (self->kept_group, self->kept_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_group), FALSE);
  for (guint i = 0; i < items->len; i++)
    if (is_homeless (g_ptr_array_index (items, i)))
      add_kept (self, g_ptr_array_index (items, i));
}

/* What was open lately. */

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *second = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (second, first);
}

static void
forget_clicked_cb (WmStartPage *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  g_autoptr (GVariant) target =
      g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)));
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (target, NULL), NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  adw_preferences_group_remove (self->recent_group, row);
  g_ptr_array_remove (self->recent_rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->recent_rows->len > 0);
}

static GtkWidget *
new_forget_button (WmStartPage *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take off this list"));
  wm_accessible_set_label (button, _ ("Take off this list"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (forget_clicked_cb), self);
  return button;
}

static void
add_recent (WmStartPage *self, GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *shown = NULL;
  GtkWidget *row;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  folder = g_path_get_dirname (path);
  shown = g_filename_display_name (folder);
  name = g_filename_display_basename (path);
  subtitle = g_strdup_printf ("%s · %s", name, shown);
  row = new_row (gtk_recent_info_get_display_name (info), subtitle, "win.open-file", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_forget_button (self));
  add_row (self->recent_group, self->recent_rows, row);
}

static gboolean
is_project (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), "application/vnd.waymark.isms+zip") == 0;
}

static void
refresh_recent (WmStartPage *self)
{
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  clear_rows (self->recent_group, self->recent_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), FALSE);
  all = g_list_sort (all, compare_recent);
  for (GList *at = all; at != NULL && self->recent_rows->len < MAX_RECENT; at = at->next)
    if (is_project (at->data))
      add_recent (self, at->data);
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
}

static void
banner_answered_cb (WmStartPage *self)
{
  wm_banner_hide (self->banner, "error");
}

static void
wm_start_page_dispose (GObject *object)
{
  WmStartPage *self = WM_START_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_START_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->kept_rows, g_ptr_array_unref);
  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_start_page_parent_class)->dispose (object);
}

static void
wm_start_page_class_init (WmStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_start_page_dispose;
  g_type_ensure (WM_TYPE_BANNER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, banner);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, doors);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, kept_group);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, WmStartPage, spinner);
}

static void
wm_start_page_init (WmStartPage *self)
{
  self->kept_rows = g_ptr_array_new ();
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_image_set_from_icon_name (self->icon, "io.github.waymark_isms.Waymark");
  g_signal_connect_swapped (self->banner, "answered", G_CALLBACK (banner_answered_cb), self);
}

static gboolean
show_busy_cb (gpointer user_data)
{
  WmStartPage *self = user_data;

  self->busy_id = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->doors, "busy");
  return G_SOURCE_REMOVE;
}

void
wm_start_page_set_busy (WmStartPage *self, const char *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_START_PAGE (self));

  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (path == NULL)
    {
      gtk_spinner_stop (self->spinner);
      gtk_stack_set_visible_child_name (self->doors, "choose");
      return;
    }
  wm_banner_hide (self->banner, "error");
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_ ("Opening %s…"), name);
  gtk_label_set_label (self->busy_label, words);
  self->busy_id = g_timeout_add (BUSY_MILLISECONDS, show_busy_cb, self);
}

void
wm_start_page_show_error (WmStartPage *self, const char *message)
{
  g_return_if_fail (WM_IS_START_PAGE (self));

  wm_banner_show (self->banner, "error", WM_BANNER_ERROR, message, "close", _ ("_Close"), NULL,
                  NULL);
}

void
wm_start_page_refresh (WmStartPage *self, const char *recovery_root)
{
  g_return_if_fail (WM_IS_START_PAGE (self));

  refresh_kept (self, recovery_root);
  refresh_recent (self);
}
