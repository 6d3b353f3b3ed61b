/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-banner.h"
#include "app/widgets/wm-progress-bar.h"
#include "wm-sidebar.h"
#include "wm-start-page.h"
#include "wm-window.h"

G_BEGIN_DECLS

/* What the parts of the window share: wm-window.c has its pages, wm-window-file.c opening and
 * saving, wm-window-attach.c files that become evidence, wm-window-close.c closing,
 * wm-window-guard.c what may happen to the file and the journal.
 */

struct _WmWindow
{
  AdwApplicationWindow parent_instance;

  /* Borrowed: template children */
  WmBanner *banner;
  GtkWidget *drop_frame;
  GtkLabel *drop_label;
  AdwWindowTitle *page_title;
  GtkStack *pages;
  GQueue recent; /* (unowned) char *: ids of the pages that are there, the newest first */
  AdwWindowTitle *project_title;
  GtkWidget *redo_button;
  WmSidebar *sidebar;
  WmStartPage *start_page;
  AdwToastOverlay *toasts;
  GtkWidget *undo_button;
  GtkStack *views;
  WmProgressBar *works;

  WmPage *page;              /* borrowed, nullable: the one that is shown */
  AdwToast *toast;           /* weak */
  GtkWidget *drop_row;       /* weak: what files are dragged over */
  WmSession *session;        /* owned, nullable */
  GHashTable *drafts;        /* owned, nullable: for the session that is being opened again */
  GSettings *settings;       /* owned, nullable */
  guint present_id;          /* a window that waits for what it is to show */
  GCancellable *cancellable; /* cancelled in dispose */

  GFileMonitor *monitor; /* owned, nullable: of the folder of the project file */
  guint look_id;         /* waits a moment after the monitor spoke */
  guint unsafe_id;       /* waits a moment before it says that something is not safe */

  guint closing : 1;     /* hidden, and saving */
  guint save_failed : 1; /* the person knows; closing again closes */
};

/* Topics of the banner. */
#define WM_TOPIC_FAILED "failed"
#define WM_TOPIC_SAVE "save"
#define WM_TOPIC_UNSAFE "unsafe"
#define WM_TOPIC_OUTSIDE "outside"
#define WM_TOPIC_RECOVERED "recovered"
#define WM_TOPIC_UNFITTING "unfitting"

/** wm_window_update: brings titles, buttons and actions to the state of the session. */
void wm_window_update (WmWindow *self);

void wm_window_install_exchange_actions (GtkWidgetClass *widget_class);
/** wm_window_opened: tells that a project came from a file or from a journal. */
void wm_window_opened (WmWindow *self);

void wm_window_install_file_actions (GtkWidgetClass *widget_class);
/** wm_window_show_save_error: says why a save failed and what can be done; takes @error. */
void wm_window_show_save_error (WmWindow *self, GError *error);

void wm_window_install_attach_actions (GtkWidgetClass *widget_class);
/** wm_window_accept_drops: takes files that are dropped as evidence. */
void wm_window_accept_drops (WmWindow *self);

/** wm_window_focus_page: who chose the page elsewhere goes on in it, but stays in the sidebar. */
void wm_window_focus_page (WmWindow *self);
/** wm_window_leave_pages: lets go of the keyboard and what is open over the pages, which go. */
void wm_window_leave_pages (WmWindow *self);

gboolean wm_window_close_request (GtkWindow *window);

/* What is to be read: wm-window-guide.c */
void wm_window_install_guide_actions (GtkWidgetClass *widget_class);

/* Giving the project to others: wm-window-share.c */
void wm_window_install_share_actions (GtkWidgetClass *widget_class);

/** wm_window_start_guard: watches over the file and the journal of the session. */
void wm_window_start_guard (WmWindow *self);
void wm_window_stop_guard (WmWindow *self);
/** wm_window_answer: does what a button of the banner says. */
void wm_window_answer (WmWindow *self, const char *topic, const char *answer);

G_END_DECLS
