/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-suggest-entry.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-chart-mark.h"
#include "wm-risk-show.h"

#include <glib/gi18n.h>

/* So many names are read; more are counted. */
#define MAX_NAMES 3

struct _WmSuggestEntry
{
  GObject parent_instance;

  WmSuggestion *suggestion; /* owned */
  char *risk_id;            /* owned, nullable */
};

enum
{
  PROP_0,
  PROP_RISK_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmSuggestEntry, wm_suggest_entry, G_TYPE_OBJECT)

static void
wm_suggest_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RISK_ID)
    g_value_set_string (value, WM_SUGGEST_ENTRY (object)->risk_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_suggest_entry_finalize (GObject *object)
{
  wm_suggestion_free (WM_SUGGEST_ENTRY (object)->suggestion);
  g_free (WM_SUGGEST_ENTRY (object)->risk_id);
  G_OBJECT_CLASS (wm_suggest_entry_parent_class)->finalize (object);
}

static void
wm_suggest_entry_class_init (WmSuggestEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = wm_suggest_entry_get_property;
  G_OBJECT_CLASS (klass)->finalize = wm_suggest_entry_finalize;
  properties[PROP_RISK_ID] =
      g_param_spec_string ("risk-id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
wm_suggest_entry_init (WmSuggestEntry *self)
{
}

WmSuggestEntry *
wm_suggest_entry_new (WmSuggestion *suggestion)
{
  WmSuggestEntry *self = g_object_new (WM_TYPE_SUGGEST_ENTRY, NULL);

  self->suggestion = suggestion;
  return self;
}

WmSuggestion *
wm_suggest_entry_get_suggestion (WmSuggestEntry *self)
{
  g_return_val_if_fail (WM_IS_SUGGEST_ENTRY (self), NULL);

  return self->suggestion;
}

const char *
wm_suggest_entry_get_risk_id (WmSuggestEntry *self)
{
  g_return_val_if_fail (WM_IS_SUGGEST_ENTRY (self), NULL);

  return self->risk_id;
}

void
wm_suggest_entry_set_risk_id (WmSuggestEntry *self, const char *id)
{
  g_return_if_fail (WM_IS_SUGGEST_ENTRY (self));

  if (g_strcmp0 (self->risk_id, id) == 0)
    return;
  g_free (self->risk_id);
  self->risk_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RISK_ID]);
}

struct _WmSuggestRow
{
  GtkWidget parent_instance;

  WmSession *session;    /* owned */
  WmSuggestEntry *entry; /* owned, nullable */
  GSignalGroup *signals; /* owned */

  /* Borrowed */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *why;
  GtkLabel *assets;
  GtkLabel *controls;
  WmChartMark *mark;
  GtkLabel *grade;
  GtkButton *button;
};

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSuggestRow, wm_suggest_row, GTK_TYPE_WIDGET)

static char *
dup_name (WmSuggestRow *self, const char *id)
{
  g_autoptr (WmRecord) record = wm_records_load (wm_session_get_database (self->session),
                                                 wm_session_get_registry (self->session), id);
  g_autofree char *label = NULL;

  if (record == NULL)
    return NULL;
  if (wm_kind_get_key_field (wm_record_get_kind (record)) == NULL)
    return g_strdup (wm_record_get_title (record));
  label = wm_record_dup_label (record);
  return g_strdup_printf ("%s %s", label, wm_record_get_title (record));
}

static char *
dup_names (WmSuggestRow *self, char **ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = g_strv_length (ids);
  g_autofree char *some = NULL;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    {
      char *name = dup_name (self, ids[i]);

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  some = g_strjoinv (C_ ("list separator", ", "), (char **) names->pdata);
  if (n <= MAX_NAMES)
    return g_steal_pointer (&some);
  /* Translators: some names, and how many more there are. */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n - MAX_NAMES),
                          some, n - MAX_NAMES);
}

static void
show_names (WmSuggestRow *self, GtkLabel *label, char **ids, const char *before)
{
  g_autofree char *names = dup_names (self, ids);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), *names != '\0');
  words = g_strconcat (before, " ", names, NULL);
  gtk_label_set_label (label, words);
}

static void
show_grade (WmSuggestRow *self, const WmSuggestion *suggestion)
{
  g_autoptr (WmRiskMethod) method = wm_risk_show_load_method (self->session);
  WmRiskBand band = wm_risk_method_get_band (method, suggestion->likelihood, suggestion->impact);

  wm_chart_mark_set_tone (self->mark, wm_risk_show_get_tone (band));
  gtk_label_set_label (self->grade, wm_risk_band_get_label (band));
}

static void
update_taken (WmSuggestRow *self)
{
  gboolean is_taken = self->entry != NULL && self->entry->risk_id != NULL;
  const char *title = self->entry != NULL ? self->entry->suggestion->title : "";
  g_autofree char *words = NULL;

  gtk_button_set_label (self->button, is_taken ? _ ("Taken over ✓") : _ ("Take over"));
  if (is_taken)
    gtk_widget_add_css_class (GTK_WIDGET (self), "taken");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "taken");
  /* Translators: a suggested risk that was taken over, for screen readers. */
  words = g_strdup_printf (is_taken ? _ ("%s, taken over") : "%s", title);
  wm_accessible_set_label (GTK_WIDGET (self), words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               is_taken ? _ ("Take it back") : _ ("Space or Enter"));
}

static void
clicked_cb (WmSuggestRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0);
}

static void
wm_suggest_row_dispose (GObject *object)
{
  WmSuggestRow *self = WM_SUGGEST_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_suggest_row_parent_class)->dispose (object);
}

static void
wm_suggest_row_class_init (WmSuggestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_suggest_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", WM_TYPE_SUGGEST_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
new_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
make_side (WmSuggestRow *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  self->grade = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (state, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->grade));
  self->button = GTK_BUTTON (gtk_button_new ());
  /* The keyboard takes over in the row itself. */
  gtk_widget_set_focusable (GTK_WIDGET (self->button), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_END);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (side), state);
  gtk_widget_set_valign (side, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), side);
}

static void
wm_suggest_row_init (WmSuggestRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->box), words);
  self->title = new_label (words, "heading");
  self->why = new_label (words, NULL);
  self->assets = new_label (words, "dim-label");
  self->controls = new_label (words, "dim-label");
  make_side (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->signals = g_signal_group_new (WM_TYPE_SUGGEST_ENTRY);
  g_signal_group_connect_swapped (self->signals, "notify::risk-id", G_CALLBACK (update_taken),
                                  self);
}

GtkWidget *
wm_suggest_row_new (WmSession *session)
{
  WmSuggestRow *self = g_object_new (WM_TYPE_SUGGEST_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_suggest_row_set_entry (WmSuggestRow *self, WmSuggestEntry *entry)
{
  const WmSuggestion *suggestion;

  g_return_if_fail (WM_IS_SUGGEST_ROW (self));

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->signals, entry);
  if (entry == NULL)
    return;
  suggestion = entry->suggestion;
  gtk_label_set_label (self->title, suggestion->title);
  gtk_label_set_label (self->why, suggestion->why != NULL ? suggestion->why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), suggestion->why != NULL);
  show_names (self, self->assets, suggestion->assets, _ ("Would hit:"));
  show_names (self, self->controls, suggestion->controls, _ ("Usually helps:"));
  show_grade (self, suggestion);
  update_taken (self);
}

WmSuggestEntry *
wm_suggest_row_get_entry (WmSuggestRow *self)
{
  g_return_val_if_fail (WM_IS_SUGGEST_ROW (self), NULL);

  return self->entry;
}
