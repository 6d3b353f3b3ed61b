/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-table-column.h"

#include "app/wm-dates.h"
#include "app/wm-tone.h"
#include "model/wm-field-value.h"
#include "wm-row-list.h"
#include "wm-title-cell.h"

#include <glib/gi18n.h>
#include <string.h>

#define NOTHING "—"

struct _WmCellNames
{
  WmSession *session; /* owned */
  GHashTable *titles; /* (owned) char * id -> (owned) char * */
};

/* What the factory of a column needs; freed with it. */
typedef struct
{
  WmCellNames *names;   /* borrowed */
  const WmField *field; /* NULL: the number */
  gboolean is_title;
  guint least; /* characters that are always seen */
  WmRenameFunc rename;
  gpointer user_data;
} Column;

#define NUMBER_CHARS 6
#define TITLE_CHARS 30

static const struct
{
  guint least;
  guint usual;
} widths[] = {
  [WM_FIELD_LINE] = { 8, 18 },    [WM_FIELD_TEXT] = { 8, 24 },   [WM_FIELD_INTEGER] = { 4, 6 },
  [WM_FIELD_DATE] = { 8, 11 },    [WM_FIELD_BOOLEAN] = { 4, 6 }, [WM_FIELD_CHOICE] = { 8, 13 },
  [WM_FIELD_CHOICES] = { 8, 16 }, [WM_FIELD_RECORD] = { 8, 15 }, [WM_FIELD_NUMBER] = { 4, 8 },
  [WM_FIELD_RECORDS] = { 8, 18 },
};

WmCellNames *
wm_cell_names_new (WmSession *session)
{
  WmCellNames *self = g_new0 (WmCellNames, 1);

  self->session = g_object_ref (session);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
wm_cell_names_free (WmCellNames *self)
{
  g_hash_table_unref (self->titles);
  g_object_unref (self->session);
  g_free (self);
}

void
wm_cell_names_forget (WmCellNames *self)
{
  g_hash_table_remove_all (self->titles);
}

static const char *
get_title (WmCellNames *self, const char *id)
{
  char *title = g_hash_table_lookup (self->titles, id);

  if (title != NULL)
    return title;
  title = wm_records_dup_title (wm_session_get_database (self->session),
                                wm_session_get_registry (self->session), id);
  if (title == NULL)
    title = g_strdup (NOTHING);
  g_hash_table_insert (self->titles, g_strdup (id), title);
  return title;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_titles (WmCellNames *self, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) get_title (self, ids[i]));
  g_ptr_array_sort (titles, compare_titles);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (C_ ("list separator", ", "), (char **) titles->pdata);
}

char *
wm_cell_names_dup (WmCellNames *self, WmRecord *record, const WmField *field)
{
  const char *value = wm_record_get_value (record, field);
  char *text;

  if (wm_field_names_records (field))
    return value != NULL ? dup_titles (self, value) : g_strdup (NOTHING);
  if (value == NULL)
    return g_strdup ("");
  if (field->type == WM_FIELD_DATE)
    return wm_dates_dup_day (value);
  text = wm_field_dup_display (field, value);
  if (field->type == WM_FIELD_TEXT)
    g_strdelimit (text, "\n", ' ');
  return text;
}

static GtkWidget *
make_cell (Column *self)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (self->field == NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  if (self->field == NULL || self->field->type == WM_FIELD_INTEGER ||
      self->field->type == WM_FIELD_NUMBER || self->field->type == WM_FIELD_DATE)
    gtk_widget_add_css_class (cell, "numeric");
  if (self->field != NULL &&
      (self->field->type == WM_FIELD_INTEGER || self->field->type == WM_FIELD_NUMBER))
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  return cell;
}

static gboolean
cell_renamed_cb (WmTitleCell *cell, const char *title, gpointer user_data)
{
  Column *self = user_data;

  return self->rename (self->user_data, wm_title_cell_get_id (cell), title);
}

/* The program's own words are never cut; somebody's own may be. In characters, rounded up. */
static guint
measure_choices (const WmField *field, GtkWidget *cell)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, NULL);
  int a_char = wm_table_column_get_char_width (cell);
  int widest = 0;

  for (guint i = 0; field->choices[i].token != NULL; i++)
    {
      int width;

      pango_layout_set_text (layout, wm_choice_get_label (&field->choices[i]), -1);
      pango_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return (guint) ((widest + a_char - 1) / a_char);
}

static guint
get_least (const WmField *field, GtkWidget *cell)
{
  return field->type == WM_FIELD_CHOICE ? measure_choices (field, cell) : widths[field->type].least;
}

static void
set_widths (Column *self, GtkInscription *cell)
{
  if (self->field == NULL)
    {
      gtk_inscription_set_min_chars (cell, NUMBER_CHARS);
      return;
    }
  if (self->least == 0)
    self->least = get_least (self->field, GTK_WIDGET (cell));
  gtk_inscription_set_min_chars (cell, self->least);
  gtk_inscription_set_nat_chars (cell, MAX (self->least, widths[self->field->type].usual));
}

static void
item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column *self = user_data;
  GtkWidget *cell;

  if (self->is_title)
    {
      cell = wm_title_cell_new ();
      g_signal_connect (cell, "renamed", G_CALLBACK (cell_renamed_cb), self);
    }
  else
    {
      cell = make_cell (self);
      set_widths (self, GTK_INSCRIPTION (cell));
    }
  gtk_list_item_set_child (item, cell);
}

/* Style is worked out again for every class that comes or goes, so only where it is different. */
static void
set_tone (GtkWidget *cell, const char *css_class)
{
  static const char *const classes[] = { "success", "warning", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], css_class) == 0)
      gtk_widget_add_css_class (cell, classes[i]);
    else if (gtk_widget_has_css_class (cell, classes[i]))
      gtk_widget_remove_css_class (cell, classes[i]);
}

static void
show_record (WmRow *row, gpointer cell, gpointer user_data)
{
  Column *self = user_data;
  WmRecord *record = wm_row_get_record (row);
  g_autofree char *text = NULL;

  if (self->is_title)
    {
      wm_title_cell_set_record (cell, wm_record_get_id (record), wm_record_get_title (record));
      return;
    }
  text = self->field != NULL ? wm_cell_names_dup (self->names, record, self->field)
                             : wm_record_dup_label (record);
  gtk_inscription_set_text (cell, text);
  if (self->field != NULL && self->field->type == WM_FIELD_CHOICE)
    set_tone (cell, wm_tone_get_class (self->field, wm_record_get_value (record, self->field)));
  else if (self->field != NULL && wm_field_names_records (self->field))
    set_tone (cell, strcmp (text, NOTHING) == 0 ? "dim-label" : NULL);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  wm_row_attach (gtk_list_item_get_item (item), gtk_list_item_get_child (item), show_record,
                 user_data);
}

static void
item_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column *self = user_data;
  GtkWidget *cell = gtk_list_item_get_child (item);

  wm_row_detach (gtk_list_item_get_item (item), cell);
  if (self->is_title)
    wm_title_cell_set_record (WM_TITLE_CELL (cell), NULL, NULL);
}

static GtkListItemFactory *
make_factory (Column *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (item_setup_cb), self,
                         (GClosureNotify) (GCallback) g_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (item_unbind_cb), self);
  return factory;
}

GtkColumnViewColumn *
wm_table_column_new (WmCellNames *names, const WmKind *kind, const WmField *field,
                     WmRenameFunc rename, gpointer user_data)
{
  Column *self = g_new0 (Column, 1);
  GtkColumnViewColumn *column;

  self->names = names;
  self->field = field;
  self->is_title = field != NULL && field == wm_kind_get_title_field (kind);
  self->rename = rename;
  self->user_data = user_data;
  column = gtk_column_view_column_new (
      field != NULL ? wm_field_get_label (field) : C_ ("column", "No."), make_factory (self));
  gtk_column_view_column_set_resizable (column, TRUE);
  /* What people wrote themselves gets the room that is left. */
  gtk_column_view_column_set_expand (
      column, field != NULL && (field->type == WM_FIELD_LINE || field->type == WM_FIELD_TEXT));
  return column;
}

guint
wm_table_column_get_chars (const WmKind *kind, const WmField *field, GtkWidget *table)
{
  guint least;
  guint header;

  g_return_val_if_fail (kind != NULL, 0);

  if (field == NULL)
    return NUMBER_CHARS;
  if (field == wm_kind_get_title_field (kind))
    return TITLE_CHARS;
  least = get_least (field, table);
  header = (guint) g_utf8_strlen (wm_field_get_label (field), -1);
  return MAX (header, (least + MAX (least, widths[field->type].usual)) / 2);
}

int
wm_table_column_get_char_width (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (1, width);
}
