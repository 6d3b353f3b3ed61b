/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-filter.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-count.h"
#include "app/wm-evidence-hint.h"
#include "guide/wm-gap.h"
#include "model/wm-field-value.h"
#include "project/wm-evidence-gaps.h"

#include <glib/gi18n.h>

struct _WmEvidenceFilter
{
  GtkWidget parent_instance;

  WmSession *session;   /* owned */
  const WmField *field; /* nullable: of the last choice, which is there only then */
  char *value;          /* owned, nullable */
  guint applied;        /* the choice that the list was last narrowed to */

  /* Borrowed: children */
  GtkEditable *entry;
  GtkDropDown *choice;
  GtkStringList *labels;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmEvidenceFilter, wm_evidence_filter, GTK_TYPE_WIDGET)

/* The choices in their order; the first shows everything. */
static const struct
{
  const char *label; /* English, for gettext */
  const char *gap;   /* nullable: of the guide */
  const char *field; /* nullable: the field that is empty then */
  int lack;          /* a WmEvidenceGap, or -1 */
} choices[] = {
  { N_ ("All evidence"), NULL, NULL, -1 },
  { N_ ("Without source"), "evidence_without_source", "source", -1 },
  { N_ ("Without period"), "evidence_without_period", "period_from", -1 },
  { N_ ("Not verified"), "evidence_unverified", "verified_on", -1 },
  { N_ ("Run out or soon"), NULL, NULL, WM_EVIDENCE_GAP_VALID },
  { N_ ("Not linked"), NULL, NULL, WM_EVIDENCE_GAP_LINK },
  { N_ ("Without a file"), NULL, "sha256", -1 },
  { N_ ("File not whole"), NULL, NULL, WM_EVIDENCE_GAP_FILE },
};

#define CHOICE_ALL 0
#define CHOICE_FIELD G_N_ELEMENTS (choices)

static const WmKind *
get_kind (WmEvidenceFilter *self)
{
  return wm_session_get_kind (self->session, "evidence");
}

static GPtrArray *
list_lacking (WmEvidenceFilter *self, guint choice)
{
  WmProject *project = wm_session_get_project (self->session);
  g_autofree char *soon = wm_evidence_dup_soon ();

  if (choices[choice].gap != NULL)
    return wm_gap_list_records (project, choices[choice].gap, NULL);
  return wm_project_list_evidence_with_gap (project, (WmEvidenceGap) choices[choice].lack, soon);
}

static gboolean
is_by_ids (guint choice)
{
  return choice < CHOICE_FIELD && (choices[choice].gap != NULL || choices[choice].lack >= 0);
}

void
wm_evidence_filter_apply (WmEvidenceFilter *self, WmRecordList *records)
{
  guint choice;

  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));

  choice = gtk_drop_down_get_selected (self->choice);
  wm_record_list_freeze (records);
  if (choice != self->applied || choice == CHOICE_FIELD)
    wm_record_list_remove_filter (records, NULL);
  self->applied = choice;
  if (choice == CHOICE_FIELD)
    wm_record_list_add_filter (records, self->field, self->value);
  else if (is_by_ids (choice))
    wm_evidence_filter_refresh (self, records);
  else if (choices[choice].field != NULL)
    wm_record_list_add_filter (records, wm_kind_find_field (get_kind (self), choices[choice].field),
                               NULL);
  wm_record_list_set_text (records, gtk_editable_get_text (self->entry));
  wm_record_list_thaw (records);
}

void
wm_evidence_filter_refresh (WmEvidenceFilter *self, WmRecordList *records)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));

  if (!is_by_ids (self->applied))
    return;
  ids = list_lacking (self, self->applied);
  wm_record_list_set_only (records, ids);
}

gboolean
wm_evidence_filter_is_set (WmEvidenceFilter *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_FILTER (self), FALSE);

  return wm_evidence_filter_has_choice (self) || *gtk_editable_get_text (self->entry) != '\0';
}

gboolean
wm_evidence_filter_has_choice (WmEvidenceFilter *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_FILTER (self), FALSE);

  return gtk_drop_down_get_selected (self->choice) != CHOICE_ALL;
}

/* What is not in the list of choices comes behind it, so that the drop-down says what is shown. */
static char *
dup_words (WmEvidenceFilter *self, const WmField *field, const char *value)
{
  g_autofree char *words = wm_field_dup_display (field, value);
  g_autofree char *title = NULL;

  if (value != NULL && field->type == WM_FIELD_RECORD)
    title = wm_records_dup_title (wm_session_get_database (self->session),
                                  wm_session_get_registry (self->session), value);
  if (value == NULL)
    /* Translators: the name of a field that is empty. */
    return g_strdup_printf (_ ("%s: none"), wm_field_get_label (field));
  return g_strdup_printf ("%s: %s", wm_field_get_label (field), title != NULL ? title : words);
}

static void
forget_field (WmEvidenceFilter *self)
{
  guint n_labels = g_list_model_get_n_items (G_LIST_MODEL (self->labels));

  self->field = NULL;
  g_clear_pointer (&self->value, g_free);
  if (n_labels > CHOICE_FIELD)
    gtk_string_list_splice (self->labels, CHOICE_FIELD, n_labels - CHOICE_FIELD, NULL);
}

static guint
find_choice (const WmField *field, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices) && value == NULL; i++)
    if (g_strcmp0 (choices[i].field, field->id) == 0)
      return i;
  return CHOICE_FIELD;
}

void
wm_evidence_filter_set_field (WmEvidenceFilter *self, const WmField *field, const char *value)
{
  guint choice;

  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));
  g_return_if_fail (field != NULL);

  choice = find_choice (field, value);
  if (choice == CHOICE_FIELD)
    {
      g_autofree char *words = dup_words (self, field, value);
      const char *const added[] = { words, NULL };

      forget_field (self);
      self->field = field;
      self->value = g_strdup (value);
      gtk_string_list_splice (self->labels, CHOICE_FIELD, 0, added);
    }
  gtk_drop_down_set_selected (self->choice, choice);
}

void
wm_evidence_filter_clear (WmEvidenceFilter *self)
{
  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));

  gtk_editable_set_text (self->entry, "");
  gtk_drop_down_set_selected (self->choice, CHOICE_ALL);
}

gboolean
wm_evidence_filter_clear_text (WmEvidenceFilter *self)
{
  g_return_val_if_fail (WM_IS_EVIDENCE_FILTER (self), FALSE);

  if (*gtk_editable_get_text (self->entry) == '\0')
    return FALSE;
  gtk_editable_set_text (self->entry, "");
  return TRUE;
}

void
wm_evidence_filter_find (WmEvidenceFilter *self)
{
  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
wm_evidence_filter_set_total (WmEvidenceFilter *self, guint total)
{
  g_autofree char *things = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_EVIDENCE_FILTER (self));

  things = wm_count_dup (get_kind (self), total);
  /* Translators: %s is how many of what: "58 pieces of evidence". */
  words = g_strdup_printf (_ ("Filter %s"), things);
  g_object_set (self->entry, "placeholder-text", words, NULL);
  wm_accessible_set_label (GTK_WIDGET (self->entry), words);
}

static void
changed_cb (WmEvidenceFilter *self)
{
  if (gtk_drop_down_get_selected (self->choice) != CHOICE_FIELD && self->field != NULL)
    forget_field (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stopped_cb (WmEvidenceFilter *self)
{
  if (!wm_evidence_filter_clear_text (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-back", NULL);
}

static void
wm_evidence_filter_dispose (GObject *object)
{
  WmEvidenceFilter *self = WM_EVIDENCE_FILTER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->value, g_free);
  G_OBJECT_CLASS (wm_evidence_filter_parent_class)->dispose (object);
}

static void
wm_evidence_filter_class_init (WmEvidenceFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_evidence_filter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_EVIDENCE_FILTER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
new_choice (WmEvidenceFilter *self)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice;

  self->labels = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (self->labels, _ (choices[i].label));
  choice = gtk_drop_down_new (G_LIST_MODEL (self->labels), expression);
  wm_accessible_set_label (choice, _ ("What is shown"));
  return GTK_DROP_DOWN (choice);
}

static void
wm_evidence_filter_init (WmEvidenceFilter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->entry = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->choice = new_choice (self);
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stopped_cb), self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (changed_cb), self);
}

GtkWidget *
wm_evidence_filter_new (WmSession *session)
{
  WmEvidenceFilter *self = g_object_new (WM_TYPE_EVIDENCE_FILTER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
