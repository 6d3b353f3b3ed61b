/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa-summary.h"

#include "wm-page-parts.h"
#include "wm-soa-words.h"
#include "wm-table-layout.h"

#include <glib/gi18n-lib.h>

/* The summary is to stay on one page. */
#define MOST_REFERENCES 24

/**
 * wm_soa_status_to_mark:
 * @status: how far a control is
 *
 * Returns: the shape for it, filled as far
 */
WmMark
wm_soa_status_to_mark (WmSoaStatus status)
{
  static const WmMark marks[] = { [WM_SOA_NOT_STARTED] = WM_MARK_DOTTED,
                                  [WM_SOA_PLANNED] = WM_MARK_EMPTY,
                                  [WM_SOA_PARTLY] = WM_MARK_HALF,
                                  [WM_SOA_IMPLEMENTED] = WM_MARK_FULL };

  return marks[status];
}

/**
 * wm_soa_status_to_tone:
 * @status: how far a control is
 *
 * Returns: the colour for it
 */
WmTone
wm_soa_status_to_tone (WmSoaStatus status)
{
  static const WmTone tones[] = { [WM_SOA_NOT_STARTED] = WM_TONE_DIM,
                                  [WM_SOA_PLANNED] = WM_TONE_ACCENT,
                                  [WM_SOA_PARTLY] = WM_TONE_PARTLY,
                                  [WM_SOA_IMPLEMENTED] = WM_TONE_GOOD };

  return tones[status];
}

/**
 * wm_soa_dup_group_destination:
 * @group: index of the group
 *
 * Returns: (transfer full): the name by which its heading can be reached
 */
char *
wm_soa_dup_group_destination (guint group)
{
  return g_strdup_printf ("group-%u", group);
}

static void
add_figures (WmPageLayout *pages, const WmSoaCounts *counts)
{
  const WmFigure figures[] = {
    { counts->total, _ ("Controls in all"), WM_TONE_NORMAL },
    { counts->applicable, wm_soa_decision_to_word (WM_SOA_APPLICABLE), WM_TONE_NORMAL },
    { counts->excluded, wm_soa_decision_to_word (WM_SOA_EXCLUDED), WM_TONE_NORMAL },
    { counts->undecided, wm_soa_decision_to_word (WM_SOA_UNDECIDED),
      counts->undecided ? WM_TONE_PARTLY : WM_TONE_NORMAL },
  };

  wm_page_parts_add_figures (pages, figures, G_N_ELEMENTS (figures));
}

static void
add_progress (WmPageLayout *pages, const WmSoaCounts *counts)
{
  WmBarPart parts[WM_SOA_N_STATUS];
  char *labels[WM_SOA_N_STATUS];

  if (counts->applicable == 0)
    return;
  wm_page_layout_add_heading (pages, 2, _ ("How far the applicable controls are"), NULL);
  for (guint i = 0; i < WM_SOA_N_STATUS; i++)
    {
      WmSoaStatus status = WM_SOA_N_STATUS - 1 - i;

      /* Translators: a status and how many controls have it, such as "Planned: 4". */
      labels[i] = g_strdup_printf (_ ("%1$s: %2$u"), wm_soa_status_to_word (status),
                                   counts->status[status]);
      parts[i] = (WmBarPart){ .value = counts->status[status],
                              .label = labels[i],
                              .tone = wm_soa_status_to_tone (status) };
    }
  wm_page_parts_add_bar (pages, parts, G_N_ELEMENTS (parts));
  for (guint i = 0; i < WM_SOA_N_STATUS; i++)
    g_free (labels[i]);
}

static void
add_count (WmTableLayout *table, guint column, guint value, WmFont font)
{
  g_autofree char *number = value ? g_strdup_printf ("%u", value) : g_strdup ("–");
  WmText text = { .text = number, .font = font, .tone = value ? WM_TONE_NORMAL : WM_TONE_DIM };

  wm_table_layout_add_text (table, column, &text);
}

static void
add_counts_row (WmTableLayout *table, const char *title, const char *link,
                const WmSoaCounts *counts, gboolean total)
{
  WmTableRow row = { .total = total };
  WmFont font = total ? WM_FONT_CELL_STRONG : WM_FONT_CELL;
  WmText name = {
    .text = title, .font = font, .tone = link ? WM_TONE_ACCENT : WM_TONE_NORMAL, .link = link
  };
  guint column = 0;

  wm_table_layout_begin_row (table, &row);
  wm_table_layout_add_text (table, column++, &name);
  add_count (table, column++, counts->total, font);
  add_count (table, column++, counts->applicable, font);
  add_count (table, column++, counts->excluded, font);
  add_count (table, column++, counts->undecided, font);
  for (int status = WM_SOA_IMPLEMENTED; status >= WM_SOA_NOT_STARTED; status--)
    add_count (table, column++, counts->status[status], font);
  wm_table_layout_end_row (table);
}

static WmTableLayout *
begin_counts_table (WmPageLayout *pages)
{
  const WmTableColumn columns[] = {
    { _ ("Theme"), 118, PANGO_ALIGN_LEFT },
    { _ ("Controls"), 42, PANGO_ALIGN_RIGHT },
    { wm_soa_decision_to_word (WM_SOA_APPLICABLE), 51, PANGO_ALIGN_RIGHT },
    { wm_soa_decision_to_word (WM_SOA_EXCLUDED), 46, PANGO_ALIGN_RIGHT },
    { wm_soa_decision_to_word (WM_SOA_UNDECIDED), 51, PANGO_ALIGN_RIGHT },
    { wm_soa_status_to_word (WM_SOA_IMPLEMENTED), 60, PANGO_ALIGN_RIGHT },
    { C_ ("short for partly implemented", "Partly"), 34, PANGO_ALIGN_RIGHT },
    { wm_soa_status_to_word (WM_SOA_PLANNED), 42, PANGO_ALIGN_RIGHT },
    { wm_soa_status_to_word (WM_SOA_NOT_STARTED), 40, PANGO_ALIGN_RIGHT },
  };

  return wm_table_layout_new (pages, columns, G_N_ELEMENTS (columns));
}

static void
add_counts_table (WmPageLayout *pages, const WmSoa *soa, const WmSoaCounts *sum)
{
  g_autoptr (WmTableLayout) table = NULL;

  wm_page_layout_add_heading (pages, 2, _ ("By theme"), NULL);
  table = begin_counts_table (pages);
  for (guint i = 0; i < soa->groups->len; i++)
    {
      const WmSoaGroup *group = g_ptr_array_index (soa->groups, i);
      g_autofree char *link = wm_soa_dup_group_destination (i);
      WmSoaCounts counts;

      wm_soa_group_count (group, &counts);
      add_counts_row (table, group->title, link, &counts, FALSE);
    }
  add_counts_row (table, _ ("All"), NULL, sum, TRUE);
  wm_table_layout_end (table);
}

typedef gboolean (*RowFilter) (const WmSoaRow *row);

static gboolean
is_undecided (const WmSoaRow *row)
{
  return wm_soa_row_get_decision (row) == WM_SOA_UNDECIDED;
}

static void
append_reference (GString *list, const WmSoaRow *row, guint n)
{
  if (n >= MOST_REFERENCES)
    return;
  if (n > 0)
    g_string_append (list, C_ ("list", ", "));
  g_string_append (list, row->reference ? row->reference : "");
}

/* Adds the references of the rows that @filter admits, and gives their number. */
static guint
add_open_point (WmPageLayout *pages, const WmSoa *soa, const char *label, RowFilter filter,
                WmTone tone)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;
  WmText text = { .font = WM_FONT_BODY, .tone = tone };

  for (guint i = 0; i < soa->groups->len; i++)
    {
      const WmSoaGroup *group = g_ptr_array_index (soa->groups, i);

      for (guint k = 0; k < group->rows->len; k++)
        if (filter (g_ptr_array_index (group->rows, k)))
          append_reference (list, g_ptr_array_index (group->rows, k), n++);
    }
  if (n == 0)
    return 0;
  if (n > MOST_REFERENCES)
    {
      guint more = n - MOST_REFERENCES;

      g_string_append_c (list, ' ');
      g_string_append_printf (
          list, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
    }
  text.text = list->str;
  wm_page_layout_add_pair (pages, label, &text);
  return n;
}

static void
add_open_points (WmPageLayout *pages, const WmSoa *soa)
{
  WmText none = { .text = _ ("Every control is decided, and every decision has a reason."),
                  .font = WM_FONT_BODY,
                  .tone = WM_TONE_GOOD,
                  .mark = WM_MARK_FULL };
  guint n = 0;

  wm_page_layout_add_heading (pages, 2, _ ("What is still open in this statement"), NULL);
  n += add_open_point (pages, soa, _ ("Still to decide"), is_undecided, WM_TONE_PARTLY);
  n += add_open_point (pages, soa, _ ("Reason missing"), wm_soa_row_lacks_reason, WM_TONE_BAD);
  if (n == 0)
    wm_page_layout_add_text (pages, &none);
}

static void
add_words (WmPageLayout *pages)
{
  const struct
  {
    const char *key;
    const char *text;
  } words[] = {
    { wm_soa_decision_to_word (WM_SOA_APPLICABLE),
      _ ("We need the control. Law: an act or a regulation asks for it. Contract: we have promised "
         "it. Risk treatment: it reduces a risk that we have assessed. Good practice: we hold it "
         "to be right without being asked.") },
    { wm_soa_decision_to_word (WM_SOA_EXCLUDED),
      _ ("We do not need the control, for the reason beside it.") },
    { wm_soa_decision_to_word (WM_SOA_UNDECIDED),
      _ ("We have not decided yet. A finished statement has no such control.") },
    { _ ("Status"),
      _ ("Implemented: in place and in use. Partly implemented: some of it is in place. Planned: "
         "agreed, and nothing is in place yet. Not started: nothing is agreed yet.") },
  };

  wm_page_layout_add_heading (pages, 2, _ ("What the words mean"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      WmText text = { .text = words[i].text, .font = WM_FONT_BODY };

      wm_page_layout_add_pair (pages, words[i].key, &text);
    }
}

/**
 * wm_soa_summary_add:
 * @pages: the document, on a new page in portrait
 * @soa: the statement
 * @destination: the name by which the summary can be reached
 *
 * Adds the statement in numbers, what is still open in it, and what its words mean, on one page.
 */
void
wm_soa_summary_add (WmPageLayout *pages, const WmSoa *soa, const char *destination)
{
  WmText none = { .text = _ ("There are no controls in this statement yet."),
                  .font = WM_FONT_BODY,
                  .tone = WM_TONE_PARTLY,
                  .gap = 18 };
  WmSoaCounts counts;

  wm_soa_count (soa, &counts);
  wm_page_layout_add_heading (pages, 1, _ ("Summary"), destination);
  wm_page_layout_add_space (pages, 8);
  add_figures (pages, &counts);
  add_progress (pages, &counts);
  if (counts.total == 0)
    {
      wm_page_layout_add_text (pages, &none);
    }
  else
    {
      add_counts_table (pages, soa, &counts);
      add_open_points (pages, soa);
    }
  add_words (pages);
}
