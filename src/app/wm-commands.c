/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-commands.h"

#include "guide/wm-reading.h"
#include "wm-application.h"
#include "wm-pages.h"

#include <glib/gi18n.h>

/* Commands without a key. */
static const struct
{
  const char *action;
  const char *label;  /* English, for gettext */
  const char *target; /* nullable */
} keyless[] = {
  { "win.preview-soa", N_ ("Statement of Applicability"), NULL },
  { "win.send-copy", N_ ("Send a copy"), NULL },
  { "win.export-registers", N_ ("Export all registers as a spreadsheet"), NULL },
  { "win.import", N_ ("Import a list of assets"), "asset" },
  { "win.import", N_ ("Import a list of people"), "person" },
};

/* Keys that mean something only where one is, and the search itself. */
static const char *const local[] = { "win.find", "win.create", "win.search", "win.go-back" };

void
wm_command_free (WmCommand *self)
{
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

static gboolean
is_offered (WmSession *session, const char *action)
{
  if (g_str_equal (action, "win.undo"))
    return wm_session_get_undo_label (session) != NULL;
  if (g_str_equal (action, "win.redo"))
    return wm_session_get_redo_label (session) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    if (g_str_equal (local[i], action))
      return FALSE;
  return TRUE;
}

static void
add (GPtrArray *commands, const char *text, const char *label, const WmCommand *command)
{
  WmCommand *added;

  if (*text != '\0' && !g_str_match_string (text, label, TRUE))
    return;
  added = g_new (WmCommand, 1);
  *added = *command;
  added->label = label;
  if (added->target != NULL)
    g_variant_ref_sink (added->target);
  g_ptr_array_add (commands, added);
}

static void
add_pages (GPtrArray *commands, const char *text)
{
  guint n_pages;
  const WmPageInfo *pages = wm_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (pages[i].id));
      const WmCommand command = { .icon = pages[i].icon,
                                  .action = "win.show-page",
                                  .target = target };

      add (commands, text, wm_page_info_get_title (&pages[i]), &command);
    }
}

static void
add_keyless (GPtrArray *commands, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (keyless); i++)
    {
      g_autoptr (GVariant) target =
          keyless[i].target != NULL ? g_variant_ref_sink (g_variant_new_string (keyless[i].target))
                                    : NULL;
      const WmCommand command = { .icon = "system-run-symbolic",
                                  .action = keyless[i].action,
                                  .target = target };

      add (commands, text, _ (keyless[i].label), &command);
    }
}

static void
add_keys (GPtrArray *commands, WmSession *session, const char *text)
{
  guint n_keys;
  const WmAccelerator *keys = wm_application_get_accelerators (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      const WmCommand command = { .icon = "system-run-symbolic",
                                  .keys = keys[i].keys[0],
                                  .action = keys[i].action };

      if (keys[i].action != NULL && is_offered (session, keys[i].action))
        add (commands, text, _ (keys[i].label), &command);
    }
}

static void
add_reading (GPtrArray *commands, const char *text, const char *label, const char *chapter,
             const char *word)
{
  g_autofree char *path = word != NULL ? g_strconcat (chapter, "/", word, NULL) : NULL;
  g_autoptr (GVariant) target =
      g_variant_ref_sink (g_variant_new_string (path != NULL ? path : chapter));
  const WmCommand command = {
    .icon = "wm-guide-symbolic", .note = _ ("Guide"), .action = "win.show-guide", .target = target
  };

  add (commands, text, wm_reading_translate (label), &command);
}

GPtrArray *
wm_commands_list_guide (const char *text)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_command_free);
  GPtrArray *chapters = wm_reading_get_chapters ();

  for (guint i = 0; i < chapters->len; i++)
    {
      const WmReadingChapter *chapter = chapters->pdata[i];

      add_reading (commands, text, chapter->title, chapter->id, NULL);
      for (guint j = 0; j < chapter->blocks->len; j++)
        {
          const WmReadingBlock *block = chapter->blocks->pdata[j];

          if (block->kind == WM_READING_TERM)
            add_reading (commands, text, block->name, chapter->id, block->name);
        }
    }
  return commands;
}

GPtrArray *
wm_commands_list (WmSession *session, const char *text)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_command_free);

  g_return_val_if_fail (WM_IS_SESSION (session), commands);

  add_pages (commands, text);
  add_keyless (commands, text);
  add_keys (commands, session, text);
  return commands;
}
