/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bad-stream.h"
#include "pdf-reader.h"
#include "report/wm-soa-pdf.h"
#include "soa-sample.h"

#include <string.h>

/* The title page and the summary come before the controls. */
#define FIRST_TABLE_PAGE 2

static GBytes *
write_pdf (const WmSoa *soa)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (wm_soa_write_pdf (soa, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static PopplerDocument *
open_pdf (const WmSoa *soa)
{
  g_autoptr (GBytes) bytes = write_pdf (soa);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* The statement that most tests read: written once, since reading is slow under a sanitizer. */
static struct
{
  WmSoa *soa;
  PopplerDocument *document;
  GPtrArray *texts; /* (element-type utf8): of each page */
} sample;

static void
open_sample (void)
{
  sample.soa = soa_sample_new ();
  sample.document = open_pdf (sample.soa);
  sample.texts = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < poppler_document_get_n_pages (sample.document); i++)
    g_ptr_array_add (sample.texts, pdf_read_page (sample.document, i));
}

static void
close_sample (void)
{
  g_ptr_array_unref (sample.texts);
  g_object_unref (sample.document);
  wm_soa_free (sample.soa);
}

static const char *
get_text (guint n)
{
  return g_ptr_array_index (sample.texts, n);
}

static void
test_references_in_order (void)
{
  g_autoptr (GPtrArray) references = soa_sample_list_references (sample.soa);
  g_autofree char *text = pdf_read_column (sample.document, FIRST_TABLE_PAGE, 0, 80);
  g_autoptr (GRegex) regex = g_regex_new ("\\bA\\.[5-8]\\.[0-9]+\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_cmpuint (references->len, ==, 93);
  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      g_assert_cmpuint (n, <, references->len);
      g_assert_cmpstr (found, ==, g_ptr_array_index (references, n));
      n++;
    }
  g_assert_cmpuint (n, ==, references->len);
}

static void
test_titles_and_texts (void)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  const char *text;

  for (guint i = FIRST_TABLE_PAGE; i < sample.texts->len; i++)
    g_string_append (pages, get_text (i));
  text = pages->str;
  assert_contains (text, "Threat intelligence");
  assert_contains (text, "Law, Contract, Risk treatment,");
  assert_contains (text, "Article 32 of the General Data");
  assert_contains (text, "Partly implemented");
  assert_contains (text, "Does not apply");
  assert_contains (text, "Jonas");
  assert_contains (text, "Policy on the use of devices,");
  assert_contains (text, "Q1 to Q3 2025");
  assert_lacks (text, "not_started");
}

static void
test_header_on_each_page (void)
{
  static const char *const titles[] = { "No.",      "Control",
                                        "Decision", "Reason for inclusion or exclusion",
                                        "Status",   "How it is done",
                                        "Owner",    "Documents and evidence" };

  g_assert_cmpuint (sample.texts->len, >, 10);
  for (guint i = FIRST_TABLE_PAGE; i < sample.texts->len; i++)
    {
      const char *text = get_text (i);

      for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
        assert_contains (text, titles[k]);
    }
}

static void
test_page_numbers (void)
{

  for (guint i = 0; i < sample.texts->len; i++)
    {
      const char *text = get_text (i);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, sample.texts->len);

      assert_contains (text, number);
    }
}

static void
test_state_of_record (void)
{

  for (guint i = 0; i < sample.texts->len; i++)
    {
      const char *text = get_text (i);

      assert_contains (text, "State of record 1f3a9c2b…");
      assert_contains (text, "412 changes on record");
      assert_contains (text, SOA_SAMPLE_HEAD);
    }
}

static void
assert_sheet (PopplerDocument *document, int n, gboolean landscape)
{
  g_autoptr (Page) page = poppler_document_get_page (document, n);
  double width, height;

  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (MIN (width, height), 595.28, 0.1);
  g_assert_cmpfloat_with_epsilon (MAX (width, height), 841.89, 0.1);
  g_assert_cmpint (width > height, ==, landscape);
}

static void
test_sheets (void)
{

  for (guint i = 0; i < sample.texts->len; i++)
    assert_sheet (sample.document, i, i >= FIRST_TABLE_PAGE);
}

/* Each entry must lead to a page that shows what it names. */
static guint
check_children (PopplerDocument *document, PopplerIndexIter *parent)
{
  PopplerIndexIter *iter = poppler_index_iter_get_child (parent);
  guint n = 0;

  if (!iter)
    return 0;
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      g_auto (GStrv) words = g_strsplit (action->any.title, " ", 2);

      assert_contains (get_text (pdf_get_target (document, action) - 1), words[0]);
      poppler_action_free (action);
      n++;
    }
  while (poppler_index_iter_next (iter));
  poppler_index_iter_free (iter);
  return n;
}

static void
test_outline (void)
{
  static const struct
  {
    const char *title;
    int page;
    guint n_children;
  } entries[] = { { "Title page", 1, 0 }, { "Summary", 2, 0 },   { "Organizational", 3, 37 },
                  { "People", 0, 8 },     { "Physical", 0, 14 }, { "Technological", 0, 34 } };
  PopplerIndexIter *iter = poppler_index_iter_new (sample.document);

  g_assert_nonnull (iter);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);

      g_assert_cmpstr (action->any.title, ==, entries[i].title);
      if (entries[i].page)
        g_assert_cmpint (pdf_get_target (sample.document, action), ==, entries[i].page);
      g_assert_cmpuint (check_children (sample.document, iter), ==, entries[i].n_children);
      poppler_action_free (action);
      g_assert_cmpint (poppler_index_iter_next (iter), ==, i + 1 < G_N_ELEMENTS (entries));
    }
  poppler_index_iter_free (iter);
}

static void
test_links (void)
{
  g_autoptr (Page) page = poppler_document_get_page (sample.document, 1);
  GList *links = poppler_page_get_link_mapping (page);

  g_assert_cmpuint (g_list_length (links), ==, sample.soa->groups->len);
  for (GList *link = links; link; link = link->next)
    g_assert_cmpint (pdf_get_target (sample.document, ((PopplerLinkMapping *) link->data)->action),
                     >, 2);
  poppler_page_free_link_mapping (links);
}

static void
test_metadata (void)
{
  g_autofree char *title = poppler_document_get_title (sample.document);
  g_autofree char *author = poppler_document_get_author (sample.document);
  g_autofree char *creator = poppler_document_get_creator (sample.document);
  g_autoptr (GDateTime) date = poppler_document_get_creation_date_time (sample.document);
  g_autofree char *day = g_date_time_format_iso8601 (date);
  PopplerStructureElementIter *tags = poppler_structure_element_iter_new (sample.document);
  PopplerStructureElement *element;

  g_assert_cmpstr (title, ==, "Statement of Applicability, Feldspat Software");
  g_assert_cmpstr (author, ==, "Feldspat Software");
  g_assert_cmpstr (creator, ==, "Waymark 0.1.0");
  g_assert_cmpstr (day, ==, "2025-11-23T00:00:00Z");
  g_assert_nonnull (tags);
  element = poppler_structure_element_iter_get_element (tags);
  g_assert_cmpint (poppler_structure_element_get_kind (element), ==,
                   POPPLER_STRUCTURE_ELEMENT_DOCUMENT);
  g_assert_false (poppler_structure_element_iter_next (tags));
  g_object_unref (element);
  poppler_structure_element_iter_free (tags);
}

static void
test_no_date_of_its_own (void)
{
  g_autoptr (WmSoa) soa = soa_sample_new_bare ();
  g_autoptr (Document) document = open_pdf (soa);

  g_assert_null (poppler_document_get_creation_date_time (document));
}

static void
test_draft (void)
{
  const char *title = get_text (0);

  assert_contains (title, "Not yet approved");
  assert_contains (title, "Signature");
  for (guint i = 0; i < sample.texts->len; i++)
    {
      const char *text = get_text (i);

      assert_contains (text, "Draft, not yet approved");
    }
}

static void
test_approved (void)
{
  g_autoptr (WmSoa) soa = soa_sample_new ();
  g_autoptr (Document) document = NULL;
  g_autofree char *text = NULL;

  soa->approver = g_strdup ("Miriam Okafor");
  soa->approved_on = g_strdup ("2025-11-25");
  document = open_pdf (soa);
  text = pdf_read_pages (document, 0);
  assert_contains (text, "Miriam Okafor");
  assert_contains (text, "25 November 2025");
  assert_lacks (text, "Draft");
  assert_lacks (text, "Signature");
}

static void
test_title_page (void)
{
  const char *text = get_text (0);

  assert_contains (text, "Statement of Applicability");
  assert_contains (text, "Feldspat Software");
  assert_contains (text, "GmbH");
  assert_contains (text, sample.soa->edition);
  assert_contains (text, "79540 Lörrach");
  assert_contains (text, "home offices in Germany");
  assert_contains (text, sample.soa->certificate_sentence);
  assert_contains (text, "1.2");
  assert_contains (text, "23 November 2025");
}

static void
test_counts (void)
{
  g_autoptr (WmSoa) soa = wm_soa_new ("Feldspat");
  WmSoaGroup *group = wm_soa_add_group (soa, "Own");
  static const char *const rows[][2] = {
    { "applicable", "implemented" }, { "applicable", "partly" },
    { "applicable", "planned" },     { "applicable", "not_started" },
    { "applicable", NULL },          { "excluded", "implemented" },
    { "undecided", "implemented" },  { NULL, NULL },
    { "nonsense", "nonsense" }
  };
  WmSoaCounts counts;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      WmSoaRow *row = wm_soa_group_add_row (group, "X.1", "Control");

      row->decision = g_strdup (rows[i][0]);
      row->status = g_strdup (rows[i][1]);
    }
  wm_soa_count (soa, &counts);
  g_assert_cmpuint (counts.total, ==, 9);
  g_assert_cmpuint (counts.applicable, ==, 5);
  g_assert_cmpuint (counts.excluded, ==, 1);
  g_assert_cmpuint (counts.undecided, ==, 3);
  g_assert_cmpuint (counts.status[WM_SOA_IMPLEMENTED], ==, 1);
  g_assert_cmpuint (counts.status[WM_SOA_PARTLY], ==, 1);
  g_assert_cmpuint (counts.status[WM_SOA_PLANNED], ==, 1);
  g_assert_cmpuint (counts.status[WM_SOA_NOT_STARTED], ==, 2);
}

static void
test_summary (void)
{
  const char *text = get_text (1);
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *flat = g_regex_replace (space, text, -1, 0, "", 0, NULL);
  g_autofree char *implemented = NULL;
  WmSoaCounts counts;

  wm_soa_count (sample.soa, &counts);
  g_assert_cmpuint (counts.total, ==, 93);
  implemented = g_strdup_printf ("Implemented:%u", counts.status[WM_SOA_IMPLEMENTED]);
  assert_contains (flat, implemented);
  assert_contains (flat, "People861151––");
  assert_contains (flat, "A.5.13,A.6.7,A.8.16");
  assert_contains (flat, "ReasonmissingA.5.23");
}

static guint
count_words (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p; p = strstr (p + 1, word))
    n++;
  return n;
}

static void
test_undecided (void)
{
  g_autoptr (WmSoa) soa = soa_sample_new_bare ();
  g_autoptr (Document) document = open_pdf (soa);
  g_autofree char *text = pdf_read_column (document, FIRST_TABLE_PAGE, 184, 238);

  g_assert_cmpuint (count_words (text, "Undecided"), ==, 93);
}

static void
test_reason_missing (void)
{
  static const struct
  {
    const char *decision;
    const char *reason;
    const char *justification;
    gboolean missing;
  } cases[] = {
    { "excluded", NULL, NULL, TRUE },       { "excluded", NULL, " \n", TRUE },
    { "excluded", "law", NULL, TRUE },      { "excluded", NULL, "We have none.", FALSE },
    { "applicable", NULL, NULL, TRUE },     { "applicable", "law", NULL, FALSE },
    { "applicable", NULL, "Ours.", FALSE }, { "undecided", NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmSoa) soa = wm_soa_new ("Feldspat");
      WmSoaRow *row = wm_soa_group_add_row (wm_soa_add_group (soa, "Own"), "X.1", "Control");
      g_autoptr (Document) document = NULL;
      g_autofree char *text = NULL;

      row->decision = g_strdup (cases[i].decision);
      row->justification = g_strdup (cases[i].justification);
      if (cases[i].reason)
        wm_soa_row_add_reason (row, cases[i].reason);
      document = open_pdf (soa);
      text = pdf_read_page (document, FIRST_TABLE_PAGE);
      g_assert_cmpint (strstr (text, "No reason given yet") != NULL, ==, cases[i].missing);
    }
}

static void
test_long_cell (void)
{
  g_autoptr (WmSoa) soa = soa_sample_new ();
  WmSoaRow *row = soa_sample_find (soa, "A.5.9");
  GString *how = g_string_new (NULL);
  g_autoptr (Document) document = NULL;
  g_autofree char *text = NULL, *column = NULL;
  const char *p;
  guint n = 0;

  for (; how->len < 99900; n++)
    g_string_append_printf (how, "word%05u%s", n, n % 60 == 59 ? "\n" : " ");
  g_free (row->how);
  row->how = g_string_free (how, FALSE);
  document = open_pdf (soa);
  text = pdf_read_pages (document, FIRST_TABLE_PAGE);
  assert_contains (text, "A.5.9,\ncontinued");
  column = pdf_read_column (document, FIRST_TABLE_PAGE, 468, 622);
  p = column;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%05u", i);

      p = strstr (p, word);
      if (!p)
        g_error ("%s is missing, or not in its place", word);
    }
}

static void
test_group_heading_has_company (void)
{
  /* Wherever on the page the first group ends, the second one begins with a row. */
  for (guint n = 19; n < 25; n++)
    {
      g_autoptr (WmSoa) soa = wm_soa_new ("Feldspat");
      WmSoaGroup *first = wm_soa_add_group (soa, "First group");
      WmSoaGroup *second = wm_soa_add_group (soa, "Second group");
      g_autoptr (Document) document = NULL;
      guint found = 0;

      for (guint i = 0; i < n; i++)
        wm_soa_group_add_row (first, "X.1", "Control");
      wm_soa_group_add_row (second, "Y.1", "Control");
      document = open_pdf (soa);
      for (int i = FIRST_TABLE_PAGE; i < poppler_document_get_n_pages (document); i++)
        {
          g_autofree char *text = pdf_read_page (document, i);

          if (!strstr (text, "Second group"))
            continue;
          assert_contains (text, "Y.1");
          found++;
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

static void
test_empty (void)
{
  g_autoptr (WmSoa) soa = wm_soa_new (NULL);
  g_autoptr (Document) document = open_pdf (soa);
  g_autofree char *text = pdf_read_pages (document, 0);

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 2);
  assert_contains (text, "There are no controls in this statement yet.");
  assert_contains (text, "Not given yet");
}

static void
test_empty_rows (void)
{
  g_autoptr (WmSoa) soa = wm_soa_new ("");
  WmSoaGroup *group = wm_soa_add_group (soa, NULL);
  g_autoptr (Document) document = NULL;

  wm_soa_add_group (soa, "Empty group");
  wm_soa_group_add_row (group, NULL, NULL)->decision = g_strdup ("applicable");
  wm_soa_row_add_evidence (wm_soa_group_add_row (group, "", ""), NULL, NULL);
  document = open_pdf (soa);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 3);
}

static void
test_foreign_text (void)
{
  g_autoptr (WmSoa) soa = wm_soa_new ("<b>Ænima & \xff Söhne</b> 'x' \\ %s");
  WmSoaRow *row = wm_soa_group_add_row (wm_soa_add_group (soa, "&lt; 'quoted' %d"), "X.1", "<i>");
  g_autoptr (Document) document = NULL;
  g_autofree char *text = NULL;

  row->how = g_strdup ("שלום עולם\nمرحبا\n中文 テキスト\a\x1b[31m");
  row->owner = g_strdup ("Ω\r\nΨ");
  document = open_pdf (soa);
  text = pdf_read_pages (document, 0);
  assert_contains (text, "<b>Ænima & � Söhne</b> 'x' \\ %s");
  assert_contains (text, "&lt; 'quoted' %d");
  assert_contains (text, "<i>");
  assert_contains (text, "[31m");
}

static void
test_checksum (void)
{
  static const char *const texts[] = { SOA_SAMPLE_HEAD, "https://example.com/a/long/way/to/it.html",
                                       "Kryptographierichtlinie_Entwurf_2025.docx" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WmSoa) soa = wm_soa_new ("Feldspat");
      WmSoaRow *row = wm_soa_group_add_row (wm_soa_add_group (soa, "Own"), "X.1", "Control");
      g_autoptr (Document) document = NULL;
      g_autofree char *column = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *joined = NULL;

      row->how = g_strconcat ("See ", texts[i], " and ask.", NULL);
      document = open_pdf (soa);
      column = pdf_read_column (document, FIRST_TABLE_PAGE, 468, 622);
      lines = g_strsplit (column, "\n", -1);
      joined = g_strjoinv ("", lines);
      assert_contains (joined, texts[i]);
    }
}

static void
test_many_rows (void)
{
  g_autoptr (WmSoa) soa = wm_soa_new ("Feldspat");
  g_autoptr (Document) document = NULL;
  g_autofree char *text = NULL;

  for (guint g = 0; g < 12; g++)
    {
      WmSoaGroup *group = wm_soa_add_group (soa, "Group");

      for (guint i = 0; i < 100; i++)
        {
          g_autofree char *reference = g_strdup_printf ("X.%u.%u", g, i);

          wm_soa_group_add_row (group, reference, "Control");
        }
    }
  document = open_pdf (soa);
  text = pdf_read_column (document, FIRST_TABLE_PAGE, 0, 80);
  g_assert_cmpuint (count_words (text, "X."), ==, 1200);
  assert_contains (text, "X.11.99");
}

static gpointer
write_in_thread (gpointer data)
{
  return write_pdf (data);
}

static void
test_same_bytes (void)
{
  g_autoptr (WmSoa) again = soa_sample_new ();
  g_autoptr (GBytes) here = write_pdf (sample.soa);
  GThread *threads[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_in_thread, again);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (wm_soa_write_pdf (sample.soa, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

static void
test_cancelled_while_writing (void)
{
  for (gsize room = 1; room < 300000; room += 140000)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GOutputStream *stream = bad_stream_new (room, cancellable);
      g_autoptr (GError) error = NULL;

      g_assert_false (wm_soa_write_pdf (sample.soa, stream, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_finalize_object (stream);
    }
}

static void
test_write_error (void)
{
  for (gsize room = 1; room < 360000; room += 100000)
    {
      GOutputStream *stream = bad_stream_new (room, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (wm_soa_write_pdf (sample.soa, stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_cmpstr (error->message, ==, "The disk is full.");
      g_assert_finalize_object (stream);
    }
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soa-pdf/controls/all-references-in-order", test_references_in_order);
  g_test_add_func ("/soa-pdf/controls/texts-in-words", test_titles_and_texts);
  g_test_add_func ("/soa-pdf/controls/header-on-each-page", test_header_on_each_page);
  g_test_add_func ("/soa-pdf/controls/undecided-is-said", test_undecided);
  g_test_add_func ("/soa-pdf/controls/missing-reason-is-said", test_reason_missing);
  g_test_add_func ("/soa-pdf/controls/long-cell-keeps-each-word", test_long_cell);
  g_test_add_func ("/soa-pdf/controls/group-heading-has-company", test_group_heading_has_company);
  g_test_add_func ("/soa-pdf/controls/many-rows", test_many_rows);
  g_test_add_func ("/soa-pdf/pages/numbers-of-all", test_page_numbers);
  g_test_add_func ("/soa-pdf/pages/state-of-record-on-each", test_state_of_record);
  g_test_add_func ("/soa-pdf/pages/portrait-then-landscape", test_sheets);
  g_test_add_func ("/soa-pdf/title/says-all", test_title_page);
  g_test_add_func ("/soa-pdf/title/draft-without-approver", test_draft);
  g_test_add_func ("/soa-pdf/title/no-draft-when-approved", test_approved);
  g_test_add_func ("/soa-pdf/summary/counts", test_counts);
  g_test_add_func ("/soa-pdf/summary/by-theme", test_summary);
  g_test_add_func ("/soa-pdf/summary/links-to-themes", test_links);
  g_test_add_func ("/soa-pdf/file/outline-leads-there", test_outline);
  g_test_add_func ("/soa-pdf/file/metadata", test_metadata);
  g_test_add_func ("/soa-pdf/file/no-date-of-its-own", test_no_date_of_its_own);
  g_test_add_func ("/soa-pdf/file/same-bytes-in-any-thread", test_same_bytes);
  g_test_add_func ("/soa-pdf/text/empty", test_empty);
  g_test_add_func ("/soa-pdf/text/empty-rows", test_empty_rows);
  g_test_add_func ("/soa-pdf/text/foreign-and-hostile", test_foreign_text);
  g_test_add_func ("/soa-pdf/text/checksum-is-whole", test_checksum);
  g_test_add_func ("/soa-pdf/stop/cancelled-before", test_cancelled_before);
  g_test_add_func ("/soa-pdf/stop/cancelled-while-writing", test_cancelled_while_writing);
  g_test_add_func ("/soa-pdf/stop/write-error-reaches-caller", test_write_error);
  open_sample ();
  failed = g_test_run ();
  close_sample ();
  return failed;
}
