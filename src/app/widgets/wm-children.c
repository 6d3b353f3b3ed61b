/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-children.h"

#include "app/wm-pages.h"
#include "wm-child-group.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How many records name it in one field. */
typedef struct
{
  const WmKind *kind;
  const WmField *field;
  guint n;
} Naming;

struct _WmChildren
{
  GtkWidget parent_instance;

  WmSession *session; /* owned */
  WmRecord *record;   /* owned, nullable */
  const WmKind *kind; /* nullable: whose groups there are */
  WmChildrenWhat what;
  guint read_id;

  GPtrArray *groups;           /* (borrowed) WmChildGroup */
  AdwPreferencesGroup *naming; /* borrowed */
  GPtrArray *rows;             /* (borrowed) GtkWidget: in it */
  GArray *shown;               /* of Naming: what they say */
  char *shown_id;              /* owned, nullable: of whom */
};

G_DEFINE_FINAL_TYPE (WmChildren, wm_children, GTK_TYPE_WIDGET)

static void
make_groups (WmChildren *self, const WmKind *kind)
{
  WmRegistry *registry = wm_session_get_registry (self->session);

  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  self->kind = kind;
  for (guint i = 0; self->what != WM_CHILDREN_NAMINGS && i < wm_registry_get_n_kinds (registry);
       i++)
    {
      const WmKind *part = wm_registry_get_kind (registry, i);
      const WmField *field = wm_kind_get_parent_field (part);
      GtkWidget *group;

      if (field == NULL || g_strcmp0 (field->target, kind->id) != 0 ||
          ((part->flags & WM_KIND_ASIDE) != 0) != (self->what == WM_CHILDREN_ASIDE))
        continue;
      group = wm_child_group_new (self->session, part, field);
      gtk_widget_insert_before (group, GTK_WIDGET (self), GTK_WIDGET (self->naming));
      g_ptr_array_add (self->groups, group);
    }
}

/* What belongs to it has rows of its own, and what no page shows cannot be gone to. */
static gboolean
counts (const WmReferrer *referrer)
{
  return referrer->field->type == WM_FIELD_RECORD &&
         wm_kind_get_parent_field (referrer->kind) != referrer->field &&
         wm_pages_find_for_kind (referrer->kind->id) != NULL;
}

static GArray *
count_namings (WmChildren *self)
{
  g_autoptr (GPtrArray) referrers = wm_records_list_referrers (
      wm_session_get_database (self->session), wm_session_get_registry (self->session),
      wm_record_get_id (self->record));
  GArray *namings = g_array_new (FALSE, TRUE, sizeof (Naming));

  for (guint i = 0; i < referrers->len; i++)
    {
      const WmReferrer *referrer = g_ptr_array_index (referrers, i);
      Naming *last = namings->len > 0 ? &g_array_index (namings, Naming, namings->len - 1) : NULL;
      const Naming naming = { referrer->kind, referrer->field, 1 };

      if (!counts (referrer))
        continue;
      if (last != NULL && last->kind == referrer->kind && last->field == referrer->field)
        last->n++;
      else
        g_array_append_val (namings, naming);
    }
  return namings;
}

static void
add_naming (WmChildren *self, const Naming *naming)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *n = g_strdup_printf ("%u", naming->n);
  GtkWidget *count = gtk_label_new (n);
  g_autofree char *title = NULL;

  /* Translators: a register, then the field of its entries that names the entry which is shown:
   * "Inventory: Owner". */
  title = g_strdup_printf (_ ("%1$s: %2$s"), wm_kind_get_plural (naming->kind),
                           wm_field_get_label (naming->field));
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", naming->kind->id,
                                    naming->field->id, wm_record_get_id (self->record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-list");
  adw_preferences_group_add (self->naming, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_namings (WmChildren *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->naming, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->shown->len; i++)
    add_naming (self, &g_array_index (self->shown, Naming, i));
  gtk_widget_set_visible (GTK_WIDGET (self->naming), self->shown->len > 0);
}

static gboolean
is_shown (WmChildren *self, GArray *namings)
{
  if (g_strcmp0 (self->shown_id, wm_record_get_id (self->record)) != 0 ||
      namings->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < namings->len; i++)
    {
      const Naming *naming = &g_array_index (namings, Naming, i);
      const Naming *shown = &g_array_index (self->shown, Naming, i);

      if (naming->field != shown->field || naming->n != shown->n)
        return FALSE;
    }
  return TRUE;
}

/* The keyboard may be in a row; it stays as long as nothing is different. */
static void
update_namings (WmChildren *self)
{
  g_autoptr (GArray) namings = count_namings (self);

  if (is_shown (self, namings))
    return;
  g_free (self->shown_id);
  self->shown_id = g_strdup (wm_record_get_id (self->record));
  g_array_unref (self->shown);
  self->shown = g_steal_pointer (&namings);
  show_namings (self);
}

static gboolean
read_cb (gpointer user_data)
{
  WmChildren *self = user_data;

  self->read_id = 0;
  if (self->record == NULL)
    return G_SOURCE_REMOVE;
  if (self->kind != wm_record_get_kind (self->record))
    make_groups (self, wm_record_get_kind (self->record));
  if (self->what == WM_CHILDREN_NAMINGS)
    update_namings (self);
  for (guint i = 0; i < self->groups->len; i++)
    wm_child_group_set_parent_id (g_ptr_array_index (self->groups, i),
                                  wm_record_get_id (self->record));
  gtk_widget_set_visible (GTK_WIDGET (self), self->groups->len + self->shown->len > 0);
  return G_SOURCE_REMOVE;
}

/* What is read is more than the form; it comes when there is time. */
static void
read_soon (WmChildren *self)
{
  if (self->read_id == 0)
    self->read_id = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

static void
wm_children_dispose (GObject *object)
{
  WmChildren *self = WM_CHILDREN (object);
  GtkWidget *child;

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_children_parent_class)->dispose (object);
}

static void
wm_children_finalize (GObject *object)
{
  WmChildren *self = WM_CHILDREN (object);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->shown);
  g_free (self->shown_id);
  G_OBJECT_CLASS (wm_children_parent_class)->finalize (object);
}

static void
wm_children_class_init (WmChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_children_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_children_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_children_init (WmChildren *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *naming = adw_preferences_group_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
  self->groups = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, TRUE, sizeof (Naming));
  self->naming = ADW_PREFERENCES_GROUP (naming);
  adw_preferences_group_set_title (self->naming, _ ("Named in"));
  gtk_widget_set_visible (naming, FALSE);
  gtk_widget_set_parent (naming, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
wm_children_new (WmSession *session, WmChildrenWhat what)
{
  WmChildren *self = g_object_new (WM_TYPE_CHILDREN, NULL);

  self->what = what;
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_children_set_record (WmChildren *self, WmRecord *record)
{
  g_return_if_fail (WM_IS_CHILDREN (self));

  if (!g_set_object (&self->record, record))
    return;
  if (record == NULL || wm_record_get_kind (record) != self->kind)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (record != NULL)
    read_soon (self);
}

void
wm_children_refresh (WmChildren *self)
{
  g_return_if_fail (WM_IS_CHILDREN (self));

  if (self->record != NULL)
    read_soon (self);
}
