/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-edit.h"
#include "project/wm-evidence.h"
#include "project/wm-project.h"
#include "project/wm-purge.h"
#include "project/wm-save.h"
#include "project/wm-undo.h"
#include "project/wm-verify.h"

/* A project in a folder of its own. Seed and clock are fixed, so every run makes the same ids. */
typedef struct
{
  char *folder;         /* removed at the end, asserted empty */
  char *recovery;       /* the folder of the journals inside it */
  char *path;           /* where test_project_save() writes */
  WmRegistry *registry; /* built-in kinds, unless the test puts another one here */
  WmProject *project;   /* set by set_up and reopen; NULL while closed */
} TestProject;

/* For g_test_add(). test_project_set_up() creates a project of the edition 2022. */
void test_project_set_up (TestProject *self, gconstpointer data);
void test_project_set_up_empty (TestProject *self, gconstpointer data);
void test_project_tear_down (TestProject *self, gconstpointer data);

WmProjectOptions test_project_options (TestProject *self);
void test_project_create (TestProject *self);
void test_project_save (TestProject *self);
/* Closes the project without saving; the object must be gone afterwards. */
void test_project_close (TestProject *self);
void test_project_open (TestProject *self);
/* Saves, closes and opens. */
void test_project_reopen (TestProject *self);
/* Saves and asserts that verifying the file finds nothing. */
void test_project_verify (TestProject *self);

/* Runs what journals left in the main context. */
void test_drain (void);

/* Every record table and the links as text, column by column: equal text is equal state. */
char *test_dump_state (WmDatabase *database);
/* The answer of one SELECT as text: columns with "|", rows with newlines. */
char *test_query (WmDatabase *database, const char *sql);
gint64 test_query_int (WmDatabase *database, const char *sql);
/* The database of a saved project file as it stands there, inflated. */
GBytes *test_read_image (const char *path);

const WmKind *test_kind (TestProject *self, const char *kind_id);
/* Pairs of field id and value, ended by NULL. */
WmValues *test_values (TestProject *self, const char *kind_id, ...) G_GNUC_NULL_TERMINATED;
char *test_add (TestProject *self, const char *kind_id, ...) G_GNUC_NULL_TERMINATED;
void test_set (TestProject *self, const char *id, const char *field_id, const char *value);
char *test_resolve (TestProject *self, const char *text);
WmRecord *test_load (TestProject *self, const char *id);
/* Asserts one value of a record as it is now. */
void
test_assert_value (TestProject *self, const char *id, const char *field_id, const char *expected);
/* Writes a file with @content into the folder and stages it; the source is removed again. */
WmStagedFile *test_stage (TestProject *self, const char *name, const char *content);

/* Asserts that the newest event changed the state from @before, that an undo brings @before back
 * and a redo what there is now, twice, and that references hold each time. */
void test_assert_undoes (TestProject *self, const char *before);
/* Asserts that nothing happened since @before was dumped at the event @seq. */
void test_assert_untouched (TestProject *self, const char *before, gint64 seq);
