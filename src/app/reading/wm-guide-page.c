/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guide-page.h"

#include "model/wm-records.h"
#include "wm-guide-view.h"

#include <glib/gi18n.h>

struct _WmGuidePage
{
  WmPage parent_instance;

  WmGuideView *view; /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmGuidePage, wm_guide_page, WM_TYPE_PAGE)

static gboolean
wm_guide_page_go_back (WmPage *page)
{
  return wm_guide_view_go_back (WM_GUIDE_PAGE (page)->view);
}

/* The guide is about the newest edition, which need not be the one of the project. */
static void
show_requirement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSession *session = wm_page_get_session (WM_PAGE (widget));
  g_autofree char *id = wm_records_resolve (
      wm_session_get_database (session), wm_session_get_registry (session),
      wm_session_get_kind (session, "requirement"), g_variant_get_string (parameter, NULL), NULL);

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.show-record", "s", id);
  else
    wm_session_say (session, _ ("This project has no such requirement."), WM_OFFER_NOTHING);
}

static void
wm_guide_page_constructed (GObject *object)
{
  WmGuidePage *self = WM_GUIDE_PAGE (object);

  G_OBJECT_CLASS (wm_guide_page_parent_class)->constructed (object);
  self->view = WM_GUIDE_VIEW (wm_guide_view_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  g_object_bind_property (self->view, "title", self, "subtitle", G_BINDING_SYNC_CREATE);
}

static void
wm_guide_page_class_init (WmGuidePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_guide_page_constructed;
  WM_PAGE_CLASS (klass)->go_back = wm_guide_page_go_back;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "guide.show-requirement", "s",
                                   show_requirement_action);
}

static void
wm_guide_page_init (WmGuidePage *self)
{
}

void
wm_guide_page_show (WmGuidePage *self, const char *target)
{
  g_return_if_fail (WM_IS_GUIDE_PAGE (self));

  wm_guide_view_show (self->view, target);
}
