/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-new-version.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-dates.h"
#include "model/wm-field-value.h"
#include "project/wm-edit.h"
#include "store/wm-clock.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmNewVersion
{
  AdwWindow parent_instance;

  /* Borrowed: template children */
  AdwPreferencesGroup *group;
  GtkEditable *version;
  GtkEditable *reason;
  GtkEditable *day;
  GtkLabel *problem;
  GtkWidget *begin_button;

  WmSession *session; /* owned */
  WmRecord *document; /* owned: as it was when the dialog was opened */
};

G_DEFINE_FINAL_TYPE (WmNewVersion, wm_new_version, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* The last number of it, one more: 1.2 becomes 1.3, “v4” becomes “v5”. */
static char *
dup_next (const char *version)
{
  gsize end = version != NULL ? strlen (version) : 0;
  gsize begin = end;

  while (begin > 0 && g_ascii_isdigit (version[begin - 1]))
    begin--;
  if (begin == end || end - begin > 9)
    return g_strdup (version == NULL ? "1.0" : "");
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) begin, version,
                          g_ascii_strtoull (version + begin, NULL, 10) + 1);
}

static void
say (WmNewVersion *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    wm_accessible_announce (GTK_WIDGET (self->problem), problem);
}

static void
update_actions (WmNewVersion *self)
{
  g_autofree char *version = dup_text (self->version);
  const char *current =
      self->document != NULL ? wm_record_get_value_by_id (self->document, "version") : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-version.begin",
                                 *version != '\0' && g_strcmp0 (version, current) != 0);
}

/* The day as it is written, as a canonical value; an empty one is today. */
static gboolean
read_day (WmNewVersion *self, const WmField *field, char **day, GError **error)
{
  g_autofree char *text = dup_text (self->day);
  g_autofree char *today = wm_clock_dup_today ();
  g_autoptr (GError) local_error = NULL;

  *day = wm_field_parse (field, text, today, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (*day == NULL)
    *day = g_steal_pointer (&today);
  return TRUE;
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmNewVersion *self = WM_NEW_VERSION (widget);
  const WmKind *kind = wm_record_get_kind (self->document);
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *version = dup_text (self->version);
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *day = NULL;

  if (read_day (self, wm_kind_find_field (kind, "version_on"), &day, &error))
    {
      wm_values_set_by_id (values, "version", version);
      wm_values_set_by_id (values, "change_reason", *reason != '\0' ? reason : NULL);
      wm_values_set_by_id (values, "version_on", day);
      wm_project_set_record (wm_session_get_project (self->session),
                             wm_record_get_id (self->document), values, &error);
    }
  if (error != NULL)
    {
      say (self, error->message);
      return;
    }
  wm_session_say_done (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
wm_new_version_dispose (GObject *object)
{
  WmNewVersion *self = WM_NEW_VERSION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_NEW_VERSION);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_new_version_parent_class)->dispose (object);
}

/* Earlier than this, asking for the focus would keep the dialog from screen readers in GTK 4.8. */
static void
wm_new_version_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_new_version_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (WM_NEW_VERSION (widget)->version));
}

static void
wm_new_version_class_init (WmNewVersionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_new_version_dispose;
  widget_class->map = wm_new_version_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-new-version.ui");
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, group);
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, version);
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, reason);
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, day);
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, problem);
  gtk_widget_class_bind_template_child (widget_class, WmNewVersion, begin_button);
  gtk_widget_class_install_action (widget_class, "new-version.begin", NULL, begin_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_new_version_init (WmNewVersion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->version, "changed", G_CALLBACK (update_actions), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->begin_button);
}

static void
describe (WmNewVersion *self)
{
  const char *version = wm_record_get_value_by_id (self->document, "version");
  g_autofree char *words = NULL;

  if (version == NULL)
    words = g_strdup (_ ("The document has no number yet, so nothing is kept from before. From the "
                         "next version on the one before is kept."));
  else
    words = g_strdup_printf (
        /* Translators: %s is the number of a version, such as 1.2. */
        _ ("Version %s is kept with its file, its reason and its approval. The new one begins as a "
           "draft without a file: attach it, then record who approves it."),
        version);
  adw_preferences_group_set_description (self->group, words);
}

GtkWindow *
wm_new_version_new (GtkWindow *parent, WmSession *session, WmRecord *document)
{
  WmNewVersion *self;
  g_autofree char *next = NULL;
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *day = wm_dates_dup_day (today);

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (WM_IS_RECORD (document), NULL);

  self = g_object_new (WM_TYPE_NEW_VERSION, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->document = g_object_ref (document);
  next = dup_next (wm_record_get_value_by_id (document, "version"));
  gtk_editable_set_text (self->version, next);
  gtk_editable_set_text (self->day, day);
  describe (self);
  update_actions (self);
  return GTK_WINDOW (self);
}
