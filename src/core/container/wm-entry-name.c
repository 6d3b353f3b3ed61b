/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-entry-name.h"

#include <string.h>

/* How much of a name that was refused is shown. */
#define DISPLAY_MAX 100

/* An ending longer than this, dot included, is part of the name and not an extension. */
#define EXTENSION_MAX 24

/* Characters that are not seen but change how the rest reads: a program can look like a PDF. */
static gboolean
turns_text (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || turns_text (c);
}

static gboolean
is_forbidden (gunichar c)
{
  return is_invisible (c) || (c < 0x80 && strchr ("\\/:*?\"<>|", (int) c) != NULL);
}

/* Windows takes these for devices in any folder, whatever extension follows. */
static gboolean
is_device (const char *part)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", "conin$", "conout$" };
  const gsize length = strcspn (part, ".");
  g_autofree char *stem = g_ascii_strdown (part, length);
  const char *digit;

  g_strchomp (stem);
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      if (g_str_equal (stem, devices[i]))
        return TRUE;
    }
  if (!g_str_has_prefix (stem, "com") && !g_str_has_prefix (stem, "lpt"))
    return FALSE;

  digit = stem + 3;
  return (g_ascii_isdigit (digit[0]) && digit[1] == '\0') || g_str_equal (digit, "¹") ||
         g_str_equal (digit, "²") || g_str_equal (digit, "³");
}

static void
replace_forbidden (GString *name, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name, is_forbidden (c) || c == 0xfffd ? '_' : c);
    }
}

static void
trim_end (GString *name)
{
  while (name->len > 0)
    {
      const char *last = g_utf8_find_prev_char (name->str, name->str + name->len);

      if (*last != '.' && !g_unichar_isspace (g_utf8_get_char (last)))
        break;
      g_string_truncate (name, last - name->str);
    }
}

/* Cuts between characters, in front of the extension where there is one. */
static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  gsize extension;
  const char *cut;

  if (name->len <= WM_ENTRY_NAME_PART_MAX)
    return;

  extension = dot != NULL && dot != name->str ? name->len - (dot - name->str) : 0;
  if (extension > EXTENSION_MAX)
    extension = 0;
  cut = name->str + WM_ENTRY_NAME_PART_MAX - extension;
  if ((*cut & 0xc0) == 0x80)
    cut = g_utf8_find_prev_char (name->str, cut);
  g_string_erase (name, cut - name->str, name->len - extension - (cut - name->str));
}

char *
wm_entry_name_sanitise (const char *file_name)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (GString) replaced = NULL;
  GString *name;

  g_return_val_if_fail (file_name != NULL, NULL);

  valid = g_utf8_make_valid (file_name, -1);
  replaced = g_string_new (NULL);
  replace_forbidden (replaced, valid);
  composed = g_utf8_normalize (replaced->str, replaced->len, G_NORMALIZE_NFC);

  name = g_string_new (composed);
  trim_end (name);
  if (name->len == 0)
    g_string_assign (name, "unnamed");
  if (is_device (name->str))
    g_string_prepend_c (name, '_');
  shorten (name);
  trim_end (name);

  return g_string_free (name, FALSE);
}

static gboolean
is_safe_part (const char *part)
{
  const gsize length = strlen (part);

  if (length == 0 || length > WM_ENTRY_NAME_PART_MAX)
    return FALSE;
  if (part[length - 1] == '.' || part[length - 1] == ' ' || is_device (part))
    return FALSE;
  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_forbidden (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

gboolean
wm_entry_name_is_safe (const char *entry)
{
  g_autofree char *composed = NULL;
  g_auto (GStrv) parts = NULL;

  if (entry == NULL || strlen (entry) > WM_ENTRY_NAME_MAX || !g_utf8_validate (entry, -1, NULL))
    return FALSE;
  /* Composing is slow, and opening does this for thousands of names. */
  if (!g_str_is_ascii (entry))
    {
      composed = g_utf8_normalize (entry, -1, G_NORMALIZE_NFC);
      if (composed == NULL || !g_str_equal (composed, entry))
        return FALSE;
    }

  parts = g_strsplit (entry, "/", -1);
  if (parts[0] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!is_safe_part (parts[i]))
        return FALSE;
    }

  return TRUE;
}

char *
wm_entry_name_fold (const char *entry)
{
  g_autofree char *folded = NULL;

  if (g_str_is_ascii (entry))
    return g_ascii_strdown (entry, -1);

  folded = g_utf8_casefold (entry, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

char *
wm_entry_name_display (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "?", -1);
  GString *shown = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *p = valid; *p != '\0' && n_chars < DISPLAY_MAX; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, is_invisible (c) ? 0xfffd : c);
      n_chars++;
    }

  return g_string_free (shown, FALSE);
}
