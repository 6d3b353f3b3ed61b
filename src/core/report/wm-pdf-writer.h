/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "wm-page-layout.h"

G_BEGIN_DECLS

/**
 * WmPdfInfo:
 * @title: of the document
 * @author: who it is from
 * @subject: (nullable): what it is about
 * @creator: the program and its version
 * @date: (nullable): YYYY-MM-DD, the date of creation that the file names; it comes from the data
 *   and not from the clock, so that the same data gives the same bytes. Left out if it is no date.
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *creator;
  const char *date;
} WmPdfInfo;

gboolean wm_pdf_write (WmPageLayout *pages, const WmPdfInfo *info, GOutputStream *stream,
                       GCancellable *cancellable, GError **error);
gboolean wm_pdf_is_date (const char *text);

G_END_DECLS
