/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-page-help.h"

#include "app/compat/wm-message.h"
#include "app/wm-pages.h"
#include "wm-page-help-texts.h"

#include <glib/gi18n.h>

static const char *
get_text (WmPage *page)
{
  const WmKind *kind = wm_page_get_kind (page);
  const char *topic = wm_page_get_topic (page);
  const char *text = wm_page_help_texts_find (topic != NULL ? topic : wm_page_get_id (page));

  if (text != NULL)
    return _ (text);
  return kind != NULL ? wm_kind_get_help (kind) : "";
}

/* The registers that are made from what their kinds say are all worked in alike. */
static char *
dup_text (WmPage *page, const WmPageInfo *info)
{
  if (info->parent == NULL)
    return g_strdup (get_text (page));
  /* Translators: the help of a register; %s says what belongs there and why. */
  return g_strdup_printf (_ ("%s\n\nType a name at the bottom and press Enter, paste several lines "
                             "at once, or import the list that you have. Press Enter on a line to "
                             "read and change all that is known of it."),
                          get_text (page));
}

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  g_autofree char *answer = wm_message_ask_finish (result);
}

void
wm_page_help_show (GtkWindow *parent, WmPage *page)
{
  const WmMessageButton button = { "close", _ ("_Close"), WM_MESSAGE_PLAIN };
  const WmPageInfo *info = wm_pages_find (wm_page_get_id (page));
  g_autofree char *text = NULL;

  g_return_if_fail (info != NULL);

  text = dup_text (page, info);
  wm_message_ask_async (parent, wm_page_info_get_title (info), text, &button, 1, closed_cb, NULL);
}
