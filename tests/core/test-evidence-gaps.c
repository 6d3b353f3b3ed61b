/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-kit.h"

#include "project/wm-copy.h"
#include "project/wm-edit.h"
#include "project/wm-evidence-gaps.h"

/* Titles with "|" between them. */
static void
assert_lacking (WmProject *project, WmEvidenceGap gap, const char *day, const char *expected)
{
  g_autoptr (GPtrArray) ids = wm_project_list_evidence_with_gap (project, gap, day);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = wm_records_dup_title (
          wm_project_get_database (project), wm_project_get_registry (project), ids->pdata[i]);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static char *
add (WmProject *project, const char *title, const char *valid_until)
{
  const WmKind *kind = wm_registry_find_kind (wm_project_get_registry (project), "evidence");
  g_autoptr (WmValues) values = wm_values_new (kind);
  char *id;

  wm_values_set_by_id (values, "title", title);
  wm_values_set_by_id (values, "valid_until", valid_until);
  id = wm_project_add_record (project, values, NULL);
  g_assert_nonnull (id);
  return id;
}

static void
test_valid (Kit *kit, gconstpointer unused)
{
  WmProject *project = kit_create (kit);
  g_autofree char *none = add (project, "for ever", NULL);
  g_autofree char *over = add (project, "over", "2026-11-01");
  g_autofree char *soon = add (project, "soon", "2026-12-24");
  g_autofree char *later = add (project, "later", "2026-12-25");

  assert_lacking (project, WM_EVIDENCE_GAP_VALID, "2026-12-24", "over|soon");
  assert_lacking (project, WM_EVIDENCE_GAP_VALID, "2020-01-01", "");
  kit_close (&project);
}

static void
test_link (Kit *kit, gconstpointer unused)
{
  WmProject *project = kit_create (kit);
  g_autofree char *asset = kit_add (project, "asset", "CRM");
  g_autofree char *first = add (project, "first", NULL);
  g_autofree char *second = add (project, "second", NULL);

  assert_lacking (project, WM_EVIDENCE_GAP_LINK, NULL, "first|second");
  g_assert_true (wm_project_link_records (project, first, asset, "proves", NULL));
  g_assert_true (wm_project_link_records (project, asset, second, "relates", NULL));
  assert_lacking (project, WM_EVIDENCE_GAP_LINK, NULL, "");
  g_assert_true (wm_project_undo (project, NULL));
  assert_lacking (project, WM_EVIDENCE_GAP_LINK, NULL, "second");
  g_assert_true (wm_project_redo (project, NULL));
  assert_lacking (project, WM_EVIDENCE_GAP_LINK, NULL, "");
  kit_close (&project);
}

static void
test_file (Kit *kit, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (kit->files, "copy.isms", NULL);
  g_autoptr (WmCopyOptions) options = wm_copy_options_new ();
  g_autofree char *elsewhere = NULL;
  g_autofree char *id = NULL;
  WmProject *project;
  WmProject *copy;

  kit_make_file (kit);
  project = kit_open (kit);
  id = kit_attach (kit, project, "new.txt", "new");
  elsewhere = add (project, "without a file", NULL);
  assert_lacking (project, WM_EVIDENCE_GAP_FILE, NULL, "");
  wm_copy_options_leave_out_all (options);
  g_assert_true (wm_project_write_copy (project, path, 0, options, NULL, NULL, NULL, NULL));
  copy = kit_open_path (kit, path);
  {
    g_autoptr (GPtrArray) ids =
        wm_project_list_evidence_with_gap (copy, WM_EVIDENCE_GAP_FILE, NULL);

    g_assert_cmpuint (ids->len, ==, 2);
    g_assert_cmpstr (ids->pdata[1], ==, id);
  }
  kit_close (&copy);
  g_assert_true (wm_project_save (project, NULL, NULL, NULL, NULL));
  kit_close (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  KIT_ADD ("/evidence-gaps/valid/until-the-day", test_valid);
  KIT_ADD ("/evidence-gaps/link/to-or-from", test_link);
  KIT_ADD ("/evidence-gaps/file/left-out", test_file);
  return g_test_run ();
}
