/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_PROOF_CARD (wm_proof_card_get_type ())

/**
 * WmProofCard:
 *
 * For which quarters of the last year there is proof of the controls that are in place: those with
 * the least first. It hides itself where nothing is in place or nothing was collected yet.
 */
G_DECLARE_FINAL_TYPE (WmProofCard, wm_proof_card, WM, PROOF_CARD, GtkWidget)

GtkWidget *wm_proof_card_new (WmSession *session) G_GNUC_WARN_UNUSED_RESULT;
/** wm_proof_card_update: reads the project anew. */
void wm_proof_card_update (WmProofCard *self);

G_END_DECLS
