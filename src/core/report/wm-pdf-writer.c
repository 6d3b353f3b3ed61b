/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-pdf-writer.h"

#include "wm-printable.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Cairo hands over a few bytes at a time. */
#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GByteArray *buffer;
  GError *error; /* owned: the first one; nothing is written after it */
} Sink;

static gboolean
flush_sink (Sink *sink)
{
  if (sink->error)
    return FALSE;
  if (!g_output_stream_write_all (sink->stream, sink->buffer->data, sink->buffer->len, NULL,
                                  sink->cancellable, &sink->error))
    return FALSE;
  g_byte_array_set_size (sink->buffer, 0);
  return TRUE;
}

/* Never says that it failed: Cairo 1.16 aborts the program if a page with a named destination could
 * not be written. What comes after an error is dropped, and drawing ends with the page. */
static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error)
    return CAIRO_STATUS_SUCCESS;
  g_byte_array_append (sink->buffer, bytes, length);
  if (sink->buffer->len >= BUFFER_SIZE)
    flush_sink (sink);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * wm_pdf_is_date:
 * @text: (nullable): text from anywhere
 *
 * Returns: %TRUE if it is a date of the calendar, as YYYY-MM-DD
 */
gboolean
wm_pdf_is_date (const char *text)
{
  guint64 year, month, day;
  g_auto (GStrv) parts = NULL;

  if (!text || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  parts = g_strsplit (text, "-", 3);
  return g_ascii_string_to_unsigned (parts[0], 10, 1, 9999, &year, NULL) &&
         g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL) &&
         g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &day, NULL) &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
set_metadata (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  g_autofree char *clean = wm_printable_dup (text);

  if (*clean)
    cairo_pdf_surface_set_metadata (surface, key, clean);
}

static void
set_info (cairo_surface_t *surface, const WmPdfInfo *info)
{
  g_autofree char *date =
      wm_pdf_is_date (info->date) ? g_strconcat (info->date, "T00:00:00Z", NULL) : NULL;

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, info->creator);
  /* Cairo has written the time of day by itself; NULL takes that away again. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, WmPageLayout *pages)
{
  const GArray *outline = wm_page_layout_get_outline (pages);
  g_autofree int *ids = g_new0 (int, outline->len + 1);

  ids[0] = CAIRO_PDF_OUTLINE_ROOT;
  for (guint i = 0; i < outline->len; i++)
    {
      const WmOutlineEntry *entry = &g_array_index (outline, WmOutlineEntry, i);
      g_autofree char *link = g_strdup_printf ("dest='%s'", entry->destination);

      ids[i + 1] =
          cairo_pdf_surface_add_outline (surface, ids[entry->parent], entry->title, link, 0);
    }
}

/* Cairo 1.16 refuses the end of an element on the last page if it began on an earlier one, and
 * wants it after that; 1.18 would make another page of it. */
static void
end_document (cairo_t *cr, gboolean after_last_page)
{
  gboolean is_old = cairo_version () < CAIRO_VERSION_ENCODE (1, 18, 0);

  if (after_last_page == is_old)
    cairo_tag_end (cr, "Document");
}

static void
draw_page (cairo_surface_t *surface, cairo_t *cr, WmPageLayout *pages, guint i)
{
  const WmPage *page = wm_page_layout_get_nth_page (pages, i);

  cairo_pdf_surface_set_size (surface, wm_page_get_width (page), wm_page_get_height (page));
  /* Readers take a file for tagged only if one element holds all others. Setting the size of a
   * page drops the tags that were begun on it. */
  if (i == 0)
    cairo_tag_begin (cr, "Document", NULL);
  wm_page_layout_draw_page (pages, i, cr);
  if (i + 1 == wm_page_layout_get_n_pages (pages))
    end_document (cr, FALSE);
  cairo_show_page (cr);
}

static gboolean
draw_pages (cairo_surface_t *surface, WmPageLayout *pages, Sink *sink)
{
  cairo_t *cr = cairo_create (surface);
  guint n = wm_page_layout_get_n_pages (pages);
  gboolean going = TRUE;

  for (guint i = 0; i < n && going; i++)
    {
      draw_page (surface, cr, pages, i);
      going = !sink->error &&
              !g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error) &&
              cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
    }
  if (n > 0)
    end_document (cr, TRUE);
  cairo_destroy (cr);
  return going;
}

static void
set_cairo_error (cairo_status_t status, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is a technical reason in English. */
               _ ("The PDF could not be made (%s). Your project has not been touched. Try again, "
                  "and tell us if it happens once more."),
               cairo_status_to_string (status));
}

static gboolean
write_surface (cairo_surface_t *surface, WmPageLayout *pages, const WmPdfInfo *info, Sink *sink)
{
  set_info (surface, info);
  if (!draw_pages (surface, pages, sink))
    return FALSE;
  add_outline (surface, pages);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return FALSE;
  return flush_sink (sink) &&
         g_output_stream_flush (sink->stream, sink->cancellable, &sink->error) &&
         !g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error);
}

/**
 * wm_pdf_write:
 * @pages: a complete document; its pages are used up
 * @info: what the file says about itself
 * @stream: where to; it is flushed, and not closed
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Draws a document as PDF. If it fails, what has reached @stream is of no use.
 *
 * Returns: %TRUE if all of it has been written; else @error is what @stream said,
 *   %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED
 */
gboolean
wm_pdf_write (WmPageLayout *pages, const WmPdfInfo *info, GOutputStream *stream,
              GCancellable *cancellable, GError **error)
{
  Sink sink = { .stream = stream,
                .cancellable = cancellable,
                .buffer = g_byte_array_sized_new (BUFFER_SIZE * 2) };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, 1, 1);
  gboolean written = write_surface (surface, pages, info, &sink);
  cairo_status_t status = cairo_surface_status (surface);

  if (!written && !sink.error)
    set_cairo_error (status, &sink.error);
  /* From here on the sink drops what a surface that was left early still wants to write. */
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_byte_array_unref (sink.buffer);
  if (sink.error)
    g_propagate_error (error, sink.error);
  return written;
}
