/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-dashboard-page.h"

#include "app/risk/wm-risk-card.h"
#include "app/widgets/wm-card-grid.h"
#include "app/widgets/wm-card-list.h"
#include "app/widgets/wm-card.h"
#include "app/widgets/wm-first-steps.h"
#include "app/widgets/wm-next-step.h"
#include "app/widgets/wm-stacked-bar.h"
#include "app/widgets/wm-tiles.h"
#include "app/wm-dates.h"
#include "project/wm-args.h"
#include "project/wm-event-label.h"
#include "wm-dashboard-data.h"
#include "wm-progress-card.h"
#include "wm-proof-card.h"
#include "wm-theme-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 1180
#define N_LAST 6

/* As many as the card beside them is high; the rest is a click away. */
#define SHOWN_GAPS 6

struct _WmDashboardPage
{
  WmPage parent_instance;

  /* Borrowed */
  GtkStack *stack;
  WmFirstSteps *first_steps;
  WmNextStep *next_step;
  WmProgressCard *progress_card;
  WmThemeCard *theme_card;
  WmProofCard *proof_card;
  WmRiskCard *risk_card;
  WmCardList *gap_list;
  WmTiles *tiles;
  WmStackedBar *clause_bar;
  WmCard *clause_card;
  WmCardList *clause_list;
  WmCardList *last_list;

  GHashTable *put_off;   /* owned: (unowned) const char *, ids of gaps */
  WmDashboardData *data; /* owned, nullable */
  guint minute_id;       /* the words of "2 hours ago" grow old */
};

G_DEFINE_FINAL_TYPE (WmDashboardPage, wm_dashboard_page, WM_TYPE_PAGE)

static GVariant *
new_list_target (const char *kind, const char *field, const char *value)
{
  return g_variant_new ("(sss)", kind, field, value);
}

static const WmField *
find_field (WmDashboardPage *self, const char *kind_id, const char *field_id)
{
  return wm_kind_find_field (wm_session_get_kind (wm_page_get_session (WM_PAGE (self)), kind_id),
                             field_id);
}

/* The next step. */

static WmDashboardGap *
find_next_gap (WmDashboardPage *self)
{
  for (guint i = 0; i < self->data->gaps->len; i++)
    {
      WmDashboardGap *gap = g_ptr_array_index (self->data->gaps, i);

      if (!g_hash_table_contains (self->put_off, gap->id))
        return gap;
    }
  return NULL;
}

/* Of what was put off, only what is still missing counts. */
static guint
count_put_off (WmDashboardPage *self)
{
  guint count = 0;

  for (guint i = 0; i < self->data->gaps->len; i++)
    {
      WmDashboardGap *gap = g_ptr_array_index (self->data->gaps, i);

      count += g_hash_table_contains (self->put_off, gap->id);
    }
  return count;
}

static void
update_next_step (WmDashboardPage *self)
{
  WmDashboardGap *gap = find_next_gap (self);
  guint n_put_off = count_put_off (self);
  WmNextStepFacts step = { .button = _ ("Statement of _Applicability"),
                           .action = "win.preview-soa" };

  if (gap != NULL)
    step = (WmNextStepFacts){ .title = gap->title,
                              .why = gap->why,
                              .reference = gap->reference,
                              .minutes = gap->minutes,
                              .button = _ ("_Go there"),
                              .action = "win.show-gap",
                              .target = g_variant_new_string (gap->id),
                              .can_wait = TRUE };
  else if (n_put_off > 0)
    {
      step.title = _ ("Everything else is done");
      step.why = _ ("What is still missing you have put off. It stands in the list below, and can "
                    "come back here whenever you like.");
    }
  else
    {
      step.title = _ ("Nothing is missing");
      step.why = _ ("Every control is decided, owned and proven as far as Waymark can see. Look "
                    "through the Statement of Applicability as an auditor would.");
    }
  wm_next_step_set_step (self->next_step, &step, n_put_off);
}

/* What is missing. */

static void
update_gaps (WmDashboardPage *self)
{
  g_autoptr (GArray) rows = wm_card_rows_new ();
  WmDashboardGap *next = find_next_gap (self);

  for (guint i = 0; i < self->data->gaps->len; i++)
    {
      WmDashboardGap *gap = g_ptr_array_index (self->data->gaps, i);
      WmCardRow row = { .title = gap->title,
                        .detail =
                            g_hash_table_contains (self->put_off, gap->id) ? _ ("put off") : NULL,
                        .pill = gap->reference,
                        .action = "win.show-gap",
                        .tone = gap->tone,
                        .has_mark = TRUE };

      if (gap == next)
        continue;
      row.target = g_variant_ref_sink (g_variant_new_string (gap->id));
      g_array_append_val (rows, row);
    }
  wm_card_list_set_rows (self->gap_list, rows,
                         next != NULL ? _ ("Nothing else. The next step is all that is left.")
                                      : _ ("Nothing is missing."));
}

/* How far. */

static void
update_clauses (WmDashboardPage *self)
{
  static const WmChartTone tones[] = { WM_CHART_NONE, WM_CHART_PARTLY, WM_CHART_GOOD };
  const WmField *field = find_field (self, "requirement", "conclusion");
  WmChartSegment segments[WM_DASHBOARD_N_CONCLUSIONS];
  g_autoptr (GArray) rows = wm_card_rows_new ();
  g_autofree char *fact = NULL;
  char numbers[WM_DASHBOARD_N_CONCLUSIONS][16];

  for (guint i = 0; i < WM_DASHBOARD_N_CONCLUSIONS; i++)
    {
      guint place = WM_DASHBOARD_N_CONCLUSIONS - 1 - i;
      const WmChoice *choice = &field->choices[place];
      WmCardRow row = { .title = wm_choice_get_label (choice),
                        .pill = numbers[i],
                        .action = "win.show-list",
                        .tone = tones[place],
                        .has_mark = TRUE };

      segments[i] = (WmChartSegment){ row.title, self->data->conclusions[place], tones[place] };
      g_snprintf (numbers[i], sizeof numbers[i], "%u", segments[i].value);
      row.target =
          g_variant_ref_sink (new_list_target ("requirement", "conclusion", choice->token));
      g_array_append_val (rows, row);
    }
  wm_stacked_bar_set_segments (self->clause_bar, segments, G_N_ELEMENTS (segments));
  wm_card_list_set_rows (self->clause_list, rows, NULL);
  /* Translators: how many of the requirements are met. */
  fact = g_strdup_printf (_ ("%1$u of %2$u"), segments[0].value,
                          wm_chart_sum (segments, G_N_ELEMENTS (segments)));
  wm_card_set_fact (self->clause_card, fact);
}

static void
update_tiles (WmDashboardPage *self)
{
  WmDashboardData *data = self->data;
  WmTiles *tiles = self->tiles;

  wm_tiles_set (tiles, 0, data->n_assets, ngettext ("asset", "assets", data->n_assets),
                WM_CHART_NONE, "win.show-list", new_list_target ("asset", "", ""));
  wm_tiles_set (tiles, 1, data->n_assets_without_owner, _ ("without an owner"), WM_CHART_PARTLY,
                "win.show-gap", g_variant_new_string ("assets_without_owner"));
  wm_tiles_set (tiles, 2, data->n_people, ngettext ("person", "people", data->n_people),
                WM_CHART_NONE, "win.show-list", new_list_target ("person", "", ""));
  wm_tiles_set (tiles, 3, data->n_evidence,
                ngettext ("piece of evidence", "pieces of evidence", data->n_evidence),
                WM_CHART_NONE, "win.show-list", new_list_target ("evidence", "", ""));
  wm_tiles_set (tiles, 4, data->n_running_out, _ ("valid for less than a month"), WM_CHART_PARTLY,
                "win.show-gap", g_variant_new_string ("evidence_expiring"));
  wm_tiles_set (tiles, 5, data->n_run_out, _ ("no longer valid"), WM_CHART_BAD, "win.show-gap",
                g_variant_new_string ("evidence_expired"));
}

/* What changed last. */

static void
set_event_target (WmDashboardPage *self, const WmEvent *event, WmCardRow *row)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));
  g_autoptr (WmArgs) args = wm_args_parse (event->args);
  const char *id = wm_args_get_text (args, "id");

  if (id != NULL && wm_records_find_kind (wm_session_get_database (session),
                                          wm_session_get_registry (session), id) != NULL)
    {
      row->action = "win.show-record";
      row->target = g_variant_ref_sink (g_variant_new_string (id));
    }
}

static void
update_last (WmDashboardPage *self)
{
  WmProject *project = wm_session_get_project (wm_page_get_session (WM_PAGE (self)));
  gint64 first = MAX (1, wm_project_get_head_seq (project) - N_LAST + 1);
  g_autoptr (GPtrArray) events = wm_event_list (wm_project_get_database (project), first, N_LAST);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = wm_card_rows_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const WmEvent *event = g_ptr_array_index (events, events->len - 1 - i);
      char *title = wm_event_dup_label (project, event);
      g_autofree char *ago = wm_dates_dup_ago (event->at);
      /* Translators: who changed something, and when. */
      char *detail = g_strdup_printf (_ ("%1$s, %2$s"), event->actor, ago);
      WmCardRow row = { .title = title, .detail = detail };

      g_ptr_array_add (texts, title);
      g_ptr_array_add (texts, detail);
      set_event_target (self, event, &row);
      g_array_append_val (rows, row);
    }
  wm_card_list_set_rows (self->last_list, rows, NULL);
}

static gboolean
minute_passed_cb (gpointer user_data)
{
  update_last (user_data);
  return G_SOURCE_CONTINUE;
}

static void
update_steps (WmDashboardPage *self)
{
  update_next_step (self);
  update_gaps (self);
}

static void
update_subtitle (WmDashboardPage *self)
{
  g_autofree char *words = NULL;

  if (wm_dashboard_data_count_applicable (self->data) == 0)
    words =
        wm_dashboard_data_is_empty (self->data) ? NULL : g_strdup (_ ("No control applies yet"));
  else
    /* Translators: how many of the controls that apply are in place. */
    words = g_strdup_printf (_ ("%1$u of %2$u implemented"), self->data->n_implemented,
                             wm_dashboard_data_count_applicable (self->data));
  wm_page_set_subtitle (WM_PAGE (self), words);
}

static void
update (WmDashboardPage *self)
{
  WmSession *session = wm_page_get_session (WM_PAGE (self));

  g_clear_pointer (&self->data, wm_dashboard_data_free);
  self->data = wm_dashboard_data_new (session);
  wm_first_steps_set_company (self->first_steps, wm_session_get_company (session));
  gtk_stack_set_visible_child_name (self->stack,
                                    wm_dashboard_data_is_empty (self->data) ? "empty" : "cards");
  wm_progress_card_set_data (self->progress_card, self->data);
  wm_theme_card_set_data (self->theme_card, self->data);
  wm_proof_card_update (self->proof_card);
  wm_risk_card_update (self->risk_card);
  update_clauses (self);
  update_tiles (self);
  update_last (self);
  update_steps (self);
  update_subtitle (self);
}

/* Actions. */

static void
put_off_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDashboardPage *self = WM_DASHBOARD_PAGE (widget);
  WmDashboardGap *gap = find_next_gap (self);

  if (gap == NULL)
    return;
  g_hash_table_add (self->put_off, (char *) gap->id);
  update_steps (self);
}

static void
bring_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmDashboardPage *self = WM_DASHBOARD_PAGE (widget);

  g_hash_table_remove_all (self->put_off);
  update_steps (self);
}

/* Building. */

static GtkWidget *
new_clause_card (WmDashboardPage *self)
{
  self->clause_card = WM_CARD (wm_card_new (_ ("Clauses 4 to 10")));
  self->clause_bar = WM_STACKED_BAR (wm_stacked_bar_new (_ ("Clauses 4 to 10")));
  self->clause_list = WM_CARD_LIST (wm_card_list_new ());
  wm_card_append (self->clause_card, GTK_WIDGET (self->clause_bar));
  wm_card_append (self->clause_card, GTK_WIDGET (self->clause_list));
  return GTK_WIDGET (self->clause_card);
}

static GtkWidget *
new_list_card (const char *heading, WmCardList **list)
{
  GtkWidget *card = wm_card_new (heading);

  *list = WM_CARD_LIST (wm_card_list_new ());
  wm_card_append (WM_CARD (card), GTK_WIDGET (*list));
  return card;
}

static GtkWidget *
new_last_card (WmDashboardPage *self)
{
  GtkWidget *card = new_list_card (_ ("What changed last"), &self->last_list);

  wm_card_set_button (WM_CARD (card), _ ("Whole _timeline"), "win.show-timeline",
                      g_variant_new_string (""));
  return card;
}

static GtkWidget *
new_tiles_card (WmDashboardPage *self)
{
  GtkWidget *card = wm_card_new (_ ("Inventory and evidence"));

  self->tiles = WM_TILES (wm_tiles_new (3));
  wm_card_append (WM_CARD (card), GTK_WIDGET (self->tiles));
  return card;
}

static GtkWidget *
new_grid (WmDashboardPage *self)
{
  WmCardGrid *grid = WM_CARD_GRID (wm_card_grid_new ());

  self->next_step = WM_NEXT_STEP (wm_next_step_new ("dashboard.put-off", "dashboard.bring-back"));
  self->progress_card = WM_PROGRESS_CARD (wm_progress_card_new ());
  wm_card_grid_append (grid, GTK_WIDGET (self->next_step), 13);
  wm_card_grid_append (grid, GTK_WIDGET (self->progress_card), 11);
  wm_card_grid_append (grid, GTK_WIDGET (self->theme_card), 13);
  wm_card_grid_append (grid, new_list_card (_ ("What is missing"), &self->gap_list), 11);
  wm_card_list_set_limit (self->gap_list, SHOWN_GAPS);
  wm_card_grid_append (grid, new_tiles_card (self), 13);
  wm_card_grid_append (grid, new_clause_card (self), 11);
  self->risk_card = WM_RISK_CARD (wm_risk_card_new (wm_page_get_session (WM_PAGE (self))));
  wm_card_grid_append (grid, GTK_WIDGET (self->risk_card), 24);
  self->proof_card = WM_PROOF_CARD (wm_proof_card_new (wm_page_get_session (WM_PAGE (self))));
  wm_card_grid_append (grid, GTK_WIDGET (self->proof_card), 24);
  wm_card_grid_append (grid, new_last_card (self), 24);
  return GTK_WIDGET (grid);
}

static void
wm_dashboard_page_changed (WmPage *page, WmChanges *changes)
{
  update (WM_DASHBOARD_PAGE (page));
}

static void
wm_dashboard_page_map (GtkWidget *widget)
{
  WmDashboardPage *self = WM_DASHBOARD_PAGE (widget);

  update_last (self);
  self->minute_id = g_timeout_add_seconds (60, minute_passed_cb, self);
  GTK_WIDGET_CLASS (wm_dashboard_page_parent_class)->map (widget);
}

static void
wm_dashboard_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_DASHBOARD_PAGE (widget)->minute_id, g_source_remove);
  GTK_WIDGET_CLASS (wm_dashboard_page_parent_class)->unmap (widget);
}

static void
wm_dashboard_page_constructed (GObject *object)
{
  WmDashboardPage *self = WM_DASHBOARD_PAGE (object);

  G_OBJECT_CLASS (wm_dashboard_page_parent_class)->constructed (object);
  self->theme_card = WM_THEME_CARD (wm_theme_card_new (find_field (self, "control", "status")));
  gtk_stack_add_named (self->stack, new_grid (self), "cards");
  update (self);
}

static void
wm_dashboard_page_finalize (GObject *object)
{
  WmDashboardPage *self = WM_DASHBOARD_PAGE (object);

  g_hash_table_unref (self->put_off);
  g_clear_pointer (&self->data, wm_dashboard_data_free);
  G_OBJECT_CLASS (wm_dashboard_page_parent_class)->finalize (object);
}

static void
wm_dashboard_page_class_init (WmDashboardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = wm_dashboard_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = wm_dashboard_page_finalize;
  widget_class->map = wm_dashboard_page_map;
  widget_class->unmap = wm_dashboard_page_unmap;
  WM_PAGE_CLASS (klass)->changed = wm_dashboard_page_changed;
  gtk_widget_class_install_action (widget_class, "dashboard.put-off", NULL, put_off_action);
  gtk_widget_class_install_action (widget_class, "dashboard.bring-back", NULL, bring_back_action);
}

static void
wm_dashboard_page_init (WmDashboardPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->put_off = g_hash_table_new (g_str_hash, g_str_equal);
  self->stack = GTK_STACK (gtk_stack_new ());
  /* The width is the same for both anyway; asked for it, a stack would not let text wrap. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->first_steps = WM_FIRST_STEPS (wm_first_steps_new (""));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->first_steps), "empty");
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "overview");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->stack));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}
