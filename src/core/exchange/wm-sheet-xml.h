/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-package.h"

G_BEGIN_DECLS

/* Reads the XML in a workbook as it is unpacked: no tree, no document type, no entities but the
 * five that XML has, nothing fetched. */

/** WmSheetAttributes: the attributes of the element that is being started. */
typedef struct
{
  const unsigned char **values; /* as libxml2 gives them: five pointers each */
  int n;
} WmSheetAttributes;

/**
 * wm_sheet_attribute:
 * @uri: (nullable): the namespace, %NULL: any or none
 * @length: (out): of the value, which does not end with a NUL
 *
 * Returns: (nullable): the value
 */
const char *wm_sheet_attribute (const WmSheetAttributes *self, const char *uri, const char *name,
                                gsize *length);
/** wm_sheet_dup_attribute: (transfer full) (nullable): the value. */
char *wm_sheet_dup_attribute (const WmSheetAttributes *self, const char *uri,
                              const char *name) G_GNUC_WARN_UNUSED_RESULT;
/** wm_sheet_attribute_number: the value as a whole number of 0 or more, else @fallback. */
guint wm_sheet_attribute_number (const WmSheetAttributes *self, const char *uri, const char *name,
                                 guint fallback);
/** wm_sheet_attribute_is: whether the value is @wanted. */
gboolean wm_sheet_attribute_is (const WmSheetAttributes *self, const char *uri, const char *name,
                                const char *wanted);

/** WmSheetHandlers: what is told of the XML. Where one sets @error the reading ends. */
typedef struct
{
  void (*start) (gpointer data, const char *uri, const char *name,
                 const WmSheetAttributes *attributes, GError **error);
  void (*end) (gpointer data, const char *uri, const char *name, GError **error);
  void (*text) (gpointer data, const char *text, gsize length);
} WmSheetHandlers;

/**
 * wm_sheet_xml_read:
 *
 * Reads the part @name of @package. XML that is none fails with %WM_TABLE_ERROR_DAMAGED, a document
 * type with %WM_TABLE_ERROR_NOT_A_TABLE.
 */
gboolean wm_sheet_xml_read (WmPackage *package, const char *name, const WmSheetHandlers *handlers,
                            gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
