/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-cli.h"

#include "wm-cli-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (wm_cli_error, wm_cli_error)

int
wm_cli_set_usage (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, WM_CLI_ERROR, WM_CLI_ERROR_USAGE, message);
  return WM_CLI_USAGE;
}

char *
wm_cli_dup_text (const char *argument, GError **error)
{
  g_autofree char *converted = NULL;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);
  converted = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (argument, -1);

      g_set_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE,
                   _ ("“%s” is not readable text (it is not UTF-8). Nothing was changed."), shown);
    }
  return g_steal_pointer (&converted);
}

gboolean
wm_cli_wants_json (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--json") == 0)
      return TRUE;
  return FALSE;
}

const char *
wm_cli_get (WmCli *self, guint index)
{
  return index < self->arguments->len ? g_ptr_array_index (self->arguments, index) : NULL;
}

GPtrArray *
wm_cli_get_options (WmCli *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

const char *
wm_cli_get_option (WmCli *self, const char *name)
{
  GPtrArray *values = wm_cli_get_options (self, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

void
wm_cli_free (WmCli *self)
{
  g_clear_object (&self->registry);
  g_ptr_array_unref (self->arguments);
  g_hash_table_unref (self->options);
  g_free (self->actor);
  g_free (self);
}

static void
remember (WmCli *self, const WmCliOption *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
}

static const WmCliOption *
find_option (const WmCliOption *options, const char *name, gsize length)
{
  for (; options != NULL && options->name != NULL; options++)
    if (strlen (options->name) == length && strncmp (options->name, name, length) == 0)
      return options;
  return NULL;
}

/* Takes the option at @i, and its value behind it or after "="; returns how many arguments more it
 * used, or -1. */
static int
take_option (WmCli *self, int argc, char **argv, int i, GError **error)
{
  const char *name = strcmp (argv[i], "-h") == 0 ? "help" : argv[i] + 2;
  const char *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const WmCliOption *option = find_option (wm_cli_common_options, name, length);
  g_autofree char *shown = g_utf8_make_valid (argv[i], -1);

  if (option == NULL && self->verb != NULL)
    option = find_option (self->verb->options, name, length);
  if (option == NULL || (argv[i][1] != '-' && strcmp (argv[i], "-h") != 0))
    {
      wm_cli_set_usage (error,
                        _ ("There is no option %s here. Put -- before an argument that begins "
                           "with a dash."),
                        shown);
      return -1;
    }
  if ((option->argument == NULL && equals != NULL) ||
      (option->argument != NULL && equals == NULL && i + 1 >= argc))
    {
      wm_cli_set_usage (error,
                        option->argument == NULL ? _ ("The option --%s takes no value.")
                                                 : _ ("The option --%s needs a value."),
                        option->name);
      return -1;
    }
  if (option->argument == NULL)
    {
      remember (self, option, "");
      return 0;
    }
  remember (self, option, equals != NULL ? equals + 1 : argv[i + 1]);
  return equals != NULL ? 0 : 1;
}

static gboolean
take_verb (WmCli *self, const char *name, GError **error)
{
  g_autofree char *shown = NULL;

  self->verb = wm_cli_verb_find (name);
  if (self->verb != NULL)
    return TRUE;
  shown = g_utf8_make_valid (name, -1);
  wm_cli_set_usage (error, _ ("There is no verb “%s”. waymark-cli --help lists them."), shown);
  return FALSE;
}

static gboolean
take_all (WmCli *self, int argc, char **argv, GError **error)
{
  gboolean only_arguments = FALSE;

  for (int i = 1; i < argc; i++)
    {
      int used = 0;

      if (!only_arguments && strcmp (argv[i], "--") == 0)
        only_arguments = TRUE;
      else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0')
        used = take_option (self, argc, argv, i, error);
      else if (self->verb != NULL)
        g_ptr_array_add (self->arguments, g_strdup (argv[i]));
      else if (!take_verb (self, argv[i], error))
        return FALSE;
      if (used < 0)
        return FALSE;
      i += used;
    }
  return TRUE;
}

static gboolean
take_common_options (WmCli *self, GError **error)
{
  const char *actor = wm_cli_get_option (self, "as");

  self->json = wm_cli_get_option (self, "json") != NULL;
  self->help = wm_cli_get_option (self, "help") != NULL;
  self->version = wm_cli_get_option (self, "version") != NULL;
  if (actor == NULL)
    return TRUE;
  self->actor = wm_cli_dup_text (actor, error);
  if (self->actor == NULL)
    return FALSE;
  g_strstrip (self->actor);
  if (*self->actor != '\0')
    return TRUE;
  wm_cli_set_usage (error, _ ("The option --%s needs a value."), "as");
  return FALSE;
}

static gboolean
check_arguments (WmCli *self, GError **error)
{
  int given = (int) self->arguments->len;

  if (self->help || self->version)
    return TRUE;
  if (self->verb == NULL)
    {
      wm_cli_set_usage (error, _ ("There is no verb. waymark-cli --help lists them."));
      return FALSE;
    }
  if (given >= self->verb->min_arguments &&
      (self->verb->max_arguments < 0 || given <= self->verb->max_arguments))
    return TRUE;
  wm_cli_set_usage (error,
                    given < self->verb->min_arguments
                        ? _ ("Something is missing: waymark-cli %s %s")
                        : _ ("There is too much: waymark-cli %s %s"),
                    self->verb->name, self->verb->arguments);
  return FALSE;
}

WmCli *
wm_cli_new (int argc, char **argv, GError **error)
{
  g_autoptr (WmCli) self = g_new0 (WmCli, 1);

  self->registry = wm_registry_new_builtin ();
  self->arguments = g_ptr_array_new_with_free_func (g_free);
  self->options =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (!take_all (self, argc, argv, error) || !take_common_options (self, error) ||
      !check_arguments (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
