/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-birthday-row.h"

#include "kith-date.h"
#include "kith-list-model.h"
#include "kith-rights.h"
#include "kith-student.h"
#include "kith-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define AGE 18

#define KITH_TYPE_BIRTHDAY_ROW (kith_birthday_row_get_type ())
G_DECLARE_FINAL_TYPE (KithBirthdayRow, kith_birthday_row, KITH, BIRTHDAY_ROW, AdwBin)

struct _KithBirthdayRow
{
  AdwBin parent_instance;

  /* Owned */
  KithStudentRoster *roster;
  GSignalGroup *slot_signals;
  GSignalGroup *roster_signals;

  /* Children */
  GtkInscription *name;
  GtkInscription *when;
  GtkInscription *status;

  /* Borrowed: where the accessible name goes */
  GtkListItem *item;
};

G_DEFINE_FINAL_TYPE (KithBirthdayRow, kith_birthday_row, ADW_TYPE_BIN)

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
  if (self->item != NULL)
    gtk_list_item_set_accessible_label (self->item, spoken);
}

static void
update (KithBirthdayRow *self)
{
  g_autoptr (KithSlot) slot = g_signal_group_dup_target (self->slot_signals);
  KithRecord *student = slot != NULL ? kith_slot_get_record (slot) : NULL;

  if (student != NULL) {
    show_student (self, student);
    return;
  }
  gtk_inscription_set_text (self->name, NULL);
  gtk_inscription_set_text (self->when, NULL);
  gtk_inscription_set_text (self->status, NULL);
}

static GtkInscription *
add_inscription (GtkBox     *box,
                 const char *style)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  double start = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL ? 1.0 : 0.0;

  g_object_set (inscription, "min-chars", 6, "nat-chars", 30, "xalign", start, "text-overflow",
                GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (inscription, style);
  gtk_box_append (box, inscription);
  return GTK_INSCRIPTION (inscription);
}

static void
kith_birthday_row_dispose (GObject *object)
{
  KithBirthdayRow *self = KITH_BIRTHDAY_ROW (object);

  g_clear_object (&self->slot_signals);
  g_clear_object (&self->roster_signals);
  g_clear_object (&self->roster);

  G_OBJECT_CLASS (kith_birthday_row_parent_class)->dispose (object);
}

static void
kith_birthday_row_class_init (KithBirthdayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_birthday_row_dispose;
}

static void
kith_birthday_row_init (KithBirthdayRow *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  self->name = add_inscription (box, "heading");
  self->when = add_inscription (box, NULL);
  self->status = add_inscription (box, "dimmed");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  self->slot_signals = g_signal_group_new (KITH_TYPE_SLOT);
  g_signal_group_connect_swapped (self->slot_signals, "notify::record", G_CALLBACK (update), self);
  self->roster_signals = g_signal_group_new (KITH_TYPE_STUDENT_ROSTER);
  g_signal_group_connect_swapped (self->roster_signals, "changed", G_CALLBACK (update), self);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          KithStudentRoster        *roster)
{
  KithBirthdayRow *self = g_object_new (KITH_TYPE_BIRTHDAY_ROW, NULL);

  self->roster = g_object_ref (roster);
  g_signal_group_set_target (self->roster_signals, roster);
  gtk_list_item_set_child (item, GTK_WIDGET (self));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KithBirthdayRow *self = KITH_BIRTHDAY_ROW (gtk_list_item_get_child (item));

  self->item = item;
  g_signal_group_set_target (self->slot_signals, gtk_list_item_get_item (item));
  update (self);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  KithBirthdayRow *self = KITH_BIRTHDAY_ROW (gtk_list_item_get_child (item));

  self->item = NULL;
  g_signal_group_set_target (self->slot_signals, NULL);
}

static void
unref_roster (gpointer  data,
              GClosure *closure)
{
  g_object_unref (data);
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
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), g_object_ref (roster), unref_roster,
                         G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
