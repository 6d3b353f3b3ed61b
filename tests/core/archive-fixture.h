/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container/wm-archive-writer.h"
#include "container/wm-archive.h"

/* 2024-05-06 07:08:10 UTC; ZIP counts in steps of two seconds. */
#define FIXTURE_TIME 1714979290

#define FIXTURE_PROJECT "00112233445566778899aabbccddeeff"
#define FIXTURE_HEAD "aa00000000000000000000000000000000000000000000000000000000000011"

/* A small project: names and contents, the database first. */
typedef struct
{
  GPtrArray *names;    /* (element-type utf8), owned strings */
  GPtrArray *contents; /* (element-type GBytes), at the same index */
} FixtureProject;

/* A few files: text, one with umlauts in its name, one that is itself a ZIP, an empty one. */
FixtureProject *fixture_project_new (void);
void fixture_project_free (FixtureProject *self);
void fixture_project_add (FixtureProject *self, const char *name, GBytes *content /* takes */);
GBytes *fixture_project_get (FixtureProject *self, const char *name);
WmManifest *fixture_project_make_manifest (FixtureProject *self);

/* Bytes that do not compress, the same for the same seed. */
GBytes *fixture_make_noise (gsize size, guint32 seed);

/* An empty file in memory, and one with content. */
int fixture_open_memory (void);
int fixture_open_bytes (GBytes *bytes);
GBytes *fixture_read_fd (int fd);

/* Writes @self as a project file. */
GBytes *fixture_project_write (FixtureProject *self, WmArchiveMode mode);

/* Opens a copy of @bytes. */
WmArchive *fixture_open_archive (GBytes *bytes, GError **error);
GBytes *fixture_read_entry (WmArchive *archive, const char *name, GError **error);

/* Whether the problems hold one of @code about @entry (NULL: the file as a whole). */
gboolean fixture_has_problem (GPtrArray *problems, const char *code, const char *entry);
GPtrArray *fixture_verify (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureProject, fixture_project_free)
