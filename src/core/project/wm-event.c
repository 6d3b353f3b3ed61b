/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-event.h"

#include "container/wm-sha256.h"

#include <string.h>

#define COLUMNS "seq, id, prev, at, actor, kind, verb, args, origin, changeset_sha256"

WmEvent *
wm_event_new (void)
{
  return g_new0 (WmEvent, 1);
}

void
wm_event_free (WmEvent *self)
{
  g_free (self->id);
  g_free (self->prev);
  g_free (self->actor);
  g_free (self->kind);
  g_free (self->verb);
  g_free (self->args);
  g_free (self->origin);
  g_free (self->changeset_sha256);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_free (self);
}

char *
wm_event_dup_first_prev (const char *project_id)
{
  return wm_sha256_hex_of (project_id, strlen (project_id));
}

static void
add_bytes (WmSha256 *hash, const void *data, gsize size)
{
  guint64 length = GUINT64_TO_BE ((guint64) size);

  wm_sha256_update (hash, &length, sizeof length);
  wm_sha256_update (hash, data, size);
}

static void
add_text (WmSha256 *hash, const char *text)
{
  add_bytes (hash, text, strlen (text));
}

static void
add_number (WmSha256 *hash, gint64 number)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_text (hash, text);
}

/* Text that is no hash gives no bytes: an empty origin, or a list that somebody tampered with. */
static void
add_hex (WmSha256 *hash, const char *hex)
{
  guint8 raw[WM_SHA256_RAW_SIZE];

  if (!wm_sha256_is_hex (hex))
    {
      add_bytes (hash, "", 0);
      return;
    }
  for (gsize i = 0; i < sizeof raw; i++)
    raw[i] =
        (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  add_bytes (hash, raw, sizeof raw);
}

char *
wm_event_dup_computed_id (const WmEvent *self)
{
  static const char domain[] = "waymark-event-1\n";
  g_auto (WmSha256) hash = { 0 };
  char hex[WM_SHA256_HEX_SIZE];

  wm_sha256_init (&hash);
  wm_sha256_update (&hash, domain, strlen (domain));
  add_hex (&hash, self->prev);
  add_number (&hash, self->seq);
  add_number (&hash, self->at);
  add_text (&hash, self->actor);
  add_text (&hash, self->kind);
  add_text (&hash, self->verb);
  add_text (&hash, self->args);
  add_hex (&hash, self->origin);
  add_hex (&hash, self->changeset_sha256);
  wm_sha256_finish_hex (&hash, hex);
  return g_strdup (hex);
}

static char *
dup_changeset_hash (const WmEvent *self)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (self->changeset, &size);

  return wm_sha256_hex_of (data, size);
}

void
wm_event_seal (WmEvent *self)
{
  g_free (self->changeset_sha256);
  self->changeset_sha256 = dup_changeset_hash (self);
  g_free (self->id);
  self->id = wm_event_dup_computed_id (self);
}

/* Text in the place of a hash is no bytes to the id, so anything could stand there. */
static gboolean
has_proper_hashes (const WmEvent *self)
{
  return wm_sha256_is_hex (self->prev) && wm_sha256_is_hex (self->changeset_sha256) &&
         (*self->origin == '\0' || wm_sha256_is_hex (self->origin));
}

gboolean
wm_event_check (const WmEvent *self, GError **error)
{
  g_autofree char *id = wm_event_dup_computed_id (self);

  if (!has_proper_hashes (self) || strcmp (id, self->id) != 0)
    {
      g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                   "Event %" G_GINT64_FORMAT " is not what it was when it was written", self->seq);
      return FALSE;
    }
  if (self->changeset != NULL)
    {
      g_autofree char *hash = dup_changeset_hash (self);

      if (strcmp (hash, self->changeset_sha256) != 0)
        {
          g_set_error (error, WM_DATABASE_ERROR, WM_DATABASE_ERROR_CORRUPT,
                       "The recorded change of event %" G_GINT64_FORMAT
                       " is not what it was when it was written",
                       self->seq);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
wm_event_insert (const WmEvent *self, WmDatabase *database, GError **error)
{
  g_autoptr (WmStatement) insert = wm_database_prepare (
      database, "INSERT INTO main.event (" COLUMNS ", changeset) VALUES (:seq, :id, :prev, :at,"
                " :actor, :kind, :verb, :args, :origin, :changeset_sha256, :changeset)");

  wm_statement_bind_int (insert, ":seq", self->seq);
  wm_statement_bind_text (insert, ":id", self->id);
  wm_statement_bind_text (insert, ":prev", self->prev);
  wm_statement_bind_int (insert, ":at", self->at);
  wm_statement_bind_text (insert, ":actor", self->actor);
  wm_statement_bind_text (insert, ":kind", self->kind);
  wm_statement_bind_text (insert, ":verb", self->verb);
  wm_statement_bind_text (insert, ":args", self->args);
  wm_statement_bind_text (insert, ":origin", self->origin);
  wm_statement_bind_text (insert, ":changeset_sha256", self->changeset_sha256);
  wm_statement_bind_bytes (insert, ":changeset", self->changeset);
  return wm_statement_run (insert, error);
}

static WmEvent *
read_row (WmStatement *row)
{
  WmEvent *self = wm_event_new ();

  self->seq = wm_statement_get_int (row, 0);
  self->id = g_strdup (wm_statement_get_text (row, 1));
  self->prev = g_strdup (wm_statement_get_text (row, 2));
  self->at = wm_statement_get_int (row, 3);
  self->actor = g_strdup (wm_statement_get_text (row, 4));
  self->kind = g_strdup (wm_statement_get_text (row, 5));
  self->verb = g_strdup (wm_statement_get_text (row, 6));
  self->args = g_strdup (wm_statement_get_text (row, 7));
  self->origin = g_strdup (wm_statement_get_text (row, 8));
  self->changeset_sha256 = g_strdup (wm_statement_get_text (row, 9));
  return self;
}

WmEvent *
wm_event_load (WmDatabase *database, gint64 seq)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT " COLUMNS ", changeset FROM main.event WHERE seq = :seq");
  WmEvent *self;

  wm_statement_bind_int (row, ":seq", seq);
  if (wm_statement_step (row, NULL) != WM_STEP_ROW)
    return NULL;
  self = read_row (row);
  if (!wm_statement_is_null (row, 10))
    self->changeset = wm_statement_dup_bytes (row, 10);
  return self;
}

GPtrArray *
wm_event_list (WmDatabase *database, gint64 first, gint64 limit)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_event_free);
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT " COLUMNS " FROM main.event WHERE seq >= :first ORDER BY seq LIMIT :limit");

  wm_statement_bind_int (rows, ":first", first);
  wm_statement_bind_int (rows, ":limit", limit);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    g_ptr_array_add (events, read_row (rows));
  return g_steal_pointer (&events);
}

/* A changeset holds ids as they are, so the bytes of one tell without taking it apart. */
void
wm_event_find_of_record (WmDatabase *database, const char *record_id, gint64 first, gint64 last,
                         GArray *seqs)
{
  g_autoptr (WmStatement) rows = wm_database_prepare (
      database, "SELECT seq FROM main.event WHERE seq BETWEEN :first AND :last"
                " AND (instr (args, :id) > 0 OR instr (changeset, CAST (:id AS BLOB)) > 0)"
                " ORDER BY seq DESC");

  wm_statement_bind_int (rows, ":first", first);
  wm_statement_bind_int (rows, ":last", last);
  wm_statement_bind_text (rows, ":id", record_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      const gint64 seq = wm_statement_get_int (rows, 0);

      g_array_append_val (seqs, seq);
    }
}

gint64
wm_event_find_seq (WmDatabase *database, const char *id)
{
  g_autoptr (WmStatement) row =
      wm_database_prepare (database, "SELECT seq FROM main.event WHERE id = :id");

  wm_statement_bind_text (row, ":id", id);
  return wm_statement_step (row, NULL) == WM_STEP_ROW ? wm_statement_get_int (row, 0) : 0;
}

WmEvent *
wm_event_load_head (WmDatabase *database)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      database, "SELECT " COLUMNS " FROM main.event ORDER BY seq DESC LIMIT 1");

  return wm_statement_step (row, NULL) == WM_STEP_ROW ? read_row (row) : NULL;
}
