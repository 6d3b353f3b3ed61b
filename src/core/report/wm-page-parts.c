/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-page-parts.h"

/**
 * wm_page_parts_add_badge:
 * @pages: a document with a page
 * @text: a few words
 * @tone: what they mean
 *
 * Adds words on a coloured plate, which say something about the whole document.
 */
void
wm_page_parts_add_badge (WmPageLayout *pages, const char *text, WmTone tone)
{
  double left = wm_page_layout_get_left (pages);
  double width = wm_page_layout_get_width (pages) - 20;
  g_autoptr (WmTextBlock) block = wm_typesetter_set (wm_page_layout_get_typesetter (pages),
                                                     WM_FONT_STRONG, text, width, PANGO_ALIGN_LEFT);

  wm_page_layout_reserve (pages, block->height + 10);
  wm_page_add_tint (wm_page_layout_get_page (pages), tone, left, wm_page_layout_get_y (pages),
                    block->width + 20, block->height + 10, 5);
  wm_page_add_text (wm_page_layout_get_page (pages), block, 0, block->n_lines, left + 10,
                    wm_page_layout_get_y (pages) + 5, tone, "P", NULL);
  wm_page_layout_advance (pages, block->height + 10);
}

/**
 * wm_page_parts_add_signature:
 * @pages: a document with a page
 * @labels: (array zero-terminated=1): what to write on each line, such as "Name"
 *
 * Adds lines to sign on, side by side, all of the same length.
 */
void
wm_page_parts_add_signature (WmPageLayout *pages, const char *const *labels)
{
  guint n = g_strv_length ((char **) labels);
  double gap = 16;
  double left = wm_page_layout_get_left (pages);
  double width = (wm_page_layout_get_width (pages) - gap * (n - 1)) / n;

  wm_page_layout_reserve (pages, 60);
  wm_page_layout_advance (pages, 40);
  for (guint i = 0; i < n; i++)
    {
      double x = left + i * (width + gap);
      g_autoptr (WmTextBlock) label = wm_typesetter_set_line (
          wm_page_layout_get_typesetter (pages), WM_FONT_SMALL, labels[i], width, PANGO_ALIGN_LEFT);

      wm_page_add_rule (wm_page_layout_get_page (pages), WM_TONE_NORMAL, x,
                        wm_page_layout_get_y (pages), width, 0.6);
      wm_page_add_text (wm_page_layout_get_page (pages), label, 0, 1, x,
                        wm_page_layout_get_y (pages) + 4, WM_TONE_DIM, "P", NULL);
    }
  wm_page_layout_advance (pages, 18);
}

/**
 * wm_page_parts_add_figures:
 * @pages: a document with a page
 * @figures: (array length=n_figures): the numbers from left to right
 * @n_figures: how many
 *
 * Adds a few large numbers side by side.
 */
void
wm_page_parts_add_figures (WmPageLayout *pages, const WmFigure *figures, guint n_figures)
{
  WmTypesetter *typesetter = wm_page_layout_get_typesetter (pages);
  double width = wm_page_layout_get_width (pages) / n_figures;
  double height = 0;

  wm_page_layout_reserve (pages, 60);
  for (guint i = 0; i < n_figures; i++)
    {
      const WmFigure *figure = &figures[i];
      WmPage *page = wm_page_layout_get_page (pages);
      double x = wm_page_layout_get_left (pages) + i * width, y = wm_page_layout_get_y (pages);
      g_autofree char *value = g_strdup_printf ("%u", figure->value);
      g_autoptr (WmTextBlock) number =
          wm_typesetter_set_line (typesetter, WM_FONT_TITLE, value, width, PANGO_ALIGN_LEFT);
      g_autoptr (WmTextBlock) label = wm_typesetter_set_line (
          typesetter, WM_FONT_BODY, figure->label, width - 8, PANGO_ALIGN_LEFT);

      wm_page_add_text (page, number, 0, 1, x, y, figure->tone, "P", NULL);
      wm_page_add_text (page, label, 0, 1, x, y + number->height, figure->tone, "P", NULL);
      height = MAX (height, number->height + label->height);
    }
  wm_page_layout_advance (pages, height);
}

static void
add_legend (WmPageLayout *pages, const WmBarPart *part, double *x)
{
  double left = wm_page_layout_get_left (pages);
  double width = wm_page_layout_get_width (pages);
  g_autoptr (WmTextBlock) label = wm_typesetter_set_line (
      wm_page_layout_get_typesetter (pages), WM_FONT_BODY, part->label, width, PANGO_ALIGN_LEFT);

  if (*x > left && *x + 14 + label->width > left + width)
    {
      *x = left;
      wm_page_layout_advance (pages, label->height + 2);
    }
  wm_page_add_fill (wm_page_layout_get_page (pages), part->tone, *x,
                    wm_page_layout_get_y (pages) + (label->height - 7) / 2, 7, 7);
  wm_page_add_text (wm_page_layout_get_page (pages), label, 0, 1, *x + 12,
                    wm_page_layout_get_y (pages), WM_TONE_NORMAL, "P", NULL);
  *x += 12 + label->width + 18;
}

/**
 * wm_page_parts_add_bar:
 * @pages: a document with a page
 * @parts: (array length=n_parts): the parts from left to right
 * @n_parts: how many
 *
 * Adds a bar in proportion to the values, with a legend below it that says them. Draws nothing if
 * all values are 0.
 */
void
wm_page_parts_add_bar (WmPageLayout *pages, const WmBarPart *parts, guint n_parts)
{
  double width = wm_page_layout_get_width (pages);
  double left = wm_page_layout_get_left (pages), x = left;
  double sum = 0;

  for (guint i = 0; i < n_parts; i++)
    sum += parts[i].value;
  if (sum <= 0)
    return;
  wm_page_layout_reserve (pages, 60);
  for (guint i = 0; i < n_parts; i++)
    {
      double part = parts[i].value / sum * width;

      if (part > 0)
        wm_page_add_fill (wm_page_layout_get_page (pages), parts[i].tone, x,
                          wm_page_layout_get_y (pages), MAX (part - 1, 0.5), 10);
      x += part;
    }
  wm_page_layout_advance (pages, 10 + 8);
  x = left;
  for (guint i = 0; i < n_parts; i++)
    add_legend (pages, &parts[i], &x);
  wm_page_layout_advance (pages, 16);
}
