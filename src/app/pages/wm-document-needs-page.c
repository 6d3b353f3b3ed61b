/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-document-needs-page.h"

#include "app/compat/wm-accessible.h"
#include "guide/wm-document-needs.h"
#include "model/wm-records.h"

#include <glib/gi18n.h>

struct _WmDocumentNeedsPage
{
  WmNeedsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (WmDocumentNeedsPage, wm_document_needs_page, WM_TYPE_NEEDS_PAGE)

static const char *
get_state_class (WmDocumentState state)
{
  switch (state)
    {
    case WM_DOCUMENT_MISSING:
      return "error";
    case WM_DOCUMENT_DRAFT:
    case WM_DOCUMENT_OVERDUE:
      return "warning";
    case WM_DOCUMENT_APPROVED:
    case WM_DOCUMENT_KEPT_HERE:
      return "success";
    case WM_DOCUMENT_NOT_WANTED:
    default:
      return "dim-label";
    }
}

/* Where the standard wants it, then its note. */
static char *
dup_why (const WmCatalogueDocument *document)
{
  GString *why = g_string_new (NULL);

  for (guint i = 0; document->clauses != NULL && document->clauses[i] != NULL; i++)
    g_string_append_printf (why, "%s%s", i > 0 ? ", " : "", document->clauses[i]->id);
  for (guint i = 0; document->controls != NULL && document->controls[i] != NULL; i++)
    g_string_append_printf (why, "%s%s", why->len > 0 ? ", " : "", document->controls[i]->id);
  return g_string_free (why, FALSE);
}

static void
write_clicked_cb (GtkWidget *button, WmDocumentNeedsPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "wm-id");
  const char *title = g_object_get_data (G_OBJECT (button), "wm-title");

  wm_needs_create (WM_PAGE (self), "document", "title", title, "covers_required", id, NULL);
}

static void
add_write_button (WmDocumentNeedsPage *self, GtkWidget *row, const WmCatalogueDocument *document)
{
  const char *title = wm_catalogue_document_get_title (document);
  GtkWidget *button = gtk_button_new_with_label (_ ("Begin it"));
  /* Translators: a button; %s is the name of a document. */
  g_autofree char *words = g_strdup_printf (_ ("Begin the document “%s”"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  wm_accessible_set_label (button, words);
  g_object_set_data_full (G_OBJECT (button), "wm-id", g_strdup (document->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "wm-title", g_strdup (title), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (write_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_need (WmDocumentNeedsPage *self, AdwPreferencesGroup *group, const WmDocumentNeed *need)
{
  g_autofree char *why = dup_why (need->document);
  GtkWidget *row = wm_needs_row_new (wm_catalogue_document_get_title (need->document), why,
                                     wm_document_needs_get_state_label (need->state),
                                     get_state_class (need->state));

  if (need->record_id != NULL)
    wm_needs_row_lead (row, "win.show-record", g_variant_new_string (need->record_id));
  else if (need->kind != NULL)
    wm_needs_row_lead (row, "win.show-list", g_variant_new ("(sss)", need->kind->id, "", ""));
  else if (need->state == WM_DOCUMENT_MISSING)
    add_write_button (self, row, need->document);
  adw_preferences_group_add (group, row);
}

static void
show_wanted (WmDocumentNeedsPage *self, GtkBox *box)
{
  WmProject *project = wm_session_get_project (wm_page_get_session (WM_PAGE (self)));
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (project, NULL);
  AdwPreferencesGroup *group = wm_needs_add_group (
      box, _ ("What the standard wants in writing"),
      _ ("Each as a document that somebody approved, or kept in its register here."));
  g_autofree char *subtitle = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < needs->needs->len; i++)
    {
      const WmDocumentNeed *need = g_ptr_array_index (needs->needs, i);

      add_need (self, group, need);
      if (need->state == WM_DOCUMENT_MISSING)
        n_missing++;
    }
  subtitle = n_missing > 0 ? g_strdup_printf (ngettext ("%u document is missing",
                                                        "%u documents are missing", n_missing),
                                              n_missing)
                           : g_strdup (_ ("No document is missing"));
  wm_page_set_subtitle (WM_PAGE (self), subtitle);
}

static void
wm_document_needs_page_show (WmNeedsPage *page, GtkBox *box)
{
  WmDocumentNeedsPage *self = WM_DOCUMENT_NEEDS_PAGE (page);
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  WmProject *project = wm_session_get_project (session);
  g_autoptr (GPtrArray) requirements = wm_document_needs_list_without (project, "requirement");
  g_autoptr (GPtrArray) controls = wm_document_needs_list_without (project, "control");
  g_autoptr (GPtrArray) idle = wm_document_needs_list_idle (project);
  AdwPreferencesGroup *group;

  show_wanted (self, box);
  group = wm_needs_add_group (box, _ ("What serves what"),
                              _ ("Not everything needs a document; but what has none should have "
                                 "none on purpose."));
  wm_needs_add_records (group, session, _ ("Requirements that no document serves"), "",
                        requirements);
  wm_needs_add_records (group, session, _ ("Controls that no document serves"),
                        _ ("Of those that apply"), controls);
  wm_needs_add_records (group, session, _ ("Documents that serve nothing"),
                        _ ("Neither a requirement nor a control names them"), idle);
}

static void
wm_document_needs_page_class_init (WmDocumentNeedsPageClass *klass)
{
  WM_NEEDS_PAGE_CLASS (klass)->show = wm_document_needs_page_show;
}

static void
wm_document_needs_page_init (WmDocumentNeedsPage *self)
{
}
