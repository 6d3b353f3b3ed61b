/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-progress.h"

struct _WmProgress
{
  GObject parent_instance;

  guint64 done; /* what the main thread sees */
  guint64 total;

  GMutex mutex;
  guint64 pending_done; /* under the mutex, as is what follows */
  guint64 pending_total;
  guint publish_id; /* of the source that is queued, or 0 */
};

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmProgress, wm_progress, G_TYPE_OBJECT)

static gboolean
publish_cb (gpointer user_data)
{
  WmProgress *self = user_data;
  double before = wm_progress_get_fraction (self);

  g_mutex_lock (&self->mutex);
  self->publish_id = 0;
  self->done = self->pending_done;
  self->total = self->pending_total;
  g_mutex_unlock (&self->mutex);

  if (wm_progress_get_fraction (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  return G_SOURCE_REMOVE;
}

void
wm_progress_report (guint64 done, guint64 total, gpointer progress)
{
  WmProgress *self = progress;

  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->pending_done = done;
  self->pending_total = total;
  if (self->publish_id == 0)
    self->publish_id =
        g_idle_add_full (G_PRIORITY_LOW, publish_cb, g_object_ref (self), g_object_unref);
  g_mutex_unlock (&self->mutex);
}

double
wm_progress_get_fraction (WmProgress *self)
{
  g_return_val_if_fail (WM_IS_PROGRESS (self), 0);

  return self->total > 0 ? (double) MIN (self->done, self->total) / (double) self->total : 0;
}

guint64
wm_progress_get_done (WmProgress *self)
{
  g_return_val_if_fail (WM_IS_PROGRESS (self), 0);

  return self->done;
}

guint64
wm_progress_get_total (WmProgress *self)
{
  g_return_val_if_fail (WM_IS_PROGRESS (self), 0);

  return self->total;
}

static void
wm_progress_finalize (GObject *object)
{
  g_mutex_clear (&WM_PROGRESS (object)->mutex);

  G_OBJECT_CLASS (wm_progress_parent_class)->finalize (object);
}

static void
wm_progress_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FRACTION)
    g_value_set_double (value, wm_progress_get_fraction (WM_PROGRESS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
wm_progress_class_init (WmProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = wm_progress_finalize;
  object_class->get_property = wm_progress_get_property;

  /**
   * WmProgress:fraction: how far it is, from 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
wm_progress_init (WmProgress *self)
{
  g_mutex_init (&self->mutex);
}

WmProgress *
wm_progress_new (void)
{
  return g_object_new (WM_TYPE_PROGRESS, NULL);
}
