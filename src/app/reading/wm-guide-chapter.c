/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guide-chapter.h"

#include "guide/wm-tool-kinds.h"
#include "model/wm-kind.h"
#include "standard/wm-guidance.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The edition that one works to. */
#define EDITION "2022"

struct _WmGuideChapter
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group; /* borrowed, nullable: that rows are added to, until a text follows */
  GHashTable *terms;          /* owned: (borrowed) English word -> (borrowed) row */
};

G_DEFINE_FINAL_TYPE (WmGuideChapter, wm_guide_chapter, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_text (WmGuideChapter *self, const char *text, const char *style)
{
  GtkWidget *label = new_label (text, style);

  self->group = NULL;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
add_item (WmGuideChapter *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dot = gtk_label_new ("•");
  GtkWidget *label = new_label (text, NULL);

  self->group = NULL;
  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_add_css_class (dot, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "reading-item");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/* Rows that follow one another share a frame. */
static void
add_row (WmGuideChapter *self, GtkWidget *row)
{
  if (self->group == NULL)
    {
      self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
    }
  adw_preferences_group_add (self->group, row);
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_term (WmGuideChapter *self, const WmReadingBlock *block)
{
  GtkWidget *row = new_row (wm_reading_translate (block->name), wm_reading_translate (block->text));

  gtk_widget_add_css_class (row, "term");
  g_hash_table_insert (self->terms, block->name, row);
  add_row (self, row);
}

static void
lead (GtkWidget *row, const char *action, const char *target)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The target first: an action that has another type of it is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

static void
add_go (WmGuideChapter *self, const WmReadingBlock *block)
{
  GtkWidget *row = new_row (wm_reading_translate (block->text), NULL);

  self->group = NULL;
  lead (row, "win.show-page", block->name);
  add_row (self, row);
  self->group = NULL;
}

/* What each clause asks. */

static char *
dup_heading (const WmCatalogueClause *clause)
{
  return g_strdup_printf ("%s  %s", clause->id, wm_catalogue_clause_get_title (clause));
}

static const char *
get_asks (WmGuidance *guidance, const WmCatalogueClause *clause)
{
  const WmCatalogueGuidance *texts = wm_guidance_lookup (guidance, clause->id);

  return texts != NULL ? wm_catalogue_translate (texts->asks) : NULL;
}

static void
add_requirements (GtkWidget *expander, WmGuidance *guidance, const WmCatalogueClause *clause,
                  gboolean leads)
{
  for (guint i = 0; clause->children[i] != NULL; i++)
    {
      const WmCatalogueClause *child = clause->children[i];
      g_autofree char *heading = dup_heading (child);
      GtkWidget *row;

      if (child->kind == WM_CLAUSE_SUB_REQUIREMENT)
        continue;
      row = new_row (heading, get_asks (guidance, child));
      if (leads && child->kind == WM_CLAUSE_REQUIREMENT)
        lead (row, "guide.show-requirement", child->id);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      add_requirements (expander, guidance, child, leads);
    }
}

static void
add_clauses (WmGuideChapter *self, gboolean leads)
{
  g_autoptr (WmCatalogue) catalogue = wm_catalogue_ref_builtin (EDITION, NULL);
  g_autoptr (WmGuidance) guidance = wm_guidance_ref_builtin (EDITION);

  g_return_if_fail (catalogue != NULL);

  for (const WmCatalogueClause *const *clause = wm_catalogue_get_clauses (catalogue, NULL);
       *clause != NULL; clause++)
    {
      g_autofree char *heading = dup_heading (*clause);
      const char *asks = get_asks (guidance, *clause);
      GtkWidget *row;

      if ((*clause)->parent != NULL)
        continue;
      row = adw_expander_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), asks != NULL ? asks : "");
      add_requirements (row, guidance, *clause, leads);
      add_row (self, row);
    }
}

/* The kinds of tool. */

static const WmField *
find_tool_field (void)
{
  guint n_kinds;
  const WmKind *const *kinds = wm_kinds_get_builtin (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i]->id, "tool"))
      return wm_kind_find_field (kinds[i], "tool_kind");
  g_return_val_if_reached (NULL);
}

static char *
dup_advice (const WmToolKind *kind)
{
  GString *advice = g_string_new (wm_tool_kind_get_look_for (kind));
  const char *costs_nothing = wm_tool_kind_get_free (kind);
  g_autofree char *wanted = g_strjoinv (", ", kind->wanted);
  g_autofree char *also = g_strjoinv (", ", kind->also);

  if (costs_nothing != NULL)
    {
      g_string_append_c (advice, '\n');
      /* Translators: examples of tools that cost nothing. */
      g_string_append_printf (advice, _ ("Free: %s"), costs_nothing);
    }
  g_string_append_c (advice, '\n');
  /* Translators: numbers of controls that a kind of tool serves. */
  g_string_append_printf (advice, _ ("Serves %s"), *wanted != '\0' ? wanted : also);
  if (*wanted != '\0' && *also != '\0')
    g_string_append_printf (advice, ", %s", also);
  return g_string_free (advice, FALSE);
}

static void
add_tools (WmGuideChapter *self)
{
  const WmField *field = find_tool_field ();
  GPtrArray *kinds = wm_tool_kinds_get ();

  for (guint i = 0; i < kinds->len; i++)
    {
      const WmToolKind *kind = kinds->pdata[i];
      const WmChoice *choice = wm_field_find_choice (field, kind->id);
      g_autofree char *advice = dup_advice (kind);

      add_row (self, new_row (choice != NULL ? wm_choice_get_label (choice) : kind->id, advice));
    }
}

static void
add_block (WmGuideChapter *self, const WmReadingBlock *block, gboolean leads)
{
  switch (block->kind)
    {
    case WM_READING_PARAGRAPH:
      add_text (self, wm_reading_translate (block->text), NULL);
      break;
    case WM_READING_HEADING:
      add_text (self, wm_reading_translate (block->text), "heading");
      break;
    case WM_READING_ITEM:
      add_item (self, wm_reading_translate (block->text));
      break;
    case WM_READING_TERM:
      add_term (self, block);
      break;
    case WM_READING_GO:
      if (leads)
        add_go (self, block);
      break;
    case WM_READING_CLAUSES:
      add_clauses (self, leads);
      break;
    case WM_READING_TOOLS:
    default:
      add_tools (self);
      break;
    }
}

static void
wm_guide_chapter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&WM_GUIDE_CHAPTER (object)->terms, g_hash_table_unref);
  G_OBJECT_CLASS (wm_guide_chapter_parent_class)->dispose (object);
}

static void
wm_guide_chapter_class_init (WmGuideChapterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_guide_chapter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
wm_guide_chapter_init (WmGuideChapter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->terms = g_hash_table_new (g_str_hash, g_str_equal);
}

GtkWidget *
wm_guide_chapter_new (const WmReadingChapter *chapter, gboolean leads)
{
  WmGuideChapter *self = g_object_new (WM_TYPE_GUIDE_CHAPTER, NULL);

  add_text (self, wm_reading_translate (chapter->title), "title-2");
  for (guint i = 0; i < chapter->blocks->len; i++)
    add_block (self, g_ptr_array_index (chapter->blocks, i), leads);
  return GTK_WIDGET (self);
}

GtkWidget *
wm_guide_chapter_find_term (WmGuideChapter *self, const char *name)
{
  g_return_val_if_fail (WM_IS_GUIDE_CHAPTER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->terms, name);
}
