/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/wm-import.h"
#include "exchange/wm-table-csv.h"
#include "fixture.h"

/* Fails the test when the bytes are no table. */
WmTable *test_import_read (const char *data, gsize size);

/* The plan for the CSV text @csv. Asserts that making it left no trace. */
WmImport *test_import_prepare (TestProject *self, const char *kind_id, const char *csv,
                               const WmImportOptions *options);

/* Runs the plan and asserts that it could be run. */
void test_import_run (TestProject *self, WmImport *import);

/* Prepares, asserts that there is no problem, runs. */
void test_import_take (TestProject *self, const char *kind_id, const char *csv,
                       const WmImportOptions *options);

/* What is wrong, a line each: place: message. */
char *test_import_list_problems (WmImport *import);

/* Asserts the problem at @index; @words must be in its message. */
void test_import_assert_problem (WmImport *import, guint index, WmImportProblemCode code,
                                 const char *place, const char *words);

/* Asserts that the table @csv has this one problem. */
void test_import_assert_wrong (TestProject *self, const char *kind_id, const char *csv,
                               const WmImportOptions *options, WmImportProblemCode code,
                               const char *place, const char *words);

void test_import_assert_counts (WmImport *import, guint added, guint changed, guint unchanged,
                                guint wrong);

/* What a row sets, as "field: before > after", joined by "; ". */
char *test_import_describe_row (WmImport *import, guint row);

/* Records of a kind as one text: the values of @fields (ids, joined by commas), one a line. */
char *test_import_dump (TestProject *self, const char *kind_id, const char *fields);
