/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-serial.h"
#include "wm-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More of each than any workbook that a table is kept in. */
#define MAX_SHEETS 1000
#define MAX_FORMATS 100000
#define MAX_STRING_BYTES (256 * 1024 * 1024)

/* Links from one part to others: id -> target. */
typedef struct
{
  GHashTable *targets; /* (owned) char * id -> (owned) char * part */
  GHashTable *types;   /* (owned) char * end of a type -> (owned) char * part */
  char *folder;        /* owned: that targets are relative to */
} Links;

static void
links_clear (Links *self)
{
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->types, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

/* Gives the name of the part that @target means, seen from @folder ("xl/"). */
static char *
dup_part (const char *folder, const char *target)
{
  g_autofree char *whole =
      *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (whole, "/");

  return g_strdup (canonical + 1);
}

static void
start_link (gpointer data, const char *uri, const char *name, const WmSheetAttributes *attributes,
            GError **error)
{
  Links *self = data;
  g_autofree char *id = wm_sheet_dup_attribute (attributes, NULL, "Id");
  g_autofree char *type = wm_sheet_dup_attribute (attributes, NULL, "Type");
  g_autofree char *target = wm_sheet_dup_attribute (attributes, NULL, "Target");
  const char *slash = type != NULL ? strrchr (type, '/') : NULL;

  if (strcmp (name, "Relationship") != 0 || id == NULL || target == NULL || slash == NULL ||
      wm_sheet_attribute_is (attributes, NULL, "TargetMode", "External"))
    return;
  g_hash_table_replace (self->types, g_strdup (slash + 1), dup_part (self->folder, target));
  g_hash_table_replace (self->targets, g_steal_pointer (&id), dup_part (self->folder, target));
}

/* Reads what @part links to. A part without links is no error. */
static gboolean
read_links (WmPackage *package, const char *part, Links *links, GCancellable *cancellable,
            GError **error)
{
  static const WmSheetHandlers handlers = { .start = start_link };
  const char *slash = strrchr (part, '/');
  const char *base = slash != NULL ? slash + 1 : part;
  g_autofree char *name = NULL;

  links->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  links->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  links->folder = g_strndup (part, (gsize) (base - part));
  name = g_strconcat (links->folder, "_rels/", base, ".rels", NULL);
  return !wm_package_has (package, name) ||
         wm_sheet_xml_read (package, name, &handlers, links, cancellable, error);
}

/* The list of sheets */

typedef struct
{
  WmWorkbook *workbook;
  Links *links;
} SheetReader;

static gboolean
is_true (const WmSheetAttributes *attributes, const char *name)
{
  return wm_sheet_attribute_is (attributes, NULL, name, "1") ||
         wm_sheet_attribute_is (attributes, NULL, name, "true");
}

/* Sheets that are charts, dialogs or macros lie in other folders. */
static gboolean
is_worksheet (const char *part)
{
  return strstr (part, "chartsheet") == NULL && strstr (part, "dialogsheet") == NULL &&
         strstr (part, "macrosheet") == NULL;
}

static void
start_sheet (gpointer data, const char *uri, const char *name, const WmSheetAttributes *attributes,
             GError **error)
{
  SheetReader *self = data;
  g_autofree char *link = NULL;
  const char *part;
  WmSheet *sheet;

  if (strcmp (name, "workbookPr") == 0)
    self->workbook->shared.from_1904 = is_true (attributes, "date1904");
  if (strcmp (name, "sheet") != 0 || self->workbook->sheets->len >= MAX_SHEETS)
    return;
  link = wm_sheet_dup_attribute (attributes, NULL, "id");
  part = link != NULL ? g_hash_table_lookup (self->links->targets, link) : NULL;
  if (part == NULL || !is_worksheet (part))
    return;
  sheet = g_new0 (WmSheet, 1);
  sheet->name = wm_sheet_dup_attribute (attributes, NULL, "name");
  if (sheet->name == NULL)
    sheet->name = g_strdup ("");
  sheet->part = g_strdup (part);
  sheet->hidden = wm_sheet_attribute_is (attributes, NULL, "state", "hidden") ||
                  wm_sheet_attribute_is (attributes, NULL, "state", "veryHidden");
  g_ptr_array_add (self->workbook->sheets, sheet);
}

gboolean
wm_xlsx_list (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { .start = start_sheet };
  g_auto (Links) top = { 0 };
  g_auto (Links) links = { 0 };
  SheetReader reader = { self, &links };
  const char *part;

  if (!read_links (self->package, "", &top, cancellable, error))
    return FALSE;
  part = g_hash_table_lookup (top.types, "officeDocument");
  if (part == NULL || !g_str_has_prefix (part, "xl/"))
    {
      g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_NOT_A_TABLE,
                           _ ("This is an office document, but not a workbook. Copy its table into "
                              "a spreadsheet, save that, and choose it. Nothing was changed."));
      return FALSE;
    }
  if (!read_links (self->package, part, &links, cancellable, error) ||
      !wm_sheet_xml_read (self->package, part, &handlers, &reader, cancellable, error))
    return FALSE;
  self->strings_part = g_strdup (g_hash_table_lookup (links.types, "sharedStrings"));
  self->styles_part = g_strdup (g_hash_table_lookup (links.types, "styles"));
  return TRUE;
}

/* Formats of cells */

typedef struct
{
  WmXlsxShared *shared;
  GHashTable *codes; /* number of a format -> WmNumberLook + 1 */
  gboolean in_cells;
} StyleReader;

static void
start_style (gpointer data, const char *uri, const char *name, const WmSheetAttributes *attributes,
             GError **error)
{
  StyleReader *self = data;
  guint id = wm_sheet_attribute_number (attributes, NULL, "numFmtId", 0);

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0 && g_hash_table_size (self->codes) < MAX_FORMATS)
    {
      g_autofree char *code = wm_sheet_dup_attribute (attributes, NULL, "formatCode");

      g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                           GUINT_TO_POINTER (wm_number_look_of_code (code ? code : "") + 1));
    }
  else if (self->in_cells && strcmp (name, "xf") == 0 && self->shared->looks->len < MAX_FORMATS)
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));
      WmNumberLook look = known > 0 ? (WmNumberLook) (known - 1) : wm_number_look_of_builtin (id);

      g_array_append_val (self->shared->looks, look);
    }
}

static void
end_style (gpointer data, const char *uri, const char *name, GError **error)
{
  if (strcmp (name, "cellXfs") == 0)
    ((StyleReader *) data)->in_cells = FALSE;
}

static gboolean
read_styles (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { .start = start_style, .end = end_style };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  StyleReader reader = { .shared = &self->shared, .codes = codes };

  return self->styles_part == NULL || !wm_package_has (self->package, self->styles_part) ||
         wm_sheet_xml_read (self->package, self->styles_part, &handlers, &reader, cancellable,
                            error);
}

/* Shared texts */

typedef struct
{
  WmXlsxShared *shared;
  GString *piece;
  guint in_phonetic; /* how Japanese is read, which is no part of the text */
  gboolean in_text;
} StringReader;

static int
read_hex (const char *text)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

void
wm_xlsx_append_text (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *escape = memchr (text, '_', (gsize) (end - text));
      int code;

      if (escape == NULL)
        break;
      g_string_append_len (out, text, escape - text);
      text = escape;
      code = end - text >= 7 && text[1] == 'x' && text[6] == '_' ? read_hex (text + 2) : -1;
      if (code > 0 && (code < 0xd800 || code > 0xdfff))
        g_string_append_unichar (out, (gunichar) code);
      else
        g_string_append_c (out, '_');
      text += code > 0 && (code < 0xd800 || code > 0xdfff) ? 7 : 1;
    }
  g_string_append_len (out, text, end - text);
}

static void
start_string (gpointer data, const char *uri, const char *name, const WmSheetAttributes *attributes,
              GError **error)
{
  StringReader *self = data;

  if (strcmp (name, "si") == 0)
    {
      guint32 start = (guint32) self->shared->strings->len;

      g_array_append_val (self->shared->string_starts, start);
    }
  self->in_phonetic += strcmp (name, "rPh") == 0;
  self->in_text = strcmp (name, "t") == 0 && self->in_phonetic == 0;
  g_string_truncate (self->piece, 0);
}

static void
end_string (gpointer data, const char *uri, const char *name, GError **error)
{
  StringReader *self = data;
  GString *strings = self->shared->strings;

  if (self->in_text && strcmp (name, "t") == 0)
    wm_xlsx_append_text (strings, self->piece->str, self->piece->len);
  self->in_text = FALSE;
  self->in_phonetic -= self->in_phonetic > 0 && strcmp (name, "rPh") == 0;
  if (strcmp (name, "si") == 0)
    g_string_append_c (strings, '\0');
  if (strings->len > MAX_STRING_BYTES)
    g_set_error_literal (error, WM_TABLE_ERROR, WM_TABLE_ERROR_TOO_LARGE,
                         _ ("This workbook holds more text than Waymark reads at once. Split it "
                            "into smaller ones. Nothing was changed."));
}

static void
add_string_text (gpointer data, const char *text, gsize length)
{
  StringReader *self = data;

  if (self->in_text)
    g_string_append_len (self->piece, text, (gssize) length);
}

static gboolean
read_strings (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  static const WmSheetHandlers handlers = { start_string, end_string, add_string_text };
  g_autoptr (GString) piece = g_string_new (NULL);
  StringReader reader = { .shared = &self->shared, .piece = piece };

  return self->strings_part == NULL || !wm_package_has (self->package, self->strings_part) ||
         wm_sheet_xml_read (self->package, self->strings_part, &handlers, &reader, cancellable,
                            error);
}

gboolean
wm_xlsx_load_shared (WmWorkbook *self, GCancellable *cancellable, GError **error)
{
  if (self->has_shared)
    return TRUE;
  self->shared.looks = g_array_new (FALSE, TRUE, sizeof (WmNumberLook));
  self->shared.strings = g_string_new (NULL);
  self->shared.string_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->has_shared = TRUE;
  return read_styles (self, cancellable, error) && read_strings (self, cancellable, error);
}
