/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-sheet-xml.h"

#include "wm-table.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#define AMPERSAND "&#38;"

typedef struct
{
  const WmSheetHandlers *handlers;
  gpointer data;
  xmlParserCtxt *context; /* owned */
  GError *error;
} WmSheetXml;

const char *
wm_sheet_attribute (const WmSheetAttributes *self, const char *uri, const char *name, gsize *length)
{
  for (int i = 0; i < self->n; i++)
    {
      const unsigned char **value = self->values + (gsize) i * 5;

      if (strcmp ((const char *) value[0], name) == 0 &&
          (uri == NULL || g_strcmp0 ((const char *) value[2], uri) == 0))
        {
          *length = (gsize) (value[4] - value[3]);
          return (const char *) value[3];
        }
    }
  *length = 0;
  return NULL;
}

/* As entities are not replaced, libxml2 gives an ampersand in this form, and it alone. */
static char *
dup_plain (const char *value, gsize length)
{
  g_autoptr (GString) plain = g_string_new_len (value, (gssize) length);

  if (memchr (value, '&', length) != NULL)
    g_string_replace (plain, AMPERSAND, "&", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
wm_sheet_dup_attribute (const WmSheetAttributes *self, const char *uri, const char *name)
{
  gsize length;
  const char *value = wm_sheet_attribute (self, uri, name, &length);

  return value != NULL ? dup_plain (value, length) : NULL;
}

guint
wm_sheet_attribute_number (const WmSheetAttributes *self, const char *uri, const char *name,
                           guint fallback)
{
  gsize length;
  const char *value = wm_sheet_attribute (self, uri, name, &length);
  guint number = 0;

  if (value == NULL || length == 0 || length > 9)
    return fallback;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return fallback;
      number = number * 10 + (guint) (value[i] - '0');
    }
  return number;
}

gboolean
wm_sheet_attribute_is (const WmSheetAttributes *self, const char *uri, const char *name,
                       const char *wanted)
{
  gsize length;
  const char *value = wm_sheet_attribute (self, uri, name, &length);
  g_autofree char *plain = NULL;

  if (value == NULL || memchr (value, '&', length) == NULL)
    return value != NULL && length == strlen (wanted) && memcmp (value, wanted, length) == 0;
  plain = dup_plain (value, length);
  return strcmp (plain, wanted) == 0;
}

static void
stop_at_error (WmSheetXml *self)
{
  if (self->error != NULL)
    xmlStopParser (self->context);
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  WmSheetXml *self = data;
  const WmSheetAttributes given = { attributes, n_attributes };

  if (self->error != NULL)
    return;
  self->handlers->start (self->data, uri != NULL ? (const char *) uri : "", (const char *) name,
                         &given, &self->error);
  stop_at_error (self);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  WmSheetXml *self = data;

  if (self->error != NULL || self->handlers->end == NULL)
    return;
  self->handlers->end (self->data, uri != NULL ? (const char *) uri : "", (const char *) name,
                       &self->error);
  stop_at_error (self);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  WmSheetXml *self = data;

  if (self->error == NULL && self->handlers->text != NULL)
    self->handlers->text (self->data, (const char *) text, (gsize) length);
}

/* Comes before any entity can be declared: no workbook has one, and they are the way to make a
 * small file explode or reach for others. */
static void
refuse_doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id,
                   const xmlChar *system_id)
{
  WmSheetXml *self = data;

  if (self->error == NULL)
    g_set_error_literal (&self->error, WM_TABLE_ERROR, WM_TABLE_ERROR_NOT_A_TABLE,
                         _ ("This workbook holds declarations that no spreadsheet writes and that "
                            "can do harm. Do not use the file unless you know where it comes from; "
                            "saved again from a spreadsheet it can be read. Nothing was changed."));
  stop_at_error (self);
}

static gboolean
parse_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  WmSheetXml *self = user_data;
  int status = xmlParseChunk (self->context, data, (int) size, 0);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (status != XML_ERR_OK && !self->context->wellFormed)
    {
      wm_package_set_damaged (error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
finish (WmSheetXml *self, GError **error)
{
  xmlParseChunk (self->context, "", 0, 1);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (self->context->wellFormed)
    return TRUE;
  wm_package_set_damaged (error);
  return FALSE;
}

gboolean
wm_sheet_xml_read (WmPackage *package, const char *name, const WmSheetHandlers *handlers,
                   gpointer data, GCancellable *cancellable, GError **error)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_cb,
                        .endElementNs = end_cb,
                        .characters = text_cb,
                        .ignorableWhitespace = text_cb,
                        .cdataBlock = text_cb,
                        .internalSubset = refuse_doctype_cb };
  WmSheetXml self = { .handlers = handlers, .data = data };
  gboolean done;

  self.context = xmlCreatePushParserCtxt (&sax, &self, NULL, 0, NULL);
  /* libxml2's own bounds on depth and names stay, as XML_PARSE_HUGE is not given. */
  xmlCtxtUseOptions (self.context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  done =
      wm_package_read (package, name, parse_cb, &self, cancellable, error) && finish (&self, error);
  g_clear_error (&self.error);
  xmlFreeParserCtxt (self.context);
  return done;
}
