/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "wm-records-row.h"

#include "app/compat/wm-accessible.h"
#include "app/widgets/wm-flow.h"
#include "app/widgets/wm-record-picker.h"
#include "model/wm-field-value.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many letters of a title are seen on a chip; the rest stands in its tooltip. */
#define CHIP_CHARS 32

#define CHIP_ID "wm-chip-id"

struct _WmRecordsRow
{
  WmFieldRow parent_instance;

  GtkMenuButton *add; /* borrowed */
  GtkWidget *chips;   /* borrowed */
  char *shown;        /* owned, nullable: names on the chips, to see whether they are other ones */
};

G_DEFINE_FINAL_TYPE (WmRecordsRow, wm_records_row, WM_TYPE_FIELD_ROW)

static GStrv
split_value (WmRecordsRow *self)
{
  const char *value = wm_field_row_get_value (WM_FIELD_ROW (self));

  return g_strsplit (value != NULL ? value : "", ",", -1);
}

/* Where the keyboard goes when the chip it was in is gone. */
static void
focus_near (WmRecordsRow *self, guint place)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (guint i = 0; i < place && chip != NULL && gtk_widget_get_next_sibling (chip) != NULL; i++)
    chip = gtk_widget_get_next_sibling (chip);
  gtk_widget_grab_focus (chip != NULL ? gtk_widget_get_first_child (chip) : GTK_WIDGET (self->add));
}

static guint
find_chip (WmRecordsRow *self, const char *id)
{
  guint place = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip), place++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (chip), CHIP_ID), id) == 0)
      return place;
  return 0;
}

static void
remove_id (WmRecordsRow *self, const char *id)
{
  g_auto (GStrv) ids = split_value (self);
  g_autoptr (GString) value = g_string_new (NULL);
  guint place = find_chip (self, id);

  for (guint i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], id) != 0)
      g_string_append_printf (value, "%s%s", value->len > 0 ? "," : "", ids[i]);
  if (wm_field_row_commit (WM_FIELD_ROW (self), value->len > 0 ? value->str : NULL))
    focus_near (self, place);
}

static const char *
get_id (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), CHIP_ID);
}

static void
remove_clicked_cb (WmRecordsRow *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (get_id (button));

  remove_id (self, id);
}

static gboolean
chip_key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state,
             gpointer user_data)
{
  GtkWidget *chip = gtk_event_controller_get_widget (controller);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (chip), CHIP_ID));

  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_id (user_data, id);
  return GDK_EVENT_STOP;
}

static void
chip_clicked_cb (WmRecordsRow *self, GtkWidget *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s", get_id (button));
}

static GtkWidget *
new_chip_button (WmRecordsRow *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  if (g_utf8_strlen (title, -1) > CHIP_CHARS)
    gtk_widget_set_tooltip_text (button, title);
  wm_accessible_set_label (button, title);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return button;
}

static GtkWidget *
new_remove_button (WmRecordsRow *self, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a button that takes a record off a field; %1$s is its title, %2$s the field. */
  g_autofree char *words =
      g_strdup_printf (_ ("Take “%1$s” off “%2$s”"), title,
                       wm_field_get_label (wm_field_row_get_field (WM_FIELD_ROW (self))));

  gtk_widget_set_tooltip_text (button, _ ("Take it off"));
  wm_accessible_set_label (button, words);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return button;
}

static void
add_chip (WmRecordsRow *self, const char *id, const char *title)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data_full (G_OBJECT (chip), CHIP_ID, g_strdup (id), g_free);
  gtk_box_append (GTK_BOX (chip), new_chip_button (self, title));
  gtk_box_append (GTK_BOX (chip), new_remove_button (self, title));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (chip_key_cb), self);
  gtk_widget_add_controller (chip, keys);
  wm_flow_append (WM_FLOW (self->chips), chip);
}

static int
compare_chips (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (wm_record_get_title (*(WmRecord *const *) a),
                         wm_record_get_title (*(WmRecord *const *) b));
}

static void
add_chips (WmRecordsRow *self)
{
  WmSession *session = wm_field_row_get_session (WM_FIELD_ROW (self));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) ids = split_value (self);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WmRecord *record = wm_records_load (wm_session_get_database (session),
                                          wm_session_get_registry (session), ids[i]);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_chips);
  for (guint i = 0; i < records->len; i++)
    add_chip (self, wm_record_get_id (g_ptr_array_index (records, i)),
              wm_record_get_title (g_ptr_array_index (records, i)));
}

static void
picked_cb (WmRecordsRow *self, const char *id)
{
  const char *value = wm_field_row_get_value (WM_FIELD_ROW (self));
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  g_autofree char *joined = g_strconcat (value != NULL ? value : id, ",", id, NULL);
  g_autofree char *clean = wm_field_clean (field, joined, NULL);

  wm_field_row_commit (WM_FIELD_ROW (self), clean);
}

static GStrv
list_kinds (WmRecordsRow *self)
{
  WmRegistry *registry = wm_session_get_registry (wm_field_row_get_session (WM_FIELD_ROW (self)));
  const WmField *field = wm_field_row_get_field (WM_FIELD_ROW (self));
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; i < wm_registry_get_n_kinds (registry); i++)
    {
      const WmKind *kind = wm_registry_get_kind (registry, i);

      if (field->target != NULL ? strcmp (field->target, kind->id) == 0
                                : (kind->flags & (WM_KIND_SINGLE | WM_KIND_NOTE)) == 0)
        g_strv_builder_add (kinds, kind->id);
    }
  return g_strv_builder_end (kinds);
}

/* Made when it is opened for the first time: a form has many of these. */
static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  WmRecordsRow *self = user_data;
  g_auto (GStrv) kinds = NULL;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  kinds = list_kinds (self);
  picker = wm_record_picker_new (wm_field_row_get_session (WM_FIELD_ROW (self)),
                                 (const char *const *) kinds, FALSE);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_menu_button_set_popover (button, picker);
}

static void
wm_records_row_show_value (WmFieldRow *row, const char *value)
{
  WmRecordsRow *self = WM_RECORDS_ROW (row);
  WmSession *session = wm_field_row_get_session (row);
  g_autofree char *names =
      wm_records_dup_names (wm_session_get_database (session), wm_session_get_registry (session),
                            value != NULL ? value : "", NULL);
  g_autofree char *sight = g_strconcat (value != NULL ? value : "", "\n", names, NULL);

  /* The keyboard may be in a chip; it stays as long as nothing is different. */
  if (g_strcmp0 (sight, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&sight);
  wm_flow_remove_all (WM_FLOW (self->chips));
  add_chips (self);
  gtk_widget_set_visible (self->chips, value != NULL);
}

static GtkWidget *
wm_records_row_get_control (WmFieldRow *row)
{
  return NULL;
}

/* The row keeps its head with the label; the chips stand under it in the whole width. */
static void
wm_records_row_constructed (GObject *object)
{
  WmRecordsRow *self = WM_RECORDS_ROW (object);
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (object);
  GtkWidget *head = g_object_ref (gtk_list_box_row_get_child (row));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = NULL;

  G_OBJECT_CLASS (wm_records_row_parent_class)->constructed (object);
  gtk_list_box_row_set_child (row, NULL);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_list_box_row_set_child (row, box);
  g_object_unref (head);
  /* Translators: %s is a field that names records, such as “Assets”. */
  words = g_strdup_printf (_ ("Add to “%s”"),
                           wm_field_get_label (wm_field_row_get_field (WM_FIELD_ROW (self))));
  wm_accessible_set_label (GTK_WIDGET (self->add), words);
}

static void
wm_records_row_finalize (GObject *object)
{
  g_free (WM_RECORDS_ROW (object)->shown);
  G_OBJECT_CLASS (wm_records_row_parent_class)->finalize (object);
}

static void
wm_records_row_class_init (WmRecordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = wm_records_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = wm_records_row_finalize;
  WM_FIELD_ROW_CLASS (klass)->show_value = wm_records_row_show_value;
  WM_FIELD_ROW_CLASS (klass)->get_control = wm_records_row_get_control;
}

static void
wm_records_row_init (WmRecordsRow *self)
{
  self->chips = wm_flow_new (6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "records");
  gtk_widget_add_css_class (self->chips, "chips");
  gtk_widget_set_visible (self->chips, FALSE);
  self->add = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->add, "list-add-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->add), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add), _ ("Find or add one"));
  gtk_menu_button_set_create_popup_func (self->add, create_picker_cb, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->add));
}
