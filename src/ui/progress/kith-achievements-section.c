/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-achievements-section.h"

#include "form/kith-record-dialog.h"
#include "kith-achievement.h"
#include "kith-date.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* Older ones wait folded: this is for a smile in passing. */
#define MOST_SHOWN 5

struct _KithAchievementsSection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithAchievementsSection, kith_achievements_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "achievement", NULL };

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  return kith_student_pane_list (file, &kith_achievement_kind, student, error);
}

static void
free_loaded (gpointer loaded)
{
  g_ptr_array_unref (loaded);
}

static void
on_add (KithStudentPane *pane)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_achievement_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));

  kith_record_set_number (record, KITH_ACHIEVEMENT_STUDENT, kith_student_pane_get_student (pane));
  kith_record_set_text (record, KITH_ACHIEVEMENT_DATE, today);
  kith_record_dialog_present (GTK_WIDGET (pane), kith_student_pane_get_store (pane), record, NULL, KITH_FORM_QUICK,
                              _("Add Achievement"), NULL, NULL);
}

static char *
dup_words (KithRecord *record)
{
  g_autofree char *date = kith_date_format_iso (kith_record_get_text (record, KITH_ACHIEVEMENT_DATE));
  const char *own = kith_record_get_text (record, KITH_ACHIEVEMENT_OWN_WORDS);

  if (own == NULL)
    return g_steal_pointer (&date);
  /* Translators: a date, and what the student said */
  return g_strdup_printf (_("%s · “%s”"), date, own);
}

static AdwActionRow *
create_row (KithStudentPane *pane,
            KithRecord      *record)
{
  g_autofree char *words = dup_words (record);
  g_autofree char *title = kith_record_dup_title (record);
  /* Translators: an achievement */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);
  AdwActionRow *row = kith_pane_create_row (kith_record_get_text (record, KITH_ACHIEVEMENT_TEXT), words);

  if (kith_student_pane_allows (pane, &kith_achievement_kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, record, edit, _("Edit Achievement"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_achievement_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, record, remove, _("Achievement removed"), pane);
  return row;
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  GPtrArray *achievements = loaded;
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Achievements"), NULL);
  AdwExpanderRow *older = NULL;

  if (kith_student_pane_allows (pane, &kith_achievement_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add…"), _("Add Achievement"), "kith-add-achievement", G_CALLBACK (on_add),
                                 pane);
  if (achievements->len == 0)
    kith_pane_add_remark (group, _("None recorded. Small things count: a first day on time, a meal cooked."));
  for (guint i = 0; i < achievements->len; i++) {
    GtkWidget *row = GTK_WIDGET (create_row (pane, g_ptr_array_index (achievements, i)));

    if (i == MOST_SHOWN)
      older = kith_pane_add_expander (group, _("Older"), "kith-older-achievements");
    if (older != NULL)
      adw_expander_row_add_row (older, row);
    else
      adw_preferences_group_add (group, row);
  }
}

static void
kith_achievements_section_class_init (KithAchievementsSectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Achievements");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_achievements_section_init (KithAchievementsSection *self)
{
}

/**
 * kith_achievements_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): what went well
 */
GtkWidget *
kith_achievements_section_new (KithStore *store,
                               gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_ACHIEVEMENTS_SECTION, store, student);
}
