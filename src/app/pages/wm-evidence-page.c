/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-evidence-page.h"

#include "app/dialogs/wm-example-window.h"
#include "app/widgets/wm-detail.h"
#include "app/widgets/wm-file-card.h"
#include "app/widgets/wm-list-detail.h"
#include "app/wm-count.h"
#include "guide/wm-gap.h"
#include "project/wm-edit.h"
#include "wm-evidence-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WmEvidencePage
{
  WmPage parent_instance;

  guint open_id;

  /* Borrowed: children */
  GtkStack *stack;
  WmListDetail *panes;
  WmEvidenceList *list;
  WmDetail *detail;
  WmFileCard *card;
};

G_DEFINE_FINAL_TYPE (WmEvidencePage, wm_evidence_page, WM_TYPE_PAGE)

static WmSession *
get_session (WmEvidencePage *self)
{
  return wm_page_get_session (WM_PAGE (self));
}

static const WmKind *
get_kind (WmEvidencePage *self)
{
  return wm_session_get_kind (get_session (self), "evidence");
}

/* What the page says. */

static void
update_subtitle (WmEvidencePage *self, guint total)
{
  g_autoptr (WmGap) unknown =
      wm_gap_load (wm_session_get_project (get_session (self)), "evidence_without_source", NULL);
  g_autofree char *things = wm_count_dup (get_kind (self), total);
  g_autofree char *subtitle = NULL;

  if (unknown->count > 0)
    /* Translators: how much evidence there is, and for how much nobody knows where it comes from.
     */
    subtitle = g_strdup_printf (_ ("%1$s, %2$u without a source"), things, unknown->count);
  wm_page_set_subtitle (WM_PAGE (self), subtitle != NULL ? subtitle : things);
}

static void
update (WmEvidencePage *self)
{
  guint total =
      (guint) wm_records_count (wm_session_get_database (get_session (self)), get_kind (self));

  gtk_stack_set_visible_child_name (self->stack, total > 0 ? "panes" : "empty");
  update_subtitle (self, total);
}

/* Opening. */

static void
open_record (WmEvidencePage *self, const char *id)
{
  wm_detail_set_record_id (self->detail, id);
  wm_file_card_set_record_id (self->card, id);
}

static void
close_record (WmEvidencePage *self)
{
  open_record (self, NULL);
  wm_list_detail_set_show_detail (self->panes, FALSE);
}

/* Beside the list stands what is selected; where there is no room beside it, it is opened. */
static void
selection_changed_cb (WmEvidencePage *self)
{
  g_auto (GStrv) ids = wm_evidence_list_dup_selected (self->list);

  if (g_strv_length (ids) == 1)
    open_record (self, ids[0]);
}

static gboolean
show_detail_cb (gpointer user_data)
{
  WmEvidencePage *self = user_data;

  self->open_id = 0;
  wm_list_detail_set_show_detail (self->panes, TRUE);
  return G_SOURCE_REMOVE;
}

/* The list must not go away under the button that is still pressed. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (widget);

  open_record (self, g_variant_get_string (parameter, NULL));
  if (self->open_id == 0)
    self->open_id = g_idle_add (show_detail_cb, self);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_detail_focus_title (WM_EVIDENCE_PAGE (widget)->detail);
}

static gboolean
is_there (WmEvidencePage *self, const char *id)
{
  return wm_records_find_kind (wm_session_get_database (get_session (self)),
                               wm_session_get_registry (get_session (self)), id) != NULL;
}

/* Vfuncs of the page. */

static void
wm_evidence_page_changed (WmPage *page, WmChanges *changes)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);
  const char *id = wm_detail_get_record_id (self->detail);
  /* People are found by their names, which stand in other records. */
  gboolean others = changes == NULL || wm_changes_touches_kind (changes, "person");

  if (!others && !wm_changes_touches_kind (changes, "evidence") &&
      !wm_changes_touches_links (changes))
    return;
  wm_evidence_list_refresh (self->list, others ? NULL : changes);
  if (id != NULL && !is_there (self, id))
    close_record (self);
  else
    wm_file_card_set_record_id (self->card, id);
  update (self);
}

static gboolean
wm_evidence_page_show_record (WmPage *page, const char *id)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  if (!wm_evidence_list_select (self->list, id))
    return FALSE;
  open_record (self, id);
  wm_list_detail_set_show_detail (self->panes, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
wm_evidence_page_show_list (WmPage *page, const WmField *field, const char *value)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  wm_list_detail_set_show_detail (self->panes, FALSE);
  wm_evidence_list_show_field (self->list, field, value);
}

static void
wm_evidence_page_show_only (WmPage *page, GPtrArray *ids, const char *title)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  if (ids != NULL && !wm_evidence_list_shows_only (self->list))
    wm_list_detail_set_show_detail (self->panes, FALSE);
  wm_evidence_list_show_only (self->list, ids, title);
}

static void
wm_evidence_page_find (WmPage *page)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  wm_list_detail_go_back (self->panes);
  wm_evidence_list_find (self->list);
}

/* What cannot be attached: where it is kept is said in words. */
static void
wm_evidence_page_create (WmPage *page)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);
  g_autoptr (WmValues) values = wm_values_new (get_kind (self));
  g_autofree char *id = NULL;
  GError *error = NULL;

  wm_values_set_by_id (values, "title", _ ("New evidence"));
  id = wm_project_add_record (wm_session_get_project (get_session (self)), values, &error);
  if (id == NULL)
    {
      wm_session_report (get_session (self), error);
      return;
    }
  wm_evidence_page_show_record (page, id);
  wm_detail_focus_title (self->detail);
}

static gboolean
wm_evidence_page_go_back (WmPage *page)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  return wm_list_detail_go_back (self->panes) || wm_evidence_list_unselect (self->list) ||
         wm_evidence_list_clear_text (self->list);
}

static const char *
wm_evidence_page_get_record_id (WmPage *page)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (page);

  if (wm_list_detail_get_collapsed (self->panes) && !wm_list_detail_get_show_detail (self->panes))
    return NULL;
  return wm_detail_get_record_id (self->detail);
}

/* Making it. */

static void
example_clicked_cb (WmEvidencePage *self)
{
  wm_example_window_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_kind (self));
}

static GtkWidget *
new_pill (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static GtkWidget *
new_empty (WmEvidencePage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *attach = new_pill (_ ("_Attach files…"), "win.attach");
  GtkWidget *example = gtk_button_new_with_mnemonic (_ ("See an e_xample"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "wm-evidence-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing here yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("The files that prove what you say: lists, protocols, screenshots, contracts. Drop them "
         "anywhere in this window; each says what it shows, where it comes from and for when."));
  gtk_widget_add_css_class (attach, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), attach);
  gtk_box_append (GTK_BOX (buttons), new_pill (_ ("Add what is _kept elsewhere"), "win.create"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (example, "flat");
  gtk_widget_set_halign (example, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (example, wm_example_window_has (get_kind (self)));
  g_signal_connect_swapped (example, "clicked", G_CALLBACK (example_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), example);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
wm_evidence_page_constructed (GObject *object)
{
  WmEvidencePage *self = WM_EVIDENCE_PAGE (object);
  WmSession *session;

  G_OBJECT_CLASS (wm_evidence_page_parent_class)->constructed (object);
  session = get_session (self);
  self->list = WM_EVIDENCE_LIST (wm_evidence_list_new (session));
  self->detail = WM_DETAIL (wm_detail_new (session));
  self->card = WM_FILE_CARD (wm_file_card_new (session));
  wm_detail_add_part (self->detail, GTK_WIDGET (self->card));
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  wm_list_detail_set_list (self->panes, GTK_WIDGET (self->list));
  wm_list_detail_set_detail (self->panes, GTK_WIDGET (self->detail));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->panes), "panes");
  gtk_stack_add_named (self->stack, new_empty (self), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  wm_evidence_list_select_first (self->list);
  update (self);
}

static void
wm_evidence_page_dispose (GObject *object)
{
  g_clear_handle_id (&WM_EVIDENCE_PAGE (object)->open_id, g_source_remove);
  G_OBJECT_CLASS (wm_evidence_page_parent_class)->dispose (object);
}

static void
wm_evidence_page_class_init (WmEvidencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WmPageClass *page_class = WM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = wm_evidence_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = wm_evidence_page_dispose;
  page_class->changed = wm_evidence_page_changed;
  page_class->show_record = wm_evidence_page_show_record;
  page_class->show_list = wm_evidence_page_show_list;
  page_class->show_only = wm_evidence_page_show_only;
  page_class->find = wm_evidence_page_find;
  page_class->create = wm_evidence_page_create;
  page_class->go_back = wm_evidence_page_go_back;
  page_class->get_record_id = wm_evidence_page_get_record_id;
  gtk_widget_class_install_action (widget_class, "evidence.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "evidence.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "evidence.rename", NULL);
}

static void
wm_evidence_page_init (WmEvidencePage *self)
{
}
