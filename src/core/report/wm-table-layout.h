/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page-layout.h"

G_BEGIN_DECLS

/**
 * WmTableColumn:
 * @title: the text of the header, which is repeated on each page
 * @weight: its share of the width
 * @align: where its text stands
 */
typedef struct
{
  const char *title;
  double weight;
  PangoAlignment align;
} WmTableColumn;

/**
 * WmTableRow:
 * @destination: (nullable): a name by which the row can be reached
 * @continued: (nullable): what the first column says on further pages, if the row is taller than
 *   one
 * @total: a rule above it, as above a sum
 */
typedef struct
{
  const char *destination;
  const char *continued;
  gboolean total;
} WmTableRow;

typedef struct _WmTableLayout WmTableLayout;

WmTableLayout *
wm_table_layout_new (WmPageLayout *pages, const WmTableColumn *columns, guint n_columns);
void wm_table_layout_free (WmTableLayout *self);
void wm_table_layout_add_group (WmTableLayout *self, const char *title, const char *note,
                                const char *destination);
void wm_table_layout_begin_row (WmTableLayout *self, const WmTableRow *row);
void wm_table_layout_add_text (WmTableLayout *self, guint column, const WmText *text);
void wm_table_layout_end_row (WmTableLayout *self);
void wm_table_layout_end (WmTableLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTableLayout, wm_table_layout_free)

G_END_DECLS
