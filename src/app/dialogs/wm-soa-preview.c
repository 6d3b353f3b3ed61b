/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-soa-preview.h"

#include "app/compat/wm-accessible.h"
#include "app/compat/wm-file-dialog.h"
#include "app/widgets/wm-paper.h"
#include "report/wm-soa-project.h"
#include "wm-soa-print.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_STEP 1.2
#define ZOOM_MIN 0.4
#define ZOOM_MAX 4.0
/* Larger than on paper is no help where nobody asked for it. */
#define FIT_MAX 1.25
/* Around the pages, with room for the scroll bar. */
#define MARGIN 24

struct _WmSoaPreview
{
  AdwWindow parent_instance;

  /* Borrowed: template children */
  AdwStatusPage *failure;
  GtkBox *papers;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;
  GtkButton *zoom_button;

  char *company;             /* owned */
  WmSoaDocument *document;   /* owned, nullable until it is laid out */
  GCancellable *cancellable; /* owned */
  double zoom;
  double widest; /* page, with a zoom of 1 */
  guint working_id;
  guint settle_id;

  guint fits : 1; /* the zoom follows the window */
};

G_DEFINE_FINAL_TYPE (WmSoaPreview, wm_soa_preview, ADW_TYPE_WINDOW)

static void
say (WmSoaPreview *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  wm_accessible_announce (GTK_WIDGET (self), sentence);
}

static void
update_actions (WmSoaPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->document != NULL;

  gtk_widget_action_set_enabled (widget, "preview.print", ready);
  gtk_widget_action_set_enabled (widget, "preview.save", ready);
  gtk_widget_action_set_enabled (widget, "preview.zoom-in", ready && self->zoom < ZOOM_MAX);
  gtk_widget_action_set_enabled (widget, "preview.zoom-out", ready && self->zoom > ZOOM_MIN);
  gtk_widget_action_set_enabled (widget, "preview.zoom-fit", ready);
}

/* Zoom. */

static void
set_zoom (WmSoaPreview *self, double zoom)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  double ratio = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX) / self->zoom;
  double place = gtk_adjustment_get_value (vertical) * ratio;
  g_autofree char *label = NULL;

  self->zoom *= ratio;
  for (GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->papers)); paper != NULL;
       paper = gtk_widget_get_next_sibling (paper))
    wm_paper_set_zoom (WM_PAPER (paper), self->zoom);
  /* Translators: how large something is shown: 100 % */
  label = g_strdup_printf (_ ("%d %%"), (int) round (self->zoom * 100));
  gtk_button_set_label (self->zoom_button, label);
  /* What was seen stays in sight. */
  gtk_adjustment_set_upper (vertical, MAX (gtk_adjustment_get_upper (vertical),
                                           place + gtk_adjustment_get_page_size (vertical)));
  gtk_adjustment_set_value (vertical, place);
  update_actions (self);
}

static void
fit (WmSoaPreview *self)
{
  double room = gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller));

  if (!self->fits || self->widest <= 0 || room <= 2 * MARGIN)
    return;
  set_zoom (self, MIN (floor (room - 2 * MARGIN) / self->widest, FIT_MAX));
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);

  self->fits = FALSE;
  set_zoom (self, self->zoom * ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);

  self->fits = FALSE;
  set_zoom (self, self->zoom / ZOOM_STEP);
}

static void
zoom_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);

  self->fits = TRUE;
  fit (self);
}

/* Where one is. */

static double
get_top (WmSoaPreview *self, guint page)
{
  GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->papers));
  graphene_rect_t bounds;

  for (guint i = 0; i < page && paper != NULL; i++)
    paper = gtk_widget_get_next_sibling (paper);
  if (paper == NULL || !gtk_widget_compute_bounds (paper, GTK_WIDGET (self->papers), &bounds))
    return 0;
  return (double) bounds.origin.y;
}

guint
wm_soa_preview_get_current_page (WmSoaPreview *self)
{
  GtkAdjustment *vertical;
  double middle;
  guint page = 0;

  g_return_val_if_fail (WM_IS_SOA_PREVIEW (self), 0);

  vertical = gtk_scrolled_window_get_vadjustment (self->scroller);
  middle = gtk_adjustment_get_value (vertical) + gtk_adjustment_get_page_size (vertical) / 3;
  while (self->document != NULL && page + 1 < wm_soa_document_get_n_pages (self->document) &&
         get_top (self, page + 1) <= middle)
    page++;
  return page;
}

static void
update_place (WmSoaPreview *self)
{
  g_autofree char *place = NULL;

  if (self->document == NULL)
    return;
  /* Translators: the number of a page, then how many there are. */
  place = g_strdup_printf (_ ("Page %1$u of %2$u"), wm_soa_preview_get_current_page (self) + 1,
                           wm_soa_document_get_n_pages (self->document));
  adw_window_title_set_subtitle (self->window_title, place);
}

static gboolean
settle_cb (gpointer user_data)
{
  WmSoaPreview *self = user_data;

  self->settle_id = 0;
  fit (self);
  update_place (self);
  return G_SOURCE_REMOVE;
}

/* The size is told in the middle of a layout, which must not be asked for anew in there. */
static void
size_changed_cb (WmSoaPreview *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle_cb, self);
}

static void
scroll_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (WM_SOA_PREVIEW (widget)->scroller);

  gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) +
                                          gtk_adjustment_get_page_size (vertical) *
                                              g_variant_get_double (parameter));
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);
  int page = g_variant_get_int32 (parameter);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (self->document == NULL)
    return;
  if (page < 0)
    page += (int) wm_soa_document_get_n_pages (self->document);
  gtk_adjustment_set_value (vertical, get_top (self, (guint) MAX (page, 0)));
}

/* The document. */

static void
show_pages (WmSoaPreview *self)
{
  for (guint i = 0; i < wm_soa_document_get_n_pages (self->document); i++)
    {
      GtkWidget *paper = wm_paper_new (self->document, i);

      self->widest = MAX (self->widest, wm_paper_get_natural_width (WM_PAPER (paper)));
      gtk_box_append (self->papers, paper);
    }
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  fit (self);
  update_actions (self);
}

static void
show_failure (WmSoaPreview *self, const GError *error)
{
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSoaPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmSoaDocument) document = wm_soa_document_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_handle_id (&self->working_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  if (document == NULL)
    {
      show_failure (self, error);
      return;
    }
  self->document = g_steal_pointer (&document);
  show_pages (self);
}

/* No spinner for what is done at once. */
static gboolean
still_working_cb (gpointer user_data)
{
  WmSoaPreview *self = user_data;

  self->working_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  return G_SOURCE_REMOVE;
}

static void
lay_out (WmSoaPreview *self, WmProject *project)
{
  g_autoptr (GError) error = NULL;
  WmSoa *soa = wm_soa_new_for_project (project, &error);

  if (soa == NULL)
    {
      show_failure (self, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  self->working_id = g_timeout_add (300, still_working_cb, self);
  wm_soa_document_new_async (soa, self->cancellable, laid_out_cb, g_object_ref (self));
}

/* Saving and printing. */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSoaPreview) self = user_data;
  g_autoptr (GError) error = NULL;

  if (wm_soa_document_save_finish (WM_SOA_DOCUMENT (object), result, &error))
    say (self, _ ("The statement was saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

void
wm_soa_preview_save_to (WmSoaPreview *self, const char *path)
{
  g_return_if_fail (WM_IS_SOA_PREVIEW (self) && self->document != NULL);
  g_return_if_fail (path != NULL);

  wm_soa_document_save_async (self->document, path, self->cancellable, saved_cb,
                              g_object_ref (self));
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WmSoaPreview) self = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    wm_soa_preview_save_to (self, path);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  const WmFileType type = { _ ("PDF documents"), patterns };
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);
  g_autofree char *proposal = NULL;

  /* Translators: the name of a file; %s is the company. */
  proposal = g_strdup_printf (_ ("%s, Statement of Applicability.pdf"), self->company);
  g_strdelimit (proposal, "/\\:", '-');
  wm_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the statement"), _ ("_Save"), &type, 1,
                             proposal, self->cancellable, place_chosen_cb, g_object_ref (self));
}

static void
printed_cb (WmSoaPreview *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  say (self, error != NULL ? error->message : _ ("The statement could not be printed"));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation = wm_soa_print_operation_new (self->document);

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  /* What fails is told by the signal, too. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
wm_soa_preview_dispose (GObject *object)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->working_id, g_source_remove);
  if (self->scroller != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_hadjustment (self->scroller),
                                            self);
      g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroller),
                                            self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_SOA_PREVIEW);
  self->scroller = NULL;
  g_clear_object (&self->document);
  G_OBJECT_CLASS (wm_soa_preview_parent_class)->dispose (object);
}

static void
wm_soa_preview_finalize (GObject *object)
{
  WmSoaPreview *self = WM_SOA_PREVIEW (object);

  g_clear_object (&self->cancellable);
  g_free (self->company);
  G_OBJECT_CLASS (wm_soa_preview_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.zoom-fit" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save" },
    { GDK_KEY_Escape, 0, "window.close" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, 0, "preview.scroll", "d", -0.1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, 0, "preview.scroll", "d", 0.1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.scroll", "d",
                                       -0.9);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.scroll", "d",
                                       0.9);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "preview.show-page", "i", 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_End, 0, "preview.show-page", "i", -1);
}

static void
wm_soa_preview_class_init (WmSoaPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_soa_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_soa_preview_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/waymark_isms/Waymark/ui/wm-soa-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, failure);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, papers);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, window_title);
  gtk_widget_class_bind_template_child (widget_class, WmSoaPreview, zoom_button);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_install_action (widget_class, "preview.scroll", "d", scroll_action);
  gtk_widget_class_install_action (widget_class, "preview.show-page", "i", show_page_action);
  add_bindings (widget_class);
}

static void
wm_soa_preview_init (WmSoaPreview *self)
{
  self->cancellable = g_cancellable_new ();
  self->zoom = 1;
  self->fits = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->scroller),
                            "notify::page-size", G_CALLBACK (size_changed_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (update_place), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::upper",
                            G_CALLBACK (size_changed_cb), self);
  update_actions (self);
}

GtkWindow *
wm_soa_preview_new (GtkWindow *parent, WmSession *session)
{
  WmSoaPreview *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);

  self = g_object_new (WM_TYPE_SOA_PREVIEW, "transient-for", parent, NULL);
  /* A window that closes hides first, to save. */
  g_signal_connect_object (parent, "hide", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  self->company = g_strdup (wm_session_get_company (session));
  lay_out (self, wm_session_get_project (session));
  return GTK_WINDOW (self);
}

WmSoaDocument *
wm_soa_preview_get_document (WmSoaPreview *self)
{
  g_return_val_if_fail (WM_IS_SOA_PREVIEW (self), NULL);

  return self->document;
}

double
wm_soa_preview_get_zoom (WmSoaPreview *self)
{
  g_return_val_if_fail (WM_IS_SOA_PREVIEW (self), 1);

  return self->zoom;
}
