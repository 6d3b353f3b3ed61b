/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-register-add.h"

#include "app/widgets/wm-filter-choice.h"
#include "app/wm-count.h"
#include "project/wm-edit-many.h"

#include <glib/gi18n.h>

static void
take_over_filters (WmFilterBar *filters, WmValues *values)
{
  g_autoptr (GPtrArray) choices = wm_filter_bar_list_choices (filters);

  for (guint i = 0; i < choices->len; i++)
    {
      WmFilterChoice *choice = g_ptr_array_index (choices, i);
      const WmField *field = wm_filter_choice_get_field (choice);

      if ((field->flags & WM_FIELD_READ_ONLY) == 0)
        wm_values_set (values, field, wm_filter_choice_get_value (choice));
    }
}

static GPtrArray *
make_values (const WmKind *kind, WmFilterBar *filters, const char *const *names)
{
  GPtrArray *many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      WmValues *values = wm_values_new (kind);

      take_over_filters (filters, values);
      wm_values_set (values, wm_kind_get_title_field (kind), names[i]);
      g_ptr_array_add (many, values);
    }
  return many;
}

static char *
dup_refusal (guint n_names, guint failed, const GError *error)
{
  if (n_names == 1)
    return g_strdup (error->message);
  /* Translators: the number of a line in what was pasted, then what is wrong with it. */
  return g_strdup_printf (_ ("Nothing was added. Line %1$u: %2$s"), failed + 1, error->message);
}

static void
say_added (WmSession *session, const WmKind *kind, guint n)
{
  g_autofree char *things = wm_count_dup (kind, n);
  /* Translators: %s says how many of what: "Added 12 assets". */
  g_autofree char *sentence = g_strdup_printf (_ ("Added %s"), things);

  wm_session_say (session, sentence, TRUE);
}

char **
wm_register_add (WmSession *session, const WmKind *kind, WmFilterBar *filters,
                 const char *const *names, char **refusal)
{
  g_autoptr (GPtrArray) many = make_values (kind, filters, names);
  g_autoptr (GError) error = NULL;
  guint failed = 0;
  char **ids = wm_project_add_records (wm_session_get_project (session), many, &failed, &error);

  if (ids == NULL)
    *refusal = dup_refusal (many->len, failed, error);
  else if (many->len > 1)
    say_added (session, kind, many->len);
  return ids;
}
