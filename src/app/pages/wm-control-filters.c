/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-control-filters.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-count.h"
#include "model/wm-field-value.h"

#include <glib/gi18n.h>

struct _WmControlFilters
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *box;
  GtkWidget *entry;
  GtkDropDown *group;
  GtkDropDown *state;
  GtkButton *extra;

  WmSession *session;   /* owned */
  GPtrArray *group_ids; /* (borrowed, nullable) char *: one a row of the drop-down */
  const WmKind *kind;   /* of the extra field; NULL: there is none */
  const WmField *field; /* the extra one */
  char *value;          /* owned, nullable */
  guint settling : 1;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmControlFilters, wm_control_filters, GTK_TYPE_WIDGET)

static const char *
get_text (WmControlFilters *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static const char *
get_group (WmControlFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->group);

  return selected < self->group_ids->len ? g_ptr_array_index (self->group_ids, selected) : NULL;
}

static WmControlState
get_state (WmControlFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  return selected < WM_N_CONTROL_STATES ? (WmControlState) selected : WM_CONTROL_STATE_ANY;
}

static char *
dup_value_words (WmControlFilters *self)
{
  if (self->value == NULL)
    return g_strdup (C_ ("filter", "none"));
  if (self->field->type == WM_FIELD_RECORD)
    return wm_records_dup_title (wm_session_get_database (self->session),
                                 wm_session_get_registry (self->session), self->value);
  return wm_field_dup_display (self->field, self->value);
}

static void
update_extra (WmControlFilters *self)
{
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->extra), self->kind != NULL);
  if (self->kind == NULL)
    return;
  value = dup_value_words (self);
  /* Translators: a field and the value to which a list is narrowed: "Owner: none". */
  words = g_strdup_printf (_ ("%1$s: %2$s  ✕"), wm_field_get_label (self->field),
                           value != NULL ? value : "");
  gtk_button_set_label (self->extra, words);
}

static void
mark (GtkWidget *widget, gboolean narrows)
{
  if (narrows)
    gtk_widget_add_css_class (widget, "narrowing");
  else
    gtk_widget_remove_css_class (widget, "narrowing");
}

static const char *
get_chosen_word (GtkDropDown *drop_down)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : "";
}

static void
name (GtkDropDown *drop_down, const char *what)
{
  /* Translators: for screen readers: what a drop-down is for, and what is chosen in it. */
  g_autofree char *words = g_strdup_printf (_ ("%1$s: %2$s"), what, get_chosen_word (drop_down));

  wm_accessible_set_label (GTK_WIDGET (drop_down), words);
}

static void
update (WmControlFilters *self)
{
  mark (GTK_WIDGET (self->group), get_group (self) != NULL);
  mark (GTK_WIDGET (self->state), get_state (self) != WM_CONTROL_STATE_ANY);
  name (self->group, _ ("Which part"));
  name (self->state, _ ("How far"));
  update_extra (self);
}

static void
changed_cb (WmControlFilters *self)
{
  if (self->settling)
    return;
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
extra_clicked_cb (WmControlFilters *self)
{
  self->kind = NULL;
  self->field = NULL;
  g_clear_pointer (&self->value, g_free);
  changed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
wm_control_filters_dispose (GObject *object)
{
  WmControlFilters *self = WM_CONTROL_FILTERS (object);

  self->settling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_control_filters_parent_class)->dispose (object);
}

static void
wm_control_filters_finalize (GObject *object)
{
  WmControlFilters *self = WM_CONTROL_FILTERS (object);

  g_ptr_array_unref (self->group_ids);
  g_free (self->value);
  G_OBJECT_CLASS (wm_control_filters_parent_class)->finalize (object);
}

static void
wm_control_filters_class_init (WmControlFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_control_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_control_filters_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_CONTROL_FILTERS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_control_filters_init (WmControlFilters *self)
{
  self->group_ids = g_ptr_array_new ();
}

static void
setup_word_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_list_item_set_child (item, label);
}

static void
bind_word_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* In the button words may be cut where the list is narrow; in its list they are whole. */
static GtkDropDown *
new_drop_down (GtkStringList *words)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_autoptr (GtkListItemFactory) plain = NULL;

  g_object_get (drop_down, "factory", &plain, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_word_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_word_cb), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), plain);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  g_object_unref (factory);
  return GTK_DROP_DOWN (drop_down);
}

static void
add_group (WmControlFilters *self, GtkStringList *words, const char *id, const char *word)
{
  g_ptr_array_add (self->group_ids, (gpointer) id);
  gtk_string_list_append (words, word);
}

static GtkDropDown *
new_group (WmControlFilters *self, WmControlModel *model)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  const WmField *theme =
      wm_kind_find_field (wm_session_get_kind (self->session, "control"), "theme");

  /* Translators: both the clauses and the controls of the standard. */
  add_group (self, words, NULL, _ ("All parts"));
  add_group (self, words, wm_control_model_get_group_id (model, 0),
             wm_control_model_get_group_title (model, 0));
  add_group (self, words, "control", _ ("All controls"));
  for (const WmChoice *choice = theme->choices; choice->token != NULL; choice++)
    add_group (self, words, choice->token, wm_choice_get_label (choice));
  return new_drop_down (words);
}

static GtkDropDown *
new_state (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (WmControlState i = 0; i < WM_N_CONTROL_STATES; i++)
    gtk_string_list_append (words, wm_control_state_get_word (i));
  return new_drop_down (words);
}

static void
make_entry (WmControlFilters *self, GtkBox *row)
{
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (row, self->entry);
}

static void
make_extra (WmControlFilters *self)
{
  self->extra = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->extra), "narrowing");
  gtk_widget_add_css_class (GTK_WIDGET (self->extra), "pill-filter");
  gtk_widget_set_halign (GTK_WIDGET (self->extra), GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->extra), _ ("Take this filter off"));
  g_signal_connect_swapped (self->extra, "clicked", G_CALLBACK (extra_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->extra));
}

GtkWidget *
wm_control_filters_new (WmSession *session, WmControlModel *model)
{
  WmControlFilters *self = g_object_new (WM_TYPE_CONTROL_FILTERS, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->session = g_object_ref (session);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  make_entry (self, GTK_BOX (row));
  self->group = new_group (self, model);
  self->state = new_state ();
  g_signal_connect_swapped (self->group, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->box), row);
  make_extra (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update (self);
  return GTK_WIDGET (self);
}

void
wm_control_filters_read (WmControlFilters *self, WmControlFilter *filter)
{
  g_return_if_fail (WM_IS_CONTROL_FILTERS (self));

  filter->text = get_text (self);
  filter->group = get_group (self);
  filter->state = get_state (self);
  filter->kind = self->kind;
  filter->field = self->field;
  filter->value = self->value;
}

gboolean
wm_control_filters_is_set (WmControlFilters *self)
{
  g_return_val_if_fail (WM_IS_CONTROL_FILTERS (self), FALSE);

  return *get_text (self) != '\0' || get_group (self) != NULL ||
         get_state (self) != WM_CONTROL_STATE_ANY || self->kind != NULL;
}

static void
reset (WmControlFilters *self)
{
  self->settling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->group, 0);
  gtk_drop_down_set_selected (self->state, WM_CONTROL_STATE_ANY);
  self->settling = FALSE;
  self->kind = NULL;
  self->field = NULL;
  g_clear_pointer (&self->value, g_free);
}

static void
choose_group (WmControlFilters *self, const char *id)
{
  for (guint i = 0; i < self->group_ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->group_ids, i), id) == 0)
      gtk_drop_down_set_selected (self->group, i);
}

void
wm_control_filters_set (WmControlFilters *self, const WmKind *kind, const WmField *field,
                        const char *value)
{
  WmControlState state = wm_control_state_find (field, value);

  g_return_if_fail (WM_IS_CONTROL_FILTERS (self));

  reset (self);
  self->settling = TRUE;
  if (g_str_equal (field->id, "theme") && value != NULL)
    choose_group (self, value);
  else
    choose_group (self, kind->id);
  if (state != WM_CONTROL_STATE_ANY)
    gtk_drop_down_set_selected (self->state, state);
  else if (!g_str_equal (field->id, "theme"))
    {
      self->kind = kind;
      self->field = field;
      self->value = g_strdup (value);
    }
  self->settling = FALSE;
  changed_cb (self);
}

void
wm_control_filters_clear (WmControlFilters *self)
{
  g_return_if_fail (WM_IS_CONTROL_FILTERS (self));

  if (!wm_control_filters_is_set (self))
    return;
  reset (self);
  changed_cb (self);
}

gboolean
wm_control_filters_clear_text (WmControlFilters *self)
{
  g_return_val_if_fail (WM_IS_CONTROL_FILTERS (self), FALSE);

  if (*get_text (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return TRUE;
}

void
wm_control_filters_set_total (WmControlFilters *self, guint n_controls)
{
  g_autofree char *things = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_CONTROL_FILTERS (self));

  things = wm_count_dup (wm_session_get_kind (self->session, "control"), n_controls);
  /* Translators: %s says how many there are: "Filter 64 assets". */
  label = g_strdup_printf (_ ("Filter %s"), things);
  g_object_set (self->entry, "placeholder-text", label, NULL);
  wm_accessible_set_label (self->entry, label);
}

void
wm_control_filters_find (WmControlFilters *self)
{
  g_return_if_fail (WM_IS_CONTROL_FILTERS (self));

  gtk_widget_grab_focus (self->entry);
}
