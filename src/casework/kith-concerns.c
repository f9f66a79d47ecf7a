/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concerns.h"

#include "kith-college-case.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-presets-case.h"
#include "kith-text.h"
#include "kith-time.h"
#include "kith-transfer-due.h"

#include <glib/gi18n.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_CONCERN_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_CONCERN_##field)

static void
item_free (gpointer data)
{
  KithConcernItem *item = data;

  g_object_unref (item->concern);
  g_free (item->about);
  g_free (item->author);
  g_free (item->words);
  g_free (item);
}

static void
transfer_free (gpointer data)
{
  KithTransferItem *item = data;

  g_object_unref (item->transfer);
  g_free (item->student);
  g_free (item->words);
  g_free (item);
}

static char *
dup_name (KithCaseFile   *file,
          const KithKind *kind,
          gint64          id)
{
  char *name = id != 0 ? kith_case_file_dup_title (file, kind, id) : NULL;

  return name != NULL ? name : g_strdup (_("Somebody"));
}

/**
 * kith_concern_dup_about:
 * @file: an open case file
 * @concern: a concern
 *
 * Returns: (transfer full): the full name of whom it is about, and that they are staff where they are
 */
char *
kith_concern_dup_about (KithCaseFile *file,
                        KithRecord   *concern)
{
  const char *typed = TEXT (concern, ABOUT_NAME);
  g_autofree char *name = NULL;

  if (NUMBER (concern, STUDENT) != 0)
    name = dup_name (file, &kith_student_kind, NUMBER (concern, STUDENT));
  else if (NUMBER (concern, STAFF) != 0)
    name = dup_name (file, &kith_person_kind, NUMBER (concern, STAFF));
  else
    name = g_strdup (typed != NULL ? typed : _("Somebody"));
  if (g_strcmp0 (TEXT (concern, ABOUT), "staff") == 0)
    /* Translators: the name of a member of staff */
    return g_strdup_printf (_("%s (member of staff)"), name);
  return g_steal_pointer (&name);
}

/* Where it stands, in words: the colour only repeats them. */
static char *
dup_state (KithRecord *concern)
{
  g_autofree char *closed = kith_record_format (concern, KITH_CONCERN_CLOSED_ON);
  g_autofree char *level = kith_record_format (concern, KITH_CONCERN_LEVEL);

  if (kith_record_has (concern, KITH_CONCERN_CLOSED_ON))
    /* Translators: a date */
    return g_strdup_printf (_("Closed on %s"), closed);
  if (!kith_record_has (concern, KITH_CONCERN_READ_AT))
    return g_strdup (_("Not read"));
  return kith_text_is_empty (level) ? g_strdup (_("Not decided yet")) : g_steal_pointer (&level);
}

static KithConcernItem *
create_item (KithCaseFile *file,
             KithRecord   *concern)
{
  KithConcernItem *item = g_new0 (KithConcernItem, 1);
  g_autofree char *state = dup_state (concern);
  g_autofree char *moment = kith_time_format_instant (NUMBER (concern, RECORDED_AT));

  item->concern = g_object_ref (concern);
  item->about = kith_concern_dup_about (file, concern);
  item->author = dup_name (file, &kith_person_kind, NUMBER (concern, AUTHOR));
  /* Translators: where a concern stands, when it was raised, and by whom */
  item->words = g_strdup_printf (_("%s · Raised %s by %s"), state, moment, item->author);
  return item;
}

/**
 * kith_concerns_create_unread:
 *
 * Returns: (transfer full): what no lead has read yet: the number on Today counts it, and it stands there until it is read
 */
KithQuery *
kith_concerns_create_unread (void)
{
  KithQuery *query = kith_query_new (&kith_concern_kind);

  kith_query_where (query, "read-at", NULL);
  kith_query_set_order (query, "recorded-at");
  return query;
}

static gboolean
gather_concerns (KithCaseFile  *file,
                 KithConcerns  *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_kind);
  g_autoptr (GPtrArray) concerns = NULL;

  kith_query_set_order (query, "recorded-at");
  concerns = kith_case_file_list (file, query, cancellable, error);
  for (guint i = 0; concerns != NULL && i < concerns->len; i++) {
    KithRecord *concern = g_ptr_array_index (concerns, i);
    KithConcernItem *item = create_item (file, concern);

    if (!kith_record_has (concern, KITH_CONCERN_READ_AT))
      g_ptr_array_add (self->unread, item);
    else if (!kith_record_has (concern, KITH_CONCERN_CLOSED_ON))
      g_ptr_array_add (self->open, item);
    else
      g_ptr_array_insert (self->closed, 0, item);
  }
  return concerns != NULL;
}

static gboolean
gather_receipts (KithCaseFile  *file,
                 KithConcerns  *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_receipt_kind);

  self->receipts = kith_case_file_list (file, query, cancellable, error);
  return self->receipts != NULL;
}

/* Transfers */

/**
 * kith_transfers_create_due:
 *
 * Returns: (transfer full): the files that have still to be sent
 */
KithQuery *
kith_transfers_create_due (void)
{
  KithQuery *query = kith_query_new (&kith_transfer_kind);

  kith_query_where (query, "sent-on", NULL);
  kith_query_set_order (query, "moved-on");
  return query;
}

static char *
dup_transfer_words (KithCaseFile *file,
                    KithRecord   *transfer,
                    GPtrArray    *calendar,
                    gboolean     *is_late)
{
  GDate today;

  kith_case_file_get_today (file, &today);
  return kith_transfer_dup_due_words (transfer, calendar, &today, is_late);
}

/**
 * kith_transfer_dup_words:
 * @file: an open case file
 * @transfer: a transfer
 * @is_late: (out): whether it should have been sent by now
 *
 * Returns: (transfer full) (nullable): where it is, or how long there is left by the college's calendar
 */
char *
kith_transfer_dup_words (KithCaseFile *file,
                         KithRecord   *transfer,
                         gboolean     *is_late)
{
  g_autoptr (GPtrArray) calendar = kith_presets_current (file, &kith_calendar_day_kind, NULL);

  *is_late = FALSE;
  return calendar != NULL ? dup_transfer_words (file, transfer, calendar, is_late) : NULL;
}

/* What is to be sent, then what is under way, then what has arrived. */
static int
get_rank (const KithTransferItem *item)
{
  if (!kith_record_has (item->transfer, KITH_TRANSFER_SENT_ON))
    return 0;
  return kith_record_has (item->transfer, KITH_TRANSFER_RECEIVED_ON) ? 2 : 1;
}

static int
compare_transfers (gconstpointer a,
                   gconstpointer b)
{
  const KithTransferItem *one = *(const KithTransferItem *const *) a;
  const KithTransferItem *other = *(const KithTransferItem *const *) b;
  int difference = get_rank (one) - get_rank (other);

  return difference != 0 ? difference : g_strcmp0 (kith_record_get_text (one->transfer, KITH_TRANSFER_MOVED_ON),
                                                   kith_record_get_text (other->transfer, KITH_TRANSFER_MOVED_ON));
}

static gboolean
gather_transfers (KithCaseFile  *file,
                  KithConcerns  *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_transfer_kind);
  g_autoptr (GPtrArray) transfers = kith_case_file_list (file, query, cancellable, error);
  g_autoptr (GPtrArray) calendar =
    transfers != NULL ? kith_presets_current (file, &kith_calendar_day_kind, error) : NULL;

  for (guint i = 0; calendar != NULL && i < transfers->len; i++) {
    KithTransferItem *item = g_new0 (KithTransferItem, 1);

    item->transfer = g_object_ref (g_ptr_array_index (transfers, i));
    item->student = dup_name (file, &kith_student_kind, kith_record_get_number (item->transfer, KITH_TRANSFER_STUDENT));
    item->words = dup_transfer_words (file, item->transfer, calendar, &item->is_late);
    g_ptr_array_add (self->transfers, item);
  }
  g_ptr_array_sort (self->transfers, compare_transfers);
  return calendar != NULL;
}

/* Counts */

static gboolean
gather_counts (KithCaseFile  *file,
               KithConcerns  *self,
               GError       **error)
{
  g_autofree char *from = NULL;
  GDate today, start;

  self->are_counted =
    kith_policy_allows_verb (kith_case_file_get_actor (file)->roles, KITH_VERB_COUNT_CONCERNS);
  if (!self->are_counted)
    return TRUE;
  kith_case_file_get_today (file, &today);
  g_date_set_dmy (&start, 1, G_DATE_AUGUST, (GDateYear) (g_date_get_year (&today) - (g_date_get_month (&today) < G_DATE_AUGUST)));
  from = kith_date_to_iso (&start);
  return kith_concern_log_count (file, from, NULL, &self->counts, error);
}

/**
 * kith_concerns_gather:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Gathers what whoever is signed in may know of concerns and transfers. Blocks.
 *
 * Returns: (transfer full) (nullable): everything the page says
 */
KithConcerns *
kith_concerns_gather (KithCaseFile  *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (KithConcerns) self = g_new0 (KithConcerns, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->unread = g_ptr_array_new_with_free_func (item_free);
  self->open = g_ptr_array_new_with_free_func (item_free);
  self->closed = g_ptr_array_new_with_free_func (item_free);
  self->transfers = g_ptr_array_new_with_free_func (transfer_free);
  self->college = kith_college_current (file, error);
  if (self->college == NULL || !gather_concerns (file, self, cancellable, error) ||
      !gather_receipts (file, self, cancellable, error) || !gather_transfers (file, self, cancellable, error) ||
      !gather_counts (file, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_concerns_free:
 * @self: (transfer full): from [func@concerns_gather]
 */
void
kith_concerns_free (KithConcerns *self)
{
  g_clear_object (&self->college);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_ptr_array_unref);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_clear_pointer (&self->transfers, g_ptr_array_unref);
  g_free (self);
}

/* One concern */

/* "Told on 6 March 2026, 2pm · raised 4 days later" */
static char *
dup_told (KithRecord *concern)
{
  g_autofree char *day = kith_date_format_iso (TEXT (concern, TOLD_DATE));
  g_autofree char *time = TEXT (concern, TOLD_TIME) != NULL ? kith_time_format (TEXT (concern, TOLD_TIME)) : NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (NUMBER (concern, RECORDED_AT));
  g_autofree char *raised = g_date_time_format (moment, "%Y-%m-%d");
  int days = kith_date_iso_days_between (TEXT (concern, TOLD_DATE), raised);
  g_autofree char *late = days <= 0 ? g_strdup (_("raised the same day"))
    : g_strdup_printf (ngettext ("raised %d day later", "raised %d days later", (gulong) days), days);

  if (time == NULL)
    /* Translators: a day, and how much later it was raised */
    return g_strdup_printf (_("%s, %s"), day, late);
  /* Translators: a day, a time of day, and how much later it was raised */
  return g_strdup_printf (_("%s, %s, %s"), day, time, late);
}

static KithConcernItem *
create_action (KithCaseFile *file,
               KithRecord   *action)
{
  KithConcernItem *item = g_new0 (KithConcernItem, 1);
  g_autofree char *type = kith_record_format (action, KITH_CONCERN_ACTION_TYPE);
  g_autofree char *day = kith_record_format (action, KITH_CONCERN_ACTION_DATE);

  item->concern = g_object_ref (action);
  item->author = dup_name (file, &kith_person_kind, kith_record_get_number (action, KITH_CONCERN_ACTION_AUTHOR));
  /* Translators: what was done, such as "Referral", on which day, and by whom */
  item->words = g_strdup_printf (_("%s · %s · %s"), type, day, item->author);
  return item;
}

static GPtrArray *
list_actions (KithCaseFile  *file,
              gint64         id,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_action_kind);
  g_autofree char *concern = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *actions = NULL;

  kith_query_where (query, "concern", concern);
  records = kith_case_file_list (file, query, NULL, error);
  if (records == NULL)
    return NULL;
  actions = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (actions, create_action (file, g_ptr_array_index (records, i)));
  return actions;
}

/**
 * kith_concern_page_load:
 * @file: an open case file
 * @id: a concern
 * @is_opened: whether a person opens it now, which counts as reading it: see [func@concern_log_open]
 * @error: %KITH_ERROR_NOT_FOUND for one the actor may not see
 *
 * Loads a concern to be read. Blocks.
 *
 * Returns: (transfer full) (nullable): all of it
 */
KithConcernPage *
kith_concern_page_load (KithCaseFile  *file,
                        gint64         id,
                        gboolean       is_opened,
                        GError       **error)
{
  g_autoptr (KithConcernPage) self = g_new0 (KithConcernPage, 1);
  g_autoptr (KithRecord) concern = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (is_opened && !kith_concern_log_open (file, id, error))
    return NULL;
  concern = kith_case_file_load (file, &kith_concern_kind, id, error);
  self->actions = concern != NULL ? list_actions (file, id, error) : NULL;
  if (self->actions == NULL)
    return NULL;
  self->item = create_item (file, concern);
  self->told = dup_told (concern);
  if (kith_record_has (concern, KITH_CONCERN_READ_BY))
    self->read_by = dup_name (file, &kith_person_kind, NUMBER (concern, READ_BY));
  return g_steal_pointer (&self);
}

/**
 * kith_concern_page_free:
 * @self: (transfer full): from [func@concern_page_load]
 */
void
kith_concern_page_free (KithConcernPage *self)
{
  g_clear_pointer (&self->item, item_free);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self->read_by);
  g_free (self->told);
  g_free (self);
}

/**
 * kith_concern_receipt_dup_words:
 * @receipt: what the author of a concern has of it
 *
 * Returns: (transfer full): when it was raised, and whether it was read
 */
char *
kith_concern_receipt_dup_words (KithRecord *receipt)
{
  g_autofree char *read = NULL;
  g_autofree char *closed = NULL;

  if (!kith_record_has (receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT))
    return g_strdup (_("Not read yet"));
  read = kith_time_format_instant (kith_record_get_number (receipt, KITH_CONCERN_RECEIPT_RECEIVED_AT));
  if (!kith_record_has (receipt, KITH_CONCERN_RECEIPT_CLOSED_ON))
    /* Translators: when the safeguarding lead read it */
    return g_strdup_printf (_("Read %s"), read);
  closed = kith_record_format (receipt, KITH_CONCERN_RECEIPT_CLOSED_ON);
  /* Translators: when the safeguarding lead read it, and the day it was closed */
  return g_strdup_printf (_("Read %s · Closed on %s"), read, closed);
}
