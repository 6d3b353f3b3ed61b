/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-file-card.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-evidence-file.h"
#include "app/wm-file-sort.h"
#include "app/wm-thumbnail.h"
#include "project/wm-file-bytes.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define SHORT_DIGITS 16
#define PICTURE_HEIGHT 180

struct _WmFileCard
{
  GtkWidget parent_instance;

  WmSession *session;        /* owned */
  WmRecord *record;          /* owned, nullable */
  GCancellable *cancellable; /* owned, nullable: a thumbnail on its way */
  char *pictured;            /* owned, nullable: SHA-256 of what the picture shows */

  /* Borrowed: children */
  GtkWidget *group;
  GtkWidget *picture_row;
  GtkPicture *picture;
  AdwActionRow *file_row;
  GtkImage *icon;
  GtkWidget *open;
  GtkWidget *save;
  AdwActionRow *problem_row;
  GtkImage *problem_icon;
  AdwActionRow *print_row;
  GtkLabel *print;
  AdwActionRow *place_row;
  GtkWidget *visit;
};

G_DEFINE_FINAL_TYPE (WmFileCard, wm_file_card, GTK_TYPE_WIDGET)

static const char *
get_value (WmFileCard *self, const char *field_id)
{
  return wm_record_get_value_by_id (self->record, field_id);
}

/* The picture. */

static void
stop_picture (WmFileCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
picture_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmFileCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) picture = wm_thumbnail_load_finish (result, &error);

  /* A file without a picture is no worse. */
  if (picture == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  gtk_picture_set_paintable (self->picture, picture);
  gtk_widget_set_visible (self->picture_row, TRUE);
}

static void
update_picture (WmFileCard *self, gboolean is_whole)
{
  const char *sha256 = get_value (self, "sha256");

  if (is_whole && g_strcmp0 (sha256, self->pictured) == 0)
    return;
  stop_picture (self);
  g_free (self->pictured);
  self->pictured = g_strdup (is_whole ? sha256 : NULL);
  gtk_widget_set_visible (self->picture_row, FALSE);
  gtk_picture_set_paintable (self->picture, NULL);
  if (!is_whole || !wm_thumbnail_suits (self->record))
    return;
  self->cancellable = g_cancellable_new ();
  wm_thumbnail_load_async (self->session, self->record, self->cancellable, picture_loaded_cb,
                           g_object_ref (self));
}

/* The rows. */

static void
set_row (AdwActionRow *row, const char *title, const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, escaped);
}

static void
update_file (WmFileCard *self, gboolean is_whole)
{
  const char *name = get_value (self, "file_name");
  const char *size = get_value (self, "size");
  const WmFileSort *sort = wm_file_sort_find (name);
  g_autofree char *words = g_format_size (size != NULL ? g_ascii_strtoull (size, NULL, 10) : 0);
  g_autofree char *facts = g_strdup_printf ("%s · %s", wm_file_sort_get_label (sort), words);

  set_row (self->file_row, name != NULL ? name : "", facts);
  gtk_image_set_from_icon_name (self->icon, sort->icon);
  gtk_widget_set_sensitive (self->open, is_whole);
  gtk_widget_set_sensitive (self->save, is_whole);
}

static const char *
get_problem (WmFileBytes bytes)
{
  if (bytes == WM_FILE_BYTES_LEFT_OUT)
    return _ ("The file was left out of this copy of the project. The project that it was made "
              "from has it; attaching the same file here brings it back.");
  if (bytes == WM_FILE_BYTES_DAMAGED)
    return _ ("The bytes of the file are not what they were. Look in an older copy of the project; "
              "attaching the same file here mends it.");
  return _ ("The project does not hold the bytes of the file any more. Attaching the same file "
            "here brings it back.");
}

static void
update_problem (WmFileCard *self, WmFileBytes bytes)
{
  gboolean is_left_out = bytes == WM_FILE_BYTES_LEFT_OUT;
  const char *title = is_left_out                      ? _ ("Left out")
                      : bytes == WM_FILE_BYTES_DAMAGED ? _ ("Damaged")
                                                       : _ ("File missing");

  gtk_widget_set_visible (GTK_WIDGET (self->problem_row), bytes != WM_FILE_BYTES_WHOLE);
  if (bytes == WM_FILE_BYTES_WHOLE)
    return;
  set_row (self->problem_row, title, get_problem (bytes));
  gtk_image_set_from_icon_name (self->problem_icon,
                                is_left_out ? "dialog-warning-symbolic" : "dialog-error-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem_icon), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem_icon), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_icon), is_left_out ? "warning" : "error");
}

static gboolean
is_link (const char *location)
{
  return location != NULL &&
         (g_str_has_prefix (location, "https://") || g_str_has_prefix (location, "http://"));
}

static void
update_place (WmFileCard *self, gboolean has_file)
{
  const char *location = get_value (self, "location");

  gtk_widget_set_visible (GTK_WIDGET (self->place_row), !has_file);
  gtk_widget_set_visible (self->visit, is_link (location));
  if (location != NULL)
    set_row (self->place_row, location, _ ("Kept elsewhere; there is no file here"));
  else
    set_row (self->place_row, _ ("No file"), _ ("Say below where it is kept."));
}

static void
update (WmFileCard *self)
{
  const char *sha256 = get_value (self, "sha256");
  WmFileBytes bytes = WM_FILE_BYTES_WHOLE;
  g_autofree char *print = g_strndup (sha256 != NULL ? sha256 : "", SHORT_DIGITS);

  if (sha256 != NULL)
    bytes = wm_project_find_bytes (wm_session_get_project (self->session), sha256);
  gtk_widget_set_visible (GTK_WIDGET (self->file_row), sha256 != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->print_row), sha256 != NULL);
  update_file (self, bytes == WM_FILE_BYTES_WHOLE);
  update_problem (self, bytes);
  update_place (self, sha256 != NULL);
  update_picture (self, sha256 != NULL && bytes == WM_FILE_BYTES_WHOLE);
  gtk_label_set_label (self->print, print);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->print), sha256);
}

/* What can be done. */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmFileCard *self = WM_FILE_CARD (widget);

  if (self->record != NULL)
    wm_evidence_file_open (self->session, widget, wm_record_get_id (self->record));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmFileCard *self = WM_FILE_CARD (widget);

  if (self->record != NULL)
    wm_evidence_file_save (self->session, widget, wm_record_get_id (self->record));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmFileCard *self = WM_FILE_CARD (widget);
  const char *sha256 = self->record != NULL ? get_value (self, "sha256") : NULL;

  if (sha256 == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sha256);
  wm_session_say (self->session, _ ("The fingerprint is copied"), FALSE);
}

static void
visited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmFileCard) self = user_data;
  GError *error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->session != NULL)
    wm_session_report (self->session, error);
  else
    g_clear_error (&error);
}

static void
visit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmFileCard *self = WM_FILE_CARD (widget);
  const char *location = self->record != NULL ? get_value (self, "location") : NULL;

  if (is_link (location))
    g_app_info_launch_default_for_uri_async (location, NULL, NULL, visited_cb, g_object_ref (self));
}

static void
wm_file_card_dispose (GObject *object)
{
  WmFileCard *self = WM_FILE_CARD (object);
  GtkWidget *child;

  stop_picture (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pictured, g_free);
  G_OBJECT_CLASS (wm_file_card_parent_class)->dispose (object);
}

static void
wm_file_card_class_init (WmFileCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_file_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "file.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "file.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "file.copy-fingerprint", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "file.visit", NULL, visit_action);
}

static AdwActionRow *
add_row (WmFileCard *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  return ADW_ACTION_ROW (row);
}

static GtkImage *
add_icon (AdwActionRow *row, const char *name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  adw_action_row_add_prefix (row, icon);
  return GTK_IMAGE (icon);
}

static GtkWidget *
add_button (AdwActionRow *row, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (row, button);
  return button;
}

static void
add_picture (WmFileCard *self)
{
  self->picture_row = adw_preferences_row_new ();
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, PICTURE_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "file-picture");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->picture_row), GTK_WIDGET (self->picture));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->picture_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->picture_row), _ ("Preview"));
  gtk_widget_set_focusable (self->picture_row, FALSE);
  gtk_widget_set_visible (self->picture_row, FALSE);
  wm_accessible_set_label (GTK_WIDGET (self->picture), _ ("A small picture of the file"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->picture_row);
}

static void
add_fingerprint (WmFileCard *self)
{
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  self->print_row = add_row (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->print_row),
                                 _ ("Fingerprint (SHA-256)"));
  self->print = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->print), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->print), "monospace");
  adw_action_row_add_suffix (self->print_row, GTK_WIDGET (self->print));
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (copy, _ ("Copy the whole fingerprint"));
  wm_accessible_set_label (copy, _ ("Copy the whole fingerprint"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "file.copy-fingerprint");
  adw_action_row_add_suffix (self->print_row, copy);
}

static void
wm_file_card_init (WmFileCard *self)
{
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("The file"));
  add_picture (self);
  self->file_row = add_row (self);
  self->icon = add_icon (self->file_row, "text-x-generic-symbolic");
  self->open = add_button (self->file_row, _ ("_Open"), "file.open");
  self->save = add_button (self->file_row, _ ("_Save a copy…"), "file.save");
  self->problem_row = add_row (self);
  self->problem_icon = add_icon (self->problem_row, "dialog-warning-symbolic");
  add_fingerprint (self);
  self->place_row = add_row (self);
  add_icon (self->place_row, "mark-location-symbolic");
  self->visit = add_button (self->place_row, _ ("_Open the link"), "file.visit");
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
wm_file_card_new (WmSession *session)
{
  WmFileCard *self = g_object_new (WM_TYPE_FILE_CARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_file_card_set_record_id (WmFileCard *self, const char *id)
{
  g_return_if_fail (WM_IS_FILE_CARD (self));

  g_clear_object (&self->record);
  if (id != NULL)
    self->record = wm_records_load (wm_session_get_database (self->session),
                                    wm_session_get_registry (self->session), id);
  gtk_widget_set_visible (GTK_WIDGET (self), self->record != NULL);
  if (self->record != NULL)
    update (self);
}
