/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-coverage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MONTHS 3

/* The period of a piece of evidence: what it says; where it says only a beginning, until it was
 * collected; where it says nothing, the day on which it was. */
#define PERIOD                                                                                     \
  " coalesce (e.period_from, e.period_to, e.collected_on),"                                        \
  " coalesce (e.period_to, max (e.period_from, e.collected_on), e.period_from, e.collected_on)"

/* A link may have been drawn from either end, and is counted once. From the records on, because
 * they are few and evidence is much; SQLite cannot know. */
#define PROVEN_TO(records)                                                                         \
  "SELECT k.id, e.id," PERIOD " FROM " records " k CROSS JOIN main.link l ON l.to_id = k.id"       \
  " CROSS JOIN main.evidence e ON e.id = l.from_id"
#define PROVEN_FROM(records)                                                                       \
  "SELECT k.id, e.id," PERIOD " FROM " records " k CROSS JOIN main.link l ON l.from_id = k.id"     \
  " CROSS JOIN main.evidence e ON e.id = l.to_id"
#define PROVEN(records) PROVEN_TO (records) " UNION " PROVEN_FROM (records)

/* A bit a day. */
typedef struct
{
  guint64 days[2];
  guint n_evidence;
} Quarter;

static guint
read_number (const char *digits, guint n_digits)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    number = 10 * number + (guint) MAX (g_ascii_digit_value (digits[i]), 0);
  return number;
}

static gboolean
parse_date (const char *text, GDate *date)
{
  GDateYear year;
  GDateMonth month;
  GDateDay day;

  if (text == NULL || strlen (text) != 10)
    return FALSE;
  year = (GDateYear) read_number (text, 4);
  month = (GDateMonth) read_number (text + 5, 2);
  day = (GDateDay) read_number (text + 8, 2);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static int
get_quarter (const GDate *date)
{
  return 4 * g_date_get_year (date) + ((int) g_date_get_month (date) - 1) / MONTHS;
}

static guint
get_first_day (int quarter)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (1 + MONTHS * (quarter % 4)), (GDateYear) (quarter / 4));
  return g_date_get_julian (&date);
}

int
wm_quarter_of (const char *date)
{
  GDate day;

  return parse_date (date, &day) ? get_quarter (&day) : 0;
}

char *
wm_quarter_dup_label (int quarter)
{
  /* Translators: a quarter of a year and the year: Q1 2026 */
  return g_strdup_printf (_ ("Q%1$d %2$d"), 1 + quarter % 4, quarter / 4);
}

static void
add_days (Quarter *quarter, guint first_day, guint n_days, guint from, guint to)
{
  for (guint day = MAX (from, first_day); day <= to && day < first_day + n_days; day++)
    quarter->days[(day - first_day) / 64] |= G_GUINT64_CONSTANT (1) << ((day - first_day) % 64);
  quarter->n_evidence++;
}

/* @first is the quarter of the first of @quarters. */
static void
add_period (Quarter *quarters, int first, guint n_quarters, const char *from_text,
            const char *to_text)
{
  const int last = first + (int) n_quarters - 1;
  GDate from, to;

  if (!parse_date (from_text, &from) || !parse_date (to_text, &to) ||
      g_date_compare (&from, &to) > 0)
    return;
  for (int q = MAX (first, get_quarter (&from)); q <= MIN (last, get_quarter (&to)); q++)
    {
      const guint first_day = get_first_day (q);

      add_days (&quarters[q - first], first_day, get_first_day (q + 1) - first_day,
                g_date_get_julian (&from), g_date_get_julian (&to));
    }
}

static WmQuarterProof *
new_proofs (const Quarter *quarters, int first, guint n_quarters)
{
  WmQuarterProof *proofs = g_new0 (WmQuarterProof, n_quarters);

  for (guint i = 0; i < n_quarters; i++)
    {
      proofs[i].n_evidence = quarters[i].n_evidence;
      proofs[i].n_days = (guint) __builtin_popcountll (quarters[i].days[0]) +
                         (guint) __builtin_popcountll (quarters[i].days[1]);
      proofs[i].n_all_days = get_first_day (first + (int) i + 1) - get_first_day (first + (int) i);
    }
  return proofs;
}

WmQuarterProof *
wm_coverage_of_record (WmProject *project, const char *record_id, int last, guint n_quarters)
{
  const int first = last - (int) n_quarters + 1;
  g_autofree Quarter *quarters = NULL;
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (n_quarters > 0 && first > 0, NULL);

  quarters = g_new0 (Quarter, n_quarters);
  rows = wm_database_prepare (wm_project_get_database (project), PROVEN ("(SELECT :id AS id)"));
  wm_statement_bind_text (rows, ":id", record_id);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    add_period (quarters, first, n_quarters, wm_statement_get_text (rows, 2),
                wm_statement_get_text (rows, 3));
  return new_proofs (quarters, first, n_quarters);
}

static Quarter *
get_quarters (GHashTable *by_id, const char *id, guint n_quarters)
{
  Quarter *quarters = g_hash_table_lookup (by_id, id);

  if (quarters == NULL)
    {
      quarters = g_new0 (Quarter, n_quarters);
      g_hash_table_insert (by_id, g_strdup (id), quarters);
    }
  return quarters;
}

static GHashTable *
take_proofs (GHashTable *by_id, int first, guint n_quarters)
{
  GHashTable *proofs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id = NULL, quarters = NULL;

  g_hash_table_iter_init (&iter, by_id);
  while (g_hash_table_iter_next (&iter, &id, &quarters))
    g_hash_table_insert (proofs, g_strdup (id), new_proofs (quarters, first, n_quarters));
  return proofs;
}

GHashTable *
wm_coverage_of_kind (WmProject *project, const WmKind *kind, int last, guint n_quarters)
{
  const int first = last - (int) n_quarters + 1;
  g_autoptr (GHashTable) by_id = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (WmStatement) rows = NULL;

  g_return_val_if_fail (WM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (n_quarters > 0 && first > 0, NULL);

  by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sql = g_strdup_printf (PROVEN ("main.%1$s") " /*scan*/", kind->id);
  rows = wm_database_prepare (wm_project_get_database (project), sql);
  while (wm_statement_step (rows, NULL) == WM_STEP_ROW)
    add_period (get_quarters (by_id, wm_statement_get_text (rows, 0), n_quarters), first,
                n_quarters, wm_statement_get_text (rows, 2), wm_statement_get_text (rows, 3));
  return take_proofs (by_id, first, n_quarters);
}
