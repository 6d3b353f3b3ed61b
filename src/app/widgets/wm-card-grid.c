/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-card-grid.h"

#define SPACING 12
/* Narrower than this, or than what is in it, no card becomes beside others. */
#define LEAST_WIDTH 224

struct _WmCardGrid
{
  GtkWidget parent_instance;

  GArray *cards; /* owned: of Card */
};

typedef struct
{
  GtkWidget *widget; /* borrowed */
  guint n_columns;
  int minimum; /* its width, as measured last */
} Card;

/* Cards that stand beside each other: from first up to, not with, end. */
typedef struct
{
  guint first;
  guint end;
  guint n_columns;
} Row;

G_DEFINE_FINAL_TYPE (WmCardGrid, wm_card_grid, GTK_TYPE_WIDGET)

static Card *
get_card (WmCardGrid *self, guint index)
{
  return &g_array_index (self->cards, Card, index);
}

/* How many columns it takes; 0 where it is not visible. */
static guint
get_columns (WmCardGrid *self, guint index)
{
  Card *card = get_card (self, index);

  return gtk_widget_should_layout (card->widget) ? card->n_columns : 0;
}

/* Where the column @column begins; at the end of the row, where one more would. */
static int
get_left (const Row *row, guint column, int width)
{
  return (int) ((gint64) (width + SPACING) * column / MAX (row->n_columns, 1));
}

static gboolean
fits (WmCardGrid *self, const Row *row, int width)
{
  for (guint i = row->first; i < row->end; i++)
    {
      guint n_columns = get_columns (self, i);

      if (n_columns > 0 && get_left (row, n_columns, width) - SPACING < get_card (self, i)->minimum)
        return FALSE;
    }
  return TRUE;
}

static void
take_cards (WmCardGrid *self, Row *row, guint most)
{
  row->end = row->first;
  row->n_columns = 0;
  while (row->end < self->cards->len)
    {
      guint n_columns = get_columns (self, row->end);

      if (row->n_columns > 0 && row->n_columns + n_columns > most)
        break;
      row->n_columns += n_columns;
      row->end++;
    }
}

/* Takes the cards from @row->end on as long as there is room; FALSE after the last. */
static gboolean
next_row (WmCardGrid *self, Row *row, int width)
{
  row->first = row->end;
  take_cards (self, row, WM_CARD_GRID_COLUMNS);
  if (!fits (self, row, width))
    take_cards (self, row, 0);
  return row->n_columns > 0;
}

static int
measure_row (WmCardGrid *self, const Row *row, int width)
{
  guint column = 0;
  int height = 0;

  for (guint i = row->first; i < row->end; i++)
    {
      guint n_columns = get_columns (self, i);
      int own = 0;

      if (n_columns == 0)
        continue;
      gtk_widget_measure (get_card (self, i)->widget, GTK_ORIENTATION_VERTICAL,
                          get_left (row, column + n_columns, width) -
                              get_left (row, column, width) - SPACING,
                          &own, NULL, NULL, NULL);
      height = MAX (height, own);
      column += n_columns;
    }
  return height;
}

static int
measure_height (WmCardGrid *self, int width)
{
  Row row = { 0 };
  int height = 0;

  while (next_row (self, &row, width))
    height += measure_row (self, &row, width) + SPACING;
  return MAX (0, height - SPACING);
}

/* The least width, and the one at which every row is as it is meant. */
static int
measure_width (WmCardGrid *self, int *natural)
{
  int width = 0;

  *natural = 0;
  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = get_card (self, i);

      if (!gtk_widget_should_layout (card->widget))
        continue;
      gtk_widget_measure (card->widget, GTK_ORIENTATION_HORIZONTAL, -1, &card->minimum, NULL, NULL,
                          NULL);
      width = MAX (width, card->minimum);
      card->minimum = MAX (card->minimum, LEAST_WIDTH);
      *natural =
          MAX (*natural, (card->minimum + SPACING) * WM_CARD_GRID_COLUMNS / (int) card->n_columns);
    }
  return width;
}

static void
wm_card_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  WmCardGrid *self = WM_CARD_GRID (widget);
  int wide = 0;
  int width = measure_width (self, &wide);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = wide;
    }
  else
    *minimum = *natural = measure_height (self, for_size < 0 ? wide : for_size);
}

static void
allocate_row (WmCardGrid *self, const Row *row, int width, int top, int height)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint column = 0;

  for (guint i = row->first; i < row->end; i++)
    {
      guint n_columns = get_columns (self, i);
      int left = get_left (row, column, width);
      int own = get_left (row, column + n_columns, width) - left - SPACING;

      if (n_columns == 0)
        continue;
      gtk_widget_size_allocate (
          get_card (self, i)->widget,
          &(GtkAllocation){ backwards ? width - left - own : left, top, own, height }, -1);
      column += n_columns;
    }
}

static void
wm_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmCardGrid *self = WM_CARD_GRID (widget);
  Row row = { 0 };
  int top = 0;

  while (next_row (self, &row, width))
    {
      int own = measure_row (self, &row, width);

      allocate_row (self, &row, width, top, own);
      top += own + SPACING;
    }
}

static GtkSizeRequestMode
wm_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
wm_card_grid_dispose (GObject *object)
{
  WmCardGrid *self = WM_CARD_GRID (object);

  for (guint i = 0; self->cards != NULL && i < self->cards->len; i++)
    gtk_widget_unparent (get_card (self, i)->widget);
  g_clear_pointer (&self->cards, g_array_unref);
  G_OBJECT_CLASS (wm_card_grid_parent_class)->dispose (object);
}

static void
wm_card_grid_class_init (WmCardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_card_grid_dispose;
  widget_class->measure = wm_card_grid_measure;
  widget_class->size_allocate = wm_card_grid_size_allocate;
  widget_class->get_request_mode = wm_card_grid_get_request_mode;
}

static void
wm_card_grid_init (WmCardGrid *self)
{
  self->cards = g_array_new (FALSE, FALSE, sizeof (Card));
}

GtkWidget *
wm_card_grid_new (void)
{
  return g_object_new (WM_TYPE_CARD_GRID, NULL);
}

void
wm_card_grid_append (WmCardGrid *self, GtkWidget *card, guint n_columns)
{
  Card entry = { card, n_columns };

  g_return_if_fail (WM_IS_CARD_GRID (self));
  g_return_if_fail (GTK_IS_WIDGET (card));
  g_return_if_fail (n_columns >= 1 && n_columns <= WM_CARD_GRID_COLUMNS);

  g_array_append_val (self->cards, entry);
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}
