/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary.h"

#include "kith-calendar-presets.h"
#include "kith-date.h"
#include "kith-discretion.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is gathered for one answer. Students and people are asked for once each, through the policy like the rest. */
typedef struct {
  KithCaseFile *file;
  const KithDiaryFilter *filter;
  GPtrArray *entries;
  GHashTable *students;
  GHashTable *people;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->students, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static gint64 *
new_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
gather_init (Gather                 *self,
             KithCaseFile           *file,
             const KithDiaryFilter  *filter)
{
  self->file = file;
  self->filter = filter;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_diary_entry_free);
  self->students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
take (Gather         *self,
      KithDiaryEntry *entry)
{
  if (entry->until == NULL)
    entry->until = g_strdup (entry->date);
  g_ptr_array_add (self->entries, entry);
}

static KithDiaryEntry *
new_entry (KithRecord *record,
           guint       date_field)
{
  KithDiaryEntry *entry = g_new0 (KithDiaryEntry, 1);

  entry->kind = kith_record_get_kind (record);
  entry->id = kith_record_get_id (record);
  entry->date = g_strdup (kith_record_get_text (record, date_field));
  entry->generic = g_strdup (_(entry->kind->label));
  return entry;
}

static void
name_appointment (KithDiaryEntry *entry,
                  KithRecord     *record)
{
  g_autofree char *kind = kith_record_dup_title (record);

  if (entry->masked || g_strcmp0 (kith_record_get_text (record, KITH_APPOINTMENT_TYPE), "other") == 0) {
    entry->title = g_strdup (_("Appointment"));
    return;
  }
  g_free (entry->generic);
  /* Translators: the kind of an appointment, such as Housing */
  entry->generic = g_strdup_printf (_("%s appointment"), kind);
  entry->title = g_steal_pointer (&kind);
}

static gboolean
add_appointment (KithRecord  *record,
                 gpointer     data,
                 GError     **error)
{
  Gather *self = data;
  KithDiaryEntry *entry = new_entry (record, KITH_APPOINTMENT_DATE);
  const char *outcome = kith_record_get_text (record, KITH_APPOINTMENT_OUTCOME);

  entry->student = kith_record_get_number (record, KITH_APPOINTMENT_STUDENT);
  entry->person = kith_record_get_number (record, KITH_APPOINTMENT_PERSON);
  entry->time = g_strdup (kith_record_get_text (record, KITH_APPOINTMENT_TIME));
  entry->minutes = (int) kith_record_get_number (record, KITH_APPOINTMENT_MINUTES);
  entry->masked = !kith_case_file_shows_kind (self->file, record);
  if (outcome != NULL)
    entry->state = kith_record_format (record, KITH_APPOINTMENT_OUTCOME);
  entry->called_off = g_strcmp0 (outcome, "cancelled") == 0 || g_strcmp0 (outcome, "rearranged") == 0;
  /* where somebody goes says what for: “Probation office” */
  if (!entry->masked)
    entry->place = g_strdup (kith_record_get_text (record, KITH_APPOINTMENT_PLACE));
  name_appointment (entry, record);
  take (self, entry);
  return TRUE;
}

static gboolean
add_plan (KithRecord  *record,
          gpointer     data,
          GError     **error)
{
  KithDiaryEntry *entry = new_entry (record, KITH_PLAN_DATE);
  const char *status = kith_record_get_text (record, KITH_PLAN_STATUS);
  g_autofree char *kind_of_plan = kith_record_format (record, KITH_PLAN_TYPE);

  entry->student = kith_record_get_number (record, KITH_PLAN_STUDENT);
  entry->time = g_strdup (kith_record_get_text (record, KITH_PLAN_TIME));
  entry->place = g_strdup (kith_record_get_text (record, KITH_PLAN_PLACE));
  entry->title = kith_record_dup_title (record);
  g_set_str (&entry->generic, kind_of_plan);
  if (g_strcmp0 (status, "planned") != 0)
    entry->state = kith_record_format (record, KITH_PLAN_STATUS);
  entry->called_off = g_strcmp0 (status, "not-held") == 0;
  take (data, entry);
  return TRUE;
}

static gboolean
add_group (KithRecord  *record,
           gpointer     data,
           GError     **error)
{
  KithDiaryEntry *entry = new_entry (record, KITH_GROUP_DATE);

  entry->person = kith_record_get_number (record, KITH_GROUP_PERSON);
  entry->time = g_strdup (kith_record_get_text (record, KITH_GROUP_TIME));
  entry->minutes = (int) kith_record_get_number (record, KITH_GROUP_MINUTES);
  entry->place = g_strdup (kith_record_get_text (record, KITH_GROUP_PLACE));
  entry->title = kith_record_dup_title (record);
  entry->called_off = kith_record_get_flag (record, KITH_GROUP_CANCELLED);
  if (entry->called_off)
    entry->state = g_strdup (_("Cancelled"));
  take (data, entry);
  return TRUE;
}

static gboolean
add_task (KithRecord  *record,
          gpointer     data,
          GError     **error)
{
  KithDiaryEntry *entry = new_entry (record, KITH_TASK_DUE);

  entry->student = kith_record_get_number (record, KITH_TASK_STUDENT);
  entry->person = kith_record_get_number (record, KITH_TASK_PERSON);
  entry->title = kith_record_dup_title (record);
  if (kith_record_has (record, KITH_TASK_DONE_ON))
    entry->state = g_strdup (_("Done"));
  take (data, entry);
  return TRUE;
}

static void
add_ending_session (Gather          *self,
                    KithRecord      *record,
                    KithEndingField  field)
{
  KithDiaryEntry *entry = new_entry (record, field);

  entry->student = kith_record_get_number (record, KITH_ENDING_STUDENT);
  entry->person = kith_record_get_number (record, KITH_ENDING_PERSON);
  /* Translators: one of the last sessions with a mentor, such as "Last session" */
  entry->title = g_strdup_printf (_("Ending: %s"), kith_field_get_label (&kith_ending_kind.fields[field]));
  if (kith_record_has (record, KITH_ENDING_DONE_ON))
    entry->state = g_strdup (_("Ended"));
  take (self, entry);
}

static gboolean
add_first_session (KithRecord  *record,
                   gpointer     data,
                   GError     **error)
{
  add_ending_session (data, record, KITH_ENDING_FIRST_SESSION);
  return TRUE;
}

static gboolean
add_second_session (KithRecord  *record,
                    gpointer     data,
                    GError     **error)
{
  add_ending_session (data, record, KITH_ENDING_SECOND_SESSION);
  return TRUE;
}

static gboolean
add_last_session (KithRecord  *record,
                  gpointer     data,
                  GError     **error)
{
  add_ending_session (data, record, KITH_ENDING_LAST_SESSION);
  return TRUE;
}

/* The next supervision is in the diaries of the two who come, for as long as it is to come. */
static gboolean
add_supervision (KithRecord  *record,
                 gpointer     data,
                 GError     **error)
{
  Gather *self = data;
  gint64 me = kith_case_file_get_actor (self->file)->person;
  gint64 person = kith_record_get_number (record, KITH_SUPERVISION_PERSON);
  gint64 supervisor = kith_record_get_number (record, KITH_SUPERVISION_SUPERVISOR);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (self->file));
  KithDiaryEntry *entry = NULL;

  if ((person != me && supervisor != me) || strcmp (kith_record_get_text (record, KITH_SUPERVISION_NEXT), today) < 0)
    return TRUE;
  entry = new_entry (record, KITH_SUPERVISION_NEXT);
  entry->person = person == me ? supervisor : person;
  entry->title = g_strdup (_(kith_supervision_kind.label));
  take (self, entry);
  return TRUE;
}

static const struct {
  KithDiaryParts part;
  const KithKind *kind;
  const char *date_field;
  KithRecordFunc add;
} sources[] = {
  { KITH_DIARY_APPOINTMENTS, &kith_appointment_kind, "date", add_appointment },
  { KITH_DIARY_PLANS, &kith_plan_kind, "date", add_plan },
  { KITH_DIARY_GROUPS, &kith_group_kind, "date", add_group },
  { KITH_DIARY_TASKS, &kith_task_kind, "due", add_task },
  { KITH_DIARY_APPOINTMENTS, &kith_ending_kind, "first-session", add_first_session },
  { KITH_DIARY_APPOINTMENTS, &kith_ending_kind, "second-session", add_second_session },
  { KITH_DIARY_APPOINTMENTS, &kith_ending_kind, "last-session", add_last_session },
  { KITH_DIARY_APPOINTMENTS, &kith_supervision_kind, "next", add_supervision },
};

/* Mine: what I do, and what is about a student I support. A task is whose it is. */
static void
restrict_to_mine (KithQuery *query,
                  gint64     me)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, me);

  if (kith_query_get_kind (query) == &kith_task_kind)
    kith_query_where (query, "person", id);
  else
    kith_query_where_concerns (query, me);
}

static gboolean
gather_records (Gather        *self,
                GCancellable  *cancellable,
                GError       **error)
{
  const KithActor *actor = kith_case_file_get_actor (self->file);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (KithQuery) query = NULL;

    if ((self->filter->parts & sources[i].part) == 0 || !kith_policy_allows_any (actor->roles, sources[i].kind, KITH_ACTION_SEE))
      continue;
    query = kith_query_new (sources[i].kind);
    if (sources[i].kind->student_field != KITH_NO_FIELD)
      kith_query_where_archived (query, FALSE);
    kith_query_where_range (query, sources[i].date_field, self->filter->from, self->filter->until);
    /* Only the two of a supervision have it in their diaries anyhow. */
    if (!self->filter->everyone && sources[i].kind != &kith_supervision_kind)
      restrict_to_mine (query, actor->person);
    if (!kith_case_file_each (self->file, query, sources[i].add, self, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static GPtrArray *
list_stored_days (KithCaseFile  *file,
                  const char    *day,
                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_calendar_day_kind);
  g_autoptr (GPtrArray) stored = kith_case_file_list (file, query, NULL, error);
  GDate date;

  if (stored == NULL || stored->len > 0 || !kith_date_from_iso (day, &date))
    return g_steal_pointer (&stored);
  return kith_calendar_presets (&date);
}

/**
 * kith_diary_list_calendar:
 * @file: an open case file
 * @day: the day that is looked at, ISO; England’s dates are worked out for its academic year and those beside it
 * @from: first day, ISO
 * @until: last day, ISO
 * @error: return location for an error
 *
 * The college’s calendar in these days; England’s common terms and bank holidays until the college has its own. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): dates in the calendar that touch these days
 */
GPtrArray *
kith_diary_list_calendar (KithCaseFile  *file,
                          const char    *day,
                          const char    *from,
                          const char    *until,
                          GError       **error)
{
  g_autoptr (GPtrArray) days = NULL;
  GPtrArray *found;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  days = list_stored_days (file, day, error);
  if (days == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < days->len; i++) {
    KithRecord *record = g_ptr_array_index (days, i);

    if (strcmp (kith_record_get_text (record, KITH_CALENDAR_DAY_FROM), until) <= 0 &&
        strcmp (kith_calendar_day_get_until (record), from) >= 0)
      g_ptr_array_add (found, g_object_ref (record));
  }
  return found;
}

static gboolean
gather_calendar (Gather  *self,
                 GError **error)
{
  g_autoptr (GPtrArray) days = NULL;

  if ((self->filter->parts & KITH_DIARY_CALENDAR) == 0 ||
      !kith_policy_allows_any (kith_case_file_get_actor (self->file)->roles, &kith_calendar_day_kind, KITH_ACTION_SEE))
    return TRUE;
  days = kith_diary_list_calendar (self->file, self->filter->from, self->filter->from, self->filter->until, error);
  for (guint i = 0; days != NULL && i < days->len; i++) {
    KithRecord *day = g_ptr_array_index (days, i);
    KithDiaryEntry *entry = new_entry (day, KITH_CALENDAR_DAY_FROM);

    entry->until = g_strdup (kith_calendar_day_get_until (day));
    entry->title = kith_record_dup_title (day);
    entry->is_term = g_strcmp0 (kith_record_get_text (day, KITH_CALENDAR_DAY_TYPE), "term") == 0;
    entry->is_break = kith_calendar_day_is_break (day);
    entry->state = kith_record_format (day, KITH_CALENDAR_DAY_TYPE);
    take (self, entry);
  }
  return days != NULL;
}

static gboolean
load_students (Gather  *self,
               GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) students = NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    KithDiaryEntry *entry = g_ptr_array_index (self->entries, i);

    if (entry->student != 0 && g_hash_table_add (seen, &entry->student))
      g_array_append_val (ids, entry->student);
  }
  students = kith_case_file_load_many (self->file, &kith_student_kind, (const gint64 *) (gpointer) ids->data, ids->len,
                                       error);
  for (guint i = 0; students != NULL && i < students->len; i++) {
    KithRecord *student = g_ptr_array_index (students, i);

    g_hash_table_insert (self->students, new_id (kith_record_get_id (student)), g_object_ref (student));
  }
  return students != NULL;
}

static const char *
get_person_name (Gather *self,
                 gint64  person)
{
  char *name = g_hash_table_lookup (self->people, &person);

  if (name == NULL && person != 0) {
    name = kith_case_file_dup_title (self->file, &kith_person_kind, person);
    if (name != NULL)
      g_hash_table_insert (self->people, new_id (person), name);
  }
  return name;
}

/* Archived students are in no list unless asked for. */
static gboolean
fill_names (Gather         *self,
            KithDiaryEntry *entry)
{
  KithRecord *student = entry->student != 0 ? g_hash_table_lookup (self->students, &entry->student) : NULL;
  gboolean is_own = entry->person == kith_case_file_get_actor (self->file)->person;

  if (student != NULL && kith_record_has (student, KITH_STUDENT_ARCHIVED_ON))
    return FALSE;
  if (student != NULL)
    entry->student_name = kith_record_dup_title (student);
  /* Nobody has to be told their own name on every line of their own diary. */
  if (self->filter->everyone || !is_own)
    entry->person_name = g_strdup (get_person_name (self, entry->person));
  return TRUE;
}

/* All-day things first, then by the clock; what is alike by what it is called. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KithDiaryEntry *one = *(const KithDiaryEntry *const *) a;
  const KithDiaryEntry *other = *(const KithDiaryEntry *const *) b;
  int order = strcmp (one->date, other->date);

  if (order == 0)
    order = (one->kind != &kith_calendar_day_kind) - (other->kind != &kith_calendar_day_kind);
  if (order == 0)
    order = g_strcmp0 (one->time, other->time);
  if (order == 0)
    order = g_utf8_collate (one->title, other->title);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

/**
 * kith_diary_list:
 * @file: an open case file
 * @filter: which part of the diary
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * What is in the diary, of what the actor may see. The kinds of sensitive appointments are left out for whoever does not
 * support the student. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithDiaryEntry): by day and time
 */
GPtrArray *
kith_diary_list (KithCaseFile           *file,
                 const KithDiaryFilter  *filter,
                 GCancellable           *cancellable,
                 GError                **error)
{
  g_auto (Gather) self = { 0 };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  gather_init (&self, file, filter);
  if (!gather_records (&self, cancellable, error) || !gather_calendar (&self, error) || !load_students (&self, error))
    return NULL;
  for (guint i = self.entries->len; i > 0; i--)
    if (!fill_names (&self, g_ptr_array_index (self.entries, i - 1)))
      g_ptr_array_remove_index (self.entries, i - 1);
  g_ptr_array_sort (self.entries, compare);
  return g_steal_pointer (&self.entries);
}
