/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-template.h"

#include "app/compat/wm-file-dialog.h"
#include "exchange/wm-table-csv.h"

#include <glib/gi18n.h>

typedef struct
{
  WmSession *session; /* owned */
  GBytes *bytes;      /* owned */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->session);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GBytes *
wm_template_make (const WmKind *kind)
{
  const WmCsvWriteOptions options = { .byte_order_mark = TRUE };
  g_autoptr (WmTableBuilder) builder = wm_table_builder_new (NULL, 0);
  g_autoptr (WmTable) table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & WM_FIELD_READ_ONLY) == 0 || (kind->fields[i].flags & WM_FIELD_KEY))
      wm_table_builder_add_cell (builder, wm_field_get_label (&kind->fields[i]), -1, &error);
  wm_table_builder_end_row (builder, &error);
  table = wm_table_builder_finish (builder, &error);
  /* Labels are short and different from each other. */
  g_assert (table != NULL);
  return wm_table_write_csv (table, &options);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autofree char *path = g_file_get_path (G_FILE (object));
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup ("");
  g_autofree char *sentence = NULL;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      /* Translators: the name of a file. */
      sentence =
          g_strdup_printf (_ ("Saved “%s”. Fill it in with a spreadsheet, then import it."), name);
      wm_session_say (saving->session, sentence, FALSE);
    }
  else
    {
      /* Translators: the name of a file; why it could not be written follows. */
      g_prefix_error (&error, _ ("“%s” was not written; choose another place: "), name);
      wm_session_report (saving->session, error);
    }
  saving_free (saving);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GFile) file = wm_file_dialog_save_finish (result, NULL);

  if (file == NULL)
    {
      saving_free (saving);
      return;
    }
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, saving);
}

void
wm_template_save (GtkWindow *parent, WmSession *session, const WmKind *kind)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const WmFileType type = { _ ("Tables (CSV)"), patterns };
  g_autofree char *name = g_strdup_printf ("%s.csv", wm_kind_get_plural (kind));
  Saving *saving = g_new0 (Saving, 1);

  saving->session = g_object_ref (session);
  saving->bytes = wm_template_make (kind);
  wm_file_dialog_save_async (parent, _ ("Save an empty list"), _ ("_Save"), &type, 1, name, NULL,
                             place_chosen_cb, saving);
}
