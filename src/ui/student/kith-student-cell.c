/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-cell.h"

#include "kith-date.h"
#include "kith-plan-light.h"
#include "kith-student-list.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* One cell of the list of students. Inscriptions rather than labels: three times cheaper when a row is bound again. */
struct _KithStudentCell
{
  KithSlotLine parent_instance;

  /* Owned */
  KithStudentRoster *roster;
  GSignalGroup *roster_signals;

  /* Children */
  GtkInscription *first;
  GtkInscription *second;
  GtkLabel *pill; /* instead of the first */

  KithStudentPart part;
};

G_DEFINE_FINAL_TYPE (KithStudentCell, kith_student_cell, KITH_TYPE_SLOT_LINE)

static char *
dup_name_markup (KithRecord *student)
{
  const char *name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  const char *pronouns = kith_record_get_text (student, KITH_STUDENT_PRONOUNS);

  if (kith_text_is_empty (pronouns))
    return g_markup_printf_escaped ("%s", name != NULL ? name : "");
  return g_markup_printf_escaped ("%s  <span alpha=\"60%%\" size=\"smaller\">%s</span>", name != NULL ? name : "",
                                  pronouns);
}

static char *
dup_support (KithRecord             *student,
             const KithStudentFacts *facts)
{
  if (facts != NULL && !kith_text_is_empty (facts->care_status))
    return g_strdup (facts->care_status);
  return kith_record_format (student, KITH_STUDENT_SUPPORT_GROUPS);
}

static void
get_today (KithStudentCell *self,
           GDate           *today)
{
  kith_clock_get_today (kith_store_get_clock (kith_student_roster_get_store (self->roster)), today);
}

static gboolean
is_awaited (KithRecord *student)
{
  return g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") == 0 &&
         !kith_record_has (student, KITH_STUDENT_ARCHIVED_ON);
}

static char *
dup_contact (KithStudentCell *self,
             KithRecord      *student)
{
  GDate today, last;
  int days;

  if (!kith_record_get_date (student, KITH_STUDENT_LAST_CONTACT, &last))
    return g_strdup (_("No contact yet"));
  get_today (self, &today);
  days = MAX (0, g_date_days_between (&last, &today));
  if (days == 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Yesterday"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
}

/* Days until contact is due, less than 0 once it is late; G_MAXINT where nobody waits for it. */
static int
get_days_left (KithStudentCell *self,
               KithRecord      *student)
{
  GDate today, due;

  if (!is_awaited (student) || !kith_record_get_date (student, KITH_STUDENT_CONTACT_DUE, &due))
    return G_MAXINT;
  get_today (self, &today);
  return g_date_days_between (&today, &due);
}

static char *
dup_contact_due (KithStudentCell *self,
                 KithRecord      *student)
{
  int days = get_days_left (self, student);

  return days != G_MAXINT ? kith_student_list_dup_due_words (days) : NULL;
}

static char *
dup_next_plan (KithStudentCell        *self,
               KithRecord             *student,
               const KithStudentFacts *facts)
{
  const char *date = kith_record_get_text (student, KITH_STUDENT_NEXT_PLAN);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate today;

  if (date == NULL)
    return NULL;
  get_today (self, &today);
  day = kith_date_format_iso_short (date);
  words = kith_plan_light_dup_words (date, &today);
  if (facts == NULL || kith_text_is_empty (facts->next_plan))
    /* Translators: how near a plan or review is in words, and its day */
    return g_strdup_printf (_("%s, %s"), words, day);
  /* Translators: how near a plan or review is in words, its day, and its kind; the end is cut where there is no room */
  return g_strdup_printf (_("%s, %s · %s"), words, day, facts->next_plan);
}

/* The colour only repeats what the words say. */
static void
set_urgency (GtkInscription *inscription,
             const char     *style)
{
  gtk_widget_remove_css_class (GTK_WIDGET (inscription), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (inscription), "error");
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (inscription), style);
}

static void
mark_contact (KithStudentCell *self,
              GtkInscription  *inscription,
              KithRecord      *student)
{
  int days = get_days_left (self, student);
  int agreed = (int) kith_student_get_contact_days (student);

  set_urgency (inscription, days > 0 ? NULL : -days >= agreed ? "error" : "warning");
}

static void
mark_plan (KithStudentCell *self,
           GtkInscription  *inscription,
           KithRecord      *student)
{
  const char *date = kith_record_get_text (student, KITH_STUDENT_NEXT_PLAN);
  KithPlanLight light;
  GDate today;

  get_today (self, &today);
  light = kith_plan_light_of (date, &today);
  set_urgency (inscription, light == KITH_PLAN_LIGHT_RED ? "error" : light == KITH_PLAN_LIGHT_AMBER ? "warning" : NULL);
}

static char *
dup_second_line (KithStudentCell *self,
                 KithRecord      *student)
{
  const char *course = kith_record_get_text (student, KITH_STUDENT_COURSE);
  g_autofree char *due = dup_contact_due (self, student);
  g_autofree char *contact = due != NULL ? g_steal_pointer (&due) : dup_contact (self, student);

  if (kith_text_is_empty (course))
    return g_steal_pointer (&contact);
  /* Translators: when contact is due or was, and the course, two facts in one line */
  return g_strdup_printf (_("%s · %s"), contact, course);
}

static char *
dup_part (KithStudentCell        *self,
          KithRecord             *student,
          const KithStudentFacts *facts)
{
  switch (self->part) {
  case KITH_STUDENT_PART_COURSE:
    return g_strdup (kith_record_get_text (student, KITH_STUDENT_COURSE));
  case KITH_STUDENT_PART_SUPPORT:
    return dup_support (student, facts);
  case KITH_STUDENT_PART_COACH:
    return facts != NULL ? g_strdup (facts->coach) : NULL;
  case KITH_STUDENT_PART_MENTOR:
    return facts != NULL ? g_strdup (facts->mentor) : NULL;
  case KITH_STUDENT_PART_CONTACT:
    return dup_contact (self, student);
  case KITH_STUDENT_PART_CONTACT_DUE:
    return dup_contact_due (self, student);
  case KITH_STUDENT_PART_NEXT_PLAN:
    return dup_next_plan (self, student, facts);
  case KITH_STUDENT_PART_NAME:
  case KITH_STUDENT_PART_ROW:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

static gboolean
needs_facts (KithStudentPart part)
{
  return part == KITH_STUDENT_PART_SUPPORT || part == KITH_STUDENT_PART_COACH || part == KITH_STUDENT_PART_MENTOR ||
         part == KITH_STUDENT_PART_NEXT_PLAN;
}

static void
clear_support (KithStudentCell *self)
{
  gtk_label_set_text (self->pill, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "pill-tag");
}

/* A care status is a tag; a support group where there is none is ordinary text. */
static void
show_support (KithStudentCell        *self,
              KithRecord             *student,
              const KithStudentFacts *facts)
{
  g_autofree char *words = dup_support (student, facts);

  clear_support (self);
  gtk_label_set_text (self->pill, words);
  if (facts != NULL && !kith_text_is_empty (facts->care_status))
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "pill-tag");
}

static void
name_line (KithStudentCell *self,
           KithRecord      *student,
           const char      *second)
{
  const char *name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  g_autofree char *words = kith_text_is_empty (second) ? g_strdup (name) : g_strdup_printf ("%s, %s", name, second);

  kith_slot_line_set_name (KITH_SLOT_LINE (self), words);
}

static void
show_student (KithStudentCell *self,
              KithRecord      *student)
{
  const KithStudentFacts *facts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  if (needs_facts (self->part))
    facts = kith_student_roster_look_up (self->roster, kith_record_get_id (student));
  if (self->pill != NULL) {
    show_support (self, student, facts);
    return;
  }
  if (self->part == KITH_STUDENT_PART_NAME || self->part == KITH_STUDENT_PART_ROW) {
    text = dup_name_markup (student);
    gtk_inscription_set_markup (self->first, text);
  } else {
    text = dup_part (self, student, facts);
    gtk_inscription_set_text (self->first, text);
  }
  if (self->part == KITH_STUDENT_PART_CONTACT_DUE)
    mark_contact (self, self->first, student);
  if (self->part == KITH_STUDENT_PART_NEXT_PLAN)
    mark_plan (self, self->first, student);
  if (self->second == NULL)
    return;
  second = dup_second_line (self, student);
  gtk_inscription_set_text (self->second, second);
  mark_contact (self, self->second, student);
  name_line (self, student, second);
}

static void
kith_student_cell_update (KithSlotLine *line,
                          KithRecord   *student)
{
  KithStudentCell *self = KITH_STUDENT_CELL (line);

  if (student != NULL) {
    show_student (self, student);
    return;
  }
  if (self->pill != NULL) {
    clear_support (self);
    return;
  }
  gtk_inscription_set_text (self->first, NULL);
  if (self->second != NULL)
    gtk_inscription_set_text (self->second, NULL);
}

static GtkInscription *
add_inscription (KithStudentCell *self)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  double start = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL ? 1.0 : 0.0;
  guint letters = self->part == KITH_STUDENT_PART_NAME ? 24 : self->part == KITH_STUDENT_PART_NEXT_PLAN ? 24 : 14;

  g_object_set (inscription, "min-chars", 6, "nat-chars", letters, "xalign", start, "text-overflow",
                GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return GTK_INSCRIPTION (inscription);
}

static GtkLabel *
add_pill (KithStudentCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_END, "halign", GTK_ALIGN_START, "width-chars", 6, "max-width-chars", 18,
                "xalign", 0.0, NULL);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
kith_student_cell_dispose (GObject *object)
{
  KithStudentCell *self = KITH_STUDENT_CELL (object);

  g_clear_object (&self->roster_signals);
  g_clear_object (&self->roster);
  g_clear_pointer ((GtkWidget **) &self->first, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->second, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->pill, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_student_cell_parent_class)->dispose (object);
}

static void
kith_student_cell_class_init (KithStudentCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_student_cell_dispose;
  KITH_SLOT_LINE_CLASS (klass)->update = kith_student_cell_update;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
kith_student_cell_init (KithStudentCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->roster_signals = g_signal_group_new (KITH_TYPE_STUDENT_ROSTER);
  g_signal_group_connect_swapped (self->roster_signals, "changed", G_CALLBACK (kith_slot_line_refresh), self);
}

static KithStudentCell *
cell_new (KithStudentPart    part,
          KithStudentRoster *roster)
{
  KithStudentCell *self = g_object_new (KITH_TYPE_STUDENT_CELL, NULL);

  self->part = part;
  self->roster = g_object_ref (roster);
  if (part == KITH_STUDENT_PART_SUPPORT)
    self->pill = add_pill (self);
  else
    self->first = add_inscription (self);
  if (needs_facts (part))
    g_signal_group_set_target (self->roster_signals, roster);
  if (part == KITH_STUDENT_PART_ROW) {
    self->second = add_inscription (self);
    gtk_widget_add_css_class (GTK_WIDGET (self->second), "caption");
    gtk_widget_add_css_class (GTK_WIDGET (self->second), "dimmed");
    gtk_widget_add_css_class (GTK_WIDGET (self), "kith-student-row");
  }
  return self;
}

typedef struct {
  KithStudentPart part;
  KithStudentRoster *roster;
} Factory;

static void
factory_free (gpointer data)
{
  Factory *factory = data;

  g_object_unref (factory->roster);
  g_free (factory);
}

static KithSlotLine *
create (gpointer data)
{
  const Factory *factory = data;

  return KITH_SLOT_LINE (cell_new (factory->part, factory->roster));
}

/**
 * kith_student_cell_factory_new:
 * @part: what the cells say
 * @roster: where names of people come from
 *
 * Returns: (transfer full): makes cells for the slots of a list of students
 */
GtkListItemFactory *
kith_student_cell_factory_new (KithStudentPart    part,
                               KithStudentRoster *roster)
{
  Factory *values = g_new0 (Factory, 1);

  values->part = part;
  values->roster = g_object_ref (roster);
  return kith_slot_line_factory_new (create, values, factory_free);
}
