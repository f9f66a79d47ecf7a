/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-look-back.h"

#include "kith-appointment.h"
#include "kith-as-at.h"
#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-report-as-at.h"

#include <glib/gi18n.h>
#include <string.h>

/* One section: a kind and the fields that are its columns. Relations and group attendance are not here: they name other
 * students. */
typedef struct {
  const KithKind *kind;
  const char *title;
  const char *fields;
} Section;

static const Section sections[] = {
  { &kith_assignment_kind, N_("Who supported the student"), "role person from until" },
  { &kith_care_status_kind, N_("Care status"), "status from until evidence" },
  { &kith_home_kind, N_("Homes"), "place accommodation from until" },
  { &kith_professional_kind, N_("People around the student"), "name role organisation may-contact from until" },
  { &kith_goal_kind, N_("Goals"), "text area status start review" },
  { &kith_plan_kind, N_("Plans and reviews"), "type date status next-due" },
  { &kith_appointment_kind, N_("Appointments"), "type date time place outcome" },
  { &kith_task_kind, N_("Tasks"), "text person due done-on" },
  { &kith_achievement_kind, N_("Achievements"), "text date" },
  { &kith_bursary_kind, N_("Bursaries"), "year group awarded paid" },
  { &kith_checklist_item_kind, N_("Checklists"), "item list state date" },
  { &kith_attendance_kind, N_("Attendance"), "from until possible attended" },
};

/* Everything that is gathered, and keeps it until the document is made. */
typedef struct {
  KithCaseFile *file;
  KithAsAt *as_at;
  GPtrArray *kept;
  GArray *facts;
  GArray *sections;
} Gather;

static void
gather_init (Gather       *self,
             KithCaseFile *file)
{
  self->file = file;
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->facts = g_array_new (FALSE, FALSE, sizeof (KithFact));
  self->sections = g_array_new (FALSE, FALSE, sizeof (KithAsAtSection));
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->as_at, kith_as_at_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static gpointer
keep (Gather   *self,
      gpointer  block)
{
  g_ptr_array_add (self->kept, block);
  return block;
}

/* What the student asked to be kept out since stays out of the days before they asked as well. */
static gboolean
is_discreet_today (Gather     *self,
                   KithRecord *appointment)
{
  g_autoptr (KithRecord) today =
    kith_case_file_load (self->file, &kith_appointment_kind, kith_record_get_id (appointment), NULL);

  return today != NULL && kith_record_get_flag (today, KITH_APPOINTMENT_DISCREET);
}

/* What is nobody else's business says no more here than in a diary. */
static gboolean
is_masked (Gather     *self,
           KithRecord *record,
           const char *name)
{
  return kith_record_get_kind (record) == &kith_appointment_kind &&
         (g_str_equal (name, "type") || g_str_equal (name, "place")) &&
         (kith_appointment_is_sensitive (record) || is_discreet_today (self, record));
}

static char *
dup_cell (Gather     *self,
          KithRecord *record,
          const char *name)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint field = kith_kind_find_field (kind, name);
  char *title = NULL;

  if (is_masked (self, record, name))
    return g_strdup (g_str_equal (name, "type") ? _("Appointment") : "");
  if (kind->fields[field].type != KITH_FIELD_LINK)
    return kith_record_format (record, field);
  title = kith_case_file_dup_title (self->file, kith_kind_find (kind->fields[field].kind),
                                    kith_record_get_number (record, field));
  return title != NULL ? title : g_strdup ("");
}

static const char *const *
make_row (Gather     *self,
          KithRecord *record,
          GStrv       names)
{
  const char **row = keep (self, g_new0 (char *, g_strv_length (names) + 1));

  for (guint i = 0; names[i] != NULL; i++)
    row[i] = keep (self, dup_cell (self, record, names[i]));
  return row;
}

static const char *const *
make_columns (Gather         *self,
              const KithKind *kind,
              GStrv           names)
{
  const char **columns = keep (self, g_new0 (char *, g_strv_length (names) + 1));

  for (guint i = 0; names[i] != NULL; i++)
    columns[i] = kith_field_get_label (&kind->fields[kith_kind_find_field (kind, names[i])]);
  return columns;
}

/* Who supported them that day; before and after is a list of names and not a team. */
static gboolean
belongs_in (Gather     *self,
            KithRecord *record)
{
  GDate day;

  return kith_record_get_kind (record) != &kith_assignment_kind ||
         (kith_date_from_iso (kith_as_at_get_day (self->as_at), &day) && kith_assignment_is_current_on (record, &day));
}

static gboolean
add_section (Gather         *self,
             const Section  *section,
             GError        **error)
{
  g_autoptr (GPtrArray) records = kith_as_at_list (self->as_at, section->kind, error);
  g_auto (GStrv) names = g_strsplit (section->fields, " ", -1);
  const char *const **rows = NULL;
  KithAsAtSection made = { _(section->title), make_columns (self, section->kind, names), NULL, 0 };

  if (records == NULL)
    return FALSE;
  rows = keep (self, g_new0 (const char *const *, records->len + 1));
  for (guint i = 0; i < records->len; i++)
    if (belongs_in (self, g_ptr_array_index (records, i)))
      rows[made.n_rows++] = make_row (self, g_ptr_array_index (records, i), names);
  made.rows = rows;
  g_array_append_val (self->sections, made);
  return TRUE;
}

/* A kind that may not be seen at all has no section, so that "None recorded" is always true. */
static gboolean
add_sections (Gather  *self,
              GError **error)
{
  KithRoles roles = kith_case_file_get_actor (self->file)->roles;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (kith_policy_allows_any (roles, sections[i].kind, KITH_ACTION_SEE) && !add_section (self, &sections[i], error))
      return FALSE;
  return TRUE;
}

static void
add_facts (Gather     *self,
           KithRecord *student)
{
  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];
    KithFact fact = { kith_field_get_label (field), NULL };

    if (!kith_record_has (student, i) || kith_field_has (field, KITH_FIELD_SYSTEM))
      continue;
    fact.value = keep (self, kith_record_format (student, i));
    g_array_append_val (self->facts, fact);
  }
}

/* Only contact made counts, and only what stood in the record by then. */
static char *
dup_contact_words (Gather  *self,
                   GError **error)
{
  g_autoptr (GPtrArray) notes = kith_as_at_list (self->as_at, &kith_note_kind, error);
  const char *last = NULL;
  g_autofree char *day = NULL;
  guint n_notes = 0;

  if (notes == NULL)
    return NULL;
  for (guint i = 0; i < notes->len; i++) {
    KithRecord *note = g_ptr_array_index (notes, i);
    const char *date = kith_record_get_text (note, KITH_NOTE_DATE);

    if (kith_note_is_struck (note) || g_strcmp0 (kith_record_get_text (note, KITH_NOTE_CONTACT_MADE), "yes") != 0)
      continue;
    n_notes++;
    if (last == NULL || strcmp (date, last) > 0)
      last = date;
  }
  if (last == NULL)
    return g_strdup (_("No note of a contact made."));
  day = kith_date_format_iso (last);
  /* Translators: how many notes of contact made there were, and the date of the last */
  return g_strdup_printf (ngettext ("%u note of a contact made, the last on %s.",
                                    "%u notes of a contact made, the last on %s.", n_notes), n_notes, day);
}

static gboolean
gather (Gather          *self,
        KithRecord      *today,
        KithAsAtValues  *values,
        GError         **error)
{
  g_autoptr (GPtrArray) students = kith_as_at_list (self->as_at, &kith_student_kind, error);

  if (students == NULL)
    return FALSE;
  values->preferred_name = kith_record_get_text (today, KITH_STUDENT_PREFERRED_NAME);
  values->legal_name = keep (self, kith_student_dup_legal_name (today));
  values->reference = kith_record_get_text (today, KITH_STUDENT_COLLEGE_ID);
  values->day = kith_as_at_get_day (self->as_at);
  values->is_there = students->len > 0;
  if (values->is_there) {
    add_facts (self, g_ptr_array_index (students, 0));
    values->contact = keep (self, dup_contact_words (self, error));
    if (values->contact == NULL || !add_sections (self, error))
      return FALSE;
  }
  values->is_whole = kith_as_at_is_whole (self->as_at);
  values->facts = (const KithFact *) (gpointer) self->facts->data;
  values->n_facts = self->facts->len;
  values->sections = (const KithAsAtSection *) (gpointer) self->sections->data;
  values->n_sections = self->sections->len;
  return TRUE;
}

/**
 * kith_look_back_make:
 * @file: an open case file
 * @student: id of a student
 * @day: ISO date
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_USAGE
 *
 * Gathers a student's record as it stood at the end of a day, within what the actor may see today, and makes the
 * document. The student goes by the name they use today: a name somebody left behind stands in the record of that day,
 * not on top of a page. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_look_back_make (KithCaseFile             *file,
                     gint64                    student,
                     const char               *day,
                     const KithOutputOptions  *options,
                     GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autoptr (KithRecord) today = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithAsAtValues values = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  gather_init (&self, file);
  self.as_at = kith_as_at_new (file, student, day, error);
  today = self.as_at != NULL ? kith_case_file_load (file, &kith_student_kind, student, error) : NULL;
  if (today == NULL || !gather (&self, today, &values, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_as_at (&values, &setting);
}
