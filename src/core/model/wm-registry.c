/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-registry.h"

#include "wm-field-sql.h"
#include "wm-link-role.h"

#include <string.h>

struct _WmRegistry
{
  GObject parent_instance;

  const WmKind **kinds; /* owned array of borrowed kinds */
  WmKindSql *sql;       /* owned, beside kinds */
  GHashTable *by_id;    /* (unowned) char * -> index + 1 */
  guint n_kinds;
  guint version;
};

G_DEFINE_FINAL_TYPE (WmRegistry, wm_registry, G_TYPE_OBJECT)

static gboolean
is_identifier (const char *text)
{
  return text != NULL && *text != '\0' && g_ascii_islower (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

/* A required column has a default, which a migration gives to the records that are there; only text
 * has one that fits its type and its check. */
static gboolean
can_be_required (const WmField *field)
{
  return field->type == WM_FIELD_LINE || field->type == WM_FIELD_TEXT ||
         (field->type == WM_FIELD_CHOICE && field->fallback != NULL);
}

static void
check_field (const WmKind *kind, const WmField *field)
{
  static const char *const reserved[] = { "id", "number", "value", "kind", "links", NULL };
  gboolean needs_choices = field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_CHOICES;

  if (!is_identifier (field->id) || field->label == NULL || g_strv_contains (reserved, field->id))
    g_error ("The kind %s has a field without a proper id and label", kind->id);
  if (needs_choices != (field->choices != NULL) ||
      (field->type == WM_FIELD_RECORD && field->target == NULL) ||
      (!wm_field_names_records (field) && field->target != NULL) ||
      (field->type == WM_FIELD_RECORDS) != (field->role != NULL) ||
      (field->role != NULL && wm_link_role_find (field->role) == NULL))
    g_error ("The field %s.%s and its type do not fit", kind->id, field->id);
  if (field->type == WM_FIELD_INTEGER && field->min >= field->max)
    g_error ("The field %s.%s allows no number", kind->id, field->id);
  if ((field->flags & WM_FIELD_REQUIRED) && !can_be_required (field))
    g_error ("The field %s.%s cannot be required", kind->id, field->id);
  if (wm_kind_find_field (kind, field->id) != field)
    g_error ("There are two fields %s.%s", kind->id, field->id);
}

/* Descriptors become SQL, so they are checked once, where they enter. */
static void
check_kind (const WmKind *kind)
{
  static const char *const reserved[] = { "meta", "event", "file", "record", "link", NULL };

  if (!is_identifier (kind->id) || kind->prefix == NULL || kind->since == 0 ||
      g_strv_contains (reserved, kind->id))
    g_error ("A kind of record has no proper id, prefix or version");
  if (kind->n_fields > WM_KIND_MAX_FIELDS || wm_kind_get_title_field (kind) == NULL)
    g_error ("The kind %s has too many fields or none that names a record", kind->id);
  for (guint i = 0; i < kind->n_fields; i++)
    check_field (kind, &kind->fields[i]);
  if ((kind->flags & WM_KIND_HAS_FILE) &&
      (wm_kind_find_field (kind, "sha256") == NULL || wm_kind_find_field (kind, "size") == NULL ||
       wm_kind_find_field (kind, "file_name") == NULL))
    g_error ("The kind %s lacks the fields of an attached file", kind->id);
}

static void
check_targets (WmRegistry *self, const WmKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].target != NULL &&
        wm_registry_find_kind (self, kind->fields[i].target) == NULL)
      g_error ("The field %s.%s names a kind that is not there", kind->id, kind->fields[i].id);
}

static void
make_sql (const WmKind *kind, WmKindSql *sql)
{
  g_autoptr (GString) columns = g_string_new ("id, number");
  g_autoptr (GString) stored = g_string_new ("id, number");
  g_autoptr (GString) values = g_string_new (":id, :number");

  sql->update = g_new0 (char *, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *id = kind->fields[i].id;

      g_string_append (columns, ", ");
      wm_field_append_column (&kind->fields[i], columns, kind->id);
      if (!wm_field_has_column (&kind->fields[i]))
        {
          sql->update[i] = g_strdup ("");
          continue;
        }
      g_string_append_printf (stored, ", \"%s\"", id);
      g_string_append_printf (values, ", :%s", id);
      sql->update[i] =
          g_strdup_printf ("UPDATE main.%s SET \"%s\" = :value WHERE id = :id", kind->id, id);
    }
  sql->select = g_strdup_printf ("SELECT %s FROM main.%s WHERE id = :id", columns->str, kind->id);
  sql->insert =
      g_strdup_printf ("INSERT INTO main.%s (%s) VALUES (%s)", kind->id, stored->str, values->str);
  sql->remove = g_strdup_printf ("DELETE FROM main.%s WHERE id = :id", kind->id);
  sql->columns = g_string_free (g_steal_pointer (&columns), FALSE);
}

WmRegistry *
wm_registry_new (const WmKind *const *kinds, guint n_kinds)
{
  WmRegistry *self = g_object_new (WM_TYPE_REGISTRY, NULL);

  self->kinds = g_memdup2 (kinds, n_kinds * sizeof *kinds);
  self->sql = g_new0 (WmKindSql, n_kinds);
  self->n_kinds = n_kinds;
  for (guint i = 0; i < n_kinds; i++)
    {
      check_kind (kinds[i]);
      if (!g_hash_table_insert (self->by_id, (gpointer) kinds[i]->id, GUINT_TO_POINTER (i + 1)))
        g_error ("There are two kinds %s", kinds[i]->id);
      make_sql (kinds[i], &self->sql[i]);
      self->version = MAX (self->version, kinds[i]->since);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        self->version = MAX (self->version, kinds[i]->fields[j].since);
    }
  for (guint i = 0; i < n_kinds; i++)
    check_targets (self, kinds[i]);
  return self;
}

WmRegistry *
wm_registry_new_builtin (void)
{
  guint n_kinds = 0;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  return wm_registry_new (kinds, n_kinds);
}

guint
wm_registry_get_n_kinds (WmRegistry *self)
{
  g_return_val_if_fail (WM_IS_REGISTRY (self), 0);

  return self->n_kinds;
}

const WmKind *
wm_registry_get_kind (WmRegistry *self, guint index)
{
  g_return_val_if_fail (WM_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (index < self->n_kinds, NULL);

  return self->kinds[index];
}

static guint
find_index (WmRegistry *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
}

const WmKind *
wm_registry_find_kind (WmRegistry *self, const char *id)
{
  guint found;

  g_return_val_if_fail (WM_IS_REGISTRY (self), NULL);

  found = id != NULL ? find_index (self, id) : 0;
  return found > 0 ? self->kinds[found - 1] : NULL;
}

guint
wm_registry_get_version (WmRegistry *self)
{
  g_return_val_if_fail (WM_IS_REGISTRY (self), 0);

  return self->version;
}

gboolean
wm_registry_admits_table (const char *table, gpointer registry)
{
  return strcmp (table, "record") == 0 || strcmp (table, "link") == 0 ||
         find_index (registry, table) > 0;
}

const WmKindSql *
wm_registry_get_sql (WmRegistry *self, const WmKind *kind)
{
  guint found;

  g_return_val_if_fail (WM_IS_REGISTRY (self), NULL);

  found = find_index (self, kind->id);
  g_assert (found > 0);
  return &self->sql[found - 1];
}

static void
wm_registry_finalize (GObject *object)
{
  WmRegistry *self = WM_REGISTRY (object);

  for (guint i = 0; i < self->n_kinds; i++)
    {
      g_free (self->sql[i].columns);
      g_free (self->sql[i].select);
      g_free (self->sql[i].insert);
      g_free (self->sql[i].remove);
      g_strfreev (self->sql[i].update);
    }
  g_free (self->sql);
  g_free (self->kinds);
  g_hash_table_unref (self->by_id);

  G_OBJECT_CLASS (wm_registry_parent_class)->finalize (object);
}

static void
wm_registry_class_init (WmRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_registry_finalize;
}

static void
wm_registry_init (WmRegistry *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}
