/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-proof.h"

#include "app/compat/wm-accessible.h"
#include "app/wm-count.h"
#include "app/wm-dates.h"
#include "guide/wm-coverage.h"
#include "project/wm-edit.h"
#include "store/wm-clock.h"
#include "wm-coverage-cells.h"
#include "wm-link-row.h"
#include "wm-record-picker.h"

#include <glib/gi18n.h>

#define KIND_OF_PROOF "evidence"
#define N_QUARTERS 4

/* Rows that are made at once; a control can have a thousand proofs. */
#define MORE_ROWS 50

struct _WmProof
{
  GtkWidget parent_instance;

  /* Borrowed */
  AdwPreferencesGroup *group;
  GtkWidget *strip;
  GtkLabel *quarters[N_QUARTERS];
  WmCoverageCells *cells;
  GPtrArray *rows; /* (borrowed) GtkWidget */
  GtkButton *more;

  GPtrArray *links; /* (element-type WmLink): owned, nullable; proof is among them */
  guint n_proofs;
  guint limit;        /* of them that are shown */
  WmSession *session; /* owned */
  char *record_id;    /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (WmProof, wm_proof, GTK_TYPE_WIDGET)

static char *
dup_period (WmRecord *evidence)
{
  const char *from = wm_record_get_value_by_id (evidence, "period_from");
  const char *to = wm_record_get_value_by_id (evidence, "period_to");

  if (from == NULL && to == NULL)
    return wm_dates_dup_day (wm_record_get_value_by_id (evidence, "collected_on"));
  return wm_dates_dup_period (from, to);
}

static void
clear_rows (WmProof *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (WmProof *self, const WmLink *link)
{
  g_autoptr (WmRecord) evidence =
      wm_records_load (wm_session_get_database (self->session),
                       wm_session_get_registry (self->session), link->other_id);
  g_autofree char *period = NULL;
  GtkWidget *row;

  if (evidence == NULL)
    return;
  period = dup_period (evidence);
  row = wm_link_row_new (self->session, self->record_id, link, evidence, period);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_more (WmProof *self)
{
  guint n_left = self->n_proofs - MIN (self->n_proofs, self->limit);
  g_autofree char *label =
      /* Translators: a button under a list; %u is how many rows it does not show yet. */
      g_strdup_printf (ngettext ("Show %u _more", "Show %u _more", n_left), n_left);

  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
}

static void
show_rows (WmProof *self)
{
  clear_rows (self);
  self->n_proofs = 0;
  for (guint i = 0; i < self->links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (self->links, i);

      if (g_str_equal (link->kind->id, KIND_OF_PROOF) && self->n_proofs++ < self->limit)
        add_row (self, link);
    }
  show_more (self);
}

static void
more_clicked_cb (WmProof *self)
{
  self->limit += MORE_ROWS;
  show_rows (self);
}

/* The last quarters up to now. */

static WmCoverage
get_coverage (const WmQuarterProof *proof)
{
  if (proof->n_days == 0)
    return WM_COVERAGE_NONE;
  return proof->n_days < proof->n_all_days ? WM_COVERAGE_PARTLY : WM_COVERAGE_PROOF;
}

static void
describe (WmProof *self, const WmQuarterProof *now, const char *quarter)
{
  const WmKind *kind = wm_session_get_kind (self->session, KIND_OF_PROOF);
  g_autofree char *things = wm_count_dup (kind, self->n_proofs);
  g_autofree char *words = NULL;

  if (self->n_proofs == 0)
    words = g_strdup (_ ("Nothing yet. Drop a file here, or attach one."));
  else if (now->n_evidence == 0)
    /* Translators: %1$s is how many pieces of evidence there are, %2$s a quarter as "Q4 2026". */
    words = g_strdup_printf (_ ("%1$s; %2$s has none yet"), things, quarter);
  adw_preferences_group_set_description (self->group, words != NULL ? words : things);
}

static void
update_strip (WmProof *self)
{
  g_autofree char *today = wm_clock_dup_today ();
  int last = wm_quarter_of (today);
  g_autofree WmQuarterProof *proofs = wm_coverage_of_record (wm_session_get_project (self->session),
                                                             self->record_id, last, N_QUARTERS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  WmCoverage cells[N_QUARTERS];
  g_autofree char *words = NULL;

  for (guint i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *label = wm_quarter_dup_label (last - N_QUARTERS + 1 + (int) i);

      cells[i] = get_coverage (&proofs[i]);
      gtk_label_set_label (self->quarters[i], label);
      g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  wm_coverage_cells_set (self->cells, (const char *const *) labels, cells);
  words = wm_coverage_cells_dup_words (self->cells);
  wm_accessible_set_label (GTK_WIDGET (self->cells), words);
  gtk_widget_set_visible (self->strip, self->n_proofs > 0);
  describe (self, &proofs[N_QUARTERS - 1], labels[N_QUARTERS - 1]);
}

/* Linking what is here already. */

static void
picked_cb (WmProof *self, const char *id)
{
  GError *error = NULL;

  if (self->record_id == NULL || *id == '\0')
    return;
  if (wm_project_link_records (wm_session_get_project (self->session), id, self->record_id, NULL,
                               &error))
    wm_link_say_newest (self->session);
  else
    wm_session_report (self->session, error);
}

static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  static const char *const kinds[] = { KIND_OF_PROOF, NULL };
  WmProof *self = user_data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  picker = wm_record_picker_new (self->session, kinds, FALSE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
new_buttons (WmProof *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *attach = gtk_button_new_with_mnemonic (_ ("_Attach…"));
  GtkWidget *link = gtk_menu_button_new ();
  const char *name = _ ("Link proof that is here already");

  gtk_widget_add_css_class (attach, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (attach), "win.attach");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (link), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (link), create_picker_cb, self, NULL);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_set_tooltip_text (link, name);
  wm_accessible_set_label (link, name);
  gtk_box_append (GTK_BOX (box), attach);
  gtk_box_append (GTK_BOX (box), link);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
wm_proof_dispose (GObject *object)
{
  WmProof *self = WM_PROOF (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_proof_parent_class)->dispose (object);
}

static void
wm_proof_finalize (GObject *object)
{
  WmProof *self = WM_PROOF (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->record_id);
  G_OBJECT_CLASS (wm_proof_parent_class)->finalize (object);
}

static void
wm_proof_class_init (WmProofClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_proof_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_proof_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_strip (WmProof *self)
{
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_QUARTERS; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_size_request (label, wm_coverage_cells_get_step (GTK_WIDGET (self)), -1);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (labels), label);
      self->quarters[i] = GTK_LABEL (label);
    }
  self->cells = WM_COVERAGE_CELLS (wm_coverage_cells_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->cells), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (strip), labels);
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->cells));
  return strip;
}

static void
wm_proof_init (WmProof *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *group = adw_preferences_group_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, _ ("Proof"));
  adw_preferences_group_set_header_suffix (self->group, new_buttons (self));
  self->strip = new_strip (self);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  self->more = GTK_BUTTON (gtk_button_new_with_mnemonic (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->more), GTK_WIDGET (self));
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
}

GtkWidget *
wm_proof_new (WmSession *session)
{
  WmProof *self = g_object_new (WM_TYPE_PROOF, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
wm_proof_set_links (WmProof *self, WmRecord *record, GPtrArray *links)
{
  g_return_if_fail (WM_IS_PROOF (self));

  if (g_strcmp0 (self->record_id, wm_record_get_id (record)) != 0)
    self->limit = MORE_ROWS;
  g_free (self->record_id);
  self->record_id = g_strdup (wm_record_get_id (record));
  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->links = g_ptr_array_ref (links);
  show_rows (self);
  update_strip (self);
}
