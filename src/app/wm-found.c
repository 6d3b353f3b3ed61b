/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-found.h"

#include "guide/wm-gap.h"

#include <glib/gi18n.h>
#include <inttypes.h>

void
wm_found_free (WmFound *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/* The first one makes the title, all others the body. */
static void
add (WmFound *self, WmSession *session, const char *gap, const char *sentence)
{
  char *body;

  if (self->title == NULL)
    {
      self->gap = gap;
      /* Translators: the company, and what was found: "Acme Ltd: 3 pieces of evidence have run
       * out".
       */
      self->title = g_strdup_printf (_ ("%1$s: %2$s"), wm_session_get_company (session), sentence);
      return;
    }
  body =
      self->body != NULL ? g_strdup_printf ("%s\n%s", self->body, sentence) : g_strdup (sentence);
  g_free (self->body);
  self->body = body;
}

static void
look_for_recovery (WmFound *self, WmSession *session)
{
  gint64 count = wm_project_get_n_recovered (wm_session_get_project (session));
  g_autofree char *sentence = NULL;

  if (count == 0)
    return;
  sentence = g_strdup_printf (
      ngettext ("%" PRId64 " change that was not in the file yet is here again",
                "%" PRId64 " changes that were not in the file yet are here again", (gulong) count),
      count);
  add (self, session, NULL, sentence);
}

static void
look_for_gaps (WmFound *self, WmSession *session)
{
  static const char *const ids[] = { "evidence_expired", "evidence_expiring" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (WmGap) gap = wm_gap_load (wm_session_get_project (session), ids[i], NULL);

      if (gap->count > 0)
        add (self, session, gap->id, gap->title);
    }
}

WmFound *
wm_found_look (WmSession *session, gboolean recovery_is_seen)
{
  g_autoptr (WmFound) self = g_new0 (WmFound, 1);

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  if (!recovery_is_seen)
    look_for_recovery (self, session);
  look_for_gaps (self, session);
  return self->title != NULL ? g_steal_pointer (&self) : NULL;
}
