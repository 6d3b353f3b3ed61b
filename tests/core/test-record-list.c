/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "model/wm-record-list.h"

#include <locale.h>
#include <sqlite3.h>
#include <string.h>

#define N_MANY 20000

typedef struct
{
  TestProject base;
  WmDatabase *database; /* borrowed */
  WmRecordList *list;
  GString *signals; /* each items-changed as "position-removed+added " */
  char *ids[5];
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "delta", "Alpha", "charlie", "bravo", "echo" };
  static const char *const types[] = { "site", "device", NULL, "information", "device" };
  TestProject *base = &fixture->base;

  test_project_set_up (base, data);
  fixture->database = wm_project_get_database (base->project);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->ids[i] = test_add (base, "asset", "name", names[i], "type", types[i], NULL);
  fixture->list = wm_record_list_new (fixture->database, base->registry, test_kind (base, "asset"));
  /* Whoever shows it asks first; before that there is nothing to tell. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  fixture->signals = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb),
                    fixture->signals);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_string_free (fixture->signals, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->ids); i++)
    g_free (fixture->ids[i]);
  test_project_tear_down (&fixture->base, data);
}

static const WmField *
get_field (Fixture *fixture, const char *id)
{
  return wm_kind_find_field (test_kind (&fixture->base, "asset"), id);
}

static char *
describe (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (model, i);

      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", wm_record_get_title (record));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_list (Fixture *fixture, const char *expected)
{
  g_autofree char *found = describe (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_signals (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->signals->str, ==, expected);
  g_string_truncate (fixture->signals, 0);
}

/* What the window does after an event that touched one record. */
static void
refresh (Fixture *fixture, const char *id)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);

  if (id != NULL)
    g_hash_table_add (changed, (gpointer) id);
  wm_record_list_refresh (fixture->list, changed);
}

static void
refresh_all (Fixture *fixture, const char *const *ids)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (changed, (gpointer) ids[i]);
  wm_record_list_refresh (fixture->list, changed);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (WmRecord) first = g_list_model_get_item (model, 0);
  g_autoptr (WmRecord) again = g_list_model_get_item (model, 0);
  guint position = 99;

  g_assert_true (g_list_model_get_item_type (model) == WM_TYPE_RECORD);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  g_assert_true (first == again);
  g_assert_null (g_list_model_get_item (model, 5));
  g_assert_null (g_list_model_get_item (model, G_MAXUINT));
  assert_list (fixture, "delta Alpha charlie bravo echo");
  g_assert_true (wm_record_list_find (fixture->list, fixture->ids[3], &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_false (wm_record_list_find (fixture->list, "nowhere", &position));
  assert_signals (fixture, "");
}

static void
assert_order (Fixture *fixture, const char *words, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  WmRecordOrder orders[WM_RECORD_ORDERS];
  guint n = 0;

  for (; parts[n] != NULL; n++)
    {
      const char *id = parts[n] + (*parts[n] == '-');

      orders[n].field = g_str_equal (id, "number") ? NULL : get_field (fixture, id);
      orders[n].descending = *parts[n] == '-';
    }
  wm_record_list_set_orders (fixture->list, orders, n);
  assert_list (fixture, expected);
}

/* Each field sorts what is alike in those before it, whatever its type. */
static void
test_orders (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *zoe = test_add (base, "person", "name", "zoe", NULL);

  assert_order (fixture, "type name", "charlie bravo Alpha echo delta");
  assert_order (fixture, "type -name", "charlie bravo echo Alpha delta");
  assert_order (fixture, "-type -number", "delta echo Alpha bravo charlie");
  assert_order (fixture, "type", "charlie bravo Alpha echo delta");
  test_set (base, fixture->ids[0], "quantity", "9");
  test_set (base, fixture->ids[2], "quantity", "10");
  test_set (base, fixture->ids[0], "owner", zoe);
  test_set (base, fixture->ids[1], "owner", zoe);
  refresh (fixture, fixture->ids[0]);
  assert_order (fixture, "owner quantity name", "bravo echo charlie Alpha delta");
  assert_order (fixture, "-owner -quantity -name", "delta Alpha charlie echo bravo");
  assert_order (fixture, "quantity -name", "echo bravo Alpha delta charlie");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  TestProject *base = &fixture->base;
  g_autofree char *zoe = test_add (base, "person", "name", "zoe", NULL);
  g_autofree char *bob = test_add (base, "person", "name", "Bob", NULL);

  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), FALSE);
  assert_list (fixture, "Alpha bravo charlie delta echo");
  /* The last stays where it is. */
  assert_signals (fixture, "0-4+4 ");
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), TRUE);
  assert_list (fixture, "echo delta charlie bravo Alpha");
  /* By the order of the choices, not by letters; what has none stands first, ties by number. */
  wm_record_list_set_order (fixture->list, get_field (fixture, "type"), FALSE);
  assert_list (fixture, "charlie bravo Alpha echo delta");
  wm_record_list_set_order (fixture->list, get_field (fixture, "type"), TRUE);
  assert_list (fixture, "delta Alpha echo bravo charlie");

  test_set (base, fixture->ids[0], "owner", zoe);
  test_set (base, fixture->ids[4], "owner", bob);
  wm_record_list_set_order (fixture->list, get_field (fixture, "owner"), FALSE);
  assert_list (fixture, "Alpha charlie bravo echo delta");
  test_set (base, zoe, "name", "Abe");
  refresh (fixture, zoe);
  assert_list (fixture, "Alpha charlie bravo delta echo");
  g_string_truncate (fixture->signals, 0);
  wm_record_list_set_order (fixture->list, NULL, FALSE);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  wm_record_list_set_order (fixture->list, NULL, FALSE);
  assert_signals (fixture, "0-4+4 ");
}

static void
test_order_of_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const quantities[] = { "10", "9", "100", "1", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (quantities); i++)
    test_set (&fixture->base, fixture->ids[i], "quantity", quantities[i]);
  wm_record_list_set_order (fixture->list, get_field (fixture, "quantity"), FALSE);
  assert_list (fixture, "echo bravo Alpha delta charlie");
}

/* Neither case nor accents nor the digits of a number decide, as in a telephone book. */
static void
test_order_of_words (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Laptop 10", "laptop 9", "\303\204rztehaus", "Zebra", "B" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    test_set (&fixture->base, fixture->ids[i], "name", names[i]);
  refresh (fixture, NULL);
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), FALSE);
  assert_list (fixture, "\303\204rztehaus B laptop 9 Laptop 10 Zebra");
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), TRUE);
  assert_list (fixture, "Zebra Laptop 10 laptop 9 B \303\204rztehaus");
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->ids[1], "cloud", "yes");
  test_set (&fixture->base, fixture->ids[2], "cloud", "no");
  wm_record_list_set_filter (fixture->list, get_field (fixture, "type"), "device");
  assert_list (fixture, "Alpha echo");
  wm_record_list_set_filter (fixture->list, get_field (fixture, "type"), NULL);
  assert_list (fixture, "charlie");
  wm_record_list_set_filter (fixture->list, get_field (fixture, "cloud"), "yes");
  assert_list (fixture, "Alpha");
  wm_record_list_set_filter (fixture->list, get_field (fixture, "cloud"), "no");
  assert_list (fixture, "charlie");
  wm_record_list_set_filter (fixture->list, get_field (fixture, "name"), "x' OR 'a' = 'a");
  assert_list (fixture, "");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
  g_string_truncate (fixture->signals, 0);
  wm_record_list_set_filter (fixture->list, NULL, NULL);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  assert_signals (fixture, "0-0+5 ");
}

static void
test_several_filters (Fixture *fixture, gconstpointer data)
{
  test_set (&fixture->base, fixture->ids[1], "cloud", "yes");
  g_assert_false (wm_record_list_is_filtered (fixture->list));
  wm_record_list_add_filter (fixture->list, get_field (fixture, "type"), "device");
  assert_list (fixture, "Alpha echo");
  wm_record_list_add_filter (fixture->list, get_field (fixture, "cloud"), "yes");
  assert_list (fixture, "Alpha");
  wm_record_list_add_filter (fixture->list, get_field (fixture, "cloud"), NULL);
  assert_list (fixture, "echo");
  g_assert_true (wm_record_list_is_filtered (fixture->list));
  wm_record_list_remove_filter (fixture->list, get_field (fixture, "type"));
  assert_list (fixture, "delta charlie bravo echo");
  wm_record_list_remove_filter (fixture->list, NULL);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  g_assert_false (wm_record_list_is_filtered (fixture->list));
}

/* Of several choices one must be among them, as a whole. */
static void
test_filter_of_choices (Fixture *fixture, gconstpointer data)
{
  const WmKind *kind = test_kind (&fixture->base, "control");
  const WmField *reasons = wm_kind_find_field (kind, "reasons");
  g_autofree char *first = test_resolve (&fixture->base, "A.5.1");
  g_autofree char *second = test_resolve (&fixture->base, "A.5.2");
  g_autoptr (WmRecordList) list = NULL;
  guint position = 0;

  test_set (&fixture->base, first, "reasons", "law,risk");
  test_set (&fixture->base, second, "reasons", "risk");
  list = wm_record_list_new (fixture->database, fixture->base.registry, kind);
  wm_record_list_set_filter (list, reasons, "risk");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  wm_record_list_set_filter (list, reasons, "law");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (wm_record_list_find (list, first, &position));
  wm_record_list_set_filter (list, reasons, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 91);
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, fixture->ids[4]);
  g_ptr_array_add (ids, fixture->ids[1]);
  wm_record_list_set_only (fixture->list, ids);
  assert_list (fixture, "Alpha echo");
  g_assert_true (wm_record_list_is_filtered (fixture->list));
  wm_record_list_set_text (fixture->list, "ech");
  assert_list (fixture, "echo");
  wm_record_list_set_text (fixture->list, "");
  refresh (fixture, NULL);
  assert_list (fixture, "Alpha echo");
  wm_record_list_set_only (fixture->list, NULL);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  g_ptr_array_set_size (ids, 0);
  wm_record_list_set_only (fixture->list, ids);
  assert_list (fixture, "");
  wm_record_list_remove_filter (fixture->list, NULL);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  g_assert_false (wm_record_list_is_filtered (fixture->list));
}

static void
refresh_one (Fixture *fixture, const char *id)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (changed, (gpointer) id);
  wm_record_list_refresh (fixture->list, changed);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *owner =
      test_add (&fixture->base, "person", "name", "J\303\266rg M\303\274ller", NULL);

  test_set (&fixture->base, fixture->ids[0], "owner", owner);
  test_set (&fixture->base, fixture->ids[2], "note", "Stands in the CELLAR,\nnext to the boiler");
  while (wm_record_list_warm (fixture->list, 2))
    ;
  wm_record_list_set_text (fixture->list, "  ALP ");
  assert_list (fixture, "Alpha");
  g_assert_true (wm_record_list_is_filtered (fixture->list));
  wm_record_list_set_text (fixture->list, "boil cellar");
  assert_list (fixture, "charlie");
  wm_record_list_set_text (fixture->list, "cellar alpha");
  assert_list (fixture, "");
  /* Words for choices, names of what is referred to without their dots, numbers as people see. */
  wm_record_list_set_text (fixture->list, "device");
  assert_list (fixture, "Alpha echo");
  wm_record_list_set_text (fixture->list, "jorg muller");
  assert_list (fixture, "delta");
  wm_record_list_set_text (fixture->list, "a-3");
  assert_list (fixture, "charlie");
  wm_record_list_set_text (fixture->list, NULL);
  assert_list (fixture, "delta Alpha charlie bravo echo");
}

/* What changes while something is typed is found by what it says now. */
static void
test_text_follows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *owner = test_add (&fixture->base, "person", "name", "Ann", NULL);

  test_set (&fixture->base, fixture->ids[0], "owner", owner);
  wm_record_list_set_text (fixture->list, "ann");
  assert_list (fixture, "delta");
  test_set (&fixture->base, fixture->ids[3], "note", "Ask Ann");
  refresh_one (fixture, fixture->ids[3]);
  assert_list (fixture, "delta bravo");
  test_set (&fixture->base, owner, "name", "Bea");
  refresh_one (fixture, owner);
  assert_list (fixture, "bravo");
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  refresh_one (fixture, owner);
  assert_list (fixture, "delta bravo");
  g_assert_true (wm_project_redo (fixture->base.project, NULL));
  wm_record_list_refresh (fixture->list, NULL);
  assert_list (fixture, "bravo");
}

static void
test_signals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_id = NULL;
  const char *middle[] = { fixture->ids[2], NULL };
  const char *ends[] = { fixture->ids[0], fixture->ids[4], NULL };

  refresh (fixture, NULL);
  assert_signals (fixture, "");
  test_set (&fixture->base, fixture->ids[1], "name", "Beta");
  refresh (fixture, fixture->ids[1]);
  assert_signals (fixture, "1-1+1 ");
  assert_list (fixture, "delta Beta charlie bravo echo");
  new_id = test_add (&fixture->base, "asset", "name", "foxtrot", NULL);
  refresh (fixture, new_id);
  assert_signals (fixture, "5-0+1 ");
  g_assert_true (wm_project_delete_records (fixture->base.project, middle, NULL));
  refresh (fixture, fixture->ids[2]);
  assert_signals (fixture, "2-1+0 ");
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  refresh (fixture, fixture->ids[2]);
  assert_signals (fixture, "2-0+1 ");
  /* What stands between two rows far apart stays, with its selection. */
  g_assert_true (wm_project_delete_records (fixture->base.project, ends, NULL));
  refresh_all (fixture, ends);
  assert_signals (fixture, "4-1+0 0-1+0 ");
  assert_list (fixture, "Beta charlie bravo foxtrot");
}

/* A view that does nothing but what it is told holds the same rows after each signal. */
static void
follow_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  GPtrArray *rows = user_data;

  g_ptr_array_remove_range (rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (rows, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (model, i);

      g_assert_cmpstr (wm_record_get_id (record), ==,
                       wm_record_get_id (g_ptr_array_index (rows, i)));
    }
}

static void
test_views_follow (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "a", "al", "e", "", "cha", "o", NULL, "h" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gulong handler = g_signal_connect (fixture->list, "items-changed", G_CALLBACK (follow_cb), rows);

  follow_cb (G_LIST_MODEL (fixture->list), 0, 0, 5, rows);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id =
          test_add (&fixture->base, "asset", "name", texts[i] ? "eh" : "oha", NULL);

      wm_record_list_set_text (fixture->list, texts[i]);
      test_set (&fixture->base, fixture->ids[i % 5], "name", i % 2 == 0 ? "echo" : "alpha");
      test_set (&fixture->base, fixture->ids[(i + 3) % 5], "note", "hotel");
      refresh_all (fixture, (const char *const[]){ id, fixture->ids[i % 5],
                                                   fixture->ids[(i + 3) % 5], NULL });
      wm_record_list_set_order (fixture->list, get_field (fixture, i % 3 == 0 ? "note" : "name"),
                                i % 2 == 0);
      refresh (fixture, id);
    }
  g_signal_handler_disconnect (fixture->list, handler);
}

/* Where rows are scattered far and wide, one stretch is less work for a view than a thousand. */
static void
test_many_stretches (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 100; i++)
    g_free (test_add (&fixture->base, "asset", "name", i % 2 == 0 ? "even" : "odd", NULL));
  wm_record_list_refresh (fixture->list, NULL);
  g_string_truncate (fixture->signals, 0);
  wm_record_list_set_text (fixture->list, "odd");
  assert_signals (fixture, "0-104+49 ");
}

/* A row that another order moves is told, and what it says now is read anew. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), FALSE);
  assert_list (fixture, "Alpha bravo charlie delta echo");
  g_string_truncate (fixture->signals, 0);
  test_set (&fixture->base, fixture->ids[3], "name", "dora");
  refresh (fixture, fixture->ids[3]);
  assert_list (fixture, "Alpha charlie delta dora echo");
  assert_signals (fixture, "4-0+1 1-1+0 ");
}

/* Without knowing what changed everything is read again, and views are told so. */
static void
test_anything (Fixture *fixture, gconstpointer data)
{
  assert_list (fixture, "delta Alpha charlie bravo echo");
  test_set (&fixture->base, fixture->ids[1], "name", "Beta");
  wm_record_list_refresh (fixture->list, NULL);
  assert_list (fixture, "delta Beta charlie bravo echo");
  assert_signals (fixture, "0-5+5 ");
}

static gboolean
add_many_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Asset %05d", N_MANY - i);
      g_autoptr (WmValues) values = test_values (&fixture->base, "asset", "name", name, NULL);
      g_autofree char *id = wm_edit_add (edit, values, error);

      if (id == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Every statement that reads whole records counts. */
static int
count_cb (unsigned type, void *data, void *statement, void *text)
{
  *(guint *) data += strstr (text, "SELECT id, number") != NULL;
  return 0;
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  sqlite3 *handle = wm_database_get_handle (fixture->database);
  guint n_reads = 0;

  g_assert_true (wm_project_edit (fixture->base.project, "import", add_many_cb, fixture, NULL));
  sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, count_cb, &n_reads);
  wm_record_list_refresh (fixture->list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, N_MANY + 5);
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), FALSE);
  wm_record_list_set_order (fixture->list, NULL, FALSE);
  g_assert_cmpuint (n_reads, ==, 0);
  /* A screen of rows is read once, however often it is looked at. */
  for (int round = 0; round < 3; round++)
    for (guint i = 10000; i < 10040; i++)
      {
        g_autoptr (WmRecord) record = g_list_model_get_item (model, i);

        g_assert_cmpint (wm_record_get_number (record), ==, (gint64) i + 1);
      }
  g_assert_cmpuint (n_reads, ==, 40);
  sqlite3_trace_v2 (handle, 0, NULL, NULL);
}

static void
weak_cb (gpointer data, GObject *object)
{
  ++*(guint *) data;
}

/* Scrolling to the end keeps some screens, not everything that was ever looked at. */
static void
test_cache_is_bounded (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint n_gone = 0;

  g_assert_true (wm_project_edit (fixture->base.project, "import", add_many_cb, fixture, NULL));
  wm_record_list_refresh (fixture->list, NULL);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (WmRecord) record = g_list_model_get_item (model, i);

      g_object_weak_ref (G_OBJECT (record), weak_cb, &n_gone);
    }
  g_assert_cmpuint (n_gone, >=, 5000 - 1000);
  g_assert_cmpuint (n_gone, <, 5000);
  wm_record_list_refresh (fixture->list, NULL);
  g_assert_cmpuint (n_gone, ==, 5000);
}

/* A record that went after the list was read is no row, and no crash. */
static void
test_gone_meanwhile (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { fixture->ids[4], NULL };

  g_assert_true (wm_project_delete_records (fixture->base.project, ids, NULL));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 4));
}

static void
assert_as_read_anew (Fixture *fixture, const WmField *order, gboolean descending)
{
  g_autoptr (WmRecordList) anew = wm_record_list_new (fixture->database, fixture->base.registry,
                                                      test_kind (&fixture->base, "asset"));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  wm_record_list_set_order (anew, order, descending);
  wm_record_list_set_filter (anew, get_field (fixture, "cloud"), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (anew)), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (wm_record_list_get_id (fixture->list, i), ==, wm_record_list_get_id (anew, i));
}

/* Changes that reach every kind of order: by the record itself, by what it names, and by a filter
 * that it comes into or falls out of. */
static void
change_each_way (Fixture *fixture, const WmField *order, gboolean descending, const char *person)
{
  static const char *const changes[][2] = {
    { "name", "Zulu 10" },
    { "name", "zulu 9" },
    { "name", "bravo" },
    { "type", "information" },
    { "type", NULL },
    { "quantity", "10" },
    { "quantity", "9" },
    { "quantity", NULL },
    { "cloud", "yes" },
    { "cloud", NULL },
    { "note", "\303\204 note" },
    { "in_use_since", "2024-02-01" },
    { "owner", "*" },
    { "owner", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const char *id = fixture->ids[i % G_N_ELEMENTS (fixture->ids)];

      test_set (&fixture->base, id, changes[i][0],
                g_strcmp0 (changes[i][1], "*") == 0 ? person : changes[i][1]);
      refresh (fixture, id);
      assert_as_read_anew (fixture, order, descending);
    }
  test_set (&fixture->base, person, "name", descending ? "Anna" : "Zora");
  refresh (fixture, person);
  assert_as_read_anew (fixture, order, descending);
}

/* Where only the records that changed are asked for, the list is the one that a whole reading would
 * give, in whatever order. */
static void
test_refresh_is_exact (Fixture *fixture, gconstpointer data)
{
  const WmKind *kind = test_kind (&fixture->base, "asset");
  g_autofree char *person = test_add (&fixture->base, "person", "name", "Mia", NULL);

  wm_record_list_set_filter (fixture->list, get_field (fixture, "cloud"), NULL);
  for (guint i = 0; i <= 2 * kind->n_fields; i++)
    {
      const WmField *order = i / 2 < kind->n_fields ? &kind->fields[i / 2] : NULL;

      wm_record_list_set_order (fixture->list, order, i % 2 == 1);
      change_each_way (fixture, order, i % 2 == 1, person);
    }
}

static void
test_refresh_after_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), FALSE);
  added = test_add (&fixture->base, "asset", "name", "bravo 2", NULL);
  refresh (fixture, added);
  assert_list (fixture, "Alpha bravo bravo 2 charlie delta echo");
  g_assert_true (wm_project_undo (fixture->base.project, NULL));
  refresh (fixture, added);
  assert_list (fixture, "Alpha bravo charlie delta echo");
  g_assert_true (wm_project_redo (fixture->base.project, NULL));
  refresh (fixture, added);
  assert_list (fixture, "Alpha bravo bravo 2 charlie delta echo");
}

/* What is said while it is frozen is told at once when it is thawed, and not before. */
static void
test_freeze (Fixture *fixture, gconstpointer data)
{
  assert_list (fixture, "delta Alpha charlie bravo echo");
  wm_record_list_freeze (fixture->list);
  wm_record_list_freeze (fixture->list);
  wm_record_list_add_filter (fixture->list, get_field (fixture, "type"), "device");
  wm_record_list_set_order (fixture->list, get_field (fixture, "name"), TRUE);
  wm_record_list_set_text (fixture->list, "alp");
  wm_record_list_thaw (fixture->list);
  assert_list (fixture, "delta Alpha charlie bravo echo");
  assert_signals (fixture, "");
  wm_record_list_thaw (fixture->list);
  assert_list (fixture, "Alpha");
  g_string_truncate (fixture->signals, 0);
  wm_record_list_freeze (fixture->list);
  wm_record_list_set_text (fixture->list, "e");
  test_set (&fixture->base, fixture->ids[4], "name", "else");
  refresh (fixture, fixture->ids[4]);
  wm_record_list_thaw (fixture->list);
  assert_list (fixture, "else Alpha");
  assert_signals (fixture, "0-0+1 ");
}

/* Given back and asked for again it says the same. */
static void
test_cool (Fixture *fixture, gconstpointer data)
{
  wm_record_list_set_text (fixture->list, "br");
  assert_list (fixture, "bravo");
  wm_record_list_cool (fixture->list);
  assert_list (fixture, "bravo");
  wm_record_list_cool (fixture->list);
  wm_record_list_set_text (fixture->list, "lph");
  assert_list (fixture, "Alpha");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/record-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("model/gives-records-and-nothing-past-the-end", test_model);
  ADD ("model/a-record-that-went-is-nothing", test_gone_meanwhile);
  ADD ("order/by-text-choice-and-reference", test_order);
  ADD ("order/by-several-fields", test_orders);
  ADD ("order/numbers-count", test_order_of_numbers);
  ADD ("order/words-as-people-sort-them", test_order_of_words);
  ADD ("filter/shows-what-has-the-value", test_filter);
  ADD ("filter/one-of-several-choices-is-enough", test_filter_of_choices);
  ADD ("filter/only-these-records", test_only);
  ADD ("filter/several-hold-at-once", test_several_filters);
  ADD ("filter/text-is-found-wherever-it-is-read", test_text);
  ADD ("filter/text-follows-what-changes", test_text_follows);
  ADD ("refresh/tells-what-changed-and-nothing-else", test_signals);
  ADD ("refresh/tells-rows-that-moved", test_moves);
  ADD ("refresh/views-hold-the-same-after-each-signal", test_views_follow);
  ADD ("refresh/very-many-stretches-are-told-as-one", test_many_stretches);
  ADD ("refresh/tells-everything-where-anything-changed", test_anything);
  ADD ("refresh/finds-what-reading-anew-would", test_refresh_is_exact);
  ADD ("refresh/follows-undo-and-redo", test_refresh_after_undo);
  ADD ("freeze/is-told-once", test_freeze);
  ADD ("cool/says-the-same", test_cool);
  ADD ("size/twenty-thousand-cost-what-is-looked-at", test_many);
  ADD ("size/memory-is-bounded", test_cache_is_bounded);
  return g_test_run ();
}
