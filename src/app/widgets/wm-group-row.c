/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-group-row.h"

#include "app/compat/wm-accessible.h"
#include "wm-chart-mark.h"

#include <glib/gi18n.h>
#include <string.h>

#define NUMBER_CHARS 6
#define OWNER_CHARS 8

struct _WmGroupRow
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *heading;
  GtkWidget *box;
  GtkInscription *number;
  GtkInscription *title;
  GtkInscription *owner;
  WmChartMark *mark;
  GtkLabel *state;

  WmSession *session;    /* owned */
  WmGrouped *model;      /* owned */
  char *record_id;       /* owned, nullable */
  const char *css_class; /* of the state now; NULL: none */
};

enum
{
  PROP_0,
  PROP_RECORD_ID,
  N_PROPS,
};

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmGroupRow, wm_group_row, GTK_TYPE_WIDGET)

static char *
dup_owner (WmGroupRow *self, WmRecord *record)
{
  const WmField *owner = wm_kind_find_field (wm_record_get_kind (record), "owner");
  const char *id =
      owner != NULL && owner->type == WM_FIELD_RECORD ? wm_record_get_value (record, owner) : NULL;

  return id != NULL ? wm_records_dup_title (wm_session_get_database (self->session),
                                            wm_session_get_registry (self->session), id)
                    : NULL;
}

/* Also of a name that begins with the last one: "Lindner, Eva". */
static char *
dup_first_name (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autofree char *rest = g_strstrip (g_strdup (comma != NULL ? comma + 1 : name));
  const char *space = strchr (rest, ' ');

  return space != NULL ? g_strndup (rest, (gsize) (space - rest)) : g_strdup (rest);
}

static void
show_owner (WmGroupRow *self, const char *name)
{
  g_autofree char *first = name != NULL ? dup_first_name (name) : NULL;

  /* Translators: stands where nobody answers for a control. */
  gtk_inscription_set_text (self->owner, first != NULL ? first : C_ ("owner", "—"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->owner), name);
}

static void
set_class (WmGroupRow *self, const char *css_class)
{
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), css_class);
}

static const char *
show_state (WmGroupRow *self, WmRecord *record)
{
  WmGroupedState state = { 0 };

  wm_grouped_get_state (self->model, record, &state);
  gtk_label_set_label (self->state, state.word);
  set_class (self, state.css_class);
  wm_chart_mark_set_tone (self->mark, state.tone);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !state.unmarked);
  return state.word;
}

static void
show_record (WmGroupRow *self, WmRecord *record)
{
  g_autofree char *number = wm_record_dup_label (record);
  g_autofree char *owner = dup_owner (self, record);
  const char *state = show_state (self, record);
  g_autofree char *words = NULL;

  gtk_inscription_set_text (self->number, number);
  gtk_inscription_set_text (self->title, wm_record_get_title (record));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), wm_record_get_title (record));
  show_owner (self, owner);
  /* Translators: a row for screen readers: number, title, who answers for it, how far it is. */
  words = g_strdup_printf (_ ("%1$s %2$s, %3$s, %4$s"), number, wm_record_get_title (record),
                           owner != NULL ? owner : _ ("nobody answers for it"), state);
  wm_accessible_set_label (GTK_WIDGET (self), words);
}

static void
show_heading (WmGroupRow *self, const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->heading), title);
  wm_accessible_set_label (GTK_WIDGET (self), title);
}

static void
pressed_cb (WmGroupRow *self, int n_presses, double x, double y, GtkGestureClick *click)
{
  GdkModifierType keys =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (n_presses == 1 && self->record_id != NULL &&
      (keys & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
wm_group_row_dispose (GObject *object)
{
  WmGroupRow *self = WM_GROUP_ROW (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_group_row_parent_class)->dispose (object);
}

static void
wm_group_row_finalize (GObject *object)
{
  g_free (WM_GROUP_ROW (object)->record_id);
  G_OBJECT_CLASS (wm_group_row_parent_class)->finalize (object);
}

static void
wm_group_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORD_ID)
    g_value_set_string (value, WM_GROUP_ROW (object)->record_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_group_row_class_init (WmGroupRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_group_row_dispose;
  object_class->finalize = wm_group_row_finalize;
  object_class->get_property = wm_group_row_get_property;
  properties[PROP_RECORD_ID] = g_param_spec_string ("record-id", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", WM_TYPE_GROUP_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Fixed widths, so that columns stand under each other and nothing is measured again. */
static GtkInscription *
add_column (WmGroupRow *self, guint chars, gboolean is_dim)
{
  GtkWidget *column = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (column), chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (column), chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (column),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (is_dim)
    gtk_widget_add_css_class (column, "dim-label");
  gtk_box_append (GTK_BOX (self->box), column);
  return GTK_INSCRIPTION (column);
}

static void
add_state (WmGroupRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
wm_group_row_init (WmGroupRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->number = add_column (self, NUMBER_CHARS, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  self->title = add_column (self, 12, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->owner = add_column (self, OWNER_CHARS, TRUE);
  add_state (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
wm_group_row_new (WmSession *session, WmGrouped *model)
{
  WmGroupRow *self = g_object_new (WM_TYPE_GROUP_ROW, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  /* A word is narrower than as many average letters. */
  gtk_label_set_width_chars (self->state, wm_grouped_get_state_chars (model) - 1);
  return GTK_WIDGET (self);
}

void
wm_group_row_set_item (WmGroupRow *self, gpointer item)
{
  g_return_if_fail (WM_IS_GROUP_ROW (self));

  g_clear_pointer (&self->record_id, g_free);
  gtk_widget_set_visible (self->heading, GTK_IS_STRING_OBJECT (item));
  gtk_widget_set_visible (self->box, WM_IS_RECORD (item));
  if (WM_IS_RECORD (item))
    {
      self->record_id = g_strdup (wm_record_get_id (item));
      show_record (self, item);
    }
  else if (item != NULL)
    show_heading (self, gtk_string_object_get_string (item));
}

const char *
wm_group_row_get_record_id (WmGroupRow *self)
{
  g_return_val_if_fail (WM_IS_GROUP_ROW (self), NULL);

  return self->record_id;
}
