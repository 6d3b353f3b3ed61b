/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_WINDOW (wm_window_get_type ())

/**
 * WmWindow:
 *
 * One window with one project, or the start page. What can be done is actions with the prefix
 * `win.`; pages and widgets activate them and never call the window: `show-page` (s: page id),
 * `show-record` (s: record id), `show-list` ((sss): kind, field, value or "" for empty ones),
 * `show-gap` (s: id of a gap), `save`, `save-as`, `undo`, `redo`, `find`, `create`, `go-back`,
 * `open-file` (s: path), `preview-soa`, `send-copy`.
 *
 * Signal: `opened` when a project came from a file or from what a crash left.
 */
G_DECLARE_FINAL_TYPE (WmWindow, wm_window, WM, WINDOW, AdwApplicationWindow)

WmWindow *wm_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/** wm_window_set_session: (nullable): shows @session, or the start page. */
void wm_window_set_session (WmWindow *self, WmSession *session);
/** wm_window_get_session: (transfer none) (nullable): the project that is shown. */
WmSession *wm_window_get_session (WmWindow *self);
/** wm_window_get_page: (transfer none) (nullable): the page that is shown. */
WmPage *wm_window_get_page (WmWindow *self);

/** wm_window_show_page: shows the page with @id; an unknown one is a mistake of the program. */
void wm_window_show_page (WmWindow *self, const char *id);
/** wm_window_show_record: shows the record with @id on its page. */
void wm_window_show_record (WmWindow *self, const char *id);

/** wm_window_open: opens the project file at @path and shows it; errors are shown too. */
void wm_window_open (WmWindow *self, const char *path);
/**
 * wm_window_create:
 * @company: the name of the company, may be ""
 * @path: where the project is saved; what lies there is replaced
 *
 * Starts a project and shows it.
 */
void wm_window_create (WmWindow *self, const char *company, const char *path);
/** wm_window_recover: shows what the recovery journal in @folder holds; errors are shown too. */
void wm_window_recover (WmWindow *self, const char *folder);
/** wm_window_save_to: saves the project that is shown as @path, replacing what is there. */
void wm_window_save_to (WmWindow *self, const char *path);
/** wm_window_show_start: reads again what the start page lists. */
void wm_window_show_start (WmWindow *self);
/** wm_window_show_start_error: says on the start page why something could not be opened. */
void wm_window_show_start_error (WmWindow *self, const char *message);
/** wm_window_tells_recovery: whether a person reads here and now what was recovered. */
gboolean wm_window_tells_recovery (WmWindow *self);
/** wm_window_say: shows @sentence for a moment. */
void wm_window_say (WmWindow *self, const char *sentence);

G_END_DECLS
