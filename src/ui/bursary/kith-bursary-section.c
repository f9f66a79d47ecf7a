/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bursary/kith-bursary-section.h"

#include "bursary/kith-bursary-edit.h"
#include "kith-bursaries.h"
#include "kith-bursary.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithBursarySection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithBursarySection, kith_bursary_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "bursary", "student", "care-status", NULL };

typedef struct {
  GPtrArray *bursaries;
  gboolean might_have;
  int year;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->bursaries, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  GDate today;

  kith_case_file_get_today (file, &today);
  loaded->year = kith_bursaries_get_year (&today);
  loaded->bursaries = kith_student_pane_list (file, &kith_bursary_kind, student, error);
  if (loaded->bursaries == NULL ||
      !kith_bursaries_might_have (file, student, loaded->year, &loaded->might_have, error))
    return NULL;
  return g_steal_pointer (&loaded);
}

static void
on_add (KithStudentPane *pane)
{
  kith_bursary_edit_present_new (GTK_WIDGET (pane), kith_student_pane_get_store (pane),
                                 kith_student_pane_get_student (pane), 0);
}

static char *
dup_words (KithRecord *bursary)
{
  g_autofree char *money = kith_bursary_dup_money_words (bursary);
  g_autofree char *evidence = kith_bursary_dup_evidence_words (bursary);
  const char *stopped = kith_record_get_text (bursary, KITH_BURSARY_STOPPED);

  if (stopped == NULL)
    return g_strdup_printf ("%s\n%s", money, evidence);
  /* Translators: why a bursary stopped */
  return g_strdup_printf (_("%s\n%s\nStopped: %s"), money, evidence, stopped);
}

static void
add_bursary (KithStudentPane     *pane,
             AdwPreferencesGroup *group,
             KithRecord          *bursary)
{
  g_autofree char *year = kith_record_dup_title (bursary);
  g_autofree char *reason = kith_record_format (bursary, KITH_BURSARY_GROUP);
  /* Translators: an academic year, then why a student can have a bursary */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), year, reason);
  g_autofree char *words = dup_words (bursary);
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), year);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), year);
  AdwActionRow *row = kith_pane_add_row (group, title, words);

  if (kith_student_pane_allows (pane, &kith_bursary_kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, bursary, edit, _("Edit Bursary"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_bursary_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, bursary, remove, _("Bursary removed"), pane);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("Bursary"),
                         _("16 to 19 bursary for vulnerable groups: up to £1,200.00 a year by assessed need, never a "
                           "flat rate, and with evidence."));

  if (kith_student_pane_allows (pane, &kith_bursary_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add…"), _("Add Bursary"), "kith-add-bursary", G_CALLBACK (on_add), pane);
  if (loaded->might_have)
    kith_pane_add_row (group, _("Might have a bursary this year"),
                       _("In care or a care leaver, 16 to 18 on 31 August, and none recorded. Ask about it."));
  if (loaded->bursaries->len == 0 && !loaded->might_have)
    kith_pane_add_remark (group, _("None recorded"));
  for (guint i = 0; i < loaded->bursaries->len; i++)
    add_bursary (pane, group, g_ptr_array_index (loaded->bursaries, i));
}

static void
kith_bursary_section_class_init (KithBursarySectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Bursary");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_bursary_section_init (KithBursarySection *self)
{
}

/**
 * kith_bursary_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): the student's bursaries
 */
GtkWidget *
kith_bursary_section_new (KithStore *store,
                          gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_BURSARY_SECTION, store, student);
}
