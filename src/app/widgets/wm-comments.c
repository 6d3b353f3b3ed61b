/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-comments.h"

#include "app/compat/wm-accessible.h"
#include "app/form/wm-text-area.h"
#include "app/wm-drafts.h"
#include "wm-comment-row.h"
#include "wm-link-row.h"
#include "wm-notes.h"

#include <glib/gi18n.h>

#define KIND_OF_COMMENT "comment"

struct _WmComments
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  char *record_id;    /* owned, nullable */
  char *shown;        /* owned, nullable: all that is on the screen, to see whether it is other */

  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows;            /* (borrowed) GtkWidget */
  WmTextArea *area;           /* borrowed */
  GtkWidget *write;           /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmComments, wm_comments, GTK_TYPE_WIDGET)

static char *
dup_typed (WmComments *self)
{
  g_autofree char *text = wm_text_area_dup_text (self->area);

  return g_strdup (g_strstrip (text));
}

static void
set_typed (WmComments *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->area)),
                            text != NULL ? text : "", -1);
}

static void
typed_cb (WmComments *self)
{
  g_autofree char *typed = dup_typed (self);

  gtk_widget_set_visible (self->write, *typed != '\0');
  if (self->record_id != NULL)
    wm_drafts_set (self->session, self->record_id, typed);
}

static void
write_clicked_cb (WmComments *self)
{
  g_autofree char *typed = dup_typed (self);
  GError *error = NULL;

  if (self->record_id == NULL || *typed == '\0')
    return;
  if (!wm_drafts_add_comment (self->session, self->record_id, typed, &error))
    {
      wm_session_report (self->session, error);
      return;
    }
  set_typed (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  wm_link_say_newest (self->session);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  write_clicked_cb (WM_COMMENTS (widget));
}

static gboolean
area_key_cb (WmComments *self, guint key, guint code, GdkModifierType state)
{
  /* Tab goes on, as everywhere in a form. */
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                   key == GDK_KEY_Tab ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return GDK_EVENT_PROPAGATE;
}

static char *
dup_sight (WmComments *self, GPtrArray *comments)
{
  g_autofree char *actor = wm_notes_dup_actor (self->session);
  GString *sight = g_string_new (actor);

  for (guint i = 0; i < comments->len; i++)
    {
      WmRecord *comment = g_ptr_array_index (comments, i);
      const char *author = wm_record_get_value_by_id (comment, "author");
      const char *day = wm_record_get_value_by_id (comment, "written_on");

      g_string_append_printf (sight, "\n%s %s %s %s", wm_record_get_id (comment),
                              author != NULL ? author : "", day != NULL ? day : "",
                              wm_record_get_title (comment));
    }
  return g_string_free (sight, FALSE);
}

static void
show (WmComments *self, GPtrArray *comments)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < comments->len; i++)
    {
      GtkWidget *row = wm_comment_row_new (self->session, g_ptr_array_index (comments, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

void
wm_comments_set_record (WmComments *self, WmRecord *record)
{
  const char *id = wm_record_get_id (record);
  gboolean is_note = (wm_record_get_kind (record)->flags & WM_KIND_NOTE) != 0;
  g_autoptr (GPtrArray) comments = NULL;
  g_autofree char *sight = NULL;

  g_return_if_fail (WM_IS_COMMENTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), !is_note);
  if (g_strcmp0 (id, self->record_id) != 0)
    {
      g_autofree char *draft = g_strdup (wm_drafts_get (self->session, id));

      g_free (self->record_id);
      self->record_id = g_strdup (id);
      set_typed (self, draft);
    }
  comments = wm_notes_list (self->session, KIND_OF_COMMENT, id);
  sight = dup_sight (self, comments);
  /* The keyboard may be in a comment; it stays as long as nothing is different. */
  if (g_strcmp0 (sight, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&sight);
  show (self, comments);
}

static void
wm_comments_dispose (GObject *object)
{
  WmComments *self = WM_COMMENTS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_comments_parent_class)->dispose (object);
}

static void
wm_comments_finalize (GObject *object)
{
  WmComments *self = WM_COMMENTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->record_id);
  g_free (self->shown);
  G_OBJECT_CLASS (wm_comments_parent_class)->finalize (object);
}

static void
wm_comments_class_init (WmCommentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_comments_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_comments_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "note.write", NULL, write_action);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_comments_init (WmComments *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *group = adw_preferences_group_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, _ ("Comments"));
  adw_preferences_group_set_description (self->group, _ ("Ask, answer, or say why it is so."));
  self->area = WM_TEXT_AREA (wm_text_area_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->area), "card");
  wm_accessible_set_label (GTK_WIDGET (self->area), _ ("Write a comment"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (area_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->area), keys);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->area)), "changed",
                            G_CALLBACK (typed_cb), self);
  self->write = gtk_button_new_with_mnemonic (_ ("_Write the comment"));
  gtk_widget_set_tooltip_text (self->write, _ ("Ctrl+Enter"));
  gtk_widget_set_halign (self->write, GTK_ALIGN_END);
  gtk_widget_set_visible (self->write, FALSE);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (write_clicked_cb), self);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->area), GTK_WIDGET (self));
  gtk_widget_set_parent (self->write, GTK_WIDGET (self));
}

GtkWidget *
wm_comments_new (WmSession *session)
{
  WmComments *self = g_object_new (WM_TYPE_COMMENTS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
