/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-sha256.h"

#include <openssl/evp.h>
#include <string.h>

/* Looking the algorithm up costs more than hashing an event, so it is fetched once and kept. */
static const EVP_MD *
get_algorithm (void)
{
  static gsize fetched = 0;

  if (g_once_init_enter (&fetched))
    {
      EVP_MD *algorithm = EVP_MD_fetch (NULL, "SHA256", NULL);

      if (algorithm == NULL)
        g_error ("libcrypto has no SHA-256");
      g_once_init_leave (&fetched, (gsize) algorithm);
    }

  return (const EVP_MD *) fetched;
}

void
wm_sha256_init (WmSha256 *self)
{
  g_return_if_fail (self != NULL);

  self->context = EVP_MD_CTX_new ();
  if (self->context == NULL || EVP_DigestInit_ex (self->context, get_algorithm (), NULL) != 1)
    g_error ("libcrypto cannot begin a SHA-256");
}

void
wm_sha256_update (WmSha256 *self, const void *data, gsize size)
{
  g_return_if_fail (self != NULL && self->context != NULL);

  if (size > 0 && EVP_DigestUpdate (self->context, data, size) != 1)
    g_error ("libcrypto cannot continue a SHA-256");
}

void
wm_sha256_finish_raw (WmSha256 *self, guint8 raw[WM_SHA256_RAW_SIZE])
{
  g_return_if_fail (self != NULL && self->context != NULL);

  if (EVP_DigestFinal_ex (self->context, raw, NULL) != 1)
    g_error ("libcrypto cannot end a SHA-256");
}

void
wm_sha256_finish_hex (WmSha256 *self, char hex[WM_SHA256_HEX_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  guint8 raw[WM_SHA256_RAW_SIZE] = { 0 };

  wm_sha256_finish_raw (self, raw);
  for (gsize i = 0; i < WM_SHA256_RAW_SIZE; i++)
    {
      hex[2 * i] = digits[raw[i] >> 4];
      hex[2 * i + 1] = digits[raw[i] & 15];
    }
  hex[WM_SHA256_HEX_SIZE - 1] = '\0';
}

void
wm_sha256_clear (WmSha256 *self)
{
  g_clear_pointer (&self->context, EVP_MD_CTX_free);
}

char *
wm_sha256_hex_of (const void *data, gsize size)
{
  g_auto (WmSha256) hash = { NULL };
  char hex[WM_SHA256_HEX_SIZE];

  wm_sha256_init (&hash);
  wm_sha256_update (&hash, data, size);
  wm_sha256_finish_hex (&hash, hex);

  return g_strdup (hex);
}

gboolean
wm_sha256_is_hex (const char *text)
{
  return text != NULL && strlen (text) == WM_SHA256_HEX_SIZE - 1 &&
         strspn (text, "0123456789abcdef") == WM_SHA256_HEX_SIZE - 1;
}
