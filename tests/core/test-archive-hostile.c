/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"

#include "container/wm-sha256.h"
#include "zip-builder.h"

#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define EVIDENCE "evidence/0123456789abcdef/report.txt"
#define CONTENT "What the evidence says."

/* A project made by hand. Whatever a test changes in it is wrong in one place only. */
typedef struct
{
  GPtrArray *entries;    /* (element-type ZipEntry); mimetype and manifest are made at the end */
  GString *declarations; /* the manifest's list */
  char *manifest;        /* owned, nullable: text in place of the right one */
  char *comment;         /* owned, nullable: in place of the right one */
  ZipEntry *mimetype;    /* owned, nullable: in place of the right one */
  gboolean is_empty;     /* no entry at all */
} Forgery;

static void
forgery_declare (Forgery *self, const char *name, guint64 size, const char *sha256)
{
  g_autofree char *escaped = g_strescape (name, "ÄÖÜäöü");

  g_string_append_printf (self->declarations,
                          "%s{\"name\":\"%s\",\"size\":%" G_GUINT64_FORMAT ",\"sha256\":\"%s\"}",
                          self->declarations->len > 0 ? "," : "", escaped, size, sha256);
}

static ZipEntry *
forgery_add (Forgery *self, const char *name, const char *content, gsize size, guint method)
{
  g_autofree char *hash = wm_sha256_hex_of (content, size);
  ZipEntry *entry = zip_entry_new (name, content, size, method);

  g_ptr_array_add (self->entries, entry);
  forgery_declare (self, name, size, hash);
  return entry;
}

static Forgery *
forgery_new (void)
{
  Forgery *self = g_new0 (Forgery, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zip_entry_free);
  self->declarations = g_string_new (NULL);
  forgery_add (self, WM_ENTRY_DATABASE, "SQLite format 3", 15, ZIP_DEFLATED);
  forgery_add (self, WM_ENTRY_README, "How to read this.", 17, ZIP_STORED);
  return self;
}

static void
forgery_free (Forgery *self)
{
  g_ptr_array_unref (self->entries);
  g_string_free (self->declarations, TRUE);
  g_clear_pointer (&self->mimetype, zip_entry_free);
  g_free (self->manifest);
  g_free (self->comment);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forgery, forgery_free)

static GBytes *
forgery_build (Forgery *self)
{
  g_autofree char *manifest = NULL;
  ZipEntry *mimetype;

  if (self->is_empty)
    g_ptr_array_set_size (self->entries, 0);
  else
    {
      manifest = self->manifest != NULL
                     ? g_strdup (self->manifest)
                     : g_strdup_printf (
                           "{\"format\":1,\"program\":\"W\",\"project\":\"%s\",\"head\":\"%s\","
                           "\"schema\":1,\"entries\":[%s]}",
                           FIXTURE_PROJECT, FIXTURE_HEAD, self->declarations->str);
      g_ptr_array_insert (
          self->entries, 0,
          zip_entry_new (WM_ENTRY_MANIFEST, manifest, strlen (manifest), ZIP_DEFLATED));
      mimetype = self->mimetype != NULL ? g_steal_pointer (&self->mimetype)
                                        : zip_entry_new (WM_ENTRY_MIMETYPE, WM_PROJECT_MIME_TYPE,
                                                         strlen (WM_PROJECT_MIME_TYPE), ZIP_STORED);
      g_ptr_array_insert (self->entries, 0, mimetype);
    }

  return zip_build (self->entries, self->comment);
}

static void
assert_bytes_refused (GBytes *bytes, WmArchiveError code)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_open_archive (bytes, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  problems = fixture_verify (bytes);
  g_assert_cmpuint (problems->len, >, 0);
}

static void
assert_refused (Forgery *forgery, WmArchiveError code)
{
  g_autoptr (GBytes) bytes = forgery_build (forgery);

  assert_bytes_refused (bytes, code);
}

/* What all the others stand on: without a change the file is good. */
static void
test_unchanged_is_good (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (WmArchive) archive = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  forgery_add (forgery, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_DEFLATED);
  bytes = forgery_build (forgery);
  archive = fixture_open_archive (bytes, &error);
  g_assert_no_error (error);
  content = fixture_read_entry (archive, EVIDENCE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), CONTENT,
                   strlen (CONTENT));
  problems = fixture_verify (bytes);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_not_a_zip (void)
{
  static const char *const texts[] = { "", "P", "PK\003\004", "%PDF-1.7\n%", "SQLite format 3" };
  g_autoptr (GBytes) noise = fixture_make_noise (100000, 4);
  g_autoptr (Forgery) other = forgery_new ();
  g_autoptr (Forgery) empty = forgery_new ();
  const char *zeros = "application/epub+zip";
  g_autoptr (GError) error = NULL;
  int folder;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      assert_bytes_refused (bytes, WM_ARCHIVE_ERROR_NOT_A_PROJECT);
    }
  assert_bytes_refused (noise, WM_ARCHIVE_ERROR_NOT_A_PROJECT);

  other->mimetype = zip_entry_new (WM_ENTRY_MIMETYPE, zeros, strlen (zeros), ZIP_STORED);
  assert_refused (other, WM_ARCHIVE_ERROR_NOT_A_PROJECT);
  empty->is_empty = TRUE;
  assert_refused (empty, WM_ARCHIVE_ERROR_NOT_A_PROJECT);

  folder = open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_null (wm_archive_open_fd (folder, NULL, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_NOT_A_PROJECT);
}

static void
test_mimetype_must_be_stored_and_first (void)
{
  g_autoptr (Forgery) deflated = forgery_new ();
  g_autoptr (Forgery) longer = forgery_new ();
  g_autoptr (Forgery) second = forgery_new ();
  g_autoptr (GBytes) bytes = NULL;

  deflated->mimetype = zip_entry_new (WM_ENTRY_MIMETYPE, WM_PROJECT_MIME_TYPE,
                                      strlen (WM_PROJECT_MIME_TYPE), ZIP_DEFLATED);
  assert_refused (deflated, WM_ARCHIVE_ERROR_NOT_A_PROJECT);

  longer->mimetype = zip_entry_new (WM_ENTRY_MIMETYPE, WM_PROJECT_MIME_TYPE "-other",
                                    strlen (WM_PROJECT_MIME_TYPE "-other"), ZIP_STORED);
  assert_refused (longer, WM_ARCHIVE_ERROR_UNSAFE);

  bytes = forgery_build (second);
  g_clear_pointer (&bytes, g_bytes_unref);
  g_ptr_array_insert (second->entries, 0,
                      g_ptr_array_steal_index (second->entries, 2)); /* the database */
  bytes = zip_build (second->entries, NULL);
  assert_bytes_refused (bytes, WM_ARCHIVE_ERROR_NOT_A_PROJECT);
}

static void
test_order_of_the_first_three (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (GBytes) bytes = forgery_build (forgery);
  g_autoptr (GBytes) swapped = NULL;

  /* README in front of the database, then the manifest behind it. */
  g_ptr_array_insert (forgery->entries, 2, g_ptr_array_steal_index (forgery->entries, 3));
  swapped = zip_build (forgery->entries, NULL);
  assert_bytes_refused (swapped, WM_ARCHIVE_ERROR_UNSAFE);
  g_clear_pointer (&swapped, g_bytes_unref);
  g_ptr_array_insert (forgery->entries, 3, g_ptr_array_steal_index (forgery->entries, 1));
  swapped = zip_build (forgery->entries, NULL);
  assert_bytes_refused (swapped, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_truncated_everywhere (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  const gsize size = g_bytes_get_size (bytes);

  for (guint percent = 0; percent < 100; percent++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size * percent / 100);

      assert_bytes_refused (part, size * percent / 100 < 94 ? WM_ARCHIVE_ERROR_NOT_A_PROJECT
                                                            : WM_ARCHIVE_ERROR_TRUNCATED);
    }
  for (gsize less = 1; less < 100; less++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size - less);

      assert_bytes_refused (part, WM_ARCHIVE_ERROR_TRUNCATED);
    }
}

/* Of a file that breaks off in the last entry all others are found whole. */
static void
test_verify_of_a_truncated_file_names_what_is_lost (void)
{
  static const char lost[] = "evidence/4123456789abcdef/large.bin";
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  fixture_project_add (project, lost, fixture_make_noise (30000, 8));
  bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  part = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 20000);
  problems = fixture_verify (part);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_true (fixture_has_problem (problems, "truncated", NULL));
  g_assert_true (fixture_has_problem (problems, "entry_changed", lost));

  g_clear_pointer (&part, g_bytes_unref);
  g_clear_pointer (&problems, g_ptr_array_unref);
  part = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 40000);
  problems = fixture_verify (part);
  g_assert_true (fixture_has_problem (problems, "entry_missing", lost));
  g_assert_false (fixture_has_problem (problems, "entry_changed", WM_ENTRY_DATABASE));
  g_assert_false (fixture_has_problem (problems, "entry_missing", WM_ENTRY_DATABASE));
}

/* Every change is found by verifying. Reading, tried at every fourth, either fails or gives what
 * was written. */
static void
test_one_byte_changed (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240506);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const gsize size = g_bytes_get_size (bytes);
  guint n_opened = 0;

  for (int i = 0; i < 2000; i++)
    {
      /* The head and the directory deserve more than their share. */
      const gsize range = i % 4 == 0 ? 400 : i % 4 == 1 ? 1200 : size;
      const gsize drawn = (gsize) g_rand_int_range (rand, 0, (gint32) range);
      const gsize offset = i % 4 == 1 ? size - 1 - drawn : drawn;
      const guint8 byte = data[offset] ^ (guint8) g_rand_int_range (rand, 1, 256);
      const int fd = fixture_open_bytes (bytes);
      g_autoptr (WmArchive) archive = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (pwrite (fd, &byte, 1, (off_t) offset), ==, 1);
      g_assert_true (wm_archive_verify_fd (fd, &problems, NULL, NULL, NULL, NULL));
      if (problems->len == 0)
        g_test_message ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, offset, size);
      g_assert_cmpuint (problems->len, >, 0);

      if (i % 4 != i / 4 % 4)
        {
          close (fd);
          continue;
        }
      archive = wm_archive_open_fd (fd, NULL, &error);
      if (archive == NULL)
        {
          g_assert_true (error->domain == WM_ARCHIVE_ERROR);
          continue;
        }
      n_opened++;
      for (guint j = 0; j < wm_archive_get_manifest (archive)->entries->len; j++)
        {
          const WmManifestEntry *entry =
              g_ptr_array_index (wm_archive_get_manifest (archive)->entries, j);
          g_autoptr (GBytes) content = fixture_read_entry (archive, entry->name, NULL);

          if (content != NULL)
            g_assert_true (g_bytes_equal (content, fixture_project_get (project, entry->name)));
        }
    }

  /* Damage of one file's content must not keep the project shut. */
  g_assert_cmpuint (n_opened, >, 150);
  g_assert_cmpuint (n_opened, <, 490);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "../evil",
    "evidence/../../evil",
    "/etc/passwd",
    "evidence//x",
    "evidence\\x",
    "..\\evil",
    "C:\\evil",
    "C:evil",
    "evidence/a\nb",
    "evidence/a\x1b[31m",
    "evidence/a\x7f",
    "evidence/.",
    "evidence/..",
    "evidence/x.",
    "evidence/x ",
    "evidence/NUL",
    "evidence/a\xe2\x80\xae"
    "b",
    "evidence/u\xcc\x88",
    "evidence/\xff\xfe",
    ".",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (Forgery) declared = forgery_new ();
      g_autoptr (Forgery) only_there = forgery_new ();

      g_test_message ("name %u", i);
      /* In manifest and file alike, and in the file alone. */
      if (g_utf8_validate (names[i], -1, NULL))
        {
          forgery_add (declared, names[i], CONTENT, strlen (CONTENT), ZIP_STORED);
          assert_refused (declared, WM_ARCHIVE_ERROR_UNSAFE);
        }
      g_ptr_array_add (only_there->entries,
                       zip_entry_new (names[i], CONTENT, strlen (CONTENT), ZIP_STORED));
      assert_refused (only_there, WM_ARCHIVE_ERROR_UNSAFE);
    }
}

static void
test_kinds (void)
{
  static const guint32 modes[] = { 0120777, 0040755, 0020644, 0060644, 0140644 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();

      g_test_message ("mode %o", modes[i]);
      forgery_add (forgery, EVIDENCE, "/etc/passwd", 11, ZIP_STORED)->mode = modes[i];
      assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
    }
}

static void
test_folder_entry (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();

  g_ptr_array_add (forgery->entries, zip_entry_new ("evidence/", "", 0, ZIP_STORED));
  assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
}

/* A link whose target is said to be gigabytes long must not make us hold gigabytes. */
static void
test_link_with_a_huge_target (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  ZipEntry *entry = forgery_add (forgery, EVIDENCE, "/etc/passwd", 11, ZIP_STORED);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  entry->mode = 0120777;
  entry->local.packed_size = entry->central.packed_size = 0xf0000000;
  bytes = forgery_build (forgery);
  g_assert_null (fixture_open_archive (bytes, &error));
  g_assert_true (error->domain == WM_ARCHIVE_ERROR);
}

static void
test_duplicates (void)
{
  static const char *const pairs[][2] = {
    { EVIDENCE, EVIDENCE },      { WM_ENTRY_DATABASE, NULL },
    { WM_ENTRY_MIMETYPE, NULL }, { WM_ENTRY_MANIFEST, NULL },
    { "PROJECT.SQLITE", NULL },  { "evidence/a/Ärger.pdf", "evidence/a/ÄRGER.PDF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();

      g_test_message ("%s", pairs[i][0]);
      if (pairs[i][1] != NULL)
        forgery_add (forgery, pairs[i][0], CONTENT, strlen (CONTENT), ZIP_STORED);
      if (g_str_equal (pairs[i][0], "evidence/a/Ärger.pdf"))
        forgery_add (forgery, pairs[i][1], CONTENT, strlen (CONTENT), ZIP_STORED);
      else
        g_ptr_array_add (forgery->entries,
                         zip_entry_new (pairs[i][0], CONTENT, strlen (CONTENT), ZIP_STORED));
      assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
    }
}

/* Two names for one place: libarchive passes over the second, other programs show it. */
static void
test_two_names_for_one_place (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  ZipEntry *entry;

  forgery_add (forgery, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_STORED);
  entry = zip_entry_new ("evidence/other.exe", CONTENT, strlen (CONTENT), ZIP_STORED);
  entry->no_data = TRUE;
  entry->offset = 0;
  g_ptr_array_add (forgery->entries, entry);
  assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_manifest_and_file_differ (void)
{
  g_autoptr (Forgery) undeclared = forgery_new ();
  g_autoptr (Forgery) absent = forgery_new ();
  g_autofree char *hash = wm_sha256_hex_of (CONTENT, strlen (CONTENT));

  g_ptr_array_add (undeclared->entries,
                   zip_entry_new (EVIDENCE, CONTENT, strlen (CONTENT), ZIP_STORED));
  assert_refused (undeclared, WM_ARCHIVE_ERROR_UNSAFE);
  forgery_declare (absent, EVIDENCE, strlen (CONTENT), hash);
  assert_refused (absent, WM_ARCHIVE_ERROR_DAMAGED);
}

static void
test_declared_sizes (void)
{
  static const int differences[] = { -1, 1, 1000, -23 };
  g_autofree char *hash = wm_sha256_hex_of (CONTENT, strlen (CONTENT));

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      for (guint method = 0; method <= ZIP_DEFLATED; method += ZIP_DEFLATED)
        {
          const guint32 wrong = (guint32) ((int) strlen (CONTENT) + differences[i]);
          g_autoptr (Forgery) manifest = forgery_new ();
          g_autoptr (Forgery) local = forgery_new ();
          g_autoptr (Forgery) central = forgery_new ();

          g_test_message ("%d, method %u", differences[i], method);
          g_ptr_array_add (manifest->entries,
                           zip_entry_new (EVIDENCE, CONTENT, strlen (CONTENT), method));
          forgery_declare (manifest, EVIDENCE, wrong, hash);
          assert_refused (manifest, WM_ARCHIVE_ERROR_UNSAFE);

          /* 0 in the local header means: see the directory. */
          if (wrong != 0)
            {
              forgery_add (local, EVIDENCE, CONTENT, strlen (CONTENT), method)->local.size = wrong;
              assert_refused (local, WM_ARCHIVE_ERROR_UNSAFE);
            }
          forgery_add (central, EVIDENCE, CONTENT, strlen (CONTENT), method)->central.size = wrong;
          assert_refused (central, WM_ARCHIVE_ERROR_UNSAFE);
        }
    }
}

typedef struct
{
  guint64 n_bytes;
} Counter;

static gboolean
count_cb (const void *data, gsize size, gpointer user_data, GError **error)
{
  ((Counter *) user_data)->n_bytes += size;
  return TRUE;
}

/* Opens a file whose headers agree with each other and lie together about the evidence. */
static void
assert_content_refused (Forgery *forgery, guint64 declared, WmArchiveError code)
{
  g_autoptr (GBytes) bytes = forgery_build (forgery);
  g_autoptr (WmArchive) archive = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  Counter counter = { 0 };

  archive = fixture_open_archive (bytes, &error);
  g_assert_no_error (error);
  for (int check_hash = 0; check_hash < 2; check_hash++)
    {
      counter.n_bytes = 0;
      g_assert_false (
          wm_archive_extract (archive, EVIDENCE, count_cb, &counter, check_hash, NULL, &error));
      g_assert_error (error, WM_ARCHIVE_ERROR, (int) code);
      g_assert_cmpuint (counter.n_bytes, <=, declared);
      g_clear_error (&error);
    }
  problems = fixture_verify (bytes);
  g_assert_true (fixture_has_problem (problems, "entry_changed", EVIDENCE));
}

static void
test_all_headers_lie_about_size (void)
{
  g_autofree char *hash = wm_sha256_hex_of (CONTENT, strlen (CONTENT));
  static const guint32 sizes[] = { 1, 22, 24, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();
      ZipEntry *entry = zip_entry_new (EVIDENCE, CONTENT, strlen (CONTENT), ZIP_DEFLATED);

      g_test_message ("%u", sizes[i]);
      entry->local.size = entry->central.size = sizes[i];
      g_ptr_array_add (forgery->entries, entry);
      forgery_declare (forgery, EVIDENCE, sizes[i], hash);
      assert_content_refused (forgery, sizes[i],
                              sizes[i] < strlen (CONTENT) ? WM_ARCHIVE_ERROR_UNSAFE
                                                          : WM_ARCHIVE_ERROR_DAMAGED);
    }
}

/* 1 GiB of zeros in 1 MiB: one deflated MiB that ends at a byte, again and again, and an end. */
static GBytes *
make_bomb (void)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autofree char *zeros = g_malloc0 (1 << 20);
  GByteArray *bomb = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 piece[8192];
  gsize size = 0, done = 0, n_read, n_written;

  for (; result != G_CONVERTER_FLUSHED; done += n_read, size += n_written)
    {
      result = g_converter_convert (G_CONVERTER (compressor), zeros + done, (1 << 20) - done,
                                    piece + size, sizeof piece - size, G_CONVERTER_FLUSH, &n_read,
                                    &n_written, NULL);
      g_assert_cmpint (result, !=, G_CONVERTER_ERROR);
    }
  g_assert_cmpuint (done, ==, 1 << 20);
  for (int i = 0; i < 1024; i++)
    g_byte_array_append (bomb, piece, (guint) size);
  g_byte_array_append (bomb, (const guint8 *) "\003", 2);

  return g_byte_array_free_to_bytes (bomb);
}

static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (1000);
  g_autofree char *hash = wm_sha256_hex_of (zeros, 1000);
  g_autoptr (Forgery) forgery = forgery_new ();
  ZipEntry *entry = zip_entry_new (EVIDENCE, zeros, 1000, ZIP_DEFLATED);

  g_bytes_unref (entry->packed);
  entry->packed = make_bomb ();
  g_assert_cmpuint (g_bytes_get_size (entry->packed), <, 1100000);
  entry->local.packed_size = entry->central.packed_size =
      (guint32) g_bytes_get_size (entry->packed);
  g_ptr_array_add (forgery->entries, entry);
  forgery_declare (forgery, EVIDENCE, 1000, hash);
  assert_content_refused (forgery, 1000, WM_ARCHIVE_ERROR_UNSAFE);
}

/* The same bomb, declared as what it is, unpacks: it is a bomb and not just broken. */
static void
test_bomb_is_one (void)
{
  g_autoptr (GBytes) bomb = make_bomb ();
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bomb);
  g_autoptr (GInputStream) stream =
      g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  g_autofree char *block = g_malloc (1 << 20);
  g_autoptr (GError) error = NULL;
  gsize total = 0, n_read = 1;

  while (n_read > 0)
    {
      g_input_stream_read_all (stream, block, 1 << 20, &n_read, NULL, &error);
      g_assert_no_error (error);
      total += n_read;
    }
  g_assert_cmpuint (total, ==, 1 << 30);
}

/* A manifest that unpacks to more than a manifest may be. */
static void
test_bomb_for_a_manifest (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();

  forgery->manifest = g_strnfill (70 << 20, ' ');
  assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_local_and_central_differ (void)
{
  g_autoptr (Forgery) crc = forgery_new ();
  g_autoptr (Forgery) packed = forgery_new ();
  g_autoptr (Forgery) wrong_crc = forgery_new ();
  ZipEntry *entry;

  forgery_add (crc, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_DEFLATED)->central.crc ^= 1;
  assert_refused (crc, WM_ARCHIVE_ERROR_UNSAFE);
  forgery_add (packed, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_DEFLATED)->central.packed_size += 2;
  assert_refused (packed, WM_ARCHIVE_ERROR_UNSAFE);

  entry = forgery_add (wrong_crc, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_DEFLATED);
  entry->local.crc = entry->central.crc ^= 1;
  assert_content_refused (wrong_crc, strlen (CONTENT), WM_ARCHIVE_ERROR_DAMAGED);
}

static void
test_directory_points_elsewhere (void)
{
  static const gint64 offsets[] = { 0, 1, 7, 100, 100000, 0xfffffffe };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      forgery_add (forgery, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_STORED)->offset = offsets[i];
      bytes = forgery_build (forgery);
      g_assert_null (fixture_open_archive (bytes, &error));
      g_assert_true (error->domain == WM_ARCHIVE_ERROR);
      problems = fixture_verify (bytes);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

static void
test_encrypted (void)
{
  static const guint16 flags[] = { 0x0001, 0x0041, 0x2041 };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();
      ZipEntry *entry = forgery_add (forgery, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_STORED);

      entry->local.flags |= flags[i];
      entry->central.flags |= flags[i];
      assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
    }
}

static void
test_methods (void)
{
  static const guint16 methods[] = { 1, 6, 9, 12, 14, 93, 95, 98, 99, 77, 0x0108 };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();
      ZipEntry *entry = forgery_add (forgery, EVIDENCE, CONTENT, strlen (CONTENT), ZIP_STORED);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (WmArchive) archive = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("method %u", methods[i]);
      entry->local.method = entry->central.method = methods[i];
      /* libarchive looks at the lower byte of the method only: 0x0108 is deflate for it, and the
       * content then fails. */
      if (methods[i] != 0x0108)
        assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
      else
        assert_content_refused (forgery, strlen (CONTENT), WM_ARCHIVE_ERROR_DAMAGED);
    }
}

static GBytes *
concat (GBytes *a, GBytes *b)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (a, NULL), (guint) g_bytes_get_size (a));
  g_byte_array_append (bytes, g_bytes_get_data (b, NULL), (guint) g_bytes_get_size (b));
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_garbage_around (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (GBytes) good = forgery_build (forgery);
  g_autoptr (GBytes) noise = fixture_make_noise (5000, 2);
  g_autoptr (GBytes) before = concat (noise, good);
  g_autoptr (GBytes) behind = concat (good, noise);
  g_autoptr (GBytes) twice = concat (good, good);

  assert_bytes_refused (before, WM_ARCHIVE_ERROR_NOT_A_PROJECT);
  assert_bytes_refused (behind, WM_ARCHIVE_ERROR_TRUNCATED);
  /* Its directory is that of the second half: the start of the file is not in it. */
  assert_bytes_refused (twice, WM_ARCHIVE_ERROR_UNSAFE);
}

static void
test_comments (void)
{
  g_autoptr (Forgery) inner = forgery_new ();
  g_autoptr (Forgery) nested = forgery_new ();
  g_autoptr (Forgery) empty = forgery_new ();
  g_autoptr (Forgery) other = forgery_new ();
  g_autoptr (Forgery) upper = forgery_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (WmArchive) archive = NULL;

  empty->comment = g_strdup ("");
  assert_refused (empty, WM_ARCHIVE_ERROR_TRUNCATED);
  other->comment = g_strdup ("a nice day");
  assert_refused (other, WM_ARCHIVE_ERROR_TRUNCATED);

  /* Inside of a comment of the right length lies the end record of another ZIP. */
  nested->comment =
      g_strdup ("PK\005\006xxxxxxxxxxxxxxxxxxPK\005\006xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                "xxxxxxxxxxxx..");
  g_assert_cmpuint (strlen (nested->comment), ==, 71);
  bytes = forgery_build (nested);
  problems = fixture_verify (bytes);
  g_assert_cmpuint (problems->len, >, 0);
  archive = fixture_open_archive (bytes, NULL);
  g_assert_null (archive);

  /* The hash in capitals is not what we write. */
  upper->comment =
      g_strdup ("sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_pointer (&problems, g_ptr_array_unref);
  bytes = forgery_build (upper);
  problems = fixture_verify (bytes);
  g_assert_true (fixture_has_problem (problems, "file_changed", NULL));
}

static void
test_manifests (void)
{
  static const char *const texts[] = { "", "{}", "[]", "\xff", "{\"format\":1}" };
  g_autoptr (Forgery) deep = forgery_new ();
  g_autoptr (Forgery) newer = forgery_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();

      forgery->manifest = g_strdup (texts[i]);
      assert_refused (forgery, WM_ARCHIVE_ERROR_UNSAFE);
    }
  deep->manifest = g_strnfill (100000, '[');
  assert_refused (deep, WM_ARCHIVE_ERROR_UNSAFE);
  newer->manifest = g_strdup ("{\"format\":99,\"program\":\"Waymark 7.0\"}");
  assert_refused (newer, WM_ARCHIVE_ERROR_TOO_NEW);
}

/* What an entry over 4 GiB would be; the size alone is enough to refuse it. */
static void
test_limits (void)
{
  static const char hash[] = "aa00000000000000000000000000000000000000000000000000000000000011";
  g_autoptr (Forgery) entry = forgery_new ();
  g_autoptr (Forgery) sum = forgery_new ();

  forgery_declare (entry, EVIDENCE, WM_LIMIT_ENTRY + 1, hash);
  assert_refused (entry, WM_ARCHIVE_ERROR_TOO_LARGE);
  for (int i = 0; i < 17; i++)
    {
      g_autofree char *name = g_strdup_printf ("evidence/%d", i);

      forgery_declare (sum, name, WM_LIMIT_ENTRY, hash);
    }
  assert_refused (sum, WM_ARCHIVE_ERROR_TOO_LARGE);
}

/* A directory of 100 MB: libarchive would keep all of it. */
static void
test_huge_directory (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autofree char *name = g_strnfill (60000, 'a');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1700; i++)
    {
      ZipEntry *entry = zip_entry_new (name, "", 0, ZIP_STORED);

      entry->no_data = TRUE;
      entry->offset = i;
      g_ptr_array_add (forgery->entries, entry);
    }
  bytes = forgery_build (forgery);
  g_assert_null (fixture_open_archive (bytes, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_TOO_LARGE);
}

/* A file that was good when it was opened and is written over by another program. */
static void
test_changed_while_open (void)
{
  g_autoptr (FixtureProject) project = fixture_project_new ();
  g_autoptr (GBytes) bytes = fixture_project_write (project, WM_ARCHIVE_MODE_WORKING);
  g_autoptr (GBytes) noise = fixture_make_noise (g_bytes_get_size (bytes), 6);
  const int fd = fixture_open_bytes (bytes);
  g_autoptr (WmArchive) archive = wm_archive_open_fd (fd, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (archive);
  g_assert_cmpint (pwrite (fd, g_bytes_get_data (noise, NULL), g_bytes_get_size (noise), 0), ==,
                   (ssize_t) g_bytes_get_size (noise));
  g_assert_null (fixture_read_entry (archive, WM_ENTRY_DATABASE, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_no_errno (ftruncate (fd, 100));
  g_assert_null (fixture_read_entry (archive, WM_ENTRY_DATABASE, &error));
  g_assert_error (error, WM_ARCHIVE_ERROR, WM_ARCHIVE_ERROR_DAMAGED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive-hostile/builder/unchanged-is-good", test_unchanged_is_good);
  g_test_add_func ("/archive-hostile/file/not-a-zip", test_not_a_zip);
  g_test_add_func ("/archive-hostile/file/truncated-everywhere", test_truncated_everywhere);
  g_test_add_func ("/archive-hostile/file/verify-of-a-truncated-file-names-what-is-lost",
                   test_verify_of_a_truncated_file_names_what_is_lost);
  g_test_add_func ("/archive-hostile/file/one-byte-changed", test_one_byte_changed);
  g_test_add_func ("/archive-hostile/file/garbage-around", test_garbage_around);
  g_test_add_func ("/archive-hostile/file/comments", test_comments);
  g_test_add_func ("/archive-hostile/file/changed-while-open", test_changed_while_open);
  g_test_add_func ("/archive-hostile/structure/mimetype-stored-and-first",
                   test_mimetype_must_be_stored_and_first);
  g_test_add_func ("/archive-hostile/structure/order-of-the-first-three",
                   test_order_of_the_first_three);
  g_test_add_func ("/archive-hostile/structure/names", test_names);
  g_test_add_func ("/archive-hostile/structure/links-and-devices", test_kinds);
  g_test_add_func ("/archive-hostile/structure/folder", test_folder_entry);
  g_test_add_func ("/archive-hostile/structure/link-with-a-huge-target",
                   test_link_with_a_huge_target);
  g_test_add_func ("/archive-hostile/structure/duplicates", test_duplicates);
  g_test_add_func ("/archive-hostile/structure/two-names-for-one-place",
                   test_two_names_for_one_place);
  g_test_add_func ("/archive-hostile/structure/manifest-and-file-differ",
                   test_manifest_and_file_differ);
  g_test_add_func ("/archive-hostile/structure/local-and-central-differ",
                   test_local_and_central_differ);
  g_test_add_func ("/archive-hostile/structure/directory-points-elsewhere",
                   test_directory_points_elsewhere);
  g_test_add_func ("/archive-hostile/structure/encrypted", test_encrypted);
  g_test_add_func ("/archive-hostile/structure/methods", test_methods);
  g_test_add_func ("/archive-hostile/structure/manifests", test_manifests);
  g_test_add_func ("/archive-hostile/size/declared-sizes", test_declared_sizes);
  g_test_add_func ("/archive-hostile/size/all-headers-lie", test_all_headers_lie_about_size);
  g_test_add_func ("/archive-hostile/size/bomb", test_bomb);
  g_test_add_func ("/archive-hostile/size/bomb-is-one", test_bomb_is_one);
  g_test_add_func ("/archive-hostile/size/bomb-for-a-manifest", test_bomb_for_a_manifest);
  g_test_add_func ("/archive-hostile/size/limits", test_limits);
  g_test_add_func ("/archive-hostile/size/huge-directory", test_huge_directory);

  return g_test_run ();
}
