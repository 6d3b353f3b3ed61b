/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What sort of file one is, by its name: what people tell them apart by. */

typedef struct
{
  const char *label;   /* English, for gettext */
  const char *icon;    /* a symbolic icon */
  gboolean is_program; /* opening it may run it */
} WmFileSort;

/** wm_file_sort_find: @name: (nullable): the name of a file; never %NULL. */
const WmFileSort *wm_file_sort_find (const char *name);
/** wm_file_sort_get_label: the translated word: "PDF", "Table", "File". */
const char *wm_file_sort_get_label (const WmFileSort *self);

G_END_DECLS
