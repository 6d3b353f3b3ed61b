/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-reader.h"
#include "wm-catalogue-xml.h"
#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *const form_patterns[WM_CATALOGUE_N_FORMS] = {
  [WM_CATALOGUE_FORM_EDITION] = "\\A[0-9A-Za-z][0-9A-Za-z_.-]{0,31}\\z",
  [WM_CATALOGUE_FORM_NUMBER] = "\\A[1-9][0-9]{0,2}\\z",
  [WM_CATALOGUE_FORM_TOKEN] = "\\A[a-z][a-z0-9_]{0,63}\\z",
  [WM_CATALOGUE_FORM_NAME] = "\\A[a-z][a-z0-9]*(-[a-z0-9]+)*\\z",
  [WM_CATALOGUE_FORM_CONTROL] = "\\A[A-Z](\\.[1-9][0-9]{0,2}){1,4}\\z",
  [WM_CATALOGUE_FORM_CLAUSE] = "\\A[1-9][0-9]{0,2}(\\.[1-9][0-9]{0,2}){0,4}( [a-z]\\))?\\z",
  [WM_CATALOGUE_FORM_DAY] = "\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z",
  [WM_CATALOGUE_FORM_DAY_OR_MONTH] = "\\A[0-9]{4}-[0-9]{2}(-[0-9]{2})?\\z",
};

void
wm_catalogue_reader_init (WmCatalogueReader *self)
{
  self->data = wm_catalogue_data_new ();
  for (guint i = 0; i < WM_CATALOGUE_N_FORMS; i++)
    self->forms[i] = g_regex_new (form_patterns[i], 0, 0, NULL);
}

void
wm_catalogue_reader_clear (WmCatalogueReader *self)
{
  g_clear_pointer (&self->data, wm_catalogue_data_free);
  for (guint i = 0; i < WM_CATALOGUE_N_FORMS; i++)
    g_clear_pointer (&self->forms[i], g_regex_unref);
}

static const WmCatalogueRule *
find_rule (const WmCatalogueRule *rules, xmlNode *element)
{
  if (element->ns != NULL)
    return NULL;
  for (; rules->name != NULL; rules++)
    if (g_str_equal (rules->name, (const char *) element->name))
      return rules;
  return NULL;
}

gboolean
wm_catalogue_read_children (WmCatalogueReader *self, xmlNode *element, const WmCatalogueRule *rules,
                            gpointer target, GError **error)
{
  for (xmlNode *child = wm_catalogue_xml_skip_to_element (element->children); child != NULL;
       child = wm_catalogue_xml_skip_to_element (child->next))
    {
      const WmCatalogueRule *rule = find_rule (rules, child);

      if (rule == NULL)
        {
          wm_catalogue_xml_set_error (
              error, child,
              /* Translators: the names of two XML elements. */
              _ ("<%1$s> has no place in <%2$s>. Look for a slip in its name."),
              (const char *) child->name, (const char *) element->name);
          return FALSE;
        }
      if (rule->inner != NULL
              ? !wm_catalogue_read_children (self, child, rule->inner, target, error)
              : !rule->read (self, child, (char *) target + rule->offset, error))
        return FALSE;
    }
  return TRUE;
}

/* A #WmCatalogueReadElement: @target is a `const char *` that is still %NULL. */
gboolean
wm_catalogue_read_text (WmCatalogueReader *self, xmlNode *element, gpointer target, GError **error)
{
  const char **text = target;
  g_autofree char *read = NULL;

  if (*text != NULL)
    {
      wm_catalogue_xml_set_error (error, element,
                                  /* Translators: the name of an XML element. */
                                  _ ("<%s> stands here a second time. Leave one of the two."),
                                  (const char *) element->name);
      return FALSE;
    }
  read = wm_catalogue_xml_dup_text (element, error);
  if (read == NULL)
    return FALSE;
  *text = g_string_chunk_insert_const (self->data->strings, read);
  return TRUE;
}

/* Fails unless @text, which is what was read of the child @name of @element, is there. */
gboolean
wm_catalogue_read_required (xmlNode *element, const char *name, const char *text, GError **error)
{
  if (text != NULL)
    return TRUE;
  wm_catalogue_xml_set_error (error, element,
                              /* Translators: the names of two XML elements. */
                              _ ("There is no <%1$s> in this <%2$s>. Add it."), name,
                              (const char *) element->name);
  return FALSE;
}

static gboolean
refuse_value (xmlNode *element, const char *name, const char *value, GError **error)
{
  g_autofree char *start = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 40));

  wm_catalogue_xml_set_error (
      error, element,
      /* Translators: a wrong value, the name of an attribute and of an XML element. */
      _ ("“%1$s” can't be the %2$s of <%3$s>. Correct it."), start, name,
      (const char *) element->name);
  return FALSE;
}

/* Reads an attribute; *@value is %NULL where there is none. */
static void
read_optional (WmCatalogueReader *self, xmlNode *element, const char *name, const char **value)
{
  g_autofree char *read = wm_catalogue_xml_dup_attribute (element, name);

  *value = read != NULL ? g_string_chunk_insert_const (self->data->strings, read) : NULL;
}

gboolean
wm_catalogue_read_attribute (WmCatalogueReader *self, xmlNode *element, const char *name,
                             const char **value, GError **error)
{
  read_optional (self, element, name, value);
  if (*value != NULL && **value != '\0')
    return TRUE;
  wm_catalogue_xml_set_error (error, element,
                              /* Translators: the name of an XML element and of an attribute. */
                              _ ("<%1$s> has no %2$s. Add it."), (const char *) element->name,
                              name);
  return FALSE;
}

static gboolean
is_in_calendar (const char *date)
{
  guint year = 0, month = 0, day = 1;

  sscanf (date, "%4u-%2u-%2u", &year, &month, &day);
  return g_date_valid_dmy (day, month, year);
}

/* Reads an attribute that, if it is there, is of @form. */
gboolean
wm_catalogue_read_formed (WmCatalogueReader *self, xmlNode *element, const char *name,
                          WmCatalogueForm form, const char **value, GError **error)
{
  read_optional (self, element, name, value);
  if (*value == NULL)
    return TRUE;
  if (!g_regex_match (self->forms[form], *value, 0, NULL))
    return refuse_value (element, name, *value, error);
  if ((form == WM_CATALOGUE_FORM_DAY || form == WM_CATALOGUE_FORM_DAY_OR_MONTH) &&
      !is_in_calendar (*value))
    return refuse_value (element, name, *value, error);
  return TRUE;
}

/* Reads the id of @entry and files it under that in @entries, where no other may have it. */
gboolean
wm_catalogue_read_id (WmCatalogueReader *self, xmlNode *element, WmCatalogueForm form,
                      GHashTable *entries, gpointer entry, const char **id, GError **error)
{
  if (!wm_catalogue_read_attribute (self, element, "id", id, error) ||
      !wm_catalogue_read_formed (self, element, "id", form, id, error))
    return FALSE;
  if (g_hash_table_contains (entries, *id))
    {
      wm_catalogue_xml_set_error (
          error, element,
          /* Translators: the name of an XML element and an id. */
          _ ("There is another <%1$s> with the id “%2$s”. Give each its own."),
          (const char *) element->name, *id);
      return FALSE;
    }
  g_hash_table_insert (entries, (gpointer) *id, entry);
  return TRUE;
}

/* Reads an attribute that, if it is there, names one of @entries. What is named stands before what
 * names it, so that nothing goes in circles. */
gboolean
wm_catalogue_read_reference (xmlNode *element, const char *name, GHashTable *entries,
                             gpointer *entry, GError **error)
{
  g_autofree char *id = wm_catalogue_xml_dup_attribute (element, name);

  *entry = id != NULL ? g_hash_table_lookup (entries, id) : NULL;
  if (id != NULL && *entry == NULL)
    {
      g_autofree char *start = g_utf8_substring (id, 0, MIN (g_utf8_strlen (id, -1), 40));

      wm_catalogue_xml_set_error (
          error, element,
          /* Translators: the name of an attribute and an id. */
          _ ("The %1$s “%2$s” does not stand anywhere before this line. Correct the "
             "reference, or move this entry down."),
          name, start);
      return FALSE;
    }
  return TRUE;
}

/* Reads an attribute that must be one of @tokens, and gives its place among them. */
gboolean
wm_catalogue_read_choice (xmlNode *element, const char *name, const char *const *tokens,
                          guint *choice, GError **error)
{
  g_autofree char *token = wm_catalogue_xml_dup_attribute (element, name);

  for (guint i = 0; token != NULL && tokens[i] != NULL; i++)
    if (g_str_equal (tokens[i], token))
      {
        *choice = i;
        return TRUE;
      }
  return refuse_value (element, name, token != NULL ? token : "", error);
}

/* Reads an attribute that, if it is there, lists some of @tokens; the first of them is the lowest
 * bit. */
gboolean
wm_catalogue_read_flags (xmlNode *element, const char *name, const char *const *tokens,
                         guint *flags, GError **error)
{
  g_autofree char *list = wm_catalogue_xml_dup_attribute (element, name);
  g_auto (GStrv) given = list != NULL ? g_strsplit (list, " ", 8) : NULL;

  *flags = 0;
  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      guint bit = 0;

      while (tokens[bit] != NULL && !g_str_equal (tokens[bit], given[i]))
        bit++;
      if (tokens[bit] == NULL || (*flags & (1u << bit)) != 0)
        return refuse_value (element, name, list, error);
      *flags |= 1u << bit;
    }
  return TRUE;
}
