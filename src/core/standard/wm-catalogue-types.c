/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-types.h"

const char *
wm_catalogue_translate (const char *text)
{
  /* The empty string is the key of the header of a translation. */
  if (text == NULL || *text == '\0')
    return text;
  return g_dgettext (GETTEXT_PACKAGE, text);
}

const char *
wm_catalogue_group_get_label (const WmCatalogueGroup *group)
{
  g_return_val_if_fail (group != NULL, NULL);

  return wm_catalogue_translate (group->label);
}

const char *
wm_catalogue_control_get_title (const WmCatalogueControl *control)
{
  g_return_val_if_fail (control != NULL, NULL);

  return wm_catalogue_translate (control->title);
}

const char *
wm_catalogue_clause_get_title (const WmCatalogueClause *clause)
{
  g_return_val_if_fail (clause != NULL, NULL);

  return wm_catalogue_translate (clause->title);
}

const char *
wm_catalogue_clause_get_documented (const WmCatalogueClause *clause)
{
  g_return_val_if_fail (clause != NULL, NULL);

  return wm_catalogue_translate (clause->documented);
}

const char *
wm_catalogue_document_get_title (const WmCatalogueDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return wm_catalogue_translate (document->title);
}
