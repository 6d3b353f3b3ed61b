/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-parser.h"
#include "wm-catalogue-reader.h"
#include "wm-catalogue-xml.h"
#include <glib/gi18n-lib.h>

static const char *const control_types[] = { "preventive", "detective", "corrective", NULL };
static const char *const security_properties[] = { "confidentiality", "integrity", "availability",
                                                   NULL };
static const char *const clause_kinds[] = { "section", "requirement", "sub_requirement", NULL };
static const char *const document_kinds[] = { "document", "record", NULL };
static const char *const document_statuses[] = { "core", "conditional", NULL };
static const char *const audit_stages[] = { "1", "2", NULL };
static const char *const yes_only[] = { "yes", NULL };

static gboolean
read_amendment (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "title", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueAmendment, title), NULL },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueAmendment *amendment = wm_catalogue_data_add_amendment (self->data);

  return wm_catalogue_read_id (self, element, WM_CATALOGUE_FORM_NUMBER,
                               self->data->amendments_by_id, amendment, &amendment->id, error) &&
         wm_catalogue_read_attribute (self, element, "published", &amendment->published, error) &&
         wm_catalogue_read_formed (self, element, "published", WM_CATALOGUE_FORM_DAY_OR_MONTH,
                                   &amendment->published, error) &&
         wm_catalogue_read_children (self, element, rules, amendment, error) &&
         wm_catalogue_read_required (element, "title", amendment->title, error);
}

static gboolean
read_group (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "label", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueGroup, label), NULL },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueGroup *group = wm_catalogue_data_add_group (self->data);

  return wm_catalogue_read_id (self, element, WM_CATALOGUE_FORM_TOKEN, self->data->groups_by_id,
                               group, &group->id, error) &&
         wm_catalogue_read_children (self, element, rules, group, error) &&
         wm_catalogue_read_required (element, "label", group->label, error);
}

static gboolean
read_control_attributes (WmCatalogueReader *self, xmlNode *element, WmCatalogueControl *control,
                         GError **error)
{
  const char *group_id;
  gpointer group;
  guint types, properties, is_new;

  if (!wm_catalogue_read_id (self, element, WM_CATALOGUE_FORM_CONTROL, self->data->controls_by_id,
                             control, &control->id, error) ||
      !wm_catalogue_read_attribute (self, element, "group", &group_id, error) ||
      !wm_catalogue_read_reference (element, "group", self->data->groups_by_id, &group, error) ||
      !wm_catalogue_read_flags (element, "types", control_types, &types, error) ||
      !wm_catalogue_read_flags (element, "properties", security_properties, &properties, error) ||
      !wm_catalogue_read_flags (element, "new", yes_only, &is_new, error))
    return FALSE;

  control->group = group;
  control->types = types;
  control->properties = properties;
  control->is_new = is_new;
  return TRUE;
}

static gboolean
read_control (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "title", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueControl, title), NULL },
    { "note", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueControl, note), NULL },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueControl *control = wm_catalogue_data_add_control (self->data);

  return read_control_attributes (self, element, control, error) &&
         wm_catalogue_read_children (self, element, rules, control, error) &&
         wm_catalogue_read_required (element, "title", control->title, error);
}

static gboolean
is_numbered_under (const WmCatalogueClause *clause, const WmCatalogueClause *parent)
{
  const char *rest;

  if (!g_str_has_prefix (clause->id, parent->id))
    return FALSE;

  rest = clause->id + strlen (parent->id);
  if (clause->kind == WM_CLAUSE_SUB_REQUIREMENT)
    return *rest == ' ';
  return *rest == '.' && strpbrk (rest + 1, ". ") == NULL;
}

static gboolean
check_place (xmlNode *element, const WmCatalogueClause *clause, GError **error)
{
  const WmCatalogueClause *parent = clause->parent;
  gboolean is_in_place;

  if (parent == NULL)
    is_in_place = clause->kind == WM_CLAUSE_SECTION && strpbrk (clause->id, ". ") == NULL;
  else if (clause->kind == WM_CLAUSE_SUB_REQUIREMENT)
    is_in_place = parent->kind == WM_CLAUSE_REQUIREMENT && is_numbered_under (clause, parent);
  else
    is_in_place = parent->kind == WM_CLAUSE_SECTION && is_numbered_under (clause, parent);
  if (is_in_place)
    return TRUE;

  wm_catalogue_xml_set_error (
      error, element,
      /* Translators: the number of a clause. */
      _ ("Number, parent and kind of the clause %s do not fit together. A requirement "
         "stands in a section, a letter in a requirement."),
      clause->id);
  return FALSE;
}

static gboolean
read_clause_attributes (WmCatalogueReader *self, xmlNode *element, WmCatalogueClause *clause,
                        GError **error)
{
  gpointer parent, amendment;
  guint kind;

  if (!wm_catalogue_read_id (self, element, WM_CATALOGUE_FORM_CLAUSE, self->data->clauses_by_id,
                             clause, &clause->id, error) ||
      !wm_catalogue_read_reference (element, "parent", self->data->clauses_by_id, &parent, error) ||
      !wm_catalogue_read_choice (element, "kind", clause_kinds, &kind, error) ||
      !wm_catalogue_read_reference (element, "amendment", self->data->amendments_by_id, &amendment,
                                    error))
    return FALSE;

  clause->parent = parent;
  clause->kind = kind;
  clause->amendment = amendment;
  return check_place (element, clause, error);
}

/* The other edition is another file, so that here only the form of its number can be checked. */
static gboolean
read_counterpart (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  WmCatalogueClauseEntry *entry = target;
  const char *id;

  if (self->data->counterpart_edition == NULL)
    {
      wm_catalogue_xml_set_error (
          error, element,
          _ ("A counterpart is named, but <catalogue> does not say of which edition. "
             "Add its counterpart-edition."));
      return FALSE;
    }
  if (!wm_catalogue_read_attribute (self, element, "ref", &id, error) ||
      !wm_catalogue_read_formed (self, element, "ref", WM_CATALOGUE_FORM_CLAUSE, &id, error))
    return FALSE;

  g_ptr_array_add (entry->counterparts, (gpointer) id);
  wm_catalogue_clause_entry_show_lists (entry);
  return TRUE;
}

static gboolean
read_clause (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "title", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueClause, title), NULL },
    { "documented", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueClause, documented), NULL },
    { "note", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueClause, note), NULL },
    { "counterpart", read_counterpart, 0, NULL },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueClauseEntry *entry = wm_catalogue_data_add_clause (self->data);
  WmCatalogueClause *clause = &entry->clause;

  if (!read_clause_attributes (self, element, clause, error) ||
      !wm_catalogue_read_children (self, element, rules, entry, error) ||
      !wm_catalogue_read_required (element, "title", clause->title, error))
    return FALSE;

  if (clause->kind == WM_CLAUSE_REQUIREMENT)
    g_ptr_array_add (self->data->requirements, clause);
  if (clause->parent != NULL)
    {
      WmCatalogueClauseEntry *parent = (WmCatalogueClauseEntry *) clause->parent;

      g_ptr_array_add (parent->children, clause);
      wm_catalogue_clause_entry_show_lists (parent);
    }
  return TRUE;
}

static gboolean
read_document_for (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  WmCatalogueDocumentEntry *entry = target;
  gpointer clause, control;

  if (!wm_catalogue_read_reference (element, "clause", self->data->clauses_by_id, &clause, error) ||
      !wm_catalogue_read_reference (element, "control", self->data->controls_by_id, &control,
                                    error))
    return FALSE;

  if (clause != NULL)
    g_ptr_array_add (entry->clauses, clause);
  if (control != NULL)
    g_ptr_array_add (entry->controls, control);
  wm_catalogue_document_entry_show_lists (entry);
  return TRUE;
}

/* What is always wanted hangs on a clause, since any control can be excluded. */
static gboolean
check_document (xmlNode *element, const WmCatalogueDocumentEntry *entry, GError **error)
{
  const WmCatalogueDocument *document = &entry->document;

  if (document->is_conditional ? entry->controls->len > 0 : entry->clauses->len > 0)
    return TRUE;
  wm_catalogue_xml_set_error (
      error, element,
      /* Translators: the id of a document. */
      _ ("Nothing in the catalogue wants the document “%s”. A core one needs a <for> "
         "with a clause, a conditional one a <for> with a control."),
      document->id);
  return FALSE;
}

static gboolean
read_document (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  static const WmCatalogueRule rules[] = {
    { "title", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueDocument, title), NULL },
    { "note", wm_catalogue_read_text, G_STRUCT_OFFSET (WmCatalogueDocument, note), NULL },
    { "for", read_document_for, 0, NULL },
    WM_CATALOGUE_NO_RULE,
  };
  WmCatalogueDocumentEntry *entry = wm_catalogue_data_add_document (self->data);
  WmCatalogueDocument *document = &entry->document;
  guint kind, stages, status;

  if (!wm_catalogue_read_id (self, element, WM_CATALOGUE_FORM_TOKEN, self->data->documents_by_id,
                             document, &document->id, error) ||
      !wm_catalogue_read_choice (element, "kind", document_kinds, &kind, error) ||
      !wm_catalogue_read_flags (element, "stages", audit_stages, &stages, error) ||
      !wm_catalogue_read_choice (element, "status", document_statuses, &status, error))
    return FALSE;

  document->kind = kind;
  document->stages = stages;
  document->is_conditional = status;
  return wm_catalogue_read_children (self, element, rules, entry, error) &&
         wm_catalogue_read_required (element, "title", document->title, error) &&
         check_document (element, entry, error);
}

static gboolean
read_catalogue_attributes (WmCatalogueReader *self, xmlNode *root, GError **error)
{
  WmCatalogueData *data = self->data;

  return wm_catalogue_read_attribute (self, root, "edition", &data->edition, error) &&
         wm_catalogue_read_formed (self, root, "edition", WM_CATALOGUE_FORM_EDITION, &data->edition,
                                   error) &&
         wm_catalogue_read_attribute (self, root, "name", &data->name, error) &&
         wm_catalogue_read_attribute (self, root, "published", &data->published, error) &&
         wm_catalogue_read_formed (self, root, "published", WM_CATALOGUE_FORM_DAY, &data->published,
                                   error) &&
         wm_catalogue_read_formed (self, root, "certificates-ended", WM_CATALOGUE_FORM_DAY,
                                   &data->certificates_ended, error) &&
         wm_catalogue_read_formed (self, root, "counterpart-edition", WM_CATALOGUE_FORM_EDITION,
                                   &data->counterpart_edition, error);
}

static gboolean
check_not_empty (xmlNode *root, const char *name, const GPtrArray *entries, GError **error)
{
  return wm_catalogue_read_required (root, name, entries->len > 0 ? name : NULL, error);
}

static gboolean
read_catalogue (WmCatalogueReader *self, xmlNode *root, GError **error)
{
  static const WmCatalogueRule amendments[] = { { "amendment", read_amendment, 0, NULL },
                                                WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule groups[] = { { "group", read_group, 0, NULL },
                                            WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule controls[] = { { "control", read_control, 0, NULL },
                                              WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule clauses[] = { { "clause", read_clause, 0, NULL },
                                             WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule documents[] = { { "document", read_document, 0, NULL },
                                               WM_CATALOGUE_NO_RULE };
  static const WmCatalogueRule rules[] = {
    { "amendments", NULL, 0, amendments }, { "groups", NULL, 0, groups },
    { "controls", NULL, 0, controls },     { "clauses", NULL, 0, clauses },
    { "documents", NULL, 0, documents },   WM_CATALOGUE_NO_RULE,
  };

  if (!g_str_equal (root->name, "catalogue") || root->ns != NULL)
    {
      wm_catalogue_xml_set_error (
          error, root,
          _ ("This is not a catalogue: it does not begin with <catalogue>. Look "
             "whether it is the right file."));
      return FALSE;
    }
  return read_catalogue_attributes (self, root, error) &&
         wm_catalogue_read_children (self, root, rules, NULL, error) &&
         check_not_empty (root, "control", self->data->controls, error) &&
         check_not_empty (root, "clause", self->data->clauses, error);
}

WmCatalogueData *
wm_catalogue_parse (GBytes *bytes, GError **error)
{
  g_auto (WmCatalogueReader) reader = { NULL };
  g_autoptr (xmlDoc) document = wm_catalogue_xml_read (bytes, error);

  if (document == NULL)
    return NULL;

  wm_catalogue_reader_init (&reader);
  if (!read_catalogue (&reader, xmlDocGetRootElement (document), error))
    return NULL;
  return g_steal_pointer (&reader.data);
}
