/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-soa-pdf.h"

#include "wm-page-parts.h"
#include "wm-pdf-writer.h"
#include "wm-printable.h"
#include "wm-soa-summary.h"
#include "wm-soa-words.h"
#include "wm-table-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough of an id to tell two states apart by eye. */
#define SHORT_ID 8
/* More than these are counted, not named. */
#define MAX_RISKS 6

enum
{
  COLUMN_REFERENCE,
  COLUMN_CONTROL,
  COLUMN_DECISION,
  COLUMN_WHY,
  COLUMN_STATUS,
  COLUMN_HOW,
  COLUMN_OWNER,
  COLUMN_EVIDENCE,
  N_COLUMNS,
};

static gboolean
has_text (const char *text)
{
  g_autofree char *clean = wm_printable_dup (text);

  return *g_strstrip (clean) != '\0';
}

static void
append_part (GString *line, const char *part)
{
  if (!has_text (part))
    return;
  if (line->len > 0)
    g_string_append (line, "  ·  ");
  g_string_append (line, part);
}

static char *
make_header (const WmSoa *soa)
{
  GString *line = g_string_new (NULL);
  g_autofree char *date = wm_soa_dup_date (soa->date);
  g_autofree char *version =
      has_text (soa->version) ? g_strdup_printf (_ ("Version %s"), soa->version) : NULL;

  append_part (line, soa->company);
  append_part (line, _ ("Statement of Applicability"));
  append_part (line, version);
  append_part (line, date);
  return g_string_free (line, FALSE);
}

static char *
make_event_count (guint64 n_events)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n_events);

  /* Translators: how many changes the history of the project holds; %s is the number. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s change on record",
                                       "%s changes on record", (gulong) n_events),
                          number);
}

static char *
make_footer (const WmSoa *soa)
{
  GString *line = g_string_new (NULL);
  g_autofree char *state = NULL, *events = NULL, *program = NULL;

  if (has_text (soa->head_event))
    {
      /* Translators: %s is the start of the id of the newest change in the history. */
      state = g_strdup_printf (_ ("State of record %.*s…"), SHORT_ID, soa->head_event);
      events = make_event_count (soa->n_events);
    }
  if (has_text (soa->program_version))
    program = g_strdup_printf (_ ("Made with Waymark %s"), soa->program_version);
  append_part (line, state);
  append_part (line, events);
  append_part (line, program);
  return g_string_free (line, FALSE);
}

static WmPageLayout *
make_pages (const WmSoa *soa)
{
  g_autofree char *header = make_header (soa), *footer = make_footer (soa);
  gboolean draft = wm_soa_is_draft (soa);
  WmPageRunning running = { .header = header,
                            .header_note = draft ? _ ("Draft, not yet approved") : NULL,
                            .header_note_tone = WM_TONE_PARTLY,
                            .footer = footer,
                            .footer_detail = soa->head_event };

  return wm_page_layout_new (&running);
}

static void
add_fact (WmPageLayout *pages, const char *key, const char *value)
{
  WmText text = { .text = value, .font = WM_FONT_BODY };
  WmText missing = { .text = _ ("Not given yet"), .font = WM_FONT_BODY, .tone = WM_TONE_DIM };

  wm_page_layout_add_pair (pages, key, has_text (value) ? &text : &missing);
}

static void
add_company (WmPageLayout *pages, const WmSoa *soa)
{
  /* On a line of its own: many names of companies end in it. */
  add_fact (pages, _ ("Company"), soa->company);
  if (has_text (soa->legal_form))
    add_fact (pages, _ ("Legal form"), soa->legal_form);
  if (has_text (soa->address))
    add_fact (pages, _ ("Address"), soa->address);
  add_fact (pages, _ ("Scope"), soa->scope);
  add_fact (pages, _ ("Wording for the certificate"), soa->certificate_sentence);
}

static void
add_approval (WmPageLayout *pages, const WmSoa *soa)
{
  const char *const lines[] = { _ ("Name"), _ ("Date"), _ ("Signature"), NULL };
  g_autofree char *approved_on = wm_soa_dup_date (soa->approved_on);
  WmText missing = { .text = _ ("Not yet approved"),
                     .font = WM_FONT_STRONG,
                     .tone = WM_TONE_PARTLY,
                     .mark = WM_MARK_EMPTY };

  if (wm_soa_is_draft (soa))
    {
      wm_page_layout_add_pair (pages, _ ("Approved by"), &missing);
      wm_page_parts_add_signature (pages, lines);
      return;
    }
  add_fact (pages, _ ("Approved by"), soa->approver);
  add_fact (pages, _ ("Approved on"), approved_on);
}

static void
add_title_page (WmPageLayout *pages, const WmSoa *soa)
{
  g_autofree char *date = wm_soa_dup_date (soa->date);
  WmText company = { .text = soa->company, .font = WM_FONT_LEAD, .tone = WM_TONE_ACCENT };
  WmText edition = { .text = soa->edition, .font = WM_FONT_LEAD, .tone = WM_TONE_DIM };

  wm_page_layout_start_page (pages, WM_PAGE_PORTRAIT, TRUE);
  if (has_text (soa->company))
    wm_page_layout_add_text (pages, &company);
  wm_page_layout_advance (pages, 6);
  wm_page_layout_add_heading (pages, 0, _ ("Statement of Applicability"), "title");
  if (has_text (soa->edition))
    wm_page_layout_add_text (pages, &edition);
  if (wm_soa_is_draft (soa))
    {
      wm_page_layout_add_space (pages, 18);
      wm_page_parts_add_badge (pages, _ ("Draft, not yet approved"), WM_TONE_PARTLY);
    }
  wm_page_layout_add_space (pages, 30);
  wm_page_layout_add_rule (pages, WM_TONE_NORMAL, 0.8);
  wm_page_layout_add_space (pages, 16);
  add_company (pages, soa);
  wm_page_layout_add_space (pages, 10);
  wm_page_layout_add_rule (pages, WM_TONE_DIM, 0.6);
  wm_page_layout_add_space (pages, 16);
  add_fact (pages, _ ("Version"), soa->version);
  add_fact (pages, _ ("Date"), date);
  add_approval (pages, soa);
}

static void
add_cell (WmTableLayout *table, guint column, const char *text, WmFont font, WmTone tone)
{
  WmText cell = { .text = text, .font = font, .tone = tone, .gap = 2 };

  wm_table_layout_add_text (table, column, &cell);
}

/* Something in a list within a cell, and what is to be said about it right below. */
static void
add_listed (WmTableLayout *table, guint column, const char *title, const char *detail)
{
  WmText item = { .text = title, .font = WM_FONT_CELL, .gap = 4 };
  WmText note = { .text = detail, .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };

  wm_table_layout_add_text (table, column, &item);
  if (has_text (detail))
    wm_table_layout_add_text (table, column, &note);
}

static void
add_cell_or (WmTableLayout *table, guint column, const char *text, const char *otherwise)
{
  if (has_text (text))
    add_cell (table, column, text, WM_FONT_CELL, WM_TONE_NORMAL);
  else
    add_cell (table, column, otherwise, WM_FONT_CELL, WM_TONE_DIM);
}

static void
add_decision (WmTableLayout *table, const WmSoaRow *row)
{
  WmSoaDecision decision = wm_soa_row_get_decision (row);
  const char *word = wm_soa_decision_to_word (decision);

  if (decision == WM_SOA_UNDECIDED)
    add_cell (table, COLUMN_DECISION, word, WM_FONT_CELL_STRONG, WM_TONE_PARTLY);
  else
    add_cell (table, COLUMN_DECISION, word, WM_FONT_CELL,
              decision == WM_SOA_EXCLUDED ? WM_TONE_DIM : WM_TONE_NORMAL);
}

/* A control against malware answers half of the risks; the risk register names the others. */
static void
add_risks (WmTableLayout *table, const WmSoaRow *row)
{
  for (guint i = 0; i < MIN (row->risks->len, MAX_RISKS); i++)
    add_listed (table, COLUMN_WHY, g_ptr_array_index (row->risks, i), NULL);
  if (row->risks->len > MAX_RISKS)
    {
      guint n_more = row->risks->len - MAX_RISKS;
      g_autofree char *more =
          g_strdup_printf (ngettext ("and %u more risk", "and %u more risks", n_more), n_more);

      add_cell (table, COLUMN_WHY, more, WM_FONT_CELL, WM_TONE_DIM);
    }
}

static void
add_why (WmTableLayout *table, const WmSoaRow *row)
{
  g_autofree char *reasons = wm_soa_row_dup_reasons (row);

  if (has_text (reasons))
    add_cell (table, COLUMN_WHY, reasons, WM_FONT_CELL_STRONG, WM_TONE_NORMAL);
  if (wm_soa_row_lacks_reason (row))
    add_cell (table, COLUMN_WHY, _ ("No reason given yet"), WM_FONT_CELL_STRONG, WM_TONE_BAD);
  else if (has_text (row->justification) || (!has_text (reasons) && row->risks->len == 0))
    add_cell_or (table, COLUMN_WHY, row->justification, "–");
  add_risks (table, row);
}

static void
add_status (WmTableLayout *table, const WmSoaRow *row)
{
  WmSoaStatus status = wm_soa_row_get_status (row);
  WmText text = { .text = wm_soa_status_to_word (status),
                  .font = WM_FONT_CELL,
                  .tone = wm_soa_status_to_tone (status),
                  .mark = wm_soa_status_to_mark (status) };

  if (wm_soa_row_get_decision (row) == WM_SOA_EXCLUDED)
    text = (WmText){
      .text = _ ("Does not apply"), .font = WM_FONT_CELL, .tone = WM_TONE_DIM, .mark = WM_MARK_DASH
    };
  wm_table_layout_add_text (table, COLUMN_STATUS, &text);
}

static void
add_proof (WmTableLayout *table, const WmSoaRow *row)
{
  WmText documents = { .text = _ ("Documents"), .font = WM_FONT_SMALL, .tone = WM_TONE_DIM };
  WmText evidence = {
    .text = _ ("Evidence"), .font = WM_FONT_SMALL, .tone = WM_TONE_DIM, .gap = 6
  };

  if (row->documents->len > 0)
    wm_table_layout_add_text (table, COLUMN_EVIDENCE, &documents);
  for (guint i = 0; i < row->documents->len; i++)
    add_listed (table, COLUMN_EVIDENCE, g_ptr_array_index (row->documents, i), NULL);
  if (row->evidence->len > 0)
    wm_table_layout_add_text (table, COLUMN_EVIDENCE, &evidence);
  for (guint i = 0; i < row->evidence->len; i++)
    {
      const WmSoaEvidence *item = g_ptr_array_index (row->evidence, i);

      add_listed (table, COLUMN_EVIDENCE, item->title, item->period);
    }
}

static void
add_row (WmTableLayout *table, const WmSoaRow *row, const char *destination)
{
  gboolean applies = wm_soa_row_get_decision (row) == WM_SOA_APPLICABLE;
  /* Translators: %s is the reference of a control whose row goes on from the page before. */
  g_autofree char *continued =
      g_strdup_printf (_ ("%s, continued"), row->reference ? row->reference : "");
  WmTableRow place = { .destination = destination, .continued = continued };

  wm_table_layout_begin_row (table, &place);
  add_cell (table, COLUMN_REFERENCE, row->reference, WM_FONT_CELL_STRONG, WM_TONE_NORMAL);
  add_cell (table, COLUMN_CONTROL, row->title, WM_FONT_CELL, WM_TONE_NORMAL);
  add_decision (table, row);
  add_why (table, row);
  add_status (table, row);
  add_cell_or (table, COLUMN_HOW, row->how, applies ? _ ("Not described yet") : "–");
  add_cell_or (table, COLUMN_OWNER, row->owner, applies ? _ ("No owner yet") : "–");
  if (row->documents->len > 0 || row->evidence->len > 0)
    add_proof (table, row);
  else
    add_cell_or (table, COLUMN_EVIDENCE, NULL, applies ? _ ("None yet") : "–");
  wm_table_layout_end_row (table);
}

static void
add_part_of_note (GString *note, const char *word, guint n)
{
  if (n > 0)
    /* Translators: how many controls have a decision or status, such as "Excluded: 4". */
    g_string_append_printf (note, C_ ("count of controls", "  ·  %2$s: %1$u"), n, word);
}

static char *
make_group_note (const WmSoaGroup *group)
{
  GString *note = g_string_new (NULL);
  WmSoaCounts counts;

  wm_soa_group_count (group, &counts);
  g_string_append_printf (
      note, g_dngettext (GETTEXT_PACKAGE, "%u control", "%u controls", counts.total), counts.total);
  add_part_of_note (note, wm_soa_decision_to_word (WM_SOA_APPLICABLE), counts.applicable);
  add_part_of_note (note, wm_soa_decision_to_word (WM_SOA_EXCLUDED), counts.excluded);
  add_part_of_note (note, wm_soa_decision_to_word (WM_SOA_UNDECIDED), counts.undecided);
  add_part_of_note (note, wm_soa_status_to_word (WM_SOA_IMPLEMENTED),
                    counts.status[WM_SOA_IMPLEMENTED]);
  return g_string_free (note, FALSE);
}

static gboolean
add_group (WmPageLayout *pages, WmTableLayout *table, const WmSoa *soa, guint index,
           GCancellable *cancellable)
{
  const WmSoaGroup *group = g_ptr_array_index (soa->groups, index);
  g_autofree char *place = wm_soa_dup_group_destination (index);
  g_autofree char *note = make_group_note (group);
  guint entry = wm_page_layout_add_outline (pages, 0, group->title ? group->title : "", place);

  wm_table_layout_add_group (table, group->title ? group->title : "", note, place);
  for (guint i = 0; i < group->rows->len; i++)
    {
      const WmSoaRow *row = g_ptr_array_index (group->rows, i);
      g_autofree char *row_place = g_strdup_printf ("row-%u-%u", index, i);
      g_autofree char *title = g_strdup_printf ("%s %s", row->reference ? row->reference : "",
                                                row->title ? row->title : "");

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      add_row (table, row, row_place);
      wm_page_layout_add_outline (pages, entry, title, row_place);
    }
  return TRUE;
}

static void
add_controls (WmPageLayout *pages, const WmSoa *soa, GCancellable *cancellable)
{
  const WmTableColumn columns[N_COLUMNS] = {
    [COLUMN_REFERENCE] = { _ ("No."), 46, PANGO_ALIGN_LEFT },
    [COLUMN_CONTROL] = { _ ("Control"), 104, PANGO_ALIGN_LEFT },
    [COLUMN_DECISION] = { _ ("Decision"), 56, PANGO_ALIGN_LEFT },
    [COLUMN_WHY] = { _ ("Reason for inclusion or exclusion"), 134, PANGO_ALIGN_LEFT },
    [COLUMN_STATUS] = { _ ("Status"), 99, PANGO_ALIGN_LEFT },
    [COLUMN_HOW] = { _ ("How it is done"), 160, PANGO_ALIGN_LEFT },
    [COLUMN_OWNER] = { _ ("Owner"), 66, PANGO_ALIGN_LEFT },
    [COLUMN_EVIDENCE] = { _ ("Documents and evidence"), 112, PANGO_ALIGN_LEFT },
  };
  g_autoptr (WmTableLayout) table = NULL;
  gboolean going = TRUE;

  wm_page_layout_start_page (pages, WM_PAGE_LANDSCAPE, FALSE);
  table = wm_table_layout_new (pages, columns, N_COLUMNS);
  for (guint i = 0; i < soa->groups->len && going; i++)
    going = add_group (pages, table, soa, i, cancellable);
  wm_table_layout_end (table);
}

WmPageLayout *
wm_soa_lay_out (const WmSoa *soa, GCancellable *cancellable, GError **error)
{
  g_autoptr (WmPageLayout) pages = make_pages (soa);

  wm_page_layout_add_outline (pages, 0, _ ("Title page"), "title");
  wm_page_layout_add_outline (pages, 0, _ ("Summary"), "summary");
  add_title_page (pages, soa);
  wm_page_layout_start_page (pages, WM_PAGE_PORTRAIT, FALSE);
  wm_soa_summary_add (pages, soa, "summary");
  if (soa->groups->len > 0)
    add_controls (pages, soa, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&pages);
}

/**
 * wm_soa_write_pdf:
 * @soa: the statement
 * @stream: where to; it is flushed, and not closed
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Writes a Statement of Applicability as an auditor wants it: a title page with scope, version and
 * approval, a summary on one page, and every control in order. The same data gives the same bytes,
 * as long as fonts, language and libraries stay the same. It may be called in any thread.
 *
 * If it fails, what has reached @stream is of no use.
 *
 * Returns: %TRUE if all of it has been written; else @error is what @stream said,
 *   %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED
 */
gboolean
wm_soa_write_pdf (const WmSoa *soa, GOutputStream *stream, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (WmPageLayout) pages = wm_soa_lay_out (soa, cancellable, error);
  g_autofree char *title = g_strjoin (", ", _ ("Statement of Applicability"), soa->company, NULL);
  g_autofree char *creator = g_strjoin (" ", "Waymark", soa->program_version, NULL);
  WmPdfInfo info = { .title = title,
                     .author = soa->company,
                     .subject = soa->edition,
                     .creator = creator,
                     .date = wm_pdf_is_date (soa->date) ? soa->date : soa->approved_on };

  return pages != NULL && wm_pdf_write (pages, &info, stream, cancellable, error);
}

GBytes *
wm_soa_render_pdf (const WmSoa *soa, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_return_val_if_fail (soa != NULL, NULL);

  if (!wm_soa_write_pdf (soa, stream, cancellable, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
render_worker (GTask *task, gpointer source, gpointer soa, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pdf = wm_soa_render_pdf (soa, cancellable, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
wm_soa_render_pdf_async (WmSoa *soa, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (soa != NULL);

  g_task_set_source_tag (task, wm_soa_render_pdf_async);
  g_task_set_task_data (task, soa, (GDestroyNotify) wm_soa_free);
  g_task_run_in_thread (task, render_worker);
}

GBytes *
wm_soa_render_pdf_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
