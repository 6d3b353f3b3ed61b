/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-kit.h"

#include "app/dialogs/wm-new-version.h"
#include "app/form/wm-drop-row.h"
#include "app/widgets/wm-approvals.h"
#include "app/widgets/wm-child-group.h"

#include <string.h>

/* What the rules of records look like in the window. */

static GtkWidget *
get_page (AppKit *kit)
{
  return GTK_WIDGET (wm_window_get_page (kit->window));
}

static void
show_record (AppKit *kit, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", id);
  app_kit_settle ();
}

static void
assert_value (AppKit *kit, const char *id, const char *field, const char *expected)
{
  g_autofree char *value = app_kit_dup_value (kit, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static WmDropRow *
find_state (AppKit *kit)
{
  return WM_DROP_ROW (app_kit_find (get_page (kit), WM_TYPE_DROP_ROW, "State"));
}

static void
choose (WmDropRow *row, const char *word)
{
  GtkDropDown *drop = GTK_DROP_DOWN (app_kit_find (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN, NULL));
  GListModel *words = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (words); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (words), i), word))
      gtk_drop_down_set_selected (drop, i);
  app_kit_settle ();
}

static const char *
get_chosen (WmDropRow *row)
{
  GtkDropDown *drop = GTK_DROP_DOWN (app_kit_find (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN, NULL));

  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (drop));
}

static void
test_refuses_to_close (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "nonconformity", "title", "Restore was not tried",
                                     "state", "checking", "effective", "yes", NULL);
  const char *words;

  show_record (kit, id);
  choose (find_state (kit), "Closed");
  assert_value (kit, id, "state", "checking");
  words = adw_action_row_get_subtitle (ADW_ACTION_ROW (find_state (kit)));
  g_assert_nonnull (strstr (words, "“Checked on”"));
  /* It does not look as if it had been done. */
  g_assert_cmpstr (get_chosen (find_state (kit)), !=, "Closed");
  app_kit_pictures (kit, "closing-refused");
  g_assert_true (wm_session_set_value (
      kit->session, id,
      wm_kind_find_field (wm_session_get_kind (kit->session, "nonconformity"), "checked_on"),
      "2026-11-20", NULL));
  choose (find_state (kit), "Closed");
  assert_value (kit, id, "state", "closed");
  g_assert_cmpstr (get_chosen (find_state (kit)), ==, "Closed");
  wm_session_undo (kit->session);
  assert_value (kit, id, "state", "checking");
  wm_session_redo (kit->session);
  assert_value (kit, id, "state", "closed");
}

static WmNewVersion *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (WM_IS_NEW_VERSION (window))
        return WM_NEW_VERSION (window);
    }
  return NULL;
}

static gboolean
is_dialog_gone (gpointer unused)
{
  return find_dialog () == NULL;
}

static void
fill (WmNewVersion *dialog, const char *title, const char *text)
{
  GtkWidget *row = app_kit_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_begins_a_version (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = app_kit_add (kit, "document", "title", "Backup rules", "version", "1.9",
                                     "state", "approved", "change_reason", "First version",
                                     "approved_by", eva, "approved_on", "2026-01-12", NULL);
  g_autofree char *former = NULL;
  WmNewVersion *dialog;
  GtkWidget *number;

  show_record (kit, id);
  g_signal_emit_by_name (app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "New _version…"),
                         "clicked");
  app_kit_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  number = app_kit_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Number of the new version");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, "1.10");
  fill (dialog, "Its date", "never");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-version.begin", NULL);
  g_assert_true (find_dialog () == dialog);
  assert_value (kit, id, "version", "1.9");
  fill (dialog, "Its date", "2026-11-20");
  fill (dialog, "Number of the new version", "2.0");
  fill (dialog, "Why there is a new one, in a sentence", "The server is another one");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-version.begin", NULL);
  app_kit_wait (is_dialog_gone, NULL);
  app_kit_settle ();
  assert_value (kit, id, "version", "2.0");
  assert_value (kit, id, "state", "draft");
  assert_value (kit, id, "change_reason", "The server is another one");
  former = app_kit_resolve (kit, "DV-1");
  assert_value (kit, former, "version", "1.9");
  assert_value (kit, former, "superseded_on", "2026-11-20");
  g_assert_nonnull (
      app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, "Backup rules, version 1.9"));
  app_kit_pictures (kit, "versions");
  wm_session_undo (kit->session);
  app_kit_settle ();
  assert_value (kit, id, "version", "1.9");
  assert_value (kit, id, "approved_on", "2026-01-12");
  g_assert_null (app_kit_find (get_page (kit), ADW_TYPE_ACTION_ROW, "Backup rules, version 1.9"));
  wm_session_redo (kit->session);
  app_kit_settle ();
  assert_value (kit, id, "version", "2.0");
}

/* What the list says and what the records of approvals say is one thing. */
static void
test_approval_is_one_truth (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = app_kit_add (kit, "risk", "title", "Fire", "owner", eva, NULL);
  g_autofree char *approval = NULL;
  GtkWidget *approvals;

  show_record (kit, id);
  approvals = app_kit_find (get_page (kit), WM_TYPE_APPROVALS, NULL);
  g_assert_nonnull (app_kit_find (approvals, GTK_TYPE_LABEL, "Nobody approved it yet."));
  g_signal_emit_by_name (
      app_kit_find (get_page (kit), GTK_TYPE_BUTTON, "The owner a_ccepted what remains today"),
      "clicked");
  app_kit_settle ();
  approval = app_kit_resolve (kit, "V-1");
  assert_value (kit, approval, "part", "remains");
  assert_value (kit, approval, "person", eva);
  assert_value (kit, id, "accepted_by", eva);
  assert_value (kit, id, "accepted_on", "2026-11-23");
  assert_value (kit, id, "plan_approved_by", NULL);
  g_assert_null (app_kit_find (approvals, GTK_TYPE_LABEL, "Nobody approved it yet."));
  app_kit_pictures (kit, "accepted");
  wm_session_undo (kit->session);
  assert_value (kit, id, "accepted_by", NULL);
  wm_session_redo (kit->session);
  assert_value (kit, id, "accepted_by", eva);
}

int
main (int argc, char **argv)
{
  app_kit_init (&argc, &argv);

  APP_ADD_EMPTY ("/record-rules/closing/is-refused-beside-the-field", test_refuses_to_close);
  APP_ADD_EMPTY ("/record-rules/document/begins-a-version", test_begins_a_version);
  APP_ADD_EMPTY ("/record-rules/approval/is-one-truth", test_approval_is_one_truth);
  return g_test_run ();
}
