/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bad-stream.h"

/* A stream that ends badly: after some bytes its disk is full, or somebody cancels. */

typedef struct
{
  GOutputStream parent_instance;
  gsize room;
  GCancellable *cancellable; /* borrowed, nullable */
} BadStream;

typedef struct
{
  GOutputStreamClass parent_class;
} BadStreamClass;

GType bad_stream_get_type (void);
G_DEFINE_TYPE (BadStream, bad_stream, G_TYPE_OUTPUT_STREAM)

static gssize
bad_stream_write (GOutputStream *stream, const void *data, gsize count, GCancellable *cancellable,
                  GError **error)
{
  BadStream *self = (BadStream *) stream;

  if (count < self->room)
    {
      self->room -= count;
      return (gssize) count;
    }
  if (self->cancellable)
    {
      g_cancellable_cancel (self->cancellable);
      return (gssize) count;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
  return -1;
}

static void
bad_stream_class_init (BadStreamClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = bad_stream_write;
}

static void
bad_stream_init (BadStream *self)
{
}

GOutputStream *
bad_stream_new (gsize room, GCancellable *cancellable)
{
  BadStream *self = g_object_new (bad_stream_get_type (), NULL);

  self->room = room;
  self->cancellable = cancellable;
  return G_OUTPUT_STREAM (self);
}
