/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-guidance-view.h"

#include "app/compat/wm-accessible.h"
#include "standard/wm-guidance.h"
#include "wm-guidance-more.h"

#include <glib/gi18n.h>

struct _WmGuidanceView
{
  GtkWidget parent_instance;

  WmSession *session;                  /* owned */
  WmGuidance *texts;                   /* owned, nullable: read when a text is first asked for */
  const WmCatalogueGuidance *guidance; /* borrowed from texts, nullable */

  /* Borrowed */
  GtkWidget *heading;
  GtkLabel *asks;
  GtkLabel *facts;
  GtkToggleButton *fold;
  GtkLabel *fold_words;
  GtkImage *fold_arrow;
  GtkRevealer *revealer;
  WmGuidanceMore *more; /* nullable: made when it is first unfolded */
  char *wording;        /* owned, nullable: out of the owner's copy */

  guint is_control : 1;
  guint is_shown : 1; /* more shows the guidance */
};

G_DEFINE_FINAL_TYPE (WmGuidanceView, wm_guidance_view, GTK_TYPE_WIDGET)

static void
add_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
}

static const char *
get_type_words (WmControlTypes types)
{
  if (types == WM_CONTROL_TYPE_PREVENTIVE)
    return _ ("It prevents that something happens (preventive).");
  if (types == WM_CONTROL_TYPE_DETECTIVE)
    return _ ("It notices when something happens (detective).");
  if (types == WM_CONTROL_TYPE_CORRECTIVE)
    return _ ("It limits the damage and repairs it (corrective).");
  if (types == (WM_CONTROL_TYPE_PREVENTIVE | WM_CONTROL_TYPE_DETECTIVE))
    return _ ("It prevents that something happens, and notices when it does (preventive and "
              "detective).");
  if (types == (WM_CONTROL_TYPE_PREVENTIVE | WM_CONTROL_TYPE_CORRECTIVE))
    return _ ("It prevents that something happens, and limits the damage when it does (preventive "
              "and corrective).");
  if (types == (WM_CONTROL_TYPE_DETECTIVE | WM_CONTROL_TYPE_CORRECTIVE))
    return _ ("It notices when something happens, and limits the damage (detective and "
              "corrective).");
  return _ ("It prevents, notices and repairs (preventive, detective and corrective).");
}

static char *
dup_property_words (WmSecurityProperties properties)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (properties & WM_SECURITY_PROPERTY_CONFIDENTIALITY)
    g_ptr_array_add (words, _ ("confidentiality"));
  if (properties & WM_SECURITY_PROPERTY_INTEGRITY)
    g_ptr_array_add (words, _ ("integrity"));
  if (properties & WM_SECURITY_PROPERTY_AVAILABILITY)
    g_ptr_array_add (words, _ ("availability"));
  g_ptr_array_add (words, NULL);
  /* Translators: between the words of a list. */
  list = g_strjoinv (_ (", "), (char **) words->pdata);
  /* Translators: %s is a list such as: confidentiality, integrity. */
  return *list != '\0' ? g_strdup_printf (_ ("It protects: %s."), list) : NULL;
}

static void
describe_control (const WmCatalogueControl *control, GString *facts)
{
  g_autofree char *protects = dup_property_words (control->properties);

  add_sentence (facts, wm_catalogue_translate (control->note));
  if (control->types != 0)
    add_sentence (facts, get_type_words (control->types));
  add_sentence (facts, protects);
  if (control->is_new)
    add_sentence (facts, _ ("New in this edition of the standard."));
}

static void
describe_clause (const WmCatalogueClause *clause, GString *facts)
{
  const char *documented = wm_catalogue_clause_get_documented (clause);
  g_autofree char *wanted =
      documented != NULL
          /* Translators: %s is what the standard wants to have in writing. */
          ? g_strdup_printf (_ ("In writing: %s (documented information)."), documented)
          : NULL;

  add_sentence (facts, wm_catalogue_translate (clause->note));
  add_sentence (facts, wanted);
  for (guint i = 0; clause->children[i] != NULL; i++)
    if (clause->children[i]->kind == WM_CLAUSE_SUB_REQUIREMENT)
      {
        g_autofree char *line = g_strdup_printf (
            "%s  %s", clause->children[i]->id, wm_catalogue_clause_get_title (clause->children[i]));

        add_sentence (facts, line);
      }
}

static const WmCatalogueGuidance *
find_guidance (WmGuidanceView *self, WmCatalogue *catalogue, const char *reference)
{
  if (self->texts == NULL)
    self->texts = wm_guidance_ref_builtin (wm_catalogue_get_edition (catalogue));
  return wm_guidance_lookup (self->texts, reference);
}

/* What is folded away costs nothing. */
static void
show_more (WmGuidanceView *self)
{
  if (!gtk_toggle_button_get_active (self->fold))
    return;
  if (self->more == NULL)
    {
      self->more = WM_GUIDANCE_MORE (wm_guidance_more_new (self->session));
      gtk_widget_set_margin_top (GTK_WIDGET (self->more), 12);
      gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->more));
    }
  if (!self->is_shown)
    wm_guidance_more_show (self->more, self->guidance, self->is_control);
  self->is_shown = TRUE;
  wm_guidance_more_show_wording (self->more, self->wording);
}

static void
fold_toggled_cb (WmGuidanceView *self)
{
  gboolean open = gtk_toggle_button_get_active (self->fold);
  const char *words = open ? _ ("Less") : _ ("Why, how, and what an auditor asks to see");

  show_more (self);
  gtk_label_set_label (self->fold_words, words);
  wm_accessible_set_label (GTK_WIDGET (self->fold), words);
  gtk_image_set_from_icon_name (self->fold_arrow, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, open);
}

static void
set_guidance (WmGuidanceView *self, const WmCatalogueGuidance *guidance, gboolean is_control)
{
  if (self->guidance != guidance)
    self->is_shown = FALSE;
  self->guidance = guidance;
  self->is_control = is_control;
}

static void
update (WmGuidanceView *self, const char *facts)
{
  const char *asks = self->guidance != NULL ? wm_catalogue_translate (self->guidance->asks) : NULL;
  gboolean more = self->guidance != NULL || self->wording != NULL;

  gtk_label_set_label (self->asks, asks != NULL ? asks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->asks), asks != NULL);
  gtk_widget_set_visible (self->heading, asks != NULL);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->fold), more);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), more);
  gtk_widget_set_visible (GTK_WIDGET (self), more || *facts != '\0');
  show_more (self);
}

void
wm_guidance_view_set_record (WmGuidanceView *self, WmRecord *record)
{
  WmCatalogue *catalogue = wm_session_get_catalogue (self->session);
  const WmKind *kind = wm_record_get_kind (record);
  const WmField *key = wm_kind_get_key_field (kind);
  const char *reference = key != NULL ? wm_record_get_value (record, key) : NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  const WmCatalogueControl *control = NULL;
  const WmCatalogueClause *clause = NULL;

  g_return_if_fail (WM_IS_GUIDANCE_VIEW (self));

  if (catalogue != NULL && reference != NULL)
    {
      control = wm_catalogue_lookup_control (catalogue, reference);
      clause = wm_catalogue_lookup_clause (catalogue, reference);
    }
  if (control != NULL)
    describe_control (control, facts);
  else if (clause != NULL)
    describe_clause (clause, facts);
  set_guidance (
      self, control != NULL || clause != NULL ? find_guidance (self, catalogue, reference) : NULL,
      control != NULL);
  g_free (self->wording);
  self->wording = wm_kind_find_field (kind, "licensed_text") != NULL
                      ? g_strdup (wm_record_get_value_by_id (record, "licensed_text"))
                      : NULL;
  update (self, facts->str);
}

static void
wm_guidance_view_dispose (GObject *object)
{
  WmGuidanceView *self = WM_GUIDANCE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->texts);
  g_clear_object (&self->session);
  g_clear_pointer (&self->wording, g_free);
  G_OBJECT_CLASS (wm_guidance_view_parent_class)->dispose (object);
}

static void
wm_guidance_view_class_init (WmGuidanceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_guidance_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (WmGuidanceView *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_fold (WmGuidanceView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->fold = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->fold_words = GTK_LABEL (gtk_label_new (NULL));
  self->fold_arrow = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fold_words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fold_arrow));
  gtk_button_set_child (GTK_BUTTON (self->fold), box);
  gtk_widget_add_css_class (GTK_WIDGET (self->fold), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->fold), "unfold");
  gtk_widget_set_halign (GTK_WIDGET (self->fold), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->fold), GTK_WIDGET (self));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  g_signal_connect_swapped (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);
  fold_toggled_cb (self);
}

static void
wm_guidance_view_init (WmGuidanceView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->heading = add_label (self, _ ("What this asks, in plain words"), "heading");
  self->asks = GTK_LABEL (add_label (self, NULL, NULL));
  self->facts = GTK_LABEL (add_label (self, NULL, "dim-label"));
  add_fold (self);
}

GtkWidget *
wm_guidance_view_new (WmSession *session)
{
  WmGuidanceView *self = g_object_new (WM_TYPE_GUIDANCE_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
