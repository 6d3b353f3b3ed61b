/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-heat-draw.h"

#include "app/compat/wm-color.h"

#define RADIUS 6
#define GAP 4
/* How much of the meaning colour a cell has: so little that text on it keeps its contrast. */
#define TINT 0.22f
#define TINT_HELD 0.42f
#define WORD_GAP 8
#define START_MOST 104
#define LEAST 34 /* wide */
#define LEAST_MOST 90
#define LEAST_COMPACT 26
#define LINE 2

static PangoLayout *
new_layout (GtkWidget *widget, const char *text, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static PangoLayout *
new_word (GtkWidget *widget, const char *text, float width, int n_lines)
{
  PangoLayout *layout = new_layout (widget, text, PANGO_SCALE_SMALL);

  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -n_lines);
  return layout;
}

/* Lines are broken between words only. */
static float
measure_longest (GtkWidget *widget, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int most = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) word = new_layout (widget, words[i], PANGO_SCALE_SMALL);
      int width;

      pango_layout_get_pixel_size (word, &width, NULL);
      most = MAX (most, width);
    }
  return (float) most;
}

void
wm_heat_words_measure (WmHeatWords *self, GtkWidget *widget, const WmHeatData *data,
                       gboolean is_compact)
{
  g_autoptr (PangoLayout) line = new_layout (widget, data->row_axis, PANGO_SCALE_SMALL);
  int width, height;
  float most = 0;

  pango_layout_get_pixel_size (line, NULL, &height);
  for (guint i = 0; i < data->n_rows; i++)
    {
      g_autoptr (PangoLayout) word = new_layout (widget, data->rows[i], PANGO_SCALE_SMALL);

      pango_layout_get_pixel_size (word, &width, NULL);
      most = MAX (most, (float) width);
    }
  self->start = MIN (most, START_MOST) + WORD_GAP;
  self->words = LEAST;
  for (guint i = 0; i < data->n_columns; i++)
    self->words = MAX (self->words, measure_longest (widget, data->columns[i]) - GAP);
  self->words = MIN (self->words, LEAST_MOST);
  self->least = is_compact ? LEAST_COMPACT : self->words;
  self->top = (float) height + WORD_GAP;
  self->column = 2 * (float) height + WORD_GAP;
  self->bottom = self->column + (float) height;
}

static void
get_tint (GtkWidget *widget, WmChartTone tone, gboolean is_held, GdkRGBA *color)
{
  wm_chart_get_color (widget, tone, color);
  color->alpha *= is_held ? TINT_HELD : TINT;
}

static void
draw_border (GtkSnapshot *snapshot, const GskRoundedRect *box, float width, const GdkRGBA *color)
{
  gtk_snapshot_append_border (snapshot, box, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

static void
draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, const graphene_rect_t *cell,
           gboolean is_bold)
{
  g_autoptr (PangoLayout) layout = new_layout (widget, text, is_bold ? 1 : PANGO_SCALE_SMALL);
  GdkRGBA color;
  int width, height;

  if (is_bold)
    pango_attr_list_insert (pango_layout_get_attributes (layout),
                            pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_get_pixel_size (layout, &width, &height);
  wm_color_get_text (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (cell->origin.x + (cell->size.width - (float) width) / 2,
                                      cell->origin.y + (cell->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_inside (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data, guint row,
             guint column, const graphene_rect_t *cell, gboolean is_packed)
{
  guint n = wm_heat_data_count (data, row, column);
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (data->labels != NULL)
    draw_text (widget, snapshot, data->labels[(row - 1) * data->n_columns + column - 1], cell,
               FALSE);
  else if (!is_packed)
    draw_text (widget, snapshot, number, cell, TRUE);
}

void
wm_heat_draw_cell (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                   const WmHeatLayout *layout, guint row, guint column, gboolean is_cursor,
                   gboolean is_chosen, gboolean is_packed)
{
  graphene_rect_t cell;
  GskRoundedRect box;
  GdkRGBA color;

  wm_heat_layout_get_cell (layout, row, column, &cell);
  gsk_rounded_rect_init_from_rect (&box, &cell, RADIUS);
  get_tint (widget, wm_heat_data_get_tone (data, row, column),
            is_chosen || wm_heat_data_count (data, row, column) > 0, &color);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &cell);
  gtk_snapshot_pop (snapshot);
  if (is_chosen || wm_chart_is_high_contrast ())
    {
      wm_color_get_text (widget, &color);
      draw_border (snapshot, &box, is_chosen ? 2 : 1, &color);
    }
  if (is_cursor)
    {
      wm_color_lookup (widget, "accent_color", &color);
      draw_border (snapshot, &box, 2, &color);
    }
  draw_inside (widget, snapshot, data, row, column, &cell, is_packed);
}

static gboolean
is_green (const WmHeatData *data, guint row, guint column)
{
  return wm_heat_data_get_tone (data, row, column) == WM_CHART_GOOD;
}

static void
draw_line_beside (GtkSnapshot *snapshot, const WmHeatLayout *layout, guint row, guint column,
                  const GdkRGBA *color)
{
  graphene_rect_t cell;
  float x;

  wm_heat_layout_get_cell (layout, row, column, &cell);
  x = layout->is_mirrored ? cell.origin.x - (GAP + LINE) / 2.0f
                          : cell.origin.x + cell.size.width + (GAP - LINE) / 2.0f;
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (x, cell.origin.y - (GAP + LINE) / 2.0f, LINE,
                                                  cell.size.height + GAP + LINE));
}

static void
draw_line_over (GtkSnapshot *snapshot, const WmHeatLayout *layout, guint row, guint column,
                const GdkRGBA *color)
{
  graphene_rect_t cell;

  wm_heat_layout_get_cell (layout, row, column, &cell);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (cell.origin.x - (GAP + LINE) / 2.0f,
                                                  cell.origin.y - (GAP + LINE) / 2.0f,
                                                  cell.size.width + GAP + LINE, LINE));
}

void
wm_heat_draw_line (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                   const WmHeatLayout *layout)
{
  GdkRGBA color;

  wm_color_get_text (widget, &color);
  for (guint row = 1; row <= data->n_rows; row++)
    for (guint column = 1; column <= data->n_columns; column++)
      {
        gboolean green = is_green (data, row, column);

        if (column < data->n_columns && green != is_green (data, row, column + 1))
          draw_line_beside (snapshot, layout, row, column, &color);
        if (row < data->n_rows && green != is_green (data, row + 1, column))
          draw_line_over (snapshot, layout, row, column, &color);
      }
}

static void
append_layout (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, float x, float y,
               float opacity)
{
  GdkRGBA color;

  wm_color_get_text (widget, &color);
  color.alpha *= opacity;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_row_word (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatLayout *layout,
               const char *word, guint row, float room)
{
  g_autoptr (PangoLayout) text = new_word (widget, word, room, 2);
  graphene_rect_t cell;
  int height;
  float x = layout->is_mirrored ? layout->area.size.width + WORD_GAP : 0;

  pango_layout_set_alignment (text, PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (text, NULL, &height);
  wm_heat_layout_get_cell (layout, row, 1, &cell);
  append_layout (widget, snapshot, text, x, cell.origin.y + (cell.size.height - (float) height) / 2,
                 1);
}

static void
draw_column_word (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatLayout *layout,
                  const char *word, guint column, float room)
{
  graphene_rect_t cell;
  g_autofree char *number = g_strdup_printf ("%u", column);
  g_autoptr (PangoLayout) text = NULL;

  wm_heat_layout_get_cell (layout, 1, column, &cell);
  text = new_word (widget, cell.size.width < room ? number : word, cell.size.width + GAP, 2);
  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  append_layout (widget, snapshot, text, cell.origin.x - GAP / 2.0f,
                 cell.origin.y + cell.size.height + WORD_GAP / 2.0f, 1);
}

/* The names of the axes: over the words of the rows, and under the last column. */
static void
draw_axes (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
           const WmHeatLayout *layout, const WmHeatWords *words)
{
  float width = (float) gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) row = new_word (widget, data->row_axis, width, 1);
  g_autoptr (PangoLayout) column = new_word (widget, data->column_axis, width, 1);

  pango_layout_set_alignment (row, layout->is_mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_alignment (column, layout->is_mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  append_layout (widget, snapshot, row, 0, 0, 0.75f);
  append_layout (widget, snapshot, column, 0,
                 layout->area.origin.y + layout->area.size.height + words->column - WORD_GAP / 2.0f,
                 0.75f);
}

void
wm_heat_draw_words (GtkWidget *widget, GtkSnapshot *snapshot, const WmHeatData *data,
                    const WmHeatLayout *layout, const WmHeatWords *words)
{
  draw_axes (widget, snapshot, data, layout, words);
  for (guint row = 1; row <= data->n_rows; row++)
    draw_row_word (widget, snapshot, layout, data->rows[row - 1], row, words->start - WORD_GAP);
  for (guint column = 1; column <= data->n_columns; column++)
    draw_column_word (widget, snapshot, layout, data->columns[column - 1], column,
                      words->least < words->words ? words->words : 0);
}

static void
draw_disc (GtkSnapshot *snapshot, const graphene_point_t *center, float size, float width,
           const GdkRGBA *color)
{
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (center->x - size / 2, center->y - size / 2, size, size);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &area, size / 2);
  if (width > 0)
    {
      draw_border (snapshot, &disc, width, color);
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

void
wm_heat_draw_dot (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_point_t *center,
                  float opacity, gboolean is_cursor)
{
  GdkRGBA color;

  wm_color_get_text (widget, &color);
  color.alpha *= opacity;
  draw_disc (snapshot, center, WM_HEAT_DOT - 2, 0, &color);
  if (!is_cursor)
    return;
  wm_color_lookup (widget, "accent_color", &color);
  draw_disc (snapshot, center, WM_HEAT_DOT + 6, 2, &color);
}
