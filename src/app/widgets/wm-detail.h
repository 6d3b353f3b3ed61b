/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_DETAIL (wm_detail_get_type ())

/**
 * WmDetail:
 *
 * One record to read and to edit: number and title, what the standard asks where it comes from the
 * catalogue, its fields, its proof, what it is linked to. It follows the project by itself.
 *
 * Property: `record-id`.
 */
G_DECLARE_FINAL_TYPE (WmDetail, wm_detail, WM, DETAIL, GtkWidget)

GtkWidget *wm_detail_new (WmSession *session);

/**
 * wm_detail_set_record_id:
 * @id: (nullable): the record; %NULL shows that nothing is chosen
 *
 * What is typed and not written yet is written first.
 */
void wm_detail_set_record_id (WmDetail *self, const char *id);
const char *wm_detail_get_record_id (WmDetail *self);

/** wm_detail_add_part: puts @part between the head and the fields, for what one kind has alone. */
void wm_detail_add_part (WmDetail *self, GtkWidget *part);

/** WmDetailFocusFunc: puts the cursor into a field of @body. */
typedef void (*WmDetailFocusFunc) (GtkWidget *body, const char *field_id);
/**
 * wm_detail_set_body:
 *
 * Puts @body in the place of the fields and of what belongs to the record, for a kind that is told
 * in an order of its own. It is told nothing: it listens to `record-id` and to the project.
 */
void wm_detail_set_body (WmDetail *self, GtkWidget *body, WmDetailFocusFunc focus);

/** wm_detail_focus_field: puts the cursor into the field with @field_id. */
void wm_detail_focus_field (WmDetail *self, const char *field_id);
/** wm_detail_focus_title: puts the cursor into the field that names the record (F2). */
void wm_detail_focus_title (WmDetail *self);

G_END_DECLS
