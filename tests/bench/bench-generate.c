/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes projects to measure with, through the same doors as a person: one event for each record,
 * each decision, each link and each file. With WAYMARK_SEED and WAYMARK_NOW set the same arguments
 * make the same bytes. Evidence is random, so that no packing makes it smaller than what people
 * attach (pictures, PDFs, office files are packed already). */
#include "config.h"

#include "bench.h"
#include "project/wm-edit-many.h"
#include "project/wm-evidence.h"
#include "project/wm-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define BLOCK (64 * 1024)

/* Sizes of files lie between 1 and 2 to this power times the smallest, each power as often. */
#define SIZE_POWERS 10.0

/* splitmix64: a few operations for eight bytes that no deflate gains on. */
typedef struct
{
  guint64 state;
} Random;

static guint64
random_next (Random *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

static guint
random_below (Random *self, guint limit)
{
  return (guint) (random_next (self) % limit);
}

#define PICK(random, list) (list)[random_below ((random), G_N_ELEMENTS (list))]

typedef struct
{
  const Bench *bench;
  WmProject *project; /* owned */
  Random random;
  GPtrArray *persons, *assets, *controls; /* (owned) (element-type utf8): ids */
  GPtrArray *risks, *notes;               /* (owned) (element-type utf8): ids */
  guint n_links;
  double *weights; /* owned: of the files */
  double weight_sum;
  char *folder; /* owned: where files to attach are made */
} Generator;

static const char *const given[] = { "Ada",   "Ben",   "Carla", "David", "Elif", "Frida",
                                     "Georg", "Hanna", "Ivan",  "Jule",  "Kofi", "Lena" };
static const char *const family[] = { "Albrecht", "Bauer",   "Costa",  "Diallo",
                                      "Engel",    "Fischer", "Gruber", "Hoffmann",
                                      "Ionescu",  "Jansen",  "Keller", "Lang" };
static const char *const things[] = { "Laptop",  "Server",         "Customer data", "Backup",
                                      "Router",  "Ticket system",  "Payroll",       "Office",
                                      "Website", "Source archive", "Mail service",  "Phone" };
static const char *const places[] = { "Head office", "Branch north", "Data centre", "Home",
                                      "Cloud, region west" };
static const char *const types[] = { "business_process", "information", "application", "system",
                                     "device",           "network",     "site",        "people",
                                     "service",          "other" };
static const char *const levels[] = { "low", "medium", "high", "very_high" };
static const char *const classes[] = { "public", "internal", "confidential",
                                       "strictly_confidential" };
static const char *const statuses[] = { "not_started", "planned", "partly", "implemented" };
static const char *const endings[] = { "pdf", "png", "docx", "xlsx", "zip" };
static const char *const topics[] = { "Access review",  "Restore test",      "Training list",
                                      "Firewall rules", "Supplier contract", "Scan report" };
static const char *const mishaps[] = {
  "is stolen",      "fails for days",   "is read by strangers",
  "is out of date", "burns down",       "is known to one person only",
  "loses its data", "cannot be reached"
};
static const char *const sentences[] = {
  "Looked through with the owner and found to be as described.",
  "The supplier confirmed this in writing; the letter is in the folder of contracts.",
  "To be looked at again after the move to the new building.",
  "Only two people have the key, and both are trained.",
  "Was replaced last year; the old one was wiped and the proof of it filed.",
};

static char *
dup_text (Random *random, guint n_sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", PICK (random, sentences));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_date (Random *random)
{
  return g_strdup_printf ("%u-%02u-%02u", 2020 + random_below (random, 6),
                          1 + random_below (random, 12), 1 + random_below (random, 28));
}

static WmValues *
new_values (Generator *self, const char *kind_id)
{
  return wm_values_new (wm_registry_find_kind (wm_project_get_registry (self->project), kind_id));
}

static void
set_taken (WmValues *values, const char *field_id, char *value)
{
  wm_values_take (values, wm_kind_find_field (wm_values_get_kind (values), field_id), value);
}

static gboolean
add_person (Generator *self, guint number, GError **error)
{
  g_autoptr (WmValues) values = new_values (self, "person");
  Random *random = &self->random;
  const char *first = PICK (random, given);
  const char *last = PICK (random, family);
  char *id;

  set_taken (values, "name", g_strdup_printf ("%s %s", first, last));
  set_taken (values, "email", g_strdup_printf ("%s.%s%u@example.com", first, last, number));
  wm_values_set_by_id (values, "job_title", "Specialist");
  wm_values_set_by_id (values, "team", PICK (random, places));
  set_taken (values, "joined", dup_date (random));
  wm_values_set_by_id (values, "in_scope", "yes");
  id = wm_project_add_record (self->project, values, error);
  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->persons, id);
  return TRUE;
}

static const char *
pick_person (Generator *self)
{
  return g_ptr_array_index (self->persons, random_below (&self->random, self->persons->len));
}

static void
fill_asset (Generator *self, WmValues *values, guint number)
{
  Random *random = &self->random;

  set_taken (values, "name", g_strdup_printf ("%s %u", PICK (random, things), number));
  wm_values_set_by_id (values, "type", PICK (random, types));
  set_taken (values, "description", dup_text (random, 2));
  wm_values_set_by_id (values, "owner", pick_person (self));
  wm_values_set_by_id (values, "custodian", pick_person (self));
  wm_values_set_by_id (values, "location", PICK (random, places));
  set_taken (values, "serial", g_strdup_printf ("SN-%08X", (guint) random_next (random)));
  wm_values_set_by_id (values, "quantity", "1");
  wm_values_set_by_id (values, "classification", PICK (random, classes));
  wm_values_set_by_id (values, "confidentiality", PICK (random, levels));
  wm_values_set_by_id (values, "integrity", PICK (random, levels));
  wm_values_set_by_id (values, "availability", PICK (random, levels));
  wm_values_set_by_id (values, "in_scope", "yes");
  set_taken (values, "in_use_since", dup_date (random));
  set_taken (values, "note", dup_text (random, 1));
}

static gboolean
add_asset (Generator *self, guint number, GError **error)
{
  g_autoptr (WmValues) values = new_values (self, "asset");
  char *id;

  fill_asset (self, values, number);
  id = wm_project_add_record (self->project, values, error);
  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->assets, id);
  return TRUE;
}

static gboolean
decide_controls (Generator *self, GError **error)
{
  g_autoptr (GPtrArray) controls = bench_list (self->project, "control");
  Random *random = &self->random;

  for (guint i = 0; i < controls->len; i++)
    {
      g_autoptr (WmValues) values = new_values (self, "control");
      const char *id = wm_record_get_id (g_ptr_array_index (controls, i));
      const gboolean excluded = random_below (random, 10) == 0;

      wm_values_set_by_id (values, "decision", excluded ? "excluded" : "applicable");
      wm_values_set_by_id (values, "reasons", excluded ? NULL : "contract,risk");
      set_taken (values, "justification", dup_text (random, 1));
      wm_values_set_by_id (values, "status", PICK (random, statuses));
      set_taken (values, "how", dup_text (random, 3));
      wm_values_set_by_id (values, "owner", pick_person (self));
      if (!wm_project_set_record (self->project, id, values, error))
        return FALSE;
      g_ptr_array_add (self->controls, g_strdup (id));
    }
  return TRUE;
}

static gboolean
add_link (Generator *self, const char *from, const char *to, const char *role, GError **error)
{
  self->n_links++;
  return wm_project_link_records (self->project, from, to, role, error);
}

/* Every second asset is protected by a control, every fourth needs the one before it. */
static gboolean
link_assets (Generator *self, GError **error)
{
  for (guint i = 1; i < self->assets->len; i++)
    {
      const char *asset = g_ptr_array_index (self->assets, i);
      const guint control = random_below (&self->random, self->controls->len);

      if (i % 2 == 0 &&
          !add_link (self, g_ptr_array_index (self->controls, control), asset, "protects", error))
        return FALSE;
      if (i % 4 == 0 &&
          !add_link (self, asset, g_ptr_array_index (self->assets, i - 1), "depends_on", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fail_errno (GError **error, const char *path)
{
  const int number = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), "%s: %s", path,
               g_strerror (number));
  return FALSE;
}

static gboolean
write_random (int fd, Random *random, guint64 size)
{
  guint64 block[BLOCK / sizeof (guint64)];

  for (guint64 done = 0; done < size; done += MIN (size - done, BLOCK))
    {
      const gsize n = (gsize) MIN (size - done, BLOCK);

      for (gsize i = 0; i < (n + 7) / 8; i++)
        block[i] = random_next (random);
      if (write (fd, block, n) != (gssize) n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_source (Generator *self, const char *path, guint number, guint64 size, GError **error)
{
  Random content = { self->random.state ^ number };
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return fail_errno (error, path);
  done = write_random (fd, &content, size);
  if (!done)
    fail_errno (error, path);
  close (fd);
  return done;
}

/* The sizes of all files together are exactly what was asked for. */
static guint64
choose_size (Generator *self, guint number)
{
  const double bytes = (double) self->bench->bytes;
  double before = 0.0, after;

  if (self->bench->bytes == 0)
    return 32;
  for (guint i = 0; i < number; i++)
    before += self->weights[i];
  after = before + self->weights[number];
  return (guint64) floor (bytes * after / self->weight_sum) -
         (guint64) floor (bytes * before / self->weight_sum);
}

static void
choose_weights (Generator *self)
{
  const guint n = (guint) self->bench->files;

  self->weights = g_new (double, MAX (n, 1));
  self->weight_sum = 0.0;
  for (guint i = 0; i < n; i++)
    {
      self->weights[i] =
          exp2 (SIZE_POWERS * (double) random_below (&self->random, 1 << 20) / (1 << 20));
      self->weight_sum += self->weights[i];
    }
}

static void
fill_evidence (Generator *self, WmValues *values, guint number)
{
  Random *random = &self->random;

  set_taken (values, "title", g_strdup_printf ("Evidence %05u", number));
  set_taken (values, "shows", dup_text (random, 2));
  wm_values_set_by_id (values, "source", PICK (random, places));
  wm_values_set_by_id (values, "collected_by", pick_person (self));
  set_taken (values, "collected_on", dup_date (random));
  set_taken (values, "period_from", dup_date (random));
}

static gboolean
attach (Generator *self, guint number, GError **error)
{
  g_autoptr (WmValues) values = new_values (self, "evidence");
  g_autofree char *folder = wm_project_dup_staging_folder (self->project);
  g_autofree char *path =
      g_strdup_printf ("%s/%s %05u.%s", self->folder, topics[number % G_N_ELEMENTS (topics)],
                       number, endings[number % G_N_ELEMENTS (endings)]);
  GPtrArray *targets = number % 2 == 0 ? self->controls : self->assets;
  const char *target = g_ptr_array_index (targets, random_below (&self->random, targets->len));
  g_autoptr (WmStagedFile) file = NULL;
  g_autofree char *id = NULL;

  fill_evidence (self, values, number);
  if (!write_source (self, path, number, choose_size (self, number), error))
    return FALSE;
  file = wm_staged_file_new (folder, path, NULL, NULL, NULL, error);
  g_unlink (path);
  if (file == NULL)
    return FALSE;
  id = wm_project_attach (self->project, file, values, target, NULL, error);
  return id != NULL;
}

static gboolean
add_note (Generator *self, guint number, GError **error)
{
  g_autoptr (WmValues) values = new_values (self, "evidence");
  GPtrArray *targets = number % 2 == 0 ? self->controls : self->assets;
  char *id;

  fill_evidence (self, values, number);
  set_taken (values, "title", g_strdup_printf ("%s %05u", PICK (&self->random, topics), number));
  wm_values_set_by_id (values, "location", PICK (&self->random, places));
  id = wm_project_add_record (self->project, values, error);
  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->notes, id);
  return add_link (self, id,
                   g_ptr_array_index (targets, random_below (&self->random, targets->len)),
                   "proves", error);
}

static void
grade_risk (Generator *self, WmValues *values)
{
  static const char *const fields[] = { "likelihood", "impact", "residual_likelihood",
                                        "residual_impact" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set_taken (values, fields[i], g_strdup_printf ("%u", 1 + random_below (&self->random, 4)));
}

static gboolean
add_risk (Generator *self, const WmKind *kind, guint number, GError **error)
{
  g_autoptr (WmValues) values = wm_values_new (kind);
  char *id;

  wm_values_take (values, wm_kind_get_title_field (kind),
                  g_strdup_printf ("%s %u %s", PICK (&self->random, things), number,
                                   PICK (&self->random, mishaps)));
  grade_risk (self, values);
  wm_values_set_by_id (values, "owner", pick_person (self));
  id = wm_project_add_record (self->project, values, error);
  if (id == NULL)
    return FALSE;
  g_ptr_array_add (self->risks, id);
  return TRUE;
}

/* Some records have links by the thousand. */
static gboolean
link_crowds (Generator *self, guint n_links, GError **error)
{
  const guint size = MIN (2000, self->assets->len);

  for (guint i = 0; i < 5 && self->n_links + size <= n_links; i++)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();

      for (guint j = 0; j < size; j++)
        g_ptr_array_add (ids, g_ptr_array_index (self->assets, (i + j * 9) % self->assets->len));
      g_ptr_array_add (ids, NULL);
      self->n_links += size;
      if (!wm_project_link_all (self->project, (const char *const *) ids->pdata,
                                g_ptr_array_index (self->controls, i), "relates", error))
        return FALSE;
    }
  return TRUE;
}

/* The others come as an import brings them, many in one event. */
static gboolean
link_sheaf_cb (WmEdit *edit, gpointer user_data, GError **error)
{
  Generator *self = user_data;
  GPtrArray *sources = self->risks->len > 0 ? self->risks : self->notes;
  const WmKind *risk = wm_registry_find_kind (wm_project_get_registry (self->project), "risk");
  const char *role = self->risks->len > 0 ? wm_kind_find_field (risk, "assets")->role : "relates";
  guint n = MIN (500, (guint) self->bench->links - self->n_links);

  while (n > 0)
    {
      const guint from = random_below (&self->random, sources->len);
      const guint to = random_below (&self->random, self->assets->len);

      if (!wm_edit_link (edit, g_ptr_array_index (sources, from),
                         g_ptr_array_index (self->assets, to), role, error))
        return FALSE;
      self->n_links++;
      n--;
    }
  return TRUE;
}

static gboolean
add_many (Generator *self, GError **error)
{
  const Bench *bench = self->bench;
  const WmKind *risk = wm_registry_find_kind (wm_project_get_registry (self->project), "risk");

  for (guint i = 0; i < (guint) bench->notes; i++)
    if (!add_note (self, i + 1, error))
      return FALSE;
  for (guint i = 0; risk != NULL && i < (guint) bench->risks; i++)
    if (!add_risk (self, risk, i + 1, error))
      return FALSE;
  if (!link_crowds (self, (guint) bench->links, error))
    return FALSE;
  while (self->notes->len > 0 && self->n_links < (guint) bench->links)
    if (!wm_project_edit (self->project, "link", link_sheaf_cb, self, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_project (Generator *self, GError **error)
{
  const Bench *bench = self->bench;

  for (guint i = 0; i < (guint) bench->persons; i++)
    if (!add_person (self, i + 1, error))
      return FALSE;
  for (guint i = 0; i < (guint) bench->assets; i++)
    if (!add_asset (self, i + 1, error))
      return FALSE;
  if (!decide_controls (self, error) || !link_assets (self, error))
    return FALSE;
  choose_weights (self);
  for (guint i = 0; i < (guint) bench->files; i++)
    if (!attach (self, i, error))
      return FALSE;
  return add_many (self, error);
}

static void
generator_init (Generator *self, const Bench *bench)
{
  const char *seed = g_getenv ("WAYMARK_SEED");

  memset (self, 0, sizeof *self);
  self->bench = bench;
  self->random.state = g_str_hash (seed != NULL ? seed : "");
  self->persons = g_ptr_array_new_with_free_func (g_free);
  self->assets = g_ptr_array_new_with_free_func (g_free);
  self->controls = g_ptr_array_new_with_free_func (g_free);
  self->risks = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->folder = g_path_get_dirname (bench->paths[0]);
}

static void
generator_clear (Generator *self)
{
  g_clear_object (&self->project);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->assets, g_ptr_array_unref);
  g_clear_pointer (&self->controls, g_ptr_array_unref);
  g_clear_pointer (&self->risks, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Generator, generator_clear)

gboolean
bench_generate (const Bench *bench, JsonBuilder *result, GError **error)
{
  g_autoptr (WmRegistry) registry = wm_registry_new_builtin ();
  g_auto (Generator) self = { 0 };
  WmProjectOptions options;

  if (bench->assets < 1 || bench->persons < 1 || bench->files < 0 || bench->bytes < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "a project to measure with has people and assets");
      return FALSE;
    }
  generator_init (&self, bench);
  bench_fill_options (bench, registry, &options);
  options.brief = TRUE;
  self.project = wm_project_create (&options, "2022", "Bench Ltd", error);
  if (self.project == NULL || !fill_project (&self, error) ||
      !wm_project_save_as (self.project, bench->paths[0], 0, NULL, NULL, NULL, error))
    return FALSE;
  json_builder_set_member_name (result, "events");
  json_builder_add_int_value (result, wm_project_get_head_seq (self.project));
  wm_project_close (self.project);
  return TRUE;
}
