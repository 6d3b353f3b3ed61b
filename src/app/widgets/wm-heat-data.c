/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-heat-data.h"

#include <glib/gi18n.h>
#include <string.h>

static void
mark_free (gpointer data)
{
  WmHeatMark *mark = data;

  g_free (mark->id);
  g_free (mark->title);
  g_free (mark);
}

static char **
copy_words (const char *const *words, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (words[i]);
  return copy;
}

WmHeatData *
wm_heat_data_new (const WmHeatScale *scale)
{
  WmHeatData *self = g_new0 (WmHeatData, 1);
  guint n = scale->n_rows * scale->n_columns;

  self->n_rows = scale->n_rows;
  self->n_columns = scale->n_columns;
  self->rows = copy_words (scale->rows, scale->n_rows);
  self->columns = copy_words (scale->columns, scale->n_columns);
  self->cells = copy_words (scale->cells, n);
  if (scale->cell_labels != NULL)
    self->labels = copy_words (scale->cell_labels, n);
  self->row_axis = g_strdup (scale->row_axis);
  self->column_axis = g_strdup (scale->column_axis);
  self->tones = g_memdup2 (scale->tones, n * sizeof *scale->tones);
  self->counts = g_new0 (guint, n);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  return self;
}

void
wm_heat_data_free (WmHeatData *self)
{
  g_strfreev (self->rows);
  g_strfreev (self->columns);
  g_strfreev (self->cells);
  g_strfreev (self->labels);
  g_free (self->row_axis);
  g_free (self->column_axis);
  g_free (self->tones);
  g_free (self->counts);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

static guint
get_place (const WmHeatData *self, guint row, guint column)
{
  g_assert (row >= 1 && row <= self->n_rows && column >= 1 && column <= self->n_columns);

  return (row - 1) * self->n_columns + column - 1;
}

static gboolean
is_inside (const WmHeatData *self, const WmHeatDot *dot)
{
  return dot->row >= 1 && dot->row <= self->n_rows && dot->column >= 1 &&
         dot->column <= self->n_columns;
}

static void
add_mark (WmHeatData *self, const WmHeatDot *dot)
{
  WmHeatMark *mark = g_new0 (WmHeatMark, 1);

  mark->id = g_strdup (dot->id);
  mark->title = g_strdup (dot->title);
  mark->row = dot->row;
  mark->column = dot->column;
  mark->index = self->counts[get_place (self, dot->row, dot->column)]++;
  g_ptr_array_add (self->marks, mark);
}

static int
compare_marks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const WmHeatMark *first = *(WmHeatMark *const *) a;
  const WmHeatMark *second = *(WmHeatMark *const *) b;
  guint place_a = get_place (user_data, first->row, first->column);
  guint place_b = get_place (user_data, second->row, second->column);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

void
wm_heat_data_set_dots (WmHeatData *self, const WmHeatDot *dots, guint n_dots)
{
  g_ptr_array_set_size (self->marks, 0);
  memset (self->counts, 0, self->n_rows * self->n_columns * sizeof *self->counts);
  for (guint i = 0; i < n_dots; i++)
    if (is_inside (self, &dots[i]))
      add_mark (self, &dots[i]);
  g_ptr_array_sort_with_data (self->marks, compare_marks, self);
}

WmChartTone
wm_heat_data_get_tone (const WmHeatData *self, guint row, guint column)
{
  return self->tones[get_place (self, row, column)];
}

guint
wm_heat_data_count (const WmHeatData *self, guint row, guint column)
{
  return self->counts[get_place (self, row, column)];
}

WmHeatMark *
wm_heat_data_find (const WmHeatData *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->marks->len; i++)
    {
      WmHeatMark *mark = g_ptr_array_index (self->marks, i);

      if (g_strcmp0 (mark->id, id) == 0)
        return mark;
    }
  return NULL;
}

WmHeatMark *
wm_heat_data_get_mark (const WmHeatData *self, guint row, guint column, guint index)
{
  guint start = 0;

  if (index >= wm_heat_data_count (self, row, column))
    return NULL;
  for (guint i = 0; i < get_place (self, row, column); i++)
    start += self->counts[i];
  return g_ptr_array_index (self->marks, start + index);
}

char *
wm_heat_data_dup_cell_words (const WmHeatData *self, guint row, guint column)
{
  const char *cell = self->cells[get_place (self, row, column)];
  guint n = wm_heat_data_count (self, row, column);
  g_autofree char *number = NULL;

  if (n == 0)
    return g_strdup (cell);
  number = g_strdup_printf (ngettext ("%u risk", "%u risks", n), n);
  /* Translators: a cell of the matrix and what is in it: "Likely, Severe: 12 of 16; 3 risks". */
  return g_strdup_printf (_ ("%1$s; %2$s"), cell, number);
}

char *
wm_heat_data_dup_words (const WmHeatData *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint row = self->n_rows; row >= 1; row--)
    for (guint column = self->n_columns; column >= 1; column--)
      {
        g_autofree char *cell = NULL;

        if (wm_heat_data_count (self, row, column) == 0)
          continue;
        cell = wm_heat_data_dup_cell_words (self, row, column);
        if (words->len > 0)
          g_string_append (words, ". ");
        g_string_append (words, cell);
      }
  if (words->len == 0)
    g_string_append (words, _ ("No risk is in this matrix."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
