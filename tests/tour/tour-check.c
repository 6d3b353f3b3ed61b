/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tour.h"

#include <string.h>

typedef struct
{
  TourWords *words;
  GPtrArray *faults;
  GtkWidget *root;
} Check;

static void
    G_GNUC_PRINTF (3, 4) add_fault (Check *check, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *words = NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  va_list list;

  va_start (list, format);
  words = g_strdup_vprintf (format, list);
  va_end (list);
  for (GtkWidget *at = widget; at != NULL && at != check->root; at = gtk_widget_get_parent (at))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Wm") || at == widget)
      {
        g_string_prepend (path, G_OBJECT_TYPE_NAME (at));
        g_string_prepend_c (path, ' ');
      }
  g_ptr_array_add (check->faults, g_strdup_printf ("%s:%s", words, path->str));
}

/* What the toolkit writes into windows of its own is in its own catalogue. */
static gboolean
is_of_toolkit (Check *check, const char *text)
{
  static const char *const texts[] = { "Shortcuts", "About", "Details", "Credits", "Legal", NULL };

  return text != NULL && g_strv_contains (texts, text) &&
         (GTK_IS_SHORTCUTS_WINDOW (check->root) || ADW_IS_ABOUT_WINDOW (check->root));
}

static void
check_text (Check *check, GtkWidget *widget, const char *what, const char *text)
{
  if (tour_words_is_untranslated (check->words, text) && !is_of_toolkit (check, text))
    add_fault (check, widget, "the %s “%s” is not translated", what, text);
}

/* A person's own words may be longer than their place; the program's may not. */
static gboolean
is_own (Check *check, const char *text)
{
  g_autofree char *rest = tour_words_dup_rest (check->words, text);

  return strcmp (rest, text) != 0;
}

static gboolean
is_too_big (PangoLayout *layout, GtkWidget *widget)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1;
}

/* Whether @widget ends beyond what scrolls or shows it, to the side. */
static gboolean
is_off_side (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  /* A popover has a surface of its own, which is wherever there is room for it. */
  GtkWidget *surface = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  GtkPolicyType across;

  if (scroller != NULL)
    {
      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &across, NULL);
      if (across == GTK_POLICY_AUTOMATIC || across == GTK_POLICY_ALWAYS)
        return FALSE;
    }
  if (!gtk_widget_compute_bounds (widget, surface, &bounds))
    return FALSE;
  return bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (surface) + 1;
}

static void
check_label (Check *check, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  const char *text = gtk_label_get_text (label);
  PangoLayout *layout = gtk_label_get_layout (label);

  if (text == NULL || *text == '\0')
    return;
  check_text (check, widget, "text", text);
  if ((pango_layout_is_ellipsized (layout) || is_too_big (layout, widget) ||
       is_off_side (widget)) &&
      !is_own (check, text))
    add_fault (check, widget, "the text “%s” is cut", text);
}

static void
check_inscription (Check *check, GtkInscription *inscription)
{
  GtkWidget *widget = GTK_WIDGET (inscription);
  const char *text = gtk_inscription_get_text (inscription);
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;
  check_text (check, widget, "text", text);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (is_too_big (layout, widget) && !is_own (check, text))
    add_fault (check, widget, "the text “%s” is cut", text);
}

static gboolean
has_label_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label_inside (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* What the toolkit makes out of parts of its own is its own to name. */
static gboolean
is_part_of_toolkit (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* The type of a toast's widget is private to the toolkit. */
  return (parent != NULL && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget")) ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW) != NULL ||
         GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) ||
         GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)) ||
         GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (widget));
}

static void
check_name (Check *check, GtkWidget *widget)
{
  gboolean is_button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);
  gboolean is_input = GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
                      GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget) ||
                      GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget) ||
                      GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget);

  if ((!is_button && !is_input) || is_named (widget) || is_part_of_toolkit (widget))
    return;
  if (is_input || !has_label_inside (widget))
    add_fault (check, widget, "a control has no name");
}

static gboolean
window_has_action (const char *name)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (WM_TYPE_WINDOW);
  GtkWidgetClass *klass = (GtkWidgetClass *) type_class;
  const char *action;
  GType owner;
  const GVariantType *type;
  const char *property;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property);
       i++)
    if (g_str_equal (action, name))
      return TRUE;
  return FALSE;
}

/* A button whose action nobody has can never be pressed. */
static void
check_action (Check *check, GtkWidget *widget)
{
  GActionGroup *application = G_ACTION_GROUP (app_kit_get_application ());
  const char *name = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

  if (name == NULL || (wm_pages_find ("timeline") == NULL && strstr (name, "timeline") != NULL))
    return;
  if ((g_str_has_prefix (name, "win.") && !window_has_action (name)) ||
      (g_str_has_prefix (name, "app.") && !g_action_group_has_action (application, name + 4)))
    add_fault (check, widget, "there is no action %s", name);
}

static void
check_widget (Check *check, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_SHORTCUT_LABEL (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (check, GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    check_inscription (check, GTK_INSCRIPTION (widget));
  check_text (check, widget, "tooltip", gtk_widget_get_tooltip_text (widget));
  check_name (check, widget);
  if (GTK_IS_ACTIONABLE (widget))
    check_action (check, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (check, child);
}

void
tour_check (GtkWidget *root, TourWords *words, GPtrArray *faults)
{
  Check check = { words, faults, root };

  check_text (&check, root, "title", gtk_window_get_title (GTK_WINDOW (root)));
  check_widget (&check, root);
}
