/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-value-editor.h"

#include "app/compat/wm-accessible.h"
#include "model/wm-field-value.h"
#include "store/wm-clock.h"
#include "wm-field-options.h"

#include <glib/gi18n.h>

#define SEARCH_FROM 12

struct _WmValueEditor
{
  GtkWidget parent_instance;

  WmSession *session;      /* owned */
  const WmField *field;    /* NULL until it is set */
  WmFieldOptions *options; /* owned, nullable: of a field whose values are chosen */

  GtkWidget *box;   /* borrowed: the child */
  GtkWidget *value; /* borrowed, nullable: what is typed, chosen or ticked in */
  GtkWidget *error; /* borrowed */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmValueEditor, wm_value_editor, GTK_TYPE_WIDGET)

static void
edited_cb (WmValueEditor *self)
{
  wm_value_editor_set_error (self, NULL);
}

static void
entry_activated_cb (WmValueEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static GtkWidget *
make_entry (WmValueEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (self->field->type == WM_FIELD_DATE)
    /* Translators: ways to type a date. */
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("today, in 3 weeks, 12.3."));
  else if (self->field->type == WM_FIELD_RECORDS)
    /* Translators: how to type several records. */
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Names or numbers; with semicolons"));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  return entry;
}

static GtkWidget *
make_drop_down (WmValueEditor *self)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down;

  self->options = wm_field_options_new (self->session, self->field);
  if ((self->field->flags & WM_FIELD_REQUIRED) == 0)
    /* Translators: a choice that leaves a field without a value. */
    wm_field_options_add (self->options, NULL, _ ("Leave it empty"));
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->options->labels)), expression);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down),
                                   self->options->values->len >= SEARCH_FROM);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (edited_cb), self);
  return drop_down;
}

static GtkWidget *
make_checks (WmValueEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; self->field->choices[i].token != NULL; i++)
    {
      GtkWidget *check =
          gtk_check_button_new_with_label (wm_choice_get_label (&self->field->choices[i]));

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (edited_cb), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

static char *
dup_ticked (WmValueEditor *self)
{
  g_autoptr (GString) tokens = g_string_new (NULL);
  GtkWidget *check = gtk_widget_get_first_child (self->value);

  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (tokens, "%s%s", tokens->len > 0 ? "," : "",
                              self->field->choices[i].token);
  return tokens->len > 0 ? g_string_free (g_steal_pointer (&tokens), FALSE) : NULL;
}

/* Names or numbers of records with semicolons between them. */
static char *
resolve_typed (WmValueEditor *self, GError **error)
{
  WmRegistry *registry = wm_session_get_registry (self->session);
  g_autofree char *ids =
      wm_records_resolve_list (wm_session_get_database (self->session), registry,
                               wm_registry_find_kind (registry, self->field->target),
                               gtk_editable_get_text (GTK_EDITABLE (self->value)), error);

  return ids != NULL ? wm_field_clean (self->field, ids, error) : NULL;
}

static gboolean
read_typed (WmValueEditor *self, char **value)
{
  g_autofree char *today = wm_clock_dup_today ();
  g_autoptr (GError) error = NULL;

  if (self->field->type == WM_FIELD_RECORDS)
    *value = resolve_typed (self, &error);
  else
    *value = wm_field_parse (self->field, gtk_editable_get_text (GTK_EDITABLE (self->value)), today,
                             &error);
  if (error != NULL)
    wm_value_editor_set_error (self, error->message);
  return error == NULL;
}

static void
wm_value_editor_dispose (GObject *object)
{
  WmValueEditor *self = WM_VALUE_EDITOR (object);

  self->value = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_value_editor_parent_class)->dispose (object);
}

static void
wm_value_editor_finalize (GObject *object)
{
  g_clear_pointer (&WM_VALUE_EDITOR (object)->options, wm_field_options_free);
  G_OBJECT_CLASS (wm_value_editor_parent_class)->finalize (object);
}

static void
wm_value_editor_class_init (WmValueEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_value_editor_dispose;
  object_class->finalize = wm_value_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", WM_TYPE_VALUE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_value_editor_init (WmValueEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 32);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_add_css_class (self->error, "caption");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->error);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

WmValueEditor *
wm_value_editor_new (WmSession *session)
{
  WmValueEditor *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  self = g_object_new (WM_TYPE_VALUE_EDITOR, NULL);
  self->session = g_object_ref (session);
  return self;
}

void
wm_value_editor_set_field (WmValueEditor *self, const WmField *field)
{
  g_return_if_fail (WM_IS_VALUE_EDITOR (self));
  g_return_if_fail (field != NULL);

  if (self->value != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->value);
  g_clear_pointer (&self->options, wm_field_options_free);
  self->field = field;
  if (wm_field_options_suit (field) && field->type != WM_FIELD_RECORDS)
    self->value = make_drop_down (self);
  else if (field->type == WM_FIELD_CHOICES)
    self->value = make_checks (self);
  else
    self->value = make_entry (self);
  wm_accessible_set_label (self->value, wm_field_get_label (field));
  gtk_box_prepend (GTK_BOX (self->box), self->value);
  wm_value_editor_set_error (self, NULL);
}

const WmField *
wm_value_editor_get_field (WmValueEditor *self)
{
  g_return_val_if_fail (WM_IS_VALUE_EDITOR (self), NULL);

  return self->field;
}

gboolean
wm_value_editor_read (WmValueEditor *self, char **value)
{
  guint selected;

  g_return_val_if_fail (WM_IS_VALUE_EDITOR (self) && self->field != NULL, FALSE);

  if (self->field->type == WM_FIELD_CHOICES)
    *value = dup_ticked (self);
  else if (self->options == NULL)
    return read_typed (self, value);
  else
    {
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value));
      *value = selected < self->options->values->len
                   ? g_strdup (g_ptr_array_index (self->options->values, selected))
                   : NULL;
    }
  return TRUE;
}

void
wm_value_editor_set_error (WmValueEditor *self, const char *message)
{
  g_return_if_fail (WM_IS_VALUE_EDITOR (self));

  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  if (message == NULL)
    {
      gtk_widget_remove_css_class (self->value, "error");
      return;
    }
  gtk_widget_add_css_class (self->value, "error");
  wm_accessible_announce (self->value, message);
}
