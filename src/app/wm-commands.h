/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-session.h"

G_BEGIN_DECLS

/* What can be done and where one can go, in words, for the search: the pages, the keys of
 * wm-application.c, and what has no key;
 * and for who looks for a word the chapters and the glossary of the guide. */

typedef struct
{
  const char *icon;   /* a symbolic icon */
  const char *label;  /* translated */
  const char *keys;   /* (nullable): as gtk_accelerator_parse() reads them */
  const char *note;   /* (nullable): translated; where it leads, for what has no keys */
  const char *action; /* with its prefix */
  GVariant *target;   /* owned, nullable */
} WmCommand;

void wm_command_free (WmCommand *self);

/**
 * wm_commands_list:
 * @session: what is open
 * @text: what was typed; "" lists everything
 *
 * Returns: (transfer full) (element-type WmCommand): the commands in which every word of @text
 *   begins a word; pages before the rest
 */
GPtrArray *wm_commands_list (WmSession *session, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_commands_list_guide:
 *
 * Returns: (transfer full) (element-type WmCommand): the same of the chapters of the guide, and of
 *   the words that it explains
 */
GPtrArray *wm_commands_list_guide (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
