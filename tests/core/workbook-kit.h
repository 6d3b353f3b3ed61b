/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "zip-builder.h"

/* Workbooks written by hand, part by part, so that each flavour and each fault can be made. */

typedef struct
{
  const char *name;
  const char *content;
} Part;

/* A ZIP of the parts, up to the one without a name. */
GBytes *workbook_kit_zip (const Part *parts);

/* An Excel workbook of one sheet "Data" with the rows @sheet_data; further parts and attributes
 * may be NULL. */
GBytes *workbook_kit_xlsx (const char *sheet_data, const char *strings, const char *styles,
                           const char *workbook_properties);

/* The same, with an entry that lies: @change gets it before it is written. */
GBytes *
workbook_kit_tampered (const char *sheet_data, const char *part, void (*change) (ZipEntry *entry));

/* An OpenDocument spreadsheet with what stands in <office:spreadsheet>. */
GBytes *workbook_kit_ods (const char *tables);
