/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-registers-page.h"

#include "app/dialogs/wm-page-help-texts.h"
#include "app/wm-pages.h"
#include "model/wm-records.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 720

typedef struct
{
  const WmKind *kind;
  GtkLabel *count; /* borrowed */
} Register;

struct _WmRegistersPage
{
  WmPage parent_instance;

  GArray *registers; /* of Register */
};

G_DEFINE_FINAL_TYPE (WmRegistersPage, wm_registers_page, WM_TYPE_PAGE)

static gint64
update_count (WmRegistersPage *self, const Register *entry)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  gint64 n = wm_records_count (wm_session_get_database (session), entry->kind);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  gtk_label_set_label (entry->count, n > 0 ? text : _ ("Nothing yet"));
  return n;
}

static void
update (WmRegistersPage *self)
{
  g_autofree char *subtitle = NULL;
  guint n_used = 0;

  for (guint i = 0; i < self->registers->len; i++)
    if (update_count (self, &g_array_index (self->registers, Register, i)) > 0)
      n_used++;
  /* Translators: how many registers there are, and how many of them hold something. */
  subtitle = g_strdup_printf (_ ("%1$u of %2$u registers in use"), n_used, self->registers->len);
  wm_page_set_subtitle (WM_PAGE (self), subtitle);
}

static void
wm_registers_page_changed (WmPage *page, WmChanges *changes)
{
  update (WM_REGISTERS_PAGE (page));
}

static void
add_count (WmRegistersPage *self, GtkWidget *row, const WmKind *kind)
{
  const Register entry = { kind, GTK_LABEL (gtk_label_new (NULL)) };

  gtk_widget_add_css_class (GTK_WIDGET (entry.count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (entry.count), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (entry.count));
  g_array_append_val (self->registers, entry);
}

/* What a page is for that is no register: the first paragraph of what F1 says. */
static char *
dup_help (const WmPageInfo *info)
{
  const char *text = wm_page_help_texts_find (info->id);
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? _ (text) : "", "\n", 2);

  return g_strdup (paragraphs[0] != NULL ? paragraphs[0] : "");
}

static GtkWidget *
new_row (WmRegistersPage *self, const WmPageInfo *info)
{
  const WmKind *kind = info->kind != NULL
                           ? wm_session_get_kind (wm_page_get_session (WM_PAGE (self)), info->kind)
                           : NULL;
  g_autofree char *help = kind != NULL ? g_strdup (wm_kind_get_help (kind)) : dup_help (info);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), wm_page_info_get_title (info));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (info->icon));
  if (kind != NULL)
    add_count (self, row, kind);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", info->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-page");
  return row;
}

static gboolean
stands_under (const WmPageInfo *info, const WmPageInfo *parent)
{
  return (info == parent && info->kind != NULL) || g_strcmp0 (info->parent, parent->id) == 0;
}

/* The registers that stand under one page. */
static void
add_group (WmRegistersPage *self, GtkBox *box, const WmPageInfo *parent)
{
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < n_pages; i++)
    {
      if (!stands_under (&pages[i], parent))
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, wm_page_info_get_title (parent));
          gtk_box_append (box, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, new_row (self, &pages[i]));
    }
}

static GtkWidget *
make_content (WmRegistersPage *self)
{
  const WmPageInfo *own = wm_pages_find (wm_page_get_id (WM_PAGE (self)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (own->area != NULL ? &pages[i] == own : pages[i].parent == NULL)
      add_group (self, GTK_BOX (box), &pages[i]);
  gtk_widget_add_css_class (box, "reading");
  return box;
}

static void
wm_registers_page_constructed (GObject *object)
{
  WmRegistersPage *self = WM_REGISTERS_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  G_OBJECT_CLASS (wm_registers_page_parent_class)->constructed (object);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_content (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  update (self);
}

static void
wm_registers_page_finalize (GObject *object)
{
  g_array_unref (WM_REGISTERS_PAGE (object)->registers);
  G_OBJECT_CLASS (wm_registers_page_parent_class)->finalize (object);
}

static void
wm_registers_page_class_init (WmRegistersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_registers_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = wm_registers_page_finalize;
  WM_PAGE_CLASS (klass)->changed = wm_registers_page_changed;
}

static void
wm_registers_page_init (WmRegistersPage *self)
{
  self->registers = g_array_new (FALSE, FALSE, sizeof (Register));
}
