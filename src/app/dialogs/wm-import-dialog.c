/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-dialog.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-file-dialog.h"
#include "app/wm-count.h"
#include "app/wm-template.h"
#include "wm-import-mapping.h"
#include "wm-import-planning.h"
#include "wm-import-preview.h"
#include "wm-table-file.h"

#include <glib/gi18n.h>

/* What is quicker needs no words. */
#define PATIENCE_MILLISECONDS 300

/* A plan of so many rows is made while the window says so. */
#define MANY_ROWS 2000

struct _WmImportDialog
{
  AdwWindow parent_instance;

  /* Borrowed: template children */
  GtkButton *back_button;
  GtkDropDown *delimiter;
  GtkDropDown *encoding;
  AdwStatusPage *failed_page;
  GtkLabel *fault;
  GtkButton *forward_button;
  GtkLabel *facts;
  GtkWidget *how;
  GtkBox *mapping_box;
  GtkBox *preview_box;
  GtkProgressBar *progress;
  GtkDropDown *sheet;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwWindowTitle *title;
  GtkLabel *waiting;

  WmImportMapping *mapping; /* borrowed: in its box */
  WmImportPreview *preview; /* borrowed: in its box */

  WmSession *session; /* owned */
  const WmKind *kind;
  GFile *file;                /* owned, nullable */
  char **sheets;              /* owned, nullable: of a workbook */
  GCancellable *cancellable;  /* owned, nullable: of what is being read */
  WmImportPlanning *planning; /* owned, nullable: of a long list */
  guint wait_id;              /* until it says that it takes a while */
  guint work_id;              /* what is done once the window says so */
  guint settling : 1;
};

G_DEFINE_FINAL_TYPE (WmImportDialog, wm_import_dialog, ADW_TYPE_WINDOW)

/* How a file can be read; the first of each is to find out. */
static const char *const encodings[] = { NULL, "UTF-8", "WINDOWS-1252", "UTF-16", "MACINTOSH" };
static const char delimiters[] = { 0, ',', ';', '\t', '|' };

/* Steps: "choose", "waiting", "failed", "mapping", "preview". */

static gboolean
is_at (WmImportDialog *self, const char *step)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), step) == 0;
}

static guint
count_writes (WmImport *import)
{
  return wm_import_count (import, WM_IMPORT_ADD) + wm_import_count (import, WM_IMPORT_CHANGE);
}

static guint
count_deletes (WmImport *import)
{
  return wm_import_count (import, WM_IMPORT_DELETE);
}

static char *
dup_forward_label (WmImportDialog *self, WmImport *import)
{
  gboolean deletes_only = count_writes (import) == 0 && count_deletes (import) > 0;
  g_autofree char *things =
      wm_count_dup (self->kind, deletes_only ? count_deletes (import) : count_writes (import));

  if (wm_import_get_n_problems (import) > 0)
    return g_strdup (_ ("_Import"));
  /* Translators: a button; %s says how many of what: "Import 64 assets". */
  return g_strdup_printf (deletes_only ? _ ("_Delete %s") : _ ("_Import %s"), things);
}

static void
update_forward (WmImportDialog *self)
{
  WmImport *import = wm_import_preview_get_import (self->preview);
  g_autofree char *fault = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->forward_button),
                          is_at (self, "mapping") || is_at (self, "preview"));
  if (!is_at (self, "preview"))
    {
      if (is_at (self, "mapping"))
        fault = wm_import_mapping_dup_fault (self->mapping);
      gtk_button_set_label (self->forward_button, _ ("_See what happens"));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.forward", fault == NULL);
      return;
    }
  label = dup_forward_label (self, import);
  gtk_button_set_label (self->forward_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.forward",
                                 wm_import_get_n_problems (import) == 0 &&
                                     count_writes (import) + count_deletes (import) > 0);
}

static void
go_to (WmImportDialog *self, const char *step)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, step);
  gtk_widget_set_visible (self->how, !is_at (self, "choose") && !is_at (self, "waiting"));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), !is_at (self, "choose"));
  gtk_label_set_label (self->fault, "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  update_forward (self);
}

static void
show_fault (WmImportDialog *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
  wm_accessible_announce (GTK_WIDGET (self->fault), sentence);
}

/* Something turns, or a bar says how far it is. */
static void
show_progress (WmImportDialog *self, gboolean known)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !known);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), known);
}

static gboolean
wait_cb (gpointer user_data)
{
  WmImportDialog *self = user_data;

  self->wait_id = 0;
  go_to (self, "waiting");
  return G_SOURCE_REMOVE;
}

/* Says @sentence as soon as somebody would wonder. */
static void
wait_with (WmImportDialog *self, const char *sentence)
{
  gtk_label_set_label (self->waiting, sentence);
  show_progress (self, FALSE);
  if (self->wait_id == 0)
    self->wait_id = g_timeout_add (PATIENCE_MILLISECONDS, wait_cb, self);
}

/* Shows @sentence, then does @work, which cannot be in a worker. */
static void
work_with (WmImportDialog *self, const char *sentence, GSourceFunc work)
{
  gtk_label_set_label (self->waiting, sentence);
  show_progress (self, FALSE);
  go_to (self, "waiting");
  g_clear_handle_id (&self->work_id, g_source_remove);
  self->work_id = g_timeout_add (50, work, self);
}

/* Reading */

static char *
dup_file_name (WmImportDialog *self)
{
  g_autofree char *path = g_file_get_path (self->file);

  return path != NULL ? g_filename_display_basename (path) : g_file_get_uri (self->file);
}

static const char *
get_delimiter_word (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return _ ("commas");
    case ';':
      return _ ("semicolons");
    case '\t':
      return _ ("tabs");
    case '|':
      return _ ("bars");
    default:
      return _ ("something else");
    }
}

static void
show_facts (WmImportDialog *self, WmTable *table)
{
  guint n_rows = wm_table_get_n_rows (table);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *facts = NULL;

  if (wm_table_get_sheet (table) != NULL)
    {
      /* Translators: how many rows, the name of a sheet. */
      facts = g_strdup_printf (_ ("%1$s in the sheet “%2$s”"), rows, wm_table_get_sheet (table));
      gtk_label_set_label (self->facts, facts);
      return;
    }
  facts = g_strdup_printf (
      /* Translators: how many rows, an encoding such as UTF-8, what stands between the cells. */
      _ ("%1$s, read as %2$s, cells separated by %3$s"), rows, wm_table_get_encoding (table),
      get_delimiter_word (wm_table_get_delimiter (table)));

  gtk_label_set_label (self->facts, facts);
}

static void
show_failure (WmImportDialog *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_label_set_label (self->facts, "");
  go_to (self, "failed");
  wm_accessible_announce (GTK_WIDGET (self), error->message);
}

/* A workbook is read by its sheets, a text by its characters. */
static void
show_sheets (WmImportDialog *self, const char *current)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) self->sheets);
  gboolean is_workbook = self->sheets != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->encoding), !is_workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), !is_workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet),
                          is_workbook && g_strv_length (self->sheets) > 1);
  self->settling = TRUE;
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (list));
  for (guint i = 0; is_workbook && self->sheets[i] != NULL; i++)
    if (g_strcmp0 (self->sheets[i], current) == 0)
      gtk_drop_down_set_selected (self->sheet, i);
  self->settling = FALSE;
}

static const char *
get_chosen_sheet (WmImportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->sheet);

  return self->sheets != NULL && selected < g_strv_length (self->sheets) ? self->sheets[selected]
                                                                         : NULL;
}

/* A dialog that a worker held would outlive the window above it, which GTK does not expect. */
static GWeakRef *
new_weak_ref (WmImportDialog *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static WmImportDialog *
take_weak_ref (GWeakRef *weak)
{
  WmImportDialog *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
table_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmImportDialog) self = take_weak_ref (user_data);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sheets = NULL;
  g_autoptr (WmTable) table = wm_table_file_read_finish (result, &sheets, &error);
  g_autofree char *chosen = NULL;

  /* Another file was chosen since, or the window was closed. */
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  chosen = g_strdup (get_chosen_sheet (self));
  g_strfreev (self->sheets);
  self->sheets = g_steal_pointer (&sheets);
  show_sheets (self, table != NULL ? wm_table_get_sheet (table) : chosen);
  g_clear_object (&self->cancellable);
  if (table == NULL)
    {
      show_failure (self, error);
      return;
    }
  show_facts (self, table);
  wm_import_mapping_set_table (self->mapping, table);
  go_to (self, "mapping");
}

static void
stop_reading (WmImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->work_id, g_source_remove);
  g_clear_pointer (&self->planning, wm_import_planning_stop);
}

static void
read_file (WmImportDialog *self)
{
  g_auto (GStrv) names = wm_import_dup_sheet_names (self->kind);
  const WmTableOptions options = {
    .csv = { .delimiter = delimiters[gtk_drop_down_get_selected (self->delimiter)],
             .encoding = encodings[gtk_drop_down_get_selected (self->encoding)] },
    .sheet = get_chosen_sheet (self),
    .names = (const char *const *) names,
  };
  g_autofree char *name = dup_file_name (self);
  /* Translators: the name of a file. */
  g_autofree char *sentence = g_strdup_printf (_ ("Reading “%s”…"), name);

  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  adw_window_title_set_subtitle (self->title, name);
  wait_with (self, sentence);
  wm_table_file_read_async (self->file, &options, self->cancellable, table_read_cb,
                            new_weak_ref (self));
}

static void
read_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_file (WM_IMPORT_DIALOG (widget));
}

static void
how_chosen_cb (WmImportDialog *self)
{
  if (!self->settling && self->file != NULL)
    read_file (self);
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmImportDialog) self = user_data;
  g_autoptr (GListModel) files = wm_file_dialog_open_finish (result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL && self->stack != NULL)
    wm_import_dialog_read (self, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmImportDialog *self = WM_IMPORT_DIALOG (widget);
  static const char *const patterns[] = { "*.xlsx", "*.xlsm", "*.ods", "*.csv",
                                          "*.tsv",  "*.txt",  NULL };
  const WmFileType type = { _ ("Tables (Excel, OpenDocument, CSV)"), patterns };

  wm_file_dialog_open_async (GTK_WINDOW (self), _ ("Choose a list"), _ ("_Open"), &type, 1, FALSE,
                             NULL, file_chosen_cb, g_object_ref (self));
}

static void
save_headings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmImportDialog *self = WM_IMPORT_DIALOG (widget);
  wm_template_save (GTK_WINDOW (self), self->session, self->kind);
}

/* The plan */

static void
show_plan (WmImportDialog *self, WmImport *import)
{
  wm_import_preview_take (self->preview, import);
  go_to (self, "preview");
  if (wm_import_get_n_questions (import) > 0)
    show_fault (self, _ ("Say what the names below mean, or correct them in the file and read it "
                         "again."));
  else if (wm_import_get_n_problems (import) > 0)
    show_fault (self, _ ("Nothing can be imported while there are mistakes. Correct them in the "
                         "file and read it again, or leave the column out."));
  else if (count_writes (import) + count_deletes (import) == 0)
    show_fault (self, _ ("Everything in this list is in the project already."));
}

static void
planned_cb (WmImport *import, gpointer user_data)
{
  WmImportDialog *self = user_data;

  self->planning = NULL;
  show_plan (self, import);
}

/* A long plan is made in pieces, and Back gives it up. */
static void
plan (WmImportDialog *self, WmImport *import)
{
  if (wm_import_get_n_rows (import) <= MANY_ROWS)
    {
      while (wm_import_go_on (import, G_MAXUINT))
        ;
      show_plan (self, import);
      return;
    }
  gtk_label_set_label (self->waiting, _ ("Comparing with what is there…"));
  show_progress (self, TRUE);
  go_to (self, "waiting");
  self->planning = wm_import_planning_start (import, self->progress, planned_cb, self);
}

static void
prepare (WmImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  WmImport *import;

  stop_reading (self);
  import = wm_import_mapping_begin (self->mapping, wm_session_get_project (self->session), &error);
  if (import != NULL)
    {
      plan (self, import);
      return;
    }
  go_to (self, "mapping");
  show_fault (self, error->message);
}

static void
match_by_name_cb (WmImportDialog *self)
{
  wm_import_mapping_set_match_by_name (self->mapping, TRUE);
  prepare (self);
}

static gboolean
prepare_cb (gpointer user_data)
{
  WmImportDialog *self = user_data;

  self->work_id = 0;
  prepare (self);
  return G_SOURCE_REMOVE;
}

/* The list that was chosen from goes with the plan that it is of, and must have closed before. */
static void
prepare_soon (WmImportDialog *self)
{
  g_clear_handle_id (&self->work_id, g_source_remove);
  self->work_id = g_idle_add (prepare_cb, self);
}

static void
answered_cb (WmImportDialog *self, const char *target, const char *text, const char *record_id)
{
  wm_import_mapping_answer (self->mapping, target, text, record_id);
  prepare_soon (self);
}

static void
delete_missing_cb (WmImportDialog *self, gboolean delete_missing)
{
  wm_import_mapping_set_delete_missing (self->mapping, delete_missing);
  prepare_soon (self);
}

static gboolean
run_cb (gpointer user_data)
{
  g_autoptr (WmImportDialog) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;

  self->work_id = 0;
  if (!wm_import_run (wm_import_preview_get_import (self->preview),
                      wm_session_get_project (self->session), &error))
    {
      go_to (self, "preview");
      show_fault (self, error->message);
      return G_SOURCE_REMOVE;
    }
  wm_import_mapping_keep (self->mapping);
  wm_session_say_done (self->session);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "win.show-list", "(sss)", self->kind->id, "", "");
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
run (WmImportDialog *self)
{
  WmImport *import = wm_import_preview_get_import (self->preview);

  if (count_writes (import) + count_deletes (import) > MANY_ROWS)
    work_with (self, _ ("Importing…"), run_cb);
  else
    run_cb (self);
}

static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmImportDialog *self = WM_IMPORT_DIALOG (widget);
  if (is_at (self, "mapping"))
    prepare (self);
  else if (is_at (self, "preview"))
    run (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmImportDialog *self = WM_IMPORT_DIALOG (widget);
  gboolean was_planned = is_at (self, "preview") || self->planning != NULL;

  stop_reading (self);
  wm_import_mapping_forget_answers (self->mapping);
  go_to (self, was_planned ? "mapping" : "choose");
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Making it */

static void
add_parts (WmImportDialog *self)
{
  self->mapping = WM_IMPORT_MAPPING (wm_import_mapping_new (
      self->kind, wm_project_get_id (wm_session_get_project (self->session))));
  self->preview = WM_IMPORT_PREVIEW (wm_import_preview_new ());
  gtk_box_append (self->mapping_box, GTK_WIDGET (self->mapping));
  gtk_box_append (self->preview_box, GTK_WIDGET (self->preview));
  gtk_widget_set_hexpand (GTK_WIDGET (self->mapping), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  g_signal_connect_object (self->mapping, "changed", G_CALLBACK (update_forward), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wm_import_preview_get_questions (self->preview), "answered",
                           G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wm_import_preview_get_questions (self->preview), "delete-missing",
                           G_CALLBACK (delete_missing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "match-by-name", G_CALLBACK (match_by_name_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
wm_import_dialog_dispose (GObject *object)
{
  WmImportDialog *self = WM_IMPORT_DIALOG (object);

  self->settling = TRUE;
  stop_reading (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (wm_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, delimiter);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, forward_button);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, how);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, mapping_box);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, preview_box);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, WmImportDialog, waiting);
}

static void
wm_import_dialog_class_init (WmImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_import_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-import-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "import.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "import.read-again", NULL, read_again_action);
  gtk_widget_class_install_action (widget_class, "import.save-headings", NULL,
                                   save_headings_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.close", NULL);
}

static void
wm_import_dialog_init (WmImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->delimiter, "notify::selected", G_CALLBACK (how_chosen_cb), self);
  g_signal_connect_swapped (self->encoding, "notify::selected", G_CALLBACK (how_chosen_cb), self);
  g_signal_connect_swapped (self->sheet, "notify::selected", G_CALLBACK (how_chosen_cb), self);
}

GtkWindow *
wm_import_dialog_new (GtkWindow *parent, WmSession *session, const WmKind *kind)
{
  WmImportDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (WM_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  /* Translators: the title of a window; %s is the name of a register. */
  title = g_strdup_printf (_ ("Import: %s"), wm_kind_get_plural (kind));
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  add_parts (self);
  go_to (self, "choose");
  return GTK_WINDOW (self);
}

void
wm_import_dialog_read (WmImportDialog *self, GFile *file)
{
  g_return_if_fail (WM_IS_IMPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  g_clear_pointer (&self->sheets, g_strfreev);
  show_sheets (self, NULL);
  self->settling = TRUE;
  gtk_drop_down_set_selected (self->delimiter, 0);
  gtk_drop_down_set_selected (self->encoding, 0);
  self->settling = FALSE;
  read_file (self);
}
