/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * wm_page_help_texts_find:
 * @page: the id of a page
 *
 * Returns: (nullable): in English, for gettext, what that page is for and how to begin; %NULL where
 *   nothing was written for it
 */
const char *wm_page_help_texts_find (const char *page);

/** wm_page_help_texts_list_pages: (transfer container): the ids that have a text; free the array.
 */
const char **wm_page_help_texts_list_pages (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
