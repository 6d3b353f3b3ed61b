/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

G_BEGIN_DECLS

/**
 * WmGap:
 *
 * Something that is missing in a project, in words for people, and where to mend it. What can be
 * missing is said in data/guide/gaps.xml.
 */
typedef struct
{
  const char *id;        /* stable */
  char *title;           /* owned: a sentence without its end: "12 assets have no owner yet" */
  const char *why;       /* why it matters, in the reader's language */
  const char *reference; /* of the clause or control where an auditor looks for it */
  guint minutes;         /* about how long a first sitting takes; 0: hard to say */
  gboolean is_major;     /* an auditor would call it major */
  guint count;           /* how many records it is about */
  const WmKind *kind;    /* the register to go to */
  const WmField *field;  /* nullable: the filter that shows best what is meant … */
  const char *value; /* nullable: … and the canonical value it asks for; %NULL: an empty one */
} WmGap;

void wm_gap_free (WmGap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmGap, wm_gap_free)

/**
 * wm_gap_list:
 * @today: (nullable): `YYYY-MM-DD`; %NULL: wm_clock_dup_today()
 *
 * Returns: (transfer full) (element-type WmGap): what is missing now, in the order in which a small
 *   company does well to mend it
 */
GPtrArray *wm_gap_list (WmProject *project, const char *today) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_gap_load:
 * @id: of a gap
 * @today: (nullable): as for wm_gap_list()
 *
 * Returns: (transfer full) (nullable): that gap as it is now, with a count of 0 where nothing lacks
 *   it any more; %NULL where there is no such gap
 */
WmGap *
wm_gap_load (WmProject *project, const char *id, const char *today) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_gap_list_records:
 * @id: of a gap
 * @today: (nullable): as for wm_gap_list()
 *
 * Returns: (transfer full) (element-type utf8): ids of the records that lack it. Where a whole
 *   register is empty that is the company.
 */
GPtrArray *wm_gap_list_records (WmProject *project, const char *id,
                                const char *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
