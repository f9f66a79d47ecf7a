/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-appointment.h"
#include "kith-assignment.h"
#include "kith-care-status.h"
#include "kith-diary.h"
#include "kith-operation.h"
#include "kith-person.h"
#include "kith-plan.h"
#include "kith-student.h"
#include "kith-task.h"
#include "kith-today.h"

/* The morning: what Today gathers, a week of the diary, and the orders of the students list that ask other records. Each
 * student has a coach, a mentor, a care status, two tasks, a review and an appointment. */

#define CASELOAD 40
#define SHOWN 5
#define SCREENFUL 30

typedef struct {
  BenchCase *team;
  GArray *people;
  const char *order;
  sqlite3_stmt *statements[6];
  guint n_statements;
} Morning;

static gint64
save (BenchCase  *team,
      KithRecord *record)
{
  GError *error = NULL;
  gint64 id;

  bench_check (kith_case_file_save (team->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error), error);
  id = kith_record_get_id (record);
  g_object_unref (record);
  return id;
}

static void
add_people (Morning *self)
{
  guint n = self->team->students->len / CASELOAD + 2;
  gint64 own = kith_case_file_get_actor (self->team->file)->person;

  g_array_append_val (self->people, own);
  for (guint i = 1; i < n; i++) {
    KithRecord *person = kith_record_new (&kith_person_kind);
    g_autofree char *name = g_strdup_printf ("%s Number %u", i % 2 == 0 ? "Siân" : "Goran", i);
    gint64 id;

    kith_record_set_text (person, KITH_PERSON_NAME, name);
    kith_record_set_text (person, KITH_PERSON_ROLES, "coach mentor");
    kith_record_set_text (person, KITH_PERSON_START_DATE, "2022-09-01");
    id = save (self->team, person);
    g_array_append_val (self->people, id);
  }
}

static void
day_text (Morning *self,
          int      from,
          int      until,
          char     text[11])
{
  GDate day;
  int shift = g_rand_int_range (self->team->random, from, until);

  g_date_clear (&day, 1);
  g_date_set_parse (&day, BENCH_TODAY);
  if (shift < 0)
    g_date_subtract_days (&day, (guint) -shift);
  else
    g_date_add_days (&day, (guint) shift);
  g_date_strftime (text, 11, "%Y-%m-%d", &day);
}

static void
add_assignment (Morning    *self,
                gint64      student,
                gint64      person,
                const char *role)
{
  KithRecord *assignment = kith_record_new (&kith_assignment_kind);

  kith_record_set_number (assignment, KITH_ASSIGNMENT_STUDENT, student);
  kith_record_set_number (assignment, KITH_ASSIGNMENT_PERSON, person);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_ROLE, role);
  kith_record_set_number (assignment, KITH_ASSIGNMENT_MAIN, 1);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_FROM, "2023-06-01");
  save (self->team, assignment);
}

static void
add_task (Morning *self,
          gint64   student,
          gint64   person)
{
  KithRecord *task = kith_record_new (&kith_task_kind);
  char day[11];

  day_text (self, -10, 60, day);
  kith_record_set_number (task, KITH_TASK_STUDENT, student);
  kith_record_set_number (task, KITH_TASK_PERSON, person);
  kith_record_set_text (task, KITH_TASK_TEXT, bench_get_word (200));
  kith_record_set_text (task, KITH_TASK_DUE, day);
  save (self->team, task);
}

static void
add_dates (Morning *self,
           gint64   student,
           gint64   person)
{
  KithRecord *plan = kith_record_new (&kith_plan_kind);
  KithRecord *appointment = kith_record_new (&kith_appointment_kind);
  char day[11];

  day_text (self, -5, 180, day);
  kith_record_set_number (plan, KITH_PLAN_STUDENT, student);
  kith_record_set_text (plan, KITH_PLAN_TYPE, "pep");
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_DATE, day);
  save (self->team, plan);
  day_text (self, -60, 60, day);
  kith_record_set_number (appointment, KITH_APPOINTMENT_STUDENT, student);
  kith_record_set_number (appointment, KITH_APPOINTMENT_PERSON, person);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, "college");
  kith_record_set_text (appointment, KITH_APPOINTMENT_DATE, day);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TIME, "09:30");
  save (self->team, appointment);
}

static void
add_care_status (Morning *self,
                 guint    number,
                 gint64   student)
{
  static const char *const any_age[] = { "previously-looked-after", "kinship", "care-experienced" };
  KithRecord *status = kith_record_new (&kith_care_status_kind);

  kith_record_set_number (status, KITH_CARE_STATUS_STUDENT, student);
  kith_record_set_text (status, KITH_CARE_STATUS_STATUS, any_age[number % G_N_ELEMENTS (any_age)]);
  kith_record_set_text (status, KITH_CARE_STATUS_FROM, "2023-06-01");
  save (self->team, status);
}

static void
fill (Morning *self)
{
  GError *error = NULL;

  bench_check (kith_case_file_begin_bulk (self->team->file, "Benchmark", &error), error);
  add_people (self);
  for (guint i = 0; i < self->team->students->len; i++) {
    gint64 student = g_array_index (self->team->students, gint64, i);
    gint64 coach = g_array_index (self->people, gint64, i / CASELOAD);
    gint64 mentor = g_array_index (self->people, gint64, 1 + (i + 7) % (self->people->len - 1));

    add_assignment (self, student, coach, "coach");
    add_assignment (self, student, mentor, "mentor");
    add_care_status (self, i, student);
    add_task (self, student, coach);
    add_task (self, student, mentor);
    add_dates (self, student, coach);
  }
  bench_check (kith_case_file_end_bulk (self->team->file, &error), error);
}

static void
gather (gpointer data)
{
  Morning *self = data;
  GError *error = NULL;
  g_autoptr (KithToday) today = kith_today_gather (self->team->file, SHOWN, NULL, &error);

  bench_check (today != NULL, error);
}

static void
look_at_week (gpointer data)
{
  Morning *self = data;
  GError *error = NULL;
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-03-09", "2026-03-15");
  g_autoptr (GPtrArray) entries = NULL;

  filter->everyone = FALSE;
  entries = kith_diary_list (self->team->file, filter, NULL, &error);
  bench_check (entries != NULL, error);
}

static void
sort_students (gpointer data)
{
  Morning *self = data;
  GError *error = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) page = NULL;

  kith_query_set_order (query, self->order);
  ids = kith_case_file_list_ids (self->team->file, query, NULL, &error);
  bench_check (ids != NULL && ids->len >= SCREENFUL, error);
  page = kith_case_file_load_many (self->team->file, &kith_student_kind, (const gint64 *) ids->data, SCREENFUL, &error);
  bench_check (page != NULL, error);
}

static void
read_by_hand (gpointer data)
{
  Morning *self = data;

  for (guint i = 0; i < self->n_statements; i++)
    bench_raw_read (self->statements[i]);
}

static void
prepare (Morning           *self,
         const char *const *statements)
{
  g_autofree char *own =
    g_strdup_printf ("%" G_GINT64_FORMAT, kith_case_file_get_actor (self->team->file)->person);

  for (self->n_statements = 0; statements[self->n_statements] != NULL; self->n_statements++) {
    g_auto (GStrv) parts = g_strsplit (statements[self->n_statements], "OWN", -1);
    g_autofree char *sql = g_strjoinv (own, parts);

    self->statements[self->n_statements] = bench_raw_prepare (self->team, sql);
  }
}

static void
run (Morning    *self,
     const char *scenario,
     BenchStep   step,
     double      most_ratio,
     double      most_ms)
{
  Bench bench = { bench_case_name (self->team, scenario), "the same rows by hand", 31, BENCH_WALL, step, read_by_hand,
                  self, .most_ratio = most_ratio, .most_ms = most_ms };

  bench_run (&bench);
}

static void
measure_today (Morning *self)
{
  static const char *const statements[] = {
    "SELECT count(*) FROM task WHERE removed_at IS NULL AND person = OWN AND done_on IS NULL AND due < '" BENCH_TODAY "'",
    "SELECT count(*) FROM student WHERE removed_at IS NULL AND stage = 'active' AND archived_on IS NULL"
    " AND contact_due <= '" BENCH_TODAY "'",
    "SELECT count(*) FROM plan WHERE removed_at IS NULL AND status = 'planned' AND \"date\" <= '2026-04-07'",
    "SELECT * FROM task WHERE removed_at IS NULL AND person = OWN AND done_on IS NULL ORDER BY due LIMIT 15",
    "SELECT * FROM student WHERE removed_at IS NULL AND stage = 'active' AND contact_due <= '" BENCH_TODAY "'"
    " ORDER BY contact_due, sort_key LIMIT 5",
    NULL,
  };

  prepare (self, statements);
  run (self, "Open Today", gather, 0, 50);
}

static void
measure_week (Morning *self)
{
  static const char *const statements[] = {
    "SELECT * FROM appointment WHERE removed_at IS NULL AND person = OWN AND \"date\" BETWEEN '2026-03-09' AND '2026-03-15'",
    "SELECT * FROM task WHERE removed_at IS NULL AND person = OWN AND due BETWEEN '2026-03-09' AND '2026-03-15'",
    "SELECT p.* FROM plan p JOIN assignment s ON s.student = p.student AND s.person = OWN WHERE p.removed_at IS NULL AND"
    " p.\"date\" BETWEEN '2026-03-09' AND '2026-03-15'",
    NULL,
  };

  prepare (self, statements);
  run (self, "A week of the diary", look_at_week, 0, 16);
}

static void
measure_sort (Morning    *self,
              const char *scenario,
              const char *order,
              const char *sql)
{
  const char *const statements[] = { sql, "SELECT * FROM student WHERE removed_at IS NULL LIMIT 30", NULL };

  self->order = order;
  prepare (self, statements);
  run (self, scenario, sort_students, 2, 0);
}

#define CURRENT(alias) \
  alias ".removed_at IS NULL AND " alias ".\"from\" <= '" BENCH_TODAY "' AND (" alias ".until IS NULL OR " alias \
  ".until >= '" BENCH_TODAY "')"
#define SUPPORTER(role) \
  "SELECT a.id FROM student a WHERE a.removed_at IS NULL ORDER BY (SELECT p.sort_key FROM assignment s JOIN person p ON" \
  " p.id = s.person WHERE s.student = a.id AND s.role = '" role "' AND " CURRENT ("s") \
  " ORDER BY s.main DESC, s.id LIMIT 1), a.sort_key"

static void
measure (guint n_students,
         guint n_notes)
{
  g_autoptr (BenchCase) team = bench_case_new (n_students, n_notes, 0);
  Morning self = { .team = team, .people = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  fill (&self);
  bench_case_copy_raw (team);
  measure_today (&self);
  measure_week (&self);
  measure_sort (&self, "Sort by coach", "coach", SUPPORTER ("coach"));
  measure_sort (&self, "Sort by mentor", "mentor", SUPPORTER ("mentor"));
  measure_sort (&self, "Sort by care status", "care-status",
                "SELECT a.id FROM student a WHERE a.removed_at IS NULL ORDER BY (SELECT c.status FROM care_status c WHERE"
                " c.student = a.id AND " CURRENT ("c") " ORDER BY c.\"from\" DESC LIMIT 1), a.sort_key");
  g_array_unref (self.people);
}

int
main (void)
{
  measure (300, 3000);
  measure (10000, 20000);
  if (bench_is_large ())
    measure (25000, 2000000);
  return 0;
}
