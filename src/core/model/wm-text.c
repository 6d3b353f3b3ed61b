/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ordering the marks behind a letter takes quadratic time in GLib; a run longer than this is
 * refused before it gets there. No script comes near: Unicode's stream-safe form allows thirty. */
#define MARKS_MAX 64

/* Composing takes quadratic time as well, which is why text is normalised in pieces of about this
 * many characters. */
#define PIECE_CHARS 64

#define EXCERPT_CHARS 40

/* What walking once over a text tells about it. */
typedef struct
{
  GString *out; /* owned */
  gsize n_chars;
  guint n_marks; /* combining marks since the last letter */
  gboolean needs_nfc;
} Cleaning;

G_DEFINE_QUARK (wm_text_error_quark, wm_text_error)

static gsize
get_limit (gboolean block)
{
  return block ? WM_TEXT_BLOCK_MAX : WM_TEXT_LINE_MAX;
}

static void
set_too_long (gboolean block, GError **error)
{
  gsize limit = get_limit (block);

  g_set_error (error, WM_TEXT_ERROR, WM_TEXT_ERROR_TOO_LONG,
               /* Translators: %lu is 1000 or 100000. */
               ngettext ("This text is too long: %lu character fits here. Shorten it.",
                         "This text is too long: %lu characters fit here. Shorten it.", limit),
               (gulong) limit);
}

static gboolean
is_blank_byte (char c)
{
  return c >= 0x01 && c <= ' ';
}

/* The loop has no way out, so that the compiler looks at many bytes at once. */
static gboolean
is_printable_ascii (const char *text, gsize length, gboolean block)
{
  guchar line_break = block ? '\n' : ' ';
  guchar others = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      others |= (guchar) ((guchar) (c - ' ') > '~' - ' ') & (guchar) (c != line_break);
    }
  return !others;
}

/* How many bytes the character at @p has, if it is one of those that most text of European
 * languages is made of and that stay as they are wherever they stand: ASCII, Latin letters, and
 * quotation marks, dashes and signs such as €. Else 0. */
static gsize
measure_plain_char (const guchar *p, gsize left, guchar line_break)
{
  if (*p < 0x80)
    return (*p >= ' ' && *p != 0x7f) || *p == line_break ? 1 : 0;
  /* U+00A1 to U+02FF. */
  if (*p >= 0xc2 && *p <= 0xcb)
    return left >= 2 && (p[1] & 0xc0) == 0x80 && (*p > 0xc2 || p[1] > 0xa0) ? 2 : 0;
  /* U+2010 to U+2027, and U+2030 to U+2038 with U+20A0 to U+20BF. */
  if (*p != 0xe2 || left < 3 || (p[2] & 0xc0) != 0x80)
    return 0;
  if (p[1] == 0x80)
    return (p[2] >= 0x90 && p[2] <= 0xa7) || (p[2] >= 0xb0 && p[2] <= 0xb8) ? 3 : 0;
  return p[1] == 0x82 && p[2] >= 0xa0 ? 3 : 0;
}

/* Counts the characters of a text that is clean as it is, white space at its ends aside. */
static gboolean
is_plain (const char *text, gsize length, gboolean block, gsize *n_chars)
{
  guchar line_break = block ? '\n' : ' ';
  gsize size;

  *n_chars = length;
  if (is_printable_ascii (text, length, block))
    return TRUE;
  *n_chars = 0;
  for (gsize i = 0; i < length; i += size)
    {
      size = measure_plain_char ((const guchar *) text + i, length - i, line_break);
      if (size == 0)
        return FALSE;
      (*n_chars)++;
    }
  return TRUE;
}

static gboolean
is_line_break (gunichar c)
{
  return (c >= 0x0a && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Whether a character is the same in NFC whatever stands around it, for the ranges that most text
 * of European languages is made of: letters up to the combining marks, and punctuation. */
static gboolean
is_surely_nfc (gunichar c)
{
  return c < 0x300 || (c >= 0x2010 && c < 0x20d0);
}

static gboolean
clean_char (Cleaning *cleaning, gunichar c, const char *bytes, gsize n_bytes)
{
  if (c == '\t')
    {
      g_string_append_c (cleaning->out, ' ');
      cleaning->n_chars++;
      return TRUE;
    }
  if (g_unichar_iscntrl (c))
    return TRUE;
  if (!is_surely_nfc (c))
    {
      cleaning->needs_nfc = TRUE;
      cleaning->n_marks = g_unichar_ismark (c) ? cleaning->n_marks + 1 : 0;
    }
  else
    {
      cleaning->n_marks = 0;
    }
  g_string_append_len (cleaning->out, bytes, (gssize) n_bytes);
  cleaning->n_chars++;
  return cleaning->n_marks <= MARKS_MAX;
}

static gboolean
clean_chars (Cleaning *cleaning, const char *text, gsize length, gboolean block, GError **error)
{
  const char *end = text + length;
  const char *next;

  for (const char *p = text; p < end; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (is_line_break (c))
        {
          if (c == '\r' && next < end && *next == '\n')
            next++;
          g_string_append_c (cleaning->out, block ? '\n' : ' ');
          cleaning->n_chars++;
          cleaning->n_marks = 0;
        }
      else if (!clean_char (cleaning, c, p, (gsize) (next - p)))
        {
          g_set_error_literal (error, WM_TEXT_ERROR, WM_TEXT_ERROR_MARKS,
                               _ ("This text piles up more accents on one letter than any "
                                  "language uses. Remove them."));
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether a character never joins with what stands before it, so that a text can be cut there: no
 * mark, and no vowel or final consonant of Hangul. */
static gboolean
is_piece_start (gunichar c)
{
  return is_surely_nfc (c) || !(g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

static void
append_nfc (GString *out, const char *piece, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (piece, (gssize) length, G_NORMALIZE_NFC);

  g_string_append (out, normal);
}

static GString *
normalize (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *piece = text;
  const char *p = text;
  gsize n_chars = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (n_chars++ < PIECE_CHARS || !is_piece_start (g_utf8_get_char (p)))
        continue;
      append_nfc (out, piece, (gsize) (p - piece));
      piece = p;
      n_chars = 1;
    }
  append_nfc (out, piece, (gsize) (p - piece));
  return out;
}

static void
trim (GString *string)
{
  const char *start = string->str;
  const char *end = string->str + string->len;

  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  g_string_truncate (string, (gsize) (end - start));
  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  g_string_erase (string, 0, start - string->str);
}

static char *
clean_any (const char *text, gsize length, gboolean block, GError **error)
{
  Cleaning cleaning = { 0 };
  g_autoptr (GString) out = NULL;
  gsize limit = get_limit (block);

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, WM_TEXT_ERROR, WM_TEXT_ERROR_ENCODING,
                           _ ("This text has characters that are not valid Unicode (UTF-8). Type "
                              "it again, or save the file it comes from as UTF-8."));
      return NULL;
    }
  cleaning.out = out = g_string_sized_new (length);
  if (!clean_chars (&cleaning, text, length, block, error))
    return NULL;
  trim (out);
  if (cleaning.needs_nfc && cleaning.n_chars <= 4 * limit)
    {
      g_autoptr (GString) raw = g_steal_pointer (&out);

      out = normalize (raw->str);
    }
  if ((gsize) g_utf8_strlen (out->str, (gssize) out->len) > limit)
    {
      set_too_long (block, error);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
clean (const char *text, gssize length, gboolean block, GError **error)
{
  gsize left = length < 0 ? strlen (text) : (gsize) length;
  gsize n_chars = 0;
  char *copy;

  while (left > 0 && is_blank_byte (text[left - 1]))
    left--;
  while (left > 0 && is_blank_byte (*text))
    {
      text++;
      left--;
    }
  if (!is_plain (text, left, block, &n_chars))
    return clean_any (text, left, block, error);
  if (n_chars > get_limit (block))
    {
      set_too_long (block, error);
      return NULL;
    }
  copy = g_malloc (left + 1);
  memcpy (copy, text, left);
  copy[left] = '\0';
  return copy;
}

/* Accents go, but not the marks without which another letter or syllable is meant: the vowel signs
 * of Indic scripts (class 0), the nukta (7), kana voicing (8) and the virama (9). */
static gboolean
is_accent (gunichar c)
{
  return c >= 0x300 && g_unichar_combining_class (c) > 9;
}

static gboolean
is_separator (gunichar c, gboolean label)
{
  return g_unichar_isspace (c) || (label && (c == '_' || c == '-' || (c >= 0x2010 && c <= 0x2015)));
}

static char *
fold (const char *text, gboolean label)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean gap = FALSE;

  /* Not valid UTF-8: no key but the empty one, which nothing is looked up under. */
  for (const char *p = parts ? parts : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_separator (c, label))
        {
          gap = out->len > 0;
          continue;
        }
      if (is_accent (c))
        continue;
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_utf8_casefold (out->str, (gssize) out->len);
}

static char *
fold_ascii (const char *text, gboolean label)
{
  char *out = g_malloc (strlen (text) + 1);
  gsize length = 0;
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_separator ((guchar) *p, label))
        {
          gap = length > 0;
          continue;
        }
      if (gap)
        out[length++] = ' ';
      gap = FALSE;
      out[length++] = g_ascii_tolower (*p);
    }
  out[length] = '\0';
  return out;
}

char *
wm_text_clean_line (const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, length, FALSE, error);
}

char *
wm_text_clean_block (const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, length, TRUE, error);
}

static gboolean
is_clean (const char *text, gboolean block)
{
  gsize length = strlen (text);
  gsize n_chars = 0;

  return length > 0 && !is_blank_byte (*text) && !is_blank_byte (text[length - 1]) &&
         is_plain (text, length, block, &n_chars) && n_chars <= get_limit (block);
}

gboolean
wm_text_is_clean_line (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_clean (text, FALSE);
}

gboolean
wm_text_is_clean_block (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_clean (text, TRUE);
}

char *
wm_text_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_str_is_ascii (text) ? fold_ascii (text, FALSE) : fold (text, FALSE);
}

char *
wm_text_fold_label (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_str_is_ascii (text) ? fold_ascii (text, TRUE) : fold (text, TRUE);
}

char *
wm_text_fold_name (const char *text)
{
  const char *comma;
  g_autofree char *turned = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  comma = strchr (text, ',');
  if (comma == NULL || strchr (comma + 1, ',') != NULL)
    return wm_text_fold (text);
  turned = g_strdup_printf ("%s %.*s", comma + 1, (int) (comma - text), text);
  return wm_text_fold (turned);
}

char *
wm_text_excerpt (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length;
  gsize n_chars = 0;

  if (text == NULL)
    return g_strdup ("");
  /* A character has at most four bytes; one cut at the end lies behind what is shown. */
  length = strnlen (text, (EXCERPT_CHARS + 2) * 4);
  valid = g_utf8_make_valid (text, (gssize) length);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n_chars++ == EXCERPT_CHARS)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, g_unichar_iscntrl (c) || is_line_break (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
