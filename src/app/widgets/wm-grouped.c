/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-grouped.h"

G_DEFINE_INTERFACE (WmGrouped, wm_grouped, G_TYPE_LIST_MODEL)

static void
wm_grouped_default_init (WmGroupedInterface *iface)
{
}

const char *
wm_grouped_get_id (WmGrouped *self, guint position)
{
  g_return_val_if_fail (WM_IS_GROUPED (self), NULL);

  return WM_GROUPED_GET_IFACE (self)->get_id (self, position);
}

gboolean
wm_grouped_find (WmGrouped *self, const char *id, guint *position)
{
  g_return_val_if_fail (WM_IS_GROUPED (self), FALSE);

  return WM_GROUPED_GET_IFACE (self)->find (self, id, position);
}

void
wm_grouped_get_state (WmGrouped *self, WmRecord *record, WmGroupedState *state)
{
  g_return_if_fail (WM_IS_GROUPED (self));

  WM_GROUPED_GET_IFACE (self)->get_state (self, record, state);
}

int
wm_grouped_get_state_chars (WmGrouped *self)
{
  g_return_val_if_fail (WM_IS_GROUPED (self), 0);

  return WM_GROUPED_GET_IFACE (self)->get_state_chars (self);
}
