/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-field-sql.h"

/* The links of @field: l, from the row of @table that is looked at. Both ids are in an index. */
static void
append_links (const WmField *field, GString *sql, const char *table)
{
  gboolean reverse = (field->flags & WM_FIELD_REVERSE) != 0;

  g_string_append_printf (
      sql,
      " FROM main.link l JOIN main.record r ON r.id = l.%s WHERE l.%s = %s.id AND l.role = '%s'",
      reverse ? "from_id" : "to_id", reverse ? "to_id" : "from_id", table, field->role);
  if (field->target != NULL)
    g_string_append_printf (sql, " AND r.kind = '%s'", field->target);
}

void
wm_field_append_column (const WmField *field, GString *sql, const char *table)
{
  if (wm_field_has_column (field))
    {
      g_string_append_printf (sql, "%s.\"%s\"", table, field->id);
      return;
    }
  g_string_append (sql, "(SELECT group_concat (id, ',') FROM (SELECT r.id");
  append_links (field, sql, table);
  g_string_append (sql, " ORDER BY r.id))");
}

void
wm_field_append_filter (const WmField *field, GString *sql, const char *table,
                        const char *parameter, gboolean is_empty)
{
  if (field->type == WM_FIELD_RECORDS)
    {
      g_string_append (sql, is_empty ? "NOT EXISTS (SELECT 1" : "EXISTS (SELECT 1");
      append_links (field, sql, table);
      if (!is_empty)
        g_string_append_printf (sql, " AND r.id = %s", parameter);
      g_string_append_c (sql, ')');
    }
  else if (field->type == WM_FIELD_CHOICES && !is_empty)
    g_string_append_printf (sql, "instr (',' || %s.\"%s\" || ',', ',' || %s || ',') > 0", table,
                            field->id, parameter);
  else
    g_string_append_printf (sql, "%s.\"%s\" IS %s", table, field->id, parameter);
}
