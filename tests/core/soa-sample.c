/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "soa-sample.h"

#include <string.h>

/* The statement of an invented company, about as full as that of a real one. */

typedef struct
{
  const char *reasons;
  const char *justification;
  const char *how;
} Story;

static const Story stories[] = {
  { "risk,contract",
    "Treats R-4 and R-11. The framework agreement with Nordlicht Kliniken, annex 3, asks for it.",
    "Written down in the policy, read and confirmed by everybody in the first week and once a year. "
    "The managing director reviews it each January, and after an incident." },
  { "law", "Article 32 of the General Data Protection Regulation.",
    "Records are kept in the project folder, with owner and period of retention. The data "
    "protection officer looks through ten of them every quarter and notes what she found." },
  { "practice", "",
    "Part of the checklist for joining and leaving, which the team lead signs on the first and on "
    "the last day." },
  { "risk",
    "Treats R-2, loss of a laptop with customer data, and R-17, theft from a parked car. Without "
    "the control the risk stays above what we accept.",
    "All notebooks are encrypted with LUKS or FileVault and report to the device manager every "
    "night. A device that has not reported for seven days is locked, and the owner of the control "
    "calls the person. Keys are kept in the password safe of the administrators, one of them sealed "
    "with the notary." },
  { "contract,practice", "Asked for in the security annex of three customers.",
    "Done by the hosting provider; we read the provider's report once a year and keep our notes." },
  { "law,contract,risk,practice",
    "Treats R-8. Required by the IT Security Act for our customers in health care, and promised in "
    "our terms of service.",
    "Changes are reviewed by a second developer, tested in a copy of production without personal "
    "data, and released on Tuesdays. The pipeline refuses a release without review. Emergency "
    "changes are reviewed on the next working day." },
};

static const char *const owners[] = { "Miriam Okafor", "Jonas Bergström",
                                      "Dr. Anneliese "
                                      "Hohenwarter-Schmidt",
                                      "Li Wei", "Tomás Ferreira" };

static const char *const proofs[][2] = {
  { "Information security policy 2.1, signed", "valid from 2 Jan 2026" },
  { "Access review of all systems", "Q1 to Q3 2025" },
  { "Export of the device manager, 48 devices", "30 Sep 2025" },
  { "Training record, 31 of 31 people", "2025" },
  { "Restore test of the customer database", "14 Aug 2025" },
  { "Minutes of the supplier review", "May 2025" },
};

static void
tell_story (WmSoaRow *row, guint i)
{
  const Story *story = &stories[i * 7 % G_N_ELEMENTS (stories)];
  g_auto (GStrv) reasons = g_strsplit (story->reasons, ",", -1);
  static const char *const statuses[] = { "implemented", "implemented", "partly",
                                          "implemented", "planned",     "not_started" };

  row->decision = g_strdup ("applicable");
  for (guint k = 0; reasons[k]; k++)
    wm_soa_row_add_reason (row, reasons[k]);
  row->justification = g_strdup (story->justification);
  row->status = g_strdup (statuses[i * 5 % 11 % G_N_ELEMENTS (statuses)]);
  row->how = g_strdup (story->how);
  row->owner = g_strdup (owners[i % G_N_ELEMENTS (owners)]);
  if (i % 4 == 0)
    wm_soa_row_add_document (row, "Policy on the use of devices, 1.3");
  for (guint k = 0; k < i % 4 && strcmp (row->status, "not_started") != 0; k++)
    {
      const char *const *proof = proofs[(i + k) % G_N_ELEMENTS (proofs)];

      wm_soa_row_add_evidence (row, proof[0], proof[1]);
    }
}

static void
fill_row (WmSoaRow *row, guint i)
{
  if (i % 17 == 5)
    {
      row->decision = g_strdup ("excluded");
      if (i != 22)
        row->justification = g_strdup (
            "We run no server room and no cabling of our own: everything is hosted with the "
            "provider, whose certificate covers it.");
    }
  else if (i % 31 != 12)
    {
      tell_story (row, i);
    }
}

static void
add_controls (WmSoa *soa, gboolean filled)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "soa-controls.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *theme = NULL;
  WmSoaGroup *group = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      WmSoaRow *row;

      if (g_strv_length (fields) != 3)
        continue;
      if (g_strcmp0 (theme, fields[1]) != 0)
        group = wm_soa_add_group (soa, fields[1]);
      g_free (theme);
      theme = g_strdup (fields[1]);
      row = wm_soa_group_add_row (group, fields[0], fields[2]);
      if (filled)
        fill_row (row, n++);
    }
}

/* A statement with all controls and nothing decided. */
WmSoa *
soa_sample_new_bare (void)
{
  WmSoa *soa = wm_soa_new ("Feldspat Software");

  soa->edition = g_strdup ("ISO/IEC 27001:2022 with Amendment 1:2024");
  soa->head_event = g_strdup (SOA_SAMPLE_HEAD);
  soa->n_events = 412;
  soa->program_version = g_strdup ("0.1.0");
  add_controls (soa, FALSE);
  return soa;
}

WmSoa *
soa_sample_new (void)
{
  WmSoa *soa = wm_soa_new ("Feldspat Software");

  soa->legal_form = g_strdup ("GmbH");
  soa->address = g_strdup ("Am Steinbruch 14\n79540 Lörrach\nGermany");
  soa->scope = g_strdup (
      "Development, operation and support of the appointment software “Visite” for clinics and "
      "practices, at the site in Lörrach and from home offices in Germany and Austria. Outside of "
      "it: the data centres of the hosting provider, and the accounting office.");
  soa->certificate_sentence =
      g_strdup ("Development, operation and support of appointment software for health care.");
  soa->version = g_strdup ("1.2");
  soa->date = g_strdup ("2025-11-23");
  soa->edition = g_strdup ("ISO/IEC 27001:2022 with Amendment 1:2024");
  soa->head_event = g_strdup (SOA_SAMPLE_HEAD);
  soa->n_events = 412;
  soa->program_version = g_strdup ("0.1.0");
  add_controls (soa, TRUE);
  return soa;
}

WmSoaRow *
soa_sample_find (WmSoa *soa, const char *reference)
{
  for (guint i = 0; i < soa->groups->len; i++)
    {
      const WmSoaGroup *group = g_ptr_array_index (soa->groups, i);

      for (guint k = 0; k < group->rows->len; k++)
        {
          WmSoaRow *row = g_ptr_array_index (group->rows, k);

          if (g_strcmp0 (row->reference, reference) == 0)
            return row;
        }
    }
  g_assert_not_reached ();
}

/* Borrowed strings, in order. */
GPtrArray *
soa_sample_list_references (const WmSoa *soa)
{
  GPtrArray *references = g_ptr_array_new ();

  for (guint i = 0; i < soa->groups->len; i++)
    {
      const WmSoaGroup *group = g_ptr_array_index (soa->groups, i);

      for (guint k = 0; k < group->rows->len; k++)
        g_ptr_array_add (references, ((WmSoaRow *) g_ptr_array_index (group->rows, k))->reference);
    }
  return references;
}
