/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-past.h"

#include "model/wm-field-value.h"
#include "model/wm-link-role.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINK_TABLE "link"
#define LINK_TO_COLUMN 1
#define LINK_ROLE_COLUMN 2

static void
free_field_change (gpointer pointer)
{
  WmFieldChange *change = pointer;

  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
wm_record_change_free (WmRecordChange *self)
{
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

char *
wm_past_dup_display (WmProject *project, const WmField *field, const char *value)
{
  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  if (value == NULL)
    return NULL;
  if (!wm_field_names_records (field))
    return wm_field_dup_display (field, value);
  return wm_records_dup_names (wm_project_get_database (project), wm_project_get_registry (project),
                               value, _ ("an entry that was deleted"));
}

/* What an event changed. */

typedef struct
{
  WmProject *project;
  GPtrArray *records; /* of WmRecordChange */
  const char *first;  /* nullable: the record that the event is about */
  GHashTable *places; /* (unowned) id -> WmRecordChange or NULL, of every record met */
  guint limit;
} Listing;

static WmRecordChange *
find_record (Listing *listing, const char *id)
{
  WmRegistry *registry = wm_project_get_registry (listing->project);
  WmRecordChange *record = g_hash_table_lookup (listing->places, id);

  if (record != NULL || g_hash_table_contains (listing->places, id))
    return record;
  if (listing->records->len < listing->limit)
    {
      record = g_new0 (WmRecordChange, 1);
      record->id = g_strdup (id);
      record->op = WM_CHANGE_CHANGED;
      record->kind =
          wm_records_find_kind (wm_project_get_database (listing->project), registry, id);
      record->title =
          wm_records_dup_title (wm_project_get_database (listing->project), registry, id);
      record->fields = g_ptr_array_new_with_free_func (free_field_change);
      g_ptr_array_add (listing->records, record);
    }
  g_hash_table_insert (listing->places, g_strdup (id), record);
  return record;
}

static void
add_line (WmRecordChange *record, const WmField *field, char *label, char *before, char *after)
{
  WmFieldChange *line = g_new0 (WmFieldChange, 1);

  line->field = field;
  line->label = label;
  line->before = before;
  line->after = after;
  g_ptr_array_add (record->fields, line);
}

static char *
dup_shown (Listing *listing, const WmField *field, const char *stored)
{
  g_autofree char *value = wm_field_dup_from_stored (field, stored);

  return wm_past_dup_display (listing->project, field, value);
}

static void
add_field (Listing *listing, WmRecordChange *record, WmChange *change, const WmField *field,
           int column)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!wm_change_is_set (change, column))
    return;
  before = dup_shown (listing, field, wm_change_get_old (change, column));
  after = dup_shown (listing, field, wm_change_get_new (change, column));
  if (before != NULL || after != NULL)
    add_line (record, field, g_strdup (wm_field_get_label (field)), g_steal_pointer (&before),
              g_steal_pointer (&after));
}

static void
add_record (Listing *listing, const WmKind *kind, WmChange *change)
{
  WmRecordChange *record = find_record (listing, wm_change_get_key (change));
  const WmField *title = wm_kind_get_title_field (kind);

  if (record == NULL)
    return;
  record->kind = kind;
  record->op = wm_change_get_op (change);
  if (record->title == NULL)
    record->title = g_strdup (record->op == WM_CHANGE_REMOVED
                                  ? wm_change_get_old (change, wm_kind_get_column (kind, title))
                                  : wm_change_get_new (change, wm_kind_get_column (kind, title)));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      int column = wm_kind_get_column (kind, &kind->fields[i]);

      /* A change of an older version of the program has fewer columns. */
      if (column >= 0 && column < wm_change_get_n_columns (change))
        add_field (listing, record, change, &kind->fields[i], column);
    }
}

/* A link as a change holds it, and as one of the two records sees it. */
typedef struct
{
  const char *from;
  const char *to;
  const char *role; /* nullable */
  gboolean removed;
} LinkChange;

static const char *
get_link_column (WmChange *change, gboolean removed, int column)
{
  return removed ? wm_change_get_old (change, column) : wm_change_get_new (change, column);
}

static gboolean
read_link (WmChange *change, LinkChange *link)
{
  link->removed = wm_change_get_op (change) == WM_CHANGE_REMOVED;
  link->from = wm_change_get_key (change);
  link->to = get_link_column (change, link->removed, LINK_TO_COLUMN);
  link->role = get_link_column (change, link->removed, LINK_ROLE_COLUMN);
  return link->from != NULL && link->to != NULL;
}

static const WmKind *
find_kind_now (WmProject *project, const char *id)
{
  return wm_records_find_kind (wm_project_get_database (project), wm_project_get_registry (project),
                               id);
}

/* Puts the line to the record whose field the link is kept for; if to none, to where it begins. */
static void
add_link (Listing *listing, WmChange *change)
{
  LinkChange link = { 0 };
  const WmKind *from, *to;
  const WmField *field, *back;
  const WmLinkRole *role;
  WmRecordChange *record;
  gboolean reverse;
  char *title;

  if (!read_link (change, &link))
    return;
  from = find_kind_now (listing->project, link.from);
  to = find_kind_now (listing->project, link.to);
  field = from != NULL ? wm_kind_find_links_field (from, link.role, FALSE, to) : NULL;
  back = to != NULL ? wm_kind_find_links_field (to, link.role, TRUE, from) : NULL;
  reverse = back != NULL && (field == NULL || g_strcmp0 (listing->first, link.to) == 0);
  record = find_record (listing, reverse ? link.to : link.from);
  if (record == NULL)
    return;
  title = wm_records_dup_names (wm_project_get_database (listing->project),
                                wm_project_get_registry (listing->project),
                                reverse ? link.from : link.to, _ ("an entry that was deleted"));
  role = wm_link_role_find (link.role);
  field = reverse ? back : field;
  add_line (record, field,
            g_strdup (field != NULL  ? wm_field_get_label (field)
                      : role != NULL ? wm_link_role_get_label (role, FALSE)
                                     : _ ("linked with")),
            link.removed ? title : NULL, link.removed ? NULL : title);
}

static gboolean
list_change_cb (WmChange *change, gpointer user_data)
{
  Listing *listing = user_data;
  const char *table = wm_change_get_table (change);
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (listing->project), table);

  if (kind != NULL)
    add_record (listing, kind, change);
  else if (strcmp (table, LINK_TABLE) == 0)
    add_link (listing, change);
  return TRUE;
}

GPtrArray *
wm_past_list_changes (WmProject *project, const WmEvent *event, const char *first, guint limit,
                      guint *n_records)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { .project = project, .first = first, .places = places, .limit = limit };

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);

  listing.records = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_record_change_free);
  if (first != NULL)
    find_record (&listing, first);
  /* What cannot be read to its end is shown as far as it can; verifying tells the rest. */
  if (event->changeset != NULL)
    wm_changeset_foreach (event->changeset, list_change_cb, &listing, NULL);
  if (n_records != NULL)
    *n_records = g_hash_table_size (places);
  return listing.records;
}

/* A record as it was. */

typedef struct
{
  WmProject *project;
  WmRegistry *registry;
  const char *id;
  WmValues *values; /* owned, nullable: walks back through the changes */
} Walk;

static void
take_back (Walk *walk, const WmKind *kind, WmChange *change)
{
  if (walk->values == NULL || wm_values_get_kind (walk->values) != kind)
    {
      g_clear_pointer (&walk->values, wm_values_free);
      walk->values = wm_values_new (kind);
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WmField *field = &kind->fields[i];
      int column = wm_kind_get_column (kind, field);

      if (column >= 0 && column < wm_change_get_n_columns (change) &&
          wm_change_is_set (change, column))
        wm_values_take (walk->values, field,
                        wm_field_dup_from_stored (field, wm_change_get_old (change, column)));
      else if (!wm_values_has (walk->values, i))
        wm_values_set (walk->values, field, NULL);
    }
}

/* Puts @id into the ids of @value, or takes it out. */
static char *
dup_with_id (const char *value, const char *id, gboolean present)
{
  g_auto (GStrv) ids = g_strsplit (value != NULL ? value : "", ",", -1);
  g_autoptr (GString) joined = g_string_new (present ? id : "");

  for (guint i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], id) != 0)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", ids[i]);
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/* Links are fields of a record as well, and stand in a table of their own. */
static gboolean
take_back_link_cb (WmChange *change, gpointer user_data)
{
  Walk *walk = user_data;
  LinkChange link = { 0 };
  const WmKind *kind;
  const WmField *field;
  const char *other;
  gboolean reverse;
  g_autofree char *value = NULL;

  if (walk->values == NULL || strcmp (wm_change_get_table (change), LINK_TABLE) != 0 ||
      !read_link (change, &link) ||
      (strcmp (link.from, walk->id) != 0 && strcmp (link.to, walk->id) != 0))
    return TRUE;
  kind = wm_values_get_kind (walk->values);
  reverse = strcmp (link.to, walk->id) == 0;
  other = reverse ? link.from : link.to;
  field = wm_kind_find_links_field (kind, link.role, reverse, find_kind_now (walk->project, other));
  if (field == NULL)
    return TRUE;
  value = dup_with_id (wm_values_get (walk->values, wm_kind_get_field_index (kind, field)), other,
                       link.removed);
  wm_values_take (walk->values, field, wm_field_clean (field, value, NULL));
  return TRUE;
}

static gboolean
take_back_cb (WmChange *change, gpointer user_data)
{
  Walk *walk = user_data;
  const WmKind *kind = wm_registry_find_kind (walk->registry, wm_change_get_table (change));

  if (kind == NULL || g_strcmp0 (wm_change_get_key (change), walk->id) != 0)
    return TRUE;
  if (wm_change_get_op (change) == WM_CHANGE_ADDED)
    g_clear_pointer (&walk->values, wm_values_free);
  else
    take_back (walk, kind, change);
  return TRUE;
}

static WmValues *
load_values_now (WmProject *project, const char *id)
{
  g_autoptr (WmRecord) record =
      wm_records_load (wm_project_get_database (project), wm_project_get_registry (project), id);
  const WmKind *kind;
  WmValues *values;

  if (record == NULL)
    return NULL;
  kind = wm_record_get_kind (record);
  values = wm_values_new (kind);
  for (guint i = 0; i < kind->n_fields; i++)
    wm_values_set (values, &kind->fields[i], wm_record_get_value (record, &kind->fields[i]));
  return values;
}

WmValues *
wm_past_load_values (WmProject *project, const char *id, gint64 seq, gboolean *is_whole)
{
  g_autoptr (WmStatement) rows = NULL;
  Walk walk = { .project = project, .id = id };
  gboolean whole = TRUE;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  walk.registry = wm_project_get_registry (project);
  walk.values = load_values_now (project, id);
  rows = wm_database_prepare (
      wm_project_get_database (project),
      "SELECT changeset FROM main.event WHERE seq > :seq AND (changeset IS NULL OR"
      " instr (changeset, CAST (:id AS BLOB)) > 0) ORDER BY seq DESC /*scan*/");
  wm_statement_bind_int (rows, ":seq", seq);
  wm_statement_bind_text (rows, ":id", id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      g_autoptr (GBytes) changeset = NULL;

      if (!wm_statement_is_null (rows, 0))
        changeset = wm_statement_dup_bytes (rows, 0);
      whole = whole && changeset != NULL;
      if (changeset == NULL)
        continue;
      /* A record that was deleted is there before its links are put back to it. */
      wm_changeset_foreach (changeset, take_back_cb, &walk, NULL);
      wm_changeset_foreach (changeset, take_back_link_cb, &walk, NULL);
    }
  if (is_whole != NULL)
    *is_whole = whole;
  return walk.values;
}

/* Who, and when. */

char **
wm_past_list_actors (WmDatabase *database)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT DISTINCT actor FROM main.event ORDER BY actor COLLATE NOCASE /*scan*/");

  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (actors, g_strdup (wm_statement_get_text (rows, 0)));
  g_ptr_array_add (actors, NULL);
  return (char **) g_ptr_array_steal (actors, NULL);
}
