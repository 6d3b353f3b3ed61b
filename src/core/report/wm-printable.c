/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-printable.h"

#include <string.h>

/* A run of characters this long without a space is broken inside by force. */
#define LONG_WORD 16
/* So short that it has room in any column. */
#define SHORT_WORD 9
/* Pango looks through the whole rest of a word for each line; 100,000 letters without a space cost
 * half a minute. Nobody writes words this long, so a place to break is put in. */
#define LONGEST_WORD 200

/* In bytes. */
#define LONGEST_PIECE 4000
#define MOST_NEWLINES 3
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

static gboolean
is_no_break_space (gunichar c)
{
  return c == 0xa0 || c == 0x2007 || c == 0x202f;
}

/* Gives what to set for a character, 0 for nothing. */
static gunichar
clean_character (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\r')
    return p[1] == '\n' ? 0 : '\n';
  if (c == 0x85 || c == 0x2028 || c == 0x2029)
    return '\n';
  if (c == '\t')
    return ' ';
  return c == '\n' || !g_unichar_iscntrl (c) ? c : 0;
}

/**
 * wm_printable_dup:
 * @text: (nullable): text from anywhere
 *
 * Makes text fit to be set: valid UTF-8, newlines as line ends, no other control character, no
 * space at its end, no more than two empty lines in a row, and a place to break in words beyond all
 * measure.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
wm_printable_dup (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint word = 0, newlines = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = clean_character (p);

      if (c == '\n')
        newlines++;
      else if (c != 0 && !g_unichar_isspace (c))
        newlines = 0;
      if (c == 0 || newlines > MOST_NEWLINES)
        continue;
      g_string_append_unichar (clean, c);
      word = g_unichar_isspace (c) && !is_no_break_space (c) ? 0 : word + 1;
      if (word == LONGEST_WORD)
        {
          g_string_append (clean, ZERO_WIDTH_SPACE);
          word = 0;
        }
    }
  return g_strchomp (g_string_free (clean, FALSE));
}

/**
 * wm_printable_dup_line:
 * @text: (nullable): text from anywhere
 *
 * Returns: (transfer full): the clean text on one line
 */
char *
wm_printable_dup_line (const char *text)
{
  return g_strdelimit (wm_printable_dup (text), "\n", ' ');
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Hyphens are a matter of a whole run of one language to Pango; so this becomes a run of its own,
 * in "zxx", which is the tag for what is no language. */
static void
forbid_hyphens (PangoAttrList **attributes, gsize start, gsize end)
{
  if (!*attributes)
    *attributes = pango_attr_list_new ();
  add_attribute (*attributes, pango_attr_language_new (pango_language_from_string ("zxx")), start,
                 end);
  add_attribute (*attributes, pango_attr_insert_hyphens_new (FALSE), start, end);
}

/* A reference such as "A.5.13" is not to be broken after its first dot. */
static void
forbid_breaks (PangoAttrList **attributes, gsize start, gsize end)
{
  if (!*attributes)
    *attributes = pango_attr_list_new ();
  add_attribute (*attributes, pango_attr_allow_breaks_new (FALSE), start, end);
}

typedef struct
{
  const char *end;
  gboolean has_digit;
  gboolean has_joint; /* a character such as a dot that does not end it */
} Word;

static Word
read_word (const char *p)
{
  Word word = { 0 };

  for (; *p && *p != ' ' && *p != '\n'; p++)
    {
      word.has_digit |= g_ascii_isdigit (*p);
      word.has_joint |= strchr ("/_@=:.\\#", *p) && p[1] && !g_ascii_isspace (p[1]);
    }
  word.end = p;
  return word;
}

/**
 * wm_printable_make_attributes:
 * @text: clean text
 *
 * A long word is broken with a hyphen; an address, a file name or a checksum would be falsified by
 * one, and a short number would be harder to read.
 *
 * Returns: (transfer full) (nullable): attributes that forbid it in such places, if there are any
 */
PangoAttrList *
wm_printable_make_attributes (const char *text)
{
  PangoAttrList *attributes = NULL;
  const char *p = text;

  while (*p)
    {
      Word word = read_word (p);
      gsize start = p - text, end = word.end - text;

      if (end - start >= LONG_WORD && (word.has_digit || word.has_joint))
        forbid_hyphens (&attributes, start, end);
      else if (end - start <= SHORT_WORD && word.has_joint)
        forbid_breaks (&attributes, start, end);
      p = *word.end ? word.end + 1 : word.end;
    }
  return attributes;
}

/**
 * wm_printable_measure_piece:
 * @text: clean text
 *
 * Pango takes time that grows with the square of the number of paragraphs, and of the length of a
 * paragraph without places to break. So a long text is set in pieces, which end with a line, else
 * with a word, if there are any.
 *
 * Returns: the bytes of the first piece, without the newline or the space that ends it
 */
gsize
wm_printable_measure_piece (const char *text)
{
  const char *end;

  if (strlen (text) <= LONGEST_PIECE)
    return strlen (text);
  end = g_strrstr_len (text, LONGEST_PIECE, "\n");
  if (!end || end == text)
    end = g_strrstr_len (text, LONGEST_PIECE, " ");
  if (!end || end == text)
    end = g_utf8_find_prev_char (text, text + LONGEST_PIECE);
  return end - text;
}
