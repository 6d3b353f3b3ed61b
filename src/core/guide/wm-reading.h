/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The guide to read, out of data/guide/reading.xml. It is read when it is first asked for and never
 * changes; what is given belongs to it. Texts are in English, which is their key for gettext;
 * wm_reading_translate() gives them in the reader's language. */

typedef enum
{
  WM_READING_PARAGRAPH,
  WM_READING_HEADING,
  WM_READING_ITEM,    /* a line of a list */
  WM_READING_TERM,    /* a word with what it means */
  WM_READING_GO,      /* leads to a page of the window */
  WM_READING_CLAUSES, /* what each clause asks */
  WM_READING_TOOLS,   /* the kinds of tool */
} WmReadingBlockKind;

typedef struct
{
  WmReadingBlockKind kind;
  char *text; /* (nullable): what it says; of a term what it means */
  char *name; /* (nullable): of a term the word, of %WM_READING_GO the id of the page */
} WmReadingBlock;

typedef struct
{
  char *id; /* a token that links keep, such as "glossary" */
  char *title;
  GPtrArray *blocks; /* (element-type WmReadingBlock) */
} WmReadingChapter;

/** wm_reading_get_chapters: (transfer none) (element-type WmReadingChapter): in their order. */
GPtrArray *wm_reading_get_chapters (void);

/** wm_reading_find: (nullable): the chapter with that id. */
const WmReadingChapter *wm_reading_find (const char *id);

/** wm_reading_translate: (nullable): @text in the reader's language; %NULL for %NULL. */
const char *wm_reading_translate (const char *text);

G_END_DECLS
