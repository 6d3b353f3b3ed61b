/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-detail.h"

#include "app/compat/wm-accessible.h"
#include "app/dialogs/wm-new-version.h"
#include "app/form/wm-record-form.h"
#include "project/wm-changes.h"
#include "wm-approvals.h"
#include "wm-children.h"
#include "wm-comments.h"
#include "wm-guidance-view.h"
#include "wm-link-groups.h"
#include "wm-needs-view.h"
#include "wm-record-history.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Records that changed at once and are each asked what they have to do with the one that is shown.
 */
#define MAX_ASKED 64

struct _WmDetail
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRecord *record;   /* owned, nullable */
  char *record_id;    /* owned, nullable */

  GtkStack *stack;             /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkLabel *number;            /* borrowed */
  GtkLabel *title;             /* borrowed */
  GtkWidget *menu;             /* borrowed */
  GtkBox *parts;               /* borrowed */
  WmGuidanceView *guidance;    /* borrowed */
  WmRecordForm *form;          /* borrowed */
  WmChildren *children;        /* borrowed: what belongs to it */
  WmChildren *aside;           /* borrowed */
  WmNeedsView *needs;          /* borrowed: what an asset needs because of others */
  WmChildren *namings;         /* borrowed: who names it */
  WmApprovals *approvals;      /* borrowed */
  WmLinkGroups *links;         /* borrowed */
  WmComments *comments;        /* borrowed */
  WmRecordHistory *history;    /* borrowed */
  GtkWidget *body;             /* borrowed, nullable: in the place of form and children */
  WmDetailFocusFunc focus_body;
  guint is_stale : 1; /* the project changed while nobody saw it */
};

enum
{
  PROP_0,
  PROP_RECORD_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmDetail, wm_detail, GTK_TYPE_WIDGET)

static void
update_head (WmDetail *self)
{
  g_autofree char *label = wm_record_dup_label (self->record);
  const WmKind *kind = wm_record_get_kind (self->record);
  gboolean own = (kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_SINGLE)) == 0;

  gtk_label_set_label (self->number, label);
  /* Of what there is one of nobody needs the number. */
  gtk_widget_set_visible (GTK_WIDGET (self->number), (kind->flags & WM_KIND_SINGLE) == 0);
  gtk_label_set_label (self->title, wm_record_get_title (self->record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.delete", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.new-version",
                                 g_str_equal (kind->id, "document"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.rename",
                                 (wm_kind_get_title_field (kind)->flags & WM_FIELD_READ_ONLY) == 0);
}

static void
show (WmDetail *self)
{
  gtk_stack_set_visible_child_name (self->stack, self->record != NULL ? "record" : "nothing");
  if (self->record == NULL)
    {
      wm_record_form_set_record (self->form, NULL);
      wm_needs_view_set_record (self->needs, NULL);
      wm_children_set_record (self->children, NULL);
      wm_children_set_record (self->aside, NULL);
      wm_children_set_record (self->namings, NULL);
      return;
    }
  update_head (self);
  wm_guidance_view_set_record (self->guidance, self->record);
  if (self->body == NULL)
    {
      wm_record_form_set_record (self->form, self->record);
      wm_children_set_record (self->children, self->record);
      wm_children_set_record (self->aside, self->record);
    }
  wm_needs_view_set_record (self->needs, self->record);
  wm_children_set_record (self->namings, self->record);
  wm_approvals_set_record (self->approvals, self->record);
  wm_link_groups_set_record (self->links, self->record);
  wm_comments_set_record (self->comments, self->record);
  wm_record_history_set_record_id (self->history, self->record_id);
}

static void
load (WmDetail *self)
{
  g_clear_object (&self->record);
  if (self->record_id != NULL)
    self->record = wm_records_load (wm_session_get_database (self->session),
                                    wm_session_get_registry (self->session), self->record_id);
  show (self);
}

static gboolean
names (WmDetail *self, const char *id)
{
  const WmKind *kind = wm_record_get_kind (self->record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == WM_FIELD_RECORD &&
        g_strcmp0 (wm_record_get_value (self->record, &kind->fields[i]), id) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the name of what it refers to or is linked to may be another one now. Where very much
 * changed at once asking would take longer than showing it anew. */
static gboolean
touches_relatives (WmDetail *self, WmChanges *changes)
{
  GHashTable *ids = wm_changes_get_ids (changes);
  GHashTableIter iter;
  gpointer id = NULL;

  if (g_hash_table_size (ids) > MAX_ASKED)
    return TRUE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (names (self, id) ||
        wm_records_are_linked (wm_session_get_database (self->session), self->record_id, id))
      return TRUE;
  return FALSE;
}

static void
show_relatives (WmDetail *self)
{
  if (self->body == NULL)
    wm_record_form_set_record (self->form, self->record);
  wm_link_groups_set_record (self->links, self->record);
  wm_comments_set_record (self->comments, self->record);
}

static void
follow (WmDetail *self, WmChanges *changes)
{
  if (changes == NULL || g_hash_table_contains (wm_changes_get_ids (changes), self->record_id))
    load (self);
  else if (self->record != NULL)
    {
      if (touches_relatives (self, changes))
        show_relatives (self);
      /* These look further than to the next record. */
      wm_needs_view_set_record (self->needs, self->record);
      wm_approvals_set_record (self->approvals, self->record);
    }
  wm_children_refresh (self->children);
  wm_children_refresh (self->namings);
  wm_record_history_refresh (self->history, changes);
}

static void
project_changed_cb (WmDetail *self, WmChanges *changes)
{
  if (self->record_id == NULL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self, changes);
  else
    self->is_stale = TRUE;
}

static void
wm_detail_map (GtkWidget *widget)
{
  WmDetail *self = WM_DETAIL (widget);

  GTK_WIDGET_CLASS (wm_detail_parent_class)->map (widget);
  if (self->is_stale && self->record_id != NULL)
    follow (self, NULL);
  self->is_stale = FALSE;
}

/* Actions of the menu. */

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDetail *self = WM_DETAIL (widget);
  const char *ids[] = { self->record_id, NULL };

  if (self->record_id != NULL)
    wm_session_delete (self->session, ids);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDetail *self = WM_DETAIL (widget);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->record == NULL)
    return;
  label = wm_record_dup_label (self->record);
  text = g_strdup_printf ("%s %s", label, wm_record_get_title (self->record));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_detail_focus_title (WM_DETAIL (widget));
}

static void
new_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDetail *self = WM_DETAIL (widget);

  if (self->record != NULL)
    gtk_window_present (wm_new_version_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                            self->session, self->record));
}

static void
timeline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDetail *self = WM_DETAIL (widget);

  if (self->record_id != NULL)
    gtk_widget_activate_action (widget, "win.show-timeline", "s", self->record_id);
}

static void
wm_detail_dispose (GObject *object)
{
  WmDetail *self = WM_DETAIL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_detail_parent_class)->dispose (object);
}

static void
wm_detail_finalize (GObject *object)
{
  g_free (WM_DETAIL (object)->record_id);
  G_OBJECT_CLASS (wm_detail_parent_class)->finalize (object);
}

static void
wm_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORD_ID)
    g_value_set_string (value, WM_DETAIL (object)->record_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_detail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORD_ID)
    wm_detail_set_record_id (WM_DETAIL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_detail_class_init (WmDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wm_detail_dispose;
  object_class->finalize = wm_detail_finalize;
  object_class->get_property = wm_detail_get_property;
  object_class->set_property = wm_detail_set_property;
  widget_class->map = wm_detail_map;
  properties[PROP_RECORD_ID] =
      g_param_spec_string ("record-id", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "detail.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "detail.copy-reference", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "detail.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "detail.rename", NULL);
  gtk_widget_class_install_action (widget_class, "detail.new-version", NULL, new_version_action);
  gtk_widget_class_install_action (widget_class, "detail.show-timeline", NULL, timeline_action);
}

static GtkWidget *
new_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Rename"), "detail.rename");
  g_menu_append (menu, _ ("_History of this entry"), "detail.show-timeline");
  g_menu_append (menu, _ ("_Copy the reference"), "detail.copy-reference");
  g_menu_append (menu, _ ("_Delete"), "detail.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("More about this entry"));
  wm_accessible_set_label (button, _ ("More about this entry"));
  return button;
}

static GtkWidget *
new_head (WmDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->number, 0);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->title, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-2");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), words);
  self->menu = new_menu ();
  gtk_box_append (GTK_BOX (head), self->menu);
  return head;
}

static GtkWidget *
new_record_view (WmDetail *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_box_append (GTK_BOX (box), new_head (self));
  self->guidance = WM_GUIDANCE_VIEW (wm_guidance_view_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->guidance));
  self->parts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_visible (GTK_WIDGET (self->parts), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parts));
  /* Above the fields: they are many, and the parts are why one comes. */
  self->children = WM_CHILDREN (wm_children_new (self->session, WM_CHILDREN_PARTS));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->children));
  self->form = WM_RECORD_FORM (wm_record_form_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  self->aside = WM_CHILDREN (wm_children_new (self->session, WM_CHILDREN_ASIDE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->aside));
  self->needs = WM_NEEDS_VIEW (wm_needs_view_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->needs));
  self->namings = WM_CHILDREN (wm_children_new (self->session, WM_CHILDREN_NAMINGS));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->namings));
  self->approvals = WM_APPROVALS (wm_approvals_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->approvals));
  self->links = WM_LINK_GROUPS (wm_link_groups_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->links));
  self->comments = WM_COMMENTS (wm_comments_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->comments));
  self->history = WM_RECORD_HISTORY (wm_record_history_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->history));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  return scroller;
}

static void
wm_detail_init (WmDetail *self)
{
}

GtkWidget *
wm_detail_new (WmSession *session)
{
  WmDetail *self = g_object_new (WM_TYPE_DETAIL, NULL);
  GtkWidget *nothing = adw_status_page_new ();

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _ ("Choose an entry to read and change it here."));
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_stack_add_named (self->stack, new_record_view (self), "record");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_object (wm_session_get_project (session), "changed",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_detail_set_record_id (WmDetail *self, const char *id)
{
  g_return_if_fail (WM_IS_DETAIL (self));

  if (g_strcmp0 (self->record_id, id) == 0)
    return;
  if (self->record_id != NULL)
    wm_record_form_commit_now (self->form);
  g_free (self->record_id);
  self->record_id = g_strdup (id);
  load (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD_ID]);
}

const char *
wm_detail_get_record_id (WmDetail *self)
{
  g_return_val_if_fail (WM_IS_DETAIL (self), NULL);

  return self->record_id;
}

/* Without any of them there is no gap either. */
static void
update_parts (WmDetail *self)
{
  gboolean any = FALSE;

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    any = any || gtk_widget_get_visible (part);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), any);
}

void
wm_detail_add_part (WmDetail *self, GtkWidget *part)
{
  g_return_if_fail (WM_IS_DETAIL (self));

  gtk_box_append (self->parts, part);
  g_signal_connect_swapped (part, "notify::visible", G_CALLBACK (update_parts), self);
  update_parts (self);
}

void
wm_detail_set_body (WmDetail *self, GtkWidget *body, WmDetailFocusFunc focus)
{
  g_return_if_fail (WM_IS_DETAIL (self));
  g_return_if_fail (self->body == NULL);

  self->body = body;
  self->focus_body = focus;
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  wm_detail_add_part (self, body);
}

void
wm_detail_focus_field (WmDetail *self, const char *field_id)
{
  g_return_if_fail (WM_IS_DETAIL (self));

  if (self->body != NULL)
    self->focus_body (self->body, field_id);
  else
    wm_record_form_focus_field (self->form, field_id);
}

void
wm_detail_focus_title (WmDetail *self)
{
  g_return_if_fail (WM_IS_DETAIL (self));

  if (self->record != NULL)
    wm_detail_focus_field (self, wm_kind_get_title_field (wm_record_get_kind (self->record))->id);
}
