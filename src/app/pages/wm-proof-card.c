/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-proof-card.h"

#include "app/widgets/wm-card.h"
#include "app/widgets/wm-chart-legend.h"
#include "app/widgets/wm-coverage-strip.h"
#include "guide/wm-coverage.h"
#include "store/wm-clock.h"

#include <glib/gi18n.h>

#define N_QUARTERS 4
#define MAX_ROWS 6

struct _WmProofCard
{
  GtkWidget parent_instance;

  WmSession *session;     /* owned */
  GtkWidget *card;        /* borrowed */
  WmCoverageStrip *strip; /* borrowed */
  WmChartLegend *legend;  /* borrowed */
};

/* A control that is in place, and how it is proven. */
typedef struct
{
  WmRecord *record; /* borrowed */
  WmCoverage cells[N_QUARTERS];
  guint score; /* the less is proven, the less */
} Proof;

G_DEFINE_FINAL_TYPE (WmProofCard, wm_proof_card, GTK_TYPE_WIDGET)

static void
activated_cb (WmProofCard *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", id);
}

static void
wm_proof_card_dispose (GObject *object)
{
  WmProofCard *self = WM_PROOF_CARD (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_proof_card_parent_class)->dispose (object);
}

static void
wm_proof_card_class_init (WmProofCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_proof_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
wm_proof_card_init (WmProofCard *self)
{
  self->card = wm_card_new (_ ("Proof of what is in place, by quarter"));
  self->strip = WM_COVERAGE_STRIP (wm_coverage_strip_new ());
  self->legend = WM_CHART_LEGEND (wm_chart_legend_new ());
  g_signal_connect_swapped (self->strip, "activated", G_CALLBACK (activated_cb), self);
  wm_card_append (WM_CARD (self->card), GTK_WIDGET (self->strip));
  wm_card_append (WM_CARD (self->card), GTK_WIDGET (self->legend));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
wm_proof_card_new (WmSession *session)
{
  WmProofCard *self = g_object_new (WM_TYPE_PROOF_CARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/* Days of the quarter @quarter up to @today that can be proven by now. */
static guint
count_past_days (int quarter, const char *today, guint n_days)
{
  g_autoptr (GDate) first =
      g_date_new_dmy (1, (GDateMonth) (quarter % 4 * 3 + 1), (GDateYear) (quarter / 4));
  g_autoptr (GDate) now = g_date_new ();

  g_date_set_parse (now, today);
  if (!g_date_valid (now))
    return n_days;
  return (guint) CLAMP (g_date_days_between (first, now) + 1, 1, (int) n_days);
}

static WmCoverage
judge (const WmQuarterProof *proof, guint n_past_days)
{
  if (proof == NULL || proof->n_days == 0)
    return WM_COVERAGE_NONE;
  return proof->n_days >= n_past_days ? WM_COVERAGE_PROOF : WM_COVERAGE_PARTLY;
}

static void
add_proof (GArray *proofs, WmRecord *record, const WmQuarterProof *quarters, int last,
           const char *today)
{
  Proof proof = { .record = record };

  for (int i = 0; i < N_QUARTERS; i++)
    {
      const WmQuarterProof *quarter = quarters != NULL ? &quarters[i] : NULL;
      guint n_past_days =
          quarter == NULL ? 0
                          : count_past_days (last - N_QUARTERS + 1 + i, today, quarter->n_all_days);

      proof.cells[i] = judge (quarter, n_past_days);
      proof.score += proof.cells[i];
    }
  g_array_append_val (proofs, proof);
}

static int
compare_proofs (gconstpointer a, gconstpointer b)
{
  const Proof *one = a;
  const Proof *other = b;

  if (one->score != other->score)
    return one->score < other->score ? -1 : 1;
  return wm_record_get_number (one->record) < wm_record_get_number (other->record) ? -1 : 1;
}

static GArray *
collect_proofs (WmProofCard *self, GPtrArray *controls, int last, const char *today)
{
  GArray *proofs = g_array_new (FALSE, FALSE, sizeof (Proof));
  g_autoptr (GHashTable) coverage =
      wm_coverage_of_kind (wm_session_get_project (self->session),
                           wm_session_get_kind (self->session, "control"), last, N_QUARTERS);

  for (guint i = 0; i < controls->len; i++)
    {
      WmRecord *control = g_ptr_array_index (controls, i);

      if (g_strcmp0 (wm_record_get_value_by_id (control, "decision"), "applicable") == 0 &&
          g_strcmp0 (wm_record_get_value_by_id (control, "status"), "implemented") == 0)
        add_proof (proofs, control, g_hash_table_lookup (coverage, wm_record_get_id (control)),
                   last, today);
    }
  g_array_sort (proofs, compare_proofs);
  return proofs;
}

static void
show_rows (WmProofCard *self, GArray *proofs, int last)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (WmCoverageRow));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) quarters = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_QUARTERS; i++)
    g_ptr_array_add (quarters, wm_quarter_dup_label (last - N_QUARTERS + 1 + i));
  g_ptr_array_add (quarters, NULL);
  for (guint i = 0; i < MIN (proofs->len, MAX_ROWS); i++)
    {
      const Proof *proof = &g_array_index (proofs, Proof, i);
      WmCoverageRow row = { .id = wm_record_get_id (proof->record),
                            .label = wm_record_dup_label (proof->record),
                            .title = wm_record_get_title (proof->record) };

      g_ptr_array_add (texts, (char *) row.label);
      for (guint j = 0; j < N_QUARTERS; j++)
        row.cells[j] = proof->cells[j];
      g_array_append_val (rows, row);
    }
  wm_coverage_strip_set_rows (self->strip, (const char *const *) quarters->pdata,
                              (const WmCoverageRow *) rows->data, rows->len);
}

static void
show_legend (WmProofCard *self, GArray *proofs)
{
  guint counts[] = { 0, 0, 0 };

  for (guint i = 0; i < proofs->len; i++)
    for (guint j = 0; j < N_QUARTERS; j++)
      counts[g_array_index (proofs, Proof, i).cells[j]]++;
  wm_chart_legend_set_segments (
      self->legend,
      (WmChartSegment[]){
          { _ ("Whole quarter proven"), counts[WM_COVERAGE_PROOF], WM_CHART_GOOD },
          { _ ("Part of it"), counts[WM_COVERAGE_PARTLY], WM_CHART_PARTLY },
          { _ ("No proof"), counts[WM_COVERAGE_NONE], WM_CHART_NONE },
      },
      3);
}

void
wm_proof_card_update (WmProofCard *self)
{
  g_autofree char *today = wm_clock_dup_today ();
  int last = wm_quarter_of (today);
  g_autoptr (GPtrArray) controls = NULL;
  g_autoptr (GArray) proofs = NULL;
  gboolean has_evidence;

  g_return_if_fail (WM_IS_PROOF_CARD (self));

  has_evidence = wm_records_count (wm_session_get_database (self->session),
                                   wm_session_get_kind (self->session, "evidence")) > 0;
  controls = wm_records_list (wm_session_get_database (self->session),
                              wm_session_get_registry (self->session),
                              wm_session_get_kind (self->session, "control"));
  proofs = collect_proofs (self, controls, last, today);
  gtk_widget_set_visible (GTK_WIDGET (self), has_evidence && proofs->len > 0);
  show_rows (self, proofs, last);
  show_legend (self, proofs);
}
