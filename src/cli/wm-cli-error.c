/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The token of an error is for programs and never changes; the number of a code may. */
#include "config.h"

#include "container/wm-archive-error.h"
#include "exchange/wm-export.h"
#include "exchange/wm-import.h"
#include "exchange/wm-table.h"
#include "model/wm-model-error.h"
#include "project/wm-project-error.h"
#include "standard/wm-catalogue-error.h"
#include "store/wm-database.h"
#include "wm-cli-output.h"
#include "wm-cli.h"

typedef struct
{
  int code;
  const char *token; /* NULL ends the list */
} Token;

static const Token cli_tokens[] = {
  { WM_CLI_ERROR_USAGE, "usage" },
  { WM_CLI_ERROR_NOT_CHANGED, "not_changed" },
  { WM_CLI_ERROR_OUTPUT, "output" },
  { 0, NULL },
};

static const Token model_tokens[] = {
  { WM_MODEL_ERROR_INVALID, "invalid" },
  { WM_MODEL_ERROR_REQUIRED, "required" },
  { WM_MODEL_ERROR_READ_ONLY, "read_only" },
  { WM_MODEL_ERROR_NOT_FOUND, "not_found" },
  { WM_MODEL_ERROR_AMBIGUOUS, "ambiguous" },
  { WM_MODEL_ERROR_EXISTS, "exists" },
  { 0, NULL },
};

static const Token project_tokens[] = {
  { WM_PROJECT_ERROR_READ_ONLY, "read_only" },
  { WM_PROJECT_ERROR_BUSY, "busy" },
  { WM_PROJECT_ERROR_EXISTS, "exists" },
  { WM_PROJECT_ERROR_CHANGED_OUTSIDE, "changed_outside" },
  { WM_PROJECT_ERROR_TOO_NEW, "too_new" },
  { WM_PROJECT_ERROR_DAMAGED, "damaged" },
  { WM_PROJECT_ERROR_NOTHING, "nothing" },
  { WM_PROJECT_ERROR_CONFLICT, "conflict" },
  { WM_PROJECT_ERROR_NO_SPACE, "no_space" },
  { WM_PROJECT_ERROR_IO, "io" },
  { WM_PROJECT_ERROR_LEFT_OUT, "left_out" },
  { WM_PROJECT_ERROR_UNCONFIRMED, "unconfirmed" },
  { 0, NULL },
};

static const Token archive_tokens[] = {
  { WM_ARCHIVE_ERROR_NOT_A_PROJECT, "not_a_project" },
  { WM_ARCHIVE_ERROR_TRUNCATED, "truncated" },
  { WM_ARCHIVE_ERROR_DAMAGED, "damaged" },
  { WM_ARCHIVE_ERROR_UNSAFE, "unsafe" },
  { WM_ARCHIVE_ERROR_TOO_LARGE, "too_large" },
  { WM_ARCHIVE_ERROR_TOO_NEW, "too_new" },
  { WM_ARCHIVE_ERROR_NOT_FOUND, "damaged" },
  { WM_ARCHIVE_ERROR_IO, "io" },
  { WM_ARCHIVE_ERROR_NO_SPACE, "no_space" },
  { 0, NULL },
};

static const Token database_tokens[] = {
  { WM_DATABASE_ERROR_CORRUPT, "damaged" },
  { WM_DATABASE_ERROR_CONSTRAINT, "conflict" },
  { WM_DATABASE_ERROR_FULL, "no_memory" },
  { 0, NULL },
};

static const Token catalogue_tokens[] = {
  { WM_CATALOGUE_ERROR_NOT_FOUND, "not_found" },
  { 0, NULL },
};

static const Token table_tokens[] = {
  { WM_TABLE_ERROR_EMPTY, "table_empty" },
  { WM_TABLE_ERROR_TOO_LARGE, "too_large" },
  { WM_TABLE_ERROR_NOT_A_TABLE, "not_a_table" },
  { WM_TABLE_ERROR_ENCODING, "table_encoding" },
  { WM_TABLE_ERROR_QUOTES, "table_quotes" },
  { WM_TABLE_ERROR_HEADER, "table_header" },
  { WM_TABLE_ERROR_TOO_MANY_CELLS, "table_cells" },
  { WM_TABLE_ERROR_DAMAGED, "damaged" },
  { WM_TABLE_ERROR_ENCRYPTED, "encrypted" },
  { WM_TABLE_ERROR_SHEET, "sheet" },
  { 0, NULL },
};

static const Token export_tokens[] = {
  { WM_EXPORT_ERROR_FORMAT, "format" },
  { WM_EXPORT_ERROR_TOO_LARGE, "too_large" },
  { 0, NULL },
};

static const Token import_tokens[] = {
  { WM_IMPORT_ERROR_MAP, "import_map" },
  { WM_IMPORT_ERROR_PROBLEMS, "import_problems" },
  { WM_IMPORT_ERROR_MOVED, "changed_outside" },
  { 0, NULL },
};

static const Token file_tokens[] = {
  { G_FILE_ERROR_NOENT, "not_found" },
  { G_FILE_ERROR_NOTDIR, "not_found" },
  { G_FILE_ERROR_EXIST, "exists" },
  { G_FILE_ERROR_ACCES, "permission" },
  { G_FILE_ERROR_PERM, "permission" },
  { G_FILE_ERROR_ROFS, "permission" },
  { G_FILE_ERROR_NOSPC, "no_space" },
  { G_FILE_ERROR_FAILED, "io" },
  { G_FILE_ERROR_IO, "io" },
  { G_FILE_ERROR_ISDIR, "io" },
  { 0, NULL },
};

static const Token io_tokens[] = {
  { G_IO_ERROR_NOT_FOUND, "not_found" },
  { G_IO_ERROR_EXISTS, "exists" },
  { G_IO_ERROR_PERMISSION_DENIED, "permission" },
  { G_IO_ERROR_READ_ONLY, "permission" },
  { G_IO_ERROR_NO_SPACE, "no_space" },
  { G_IO_ERROR_CANCELLED, "cancelled" },
  { 0, NULL },
};

static const char *
find (const Token *tokens, int code, const char *fallback)
{
  for (; tokens->token != NULL; tokens++)
    if (tokens->code == code)
      return tokens->token;
  return fallback;
}

const char *
wm_cli_error_get_code (const GError *error)
{
  if (error->domain == WM_CLI_ERROR)
    return find (cli_tokens, error->code, "failed");
  if (error->domain == WM_MODEL_ERROR)
    return find (model_tokens, error->code, "failed");
  if (error->domain == WM_PROJECT_ERROR)
    return find (project_tokens, error->code, "failed");
  if (error->domain == WM_ARCHIVE_ERROR)
    return find (archive_tokens, error->code, "failed");
  if (error->domain == WM_DATABASE_ERROR)
    return find (database_tokens, error->code, "failed");
  if (error->domain == WM_CATALOGUE_ERROR)
    return find (catalogue_tokens, error->code, "damaged");
  if (error->domain == WM_TABLE_ERROR)
    return find (table_tokens, error->code, "failed");
  if (error->domain == WM_EXPORT_ERROR)
    return find (export_tokens, error->code, "failed");
  if (error->domain == WM_IMPORT_ERROR)
    return find (import_tokens, error->code, "failed");
  if (error->domain == G_FILE_ERROR)
    return find (file_tokens, error->code, "io");
  if (error->domain == G_IO_ERROR)
    return find (io_tokens, error->code, "io");
  if (error->domain == G_CONVERT_ERROR)
    return "encoding";
  return "failed";
}
