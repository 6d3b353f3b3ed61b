/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wm-link-role.h"
#include "project/wm-edit.h"
#include "project/wm-purge.h"
#include "store/wm-id.h"
#include "wm-cli-json.h"
#include "wm-cli-output.h"
#include "wm-cli-project.h"
#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* What is deleted, and by what it is referred to, collected while it is still there. */
typedef struct
{
  GPtrArray *ids;        /* (element-type utf8), ends with NULL */
  JsonArray *deleted;    /* owned */
  JsonArray *references; /* owned */
  JsonArray *links;      /* owned */
  GString *words;        /* the same for people */
} Deletion;

static void
deletion_clear (Deletion *self)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, json_array_unref);
  g_clear_pointer (&self->references, json_array_unref);
  g_clear_pointer (&self->links, json_array_unref);
  if (self->words != NULL)
    g_string_free (g_steal_pointer (&self->words), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deletion, deletion_clear)

static gboolean
goes_too (Deletion *self, const char *id)
{
  return g_strv_contains ((const char *const *) self->ids->pdata, id);
}

static void
note_references (Deletion *self, WmProject *project, const char *id)
{
  g_autoptr (GPtrArray) referrers = wm_records_list_referrers (
      wm_project_get_database (project), wm_project_get_registry (project), id);

  for (guint i = 0; i < referrers->len; i++)
    {
      const WmReferrer *referrer = g_ptr_array_index (referrers, i);
      JsonObject *object;
      g_autofree char *name = NULL;

      if (goes_too (self, referrer->id))
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "id", referrer->id);
      json_object_set_string_member (object, "kind", referrer->kind->id);
      json_object_set_string_member (object, "field", referrer->field->id);
      json_array_add_object_element (self->references, object);
      name = wm_cli_dup_name (project, referrer->id);
      /* Translators: a record and the name of its field. */
      g_string_append_printf (self->words, _ ("\n  in %1$s: %2$s"), name,
                              wm_field_get_label (referrer->field));
    }
}

static void
note_links (Deletion *self, WmProject *project, const char *id)
{
  g_autoptr (GPtrArray) links = wm_records_list_links (wm_project_get_database (project),
                                                       wm_project_get_registry (project), id);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      const WmLinkRole *role = wm_link_role_find (link->role);
      JsonObject *object;
      g_autofree char *name = NULL;

      if (goes_too (self, link->other_id))
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "id", link->other_id);
      json_object_set_string_member (object, "kind", link->kind->id);
      json_object_set_string_member (object, "role", link->role);
      json_array_add_object_element (self->links, object);
      name = wm_cli_dup_name (project, link->other_id);
      g_string_append_printf (
          self->words, "\n  %s %s",
          role != NULL ? wm_link_role_get_label (role, !link->outgoing) : link->role, name);
    }
}

static void
look_around (Deletion *self, WmProject *project)
{
  self->deleted = json_array_new ();
  self->references = json_array_new ();
  self->links = json_array_new ();
  self->words = g_string_new (NULL);
  for (guint i = 0; i + 1 < self->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);
      const WmKind *kind = wm_records_find_kind (wm_project_get_database (project),
                                                 wm_project_get_registry (project), id);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (object, "kind", kind->id);
      json_array_add_object_element (self->deleted, object);
      note_references (self, project, id);
      note_links (self, project, id);
    }
}

static gboolean
check_may_go (WmProject *project, const char *id, GError **error)
{
  const WmKind *kind = wm_records_find_kind (wm_project_get_database (project),
                                             wm_project_get_registry (project), id);

  if ((kind->flags & (WM_KIND_SINGLE | WM_KIND_FROM_CATALOGUE)) == 0)
    return TRUE;
  g_set_error (error, WM_PROJECT_ERROR, WM_PROJECT_ERROR_CONFLICT,
               /* Translators: the name of a kind of record. */
               _ ("%s: records of this kind belong to every project and cannot be removed."),
               wm_kind_get_label (kind));
  return FALSE;
}

static gboolean
resolve_all (WmCli *cli, WmProject *project, Deletion *deletion, GError **error)
{
  deletion->ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (deletion->ids, NULL);
  for (guint i = 1; i < cli->arguments->len; i++)
    {
      g_autofree char *id = wm_cli_resolve (project, wm_cli_get (cli, i), error);

      if (id == NULL || !check_may_go (project, id, error))
        return FALSE;
      if (!goes_too (deletion, id))
        g_ptr_array_insert (deletion->ids, (int) deletion->ids->len - 1, g_steal_pointer (&id));
    }
  return TRUE;
}

static void
answer_deleted (WmCli *cli, Deletion *deletion, const char *names)
{
  JsonObject *object;

  if (!cli->json)
    {
      wm_cli_say (_ ("Deleted %s"), names);
      if (deletion->words->len > 0)
        wm_cli_say (_ ("It was referred to, and no longer is:%s"), deletion->words->str);
      return;
    }
  object = json_object_new ();
  json_object_set_array_member (object, "deleted", g_steal_pointer (&deletion->deleted));
  json_object_set_array_member (object, "references", g_steal_pointer (&deletion->references));
  json_object_set_array_member (object, "links", g_steal_pointer (&deletion->links));
  wm_cli_json_print_object (object);
}

static char *
dup_names (WmProject *project, GPtrArray *ids)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i + 1 < ids->len; i++)
    {
      g_autofree char *name = wm_cli_dup_name (project, g_ptr_array_index (ids, i));

      if (i > 0)
        g_string_append (names, C_ ("list separator", ", "));
      g_string_append (names, name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

int
wm_cli_run_delete (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_writing (cli, error);
  g_auto (Deletion) deletion = { 0 };
  g_autofree char *names = NULL;

  if (project == NULL || !resolve_all (cli, project, &deletion, error))
    return WM_CLI_REFUSED;
  look_around (&deletion, project);
  names = dup_names (project, deletion.ids);
  if (!wm_project_delete_records (project, (const char *const *) deletion.ids->pdata, error) ||
      !wm_cli_save (project, error))
    return WM_CLI_REFUSED;
  answer_deleted (cli, &deletion, names);
  return WM_CLI_DONE;
}

static gboolean
ask (const char *name)
{
  char answer[16] = "";

  /* Translators: the name of a record; the answer is y or n. */
  g_printerr (_ ("Remove %s for good? This cannot be undone, and neither can anything before it. "
                 "(y/n) "),
              name);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;
  /* Translators: the letters that say yes to a question in the terminal. */
  return answer[0] != '\0' && strchr (_ ("yY"), answer[0]) != NULL;
}

/* A deleted record is known by its whole id only. */
static char *
resolve_also_deleted (WmProject *project, const char *text, GError **error)
{
  return wm_id_is_valid (text) ? g_strdup (text) : wm_cli_resolve (project, text, error);
}

int
wm_cli_run_purge (WmCli *cli, GError **error)
{
  g_autoptr (WmOpenProject) project = wm_cli_open_for_writing (cli, error);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  gint64 before;

  if (project == NULL)
    return WM_CLI_REFUSED;
  before = wm_project_get_head_seq (project);
  id = resolve_also_deleted (project, wm_cli_get (cli, 1), error);
  if (id == NULL)
    return WM_CLI_REFUSED;
  name = wm_cli_dup_name (project, id);
  shown = wm_cli_dup_harmless (name, TRUE);
  if (wm_cli_is_interactive () && wm_cli_get_option (cli, "yes") == NULL && !ask (shown))
    {
      g_set_error_literal (error, WM_CLI_ERROR, WM_CLI_ERROR_NOT_CHANGED,
                           _ ("Nothing was changed."));
      return WM_CLI_REFUSED;
    }
  if (!wm_project_purge (project, id, error))
    return WM_CLI_REFUSED;
  return wm_cli_save_and_answer (cli, project, before, error);
}
