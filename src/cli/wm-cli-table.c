/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-table.h"

#include "wm-cli-output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#define MAX_COLUMNS 32
#define MIN_WIDTH 8

struct _WmCliTable
{
  GPtrArray *cells; /* (element-type utf8): row by row */
  guint n_columns;
  guint right; /* a bit a column */
  gboolean has_headers;
};

WmCliTable *
wm_cli_table_new (const char *const *headers, guint n_columns)
{
  WmCliTable *self = g_new0 (WmCliTable, 1);

  g_return_val_if_fail (n_columns > 0 && n_columns <= MAX_COLUMNS, NULL);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = n_columns;
  self->has_headers = headers != NULL;
  for (guint i = 0; headers != NULL && i < n_columns; i++)
    wm_cli_table_add_cell (self, headers[i]);
  return self;
}

void
wm_cli_table_free (WmCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
wm_cli_table_set_right (WmCliTable *self, guint column)
{
  self->right |= 1u << column;
}

void
wm_cli_table_take_cell (WmCliTable *self, char *text)
{
  g_ptr_array_add (self->cells, wm_cli_dup_harmless (text, TRUE));
  g_free (text);
}

void
wm_cli_table_add_cell (WmCliTable *self, const char *text)
{
  g_ptr_array_add (self->cells, wm_cli_dup_harmless (text, TRUE));
}

static guint
measure_character (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += measure_character (g_utf8_get_char (text));
  return width;
}

/* Appends @text in exactly @width columns of the terminal. */
static void
append_cell (GString *line, const char *text, guint width, gboolean right, gboolean is_last)
{
  guint needed = measure (text);
  guint used = 0;

  if (needed <= width)
    {
      g_string_append_printf (line, "%*s", right ? (int) (width - needed) : 0, "");
      g_string_append (line, text);
      g_string_append_printf (line, "%*s", right || is_last ? 0 : (int) (width - needed), "");
      return;
    }
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      guint more = measure_character (g_utf8_get_char (text));

      if (used + more + 1 > width)
        break;
      used += more;
      g_string_append_unichar (line, g_utf8_get_char (text));
    }
  g_string_append (line, "…");
  g_string_append_printf (line, "%*s", is_last ? 0 : (int) (width - used - 1), "");
}

/* 0 where the output does not go to a terminal, or to one that does not say. */
static guint
get_terminal_width (void)
{
  struct winsize size = { 0 };

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;
  return size.ws_col;
}

/* Takes from the widest column until the line fits, or nothing more can be taken. */
static void
fit (guint *widths, guint n_columns, guint limit)
{
  for (;;)
    {
      guint sum = 2 * (n_columns - 1);
      guint widest = 0;

      for (guint i = 0; i < n_columns; i++)
        {
          sum += widths[i];
          if (widths[i] > widths[widest])
            widest = i;
        }
      if (sum <= limit || widths[widest] <= MIN_WIDTH)
        return;
      widths[widest]--;
    }
}

void
wm_cli_table_print (WmCliTable *self)
{
  guint widths[MAX_COLUMNS] = { 0 };
  guint limit = get_terminal_width ();

  g_return_if_fail (self->cells->len % self->n_columns == 0);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] =
        MAX (widths[i % self->n_columns], measure (g_ptr_array_index (self->cells, i)));
  if (limit > 0)
    fit (widths, self->n_columns, limit);
  for (guint row = 0; row < self->cells->len; row += self->n_columns)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < self->n_columns; i++)
        {
          if (i > 0)
            g_string_append (line, "  ");
          append_cell (line, g_ptr_array_index (self->cells, row + i), widths[i],
                       (self->right >> i) & 1, i + 1 == self->n_columns);
        }
      g_print ("%s\n", g_strchomp (line->str));
    }
}
