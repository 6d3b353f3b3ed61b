/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-tone.h"

/* Colour has four meanings and is never decoration: what is not here has none. */
static const struct
{
  const char *token;
  const char *css_class;
} tones[] = {
  { "implemented", "success" }, { "conforms", "success" },   { "partly", "warning" },
  { "planned", "dim-label" },   { "not_yet", "dim-label" },  { "not_started", "dim-label" },
  { "undecided", "dim-label" }, { "excluded", "dim-label" }, { "retired", "dim-label" },
};

const char *
wm_tone_get_class (const WmField *field, const char *value)
{
  if (field->type != WM_FIELD_CHOICE || value == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_str_equal (tones[i].token, value))
      return tones[i].css_class;
  return NULL;
}
