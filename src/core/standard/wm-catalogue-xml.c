/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-catalogue-xml.h"
#include "wm-catalogue-error.h"
#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

/* A catalogue with all its guidance is under one megabyte; as a tree, XML takes up to thirty times
 * its size. */
#define MAX_BYTES (4 * 1024 * 1024)

/* Long enough for any sentence of ours; a hostile file can have names of 50,000 characters. */
#define MAX_PROBLEM 300

static void
set_error_at_line (GError **error, WmCatalogueError code, long line, const char *problem)
{
  g_autofree char *start =
      g_utf8_substring (problem, 0, MIN (g_utf8_strlen (problem, -1), MAX_PROBLEM));

  g_set_error (
      error, WM_CATALOGUE_ERROR, code,
      /* Translators: the number of a line, and a sentence that says what is wrong in it. */
      _ ("The catalogue was not loaded; nothing else has changed. Line %1$ld: %2$s"), line, start);
}

/* Says what is wrong at @node. @format makes a whole sentence in the reader's language. */
void
wm_catalogue_xml_set_error (GError **error, xmlNode *node, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list args;

  va_start (args, format);
  problem = g_strdup_vprintf (format, args);
  va_end (args);
  set_error_at_line (error, WM_CATALOGUE_ERROR_INVALID, xmlGetLineNo (node), problem);
}

/* Stops at "<!DOCTYPE", which is before any entity can be declared: no catalogue needs one, and
 * they are the way to make a small file explode or reach for others. */
static void
refuse_doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id,
                   const xmlChar *system_id)
{
  xmlParserCtxt *context = data;
  int *doctype_line = context->_private;

  *doctype_line = MAX (xmlSAX2GetLineNumber (context), 1);
  xmlStopParser (context);
}

static void
set_parser_error (GError **error, xmlParserCtxt *context, int doctype_line)
{
  const xmlError *problem = xmlCtxtGetLastError (context);
  g_autofree char *message = NULL;

  if (doctype_line > 0)
    {
      set_error_at_line (error, WM_CATALOGUE_ERROR_MALFORMED, doctype_line,
                         _ ("A document type declaration is not accepted. Remove it."));
      return;
    }
  message = g_utf8_make_valid (problem && problem->message ? problem->message : "?", -1);
  set_error_at_line (error, WM_CATALOGUE_ERROR_MALFORMED, problem ? problem->line : 0,
                     g_strstrip (message));
}

/**
 * wm_catalogue_xml_read:
 * @bytes: a file from anywhere
 *
 * Reads XML without opening anything else, with bounds on size and depth, and without entities.
 *
 * Returns: (transfer full): the document, with a root element
 */
xmlDoc *
wm_catalogue_xml_read (GBytes *bytes, GError **error)
{
  /* libxml2's own bound of 256 levels stays, as XML_PARSE_HUGE is not given. */
  const int options =
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
  int doctype_line = 0;
  g_autoptr (xmlDoc) document = NULL;
  xmlParserCtxt *context;
  gconstpointer data;
  gsize size;

  data = g_bytes_get_data (bytes, &size);
  if (size > MAX_BYTES)
    {
      g_autofree char *limit = g_format_size_full (MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (
          error, WM_CATALOGUE_ERROR, WM_CATALOGUE_ERROR_TOO_LARGE,
          /* Translators: a size such as "4.0 MiB". */
          _ ("The catalogue was not loaded; nothing else has changed. It is larger than %s, which "
             "no catalogue is: look whether this is the right file."),
          limit);
      return NULL;
    }

  context = xmlNewParserCtxt ();
  context->_private = &doctype_line;
  context->sax->internalSubset = refuse_doctype_cb;
  document = xmlCtxtReadMemory (context, data ? data : "", (int) size, NULL, NULL, options);
  if (document == NULL || doctype_line > 0)
    {
      set_parser_error (error, context, doctype_line);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return g_steal_pointer (&document);
}

/* Gives @node or the next element after it among its siblings, %NULL after the last. */
xmlNode *
wm_catalogue_xml_skip_to_element (xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

char *
wm_catalogue_xml_dup_attribute (xmlNode *element, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (element, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* The text is the key of its translation, so white space is folded exactly as xgettext does by the
 * rules in po/its: these three characters, nothing at either end, one space elsewhere. */
static char *
fold_white_space (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text + strspn (text, " \t\n"); *p != '\0';)
    {
      gsize word = strcspn (p, " \t\n");
      gsize gap = strspn (p + word, " \t\n");

      g_string_append_len (folded, p, word);
      if (gap > 0 && p[word + gap] != '\0')
        g_string_append_c (folded, ' ');
      p += word + gap;
    }
  return g_string_free (folded, FALSE);
}

/* Gives the text for people in @element, with white space folded. Anything but plain text in it is
 * an error: xgettext would put the pieces together in another way. */
char *
wm_catalogue_xml_dup_text (xmlNode *element, GError **error)
{
  xmlNode *only = element->children;
  g_autofree char *text = NULL;

  if (only != NULL && (only->type != XML_TEXT_NODE || only->next != NULL))
    {
      wm_catalogue_xml_set_error (
          error, element,
          /* Translators: the name of an XML element. */
          _ ("There is something other than plain text in <%s>. Leave only text there."),
          (const char *) element->name);
      return NULL;
    }

  text = fold_white_space (only != NULL ? (const char *) only->content : "");
  if (*text == '\0')
    {
      wm_catalogue_xml_set_error (error, element,
                                  /* Translators: the name of an XML element. */
                                  _ ("<%s> is empty. Write its text, or take the element out."),
                                  (const char *) element->name);
      return NULL;
    }
  return g_steal_pointer (&text);
}
