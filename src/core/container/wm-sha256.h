/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <openssl/types.h>

G_BEGIN_DECLS

#define WM_SHA256_RAW_SIZE 32
#define WM_SHA256_HEX_SIZE 65 /* with the closing NUL */

/**
 * WmSha256:
 *
 * A SHA-256 that is fed piece by piece. Lives on the stack as `g_auto (WmSha256)`.
 */
typedef struct
{
  EVP_MD_CTX *context; /* owned */
} WmSha256;

/**
 * wm_sha256_init:
 * @self: an uninitialised or cleared hash
 *
 * Begins a new hash. Release it with [func@sha256_clear]; finishing alone does not.
 */
void wm_sha256_init (WmSha256 *self);

/**
 * wm_sha256_update:
 * @self: a hash in progress
 * @data: (nullable): bytes; %NULL only with @size 0
 * @size: how many
 */
void wm_sha256_update (WmSha256 *self, const void *data, gsize size);

/**
 * wm_sha256_finish_hex:
 * @self: a hash in progress
 * @hex: receives 64 lower-case digits and a NUL
 *
 * Ends the hash; only clear it afterwards, or begin again after clearing.
 */
void wm_sha256_finish_hex (WmSha256 *self, char hex[WM_SHA256_HEX_SIZE]);

/**
 * wm_sha256_finish_raw:
 * @self: a hash in progress
 * @raw: receives the 32 bytes
 *
 * Like [func@sha256_finish_hex], as bytes.
 */
void wm_sha256_finish_raw (WmSha256 *self, guint8 raw[WM_SHA256_RAW_SIZE]);

/**
 * wm_sha256_clear:
 * @self: a hash, or one of zeroes
 *
 * Frees what @self holds. May be called twice.
 */
void wm_sha256_clear (WmSha256 *self);

/**
 * wm_sha256_hex_of:
 * @data: (nullable): bytes; %NULL only with @size 0
 * @size: how many
 *
 * Returns: (transfer full): the SHA-256 of @data as 64 lower-case digits
 */
char *wm_sha256_hex_of (const void *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_sha256_is_hex:
 * @text: (nullable): anything
 *
 * Returns: whether @text is exactly 64 lower-case hexadecimal digits
 */
gboolean wm_sha256_is_hex (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmSha256, wm_sha256_clear)

G_END_DECLS
