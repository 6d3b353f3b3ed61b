/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that name several records, comments and approvals, in the detail of a record. */
#include "config.h"

#include "app-kit.h"

#include "app/form/wm-field-row.h"
#include "app/form/wm-text-area.h"
#include "app/widgets/wm-approval-row.h"
#include "app/widgets/wm-comment-row.h"
#include "app/widgets/wm-comments.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-link-groups.h"
#include "app/widgets/wm-link-row.h"
#include "app/widgets/wm-notes.h"
#include "app/widgets/wm-record-history.h"
#include "app/widgets/wm-record-picker.h"
#include "app/wm-drafts.h"

static WmDetail *
show_detail (AppKit *kit, const char *id, GtkWindow **window)
{
  WmDetail *detail = WM_DETAIL (wm_detail_new (kit->session));

  *window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (*window, 720, 1500);
  adw_window_set_content (ADW_WINDOW (*window), GTK_WIDGET (detail));
  wm_detail_set_record_id (detail, id);
  gtk_window_present (*window);
  app_kit_settle ();
  return detail;
}

static void
picture (GtkWindow *window, const char *name)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const char *folder = g_getenv ("WAYMARK_PICTURES");

  for (guint dark = 0; folder != NULL && dark < 2; dark++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%u.png", folder, name, dark);

      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
      app_kit_settle ();
      app_kit_picture (GTK_WIDGET (window), path);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

static void
assert_value (AppKit *kit, const char *id, const char *field_id, const char *expected)
{
  g_autofree char *value = app_kit_dup_value (kit, id, field_id);

  g_assert_cmpstr (value, ==, expected);
}

static GtkWidget *
find (WmDetail *detail, GType type, const char *name)
{
  GtkWidget *widget = app_kit_find (GTK_WIDGET (detail), type, name);

  g_assert_nonnull (widget);
  return widget;
}

static void
click (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
  app_kit_settle ();
}

static char *
join (const char *first, const char *second)
{
  gboolean ordered = g_strcmp0 (first, second) < 0;

  return g_strconcat (ordered ? first : second, ",", ordered ? second : first, NULL);
}

typedef struct
{
  GtkWidget *history;
  const char *label;
} Told;

static gboolean
is_told_cb (gpointer user_data)
{
  Told *told = user_data;

  return app_kit_find (told->history, ADW_TYPE_ACTION_ROW, told->label) != NULL;
}

static void
assert_told (WmDetail *detail, const char *label)
{
  Told told = { find (detail, WM_TYPE_RECORD_HISTORY, NULL), label };

  app_kit_wait (is_told_cb, &told);
}

/* Picking adds, a new one can be made on the way, and a chip takes off; each is one undo. */
static void
test_chips (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *mail = app_kit_add (kit, "asset", "name", "Mailboxes of the sales team", NULL);
  g_autofree char *id =
      app_kit_add (kit, "approval", "what", "Both of them", "subjects", crm, NULL);
  g_autofree char *both = join (crm, mail);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row = find (detail, WM_TYPE_FIELD_ROW, "Approves");
  GtkWidget *add = find (detail, GTK_TYPE_MENU_BUTTON, "Add to “Approves”");
  GtkWidget *picker;

  g_assert_nonnull (app_kit_find (row, GTK_TYPE_BUTTON, "CRM"));
  g_assert_null (app_kit_find (GTK_WIDGET (detail), WM_TYPE_LINK_ROW, NULL));
  gtk_window_set_default_size (window, 720, 700);
  app_kit_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (add));
  app_kit_settle ();
  picker = app_kit_find (add, WM_TYPE_RECORD_PICKER, NULL);
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "picked", mail);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (add));
  app_kit_settle ();
  assert_value (kit, id, "subjects", both);
  picture (window, "notes-chips");
  wm_session_undo (kit->session);
  assert_value (kit, id, "subjects", crm);
  wm_session_redo (kit->session);
  assert_value (kit, id, "subjects", both);
  app_kit_settle ();
  click (app_kit_find (row, GTK_TYPE_BUTTON, "Take “CRM” off “Approves”"));
  assert_value (kit, id, "subjects", mail);
  g_assert_null (app_kit_find (row, GTK_TYPE_BUTTON, "CRM"));
  assert_told (detail, "Changed an approval of “Mailboxes of the sales team”");
  wm_session_undo (kit->session);
  assert_value (kit, id, "subjects", both);
  wm_session_redo (kit->session);
  assert_value (kit, id, "subjects", mail);
  gtk_window_destroy (window);
}

static WmTextArea *
find_area (WmDetail *detail)
{
  return WM_TEXT_AREA (find (detail, WM_TYPE_TEXT_AREA, "Write a comment"));
}

static void
type (WmTextArea *area, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), text, -1);
}

static void
test_comments (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *other = app_kit_add (kit, "asset", "name", "ERP", NULL);
  g_autofree char *foreign = app_kit_add (kit, "comment", "text", "Who pays for it?", "about", id,
                                          "author", "Eva Lindner", NULL);
  g_autofree char *text = NULL;
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *comments = find (detail, WM_TYPE_COMMENTS, NULL);
  GtkWidget *row;

  /* Only one's own can be changed. */
  g_assert_nonnull (app_kit_find (comments, GTK_TYPE_LABEL, "Who pays for it?"));
  g_assert_null (app_kit_find (comments, GTK_TYPE_BUTTON, "Delete the comment"));
  type (find_area (detail), "  Sales does.\nUntil May. ");
  g_assert_false (wm_notes_write (GTK_WIDGET (detail)));
  g_assert_true (wm_notes_write (GTK_WIDGET (find_area (detail))));
  row = app_kit_find (comments, GTK_TYPE_LABEL, "Sales does.\nUntil May.");
  g_assert_nonnull (row);
  text = wm_text_area_dup_text (find_area (detail));
  g_assert_cmpstr (text, ==, "");
  assert_told (detail, "Commented on “CRM”");
  picture (window, "notes-comments");
  wm_session_undo (kit->session);
  g_assert_null (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does.\nUntil May."));
  wm_session_redo (kit->session);
  g_assert_nonnull (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does.\nUntil May."));

  click (app_kit_find (comments, GTK_TYPE_BUTTON, "Change the comment"));
  type (WM_TEXT_AREA (app_kit_find (comments, WM_TYPE_TEXT_AREA, "The comment")), "Sales does.");
  click (app_kit_find (comments, GTK_TYPE_BUTTON, "_Keep it so"));
  g_assert_nonnull (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does."));
  assert_told (detail, "Changed a comment on “CRM”");
  wm_session_undo (kit->session);
  g_assert_null (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does."));
  wm_session_redo (kit->session);
  click (app_kit_find (comments, GTK_TYPE_BUTTON, "Delete the comment"));
  g_assert_null (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does."));
  wm_session_undo (kit->session);
  g_assert_nonnull (app_kit_find (comments, GTK_TYPE_LABEL, "Sales does."));

  /* What is typed waits for its record. */
  type (find_area (detail), "And then");
  wm_detail_set_record_id (detail, other);
  g_free (text);
  text = wm_text_area_dup_text (find_area (detail));
  g_assert_cmpstr (text, ==, "");
  wm_detail_set_record_id (detail, id);
  g_free (text);
  text = wm_text_area_dup_text (find_area (detail));
  g_assert_cmpstr (text, ==, "And then");
  gtk_window_destroy (window);
}

/* Not in the detail, but in the session: any page shows it, and closing writes it. */
static void
test_drafts (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *comment = app_kit_add (kit, "comment", "text", "Who pays?", "about", id,
                                          "author", wm_project_get_actor (kit->project), NULL);
  g_autofree char *seen = NULL;
  g_autofree char *text = NULL;
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  g_autoptr (GPtrArray) comments = NULL;

  type (find_area (detail), "Sales does");
  click (find (detail, GTK_TYPE_BUTTON, "Change the comment"));
  type (WM_TEXT_AREA (find (detail, WM_TYPE_TEXT_AREA, "The comment")), "Who pays for it?");
  gtk_window_destroy (window);
  detail = show_detail (kit, id, &window);
  seen = wm_text_area_dup_text (find_area (detail));
  g_assert_cmpstr (seen, ==, "Sales does");
  text = wm_text_area_dup_text (WM_TEXT_AREA (find (detail, WM_TYPE_TEXT_AREA, "The comment")));
  g_assert_cmpstr (text, ==, "Who pays for it?");
  gtk_window_destroy (window);

  g_assert_true (wm_drafts_write_all (kit->session, NULL));
  assert_value (kit, comment, "text", "Who pays for it?");
  comments = wm_notes_list (kit->session, "comment", id);
  g_assert_cmpuint (comments->len, ==, 2);
  g_assert_cmpstr (wm_record_get_title (g_ptr_array_index (comments, 1)), ==, "Sales does");
  g_assert_null (wm_drafts_get (kit->session, id));
  wm_session_undo (kit->session);
  wm_session_undo (kit->session);
  assert_value (kit, comment, "text", "Who pays?");
  wm_session_redo (kit->session);
  wm_session_redo (kit->session);
  assert_value (kit, comment, "text", "Who pays for it?");
}

typedef struct
{
  GtkWindow *window;
  WmLinkGroups *groups;
  GtkWidget *button;
  gpointer picker; /* weak */
} Linking;

static void
begin_linking (AppKit *kit, const char *id, Linking *linking)
{
  g_autoptr (WmRecord) record = wm_records_load (wm_session_get_database (kit->session),
                                                 wm_session_get_registry (kit->session), id);

  linking->window = GTK_WINDOW (adw_window_new ());
  linking->groups = WM_LINK_GROUPS (wm_link_groups_new (kit->session));
  gtk_window_set_default_size (linking->window, 500, 400);
  adw_window_set_content (ADW_WINDOW (linking->window), GTK_WIDGET (linking->groups));
  wm_link_groups_set_record (linking->groups, record);
  gtk_window_present (linking->window);
  app_kit_settle ();
  linking->button =
      app_kit_find (GTK_WIDGET (linking->groups), GTK_TYPE_MENU_BUTTON, "Link something");
  gtk_menu_button_popup (GTK_MENU_BUTTON (linking->button));
  app_kit_settle ();
  linking->picker = app_kit_find (linking->button, WM_TYPE_RECORD_PICKER, NULL);
  g_assert_nonnull (linking->picker);
  gtk_editable_set_text (GTK_EDITABLE (app_kit_find (linking->picker, GTK_TYPE_EDITABLE, NULL)),
                         "Eva");
  app_kit_settle ();
  g_object_add_weak_pointer (linking->picker, &linking->picker);
}

static gboolean
is_gone_cb (gpointer held)
{
  return *(gpointer *) held == NULL;
}

/* Not even the project is held by what was chosen from, which the end of each test asserts. */
static void
test_linking (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autoptr (GPtrArray) links = NULL;
  Linking linking;

  begin_linking (kit, id, &linking);
  g_signal_emit_by_name (linking.picker, "picked", eva);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (linking.button));
  app_kit_settle ();
  links = wm_records_list_links (wm_session_get_database (kit->session),
                                 wm_session_get_registry (kit->session), id);
  g_assert_cmpuint (links->len, ==, 1);
  gtk_window_destroy (linking.window);
  app_kit_wait (is_gone_cb, &linking.picker);
  wm_session_undo (kit->session);
  wm_session_redo (kit->session);
}

static void
test_leaving_while_linking (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "asset", "name", "CRM", NULL);
  Linking linking;

  begin_linking (kit, id, &linking);
  gtk_window_destroy (linking.window);
  app_kit_wait (is_gone_cb, &linking.picker);
}

static void
test_approval (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id =
      app_kit_add (kit, "document", "title", "Access rules", "version", "3", NULL);
  g_autofree char *approval = NULL;
  g_autofree char *evidence = app_kit_add (kit, "evidence", "title", "Signed page", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row;
  const WmKind *kind = wm_session_get_kind (kit->session, "approval");

  click (find (detail, GTK_TYPE_BUTTON, "_Record an approval"));
  row = find (detail, WM_TYPE_APPROVAL_ROW, NULL);
  approval = g_strdup (wm_approval_row_get_record_id (WM_APPROVAL_ROW (row)));
  assert_value (kit, approval, "what", "Access rules, version 3");
  assert_value (kit, approval, "subjects", id);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (app_kit_find (row, GTK_TYPE_IMAGE, "Something is missing"));
  g_assert_true (wm_session_set_value (kit->session, approval, wm_kind_find_field (kind, "person"),
                                       eva, NULL));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Approved: Eva Lindner");
  g_assert_true (
      gtk_widget_get_visible (app_kit_find (row, GTK_TYPE_IMAGE, "Something is missing")));
  gtk_widget_child_focus (app_kit_find (row, GTK_TYPE_BUTTON, "Delete this approval"),
                          GTK_DIR_TAB_FORWARD);
  picture (window, "notes-approval");
  g_assert_true (wm_project_link_records (kit->project, evidence, approval, "proves", NULL));
  g_assert_false (
      gtk_widget_get_visible (app_kit_find (row, GTK_TYPE_IMAGE, "Something is missing")));
  g_assert_nonnull (app_kit_find (row, WM_TYPE_LINK_ROW, NULL));
  picture (window, "notes-approval-proved");
  wm_session_undo (kit->session);
  g_assert_true (
      gtk_widget_get_visible (app_kit_find (row, GTK_TYPE_IMAGE, "Something is missing")));
  g_assert_true (wm_session_set_value (kit->session, approval,
                                       wm_kind_find_field (kind, "no_proof"), "By phone", NULL));
  g_assert_false (
      gtk_widget_get_visible (app_kit_find (row, GTK_TYPE_IMAGE, "Something is missing")));
  click (app_kit_find (row, GTK_TYPE_BUTTON, "Delete this approval"));
  g_assert_null (app_kit_find (GTK_WIDGET (detail), WM_TYPE_APPROVAL_ROW, NULL));
  wm_session_undo (kit->session);
  g_assert_nonnull (app_kit_find (GTK_WIDGET (detail), WM_TYPE_APPROVAL_ROW, NULL));
  gtk_window_destroy (window);
}

/* A training names who took part; its history and that of the person tell it. */
static void
test_history (AppKit *kit, gconstpointer unused)
{
  g_autofree char *eva = app_kit_add (kit, "person", "name", "Eva Lindner", NULL);
  g_autofree char *id = app_kit_add (kit, "training", "title", "Passwords", NULL);
  const WmField *attended =
      wm_kind_find_field (wm_session_get_kind (kit->session, "training"), "attended");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);

  g_assert_true (wm_session_set_value (kit->session, id, attended, eva, NULL));
  assert_told (detail, "Changed who took part of “Passwords”");
  wm_session_undo (kit->session);
  assert_told (detail, "Undid: Changed who took part of “Passwords”");
  wm_session_redo (kit->session);
  wm_detail_set_record_id (detail, eva);
  assert_told (detail, "Changed who took part of “Passwords”");
  gtk_window_destroy (window);
}

/* Many choices stand in a list to tick, and those that hold under the label. */
static void
test_many_choices (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "document", "title", "Handbook", "covers_required",
                                     "security_policy", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row = find (detail, WM_TYPE_FIELD_ROW, "Required document that it is");
  GtkWidget *button = app_kit_find (row, GTK_TYPE_MENU_BUTTON,
                                    "Required document that it is: Information security policy");
  GtkWidget *check;

  g_assert_nonnull (app_kit_find (row, GTK_TYPE_LABEL, "Information security policy"));
  gtk_window_set_default_size (window, 720, 700);
  app_kit_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_kit_settle ();
  check = app_kit_find (button, GTK_TYPE_CHECK_BUTTON, "Risk treatment plan");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  assert_value (kit, id, "covers_required", "security_policy,risk_treatment_plan");
  wm_session_undo (kit->session);
  assert_value (kit, id, "covers_required", "security_policy");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  wm_session_redo (kit->session);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  app_kit_settle ();
  picture (window, "notes-choices");
  gtk_window_destroy (window);
}

static void
test_number (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_add (kit, "audit", "title", "Stage 1", "days", "2.5", NULL);
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  WmFieldRow *row = WM_FIELD_ROW (find (detail, WM_TYPE_FIELD_ROW, "Days"));
  GtkEditable *text = GTK_EDITABLE (app_kit_find (GTK_WIDGET (row), GTK_TYPE_TEXT, NULL));

  g_assert_cmpstr (gtk_editable_get_text (text), ==, "2.5");
  gtk_editable_set_text (text, "3,25");
  wm_field_row_commit_now (row);
  assert_value (kit, id, "days", "3.25");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "3.25");
  wm_session_undo (kit->session);
  assert_value (kit, id, "days", "2.5");
  wm_session_redo (kit->session);
  assert_value (kit, id, "days", "3.25");
  gtk_editable_set_text (text, "a few");
  wm_field_row_commit_now (row);
  g_assert_true (wm_field_row_is_wrong (row));
  assert_value (kit, id, "days", "3.25");
  gtk_window_destroy (window);
}

static void
test_company (AppKit *kit, gconstpointer unused)
{
  g_autofree char *id = app_kit_resolve (kit, "O-1");
  GtkWindow *window;
  WmDetail *detail = show_detail (kit, id, &window);
  GtkWidget *row;
  g_autofree char *what = NULL;

  g_assert_true (wm_session_set_value (
      kit->session, id,
      wm_kind_find_field (wm_session_get_kind (kit->session, "organisation"), "soa_version"), "4",
      NULL));
  click (find (detail, GTK_TYPE_BUTTON, "_Record an approval"));
  row = find (detail, WM_TYPE_APPROVAL_ROW, NULL);
  what = app_kit_dup_value (kit, wm_approval_row_get_record_id (WM_APPROVAL_ROW (row)), "what");
  g_assert_cmpstr (what, ==, "Statement of Applicability, version 4");
  wm_session_undo (kit->session);
  g_assert_null (app_kit_find (GTK_WIDGET (detail), WM_TYPE_APPROVAL_ROW, NULL));
  wm_session_redo (kit->session);
  g_assert_nonnull (app_kit_find (GTK_WIDGET (detail), WM_TYPE_APPROVAL_ROW, NULL));
  gtk_window_destroy (window);
}

/* An approval has its register; a comment is read beside what it is about. */
static void
test_places (AppKit *kit, gconstpointer unused)
{
  g_autofree char *crm = app_kit_add (kit, "asset", "name", "Billing of the night shift", NULL);
  g_autofree char *comment =
      app_kit_add (kit, "comment", "text", "Until May", "about", crm, "author", "Eva", NULL);
  g_autofree char *approval =
      app_kit_add (kit, "approval", "what", "Billing goes on", "subjects", crm, NULL);

  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", approval);
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_record_id (wm_window_get_page (kit->window)), ==, approval);
  app_kit_pictures (kit, "notes-register");
  gtk_widget_activate_action (GTK_WIDGET (kit->window), "win.show-record", "s", comment);
  app_kit_settle ();
  g_assert_cmpstr (wm_page_get_record_id (wm_window_get_page (kit->window)), ==, crm);
}

int
main (int argc, char *argv[])
{
  app_kit_init (&argc, &argv);
  APP_ADD_EMPTY ("/notes/records/are-added-and-taken-off", test_chips);
  APP_ADD_EMPTY ("/notes/choices/of-many-are-ticked", test_many_choices);
  APP_ADD_EMPTY ("/notes/number/has-decimals", test_number);
  APP_ADD_EMPTY ("/notes/comments/are-written-changed-and-deleted", test_comments);
  APP_ADD_EMPTY ("/notes/comments/wait-and-are-written-when-the-window-closes", test_drafts);
  APP_ADD_EMPTY ("/notes/links/hold-nothing-afterwards", test_linking);
  APP_ADD_EMPTY ("/notes/links/hold-nothing-while-one-is-chosen", test_leaving_while_linking);
  APP_ADD_EMPTY ("/notes/approval/says-what-is-missing", test_approval);
  APP_ADD_EMPTY ("/notes/approval/of-the-statement", test_company);
  APP_ADD_EMPTY ("/notes/history/tells-of-links", test_history);
  APP_ADD_SAMPLE ("/notes/window/leads-to-them", test_places);
  return g_test_run ();
}
