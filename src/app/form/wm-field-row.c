/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-field-row.h"

#include "app/compat/wm-accessible.h"
#include "model/wm-field-value.h"
#include "store/wm-clock.h"
#include "wm-choice-row.h"
#include "wm-choices-row.h"
#include "wm-drop-row.h"
#include "wm-entry-row.h"
#include "wm-read-only-row.h"
#include "wm-records-row.h"
#include "wm-reference-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* More choices than these do not fit beside each other. */
#define MAX_BUTTONS 3

/* As many choices of which several can hold. */
#define MAX_TOGGLES 4

/* As many letters on all of the buttons; in a narrow detail more would squeeze the label. */
#define MAX_LETTERS 28

typedef struct
{
  WmSession *session; /* owned */
  const WmField *field;
  char *record_id; /* owned, nullable */
  char *value;     /* owned, nullable */
  guint is_wrong : 1;
} WmFieldRowPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WmFieldRow, wm_field_row, ADW_TYPE_ACTION_ROW)

static void
say (WmFieldRow *self, const char *problem)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);
  const char *help = wm_field_get_help (priv->field);
  const char *words = problem != NULL ? problem : help != NULL ? help : "";

  priv->is_wrong = problem != NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
      wm_accessible_announce (GTK_WIDGET (self), problem);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
}

static void
wm_field_row_constructed (GObject *object)
{
  WmFieldRow *self = WM_FIELD_ROW (object);
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  G_OBJECT_CLASS (wm_field_row_parent_class)->constructed (object);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), wm_field_get_label (priv->field));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  /* The Tab key goes from control to control. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  say (self, NULL);
}

static void
wm_field_row_finalize (GObject *object)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (WM_FIELD_ROW (object));

  g_clear_object (&priv->session);
  g_free (priv->record_id);
  g_free (priv->value);
  G_OBJECT_CLASS (wm_field_row_parent_class)->finalize (object);
}

static void
wm_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (WM_FIELD_ROW (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wm_field_row_class_init (WmFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wm_field_row_constructed;
  object_class->finalize = wm_field_row_finalize;
  object_class->set_property = wm_field_row_set_property;
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, WM_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] = g_param_spec_pointer (
      "field", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_field_row_init (WmFieldRow *self)
{
}

/* Whether there is room for a button for each choice beside the label of the field. */
static gboolean
fit_as_buttons (const WmField *field, guint most)
{
  guint count = 0;
  glong n_letters = 0;

  for (; field->choices != NULL && field->choices[count].token != NULL; count++)
    n_letters += g_utf8_strlen (wm_choice_get_label (&field->choices[count]), -1);
  return count <= most && n_letters <= MAX_LETTERS;
}

static GType
choose_type (const WmField *field)
{
  if (field->flags & WM_FIELD_READ_ONLY)
    return WM_TYPE_READ_ONLY_ROW;
  switch (field->type)
    {
    case WM_FIELD_BOOLEAN:
      return WM_TYPE_CHOICE_ROW;
    case WM_FIELD_CHOICES:
      return fit_as_buttons (field, MAX_TOGGLES) ? WM_TYPE_CHOICE_ROW : WM_TYPE_CHOICES_ROW;
    case WM_FIELD_CHOICE:
      return fit_as_buttons (field, MAX_BUTTONS) ? WM_TYPE_CHOICE_ROW : WM_TYPE_DROP_ROW;
    case WM_FIELD_RECORD:
      return WM_TYPE_REFERENCE_ROW;
    case WM_FIELD_RECORDS:
      return WM_TYPE_RECORDS_ROW;
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    case WM_FIELD_INTEGER:
    case WM_FIELD_NUMBER:
    case WM_FIELD_DATE:
    default:
      return WM_TYPE_ENTRY_ROW;
    }
}

GtkWidget *
wm_field_row_new (WmSession *session, const WmField *field)
{
  WmFieldRow *self = g_object_new (choose_type (field), "session", session, "field", field, NULL);
  GtkWidget *control = WM_FIELD_ROW_GET_CLASS (self)->get_control != NULL
                           ? WM_FIELD_ROW_GET_CLASS (self)->get_control (self)
                           : NULL;
  const char *help = wm_field_get_help (field);

  if (control != NULL)
    {
      wm_accessible_set_label (control, wm_field_get_label (field));
      if (help != NULL)
        wm_accessible_set_description (control, help);
    }
  return GTK_WIDGET (self);
}

WmSession *
wm_field_row_get_session (WmFieldRow *self)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  return priv->session;
}

const WmField *
wm_field_row_get_field (WmFieldRow *self)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  return priv->field;
}

const char *
wm_field_row_get_record_id (WmFieldRow *self)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  return priv->record_id;
}

const char *
wm_field_row_get_value (WmFieldRow *self)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  return priv->value;
}

void
wm_field_row_set_record (WmFieldRow *self, WmRecord *record)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);
  const char *id = record != NULL ? wm_record_get_id (record) : NULL;
  const char *value = record != NULL ? wm_record_get_value (record, priv->field) : NULL;
  gboolean is_other = g_strcmp0 (id, priv->record_id) != 0;

  g_return_if_fail (WM_IS_FIELD_ROW (self));

  /* What is being typed is about the value before; it is written when the focus leaves. */
  if (!is_other && g_strcmp0 (value, priv->value) == 0)
    {
      /* What it names may be called something else by now. */
      if (wm_field_names_records (priv->field))
        WM_FIELD_ROW_GET_CLASS (self)->show_value (self, value);
      return;
    }
  g_free (priv->record_id);
  priv->record_id = g_strdup (id);
  g_free (priv->value);
  priv->value = g_strdup (value);
  say (self, NULL);
  WM_FIELD_ROW_GET_CLASS (self)->show_value (self, value);
}

gboolean
wm_field_row_commit (WmFieldRow *self, const char *value)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);
  g_autofree char *record_id = g_strdup (priv->record_id);
  g_autoptr (GError) error = NULL;

  if (record_id == NULL)
    return FALSE;
  if (g_strcmp0 (value, priv->value) == 0)
    {
      say (self, NULL);
      return TRUE;
    }
  if (wm_session_set_value (priv->session, record_id, priv->field, value, &error))
    {
      say (self, NULL);
      return TRUE;
    }
  say (self, error->message);
  return FALSE;
}

gboolean
wm_field_row_commit_text (WmFieldRow *self, const char *text)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);
  g_autofree char *today = wm_clock_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autofree char *value = wm_field_parse (priv->field, text, today, &error);

  if (error == NULL)
    return wm_field_row_commit (self, value);
  say (self, error->message);
  return FALSE;
}

void
wm_field_row_commit_now (WmFieldRow *self)
{
  if (WM_IS_ENTRY_ROW (self))
    wm_entry_row_commit_now (WM_ENTRY_ROW (self));
}

gboolean
wm_field_row_is_wrong (WmFieldRow *self)
{
  WmFieldRowPrivate *priv = wm_field_row_get_instance_private (self);

  return priv->is_wrong;
}
