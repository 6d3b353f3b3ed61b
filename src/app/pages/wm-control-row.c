/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-control-row.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-chart-mark.h"
#include "wm-control-state.h"

#include <glib/gi18n.h>
#include <string.h>

#define NUMBER_CHARS 6
#define OWNER_CHARS 6

struct _WmControlRow
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

G_DEFINE_FINAL_TYPE (WmControlRow, wm_control_row, GTK_TYPE_WIDGET)

static char *
dup_owner (WmControlRow *self, WmRecord *record)
{
  const char *id = wm_record_get_value_by_id (record, "owner");

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
show_owner (WmControlRow *self, const char *name)
{
  g_autofree char *first = name != NULL ? dup_first_name (name) : NULL;

  /* Translators: stands where nobody answers for a control. */
  gtk_inscription_set_text (self->owner, first != NULL ? first : C_ ("owner", "—"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->owner), name);
}

static void
set_class (WmControlRow *self, const char *css_class)
{
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), css_class);
}

static const char *
show_state (WmControlRow *self, WmRecord *record)
{
  WmControlState state = wm_control_state_of (record);
  gboolean is_wrong = wm_control_state_is_wrong (record);
  const char *word = is_wrong ? _ ("No reason") : wm_control_state_get_record_word (record);

  gtk_label_set_label (self->state, word);
  set_class (self, is_wrong ? "error" : wm_control_state_get_class (state));
  wm_chart_mark_set_tone (self->mark, is_wrong ? WM_CHART_BAD : wm_control_state_get_tone (state));
  return word;
}

static void
show_record (WmControlRow *self, WmRecord *record)
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
show_heading (WmControlRow *self, const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->heading), title);
  wm_accessible_set_label (GTK_WIDGET (self), title);
}

static void
pressed_cb (WmControlRow *self, int n_presses, double x, double y, GtkGestureClick *click)
{
  GdkModifierType keys =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (n_presses == 1 && self->record_id != NULL &&
      (keys & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
wm_control_row_dispose (GObject *object)
{
  WmControlRow *self = WM_CONTROL_ROW (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_control_row_parent_class)->dispose (object);
}

static void
wm_control_row_finalize (GObject *object)
{
  g_free (WM_CONTROL_ROW (object)->record_id);
  G_OBJECT_CLASS (wm_control_row_parent_class)->finalize (object);
}

static void
wm_control_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORD_ID)
    g_value_set_string (value, WM_CONTROL_ROW (object)->record_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_control_row_class_init (WmControlRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_control_row_dispose;
  object_class->finalize = wm_control_row_finalize;
  object_class->get_property = wm_control_row_get_property;
  properties[PROP_RECORD_ID] = g_param_spec_string ("record-id", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", WM_TYPE_CONTROL_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Fixed widths, so that columns stand under each other and nothing is measured again. */
static GtkInscription *
add_column (WmControlRow *self, guint chars, gboolean is_dim)
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

static int
get_state_chars (void)
{
  glong chars = g_utf8_strlen (_ ("No reason"), -1);

  for (WmControlState i = WM_CONTROL_STATE_UNDECIDED; i < WM_N_CONTROL_STATES; i++)
    chars = MAX (chars, g_utf8_strlen (wm_control_state_get_word (i), -1));
  /* A word is narrower than as many average letters. */
  return (int) chars - 1;
}

static void
add_state (WmControlRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = WM_CHART_MARK (wm_chart_mark_new (WM_CHART_NONE));
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_width_chars (self->state, get_state_chars ());
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
wm_control_row_init (WmControlRow *self)
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
wm_control_row_new (WmSession *session)
{
  WmControlRow *self = g_object_new (WM_TYPE_CONTROL_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_control_row_set_item (WmControlRow *self, gpointer item)
{
  g_return_if_fail (WM_IS_CONTROL_ROW (self));

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
wm_control_row_get_record_id (WmControlRow *self)
{
  g_return_val_if_fail (WM_IS_CONTROL_ROW (self), NULL);

  return self->record_id;
}
