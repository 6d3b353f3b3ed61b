/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-text-key.h"

#include "wm-text.h"

#include <string.h>

/* Latin with all its accents, Greek and Cyrillic. Up to here the key of a text is the keys of its
 * characters one after the other, which a table gives. */
#define FIRST_CHAR 0x80
#define END_CHAR 0x530

/* Bytes; what is further behind hardly ever decides. */
#define SORT_MAX 200

/* Digits; longer numbers than this sort by their first digits. */
#define DIGITS_MAX 40

/* Folding drops a space at the ends of a text, and some characters are folded to one: something
 * stands around them. */
static char *
dup_folded (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  g_autofree char *framed = g_strconcat ("x", valid, "x", NULL);
  g_autofree char *folded = wm_text_fold (framed);

  return g_strndup (folded + 1, strlen (folded) - 2);
}

static char *
dup_char_key (gunichar c)
{
  char text[6];

  return dup_folded (text, (gsize) g_unichar_to_utf8 (c, text));
}

static const char *
get_char_key (gunichar c)
{
  static gsize made;
  static char *keys[END_CHAR - FIRST_CHAR];

  if (g_once_init_enter (&made))
    {
      for (gunichar i = FIRST_CHAR; i < END_CHAR; i++)
        keys[i - FIRST_CHAR] = dup_char_key (i);
      g_once_init_leave (&made, 1);
    }
  return keys[c - FIRST_CHAR];
}

/* Other writing needs a look at the whole word. Returns the number of bytes that were read. */
static gsize
append_word (GString *key, const char *text)
{
  gsize length = strcspn (text, " \t\n");
  g_autofree char *folded = dup_folded (text, length);

  g_string_append (key, folded);
  return length;
}

static const char *
append_other (GString *key, const char *text)
{
  gunichar c = g_utf8_get_char_validated (text, -1);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append_c (key, '?');
      return text + 1;
    }
  if (c >= END_CHAR)
    return text + append_word (key, text);
  g_string_append (key, get_char_key (c));
  return g_utf8_next_char (text);
}

/* Hundreds of kilobytes go through here before the next frame, a call for each letter would not. */
static void
fold_ascii (char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      text[i] = (char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c >= '\t' && c <= '\r' ? ' ' : c);
    }
}

void
wm_text_key_append (GString *key, const char *text)
{
  const char *p = text != NULL ? text : "";

  while (*p != '\0')
    {
      const char *start = p;
      const gsize at = key->len;

      while (*p != '\0' && (guchar) *p < FIRST_CHAR)
        p++;
      g_string_append_len (key, start, p - start);
      fold_ascii (key->str + at, key->len - at);
      if (*p != '\0')
        p = append_other (key, p);
    }
}

/* The number of digits goes before them: of two numbers the one with more is larger. Its byte lies
 * between the digits and the letters of a key, which are small. */
static const char *
append_digits (GString *key, const char *digits)
{
  gsize length;

  while (*digits == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  length = strspn (digits, "0123456789");
  g_string_append_c (key, (char) ('/' + MIN (length, DIGITS_MAX)));
  g_string_append_len (key, digits, (gssize) length);
  return digits + length;
}

static void
append_counted (GString *key, const char *folded)
{
  for (const char *p = folded; *p != '\0';)
    if (g_ascii_isdigit (*p))
      p = append_digits (key, p);
    else
      g_string_append_c (key, *p++);
}

void
wm_text_key_append_sort (GString *key, const char *text)
{
  gsize start = key->len;

  if (text != NULL && strnlen (text, SORT_MAX + 1) > SORT_MAX)
    {
      g_autofree char *beginning = g_strndup (text, SORT_MAX);

      wm_text_key_append (key, beginning);
    }
  else
    wm_text_key_append (key, text);
  if (strpbrk (key->str + start, "0123456789") != NULL)
    {
      g_autofree char *folded = g_strdup (key->str + start);

      g_string_truncate (key, start);
      append_counted (key, folded);
    }
}

GStrv
wm_text_key_split (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  wm_text_key_append (key, text);
  parts = g_strsplit (key->str, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  g_clear_pointer (&parts, g_strfreev);
  parts = g_strv_builder_end (words);
  return *parts != NULL ? g_steal_pointer (&parts) : NULL;
}
