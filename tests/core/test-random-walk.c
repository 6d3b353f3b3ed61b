/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten thousand random steps against a model that knows nothing of the program: a table of texts,
 * and for each edit the list of texts that it changed. */
#include "config.h"

#include "fixture.h"

#include <locale.h>
#include <string.h>

#define DEFAULT_STEPS 10000
#define COMPARE_EVERY 100
#define MAX_RECORDS 40

typedef struct
{
  char *key;
  char *before; /* NULL: was not there */
  char *after;  /* NULL: is not there any more */
} Change;

typedef struct
{
  GHashTable *values; /* (owned) char * -> (owned) char *: "id field" or "link from to role" */
  GHashTable *kinds;  /* (owned) char * id -> (unowned) char * kind: records there now or once */
  GPtrArray *undo;    /* of GPtrArray of Change */
  GPtrArray *redo;
  GPtrArray *current; /* of Change: the edit under way */
} Model;

typedef struct
{
  TestProject base;
  Model model;
  GRand *random;
  GPtrArray *ids; /* (owned) char *: persons and assets that were ever added, and a control */
} Walk;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->key);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static GPtrArray *
new_diff (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

static void
put (Model *model, const char *key, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (model->values, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (model->values, key);
}

static void
model_set (Model *model, const char *key, const char *value)
{
  const char *before = g_hash_table_lookup (model->values, key);
  Change *change;

  if (g_strcmp0 (before, value) == 0)
    return;
  change = g_new0 (Change, 1);
  change->key = g_strdup (key);
  change->before = g_strdup (before);
  change->after = g_strdup (value);
  g_ptr_array_add (model->current, change);
  put (model, key, value);
}

static void
model_set_field (Model *model, const char *id, const char *field, const char *value)
{
  g_autofree char *key = g_strdup_printf ("%s %s", id, field);

  model_set (model, key, value);
}

/* An edit that changed nothing is none, and then what was undone can still be redone. */
static void
model_commit (Model *model)
{
  if (model->current->len == 0)
    return;
  g_ptr_array_add (model->undo, g_steal_pointer (&model->current));
  model->current = new_diff ();
  g_ptr_array_set_size (model->redo, 0);
}

static gboolean
model_undo (Model *model)
{
  GPtrArray *diff;

  if (model->undo->len == 0)
    return FALSE;
  diff = g_ptr_array_steal_index (model->undo, model->undo->len - 1);
  for (guint i = diff->len; i > 0; i--)
    {
      Change *change = g_ptr_array_index (diff, i - 1);

      put (model, change->key, change->before);
    }
  g_ptr_array_add (model->redo, diff);
  return TRUE;
}

static gboolean
model_redo (Model *model)
{
  GPtrArray *diff;

  if (model->redo->len == 0)
    return FALSE;
  diff = g_ptr_array_steal_index (model->redo, model->redo->len - 1);
  for (guint i = 0; i < diff->len; i++)
    {
      Change *change = g_ptr_array_index (diff, i);

      put (model, change->key, change->after);
    }
  g_ptr_array_add (model->undo, diff);
  return TRUE;
}

/* The project as such a table. */
static GHashTable *
read_values (Walk *walk)
{
  WmDatabase *database = wm_project_get_database (walk->base.project);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *links = test_query (database, "SELECT from_id, to_id, role FROM main.link");
  g_auto (GStrv) lines = g_strsplit (links, "\n", -1);

  for (guint i = 0; i < wm_registry_get_n_kinds (walk->base.registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (walk->base.registry, i);
      g_autoptr (GPtrArray) records = wm_records_list (database, walk->base.registry, kind);

      for (guint r = 0; r < records->len; r++)
        {
          WmRecord *record = g_ptr_array_index (records, r);
          const char *id = wm_record_get_id (record);

          g_hash_table_insert (
              values, g_strdup_printf ("%s number", id),
              g_strdup_printf ("%" G_GINT64_FORMAT, wm_record_get_number (record)));
          for (guint f = 0; f < kind->n_fields; f++)
            {
              const char *value = wm_record_get_value (record, &kind->fields[f]);

              /* What is kept as links is compared as links. */
              if (value != NULL && wm_field_has_column (&kind->fields[f]))
                g_hash_table_insert (values, g_strdup_printf ("%s %s", id, kind->fields[f].id),
                                     g_strdup (value));
            }
        }
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_auto (GStrv) parts = g_strsplit (lines[i], "|", 3);

        g_hash_table_insert (
            values, g_strdup_printf ("link %s %s %s", parts[0], parts[1], parts[2]), g_strdup (""));
      }
  return values;
}

static void
assert_agrees (Walk *walk)
{
  g_autoptr (GHashTable) values = read_values (walk);
  GHashTableIter iter;
  gpointer key = NULL, expected = NULL;

  g_hash_table_iter_init (&iter, walk->model.values);
  while (g_hash_table_iter_next (&iter, &key, &expected))
    if (g_strcmp0 (g_hash_table_lookup (values, key), expected) != 0)
      g_error ("“%s” is “%s” and should be “%s”", (char *) key,
               (char *) g_hash_table_lookup (values, key), (char *) expected);
  g_assert_cmpuint (g_hash_table_size (values), ==, g_hash_table_size (walk->model.values));
}

static gboolean
is_there (Walk *walk, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s number", id);

  return g_hash_table_contains (walk->model.values, key);
}

/* A record that is there now, or NULL; @kind NULL: of any kind. */
static const char *
pick (Walk *walk, const char *kind)
{
  for (int attempt = 0; attempt < 30; attempt++)
    {
      const char *id =
          g_ptr_array_index (walk->ids, g_rand_int_range (walk->random, 0, (int) walk->ids->len));

      if (is_there (walk, id) &&
          (kind == NULL || strcmp (g_hash_table_lookup (walk->model.kinds, id), kind) == 0))
        return id;
    }
  return NULL;
}

static char *
random_value (Walk *walk, const WmField *field)
{
  guint n_choices = 0;

  if ((field->flags & WM_FIELD_REQUIRED) == 0 && g_rand_int_range (walk->random, 0, 4) == 0)
    return NULL;
  switch (field->type)
    {
    case WM_FIELD_INTEGER:
      return g_strdup_printf ("%d", g_rand_int_range (walk->random, 1, 900));
    case WM_FIELD_NUMBER:
      return g_strdup_printf ("%d.5", g_rand_int_range (walk->random, 1, 900));
    case WM_FIELD_DATE:
      return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (walk->random, 10, 30),
                              g_rand_int_range (walk->random, 1, 13),
                              g_rand_int_range (walk->random, 1, 29));
    case WM_FIELD_BOOLEAN:
      return g_strdup (g_rand_boolean (walk->random) ? "yes" : "no");
    case WM_FIELD_CHOICE:
    case WM_FIELD_CHOICES:
      while (field->choices[n_choices].token != NULL)
        n_choices++;
      return g_strdup (field->choices[g_rand_int_range (walk->random, 0, (int) n_choices)].token);
    case WM_FIELD_RECORD:
      return g_strdup (pick (walk, field->target));
    case WM_FIELD_LINE:
    case WM_FIELD_TEXT:
    default:
      return g_strdup_printf ("Größe %d %s", g_rand_int_range (walk->random, 0, 50),
                              field->type == WM_FIELD_TEXT ? "zwei\nZeilen" : "“x”");
    }
}

static void
step_add (Walk *walk)
{
  static const char *const kinds[] = { "person", "asset" };
  const WmKind *kind = test_kind (&walk->base, kinds[g_rand_int_range (walk->random, 0, 2)]);
  g_autoptr (WmValues) values = wm_values_new (kind);
  g_autoptr (WmRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  char *id;

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WM_FIELD_REQUIRED) ||
        (wm_field_has_column (&kind->fields[i]) && g_rand_int_range (walk->random, 0, 3) == 0))
      wm_values_take (values, &kind->fields[i], random_value (walk, &kind->fields[i]));
  id = wm_project_add_record (walk->base.project, values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kind->n_fields; i++)
    model_set_field (&walk->model, id, kind->fields[i].id,
                     wm_values_has (values, i) ? wm_values_get (values, i)
                                               : kind->fields[i].fallback);
  /* Numbers are for people; the model believes the program and holds it to its word afterwards. */
  record = test_load (&walk->base, id);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, wm_record_get_number (record));
  model_set_field (&walk->model, id, "number", number);
  g_hash_table_insert (walk->model.kinds, g_strdup (id), (gpointer) kind->id);
  g_ptr_array_add (walk->ids, id);
}

static void
step_set (Walk *walk)
{
  const char *id = pick (walk, NULL);
  const WmKind *kind;
  g_autoptr (WmValues) values = NULL;
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return;
  kind = test_kind (&walk->base, g_hash_table_lookup (walk->model.kinds, id));
  values = wm_values_new (kind);
  for (int n = g_rand_int_range (walk->random, 1, 4); n > 0; n--)
    {
      const WmField *field =
          &kind->fields[g_rand_int_range (walk->random, 0, (int) kind->n_fields)];

      if ((field->flags & WM_FIELD_READ_ONLY) == 0 && wm_field_has_column (field))
        wm_values_take (values, field, random_value (walk, field));
    }
  g_assert_true (wm_project_set_record (walk->base.project, id, values, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < kind->n_fields; i++)
    if (wm_values_has (values, i))
      model_set_field (&walk->model, id, kind->fields[i].id, wm_values_get (values, i));
}

/* What the model loses with a record: its own values, links, and fields that named it. */
static void
model_delete (Model *model, const char *id)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key = NULL, value = NULL;

  g_hash_table_iter_init (&iter, model->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (strstr (key, id) != NULL || strcmp (value, id) == 0)
      g_ptr_array_add (keys, g_strdup (key));
  for (guint i = 0; i < keys->len; i++)
    model_set (model, g_ptr_array_index (keys, i), NULL);
}

static void
step_delete (Walk *walk)
{
  const char *id = pick (walk, g_rand_boolean (walk->random) ? "person" : "asset");
  const char *ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return;
  g_assert_true (wm_project_delete_records (walk->base.project, ids, &error));
  g_assert_no_error (error);
  model_delete (&walk->model, id);
}

static void
step_link (Walk *walk, gboolean add)
{
  static const char *const roles[] = { "relates", "depends_on" };
  const char *role = roles[g_rand_int_range (walk->random, 0, 2)];
  const char *from = pick (walk, NULL);
  const char *to = pick (walk, NULL);
  g_autofree char *key = NULL;
  g_autofree char *reverse = NULL;
  g_autoptr (GError) error = NULL;

  if (from == NULL || to == NULL || strcmp (from, to) == 0)
    return;
  key = g_strdup_printf ("link %s %s %s", from, to, role);
  reverse = g_strdup_printf ("link %s %s %s", to, from, role);
  if (add)
    {
      g_assert_true (wm_project_link_records (walk->base.project, from, to, role, &error));
      model_set (&walk->model, key, "");
    }
  else
    {
      g_assert_true (wm_project_unlink_records (walk->base.project, from, to, role, &error));
      model_set (&walk->model, key, NULL);
      model_set (&walk->model, reverse, NULL);
    }
  g_assert_no_error (error);
}

static void
step_rewind (Walk *walk, gboolean undo)
{
  gboolean expected = undo ? model_undo (&walk->model) : model_redo (&walk->model);
  g_autoptr (GError) error = NULL;
  gboolean done = undo ? wm_project_undo (walk->base.project, &error)
                       : wm_project_redo (walk->base.project, &error);

  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, WM_PROJECT_ERROR, (int) WM_PROJECT_ERROR_NOTHING);
  g_assert_cmpint (done, ==, expected);
}

/* Now and then the file is written; now and then the project is opened again, also without having
 * been saved, and then the journal has the rest. */
static void
step_store (Walk *walk)
{
  int what = g_rand_int_range (walk->random, 0, 4);

  if (what < 2)
    test_project_save (&walk->base);
  else if (what == 2)
    test_project_reopen (&walk->base);
  else
    {
      test_project_close (&walk->base);
      test_project_open (&walk->base);
    }
}

static void
step (Walk *walk)
{
  int what = g_rand_int_range (walk->random, 0, 100);
  guint n_records = walk->ids->len;

  if (what < 12 && n_records < MAX_RECORDS * 20)
    step_add (walk);
  else if (what < 45)
    step_set (walk);
  else if (what < 52)
    step_delete (walk);
  else if (what < 65)
    step_link (walk, what < 60);
  else if (what < 85)
    step_rewind (walk, TRUE);
  else if (what < 99)
    step_rewind (walk, FALSE);
  else
    step_store (walk);
  model_commit (&walk->model);
}

static guint
read_number (const char *variable, guint fallback)
{
  const char *said = g_getenv (variable);

  return said != NULL ? (guint) g_ascii_strtoull (said, NULL, 10) : fallback;
}

static void
begin (Walk *walk, guint seed)
{
  g_autofree char *control = test_resolve (&walk->base, "A.5.9");

  walk->random = g_rand_new_with_seed (seed);
  walk->ids = g_ptr_array_new_with_free_func (g_free);
  walk->model.kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->model.undo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  walk->model.redo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  walk->model.current = new_diff ();
  walk->model.values = read_values (walk);
  g_hash_table_insert (walk->model.kinds, g_strdup (control), (gpointer) "control");
  g_ptr_array_add (walk->ids, g_steal_pointer (&control));
  test_project_save (&walk->base);
}

static void
end (Walk *walk)
{
  g_rand_free (walk->random);
  g_ptr_array_unref (walk->ids);
  g_hash_table_unref (walk->model.values);
  g_hash_table_unref (walk->model.kinds);
  g_ptr_array_unref (walk->model.undo);
  g_ptr_array_unref (walk->model.redo);
  g_ptr_array_unref (walk->model.current);
}

static void
test_agrees_with_a_model (Walk *walk, gconstpointer unused)
{
  guint seed = read_number ("WAYMARK_TEST_SEED", 20261123);
  guint n_steps = read_number ("WAYMARK_TEST_STEPS", DEFAULT_STEPS);

  g_test_message ("WAYMARK_TEST_SEED=%u WAYMARK_TEST_STEPS=%u", seed, n_steps);
  begin (walk, seed);
  for (guint i = 0; i < n_steps; i++)
    {
      step (walk);
      if (i % COMPARE_EVERY == 0)
        assert_agrees (walk);
    }
  assert_agrees (walk);
  test_project_verify (&walk->base);

  /* Back to the beginning and forth again. */
  while (walk->model.undo->len > 0)
    step_rewind (walk, TRUE);
  assert_agrees (walk);
  step_rewind (walk, TRUE);
  while (walk->model.redo->len > 0)
    step_rewind (walk, FALSE);
  assert_agrees (walk);
  test_project_verify (&walk->base);
  end (walk);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/random-walk/project/agrees-with-a-model", Walk, NULL,
              (void (*) (Walk *, gconstpointer)) test_project_set_up, test_agrees_with_a_model,
              (void (*) (Walk *, gconstpointer)) test_project_tear_down);
  return g_test_run ();
}
