/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-journal-frame.h"

#include "container/wm-sha256.h"

#include <string.h>

#define MAGIC "WMF1"
#define MAGIC_SIZE 4
#define HEAD_SIZE (MAGIC_SIZE + sizeof (guint64))

static void
append_length (GByteArray *bytes, guint64 length)
{
  guint64 big_endian = GUINT64_TO_BE (length);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  append_length (bytes, strlen (text));
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

static void
append_hash (GByteArray *bytes, const guint8 *payload, gsize size)
{
  g_auto (WmSha256) hash = { 0 };
  guint8 raw[WM_SHA256_RAW_SIZE];

  wm_sha256_init (&hash);
  wm_sha256_update (&hash, payload, size);
  wm_sha256_finish_raw (&hash, raw);
  g_byte_array_append (bytes, raw, sizeof raw);
}

GBytes *
wm_journal_frame_encode (const WmEvent *event)
{
  GByteArray *frame = g_byte_array_new ();
  guint64 length;
  gsize size = 0;
  gconstpointer changeset = g_bytes_get_data (event->changeset, &size);

  g_byte_array_append (frame, (const guint8 *) MAGIC, MAGIC_SIZE);
  append_length (frame, 0);
  append_length (frame, (guint64) event->seq);
  append_length (frame, (guint64) event->at);
  append_text (frame, event->id);
  append_text (frame, event->prev);
  append_text (frame, event->actor);
  append_text (frame, event->kind);
  append_text (frame, event->verb);
  append_text (frame, event->args);
  append_text (frame, event->origin);
  append_text (frame, event->changeset_sha256);
  append_length (frame, size);
  g_byte_array_append (frame, changeset, (guint) size);

  length = GUINT64_TO_BE ((guint64) (frame->len - HEAD_SIZE));
  memcpy (frame->data + MAGIC_SIZE, &length, sizeof length);
  append_hash (frame, frame->data + HEAD_SIZE, frame->len - HEAD_SIZE);
  return g_byte_array_free_to_bytes (frame);
}

typedef struct
{
  const guint8 *at;
  gsize left;
  gboolean failed;
} Reader;

static guint64
read_length (Reader *reader)
{
  guint64 big_endian = 0;

  if (reader->failed || reader->left < sizeof big_endian)
    {
      reader->failed = TRUE;
      return 0;
    }
  memcpy (&big_endian, reader->at, sizeof big_endian);
  reader->at += sizeof big_endian;
  reader->left -= sizeof big_endian;
  return GUINT64_FROM_BE (big_endian);
}

static const guint8 *
read_block (Reader *reader, guint64 *length)
{
  const guint8 *block;

  *length = read_length (reader);
  if (reader->failed || *length > reader->left)
    {
      reader->failed = TRUE;
      *length = 0;
      return (const guint8 *) "";
    }
  block = reader->at;
  reader->at += *length;
  reader->left -= *length;
  return block;
}

/* The checksum has matched already, but a journal is a file that anybody can write. */
static char *
read_text (Reader *reader)
{
  guint64 length = 0;
  const guint8 *block = read_block (reader, &length);

  if (!g_utf8_validate ((const char *) block, (gssize) length, NULL))
    reader->failed = TRUE;
  return g_strndup ((const char *) block, length);
}

static WmEvent *
read_payload (const guint8 *payload, gsize size)
{
  Reader reader = { payload, size, FALSE };
  g_autoptr (WmEvent) event = wm_event_new ();
  guint64 length = 0;
  const guint8 *changeset;

  event->seq = (gint64) read_length (&reader);
  event->at = (gint64) read_length (&reader);
  event->id = read_text (&reader);
  event->prev = read_text (&reader);
  event->actor = read_text (&reader);
  event->kind = read_text (&reader);
  event->verb = read_text (&reader);
  event->args = read_text (&reader);
  event->origin = read_text (&reader);
  event->changeset_sha256 = read_text (&reader);
  changeset = read_block (&reader, &length);
  event->changeset = g_bytes_new (changeset, length);
  return reader.failed || reader.left != 0 ? NULL : g_steal_pointer (&event);
}

WmEvent *
wm_journal_frame_decode (const guint8 **data, gsize *size)
{
  guint64 length = 0;
  g_auto (WmSha256) hash = { 0 };
  guint8 raw[WM_SHA256_RAW_SIZE];
  const guint8 *payload = *data + HEAD_SIZE;
  WmEvent *event;

  if (*size < HEAD_SIZE + sizeof raw || memcmp (*data, MAGIC, MAGIC_SIZE) != 0)
    return NULL;
  memcpy (&length, *data + MAGIC_SIZE, sizeof length);
  length = GUINT64_FROM_BE (length);
  if (length > *size - HEAD_SIZE - sizeof raw)
    return NULL;

  wm_sha256_init (&hash);
  wm_sha256_update (&hash, payload, length);
  wm_sha256_finish_raw (&hash, raw);
  if (memcmp (raw, payload + length, sizeof raw) != 0)
    return NULL;
  event = read_payload (payload, length);
  *data += HEAD_SIZE + length + sizeof raw;
  *size -= HEAD_SIZE + length + sizeof raw;
  return event;
}
