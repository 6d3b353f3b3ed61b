/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Limits of text in a project, in characters. */
#define WM_TEXT_LINE_MAX 1000
#define WM_TEXT_BLOCK_MAX 100000

#define WM_TEXT_ERROR (wm_text_error_quark ())

/**
 * WmTextError:
 * @WM_TEXT_ERROR_ENCODING: the bytes are not valid UTF-8
 * @WM_TEXT_ERROR_TOO_LONG: more characters than the field takes
 * @WM_TEXT_ERROR_MARKS: an endless pile of accents on one letter, which no language writes
 *
 * Why a text cannot be kept. The message is a sentence for people.
 */
typedef enum
{
  WM_TEXT_ERROR_ENCODING,
  WM_TEXT_ERROR_TOO_LONG,
  WM_TEXT_ERROR_MARKS,
} WmTextError;

GQuark wm_text_error_quark (void);

/**
 * wm_text_clean_line:
 * @text: anything
 * @length: bytes of @text, or -1 when it ends with a NUL
 *
 * Makes a text fit for a field of one line: Unicode form NFC, no white space at its ends, line
 * breaks and tabs turned into a space each, other control characters dropped, at most
 * %WM_TEXT_LINE_MAX characters.
 *
 * Returns: (transfer full): the clean text, which may be empty, or %NULL with %WM_TEXT_ERROR
 */
char *
wm_text_clean_line (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_text_clean_block:
 *
 * Like wm_text_clean_line() for a field of several lines: line breaks of every kind become `\n`,
 * and the limit is %WM_TEXT_BLOCK_MAX characters.
 *
 * Returns: (transfer full): the clean text, which may be empty, or %NULL with %WM_TEXT_ERROR
 */
char *
wm_text_clean_block (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_text_is_clean_line:
 *
 * Tells quickly, without a copy, that wm_text_clean_line() would give @text as it is.
 *
 * Returns: %TRUE only if so; %FALSE for an empty text, and also where only a closer look could tell
 */
gboolean wm_text_is_clean_line (const char *text);

/** wm_text_is_clean_block: the same for wm_text_clean_block(). */
gboolean wm_text_is_clean_block (const char *text);

/**
 * wm_text_fold:
 * @text: valid UTF-8, of a length that wm_text_clean_line() allows
 *
 * Makes the key under which two texts count as the same although one is written with other case,
 * accents or spaces. For comparing only, never for showing.
 *
 * Returns: (transfer full): the key
 */
char *wm_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_text_fold_label:
 *
 * Like wm_text_fold(), for labels, headers and tokens: underscores and hyphens count as spaces.
 *
 * Returns: (transfer full): the key
 */
char *wm_text_fold_label (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_text_fold_name:
 *
 * Like wm_text_fold(), for names of people: "Lindner, Eva" has the key of "Eva Lindner". A name
 * with more commas than one is left in its order.
 *
 * Returns: (transfer full): the key
 */
char *wm_text_fold_name (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_text_excerpt:
 * @text: (nullable): anything, also invalid UTF-8
 *
 * Cuts what a person wrote to a length that fits into a sentence about it.
 *
 * Returns: (transfer full): one line of at most 41 characters, ending in an ellipsis where it was
 * cut
 */
char *wm_text_excerpt (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
