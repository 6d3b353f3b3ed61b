/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between two keys of a person nothing can be weighed that half of all records are found by. So
 * the best come from where they can be read in their order, or are few: what is called exactly so,
 * what begins so, what has the words in its title, and only then what has them anywhere. */
#include "config.h"

#include "wm-search-private.h"
#include "wm-text-key.h"

#include <string.h>

/* More than these are not weighed against each other. */
#define WEIGHED 300

/* Of a text shorter than this everything begins so. */
#define WEIGHED_CHARS 3

typedef struct
{
  WmSearch *search;
  char *key;   /* owned: what was typed, folded */
  char *words; /* owned: for FTS5 */
  guint limit;
  GPtrArray *hits;  /* (element-type WmSearchHit) */
  GHashTable *seen; /* (unowned) char * id, a set */
} Find;

void
wm_search_hit_free (WmSearchHit *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->title);
  g_free (self);
}

/* What a person types is words, never FTS5's query language: each word is quoted and ends open. */
static char *
dup_match (const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *quoted = NULL;

      if (*words[i] == '\0')
        continue;
      parts = g_strsplit (words[i], "\"", -1);
      quoted = g_strjoinv ("\"\"", parts);
      g_string_append_printf (match, "\"%s\"* ", quoted);
    }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

static void
take_rows (Find *self, WmStatement *rows)
{
  while (self->hits->len < self->limit && wm_statement_step (rows, NULL) == WM_STEP_ROW)
    {
      WmSearchHit *hit;
      const WmKind *kind =
          wm_registry_find_kind (self->search->registry, wm_statement_get_text (rows, 1));

      if (kind == NULL || g_hash_table_contains (self->seen, wm_statement_get_text (rows, 0)))
        continue;
      hit = g_new0 (WmSearchHit, 1);
      hit->id = g_strdup (wm_statement_get_text (rows, 0));
      hit->kind = kind;
      hit->label = g_strdup (wm_statement_get_text (rows, 2));
      hit->title = g_strdup (wm_statement_get_text (rows, 3));
      g_ptr_array_add (self->hits, hit);
      g_hash_table_add (self->seen, hit->id);
    }
}

/* Rows whose key in a column lies from what was typed up to the last text that begins so. */
static void
find_by_key (Find *self, const char *sql, const char *end)
{
  g_autoptr (WmStatement) rows = NULL;
  g_autofree char *last = g_strconcat (self->key, end, NULL);

  if (self->hits->len == self->limit)
    return;
  rows = wm_database_prepare (self->search->database, sql);
  wm_statement_bind_text (rows, ":key", self->key);
  wm_statement_bind_text (rows, ":last", last);
  wm_statement_bind_int (rows, ":limit", self->limit + self->hits->len);
  take_rows (self, rows);
}

static const char by_label[] = "SELECT id, kind, label, title FROM search.place"
                               " WHERE label_key BETWEEN :key AND :last"
                               " ORDER BY label_key LIMIT :limit";
static const char by_title[] = "SELECT id, kind, label, title FROM search.place"
                               " WHERE title_key BETWEEN :key AND :last"
                               " ORDER BY title_key LIMIT :limit";

static gint64
count_some (Find *self, const char *match)
{
  g_autoptr (WmStatement) row = wm_database_prepare (
      self->search->database, "SELECT count (*) FROM (SELECT 1 FROM search.entry"
                              " WHERE entry MATCH :match LIMIT :limit) /*scan*/");

  wm_statement_bind_text (row, ":match", match);
  wm_statement_bind_int (row, ":limit", WEIGHED + 1);
  return wm_statement_step (row, NULL) == WM_STEP_ROW ? wm_statement_get_int (row, 0) : 0;
}

/* A hit in the label or title weighs more than one in the text. */
static const char weighed[] = "SELECT p.id, p.kind, p.label, p.title FROM search.entry e"
                              " JOIN search.place p ON p.place = e.rowid WHERE e.entry MATCH :match"
                              " ORDER BY bm25 (entry, 20, 10, 2, 1), e.rowid LIMIT :limit /*scan*/";
static const char as_they_come[] =
    "SELECT p.id, p.kind, p.label, p.title FROM search.entry e"
    " JOIN search.place p ON p.place = e.rowid WHERE e.entry MATCH :match LIMIT :limit /*scan*/";

static void
find_by_words (Find *self, const char *columns)
{
  g_autofree char *match = g_strdup_printf (columns, self->words);
  g_autoptr (WmStatement) rows = NULL;
  gboolean weigh;

  if (self->hits->len == self->limit)
    return;
  weigh = g_utf8_strlen (self->key, WEIGHED_CHARS * 4) >= WEIGHED_CHARS &&
          count_some (self, match) <= WEIGHED;
  rows = wm_database_prepare (self->search->database, weigh ? weighed : as_they_come);
  wm_statement_bind_text (rows, ":match", match);
  wm_statement_bind_int (rows, ":limit", self->limit + self->hits->len);
  take_rows (self, rows);
}

static char *
dup_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  wm_text_key_append (key, text);
  return g_strstrip (g_string_free (g_steal_pointer (&key), FALSE));
}

GPtrArray *
wm_search_find (WmSearch *self, const char *text, guint limit)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_search_hit_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *key = dup_key (text);
  g_autofree char *words = dup_match (key);
  Find find = { self, key, words, limit, hits, seen };

  if (*words == '\0')
    return g_steal_pointer (&hits);
  find_by_key (&find, by_label, "");
  find_by_key (&find, by_title, "");
  if (strpbrk (key, "0123456789") != NULL)
    find_by_key (&find, by_label, "\U0010ffff");
  find_by_key (&find, by_title, "\U0010ffff");
  find_by_words (&find, "{label title kind} : (%s)");
  find_by_words (&find, "%s");
  return g_steal_pointer (&hits);
}
