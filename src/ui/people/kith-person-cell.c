/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-cell.h"

#include "kith-person-words.h"
#include "kith-person.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* One cell of the list of people. */
struct _KithPersonCell
{
  KithSlotLine parent_instance;

  /* Owned */
  KithCaseloads *caseloads;
  GSignalGroup *caseload_signals;

  /* Children */
  GtkInscription *first;
  GtkInscription *second;

  KithPersonPart part;
};

G_DEFINE_FINAL_TYPE (KithPersonCell, kith_person_cell, KITH_TYPE_SLOT_LINE)

static void
get_today (KithPersonCell *self,
           GDate          *today)
{
  kith_clock_get_today (kith_store_get_clock (kith_caseloads_get_store (self->caseloads)), today);
}

static char *
join (const char *first,
      const char *second)
{
  if (kith_text_is_empty (first) || kith_text_is_empty (second))
    return g_strconcat (first != NULL ? first : "", second != NULL ? second : "", NULL);
  /* Translators: two facts in one line */
  return g_strdup_printf (_("%s · %s"), first, second);
}

static char *
dup_site (KithRecord *person)
{
  const char *site = kith_record_get_text (person, KITH_PERSON_SITE);

  return g_strdup (!kith_text_is_empty (site) ? site : kith_record_get_text (person, KITH_PERSON_EMPLOYER));
}

static char *
dup_students (KithPersonCell *self,
              KithRecord     *person)
{
  guint n_students;

  if (!kith_caseloads_look_up (self->caseloads, kith_record_get_id (person), &n_students))
    return NULL;
  return kith_person_dup_load_words (person, n_students);
}

static char *
dup_notice (KithPersonCell *self,
            KithRecord     *person)
{
  GDate today;
  g_autofree char *time = NULL;
  g_autofree char *checks = NULL;
  g_autofree char *due = NULL;
  g_autofree char *cared = NULL;

  get_today (self, &today);
  time = kith_person_dup_time_words (person, &today);
  checks = kith_person_dup_checks_words (person, &today);
  cared = join (time, kith_caseloads_look_up_care (self->caseloads, kith_record_get_id (person)));
  due = join (cared, checks);
  return join (due, kith_caseloads_look_up_cover (self->caseloads, kith_record_get_id (person)));
}

static char *
dup_second_line (KithPersonCell *self,
                 KithRecord     *person)
{
  g_autofree char *roles = kith_record_format (person, KITH_PERSON_ROLES);
  g_autofree char *students = dup_students (self, person);
  g_autofree char *notice = dup_notice (self, person);
  g_autofree char *facts = join (students, notice);

  return join (facts, roles);
}

static char *
dup_part (KithPersonCell *self,
          KithRecord     *person)
{
  switch (self->part) {
  case KITH_PERSON_PART_NAME:
  case KITH_PERSON_PART_ROW:
    return g_strdup (kith_record_get_text (person, KITH_PERSON_NAME));
  case KITH_PERSON_PART_ROLES:
    return kith_record_format (person, KITH_PERSON_ROLES);
  case KITH_PERSON_PART_SITE:
    return dup_site (person);
  case KITH_PERSON_PART_STUDENTS:
    return dup_students (self, person);
  case KITH_PERSON_PART_NOTICE:
    return dup_notice (self, person);
  }
  g_return_val_if_reached (NULL);
}

/* The words say it; the colour only helps to find them. */
static void
mark_notice (KithPersonCell *self,
             GtkInscription *inscription,
             KithRecord     *person)
{
  GDate today;
  KithChecks checks;

  get_today (self, &today);
  checks = kith_person_get_checks (person, &today);
  gtk_widget_remove_css_class (GTK_WIDGET (inscription), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (inscription), "error");
  if (checks != KITH_CHECKS_FINE)
    gtk_widget_add_css_class (GTK_WIDGET (inscription), checks == KITH_CHECKS_OVERDUE ? "error" : "warning");
}

static void
name_line (KithPersonCell *self,
           const char     *first,
           const char     *second)
{
  g_autofree char *words = kith_text_is_empty (second) ? g_strdup (first) : g_strdup_printf ("%s, %s", first, second);

  kith_slot_line_set_name (KITH_SLOT_LINE (self), words);
}

static void
kith_person_cell_update (KithSlotLine *line,
                         KithRecord   *person)
{
  KithPersonCell *self = KITH_PERSON_CELL (line);
  g_autofree char *first = person != NULL ? dup_part (self, person) : NULL;
  g_autofree char *second = self->second != NULL && person != NULL ? dup_second_line (self, person) : NULL;

  gtk_inscription_set_text (self->first, first);
  if (person != NULL && self->part == KITH_PERSON_PART_NOTICE)
    mark_notice (self, self->first, person);
  if (self->second == NULL)
    return;
  gtk_inscription_set_text (self->second, second);
  if (person == NULL)
    return;
  mark_notice (self, self->second, person);
  name_line (self, first, second);
}

static GtkInscription *
add_inscription (KithPersonCell *self)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  double start = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL ? 1.0 : 0.0;

  g_object_set (inscription, "min-chars", 6, "nat-chars", 16, "xalign", start, "text-overflow",
                GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return GTK_INSCRIPTION (inscription);
}

static void
kith_person_cell_dispose (GObject *object)
{
  KithPersonCell *self = KITH_PERSON_CELL (object);

  g_clear_object (&self->caseload_signals);
  g_clear_object (&self->caseloads);
  g_clear_pointer ((GtkWidget **) &self->first, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (kith_person_cell_parent_class)->dispose (object);
}

static void
kith_person_cell_class_init (KithPersonCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_person_cell_dispose;
  KITH_SLOT_LINE_CLASS (klass)->update = kith_person_cell_update;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
kith_person_cell_init (KithPersonCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->caseload_signals = g_signal_group_new (KITH_TYPE_CASELOADS);
  g_signal_group_connect_swapped (self->caseload_signals, "changed", G_CALLBACK (kith_slot_line_refresh), self);
}

static KithPersonCell *
cell_new (KithPersonPart  part,
          KithCaseloads  *caseloads)
{
  KithPersonCell *self = g_object_new (KITH_TYPE_PERSON_CELL, NULL);

  self->part = part;
  self->caseloads = g_object_ref (caseloads);
  self->first = add_inscription (self);
  if (part == KITH_PERSON_PART_STUDENTS || part == KITH_PERSON_PART_NOTICE || part == KITH_PERSON_PART_ROW)
    g_signal_group_set_target (self->caseload_signals, caseloads);
  if (part == KITH_PERSON_PART_ROW) {
    self->second = add_inscription (self);
    gtk_widget_add_css_class (GTK_WIDGET (self->second), "caption");
    gtk_widget_add_css_class (GTK_WIDGET (self->second), "dimmed");
  }
  return self;
}

typedef struct {
  KithPersonPart part;
  KithCaseloads *caseloads;
} Factory;

static void
factory_free (gpointer data)
{
  Factory *factory = data;

  g_object_unref (factory->caseloads);
  g_free (factory);
}

static KithSlotLine *
create (gpointer data)
{
  const Factory *factory = data;

  return KITH_SLOT_LINE (cell_new (factory->part, factory->caseloads));
}

/**
 * kith_person_cell_factory_new:
 * @part: what the cells say
 * @caseloads: where the number of students comes from
 *
 * Returns: (transfer full): makes cells for the slots of a list of people
 */
GtkListItemFactory *
kith_person_cell_factory_new (KithPersonPart  part,
                              KithCaseloads  *caseloads)
{
  Factory *values = g_new0 (Factory, 1);

  values->part = part;
  values->caseloads = g_object_ref (caseloads);
  return kith_slot_line_factory_new (create, values, factory_free);
}
