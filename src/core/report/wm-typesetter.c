/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-typesetter.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Only short texts come again (status words, names, labels); long ones would only fill the cache.
 */
#define CACHED_LENGTH 64
/* A run of characters this long without a space is broken inside by force. */
#define LONG_WORD 16
/* Pango looks through the whole rest of a word for each line; 100,000 letters without a space cost
 * half a minute. Nobody writes words this long, so a place to break is put in. */
#define LONGEST_WORD 200

#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

struct _WmTypesetter
{
  PangoFontMap *font_map;
  PangoContext *context;
  PangoFontDescription *fonts[WM_N_FONTS];
  GHashTable *blocks; /* (owned) char * -> (owned) WmTextBlock * */
};

typedef struct
{
  double size;
  PangoWeight weight;
  float line_spacing;
} FontSpec;

static const FontSpec font_specs[WM_N_FONTS] = {
  [WM_FONT_TITLE] = { 30, PANGO_WEIGHT_BOLD, 1.0f },
  [WM_FONT_HEADING] = { 17, PANGO_WEIGHT_BOLD, 1.0f },
  [WM_FONT_SUBHEADING] = { 11, PANGO_WEIGHT_BOLD, 1.0f },
  [WM_FONT_LEAD] = { 12.5, PANGO_WEIGHT_NORMAL, 1.1f },
  [WM_FONT_BODY] = { 10, PANGO_WEIGHT_NORMAL, 1.1f },
  [WM_FONT_STRONG] = { 10, PANGO_WEIGHT_BOLD, 1.1f },
  [WM_FONT_CELL] = { 8.2, PANGO_WEIGHT_NORMAL, 1.04f },
  [WM_FONT_CELL_STRONG] = { 8.2, PANGO_WEIGHT_BOLD, 1.04f },
  [WM_FONT_SMALL] = { 7.4, PANGO_WEIGHT_NORMAL, 1.0f },
  [WM_FONT_SMALL_STRONG] = { 7.4, PANGO_WEIGHT_BOLD, 1.0f },
  [WM_FONT_TINY] = { 6, PANGO_WEIGHT_NORMAL, 1.0f },
};

/**
 * wm_text_block_ref:
 * @block: a block
 *
 * Returns: (transfer full): @block
 */
WmTextBlock *
wm_text_block_ref (WmTextBlock *block)
{
  return g_rc_box_acquire (block);
}

static void
clear_block (gpointer data)
{
  WmTextBlock *block = data;

  g_free (block->lines);
  g_object_unref (block->layout);
}

/**
 * wm_text_block_unref:
 * @block: (transfer full): a block
 */
void
wm_text_block_unref (WmTextBlock *block)
{
  g_rc_box_release_full (block, clear_block);
}

/**
 * wm_text_block_get_height:
 * @block: a block
 * @first_line: index of the first line
 * @n_lines: how many lines
 *
 * Returns: the height of these lines, in points
 */
double
wm_text_block_get_height (const WmTextBlock *block, guint first_line, guint n_lines)
{
  const WmTextLine *last;

  if (n_lines == 0)
    return 0;
  last = &block->lines[first_line + n_lines - 1];
  return last->y + last->height - block->lines[first_line].y;
}

/**
 * wm_text_block_fit:
 * @block: a block
 * @first_line: index of the line to begin with
 * @room: height there is, in points
 *
 * How many lines, from @first_line on, can stand in @room so that no single line is left behind
 * and none is carried over alone where the text is long enough to avoid it.
 *
 * Returns: the number of lines, 0 if nothing should stand here
 */
guint
wm_text_block_fit (const WmTextBlock *block, guint first_line, double room)
{
  guint left = block->n_lines - first_line;
  guint n = 0;

  while (n < left && wm_text_block_get_height (block, first_line, n + 1) <= room + 0.01)
    n++;
  if (n == left)
    return n;
  if (left - n == 1 && left > 2)
    n = n > 0 ? n - 1 : 0;
  if (n == 1 && first_line == 0)
    n = 0;
  return n;
}

static void
add_font (WmTypesetter *self, guint i)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Cantarell,Adwaita Sans,Sans");
  pango_font_description_set_weight (font, font_specs[i].weight);
  pango_font_description_set_size (font, (int) (font_specs[i].size * PANGO_SCALE));
  self->fonts[i] = font;
}

/**
 * wm_typesetter_new:
 *
 * Makes a typesetter with fonts of its own, so that it may live in any thread; it must then stay
 * in that one.
 *
 * Returns: (transfer full): a typesetter
 */
WmTypesetter *
wm_typesetter_new (void)
{
  WmTypesetter *self = g_new0 (WmTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->font_map = pango_cairo_font_map_new ();
  /* One point of the page is then one unit of Cairo. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->font_map), 72);
  self->context = pango_font_map_create_context (self->font_map);
  /* Glyphs are placed for paper, not for the pixels of a screen. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  for (guint i = 0; i < WM_N_FONTS; i++)
    add_font (self, i);
  self->blocks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) wm_text_block_unref);
  return self;
}

/**
 * wm_typesetter_free:
 * @self: (transfer full) (nullable): a typesetter
 *
 * Blocks that were set by it live on.
 */
void
wm_typesetter_free (WmTypesetter *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->blocks);
  for (guint i = 0; i < WM_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->context);
  g_object_unref (self->font_map);
  g_free (self);
}

/**
 * wm_typesetter_clean:
 * @text: (nullable): text from anywhere
 *
 * Makes text fit to be set: valid UTF-8, newlines as line ends, no other control character, no
 * space at its end, and a place to break in words beyond all measure.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
wm_typesetter_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint word = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      else if (c == 0x2028 || c == 0x2029 || c == 0x85)
        c = '\n';
      else if (c == '\t')
        c = ' ';
      else if (c != '\n' && g_unichar_iscntrl (c))
        c = 0;
      if (!c)
        continue;
      g_string_append_unichar (clean, c);
      word = g_unichar_isspace (c) ? 0 : word + 1;
      if (word % LONGEST_WORD == LONGEST_WORD - 1)
        g_string_append (clean, ZERO_WIDTH_SPACE);
    }
  return g_strchomp (g_string_free (clean, FALSE));
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

/* A long word is broken with a hyphen; an address, a file name or a checksum would be falsified by
 * one. */
static PangoAttrList *
make_attributes (const char *text)
{
  PangoAttrList *attributes = NULL;
  const char *p = text;

  while (*p)
    {
      const char *start = p;
      gboolean plain = TRUE;

      for (; *p && *p != ' ' && *p != '\n'; p = g_utf8_next_char (p))
        if (g_ascii_isdigit (*p) || (strchr ("/_@=:.\\#", *p) && p[1] && !g_ascii_isspace (p[1])))
          plain = FALSE;
      if (!plain && p - start >= LONG_WORD)
        forbid_hyphens (&attributes, start - text, p - text);
      if (*p)
        p++;
    }
  return attributes;
}

static void
read_lines (WmTextBlock *block)
{
  PangoLayoutIter *iter = pango_layout_get_iter (block->layout);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (WmTextLine));
  double y = 0;

  do
    {
      PangoRectangle logical;
      int top, bottom;
      double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      WmTextLine line = { .line = pango_layout_iter_get_line_readonly (iter), .y = y };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.x = pango_units_to_double (logical.x);
      line.height = pango_units_to_double (bottom - top);
      line.baseline = y + baseline - pango_units_to_double (top);
      block->width = MAX (block->width, pango_units_to_double (logical.width));
      g_array_append_val (lines, line);
      y += line.height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  block->n_lines = lines->len;
  block->height = y;
  block->lines = (WmTextLine *) g_array_free (lines, FALSE);
}

static WmTextBlock *
set_text (WmTypesetter *self, WmFont font, const char *text, double width, PangoAlignment align,
          gboolean single)
{
  WmTextBlock *block = g_rc_box_new0 (WmTextBlock);
  g_autofree char *clean = wm_typesetter_clean (text);
  PangoAttrList *attributes = make_attributes (clean);

  block->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (block->layout, self->fonts[font]);
  pango_layout_set_line_spacing (block->layout, font_specs[font].line_spacing);
  pango_layout_set_alignment (block->layout, align);
  pango_layout_set_wrap (block->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (block->layout, (int) (width * PANGO_SCALE));
  if (single)
    {
      pango_layout_set_single_paragraph_mode (block->layout, TRUE);
      pango_layout_set_ellipsize (block->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (block->layout, -1);
    }
  pango_layout_set_text (block->layout, clean, -1);
  if (attributes)
    {
      pango_layout_set_attributes (block->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  read_lines (block);
  return block;
}

static WmTextBlock *
set_cached (WmTypesetter *self, WmFont font, const char *text, double width, PangoAlignment align,
            gboolean single)
{
  g_autofree char *key = NULL;
  WmTextBlock *block;

  if (text && strlen (text) > CACHED_LENGTH)
    return set_text (self, font, text, width, align, single);
  key = g_strdup_printf ("%d %d %d %d %s", font, (int) (width * PANGO_SCALE), align, single,
                         text ? text : "");
  block = g_hash_table_lookup (self->blocks, key);
  if (!block)
    {
      block = set_text (self, font, text, width, align, single);
      g_hash_table_insert (self->blocks, g_steal_pointer (&key), block);
    }
  return wm_text_block_ref (block);
}

/**
 * wm_typesetter_set:
 * @self: a typesetter
 * @font: the font
 * @text: (nullable): text from anywhere; it is cleaned, and never read as markup
 * @width: where lines break, in points
 * @align: where short lines stand; a paragraph that runs from right to left turns it round
 *
 * Sets text in one font. Words longer than a line are broken.
 *
 * Returns: (transfer full): the text with at least one line
 */
WmTextBlock *
wm_typesetter_set (WmTypesetter *self, WmFont font, const char *text, double width,
                   PangoAlignment align)
{
  return set_cached (self, font, text, width, align, FALSE);
}

/**
 * wm_typesetter_set_line:
 * @self: a typesetter
 * @font: the font
 * @text: (nullable): text from anywhere
 * @width: room there is, in points
 * @align: where it stands in the room
 *
 * Sets text on exactly one line; what has no room is cut with an ellipsis.
 *
 * Returns: (transfer full): the text with one line
 */
WmTextBlock *
wm_typesetter_set_line (WmTypesetter *self, WmFont font, const char *text, double width,
                        PangoAlignment align)
{
  return set_cached (self, font, text, width, align, TRUE);
}
