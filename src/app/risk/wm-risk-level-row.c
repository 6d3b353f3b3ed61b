/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-risk-level-row.h"

#include "app/form/wm-field-row.h"

#include <glib/gi18n.h>

struct _WmRiskLevelRow
{
  AdwExpanderRow parent_instance;

  WmSession *session; /* owned */
  GPtrArray *rows;    /* (element-type WmFieldRow): borrowed */
};

G_DEFINE_FINAL_TYPE (WmRiskLevelRow, wm_risk_level_row, ADW_TYPE_EXPANDER_ROW)

static void
wm_risk_level_row_dispose (GObject *object)
{
  g_ptr_array_set_size (WM_RISK_LEVEL_ROW (object)->rows, 0);
  g_clear_object (&WM_RISK_LEVEL_ROW (object)->session);
  G_OBJECT_CLASS (wm_risk_level_row_parent_class)->dispose (object);
}

static void
wm_risk_level_row_finalize (GObject *object)
{
  g_ptr_array_unref (WM_RISK_LEVEL_ROW (object)->rows);
  G_OBJECT_CLASS (wm_risk_level_row_parent_class)->finalize (object);
}

static void
wm_risk_level_row_class_init (WmRiskLevelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_risk_level_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_risk_level_row_finalize;
}

static void
wm_risk_level_row_init (WmRiskLevelRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

GtkWidget *
wm_risk_level_row_new (WmSession *session, WmRiskAxis axis)
{
  static const char *const fields[] = { "name",      "meaning",      "confidentiality",
                                        "integrity", "availability", "money",
                                        "law",       "people" };
  WmRiskLevelRow *self = g_object_new (WM_TYPE_RISK_LEVEL_ROW, NULL);
  const WmKind *kind = wm_session_get_kind (session, "risk_level");
  /* What an impact does to what is of no matter to likelihood. */
  guint n = axis == WM_RISK_IMPACT ? G_N_ELEMENTS (fields) : 2;

  self->session = g_object_ref (session);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = wm_field_row_new (session, wm_kind_find_field (kind, fields[i]));

      g_ptr_array_add (self->rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  return GTK_WIDGET (self);
}

static void
add_line (GString *words, const char *label, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (label != NULL)
    g_string_append_printf (words, "<b>%s</b>  ", label);
  g_string_append (words, escaped);
}

static char *
dup_words (const WmRiskLevel *level)
{
  g_autoptr (GString) words = g_string_new (NULL);

  add_line (words, NULL, level->meaning);
  add_line (words, _ ("Confidentiality"), level->confidentiality);
  add_line (words, _ ("Integrity"), level->integrity);
  add_line (words, _ ("Availability"), level->availability);
  add_line (words, _ ("Money"), level->money);
  add_line (words, _ ("Law"), level->law);
  add_line (words, _ ("People"), level->people);
  /* In a text it need not be escaped, and reads as it was written. */
  g_string_replace (words, "&apos;", "'", 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
wm_risk_level_row_set_level (WmRiskLevelRow *self, const WmRiskLevel *level)
{
  g_autoptr (WmRecord) record = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (WM_IS_RISK_LEVEL_ROW (self));

  title = g_strdup_printf ("%u  %s", level->level, level->name);
  words = dup_words (level);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  if (level->id != NULL)
    record = wm_records_load (wm_session_get_database (self->session),
                              wm_session_get_registry (self->session), level->id);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), record != NULL);
  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_set_record (g_ptr_array_index (self->rows, i), record);
}

void
wm_risk_level_row_commit_now (WmRiskLevelRow *self)
{
  g_return_if_fail (WM_IS_RISK_LEVEL_ROW (self));

  for (guint i = 0; i < self->rows->len; i++)
    wm_field_row_commit_now (g_ptr_array_index (self->rows, i));
}
