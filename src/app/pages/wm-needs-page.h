/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WM_TYPE_NEEDS_PAGE (wm_needs_page_get_type ())

/**
 * WmNeedsPage:
 *
 * A page that compares what is wanted with what there is. Its rows are made anew after each change,
 * while it is seen; what was opened stays open, and the keyboard where it was.
 */
G_DECLARE_DERIVABLE_TYPE (WmNeedsPage, wm_needs_page, WM, NEEDS_PAGE, WmPage)

/**
 * WmNeedsPageClass:
 * @show: fills the empty @box with groups and sets the subtitle
 */
struct _WmNeedsPageClass
{
  WmPageClass parent_class;

  void (*show) (WmNeedsPage *self, GtkBox *box);
};

/** wm_needs_add_group: a group of rows at the end of @box; texts are translated. */
AdwPreferencesGroup *wm_needs_add_group (GtkBox *box, const char *title, const char *description);

/**
 * wm_needs_row_new:
 * @word: (nullable): what there is of it
 * @css_class: (nullable): what colours the word
 */
GtkWidget *wm_needs_row_new (const char *title, const char *subtitle, const char *word,
                             const char *css_class) G_GNUC_WARN_UNUSED_RESULT;

/** wm_needs_row_lead: lets @row lead somewhere; a floating @target is taken. */
void wm_needs_row_lead (GtkWidget *row, const char *action, GVariant *target);

/**
 * wm_needs_add_records:
 * @ids: (element-type utf8): of records
 *
 * Puts a row into @group that opens to the records with @ids and says how many they are.
 */
void wm_needs_add_records (AdwPreferencesGroup *group, WmSession *session, const char *title,
                           const char *subtitle, GPtrArray *ids);

/** wm_needs_create: makes a record of pairs of field and value, ended by %NULL, and goes there. */
void wm_needs_create (WmPage *page, const char *kind_id, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
