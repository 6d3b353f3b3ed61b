/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-preview.h"

#include "app/compat/wm-accessible.h"
#include "wm-import-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define CELL_CHARS 20

struct _WmImportPreview
{
  GtkWidget parent_instance;

  WmImport *import;   /* owned, nullable */
  WmImportRows *rows; /* owned, nullable */

  GtkWidget *box;  /* borrowed: the child */
  GtkWidget *hint; /* borrowed, like all that follow */
  GtkLabel *hint_text;
  WmImportQuestions *questions;
  GtkWidget *problems;
  GtkListView *problem_list;
  GtkDropDown *which;
  GtkColumnView *view;
};

/* What the factory of a column needs. */
typedef struct
{
  WmImportPreview *preview; /* borrowed */
  guint column;
} Column;

enum
{
  SIGNAL_MATCH_BY_NAME,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmImportPreview, wm_import_preview, GTK_TYPE_WIDGET)

/* In the order of the drop-down. */
static const WmImportAction order[] = {
  WM_IMPORT_ANY_ACTION, WM_IMPORT_WRONG,  WM_IMPORT_ADD,
  WM_IMPORT_CHANGE,     WM_IMPORT_DELETE, WM_IMPORT_UNCHANGED
};

static const char *
get_action_word (WmImportAction action)
{
  switch (action)
    {
    case WM_IMPORT_WRONG:
      return C_ ("row", "Wrong");
    case WM_IMPORT_ADD:
      return C_ ("row", "New");
    case WM_IMPORT_CHANGE:
      return C_ ("row", "Changed");
    case WM_IMPORT_UNCHANGED:
      return C_ ("row", "As it is");
    case WM_IMPORT_DELETE:
      return C_ ("row", "Deleted");
    case WM_IMPORT_N_ACTIONS:
    default:
      return C_ ("row", "All rows");
    }
}

static const char *
get_action_class (WmImportAction action)
{
  switch (action)
    {
    case WM_IMPORT_WRONG:
    case WM_IMPORT_DELETE:
      return "error";
    case WM_IMPORT_ADD:
      return "success";
    case WM_IMPORT_CHANGE:
      return "accent";
    case WM_IMPORT_UNCHANGED:
    case WM_IMPORT_N_ACTIONS:
    default:
      return "dim-label";
    }
}

/* Cells */

static void
set_class (GtkWidget *cell, const char *css_class)
{
  const char *classes[] = { css_class, NULL };

  gtk_widget_set_css_classes (cell, classes);
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), GPOINTER_TO_UINT (chars));
  gtk_list_item_set_child (item, cell);
}

static void
number_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint number = wm_import_row_get_number (gtk_list_item_get_item (item));
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  set_class (cell, "dim-label");
}

static void
action_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  WmImportAction action = wm_import_row_get_action (gtk_list_item_get_item (item));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), get_action_word (action));
  set_class (cell, get_action_class (action));
}

/* A cell may be too narrow for both values. */
static char *
dup_hint (const WmImportCell *shown)
{
  if (shown->problem != NULL)
    return g_strdup (shown->problem);
  return shown->before != NULL ? g_strdup_printf ("%s → %s", shown->before, shown->text) : NULL;
}

/* What was is faint, what will be is bold. */
static void
show_change (GtkInscription *cell, const WmImportCell *shown)
{
  const char *nothing = C_ ("value", "nothing");
  const char *before = *shown->before != '\0' ? shown->before : nothing;
  const char *after = *shown->text != '\0' ? shown->text : nothing;
  g_autofree char *text = g_strdup_printf ("%s → %s", before, after);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *faint = pango_attr_foreground_alpha_new (G_MAXUINT16 * 65 / 100);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  faint->end_index = (guint) strlen (before);
  bold->start_index = (guint) (strlen (text) - strlen (after));
  pango_attr_list_insert (attributes, faint);
  pango_attr_list_insert (attributes, bold);
  gtk_inscription_set_text (cell, text);
  gtk_inscription_set_attributes (cell, attributes);
  pango_attr_list_unref (attributes);
}

static void
column_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  WmImportRow *row = gtk_list_item_get_item (item);
  g_auto (WmImportCell) shown = { 0 };
  g_autofree char *hint = NULL;

  wm_import_row_read_cell (row, column->column, &shown);
  hint = dup_hint (&shown);
  g_strdelimit (shown.text, "\n", ' ');
  gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), NULL);
  if (shown.before != NULL)
    show_change (GTK_INSCRIPTION (cell), &shown);
  else if (shown.problem != NULL && *shown.text == '\0')
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), C_ ("cell", "empty"));
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), shown.text);
  if (shown.problem != NULL)
    set_class (cell, "error");
  else
    set_class (cell, shown.is_set ? "set" : "dim-label");
  gtk_widget_set_tooltip_text (cell, hint);
}

/* GTK 4.8 does not free the attributes of a cell that goes. */
static void
column_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_inscription_set_attributes (GTK_INSCRIPTION (gtk_list_item_get_child (item)), NULL);
}

static void
append_column (WmImportPreview *self, const char *title, GtkListItemFactory *factory,
               gboolean expand)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

static GtkListItemFactory *
make_factory (GCallback bind, guint chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (chars));
  if (bind != NULL)
    g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static void
append_table_column (WmImportPreview *self, guint index)
{
  const WmField *field = wm_import_get_column_field (self->import, index);
  GtkListItemFactory *factory = make_factory (NULL, CELL_CHARS);
  Column *column = g_new0 (Column, 1);

  column->preview = self;
  column->column = index;
  g_signal_connect (factory, "unbind", G_CALLBACK (column_unbind_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (column_bind_cb), column,
                         (GClosureNotify) (GCallback) g_free, 0);
  append_column (self, wm_field_get_label (field), factory,
                 field == wm_kind_get_title_field (wm_import_get_kind (self->import)));
}

static void
make_columns (WmImportPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  append_column (self, C_ ("column", "Row"), make_factory (G_CALLBACK (number_bind_cb), 4), FALSE);
  append_column (self, _ ("What happens"), make_factory (G_CALLBACK (action_bind_cb), 9), FALSE);
  for (guint i = 0; i < wm_table_get_n_columns (wm_import_get_table (self->import)); i++)
    if (wm_import_get_column_field (self->import, i) != NULL)
      append_table_column (self, i);
}

/* Which rows */

static GtkSelectionModel *
make_selection (GListModel *model)
{
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, model);
  return GTK_SELECTION_MODEL (selection);
}

static void
show_rows (WmImportPreview *self, WmImportAction action)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_clear_object (&self->rows);
  self->rows = wm_import_rows_new (self->import, action);
  selection = make_selection (G_LIST_MODEL (self->rows));
  gtk_column_view_set_model (self->view, selection);
}

static void
which_chosen_cb (WmImportPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->which);

  if (self->import != NULL && selected < G_N_ELEMENTS (order))
    show_rows (self, order[selected]);
}

static void
update_which (WmImportPreview *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = order[i] == WM_IMPORT_ANY_ACTION
                    ? wm_import_get_n_rows (self->import) +
                          wm_import_count (self->import, WM_IMPORT_DELETE)
                    : wm_import_count (self->import, order[i]);
      /* Translators: rows of a sort, then how many: "New: 40". */
      g_autofree char *label = g_strdup_printf (_ ("%1$s: %2$u"), get_action_word (order[i]), n);

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (self->which, G_LIST_MODEL (labels));
}

/* Mistakes */

static void
problem_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
problem_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static void
problem_activated_cb (WmImportPreview *self, guint position)
{
  const WmImportProblem *problem;
  int place;

  if (position >= wm_import_get_n_listed_problems (self->import))
    return;
  problem = wm_import_get_problem (self->import, position);
  gtk_drop_down_set_selected (self->which, 0);
  place = wm_import_rows_find (self->rows, problem->row_number);
  if (place < 0)
    return;
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), (guint) place, TRUE);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", (guint) place);
}

/* Mistakes that an answer mends are asked about above. */
static guint
count_asked (WmImportPreview *self)
{
  guint n = 0;

  for (guint i = 0; i < wm_import_get_n_questions (self->import); i++)
    n += wm_import_get_question (self->import, i)->n_cells;
  return n;
}

static void
show_problems (WmImportPreview *self)
{
  g_autoptr (GtkStringList) sentences = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autofree char *more = wm_import_dup_more (self->import);

  for (guint i = 0; i < wm_import_get_n_listed_problems (self->import); i++)
    {
      const WmImportProblem *problem = wm_import_get_problem (self->import, i);
      /* Translators: a place in a table, then what is wrong there. */
      g_autofree char *sentence =
          *problem->place != '\0'
              ? g_strdup_printf (_ ("%1$s: %2$s"), problem->place, problem->message)
              : g_strdup (problem->message);

      gtk_string_list_append (sentences, sentence);
    }
  if (more != NULL)
    gtk_string_list_append (sentences, more);
  model = make_selection (G_LIST_MODEL (sentences));
  gtk_list_view_set_model (self->problem_list, model);
  gtk_widget_set_visible (self->problems,
                          wm_import_get_n_problems (self->import) > count_asked (self));
}

static void
show_hint (WmImportPreview *self)
{
  guint namesakes = wm_import_count_namesakes (self->import);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u new row has the name of an entry that is there already.",
                "%u new rows have the names of entries that are there already.", namesakes),
      namesakes);

  gtk_label_set_label (self->hint_text, text);
  gtk_widget_set_visible (self->hint, namesakes > 0);
}

/* Making it */

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

static GtkWidget *
make_problems (WmImportPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (problem_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (problem_bind_cb), NULL);
  self->problem_list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->problem_list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_list), "problems");
  wm_accessible_set_label (GTK_WIDGET (self->problem_list), _ ("Mistakes in the table"));
  g_signal_connect_swapped (self->problem_list, "activate", G_CALLBACK (problem_activated_cb),
                            self);
  self->problems = make_scroller (GTK_WIDGET (self->problem_list));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->problems), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->problems), 160);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->problems), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return self->problems;
}

static void
match_clicked_cb (WmImportPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_MATCH_BY_NAME], 0);
}

static GtkWidget *
make_hint (WmImportPreview *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Change _those instead"));

  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->hint_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint_text, TRUE);
  gtk_label_set_xalign (self->hint_text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint_text), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->hint), GTK_WIDGET (self->hint_text));
  gtk_box_append (GTK_BOX (self->hint), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (match_clicked_cb), self);
  return self->hint;
}

static GtkWidget *
make_which (WmImportPreview *self)
{
  self->which = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->which), GTK_ALIGN_START);
  wm_accessible_set_label (GTK_WIDGET (self->which), _ ("Which rows are shown"));
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (which_chosen_cb), self);
  return GTK_WIDGET (self->which);
}

static GtkWidget *
make_view (WmImportPreview *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkWidget *scroller = make_scroller (view);

  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_widget_add_css_class (view, "record-table");
  wm_accessible_set_label (view, _ ("What happens to each row"));
  wm_accessible_set_label (gtk_widget_get_last_child (view), _ ("What happens to each row"));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
wm_import_preview_dispose (GObject *object)
{
  WmImportPreview *self = WM_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->import, wm_import_free);
  G_OBJECT_CLASS (wm_import_preview_parent_class)->dispose (object);
}

static void
wm_import_preview_class_init (WmImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_import_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_MATCH_BY_NAME] =
      g_signal_new ("match-by-name", WM_TYPE_IMPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
wm_import_preview_init (WmImportPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->questions = WM_IMPORT_QUESTIONS (wm_import_questions_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->questions));
  gtk_box_append (GTK_BOX (self->box), make_problems (self));
  gtk_box_append (GTK_BOX (self->box), make_hint (self));
  gtk_box_append (GTK_BOX (self->box), make_which (self));
  gtk_box_append (GTK_BOX (self->box), make_view (self));
}

GtkWidget *
wm_import_preview_new (void)
{
  return g_object_new (WM_TYPE_IMPORT_PREVIEW, NULL);
}

void
wm_import_preview_take (WmImportPreview *self, WmImport *import)
{
  WmImport *before;

  g_return_if_fail (WM_IS_IMPORT_PREVIEW (self));

  /* Rows look into the plan that they are of. */
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);
  before = self->import;
  self->import = import;
  g_clear_pointer (&before, wm_import_free);
  if (import == NULL)
    return;
  make_columns (self);
  update_which (self);
  show_rows (self, WM_IMPORT_ANY_ACTION);
  show_problems (self);
  show_hint (self);
  wm_import_questions_show (self->questions, import);
}

WmImportQuestions *
wm_import_preview_get_questions (WmImportPreview *self)
{
  g_return_val_if_fail (WM_IS_IMPORT_PREVIEW (self), NULL);

  return self->questions;
}

WmImport *
wm_import_preview_get_import (WmImportPreview *self)
{
  g_return_val_if_fail (WM_IS_IMPORT_PREVIEW (self), NULL);

  return self->import;
}
