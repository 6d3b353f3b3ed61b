/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPTIONS_END                                                                                \
  {                                                                                                \
    NULL, NULL, NULL                                                                               \
  }

const WmCliOption wm_cli_common_options[] = {
  { "as", N_ ("NAME"), N_ ("who is at work, for the history") },
  { "json", NULL, N_ ("answer for programs") },
  { "help", NULL, N_ ("explain the verb") },
  { "version", NULL, N_ ("say the version of the program") },
  OPTIONS_END,
};

static const WmCliOption new_options[] = {
  { "company", N_ ("NAME"), N_ ("the name of the company") },
  { "edition", N_ ("YEAR"), N_ ("the edition of the standard; 2022 unless said otherwise") },
  OPTIONS_END,
};

static const WmCliOption attach_options[] = {
  { "to", N_ ("ID"), N_ ("a record that the files prove; may be given more than once") },
  OPTIONS_END,
};

static const WmCliOption copy_options[] = {
  { "without", N_ ("ID"), N_ ("leave the file of this evidence out; may be given more than once") },
  { "without-evidence", NULL, N_ ("leave every attached file out") },
  { "reports", NULL, N_ ("put the Statement of Applicability into it, as PDF") },
  OPTIONS_END,
};

static const WmCliOption import_options[] = {
  { "dry-run", NULL, N_ ("only say what would happen") },
  { "map", N_ ("COLUMN=FIELD"),
    N_ ("read a column as this field, or leave it out with COLUMN=; may be given more than once") },
  { "by-name", NULL, N_ ("a row of the name of a record means that record") },
  { "clear-empty", NULL, N_ ("an empty cell empties the field") },
  { "sheet", N_ ("NAME"), N_ ("the sheet of a workbook that has several") },
  { "delete-missing", NULL, N_ ("delete records that the table does not have") },
  { "means", N_ ("NAME=ID"),
    N_ ("the record that an unclear name means, “row NUMBER” for one that the table adds, or none "
        "with NAME=; may be given more than once") },
  OPTIONS_END,
};

static const WmCliOption suggest_risks_options[] = {
  { "take", NULL, N_ ("take them over, marked as suggested") },
  { "limit", N_ ("NUMBER"), N_ ("how many at most; 20 unless said otherwise") },
  OPTIONS_END,
};

static const WmCliOption freeze_risks_options[] = {
  { "on", N_ ("DATE"),
    N_ ("the day of the assessment, as 2026-10-27; today unless said otherwise") },
  { "title", N_ ("TEXT"), N_ ("what the assessment is called") },
  OPTIONS_END,
};

static const WmCliOption undo_options[] = {
  { "to", N_ ("SEQ"),
    N_ ("take back everything after the event with this number, in one step; redo brings it "
        "back change by change") },
  OPTIONS_END,
};

static const WmCliOption verify_options[] = {
  { "head", N_ ("ID"),
    N_ ("also prove that the history holds this event, noted or printed earlier") },
  OPTIONS_END,
};

static const WmCliOption purge_options[] = {
  { "yes", NULL, N_ ("do not ask") },
  OPTIONS_END,
};

const WmCliVerb wm_cli_verbs[] = {
  { "new", "FILE", N_ ("start a project"),
    N_ ("Makes the project file with a record for the company and one for every requirement and "
        "control of the standard. A file that is there already is never replaced."),
    new_options, 1, 1, wm_cli_run_new },
  { "info", "FILE", N_ ("say what is in a project"), NULL, NULL, 1, 1, wm_cli_run_info },
  { "kinds", "[KIND]", N_ ("list what can be recorded"),
    N_ ("Lists the kinds of record with their fields, and the words that a choice takes."), NULL, 0,
    1, wm_cli_run_kinds },
  { "list", "FILE KIND", N_ ("list the records of a kind"), NULL, NULL, 2, 2, wm_cli_run_list },
  { "show", "FILE ID", N_ ("show a record"), NULL, NULL, 2, 2, wm_cli_run_show },
  { "search", "FILE TEXT", N_ ("find records by their words"),
    N_ ("Finds the records that hold all of the words, each by its beginning."), NULL, 2, 2,
    wm_cli_run_search },
  { "add", "FILE KIND field=value…", N_ ("add a record"),
    N_ ("Prints the id of the new record and nothing else."), NULL, 3, -1, wm_cli_run_add },
  { "set", "FILE ID field=value…", N_ ("change a record"),
    N_ ("field= empties a field. A field of several choices or records may be given more than once; "
        "of records, also several with semicolons between them. "
        "“organisation” as ID means the company."),
    NULL, 3, -1, wm_cli_run_set },
  { "delete", "FILE ID…", N_ ("delete records"),
    N_ ("Says what referred to them, and removes those references in the same step. It can be "
        "undone."),
    NULL, 2, -1, wm_cli_run_delete },
  { "link", "FILE ID ID [ROLE]", N_ ("link two records"),
    N_ ("ROLE is a word such as relates, proves, protects or depends_on; without one, what suits "
        "the two."),
    NULL, 3, 4, wm_cli_run_link },
  { "unlink", "FILE ID ID [ROLE]", N_ ("remove the link between two records"), NULL, NULL, 3, 4,
    wm_cli_run_unlink },
  { "attach", "FILE PATH… [field=value…]", N_ ("take files into the project as evidence"),
    N_ ("Prints the id of each. A file that is in the project already is only linked."),
    attach_options, 2, -1, wm_cli_run_attach },
  { "extract", "FILE ID DEST", N_ ("write an attached file out"),
    N_ ("DEST is a folder, or a file name that is free. The bytes are checked on the way."), NULL,
    3, 3, wm_cli_run_extract },
  { "copy", "FILE DEST.isms", N_ ("write a small copy for sending"),
    N_ ("The copy holds the project as it is in FILE. Files that are left out are named in it, so "
        "that nobody takes them for damaged; attaching the same file to the copy brings it back. A "
        "file of that name is never replaced."),
    copy_options, 2, 2, wm_cli_run_copy },
  { "import", "FILE KIND TABLE", N_ ("take over a list from a spreadsheet"),
    N_ ("TABLE is a file of CSV, Excel (.xlsx; of .xlsm everything but the macros) or OpenDocument "
        "(.ods). Columns are found by their headings. A row that names a record by id, number or key "
        "changes it, any other is added. With a mistake anywhere nothing is changed; otherwise "
        "everything is one step that one undo takes back."),
    import_options, 3, 3, wm_cli_run_import },
  { "export", "FILE WHAT DEST", N_ ("write registers or the Statement of Applicability"),
    N_ ("WHAT is a kind of record or “registers” for all of them, written as a workbook (.xlsx) or "
        "as CSV, which import takes back: one kind into a file (.csv); all of them into a file each "
        "beside each other (all.csv becomes all-asset.csv and so on) or into a ZIP archive (.zip). "
        "Or it is “soa”, written as .pdf. A document of that name is replaced."),
    NULL, 3, 3, wm_cli_run_export },
  { "suggest-risks", "FILE [ID…]", N_ ("suggest risks for assets"),
    N_ ("Names what usually happens to such assets, what is most pressing first; without an ID for "
        "all of them. With --take each becomes a risk with its assets and the usual controls, and "
        "its id is printed; one that is there already is not taken over again."),
    suggest_risks_options, 1, -1, wm_cli_run_suggest_risks },
  { "regrade-risks", "FILE LIKELIHOOD IMPACT", N_ ("change the size of the risk scale"),
    N_ ("Both take from 3 to 6 levels. Every risk keeps its place in proportion, halves go up, and "
        "one undo takes all of it back."),
    NULL, 3, 3, wm_cli_run_regrade_risks },
  { "freeze-risks", "FILE", N_ ("keep the grades of today as an assessment"),
    N_ ("Prints the id of the assessment. Later changes do not touch what it holds."),
    freeze_risks_options, 1, 1, wm_cli_run_freeze_risks },
  { "log", "FILE", N_ ("tell who changed what and when"), NULL, NULL, 1, 1, wm_cli_run_log },
  { "undo", "FILE", N_ ("take the newest change back"), NULL, undo_options, 1, 1, wm_cli_run_undo },
  { "redo", "FILE", N_ ("bring back the change that was undone last"), NULL, NULL, 1, 1,
    wm_cli_run_redo },
  { "verify", "FILE", N_ ("check every byte and the whole history"),
    N_ ("The exit status is 1 when something is not as it was written. All fingerprints lie in the "
        "file itself; that the history was not rewritten is proved with --head."),
    verify_options, 1, 1, wm_cli_run_verify },
  { "purge", "FILE ID", N_ ("remove a record for good"),
    N_ ("For data protection: removes the record, everything that the history holds of it, and its "
        "file. This cannot be undone, and neither can anything before it. A deleted record is "
        "named by its whole id."),
    purge_options, 2, 2, wm_cli_run_purge },
  { "recover", "[FOLDER DEST.isms]", N_ ("find what a crash left"),
    N_ ("Lists unsaved work that crashed programs left; with FOLDER writes it to a new project "
        "file. Work that continues its file is taken over by itself when the file is next "
        "changed."),
    NULL, 0, 2, wm_cli_run_recover },
  { "help", "[VERB]", N_ ("explain a verb"), NULL, NULL, 0, 1, wm_cli_run_help },
  { NULL, NULL, NULL, NULL, NULL, 0, 0, NULL },
};

const WmCliVerb *
wm_cli_verb_find (const char *name)
{
  for (const WmCliVerb *verb = wm_cli_verbs; verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;
  return NULL;
}
