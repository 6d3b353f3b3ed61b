/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-control-model.h"

#include <glib/gi18n.h>

typedef struct
{
  WmControlModel *model;   /* borrowed */
  GtkStringObject *header; /* owned */
  WmRecordList *records;   /* owned */
  const WmKind *kind;
  const char *id;   /* a token */
  guint n;          /* records that are shown, as views know it */
  guint hidden : 1; /* a filter leaves the whole group out */
} Group;

struct _WmControlModel
{
  GObject parent_instance;

  GPtrArray *groups; /* of Group */
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_signal_handlers_disconnect_by_data (group->records, group);
  g_object_unref (group->records);
  g_object_unref (group->header);
  g_free (group);
}

static Group *
get_group (WmControlModel *self, guint index)
{
  return g_ptr_array_index (self->groups, index);
}

/* A group that shows nothing has no heading. */
static guint
count_rows (const Group *group)
{
  return group->n > 0 ? group->n + 1 : 0;
}

static guint
get_n_items (WmControlModel *self)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    n += count_rows (get_group (self, i));
  return n;
}

static GType
wm_control_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
wm_control_model_get_n_items (GListModel *model)
{
  return get_n_items (WM_CONTROL_MODEL (model));
}

/* The group of the row at @position; @position becomes the place in it, 0 being its heading. */
static Group *
find_group (WmControlModel *self, guint *position)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);

      if (*position < count_rows (group))
        return group;
      *position -= count_rows (group);
    }
  return NULL;
}

static gpointer
wm_control_model_get_item (GListModel *model, guint position)
{
  Group *group = find_group (WM_CONTROL_MODEL (model), &position);

  if (group == NULL)
    return NULL;
  if (position == 0)
    return g_object_ref (group->header);
  return g_list_model_get_item (G_LIST_MODEL (group->records), position - 1);
}

static const char *
wm_control_model_iface_get_id (WmGrouped *grouped, guint position)
{
  return wm_control_model_get_id (WM_CONTROL_MODEL (grouped), position);
}

static gboolean
wm_control_model_iface_find (WmGrouped *grouped, const char *id, guint *position)
{
  return wm_control_model_find (WM_CONTROL_MODEL (grouped), id, position);
}

static void
wm_control_model_get_state (WmGrouped *grouped, WmRecord *record, WmGroupedState *said)
{
  WmControlState state = wm_control_state_of (record);
  gboolean is_wrong = wm_control_state_is_wrong (record);

  said->word = is_wrong ? _ ("No reason") : wm_control_state_get_record_word (record);
  said->css_class = is_wrong ? "error" : wm_control_state_get_class (state);
  said->tone = is_wrong ? WM_CHART_BAD : wm_control_state_get_tone (state);
}

static int
wm_control_model_get_state_chars (WmGrouped *grouped)
{
  glong chars = g_utf8_strlen (_ ("No reason"), -1);

  for (WmControlState i = WM_CONTROL_STATE_UNDECIDED; i < WM_N_CONTROL_STATES; i++)
    chars = MAX (chars, g_utf8_strlen (wm_control_state_get_word (i), -1));
  return (int) chars;
}

static void
grouped_init (WmGroupedInterface *iface)
{
  iface->get_id = wm_control_model_iface_get_id;
  iface->find = wm_control_model_iface_find;
  iface->get_state = wm_control_model_get_state;
  iface->get_state_chars = wm_control_model_get_state_chars;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = wm_control_model_get_item_type;
  iface->get_n_items = wm_control_model_get_n_items;
  iface->get_item = wm_control_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WmControlModel, wm_control_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (WM_TYPE_GROUPED, grouped_init))

static guint
get_start (WmControlModel *self, const Group *group)
{
  guint start = 0;

  for (guint i = 0; i < self->groups->len && get_group (self, i) != group; i++)
    start += count_rows (get_group (self, i));
  return start;
}

static void
records_changed_cb (Group *group, guint position, guint removed, guint added)
{
  guint start;
  guint before = group->n;

  if (group->hidden)
    return;
  start = get_start (group->model, group);
  group->n = before - removed + added;
  if (before == 0 && group->n > 0)
    g_list_model_items_changed (G_LIST_MODEL (group->model), start, 0, added + 1);
  else if (before > 0 && group->n == 0)
    g_list_model_items_changed (G_LIST_MODEL (group->model), start, removed + 1, 0);
  else if (group->n > 0)
    g_list_model_items_changed (G_LIST_MODEL (group->model), start + 1 + position, removed, added);
}

static void
set_hidden (Group *group, gboolean hidden)
{
  guint before = count_rows (group);

  if (group->hidden == hidden)
    return;
  group->hidden = hidden;
  group->n = hidden ? 0 : g_list_model_get_n_items (G_LIST_MODEL (group->records));
  if (before != count_rows (group))
    g_list_model_items_changed (G_LIST_MODEL (group->model), get_start (group->model, group),
                                before, count_rows (group));
}

static void
wm_control_model_finalize (GObject *object)
{
  g_ptr_array_unref (WM_CONTROL_MODEL (object)->groups);
  G_OBJECT_CLASS (wm_control_model_parent_class)->finalize (object);
}

static void
wm_control_model_class_init (WmControlModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_control_model_finalize;
}

static void
wm_control_model_init (WmControlModel *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
}

static Group *
add_group (WmControlModel *self, WmSession *session, const WmKind *kind, const char *id,
           const char *title)
{
  Group *group = g_new0 (Group, 1);

  group->model = self;
  group->kind = kind;
  group->id = id;
  group->header = gtk_string_object_new (title);
  group->records = wm_record_list_new (wm_session_get_database (session),
                                       wm_session_get_registry (session), kind);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
watch (Group *group)
{
  group->n = g_list_model_get_n_items (G_LIST_MODEL (group->records));
  g_signal_connect_swapped (group->records, "items-changed", G_CALLBACK (records_changed_cb),
                            group);
}

/* Clauses that are headings of the standard itself: their numbers are nowhere in the program. */
static char *
dup_clauses_title (WmCatalogue *catalogue)
{
  const WmCatalogueClause *const *clauses;
  const char *first = NULL;
  const char *last = NULL;

  if (catalogue == NULL)
    return g_strdup (_ ("Clauses"));
  clauses = wm_catalogue_get_clauses (catalogue, NULL);
  for (guint i = 0; clauses[i] != NULL; i++)
    if (clauses[i]->parent == NULL)
      {
        first = first != NULL ? first : clauses[i]->id;
        last = clauses[i]->id;
      }
  if (first == NULL)
    return g_strdup (_ ("Clauses"));
  /* Translators: the numbers of the first and the last chapter of the standard. */
  return g_strdup_printf (_ ("Clauses %1$s to %2$s"), first, last);
}

static const char *
get_theme_title (WmCatalogue *catalogue, const WmChoice *theme)
{
  const WmCatalogueGroup *group =
      catalogue != NULL ? wm_catalogue_lookup_group (catalogue, theme->token) : NULL;

  return group != NULL ? wm_catalogue_group_get_label (group) : wm_choice_get_label (theme);
}

static void
add_theme (WmControlModel *self, WmSession *session, const WmKind *kind, const WmChoice *choice)
{
  WmCatalogue *catalogue = wm_session_get_catalogue (session);
  gboolean known = choice->token != NULL;
  Group *group =
      add_group (self, session, kind, known ? choice->token : "none",
                 known ? get_theme_title (catalogue, choice) : _ ("Controls without a theme"));

  wm_record_list_add_filter (group->records, wm_kind_find_field (kind, "theme"), choice->token);
  watch (group);
}

WmControlModel *
wm_control_model_new (WmSession *session)
{
  WmControlModel *self = g_object_new (WM_TYPE_CONTROL_MODEL, NULL);
  const WmKind *control = wm_session_get_kind (session, "control");
  const WmChoice *themes = wm_kind_find_field (control, "theme")->choices;
  g_autofree char *clauses = dup_clauses_title (wm_session_get_catalogue (session));

  watch (add_group (self, session, wm_session_get_kind (session, "requirement"), "requirement",
                    clauses));
  /* The choice without a token ends the list, and is here for controls of no theme. */
  for (guint i = 0; i == 0 || themes[i - 1].token != NULL; i++)
    add_theme (self, session, control, &themes[i]);
  return self;
}

static gboolean
is_wanted (const Group *group, const WmControlFilter *filter)
{
  if (filter->group != NULL && !g_str_equal (filter->group, group->id) &&
      !g_str_equal (filter->group, group->kind->id))
    return FALSE;
  return filter->kind == NULL || filter->kind == group->kind;
}

static gboolean
is_free (const WmField *field)
{
  static const char *const ids[] = { "theme", "decision", "status", "conclusion", NULL };

  return !g_strv_contains (ids, field->id);
}

/* Whatever an earlier filter said goes; what the group and the state say stays. */
static void
narrow_group (Group *group, const WmControlFilter *filter)
{
  for (guint i = 0; i < group->kind->n_fields; i++)
    if (is_free (&group->kind->fields[i]) && &group->kind->fields[i] != filter->field)
      wm_record_list_remove_filter (group->records, &group->kind->fields[i]);
  if (filter->field != NULL && filter->kind == group->kind)
    wm_record_list_add_filter (group->records, filter->field, filter->value);
  wm_record_list_set_text (group->records, filter->text);
}

void
wm_control_model_set_filter (WmControlModel *self, const WmControlFilter *filter)
{
  g_return_if_fail (WM_IS_CONTROL_MODEL (self));

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);
      gboolean wanted = is_wanted (group, filter) &&
                        wm_control_state_apply (filter->state, group->records, group->kind);

      if (!wanted)
        set_hidden (group, TRUE);
      narrow_group (group, filter);
      if (wanted)
        set_hidden (group, FALSE);
    }
}

void
wm_control_model_set_only (WmControlModel *self, GPtrArray *ids)
{
  g_return_if_fail (WM_IS_CONTROL_MODEL (self));

  for (guint i = 0; i < self->groups->len; i++)
    wm_record_list_set_only (get_group (self, i)->records, ids);
}

void
wm_control_model_refresh (WmControlModel *self, GHashTable *changed)
{
  g_return_if_fail (WM_IS_CONTROL_MODEL (self));

  for (guint i = 0; i < self->groups->len; i++)
    wm_record_list_refresh (get_group (self, i)->records, changed);
}

gboolean
wm_control_model_warm (WmControlModel *self, guint n_records)
{
  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    if (wm_record_list_warm (get_group (self, i)->records, n_records))
      return TRUE;
  return FALSE;
}

guint
wm_control_model_get_n_groups (WmControlModel *self)
{
  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), 0);

  return self->groups->len;
}

const char *
wm_control_model_get_group_id (WmControlModel *self, guint group)
{
  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), NULL);

  return get_group (self, group)->id;
}

const char *
wm_control_model_get_group_title (WmControlModel *self, guint group)
{
  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), NULL);

  return gtk_string_object_get_string (get_group (self, group)->header);
}

const char *
wm_control_model_get_id (WmControlModel *self, guint position)
{
  Group *group;

  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), NULL);

  group = find_group (self, &position);
  return group != NULL && position > 0 ? wm_record_list_get_id (group->records, position - 1)
                                       : NULL;
}

gboolean
wm_control_model_find (WmControlModel *self, const char *id, guint *position)
{
  guint start = 0;

  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);
      guint place;

      if (!group->hidden && wm_record_list_find (group->records, id, &place))
        {
          *position = start + 1 + place;
          return TRUE;
        }
      start += count_rows (group);
    }
  return FALSE;
}

guint
wm_control_model_count (WmControlModel *self, const char *kind_id)
{
  guint n = 0;

  g_return_val_if_fail (WM_IS_CONTROL_MODEL (self), 0);

  for (guint i = 0; i < self->groups->len; i++)
    if (kind_id == NULL || g_str_equal (get_group (self, i)->kind->id, kind_id))
      n += get_group (self, i)->n;
  return n;
}
