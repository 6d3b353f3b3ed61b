/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-changes.h"
#include "wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_PAGE (wm_page_get_type ())

/**
 * WmPage:
 *
 * What the window shows beside its sidebar. A page is made when it is first visited, for one
 * session, and gets its row in the table of wm-pages.c.
 *
 * Properties: `session` and `page-id` (both construct-only), `subtitle` (one line of truth for the
 * header, such as "41 of 93 implemented"; writable by the page).
 */
G_DECLARE_DERIVABLE_TYPE (WmPage, wm_page, WM, PAGE, GtkWidget)

/**
 * WmPageClass:
 * @changed: the project changed; @changes says what, %NULL means anything may have. A page that
 *   nobody sees is told when it is shown again, once, of all that changed meanwhile
 * @show_record: brings a record into view and opens it; %FALSE where it is none of the page's
 * @show_list: shows the records whose @field has the canonical @value (%NULL: is empty)
 * @show_only: shows only the records with @ids (element-type utf8) and says so with @title, or with
 *   %NULL all of them again; what narrowed the list before goes when it begins, and stays when the
 *   ids become others
 * @find: puts the cursor into the entry that narrows the list
 * @create: begins a new record
 * @go_back: closes what is open on top of the page (Escape); %FALSE where nothing is
 * @get_record_id: (nullable): the id of the record that is open, for what is to be done with it
 *
 * All may be left out.
 */
struct _WmPageClass
{
  GtkWidgetClass parent_class;

  void (*changed) (WmPage *self, WmChanges *changes);
  gboolean (*show_record) (WmPage *self, const char *id);
  void (*show_list) (WmPage *self, const WmField *field, const char *value);
  void (*show_only) (WmPage *self, GPtrArray *ids, const char *title);
  void (*find) (WmPage *self);
  void (*create) (WmPage *self);
  gboolean (*go_back) (WmPage *self);
  const char *(*get_record_id) (WmPage *self);
};

WmSession *wm_page_get_session (WmPage *self);
const char *wm_page_get_id (WmPage *self);
/** wm_page_get_kind: (nullable): the kind of record that the page is about. */
const WmKind *wm_page_get_kind (WmPage *self);
const char *wm_page_get_subtitle (WmPage *self);
void wm_page_set_subtitle (WmPage *self, const char *subtitle);
/** wm_page_get_topic: (nullable): the part of the page that is shown, which F1 explains. */
const char *wm_page_get_topic (WmPage *self);
/** wm_page_set_topic: @topic: (nullable): an id in wm-page-help-texts.c; %NULL: the whole page. */
void wm_page_set_topic (WmPage *self, const char *topic);

gboolean wm_page_show_record (WmPage *self, const char *id);
void wm_page_show_list (WmPage *self, const WmField *field, const char *value);
/**
 * wm_page_show_gap:
 * @id: (nullable): of a #WmGap of the page's kind; %NULL: everything again
 *
 * Shows exactly the records that lack it, as long as that is not taken back (`page.show-all`,
 * Escape), and follows what is mended. A page without a list shows the field.
 */
void wm_page_show_gap (WmPage *self, const char *id);
/** wm_page_get_gap: (nullable): of the gap whose records alone are shown. */
const char *wm_page_get_gap (WmPage *self);
void wm_page_find (WmPage *self);
void wm_page_create (WmPage *self);
gboolean wm_page_go_back (WmPage *self);
const char *wm_page_get_record_id (WmPage *self);
/** wm_page_can_find: whether the page has a list to narrow. */
gboolean wm_page_can_find (WmPage *self);
/** wm_page_can_create: whether records can be made here. */
gboolean wm_page_can_create (WmPage *self);

G_END_DECLS
