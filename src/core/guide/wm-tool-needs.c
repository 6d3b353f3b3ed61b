/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-tool-needs.h"

typedef struct
{
  char *id;
  const WmToolKind *kind; /* nullable */
  GPtrArray *linked;      /* ids of records */
} Tool;

static void
free_tool (Tool *tool)
{
  g_free (tool->id);
  g_ptr_array_unref (tool->linked);
  g_free (tool);
}

void
wm_tool_need_free (WmToolNeed *self)
{
  g_free (self->control_id);
  g_free (self->reference);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->tools);
  g_free (self);
}

static void
load_links (WmDatabase *database, Tool *tool)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT to_id FROM main.link WHERE from_id = :id AND role = 'serves'");

  wm_statement_bind_text (rows, ":id", tool->id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (tool->linked, g_strdup (wm_statement_get_text (rows, 0)));
}

/* Tools that are only wanted, or no longer used, serve nothing. */
static GPtrArray *
load_tools (WmDatabase *database)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT id, tool_kind FROM main.tool"
                " WHERE ifnull (status, 'in_use') IN ('in_use', 'trial') ORDER BY number /*scan*/");
  GPtrArray *tools = g_ptr_array_new_with_free_func ((GDestroyNotify) free_tool);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      Tool *tool = g_new0 (Tool, 1);

      tool->id = g_strdup (wm_statement_get_text (rows, 0));
      tool->kind = wm_tool_kinds_find (wm_statement_get_text (rows, 1));
      tool->linked = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (tools, tool);
    }
  for (guint i = 0; i < tools->len; i++)
    load_links (database, g_ptr_array_index (tools, i));
  return tools;
}

static gboolean
wants (const WmToolKind *kind, const char *reference)
{
  return g_strv_contains ((const char *const *) kind->wanted, reference);
}

/* Kinds that the control hardly goes without, then those that help. */
static GPtrArray *
list_kinds (const char *reference)
{
  GPtrArray *all = wm_tool_kinds_get ();
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (wants (g_ptr_array_index (all, i), reference))
      g_ptr_array_add (kinds, g_ptr_array_index (all, i));
  if (kinds->len == 0)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (!wants (g_ptr_array_index (all, i), reference) &&
        wm_tool_kind_serves (g_ptr_array_index (all, i), reference))
      g_ptr_array_add (kinds, g_ptr_array_index (all, i));
  return g_steal_pointer (&kinds);
}

static gboolean
is_linked (const Tool *tool, const char *id)
{
  return g_ptr_array_find_with_equal_func (tool->linked, id, g_str_equal, NULL);
}

static WmToolNeed *
new_need (GPtrArray *tools, const char *id, const char *reference, GPtrArray *kinds)
{
  WmToolNeed *self = g_new0 (WmToolNeed, 1);

  self->control_id = g_strdup (id);
  self->reference = g_strdup (reference);
  self->kinds = kinds;
  self->tools = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tools->len; i++)
    {
      const Tool *tool = g_ptr_array_index (tools, i);

      if (is_linked (tool, id) || (tool->kind != NULL && wants (tool->kind, reference)))
        g_ptr_array_add (self->tools, g_strdup (tool->id));
    }
  return self;
}

GPtrArray *
wm_tool_needs_list (WmProject *project)
{
  WmDatabase *database = wm_project_get_database (project);
  g_autoptr (GPtrArray) tools = load_tools (database);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT id, reference FROM main.control WHERE decision = 'applicable'"
                " ORDER BY number /*scan*/");
  GPtrArray *needs = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_tool_need_free);

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      GPtrArray *kinds = list_kinds (wm_statement_get_text (rows, 1));

      if (kinds != NULL)
        g_ptr_array_add (needs, new_need (tools, wm_statement_get_text (rows, 0),
                                          wm_statement_get_text (rows, 1), kinds));
    }
  return needs;
}

char *
wm_tool_needs_dup_references (WmProject *project)
{
  g_autoptr (GPtrArray) needs = wm_tool_needs_list (project);
  g_autoptr (GString) references = g_string_new (" ");

  for (guint i = 0; i < needs->len; i++)
    {
      const WmToolNeed *need = g_ptr_array_index (needs, i);

      if (need->tools->len == 0)
        g_string_append_printf (references, "%s ", need->reference);
    }
  return g_string_free (g_steal_pointer (&references), FALSE);
}
