/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-readme.h"

#include <string.h>

/* In English in every file: the reader need not be the writer, and the same project gives the same
 * bytes everywhere. */
static const char text[] =
    "%s%sinformation security management system\n"
    "\n"
    "This file was written by Waymark. It is a ZIP archive: any program that opens ZIP files\n"
    "shows what is in it (give it the ending .zip if yours insists).\n"
    "\n"
    "evidence/       the files attached as proof, as they were attached. The folder of each is the\n"
    "                beginning of its SHA-256, so that a file is here once however often it is used\n"
    "project.sqlite  every record, and the list of all changes (the table \"event\"). Any SQLite\n"
    "                program opens it; schema version %d\n"
    "manifest.json   name, size and SHA-256 of every file in the archive, and the id of the newest\n"
    "                change\n"
    "%s%s"
    "\n"
    "To check that nothing was altered: the comment of the ZIP archive is the SHA-256 of all bytes\n"
    "before it; the SHA-256 of each file is in manifest.json; each change in the table \"event\"\n"
    "covers the id of the one before. \"waymark-cli verify\" does all three.\n"
    "\n"
    "Please do not change the archive with other programs: Waymark would refuse it as altered.\n";

static const char reports_text[] = "reports/        documents that can be read without Waymark\n";

static const char left_out_text[] =
    "\n"
    "This is a copy from which %u attached file(s) were left out. The list \"left_out\" in\n"
    "manifest.json names them.\n";

GBytes *
wm_readme_new (const char *company, int schema, guint n_left_out, gboolean has_reports)
{
  gboolean has_company = company != NULL && *company != '\0';
  g_autofree char *left_out = g_strdup_printf (left_out_text, n_left_out);
  char *filled = g_strdup_printf (text, has_company ? company : "", has_company ? ": " : "", schema,
                                  has_reports ? reports_text : "", n_left_out > 0 ? left_out : "");

  return g_bytes_new_take (filled, strlen (filled));
}
