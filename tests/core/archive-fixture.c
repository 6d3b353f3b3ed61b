/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"

#include "container/wm-sha256.h"
#include "zip-builder.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

GBytes *
fixture_make_noise (gsize size, guint32 seed)
{
  guint8 *data = g_malloc (size);
  guint64 state = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + 1;

  for (gsize i = 0; i < size; i++)
    {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      data[i] = (guint8) (state >> 24);
    }

  return g_bytes_new_take (data, size);
}

static GBytes *
make_text (gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < size)
    g_string_append_printf (text, "%" G_GSIZE_FORMAT " lines of a register; ", text->len);
  return g_bytes_new (text->str, size);
}

static GBytes *
make_inner_zip (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zip_entry_free);

  g_ptr_array_add (entries, zip_entry_new ("word/document.xml", "<w/>", 4, ZIP_STORED));
  g_ptr_array_add (entries, zip_entry_new ("mimetype", "PK\007\010PK\003\004", 8, ZIP_STORED));
  return zip_build (entries, "inside");
}

FixtureProject *
fixture_project_new (void)
{
  FixtureProject *self = g_new0 (FixtureProject, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fixture_project_add (self, WM_ENTRY_DATABASE, make_text (20000));
  fixture_project_add (self, WM_ENTRY_README, make_text (900));
  fixture_project_add (self, "evidence/0123456789abcdef/Prüfbericht für Öl & Ärger.pdf",
                       fixture_make_noise (9000, 1));
  fixture_project_add (self, "evidence/1123456789abcdef/Vertrag.docx", make_inner_zip ());
  fixture_project_add (self, "evidence/2123456789abcdef/leer.txt", g_bytes_new (NULL, 0));
  fixture_project_add (self, "evidence/3123456789abcdef/日本語.txt", make_text (3000));

  return self;
}

void
fixture_project_free (FixtureProject *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

void
fixture_project_add (FixtureProject *self, const char *name, GBytes *content)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->contents, content);
}

GBytes *
fixture_project_get (FixtureProject *self, const char *name)
{
  guint index;

  g_assert_true (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index));
  return g_ptr_array_index (self->contents, index);
}

WmManifest *
fixture_project_make_manifest (FixtureProject *self)
{
  WmManifest *manifest = wm_manifest_new ("Waymark 0.0.1", FIXTURE_PROJECT, FIXTURE_HEAD, 3);

  for (guint i = 0; i < self->names->len; i++)
    {
      GBytes *content = g_ptr_array_index (self->contents, i);
      g_autofree char *hash =
          wm_sha256_hex_of (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      g_autoptr (GError) error = NULL;

      wm_manifest_add (manifest, g_ptr_array_index (self->names, i), g_bytes_get_size (content),
                       hash, FALSE, &error);
      g_assert_no_error (error);
    }

  return manifest;
}

int
fixture_open_memory (void)
{
  const int fd = memfd_create ("project", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

int
fixture_open_bytes (GBytes *bytes)
{
  const int fd = fixture_open_memory ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_assert_true (size == 0 || pwrite (fd, data, size, 0) == (ssize_t) size);
  return fd;
}

GBytes *
fixture_read_fd (int fd)
{
  struct stat status;
  guint8 *data;

  g_assert_no_errno (fstat (fd, &status));
  data = g_malloc ((gsize) status.st_size);
  g_assert_cmpint (pread (fd, data, (gsize) status.st_size, 0), ==, status.st_size);
  return g_bytes_new_take (data, (gsize) status.st_size);
}

GBytes *
fixture_project_write (FixtureProject *self, WmArchiveMode mode)
{
  g_autoptr (WmManifest) manifest = fixture_project_make_manifest (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmArchiveWriter) writer = NULL;
  const int fd = fixture_open_memory ();
  GBytes *written;

  writer = wm_archive_writer_new (fd, manifest, mode, &error);
  g_assert_no_error (error);
  wm_archive_writer_set_time (writer, FIXTURE_TIME);
  for (guint i = 0; i < self->names->len; i++)
    {
      wm_archive_writer_add_bytes (writer, g_ptr_array_index (self->names, i),
                                   g_ptr_array_index (self->contents, i), NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (wm_archive_writer_finish (writer, &error));
  g_assert_no_error (error);

  written = fixture_read_fd (fd);
  close (fd);
  return written;
}

WmArchive *
fixture_open_archive (GBytes *bytes, GError **error)
{
  return wm_archive_open_fd (fixture_open_bytes (bytes), NULL, error);
}

GBytes *
fixture_read_entry (WmArchive *archive, const char *name, GError **error)
{
  const WmManifestEntry *entry = wm_manifest_lookup (wm_archive_get_manifest (archive), name);
  g_autofree guint8 *data = NULL;

  g_assert_nonnull (entry);
  data = g_malloc (entry->size + 1);
  if (!wm_archive_read_into (archive, name, data, entry->size, NULL, error))
    return NULL;
  return g_bytes_new (data, entry->size);
}

gboolean
fixture_has_problem (GPtrArray *problems, const char *code, const char *entry)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const WmArchiveProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code) && g_strcmp0 (problem->entry, entry) == 0)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
fixture_verify (GBytes *bytes)
{
  const int fd = fixture_open_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GPtrArray *problems;

  g_assert_true (wm_archive_verify_fd (fd, &problems, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  close (fd);
  return problems;
}
