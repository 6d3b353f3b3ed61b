/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-import-planning.h"

/* So long at once; half a picture at 60 a second. */
#define SLICE_MICROSECONDS 8000

/* Steps between two looks at the clock. */
#define STEPS 32

struct _WmImportPlanning
{
  WmImport *import;    /* owned */
  GtkProgressBar *bar; /* borrowed */
  WmImportPlannedFunc planned;
  gpointer user_data;
  guint idle_id;
};

static void
finish (WmImportPlanning *self)
{
  WmImport *import = g_steal_pointer (&self->import);
  WmImportPlannedFunc planned = self->planned;
  gpointer user_data = self->user_data;

  self->idle_id = 0;
  wm_import_planning_stop (self);
  planned (import, user_data);
}

static gboolean
go_on_cb (gpointer user_data)
{
  WmImportPlanning *self = user_data;
  gint64 until = g_get_monotonic_time () + SLICE_MICROSECONDS;

  while (wm_import_go_on (self->import, STEPS))
    if (g_get_monotonic_time () >= until)
      {
        gtk_progress_bar_set_fraction (self->bar, wm_import_get_fraction (self->import));
        return G_SOURCE_CONTINUE;
      }
  finish (self);
  return G_SOURCE_REMOVE;
}

WmImportPlanning *
wm_import_planning_start (WmImport *import, GtkProgressBar *bar, WmImportPlannedFunc planned,
                          gpointer user_data)
{
  WmImportPlanning *self;

  g_return_val_if_fail (import != NULL && GTK_IS_PROGRESS_BAR (bar) && planned != NULL, NULL);

  self = g_new0 (WmImportPlanning, 1);
  self->import = import;
  self->bar = bar;
  self->planned = planned;
  self->user_data = user_data;
  gtk_progress_bar_set_fraction (bar, 0);
  /* Pictures and keys come first. */
  self->idle_id = g_idle_add (go_on_cb, self);
  return self;
}

void
wm_import_planning_stop (WmImportPlanning *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->import, wm_import_free);
  g_free (self);
}
