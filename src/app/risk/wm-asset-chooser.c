/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-asset-chooser.h"

#include "app/compat/wm-accessible.h"
#include "model/wm-record-list.h"

#include <glib/gi18n.h>

#define LABEL_CHARS 26

/* The assets of one type. */
typedef struct
{
  const char *type; /* nullable: those without one */
  GListStore *head; /* owned: a GtkStringObject */
  GtkStringObject *name;
  WmRecordList *assets; /* owned */
} Group;

struct _WmAssetChooser
{
  GtkWidget parent_instance;

  WmSession *session;   /* owned */
  GPtrArray *groups;    /* of Group */
  GHashTable *left_out; /* (owned) char *: ids that are not chosen */
  GPtrArray *items;     /* (element-type GtkListItem): borrowed: rows that show something */
  guint settling : 1;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmAssetChooser, wm_asset_chooser, GTK_TYPE_WIDGET)

static void
group_free (gpointer data)
{
  Group *group = data;

  g_object_unref (group->head);
  g_object_unref (group->assets);
  g_free (group);
}

static guint
count_group (Group *group)
{
  return g_list_model_get_n_items (G_LIST_MODEL (group->assets));
}

static guint
count_left_out (WmAssetChooser *self, Group *group)
{
  guint n = 0;

  if (g_hash_table_size (self->left_out) == 0)
    return 0;
  for (guint i = 0; i < count_group (group); i++)
    n += g_hash_table_contains (self->left_out, wm_record_list_get_id (group->assets, i));
  return n;
}

static Group *
find_group (WmAssetChooser *self, gpointer name)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (group->name == name)
        return group;
    }
  return NULL;
}

/* Rows. */

static void
set_label (GtkWidget *check, const char *text, gboolean is_whole)
{
  GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (check));

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           is_whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), is_whole);
  gtk_widget_set_tooltip_text (check, text);
  wm_accessible_set_label (check, text);
}

static void
show_group (WmAssetChooser *self, GtkWidget *check, Group *group)
{
  guint n = count_group (group);
  guint n_left_out = count_left_out (self, group);
  /* Translators: a type of asset, and how many of it are chosen of how many. */
  g_autofree char *label = g_strdup_printf (
      _ ("%1$s (%2$u of %3$u)"), gtk_string_object_get_string (group->name), n - n_left_out, n);

  set_label (check, label, TRUE);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), n_left_out > 0 && n_left_out < n);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), n_left_out == 0);
  gtk_widget_add_css_class (check, "heading");
  gtk_widget_set_margin_start (check, 0);
}

static void
show_asset (WmAssetChooser *self, GtkWidget *check, WmRecord *asset)
{
  set_label (check, wm_record_get_title (asset), FALSE);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !g_hash_table_contains (self->left_out, wm_record_get_id (asset)));
  gtk_widget_remove_css_class (check, "heading");
  gtk_widget_set_margin_start (check, 18);
}

static void
show_item (WmAssetChooser *self, GtkListItem *item)
{
  gpointer object = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_list_item_get_child (item);

  self->settling = TRUE;
  if (WM_IS_RECORD (object))
    show_asset (self, check, object);
  else
    show_group (self, check, find_group (self, object));
  self->settling = FALSE;
}

static void
show_all_items (WmAssetChooser *self)
{
  for (guint i = 0; i < self->items->len; i++)
    show_item (self, g_ptr_array_index (self->items, i));
}

static void
choose_group (WmAssetChooser *self, Group *group, gboolean all)
{
  for (guint i = 0; i < count_group (group); i++)
    {
      const char *id = wm_record_list_get_id (group->assets, i);

      if (all)
        g_hash_table_remove (self->left_out, id);
      else
        g_hash_table_add (self->left_out, g_strdup (id));
    }
}

static void
say_changed (WmAssetChooser *self)
{
  show_all_items (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
toggled_cb (GtkListItem *item, GtkCheckButton *check)
{
  GtkWidget *chooser = gtk_widget_get_ancestor (GTK_WIDGET (check), WM_TYPE_ASSET_CHOOSER);
  WmAssetChooser *self = chooser != NULL ? WM_ASSET_CHOOSER (chooser) : NULL;
  gpointer object = gtk_list_item_get_item (item);
  gboolean is_chosen = gtk_check_button_get_active (check);

  if (self == NULL || self->settling || object == NULL)
    return;
  if (!WM_IS_RECORD (object))
    choose_group (self, find_group (self, object), is_chosen);
  else if (is_chosen)
    g_hash_table_remove (self->left_out, wm_record_get_id (object));
  else
    g_hash_table_add (self->left_out, g_strdup (wm_record_get_id (object)));
  say_changed (self);
}

static void
setup_cb (WmAssetChooser *self, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (WmAssetChooser *self, GtkListItem *item)
{
  g_ptr_array_add (self->items, item);
  show_item (self, item);
}

static void
unbind_cb (WmAssetChooser *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->items, item);
}

/* Making it. */

static void
wm_asset_chooser_dispose (GObject *object)
{
  WmAssetChooser *self = WM_ASSET_CHOOSER (object);
  GtkWidget *child;

  self->settling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_asset_chooser_parent_class)->dispose (object);
}

static void
wm_asset_chooser_finalize (GObject *object)
{
  WmAssetChooser *self = WM_ASSET_CHOOSER (object);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->left_out);
  G_OBJECT_CLASS (wm_asset_chooser_parent_class)->finalize (object);
}

static void
wm_asset_chooser_class_init (WmAssetChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_asset_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_asset_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WM_TYPE_ASSET_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_asset_chooser_init (WmAssetChooser *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->items = g_ptr_array_new ();
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_group (WmAssetChooser *self, GListStore *parts, const WmKind *kind, const WmField *field,
           const WmChoice *choice)
{
  WmRecordList *assets = wm_record_list_new (wm_session_get_database (self->session),
                                             wm_session_get_registry (self->session), kind);
  Group *group;

  wm_record_list_set_filter (assets, field, choice->token);
  wm_record_list_set_order (assets, wm_kind_get_title_field (kind), FALSE);
  if (g_list_model_get_n_items (G_LIST_MODEL (assets)) == 0)
    {
      g_object_unref (assets);
      return;
    }
  group = g_new0 (Group, 1);
  group->type = choice->token;
  group->assets = assets;
  group->head = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  group->name =
      gtk_string_object_new (choice->token != NULL ? wm_choice_get_label (choice) : _ ("Other"));
  g_list_store_append (group->head, group->name);
  g_object_unref (group->name);
  g_ptr_array_add (self->groups, group);
  g_list_store_append (parts, group->head);
  g_list_store_append (parts, group->assets);
}

static GListModel *
make_model (WmAssetChooser *self)
{
  const WmKind *kind = wm_session_get_kind (self->session, "asset");
  const WmField *field = wm_kind_find_field (kind, "type");
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  /* The choice without a token ends the list, and is here for assets without a type. */
  for (guint i = 0; i == 0 || field->choices[i - 1].token != NULL; i++)
    add_group (self, parts, kind, field, &field->choices[i]);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

GtkWidget *
wm_asset_chooser_new (WmSession *session)
{
  WmAssetChooser *self = g_object_new (WM_TYPE_ASSET_CHOOSER, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->session = g_object_ref (session);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  view =
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (make_model (self))), factory);
  gtk_widget_add_css_class (view, "asset-chooser");
  wm_accessible_set_label (view, _ ("Assets"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

char **
wm_asset_chooser_dup_ids (WmAssetChooser *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (WM_IS_ASSET_CHOOSER (self), NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < count_group (group); j++)
        {
          const char *id = wm_record_list_get_id (group->assets, j);

          if (!g_hash_table_contains (self->left_out, id))
            g_strv_builder_add (ids, id);
        }
    }
  return g_strv_builder_end (ids);
}

guint
wm_asset_chooser_count_all (WmAssetChooser *self)
{
  guint n = 0;

  g_return_val_if_fail (WM_IS_ASSET_CHOOSER (self), 0);

  for (guint i = 0; i < self->groups->len; i++)
    n += count_group (g_ptr_array_index (self->groups, i));
  return n;
}

guint
wm_asset_chooser_count (WmAssetChooser *self)
{
  g_return_val_if_fail (WM_IS_ASSET_CHOOSER (self), 0);

  return wm_asset_chooser_count_all (self) - g_hash_table_size (self->left_out);
}

void
wm_asset_chooser_choose_all (WmAssetChooser *self, gboolean all)
{
  g_return_if_fail (WM_IS_ASSET_CHOOSER (self));

  for (guint i = 0; i < self->groups->len; i++)
    choose_group (self, g_ptr_array_index (self->groups, i), all);
  say_changed (self);
}

void
wm_asset_chooser_choose_type (WmAssetChooser *self, const char *type, gboolean all)
{
  g_return_if_fail (WM_IS_ASSET_CHOOSER (self));

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (g_strcmp0 (group->type, type) == 0)
        choose_group (self, group, all);
    }
  say_changed (self);
}
