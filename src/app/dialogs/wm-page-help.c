/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-page-help.h"

#include "app/compat/wm-message.h"
#include "app/wm-pages.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *page;
  const char *text; /* English, for gettext */
} Help;

static const Help helps[] = {
  { "dashboard",
    N_ ("Three questions are answered here: what do I do next, how far are we, and what is "
        "missing.\n\nThe coloured card is the most useful next thing; “Later” shows the one behind "
        "it. Everything with a number leads to what is counted.") },
  { "company",
    N_ ("Who you are and what the management system covers (scope). It stands on the first page of "
        "the Statement of Applicability, and the auditor reads it first.") },
  { "inventory",
    N_ ("Everything that your information lives in or depends on: processes, data, programs, "
        "devices, places (asset inventory). Each needs one person who answers for it and a word "
        "for how carefully it has to be handled.\n\nType a name at the bottom and press Enter, "
        "paste several lines at once, or import the list that you have.") },
  { "people",
    N_ ("Everybody who works for you. Owners are chosen from here, and the auditor compares who "
        "joined and left with who has access.\n\nSomebody who left stays in the list with the day "
        "of leaving; what they still own is shown on the dashboard.") },
  { "controls",
    N_ ("The first group is what the clauses of the standard ask of everybody; none of them can be "
        "left out. Then come the safeguards (controls of Annex A): for each you say whether you "
        "need it and why, how far you are, and how you do it. Together these are the Statement of "
        "Applicability.\n\nSelect several with Ctrl or Shift to decide on them at once. Drop a "
        "file on one to attach it as its proof.") },
  { "evidence",
    N_ ("The files that prove what you say. Each should tell what it shows, where it comes from, "
        "and for which time it is a proof; that time is not the day on which it was "
        "added.\n\nDrop files anywhere on the window to attach them. The same file is kept once, "
        "however often it is linked.") },
  { "operations",
    N_ ("What has to happen again and again so that what you decided stays true: changes, tests, "
        "reviews of access, incidents, measurements and tasks.\n\nChoose one of the registers. It "
        "stands in the sidebar from the moment that it holds something.") },
  { "more",
    N_ ("Every register that a management system can have, each with what belongs in it. You do "
        "not need all of them on the first day.\n\nA register stands in the sidebar from the "
        "moment that it holds something; the search (Ctrl+K) finds each by its name.") },
  { "timeline",
    N_ ("Everything that was ever changed, by whom and when. Choose a line to see what it changed "
        "and what the entry was at that moment. “Undo to here” takes back all that came later, "
        "and can be undone itself.\n\nNobody can change the past in secret: each line covers the "
        "one before it, and “Verify” checks them all.") },
};

static char *
dup_text (WmPage *page)
{
  const WmKind *kind = wm_page_get_kind (page);

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (g_strcmp0 (helps[i].page, wm_page_get_id (page)) == 0)
      return g_strdup (_ (helps[i].text));
  /* Translators: the help of a register; %s says what belongs there and why. */
  return g_strdup_printf (_ ("%s\n\nType a name at the bottom and press Enter, paste several lines "
                             "at once, or import the list that you have. Press Enter on a line to "
                             "read and change all that is known of it."),
                          kind != NULL ? wm_kind_get_help (kind) : "");
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
  g_autofree char *text = dup_text (page);

  g_return_if_fail (info != NULL);

  wm_message_ask_async (parent, wm_page_info_get_title (info), text, &button, 1, closed_cb, NULL);
}
