/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-grouped-records.h"

#include "model/wm-field-value.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

typedef struct
{
  char *value;             /* owned, nullable */
  char *title;             /* owned */
  guint rank;              /* of choices, their order */
  GPtrArray *ids;          /* (owned) char * */
  GtkStringObject *header; /* owned */
} Group;

struct _WmGroupedRecords
{
  GObject parent_instance;

  WmSession *session;    /* owned */
  WmRecordList *records; /* owned */
  const WmKind *kind;
  const WmField *field; /* nullable */
  const WmField *state; /* nullable: what says how far a record is */
  GPtrArray *groups;    /* of Group, in order */
  guint n_items;
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->value);
  g_free (group->title);
  g_ptr_array_unref (group->ids);
  g_clear_object (&group->header);
  g_free (group);
}

static Group *
get_group (WmGroupedRecords *self, guint index)
{
  return g_ptr_array_index (self->groups, index);
}

/* The group of the row at @position; @position becomes the place in it, 0 being its heading. */
static Group *
find_group (WmGroupedRecords *self, guint *position)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);

      if (*position <= group->ids->len)
        return group;
      *position -= group->ids->len + 1;
    }
  return NULL;
}

static gpointer
wm_grouped_records_get_item (GListModel *model, guint position)
{
  WmGroupedRecords *self = WM_GROUPED_RECORDS (model);
  Group *group = find_group (self, &position);
  WmRecord *record;

  if (group == NULL)
    return NULL;
  if (position == 0)
    return g_object_ref (group->header);
  record = wm_records_load (wm_session_get_database (self->session),
                            wm_session_get_registry (self->session),
                            g_ptr_array_index (group->ids, position - 1));
  /* It may be gone, and the list is read again in a moment. */
  return record != NULL ? (gpointer) record : gtk_string_object_new ("");
}

static guint
wm_grouped_records_get_n_items (GListModel *model)
{
  return WM_GROUPED_RECORDS (model)->n_items;
}

static GType
wm_grouped_records_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = wm_grouped_records_get_item;
  iface->get_n_items = wm_grouped_records_get_n_items;
  iface->get_item_type = wm_grouped_records_get_item_type;
}

static const char *
wm_grouped_records_get_id (WmGrouped *grouped, guint position)
{
  Group *group = find_group (WM_GROUPED_RECORDS (grouped), &position);

  return group != NULL && position > 0 ? g_ptr_array_index (group->ids, position - 1) : NULL;
}

static gboolean
wm_grouped_records_find (WmGrouped *grouped, const char *id, guint *position)
{
  WmGroupedRecords *self = WM_GROUPED_RECORDS (grouped);
  guint start = 0;
  guint place;

  for (guint i = 0; i < self->groups->len; i++)
    {
      if (g_ptr_array_find_with_equal_func (get_group (self, i)->ids, id, g_str_equal, &place))
        {
          *position = start + 1 + place;
          return TRUE;
        }
      start += get_group (self, i)->ids->len + 1;
    }
  return FALSE;
}

static void
wm_grouped_records_get_state (WmGrouped *grouped, WmRecord *record, WmGroupedState *state)
{
  WmGroupedRecords *self = WM_GROUPED_RECORDS (grouped);
  const char *value = self->state != NULL ? wm_record_get_value (record, self->state) : NULL;
  const WmChoice *choice = value != NULL ? wm_field_find_choice (self->state, value) : NULL;

  state->word = choice != NULL ? wm_choice_get_label (choice) : "";
  state->css_class = "dim-label";
  state->tone = WM_CHART_NONE;
  state->unmarked = TRUE;
}

/* The first choice that stands in the table says most. */
static gboolean
can_be_state (const WmField *field)
{
  return field->type == WM_FIELD_CHOICE && (field->flags & WM_FIELD_IN_LIST) != 0;
}

/* Of all that may be one: rows are made before it is known which. */
static int
wm_grouped_records_get_state_chars (WmGrouped *grouped)
{
  const WmKind *kind = WM_GROUPED_RECORDS (grouped)->kind;
  glong chars = 1;

  for (guint i = 0; i < kind->n_fields; i++)
    for (guint j = 0; can_be_state (&kind->fields[i]) && kind->fields[i].choices[j].token != NULL;
         j++)
      chars = MAX (chars, g_utf8_strlen (wm_choice_get_label (&kind->fields[i].choices[j]), -1));
  return (int) chars;
}

static void
grouped_init (WmGroupedInterface *iface)
{
  iface->get_id = wm_grouped_records_get_id;
  iface->find = wm_grouped_records_find;
  iface->get_state = wm_grouped_records_get_state;
  iface->get_state_chars = wm_grouped_records_get_state_chars;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WmGroupedRecords, wm_grouped_records, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (WM_TYPE_GROUPED, grouped_init))

static void
wm_grouped_records_finalize (GObject *object)
{
  WmGroupedRecords *self = WM_GROUPED_RECORDS (object);

  g_ptr_array_unref (self->groups);
  g_object_unref (self->records);
  g_object_unref (self->session);
  G_OBJECT_CLASS (wm_grouped_records_parent_class)->finalize (object);
}

static void
wm_grouped_records_class_init (WmGroupedRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_grouped_records_finalize;
}

static void
wm_grouped_records_init (WmGroupedRecords *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
}

static const WmField *
find_state (const WmKind *kind, const WmField *group)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (can_be_state (&kind->fields[i]) && &kind->fields[i] != group)
      return &kind->fields[i];
  return NULL;
}

WmGroupedRecords *
wm_grouped_records_new (WmSession *session, const WmKind *kind, WmRecordList *records)
{
  WmGroupedRecords *self;

  g_return_val_if_fail (WM_IS_SESSION (session), NULL);
  g_return_val_if_fail (WM_IS_RECORD_LIST (records), NULL);

  self = g_object_new (WM_TYPE_GROUPED_RECORDS, NULL);
  self->session = g_object_ref (session);
  self->records = g_object_ref (records);
  self->kind = kind;
  self->state = find_state (kind, NULL);
  return self;
}

gboolean
wm_grouped_records_suit (const WmField *field)
{
  return field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_BOOLEAN ||
         field->type == WM_FIELD_RECORD;
}

/* What a record says of itself. */
static char *
dup_title (WmGroupedRecords *self, const char *value)
{
  g_autofree char *title = NULL;

  if (value == NULL)
    /* Translators: the heading of a group of entries in which a field, such as "Owner", is empty.
     */
    return g_strdup_printf (_ ("%s: nothing yet"), wm_field_get_label (self->field));
  if (self->field->type == WM_FIELD_RECORD)
    {
      title = wm_records_dup_title (wm_session_get_database (self->session),
                                    wm_session_get_registry (self->session), value);
      return g_strdup (title != NULL ? title : value);
    }
  title = wm_field_dup_display (self->field, value);
  if (self->field->type != WM_FIELD_BOOLEAN)
    return g_steal_pointer (&title);
  /* Translators: the heading of a group: a field and what it says, "In scope: Yes". */
  return g_strdup_printf (_ ("%1$s: %2$s"), wm_field_get_label (self->field), title);
}

static guint
get_rank (WmGroupedRecords *self, const char *value)
{
  const WmChoice *choice = value != NULL && self->field->type == WM_FIELD_CHOICE
                               ? wm_field_find_choice (self->field, value)
                               : NULL;

  if (value == NULL)
    return G_MAXUINT;
  return choice != NULL ? (guint) (choice - self->field->choices) : 0;
}

static Group *
ensure_group (WmGroupedRecords *self, GHashTable *by_value, const char *value)
{
  Group *group = g_hash_table_lookup (by_value, value != NULL ? value : "");

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->value = g_strdup (value);
  group->title = dup_title (self, value);
  group->rank = get_rank (self, value);
  group->ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (by_value, group->value != NULL ? group->value : (char *) "", group);
  return group;
}

/* What is empty comes last: it is what is left to do. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = *(const Group *const *) a;
  const Group *second = *(const Group *const *) b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return g_utf8_collate (first->title, second->title);
}

static void
make_groups (WmGroupedRecords *self)
{
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) values =
      wm_records_dup_values (wm_session_get_database (self->session), self->kind, self->field);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  for (guint i = 0; i < n; i++)
    {
      const char *id = wm_record_list_get_id (self->records, i);
      Group *group = ensure_group (self, by_value, g_hash_table_lookup (values, id));

      g_ptr_array_add (group->ids, g_strdup (id));
    }
  g_ptr_array_sort (self->groups, compare_groups);
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);
      /* Translators: the heading of a group, and how many entries are in it. */
      g_autofree char *heading = g_strdup_printf (_ ("%1$s · %2$u"), group->title, group->ids->len);

      group->header = gtk_string_object_new (heading);
      self->n_items += group->ids->len + 1;
    }
}

void
wm_grouped_records_read (WmGroupedRecords *self, const WmField *field)
{
  guint before;

  g_return_if_fail (WM_IS_GROUPED_RECORDS (self));

  before = self->n_items;
  self->n_items = 0;
  g_ptr_array_set_size (self->groups, 0);
  self->field = field;
  self->state = find_state (self->kind, field);
  if (field != NULL)
    make_groups (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}
