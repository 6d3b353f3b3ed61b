/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-edit.h"
#include "project/wm-evidence.h"
#include "project/wm-recovery.h"
#include "project/wm-save.h"
#include "project/wm-undo.h"
#include "project/wm-verify.h"

/* What the tests of saving, recovery and hostile files share: a folder of its own, a project in it,
 * and the looks at it that say whether anything is lost. */

typedef struct
{
  char *folder;   /* all of it; removed and asserted empty at the end */
  char *files;    /* a folder in it for project files and nothing else */
  char *recovery; /* a folder in it for the journals */
  char *path;     /* a project file in files */
  WmRegistry *registry;
} Kit;

void kit_set_up (Kit *kit, gconstpointer unused);
void kit_tear_down (Kit *kit, gconstpointer unused);
#define KIT_ADD(path, function) g_test_add (path, Kit, NULL, kit_set_up, function, kit_tear_down)

WmProjectOptions kit_options (Kit *kit);

/* Makes a project with some records and one piece of evidence, saved at path, and closes it. Every
 * call in one run of the program writes the same bytes. */
void kit_make_file (Kit *kit);
WmProject *kit_create (Kit *kit);
WmProject *kit_open (Kit *kit);
WmProject *kit_open_path (Kit *kit, const char *path);
/* Opens a file that must be refused with that error. */
void kit_assert_refused (Kit *kit, const char *path, GQuark domain, int code);

/* Closes the project in order; nothing may hold it any more. */
void kit_close (WmProject **project);
/* Lets go of the project as a crash would: its journal stays behind. */
void kit_crash (WmProject **project);
/* Runs what is waiting in the main context. */
void kit_settle (void);
/* A GAsyncReadyCallback whose user data is a GAsyncResult *, and the wait for it. */
void kit_answered_cb (GObject *source, GAsyncResult *result, gpointer answer);
void kit_wait (GAsyncResult **answer);

char *kit_add (WmProject *project, const char *kind, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Adds an asset and nothing else. */
void kit_edit (WmProject *project, const char *name);
gint64 kit_count (WmProject *project, const char *kind);
/* Writes @content to a file and attaches that; gives the id of the evidence. */
char *kit_attach (Kit *kit, WmProject *project, const char *name,
                  const char *content) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of evidence, or NULL with the error. */
GBytes *kit_extract (Kit *kit, WmProject *project, const char *id,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kit_assert_evidence (Kit *kit, WmProject *project, const char *id, const char *content);

/* The hash of every row of every table that edits change. */
char *kit_hash_state (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;
/* The same as it was after the event @seq; NULL where the history does not lead back to it. */
char *kit_hash_state_at (WmProject *project, gint64 seq) G_GNUC_WARN_UNUSED_RESULT;

/* Problems that verifying finds, as "code code …"; "" for none. */
char *kit_verify (Kit *kit, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void kit_assert_verifies (Kit *kit, const char *path);
/* How many names are in a folder, hidden ones too. */
guint kit_count_names (const char *folder);
/* The first name in @folder with that beginning, as a path; NULL where there is none. */
char *kit_find (const char *folder, const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
/* The folder of the only journal. */
char *kit_find_journal (Kit *kit) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kit_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void kit_write (const char *path, GBytes *bytes);
void kit_copy (const char *from, const char *to);
