/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-birthday-row.h"

#include "kith-date.h"
#include "kith-rights.h"
#include "kith-student.h"
#include "kith-text.h"
#include "list/kith-slot-line.h"

#include <glib/gi18n.h>

#define AGE 18

#define KITH_TYPE_BIRTHDAY_ROW (kith_birthday_row_get_type ())
G_DECLARE_FINAL_TYPE (KithBirthdayRow, kith_birthday_row, KITH, BIRTHDAY_ROW, KithSlotLine)

struct _KithBirthdayRow
{
  KithSlotLine parent_instance;

  /* Owned */
  KithStudentRoster *roster;
  GSignalGroup *roster_signals;

  /* Children */
  GtkInscription *name;
  GtkInscription *when;
  GtkInscription *status;
};

G_DEFINE_FINAL_TYPE (KithBirthdayRow, kith_birthday_row, KITH_TYPE_SLOT_LINE)

static char *
dup_distance (const char  *birthday,
              const GDate *today)
{
  g_autofree char *day = kith_date_to_iso (today);
  int days = kith_date_iso_days_between (day, birthday);

  if (days == 0)
    return g_strdup (_("today"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
}

/**
 * kith_birthday_dup_words:
 * @student: a student with a date of birth
 * @today: the day
 *
 * Returns: (transfer full): when they turn 18, as in "Turns 18 on 5 March 2027, in 25 days"
 */
char *
kith_birthday_dup_words (KithRecord  *student,
                         const GDate *today)
{
  g_autofree char *birthday = NULL;
  g_autofree char *date = NULL;
  g_autofree char *distance = NULL;
  GDate birth;

  if (!kith_record_get_date (student, KITH_STUDENT_DATE_OF_BIRTH, &birth))
    return g_strdup ("");
  birthday = kith_rights_dup_birthday (&birth, AGE);
  date = kith_date_format_iso (birthday);
  distance = dup_distance (birthday, today);
  if (kith_record_get_flag (student, KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED))
    /* Translators: a date that rests on an estimated date of birth, and how far off it is, as in "in 25 days" */
    return g_strdup_printf (_("Turns 18 about %s, %s (estimated)"), date, distance);
  /* Translators: a date, and how far off it is, as in "in 25 days" */
  return g_strdup_printf (_("Turns 18 on %s, %s"), date, distance);
}

static const char *
get_care_status (KithBirthdayRow *self,
                 KithRecord      *student)
{
  const KithStudentFacts *facts = kith_student_roster_look_up (self->roster, kith_record_get_id (student));

  return facts != NULL && facts->care_status != NULL ? facts->care_status : "";
}

static void
show_student (KithBirthdayRow *self,
              KithRecord      *student)
{
  const char *name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  const char *status = get_care_status (self, student);
  g_autofree char *when = NULL;
  g_autofree char *spoken = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (kith_student_roster_get_store (self->roster)), &today);
  when = kith_birthday_dup_words (student, &today);
  spoken = g_strjoin (". ", name, when, kith_text_is_empty (status) ? NULL : status, NULL);
  gtk_inscription_set_text (self->name, name);
  gtk_inscription_set_text (self->when, when);
  gtk_inscription_set_text (self->status, status);
  kith_slot_line_set_name (KITH_SLOT_LINE (self), spoken);
}

static void
kith_birthday_row_update (KithSlotLine *line,
                          KithRecord   *student)
{
  KithBirthdayRow *self = KITH_BIRTHDAY_ROW (line);

  if (student != NULL) {
    show_student (self, student);
    return;
  }
  gtk_inscription_set_text (self->name, NULL);
  gtk_inscription_set_text (self->when, NULL);
  gtk_inscription_set_text (self->status, NULL);
}

static GtkInscription *
add_inscription (KithBirthdayRow *self,
                 const char      *style)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  double start = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL ? 1.0 : 0.0;

  g_object_set (inscription, "min-chars", 6, "nat-chars", 30, "xalign", start, "text-overflow",
                GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (inscription, style);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return GTK_INSCRIPTION (inscription);
}

static void
kith_birthday_row_dispose (GObject *object)
{
  KithBirthdayRow *self = KITH_BIRTHDAY_ROW (object);

  g_clear_object (&self->roster_signals);
  g_clear_object (&self->roster);
  g_clear_pointer ((GtkWidget **) &self->name, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->when, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->status, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_birthday_row_parent_class)->dispose (object);
}

static void
kith_birthday_row_class_init (KithBirthdayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_birthday_row_dispose;
  KITH_SLOT_LINE_CLASS (klass)->update = kith_birthday_row_update;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
kith_birthday_row_init (KithBirthdayRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->name = add_inscription (self, "heading");
  self->when = add_inscription (self, NULL);
  self->status = add_inscription (self, "dimmed");
  self->roster_signals = g_signal_group_new (KITH_TYPE_STUDENT_ROSTER);
  g_signal_group_connect_swapped (self->roster_signals, "changed", G_CALLBACK (kith_slot_line_refresh), self);
}

static KithSlotLine *
create (gpointer roster)
{
  KithBirthdayRow *self = g_object_new (KITH_TYPE_BIRTHDAY_ROW, NULL);

  self->roster = g_object_ref (roster);
  g_signal_group_set_target (self->roster_signals, roster);
  return KITH_SLOT_LINE (self);
}

/**
 * kith_birthday_row_factory_new:
 * @roster: where care statuses come from
 *
 * Returns: (transfer full): makes rows
 */
GtkListItemFactory *
kith_birthday_row_factory_new (KithStudentRoster *roster)
{
  return kith_slot_line_factory_new (create, g_object_ref (roster), g_object_unref);
}
