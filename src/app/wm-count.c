/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-count.h"

#include <glib/gi18n.h>

/* Languages count each word in their own way, so each kind has its own two forms. */
static const char *
get_format (const char *kind_id, guint n)
{
  if (g_str_equal (kind_id, "asset"))
    return ngettext ("%u asset", "%u assets", n);
  if (g_str_equal (kind_id, "person"))
    return ngettext ("%u person", "%u people", n);
  if (g_str_equal (kind_id, "control"))
    return ngettext ("%u control", "%u controls", n);
  if (g_str_equal (kind_id, "requirement"))
    return ngettext ("%u requirement", "%u requirements", n);
  if (g_str_equal (kind_id, "evidence"))
    return ngettext ("%u piece of evidence", "%u pieces of evidence", n);
  if (g_str_equal (kind_id, "risk"))
    return ngettext ("%u risk", "%u risks", n);
  return ngettext ("%u entry", "%u entries", n);
}

char *
wm_count_dup (const WmKind *kind, guint n)
{
  const char *format;

  g_return_val_if_fail (kind != NULL, NULL);

  format = get_format (kind->id, n);
  return g_strdup_printf (format, n);
}
