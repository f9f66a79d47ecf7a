/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-today.h"

#include "kith-access-requests.h"
#include "kith-attendance-falling.h"
#include "kith-birthdays.h"
#include "kith-concerns.h"
#include "kith-contact-gaps.h"
#include "kith-date.h"
#include "kith-endings.h"
#include "kith-kinds.h"
#include "kith-plans.h"
#include "kith-rights.h"
#include "kith-student-notice.h"
#include "kith-supervisions.h"
#include "kith-support-offers.h"
#include "kith-tasks.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* What a person sees in the morning. Nothing in here decides who may see what: every part is a query, and the case file
 * answers it for whoever is signed in. Roles only decide what is worth asking. */

#define PLANS_AHEAD_DAYS 30
#define BIRTHDAYS_AHEAD_MONTHS 3
#define ADULT_AGE 18

#define EVERYBODY_WHO_WORKS \
  (KITH_ROLE_MENTOR | KITH_ROLE_COACH | KITH_ROLE_WELFARE | KITH_ROLE_MANAGER | KITH_ROLE_DSL)
#define WHO_LOOKS (EVERYBODY_WHO_WORKS | KITH_ROLE_DPO)
#define WHO_LEADS (KITH_ROLE_WELFARE | KITH_ROLE_MANAGER | KITH_ROLE_DSL | KITH_ROLE_DPO)

typedef struct {
  const char *title;
  guint roles;
} Section;

static const Section sections[] = {
  [KITH_TODAY_CONCERNS] = { N_("Concerns Not Read"), KITH_ROLE_DSL },
  [KITH_TODAY_OVERDUE] = { N_("Overdue"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_DUE] = { N_("Due Today"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_THIS_WEEK] = { N_("Later This Week"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_ANY_DAY] = { N_("No Day Agreed"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_LEAD_NOTES] = { N_("For the Safeguarding Lead"), KITH_ROLE_DSL },
  [KITH_TODAY_SUPPORT] = { N_("Offer a Debrief"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_TRANSFERS] = { N_("Safeguarding Files to Send"), KITH_ROLE_DSL },
  [KITH_TODAY_ACCESS_REQUESTS] = { N_("Access Requests to Answer"), KITH_ROLE_DSL | KITH_ROLE_DPO },
  [KITH_TODAY_RETENTION] = { N_("Records Due for a Decision"), KITH_ROLE_DSL | KITH_ROLE_DPO },
  [KITH_TODAY_SUPERVISION] = { N_("Supervision Overdue"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_ENDINGS] = { N_("Support Coming to an End"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_APPOINTMENTS] = { N_("Appointments Today"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_GROUPS] = { N_("Group Sessions Today"), EVERYBODY_WHO_WORKS },
  [KITH_TODAY_CONTACT] = { N_("Contact Due"), WHO_LOOKS },
  [KITH_TODAY_PLANS] = { N_("Plans and Reviews Coming Due"), WHO_LOOKS },
  [KITH_TODAY_BIRTHDAYS] = { N_("Turning 18 in the Next Three Months"), WHO_LOOKS },
  [KITH_TODAY_ATTENDANCE] = { N_("Attendance Falling"), WHO_LOOKS },
  [KITH_TODAY_TEAM_OVERDUE] = { N_("Overdue in the Whole Team"), WHO_LEADS },
};

/* What is news about a student; numbers that arrive by the hundred are not. */
static const char *const changed_kinds[] = {
  "student", "note", "amendment", "goal", "step", "rating", "task", "plan", "appointment", "assignment", "care-status",
  "care-period", "home", "relation", "professional", "achievement", "self-rating", "checklist-item", "bursary", NULL,
};

/**
 * kith_today_get_title:
 * @section: a section
 *
 * Returns: its heading
 */
const char *
kith_today_get_title (KithTodaySection section)
{
  g_return_val_if_fail (section < G_N_ELEMENTS (sections), NULL);

  return _(sections[section].title);
}

/**
 * kith_today_get_changed_kinds:
 *
 * Returns: (array zero-terminated=1): names of the kinds whose changes are news
 */
const char *const *
kith_today_get_changed_kinds (void)
{
  return changed_kinds;
}

/**
 * kith_today_begin:
 * @file: an open case file
 * @day: (out): what the queries depend on
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
kith_today_begin (KithCaseFile  *file,
                  KithTodayDay  *day,
                  GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  kith_case_file_get_today (file, &day->today);
  return kith_changes_get_seen (file, &day->seen, error);
}

/* A concern stays until it was read: nothing else on the page takes it away. */
static KithQuery *
create_lead_notes (KithCaseFile  *file,
                   GError       **error)
{
  g_autoptr (GArray) unread = kith_changes_list_unread_notes (file, "dsl", error);
  KithQuery *query = NULL;

  if (unread == NULL)
    return NULL;
  query = kith_query_new (&kith_note_kind);
  kith_query_where_ids (query, unread);
  return query;
}

static KithQuery *
create_of_today (const KithKind     *kind,
                 gint64              person,
                 const KithTodayDay *day)
{
  KithQuery *query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *iso = kith_date_to_iso (&day->today);

  kith_query_where (query, "person", id);
  kith_query_where (query, "date", iso);
  if (kind->student_field != KITH_NO_FIELD)
    kith_query_where_archived (query, FALSE);
  kith_query_set_order (query, "time");
  return query;
}

static KithQuery *
create_plans (const KithTodayDay *day)
{
  g_autofree char *iso = kith_date_to_iso (&day->today);
  g_autofree char *until = kith_date_iso_add_days (iso, PLANS_AHEAD_DAYS);

  return kith_plans_due_query (until);
}

/**
 * kith_today_create_query:
 * @file: an open case file
 * @section: a section
 * @day: from [func@today_begin]
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the question that the number and the list of the section share; %NULL without an
 *   error where the section is nothing for the roles of the actor
 */
KithQuery *
kith_today_create_query (KithCaseFile        *file,
                         KithTodaySection     section,
                         const KithTodayDay  *day,
                         GError             **error)
{
  const KithActor *actor = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (section < G_N_ELEMENTS (sections), NULL);

  actor = kith_case_file_get_actor (file);
  if ((sections[section].roles & actor->roles) == 0)
    return NULL;
  switch (section) {
  case KITH_TODAY_CONCERNS:
    return kith_concerns_create_unread ();
  case KITH_TODAY_TRANSFERS:
    return kith_transfers_create_due ();
  case KITH_TODAY_ACCESS_REQUESTS:
    return kith_access_requests_create_open ();
  case KITH_TODAY_RETENTION:
    return kith_retention_create_due (file, error);
  case KITH_TODAY_OVERDUE:
    return kith_tasks_create_query (KITH_TASKS_OVERDUE, actor->person, &day->today);
  case KITH_TODAY_DUE:
    return kith_tasks_create_query (KITH_TASKS_TODAY, actor->person, &day->today);
  case KITH_TODAY_THIS_WEEK:
    return kith_tasks_create_query (KITH_TASKS_THIS_WEEK, actor->person, &day->today);
  case KITH_TODAY_ANY_DAY:
    return kith_tasks_create_query (KITH_TASKS_ANY_DAY, actor->person, &day->today);
  case KITH_TODAY_LEAD_NOTES:
    return create_lead_notes (file, error);
  case KITH_TODAY_SUPPORT:
    return kith_support_offers_create_query (actor->person);
  case KITH_TODAY_SUPERVISION:
    return kith_supervisions_create_overdue (file, actor->person, error);
  case KITH_TODAY_ENDINGS:
    return kith_endings_create_due_query (file, error);
  case KITH_TODAY_APPOINTMENTS:
    return create_of_today (&kith_appointment_kind, actor->person, day);
  case KITH_TODAY_GROUPS:
    return create_of_today (&kith_group_kind, actor->person, day);
  case KITH_TODAY_CONTACT:
    return kith_contact_gaps_create_query (0);
  case KITH_TODAY_PLANS:
    return create_plans (day);
  case KITH_TODAY_BIRTHDAYS:
    return kith_birthdays_query (&day->today, BIRTHDAYS_AHEAD_MONTHS);
  case KITH_TODAY_ATTENDANCE:
    return kith_attendance_falling_query (file, error);
  case KITH_TODAY_TEAM_OVERDUE:
    return kith_tasks_create_query (KITH_TASKS_OVERDUE, 0, &day->today);
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_today_dup_why:
 * @file: an open case file
 * @section: a section
 * @record: a record of it
 *
 * Returns: (transfer full) (nullable): why it stands there, where the record alone does not say; %NULL where
 *   [func@today_dup_reason] says it all
 */
char *
kith_today_dup_why (KithCaseFile     *file,
                    KithTodaySection  section,
                    KithRecord       *record)
{
  g_autofree char *birthday = NULL;
  g_autofree char *day = NULL;
  gboolean is_late = FALSE;
  GDate birth;

  if (section == KITH_TODAY_TRANSFERS)
    return kith_transfer_dup_words (file, record, &is_late);
  if (section == KITH_TODAY_ACCESS_REQUESTS)
    return kith_access_request_dup_words (file, record, &is_late);
  if (section == KITH_TODAY_SUPERVISION) {
    g_autoptr (KithSupervised) supervised = kith_supervisions_find (file, record, NULL);

    return supervised != NULL ? g_strdup (supervised->words) : NULL;
  }
  if (section == KITH_TODAY_RETENTION)
    return kith_retention_dup_due (file, kith_record_get_id (record));
  if (section == KITH_TODAY_ATTENDANCE)
    return kith_attendance_falling_dup_words (file, kith_record_get_id (record));
  if (section != KITH_TODAY_BIRTHDAYS || !kith_record_get_date (record, KITH_STUDENT_DATE_OF_BIRTH, &birth))
    return NULL;
  birthday = kith_rights_dup_birthday (&birth, ADULT_AGE);
  day = kith_date_format_iso_weekday (birthday);
  /* Translators: a day with its weekday */
  return g_strdup_printf (_("18 on %s"), day);
}

/* Gathering */

static void
item_free (gpointer data)
{
  KithTodayItem *item = data;

  g_object_unref (item->record);
  g_free (item->student);
  g_free (item->person);
  g_free (item->why);
  g_free (item);
}

static void
list_free (gpointer data)
{
  KithTodayList *list = data;

  g_clear_pointer (&list->items, g_ptr_array_unref);
  g_free (list);
}

static void
draft_free (gpointer data)
{
  KithTodayDraft *draft = data;

  kith_draft_free (draft->draft);
  g_free (draft->about);
  g_free (draft);
}

static void
news_free (gpointer data)
{
  KithTodayNews *news = data;

  kith_change_free (news->change);
  g_free (news->student);
  g_free (news);
}

/**
 * kith_today_free:
 * @self: (transfer full): from [func@today_gather]
 */
void
kith_today_free (KithToday *self)
{
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_name (KithCaseFile   *file,
          const KithKind *kind,
          gint64          id)
{
  return id != 0 ? kith_case_file_dup_title (file, kind, id) : NULL;
}

static KithTodayItem *
create_item (KithCaseFile *file,
             KithRecord   *record)
{
  KithTodayItem *item = g_new0 (KithTodayItem, 1);
  const KithKind *kind = kith_record_get_kind (record);

  item->record = g_object_ref (record);
  if (kind->student_field != KITH_NO_FIELD)
    item->student = dup_name (file, &kith_student_kind, kith_record_get_number (record, kind->student_field));
  if (kind == &kith_support_offer_kind)
    item->student = dup_name (file, &kith_person_kind, kith_record_get_number (record, KITH_SUPPORT_OFFER_PERSON));
  if (kind == &kith_task_kind)
    item->person = dup_name (file, &kith_person_kind, kith_record_get_number (record, KITH_TASK_PERSON));
  return item;
}

/**
 * kith_today_list_items:
 * @file: an open case file
 * @query: what to list
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithTodayItem) (nullable): the records with the names they go by
 */
GPtrArray *
kith_today_list_items (KithCaseFile  *file,
                       KithQuery     *query,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GPtrArray) records = kith_case_file_list (file, query, cancellable, error);
  GPtrArray *items = NULL;

  if (records == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, create_item (file, g_ptr_array_index (records, i)));
  return items;
}

static gboolean
gather_list (KithCaseFile      *file,
             KithToday         *self,
             KithTodaySection   section,
             guint              n_items,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithQuery) query = kith_today_create_query (file, section, &self->day, &local_error);
  KithTodayList *list = NULL;

  if (query == NULL) {
    if (local_error == NULL)
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  list = g_new0 (KithTodayList, 1);
  list->section = section;
  g_ptr_array_add (self->lists, list);
  list->count = kith_case_file_count (file, query, error);
  if (list->count < 0)
    return FALSE;
  kith_query_set_limit (query, n_items);
  list->items = kith_today_list_items (file, query, cancellable, error);
  for (guint i = 0; list->items != NULL && i < list->items->len; i++) {
    KithTodayItem *item = g_ptr_array_index (list->items, i);

    item->why = kith_today_dup_why (file, section, item->record);
  }
  return list->items != NULL;
}

/* A quick log says in its own text whom it is about. */
static gint64
find_logged_student (const KithDraft *draft)
{
  g_autoptr (JsonNode) root = json_from_string (draft->body, NULL);
  JsonObject *body = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return body != NULL
           ? g_ascii_strtoll (json_object_get_string_member_with_default (body, "student", "0"), NULL, 10) : 0;
}

static char *
dup_about (KithCaseFile    *file,
           const KithDraft *draft)
{
  KithDraftPlace place = kith_draft_get_place (draft);

  if (place == KITH_DRAFT_PLACE_REGISTER)
    return dup_name (file, &kith_group_kind, draft->record);
  if (place == KITH_DRAFT_PLACE_QUICK_LOG)
    return dup_name (file, &kith_student_kind, find_logged_student (draft));
  return dup_name (file, &kith_student_kind, draft->student);
}

static gboolean
gather_drafts (KithCaseFile  *file,
               KithToday     *self,
               GError       **error)
{
  g_autoptr (GPtrArray) drafts = kith_draft_list (file, error);

  if (drafts == NULL)
    return FALSE;
  g_ptr_array_set_free_func (drafts, NULL);
  for (guint i = 0; i < drafts->len; i++) {
    KithTodayDraft *draft = g_new0 (KithTodayDraft, 1);

    draft->draft = g_ptr_array_index (drafts, i);
    draft->about = dup_about (file, draft->draft);
    g_ptr_array_add (self->drafts, draft);
  }
  return TRUE;
}

/**
 * kith_today_list_news:
 * @file: an open case file
 * @after: a line of the audit
 * @before: the number of the last change of the page before, or 0
 * @limit: most changes
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithTodayNews) (nullable): what others did since, newest first
 */
GPtrArray *
kith_today_list_news (KithCaseFile  *file,
                      gint64         after,
                      gint64         before,
                      guint          limit,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  GPtrArray *all = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  changes = kith_changes_list (file, changed_kinds, after, before, limit, cancellable, error);
  if (changes == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func (news_free);
  g_ptr_array_set_free_func (changes, NULL);
  for (guint i = 0; i < changes->len; i++) {
    KithTodayNews *news = g_new0 (KithTodayNews, 1);

    news->change = g_ptr_array_index (changes, i);
    news->student = dup_name (file, &kith_student_kind, news->change->student);
    g_ptr_array_add (all, news);
  }
  return all;
}

static gboolean
gather_news (KithCaseFile  *file,
             KithToday     *self,
             guint          n_items,
             GCancellable  *cancellable,
             GError       **error)
{
  self->n_news = kith_changes_count (file, changed_kinds, self->day.seen.number, error);
  if (self->n_news < 0)
    return FALSE;
  self->news = kith_today_list_news (file, self->day.seen.number, 0, n_items, cancellable, error);
  return self->news != NULL;
}

/**
 * kith_today_gather:
 * @file: an open case file
 * @n_items: how many records of each section to bring along
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Gathers what waits for whoever is signed in. Blocks.
 *
 * Returns: (transfer full) (nullable): everything the page says
 */
KithToday *
kith_today_gather (KithCaseFile  *file,
                   guint          n_items,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (KithToday) self = g_new0 (KithToday, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  if (!kith_today_begin (file, &self->day, error))
    return NULL;
  for (guint i = 0; i < KITH_N_TODAY_SECTIONS; i++)
    if (!gather_list (file, self, (KithTodaySection) i, n_items, cancellable, error))
      return NULL;
  if (!gather_drafts (file, self, error) || !gather_news (file, self, n_items, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}
