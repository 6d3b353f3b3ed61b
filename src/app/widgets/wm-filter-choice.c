/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-filter-choice.h"

#include "app/compat/wm-accessible.h"
#include "wm-field-options.h"

#include <glib/gi18n.h>

/* So many words are found faster by typing than by reading. */
#define SEARCH_FROM 12

#define LEAST_CHARS 22
#define WIDTH_CHARS 40

struct _WmFilterChoice
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  const WmField *field;
  WmFieldOptions *options; /* owned: any, the values, none */
  GtkDropDown *drop_down;  /* borrowed: a child */
  guint settling : 1;
  guint stale : 1; /* records may have come, gone or got another name since options were read */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmFilterChoice, wm_filter_choice, GTK_TYPE_WIDGET)

static char *
dup_words (WmFilterChoice *self, const char *label)
{
  /* Translators: the name of a field, then the value that a list is narrowed to: "Type: Device". */
  return g_strdup_printf (_ ("%1$s: %2$s"), wm_field_get_label (self->field), label);
}

static void
button_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
button_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmFilterChoice *self)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  g_autofree char *words = dup_words (self, gtk_string_object_get_string (string));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), words);
  gtk_label_set_width_chars (GTK_LABEL (gtk_list_item_get_child (item)),
                             (int) MIN (g_utf8_strlen (words, -1), LEAST_CHARS));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WmFilterChoice *self)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

static GtkListItemFactory *
make_factory (WmFilterChoice *self, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (button_setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, self);
  return factory;
}

/* The words on the button are what a screen reader says, too. */
static void
update_label (WmFilterChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  const char *label = gtk_string_list_get_string (self->options->labels, selected);
  g_autofree char *words = dup_words (self, label != NULL ? label : "");

  wm_accessible_set_label (GTK_WIDGET (self->drop_down), words);
  if (wm_filter_choice_is_set (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrowing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrowing");
}

static void
selected_changed_cb (WmFilterChoice *self)
{
  if (self->settling)
    return;
  update_label (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* @values: (nullable): what stands between any and none. */
static void
take_options (WmFilterChoice *self, WmFieldOptions *values)
{
  WmFieldOptions *options = g_new0 (WmFieldOptions, 1);

  options->values = g_ptr_array_new_with_free_func (g_free);
  options->labels = gtk_string_list_new (NULL);
  /* Translators: any value of a field; nothing is left out of the list. */
  wm_field_options_add (options, NULL, C_ ("filter", "any"));
  for (guint i = 0; values != NULL && i < values->values->len; i++)
    wm_field_options_add (options, g_ptr_array_index (values->values, i),
                          gtk_string_list_get_string (values->labels, i));
  /* Translators: no value in a field; what is empty is shown. */
  wm_field_options_add (options, NULL, C_ ("filter", "none"));
  g_clear_pointer (&self->options, wm_field_options_free);
  self->options = options;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (options->labels));
  gtk_drop_down_set_enable_search (self->drop_down, options->values->len >= SEARCH_FROM);
}

static void
read_options (WmFilterChoice *self)
{
  g_autoptr (WmFieldOptions) values = wm_field_options_new (self->session, self->field);

  self->stale = FALSE;
  take_options (self, values);
}

static void
select_place (WmFilterChoice *self, guint place)
{
  self->settling = TRUE;
  gtk_drop_down_set_selected (self->drop_down, place);
  self->settling = FALSE;
  update_label (self);
}

gboolean
wm_filter_choice_is_set (WmFilterChoice *self)
{
  guint selected;

  g_return_val_if_fail (WM_IS_FILTER_CHOICE (self), FALSE);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected != 0 && selected != GTK_INVALID_LIST_POSITION;
}

const char *
wm_filter_choice_get_value (WmFilterChoice *self)
{
  g_return_val_if_fail (WM_IS_FILTER_CHOICE (self), NULL);

  if (!wm_filter_choice_is_set (self))
    return NULL;
  return g_ptr_array_index (self->options->values, gtk_drop_down_get_selected (self->drop_down));
}

static void
select_value (WmFilterChoice *self, const char *value)
{
  const int place = value != NULL ? wm_field_options_find (self->options, value)
                                  : (int) self->options->values->len - 1;

  select_place (self, place > 0 ? (guint) place : 0);
}

/* There may be tens of thousands of records to choose from, so they are read when somebody comes to
 * choose. */
static void
read_if_stale (WmFilterChoice *self)
{
  const gboolean is_set = wm_filter_choice_is_set (self);
  g_autofree char *value = NULL;

  if (!self->stale)
    return;
  value = g_strdup (wm_filter_choice_get_value (self));
  self->settling = TRUE;
  read_options (self);
  self->settling = FALSE;
  if (is_set)
    select_value (self, value);
  else
    select_place (self, 0);
}

static void
watch_who_comes (WmFilterChoice *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (read_if_stale), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (read_if_stale), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
make_drop_down (WmFilterChoice *self)
{
  g_autoptr (GtkListItemFactory) button = make_factory (self, G_CALLBACK (button_bind_cb));
  g_autoptr (GtkListItemFactory) rows = make_factory (self, G_CALLBACK (row_bind_cb));
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, expression));
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_changed_cb),
                            self);
}

static void
wm_filter_choice_dispose (GObject *object)
{
  WmFilterChoice *self = WM_FILTER_CHOICE (object);

  self->settling = TRUE;
  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_filter_choice_parent_class)->dispose (object);
}

static void
wm_filter_choice_finalize (GObject *object)
{
  g_clear_pointer (&WM_FILTER_CHOICE (object)->options, wm_field_options_free);
  G_OBJECT_CLASS (wm_filter_choice_parent_class)->finalize (object);
}

static void
wm_filter_choice_class_init (WmFilterChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_filter_choice_dispose;
  object_class->finalize = wm_filter_choice_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterchoice");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_FILTER_CHOICE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_filter_choice_init (WmFilterChoice *self)
{
}

WmFilterChoice *
wm_filter_choice_new (WmSession *session, const WmField *field)
{
  WmFilterChoice *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (WM_TYPE_FILTER_CHOICE, NULL);
  self->session = g_object_ref (session);
  self->field = field;
  self->settling = TRUE;
  make_drop_down (self);
  self->stale = wm_field_names_records (field) || wm_field_options_gather (field);
  if (self->stale)
    {
      take_options (self, NULL);
      watch_who_comes (self);
    }
  else
    read_options (self);
  select_place (self, 0);
  return self;
}

const WmField *
wm_filter_choice_get_field (WmFilterChoice *self)
{
  g_return_val_if_fail (WM_IS_FILTER_CHOICE (self), NULL);

  return self->field;
}

void
wm_filter_choice_set (WmFilterChoice *self, const char *value)
{
  g_return_if_fail (WM_IS_FILTER_CHOICE (self));

  if (value != NULL && wm_field_options_find (self->options, value) < 0)
    read_if_stale (self);
  select_value (self, value);
}

void
wm_filter_choice_clear (WmFilterChoice *self)
{
  g_return_if_fail (WM_IS_FILTER_CHOICE (self));

  select_place (self, 0);
}

/* Whether the chosen record is there and has the name that is shown. */
static gboolean
is_as_shown (WmFilterChoice *self, const char *id)
{
  g_autofree char *title = wm_records_dup_title (wm_session_get_database (self->session),
                                                 wm_session_get_registry (self->session), id);

  return g_strcmp0 (title,
                    gtk_string_list_get_string (self->options->labels,
                                                gtk_drop_down_get_selected (self->drop_down))) == 0;
}

void
wm_filter_choice_refresh (WmFilterChoice *self)
{
  const char *value;

  g_return_if_fail (WM_IS_FILTER_CHOICE (self));

  /* A value that is chosen stays to choose from, even where no record has it any more. */
  if (wm_field_options_gather (self->field))
    self->stale = self->stale || !wm_filter_choice_is_set (self);
  if (!wm_field_names_records (self->field))
    return;
  self->stale = TRUE;
  value = wm_filter_choice_get_value (self);
  if (value != NULL && !is_as_shown (self, value))
    read_if_stale (self);
}
