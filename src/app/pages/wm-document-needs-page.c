/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-document-needs-page.h"

#include "app/compat/wm-accessible.h"
#include "guide/wm-document-needs.h"
#include "model/wm-records.h"
#include "wm-needs.h"

#include <glib/gi18n.h>

struct _WmDocumentNeedsPage
{
  WmPage parent_instance;

  GtkBox *box; /* borrowed */
  guint read_id;
  guint is_old : 1; /* what is shown is not what is there any more */
};

G_DEFINE_FINAL_TYPE (WmDocumentNeedsPage, wm_document_needs_page, WM_TYPE_PAGE)

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
show_wanted (WmDocumentNeedsPage *self)
{
  WmProject *project = wm_session_get_project (wm_page_get_session (WM_PAGE (self)));
  g_autoptr (WmDocumentNeeds) needs = wm_document_needs_load (project, NULL);
  AdwPreferencesGroup *group = wm_needs_add_group (
      self->box, _ ("What the standard wants in writing"),
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
show (WmDocumentNeedsPage *self)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  WmProject *project = wm_session_get_project (session);
  g_autoptr (GPtrArray) requirements = wm_document_needs_list_without (project, "requirement");
  g_autoptr (GPtrArray) controls = wm_document_needs_list_without (project, "control");
  g_autoptr (GPtrArray) idle = wm_document_needs_list_idle (project);
  AdwPreferencesGroup *group;

  show_wanted (self);
  group = wm_needs_add_group (self->box, _ ("What serves what"),
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
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static gboolean
read_cb (gpointer user_data)
{
  WmDocumentNeedsPage *self = user_data;

  self->read_id = 0;
  clear (self->box);
  show (self);
  return G_SOURCE_REMOVE;
}

/* What is behind another page waits until it is seen. */
static void
read_soon (WmDocumentNeedsPage *self)
{
  self->is_old = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->read_id != 0)
    return;
  self->is_old = FALSE;
  self->read_id = g_idle_add (read_cb, self);
}

static void
wm_document_needs_page_changed (WmPage *page, WmChanges *changes)
{
  read_soon (WM_DOCUMENT_NEEDS_PAGE (page));
}

static void
wm_document_needs_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_document_needs_page_parent_class)->map (widget);
  if (WM_DOCUMENT_NEEDS_PAGE (widget)->is_old)
    read_soon (WM_DOCUMENT_NEEDS_PAGE (widget));
}

static void
wm_document_needs_page_constructed (GObject *object)
{
  WmDocumentNeedsPage *self = WM_DOCUMENT_NEEDS_PAGE (object);

  G_OBJECT_CLASS (wm_document_needs_page_parent_class)->constructed (object);
  self->box = wm_needs_make_box (WM_PAGE (self));
  show (self);
}

static void
wm_document_needs_page_dispose (GObject *object)
{
  g_clear_handle_id (&WM_DOCUMENT_NEEDS_PAGE (object)->read_id, g_source_remove);
  G_OBJECT_CLASS (wm_document_needs_page_parent_class)->dispose (object);
}

static void
wm_document_needs_page_class_init (WmDocumentNeedsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_document_needs_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = wm_document_needs_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_document_needs_page_map;
  WM_PAGE_CLASS (klass)->changed = wm_document_needs_page_changed;
}

static void
wm_document_needs_page_init (WmDocumentNeedsPage *self)
{
}
