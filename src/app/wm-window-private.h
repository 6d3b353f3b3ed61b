/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/wm-banner.h"
#include "wm-sidebar.h"
#include "wm-start-page.h"
#include "wm-window.h"

G_BEGIN_DECLS

/* What the parts of the window share: wm-window.c has its pages, wm-window-file.c opening, saving
 * and closing. */

struct _WmWindow
{
  AdwApplicationWindow parent_instance;

  /* Borrowed: template children */
  WmBanner *banner;
  AdwWindowTitle *page_title;
  GtkStack *pages;
  AdwWindowTitle *project_title;
  GtkWidget *redo_button;
  WmSidebar *sidebar;
  WmStartPage *start_page;
  AdwToastOverlay *toasts;
  GtkWidget *undo_button;
  GtkStack *views;

  WmPage *page;              /* borrowed, nullable: the one that is shown */
  AdwToast *toast;           /* weak */
  WmSession *session;        /* owned, nullable */
  GCancellable *cancellable; /* cancelled in dispose */
};

/** wm_window_update: brings titles, buttons and actions to the state of the session. */
void wm_window_update (WmWindow *self);

void wm_window_install_file_actions (GtkWidgetClass *widget_class);
gboolean wm_window_close_request (GtkWindow *window);

G_END_DECLS
