/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guide-page.h"

#include "wm-guide-view.h"

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
