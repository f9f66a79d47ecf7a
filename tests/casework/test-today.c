/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-concerns.h"
#include "kith-contact-gaps.h"
#include "kith-date.h"
#include "kith-group-register.h"
#include "kith-operation.h"
#include "kith-plain-text.h"
#include "kith-retention-board.h"
#include "kith-save-meeting.h"
#include "kith-save-note.h"
#include "kith-tasks.h"
#include "kith-test-case.h"
#include "kith-today.h"
#include "kith-undo.h"

#include <string.h>

/* The clock stands at Tuesday 10 March 2026: the week ends on Sunday 15 March. */

static KithToday *
gather (KithCaseFile *file,
        guint         n_items)
{
  g_autoptr (GError) error = NULL;
  KithToday *today = kith_today_gather (file, n_items, NULL, &error);

  g_assert_no_error (error);
  return today;
}

static const KithTodayList *
find_list (const KithToday  *today,
           KithTodaySection  section)
{
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->section == section)
      return list;
  }
  return NULL;
}

static gint64
add_task (KithCaseFile *file,
          const char   *text,
          const char   *due,
          gint64        person,
          gint64        student)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);

  kith_record_set_text (task, KITH_TASK_TEXT, text);
  kith_record_set_text (task, KITH_TASK_DUE, due);
  kith_record_set_number (task, KITH_TASK_PERSON, person);
  if (student != 0)
    kith_record_set_number (task, KITH_TASK_STUDENT, student);
  return kith_test_save (file, task);
}

/* A day of work for everybody: each role's own tasks, appointments and sessions, and plans for every student. */
static void
fill_day (KithTestCase *test)
{
  KithCaseFile *file = kith_test_case_sign_in (test, "manager");
  const gint64 people[] = { test->mentor, test->mentor2, test->coach, test->welfare, test->manager, test->dsl };
  const gint64 students[] = { test->jay, test->zofia, test->ali };
  static const char *const days[] = { "2026-03-01", "2026-03-09", "2026-03-10", "2026-03-15", "2026-03-16", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++) {
    g_autoptr (KithRecord) group = kith_test_record (test, &kith_group_kind, 0, 0);

    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      add_task (file, "Ring the bursary office", days[j], people[i], students[(i + j) % 3]);
    kith_record_set_text (group, KITH_GROUP_DATE, KITH_TEST_TODAY);
    kith_record_set_number (group, KITH_GROUP_PERSON, people[i]);
    kith_test_save (file, group);
  }
  for (guint i = 0; i < G_N_ELEMENTS (students); i++) {
    g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, students[i], 0);
    g_autoptr (KithRecord) appointment = kith_test_record (test, &kith_appointment_kind, students[i], 0);

    kith_test_save (file, plan);
    kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, KITH_TEST_TODAY);
    kith_record_set_number (appointment, KITH_APPOINTMENT_PERSON, people[i]);
    kith_test_save (file, appointment);
  }
}

typedef struct {
  const char *user;
  gboolean works;
  guint n_students;
  gboolean leads;
} Role;

static const Role roles[] = {
  { "mentor", TRUE, 1, FALSE },  { "mentor2", TRUE, 1, FALSE }, { "coach", TRUE, 2, FALSE },
  { "welfare", TRUE, 3, TRUE },  { "manager", TRUE, 3, TRUE },  { "dsl", TRUE, 3, TRUE },
  { "dpo", FALSE, 3, TRUE },
};

/* The number, the first rows and the whole list are one question. */
static void
assert_agrees (KithCaseFile        *file,
               const KithToday     *today,
               const KithTodayList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithQuery) query = kith_today_create_query (file, list->section, &today->day, &error);
  g_autoptr (GArray) ids = query != NULL ? kith_case_file_list_ids (file, query, NULL, &error) : NULL;

  g_assert_no_error (error);
  g_assert_cmpint (list->count, ==, ids->len);
  g_assert_cmpuint (list->items->len, ==, MIN (2, ids->len));
  for (guint i = 0; i < list->items->len; i++) {
    const KithTodayItem *item = g_ptr_array_index (list->items, i);

    g_assert_cmpint (kith_record_get_id (item->record), ==, g_array_index (ids, gint64, i));
  }
}

static gint64
get_count (const KithToday  *today,
           KithTodaySection  section)
{
  const KithTodayList *list = find_list (today, section);

  return list != NULL ? list->count : -1;
}

static void
test_counts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  fill_day (test);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    KithCaseFile *file = kith_test_case_sign_in (test, roles[i].user);
    g_autoptr (KithToday) today = gather (file, 2);
    gint64 own = roles[i].works ? 1 : -1;

    g_test_message ("%s", roles[i].user);
    for (guint j = 0; j < today->lists->len; j++)
      assert_agrees (file, today, g_ptr_array_index (today->lists, j));
    g_assert_cmpint (get_count (today, KITH_TODAY_OVERDUE), ==, roles[i].works ? 2 : -1);
    g_assert_cmpint (get_count (today, KITH_TODAY_DUE), ==, own);
    g_assert_cmpint (get_count (today, KITH_TODAY_THIS_WEEK), ==, own);
    g_assert_cmpint (get_count (today, KITH_TODAY_ANY_DAY), ==, own);
    g_assert_cmpint (get_count (today, KITH_TODAY_GROUPS), ==, own);
    g_assert_cmpint (get_count (today, KITH_TODAY_TEAM_OVERDUE), ==, roles[i].leads ? 12 : -1);
    g_assert_cmpint (get_count (today, KITH_TODAY_CONTACT), ==, roles[i].n_students);
    g_assert_cmpint (get_count (today, KITH_TODAY_PLANS), ==, roles[i].n_students);
    g_assert_cmpint (get_count (today, KITH_TODAY_LEAD_NOTES), ==, g_str_equal (roles[i].user, "dsl") ? 0 : -1);
  }
}

static void
set_student (KithTestCase *test,
             gint64        id,
             guint         field,
             const char   *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, &error);

  g_assert_no_error (error);
  kith_record_set_text (student, field, stored);
  kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

/* Eight weeks of 25 sessions each, the last four of them worse. */
static void
add_weeks (KithTestCase *test,
           gint64        student,
           int           attended_before,
           int           attended_lately)
{
  for (int week = 0; week < 8; week++) {
    g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);
    g_autofree char *from = kith_date_iso_add_days ("2026-03-02", -7 * week);
    g_autofree char *until = kith_date_iso_add_days (from, 6);

    kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, student);
    kith_record_set_text (record, KITH_ATTENDANCE_FROM, from);
    kith_record_set_text (record, KITH_ATTENDANCE_UNTIL, until);
    kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, 25);
    kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, week < 4 ? attended_lately : attended_before);
    kith_test_save (test->file, record);
  }
}

static void
assert_students (KithTestCase     *test,
                 const char       *user,
                 KithTodaySection  section,
                 gint64            n_expected)
{
  KithCaseFile *file = kith_test_case_sign_in (test, user);
  g_autoptr (KithToday) today = gather (file, 2);
  const KithTodayList *list = find_list (today, section);

  g_test_message ("%s", user);
  g_assert_nonnull (list);
  g_assert_cmpint (list->count, ==, n_expected);
  assert_agrees (file, today, list);
}

/* Three months and not a day more; the soonest first, with the day in words. */
static void
test_birthdays (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithToday) today = NULL;
  const KithTodayList *list = NULL;

  kith_test_case_sign_in (test, "manager");
  set_student (test, test->jay, KITH_STUDENT_DATE_OF_BIRTH, "2008-06-10");
  set_student (test, test->zofia, KITH_STUDENT_DATE_OF_BIRTH, "2008-03-10");
  set_student (test, test->ali, KITH_STUDENT_DATE_OF_BIRTH, "2008-06-11");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    assert_students (test, roles[i].user, KITH_TODAY_BIRTHDAYS, MIN (roles[i].n_students, 2));
  today = gather (kith_test_case_sign_in (test, "coach"), 5);
  list = find_list (today, KITH_TODAY_BIRTHDAYS);
  g_assert_cmpstr (((KithTodayItem *) g_ptr_array_index (list->items, 0))->why, ==, "18 on Tuesday 10 March 2026");
  g_assert_cmpstr (((KithTodayItem *) g_ptr_array_index (list->items, 1))->why, ==, "18 on Wednesday 10 June 2026");
}

static void
assert_falling (KithTestCase *test,
                gint64        n_expected)
{
  g_autoptr (KithToday) today = gather (test->file, 2);

  g_assert_cmpint (get_count (today, KITH_TODAY_ATTENDANCE), ==, n_expected);
}

/* Whose attendance falls, for whoever sees the student; a change is seen at once. */
static void
test_attendance (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithToday) today = NULL;
  const KithTodayList *list = NULL;

  assert_students (test, "manager", KITH_TODAY_ATTENDANCE, 0);
  /* still signed in: what was worked out is worked out again when it has changed, and only then */
  add_weeks (test, test->jay, 23, 19);
  add_weeks (test, test->zofia, 23, 22);
  assert_falling (test, 1);
  add_weeks (test, test->ali, 23, 10);
  assert_falling (test, 2);
  set_student (test, test->ali, KITH_STUDENT_STAGE, "paused");
  assert_falling (test, 1);
  set_student (test, test->ali, KITH_STUDENT_STAGE, "active");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    assert_students (test, roles[i].user, KITH_TODAY_ATTENDANCE,
                     g_str_equal (roles[i].user, "mentor2") ? 0 : roles[i].n_students == 3 ? 2 : 1);
  today = gather (kith_test_case_sign_in (test, "mentor"), 5);
  list = find_list (today, KITH_TODAY_ATTENDANCE);
  g_assert_cmpstr (((KithTodayItem *) g_ptr_array_index (list->items, 0))->why, ==,
                   "Attendance fell from 92% to 76% in four weeks.");
}

/* An administrator has no casework: nothing is asked, nothing is told. */
static void
test_admin (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithToday) today = NULL;

  fill_day (test);
  today = gather (kith_test_case_sign_in (test, "admin"), 2);
  g_assert_cmpuint (today->lists->len, ==, 0);
  g_assert_cmpint (today->n_news, ==, 0);
  g_assert_cmpuint (today->drafts->len, ==, 0);
}

/* The names that come along are of those the reader may see. */
static void
test_names (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithToday) today = NULL;
  KithCaseFile *file = kith_test_case_sign_in (test, "manager");
  const KithTodayList *list;
  gint64 known = add_task (file, "Ask about the bus pass", "2026-03-01", test->mentor, test->jay);

  /* his by name, about somebody he does not support */
  add_task (file, "Bring the form", "2026-03-02", test->mentor, test->zofia);
  today = gather (kith_test_case_sign_in (test, "mentor"), 5);
  list = find_list (today, KITH_TODAY_OVERDUE);
  g_assert_cmpint (list->count, ==, 2);
  for (guint i = 0; i < list->items->len; i++) {
    const KithTodayItem *item = g_ptr_array_index (list->items, i);

    g_assert_cmpstr (item->student, ==, kith_record_get_id (item->record) == known ? "Jay A" : NULL);
    g_assert_cmpstr (item->person, ==, "Sam Okafor");
  }
}

static gint64
count_span (KithCaseFile *file,
            KithTaskSpan  span)
{
  GDate today;
  g_autoptr (KithQuery) query = NULL;

  kith_case_file_get_today (file, &today);
  query = kith_tasks_create_query (span, kith_case_file_get_actor (file)->person, &today);
  return kith_case_file_count (file, query, NULL);
}

/* Every open task is in one span and in no two, whatever day of the week it is. */
static void
test_spans (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "coach");

  for (int i = -10; i <= 20; i++) {
    g_autofree char *due = kith_date_iso_add_days (KITH_TEST_TODAY, i);

    add_task (file, "Look at the timetable", due, test->coach, test->jay);
  }
  add_task (file, "Some day", NULL, test->coach, 0);
  for (int day = 0; day < 7; day++) {
    gint64 sum = 0;

    for (guint i = KITH_TASKS_OVERDUE; i <= KITH_TASKS_ANY_DAY; i++)
      sum += count_span (file, (KithTaskSpan) i);
    g_assert_cmpint (sum, ==, 32);
    g_assert_cmpint (sum, ==, count_span (file, KITH_TASKS_OPEN));
    g_assert_cmpint (count_span (file, KITH_TASKS_TODAY), ==, 1);
    g_assert_cmpint (count_span (file, KITH_TASKS_OVERDUE), ==, 10 + day);
    /* Tuesday has five days before it is Monday; Sunday has none */
    g_assert_cmpint (count_span (file, KITH_TASKS_THIS_WEEK), ==, day <= 5 ? 5 - day : 6);
    g_assert_cmpint (count_span (file, KITH_TASKS_DONE), ==, 0);
    kith_clock_advance (test->clock, 24 * 60 * 60);
  }
}

static void
test_done (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "coach");
  gint64 id = add_task (file, "Ring the bursary office", "2026-03-01", test->coach, test->jay);
  gint64 other;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_tasks_set_done (file, id, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_span (file, KITH_TASKS_OVERDUE), ==, 0);
  g_assert_cmpint (count_span (file, KITH_TASKS_DONE), ==, 1);
  g_assert_true (kith_case_file_undo (file, kith_case_file_get_last_operation (file), &error));
  g_assert_cmpint (count_span (file, KITH_TASKS_OVERDUE), ==, 1);
  g_assert_true (kith_tasks_set_done (file, id, TRUE, &error));
  g_assert_true (kith_tasks_set_done (file, id, FALSE, &error));
  g_assert_cmpint (count_span (file, KITH_TASKS_OVERDUE), ==, 1);

  /* who reads only ticks nothing, and a task nobody may see is not there */
  kith_test_case_sign_in (test, "manager");
  other = add_task (test->file, "About somebody else", NULL, test->manager, test->zofia);
  file = kith_test_case_sign_in (test, "dpo");
  g_assert_false (kith_tasks_set_done (file, id, TRUE, NULL));
  file = kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_tasks_set_done (file, other, TRUE, NULL));
  g_assert_true (kith_tasks_set_done (file, id, TRUE, NULL));
}

/* Next steps of a note become tasks that know their note; what is done in Today is done there. */
static void
test_from_note (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "mentor");
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "We talked about the bus.");
  g_autoptr (KithToday) today = NULL;
  g_autoptr (GError) error = NULL;
  const KithTodayList *list;
  const KithTodayItem *item;
  g_autofree char *reason = NULL;

  kith_record_set_text (note, KITH_NOTE_NEXT_STEPS, "Ring the bus company by 9 March 2026\nThink about the summer");
  g_assert_true (kith_casework_save_note (file, note, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  today = gather (file, 5);
  g_assert_cmpint (get_count (today, KITH_TODAY_ANY_DAY), ==, 1);
  list = find_list (today, KITH_TODAY_OVERDUE);
  g_assert_cmpint (list->count, ==, 1);
  item = g_ptr_array_index (list->items, 0);
  g_assert_cmpint (kith_record_get_number (item->record, KITH_TASK_NOTE), ==, kith_record_get_id (note));
  reason = kith_today_dup_reason (item->record, item->student, NULL, &today->day.today);
  g_assert_cmpstr (reason, ==, "Overdue by 1 day · Jay A");
}

static void
assert_gaps (KithTestCase *test,
             const char   *user,
             guint         n_expected)
{
  KithCaseFile *file = kith_test_case_sign_in (test, user);
  g_autoptr (KithToday) today = gather (file, 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_contact_gaps_make (file, 0, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *words = g_strdup_printf (n_expected == 1 ? "%u student:" : "%u students:", n_expected);

  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  g_assert_cmpint (get_count (today, KITH_TODAY_CONTACT), ==, n_expected);
  g_assert_nonnull (strstr (text, n_expected > 0 ? words : "Nobody is due or overdue."));
}

/* On screen and on paper it is the same number, for everybody; the day itself counts. */
static void
test_gaps (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Came in for a coffee.");

  kith_test_case_sign_in (test, "manager");
  kith_record_set_text (note, KITH_NOTE_DATE, "2026-02-25");
  kith_test_save (test->file, note);
  /* thirteen days ago, agreed every fourteen */
  assert_gaps (test, "mentor", 0);
  assert_gaps (test, "coach", 1);
  assert_gaps (test, "welfare", 2);
  kith_clock_advance (test->clock, 24 * 60 * 60);
  assert_gaps (test, "mentor", 1);
  assert_gaps (test, "coach", 2);
  assert_gaps (test, "manager", 3);
  assert_gaps (test, "dsl", 3);
  assert_gaps (test, "dpo", 3);
}

static gint64
add_concern (KithTestCase *test,
             const char   *user)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A bruise on the left arm.");
  KithCaseFile *file = kith_test_case_sign_in (test, user);

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_record_set_text (note, KITH_NOTE_LATE_REASON, "Told later");
  return kith_test_save (file, note);
}

static void
assert_concerns (KithTestCase *test,
                 gint64        n_expected)
{
  KithCaseFile *file = kith_test_case_sign_in (test, "dsl");
  g_autoptr (KithToday) today = gather (file, 2);

  g_assert_cmpint (get_count (today, KITH_TODAY_LEAD_NOTES), ==, n_expected);
  assert_agrees (file, today, find_list (today, KITH_TODAY_LEAD_NOTES));
}

/* A concern stays until the safeguarding lead opened the student: neither another list that was seen nor time takes it
 * away, and what comes later is there again. */
static void
test_lead_notes (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  add_concern (test, "mentor");
  assert_concerns (test, 1);
  g_assert_true (kith_changes_mark_seen (test->file, 0, NULL));
  kith_clock_advance (test->clock, 40 * 24 * 3600);
  assert_concerns (test, 1);
  g_assert_true (kith_audit_note_view (test->file, &kith_student_kind, test->zofia, NULL));
  assert_concerns (test, 1);
  g_assert_true (kith_audit_note_view (test->file, &kith_student_kind, test->jay, NULL));
  assert_concerns (test, 0);
  add_concern (test, "mentor");
  assert_concerns (test, 1);
  add_concern (test, "dsl");
  assert_concerns (test, 1);
}

static void
test_news_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "mentor");
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Came in for a coffee.");
  g_autoptr (KithToday) today = NULL;
  g_autofree char *words = NULL;

  kith_test_save (file, note);
  today = gather (kith_test_case_sign_in (test, "coach"), 5);
  words = kith_today_dup_news_words (g_ptr_array_index (today->news, 0));
  g_assert_cmpstr (words, ==, "Jay A: Sam Okafor added a note");
  g_assert_cmpint (today->n_news, >=, (gint64) today->news->len);
}

/* What is masked is masked with its place: that says as much as the kind. */
static void
test_masked_place (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) appointment = kith_test_record (test, &kith_appointment_kind, test->jay, 0);
  g_autofree char *open = NULL;
  g_autofree char *sensitive = NULL;
  g_autofree char *discreet = NULL;
  GDate today;

  kith_case_file_get_today (test->file, &today);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, "housing");
  kith_record_set_text (appointment, KITH_APPOINTMENT_PLACE, "12 Mill Lane");
  open = kith_today_dup_reason (appointment, "Jay A", NULL, &today);
  g_assert_cmpstr (open, ==, "Jay A · 12 Mill Lane");
  kith_record_set_stored (appointment, KITH_APPOINTMENT_DISCREET, "1");
  discreet = kith_today_dup_reason (appointment, "Jay A", NULL, &today);
  g_assert_cmpstr (discreet, ==, "Jay A");
  kith_record_clear (appointment, KITH_APPOINTMENT_DISCREET);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, "probation");
  sensitive = kith_today_dup_reason (appointment, "Jay A", NULL, &today);
  g_assert_cmpstr (sensitive, ==, "Jay A");
}

/* Drafts are nobody's but whose they are. */
static void
test_drafts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "mentor");
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, test->jay, 0, 0, "{\"text\":\"Half a sent\"}");
  g_autoptr (KithToday) own = NULL;
  g_autoptr (KithToday) other = NULL;
  g_autofree char *words = NULL;

  g_assert_true (kith_draft_save (file, draft, NULL));
  own = gather (file, 5);
  g_assert_cmpuint (own->drafts->len, ==, 1);
  words = kith_today_dup_draft_words (g_ptr_array_index (own->drafts, 0));
  g_assert_cmpstr (words, ==, "Note about Jay A");
  other = gather (kith_test_case_sign_in (test, "coach"), 5);
  g_assert_cmpuint (other->drafts->len, ==, 0);
}

static void
assert_draft (KithTestCase   *test,
              const KithKind *kind,
              gint64          student,
              gint64          record,
              const char     *body,
              KithDraftPlace  place,
              const char     *words)
{
  g_autoptr (KithDraft) draft = kith_draft_new (kind, student, record, 0, body);
  g_autoptr (KithToday) today = NULL;
  g_autofree char *found = NULL;
  const KithTodayDraft *listed = NULL;

  g_assert_true (kith_draft_save (test->file, draft, NULL));
  today = gather (test->file, 5);
  g_assert_cmpuint (today->drafts->len, ==, 1);
  listed = g_ptr_array_index (today->drafts, 0);
  found = kith_today_dup_draft_words (listed);
  g_assert_cmpstr (found, ==, words);
  g_assert_cmpint (kith_draft_get_place (listed->draft), ==, place);
  g_assert_true (kith_draft_get_kind (listed->draft) == kind);
  g_assert_true (kith_draft_discard (test->file, kith_draft_get_kind (listed->draft), student, NULL));
}

/* Each goes on where it was begun, and says whose it is in words. */
static void
test_draft_places (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = kith_test_record (test, &kith_group_kind, 0, 0);
  g_autofree char *title = NULL;
  g_autofree char *register_words = NULL;
  g_autofree char *about_jay = g_strdup_printf ("{\"student\":\"%" G_GINT64_FORMAT "\",\"text\":\"Hi\"}", test->jay);
  gint64 session;

  kith_test_case_sign_in (test, "coach");
  session = kith_test_save (test->file, group);
  title = kith_record_dup_title (group);
  register_words = g_strdup_printf ("Register of %s", title);
  assert_draft (test, &kith_meeting_draft_kind, test->jay, 7, "{}", KITH_DRAFT_PLACE_MEETING, "Meeting about Jay A");
  assert_draft (test, &kith_attendee_kind, kith_group_register_get_draft_place (session), session, "{}",
                KITH_DRAFT_PLACE_REGISTER, register_words);
  assert_draft (test, &kith_note_kind, 0, 0, "{\"text\":\"Hi\"}", KITH_DRAFT_PLACE_QUICK_LOG, "Quick log");
  assert_draft (test, &kith_note_kind, 0, 0, about_jay, KITH_DRAFT_PLACE_QUICK_LOG, "Quick log about Jay A");
  assert_draft (test, &kith_note_kind, test->jay, 0, "{}", KITH_DRAFT_PLACE_CHRONOLOGY, "Note about Jay A");
  assert_draft (test, &kith_plan_kind, test->jay, 0, "{}", KITH_DRAFT_PLACE_FORM, "Plan or review about Jay A");
  assert_draft (test, &kith_step_kind, 0, 0, "{}", KITH_DRAFT_PLACE_NOWHERE, "Step");
}

/* Whoever is archived waits for nobody; what somebody has to do apart from students stays. */
static void
test_archived (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = NULL;
  g_autoptr (KithToday) before = NULL;
  g_autoptr (KithToday) after = NULL;
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (GError) error = NULL;

  fill_day (test);
  file = kith_test_case_sign_in (test, "manager");
  add_task (file, "Order more pens", "2026-03-10", test->manager, 0);
  before = gather (file, 2);
  student = kith_case_file_load (file, &kith_student_kind, test->ali, &error);
  g_assert_no_error (error);
  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, "2026-03-09");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (file, student);
  g_assert_true (kith_case_file_archive_student (file, test->ali, TRUE, &error));
  g_assert_no_error (error);
  after = gather (file, 2);
  g_assert_cmpint (find_list (after, KITH_TODAY_PLANS)->count, ==, find_list (before, KITH_TODAY_PLANS)->count - 1);
  g_assert_cmpint (find_list (after, KITH_TODAY_CONTACT)->count, ==, find_list (before, KITH_TODAY_CONTACT)->count - 1);
  g_assert_cmpint (find_list (after, KITH_TODAY_TEAM_OVERDUE)->count, <,
                   find_list (before, KITH_TODAY_TEAM_OVERDUE)->count);
  g_assert_cmpint (find_list (after, KITH_TODAY_DUE)->count, >=, 1);
}

static void
look_at_boards (KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRetentionBoard) retention = kith_retention_board_gather (file, NULL, &error);
  g_autoptr (KithConcerns) concerns = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (retention);
  concerns = kith_concerns_gather (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (concerns);
}

/* In a copy that may only be looked at nothing of the day is missing, and the lead reads their pages. */
static void
test_held (void)
{
  static const char *const users[] = { "mentor", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    g_autoptr (KithToday) before = NULL;
    g_autoptr (KithToday) held = NULL;

    kith_test_case_sign_in (test, users[i]);
    before = gather (test->file, 5);
    kith_db_hold (test->file->db, "This file is an older copy.");
    test->file->actor.roles |= KITH_ROLE_LOOKS_ONLY;
    held = gather (test->file, 5);
    g_assert_cmpuint (held->lists->len, ==, before->lists->len);
    if (g_str_equal (users[i], "dsl"))
      look_at_boards (test->file);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/today/counts", test_counts);
  g_test_add_func ("/today/admin", test_admin);
  g_test_add_func ("/today/birthdays", test_birthdays);
  g_test_add_func ("/today/attendance", test_attendance);
  g_test_add_func ("/today/names", test_names);
  g_test_add_func ("/today/spans", test_spans);
  g_test_add_func ("/today/done", test_done);
  g_test_add_func ("/today/from-note", test_from_note);
  g_test_add_func ("/today/gaps", test_gaps);
  g_test_add_func ("/today/lead-notes", test_lead_notes);
  g_test_add_func ("/today/masked-place", test_masked_place);
  g_test_add_func ("/today/news-words", test_news_words);
  g_test_add_func ("/today/drafts", test_drafts);
  g_test_add_func ("/today/draft-places", test_draft_places);
  g_test_add_func ("/today/archived", test_archived);
  g_test_add_func ("/today/held", test_held);
  return g_test_run ();
}
