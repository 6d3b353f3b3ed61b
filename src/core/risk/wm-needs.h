/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wm-registry.h"
#include "store/wm-database.h"

G_BEGIN_DECLS

/* How much protection each asset needs, with what it takes over from the assets that depend on it:
 * the highest level counts, unless the asset keeps its own. An immutable value, read at once for
 * all assets; rings of assets that depend on each other end nowhere and do no harm. */

typedef enum
{
  WM_NEED_CONFIDENTIALITY,
  WM_NEED_INTEGRITY,
  WM_NEED_AVAILABILITY,
  WM_N_NEEDS,
} WmNeedProperty;

/* Levels: 0 not said, 1 low, 2 medium, 3 high, 4 very high. */
#define WM_NEED_LEVELS 4

typedef struct
{
  guint own;        /* what the asset says itself */
  guint effective;  /* what counts */
  const char *via;  /* nullable: id of the asset that depends on it directly and passed it on */
  const char *from; /* nullable: id of the asset that says so itself; %NULL: this one */
} WmNeed;

typedef struct _WmNeeds WmNeeds;

WmNeeds *wm_needs_new (WmDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
/** wm_needs_new_for: as wm_needs_new(), of @asset_id and what depends on it alone. */
WmNeeds *wm_needs_new_for (WmDatabase *database, const char *asset_id) G_GNUC_WARN_UNUSED_RESULT;
void wm_needs_free (WmNeeds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmNeeds, wm_needs_free)

/** wm_needs_get: (nullable): what an asset needs; %NULL for what is no asset. Ids belong to @self.
 */
const WmNeed *wm_needs_get (const WmNeeds *self, const char *asset_id, WmNeedProperty property);

/** wm_needs_keeps_own: whether the asset was told to keep its own levels. */
gboolean wm_needs_keeps_own (const WmNeeds *self, const char *asset_id);

/**
 * wm_needs_dup_why:
 *
 * Returns: (transfer full) (nullable): a sentence on where the level comes from: "Very high,
 * because “Calibration” depends on it."; %NULL where the asset says so itself
 */
char *wm_needs_dup_why (const WmNeeds *self, WmDatabase *database, WmRegistry *registry,
                        const char *asset_id, WmNeedProperty property) G_GNUC_WARN_UNUSED_RESULT;

/** wm_need_level_get_label: "Low" to "Very high", "Not said" for 0, translated. */
const char *wm_need_level_get_label (guint level);

G_END_DECLS
