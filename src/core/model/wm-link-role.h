/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

G_BEGIN_DECLS

/* What a link between two records says. */

typedef struct
{
  const char *token;   /* stable, stored */
  const char *label;   /* English, for gettext, read from the first record: "proves" */
  const char *reverse; /* read from the second: "proved by" */
} WmLinkRole;

/** wm_link_role_find: (nullable): the role with that token, which may be %NULL. */
const WmLinkRole *wm_link_role_find (const char *token);
/** wm_link_role_list: (array length=n_roles): every role. */
const WmLinkRole *wm_link_role_list (guint *n_roles);
/** wm_link_role_get_default: the role that suits a link between these kinds best. */
const char *wm_link_role_get_default (const WmKind *from, const WmKind *to);
/** wm_link_role_get_label: the translated word; @reverse: as read from the other end. */
const char *wm_link_role_get_label (const WmLinkRole *role, gboolean reverse);

G_END_DECLS
