/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-window.h"
#include "project/wm-edit.h"
#include "project/wm-undo.h"

/* What the tests of the window share: a project in a folder of its own, a window on it, and waiting
 * with a limit. */

typedef struct
{
  char *folder;   /* all of it; removed at the end */
  char *recovery; /* a folder in it for the journals */
  char *path;     /* the project file */
  WmSession *session;
  WmProject *project; /* borrowed from the session */
  WmWindow *window;
} AppKit;

/* Once, first of all in main(). */
void app_kit_init (int *argc, char ***argv);

/* The program that windows belong to. */
GtkApplication *app_kit_get_application (void);

/* A window on a copy of the sample company's project. */
void app_kit_set_up_sample (AppKit *kit, gconstpointer unused);
/* A window on a new project that holds nothing but the company "Acme Ltd". */
void app_kit_set_up_empty (AppKit *kit, gconstpointer unused);
/* Closes the window; asserts that neither it nor the project is held any more. */
void app_kit_tear_down (AppKit *kit, gconstpointer unused);
#define APP_ADD_SAMPLE(path, function)                                                             \
  g_test_add (path, AppKit, NULL, app_kit_set_up_sample, function, app_kit_tear_down)
#define APP_ADD_EMPTY(path, function)                                                              \
  g_test_add (path, AppKit, NULL, app_kit_set_up_empty, function, app_kit_tear_down)

typedef gboolean (*AppKitCondition) (gpointer user_data);
/* Runs the main loop until @condition holds; fails the test after ten seconds. */
void app_kit_wait (AppKitCondition condition, gpointer user_data);
/* Runs what is waiting in the main context. */
void app_kit_settle (void);

/* The first descendant of @widget (or itself) of @type, visible or not, whose accessible or visible
 * text is @name (NULL: any). NULL where there is none. */
GtkWidget *app_kit_find (GtkWidget *widget, GType type, const char *name);

/* What the banner over the pages is about; NULL where there is none. */
const char *app_kit_get_topic (AppKit *kit);

/* The id of a new record: pairs of field id and value, ended by NULL. */
char *app_kit_add (AppKit *kit, const char *kind_id, ...) G_GNUC_NULL_TERMINATED;
/* The value of a field of a record as it is now. */
char *app_kit_dup_value (AppKit *kit, const char *id, const char *field_id);
/* The record that a person means by @text, such as "A.5.9"; the test fails where there is none. */
char *app_kit_resolve (AppKit *kit, const char *text);

/* A picture of a drawn widget, for looking at: writes a PNG. */
void app_kit_picture (GtkWidget *widget, const char *path);
/* The window small and large, light and dark, in the folder $WAYMARK_PICTURES; nothing where that
 * is not set. */
void app_kit_pictures (AppKit *kit, const char *name);
