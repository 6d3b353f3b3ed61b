/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tour.h"

#include <string.h>

/* What the system itself puts in: dates, sizes, keys, numbers of records; and the name of the
 * program. */
static const char kept_words[] =
    "\\b(Waymark|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    "|January|February|March|April|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|bytes?|kB|MB|GB)\\b"
    "|\\b((Ctrl|Shift|Alt)\\+)+\\S+|\\b[A-Z]{1,3}[-.][0-9]+(\\.[0-9]+)*\\b|\\b[0-9a-f]{16,}\\b"
    "|\\b[0-9]+(\\.[0-9]+)+ [a-z]\\)";

/* The letters that a pseudo-translation leaves as they are are not among them. */
static gboolean
has_plain_letter (const char *text)
{
  return strpbrk (text, "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz") != NULL;
}

/* People are also called by a part of their name. */
static void
add_names (GPtrArray *data, const char *title)
{
  g_auto (GStrv) names = g_strsplit (title, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0')
      g_ptr_array_add (data, g_strdup (names[i]));
}

static void
add_record (GPtrArray *data, WmRecord *record)
{
  const WmKind *kind = wm_record_get_kind (record);

  if (kind->flags & WM_KIND_PERSONAL)
    add_names (data, wm_record_get_title (record));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = wm_record_get_value (record, &kind->fields[i]);
      const WmFieldType type = kind->fields[i].type;

      if (value != NULL && has_plain_letter (value) &&
          (type == WM_FIELD_LINE || type == WM_FIELD_TEXT))
        g_ptr_array_add (data, g_strdup (value));
    }
}

static void
add_records (GPtrArray *data, WmSession *session)
{
  WmRegistry *registry = wm_session_get_registry (session);
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) records =
          wm_records_list (wm_session_get_database (session), registry, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        add_record (data, g_ptr_array_index (records, j));
    }
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const gsize first = strlen (*(const char *const *) a);
  const gsize second = strlen (*(const char *const *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

TourWords *
tour_words_new (WmSession *session, const char *path, gboolean is_pseudo)
{
  TourWords *self = g_new0 (TourWords, 1);

  self->data = g_ptr_array_new_with_free_func (g_free);
  self->is_pseudo = is_pseudo;
  if (session != NULL)
    {
      add_records (self->data, session);
      g_ptr_array_add (self->data, g_path_get_basename (path));
      g_ptr_array_add (self->data, g_path_get_dirname (path));
      g_ptr_array_add (self->data, g_strdup ("Ann Lee"));
    }
  g_ptr_array_sort (self->data, compare_lengths);
  return self;
}

void
tour_words_free (TourWords *self)
{
  g_ptr_array_unref (self->data);
  g_free (self);
}

static void
blank (char *text, const char *part)
{
  const gsize length = strlen (part);

  for (char *at = strstr (text, part); at != NULL; at = strstr (at + length, part))
    memset (at, ' ', length);
}

static char *
without_data (TourWords *self, const char *text)
{
  char *rest = g_strdup (text);

  for (guint i = 0; i < self->data->len; i++)
    blank (rest, g_ptr_array_index (self->data, i));
  return rest;
}

static char *
without_kept (const char *text)
{
  static GRegex *kept;

  if (kept == NULL)
    kept = g_regex_new (kept_words, G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_replace_literal (kept, text, -1, 0, " ", 0, NULL);
}

char *
tour_words_dup_rest (TourWords *self, const char *text)
{
  g_autofree char *rest = without_data (self, text);

  return without_kept (rest);
}

/* What somebody wrote may be a part of the number of a record, and the other way round. */
static gboolean
has_rest (TourWords *self, const char *text)
{
  g_autofree char *rest = tour_words_dup_rest (self, text);
  g_autofree char *kept = without_kept (text);
  g_autofree char *other = without_data (self, kept);

  return has_plain_letter (rest) && has_plain_letter (other);
}

gboolean
tour_words_is_untranslated (TourWords *self, const char *text)
{
  return self->is_pseudo && text != NULL && has_plain_letter (text) && has_rest (self, text);
}
