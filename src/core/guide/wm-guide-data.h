/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the files of this folder are read that stand under data/ and come with the program. Private
 * to this folder. */

typedef struct
{
  void (*begin) (const char *element, const char **names, const char **values, gpointer user_data);
  /* @text: of the element, each run of spaces and line breaks one space, as for xgettext */
  void (*end) (const char *element, const char *text, gpointer user_data);
} WmGuideParser;

/**
 * wm_guide_data_read:
 * @name: of the file under data/, such as "guide/gaps.xml"
 *
 * Calls @parser for each element. A mistake in the file is a mistake of the program and ends it.
 */
void wm_guide_data_read (const char *name, const WmGuideParser *parser, gpointer user_data);

G_END_DECLS
