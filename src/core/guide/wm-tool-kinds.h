/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** WmToolKind: a kind of tool as data/catalogue/tools.xml says it; never freed. */
typedef struct
{
  char *id;       /* token of the field "tool_kind" of the kind "tool", where its name stands */
  char **wanted;  /* references of controls that hardly go without it */
  char **also;    /* references of controls that it helps */
  char *look_for; /* English, for gettext: what to look for when one is chosen */
  char *free;     /* nullable, English, for gettext: examples that cost nothing */
} WmToolKind;

/**
 * wm_tool_kinds_get:
 *
 * Returns: (transfer none) (element-type WmToolKind): every kind of tool, in the order of the file.
 *   They are read once; a mistake in them is a mistake of the program and ends it.
 */
GPtrArray *wm_tool_kinds_get (void);

/** wm_tool_kinds_find: (nullable): the kind with that id. */
const WmToolKind *wm_tool_kinds_find (const char *id);

/** wm_tool_kind_get_look_for: what to look for, in the reader's language. */
const char *wm_tool_kind_get_look_for (const WmToolKind *kind);
/** wm_tool_kind_get_free: (nullable): examples that cost nothing, in the reader's language. */
const char *wm_tool_kind_get_free (const WmToolKind *kind);

/** wm_tool_kind_serves: whether the control with that reference wants such a tool or is helped. */
gboolean wm_tool_kind_serves (const WmToolKind *kind, const char *reference);

G_END_DECLS
