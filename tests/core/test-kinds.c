/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every descriptor must keep to. A new kind or field is checked by this without a line here.
 */
#include "config.h"

#include "model/wm-field-value.h"
#include "model/wm-link-role.h"
#include "model/wm-registry.h"
#include "model/wm-text.h"

#include <locale.h>
#include <string.h>

static gboolean
is_identifier (const char *text)
{
  return g_regex_match_simple ("^[a-z][a-z0-9_]*[a-z0-9]$", text, 0, 0) && strlen (text) <= 40;
}

/* Words for people: there, valid, with a capital, without spaces at the ends or a full stop. */
static gboolean
is_label (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) &&
         g_unichar_isupper (g_utf8_get_char (text)) && !g_str_has_suffix (text, ".") &&
         !g_str_has_suffix (text, " ");
}

static gboolean
is_sentence (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && g_unichar_isupper (g_utf8_get_char (text)) &&
         g_str_has_suffix (text, ".");
}

/* Says which field breaks which rule, once, whatever the rule costs. */
#define CHECK(kind, field, rule)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean holds = (rule) != 0;                                                                  \
                                                                                                   \
    if (!holds)                                                                                    \
      g_test_message ("%s %s breaks the rule: " #rule, (kind)->id, (const char *) (field));        \
    g_assert_true (holds);                                                                         \
  }                                                                                                \
  G_STMT_END

static void
check_choices (const WmKind *kind, const WmField *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize length = 0;

  for (const WmChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      char *token = wm_text_fold_label (choice->token);
      char *label = wm_text_fold_label (choice->label);

      CHECK (kind, field->id, is_identifier (choice->token) || strlen (choice->token) == 1);
      CHECK (kind, field->id, is_label (choice->label));
      CHECK (kind, field->id, wm_field_find_choice (field, choice->token) == choice);
      /* People type labels or tokens, and both must mean one choice. */
      CHECK (kind, field->id, !g_hash_table_contains (seen, token));
      CHECK (kind, field->id, !g_hash_table_contains (seen, label));
      g_hash_table_add (seen, token);
      g_hash_table_add (seen, label);
      length += strlen (choice->token) + 1;
    }
  CHECK (kind, field->id, g_hash_table_size (seen) > 0);
  CHECK (kind, field->id, length <= WM_TEXT_LINE_MAX);
}

static void
check_field (WmRegistry *registry, const WmKind *kind, const WmField *field)
{
  gboolean has_choices = field->type == WM_FIELD_CHOICE || field->type == WM_FIELD_CHOICES;

  CHECK (kind, field->id, is_identifier (field->id));
  CHECK (kind, field->id, wm_kind_find_field (kind, field->id) == field);
  CHECK (kind, field->id, is_label (field->label));
  CHECK (kind, field->id, field->help != NULL && is_sentence (field->help));
  CHECK (kind, field->id, (field->choices != NULL) == has_choices);
  CHECK (kind, field->id,
         field->target == NULL || field->type == WM_FIELD_RECORD ||
             field->type == WM_FIELD_RECORDS);
  CHECK (kind, field->id, (field->role != NULL) == (field->type == WM_FIELD_RECORDS));
  CHECK (kind, field->id,
         field->target == NULL || wm_registry_find_kind (registry, field->target) != NULL);
  CHECK (kind, field->id, field->role == NULL || wm_link_role_find (field->role) != NULL);
  CHECK (kind, field->id, field->since == 0 || field->since > kind->since);
  CHECK (kind, field->id, field->type != WM_FIELD_INTEGER || field->min < field->max);
  if (has_choices)
    check_choices (kind, field);
  if (field->fallback != NULL)
    {
      g_autofree char *clean = wm_field_clean (field, field->fallback, NULL);

      g_assert_cmpstr (clean, ==, field->fallback);
    }
  CHECK (kind, field->id,
         !(field->flags & WM_FIELD_REQUIRED) || field->type == WM_FIELD_LINE ||
             field->type == WM_FIELD_TEXT ||
             (field->type == WM_FIELD_CHOICE && field->fallback != NULL));
}

static guint
count_flag (const WmKind *kind, WmFieldFlags flag)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += (kind->fields[i].flags & flag) != 0;
  return n;
}

static void
check_names (const WmKind *kind)
{
  const WmField *title = wm_kind_get_title_field (kind);
  const WmField *key = wm_kind_get_key_field (kind);

  CHECK (kind, "title", count_flag (kind, WM_FIELD_TITLE) == 1);
  CHECK (kind, title->id, title->type == WM_FIELD_LINE || (kind->flags & WM_KIND_NOTE));
  CHECK (kind, title->id, title->flags & WM_FIELD_REQUIRED);
  CHECK (kind, "key", count_flag (kind, WM_FIELD_KEY) <= 1);
  CHECK (kind, "key",
         key == NULL || (key->type == WM_FIELD_LINE && (key->flags & WM_FIELD_REQUIRED)));
  /* What people add they can name. */
  CHECK (kind, title->id,
         !(title->flags & WM_FIELD_READ_ONLY) || (kind->flags & WM_KIND_FROM_CATALOGUE));
}

static void
check_kind (WmRegistry *registry, const WmKind *kind)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  CHECK (kind, "itself", is_identifier (kind->id));
  CHECK (kind, "itself", g_regex_match_simple ("^[A-Z]{1,3}$", kind->prefix, 0, 0));
  CHECK (kind, "itself", is_label (kind->label));
  CHECK (kind, "itself", is_label (kind->plural));
  CHECK (kind, "itself", kind->help != NULL && is_sentence (kind->help));
  CHECK (kind, "itself", kind->since >= 1);
  CHECK (kind, "itself", kind->n_fields > 0 && kind->n_fields <= WM_KIND_MAX_FIELDS);
  CHECK (kind, "itself", (kind->flags & WM_KIND_SINGLE) || count_flag (kind, WM_FIELD_IN_LIST) > 0);
  /* More columns than this are read by nobody; who wants them chooses them. */
  CHECK (kind, "itself", count_flag (kind, WM_FIELD_IN_LIST) <= 8);
  check_names (kind);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      check_field (registry, kind, &kind->fields[i]);
      /* Columns of a table from elsewhere are matched by label or id. */
      CHECK (kind, kind->fields[i].id,
             g_hash_table_add (labels, wm_text_fold_label (kind->fields[i].label)));
    }
}

/* Tables and indexes share one space of names: the index of a field is named kind_field. */
static void
check_index_names (WmRegistry *registry)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    g_hash_table_add (seen, g_strdup (wm_registry_get_kind (registry, i)->id));
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          char *name = g_strconcat (kind->id, "_", kind->fields[j].id, NULL);

          CHECK (kind, kind->fields[j].id, g_hash_table_add (seen, name));
        }
    }
}

static void
test_builtin (void)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      check_kind (registry, kind);
      g_assert_true (wm_registry_find_kind (registry, kind->id) == kind);
      g_assert_true (g_hash_table_add (names, (gpointer) kind->id));
      g_assert_true (g_hash_table_add (names, (gpointer) kind->prefix));
      g_assert_true (g_hash_table_add (names, (gpointer) kind->label));
    }
  check_index_names (registry);
  g_assert_null (wm_registry_find_kind (registry, "nowhere"));
  g_assert_null (wm_registry_find_kind (registry, NULL));
}

static void
test_version (void)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, 1);
  guint version = wm_registry_get_version (registry);

  /* Every version up to the newest brings something. */
  g_array_set_size (seen, version + 1);
  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      g_array_index (seen, char, kind->since) = 1;
      for (guint j = 0; j < kind->n_fields; j++)
        g_array_index (seen, char, kind->fields[j].since) = 1;
    }
  for (guint i = 1; i <= version; i++)
    g_assert_cmpint (g_array_index (seen, char, i), ==, 1);
}

/* The ids stand in every file and in people's scripts. */
static void
test_ids_are_final (void)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  static const char *const first[][2] = {
    { "organisation", "O" }, { "person", "P" },  { "asset", "A" },
    { "requirement", "Q" },  { "control", "C" }, { "evidence", "E" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    {
      const WmKind *kind = wm_registry_find_kind (registry, first[i][0]);

      g_assert_nonnull (kind);
      g_assert_cmpstr (kind->prefix, ==, first[i][1]);
    }
}

static void
test_tables (void)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();

  g_assert_true (wm_registry_admits_table ("record", registry));
  g_assert_true (wm_registry_admits_table ("link", registry));
  g_assert_true (wm_registry_admits_table ("asset", registry));
  g_assert_false (wm_registry_admits_table ("event", registry));
  g_assert_false (wm_registry_admits_table ("meta", registry));
  g_assert_false (wm_registry_admits_table ("file", registry));
  g_assert_false (wm_registry_admits_table ("EVENT", registry));
  g_assert_false (wm_registry_admits_table ("Asset", registry));
  g_assert_false (wm_registry_admits_table ("sqlite_schema", registry));
  g_assert_false (wm_registry_admits_table ("", registry));
}

/* Mistakes in a descriptor end the program where it enters, before any SQL is made of it. */

static const WmField title_field = { .id = "title", .label = "Title", .flags = WM_FIELD_TITLE };
static const WmChoice choices[] = { { "a", "A" }, { NULL, NULL } };

typedef struct
{
  const char *name;
  const char *words; /* of the message */
  WmField field;     /* a second field of the kind */
  const char *kind_id;
  WmKindFlags flags;
} Mistake;

static const Mistake mistakes[] = {
  { "a-field-id-with-sql", "*without a proper id*", { .id = "a\" TEXT", .label = "A" } },
  { "a-field-id-with-capitals", "*without a proper id*", { .id = "Note", .label = "A" } },
  { "a-reserved-field-id", "*without a proper id*", { .id = "number", .label = "A" } },
  { "a-field-without-label", "*without a proper id*", { .id = "note" } },
  { "the-same-field-twice", "*two fields thing.title*", { .id = "title", .label = "A" } },
  { "a-choice-without-choices",
    "*type do not fit*",
    { .id = "note", .label = "A", .type = WM_FIELD_CHOICE } },
  { "a-text-with-choices",
    "*type do not fit*",
    { .id = "note", .label = "A", .choices = choices } },
  { "a-reference-without-target",
    "*type do not fit*",
    { .id = "note", .label = "A", .type = WM_FIELD_RECORD } },
  { "a-reference-to-nowhere",
    "*names a kind that is not there*",
    { .id = "note", .label = "A", .type = WM_FIELD_RECORD, .target = "nowhere" } },
  { "a-number-without-range",
    "*allows no number*",
    { .id = "note", .label = "A", .type = WM_FIELD_INTEGER } },
  { "a-required-date",
    "*cannot be required*",
    { .id = "note", .label = "A", .type = WM_FIELD_DATE, .flags = WM_FIELD_REQUIRED } },
  { "a-required-choice-without-fallback",
    "*cannot be required*",
    { .id = "note",
      .label = "A",
      .type = WM_FIELD_CHOICE,
      .choices = choices,
      .flags = WM_FIELD_REQUIRED } },
  { "a-reserved-kind", "*no proper id*", { .id = "note", .label = "A" }, "event" },
  { "a-kind-id-with-sql", "*no proper id*", { .id = "note", .label = "A" }, "a; DROP" },
  { "a-kind-without-its-file-fields",
    "*lacks the fields of an attached file*",
    { .id = "note", .label = "A" },
    "thing",
    WM_KIND_HAS_FILE },
};

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  const WmField fields[] = { title_field, mistake->field };
  const WmKind kind = {
    .id = mistake->kind_id != NULL ? mistake->kind_id : "thing",
    .prefix = "T",
    .label = "Thing",
    .plural = "Things",
    .flags = mistake->flags,
    .since = 1,
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };
  const WmKind *kinds[] = { &kind };

  if (g_test_subprocess ())
    {
      g_autoptr (WmRegistry) registry = wm_registry_new (kinds, 1);

      g_assert_nonnull (registry);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (mistake->words);
}

static void
test_same_kind_twice (void)
{
  static const WmKind kind = {
    .id = "thing", .prefix = "T", .since = 1, .fields = &title_field, .n_fields = 1
  };
  const WmKind *kinds[] = { &kind, &kind };

  if (g_test_subprocess ())
    {
      g_autoptr (WmRegistry) registry = wm_registry_new (kinds, 2);

      g_assert_nonnull (registry);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*two kinds thing*");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/builtin/keep-to-the-rules", test_builtin);
  g_test_add_func ("/kinds/builtin/every-version-brings-something", test_version);
  g_test_add_func ("/kinds/builtin/ids-are-final", test_ids_are_final);
  g_test_add_func ("/kinds/registry/admits-tables-of-records-only", test_tables);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kinds/mistake/%s", mistakes[i].name);

      g_test_add_data_func (path, &mistakes[i], test_mistake);
    }
  g_test_add_func ("/kinds/mistake/the-same-kind-twice", test_same_kind_twice);
  return g_test_run ();
}
