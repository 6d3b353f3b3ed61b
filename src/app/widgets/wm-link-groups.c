/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-link-groups.h"

#include "app/compat/wm-accessible.h"
#include "model/wm-link-role.h"
#include "project/wm-edit.h"
#include "wm-link-row.h"
#include "wm-proof.h"
#include "wm-record-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#define KIND_OF_PROOF "evidence"

/* Rows that are made at once; a control can be linked with every asset. */
#define MORE_ROWS 100
/* More are not brought into the order of their numbers, for which each has to be read. */
#define MAX_SORTED 1000

struct _WmLinkGroups
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRecord *record;   /* owned, nullable */
  char *shown;        /* owned, nullable: all that is on the screen, to see whether it is other */
  guint limit;        /* rows that are shown at most */

  WmProof *proof;            /* borrowed */
  AdwPreferencesGroup *head; /* borrowed */
  GtkBox *groups;            /* borrowed: one a role */
  GtkButton *more;           /* borrowed */
};

G_DEFINE_FINAL_TYPE (WmLinkGroups, wm_link_groups, GTK_TYPE_WIDGET)

static WmRecord *
load (WmLinkGroups *self, const char *id)
{
  return wm_records_load (wm_session_get_database (self->session),
                          wm_session_get_registry (self->session), id);
}

static char *
dup_role_words (const WmLink *link)
{
  const WmLinkRole *role = wm_link_role_find (link->role);
  const char *word = role != NULL ? wm_link_role_get_label (role, !link->outgoing) : link->role;
  g_autofree char *first = g_utf8_substring (word, 0, *word != '\0' ? 1 : 0);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, word + strlen (first), NULL);
}

static AdwPreferencesGroup *
add_group (WmLinkGroups *self, const char *words)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_link (WmLinkGroups *self, GHashTable *groups, const WmLink *link)
{
  g_autoptr (WmRecord) other = load (self, link->other_id);
  g_autofree char *words = dup_role_words (link);
  AdwPreferencesGroup *group = g_hash_table_lookup (groups, words);

  if (other == NULL)
    return;
  if (group == NULL)
    {
      group = add_group (self, words);
      g_hash_table_insert (groups, g_steal_pointer (&words), group);
    }
  adw_preferences_group_add (group, wm_link_row_new (self->session, wm_record_get_id (self->record),
                                                     link, other, wm_kind_get_label (link->kind)));
}

/* Kind by kind, and each by the numbers that people see. */
static int
compare_links (gconstpointer a, gconstpointer b, gpointer numbers)
{
  const WmLink *first = *(const WmLink *const *) a;
  const WmLink *second = *(const WmLink *const *) b;
  int by_kind = strcmp (first->kind->id, second->kind->id);
  gint64 number = GPOINTER_TO_SIZE (g_hash_table_lookup (numbers, first->other_id));
  gint64 other = GPOINTER_TO_SIZE (g_hash_table_lookup (numbers, second->other_id));

  if (by_kind != 0)
    return by_kind;
  return number < other ? -1 : number > other;
}

static void
sort (WmLinkGroups *self, GPtrArray *links)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < links->len && links->len <= MAX_SORTED; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      g_autoptr (WmRecord) other = load (self, link->other_id);

      if (other != NULL)
        g_hash_table_insert (numbers, link->other_id,
                             GSIZE_TO_POINTER ((gsize) wm_record_get_number (other)));
    }
  g_ptr_array_sort_with_data (links, compare_links, numbers);
}

static gboolean
is_proof (const WmLink *link)
{
  return g_str_equal (link->kind->id, KIND_OF_PROOF);
}

static void
more_clicked_cb (WmLinkGroups *self)
{
  self->limit += MORE_ROWS;
  g_clear_pointer (&self->shown, g_free);
  wm_link_groups_set_record (self, self->record);
}

static void
show_more (WmLinkGroups *self, guint n_left)
{
  g_autofree char *label =
      /* Translators: a button under a list; %u is how many rows it does not show yet. */
      g_strdup_printf (ngettext ("Show %u _more", "Show %u _more", n_left), n_left);

  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
}

static void
show_others (WmLinkGroups *self, GPtrArray *links)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < links->len; i++)
    if (!is_proof (g_ptr_array_index (links, i)) && n++ < self->limit)
      add_link (self, groups, g_ptr_array_index (links, i));
  show_more (self, n - MIN (n, self->limit));
  gtk_widget_set_visible (GTK_WIDGET (self->groups), g_hash_table_size (groups) > 0);
  adw_preferences_group_set_description (
      self->head, g_hash_table_size (groups) > 0 ? NULL : _ ("Nothing yet."));
}

/* All that can be seen here, in one text. */
static char *
dup_sight (WmLinkGroups *self, GPtrArray *links)
{
  GString *sight = g_string_new (wm_record_get_id (self->record));

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);
      /* Of very many the names of those that are not shown do not matter. */
      gboolean matters = links->len <= MAX_SORTED || i < self->limit;
      g_autoptr (WmRecord) other = matters ? load (self, link->other_id) : NULL;

      g_string_append_printf (sight, "\n%s %s %d", link->other_id, link->role, link->outgoing);
      for (guint j = 0; other != NULL && j < link->kind->n_fields; j++)
        g_string_append_printf (sight, "\t%s",
                                wm_record_get_value (other, &link->kind->fields[j]) != NULL
                                    ? wm_record_get_value (other, &link->kind->fields[j])
                                    : "");
    }
  return g_string_free (sight, FALSE);
}

/* A field of the form shows these, or a part of the detail of its own. */
static gboolean
is_shown_elsewhere (WmLinkGroups *self, const WmLink *link)
{
  return (link->kind->flags & WM_KIND_NOTE) != 0 ||
         wm_kind_find_links_field (wm_record_get_kind (self->record), link->role, !link->outgoing,
                                   link->kind) != NULL;
}

static void
remove_shown_elsewhere (WmLinkGroups *self, GPtrArray *links)
{
  for (guint i = links->len; i > 0; i--)
    if (is_shown_elsewhere (self, g_ptr_array_index (links, i - 1)))
      g_ptr_array_remove_index (links, i - 1);
}

void
wm_link_groups_set_record (WmLinkGroups *self, WmRecord *record)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *sight = NULL;

  g_return_if_fail (WM_IS_LINK_GROUPS (self));

  if (self->record == NULL ||
      g_strcmp0 (wm_record_get_id (self->record), wm_record_get_id (record)) != 0)
    self->limit = MORE_ROWS;
  g_set_object (&self->record, record);
  links =
      wm_records_list_links (wm_session_get_database (self->session),
                             wm_session_get_registry (self->session), wm_record_get_id (record));
  remove_shown_elsewhere (self, links);
  if (links->len > MAX_SORTED)
    sort (self, links);
  sight = dup_sight (self, links);
  /* The keyboard may be in a row; it stays as long as nothing is different. */
  if (g_strcmp0 (sight, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&sight);
  if (links->len <= MAX_SORTED)
    sort (self, links);
  wm_proof_set_links (self->proof, record, links);
  show_others (self, links);
  /* Proof is not proven itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->proof),
                          !g_str_equal (wm_record_get_kind (record)->id, KIND_OF_PROOF));
}

/* Linking more. */

/* Which of the two the link begins at, so that it says something. */
static gboolean
begins_here (WmLinkGroups *self, const WmKind *other)
{
  const WmKind *kind = wm_record_get_kind (self->record);
  guint n_roles;
  const char *plain = wm_link_role_list (&n_roles)[0].token;

  return g_strcmp0 (wm_link_role_get_default (kind, other), plain) != 0 ||
         g_strcmp0 (wm_link_role_get_default (other, kind), plain) == 0;
}

static void
picked_cb (WmLinkGroups *self, const char *id)
{
  const WmKind *kind = wm_records_find_kind (wm_session_get_database (self->session),
                                             wm_session_get_registry (self->session), id);
  const char *own = self->record != NULL ? wm_record_get_id (self->record) : NULL;
  gboolean here;
  GError *error = NULL;

  if (own == NULL || kind == NULL)
    return;
  here = begins_here (self, kind);
  if (wm_project_link_records (wm_session_get_project (self->session), here ? own : id,
                               here ? id : own, NULL, &error))
    wm_link_say_newest (self->session);
  else
    wm_session_report (self->session, error);
}

static GtkWidget *
new_picker (WmLinkGroups *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  WmRegistry *registry = wm_session_get_registry (self->session);
  g_auto (GStrv) kinds = NULL;

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (!g_str_equal (kind->id, KIND_OF_PROOF) &&
          !(kind->flags & (WM_KIND_SINGLE | WM_KIND_NOTE)))
        g_strv_builder_add (builder, kind->id);
    }
  kinds = g_strv_builder_end (builder);
  return wm_record_picker_new (self->session, (const char *const *) kinds, FALSE);
}

static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmLinkGroups *self = user_data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = new_picker (self);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
new_link_button (WmLinkGroups *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_picker_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Link something"));
  wm_accessible_set_label (button, _ ("Link something"));
  return button;
}

static void
wm_link_groups_dispose (GObject *object)
{
  WmLinkGroups *self = WM_LINK_GROUPS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_link_groups_parent_class)->dispose (object);
}

static void
wm_link_groups_finalize (GObject *object)
{
  g_free (WM_LINK_GROUPS (object)->shown);
  G_OBJECT_CLASS (wm_link_groups_parent_class)->finalize (object);
}

static void
wm_link_groups_class_init (WmLinkGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_link_groups_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_link_groups_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_link_groups_init (WmLinkGroups *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

GtkWidget *
wm_link_groups_new (WmSession *session)
{
  WmLinkGroups *self = g_object_new (WM_TYPE_LINK_GROUPS, NULL);
  GtkWidget *others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = adw_preferences_group_new ();

  self->session = g_object_ref (session);
  self->proof = WM_PROOF (wm_proof_new (session));
  self->head = ADW_PREFERENCES_GROUP (head);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_preferences_group_set_title (self->head, _ ("Linked with"));
  adw_preferences_group_set_header_suffix (self->head, new_link_button (self));
  gtk_box_append (GTK_BOX (others), head);
  gtk_box_append (GTK_BOX (others), GTK_WIDGET (self->groups));
  self->more = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (GTK_BOX (others), GTK_WIDGET (self->more));
  gtk_widget_set_parent (GTK_WIDGET (self->proof), GTK_WIDGET (self));
  gtk_widget_set_parent (others, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
