/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"
#include "wm-tool-kinds.h"

G_BEGIN_DECLS

/** WmToolNeed: a control that applies and wants a tool, and what serves it. */
typedef struct
{
  char *control_id;
  char *reference;  /* as A.8.13 */
  GPtrArray *kinds; /* of borrowed WmToolKind: what would do, the best first */
  GPtrArray *tools; /* of char *: ids of the tools in use or on trial that serve it */
} WmToolNeed;

void wm_tool_need_free (WmToolNeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmToolNeed, wm_tool_need_free)

/**
 * wm_tool_needs_list:
 *
 * A tool serves a control that it is linked with, and those that hardly go without a tool of its
 * kind.
 *
 * Returns: (transfer full) (element-type WmToolNeed): every control that applies and hardly goes
 *   without a tool, in the order of the standard
 */
GPtrArray *wm_tool_needs_list (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_tool_needs_dup_references:
 *
 * Returns: (transfer full): the references of the controls that apply, want a tool and have none,
 *   with a space before and after each
 */
char *wm_tool_needs_dup_references (WmProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
