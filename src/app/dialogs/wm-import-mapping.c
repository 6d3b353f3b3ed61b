/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-mapping.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-mapping-settings.h"
#include "app/wm-settings.h"
#include "wm-mapping-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmImportMapping
{
  GtkWidget parent_instance;

  const WmKind *kind;
  WmTable *table;      /* owned, nullable */
  GListStore *columns; /* owned: of WmMappedColumn */
  GtkStringList *uses; /* owned */
  char *project_id;    /* owned */
  GSettings *settings; /* owned, nullable */
  GArray *answers;     /* WmImportAnswer; their texts are in the next */
  GPtrArray *texts;    /* (owned) char * */
  gboolean delete_missing;

  GtkWidget *box;   /* borrowed: the child */
  GtkWidget *fault; /* borrowed, like all that follow */
  GtkSwitch *match_by_name;
  GtkSwitch *clear_empty;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmImportMapping, wm_import_mapping, GTK_TYPE_WIDGET)

/* What does not go together */

static WmMappedColumn *
get_column (WmImportMapping *self, guint index)
{
  g_autoptr (WmMappedColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), index);

  return column; /* The store keeps it. */
}

static guint
count_columns (WmImportMapping *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->columns));
}

static gboolean
has_use (WmImportMapping *self, guint use)
{
  for (guint i = 0; i < count_columns (self); i++)
    if (wm_mapped_column_get_use (get_column (self, i)) == use)
      return TRUE;
  return FALSE;
}

static char *
dup_twice (WmImportMapping *self)
{
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL); /* use -> WmMappedColumn */

  for (guint i = 0; i < count_columns (self); i++)
    {
      WmMappedColumn *column = get_column (self, i);
      gpointer use = GUINT_TO_POINTER (wm_mapped_column_get_use (column));
      WmMappedColumn *other = g_hash_table_lookup (first, use);

      if (other != NULL)
        return g_strdup_printf (
            /* Translators: the names of two columns, then what both are taken for. */
            _ ("“%1$s” and “%2$s” are both taken for “%3$s”. Leave one of them out."),
            wm_mapped_column_get_name (other), wm_mapped_column_get_name (column),
            gtk_string_list_get_string (self->uses, wm_mapped_column_get_use (column)));
      if (wm_mapped_column_get_use (column) != WM_USE_LEAVE_OUT)
        g_hash_table_insert (first, use, column);
    }
  return NULL;
}

static const WmField *
get_missing (WmImportMapping *self)
{
  const WmField *key = wm_kind_get_key_field (self->kind);

  if (has_use (self, WM_USE_NUMBER_COLUMN) || has_use (self, WM_USE_ID_COLUMN) ||
      (self->kind->flags & WM_KIND_SINGLE) != 0)
    return NULL;
  if (key != NULL && has_use (self, wm_use_find (self->kind, key->id)))
    return NULL;
  if (self->kind->flags & WM_KIND_FROM_CATALOGUE)
    return key;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & WM_FIELD_REQUIRED) != 0 &&
        self->kind->fields[i].fallback == NULL && !has_use (self, i + WM_USE_FIRST_FIELD))
      return &self->kind->fields[i];
  return NULL;
}

char *
wm_import_mapping_dup_fault (WmImportMapping *self)
{
  const WmField *missing;
  char *twice;

  g_return_val_if_fail (WM_IS_IMPORT_MAPPING (self), NULL);

  twice = dup_twice (self);
  missing = get_missing (self);
  if (twice != NULL || missing == NULL)
    return twice;
  /* Translators: the name of a field that must be in a list. */
  return g_strdup_printf (_ ("Choose the column that is “%s”; no entry can be without it."),
                          wm_field_get_label (missing));
}

static void
changed_cb (WmImportMapping *self)
{
  g_autofree char *fault = wm_import_mapping_dup_fault (self);

  gtk_label_set_label (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault, fault != NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Making it */

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmImportMapping *self)
{
  gtk_list_item_set_child (item, wm_mapping_row_new (self->uses));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmImportMapping *self)
{
  wm_mapping_row_set_column (WM_MAPPING_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmImportMapping *self)
{
  wm_mapping_row_set_column (WM_MAPPING_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
make_list (WmImportMapping *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->columns)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), self);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "mapping");
  wm_accessible_set_label (list, _ ("Columns of the table"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  return scroller;
}

static GtkSwitch *
add_switch (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  wm_accessible_set_label (control, title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_SWITCH (control);
}

static GtkWidget *
make_options (WmImportMapping *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->match_by_name = add_switch (list, _ ("Change entries of the same name"),
                                    _ ("Otherwise a row without a number is a new entry."));
  self->clear_empty = add_switch (list, _ ("Empty cells empty the field"),
                                  _ ("Otherwise an empty cell leaves the field as it is."));
  return list;
}

static GtkWidget *
make_fault (WmImportMapping *self)
{
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  return self->fault;
}

static void
wm_import_mapping_dispose (GObject *object)
{
  WmImportMapping *self = WM_IMPORT_MAPPING (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->columns);
  g_clear_object (&self->uses);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->table, wm_table_unref);
  G_OBJECT_CLASS (wm_import_mapping_parent_class)->dispose (object);
}

static void
wm_import_mapping_finalize (GObject *object)
{
  WmImportMapping *self = WM_IMPORT_MAPPING (object);

  g_array_unref (self->answers);
  g_ptr_array_unref (self->texts);
  g_free (self->project_id);
  G_OBJECT_CLASS (wm_import_mapping_parent_class)->finalize (object);
}

static void
wm_import_mapping_class_init (WmImportMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_import_mapping_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_import_mapping_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_import_mapping_init (WmImportMapping *self)
{
  self->columns = g_list_store_new (WM_TYPE_MAPPED_COLUMN);
  self->settings = wm_settings_new ();
  self->answers = g_array_new (FALSE, FALSE, sizeof (WmImportAnswer));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
wm_import_mapping_new (const WmKind *kind, const char *project_id)
{
  WmImportMapping *self = g_object_new (WM_TYPE_IMPORT_MAPPING, NULL);

  self->kind = kind;
  self->project_id = g_strdup (project_id);
  self->uses = wm_use_list_new (kind);
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_fault (self));
  gtk_box_append (GTK_BOX (self->box), make_options (self));
  return GTK_WIDGET (self);
}

/* What was chosen for such a list the last time. */
static void
recall (WmImportMapping *self)
{
  g_autoptr (GVariant) uses =
      wm_mapping_settings_dup (self->settings, self->project_id, self->kind, self->table);

  for (guint i = 0; uses != NULL && i < count_columns (self); i++)
    {
      WmMappedColumn *column = get_column (self, i);
      const char *id;

      if (g_variant_lookup (uses, wm_mapped_column_get_name (column), "&s", &id))
        wm_mapped_column_set_use (column, wm_use_find (self->kind, id));
    }
}

void
wm_import_mapping_keep (WmImportMapping *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  g_return_if_fail (WM_IS_IMPORT_MAPPING (self) && self->table != NULL);

  for (guint i = 0; i < count_columns (self); i++)
    g_variant_builder_add (
        &builder, "{ss}", wm_mapped_column_get_name (get_column (self, i)),
        wm_use_get_id (self->kind, wm_mapped_column_get_use (get_column (self, i))));
  wm_mapping_settings_keep (self->settings, self->project_id, self->kind, self->table,
                            g_variant_builder_end (&builder));
}

void
wm_import_mapping_set_table (WmImportMapping *self, WmTable *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  g_clear_pointer (&self->table, wm_table_unref);
  self->table = wm_table_ref (table);
  for (guint i = 0; i < wm_table_get_n_columns (table); i++)
    if (*wm_table_get_column_name (table, i) != '\0')
      {
        WmMappedColumn *column = wm_mapped_column_new (self->kind, table, i);

        /* Of two columns that look alike the first is meant. */
        if (wm_mapped_column_get_use (column) != WM_USE_LEAVE_OUT)
          for (guint k = 0; k < columns->len; k++)
            if (wm_mapped_column_get_use (g_ptr_array_index (columns, k)) ==
                wm_mapped_column_get_use (column))
              {
                wm_mapped_column_set_use (column, WM_USE_LEAVE_OUT);
                break;
              }
        g_signal_connect_object (column, "notify::use", G_CALLBACK (changed_cb), self,
                                 G_CONNECT_SWAPPED);
        g_ptr_array_add (columns, column);
      }
  g_list_store_splice (self->columns, 0, count_columns (self), columns->pdata, columns->len);
  recall (self);
  wm_import_mapping_forget_answers (self);
  /* With ids it is a list that was exported from here; what was emptied in it is meant to be. */
  gtk_switch_set_active (self->clear_empty, has_use (self, WM_USE_ID_COLUMN));
  changed_cb (self);
}

void
wm_import_mapping_choose (WmImportMapping *self, guint column, const char *field_id)
{
  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  for (guint i = 0; i < count_columns (self); i++)
    if (wm_mapped_column_get_column (get_column (self, i)) == column)
      wm_mapped_column_set_use (get_column (self, i), wm_use_find (self->kind, field_id));
}

void
wm_import_mapping_set_match_by_name (WmImportMapping *self, gboolean match)
{
  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  gtk_switch_set_active (self->match_by_name, match);
}

void
wm_import_mapping_set_delete_missing (WmImportMapping *self, gboolean delete_missing)
{
  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  self->delete_missing = delete_missing;
}

void
wm_import_mapping_answer (WmImportMapping *self, const char *target, const char *text,
                          const char *record_id)
{
  WmImportAnswer answer = { .text = g_strdup (text), .record_id = g_strdup (record_id) };

  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  answer.target = g_intern_string (target);
  g_ptr_array_add (self->texts, (gpointer) answer.text);
  g_ptr_array_add (self->texts, (gpointer) answer.record_id);
  g_array_append_val (self->answers, answer);
}

void
wm_import_mapping_forget_answers (WmImportMapping *self)
{
  g_return_if_fail (WM_IS_IMPORT_MAPPING (self));

  g_array_set_size (self->answers, 0);
  g_ptr_array_set_size (self->texts, 0);
  self->delete_missing = FALSE;
}

WmImport *
wm_import_mapping_begin (WmImportMapping *self, WmProject *project, GError **error)
{
  g_autofree WmImportMap *maps = NULL;
  WmImportOptions options = { 0 };

  g_return_val_if_fail (WM_IS_IMPORT_MAPPING (self) && self->table != NULL, NULL);

  maps = g_new0 (WmImportMap, count_columns (self) + 1);
  for (guint i = 0; i < count_columns (self); i++)
    {
      maps[i].column = wm_mapped_column_get_name (get_column (self, i));
      maps[i].field = wm_use_get_id (self->kind, wm_mapped_column_get_use (get_column (self, i)));
    }
  options.maps = maps;
  options.n_maps = count_columns (self);
  options.match_by_name = gtk_switch_get_active (self->match_by_name);
  options.clear_empty = gtk_switch_get_active (self->clear_empty);
  options.delete_missing = self->delete_missing;
  options.answers = (const WmImportAnswer *) (gpointer) self->answers->data;
  options.n_answers = self->answers->len;
  return wm_import_begin (project, self->kind, self->table, &options, error);
}
