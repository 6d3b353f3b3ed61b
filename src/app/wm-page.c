/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-page.h"

#include "guide/wm-gap.h"
#include "wm-pages.h"

#include <glib/gi18n.h>

typedef struct
{
  WmSession *session; /* owned */
  char *page_id;      /* owned */
  char *subtitle;     /* owned, nullable */
  char *topic;        /* owned, nullable: the part that F1 explains */
  char *gap;          /* owned, nullable: of what lacks it alone is shown */
  WmChanges *missed;  /* owned, nullable: what changed while nobody saw the page */
} WmPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PAGE_ID,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WmPage, wm_page, GTK_TYPE_WIDGET)

static GPtrArray *
list_lacking (WmPage *self, const char *gap)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  return wm_gap_list_records (wm_session_get_project (priv->session), gap, NULL);
}

/* Who works a list off sees it become empty, and come back by an undo. */
static void
update_only (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  g_autoptr (WmGap) gap = wm_gap_load (wm_session_get_project (priv->session), priv->gap, NULL);
  g_autoptr (GPtrArray) ids = list_lacking (self, priv->gap);

  WM_PAGE_GET_CLASS (self)->show_only (
      self, ids, gap->count > 0 ? gap->title : _ ("Nothing of this is missing any more"));
}

static void
follow (WmPage *self, WmChanges *changes)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  if (WM_PAGE_GET_CLASS (self)->changed != NULL)
    WM_PAGE_GET_CLASS (self)->changed (self, changes);
  if (priv->gap != NULL)
    update_only (self);
}

static void
catch_up (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  g_autoptr (WmChanges) missed = g_steal_pointer (&priv->missed);

  if (missed != NULL)
    follow (self, missed);
}

/* Somebody who works on one page does not wait for all the others: they are told when they are
 * shown again, or asked for something, of all that changed meanwhile. */
static void
project_changed_cb (WmPage *self, WmChanges *changes)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self, changes);
  else if (priv->missed == NULL)
    priv->missed = wm_changes_copy (changes);
  else
    wm_changes_add (priv->missed, changes);
}

static void
wm_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_page_parent_class)->map (widget);
  catch_up (WM_PAGE (widget));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_page_show_gap (WM_PAGE (widget), NULL);
}

static void
wm_page_constructed (GObject *object)
{
  WmPage *self = WM_PAGE (object);
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  G_OBJECT_CLASS (wm_page_parent_class)->constructed (object);
  g_signal_connect_object (wm_session_get_project (priv->session), "changed",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_page_dispose (GObject *object)
{
  WmPage *self = WM_PAGE (object);
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  GtkWidget *child;

  /* What a subclass with a template did not free itself. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (wm_page_parent_class)->dispose (object);
}

static void
wm_page_finalize (GObject *object)
{
  WmPagePrivate *priv = wm_page_get_instance_private (WM_PAGE (object));

  g_free (priv->page_id);
  g_free (priv->subtitle);
  g_free (priv->topic);
  g_free (priv->gap);
  g_clear_pointer (&priv->missed, wm_changes_free);
  G_OBJECT_CLASS (wm_page_parent_class)->finalize (object);
}

static void
wm_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WmPagePrivate *priv = wm_page_get_instance_private (WM_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_PAGE_ID:
      g_value_set_string (value, priv->page_id);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wm_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WmPagePrivate *priv = wm_page_get_instance_private (WM_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_PAGE_ID:
      priv->page_id = g_value_dup_string (value);
      break;
    case PROP_SUBTITLE:
      wm_page_set_subtitle (WM_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
wm_page_class_init (WmPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wm_page_constructed;
  object_class->dispose = wm_page_dispose;
  object_class->finalize = wm_page_finalize;
  object_class->get_property = wm_page_get_property;
  object_class->set_property = wm_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = wm_page_map;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, WM_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE_ID] =
      g_param_spec_string ("page-id", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.show-all", NULL,
                                   show_all_action);
}

static void
wm_page_init (WmPage *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

WmSession *
wm_page_get_session (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return priv->session;
}

const char *
wm_page_get_id (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return priv->page_id;
}

const WmKind *
wm_page_get_kind (WmPage *self)
{
  const WmPageInfo *info;

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  info = wm_pages_find (wm_page_get_id (self));
  if (info == NULL || info->kind == NULL)
    return NULL;
  return wm_session_get_kind (wm_page_get_session (self), info->kind);
}

const char *
wm_page_get_subtitle (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return priv->subtitle;
}

void
wm_page_set_subtitle (WmPage *self, const char *subtitle)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_if_fail (WM_IS_PAGE (self));

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;
  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

const char *
wm_page_get_topic (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return priv->topic;
}

void
wm_page_set_topic (WmPage *self, const char *topic)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_if_fail (WM_IS_PAGE (self));

  g_free (priv->topic);
  priv->topic = g_strdup (topic);
}

static gboolean
is_left_out (WmPage *self, const char *id)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  g_autoptr (GPtrArray) ids = priv->gap != NULL ? list_lacking (self, priv->gap) : NULL;

  return ids != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

gboolean
wm_page_show_record (WmPage *self, const char *id)
{
  WmPageClass *klass = WM_PAGE_GET_CLASS (self);

  g_return_val_if_fail (WM_IS_PAGE (self), FALSE);

  catch_up (self);
  if (is_left_out (self, id))
    wm_page_show_gap (self, NULL);
  return klass->show_record != NULL && klass->show_record (self, id);
}

void
wm_page_show_list (WmPage *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_PAGE (self));

  wm_page_show_gap (self, NULL);
  if (WM_PAGE_GET_CLASS (self)->show_list != NULL)
    WM_PAGE_GET_CLASS (self)->show_list (self, field, value);
}

/* Where a whole register is empty no record of it is concerned, but the company. */
static gboolean
can_show_only (WmPage *self, const WmGap *gap)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  g_autoptr (GPtrArray) ids = list_lacking (self, gap->id);

  return WM_PAGE_GET_CLASS (self)->show_only != NULL && ids->len > 0 &&
         wm_records_find_kind (wm_session_get_database (priv->session),
                               wm_session_get_registry (priv->session),
                               g_ptr_array_index (ids, 0)) == gap->kind;
}

static void
clear_gap (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  if (priv->gap == NULL)
    return;
  g_clear_pointer (&priv->gap, g_free);
  WM_PAGE_GET_CLASS (self)->show_only (self, NULL, NULL);
}

void
wm_page_show_gap (WmPage *self, const char *id)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);
  g_autoptr (WmGap) gap = NULL;

  g_return_if_fail (WM_IS_PAGE (self));

  catch_up (self);
  clear_gap (self);
  if (id != NULL)
    gap = wm_gap_load (wm_session_get_project (priv->session), id, NULL);
  if (gap == NULL)
    return;
  if (gap->count == 0)
    wm_session_say (priv->session, _ ("Nothing of this is missing any more"), WM_OFFER_NOTHING);
  else if (can_show_only (self, gap))
    {
      priv->gap = g_strdup (id);
      update_only (self);
    }
  else if (gap->field != NULL)
    wm_page_show_list (self, gap->field, gap->value);
}

const char *
wm_page_get_gap (WmPage *self)
{
  WmPagePrivate *priv = wm_page_get_instance_private (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return priv->gap;
}

void
wm_page_find (WmPage *self)
{
  if (wm_page_can_find (self))
    WM_PAGE_GET_CLASS (self)->find (self);
}

void
wm_page_create (WmPage *self)
{
  if (!wm_page_can_create (self))
    return;
  catch_up (self);
  WM_PAGE_GET_CLASS (self)->create (self);
}

gboolean
wm_page_go_back (WmPage *self)
{
  WmPageClass *klass = WM_PAGE_GET_CLASS (self);

  g_return_val_if_fail (WM_IS_PAGE (self), FALSE);

  if (klass->go_back != NULL && klass->go_back (self))
    return TRUE;
  if (wm_page_get_gap (self) == NULL)
    return FALSE;
  wm_page_show_gap (self, NULL);
  return TRUE;
}

const char *
wm_page_get_record_id (WmPage *self)
{
  WmPageClass *klass = WM_PAGE_GET_CLASS (self);

  g_return_val_if_fail (WM_IS_PAGE (self), NULL);

  return klass->get_record_id != NULL ? klass->get_record_id (self) : NULL;
}

gboolean
wm_page_can_find (WmPage *self)
{
  g_return_val_if_fail (WM_IS_PAGE (self), FALSE);

  return WM_PAGE_GET_CLASS (self)->find != NULL;
}

gboolean
wm_page_can_create (WmPage *self)
{
  g_return_val_if_fail (WM_IS_PAGE (self), FALSE);

  return WM_PAGE_GET_CLASS (self)->create != NULL;
}
