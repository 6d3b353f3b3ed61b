/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be missing, as data/guide/gaps.xml says it; the meaning of each member stands there.
 * Private to this folder and its tests. */

typedef struct
{
  char *id;
  char *kind;
  char *field;     /* nullable */
  char *value;     /* nullable: an empty one */
  char *reference; /* of a clause or control */
  guint minutes;
  gboolean is_major;
  char *records; /* SQL: ids */
  char *count;   /* SQL: how many */
  char *why;     /* English, for gettext */
} WmGapRule;

/**
 * wm_gap_rules_get:
 *
 * Returns: (transfer none) (element-type WmGapRule): every rule, in order. They are read once; a
 *   mistake in them is a mistake of the program and ends it.
 */
GPtrArray *wm_gap_rules_get (void);

/** wm_gap_rules_find: (nullable): the rule with that id. */
const WmGapRule *wm_gap_rules_find (const char *id);

G_END_DECLS
