/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_PROOF (wm_proof_get_type ())

/**
 * WmProof:
 *
 * The evidence that a record is linked with and the time that it proves, with ways to attach or to
 * link more; and of the last quarters, for which there is any.
 */
G_DECLARE_FINAL_TYPE (WmProof, wm_proof, WM, PROOF, GtkWidget)

GtkWidget *wm_proof_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_proof_set_links:
 * @links: (element-type WmLink): all links of @record; what is no evidence is passed over
 */
void wm_proof_set_links (WmProof *self, WmRecord *record, GPtrArray *links);

G_END_DECLS
