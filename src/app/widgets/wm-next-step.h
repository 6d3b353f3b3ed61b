/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WM_TYPE_NEXT_STEP (wm_next_step_get_type ())

/**
 * WmNextStep:
 *
 * The card that says what to do next, and takes one there.
 */
G_DECLARE_FINAL_TYPE (WmNextStep, wm_next_step, WM, NEXT_STEP, GtkWidget)

/** WmNextStepFacts: texts are translated. */
typedef struct
{
  const char *title;
  const char *why;
  const char *reference; /* nullable: of the standard */
  guint minutes;         /* 0: hard to say */
  const char *button;    /* with a mnemonic: what goes there */
  const char *action;
  GVariant *target;  /* a floating one is taken */
  gboolean can_wait; /* whether "Later" is offered */
} WmNextStepFacts;

/**
 * wm_next_step_new:
 * @later: the action of the button that puts the step off
 * @bring_back: the action that brings back what was put off
 */
GtkWidget *wm_next_step_new (const char *later, const char *bring_back) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_next_step_set_step:
 * @n_waiting: how many steps were put off
 *
 * Shows @step.
 */
void wm_next_step_set_step (WmNextStep *self, const WmNextStepFacts *step, guint n_waiting);

G_END_DECLS
