/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-id.h"

#include <string.h>
#include <sys/random.h>

static char *
seeded_id (const char *seed, const char *context, guint64 counter)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%" G_GUINT64_FORMAT, seed, context, counter);
  char *id = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  id[WM_ID_LENGTH] = '\0';
  return id;
}

char *
wm_id_new (const char *context, guint64 counter)
{
  static const char digits[] = "0123456789abcdef";
  const char *seed = g_getenv ("WAYMARK_SEED");
  guint8 bytes[WM_ID_LENGTH / 2];
  char *id;

  if (seed != NULL && *seed != '\0')
    return seeded_id (seed, context != NULL ? context : "", counter);

  /* Up to 256 bytes arrive whole once the kernel's pool is ready, and this waits until it is. */
  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    g_error ("The system gives no random numbers");
  id = g_malloc (WM_ID_LENGTH + 1);
  for (gsize i = 0; i < sizeof bytes; i++)
    {
      id[2 * i] = digits[bytes[i] >> 4];
      id[2 * i + 1] = digits[bytes[i] & 0xf];
    }
  id[WM_ID_LENGTH] = '\0';
  return id;
}

gboolean
wm_hex_is_valid (const char *text, gsize length)
{
  if (text == NULL || strlen (text) != length)
    return FALSE;
  return strspn (text, "0123456789abcdef") == length;
}

gboolean
wm_id_is_valid (const char *text)
{
  return wm_hex_is_valid (text, WM_ID_LENGTH);
}
