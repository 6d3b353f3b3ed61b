/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-model.h"

#include "model/wm-record-list.h"
#include "risk/wm-risk-matrix.h"
#include "risk/wm-risk-owners.h"
#include "risk/wm-suggest.h"
#include "wm-risk-show.h"

#include <glib/gi18n.h>

/* A group of the list: its heading, where it shows any, and its records. */
typedef struct
{
  char *key;             /* owned */
  GtkStringObject *name; /* owned */
  GListStore *header;    /* owned: the name, or nothing */
  WmRecordList *records; /* owned */
} Group;

struct _WmRiskModel
{
  GObject parent_instance;

  WmSession *session; /* owned */
  const WmKind *kind;
  WmRiskMethod *method; /* owned */
  GPtrArray *groups;    /* of Group */
  GListStore *parts;    /* owned: headings and records in turns */
  GListModel *rows;     /* owned: all of them */
  GPtrArray *only;      /* owned, nullable */
  char *text;           /* owned, nullable */
  const WmField *field; /* nullable */
  char *value;          /* owned, nullable */
  WmRiskOrder order;
  WmRiskFilter filter;
};

static void
group_free (gpointer data)
{
  Group *group = data;

  g_signal_handlers_disconnect_by_data (group->records, group);
  g_free (group->key);
  g_object_unref (group->name);
  g_object_unref (group->header);
  g_object_unref (group->records);
  g_free (group);
}

static Group *
get_group (WmRiskModel *self, guint index)
{
  return g_ptr_array_index (self->groups, index);
}

static guint
count_rows (const Group *group)
{
  return g_list_model_get_n_items (G_LIST_MODEL (group->header)) +
         g_list_model_get_n_items (G_LIST_MODEL (group->records));
}

/* The list. */

static GType
wm_risk_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
wm_risk_model_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (WM_RISK_MODEL (model)->rows);
}

static gpointer
wm_risk_model_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (WM_RISK_MODEL (model)->rows, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = wm_risk_model_get_item_type;
  iface->get_n_items = wm_risk_model_get_n_items;
  iface->get_item = wm_risk_model_get_item;
}

static const char *
wm_risk_model_get_id (WmGrouped *grouped, guint position)
{
  WmRiskModel *self = WM_RISK_MODEL (grouped);

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);
      guint n_headers = g_list_model_get_n_items (G_LIST_MODEL (group->header));

      if (position < count_rows (group))
        return position < n_headers ? NULL
                                    : wm_record_list_get_id (group->records, position - n_headers);
      position -= count_rows (group);
    }
  return NULL;
}

static gboolean
wm_risk_model_find (WmGrouped *grouped, const char *id, guint *position)
{
  WmRiskModel *self = WM_RISK_MODEL (grouped);
  guint start = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = get_group (self, i);
      guint place;

      if (wm_record_list_find (group->records, id, &place))
        {
          *position = start + g_list_model_get_n_items (G_LIST_MODEL (group->header)) + place;
          return TRUE;
        }
      start += count_rows (group);
    }
  return FALSE;
}

static guint
get_level (WmRecord *record, WmRiskAxis axis)
{
  const char *value =
      wm_record_get_value_by_id (record, wm_risk_view_get_field (WM_RISK_NOW, axis));

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

static void
wm_risk_model_get_state (WmGrouped *grouped, WmRecord *record, WmGroupedState *state)
{
  WmRiskModel *self = WM_RISK_MODEL (grouped);
  WmRiskBand band = wm_risk_method_get_band (self->method, get_level (record, WM_RISK_LIKELIHOOD),
                                             get_level (record, WM_RISK_IMPACT));

  state->word = wm_risk_band_get_label (band);
  state->css_class = wm_risk_show_get_class (band);
  state->tone = wm_risk_show_get_tone (band);
  if (wm_suggest_is_unconfirmed (record))
    {
      state->word = C_ ("risk", "Suggested");
      state->css_class = "dim-label";
    }
}

static int
wm_risk_model_get_state_chars (WmGrouped *grouped)
{
  glong chars = g_utf8_strlen (C_ ("risk", "Suggested"), -1);

  for (WmRiskBand band = 0; band < WM_RISK_N_BANDS; band++)
    chars = MAX (chars, g_utf8_strlen (wm_risk_band_get_label (band), -1));
  return (int) chars;
}

static void
grouped_init (WmGroupedInterface *iface)
{
  iface->get_id = wm_risk_model_get_id;
  iface->find = wm_risk_model_find;
  iface->get_state = wm_risk_model_get_state;
  iface->get_state_chars = wm_risk_model_get_state_chars;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (WmRiskModel, wm_risk_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (WM_TYPE_GROUPED, grouped_init))

/* Groups. */

/* Where a group begins to show something its heading comes, where it ends it goes. */
static void
update_header (Group *group)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (group->records)) > 0;
  gboolean has_header = g_list_model_get_n_items (G_LIST_MODEL (group->header)) > 0;

  if (has_rows && !has_header)
    g_list_store_append (group->header, group->name);
  else if (!has_rows && has_header)
    g_list_store_remove_all (group->header);
}

static void
add_group (WmRiskModel *self, GPtrArray *groups, const char *key, const char *name)
{
  Group *group = g_new0 (Group, 1);

  group->key = g_strdup (key);
  group->name = gtk_string_object_new (name);
  group->header = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  group->records = wm_record_list_new (wm_session_get_database (self->session),
                                       wm_session_get_registry (self->session), self->kind);
  g_ptr_array_add (groups, group);
}

static void
add_bands (WmRiskModel *self, GPtrArray *groups)
{
  for (WmRiskBand band = WM_RISK_TREAT; band > WM_RISK_UNGRADED; band--)
    {
      g_autofree char *key = g_strdup_printf ("%u", band);

      add_group (self, groups, key, wm_risk_band_get_label (band));
    }
  add_group (self, groups, "0", wm_risk_band_get_label (WM_RISK_UNGRADED));
}

static void
add_owners (WmRiskModel *self, GPtrArray *groups)
{
  WmDatabase *database = wm_session_get_database (self->session);
  g_autoptr (GPtrArray) owners = wm_risk_owners_list (database);

  for (guint i = 0; i < owners->len; i++)
    {
      const char *id = g_ptr_array_index (owners, i);
      g_autofree char *name =
          wm_records_dup_title (database, wm_session_get_registry (self->session), id);

      if (name != NULL)
        add_group (self, groups, id, name);
    }
  add_group (self, groups, "", _ ("Nobody decides about it yet"));
}

static void
add_treatments (WmRiskModel *self, GPtrArray *groups)
{
  for (const WmChoice *choice = wm_kind_find_field (self->kind, "treatment")->choices;
       choice->token != NULL; choice++)
    add_group (self, groups, choice->token, wm_choice_get_label (choice));
  add_group (self, groups, "", _ ("Not decided what to do"));
}

static GPtrArray *
list_groups (WmRiskModel *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  if (self->filter == WM_RISK_CLOSED)
    add_group (self, groups, "closed", _ ("Closed"));
  else if (self->order == WM_RISK_BY_OWNER)
    add_owners (self, groups);
  else if (self->order == WM_RISK_BY_TREATMENT)
    add_treatments (self, groups);
  else
    add_bands (self, groups);
  return groups;
}

static gboolean
has_same_groups (WmRiskModel *self, GPtrArray *groups)
{
  if (self->groups->len != groups->len)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);

      if (!g_str_equal (get_group (self, i)->key, group->key) ||
          !g_str_equal (gtk_string_object_get_string (get_group (self, i)->name),
                        gtk_string_object_get_string (group->name)))
        return FALSE;
    }
  return TRUE;
}

static void
take_groups (WmRiskModel *self, GPtrArray *groups)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      update_header (group);
      g_ptr_array_add (parts, group->header);
      g_ptr_array_add (parts, group->records);
    }
  /* The old ones are still asked while the rows change. */
  g_list_store_remove_all (self->parts);
  g_ptr_array_unref (self->groups);
  self->groups = groups;
  g_list_store_splice (self->parts, 0, 0, parts->pdata, parts->len);
  /* After the list of all rows, which must count the records before a heading comes or goes. */
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      g_signal_connect_swapped (group->records, "items-changed", G_CALLBACK (update_header), group);
    }
}

/* What is shown. */

/* The risks of a cell of the matrix of a band, or of every band where @key is %NULL. */
static void
add_cell (GPtrArray *ids, const WmRiskDot *dots, guint n_dots)
{
  for (guint i = 0; i < n_dots; i++)
    g_ptr_array_add (ids, g_strdup (dots[i].id));
}

static GPtrArray *
list_band (WmRiskModel *self, const WmRiskMatrix *matrix, WmRiskBand least, WmRiskBand most)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const WmRiskDot *dots;
  guint n;

  for (guint row = 1; row <= self->method->n_levels[WM_RISK_LIKELIHOOD]; row++)
    for (guint column = 1; column <= self->method->n_levels[WM_RISK_IMPACT]; column++)
      {
        WmRiskBand band = wm_risk_method_get_band (self->method, row, column);

        if (band < least || band > most)
          continue;
        dots = wm_risk_matrix_get_dots (matrix, row, column, &n);
        add_cell (ids, dots, n);
      }
  if (least == WM_RISK_UNGRADED)
    {
      dots = wm_risk_matrix_get_ungraded (matrix, &n);
      add_cell (ids, dots, n);
    }
  return ids;
}

static GPtrArray *
intersect (GPtrArray *ids, GPtrArray *others)
{
  g_autoptr (GHashTable) known = NULL;
  GPtrArray *both;

  if (ids == NULL || others == NULL)
    return g_ptr_array_ref (ids != NULL ? ids : others);
  known = g_hash_table_new (g_str_hash, g_str_equal);
  both = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (known, g_ptr_array_index (others, i));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (known, g_ptr_array_index (ids, i)))
      g_ptr_array_add (both, g_strdup (g_ptr_array_index (ids, i)));
  return both;
}

static void
narrow_by_group (WmRiskModel *self, Group *group)
{
  const char *value = *group->key != '\0' ? group->key : NULL;

  if (self->order == WM_RISK_BY_OWNER)
    wm_record_list_add_filter (group->records, wm_kind_find_field (self->kind, "owner"), value);
  else if (self->order == WM_RISK_BY_TREATMENT)
    wm_record_list_add_filter (group->records, wm_kind_find_field (self->kind, "treatment"), value);
}

static void
narrow_by_filter (WmRiskModel *self, Group *group)
{
  gboolean is_closed = self->filter == WM_RISK_CLOSED;

  wm_record_list_add_filter (group->records, wm_kind_find_field (self->kind, "status"),
                             is_closed ? "closed" : "open");
  if (self->filter == WM_RISK_WITHOUT_OWNER && self->order != WM_RISK_BY_OWNER)
    wm_record_list_add_filter (group->records, wm_kind_find_field (self->kind, "owner"), NULL);
  if (self->field != NULL)
    wm_record_list_add_filter (group->records, self->field, self->value);
  if (!is_closed)
    narrow_by_group (self, group);
}

/* The ids that the filter and the group leave; NULL: all that the fields leave. */
static GPtrArray *
list_only (WmRiskModel *self, Group *group, const WmRiskMatrix *matrix, GPtrArray *suggested)
{
  g_autoptr (GPtrArray) ids = self->only != NULL ? g_ptr_array_ref (self->only) : NULL;
  g_autoptr (GPtrArray) band = NULL;
  WmRiskBand least = WM_RISK_UNGRADED;
  WmRiskBand most = WM_RISK_TREAT;

  if (self->filter == WM_RISK_CLOSED)
    return g_steal_pointer (&ids);
  if (self->order == WM_RISK_BY_BAND)
    least = most = (WmRiskBand) g_ascii_strtoull (group->key, NULL, 10);
  if (self->filter == WM_RISK_ABOVE_THE_LINE)
    least = MAX (least, WM_RISK_WATCH);
  if (self->filter == WM_RISK_UNGRADED_ONLY)
    most = MIN (most, WM_RISK_UNGRADED);
  if (suggested != NULL)
    {
      g_autoptr (GPtrArray) all = g_steal_pointer (&ids);

      ids = intersect (all, suggested);
    }
  if (least > WM_RISK_UNGRADED || most < WM_RISK_TREAT)
    {
      g_autoptr (GPtrArray) all = g_steal_pointer (&ids);

      band = least <= most ? list_band (self, matrix, least, most)
                           : g_ptr_array_new_with_free_func (g_free);
      ids = intersect (all, band);
    }
  return g_steal_pointer (&ids);
}

static GPtrArray *
list_suggested (WmRiskModel *self)
{
  return self->filter == WM_RISK_SUGGESTED
             ? wm_risk_owners_list_suggested (wm_session_get_database (self->session))
             : NULL;
}

/* What was said before about a field goes only where something else is said. */
static void
narrow (WmRiskModel *self, Group *group, const WmRiskMatrix *matrix, GPtrArray *suggested)
{
  g_autoptr (GPtrArray) only = list_only (self, group, matrix, suggested);

  wm_record_list_freeze (group->records);
  wm_record_list_remove_filter (group->records, NULL);
  narrow_by_filter (self, group);
  wm_record_list_set_only (group->records, only);
  wm_record_list_set_text (group->records, self->text);
  wm_record_list_refresh (group->records, NULL);
  wm_record_list_thaw (group->records);
}

static void
apply (WmRiskModel *self, GPtrArray *groups)
{
  g_autoptr (WmRiskMatrix) matrix =
      wm_risk_matrix_new (wm_session_get_database (self->session), self->method, WM_RISK_NOW);
  g_autoptr (GPtrArray) suggested = list_suggested (self);

  for (guint i = 0; i < groups->len; i++)
    narrow (self, g_ptr_array_index (groups, i), matrix, suggested);
}

static void
update (WmRiskModel *self)
{
  g_autoptr (GPtrArray) groups = list_groups (self);

  if (has_same_groups (self, groups))
    {
      apply (self, self->groups);
      return;
    }
  apply (self, groups);
  take_groups (self, g_steal_pointer (&groups));
}

static void
rows_changed_cb (WmRiskModel *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
wm_risk_model_dispose (GObject *object)
{
  WmRiskModel *self = WM_RISK_MODEL (object);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->parts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_risk_model_parent_class)->dispose (object);
}

static void
wm_risk_model_finalize (GObject *object)
{
  WmRiskModel *self = WM_RISK_MODEL (object);

  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->only, g_ptr_array_unref);
  g_clear_pointer (&self->method, wm_risk_method_free);
  g_free (self->text);
  g_free (self->value);
  G_OBJECT_CLASS (wm_risk_model_parent_class)->finalize (object);
}

static void
wm_risk_model_class_init (WmRiskModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_risk_model_finalize;
}

static void
wm_risk_model_init (WmRiskModel *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->parts = g_list_store_new (G_TYPE_LIST_MODEL);
  self->rows =
      G_LIST_MODEL (gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->parts))));
  g_signal_connect_swapped (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self);
}

WmRiskModel *
wm_risk_model_new (WmSession *session)
{
  WmRiskModel *self = g_object_new (WM_TYPE_RISK_MODEL, NULL);

  self->session = g_object_ref (session);
  self->kind = wm_session_get_kind (session, "risk");
  wm_risk_model_refresh (self);
  return self;
}

void
wm_risk_model_refresh (WmRiskModel *self)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));

  g_clear_pointer (&self->method, wm_risk_method_free);
  self->method = wm_risk_show_load_method (self->session);
  update (self);
}

void
wm_risk_model_set_order (WmRiskModel *self, WmRiskOrder order)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));
  g_return_if_fail (order < WM_RISK_N_ORDERS);

  self->order = order;
  update (self);
}

void
wm_risk_model_set_filter (WmRiskModel *self, WmRiskFilter filter)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));
  g_return_if_fail (filter < WM_RISK_N_FILTERS);

  self->filter = filter;
  update (self);
}

WmRiskFilter
wm_risk_model_get_filter (WmRiskModel *self)
{
  g_return_val_if_fail (WM_IS_RISK_MODEL (self), WM_RISK_ALL_OPEN);

  return self->filter;
}

void
wm_risk_model_set_text (WmRiskModel *self, const char *text)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));

  g_free (self->text);
  self->text = g_strdup (text);
  for (guint i = 0; i < self->groups->len; i++)
    wm_record_list_set_text (get_group (self, i)->records, text);
}

void
wm_risk_model_set_only (WmRiskModel *self, GPtrArray *ids)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));

  g_clear_pointer (&self->only, g_ptr_array_unref);
  if (ids != NULL)
    self->only = g_ptr_array_copy (ids, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  if (self->only != NULL)
    g_ptr_array_set_free_func (self->only, g_free);
  update (self);
}

void
wm_risk_model_set_field (WmRiskModel *self, const WmField *field, const char *value)
{
  g_return_if_fail (WM_IS_RISK_MODEL (self));

  self->field = field;
  g_free (self->value);
  self->value = g_strdup (value);
  update (self);
}

guint
wm_risk_model_count (WmRiskModel *self)
{
  guint n = 0;

  g_return_val_if_fail (WM_IS_RISK_MODEL (self), 0);

  for (guint i = 0; i < self->groups->len; i++)
    n += g_list_model_get_n_items (G_LIST_MODEL (get_group (self, i)->records));
  return n;
}

gboolean
wm_risk_model_is_narrowed (WmRiskModel *self)
{
  g_return_val_if_fail (WM_IS_RISK_MODEL (self), FALSE);

  return self->filter != WM_RISK_ALL_OPEN || self->only != NULL || self->field != NULL ||
         (self->text != NULL && *self->text != '\0');
}
