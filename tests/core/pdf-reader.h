/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* Under names of our own: newer releases of Poppler define the clean-up, older ones do not. */
typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

char *pdf_read_page (PopplerDocument *document, int n);
char *pdf_read_pages (PopplerDocument *document, int first);
char *pdf_read_column (PopplerDocument *document, int first, double left, double right);
int pdf_get_target (PopplerDocument *document, PopplerAction *action);
void assert_contains (const char *text, const char *part);
void assert_lacks (const char *text, const char *part);

G_END_DECLS
