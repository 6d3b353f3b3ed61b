/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-record-form.h"

#include "wm-field-row.h"
#include "wm-long-text.h"

struct _WmRecordForm
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmKind *kind; /* whose fields are built now; NULL: none */
  GPtrArray *rows;    /* (element-type WmFieldRow): borrowed */
  GPtrArray *blocks;  /* (element-type WmLongText): borrowed */
};

G_DEFINE_FINAL_TYPE (WmRecordForm, wm_record_form, GTK_TYPE_WIDGET)

static void
remove_children (WmRecordForm *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->blocks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The head of a detail pane says what comes from the catalogue, and what there is of a file. */
static gboolean
is_in_head (const WmKind *kind, const WmField *field)
{
  return (kind->flags & (WM_KIND_FROM_CATALOGUE | WM_KIND_HAS_FILE)) != 0 &&
         (field->flags & WM_FIELD_READ_ONLY) != 0;
}

static AdwPreferencesGroup *
add_group (WmRecordForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_row (WmRecordForm *self, AdwPreferencesGroup *group, const WmField *field)
{
  GtkWidget *row = wm_field_row_new (self->session, field);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static gboolean
is_block (const WmField *field)
{
  return field->type == WM_FIELD_TEXT || (field->flags & WM_FIELD_SENTENCE) != 0;
}

static void
add_block (WmRecordForm *self, const WmField *field)
{
  GtkWidget *block = wm_long_text_new (self->session, field);

  g_ptr_array_add (self->blocks, block);
  gtk_widget_set_parent (block, GTK_WIDGET (self));
}

/* The fields from @first up to the next section: rows in one boxed list, then the long texts.
 * Returns the first field behind it. */
static guint
build_section (WmRecordForm *self, const WmKind *kind, guint first)
{
  AdwPreferencesGroup *group = NULL;
  guint end = first + 1;

  while (end < kind->n_fields && kind->fields[end].section == NULL)
    end++;
  for (guint i = first; i < end; i++)
    {
      const WmField *field = &kind->fields[i];

      if (is_block (field) || is_in_head (kind, field))
        continue;
      if (group == NULL)
        group = add_group (self, wm_field_get_section (&kind->fields[first]));
      add_row (self, group, field);
    }
  for (guint i = first; i < end; i++)
    if (is_block (&kind->fields[i]))
      add_block (self, &kind->fields[i]);
  return end;
}

static void
build (WmRecordForm *self, const WmKind *kind)
{
  guint at = 0;

  remove_children (self);
  self->kind = kind;
  while (at < kind->n_fields)
    at = build_section (self, kind, at);
}

static void
wm_record_form_dispose (GObject *object)
{
  remove_children (WM_RECORD_FORM (object));
  g_clear_object (&WM_RECORD_FORM (object)->session);
  G_OBJECT_CLASS (wm_record_form_parent_class)->dispose (object);
}

static void
wm_record_form_finalize (GObject *object)
{
  WmRecordForm *self = WM_RECORD_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (wm_record_form_parent_class)->finalize (object);
}

static void
wm_record_form_class_init (WmRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_record_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_record_form_init (WmRecordForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->blocks = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

GtkWidget *
wm_record_form_new (WmSession *session)
{
  WmRecordForm *self = g_object_new (WM_TYPE_RECORD_FORM, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flush", G_CALLBACK (wm_record_form_commit_now), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* A read-only field that says nothing is no use to anybody. */
static void
update_visibility (GtkWidget *row)
{
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (row));

  if (field->flags & WM_FIELD_READ_ONLY)
    gtk_widget_set_visible (row, wm_field_row_get_value (WM_FIELD_ROW (row)) != NULL);
}

void
wm_record_form_set_record (WmRecordForm *self, WmRecord *record)
{
  const WmKind *kind = record != NULL ? wm_record_get_kind (record) : NULL;

  g_return_if_fail (WM_IS_RECORD_FORM (self));

  if (kind != NULL && kind != self->kind)
    build (self, kind);
  for (guint i = 0; i < self->rows->len; i++)
    {
      wm_field_row_set_record (g_ptr_array_index (self->rows, i), record);
      update_visibility (g_ptr_array_index (self->rows, i));
    }
  for (guint i = 0; i < self->blocks->len; i++)
    wm_long_text_set_record (g_ptr_array_index (self->blocks, i), record);
}

void
wm_record_form_commit_now (WmRecordForm *self)
{
  g_return_if_fail (WM_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_commit_now (g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->blocks->len; i++)
    wm_long_text_commit_now (g_ptr_array_index (self->blocks, i));
}

void
wm_record_form_focus_field (WmRecordForm *self, const char *field_id)
{
  g_return_if_fail (WM_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (wm_field_row_get_field (g_ptr_array_index (self->rows, i))->id, field_id))
      gtk_widget_child_focus (g_ptr_array_index (self->rows, i), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < self->blocks->len; i++)
    if (g_str_equal (wm_long_text_get_field (g_ptr_array_index (self->blocks, i))->id, field_id))
      gtk_widget_child_focus (g_ptr_array_index (self->blocks, i), GTK_DIR_TAB_FORWARD);
}
