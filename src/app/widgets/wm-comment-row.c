/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-comment-row.h"

#include "app/compat/wm-accessible.h"
#include "app/form/wm-text-area.h"
#include "app/wm-dates.h"
#include "app/wm-drafts.h"
#include "wm-notes.h"

#include <glib/gi18n.h>

struct _WmCommentRow
{
  AdwPreferencesRow parent_instance;

  WmSession *session; /* owned */
  WmRecord *comment;  /* owned */

  GtkStack *stack;      /* borrowed: the text, or the text while it is changed */
  WmTextArea *area;     /* borrowed */
  GtkWidget *problem;   /* borrowed */
  GtkWidget *edit;      /* borrowed, nullable: of whoever wrote it */
  const WmField *field; /* of the text */
};

G_DEFINE_FINAL_TYPE (WmCommentRow, wm_comment_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_text (WmCommentRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (self->edit);
}

static void
begin_edit (WmCommentRow *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->area));

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "edit");
}

/* What it was before is no draft. */
static void
typed_cb (WmCommentRow *self)
{
  g_autofree char *text = wm_text_area_dup_text (self->area);
  gboolean is_other = g_strcmp0 (text, wm_record_get_title (self->comment)) != 0;

  wm_drafts_set (self->session, wm_record_get_id (self->comment), is_other ? text : NULL);
}

static void
cancel_edit (WmCommentRow *self)
{
  wm_drafts_set (self->session, wm_record_get_id (self->comment), NULL);
  show_text (self);
}

static void
edit_clicked_cb (WmCommentRow *self)
{
  begin_edit (self, wm_record_get_title (self->comment));
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
}

static void
keep_clicked_cb (WmCommentRow *self)
{
  g_autoptr (WmCommentRow) alive = g_object_ref (self);
  g_autofree char *text = wm_text_area_dup_text (self->area);
  g_autofree char *id = g_strdup (wm_record_get_id (self->comment));
  g_autoptr (GError) error = NULL;

  /* Before, since the row that comes in place of this one takes up what is being written. */
  wm_drafts_set (self->session, id, NULL);
  if (wm_session_set_value (self->session, id, self->field, text, &error))
    {
      show_text (self);
      return;
    }
  wm_drafts_set (self->session, id, text);
  gtk_label_set_label (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
  wm_accessible_announce (self->problem, error->message);
}

static void
delete_clicked_cb (WmCommentRow *self)
{
  g_autoptr (WmSession) session = g_object_ref (self->session);
  g_autofree char *id = g_strdup (wm_record_get_id (self->comment));
  const char *ids[] = { id, NULL };

  /* The row is gone when this returns. */
  wm_session_delete (session, ids);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  keep_clicked_cb (WM_COMMENT_ROW (widget));
}

static gboolean
area_key_cb (WmCommentRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  cancel_edit (self);
  return GDK_EVENT_STOP;
}

static void
wm_comment_row_finalize (GObject *object)
{
  WmCommentRow *self = WM_COMMENT_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->comment);
  G_OBJECT_CLASS (wm_comment_row_parent_class)->finalize (object);
}

static void
wm_comment_row_class_init (WmCommentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_comment_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "note.write", NULL, keep_action);
}

static void
wm_comment_row_init (WmCommentRow *self)
{
}

static char *
dup_head (WmCommentRow *self)
{
  const char *author = wm_record_get_value_by_id (self->comment, "author");
  g_autofree char *day = wm_dates_dup_day (wm_record_get_value_by_id (self->comment, "written_on"));

  if (author == NULL)
    return g_steal_pointer (&day);
  if (*day == '\0')
    return g_strdup (author);
  /* Translators: who wrote a comment, and when: "Eva Lindner, 27 Nov". */
  return g_strdup_printf (_ ("%1$s, %2$s"), author, day);
}

static GtkWidget *
new_icon_button (WmCommentRow *self, const char *icon, const char *tooltip, const char *words,
                 GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  wm_accessible_set_label (button, words);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static gboolean
is_own (WmCommentRow *self)
{
  g_autofree char *actor = wm_notes_dup_actor (self->session);

  return g_strcmp0 (wm_record_get_value_by_id (self->comment, "author"), actor) == 0;
}

static GtkWidget *
new_text (WmCommentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *head = dup_head (self);
  GtkWidget *who = gtk_label_new (head);
  GtkWidget *text = gtk_label_new (wm_record_get_title (self->comment));

  gtk_label_set_xalign (GTK_LABEL (who), 0);
  gtk_label_set_ellipsize (GTK_LABEL (who), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (who, "caption");
  gtk_widget_add_css_class (who, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), who);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (box), words);
  if (!is_own (self))
    return box;
  self->edit = new_icon_button (self, "document-edit-symbolic", _ ("Change it"),
                                _ ("Change the comment"), G_CALLBACK (edit_clicked_cb));
  gtk_box_append (GTK_BOX (box), self->edit);
  gtk_box_append (GTK_BOX (box),
                  new_icon_button (self, "user-trash-symbolic", _ ("Delete it"),
                                   _ ("Delete the comment"), G_CALLBACK (delete_clicked_cb)));
  return box;
}

static GtkWidget *
new_edit (WmCommentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *keep = gtk_button_new_with_mnemonic (_ ("_Keep it so"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->area = WM_TEXT_AREA (wm_text_area_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->area), "card");
  wm_accessible_set_label (GTK_WIDGET (self->area), _ ("The comment"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (area_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->area), keys);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_edit), self);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_clicked_cb), self);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), keep);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->area)), "changed",
                            G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->area));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

GtkWidget *
wm_comment_row_new (WmSession *session, WmRecord *comment)
{
  WmCommentRow *self = g_object_new (WM_TYPE_COMMENT_ROW, NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *text;
  g_autofree char *draft = g_strdup (wm_drafts_get (session, wm_record_get_id (comment)));
  g_autofree char *head = NULL;

  self->session = g_object_ref (session);
  self->comment = g_object_ref (comment);
  self->field = wm_kind_find_field (wm_record_get_kind (comment), "text");
  self->stack = GTK_STACK (stack);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  text = new_text (self);
  gtk_stack_add_named (self->stack, text, "text");
  if (self->edit != NULL)
    gtk_stack_add_named (self->stack, new_edit (self), "edit");
  if (draft != NULL && self->edit != NULL)
    begin_edit (self, draft);
  gtk_widget_add_css_class (stack, "comment");
  head = dup_head (self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), head);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), stack);
  return GTK_WIDGET (self);
}
