/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-show.h"

#include <glib/gi18n.h>

WmChartTone
wm_risk_show_get_tone (WmRiskBand band)
{
  static const WmChartTone tones[] = {
    [WM_RISK_UNGRADED] = WM_CHART_NONE,
    [WM_RISK_ACCEPTABLE] = WM_CHART_GOOD,
    [WM_RISK_WATCH] = WM_CHART_PARTLY,
    [WM_RISK_TREAT] = WM_CHART_BAD,
  };

  g_return_val_if_fail (band < WM_RISK_N_BANDS, WM_CHART_NONE);

  return tones[band];
}

const char *
wm_risk_show_get_class (WmRiskBand band)
{
  static const char *const classes[] = {
    [WM_RISK_UNGRADED] = "dim-label",
    [WM_RISK_ACCEPTABLE] = "success",
    [WM_RISK_WATCH] = "warning",
    [WM_RISK_TREAT] = "error",
  };

  g_return_val_if_fail (band < WM_RISK_N_BANDS, NULL);

  return classes[band];
}

WmRiskMethod *
wm_risk_show_load_method (WmSession *session)
{
  return wm_risk_method_load (wm_session_get_database (session), wm_session_get_registry (session));
}

/* The words of a scale as a heat map takes them. */
typedef struct
{
  GPtrArray *rows;    /* borrowed words */
  GPtrArray *columns; /* borrowed words */
  GPtrArray *cells;   /* owned words */
  GPtrArray *labels;  /* owned words */
  GArray *tones;      /* of WmChartTone */
} Words;

static void
add_levels (GPtrArray *words, const WmRiskMethod *method, WmRiskAxis axis)
{
  for (guint level = 1; level <= method->n_levels[axis]; level++)
    g_ptr_array_add (words, wm_risk_method_get_level (method, axis, level)->name);
}

static void
add_cell (Words *words, const WmRiskMethod *method, guint likelihood, guint impact)
{
  WmRiskBand band = wm_risk_method_get_band (method, likelihood, impact);
  WmChartTone tone = wm_risk_show_get_tone (band);
  guint grade = wm_risk_method_get_grade (method, likelihood, impact);

  g_array_append_val (words->tones, tone);
  g_ptr_array_add (words->cells, wm_risk_method_dup_words (method, likelihood, impact));
  g_ptr_array_add (words->labels, g_strdup_printf ("%u", grade));
}

static void
words_init (Words *words, const WmRiskMethod *method)
{
  words->rows = g_ptr_array_new ();
  words->columns = g_ptr_array_new ();
  words->cells = g_ptr_array_new_with_free_func (g_free);
  words->labels = g_ptr_array_new_with_free_func (g_free);
  words->tones = g_array_new (FALSE, FALSE, sizeof (WmChartTone));
  add_levels (words->rows, method, WM_RISK_LIKELIHOOD);
  add_levels (words->columns, method, WM_RISK_IMPACT);
  for (guint likelihood = 1; likelihood <= words->rows->len; likelihood++)
    for (guint impact = 1; impact <= words->columns->len; impact++)
      add_cell (words, method, likelihood, impact);
}

static void
words_clear (Words *words)
{
  g_ptr_array_unref (words->rows);
  g_ptr_array_unref (words->columns);
  g_ptr_array_unref (words->cells);
  g_ptr_array_unref (words->labels);
  g_array_unref (words->tones);
}

void
wm_risk_show_scale (WmHeatMap *map, const WmRiskMethod *method, gboolean with_grades)
{
  Words words;
  WmHeatScale scale;

  words_init (&words, method);
  scale = (WmHeatScale){ .n_rows = words.rows->len,
                         .n_columns = words.columns->len,
                         .rows = (const char *const *) words.rows->pdata,
                         .columns = (const char *const *) words.columns->pdata,
                         .row_axis = _ ("Likelihood"),
                         .column_axis = _ ("Impact"),
                         .tones = (const WmChartTone *) (gpointer) words.tones->data,
                         .cells = (const char *const *) words.cells->pdata };
  if (with_grades)
    scale.cell_labels = (const char *const *) words.labels->pdata;
  wm_heat_map_set_scale (map, &scale);
  words_clear (&words);
}

static void
add_dot (GArray *dots, GPtrArray *titles, const WmRiskDot *from)
{
  char *title = from->reference != NULL ? g_strdup_printf ("%s %s", from->reference, from->title)
                                        : g_strdup (from->title);
  WmHeatDot dot = { from->id, title, from->likelihood, from->impact };

  g_ptr_array_add (titles, title);
  g_array_append_val (dots, dot);
}

void
wm_risk_show_matrix (WmHeatMap *map, const WmRiskMethod *method, const WmRiskMatrix *matrix)
{
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (WmHeatDot));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  wm_risk_show_scale (map, method, FALSE);
  for (guint row = 1; row <= method->n_levels[WM_RISK_LIKELIHOOD]; row++)
    for (guint column = 1; column <= method->n_levels[WM_RISK_IMPACT]; column++)
      {
        guint n;
        const WmRiskDot *cell = wm_risk_matrix_get_dots (matrix, row, column, &n);

        for (guint i = 0; i < n; i++)
          add_dot (dots, titles, &cell[i]);
      }
  wm_heat_map_set_dots (map, (const WmHeatDot *) (gpointer) dots->data, dots->len);
}

void
wm_risk_show_count (const WmRiskMatrix *matrix, WmChartSegment segments[3])
{
  static const WmRiskBand bands[] = { WM_RISK_TREAT, WM_RISK_WATCH, WM_RISK_ACCEPTABLE };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    segments[i] = (WmChartSegment){ wm_risk_band_get_label (bands[i]),
                                    wm_risk_matrix_count_band (matrix, bands[i]),
                                    wm_risk_show_get_tone (bands[i]) };
}

/* What is above the line, the largest first. */

static int
compare_dots (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const WmRiskMethod *method = user_data;
  const WmRiskDot *first = *(const WmRiskDot *const *) a;
  const WmRiskDot *second = *(const WmRiskDot *const *) b;

  return (int) wm_risk_method_get_grade (method, second->likelihood, second->impact) -
         (int) wm_risk_method_get_grade (method, first->likelihood, first->impact);
}

static GPtrArray *
list_above (const WmRiskMethod *method, const WmRiskMatrix *matrix)
{
  GPtrArray *dots = g_ptr_array_new ();

  for (guint row = method->n_levels[WM_RISK_LIKELIHOOD]; row >= 1; row--)
    for (guint column = method->n_levels[WM_RISK_IMPACT]; column >= 1; column--)
      {
        guint n;
        const WmRiskDot *cell = wm_risk_matrix_get_dots (matrix, row, column, &n);

        for (guint i = 0;
             i < n && wm_risk_method_get_band (method, row, column) > WM_RISK_ACCEPTABLE; i++)
          g_ptr_array_add (dots, (gpointer) &cell[i]);
      }
  g_ptr_array_sort_with_data (dots, compare_dots, (gpointer) method);
  return dots;
}

static void
add_above (const WmRiskMethod *method, GArray *rows, GPtrArray *texts, const WmRiskDot *dot)
{
  WmRiskBand band = wm_risk_method_get_band (method, dot->likelihood, dot->impact);
  char *words = wm_risk_method_dup_words (method, dot->likelihood, dot->impact);
  char *detail = dot->reference != NULL ? g_strdup_printf ("%s · %s", dot->reference, words)
                                        : g_strdup (words);
  char *pill =
      g_strdup_printf ("%u", wm_risk_method_get_grade (method, dot->likelihood, dot->impact));
  WmCardRow row = { .title = dot->title,
                    .detail = detail,
                    .pill = pill,
                    .words = words,
                    .tone = wm_risk_show_get_tone (band),
                    .has_mark = TRUE };

  g_ptr_array_add (texts, words);
  g_ptr_array_add (texts, detail);
  g_ptr_array_add (texts, pill);
  if (dot->id != NULL)
    {
      row.action = "win.show-record";
      row.target = g_variant_ref_sink (g_variant_new_string (dot->id));
    }
  g_array_append_val (rows, row);
}

guint
wm_risk_show_above (WmCardList *list, const WmRiskMethod *method, const WmRiskMatrix *matrix,
                    guint most)
{
  g_autoptr (GPtrArray) dots = list_above (method, matrix);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = wm_card_rows_new ();

  for (guint i = 0; i < MIN (dots->len, most); i++)
    add_above (method, rows, texts, g_ptr_array_index (dots, i));
  wm_card_list_set_rows (list, rows, _ ("Every risk is within what you accept."));
  return dots->len;
}

gboolean
wm_risk_show_set_grade (WmSession *session, const char *risk_id, WmRiskView view, guint likelihood,
                        guint impact)
{
  GError *error = NULL;

  if (!wm_risk_set_grade (wm_session_get_project (session), risk_id, view, likelihood, impact,
                          &error))
    {
      wm_session_report (session, error);
      return FALSE;
    }
  wm_session_say_done (session);
  return TRUE;
}
