/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-example-window.h"

#include "app/wm-dates.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_COLUMNS 5

/* Rows of words as they are read; the first row names the fields. */
typedef struct
{
  const char *kind_id;
  const char *field_ids[MAX_COLUMNS]; /* ends with NULL where there are fewer */
  const char *(*rows)[MAX_COLUMNS];
  guint n_rows;
  const char *remark;
} Example;

static const char *asset_rows[][MAX_COLUMNS] = {
  { N_ ("Order handling"), N_ ("Business process"), N_ ("Ann Lee"), N_ ("Office"),
    N_ ("Internal") },
  { N_ ("Customer data"), N_ ("Information"), N_ ("Ann Lee"), N_ ("CRM"), N_ ("Confidential") },
  { N_ ("CRM"), N_ ("Application"), N_ ("Omar Diaz"), N_ ("In the cloud"), N_ ("Confidential") },
  { N_ ("File server"), N_ ("System"), N_ ("Omar Diaz"), N_ ("Server room"), N_ ("Confidential") },
  { N_ ("Laptops of the sales team (6)"), N_ ("Device"), N_ ("Ann Lee"), N_ ("With the people"),
    N_ ("Confidential") },
  { N_ ("Office network"), N_ ("Network"), N_ ("Omar Diaz"), N_ ("Office"), N_ ("Internal") },
};

static const char *person_rows[][MAX_COLUMNS] = {
  { N_ ("Ann Lee"), "ann.lee@example.com", N_ ("Managing director"), N_ ("Management"),
    "2019-04-01" },
  { N_ ("Omar Diaz"), "omar.diaz@example.com", N_ ("Head of IT"), N_ ("IT"), "2021-09-15" },
  { N_ ("Ida Holm"), "ida.holm@example.com", N_ ("Sales assistant"), N_ ("Sales"), "2023-02-01" },
  { N_ ("Paul Roth"), "paul.roth@example.com", N_ ("Working student"), N_ ("Sales"), "2025-10-01" },
};

static const Example examples[] = {
  { "asset",
    { "name", "type", "owner", "location", "classification" },
    asset_rows,
    G_N_ELEMENTS (asset_rows),
    N_ ("Twenty lines that are true are worth more than two hundred that nobody checks. What is "
        "alike is one line with a number.") },
  { "person",
    { "name", "email", "job_title", "team", "joined" },
    person_rows,
    G_N_ELEMENTS (person_rows),
    N_ ("Everybody who works for you, part-time people and contractors too. Whoever left stays, "
        "with the day.") },
};

static const Example *
find_example (const WmKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if (g_str_equal (examples[i].kind_id, kind->id))
      return &examples[i];
  return NULL;
}

gboolean
wm_example_window_has (const WmKind *kind)
{
  return find_example (kind) != NULL;
}

static void
attach (GtkGrid *grid, const char *text, const char *css_class, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, column == 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static GtkWidget *
make_grid (const Example *example, const WmKind *kind)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "example");
  for (int column = 0; column < MAX_COLUMNS && example->field_ids[column] != NULL; column++)
    {
      const WmField *field = wm_kind_find_field (kind, example->field_ids[column]);

      attach (GTK_GRID (grid), wm_field_get_label (field), "heading", column, 0);
      for (guint row = 0; row < example->n_rows; row++)
        {
          const char *text = example->rows[row][column];
          g_autofree char *words =
              field->type == WM_FIELD_DATE ? wm_dates_dup_day (text) : g_strdup (_ (text));

          attach (GTK_GRID (grid), words, column > 0 ? "dim-label" : NULL, column, (int) row + 1);
        }
    }
  return grid;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_content (const Example *example, const WmKind *kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), make_text (_ (example->remark)));
  gtk_box_append (GTK_BOX (box), make_grid (example, kind));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), scroller);
  return content;
}

static gboolean
close_cb (GtkWidget *window, GVariant *args, gpointer unused)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

void
wm_example_window_show (GtkWindow *parent, const WmKind *kind)
{
  const Example *example = find_example (kind);
  GtkWidget *window;
  GtkEventController *keys;
  g_autofree char *title = NULL;

  g_return_if_fail (example != NULL);

  /* Translators: the title of a window; %s is the name of a register. */
  title = g_strdup_printf (_ ("An example: %s"), wm_kind_get_plural (kind));
  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 820, -1);
  adw_window_set_content (ADW_WINDOW (window), make_content (example, kind));
  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
