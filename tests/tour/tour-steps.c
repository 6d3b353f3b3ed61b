/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tour.h"

#include <glib/gi18n.h>

/* Each dialog of the window. */
static const TourDialog dialogs[] = {
  { .name = "main-menu", .place = TOUR_SAMPLE, .button = N_ ("Main menu") },
  { .name = "new-project", .place = TOUR_START, .action = "app.new" },
  { .name = "guide-start", .place = TOUR_START, .action = "win.show-guide", .target = "what" },
  { .name = "soa-preview", .place = TOUR_SAMPLE, .action = "win.preview-soa", .shows = "WmPaper" },
  { .name = "send-copy", .place = TOUR_SAMPLE, .action = "win.send-copy" },
  { .name = "import", .place = TOUR_SAMPLE, .action = "win.import", .target = "asset" },
  { .name = "more-filters",
    .place = TOUR_SAMPLE,
    .page = "inventory",
    .button = N_ ("More filters") },
  { .name = "columns",
    .place = TOUR_SAMPLE,
    .page = "inventory",
    .button = N_ ("Order, columns, import and export") },
  { .name = "suggest-risks", .place = TOUR_SAMPLE, .page = "risks", .action = "risks.suggest" },
  { .name = "saved-filters",
    .place = TOUR_SAMPLE,
    .page = "inventory",
    .button = N_ ("Saved filters") },
  { .name = "explain", .place = TOUR_SAMPLE, .page = "controls", .action = "win.explain" },
  { .name = "new-version",
    .place = TOUR_SAMPLE,
    .page = "documents",
    .kind = "document",
    .action = "detail.new-version" },
  { .name = "preferences", .place = TOUR_SAMPLE, .action = "app.preferences" },
  { .name = "search", .place = TOUR_SAMPLE, .action = "win.search" },
  { .name = "shortcuts", .place = TOUR_SAMPLE, .action = "app.shortcuts" },
  { .name = "about", .place = TOUR_SAMPLE, .action = "app.about" },
};

/* For each page that can show only what lacks something, one of them. */
static const struct
{
  const char *page;
  const char *gap;
} gaps[] = {
  { "inventory", "assets_without_owner" },
  { "controls", "controls_without_proof" },
  { "evidence", "evidence_expired" },
};

/* The parts of pages that have several. */
static const struct
{
  const char *page;
  const char *action;
  const char *part;
} parts[] = {
  { "risks", "risks.show-view", "matrix" },
  { "risks", "risks.show-view", "plan" },
  { "risks", "risks.show-view", "method" },
  { "risks", "risks.show-view", "list" },
};

static void
step_free (gpointer step)
{
  g_free (((TourStep *) step)->name);
  g_free (step);
}

static TourStep *
add_step (GPtrArray *steps, TourPlace place, const WmPageInfo *page, char *name)
{
  TourStep *step = g_new0 (TourStep, 1);

  step->name = name;
  step->place = place;
  step->page = page;
  g_ptr_array_add (steps, step);
  return step;
}

static void
add_page (GPtrArray *steps, const WmPageInfo *page)
{
  add_step (steps, TOUR_SAMPLE, page, g_strdup_printf ("%s-sample", page->id));
  if (page->kind != NULL)
    add_step (steps, TOUR_SAMPLE, page, g_strdup_printf ("%s-record", page->id))->with_record =
        TRUE;
  add_step (steps, TOUR_EMPTY, page, g_strdup_printf ("%s-empty", page->id));
}

static void
add_gap (GPtrArray *steps, const char *page_id, const char *gap)
{
  const WmPageInfo *page = wm_pages_find (page_id);

  g_assert_nonnull (page);
  add_step (steps, TOUR_SAMPLE, page, g_strdup_printf ("%s-gap", page_id))->gap = gap;
}

static void
add_part (GPtrArray *steps, const char *page_id, const char *action, const char *part)
{
  TourStep *step = add_step (steps, TOUR_SAMPLE, wm_pages_find (page_id),
                             g_strdup_printf ("%s-part-%s", page_id, part));

  g_assert_nonnull (step->page);
  step->action = action;
  step->part = part;
}

static void
add_dialog (GPtrArray *steps, const TourDialog *dialog)
{
  const WmPageInfo *page = NULL;
  TourStep *step;

  if (dialog->place != TOUR_START)
    page = wm_pages_find (dialog->page != NULL ? dialog->page : "dashboard");
  g_assert_true (page != NULL || dialog->place == TOUR_START);
  step = add_step (steps, dialog->place, page, g_strdup (dialog->name));
  step->dialog = dialog;
  step->with_record = dialog->kind != NULL;
}

static void
add_scenes (GPtrArray *steps)
{
  guint n_scenes;
  const TourScene *scenes = tour_scenes_get_all (&n_scenes);

  for (guint i = 0; i < n_scenes; i++)
    {
      TourStep *step = add_step (steps, scenes[i].place, wm_pages_find (scenes[i].page),
                                 g_strdup (scenes[i].name));

      g_assert_nonnull (step->page);
      step->scene = &scenes[i];
    }
}

GPtrArray *
tour_steps_new (void)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);
  const WmPageInfo *pages;
  guint n_pages;

  add_step (steps, TOUR_START, NULL, g_strdup ("start"));
  pages = wm_pages_get_all (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    add_page (steps, &pages[i]);
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    add_gap (steps, gaps[i].page, gaps[i].gap);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (steps, parts[i].page, parts[i].action, parts[i].part);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    add_dialog (steps, &dialogs[i]);
  add_scenes (steps);
  return steps;
}
