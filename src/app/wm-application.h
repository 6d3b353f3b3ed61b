/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_APPLICATION_ID "io.github.waymark_isms.Waymark"

#define WM_TYPE_APPLICATION (wm_application_get_type ())

/**
 * WmApplication:
 *
 * The program: its windows, what can be done without one, and the keys.
 */
G_DECLARE_FINAL_TYPE (WmApplication, wm_application, WM, APPLICATION, AdwApplication)

WmApplication *wm_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** WmAccelerator: a key for an action; the window of shortcuts lists the same table. */
typedef struct
{
  const char *action;  /* detailed name; NULL: a widget has the key, it is only listed here */
  const char *keys[3]; /* as gtk_accelerator_parse() reads them, ended by %NULL */
  const char *group;   /* English, for gettext */
  const char *label;   /* English, for gettext */
} WmAccelerator;

/** wm_application_get_accelerators: (array length=n): every key of the program. */
const WmAccelerator *wm_application_get_accelerators (guint *n);

G_END_DECLS
