/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guide-view.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-list-detail.h"
#include "wm-guide-chapter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 640

struct _WmGuideView
{
  GtkWidget parent_instance;

  /* Borrowed */
  WmListDetail *panes;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  GtkBox *reading;
  GtkLabel *place;
  GtkWidget *chapter_view; /* nullable */
  GtkWidget *back;
  GtkWidget *on;

  const WmReadingChapter *chapter; /* nullable */
  guint leads : 1;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WmGuideView, wm_guide_view, GTK_TYPE_WIDGET)

static void
show_button (GtkWidget *button, guint index, const char *format)
{
  GPtrArray *chapters = wm_reading_get_chapters ();
  gboolean there = index < chapters->len;
  const WmReadingChapter *chapter = there ? chapters->pdata[index] : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (button, there);
  if (!there)
    return;
  label = g_strdup_printf (format, wm_reading_translate (chapter->title));
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  wm_accessible_set_label (button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", chapter->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.show");
}

static void
show_chapter (WmGuideView *self, guint index)
{
  GPtrArray *chapters = wm_reading_get_chapters ();
  const WmReadingChapter *chapter = chapters->pdata[index];
  g_autofree char *place = NULL;

  if (self->chapter == chapter)
    return;
  self->chapter = chapter;
  if (self->chapter_view != NULL)
    gtk_box_remove (self->reading, self->chapter_view);
  self->chapter_view = wm_guide_chapter_new (chapter, self->leads);
  gtk_box_insert_child_after (self->reading, self->chapter_view, GTK_WIDGET (self->place));
  /* Translators: which chapter is read, and how many there are. */
  place = g_strdup_printf (_ ("Chapter %1$u of %2$u"), index + 1, chapters->len);
  gtk_label_set_label (self->place, place);
  /* Translators: a button; %s is the title of a chapter. */
  show_button (self->back, index - 1, _ ("Previous: %s"));
  /* Translators: a button; %s is the title of a chapter. */
  show_button (self->on, index + 1, _ ("Next: %s"));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
row_selected_cb (WmGuideView *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_chapter (self, (guint) gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (WmGuideView *self)
{
  wm_list_detail_set_show_detail (self->panes, TRUE);
}

void
wm_guide_view_show (WmGuideView *self, const char *target)
{
  GPtrArray *chapters = wm_reading_get_chapters ();
  g_auto (GStrv) parts = NULL;
  GtkWidget *term;
  guint index;

  g_return_if_fail (WM_IS_GUIDE_VIEW (self));
  g_return_if_fail (target != NULL);

  parts = g_strsplit (target, "/", 2);
  if (parts[0] == NULL || !g_ptr_array_find (chapters, wm_reading_find (parts[0]), &index))
    return;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
  wm_list_detail_set_show_detail (self->panes, TRUE);
  term = parts[1] != NULL
             ? wm_guide_chapter_find_term (WM_GUIDE_CHAPTER (self->chapter_view), parts[1])
             : NULL;
  if (term != NULL)
    gtk_widget_grab_focus (term);
}

const char *
wm_guide_view_get_title (WmGuideView *self)
{
  g_return_val_if_fail (WM_IS_GUIDE_VIEW (self), NULL);

  return self->chapter != NULL ? wm_reading_translate (self->chapter->title) : NULL;
}

gboolean
wm_guide_view_go_back (WmGuideView *self)
{
  g_return_val_if_fail (WM_IS_GUIDE_VIEW (self), FALSE);

  return wm_list_detail_go_back (self->panes);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmGuideView *self = WM_GUIDE_VIEW (widget);

  wm_guide_view_show (self, g_variant_get_string (parameter, NULL));
  /* The button that was pressed names another chapter now. */
  gtk_widget_child_focus (self->chapter_view, GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
wm_guide_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (wm_guide_view_parent_class)->dispose (object);
}

static void
wm_guide_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, wm_guide_view_get_title (WM_GUIDE_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
wm_guide_view_class_init (WmGuideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = wm_guide_view_dispose;
  object_class->get_property = wm_guide_view_get_property;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "guide.show", "s", show_action);
}

static GtkWidget *
new_list_row (guint number, const WmReadingChapter *chapter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *count = gtk_label_new (digits);
  GtkWidget *title = gtk_label_new (wm_reading_translate (chapter->title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (count), 2);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_valign (count, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  wm_accessible_set_label (row, wm_reading_translate (chapter->title));
  return row;
}

static GtkWidget *
new_list (WmGuideView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GPtrArray *chapters = wm_reading_get_chapters ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "control-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "chapter-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  wm_accessible_set_label (GTK_WIDGET (self->list), _ ("Chapters of the guide"));
  for (guint i = 0; i < chapters->len; i++)
    gtk_list_box_append (self->list, new_list_row (i + 1, chapters->pdata[i]));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
new_turn_button (GtkAlign align)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, align);
  return button;
}

static GtkWidget *
new_turn_buttons (WmGuideView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->back = new_turn_button (GTK_ALIGN_START);
  self->on = new_turn_button (GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), self->on);
  gtk_widget_set_margin_top (box, 24);
  return box;
}

static GtkWidget *
new_reading (WmGuideView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->reading = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->place, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->reading), "reading");
  gtk_box_append (self->reading, GTK_WIDGET (self->place));
  gtk_box_append (self->reading, new_turn_buttons (self));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->reading));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  return scroller;
}

static void
wm_guide_view_init (WmGuideView *self)
{
  self->panes = WM_LIST_DETAIL (wm_list_detail_new (WM_LIST_DETAIL_SIDE));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  wm_list_detail_set_detail (self->panes, new_reading (self));
  wm_list_detail_set_list (self->panes, new_list (self));
}

GtkWidget *
wm_guide_view_new (gboolean leads)
{
  WmGuideView *self = g_object_new (WM_TYPE_GUIDE_VIEW, NULL);

  self->leads = leads != FALSE;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}
