/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
wm_kind_get_label (const WmKind *kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kind->label);
}

const char *
wm_kind_get_plural (const WmKind *kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kind->plural);
}

const char *
wm_kind_get_help (const WmKind *kind)
{
  return kind->help != NULL ? g_dgettext (GETTEXT_PACKAGE, kind->help) : "";
}

const char *
wm_field_get_label (const WmField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

const char *
wm_field_get_help (const WmField *field)
{
  return field->help != NULL ? g_dgettext (GETTEXT_PACKAGE, field->help) : NULL;
}

const char *
wm_field_get_section (const WmField *field)
{
  return field->section != NULL ? g_dgettext (GETTEXT_PACKAGE, field->section) : NULL;
}

const char *
wm_choice_get_label (const WmChoice *choice)
{
  return g_dgettext (GETTEXT_PACKAGE, choice->label);
}

gboolean
wm_field_has_column (const WmField *field)
{
  return field->type != WM_FIELD_RECORDS;
}

gboolean
wm_field_names_records (const WmField *field)
{
  return field->type == WM_FIELD_RECORD || field->type == WM_FIELD_RECORDS;
}

const WmField *
wm_kind_find_field (const WmKind *kind, const char *id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].id, id) == 0)
      return &kind->fields[i];
  return NULL;
}

const WmField *
wm_kind_find_links_field (const WmKind *kind, const char *role, gboolean reverse,
                          const WmKind *other)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];

      if (field->type == WM_FIELD_RECORDS && g_strcmp0 (field->role, role) == 0 &&
          ((field->flags & WM_FIELD_REVERSE) != 0) == !!reverse &&
          (field->target == NULL || other == NULL || strcmp (field->target, other->id) == 0))
        return field;
    }
  return NULL;
}

guint
wm_kind_get_field_index (const WmKind *kind, const WmField *field)
{
  g_assert (field >= kind->fields && field < kind->fields + kind->n_fields);

  return (guint) (field - kind->fields);
}

static const WmField *
find_flag (const WmKind *kind, WmFieldFlags flag)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & flag)
      return &kind->fields[i];
  return NULL;
}

const WmField *
wm_kind_get_title_field (const WmKind *kind)
{
  return find_flag (kind, WM_FIELD_TITLE);
}

const WmField *
wm_kind_get_key_field (const WmKind *kind)
{
  return find_flag (kind, WM_FIELD_KEY);
}

const WmField *
wm_kind_get_parent_field (const WmKind *kind)
{
  return find_flag (kind, WM_FIELD_PART_OF);
}

static guint
field_since (const WmKind *kind, const WmField *field)
{
  return MAX (field->since, kind->since);
}

int
wm_kind_get_column (const WmKind *kind, const WmField *field)
{
  int column = WM_N_FIXED_COLUMNS;

  if (!wm_field_has_column (field))
    return -1;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *other = &kind->fields[i];

      if (!wm_field_has_column (other))
        continue;
      if (field_since (kind, other) < field_since (kind, field) ||
          (field_since (kind, other) == field_since (kind, field) && other < field))
        column++;
    }
  return column;
}

const WmField *
wm_kind_get_field_at_column (const WmKind *kind, int column)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (column >= 0 && wm_kind_get_column (kind, &kind->fields[i]) == column)
      return &kind->fields[i];
  return NULL;
}

const WmChoice *
wm_field_find_choice (const WmField *field, const char *token)
{
  for (const WmChoice *choice = field->choices; choice != NULL && choice->token != NULL; choice++)
    if (strcmp (choice->token, token) == 0)
      return choice;
  return NULL;
}
