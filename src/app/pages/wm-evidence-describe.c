/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-describe.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-field-options.h"
#include "app/widgets/wm-value-editor.h"
#include "app/wm-count.h"
#include "model/wm-values.h"

#include <glib/gi18n.h>

/* What files that were collected together have in common. */
static const char *const fields[] = {
  "source",    "collected_by", "collected_on", "period_from",
  "period_to", "verified_by",  "verified_on",  "valid_until",
};

struct _WmEvidenceDescribe
{
  GtkPopover parent_instance;

  WmSession *session; /* owned */

  WmFieldOptions *people[G_N_ELEMENTS (fields)]; /* owned, nullable: what a drop-down offers */

  /* Borrowed: children; each field has one of the two */
  WmValueEditor *editors[G_N_ELEMENTS (fields)];
  GtkDropDown *choices[G_N_ELEMENTS (fields)];
  GtkWidget *apply;
};

enum
{
  SIGNAL_DESCRIBE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmEvidenceDescribe, wm_evidence_describe, GTK_TYPE_POPOVER)

static const WmKind *
get_kind (WmEvidenceDescribe *self)
{
  return wm_session_get_kind (self->session, "evidence");
}

/* Whether there is a value that can be read; what cannot says so itself. */
static gboolean
read_field (WmEvidenceDescribe *self, guint i, char **value)
{
  guint selected;

  *value = NULL;
  if (self->choices[i] == NULL)
    {
      wm_value_editor_set_error (self->editors[i], NULL);
      return wm_value_editor_read (self->editors[i], value);
    }
  selected = gtk_drop_down_get_selected (self->choices[i]);
  if (selected < self->people[i]->values->len)
    *value = g_strdup (g_ptr_array_index (self->people[i]->values, selected));
  return TRUE;
}

static gboolean
read_all (WmEvidenceDescribe *self, WmValues *values)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      if (!read_field (self, i, &value))
        is_good = FALSE;
      else if (value != NULL)
        wm_values_set_by_id (values, fields[i], value);
    }
  return is_good;
}

void
wm_evidence_describe_apply (WmEvidenceDescribe *self)
{
  g_autoptr (WmValues) values = NULL;
  g_autofree char *refusal = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_DESCRIBE (self));

  values = wm_values_new (get_kind (self));
  if (!read_all (self, values))
    return;
  if (wm_values_count (values) > 0)
    g_signal_emit (self, signals[SIGNAL_DESCRIBE], 0, values, &refusal);
  if (refusal != NULL)
    wm_value_editor_set_error (self->editors[0], refusal);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
list_people (WmEvidenceDescribe *self, guint i, const WmField *field)
{
  const char *const nobody[] = { _ ("Stays as it is"), NULL };

  g_clear_pointer (&self->people[i], wm_field_options_free);
  self->people[i] = wm_field_options_new (self->session, field);
  g_ptr_array_insert (self->people[i]->values, 0, NULL);
  gtk_string_list_splice (self->people[i]->labels, 0, 0, nobody);
  gtk_drop_down_set_model (self->choices[i], G_LIST_MODEL (self->people[i]->labels));
  gtk_drop_down_set_selected (self->choices[i], 0);
}

/* Empty each time it is opened: people come and go, and nothing is set by mistake. */
static void
start_again (WmEvidenceDescribe *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const WmField *field = wm_kind_find_field (get_kind (self), fields[i]);

      if (self->choices[i] != NULL)
        list_people (self, i, field);
      else
        wm_value_editor_set_field (self->editors[i], field);
    }
}

static void
wm_evidence_describe_dispose (GObject *object)
{
  WmEvidenceDescribe *self = WM_EVIDENCE_DESCRIBE (object);

  g_clear_object (&self->session);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (&self->people[i], wm_field_options_free);
  G_OBJECT_CLASS (wm_evidence_describe_parent_class)->dispose (object);
}

static void
wm_evidence_describe_class_init (WmEvidenceDescribeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_evidence_describe_dispose;
  signals[SIGNAL_DESCRIBE] = g_signal_new ("describe", WM_TYPE_EVIDENCE_DESCRIBE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_POINTER);
}

static void
wm_evidence_describe_init (WmEvidenceDescribe *self)
{
}

static GtkWidget *
new_choice (WmEvidenceDescribe *self, guint i, const WmField *field)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (NULL, expression);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  wm_accessible_set_label (choice, wm_field_get_label (field));
  self->choices[i] = GTK_DROP_DOWN (choice);
  return choice;
}

static GtkWidget *
new_editor (WmEvidenceDescribe *self, guint i)
{
  self->editors[i] = wm_value_editor_new (self->session);
  g_signal_connect_swapped (self->editors[i], "activated", G_CALLBACK (wm_evidence_describe_apply),
                            self);
  return GTK_WIDGET (self->editors[i]);
}

static void
add_field (WmEvidenceDescribe *self, GtkGrid *grid, guint i)
{
  const WmField *field = wm_kind_find_field (get_kind (self), fields[i]);
  GtkWidget *label = gtk_label_new (wm_field_get_label (field));
  GtkWidget *editor =
      field->type == WM_FIELD_RECORD ? new_choice (self, i, field) : new_editor (self, i);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_grid_attach (grid, label, 0, (int) i, 1, 1);
  gtk_grid_attach (grid, editor, 1, (int) i, 1, 1);
}

static GtkWidget *
new_words (void)
{
  GtkWidget *words = gtk_label_new (_ ("What is left empty stays as it is."));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "dim-label");
  return words;
}

GtkWidget *
wm_evidence_describe_new (WmSession *session)
{
  WmEvidenceDescribe *self = g_object_new (WM_TYPE_EVIDENCE_DESCRIBE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();

  self->session = g_object_ref (session);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, GTK_GRID (grid), i);
  start_again (self);
  self->apply = gtk_button_new ();
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (wm_evidence_describe_apply), self);
  gtk_box_append (GTK_BOX (box), new_words ());
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->apply);
  gtk_widget_set_size_request (box, 380, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filters");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (start_again), NULL);
  return GTK_WIDGET (self);
}

void
wm_evidence_describe_set_count (WmEvidenceDescribe *self, guint count)
{
  g_autofree char *things = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_DESCRIBE (self));

  things = wm_count_dup (get_kind (self), count);
  /* Translators: a button that gives fields their values; %s: "3 pieces of evidence". */
  words = g_strdup_printf (_ ("Set for %s"), things);
  gtk_button_set_label (GTK_BUTTON (self->apply), words);
}
