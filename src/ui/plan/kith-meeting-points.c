/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-meeting-points.h"

#include "form/kith-text-row.h"
#include "kith-plan-agenda.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

/* One point; its widgets belong to the list. */
typedef struct {
  char *text;
  GtkCheckButton *check;
  KithTextRow *notes;
} Point;

struct _KithMeetingPoints
{
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *points;

  /* Children */
  GtkBox *box;
  AdwEntryRow *new_row;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KithMeetingPoints, kith_meeting_points, ADW_TYPE_BIN)

static guint edited_signal;

static void
point_free (gpointer data)
{
  Point *point = data;

  g_free (point->text);
  g_free (point);
}

static void
say_edited (KithMeetingPoints *self)
{
  if (!self->filling)
    g_signal_emit (self, edited_signal, 0);
}

/* What somebody says something about has been talked about. */
static void
on_notes_edited (KithMeetingPoints *self,
                 GtkWidget         *row)
{
  for (guint i = 0; i < self->points->len; i++) {
    Point *point = g_ptr_array_index (self->points, i);
    g_autofree char *text = kith_text_row_dup_text (point->notes);

    if (GTK_WIDGET (point->notes) == row && !kith_text_is_empty (text))
      gtk_check_button_set_active (point->check, TRUE);
  }
  say_edited (self);
}

static GtkWidget *
create_check (KithMeetingPoints *self,
              const char        *text)
{
  GtkWidget *check = gtk_check_button_new_with_label (_("Talked about"));
  /* Translators: a point of an agenda */
  g_autofree char *label = g_strdup_printf (_("Talked about: %s"), text);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (say_edited), self, G_CONNECT_SWAPPED);
  return check;
}

/* Not the title of a group: that is cut where there is no room, and a point of an agenda is to be read out. */
static GtkWidget *
create_heading (const char *text,
                GtkWidget  *check)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (heading), label);
  gtk_box_append (GTK_BOX (heading), check);
  return heading;
}

static Point *
add_point (KithMeetingPoints *self,
           const char        *text)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();
  Point *point = g_new0 (Point, 1);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->box));

  point->text = g_strdup (text);
  point->check = GTK_CHECK_BUTTON (create_check (self, text));
  /* Translators: what was said about a point of the agenda */
  point->notes = KITH_TEXT_ROW (kith_text_row_new (_("Notes")));
  gtk_box_append (GTK_BOX (part), create_heading (text, GTK_WIDGET (point->check)));
  gtk_box_append (GTK_BOX (part), group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (point->notes));
  g_signal_connect_object (point->notes, "edited", G_CALLBACK (on_notes_edited), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->box, part, gtk_widget_get_prev_sibling (last));
  kith_accessible_name_containers (group, text);
  g_ptr_array_add (self->points, point);
  return point;
}

static void
clear_points (KithMeetingPoints *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (gtk_widget_get_next_sibling (child) != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    gtk_box_remove (self->box, child);
    child = next;
  }
  g_ptr_array_set_size (self->points, 0);
}

static void
on_add (KithMeetingPoints *self)
{
  g_autofree char *text = kith_text_tidy_line (gtk_editable_get_text (GTK_EDITABLE (self->new_row)));
  Point *point = NULL;

  if (kith_text_is_empty (text))
    return;
  point = add_point (self, text);
  gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (point->notes)));
  say_edited (self);
}

static void
kith_meeting_points_finalize (GObject *object)
{
  g_clear_pointer (&KITH_MEETING_POINTS (object)->points, g_ptr_array_unref);

  G_OBJECT_CLASS (kith_meeting_points_parent_class)->finalize (object);
}

static void
kith_meeting_points_class_init (KithMeetingPointsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_meeting_points_finalize;

  edited_signal = g_signal_new ("edited", KITH_TYPE_MEETING_POINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
kith_meeting_points_init (KithMeetingPoints *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->points = g_ptr_array_new_with_free_func (point_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->new_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), _("Add a point to the agenda"));
  adw_entry_row_set_show_apply_button (self->new_row, TRUE);
  g_signal_connect_object (self->new_row, "apply", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new_row, "changed", G_CALLBACK (say_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->new_row));
  gtk_box_append (self->box, group);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * kith_meeting_points_new:
 *
 * Returns: (transfer floating): an empty agenda
 */
GtkWidget *
kith_meeting_points_new (void)
{
  return g_object_new (KITH_TYPE_MEETING_POINTS, NULL);
}

/**
 * kith_meeting_points_set_points:
 * @self: an agenda
 * @points: (array zero-terminated=1): its points
 *
 * Begins anew.
 */
void
kith_meeting_points_set_points (KithMeetingPoints *self,
                                const char *const *points)
{
  g_return_if_fail (KITH_IS_MEETING_POINTS (self));

  self->filling = TRUE;
  clear_points (self);
  for (guint i = 0; points[i] != NULL; i++)
    add_point (self, points[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
  self->filling = FALSE;
}

/**
 * kith_meeting_points_have_words:
 * @self: an agenda
 *
 * Returns: whether anything has been ticked or typed
 */
gboolean
kith_meeting_points_have_words (KithMeetingPoints *self)
{
  g_return_val_if_fail (KITH_IS_MEETING_POINTS (self), FALSE);

  for (guint i = 0; i < self->points->len; i++) {
    Point *point = g_ptr_array_index (self->points, i);
    g_autofree char *notes = kith_text_row_dup_text (point->notes);

    if (gtk_check_button_get_active (point->check) || !kith_text_is_empty (notes))
      return TRUE;
  }
  return !kith_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->new_row)));
}

/**
 * kith_meeting_points_dup_agenda:
 * @self: an agenda
 *
 * Returns: (transfer full): its points, one on a line, with one that is typed and not added yet
 */
char *
kith_meeting_points_dup_agenda (KithMeetingPoints *self)
{
  GString *agenda = g_string_new (NULL);
  const char *typed = NULL;

  g_return_val_if_fail (KITH_IS_MEETING_POINTS (self), NULL);

  for (guint i = 0; i < self->points->len; i++)
    g_string_append_printf (agenda, "%s%s", i > 0 ? "\n" : "", ((Point *) g_ptr_array_index (self->points, i))->text);
  typed = gtk_editable_get_text (GTK_EDITABLE (self->new_row));
  if (!kith_text_is_empty (typed))
    g_string_append_printf (agenda, "%s%s", agenda->len > 0 ? "\n" : "", typed);
  return g_string_free_and_steal (agenda);
}

/**
 * kith_meeting_points_dup_minutes:
 * @self: an agenda
 *
 * Returns: (transfer full): what was said, point by point; empty when nothing was ticked or typed
 */
char *
kith_meeting_points_dup_minutes (KithMeetingPoints *self)
{
  GString *minutes = g_string_new (NULL);

  g_return_val_if_fail (KITH_IS_MEETING_POINTS (self), NULL);

  for (guint i = 0; kith_meeting_points_have_words (self) && i < self->points->len; i++) {
    Point *point = g_ptr_array_index (self->points, i);
    g_autofree char *notes = kith_text_row_dup_text (point->notes);

    kith_plan_agenda_add_minutes (minutes, point->text, gtk_check_button_get_active (point->check), notes);
  }
  return g_string_free_and_steal (minutes);
}

/**
 * kith_meeting_points_dup_json:
 * @self: an agenda
 *
 * Returns: (transfer full): everything in it, for a draft
 */
JsonNode *
kith_meeting_points_dup_json (KithMeetingPoints *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (KITH_IS_MEETING_POINTS (self), NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->points->len; i++) {
    Point *point = g_ptr_array_index (self->points, i);
    g_autofree char *notes = kith_text_row_dup_text (point->notes);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "text");
    json_builder_add_string_value (builder, point->text);
    json_builder_set_member_name (builder, "covered");
    json_builder_add_boolean_value (builder, gtk_check_button_get_active (point->check));
    json_builder_set_member_name (builder, "notes");
    json_builder_add_string_value (builder, notes);
    json_builder_end_object (builder);
  }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "typed");
  json_builder_add_string_value (builder, gtk_editable_get_text (GTK_EDITABLE (self->new_row)));
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static void
restore_point (KithMeetingPoints *self,
               JsonObject        *object)
{
  Point *point = NULL;

  if (json_object_has_member (object, "typed")) {
    gtk_editable_set_text (GTK_EDITABLE (self->new_row), json_object_get_string_member (object, "typed"));
    return;
  }
  point = add_point (self, json_object_get_string_member_with_default (object, "text", ""));
  kith_text_row_set_text (point->notes, json_object_get_string_member_with_default (object, "notes", ""));
  gtk_check_button_set_active (point->check, json_object_get_boolean_member_with_default (object, "covered", FALSE));
}

/**
 * kith_meeting_points_restore:
 * @self: an agenda
 * @json: from [method@MeetingPoints.dup_json]
 */
void
kith_meeting_points_restore (KithMeetingPoints *self,
                             JsonNode          *json)
{
  JsonArray *array = NULL;

  g_return_if_fail (KITH_IS_MEETING_POINTS (self));

  if (json == NULL || !JSON_NODE_HOLDS_ARRAY (json))
    return;
  array = json_node_get_array (json);
  self->filling = TRUE;
  clear_points (self);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      restore_point (self, json_array_get_object_element (array, i));
  self->filling = FALSE;
}
