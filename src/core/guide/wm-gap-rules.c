/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-gap-rules.h"

#include "wm-guide-data.h"

#include <string.h>

static void
set_attribute (WmGapRule *rule, const char *name, const char *value)
{
  if (strcmp (name, "id") == 0)
    rule->id = g_strdup (value);
  else if (strcmp (name, "kind") == 0)
    rule->kind = g_strdup (value);
  else if (strcmp (name, "field") == 0)
    rule->field = g_strdup (value);
  else if (strcmp (name, "value") == 0)
    rule->value = *value != '\0' ? g_strdup (value) : NULL;
  else if (strcmp (name, "reference") == 0)
    rule->reference = g_strdup (value);
  else if (strcmp (name, "minutes") == 0)
    rule->minutes = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (strcmp (name, "weight") == 0)
    rule->is_major = strcmp (value, "major") == 0;
  else
    g_error ("gaps.xml: unknown attribute %s", name);
}

static void
begin_cb (const char *element, const char **names, const char **values, gpointer user_data)
{
  WmGapRule *rule;

  if (strcmp (element, "gap") != 0)
    return;
  rule = g_new0 (WmGapRule, 1);
  g_ptr_array_add (user_data, rule);
  for (guint i = 0; names[i] != NULL; i++)
    set_attribute (rule, names[i], values[i]);
}

static void
end_cb (const char *element, const char *text, gpointer user_data)
{
  GPtrArray *rules = user_data;
  WmGapRule *rule = rules->len > 0 ? g_ptr_array_index (rules, rules->len - 1) : NULL;

  if (strcmp (element, "why") == 0)
    rule->why = g_strdup (text);
  else if (strcmp (element, "records") == 0)
    {
      rule->records = g_strconcat (text, " /*scan*/", NULL);
      rule->count = g_strdup_printf ("SELECT count (*) FROM (%s) /*scan*/", text);
    }
}

static GPtrArray *
read_rules (void)
{
  static const WmGuideParser parser = { begin_cb, end_cb };
  GPtrArray *rules = g_ptr_array_new ();

  wm_guide_data_read ("guide/gaps.xml", &parser, rules);
  return rules;
}

GPtrArray *
wm_gap_rules_get (void)
{
  static GPtrArray *rules;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, read_rules ());
  return rules;
}

const WmGapRule *
wm_gap_rules_find (const char *id)
{
  GPtrArray *rules = wm_gap_rules_get ();

  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((WmGapRule *) g_ptr_array_index (rules, i))->id, id) == 0)
      return g_ptr_array_index (rules, i);
  return NULL;
}
