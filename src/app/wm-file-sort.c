/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-file-sort.h"

#include <glib/gi18n.h>
#include <string.h>

static const WmFileSort sorts[] = {
  { N_ ("File"), "text-x-generic-symbolic", FALSE },
  { N_ ("Document"), "x-office-document-symbolic", FALSE },
  { N_ ("PDF"), "x-office-document-symbolic", FALSE },
  { N_ ("Table"), "x-office-spreadsheet-symbolic", FALSE },
  { N_ ("Slides"), "x-office-presentation-symbolic", FALSE },
  { N_ ("Picture"), "image-x-generic-symbolic", FALSE },
  { N_ ("Text"), "text-x-generic-symbolic", FALSE },
  { N_ ("Mail"), "mail-unread-symbolic", FALSE },
  { N_ ("Recording"), "audio-x-generic-symbolic", FALSE },
  { N_ ("Film"), "video-x-generic-symbolic", FALSE },
  { N_ ("Archive"), "package-x-generic-symbolic", FALSE },
  { N_ ("Program"), "application-x-executable-symbolic", TRUE },
};

enum
{
  SORT_FILE,
  SORT_DOCUMENT,
  SORT_PDF,
  SORT_TABLE,
  SORT_SLIDES,
  SORT_PICTURE,
  SORT_TEXT,
  SORT_MAIL,
  SORT_SOUND,
  SORT_FILM,
  SORT_ARCHIVE,
  SORT_PROGRAM,
};

/* The last part of the name in small letters, a space at each side. A system without a database of
 * types knows no better, and one that has it may know other types than the next one. */
static const struct
{
  const char *endings;
  guint sort;
} endings[] = {
  { " pdf ", SORT_PDF },
  { " doc docx odt ott rtf pages wpd ", SORT_DOCUMENT },
  { " xls xlsx xlsm ods csv tsv numbers ", SORT_TABLE },
  { " ppt pptx odp key ", SORT_SLIDES },
  { " png jpg jpeg gif webp svg bmp tif tiff heic avif drawio vsd vsdx odg ", SORT_PICTURE },
  { " txt md log conf cfg ini json xml yaml yml html htm ", SORT_TEXT },
  { " eml msg mbox ", SORT_MAIL },
  { " mp3 ogg oga opus flac wav m4a ", SORT_SOUND },
  { " mp4 mkv webm mov avi ", SORT_FILM },
  { " zip 7z gz tar tgz xz bz2 zst rar ", SORT_ARCHIVE },
  { " exe com bat cmd msi msix scr pif lnk reg hta cpl vb vbs vbe js jse wsf wsh ps1 psm1 jar sh bash"
    " zsh csh fish run bin appimage desktop flatpakref deb rpm snap py pyw pl rb php lua tcl app dmg"
    " pkg command workflow apk ",
    SORT_PROGRAM },
};

const WmFileSort *
wm_file_sort_find (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *small = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_autofree char *ending = small != NULL ? g_strdup_printf (" %s ", small) : NULL;

  if (ending == NULL || strchr (small, ' ') != NULL)
    return &sorts[SORT_FILE];
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strstr (endings[i].endings, ending) != NULL)
      return &sorts[endings[i].sort];
  return &sorts[SORT_FILE];
}

const char *
wm_file_sort_get_label (const WmFileSort *self)
{
  return _ (self->label);
}
