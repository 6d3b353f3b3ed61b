/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "standard/wm-catalogue.h"

/* The facts of the editions that are part of the program. */

typedef struct
{
  WmCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer edition)
{
  g_autoptr (GError) error = NULL;

  fixture->catalogue = wm_catalogue_ref_builtin (edition, &error);
  g_assert_no_error (error);
  g_assert_true (WM_IS_CATALOGUE (fixture->catalogue));
}

static void
tear_down (Fixture *fixture, gconstpointer edition)
{
  g_assert_finalize_object (fixture->catalogue);
}

static void
assert_control (WmCatalogue *catalogue, const char *id, const char *group, WmControlTypes types,
                WmSecurityProperties properties, const char *title)
{
  const WmCatalogueControl *control = wm_catalogue_lookup_control (catalogue, id);

  g_assert_nonnull (control);
  g_assert_cmpstr (control->id, ==, id);
  g_assert_cmpstr (control->title, ==, title);
  g_assert_cmpstr (wm_catalogue_control_get_title (control), ==, title);
  g_assert_cmpstr (control->group->id, ==, group);
  g_assert_cmpuint (control->types, ==, types);
  g_assert_cmpuint (control->properties, ==, properties);
}

static void
test_lists_editions (void)
{
  g_auto (GStrv) editions = wm_catalogue_list_editions ();

  g_assert_true (g_strv_contains ((const char *const *) editions, "2022"));
  for (guint i = 1; editions[0] != NULL && editions[i] != NULL; i++)
    g_assert_cmpstr (editions[i - 1], <, editions[i]);
}

static void
test_every_edition_loads_as_what_it_is_listed (void)
{
  g_auto (GStrv) editions = wm_catalogue_list_editions ();

  for (guint i = 0; editions[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin (editions[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (wm_catalogue_get_edition (catalogue), ==, editions[i]);
    }
}

static void
test_refuses_unknown_edition (void)
{
  static const char *const unknown[] = { "2021", "", "2022.xml", "../editions/2022", "2022/" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wm_catalogue_ref_builtin (unknown[i], &error));
      g_assert_error (error, WM_CATALOGUE_ERROR, WM_CATALOGUE_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "2022"));
    }
}

static void
test_2022_says_what_it_is (Fixture *fixture, gconstpointer edition)
{
  const WmCatalogueAmendment *const *amendments;
  guint n_amendments;

  g_assert_cmpstr (wm_catalogue_get_edition (fixture->catalogue), ==, "2022");
  g_assert_cmpstr (wm_catalogue_get_name (fixture->catalogue), ==, "ISO/IEC 27001:2022");
  g_assert_cmpstr (wm_catalogue_get_published (fixture->catalogue), ==, "2022-10-25");
  g_assert_null (wm_catalogue_get_certificates_ended (fixture->catalogue));
  g_assert_cmpstr (wm_catalogue_get_counterpart_edition (fixture->catalogue), ==, "2013");

  amendments = wm_catalogue_get_amendments (fixture->catalogue, &n_amendments);
  g_assert_cmpuint (n_amendments, ==, 1);
  g_assert_cmpstr (amendments[0]->id, ==, "1");
  g_assert_cmpstr (amendments[0]->published, ==, "2024-02");
  g_assert_null (amendments[1]);
}

static void
test_2022_has_93_controls_in_four_groups (Fixture *fixture, gconstpointer edition)
{
  static const struct
  {
    const char *id;
    const char *prefix;
    guint n_controls;
  } themes[] = { { "organizational", "A.5.", 37 },
                 { "people", "A.6.", 8 },
                 { "physical", "A.7.", 14 },
                 { "technological", "A.8.", 34 } };
  const WmCatalogueGroup *const *groups;
  const WmCatalogueControl *const *control;
  guint n_groups, n_controls;

  groups = wm_catalogue_get_groups (fixture->catalogue, &n_groups);
  g_assert_cmpuint (n_groups, ==, G_N_ELEMENTS (themes));
  control = wm_catalogue_get_controls (fixture->catalogue, &n_controls);
  g_assert_cmpuint (n_controls, ==, 93);

  /* They come in the order of the standard: the tenth after the ninth. */
  for (guint i = 0; i < n_groups; i++)
    {
      g_assert_cmpstr (groups[i]->id, ==, themes[i].id);
      g_assert_true (wm_catalogue_lookup_group (fixture->catalogue, themes[i].id) == groups[i]);
      for (guint number = 1; number <= themes[i].n_controls; number++, control++)
        {
          g_autofree char *id = g_strdup_printf ("%s%u", themes[i].prefix, number);

          g_assert_cmpstr ((*control)->id, ==, id);
          g_assert_true ((*control)->group == groups[i]);
          g_assert_true (wm_catalogue_lookup_control (fixture->catalogue, id) == *control);
        }
    }
  g_assert_null (*control);
}

static void
test_2022_has_eleven_new_controls (Fixture *fixture, gconstpointer edition)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (const WmCatalogueControl *const *control =
           wm_catalogue_get_controls (fixture->catalogue, NULL);
       *control != NULL; control++)
    if ((*control)->is_new)
      g_string_append_printf (found, "%s ", (*control)->id);
  g_assert_cmpstr (found->str, ==,
                   "A.5.7 A.5.23 A.5.30 A.7.4 A.8.9 A.8.10 A.8.11 A.8.12 A.8.16 A.8.23 A.8.28 ");
}

static void
test_2022_controls_have_types_and_properties (Fixture *fixture, gconstpointer edition)
{
  const WmSecurityProperties all = WM_SECURITY_PROPERTY_CONFIDENTIALITY |
                                   WM_SECURITY_PROPERTY_INTEGRITY |
                                   WM_SECURITY_PROPERTY_AVAILABILITY;
  guint n_preventive = 0, n_detective = 0, n_corrective = 0;

  assert_control (fixture->catalogue, "A.5.1", "organizational", WM_CONTROL_TYPE_PREVENTIVE, all,
                  "Policies for information security");
  assert_control (fixture->catalogue, "A.5.30", "organizational", WM_CONTROL_TYPE_CORRECTIVE,
                  WM_SECURITY_PROPERTY_AVAILABILITY, "ICT readiness for business continuity");
  assert_control (fixture->catalogue, "A.6.8", "people", WM_CONTROL_TYPE_DETECTIVE, all,
                  "Information security event reporting");
  assert_control (fixture->catalogue, "A.7.12", "physical", WM_CONTROL_TYPE_PREVENTIVE,
                  WM_SECURITY_PROPERTY_CONFIDENTIALITY | WM_SECURITY_PROPERTY_AVAILABILITY,
                  "Cabling security");
  assert_control (fixture->catalogue, "A.8.17", "technological", WM_CONTROL_TYPE_DETECTIVE,
                  WM_SECURITY_PROPERTY_INTEGRITY, "Clock synchronization");

  for (const WmCatalogueControl *const *control =
           wm_catalogue_get_controls (fixture->catalogue, NULL);
       *control != NULL; control++)
    {
      g_assert_cmpuint ((*control)->types, !=, 0);
      g_assert_cmpuint ((*control)->properties, !=, 0);
      n_preventive += ((*control)->types & WM_CONTROL_TYPE_PREVENTIVE) != 0;
      n_detective += ((*control)->types & WM_CONTROL_TYPE_DETECTIVE) != 0;
      n_corrective += ((*control)->types & WM_CONTROL_TYPE_CORRECTIVE) != 0;
    }
  g_assert_cmpuint (n_preventive, ==, 83);
  g_assert_cmpuint (n_detective, ==, 13);
  g_assert_cmpuint (n_corrective, ==, 14);
}

static void
test_2022_has_139_clauses (Fixture *fixture, gconstpointer edition)
{
  const WmCatalogueClause *const *clauses;
  guint n_clauses, n_documented = 0;
  guint n_of_kind[3] = { 0, 0, 0 };

  clauses = wm_catalogue_get_clauses (fixture->catalogue, &n_clauses);
  g_assert_cmpuint (n_clauses, ==, 139);
  for (guint i = 0; i < n_clauses; i++)
    {
      g_assert_true (wm_catalogue_lookup_clause (fixture->catalogue, clauses[i]->id) == clauses[i]);
      n_of_kind[clauses[i]->kind]++;
      n_documented += clauses[i]->documented != NULL;
    }
  g_assert_null (clauses[n_clauses]);
  g_assert_cmpuint (n_of_kind[WM_CLAUSE_SECTION], ==, 11);
  g_assert_cmpuint (n_of_kind[WM_CLAUSE_REQUIREMENT], ==, 30);
  g_assert_cmpuint (n_of_kind[WM_CLAUSE_SUB_REQUIREMENT], ==, 98);
  g_assert_cmpuint (n_documented, ==, 23);
}

static void
test_2022_clauses_stand_under_their_parents (Fixture *fixture, gconstpointer edition)
{
  guint n_children = 0, n_tops = 0;

  for (const WmCatalogueClause *const *clause = wm_catalogue_get_clauses (fixture->catalogue, NULL);
       *clause != NULL; clause++)
    {
      n_tops += (*clause)->parent == NULL;
      for (const WmCatalogueClause *const *child = (*clause)->children; *child != NULL; child++)
        {
          g_assert_true ((*child)->parent == *clause);
          n_children++;
        }
    }
  g_assert_cmpuint (n_tops, ==, 7);
  g_assert_cmpuint (n_tops + n_children, ==, 139);
}

static void
test_2022_requirements_are_30_with_their_letters (Fixture *fixture, gconstpointer edition)
{
  const WmCatalogueClause *const *requirements;
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n_requirements, n_letters = 0;

  requirements = wm_catalogue_get_requirements (fixture->catalogue, &n_requirements);
  for (guint i = 0; i < n_requirements; i++)
    {
      g_assert_cmpint (requirements[i]->kind, ==, WM_CLAUSE_REQUIREMENT);
      g_assert_cmpint (requirements[i]->parent->kind, ==, WM_CLAUSE_SECTION);
      g_string_append_printf (ids, "%s ", requirements[i]->id);
      for (const WmCatalogueClause *const *letter = requirements[i]->children; *letter; letter++)
        {
          g_assert_cmpint ((*letter)->kind, ==, WM_CLAUSE_SUB_REQUIREMENT);
          n_letters++;
        }
    }
  g_assert_null (requirements[n_requirements]);
  g_assert_cmpuint (n_requirements, ==, 30);
  g_assert_cmpuint (n_letters, ==, 98);
  g_assert_cmpstr (
      ids->str, ==,
      "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 "
      "7.5.3 8.1 8.2 8.3 9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2 ");
}

static void
test_2022_says_what_came_with_the_amendment_and_the_edition (Fixture *fixture,
                                                             gconstpointer edition)
{
  const WmCatalogueAmendment *amendment = wm_catalogue_get_amendments (fixture->catalogue, NULL)[0];
  g_autoptr (GString) amended = g_string_new (NULL);
  g_autoptr (GString) without_counterpart = g_string_new (NULL);
  const WmCatalogueClause *clause;

  for (const WmCatalogueClause *const *c = wm_catalogue_get_clauses (fixture->catalogue, NULL);
       *c != NULL; c++)
    {
      if ((*c)->amendment == amendment)
        g_string_append_printf (amended, "%s ", (*c)->id);
      else
        g_assert_null ((*c)->amendment);
      if ((*c)->counterparts[0] == NULL)
        g_string_append_printf (without_counterpart, "%s ", (*c)->id);
    }
  g_assert_cmpstr (amended->str, ==, "4.1 4.2 ");
  g_assert_cmpstr (without_counterpart->str, ==, "4.2 c) 6.2 d) 6.3 9.3.2 c) ");

  clause = wm_catalogue_lookup_clause (fixture->catalogue, "9.2.2");
  g_assert_cmpstr (clause->counterparts[0], ==, "9.2 c)");
  g_assert_cmpstr (clause->counterparts[1], ==, "9.2 g)");
  g_assert_null (clause->counterparts[2]);
  g_assert_cmpstr (wm_catalogue_clause_get_documented (clause), ==,
                   "Audit programme and audit results");
}

static void
test_2022_wants_32_documents (Fixture *fixture, gconstpointer edition)
{
  const WmCatalogueDocument *const *documents;
  const WmCatalogueDocument *soa;
  guint n_documents, n_conditional = 0, n_records = 0, n_stage_1 = 0, n_stage_2 = 0;

  documents = wm_catalogue_get_documents (fixture->catalogue, &n_documents);
  for (guint i = 0; i < n_documents; i++)
    {
      n_conditional += documents[i]->is_conditional;
      n_records += documents[i]->kind == WM_DOCUMENT_KIND_RECORD;
      n_stage_1 += (documents[i]->stages & WM_AUDIT_STAGE_1) != 0;
      n_stage_2 += (documents[i]->stages & WM_AUDIT_STAGE_2) != 0;
    }
  g_assert_null (documents[n_documents]);
  g_assert_cmpuint (n_documents, ==, 32);
  g_assert_cmpuint (n_conditional, ==, 13);
  g_assert_cmpuint (n_records, ==, 10);
  g_assert_cmpuint (n_stage_1, ==, 15);
  g_assert_cmpuint (n_stage_2, ==, 28);

  soa = wm_catalogue_lookup_document (fixture->catalogue, "statement_of_applicability");
  g_assert_cmpstr (wm_catalogue_document_get_title (soa), ==, "Statement of Applicability");
  g_assert_cmpint (soa->kind, ==, WM_DOCUMENT_KIND_DOCUMENT);
  g_assert_true (soa->clauses[0] == wm_catalogue_lookup_clause (fixture->catalogue, "6.1.3 d)"));
  g_assert_null (soa->clauses[1]);
  g_assert_null (soa->controls[0]);
}

/* Who wants a document of a clause says so at the clause as well. */
static void
test_2022_documents_agree_with_clauses (Fixture *fixture, gconstpointer edition)
{
  const WmCatalogueClause *external = wm_catalogue_lookup_clause (fixture->catalogue, "7.5.3");

  for (const WmCatalogueDocument *const *document =
           wm_catalogue_get_documents (fixture->catalogue, NULL);
       *document != NULL; document++)
    for (const WmCatalogueClause *const *clause = (*document)->clauses; *clause != NULL; clause++)
      if (*clause != external)
        g_assert_nonnull ((*clause)->documented);
  /* The register of what comes from outside is usual, not asked for by name. */
  g_assert_null (external->documented);
}

static void
test_unknown_ids_are_not_found (Fixture *fixture, gconstpointer edition)
{
  g_assert_null (wm_catalogue_lookup_group (fixture->catalogue, "peoples"));
  g_assert_null (wm_catalogue_lookup_control (fixture->catalogue, "A.5.38"));
  g_assert_null (wm_catalogue_lookup_control (fixture->catalogue, "4.1"));
  g_assert_null (wm_catalogue_lookup_clause (fixture->catalogue, "6.1.3d)"));
  g_assert_null (wm_catalogue_lookup_document (fixture->catalogue, ""));
}

static void
test_translates_nothing_into_nothing (void)
{
  g_assert_null (wm_catalogue_translate (NULL));
  g_assert_cmpstr (wm_catalogue_translate (""), ==, "");
}

#define ADD_2022(path, test) g_test_add (path, Fixture, "2022", set_up, test, tear_down)

/* Whoever asks while somebody holds it gets the same one. */
static void
test_is_read_once (Fixture *fixture, gconstpointer edition)
{
  g_autoptr (WmCatalogue) again = wm_catalogue_ref_builtin (edition, NULL);

  g_assert_true (again == fixture->catalogue);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/editions/are-listed-in-order", test_lists_editions);
  g_test_add_func ("/catalogue/editions/load-as-what-they-are-listed",
                   test_every_edition_loads_as_what_it_is_listed);
  g_test_add_func ("/catalogue/editions/unknown-one-is-refused", test_refuses_unknown_edition);
  g_test_add_func ("/catalogue/text/nothing-translates-into-nothing",
                   test_translates_nothing_into_nothing);
  ADD_2022 ("/catalogue/2022/is-read-once", test_is_read_once);
  ADD_2022 ("/catalogue/2022/says-what-it-is", test_2022_says_what_it_is);
  ADD_2022 ("/catalogue/2022/has-93-controls-in-four-groups",
            test_2022_has_93_controls_in_four_groups);
  ADD_2022 ("/catalogue/2022/has-eleven-new-controls", test_2022_has_eleven_new_controls);
  ADD_2022 ("/catalogue/2022/controls-have-types-and-properties",
            test_2022_controls_have_types_and_properties);
  ADD_2022 ("/catalogue/2022/has-139-clauses", test_2022_has_139_clauses);
  ADD_2022 ("/catalogue/2022/clauses-stand-under-their-parents",
            test_2022_clauses_stand_under_their_parents);
  ADD_2022 ("/catalogue/2022/requirements-are-30-with-their-letters",
            test_2022_requirements_are_30_with_their_letters);
  ADD_2022 ("/catalogue/2022/says-what-came-with-amendment-and-edition",
            test_2022_says_what_came_with_the_amendment_and_the_edition);
  ADD_2022 ("/catalogue/2022/wants-32-documents", test_2022_wants_32_documents);
  ADD_2022 ("/catalogue/2022/documents-agree-with-clauses", test_2022_documents_agree_with_clauses);
  ADD_2022 ("/catalogue/lookup/unknown-ids-are-not-found", test_unknown_ids_are_not_found);

  return g_test_run ();
}
