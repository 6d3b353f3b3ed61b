/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-approval-row.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-file-dialog.h"
#include "app/form/wm-field-row.h"
#include "app/form/wm-long-text.h"
#include "app/wm-attach.h"
#include "app/wm-dates.h"
#include "model/wm-field-value.h"
#include "wm-link-row.h"

#include <glib/gi18n.h>

#define KIND_OF_PROOF "evidence"

struct _WmApprovalRow
{
  AdwExpanderRow parent_instance;

  WmSession *session; /* owned */
  WmRecord *approval; /* owned, nullable */

  GPtrArray *fields;   /* (borrowed) WmFieldRow */
  GPtrArray *proofs;   /* (borrowed) GtkWidget */
  WmLongText *reason;  /* borrowed */
  GtkWidget *part;     /* borrowed: what of a risk */
  GtkWidget *missing;  /* borrowed: the mark that something is missing */
  GCancellable *asked; /* owned: the dialog for files */
};

enum
{
  PROP_0,
  PROP_RECORD_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmApprovalRow, wm_approval_row, ADW_TYPE_EXPANDER_ROW)

static const char *
get (WmApprovalRow *self, const char *field_id)
{
  return wm_record_get_value_by_id (self->approval, field_id);
}

static char *
dup_display (WmApprovalRow *self, const char *field_id)
{
  const WmField *field = wm_kind_find_field (wm_record_get_kind (self->approval), field_id);

  return wm_field_dup_display (field, get (self, field_id));
}

/* Who decided, and how. */
static char *
dup_who (WmApprovalRow *self)
{
  g_autofree char *decision = dup_display (self, "decision");
  const char *id = get (self, "person");
  g_autofree char *person = id != NULL
                                ? wm_records_dup_title (wm_session_get_database (self->session),
                                                        wm_session_get_registry (self->session), id)
                                : NULL;

  if (person == NULL)
    return g_steal_pointer (&decision);
  /* Translators: a decision and who took it: "Approved: Eva Lindner". */
  return g_strdup_printf (_ ("%1$s: %2$s"), decision, person);
}

static void
add_fact (GString *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* What an auditor would ask next; NULL: nothing. */
static const char *
get_missing (WmApprovalRow *self)
{
  if (get (self, "person") == NULL)
    return _ ("It does not say who decided.");
  if (get (self, "decided_on") == NULL)
    return _ ("It does not say when.");
  if (self->proofs->len == 0 && get (self, "no_proof") == NULL)
    return _ ("Nothing proves it: attach the signed page or the mail, or say why there is none.");
  return NULL;
}

static void
update_head (WmApprovalRow *self)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *who = dup_who (self);
  g_autofree char *day = wm_dates_dup_day (get (self, "decided_on"));
  g_autofree char *way = dup_display (self, "way");
  const char *missing = get_missing (self);

  add_fact (facts, wm_record_get_title (self->approval));
  add_fact (facts, day);
  add_fact (facts, way);
  if (missing != NULL)
    g_string_append_printf (facts, "\n%s", missing);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), who);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), facts->str);
  gtk_widget_set_visible (self->missing, missing != NULL);
}

/* What proves it. */

static void
add_proof (WmApprovalRow *self, const WmLink *link)
{
  const char *id = wm_record_get_id (self->approval);
  g_autoptr (WmRecord) evidence =
      wm_records_load (wm_session_get_database (self->session),
                       wm_session_get_registry (self->session), link->other_id);
  GtkWidget *row;

  if (evidence == NULL)
    return;
  row = wm_link_row_new (self->session, id, link, evidence, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->proofs, row);
}

static void
update_proofs (WmApprovalRow *self)
{
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_session_get_database (self->session),
                                                       wm_session_get_registry (self->session),
                                                       wm_record_get_id (self->approval));

  for (guint i = 0; i < self->proofs->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->proofs, i));
  g_ptr_array_set_size (self->proofs, 0);
  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->kind->id, KIND_OF_PROOF))
        add_proof (self, link);
    }
}

static void
files_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmApprovalRow) self = user_data;
  g_autoptr (GListModel) files = wm_file_dialog_open_finish (result, NULL);

  if (files != NULL && self->session != NULL && self->approval != NULL)
    wm_attach_files (self->session, NULL, files, wm_record_get_id (self->approval));
}

static void
attach_clicked_cb (WmApprovalRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  wm_file_dialog_open_async (GTK_WINDOW (root), _ ("Attach the signed page or the mail"),
                             _ ("_Attach"), NULL, 0, TRUE, self->asked, files_chosen_cb,
                             g_object_ref (self));
}

static void
delete_clicked_cb (WmApprovalRow *self)
{
  g_autoptr (WmSession) session = g_object_ref (self->session);
  g_autofree char *id = g_strdup (wm_record_get_id (self->approval));
  const char *ids[] = { id, NULL };

  /* The row is gone when this returns. */
  wm_session_delete (session, ids);
}

static void
wm_approval_row_dispose (GObject *object)
{
  WmApprovalRow *self = WM_APPROVAL_ROW (object);

  if (self->asked != NULL)
    g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->approval);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_approval_row_parent_class)->dispose (object);
}

static void
wm_approval_row_finalize (GObject *object)
{
  g_ptr_array_unref (WM_APPROVAL_ROW (object)->fields);
  g_ptr_array_unref (WM_APPROVAL_ROW (object)->proofs);
  G_OBJECT_CLASS (wm_approval_row_parent_class)->finalize (object);
}

static void
wm_approval_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORD_ID)
    g_value_set_string (value, wm_approval_row_get_record_id (WM_APPROVAL_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_approval_row_class_init (WmApprovalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_approval_row_dispose;
  object_class->finalize = wm_approval_row_finalize;
  object_class->get_property = wm_approval_row_get_property;
  properties[PROP_RECORD_ID] = g_param_spec_string ("record-id", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_approval_row_init (WmApprovalRow *self)
{
  self->fields = g_ptr_array_new ();
  self->proofs = g_ptr_array_new ();
  self->asked = g_cancellable_new ();
}

static void
add_fields (WmApprovalRow *self)
{
  static const char *const ids[] = { "what", "part", "decision", "person", "decided_on", "way" };
  const WmKind *kind = wm_session_get_kind (self->session, "approval");

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *row = wm_field_row_new (self->session, wm_kind_find_field (kind, ids[i]));

      if (g_str_equal (ids[i], "part"))
        self->part = row;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->fields, row);
    }
}

static void
add_reason (WmApprovalRow *self)
{
  const WmKind *kind = wm_session_get_kind (self->session, "approval");
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *text = wm_long_text_new (self->session, wm_kind_find_field (kind, "no_proof"));

  self->reason = WM_LONG_TEXT (text);
  gtk_widget_add_css_class (text, "comment");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_buttons (WmApprovalRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *attach = gtk_button_new_with_mnemonic (_ ("_Attach the signed page or mail…"));
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (box, "comment");
  gtk_widget_set_hexpand (attach, TRUE);
  gtk_widget_set_halign (attach, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Delete this approval"));
  wm_accessible_set_label (remove, _ ("Delete this approval"));
  g_signal_connect_swapped (attach, "clicked", G_CALLBACK (attach_clicked_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (delete_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), attach);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

GtkWidget *
wm_approval_row_new (WmSession *session)
{
  WmApprovalRow *self = g_object_new (WM_TYPE_APPROVAL_ROW, NULL);

  self->session = g_object_ref (session);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->missing = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->missing, "warning");
  wm_accessible_set_label (self->missing, _ ("Something is missing"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->missing);
  add_fields (self);
  add_reason (self);
  add_buttons (self);
  return GTK_WIDGET (self);
}

void
wm_approval_row_set_record (WmApprovalRow *self, WmRecord *approval, const WmKind *subject)
{
  g_return_if_fail (WM_IS_APPROVAL_ROW (self));

  gtk_widget_set_visible (self->part, g_str_equal (subject->id, "risk"));
  g_set_object (&self->approval, approval);
  for (guint i = 0; i < self->fields->len; i++)
    wm_field_row_set_record (g_ptr_array_index (self->fields, i), approval);
  wm_long_text_set_record (self->reason, approval);
  update_proofs (self);
  update_head (self);
}

const char *
wm_approval_row_get_record_id (WmApprovalRow *self)
{
  g_return_val_if_fail (WM_IS_APPROVAL_ROW (self), NULL);

  return self->approval != NULL ? wm_record_get_id (self->approval) : NULL;
}
