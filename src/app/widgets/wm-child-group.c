/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-child-group.h"

#include "app/wm-count.h"
#include "app/wm-dates.h"
#include "model/wm-record-list.h"
#include "project/wm-edit-many.h"
#include "wm-quick-add.h"
#include "wm-table-column.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* More are seen in their register. */
#define MAX_ROWS 40
#define MAX_FACTS 4

struct _WmChildGroup
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmCellNames *names; /* owned */
  const WmKind *kind;
  const WmField *field;
  char *parent_id; /* owned, nullable */
  char *shown;     /* owned, nullable: all that is on the screen, to see whether it is other */

  AdwPreferencesGroup *group; /* borrowed */
  WmQuickAdd *quick_add;      /* borrowed */
  GPtrArray *rows;            /* (borrowed) GtkWidget */
};

G_DEFINE_FINAL_TYPE (WmChildGroup, wm_child_group, GTK_TYPE_WIDGET)

/* Parts that come about in another way than by their name. */
static const struct
{
  const char *kind;
  const char *label;
  const char *action;
} ways[] = {
  { "former_version", N_ ("New _version…"), "detail.new-version" },
};

static gboolean
is_fact (WmChildGroup *self, const WmField *field)
{
  return (field->flags & WM_FIELD_IN_LIST) && field != self->field &&
         field != wm_kind_get_title_field (self->kind);
}

static char *
dup_first_line (const char *text)
{
  gsize length = strcspn (text, "\n");

  return g_strndup (text, length);
}

static char *
dup_fact (WmChildGroup *self, WmRecord *record, const WmField *field)
{
  /* A table has a word for nothing, a line leaves it out. */
  if (wm_record_get_value (record, field) == NULL)
    return NULL;
  if (field->type == WM_FIELD_TEXT)
    return dup_first_line (wm_record_get_value (record, field));
  if (field->type == WM_FIELD_DATE)
    return wm_dates_dup_day (wm_record_get_value (record, field));
  return wm_cell_names_dup (self->names, record, field);
}

/* A word or a day speaks for itself, a number does not. */
static gboolean
needs_label (const WmField *field)
{
  return field->type == WM_FIELD_INTEGER || field->type == WM_FIELD_NUMBER;
}

static void
append_fact (GString *facts, const WmField *field, const char *fact)
{
  g_string_append (facts, " · ");
  if (needs_label (field))
    /* Translators: the name of a field, then the number in it: "Likelihood 4". */
    g_string_append_printf (facts, C_ ("fact", "%1$s %2$s"), wm_field_get_label (field), fact);
  else
    g_string_append (facts, fact);
}

/* The number, then what is worth a column. */
static char *
dup_facts (WmChildGroup *self, WmRecord *record)
{
  g_autofree char *label = wm_record_dup_label (record);
  GString *facts = g_string_new (label);
  guint n_facts = 0;

  for (guint i = 0; i < self->kind->n_fields && n_facts < MAX_FACTS; i++)
    {
      const WmField *field = &self->kind->fields[i];
      g_autofree char *fact = is_fact (self, field) ? dup_fact (self, record, field) : NULL;

      if (fact == NULL || *fact == '\0')
        continue;
      append_fact (facts, field, fact);
      n_facts++;
    }
  return g_string_free (facts, FALSE);
}

static void
add_row (WmChildGroup *self, const char *title, const char *subtitle, const char *action,
         GVariant *target)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* A course of events is read in its order, by the first date that it has. */
static WmRecordList *
list_parts (WmChildGroup *self)
{
  WmRecordList *list = wm_record_list_new (wm_session_get_database (self->session),
                                           wm_session_get_registry (self->session), self->kind);

  wm_record_list_set_filter (list, self->field, self->parent_id);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->kind->fields[i].type == WM_FIELD_DATE && is_fact (self, &self->kind->fields[i]))
      {
        wm_record_list_set_order (list, &self->kind->fields[i], FALSE);
        break;
      }
  return list;
}

static char *
dup_sight (WmChildGroup *self, GListModel *parts)
{
  GString *sight = g_string_new (self->parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (WmRecord) part = g_list_model_get_item (parts, i);
      g_autofree char *facts = dup_facts (self, part);

      g_string_append_printf (sight, "\n%s %s", wm_record_get_title (part), facts);
    }
  return g_string_free (sight, FALSE);
}

static void
show (WmChildGroup *self, GListModel *parts)
{
  guint n = g_list_model_get_n_items (parts);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      g_autoptr (WmRecord) part = g_list_model_get_item (parts, i);
      g_autofree char *facts = dup_facts (self, part);

      add_row (self, wm_record_get_title (part), facts, "win.show-record",
               g_variant_new_string (wm_record_get_id (part)));
    }
  if (n > MAX_ROWS)
    {
      g_autofree char *all = wm_count_dup (self->kind, n);
      /* Translators: %s says how many of what: "All 120 entries". */
      g_autofree char *label = g_strdup_printf (_ ("All %s"), all);

      add_row (self, label, NULL, "win.show-list",
               g_variant_new ("(sss)", self->kind->id, self->field->id, self->parent_id));
    }
  adw_preferences_group_set_description (self->group, n == 0 ? _ ("Nothing yet.") : NULL);
}

static void
update (WmChildGroup *self)
{
  g_autoptr (WmRecordList) parts = list_parts (self);
  g_autofree char *sight = NULL;

  wm_cell_names_forget (self->names);
  sight = dup_sight (self, G_LIST_MODEL (parts));
  /* The keyboard may be in a row; it stays as long as nothing is different. */
  if (g_strcmp0 (sight, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&sight);
  show (self, G_LIST_MODEL (parts));
}

static gboolean
add_cb (WmChildGroup *self, const char *const *names)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_values_free);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      WmValues *values = wm_values_new (self->kind);

      wm_values_set (values, wm_kind_get_title_field (self->kind), names[i]);
      wm_values_set (values, self->field, self->parent_id);
      g_ptr_array_add (many, values);
    }
  ids = wm_project_add_records (wm_session_get_project (self->session), many, NULL, &error);
  if (ids == NULL)
    wm_quick_add_set_error (self->quick_add, error->message);
  return ids != NULL;
}

static void
wm_child_group_dispose (GObject *object)
{
  WmChildGroup *self = WM_CHILD_GROUP (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->names, wm_cell_names_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_child_group_parent_class)->dispose (object);
}

static void
wm_child_group_finalize (GObject *object)
{
  WmChildGroup *self = WM_CHILD_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->parent_id);
  g_free (self->shown);
  G_OBJECT_CLASS (wm_child_group_parent_class)->finalize (object);
}

static void
wm_child_group_class_init (WmChildGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_child_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_child_group_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_child_group_init (WmChildGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->rows = g_ptr_array_new ();
}

/* A button in the place of the line for a name. */
static void
add_way (WmChildGroup *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].kind, self->kind->id))
      {
        GtkWidget *button = gtk_button_new_with_mnemonic (_ (ways[i].label));

        gtk_widget_add_css_class (button, "flat");
        gtk_widget_set_valign (button, GTK_ALIGN_START);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ways[i].action);
        adw_preferences_group_set_header_suffix (self->group, button);
        gtk_widget_set_visible (GTK_WIDGET (self->quick_add), FALSE);
      }
}

GtkWidget *
wm_child_group_new (WmSession *session, const WmKind *kind, const WmField *field)
{
  WmChildGroup *self = g_object_new (WM_TYPE_CHILD_GROUP, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  self->session = g_object_ref (session);
  self->names = wm_cell_names_new (session);
  self->kind = kind;
  self->field = field;
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, wm_kind_get_plural (kind));
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  self->quick_add = wm_quick_add_new (_ ("Add by name…"));
  /* What the program writes is not typed. */
  gtk_widget_set_visible (GTK_WIDGET (self->quick_add),
                          (kind->flags & WM_KIND_FROM_CATALOGUE) == 0);
  g_signal_connect_swapped (self->quick_add, "add", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->quick_add), GTK_WIDGET (self));
  add_way (self);
  return GTK_WIDGET (self);
}

const WmKind *
wm_child_group_get_kind (WmChildGroup *self)
{
  g_return_val_if_fail (WM_IS_CHILD_GROUP (self), NULL);

  return self->kind;
}

void
wm_child_group_set_parent_id (WmChildGroup *self, const char *id)
{
  g_return_if_fail (WM_IS_CHILD_GROUP (self));

  if (g_strcmp0 (self->parent_id, id) != 0)
    {
      g_free (self->parent_id);
      self->parent_id = g_strdup (id);
    }
  if (id != NULL)
    update (self);
}
