/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-warning.h"

#include "kith-duplicates.h"
#include "kith-not-duplicate.h"

#include <glib/gi18n.h>

struct _KithStudentWarning
{
  AdwBin parent_instance;

  /* Borrowed */
  AdwPreferencesGroup *group;
  AdwEntryRow *reason;
  GtkRevealer *revealer;

  /* Owned: the rows that are in the group */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (KithStudentWarning, kith_student_warning, ADW_TYPE_BIN)

enum {
  OPEN,
  REASON_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_activated (KithStudentWarning *self,
              AdwActionRow       *row)
{
  gint64 *student = g_object_get_data (G_OBJECT (row), "student");

  g_signal_emit (self, signals[OPEN], 0, *student);
}

static GtkWidget *
create_row (KithStudentWarning  *self,
            const KithDuplicate *duplicate)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  /* Translators: a student's name and college ID */
  g_autofree char *title = g_strdup_printf (_("%s, %s"), duplicate->name, duplicate->college_id);
  /* Translators: a student's name */
  g_autofree char *label = g_strdup_printf (_("Open %s"), duplicate->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, duplicate->reasons);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  g_object_set_data_full (G_OBJECT (row), "student", g_memdup2 (&duplicate->student, sizeof duplicate->student),
                          g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_activated), self);
  return GTK_WIDGET (row);
}

static void
kith_student_warning_finalize (GObject *object)
{
  g_ptr_array_unref (KITH_STUDENT_WARNING (object)->rows);

  G_OBJECT_CLASS (kith_student_warning_parent_class)->finalize (object);
}

static void
kith_student_warning_class_init (KithStudentWarningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_student_warning_finalize;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REASON_CHANGED] = g_signal_new ("reason-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
on_reason_changed (KithStudentWarning *self)
{
  g_signal_emit (self, signals[REASON_CHANGED], 0);
}

/* Stays while the rows above it come and go with what is typed, so that no word of it is lost. */
static GtkWidget *
create_reason (KithStudentWarning *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Somebody else? Say how that is known"));
  adw_entry_row_set_activates_default (self->reason, TRUE);
  adw_entry_row_set_max_length (self->reason,
                                (int) kith_field_get_limit (&kith_not_duplicate_kind.fields[KITH_NOT_DUPLICATE_REASON]));
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (on_reason_changed), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->reason));
  return GTK_WIDGET (group);
}

static void
kith_student_warning_init (KithStudentWarning *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("May Be Here Already"));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (box), create_reason (self));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * kith_student_warning_new:
 *
 * Returns: (transfer floating): a warning about nobody
 */
KithStudentWarning *
kith_student_warning_new (void)
{
  return g_object_new (KITH_TYPE_STUDENT_WARNING, NULL);
}

static void
clear (KithStudentWarning *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * kith_student_warning_show:
 * @self: a warning
 * @duplicates: (element-type KithDuplicate): who may be the same; empty for nobody
 *
 * Shows these and no others, and says so to a screen reader when there is somebody new to look at.
 */
void
kith_student_warning_show (KithStudentWarning *self,
                           GPtrArray          *duplicates)
{
  guint before = self->rows->len;

  g_return_if_fail (KITH_IS_STUDENT_WARNING (self));
  clear (self);
  for (guint i = 0; i < duplicates->len; i++) {
    GtkWidget *row = create_row (self, g_ptr_array_index (duplicates, i));

    adw_preferences_group_add (self->group, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_revealer_set_reveal_child (self->revealer, duplicates->len > 0);
  if (duplicates->len > 0 && before == 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("This student may be here already."),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * kith_student_warning_dup_reason:
 * @self: a warning
 *
 * Returns: (transfer full): how it is known that it is somebody else, empty when nobody said or nobody is shown
 */
char *
kith_student_warning_dup_reason (KithStudentWarning *self)
{
  g_return_val_if_fail (KITH_IS_STUDENT_WARNING (self), NULL);

  if (self->rows->len == 0)
    return g_strdup ("");
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}
