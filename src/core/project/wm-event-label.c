/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events hold tokens; the sentence is made here, when it is shown, in the language of the reader.
 */
#include "config.h"

#include "wm-event-label.h"

#include "model/wm-field-value.h"
#include "wm-args.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Undo of an undo of an undo …: deeper sentences help nobody. */
#define MAX_DEPTH 3

/* More names of fields than this make no sentence. */
#define MAX_FIELDS 4

/* The record as people know it: its title when it happened, for a person their name as long as they
 * are in the project, else the word for its kind. */
static char *
dup_what (WmProject *project, WmArgs *args, const char *title_key, const char *id_key)
{
  const char *title = wm_args_get_text (args, title_key);
  const char *id = wm_args_get_text (args, id_key);
  const WmKind *kind =
      wm_registry_find_kind (wm_project_get_registry (project), wm_args_get_text (args, "kind"));
  g_autofree char *now = NULL;

  if (title == NULL && id != NULL)
    title = now = wm_records_dup_title (wm_project_get_database (project),
                                        wm_project_get_registry (project), id);
  if (title != NULL)
    /* Translators: quotation marks around the title of a record. */
    return g_strdup_printf (_ ("“%s”"), title);
  return g_strdup (kind != NULL ? wm_kind_get_label (kind) : _ ("a record"));
}

static char *
dup_field_words (WmProject *project, WmArgs *args)
{
  const WmKind *kind =
      wm_registry_find_kind (wm_project_get_registry (project), wm_args_get_text (args, "kind"));
  g_autoptr (GPtrArray) fields = wm_args_dup_list (args, "fields");
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      const WmField *field = kind != NULL ? wm_kind_find_field (kind, id) : NULL;
      g_autofree char *word = g_utf8_strdown (field != NULL ? wm_field_get_label (field) : id, -1);

      if (i > 0)
        g_string_append (words, C_ ("list separator", ", "));
      g_string_append (words, word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const WmKind *
get_kind (WmProject *project, WmArgs *args)
{
  return wm_registry_find_kind (wm_project_get_registry (project), wm_args_get_text (args, "kind"));
}

static gboolean
is_kind (WmProject *project, WmArgs *args, const char *id)
{
  const WmKind *kind = get_kind (project, args);

  return kind != NULL && strcmp (kind->id, id) == 0;
}

/* The record that a comment or approval is about, as people know it. */
static char *
dup_subject (WmProject *project, WmArgs *args)
{
  return wm_args_get_text (args, "other") != NULL ? dup_what (project, args, "other_title", "other")
                                                  : g_strdup (_ ("a record"));
}

/* Comments and approvals are known by what they are about, not by what they say. NULL: neither. */
static char *
label_note (WmProject *project, WmArgs *args, const char *verb)
{
  static const struct
  {
    const char *kind;
    const char *verb;
    const char *sentence;
  } sentences[] = {
    /* Translators: of these, %s is a record: Commented on “CRM” */
    { "comment", "add", N_ ("Commented on %s") },
    { "comment", "set", N_ ("Changed a comment on %s") },
    { "comment", "delete", N_ ("Deleted a comment on %s") },
    { "approval", "add", N_ ("Recorded an approval of %s") },
    { "approval", "set", N_ ("Changed an approval of %s") },
    { "approval", "delete", N_ ("Deleted an approval of %s") },
  };

  if (wm_args_get_number (args, "count", 1) > 1)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].verb, verb) == 0 && is_kind (project, args, sentences[i].kind))
      {
        g_autofree char *subject = dup_subject (project, args);

        return g_strdup_printf (_ (sentences[i].sentence), subject);
      }
  return NULL;
}

/* The day for which the next one of a task was made, for people; NULL: none was. */
static char *
dup_next_due (WmProject *project, WmArgs *args)
{
  const WmKind *task = wm_registry_find_kind (wm_project_get_registry (project), "task");
  const char *due = wm_args_get_text (args, "next_due");

  if (due == NULL || task == NULL)
    return NULL;
  return wm_field_dup_display (wm_kind_find_field (task, "due"), due);
}

static char *
label_set (WmProject *project, WmArgs *args)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  g_autofree char *fields = dup_field_words (project, args);
  g_autoptr (GPtrArray) list = wm_args_dup_list (args, "fields");
  gint64 count = wm_args_get_number (args, "count", 1);
  g_autofree char *next_due = dup_next_due (project, args);

  if (count > 1)
    return g_strdup_printf (
        /* Translators: the names of fields, then how many records got the same in them. */
        ngettext ("Changed %1$s of %2$" PRId64 " record", "Changed %1$s of %2$" PRId64 " records",
                  (gulong) count),
        fields, count);
  if (next_due != NULL)
    /* Translators: a task, then the day on which its next one is due. */
    return g_strdup_printf (_ ("Finished %1$s; the next one is due on %2$s"), what, next_due);
  if (list->len > MAX_FIELDS)
    return g_strdup_printf (
        /* Translators: a number, then a record. */
        ngettext ("Changed %1$u field of %2$s", "Changed %1$u fields of %2$s", list->len),
        list->len, what);
  /* Translators: the names of fields, then a record: Changed status, owner of “Access control” */
  return g_strdup_printf (_ ("Changed %1$s of %2$s"), fields, what);
}

static char *
label_add (WmProject *project, WmArgs *args)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  gint64 count = wm_args_get_number (args, "count", 1);

  if (count > 1)
    return g_strdup_printf (
        ngettext ("Added %" PRId64 " record", "Added %" PRId64 " records", (gulong) count), count);
  return g_strdup_printf (_ ("Added %s"), what);
}

static char *
label_delete (WmProject *project, WmArgs *args)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  gint64 count = wm_args_get_number (args, "count", 1);

  if (count > 1)
    return g_strdup_printf (
        ngettext ("Deleted %" PRId64 " record", "Deleted %" PRId64 " records", (gulong) count),
        count);
  return g_strdup_printf (_ ("Deleted %s"), what);
}

static char *
label_link (WmProject *project, WmArgs *args, const char *verb)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  g_autofree char *other = dup_what (project, args, "other_title", "other");
  gint64 count = wm_args_get_number (args, "count", 1);

  if (count > 1)
    return g_strdup_printf (
        /* Translators: how many records, then the one that they were linked with. */
        ngettext ("Linked %1$" PRId64 " record with %2$s", "Linked %1$" PRId64 " records with %2$s",
                  (gulong) count),
        count, other);
  if (strcmp (verb, "link") == 0)
    /* Translators: two records. */
    return g_strdup_printf (_ ("Linked %1$s with %2$s"), what, other);
  /* Translators: two records. */
  return g_strdup_printf (_ ("Removed the link between %1$s and %2$s"), what, other);
}

static char *
label_import (WmProject *project, WmArgs *args)
{
  const WmKind *kind =
      wm_registry_find_kind (wm_project_get_registry (project), wm_args_get_text (args, "kind"));
  gint64 added = wm_args_get_number (args, "added", 0);
  gint64 changed = wm_args_get_number (args, "changed", 0);
  gint64 deleted = wm_args_get_number (args, "deleted", 0);

  if (deleted > 0)
    return g_strdup_printf (
        /* Translators: a register, then how many records were added, changed and deleted. */
        _ ("Imported %1$s: %2$" PRId64 " added, %3$" PRId64 " changed, %4$" PRId64 " deleted"),
        kind != NULL ? wm_kind_get_plural (kind) : _ ("records"), added, changed, deleted);
  /* Translators: a register, then how many rows were added and how many changed. */
  return g_strdup_printf (_ ("Imported %1$s: %2$" PRId64 " added, %3$" PRId64 " changed"),
                          kind != NULL ? wm_kind_get_plural (kind) : _ ("records"), added, changed);
}

static char *label_at_depth (WmProject *project, const WmEvent *event, int depth);

static char *
label_rewind (WmProject *project, WmArgs *args, const char *kind, int depth)
{
  gint64 count = wm_args_get_number (args, "count", 1);
  g_autoptr (WmEvent) target =
      wm_event_load (wm_project_get_database (project), wm_args_get_number (args, "seq", 0));
  g_autofree char *label =
      target != NULL && depth < MAX_DEPTH ? label_at_depth (project, target, depth + 1) : NULL;

  if (count > 1 && strcmp (kind, WM_EVENT_KIND_REDO) == 0)
    return g_strdup_printf (
        ngettext ("Redid %" PRId64 " change", "Redid %" PRId64 " changes", (gulong) count), count);
  if (count > 1)
    return g_strdup_printf (
        ngettext ("Undid %" PRId64 " change", "Undid %" PRId64 " changes", (gulong) count), count);
  if (strcmp (kind, WM_EVENT_KIND_UNDO) == 0)
    /* Translators: what was done: Undid: Deleted “CRM” */
    return g_strdup_printf (_ ("Undid: %s"), label != NULL ? label : "");
  /* Translators: what was done: Redid: Deleted “CRM” */
  return g_strdup_printf (_ ("Redid: %s"), label != NULL ? label : "");
}

static char *
label_attach (WmProject *project, WmArgs *args)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  gint64 count = wm_args_get_number (args, "count", 1);

  if (count > 1)
    return g_strdup_printf (
        ngettext ("Attached %" PRId64 " file", "Attached %" PRId64 " files", (gulong) count),
        count);
  return g_strdup_printf (_ ("Attached %s"), what);
}

static char *
label_regain (WmProject *project, WmArgs *args)
{
  g_autofree char *what = dup_what (project, args, "title", "id");
  gint64 count = wm_args_get_number (args, "count", 1);

  if (count > 1)
    return g_strdup_printf (ngettext ("Brought back %" PRId64 " attached file",
                                      "Brought back %" PRId64 " attached files", (gulong) count),
                            count);
  return g_strdup_printf (_ ("Brought back the file of %s"), what);
}

static char *
label_regrade (WmArgs *args)
{
  gint64 likelihood = wm_args_get_number (args, "likelihood", 0);
  gint64 impact = wm_args_get_number (args, "impact", 0);
  gint64 risks = wm_args_get_number (args, "risks", 0);

  return g_strdup_printf (
      /* Translators: the size of the risk scale, then how many risks. */
      ngettext ("Changed the risk scale to %1$" PRId64 " by %2$" PRId64 " and graded %3$" PRId64
                " risk anew",
                "Changed the risk scale to %1$" PRId64 " by %2$" PRId64 " and graded %3$" PRId64
                " risks anew",
                (gulong) risks),
      likelihood, impact, risks);
}

static char *
label_edit (WmProject *project, WmArgs *args, const char *verb)
{
  char *note = label_note (project, args, verb);

  if (note != NULL)
    return note;
  if (strcmp (verb, "regrade") == 0)
    return label_regrade (args);
  if (strcmp (verb, WM_EVENT_VERB_CREATE) == 0)
    return g_strdup (_ ("Created the project"));
  if (strcmp (verb, "set") == 0)
    return label_set (project, args);
  if (strcmp (verb, "delete") == 0)
    return label_delete (project, args);
  if (strcmp (verb, "link") == 0 || strcmp (verb, "unlink") == 0)
    return label_link (project, args, verb);
  if (strcmp (verb, "import") == 0)
    return label_import (project, args);
  if (strcmp (verb, "add") == 0)
    return label_add (project, args);
  if (strcmp (verb, "attach") == 0)
    return label_attach (project, args);
  if (strcmp (verb, WM_EVENT_VERB_REGAIN) == 0)
    return label_regain (project, args);
  return g_strdup (verb);
}

static char *
label_at_depth (WmProject *project, const WmEvent *event, int depth)
{
  g_autoptr (WmArgs) args = wm_args_parse (event->args);

  if (strcmp (event->kind, WM_EVENT_KIND_UNDO) == 0 ||
      strcmp (event->kind, WM_EVENT_KIND_REDO) == 0)
    return label_rewind (project, args, event->kind, depth);
  if (strcmp (event->kind, WM_EVENT_KIND_MIGRATION) == 0)
    return g_strdup (_ ("Brought the project to the newest version of its format"));
  if (strcmp (event->kind, WM_EVENT_KIND_PURGE) == 0)
    return g_strdup (_ ("Removed a record for good"));
  return label_edit (project, args, event->verb);
}

char *
wm_event_dup_label (WmProject *project, const WmEvent *event)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (event != NULL, NULL);

  return label_at_depth (project, event, 0);
}
