/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-link-row.h"

#include "app/compat/wm-accessible.h"
#include "project/wm-edit.h"
#include "project/wm-event-label.h"
#include "project/wm-undo.h"

#include <glib/gi18n.h>

struct _WmLinkRow
{
  AdwActionRow parent_instance;

  WmSession *session; /* owned */
  char *from;         /* owned */
  char *to;           /* owned */
  char *role;         /* owned */
};

G_DEFINE_FINAL_TYPE (WmLinkRow, wm_link_row, ADW_TYPE_ACTION_ROW)

static void
unlink_clicked_cb (WmLinkRow *self)
{
  g_autoptr (WmSession) session = g_object_ref (self->session);
  GError *error = NULL;

  /* The row may be gone when this returns. */
  if (wm_project_unlink_records (wm_session_get_project (session), self->from, self->to, self->role,
                                 &error))
    wm_link_say_newest (session);
  else
    wm_session_report (session, error);
}

static void
wm_link_row_finalize (GObject *object)
{
  WmLinkRow *self = WM_LINK_ROW (object);

  g_clear_object (&self->session);
  g_free (self->from);
  g_free (self->to);
  g_free (self->role);
  G_OBJECT_CLASS (wm_link_row_parent_class)->finalize (object);
}

static void
wm_link_row_class_init (WmLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_link_row_finalize;
}

static void
wm_link_row_init (WmLinkRow *self)
{
}

static void
add_unlink (WmLinkRow *self, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: a button that removes a link; %s is the title of the other record. */
  g_autofree char *words = g_strdup_printf (_ ("Take off the link with “%s”"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take off this link"));
  wm_accessible_set_label (button, words);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (unlink_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_fact (WmLinkRow *self, const char *fact)
{
  GtkWidget *label = gtk_label_new (fact);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
}

GtkWidget *
wm_link_row_new (WmSession *session, const char *record_id, const WmLink *link, WmRecord *other,
                 const char *fact)
{
  WmLinkRow *self = g_object_new (WM_TYPE_LINK_ROW, NULL);
  const char *title = wm_record_get_title (other);
  g_autofree char *label = wm_record_dup_label (other);

  self->session = g_object_ref (session);
  self->from = g_strdup (link->outgoing ? record_id : link->other_id);
  self->to = g_strdup (link->outgoing ? link->other_id : record_id);
  self->role = g_strdup (link->role);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  if (fact != NULL && *fact != '\0')
    add_fact (self, fact);
  add_unlink (self, title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", link->other_id);
  return GTK_WIDGET (self);
}

void
wm_link_say_newest (WmSession *session)
{
  WmProject *project = wm_session_get_project (session);
  g_autoptr (WmEvent) event = wm_project_load_undo (project);
  g_autofree char *label = event != NULL ? wm_event_dup_label (project, event) : NULL;

  if (label != NULL)
    wm_session_say (session, label, TRUE);
}
