/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which documents the standard wants, which are there, and which serve nothing; and which control
 * wants a tool. */
#include "config.h"

#include "fixture.h"

#include "guide/wm-document-needs.h"
#include "guide/wm-gap.h"
#include "guide/wm-kept-documents.h"
#include "guide/wm-tool-needs.h"
#include "project/wm-edit-many.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-23"

static WmDocumentState
get_state (TestProject *base, const char *document, const char *record_id)
{
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (base->project, TODAY);

  g_assert_cmpuint (needs->needs->len, ==, 32);
  for (guint i = 0; i < needs->needs->len; i++)
    {
      const WmDocumentNeed *need = g_ptr_array_index (needs->needs, i);

      if (strcmp (need->document->id, document) != 0)
        continue;
      g_assert_cmpstr (need->record_id, ==, record_id);
      g_assert_nonnull (wm_document_needs_get_state_label (need->state));
      return need->state;
    }
  g_assert_not_reached ();
}

/* The choices of the register are the documents of the catalogue, no more and no fewer. */
static void
test_choices (TestProject *base, gconstpointer data)
{
  const WmField *field = wm_kind_find_field (test_kind (base, "document"), "covers_required");
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (base->project, TODAY);
  guint n = 0;

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      const WmCatalogueDocument *document =
          wm_catalogue_lookup_document (needs->catalogue, choice->token);

      g_assert_nonnull (document);
      g_assert_cmpstr (document->title, ==, choice->label);
      n++;
    }
  g_assert_cmpuint (n, ==, needs->needs->len);
}

static void
test_states (TestProject *base, gconstpointer data)
{
  g_autofree char *policy = NULL;

  g_assert_cmpint (get_state (base, "security_policy", NULL), ==, WM_DOCUMENT_MISSING);
  policy = test_add (base, "document", "title", "Policy", "covers_required",
                     "security_policy,employment_terms", NULL);
  g_assert_cmpint (get_state (base, "security_policy", policy), ==, WM_DOCUMENT_DRAFT);
  g_assert_true (wm_project_undo (base->project, NULL));
  g_assert_cmpint (get_state (base, "security_policy", NULL), ==, WM_DOCUMENT_MISSING);
  g_assert_true (wm_project_redo (base->project, NULL));
  test_set (base, policy, "state", "approved");
  g_assert_cmpint (get_state (base, "security_policy", policy), ==, WM_DOCUMENT_APPROVED);
  test_set (base, policy, "next_review", "2026-11-22");
  g_assert_cmpint (get_state (base, "security_policy", policy), ==, WM_DOCUMENT_OVERDUE);
  test_set (base, policy, "next_review", TODAY);
  g_assert_cmpint (get_state (base, "security_policy", policy), ==, WM_DOCUMENT_APPROVED);
  test_set (base, policy, "state", "superseded");
  g_assert_cmpint (get_state (base, "security_policy", NULL), ==, WM_DOCUMENT_MISSING);
}

/* Of two documents the one that goes further counts. */
static void
test_the_better_one (TestProject *base, gconstpointer data)
{
  g_autofree char *draft =
      test_add (base, "document", "title", "New", "covers_required", "security_policy", NULL);
  g_autofree char *old = test_add (base, "document", "title", "Old", "covers_required",
                                   "security_policy", "state", "approved", NULL);

  g_assert_cmpint (get_state (base, "security_policy", old), ==, WM_DOCUMENT_APPROVED);
  test_set (base, old, "state", "withdrawn");
  g_assert_cmpint (get_state (base, "security_policy", draft), ==, WM_DOCUMENT_DRAFT);
}

/* What a control wants is wanted where the control applies. */
static void
test_conditional (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.5.15");

  g_assert_cmpint (get_state (base, "access_control_policy", NULL), ==, WM_DOCUMENT_NOT_WANTED);
  test_set (base, control, "decision", "applicable");
  g_assert_cmpint (get_state (base, "access_control_policy", NULL), ==, WM_DOCUMENT_MISSING);
  g_assert_true (wm_project_undo (base->project, NULL));
  g_assert_cmpint (get_state (base, "access_control_policy", NULL), ==, WM_DOCUMENT_NOT_WANTED);
}

static void
test_registers (TestProject *base, gconstpointer data)
{
  g_autofree char *company =
      test_query (wm_project_get_database (base->project), "SELECT id FROM organisation");
  g_autofree char *objective = NULL;

  g_strchomp (company);
  g_assert_cmpint (get_state (base, "scope_statement", NULL), ==, WM_DOCUMENT_MISSING);
  test_set (base, company, "scope", "All of it");
  g_assert_cmpint (get_state (base, "scope_statement", NULL), ==, WM_DOCUMENT_KEPT_HERE);
  g_assert_cmpint (get_state (base, "security_objectives", NULL), ==, WM_DOCUMENT_MISSING);
  objective = test_add (base, "objective", "title", "Fewer", NULL);
  g_assert_cmpint (get_state (base, "security_objectives", NULL), ==, WM_DOCUMENT_KEPT_HERE);
  /* Undecided controls make no statement, and planned reviews no result. */
  g_assert_cmpint (get_state (base, "statement_of_applicability", NULL), ==, WM_DOCUMENT_MISSING);
  g_free (test_add (base, "management_review", "title", "2027", NULL));
  g_assert_cmpint (get_state (base, "management_review_results", NULL), ==, WM_DOCUMENT_MISSING);
}

static guint
count_gap (TestProject *base, const char *gap)
{
  g_autoptr (WmGap) one = wm_gap_load (base->project, gap, TODAY);

  return one->count;
}

/* The gap leads to the clauses, once there is a document at all. */
static void
test_gaps (TestProject *base, gconstpointer data)
{
  g_autofree char *policy = NULL;
  guint before;

  g_assert_cmpuint (count_gap (base, "requirements_without_document"), ==, 0);
  policy = test_add (base, "document", "title", "Policy", NULL);
  before = count_gap (base, "requirements_without_document");
  g_assert_cmpuint (before, >, 10);
  test_set (base, policy, "covers_required", "security_policy");
  g_assert_cmpuint (count_gap (base, "requirements_without_document"), ==, before - 1);
  g_assert_true (wm_project_undo (base->project, NULL));
  g_assert_cmpuint (count_gap (base, "requirements_without_document"), ==, before);
}

static void
test_coverage (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.5.15");
  g_autofree char *rules = test_add (base, "document", "title", "Access rules", NULL);
  g_autoptr (GPtrArray) before = wm_document_needs_list_without (base->project, "requirement");
  g_autoptr (GPtrArray) bare = NULL;
  g_autoptr (GPtrArray) served = NULL;
  g_autoptr (GPtrArray) idle = wm_document_needs_list_idle (base->project);

  g_assert_cmpuint (before->len, ==, 30);
  g_assert_cmpuint (idle->len, ==, 1);
  test_set (base, control, "decision", "applicable");
  bare = wm_document_needs_list_without (base->project, "control");
  g_assert_cmpuint (bare->len, ==, 1);
  test_set (base, rules, "controls", control);
  served = wm_document_needs_list_without (base->project, "control");
  g_assert_cmpuint (served->len, ==, 0);
  g_clear_pointer (&idle, g_ptr_array_unref);
  idle = wm_document_needs_list_idle (base->project);
  g_assert_cmpuint (idle->len, ==, 0);
  /* What no longer holds serves nothing. */
  test_set (base, rules, "state", "superseded");
  g_clear_pointer (&served, g_ptr_array_unref);
  served = wm_document_needs_list_without (base->project, "control");
  g_assert_cmpuint (served->len, ==, 1);
}

/* The data names kinds that the register offers and controls that there are. */
static void
test_tool_kinds (TestProject *base, gconstpointer data)
{
  const WmField *field = wm_kind_find_field (test_kind (base, "tool"), "tool_kind");
  GPtrArray *kinds = wm_tool_kinds_get ();
  guint n = 0;

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    n++;
  g_assert_cmpuint (kinds->len, ==, n);
  for (guint i = 0; i < kinds->len; i++)
    {
      const WmToolKind *kind = g_ptr_array_index (kinds, i);

      g_test_message ("%s", kind->id);
      g_assert_nonnull (wm_field_find_choice (field, kind->id));
      g_assert_true (wm_tool_kinds_find (kind->id) == kind);
      g_assert_true (g_str_has_suffix (wm_tool_kind_get_look_for (kind), "."));
      g_assert_true (kind->wanted[0] != NULL || kind->also[0] != NULL);
      for (guint j = 0; kind->wanted[j] != NULL; j++)
        g_free (test_resolve (base, kind->wanted[j]));
      for (guint j = 0; kind->also[j] != NULL; j++)
        {
          g_free (test_resolve (base, kind->also[j]));
          g_assert_false (g_strv_contains ((const char *const *) kind->wanted, kind->also[j]));
        }
    }
}

static guint
count_served (TestProject *base)
{
  g_autoptr (GPtrArray) needs = wm_tool_needs_list (base->project);

  g_assert_cmpuint (needs->len, ==, 1);
  g_assert_cmpstr (((WmToolNeed *) g_ptr_array_index (needs, 0))->reference, ==, "A.8.13");
  g_assert_cmpstr (((const WmToolKind *) g_ptr_array_index (
                        ((WmToolNeed *) g_ptr_array_index (needs, 0))->kinds, 0))
                       ->id,
                   ==, "backup");
  return ((WmToolNeed *) g_ptr_array_index (needs, 0))->tools->len;
}

static void
test_tool_needs (TestProject *base, gconstpointer data)
{
  g_autofree char *control = test_resolve (base, "A.8.13");
  g_autofree char *none = test_resolve (base, "A.5.1");
  g_autofree char *tool = NULL;

  test_set (base, control, "decision", "applicable");
  test_set (base, none, "decision", "applicable");
  g_assert_cmpuint (count_served (base), ==, 0);
  g_assert_cmpuint (count_gap (base, "controls_without_tool"), ==, 0);
  tool = test_add (base, "tool", "name", "Copier", "status", "in_use", NULL);
  g_assert_cmpuint (count_served (base), ==, 0);
  g_assert_cmpuint (count_gap (base, "controls_without_tool"), ==, 1);
  /* Its kind says what it serves, and so does a link. */
  test_set (base, tool, "tool_kind", "backup");
  g_assert_cmpuint (count_served (base), ==, 1);
  g_assert_cmpuint (count_gap (base, "controls_without_tool"), ==, 0);
  g_assert_true (wm_project_undo (base->project, NULL));
  g_assert_cmpuint (count_served (base), ==, 0);
  test_set (base, tool, "controls", control);
  g_assert_cmpuint (count_served (base), ==, 1);
  test_set (base, tool, "status", "wanted");
  g_assert_cmpuint (count_served (base), ==, 0);
}

/* What the data says of registers names documents and kinds that are there. */
static void
test_kept (TestProject *base, gconstpointer data)
{
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (base->project, TODAY);
  GPtrArray *all = wm_kept_documents_get ();

  g_assert_cmpuint (all->len, >, 10);
  for (guint i = 0; i < all->len; i++)
    {
      const WmKeptDocument *kept = g_ptr_array_index (all, i);

      g_assert_nonnull (wm_catalogue_lookup_document (needs->catalogue, kept->document));
      g_assert_nonnull (wm_registry_find_kind (base->registry, kept->kind));
      g_assert_true (wm_kept_documents_find (kept->document) == kept);
    }
}

/* A recorded approval counts as much as the name and the date in the method. */
static void
test_approved_method (TestProject *base, gconstpointer data)
{
  g_autofree char *method = test_resolve (base, "RM-1");
  g_autofree char *person = test_add (base, "person", "name", "Eva Lindner", NULL);
  g_autofree char *approval = NULL;

  g_assert_cmpint (get_state (base, "risk_assessment_process", NULL), ==, WM_DOCUMENT_MISSING);
  approval = test_add (base, "approval", "what", "Method", "subjects", method, "way", "here",
                       "person", person, "decided_on", "2026-11-20", NULL);
  g_assert_cmpint (get_state (base, "risk_assessment_process", NULL), ==, WM_DOCUMENT_KEPT_HERE);
  test_set (base, approval, "decision", "refused");
  g_assert_cmpint (get_state (base, "risk_assessment_process", NULL), ==, WM_DOCUMENT_MISSING);
  g_assert_true (wm_project_undo (base->project, NULL));
  g_assert_cmpint (get_state (base, "risk_assessment_process", NULL), ==, WM_DOCUMENT_KEPT_HERE);
  g_assert_true (wm_project_redo (base->project, NULL));
  g_assert_cmpint (get_state (base, "risk_assessment_process", NULL), ==, WM_DOCUMENT_MISSING);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/needs/" path, TestProject, NULL, test_project_set_up, func, test_project_tear_down)
  ADD ("document/choices-are-those-of-the-catalogue", test_choices);
  ADD ("document/goes-from-missing-to-approved", test_states);
  ADD ("document/the-one-that-goes-further-counts", test_the_better_one);
  ADD ("document/is-wanted-where-its-control-applies", test_conditional);
  ADD ("document/a-register-is-one", test_registers);
  ADD ("document/registers-are-known", test_kept);
  ADD ("document/an-approval-approves-the-method", test_approved_method);
  ADD ("document/gap-leads-to-the-clauses", test_gaps);
  ADD ("document/covers-and-serves", test_coverage);
  ADD ("tool/kinds-fit-the-register-and-the-standard", test_tool_kinds);
  ADD ("tool/serves-by-link-or-kind", test_tool_needs);
  return g_test_run ();
}
