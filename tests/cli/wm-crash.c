/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays a window for the tests of the command line: opens the project file that is its first
 * argument and adds a person. With "crash" it ends as a crash would, with "hold" it says so and
 * keeps the project open until its input ends. */
#include "config.h"

#include "project/wm-edit.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
add_person (WmProject *project, const char *name)
{
  g_autoptr (WmValues) values =
      wm_values_new (wm_registry_find_kind (wm_project_get_registry (project), "person"));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  wm_values_set_by_id (values, "name", name);
  id = wm_project_add_record (project, values, &error);
  g_assert_no_error (error);
  wm_project_sync (project, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  WmProjectOptions options = { .registry = registry, .actor = "Window" };
  g_autoptr (WmProject) project = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 3);
  project = wm_project_open (argv[1], &options, NULL, &error);
  g_assert_no_error (error);
  add_person (project, "Left Behind");
  puts ("open");
  fflush (stdout);
  if (strcmp (argv[2], "hold") == 0)
    while (getchar () != EOF)
      ;
  _exit (0);
}
