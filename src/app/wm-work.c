/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-work.h"

struct _WmWork
{
  GObject parent_instance;

  char *words;               /* owned */
  WmProgress *progress;      /* owned */
  GCancellable *cancellable; /* owned */
  guint ended : 1;
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmWork, wm_work, G_TYPE_OBJECT)

static void
wm_work_finalize (GObject *object)
{
  WmWork *self = WM_WORK (object);

  g_free (self->words);
  g_object_unref (self->progress);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (wm_work_parent_class)->finalize (object);
}

static void
wm_work_class_init (WmWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_work_finalize;
  signals[SIGNAL_ENDED] =
      g_signal_new ("ended", WM_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_work_init (WmWork *self)
{
  self->progress = wm_progress_new ();
  self->cancellable = g_cancellable_new ();
}

WmWork *
wm_work_new (const char *words)
{
  WmWork *self = g_object_new (WM_TYPE_WORK, NULL);

  self->words = g_strdup (words);
  return self;
}

const char *
wm_work_get_words (WmWork *self)
{
  g_return_val_if_fail (WM_IS_WORK (self), NULL);

  return self->words;
}

WmProgress *
wm_work_get_progress (WmWork *self)
{
  g_return_val_if_fail (WM_IS_WORK (self), NULL);

  return self->progress;
}

GCancellable *
wm_work_get_cancellable (WmWork *self)
{
  g_return_val_if_fail (WM_IS_WORK (self), NULL);

  return self->cancellable;
}

void
wm_work_cancel (WmWork *self)
{
  g_return_if_fail (WM_IS_WORK (self));

  g_cancellable_cancel (self->cancellable);
}

void
wm_work_end (WmWork *self)
{
  g_return_if_fail (WM_IS_WORK (self));
  g_return_if_fail (!self->ended);

  self->ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}
