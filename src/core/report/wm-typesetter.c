/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-typesetter.h"

#include "wm-printable.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Only short texts come again (status words, names, labels); long ones would only fill the cache.
 */
#define CACHED_LENGTH 64
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

static PangoLayout *
make_layout (WmTypesetter *self, WmFont font, const char *text, gsize length, double width,
             PangoAlignment align)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autofree char *piece = g_strndup (text, length);
  PangoAttrList *attributes = wm_printable_make_attributes (piece);

  pango_layout_set_font_description (layout, self->fonts[font]);
  pango_layout_set_line_spacing (layout, font_specs[font].line_spacing);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, piece, -1);
  if (attributes)
    {
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

static WmTextBlock *
set_text (WmTypesetter *self, WmFont font, const char *text, double width, PangoAlignment align,
          gboolean single)
{
  g_autofree char *clean = single ? wm_printable_dup_line (text) : wm_printable_dup (text);
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  const char *rest = clean;

  do
    {
      gsize length = wm_printable_measure_piece (rest);

      g_ptr_array_add (layouts, make_layout (self, font, rest, length, width, align));
      rest += length;
      if (*rest == '\n' || *rest == ' ')
        rest++;
    }
  while (*rest && !single);
  if (single)
    pango_layout_set_ellipsize (g_ptr_array_index (layouts, 0), PANGO_ELLIPSIZE_END);
  return wm_text_block_new (layouts);
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
