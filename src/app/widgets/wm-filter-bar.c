/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-filter-bar.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-count.h"
#include "app/wm-saved-filters.h"
#include "wm-field-options.h"
#include "wm-filter-choice.h"
#include "wm-fit-row.h"
#include "wm-popover-scroller.h"

#include <glib/gi18n.h>

#define N_AT_HAND 2
#define AT_HAND_CHARS 18

/* What a choice said when the list was narrowed. */
typedef struct
{
  gboolean is_set;
  char *value; /* owned, nullable */
} Applied;

struct _WmFilterBar
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmKind *kind;

  WmFitRow *row;    /* borrowed: the child */
  GtkWidget *entry; /* borrowed, like all that follow */
  GtkWidget *more;
  GtkWidget *more_clear;
  GtkWidget *more_box;
  GPtrArray *choices; /* (element-type WmFilterChoice): under the button, one a field */
  GPtrArray *at_hand; /* (element-type WmFilterChoice): the same of the first fields, in the row */
  GArray *applied;    /* of Applied, one a choice */
  guint settling : 1;
  guint is_whole : 1; /* choices has every field */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmFilterBar, wm_filter_bar, GTK_TYPE_WIDGET)

static const char *
get_text (WmFilterBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_at_hand (WmFilterBar *self, guint index)
{
  return index < self->at_hand->len &&
         !wm_fit_row_is_left_out (self->row, g_ptr_array_index (self->at_hand, index));
}

/* How many filters are set that nobody sees without the button. */
static guint
count_more (WmFilterBar *self)
{
  guint n = 0;

  for (guint i = 0; i < self->choices->len; i++)
    if (!is_at_hand (self, i) && wm_filter_choice_is_set (g_ptr_array_index (self->choices, i)))
      n++;
  return n;
}

static void
update (WmFilterBar *self)
{
  guint n = count_more (self);
  g_autofree char *label = NULL;

  /* Translators: how many filters are set among those under this button. */
  label = n > 0 ? g_strdup_printf (_ ("More filters: %u"), n) : g_strdup (_ ("More filters"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), label);
  gtk_widget_set_sensitive (self->more_clear, n > 0);
  if (n > 0)
    gtk_widget_add_css_class (self->more, "narrowing");
  else
    gtk_widget_remove_css_class (self->more, "narrowing");
}

static void
changed_cb (WmFilterBar *self)
{
  if (self->settling)
    return;
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Makes @to say what @from says. */
static void
copy_choice (WmFilterChoice *from, WmFilterChoice *to)
{
  if (wm_filter_choice_is_set (from))
    wm_filter_choice_set (to, wm_filter_choice_get_value (from));
  else
    wm_filter_choice_clear (to);
}

static void
choice_changed_cb (WmFilterChoice *choice, WmFilterBar *self)
{
  guint index;

  if (g_ptr_array_find (self->at_hand, choice, &index))
    copy_choice (choice, g_ptr_array_index (self->choices, index));
  else if (g_ptr_array_find (self->choices, choice, &index) && index < self->at_hand->len)
    copy_choice (choice, g_ptr_array_index (self->at_hand, index));
  changed_cb (self);
}

static void
show_choices (WmFilterBar *self)
{
  for (guint i = 0; i < self->at_hand->len; i++)
    copy_choice (g_ptr_array_index (self->choices, i), g_ptr_array_index (self->at_hand, i));
}

static void
clear_more_cb (WmFilterBar *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (!is_at_hand (self, i))
      wm_filter_choice_clear (g_ptr_array_index (self->choices, i));
  show_choices (self);
  changed_cb (self);
}

static GtkWidget *
make_choice (WmFilterBar *self, const WmField *field, GPtrArray *place)
{
  WmFilterChoice *choice = wm_filter_choice_new (self->session, field);

  g_signal_connect (choice, "changed", G_CALLBACK (choice_changed_cb), self);
  g_ptr_array_add (place, choice);
  return GTK_WIDGET (choice);
}

/* Fields whose values are gathered are many and seldom filtered by: they come when somebody wants
 * them. */
static void
add_rest (WmFilterBar *self)
{
  if (self->is_whole)
    return;
  self->is_whole = TRUE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (wm_field_options_gather (&self->kind->fields[i]))
      {
        GtkWidget *choice = make_choice (self, &self->kind->fields[i], self->choices);

        gtk_box_insert_child_after (GTK_BOX (self->more_box), choice,
                                    gtk_widget_get_prev_sibling (self->more_clear));
      }
  g_array_set_size (self->applied, self->choices->len);
}

static gboolean
has_rest (const WmKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_field_options_gather (&kind->fields[i]))
      return TRUE;
  return FALSE;
}

static void
popover_shown_cb (WmFilterBar *self)
{
  add_rest (self);
  for (guint i = 0; i < self->choices->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->choices, i), !is_at_hand (self, i));
  update (self);
}

/* A long name would be cut in the row. */
static gboolean
fits_at_hand (const WmField *field)
{
  return g_utf8_strlen (wm_field_get_label (field), -1) <= AT_HAND_CHARS;
}

static gboolean
comes_first (const WmField *field)
{
  return (field->flags & WM_FIELD_IN_LIST) && fits_at_hand (field);
}

/* Fields that stand in the table come first; what is long to explain waits under "More filters". */
static GPtrArray *
list_fields (const WmKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_field_options_suit (&kind->fields[i]) && comes_first (&kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_field_options_suit (&kind->fields[i]) && !comes_first (&kind->fields[i]))
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

static guint
count_at_hand (GPtrArray *fields)
{
  /* One alone needs no place under a button. */
  guint most = fields->len <= N_AT_HAND + 1 ? fields->len : N_AT_HAND;
  guint n = 0;

  while (n < most && fits_at_hand (g_ptr_array_index (fields, n)))
    n++;
  return n;
}

static GtkWidget *
make_more (WmFilterBar *self, GPtrArray *fields)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->more = gtk_menu_button_new ();
  self->more_box = box;
  for (guint i = 0; i < fields->len; i++)
    gtk_box_append (GTK_BOX (box),
                    make_choice (self, g_ptr_array_index (fields, i), self->choices));
  g_array_set_size (self->applied, fields->len);
  self->more_clear = gtk_button_new_with_mnemonic (_ ("_Clear these filters"));
  gtk_widget_add_css_class (self->more_clear, "flat");
  gtk_widget_set_margin_top (self->more_clear, 6);
  g_signal_connect_swapped (self->more_clear, "clicked", G_CALLBACK (clear_more_cb), self);
  gtk_box_append (GTK_BOX (box), self->more_clear);
  gtk_widget_add_css_class (popover, "filters");
  gtk_popover_set_child (GTK_POPOVER (popover), wm_popover_scroller_new (box));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  return self->more;
}

static void
make_entry (WmFilterBar *self)
{
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  g_object_set (self->entry, "placeholder-text", C_ ("entry", "Filter"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 36);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  wm_fit_row_append (self->row, self->entry, WM_FIT_ALWAYS);
}

static void
make_choices (WmFilterBar *self)
{
  g_autoptr (GPtrArray) fields = list_fields (self->kind);
  guint n_at_hand = count_at_hand (fields);

  for (guint i = 0; i < n_at_hand; i++)
    wm_fit_row_append (self->row, make_choice (self, g_ptr_array_index (fields, i), self->at_hand),
                       WM_FIT_IF_ROOM);
  wm_fit_row_append (self->row, make_more (self, fields), WM_FIT_IF_NEEDED);
  wm_fit_row_set_needed (self->row, fields->len > n_at_hand || has_rest (self->kind));
}

static void
clear_applied (gpointer data)
{
  g_free (((Applied *) data)->value);
}

static void
wm_filter_bar_dispose (GObject *object)
{
  WmFilterBar *self = WM_FILTER_BAR (object);

  self->settling = TRUE;
  if (self->row != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->row));
  self->row = NULL;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->at_hand, g_ptr_array_unref);
  g_clear_pointer (&self->applied, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_filter_bar_parent_class)->dispose (object);
}

static void
wm_filter_bar_class_init (WmFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_filter_bar_init (WmFilterBar *self)
{
  self->choices = g_ptr_array_new ();
  self->applied = g_array_new (FALSE, TRUE, sizeof (Applied));
  g_array_set_clear_func (self->applied, clear_applied);
  self->at_hand = g_ptr_array_new ();
  self->row = WM_FIT_ROW (wm_fit_row_new (6));
  gtk_widget_set_parent (GTK_WIDGET (self->row), GTK_WIDGET (self));
}

WmFilterBar *
wm_filter_bar_new (WmSession *session, const WmKind *kind)
{
  WmFilterBar *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (WM_TYPE_FILTER_BAR, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  make_entry (self);
  make_choices (self);
  update (self);
  return self;
}

/* Only what is different: each narrowing reads the list once. */
void
wm_filter_bar_apply (WmFilterBar *self, WmRecordList *records)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));
  g_return_if_fail (WM_IS_RECORD_LIST (records));

  wm_record_list_freeze (records);
  for (guint i = 0; i < self->choices->len; i++)
    {
      WmFilterChoice *choice = g_ptr_array_index (self->choices, i);
      Applied *applied = &g_array_index (self->applied, Applied, i);
      const char *value = wm_filter_choice_get_value (choice);
      gboolean is_set = wm_filter_choice_is_set (choice);

      if (applied->is_set == is_set && g_strcmp0 (applied->value, value) == 0)
        continue;
      applied->is_set = is_set;
      g_free (applied->value);
      applied->value = g_strdup (value);
      if (is_set)
        wm_record_list_add_filter (records, wm_filter_choice_get_field (choice), value);
      else
        wm_record_list_remove_filter (records, wm_filter_choice_get_field (choice));
    }
  wm_record_list_set_text (records, get_text (self));
  wm_record_list_thaw (records);
}

GPtrArray *
wm_filter_bar_list_choices (WmFilterBar *self)
{
  GPtrArray *set;

  g_return_val_if_fail (WM_IS_FILTER_BAR (self), NULL);

  set = g_ptr_array_new ();
  for (guint i = 0; i < self->choices->len; i++)
    if (wm_filter_choice_is_set (g_ptr_array_index (self->choices, i)))
      g_ptr_array_add (set, g_ptr_array_index (self->choices, i));
  return set;
}

gboolean
wm_filter_bar_is_set (WmFilterBar *self)
{
  g_autoptr (GPtrArray) set = wm_filter_bar_list_choices (self);

  return set->len > 0 || *get_text (self) != '\0';
}

void
wm_filter_bar_set_choice (WmFilterBar *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));

  if (wm_field_options_gather (field))
    add_rest (self);
  for (guint i = 0; i < self->choices->len; i++)
    if (wm_filter_choice_get_field (g_ptr_array_index (self->choices, i)) == field)
      wm_filter_choice_set (g_ptr_array_index (self->choices, i), value);
  show_choices (self);
  changed_cb (self);
}

/* What it says afterwards is up to the caller, and so is the signal. */
static void
clear_all (WmFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; i < self->choices->len; i++)
    wm_filter_choice_clear (g_ptr_array_index (self->choices, i));
}

GVariant *
wm_filter_bar_save_filter (WmFilterBar *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (WM_FILTER_TYPE));
  g_autoptr (GPtrArray) set = NULL;

  g_return_val_if_fail (WM_IS_FILTER_BAR (self), NULL);

  set = wm_filter_bar_list_choices (self);
  if (*get_text (self) != '\0')
    g_variant_builder_add (&builder, "{sms}", "", get_text (self));
  for (guint i = 0; i < set->len; i++)
    g_variant_builder_add (&builder, "{sms}",
                           wm_filter_choice_get_field (g_ptr_array_index (set, i))->id,
                           wm_filter_choice_get_value (g_ptr_array_index (set, i)));
  return g_variant_builder_end (&builder);
}

static void
set_by_id (WmFilterBar *self, const char *field_id, const char *value)
{
  if (*field_id == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
  else
    add_rest (self);
  /* Another version of the program may have had other fields. */
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (wm_filter_choice_get_field (g_ptr_array_index (self->choices, i))->id,
                     field_id))
      wm_filter_choice_set (g_ptr_array_index (self->choices, i), value);
}

void
wm_filter_bar_set_filter (WmFilterBar *self, GVariant *filter)
{
  GVariantIter iter;
  const char *field_id;
  const char *value;

  g_return_if_fail (WM_IS_FILTER_BAR (self));
  g_return_if_fail (g_variant_is_of_type (filter, G_VARIANT_TYPE (WM_FILTER_TYPE)));

  self->settling = TRUE;
  clear_all (self);
  g_variant_iter_init (&iter, filter);
  while (g_variant_iter_next (&iter, "{&sm&s}", &field_id, &value))
    set_by_id (self, field_id, value);
  show_choices (self);
  self->settling = FALSE;
  changed_cb (self);
}

void
wm_filter_bar_clear (WmFilterBar *self)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));

  if (!wm_filter_bar_is_set (self))
    return;
  self->settling = TRUE;
  clear_all (self);
  show_choices (self);
  self->settling = FALSE;
  changed_cb (self);
}

gboolean
wm_filter_bar_clear_text (WmFilterBar *self)
{
  if (*get_text (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return TRUE;
}

void
wm_filter_bar_set_total (WmFilterBar *self, guint total)
{
  g_autofree char *things = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (WM_IS_FILTER_BAR (self));

  things = wm_count_dup (self->kind, total);
  /* Translators: %s says how many there are: "Filter 64 assets". */
  label = g_strdup_printf (_ ("Filter %s"), things);
  wm_accessible_set_label (self->entry, label);
}

void
wm_filter_bar_refresh (WmFilterBar *self)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->choices->len; i++)
    wm_filter_choice_refresh (g_ptr_array_index (self->choices, i));
  for (guint i = 0; i < self->at_hand->len; i++)
    wm_filter_choice_refresh (g_ptr_array_index (self->at_hand, i));
  update (self);
}

void
wm_filter_bar_find (WmFilterBar *self)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (self->entry);
}

void
wm_filter_bar_append (WmFilterBar *self, GtkWidget *widget)
{
  g_return_if_fail (WM_IS_FILTER_BAR (self));

  wm_fit_row_append (self->row, widget, WM_FIT_END);
}
