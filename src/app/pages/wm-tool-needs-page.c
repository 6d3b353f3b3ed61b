/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-tool-needs-page.h"

#include "app/compat/wm-accessible.h"
#include "guide/wm-tool-needs.h"
#include "model/wm-records.h"

#include <glib/gi18n.h>

struct _WmToolNeedsPage
{
  WmNeedsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (WmToolNeedsPage, wm_tool_needs_page, WM_TYPE_NEEDS_PAGE)

static const char *
get_kind_label (WmToolNeedsPage *self, const WmToolKind *kind)
{
  const WmKind *tool = wm_session_get_kind (wm_page_get_session (WM_PAGE (self)), "tool");
  const WmChoice *choice = wm_field_find_choice (wm_kind_find_field (tool, "tool_kind"), kind->id);

  return choice != NULL ? wm_choice_get_label (choice) : kind->id;
}

static char *
dup_control (WmToolNeedsPage *self, const WmToolNeed *need)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  g_autofree char *title = wm_records_dup_title (
      wm_session_get_database (session), wm_session_get_registry (session), need->control_id);

  return g_strdup_printf ("%s %s", need->reference, title != NULL ? title : "");
}

/* What would do: what to look for, and what costs nothing. */
static char *
dup_advice (const WmToolKind *kind)
{
  const char *costs_nothing = wm_tool_kind_get_free (kind);

  if (costs_nothing == NULL)
    return g_strdup (wm_tool_kind_get_look_for (kind));
  /* Translators: what to look for in a tool, then examples that cost nothing. */
  return g_strdup_printf (_ ("%1$s\nFree: %2$s"), wm_tool_kind_get_look_for (kind), costs_nothing);
}

static void
add_clicked_cb (GtkWidget *button, WmToolNeedsPage *self)
{
  const WmToolKind *kind = g_object_get_data (G_OBJECT (button), "wm-kind");

  wm_needs_create (WM_PAGE (self), "tool", "name", get_kind_label (self, kind), "tool_kind",
                   kind->id, NULL);
}

static GtkWidget *
new_kind_row (WmToolNeedsPage *self, const WmToolKind *kind)
{
  g_autofree char *advice = dup_advice (kind);
  GtkWidget *row = wm_needs_row_new (get_kind_label (self, kind), advice, NULL, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add one"));
  /* Translators: a button; %s is a kind of tool. */
  g_autofree char *words = g_strdup_printf (_ ("Add a tool: %s"), get_kind_label (self, kind));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  wm_accessible_set_label (button, words);
  g_object_set_data (G_OBJECT (button), "wm-kind", (gpointer) kind);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_unserved (WmToolNeedsPage *self, AdwPreferencesGroup *group, const WmToolNeed *need)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *control = dup_control (self, need);
  GtkWidget *to;
  g_autoptr (GString) kinds = g_string_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), control);
  for (guint i = 0; i < need->kinds->len; i++)
    {
      const WmToolKind *kind = g_ptr_array_index (need->kinds, i);

      g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "", get_kind_label (self, kind));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_kind_row (self, kind));
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), kinds->str);
  to = wm_needs_row_new (_ ("Go to the control"), NULL, NULL, NULL);
  wm_needs_row_lead (to, "win.show-record", g_variant_new_string (need->control_id));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), to);
  adw_preferences_group_add (group, row);
}

static char *
dup_tools (WmToolNeedsPage *self, const WmToolNeed *need)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  GString *tools = g_string_new (NULL);

  for (guint i = 0; i < need->tools->len; i++)
    {
      g_autofree char *title = wm_records_dup_title (wm_session_get_database (session),
                                                     wm_session_get_registry (session),
                                                     g_ptr_array_index (need->tools, i));

      g_string_append_printf (tools, "%s%s", i > 0 ? ", " : "", title != NULL ? title : "");
    }
  return g_string_free (tools, FALSE);
}

static void
add_served (WmToolNeedsPage *self, AdwPreferencesGroup *group, const WmToolNeed *need)
{
  g_autofree char *control = dup_control (self, need);
  g_autofree char *tools = dup_tools (self, need);
  GtkWidget *row = wm_needs_row_new (control, tools, NULL, NULL);

  wm_needs_row_lead (row, "win.show-record", g_variant_new_string (need->control_id));
  adw_preferences_group_add (group, row);
}

static void
show_nothing (WmToolNeedsPage *self, GtkBox *box)
{
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Go to the controls"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "wm-controls-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing to compare yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Some controls hardly go without a tool, such as backups or a password safe. Say which "
         "controls apply to you, and those that still want a tool are named here."));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "controls");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (nothing), button);
  gtk_box_append (box, nothing);
  wm_page_set_subtitle (WM_PAGE (self), _ ("No control is decided yet that wants a tool"));
}

static void
show_subtitle (WmToolNeedsPage *self, guint n_unserved)
{
  g_autofree char *subtitle =
      n_unserved > 0
          ? g_strdup_printf (ngettext ("%u control wants a tool and has none",
                                       "%u controls want a tool and have none", n_unserved),
                             n_unserved)
          : g_strdup (_ ("Every control that wants a tool has one"));

  wm_page_set_subtitle (WM_PAGE (self), subtitle);
}

static guint
show_needs (WmToolNeedsPage *self, GPtrArray *needs, gboolean served, AdwPreferencesGroup *group)
{
  guint n = 0;

  for (guint i = 0; i < needs->len; i++)
    {
      const WmToolNeed *need = g_ptr_array_index (needs, i);

      if ((need->tools->len > 0) != served)
        continue;
      if (served)
        add_served (self, group, need);
      else
        add_unserved (self, group, need);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
  return n;
}

static void
wm_tool_needs_page_show (WmNeedsPage *page, GtkBox *box)
{
  WmToolNeedsPage *self = WM_TOOL_NEEDS_PAGE (page);
  WmProject *project = wm_session_get_project (wm_page_get_session (WM_PAGE (self)));
  g_autoptr (GPtrArray) needs = wm_tool_needs_list (project);
  AdwPreferencesGroup *group;

  if (needs->len == 0)
    {
      show_nothing (self, box);
      return;
    }
  group = wm_needs_add_group (
      box, _ ("Want a tool and have none"),
      _ ("These controls hardly go without one. Open a line to see what would do."));
  show_subtitle (self, show_needs (self, needs, FALSE, group));
  show_needs (self, needs, TRUE, wm_needs_add_group (box, _ ("Served by a tool"), ""));
}

static void
wm_tool_needs_page_class_init (WmToolNeedsPageClass *klass)
{
  WM_NEEDS_PAGE_CLASS (klass)->show = wm_tool_needs_page_show;
}

static void
wm_tool_needs_page_init (WmToolNeedsPage *self)
{
}
