/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guidance-more.h"

#include "app/compat/wm-accessible.h"
#include "model/wm-kind.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  PART_WHY,
  PART_HOW,
  PART_MISTAKES,
  PART_WORDING,
  N_PARTS,
};

struct _WmGuidanceMore
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */

  /* Borrowed */
  GtkWidget *headings[N_PARTS];
  GtkLabel *texts[N_PARTS];
  AdwPreferencesGroup *proof;
  AdwPreferencesGroup *needs;
  GPtrArray *proof_rows; /* owned (borrowed GtkWidget) */
  GPtrArray *need_rows;  /* owned (borrowed GtkWidget) */
};

G_DEFINE_FINAL_TYPE (WmGuidanceMore, wm_guidance_more, GTK_TYPE_WIDGET)

static void
show_part (WmGuidanceMore *self, guint part, const char *text)
{
  gboolean any = text != NULL && *text != '\0';

  gtk_label_set_label (self->texts[part], any ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->texts[part]), any);
  gtk_widget_set_visible (self->headings[part], any);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (image, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

static void
lead (GtkWidget *row, const char *page)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that has another type of it is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-page");
}

static void
add_tool (WmGuidanceMore *self, const WmCatalogueNeed *need, gboolean is_control)
{
  const WmKind *tool = wm_session_get_kind (self->session, "tool");
  const WmChoice *choice =
      wm_field_find_choice (wm_kind_find_field (tool, "tool_kind"), need->kind);
  GtkWidget *row = add_row (self->needs, self->need_rows, wm_catalogue_translate (need->label),
                            "wm-suppliers-symbolic");

  if (choice != NULL)
    {
      /* Translators: %s is a kind of tool, such as "Password manager". */
      g_autofree char *kind =
          g_strdup_printf (_ ("Kind of tool: %s"), wm_choice_get_label (choice));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
    }
  lead (row, is_control ? "tool-needs" : "tool");
}

static void
add_document (WmGuidanceMore *self, const WmCatalogueNeed *need)
{
  WmCatalogue *catalogue = wm_session_get_catalogue (self->session);
  gboolean wanted = wm_catalogue_lookup_document (catalogue, need->kind) != NULL;
  GtkWidget *row = add_row (self->needs, self->need_rows, wm_catalogue_translate (need->label),
                            "wm-documents-symbolic");

  if (wanted)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The standard wants it in writing"));
  lead (row, wanted ? "document-needs" : "documents");
}

static void
show_lists (WmGuidanceMore *self, const WmCatalogueGuidance *guidance, gboolean is_control)
{
  for (guint i = 0; guidance->proof[i] != NULL; i++)
    add_row (self->proof, self->proof_rows, wm_catalogue_translate (guidance->proof[i]),
             "wm-evidence-symbolic");
  for (guint i = 0; guidance->tools[i] != NULL; i++)
    add_tool (self, guidance->tools[i], is_control);
  for (guint i = 0; guidance->documents[i] != NULL; i++)
    add_document (self, guidance->documents[i]);
}

void
wm_guidance_more_show (WmGuidanceMore *self, const WmCatalogueGuidance *guidance,
                       gboolean is_control)
{
  g_return_if_fail (WM_IS_GUIDANCE_MORE (self));

  clear_rows (self->proof, self->proof_rows);
  clear_rows (self->needs, self->need_rows);
  show_part (self, PART_WHY, guidance != NULL ? wm_catalogue_translate (guidance->why) : NULL);
  show_part (self, PART_HOW, guidance != NULL ? wm_catalogue_translate (guidance->how) : NULL);
  show_part (self, PART_MISTAKES,
             guidance != NULL ? wm_catalogue_translate (guidance->mistakes) : NULL);
  if (guidance != NULL)
    show_lists (self, guidance, is_control);
  gtk_widget_set_visible (GTK_WIDGET (self->proof), self->proof_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->needs), self->need_rows->len > 0);
}

void
wm_guidance_more_show_wording (WmGuidanceMore *self, const char *text)
{
  g_return_if_fail (WM_IS_GUIDANCE_MORE (self));

  show_part (self, PART_WORDING, text);
}

static void
wm_guidance_more_dispose (GObject *object)
{
  WmGuidanceMore *self = WM_GUIDANCE_MORE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->proof_rows, g_ptr_array_unref);
  g_clear_pointer (&self->need_rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_guidance_more_parent_class)->dispose (object);
}

static void
wm_guidance_more_class_init (WmGuidanceMoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_guidance_more_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_part (WmGuidanceMore *self, guint part, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->headings[part] = add_label (box, heading, "heading");
  self->texts[part] = GTK_LABEL (add_label (box, NULL, NULL));
  gtk_label_set_selectable (self->texts[part], FALSE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_object_bind_property (self->texts[part], "visible", box, "visible", G_BINDING_SYNC_CREATE);
}

static AdwPreferencesGroup *
add_group (WmGuidanceMore *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
new_attach_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Attach evidence"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose files that prove it (Ctrl+E)"));
  wm_accessible_set_label (button, _ ("Attach evidence"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.attach");
  return button;
}

static void
wm_guidance_more_init (WmGuidanceMore *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->proof_rows = g_ptr_array_new ();
  self->need_rows = g_ptr_array_new ();
  add_part (self, PART_WHY, _ ("Why it matters"));
  add_part (self, PART_HOW, _ ("How a company like yours does it"));
  add_part (self, PART_MISTAKES, _ ("What often goes wrong"));
  self->proof = add_group (self, _ ("What an auditor asks to see"));
  adw_preferences_group_set_header_suffix (self->proof, new_attach_button ());
  self->needs = add_group (self, _ ("What it usually takes"));
  add_part (self, PART_WORDING, _ ("The standard’s own words, from your copy"));
}

GtkWidget *
wm_guidance_more_new (WmSession *session)
{
  WmGuidanceMore *self = g_object_new (WM_TYPE_GUIDANCE_MORE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
