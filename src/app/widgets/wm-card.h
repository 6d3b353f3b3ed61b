/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_CARD (wm_card_get_type ())

/**
 * WmCard:
 *
 * A card of an overview page: a heading, maybe a quiet button beside it, and what stands below.
 */
G_DECLARE_FINAL_TYPE (WmCard, wm_card, WM, CARD, GtkWidget)

/** wm_card_new: @heading is translated. */
GtkWidget *wm_card_new (const char *heading) G_GNUC_WARN_UNUSED_RESULT;

/** wm_card_append: puts @child below what is in the card. */
void wm_card_append (WmCard *self, GtkWidget *child);

/**
 * wm_card_set_button:
 * @label: translated, with a mnemonic
 * @action: what it does, such as "win.preview-soa"
 * @target: (nullable): its parameter; a floating one is taken
 *
 * Puts a quiet button to the right of the heading.
 */
void wm_card_set_button (WmCard *self, const char *label, const char *action, GVariant *target);

/** wm_card_set_fact: a few words to the right of the heading, where there is no button. */
void wm_card_set_fact (WmCard *self, const char *fact);

G_END_DECLS
