/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-questions.h"

#include "app/compat/wm-accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_HEIGHT 190

/* More questions than that are shown when these are answered. */
#define SHOWN_QUESTIONS 20

struct _WmImportQuestions
{
  GtkWidget parent_instance;

  GtkWidget *box;      /* borrowed: the child */
  GtkWidget *scroller; /* borrowed, like all that follow */
  GtkListBox *list;
  GtkWidget *missing;
  GtkLabel *missing_text;
  GtkButton *missing_button;
  gboolean deletes;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_DELETE_MISSING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmImportQuestions, wm_import_questions, GTK_TYPE_WIDGET)

/* What a drop-down answers; it lives with the drop-down. */
typedef struct
{
  WmImportQuestions *questions; /* borrowed */
  const char *target;           /* of the descriptor */
  char *text;                   /* owned */
  GPtrArray *ids;               /* owned */
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *self = data;

  g_free (self->text);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, Asked *asked)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  const char *id = NULL;

  /* First "choose", then the records, last none. */
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  id = selected - 1 < asked->ids->len ? g_ptr_array_index (asked->ids, selected - 1) : "";
  g_signal_emit (asked->questions, signals[SIGNAL_ANSWERED], 0, asked->target, asked->text, id);
}

static GtkWidget *
make_choice (WmImportQuestions *self, const WmImportQuestion *question)
{
  GtkStringList *choices = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *label = NULL;

  gtk_string_list_append (choices, _ ("Choose…"));
  for (guint i = 0; i < question->labels->len; i++)
    gtk_string_list_append (choices, g_ptr_array_index (question->labels, i));
  gtk_string_list_append (choices, _ ("None; leave it empty"));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (choices), NULL);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  /* Translators: what a drop-down is for; %s is a name in a list. */
  label = g_strdup_printf (_ ("Who or what “%s” means"), question->text);
  wm_accessible_set_label (drop_down, label);
  asked->questions = self;
  asked->target = question->field->target;
  asked->text = g_strdup (question->text);
  asked->ids = g_ptr_array_ref (question->ids);
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (chosen_cb), asked, asked_free,
                         0);
  return drop_down;
}

static GtkWidget *
make_row (WmImportQuestions *self, const WmImportQuestion *question)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (question->text, -1);
  g_autofree char *cells =
      g_strdup_printf (ngettext ("%u cell", "%u cells", question->n_cells), question->n_cells);
  g_autofree char *plain =
      /* Translators: the name of a field, then how many cells. */
      g_strdup_printf (_ ("%1$s, %2$s"), wm_field_get_label (question->field), cells);
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_choice (self, question));
  return row;
}

static void
missing_clicked_cb (WmImportQuestions *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_MISSING], 0, !self->deletes);
}

static void
show_missing (WmImportQuestions *self, WmImport *import)
{
  guint n = wm_import_get_n_missing (import);
  g_autofree char *text = NULL;

  self->deletes = n > 0 && wm_import_count (import, WM_IMPORT_DELETE) > 0;
  text = g_strdup_printf (
      self->deletes ? ngettext ("%u entry that is not in this list is deleted.",
                                "%u entries that are not in this list are deleted.", n)
                    : ngettext ("%u entry is not in this list. It stays as it is.",
                                "%u entries are not in this list. They stay as they are.", n),
      n);
  gtk_label_set_label (self->missing_text, text);
  gtk_button_set_label (self->missing_button,
                        self->deletes ? _ ("_Keep them") : _ ("_Delete them"));
  gtk_widget_set_visible (self->missing, n > 0 && wm_import_get_n_problems (import) == 0);
}

static GtkWidget *
make_missing (WmImportQuestions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic ("");

  self->missing = box;
  self->missing_button = GTK_BUTTON (button);
  self->missing_text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->missing_text, TRUE);
  gtk_label_set_xalign (self->missing_text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->missing_text), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing_text));
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (missing_clicked_cb), self);
  return box;
}

static GtkWidget *
make_list (WmImportQuestions *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->scroller = GTK_WIDGET (scroller);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  wm_accessible_set_label (GTK_WIDGET (self->list), _ ("Names that are not clear"));
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, MAX_HEIGHT);
  return self->scroller;
}

static void
wm_import_questions_dispose (GObject *object)
{
  WmImportQuestions *self = WM_IMPORT_QUESTIONS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (wm_import_questions_parent_class)->dispose (object);
}

static void
wm_import_questions_class_init (WmImportQuestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_import_questions_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ANSWERED] =
      g_signal_new ("answered", WM_TYPE_IMPORT_QUESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_DELETE_MISSING] =
      g_signal_new ("delete-missing", WM_TYPE_IMPORT_QUESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
wm_import_questions_init (WmImportQuestions *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_missing (self));
}

GtkWidget *
wm_import_questions_new (void)
{
  return g_object_new (WM_TYPE_IMPORT_QUESTIONS, NULL);
}

void
wm_import_questions_show (WmImportQuestions *self, WmImport *import)
{
  GtkWidget *row;
  guint n;

  g_return_if_fail (WM_IS_IMPORT_QUESTIONS (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  n = MIN (wm_import_get_n_questions (import), SHOWN_QUESTIONS);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, make_row (self, wm_import_get_question (import, i)));
  gtk_widget_set_visible (self->scroller, n > 0);
  show_missing (self, import);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || wm_import_get_n_missing (import) > 0);
}
