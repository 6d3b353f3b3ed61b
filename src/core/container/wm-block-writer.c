/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-block-writer.h"

#include "wm-archive-error.h"
#include "wm-archive-tail.h"
#include "wm-io.h"
#include "wm-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE (1 << 20)

/* One that is filled, one that is hashed, one in between. */
#define N_BLOCKS 3

/* A block has room for the end record behind it: that is held back until the comment is known. */
typedef struct
{
  gsize size;
  guint8 data[BLOCK_SIZE + WM_ARCHIVE_END_SIZE];
} Block;

struct _WmBlockWriter
{
  int fd; /* borrowed */
  guint64 size;
  Block *blocks;      /* owned, N_BLOCKS of them */
  Block *current;     /* in blocks */
  GThread *hasher;    /* owned, NULL when it has ended */
  GAsyncQueue *full;  /* owned; Block * to hash, or the writer itself to end */
  GAsyncQueue *empty; /* owned; Block * */
  WmSha256 hash;      /* of the hasher while it runs */
};

static gpointer
hash_blocks (gpointer data)
{
  WmBlockWriter *self = data;
  gpointer item;

  while ((item = g_async_queue_pop (self->full)) != self)
    {
      Block *block = item;

      wm_sha256_update (&self->hash, block->data, block->size);
      g_async_queue_push (self->empty, block);
    }

  return NULL;
}

WmBlockWriter *
wm_block_writer_new (int fd)
{
  WmBlockWriter *self = g_new0 (WmBlockWriter, 1);

  self->fd = fd;
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  self->blocks = g_new (Block, N_BLOCKS);
  for (guint i = 1; i < N_BLOCKS; i++)
    g_async_queue_push (self->empty, &self->blocks[i]);
  self->current = &self->blocks[0];
  self->current->size = 0;
  wm_sha256_init (&self->hash);
  self->hasher = g_thread_new ("wm-hasher", hash_blocks, self);

  return self;
}

static void
join_hasher (WmBlockWriter *self)
{
  if (self->hasher == NULL)
    return;

  g_async_queue_push (self->full, self);
  g_thread_join (g_steal_pointer (&self->hasher));
}

void
wm_block_writer_free (WmBlockWriter *self)
{
  join_hasher (self);
  wm_sha256_clear (&self->hash);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_free (self->blocks);
  g_free (self);
}

/* Hashes and writes the current block at the same time, and takes an empty one. */
static gboolean
flush (WmBlockWriter *self, GError **error)
{
  Block *block = self->current;

  g_async_queue_push (self->full, block);
  if (!wm_io_write_all (self->fd, block->data, block->size, error))
    return FALSE;

  self->current = g_async_queue_pop (self->empty);
  self->current->size = 0;
  return TRUE;
}

gboolean
wm_block_writer_add (WmBlockWriter *self, const void *data, gsize size, GError **error)
{
  const guint8 *p = data;

  self->size += size;
  while (size > 0)
    {
      Block *block = self->current;
      const gsize taken = MIN (size, sizeof block->data - block->size);

      memcpy (block->data + block->size, p, taken);
      block->size += taken;
      p += taken;
      size -= taken;
      if (block->size == sizeof block->data)
        {
          block->size = BLOCK_SIZE;
          if (!flush (self, error))
            return FALSE;
          memcpy (self->current->data, block->data + BLOCK_SIZE, WM_ARCHIVE_END_SIZE);
          self->current->size = WM_ARCHIVE_END_SIZE;
        }
    }

  return TRUE;
}

guint64
wm_block_writer_get_size (WmBlockWriter *self)
{
  return self->size;
}

gboolean
wm_block_writer_finish (WmBlockWriter *self, GError **error)
{
  char comment[WM_ARCHIVE_COMMENT_SIZE + 1];
  char hex[WM_SHA256_HEX_SIZE];
  Block *block = self->current;

  if (block->size < WM_ARCHIVE_END_SIZE ||
      !wm_archive_tail_announce_comment (block->data + block->size - WM_ARCHIVE_END_SIZE))
    {
      g_set_error_literal (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_IO,
                           _ ("The project file could not be finished."));
      return FALSE;
    }
  if (!flush (self, error))
    return FALSE;

  join_hasher (self);
  wm_sha256_finish_hex (&self->hash, hex);
  wm_archive_tail_format_comment (comment, hex);
  return wm_io_write_all (self->fd, comment, WM_ARCHIVE_COMMENT_SIZE, error);
}
