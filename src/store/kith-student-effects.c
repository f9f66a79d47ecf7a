/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"
#include "kith-contact.h"
#include "kith-kinds.h"
#include "kith-presets.h"
#include "kith-record-table.h"
#include "kith-save.h"

/* What a student's record says of other records, so that lists sort and count by it: the last contact, the day contact
 * is due, and the next plan. Nobody types these and they stand in no audit line: they follow from what does. */

/* Contact was made when a note says so, and when the student came to a group session. */
#define CONTACT_NOTES(student) \
  "(SELECT max(n.\"date\") FROM note n WHERE n.student = " student \
  " AND n.contact_made = 'yes' AND n.struck_at IS NULL AND n.removed_at IS NULL)"
#define CONTACT_GROUPS(student) \
  "(SELECT max(g.\"date\") FROM attendee t JOIN group_session g ON g.id = t.\"group\" WHERE t.student = " student \
  " AND t.status = 'attended' AND t.removed_at IS NULL AND g.removed_at IS NULL AND coalesce (g.cancelled, 0) = 0)"
/* max() of two is NULL when one of them is. */
#define LAST_CONTACT(student) \
  "nullif (max(coalesce (" CONTACT_NOTES (student) ", ''), coalesce (" CONTACT_GROUPS (student) ", '')), '')"
#define NEXT_PLAN(student) \
  "(SELECT min(p.\"date\") FROM plan p WHERE p.student = " student " AND p.status = 'planned' AND p.removed_at IS NULL)"

/* Raise the version when the way they are worked out changes. */
#define KITH_STUDENT_EFFECTS_SETTING "student-effects"
#define KITH_STUDENT_EFFECTS_VERSION "1"

/* Presets cover three academic years. They are asked for the same years whatever the day, so that what was worked out
 * once is right for good. */
#define PRESET_YEARS 3
#define FIRST_PRESET_YEAR 2021
#define LAST_PRESET_YEAR 2036

static void
add_presets (GPtrArray *days)
{
  for (int year = FIRST_PRESET_YEAR; year <= LAST_PRESET_YEAR; year += PRESET_YEARS) {
    g_autoptr (GPtrArray) presets = NULL;
    GDate day;

    g_date_set_dmy (&day, 1, G_DATE_SEPTEMBER, (GDateYear) year);
    presets = kith_presets_list (&kith_calendar_day_kind, &day);
    g_ptr_array_extend_and_steal (days, g_steal_pointer (&presets));
  }
}

/* A college that has not written down its own calendar has the common one. */
static KithBreaks *
read_breaks (KithCaseFile  *file,
             GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_calendar_day_kind);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM calendar_day a WHERE a.removed_at IS NULL",
                                          kith_record_table_get_select_list (table));
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (days, kith_record_table_read (table, file, rows, KITH_READ_WHOLE));
  if (step != KITH_STEP_DONE)
    return NULL;
  if (days->len == 0)
    add_presets (days);
  return kith_breaks_new (days);
}

/**
 * kith_student_effects_get_breaks:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the breaks of the calendar; read again after it was written
 */
KithBreaks *
kith_student_effects_get_breaks (KithCaseFile  *file,
                                 GError       **error)
{
  if (file->breaks == NULL)
    file->breaks = read_breaks (file, error);
  return file->breaks;
}

static void
set_text (KithRecord    *student,
          guint          field,
          KithStatement *row,
          int            column)
{
  kith_record_set_text (student, field, kith_statement_is_null (row, column) ? NULL
                                                                             : kith_statement_get_text (row, column));
}

/* As much of a student as the day contact is due needs, and what the record should say. */
#define FACTS(student) \
  "start_date, contact_days, " LAST_CONTACT (student) ", " NEXT_PLAN (student)

static gboolean
work_out (KithCaseFile   *file,
          KithStatement  *row,
          KithRecord     *student,
          GError        **error)
{
  KithBreaks *breaks = kith_student_effects_get_breaks (file, error);
  g_autofree char *due = NULL;

  if (breaks == NULL)
    return FALSE;
  set_text (student, KITH_STUDENT_START_DATE, row, 0);
  if (!kith_statement_is_null (row, 1))
    kith_record_set_number (student, KITH_STUDENT_CONTACT_DAYS, kith_statement_get_int64 (row, 1));
  set_text (student, KITH_STUDENT_LAST_CONTACT, row, 2);
  set_text (student, KITH_STUDENT_NEXT_PLAN, row, 3);
  due = kith_contact_dup_due (student, breaks);
  kith_record_set_text (student, KITH_STUDENT_CONTACT_DUE, due);
  return TRUE;
}

static void
bind_text (KithStatement *statement,
           const char    *parameter,
           KithRecord    *student,
           guint          field)
{
  if (kith_record_has (student, field))
    kith_statement_bind_text (statement, parameter, kith_record_get_text (student, field));
  else
    kith_statement_bind_null (statement, parameter);
}

static gboolean
write_down (KithCaseFile  *file,
            KithRecord    *student,
            gint64         id,
            GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE student SET last_contact = :last, contact_due = :due, next_plan = :plan"
                     " WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, ":last", student, KITH_STUDENT_LAST_CONTACT);
  bind_text (statement, ":due", student, KITH_STUDENT_CONTACT_DUE);
  bind_text (statement, ":plan", student, KITH_STUDENT_NEXT_PLAN);
  kith_statement_bind_int64 (statement, ":id", id);
  return kith_statement_run (statement, error);
}

static KithRecord *
find_facts (KithCaseFile  *file,
            gint64         id,
            GError       **error)
{
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT " FACTS (":id") " FROM student WHERE id = :id", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", id);
  if (kith_statement_step (row, error) != KITH_STEP_ROW || !work_out (file, row, student, error))
    return NULL;
  return g_steal_pointer (&student);
}

static gboolean
refresh (KithCaseFile  *file,
         gint64         id,
         GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) student = find_facts (file, id, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  kith_save_mark_changed (file, &kith_student_kind);
  return student == NULL || write_down (file, student, id, error);
}

/* The record in hand says what the row says. */
static gboolean
refresh_record (KithCaseFile  *file,
                KithRecord    *record,
                GError       **error)
{
  static const guint fields[] = { KITH_STUDENT_LAST_CONTACT, KITH_STUDENT_CONTACT_DUE, KITH_STUDENT_NEXT_PLAN };
  gint64 id = kith_record_get_id (record);
  g_autoptr (KithRecord) student = find_facts (file, id, error);

  if (student == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kith_record_set_text (record, fields[i], kith_record_get_text (student, fields[i]));
  return write_down (file, student, id, error);
}

static GArray *
list_ids (KithCaseFile  *file,
          const char    *sql,
          gint64         id,
          GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows != NULL && kith_statement_has_parameter (rows, ":id"))
    kith_statement_bind_int64 (rows, ":id", id);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 found = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, found);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
refresh_each (KithCaseFile  *file,
              const char    *sql,
              gint64         id,
              GError       **error)
{
  g_autoptr (GArray) ids = list_ids (file, sql, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!refresh (file, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

/**
 * kith_student_effects_fill:
 * @file: an open case file
 * @error: return location for an error
 *
 * Works out every student's derived fields: after bulk work, and after the calendar changed.
 *
 * Returns: whether it succeeded
 */
gboolean
kith_student_effects_fill (KithCaseFile  *file,
                           GError       **error)
{
  return refresh_each (file, "SELECT id FROM student ORDER BY id", 0, error);
}

static gboolean
same (KithRecord *before,
      KithRecord *after,
      guint       field)
{
  return before != NULL && kith_record_field_equals (before, after, field);
}

static gboolean
is_affected (KithRecord *before,
             KithRecord *after)
{
  return !same (before, after, KITH_STUDENT_START_DATE) || !same (before, after, KITH_STUDENT_CONTACT_DAYS) ||
         !same (before, after, KITH_STUDENT_CONTACT_DUE);
}

/* A link may have moved from one student to another, as it does in a merge. */
static gboolean
refresh_linked (KithCaseFile  *file,
                KithRecord    *before,
                KithRecord    *after,
                GError       **error)
{
  guint field = kith_record_get_kind (after)->student_field;
  gint64 student = kith_record_get_number (after, field);
  gint64 old = before != NULL ? kith_record_get_number (before, field) : student;

  return refresh (file, student, error) && (old == student || refresh (file, old, error));
}

/* The first date of the college's own takes the place of the common calendar, and the last one that goes brings it back,
 * so only a change of a date that stays may leave the breaks as they are. Removing passes one record twice. */
static gboolean
moves_breaks (KithRecord *before,
              KithRecord *after)
{
  if (before == NULL || before == after)
    return TRUE;
  if (!kith_calendar_day_is_break (before) && !kith_calendar_day_is_break (after))
    return FALSE;
  return !same (before, after, KITH_CALENDAR_DAY_TYPE) || !same (before, after, KITH_CALENDAR_DAY_FROM) ||
         !same (before, after, KITH_CALENDAR_DAY_UNTIL);
}

static void
note_breaks (KithCaseFile *file,
             KithRecord   *before,
             KithRecord   *after)
{
  if (!moves_breaks (before, after))
    return;
  kith_student_effects_forget (file);
  file->operation.moves_breaks = TRUE;
}

/**
 * kith_student_effects_after:
 * @file: an open case file
 * @before: (nullable): a record as it was
 * @after: the record as it is written now
 * @error: return location for an error
 *
 * Brings the derived fields of the students whom @after is about up to date. In bulk they wait for the end, and so does
 * what a date of the calendar does to all of them: one action may write a whole year of dates.
 *
 * Returns: whether it succeeded
 */
gboolean
kith_student_effects_after (KithCaseFile  *file,
                            KithRecord    *before,
                            KithRecord    *after,
                            GError       **error)
{
  const KithKind *kind = kith_record_get_kind (after);

  if (kind == &kith_calendar_day_kind)
    note_breaks (file, before, after);
  if (file->operation.is_bulk)
    return TRUE;
  if (kind == &kith_note_kind || kind == &kith_plan_kind || kind == &kith_attendee_kind)
    return refresh_linked (file, before, after, error);
  if (kind == &kith_student_kind)
    return !is_affected (before, after) || refresh_record (file, after, error);
  return kind != &kith_group_kind ||
         refresh_each (file, "SELECT student FROM attendee WHERE \"group\" = :id AND removed_at IS NULL",
                       kith_record_get_id (after), error);
}

static gboolean
fill_and_remember (KithCaseFile  *file,
                   GError       **error)
{
  if (!kith_db_begin (file->db, error))
    return FALSE;
  if (kith_student_effects_fill (file, error) &&
      kith_setting_put (file, KITH_STUDENT_EFFECTS_SETTING, KITH_STUDENT_EFFECTS_VERSION, error) &&
      kith_db_commit (file->db, error))
    return TRUE;
  kith_db_rollback (file->db);
  return FALSE;
}

/**
 * kith_student_effects_ensure:
 * @file: a case file that has just been opened
 * @error: return location for an error
 *
 * Files of older versions know nothing of these fields, or worked them out in another way.
 *
 * Returns: whether every student's derived fields are right
 */
gboolean
kith_student_effects_ensure (KithCaseFile  *file,
                             GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *version = kith_setting_dup (file, KITH_STUDENT_EFFECTS_SETTING, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (g_strcmp0 (version, KITH_STUDENT_EFFECTS_VERSION) == 0 || kith_db_is_read_only (file->db))
    return TRUE;
  return fill_and_remember (file, error);
}

static gboolean
is_as_stored (KithRecord    *student,
              KithStatement *row)
{
  return g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), kith_statement_get_text (row, 4)) == 0 &&
         g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_CONTACT_DUE), kith_statement_get_text (row, 5)) == 0 &&
         g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_NEXT_PLAN), kith_statement_get_text (row, 6)) == 0;
}

/**
 * kith_student_effects_count_wrong:
 * @file: an open case file
 * @n: (out): how many students’ derived fields are not what they should be
 * @error: return location for an error
 *
 * Returns: whether they could be counted
 */
gboolean
kith_student_effects_count_wrong (KithCaseFile  *file,
                                  gint64        *n,
                                  GError       **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (file->db, "SELECT " FACTS ("s.id") ", last_contact, contact_due, next_plan FROM student s", error);
  KithStepResult step = KITH_STEP_ERROR;

  *n = 0;
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);

    if (!work_out (file, rows, student, error))
      return FALSE;
    if (!is_as_stored (student, rows))
      (*n)++;
  }
  return step == KITH_STEP_DONE;
}

/**
 * kith_student_effects_forget:
 * @file: an open case file
 *
 * Reads the calendar again when it is next needed: it was written, or what was written has been taken back.
 */
void
kith_student_effects_forget (KithCaseFile *file)
{
  g_clear_pointer (&file->breaks, kith_breaks_free);
}
