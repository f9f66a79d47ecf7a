/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-contact-gaps.h"

#include "kith-contact.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-report-contact-gaps.h"
#include "kith-supporters.h"

#include <glib/gi18n.h>

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  GDate today;
  GPtrArray *students;
  GPtrArray *kept;
  KithSupporters *supporters;
  GArray *rows;
} Gather;

/**
 * kith_contact_gaps_create_query:
 * @person: id of a person whose students are meant, or 0
 *
 * The store keeps the day on which contact is due in the student's record, so the one question is enough: no list, no
 * number and no print works it out again.
 *
 * Returns: (transfer full): active students whose day has come, the longest due first
 */
KithQuery *
kith_contact_gaps_create_query (gint64 person)
{
  KithQuery *query = kith_query_new (&kith_student_kind);

  kith_query_where_contact_due (query);
  if (person != 0)
    kith_query_where_assigned (query, person, NULL);
  kith_query_set_order (query, "contact-due preferred-name");
  return query;
}

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->students, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->supporters, kith_supporters_free);
  g_clear_pointer (&self->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static void
gather_init (Gather       *self,
             KithCaseFile *file)
{
  self->file = file;
  kith_case_file_get_today (file, &self->today);
  self->students = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (KithContactGapsRow));
}

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static gboolean
add_student (KithRecord  *student,
             gpointer     data,
             GError     **error)
{
  Gather *self = data;
  gint64 id = kith_record_get_id (student);
  KithContactGapsRow row = { NULL };
  GDate due;

  g_ptr_array_add (self->students, g_object_ref (student));
  row.preferred_name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  row.legal_name = keep (self, kith_student_dup_legal_name (student));
  row.reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID);
  row.course = kith_record_get_text (student, KITH_STUDENT_COURSE);
  row.coach = kith_supporters_get_coach (self->supporters, id);
  row.mentor = kith_supporters_get_mentor (self->supporters, id);
  row.last_contact = kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT);
  row.agreed_days = (int) kith_student_get_contact_days (student);
  if (kith_record_get_date (student, KITH_STUDENT_CONTACT_DUE, &due))
    row.days_over = g_date_days_between (&due, &self->today);
  row.reason = keep (self, kith_student_dup_contact_words (student, &self->today));
  row.is_overdue = kith_contact_gap_of (student, &self->today, NULL) == KITH_CONTACT_GAP_OVERDUE;
  g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
gather_students (Gather  *self,
                 gint64   person,
                 GError **error)
{
  g_autoptr (KithQuery) query = kith_contact_gaps_create_query (person);

  return kith_case_file_each (self->file, query, add_student, self, NULL, error);
}

/**
 * kith_contact_gaps_make:
 * @file: an open case file
 * @person: id of a person whose students are meant, or 0
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers whom nobody has reached in the agreed days, of the students the actor may see, and makes the list. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_contact_gaps_make (KithCaseFile             *file,
                        gint64                    person,
                        const KithOutputOptions  *options,
                        GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  g_autofree char *filters = NULL;
  KithReportSetting setting;
  KithContactGaps gaps;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  gather_init (&self, file);
  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) ||
      (self.supporters = kith_supporters_load (file, error)) == NULL ||
      !gather_students (&self, person, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  filters = kith_supporters_dup_whose (self.supporters, person, file);
  kith_output_begin (&setting, file, options, moment);
  setting.filters = filters;
  gaps.rows = (const KithContactGapsRow *) (gpointer) self.rows->data;
  gaps.n_rows = self.rows->len;
  return kith_report_contact_gaps (&gaps, &setting);
}
