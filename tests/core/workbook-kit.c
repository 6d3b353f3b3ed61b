/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbook-kit.h"

#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define DOCUMENT "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static GBytes *
build (const Part *parts, const char *changed, void (*change) (ZipEntry *entry))
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zip_entry_free);

  for (; parts->name != NULL; parts++)
    {
      ZipEntry *entry;

      if (parts->content == NULL)
        continue;
      entry = zip_entry_new (parts->name, parts->content, strlen (parts->content), ZIP_DEFLATED);
      if (g_strcmp0 (parts->name, changed) == 0)
        change (entry);
      g_ptr_array_add (entries, entry);
    }
  return zip_build (entries, "");
}

GBytes *
workbook_kit_zip (const Part *parts)
{
  return build (parts, NULL, NULL);
}

static GBytes *
build_xlsx (const char *sheet_data, const char *strings, const char *styles,
            const char *workbook_properties, const char *changed, void (*change) (ZipEntry *entry))
{
  g_autofree char *sheet =
      g_strdup_printf ("<worksheet xmlns='" MAIN "'>%s</worksheet>", sheet_data);
  g_autofree char *workbook =
      g_strdup_printf ("<workbook xmlns='" MAIN "' xmlns:r='" DOCUMENT "'><workbookPr %s/><sheets>"
                       "<sheet name='Data' sheetId='1' r:id='rId1'/></sheets></workbook>",
                       workbook_properties != NULL ? workbook_properties : "");
  const Part parts[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "_rels/.rels", "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" DOCUMENT
                     "/officeDocument' Target='xl/workbook.xml'/></Relationships>" },
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='" PACKAGE "'><Relationship Id='rId1' Type='" DOCUMENT
      "/worksheet' Target='/xl/worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" DOCUMENT
      "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId3' Type='" DOCUMENT
      "/styles' Target='styles.xml'/></Relationships>" },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/sharedStrings.xml", strings },
    { "xl/styles.xml", styles },
    { NULL, NULL },
  };

  return build (parts, changed, change);
}

GBytes *
workbook_kit_xlsx (const char *sheet_data, const char *strings, const char *styles,
                   const char *workbook_properties)
{
  return build_xlsx (sheet_data, strings, styles, workbook_properties, NULL, NULL);
}

GBytes *
workbook_kit_tampered (const char *sheet_data, const char *part, void (*change) (ZipEntry *entry))
{
  return build_xlsx (sheet_data, NULL, NULL, NULL, part, change);
}

GBytes *
workbook_kit_ods (const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content "
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
      "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
      "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"
      "<office:automatic-styles><style:style style:name='ta2' style:family='table'>"
      "<style:table-properties table:display='false'/></style:style></office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
      "</office:document-content>",
      tables);
  const Part parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { NULL, NULL },
  };

  return workbook_kit_zip (parts);
}
