/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-needs-page.h"

#include "model/wm-records.h"
#include "project/wm-edit.h"
#include "wm-needs-place.h"

#define WIDTH 720

typedef struct
{
  GtkBox *box;                 /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  guint read_id;
  guint is_old : 1; /* what is shown is not what is there any more */
} WmNeedsPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WmNeedsPage, wm_needs_page, WM_TYPE_PAGE)

static WmNeedsPagePrivate *
get_private (gpointer self)
{
  return wm_needs_page_get_instance_private (self);
}

static gboolean
read_cb (gpointer user_data)
{
  WmNeedsPagePrivate *private = get_private (user_data);
  GtkAdjustment *scrolled = gtk_scrolled_window_get_vadjustment (private->scroller);
  g_autoptr (WmNeedsPlace) place = wm_needs_place_new (GTK_WIDGET (private->box));
  double top = gtk_adjustment_get_value (scrolled);
  GtkWidget *child;

  private->read_id = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (private->box))) != NULL)
    gtk_box_remove (private->box, child);
  WM_NEEDS_PAGE_GET_CLASS (user_data)->show (user_data, private->box);
  wm_needs_place_restore (place, GTK_WIDGET (private->box));
  /* The focus scrolls to where its row is before it has a place. */
  gtk_adjustment_set_value (scrolled, top);
  return G_SOURCE_REMOVE;
}

/* What is behind another page waits until it is seen. */
static void
read_soon (WmNeedsPage *self)
{
  WmNeedsPagePrivate *private = get_private (self);

  private->is_old = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || private->read_id != 0)
    return;
  private->is_old = FALSE;
  private->read_id = g_idle_add (read_cb, self);
}

static void
wm_needs_page_changed (WmPage *page, WmChanges *changes)
{
  read_soon (WM_NEEDS_PAGE (page));
}

static void
wm_needs_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_needs_page_parent_class)->map (widget);
  if (get_private (widget)->is_old)
    read_soon (WM_NEEDS_PAGE (widget));
}

static void
wm_needs_page_constructed (GObject *object)
{
  WmNeedsPagePrivate *private = get_private (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  G_OBJECT_CLASS (wm_needs_page_parent_class)->constructed (object);
  private->scroller = GTK_SCROLLED_WINDOW (scroller);
  private->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (private->box), "reading");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (private->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (object));
  WM_NEEDS_PAGE_GET_CLASS (object)->show (WM_NEEDS_PAGE (object), private->box);
}

static void
wm_needs_page_dispose (GObject *object)
{
  g_clear_handle_id (&get_private (object)->read_id, g_source_remove);
  G_OBJECT_CLASS (wm_needs_page_parent_class)->dispose (object);
}

static void
wm_needs_page_class_init (WmNeedsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_needs_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = wm_needs_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_needs_page_map;
  WM_PAGE_CLASS (klass)->changed = wm_needs_page_changed;
}

static void
wm_needs_page_init (WmNeedsPage *self)
{
}

AdwPreferencesGroup *
wm_needs_add_group (GtkBox *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title_markup);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

GtkWidget *
wm_needs_row_new (const char *title, const char *subtitle, const char *word, const char *css_class)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (word != NULL)
    {
      GtkWidget *label = gtk_label_new (word);

      gtk_widget_add_css_class (label, css_class != NULL ? css_class : "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

void
wm_needs_row_lead (GtkWidget *row, const char *action, GVariant *target)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

static void
add_record (AdwExpanderRow *expander, WmSession *session, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_session_get_database (session), wm_session_get_registry (session), id);
  g_autofree char *label = record != NULL ? wm_record_dup_label (record) : NULL;
  GtkWidget *row;

  if (record == NULL)
    return;
  row = wm_needs_row_new (wm_record_get_title (record), label, NULL, NULL);
  wm_needs_row_lead (row, "win.show-record", g_variant_new_string (id));
  adw_expander_row_add_row (expander, row);
}

void
wm_needs_add_records (AdwPreferencesGroup *group, WmSession *session, const char *title,
                      const char *subtitle, GPtrArray *ids)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *n = g_strdup_printf ("%u", ids->len);
  GtkWidget *count = gtk_label_new (n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), count);
  for (guint i = 0; i < ids->len; i++)
    add_record (ADW_EXPANDER_ROW (row), session, g_ptr_array_index (ids, i));
  gtk_widget_set_sensitive (row, ids->len > 0);
  adw_preferences_group_add (group, row);
}

void
wm_needs_create (WmPage *page, const char *kind_id, ...)
{
  WmSession *session = wm_page_get_session (page);
  g_autoptr (WmValues) values = wm_values_new (wm_session_get_kind (session, kind_id));
  g_autofree char *id = NULL;
  GError *error = NULL;
  const char *field_id;
  va_list pairs;

  va_start (pairs, kind_id);
  while ((field_id = va_arg (pairs, const char *)) != NULL)
    wm_values_set_by_id (values, field_id, va_arg (pairs, const char *));
  va_end (pairs);
  id = wm_project_add_record (wm_session_get_project (session), values, &error);
  if (id == NULL)
    wm_session_report (session, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-record", "s", id);
}
