/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be chosen for a field: the words for people beside the values that are stored. */

typedef struct
{
  GPtrArray *values;     /* (owned) char *, nullable elements */
  GtkStringList *labels; /* owned; a word for each value */
} WmFieldOptions;

/** wm_field_options_suit: whether the values of @field can be chosen from a list. */
gboolean wm_field_options_suit (const WmField *field);
/** wm_field_options_gather: whether that list is what records have in @field, such as dates; of
 * long texts there is nothing but that they are empty. */
gboolean wm_field_options_gather (const WmField *field);

/**
 * wm_field_options_new:
 *
 * Returns: (transfer full): the values of @field; choices in their order, records by their names
 */
WmFieldOptions *
wm_field_options_new (WmSession *session, const WmField *field) G_GNUC_WARN_UNUSED_RESULT;
void wm_field_options_free (WmFieldOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmFieldOptions, wm_field_options_free)

/** wm_field_options_add: @value (copied, nullable) with its word, at the end. */
void wm_field_options_add (WmFieldOptions *self, const char *value, const char *label);
/** wm_field_options_find: the place of @value, or -1. */
int wm_field_options_find (WmFieldOptions *self, const char *value);

G_END_DECLS
