/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-approvals.h"

#include "project/wm-edit.h"
#include "store/wm-clock.h"
#include "wm-approval-row.h"
#include "wm-link-row.h"
#include "wm-notes.h"

#include <glib/gi18n.h>

#define KIND_OF_APPROVAL "approval"

struct _WmApprovals
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRecord *record;   /* owned, nullable */

  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows;            /* (borrowed) WmApprovalRow */
};

G_DEFINE_FINAL_TYPE (WmApprovals, wm_approvals, GTK_TYPE_WIDGET)

/* What is approved, with its version. */
static char *
dup_what (WmApprovals *self)
{
  const WmKind *kind = wm_record_get_kind (self->record);
  gboolean is_company =
      (kind->flags & WM_KIND_SINGLE) != 0 && g_str_equal (kind->id, "organisation");
  const WmField *field = wm_kind_find_field (kind, is_company ? "soa_version" : "version");
  const char *version = field != NULL ? wm_record_get_value (self->record, field) : NULL;
  const char *title =
      is_company ? _ ("Statement of Applicability") : wm_record_get_title (self->record);

  if (version == NULL)
    return g_strdup (title);
  /* Translators: a document and its version: "Statement of Applicability, version 3". */
  return g_strdup_printf (_ ("%1$s, version %2$s"), title, version);
}

/* Who is at work, if the list of people has the name. */
static char *
dup_person (WmApprovals *self)
{
  g_autofree char *actor = wm_notes_dup_actor (self->session);

  return wm_records_resolve (wm_session_get_database (self->session),
                             wm_session_get_registry (self->session),
                             wm_session_get_kind (self->session, "person"), actor, NULL);
}

static WmApprovalRow *
find_row (WmApprovals *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (wm_approval_row_get_record_id (g_ptr_array_index (self->rows, i)), id) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static void
record_clicked_cb (WmApprovals *self)
{
  g_autoptr (WmValues) values = NULL;
  g_autofree char *today = wm_clock_dup_today ();
  g_autofree char *person = NULL;
  g_autofree char *id = NULL;
  g_autofree char *what = NULL;
  GError *error = NULL;

  if (self->record == NULL)
    return;
  what = dup_what (self);
  person = dup_person (self);
  values = wm_values_new (wm_session_get_kind (self->session, KIND_OF_APPROVAL));
  wm_values_set_by_id (values, "what", what);
  wm_values_set_by_id (values, "subjects", wm_record_get_id (self->record));
  wm_values_set_by_id (values, "person", person);
  wm_values_set_by_id (values, "decided_on", today);
  id = wm_project_add_record (wm_session_get_project (self->session), values, &error);
  if (id == NULL)
    {
      wm_session_report (self->session, error);
      return;
    }
  wm_link_say_newest (self->session);
  /* The rest of it is said now. */
  if (find_row (self, id) != NULL)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (self, id)), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (find_row (self, id)), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
has (GPtrArray *approvals, const char *id)
{
  for (guint i = 0; i < approvals->len; i++)
    if (g_strcmp0 (wm_record_get_id (g_ptr_array_index (approvals, i)), id) == 0)
      return TRUE;
  return FALSE;
}

/* Rows that stay are kept: they may be open, and the keyboard may be in them. */
static void
show (WmApprovals *self, GPtrArray *approvals)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      WmApprovalRow *row = g_ptr_array_index (self->rows, i - 1);

      if (has (approvals, wm_approval_row_get_record_id (row)))
        continue;
      adw_preferences_group_remove (self->group, GTK_WIDGET (row));
      g_ptr_array_remove_index (self->rows, i - 1);
    }
  for (guint i = 0; i < approvals->len; i++)
    {
      WmRecord *approval = g_ptr_array_index (approvals, i);
      WmApprovalRow *row = find_row (self, wm_record_get_id (approval));

      if (row == NULL)
        {
          row = WM_APPROVAL_ROW (wm_approval_row_new (self->session));
          adw_preferences_group_add (self->group, GTK_WIDGET (row));
          g_ptr_array_add (self->rows, row);
        }
      wm_approval_row_set_record (row, approval, wm_record_get_kind (self->record));
    }
}

/* Whether the record says itself by whom and when it was approved; some came like that from a list.
 */
static gboolean
is_approved (WmApprovals *self)
{
  static const char *const fields[] = { "approved_on",      "accepted_on", "granted_on",
                                        "plan_approved_on", "signed_on",   "soa_approved_on" };
  const WmKind *kind = wm_record_get_kind (self->record);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const WmField *field = wm_kind_find_field (kind, fields[i]);

      if (field != NULL && wm_record_get_value (self->record, field) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
describe (WmApprovals *self, guint n_approvals)
{
  const char *words = NULL;

  if (n_approvals == 0 && is_approved (self))
    words = _ ("It says above who approved it and when. Record the approval too, and the signed "
               "page or the mail can be kept with it.");
  else if (n_approvals == 0)
    words = _ ("Nobody approved it yet.");
  adw_preferences_group_set_description (self->group, words);
}

void
wm_approvals_set_record (WmApprovals *self, WmRecord *record)
{
  g_autoptr (GPtrArray) approvals = NULL;
  gboolean approvable = (wm_record_get_kind (record)->flags & WM_KIND_APPROVABLE) != 0;

  g_return_if_fail (WM_IS_APPROVALS (self));

  g_set_object (&self->record, record);
  approvals = wm_notes_list (self->session, KIND_OF_APPROVAL, wm_record_get_id (record));
  gtk_widget_set_visible (GTK_WIDGET (self), approvable || approvals->len > 0);
  show (self, approvals);
  describe (self, approvals->len);
}

static void
wm_approvals_dispose (GObject *object)
{
  WmApprovals *self = WM_APPROVALS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_approvals_parent_class)->dispose (object);
}

static void
wm_approvals_finalize (GObject *object)
{
  g_ptr_array_unref (WM_APPROVALS (object)->rows);
  G_OBJECT_CLASS (wm_approvals_parent_class)->finalize (object);
}

static void
wm_approvals_class_init (WmApprovalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_approvals_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_approvals_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_approvals_init (WmApprovals *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Record an approval"));

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (record_clicked_cb), self);
  adw_preferences_group_set_title (self->group, _ ("Approval"));
  adw_preferences_group_set_header_suffix (self->group, button);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
}

GtkWidget *
wm_approvals_new (WmSession *session)
{
  WmApprovals *self = g_object_new (WM_TYPE_APPROVALS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
