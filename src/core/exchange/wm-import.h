/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "wm-table.h"

G_BEGIN_DECLS

/* Taking a table into a register of a project, in two steps: wm_import_prepare() reads everything,
 * finds every mistake and plans what would happen without writing anything; wm_import_run() does
 * what was planned, all of it or nothing, as one event. Whoever wants to show the plan first, or
 * never to run it, stops between the two. */

#define WM_IMPORT_ERROR (wm_import_error_quark ())

/**
 * WmImportError:
 * @WM_IMPORT_ERROR_MAP: what was said about a column does not fit the table or the register
 * @WM_IMPORT_ERROR_PROBLEMS: the table has mistakes, see wm_import_get_problem()
 * @WM_IMPORT_ERROR_MOVED: the project was changed since the import was prepared
 *
 * Why an import is refused. The message is a sentence for people.
 */
typedef enum
{
  WM_IMPORT_ERROR_MAP,
  WM_IMPORT_ERROR_PROBLEMS,
  WM_IMPORT_ERROR_MOVED,
} WmImportError;

GQuark wm_import_error_quark (void);

/**
 * WmImportMap:
 * @column: the name of a column of the table, compared as wm_table_find_column() does
 * @field: the id of a field, "id" or "number" for the columns that say which record a row means, or
 *   "" to leave the column out
 *
 * What a person says about a column. On a command line this is `COLUMN=FIELD`; names of columns can
 * have `=` in them and ids cannot, so it is parted at the last one.
 */
typedef struct
{
  const char *column;
  const char *field;
} WmImportMap;

/**
 * WmImportAnswer:
 * @target: (nullable): id of the kind of record that is named; %NULL: any
 * @text: what stands in cells, as #WmImportQuestion has it
 * @record_id: the record that is meant, also one that the table adds: one of the ids of the
 *   question, or what wm_import_dup_new_id() gives; "" for none
 *
 * What a person says about a name that is not clear.
 */
typedef struct
{
  const char *target;
  const char *text;
  const char *record_id;
} WmImportAnswer;

/**
 * WmImportOptions:
 * @maps: (array length=n_maps) (nullable): columns of which somebody said what they are
 * @today: (nullable): `YYYY-MM-DD`, from which "in 3 weeks" counts; %NULL: wm_clock_dup_today()
 * @match_by_name: a row without id, number and key means the record of its name, if there is one.
 *   Otherwise it is a new record: twenty laptops may well have one name.
 * @clear_empty: an empty cell empties the field of the record that its row means (or gives it the
 *   value of a new record, where it can never be empty). Otherwise it says nothing about the field.
 * @delete_missing: records that no row means are deleted, see wm_import_get_n_missing()
 * @answers: (array length=n_answers) (nullable): what names mean that are not clear
 */
typedef struct
{
  const WmImportMap *maps;
  guint n_maps;
  const char *today;
  guint match_by_name : 1;
  guint clear_empty : 1;
  guint delete_missing : 1;
  const WmImportAnswer *answers;
  guint n_answers;
} WmImportOptions;

/**
 * WmImport: a plan of what taking a table into a register does. It keeps the table, not the
 * project.
 */
typedef struct _WmImport WmImport;

/**
 * wm_import_prepare:
 * @kind: a kind of the project's registry
 * @options: (nullable): see #WmImportOptions
 *
 * Reads @table as records of @kind. Nothing is written, and the project may be read-only.
 *
 * A column is the field whose id or label, translated or not, it has for a name (case, accents,
 * spaces, underscores and hyphens make no difference); "id" and "number" say which record a row
 * means. Every column must be a field or be left out by a map.
 *
 * A row means the record with its id; else with its number ("A-12" or "12"); else with its key
 * (A.5.9) where the kind has one; else the only one of a kind that a project has one of; else, if
 * wanted, the one of its name; else a new one. Records that come from a catalogue are never added.
 *
 * References are read as ids, numbers (P-3), keys, or names in either order ("Lindner, Eva"), of
 * records that are in the project already or that the table itself adds or names so. Fields that
 * only the program sets may stand in the table with the value that they have.
 *
 * Returns: (transfer full): the plan, also where the table has mistakes, or %NULL with
 *   %WM_IMPORT_ERROR_MAP
 */
WmImport *
wm_import_prepare (WmProject *project, const WmKind *kind, WmTable *table,
                   const WmImportOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_import_begin:
 *
 * Like wm_import_prepare(), but no row is read yet: that is done by wm_import_go_on() in pieces,
 * for whoever has something else to do in between. Until it is done the plan can only be gone on
 * with or freed.
 */
WmImport *
wm_import_begin (WmProject *project, const WmKind *kind, WmTable *table,
                 const WmImportOptions *options, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_go_on: does so many steps, two a row; %FALSE when there is nothing left to do. */
gboolean wm_import_go_on (WmImport *self, guint n_steps);

/** wm_import_get_fraction: from 0 to 1, how much of the plan is made. */
double wm_import_get_fraction (WmImport *self);

void wm_import_free (WmImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmImport, wm_import_free)

const WmKind *wm_import_get_kind (WmImport *self);

/** wm_import_get_table: (transfer none): what is read. */
WmTable *wm_import_get_table (WmImport *self);

/**
 * wm_import_dup_sheet_names:
 *
 * Returns: (transfer full): the names that a sheet with records of @kind probably has, ended by
 *   %NULL
 */
char **wm_import_dup_sheet_names (const WmKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_get_column_field: (nullable): the field that @column of the table is read as. */
const WmField *wm_import_get_column_field (WmImport *self, guint column);

/* Mistakes. Beyond this many they are only counted. */
#define WM_IMPORT_MAX_PROBLEMS 1000

/**
 * WmImportProblemCode:
 * @WM_IMPORT_PROBLEM_UNKNOWN_COLUMN: no field has the name of the column
 * @WM_IMPORT_PROBLEM_COLUMN_TWICE: another column is the same field
 * @WM_IMPORT_PROBLEM_MISSING_COLUMN: a column that there must be is not there
 * @WM_IMPORT_PROBLEM_VALUE: the cell does not fit the field
 * @WM_IMPORT_PROBLEM_REQUIRED: the cell must not be empty
 * @WM_IMPORT_PROBLEM_READ_ONLY: the cell would change what only the program sets
 * @WM_IMPORT_PROBLEM_REFERENCE: the cell names no record, or several
 * @WM_IMPORT_PROBLEM_RECORD: it is not clear which record the row means, or there is none
 * @WM_IMPORT_PROBLEM_ROW_TWICE: another row means the same record
 */
typedef enum
{
  WM_IMPORT_PROBLEM_UNKNOWN_COLUMN,
  WM_IMPORT_PROBLEM_COLUMN_TWICE,
  WM_IMPORT_PROBLEM_MISSING_COLUMN,
  WM_IMPORT_PROBLEM_VALUE,
  WM_IMPORT_PROBLEM_REQUIRED,
  WM_IMPORT_PROBLEM_READ_ONLY,
  WM_IMPORT_PROBLEM_REFERENCE,
  WM_IMPORT_PROBLEM_RECORD,
  WM_IMPORT_PROBLEM_ROW_TWICE,
} WmImportProblemCode;

/**
 * WmImportProblem:
 * @row_number: the number that the spreadsheet shows for the row; 0: the columns as a whole
 * @column: the column, or -1: the row as a whole
 * @column_name: (nullable): its name
 * @place: where that is, in words: "Row 7, column C (Owner)", "Column C (Owner)", "Row 7"; "" for
 *   the whole table
 * @message: what is wrong there and what to do, a sentence without the place
 */
typedef struct
{
  WmImportProblemCode code;
  guint row_number;
  int column;
  const char *column_name; /* borrowed from the table */
  char *place;             /* owned */
  char *message;           /* owned */
} WmImportProblem;

/** wm_import_get_n_problems: how many there are, also beyond %WM_IMPORT_MAX_PROBLEMS. */
guint wm_import_get_n_problems (WmImport *self);

/** wm_import_get_n_listed_problems: how many of them can be asked for. */
guint wm_import_get_n_listed_problems (WmImport *self);

/** wm_import_get_problem: (transfer none): in the order of the table, columns first. */
const WmImportProblem *wm_import_get_problem (WmImport *self, guint index);

/** wm_import_dup_more: (transfer full) (nullable): "and 240 more", where not all are listed. */
char *wm_import_dup_more (WmImport *self) G_GNUC_WARN_UNUSED_RESULT;

/* The plan, one entry for each row of the table; rows with a mistake are WM_IMPORT_WRONG, and when
 * the columns have one no row is read and all are. */

typedef enum
{
  WM_IMPORT_WRONG,
  WM_IMPORT_ADD,
  WM_IMPORT_CHANGE,
  WM_IMPORT_UNCHANGED,
  WM_IMPORT_DELETE, /* of no row: a record that is missing from the table, where that deletes it */
  WM_IMPORT_N_ACTIONS,
} WmImportAction;

guint wm_import_get_n_rows (WmImport *self);

/** wm_import_count: how many rows have @action. */
guint wm_import_count (WmImport *self, WmImportAction action);

/**
 * wm_import_count_namesakes:
 *
 * Returns: how many rows add a record although there is one of the same name already; a reason to
 *   ask whether #WmImportOptions.match_by_name was meant
 */
guint wm_import_count_namesakes (WmImport *self);

WmImportAction wm_import_get_action (WmImport *self, guint row);

/** wm_import_get_record_id: (nullable): the record that @row changes or leaves as it is. */
const char *wm_import_get_record_id (WmImport *self, guint row);

/**
 * wm_import_dup_title:
 *
 * Returns: (transfer full): what will name the record of @row to people; "" where it is wrong
 */
char *wm_import_dup_title (WmImport *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_import_get_n_missing:
 *
 * Returns: how many records no row means; 0 where the table does not say which record a row means
 *   (by an id, a number or a key), or where records of the kind cannot be deleted
 */
guint wm_import_get_n_missing (WmImport *self);
const char *wm_import_get_missing_id (WmImport *self, guint index);
/** wm_import_dup_missing_title: (transfer full): what names that record to people. */
char *wm_import_dup_missing_title (WmImport *self, guint index) G_GNUC_WARN_UNUSED_RESULT;

/**
 * WmImportQuestion:
 * @field: in which the name stands first
 * @text: the name
 * @ids: (element-type utf8): records that may be meant, also some that the table adds; may be empty
 * @labels: (element-type utf8): their names with numbers
 * @n_cells: how often it stands in the table
 *
 * A name of which it is not clear which record it means: it is no record's, nearly one's, or
 * several have it. Each cell with it is a mistake until wm_import_prepare() gets the answer.
 */
typedef struct
{
  const WmField *field;
  char *text;        /* owned */
  GPtrArray *ids;    /* owned */
  GPtrArray *labels; /* owned */
  guint n_cells;
} WmImportQuestion;

guint wm_import_get_n_questions (WmImport *self);
/** wm_import_get_question: (transfer none): in the order of the table. */
const WmImportQuestion *wm_import_get_question (WmImport *self, guint index);

/**
 * wm_import_dup_new_id:
 *
 * Returns: (transfer full) (nullable): what stands for the record that a row of @table adds, which
 *   has no id until it is written; %NULL where there is no row of that number
 */
char *wm_import_dup_new_id (WmTable *table, guint row_number) G_GNUC_WARN_UNUSED_RESULT;

/** wm_import_get_new_row_number: the row that @id stands for in that way; 0: it is a real id. */
guint wm_import_get_new_row_number (WmImport *self, const char *id);

/**
 * wm_import_find_column_use:
 *
 * Returns: (nullable): what a column of that name is taken for: the id of a field, "id", "number"
 */
const char *wm_import_find_column_use (const WmKind *kind, const char *name);

/**
 * WmImportChange:
 * @field: what is set
 * @before: what a person reads there now, "" for nothing and for a new record
 * @after: what a person will read there
 */
typedef struct
{
  const WmField *field;
  char *before; /* owned */
  char *after;  /* owned */
} WmImportChange;

void wm_import_change_free (WmImportChange *self);

/**
 * wm_import_list_changes:
 *
 * Returns: (transfer full) (element-type WmImportChange): what @row sets, in the order of the
 * fields
 */
GPtrArray *wm_import_list_changes (WmImport *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_import_run:
 * @project: the project that @self was prepared for
 *
 * Does what was planned as one event, which one undo takes back; last it deletes what is missing,
 * where that was wanted. When a mistake was found, the
 * project has another newest event than when @self was prepared, or anything fails, nothing is
 * changed. Where every row is as the project has it already there is no event, and that is no
 * error.
 */
gboolean wm_import_run (WmImport *self, WmProject *project, GError **error);

G_END_DECLS
