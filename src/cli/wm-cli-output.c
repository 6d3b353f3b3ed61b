/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli-output.h"

#include "wm-cli-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

char *
wm_cli_dup_harmless (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) harmless = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' && one_line)
        g_string_append_c (harmless, ' ');
      else if (c != '\n' && g_unichar_iscntrl (c))
        g_string_append_unichar (harmless, 0xfffd);
      else
        g_string_append_unichar (harmless, c);
    }
  return g_string_free (g_steal_pointer (&harmless), FALSE);
}

void
wm_cli_say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  harmless = wm_cli_dup_harmless (text, FALSE);
  g_print ("%s\n", harmless);
}

static void
say_on_stderr (gboolean json, const char *what, const char *code, const char *message)
{
  g_autofree char *harmless = NULL;

  if (json)
    {
      g_autoptr (JsonNode) node = wm_cli_json_message (what, code, message);

      wm_cli_json_print (node, stderr);
      return;
    }
  harmless = wm_cli_dup_harmless (message, FALSE);
  g_printerr ("waymark-cli: %s\n", harmless);
}

void
wm_cli_note (gboolean json, const char *code, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  say_on_stderr (json, "notice", code, text);
}

void
wm_cli_say_error (gboolean json, const GError *error)
{
  say_on_stderr (json, "error", wm_cli_error_get_code (error), error->message);
}

gboolean
wm_cli_is_interactive (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

char *
wm_cli_dup_instant (gint64 at)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_local (at / 1000);

  if (instant == NULL)
    return g_strdup ("?");
  /* Translators: a moment in a column, as g_date_time_format() takes it: 23 Nov 2026 14:02. */
  return g_date_time_format (instant, _ ("%e %b %Y %H:%M"));
}
