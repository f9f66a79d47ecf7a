/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-hand-over-pack.h"

#include "kith-assign.h"
#include "kith-date.h"
#include "kith-discretion.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-report-hand-over.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many fit on a page that somebody reads. */
#define MOST_CONTACTS 3
#define MOST_DATES 6
#define MOST_TASKS 8
#define MOST_CHARACTERS 300

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithCaseFile *file;
  GDate today;
  char *day;
  GPtrArray *kept;
  GArray *students;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->students, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static void
gather_init (Gather       *self,
             KithCaseFile *file)
{
  self->file = file;
  kith_case_file_get_today (file, &self->today);
  self->day = kith_date_to_iso (&self->today);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->students = g_array_new (FALSE, TRUE, sizeof (KithHandOverStudent));
}

static void *
keep (Gather *self,
      void   *memory)
{
  g_ptr_array_add (self->kept, memory);
  return memory;
}

static const char *
keep_text (Gather     *self,
           KithRecord *record,
           guint       field)
{
  return keep (self, g_strdup (kith_record_get_text (record, field)));
}

static GPtrArray *
list (Gather         *self,
      const KithKind *kind,
      gint64          student,
      void          (*narrow) (Gather    *self,
                               KithQuery *query),
      GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, student);
  narrow (self, query);
  return kith_case_file_list (self->file, query, NULL, error);
}

/* Entries are kept as one block, which the report points into. */
static KithHandOverEntry *
keep_entries (Gather *self,
              gsize   n)
{
  return keep (self, g_new0 (KithHandOverEntry, n + 1));
}

static void
narrow_contacts (Gather    *self,
                 KithQuery *query)
{
  kith_query_where (query, "visibility", "team");
  kith_query_where (query, "contact-made", "yes");
  kith_query_where_not_struck (query);
  kith_query_set_limit (query, MOST_CONTACTS);
}

/* What the student says about a note goes wherever the note goes. */
static char *
dup_statement (Gather *self,
               gint64  note)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_amendment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, note);
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *text = NULL;

  kith_query_where (query, "note", id);
  kith_query_where (query, "statement", "1");
  statements = kith_case_file_list (self->file, query, NULL, NULL);
  if (statements == NULL || statements->len == 0)
    return NULL;
  text = kith_text_ellipsize (kith_record_get_text (g_ptr_array_index (statements, statements->len - 1), KITH_AMENDMENT_TEXT),
                              MOST_CHARACTERS);
  /* Translators: what the student says about a note */
  return g_strdup_printf (_("The student says: %s"), text);
}

static gboolean
add_contacts (Gather               *self,
              gint64                student,
              KithHandOverStudent  *entry,
              GError              **error)
{
  g_autoptr (GPtrArray) notes = list (self, &kith_note_kind, student, narrow_contacts, error);
  KithHandOverEntry *entries = NULL;

  if (notes == NULL)
    return FALSE;
  entries = keep_entries (self, notes->len);
  for (guint i = 0; i < notes->len; i++) {
    KithRecord *note = g_ptr_array_index (notes, i);
    g_autofree char *type = kith_record_format (note, KITH_NOTE_TYPE);
    g_autofree char *text = kith_text_ellipsize (kith_record_get_text (note, KITH_NOTE_TEXT), MOST_CHARACTERS);
    g_autofree char *statement = NULL;

    entries[i].when = keep_text (self, note, KITH_NOTE_DATE);
    /* Translators: kind of contact, then what happened */
    entries[i].what = keep (self, *text != '\0' ? g_strdup_printf (_("%s: %s"), type, text) : g_strdup (type));
    statement = dup_statement (self, kith_record_get_id (note));
    if (statement != NULL)
      entries[i].what = keep (self, g_strdup_printf ("%s\n%s", entries[i].what, statement));
  }
  entry->contacts = entries;
  entry->n_contacts = notes->len;
  return TRUE;
}

static void
narrow_open_tasks (Gather    *self,
                   KithQuery *query)
{
  kith_query_where (query, "done-on", NULL);
  kith_query_set_order (query, "due");
}

/* Tasks with a day come first; the order of the store has those without one before them. */
static gboolean
add_tasks (Gather               *self,
           gint64                student,
           KithHandOverStudent  *entry,
           GError              **error)
{
  g_autoptr (GPtrArray) tasks = list (self, &kith_task_kind, student, narrow_open_tasks, error);
  KithHandOverEntry *entries = NULL;

  if (tasks == NULL)
    return FALSE;
  entries = keep_entries (self, tasks->len);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < tasks->len && entry->n_tasks < MOST_TASKS; i++) {
      KithRecord *task = g_ptr_array_index (tasks, i);

      if (kith_record_has (task, KITH_TASK_DUE) != (pass == 0))
        continue;
      entries[entry->n_tasks].when = keep_text (self, task, KITH_TASK_DUE);
      entries[entry->n_tasks++].what = keep_text (self, task, KITH_TASK_TEXT);
    }
  entry->tasks = entries;
  return TRUE;
}

static void
narrow_goals (Gather    *self,
              KithQuery *query)
{
  kith_query_where (query, "status", "active");
  kith_query_set_order (query, "start");
}

static gboolean
add_goals (Gather               *self,
           gint64                student,
           KithHandOverStudent  *entry,
           GError              **error)
{
  g_autoptr (GPtrArray) goals = list (self, &kith_goal_kind, student, narrow_goals, error);
  KithListItem *items = NULL;

  if (goals == NULL)
    return FALSE;
  items = keep (self, g_new0 (KithListItem, goals->len + 1));
  for (guint i = 0; i < goals->len; i++)
    items[i].text = keep_text (self, g_ptr_array_index (goals, i), KITH_GOAL_TEXT);
  entry->goals = items;
  entry->n_goals = goals->len;
  return TRUE;
}

static void
narrow_planned (Gather    *self,
                KithQuery *query)
{
  kith_query_where (query, "status", "planned");
}

/* What was cancelled or moved does not come. */
static void
narrow_to_come (Gather    *self,
                KithQuery *query)
{
  kith_query_where_range (query, "date", self->day, NULL);
  kith_query_where (query, "outcome", NULL);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (((const KithHandOverEntry *) a)->when, ((const KithHandOverEntry *) b)->when);
}

/* What is masked in the diary of whoever prints is masked on paper as well. */
static char *
dup_appointment_title (Gather     *self,
                       KithRecord *appointment)
{
  return kith_case_file_shows_kind (self->file, appointment) ? kith_record_dup_title (appointment)
                                                             : kith_appointment_dup_public_title (appointment);
}

static gboolean
add_dates (Gather               *self,
           gint64                student,
           KithHandOverStudent  *entry,
           GError              **error)
{
  g_autoptr (GPtrArray) plans = list (self, &kith_plan_kind, student, narrow_planned, error);
  g_autoptr (GPtrArray) appointments =
    plans != NULL ? list (self, &kith_appointment_kind, student, narrow_to_come, error) : NULL;
  KithHandOverEntry *entries = NULL;
  gsize n = 0;

  if (appointments == NULL)
    return FALSE;
  entries = keep_entries (self, plans->len + appointments->len);
  for (guint i = 0; i < plans->len; i++, n++) {
    entries[n].when = keep_text (self, g_ptr_array_index (plans, i), KITH_PLAN_DATE);
    entries[n].what = keep (self, kith_record_dup_title (g_ptr_array_index (plans, i)));
  }
  for (guint i = 0; i < appointments->len; i++, n++) {
    entries[n].when = keep_text (self, g_ptr_array_index (appointments, i), KITH_APPOINTMENT_DATE);
    entries[n].what = keep (self, dup_appointment_title (self, g_ptr_array_index (appointments, i)));
  }
  if (n > 0)
    qsort (entries, n, sizeof *entries, compare_entries);
  entry->dates = entries;
  entry->n_dates = MIN (n, MOST_DATES);
  return TRUE;
}

static char *
dup_supporter (Gather     *self,
               KithRecord *assignment)
{
  g_autofree char *role = kith_record_format (assignment, KITH_ASSIGNMENT_ROLE);
  g_autofree char *name = kith_case_file_dup_title (self->file, &kith_person_kind,
                                                    kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));

  /* Translators: a name and what they are to the student, as in "Sam Okafor (Peer mentor)" */
  return g_strdup_printf (_("%s (%s)"), name != NULL ? name : _("Someone"), role);
}

static void
narrow_nothing (Gather    *self,
                KithQuery *query)
{
}

/* Who supports them now, and what the one who handed over last wrote. */
static gboolean
add_support (Gather               *self,
             gint64                student,
             KithHandOverStudent  *entry,
             GError              **error)
{
  g_autoptr (GPtrArray) assignments = list (self, &kith_assignment_kind, student, narrow_nothing, error);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *latest = NULL;

  for (guint i = 0; assignments != NULL && i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    const char *until = kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL);

    if (kith_record_has (assignment, KITH_ASSIGNMENT_HAND_OVER) && g_strcmp0 (until, latest) > 0) {
      entry->note = keep_text (self, assignment, KITH_ASSIGNMENT_HAND_OVER);
      latest = until;
    }
    if (kith_assignment_is_current_on (assignment, &self->today)) {
      g_autofree char *name = dup_supporter (self, assignment);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  }
  entry->support = keep (self, g_strdup (names->str));
  return assignments != NULL;
}

static char *
dup_about (Gather     *self,
           KithRecord *student)
{
  int age = kith_student_get_age (student, &self->today);
  g_autofree char *years = age >= 0 ? g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) age), age) : NULL;
  const char *parts[5] = { NULL };
  const char *const candidates[] = {
    kith_record_get_text (student, KITH_STUDENT_PRONOUNS), years, kith_record_get_text (student, KITH_STUDENT_COURSE),
    kith_record_get_text (student, KITH_STUDENT_CAMPUS),
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (!kith_text_is_empty (candidates[i]))
      parts[n++] = candidates[i];
  return g_strjoinv (" · ", (char **) parts);
}

static gboolean
add_care (Gather               *self,
          gint64                student,
          KithHandOverStudent  *entry,
          GError              **error)
{
  g_autoptr (GPtrArray) statuses = list (self, &kith_care_status_kind, student, narrow_nothing, error);

  if (statuses == NULL)
    return FALSE;
  entry->care_status = keep (self, kith_care_statuses_dup_words (statuses, &self->today));
  return TRUE;
}

static gboolean
add_student (Gather  *self,
             gint64   id,
             GError **error)
{
  g_autoptr (KithRecord) student = kith_case_file_load (self->file, &kith_student_kind, id, error);
  KithHandOverStudent entry = { NULL };

  if (student == NULL)
    return FALSE;
  entry.preferred_name = keep_text (self, student, KITH_STUDENT_PREFERRED_NAME);
  entry.legal_name = keep (self, kith_student_dup_legal_name (student));
  entry.reference = keep_text (self, student, KITH_STUDENT_COLLEGE_ID);
  entry.about = keep (self, dup_about (self, student));
  entry.own_words = keep_text (self, student, KITH_STUDENT_OWN_WORDS);
  entry.helps = keep_text (self, student, KITH_STUDENT_HELPS);
  entry.does_not_help = keep_text (self, student, KITH_STUDENT_DOES_NOT_HELP);
  if (!add_care (self, id, &entry, error) || !add_support (self, id, &entry, error) ||
      !add_goals (self, id, &entry, error) || !add_tasks (self, id, &entry, error) ||
      !add_dates (self, id, &entry, error) || !add_contacts (self, id, &entry, error))
    return FALSE;
  g_array_append_val (self->students, entry);
  return TRUE;
}

/* Whom the person supports on their last day here, or now. */
static GPtrArray *
list_caseload (Gather      *self,
               KithRecord  *person,
               GError     **error)
{
  const char *end = kith_record_get_text (person, KITH_PERSON_END_DATE);
  const char *last = end != NULL && strcmp (end, self->day) < 0 ? end : self->day;
  g_autofree char *before = kith_date_iso_add_days (last, -1);

  return kith_assign_list_caseload (self->file, kith_record_get_id (person), before, error);
}

static int
compare_students (gconstpointer a,
                  gconstpointer b)
{
  g_autofree char *one = kith_text_fold (((const KithHandOverStudent *) a)->preferred_name);
  g_autofree char *other = kith_text_fold (((const KithHandOverStudent *) b)->preferred_name);

  return strcmp (one, other);
}

/* Support that has not begun yet shows a coach or mentor the assignment before the student. */
static gboolean
add_seen_student (Gather            *self,
                  gint64             id,
                  KithHandOverPack  *pack,
                  GError           **error)
{
  g_autoptr (GError) local_error = NULL;

  if (add_student (self, id, &local_error))
    return TRUE;
  if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_NOT_FOUND)) {
    pack->is_partial = TRUE;
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whoever does not see every assignment cannot know that these are all, except of their own. */
static gboolean
is_whole (Gather *self,
          gint64  person)
{
  const KithActor *actor = kith_case_file_get_actor (self->file);

  return kith_assign_sees_all (actor->roles) || actor->person == person;
}

static gboolean
add_caseload (Gather            *self,
              KithRecord        *person,
              KithHandOverPack  *pack,
              GError           **error)
{
  g_autoptr (GPtrArray) caseload = list_caseload (self, person, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; caseload != NULL && i < caseload->len; i++) {
    gint64 id = kith_record_get_number (g_ptr_array_index (caseload, i), KITH_ASSIGNMENT_STUDENT);

    if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)) && !add_seen_student (self, id, pack, error))
      return FALSE;
  }
  g_array_sort (self->students, compare_students);
  return caseload != NULL;
}

static gboolean
gather (Gather            *self,
        gint64             student,
        gint64             person,
        KithHandOverPack  *pack,
        GError           **error)
{
  g_autoptr (KithRecord) record = NULL;

  if (student != 0)
    return add_student (self, student, error);
  record = kith_case_file_load (self->file, &kith_person_kind,
                                person != 0 ? person : kith_case_file_get_actor (self->file)->person, error);
  if (record == NULL)
    return FALSE;
  pack->person = keep (self, kith_record_dup_title (record));
  pack->last_day = keep_text (self, record, KITH_PERSON_END_DATE);
  pack->is_partial = !is_whole (self, kith_record_get_id (record));
  return add_caseload (self, record, pack, error);
}

/**
 * kith_hand_over_pack_make:
 * @file: an open case file
 * @student: one student, or 0
 * @person: whose caseload, or 0 for that of whoever is signed in
 * @options: (nullable): how students are named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not print
 *
 * Gathers what whoever comes next has to know, of what the actor may see, and makes the pack. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_hand_over_pack_make (KithCaseFile             *file,
                          gint64                    student,
                          gint64                    person,
                          const KithOutputOptions  *options,
                          GError                  **error)
{
  g_auto (Gather) self = { 0 };
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithHandOverPack pack = { NULL };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  gather_init (&self, file);
  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) || !gather (&self, student, person, &pack, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  pack.students = (const KithHandOverStudent *) (gpointer) self.students->data;
  pack.n_students = self.students->len;
  return kith_report_hand_over (&pack, &setting);
}
