/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-rights-section.h"

#include "kith-date.h"
#include "kith-entitlement.h"
#include "kith-student-rights.h"
#include "kith-student.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithRightsSection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithRightsSection, kith_rights_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "student", "care-status", "entitlement", NULL };

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_student_kind, student, error);
  g_autoptr (GPtrArray) rules = record != NULL ? kith_student_rights_list_rules (file, error) : NULL;

  return rules != NULL ? kith_student_rights_load (file, record, rules, error) : NULL;
}

static void
free_loaded (gpointer loaded)
{
  kith_student_rights_free (loaded);
}

static const char *
get_text (const KithRight *right,
          guint            field)
{
  return kith_record_get_text (right->entitlement, field);
}

/* The rule and where it is written: one glance more, and nothing to look up. */
static char *
dup_rule (const KithRight *right)
{
  /* Translators: a rule in plain words, and the law it stands in */
  return g_strdup_printf (_("%s (%s)"), get_text (right, KITH_ENTITLEMENT_RULE), get_text (right, KITH_ENTITLEMENT_SOURCE));
}

static void
add_now (AdwPreferencesGroup     *group,
         const KithStudentRights *rights)
{
  guint n_now = 0;

  for (guint i = 0; i < rights->rights->len; i++) {
    const KithRight *right = g_ptr_array_index (rights->rights, i);
    g_autofree char *name = g_strdup_printf ("kith-right-%u", i);
    g_autofree char *words = kith_right_dup_words (right);
    g_autofree char *rule = dup_rule (right);
    AdwExpanderRow *row = NULL;

    if (!right->is_now)
      continue;
    row = kith_pane_add_expander (group, get_text (right, KITH_ENTITLEMENT_TITLE), name);
    adw_expander_row_set_subtitle (row, words);
    adw_expander_row_add_row (row, GTK_WIDGET (kith_pane_create_row (rule, NULL)));
    n_now++;
  }
  if (n_now == 0)
    kith_pane_add_remark (group, _("Nothing for this age and care status."));
}

static char *
dup_until_words (const KithStudentRights *rights,
                 const char              *date)
{
  GDate day;
  int days = 0;

  kith_date_from_iso (date, &day);
  days = g_date_days_between (&rights->today, &day);
  if (days == 0)
    return g_strdup (_("today"));
  if (days < 0)
    return g_strdup (_("past"));
  if (days <= 60)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("in %d month", "in %d months", (gulong) (days / 30)), days / 30);
}

static char *
dup_birthday_title (const KithStudentRights *rights,
                    const KithRightMoment   *moment)
{
  g_autofree char *date = kith_date_format_iso (moment->date);
  g_autofree char *until = dup_until_words (rights, moment->date);

  if (rights->is_estimated)
    /* Translators: an age, the date of that birthday, and when that is, as in "in 3 months" */
    return g_strdup_printf (_("At %d · about %s · %s"), moment->age, date, until);
  /* Translators: an age, the date of that birthday, and when that is, as in "in 3 months" */
  return g_strdup_printf (_("At %d · %s · %s"), moment->age, date, until);
}

static GtkWidget *
create_moment (const KithRightMoment *moment)
{
  const char *title = get_text (moment->right, KITH_ENTITLEMENT_TITLE);
  /* Translators: something a young person can have */
  g_autofree char *words = moment->begins ? g_strdup_printf (_("Begins: %s"), title)
                                          /* Translators: something a young person can have */
                                          : g_strdup_printf (_("Ends: %s"), title);
  g_autofree char *rule = dup_rule (moment->right);
  AdwActionRow *row = kith_pane_create_row (words, rule);

  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (moment->begins ? "list-add-symbolic"
                                                                               : "list-remove-symbolic"));
  return GTK_WIDGET (row);
}

/* One row that unfolds for each birthday; the next one is open. */
static void
add_moments (AdwPreferencesGroup     *group,
             const KithStudentRights *rights,
             gboolean                 past)
{
  AdwExpanderRow *row = NULL;
  int age = -1;

  for (guint i = 0; i < rights->moments->len; i++) {
    const KithRightMoment *moment = &g_array_index (rights->moments, KithRightMoment, i);

    if ((moment->time == KITH_RIGHT_PAST) != past)
      continue;
    if (row == NULL || moment->age != age) {
      g_autofree char *title = dup_birthday_title (rights, moment);
      g_autofree char *name = g_strdup_printf ("kith-age-%d", moment->age);
      gboolean next = row == NULL && !past;

      row = kith_pane_add_expander (group, title, name);
      age = moment->age;
      adw_expander_row_set_expanded (row, next);
      if (moment->time == KITH_RIGHT_SOON)
        adw_expander_row_set_subtitle (row, _("Soon"));
    }
    adw_expander_row_add_row (row, create_moment (moment));
  }
  if (row == NULL)
    kith_pane_add_remark (group, _("Nothing."));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  const KithStudentRights *rights = loaded;
  AdwPreferencesGroup *group = kith_pane_add_group (
    box, _("Rights: Now"),
    rights->is_estimated ? _("By age and care status. The date of birth is estimated, so the days are, too.")
                         : _("By age and care status. Each unfolds to the rule and where it is written."));

  if (!rights->has_birth) {
    kith_pane_add_remark (group, _("This needs a date of birth."));
    return;
  }
  add_now (group, rights);
  add_moments (kith_pane_add_group (box, _("Rights: To Come"), NULL), rights, FALSE);
  add_moments (kith_pane_add_group (box, _("Rights: Past"), NULL), rights, TRUE);
}

static void
kith_rights_section_class_init (KithRightsSectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Rights");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_rights_section_init (KithRightsSection *self)
{
}

/**
 * kith_rights_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): what the student can have, and what begins and ends with age
 */
GtkWidget *
kith_rights_section_new (KithStore *store,
                         gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_RIGHTS_SECTION, store, student);
}
