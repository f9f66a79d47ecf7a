/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-notice.h"

#include "kith-concerns.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-retention-list.h"

#include <glib/gi18n.h>

/**
 * kith_student_notice_free:
 * @self: (transfer full): a notice
 */
void
kith_student_notice_free (KithStudentNotice *self)
{
  g_free (self->words);
  g_free (self);
}

static KithStudentNotice *
create (char       *words,
        const char *page,
        gboolean    is_hold)
{
  KithStudentNotice *self = g_new0 (KithStudentNotice, 1);

  self->words = words;
  self->page = page;
  self->is_hold = is_hold;
  return self;
}

static gboolean
may_see (KithCaseFile   *file,
         const KithKind *kind)
{
  return kith_policy_allows_any (kith_case_file_get_actor (file)->roles, kind, KITH_ACTION_SEE);
}

static gboolean
find_hold (KithCaseFile       *file,
           gint64              student,
           KithStudentNotice **notice,
           GError            **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_legal_hold_kind);
  g_autoptr (GPtrArray) holds = NULL;
  GDate today;

  kith_query_where_student (query, student);
  holds = kith_case_file_list (file, query, NULL, error);
  kith_case_file_get_today (file, &today);
  for (guint i = 0; holds != NULL && *notice == NULL && i < holds->len; i++) {
    KithRecord *hold = g_ptr_array_index (holds, i);
    g_autofree char *review = kith_record_format (hold, KITH_LEGAL_HOLD_REVIEW);

    if (kith_legal_hold_is_on (hold, &today))
      /* Translators: a date */
      *notice = create (g_strdup_printf (_("On legal hold: nothing of this record may go. To be looked at again on %s."), review),
                        "retention", TRUE);
  }
  return holds != NULL;
}

/* Holds that are on, and that somebody should have looked at again; of all students for 0. */
static GPtrArray *
list_unreviewed (KithCaseFile  *file,
                 gint64         student,
                 GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_legal_hold_kind);
  g_autofree char *iso = kith_clock_dup_today (kith_case_file_get_clock (file));
  GPtrArray *holds = NULL;
  GDate today;

  kith_case_file_get_today (file, &today);
  kith_query_where_range (query, "review", NULL, iso);
  if (student != 0)
    kith_query_where_student (query, student);
  holds = kith_case_file_list (file, query, NULL, error);
  for (guint i = holds != NULL ? holds->len : 0; i > 0; i--)
    if (!kith_legal_hold_is_on (g_ptr_array_index (holds, i - 1), &today))
      g_ptr_array_remove_index (holds, i - 1);
  return holds;
}

static char *
dup_unreviewed (KithCaseFile *file,
                gint64        student)
{
  g_autoptr (GPtrArray) holds = list_unreviewed (file, student, NULL);
  g_autofree char *day = NULL;

  if (holds == NULL || holds->len == 0)
    return NULL;
  day = kith_record_format (g_ptr_array_index (holds, 0), KITH_LEGAL_HOLD_REVIEW);
  /* Translators: a date */
  return g_strdup_printf (_("On legal hold, to be looked at again on %s: is it still needed?"), day);
}

/**
 * kith_retention_dup_due:
 * @file: an open case file
 * @student: whose record
 *
 * Returns: (transfer full) (nullable): what is to be decided about it
 */
char *
kith_retention_dup_due (KithCaseFile *file,
                        gint64        student)
{
  g_autoptr (KithRetentionItem) item = kith_retention_find (file, student, NULL);
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  char *unreviewed = NULL;
  GDate today;

  if (item == NULL)
    return NULL;
  if (item->waiting != 0)
    return g_strdup (_("Waits for a second person to confirm what becomes of it"));
  unreviewed = dup_unreviewed (file, student);
  if (unreviewed != NULL)
    return unreviewed;
  kith_case_file_get_today (file, &today);
  if (!item->due.has_date || g_date_compare (&item->due.date, &today) > 0)
    return NULL;
  iso = kith_date_to_iso (&item->due.date);
  day = kith_date_format_iso_short (iso);
  /* Translators: a date, and a rule in words */
  return g_strdup_printf (_("Kept long enough since %s. %s"), day, item->rule);
}

static gboolean
find_transfer (KithCaseFile       *file,
               gint64              student,
               KithStudentNotice **notice,
               GError            **error)
{
  g_autoptr (KithQuery) query = kith_transfers_create_due ();
  g_autoptr (GPtrArray) transfers = NULL;
  gboolean is_late = FALSE;
  g_autofree char *words = NULL;

  kith_query_where_student (query, student);
  transfers = kith_case_file_list (file, query, NULL, error);
  if (transfers == NULL || transfers->len == 0)
    return transfers != NULL;
  words = kith_transfer_dup_words (file, g_ptr_array_index (transfers, 0), &is_late);
  /* Translators: when the file is due, and how long there is left */
  *notice = create (g_strdup_printf (_("Safeguarding file to send on. %s"), words), "concerns", FALSE);
  return TRUE;
}

static void
find_due (KithCaseFile       *file,
          gint64              student,
          KithStudentNotice **notice)
{
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_student_kind, student, NULL);
  const char *stage = record != NULL ? kith_record_get_text (record, KITH_STUDENT_STAGE) : NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (stage, "left") != 0 && g_strcmp0 (stage, "prospective") != 0)
    return;
  words = kith_retention_dup_due (file, student);
  if (words != NULL)
    *notice = create (g_steal_pointer (&words), "retention", FALSE);
}

/**
 * kith_student_notice_find:
 * @file: an open case file
 * @student: whose record
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what stands over the record: a hold before a decision, that before a file to send;
 *   %NULL without an error for nothing
 */
KithStudentNotice *
kith_student_notice_find (KithCaseFile  *file,
                          gint64         student,
                          GError       **error)
{
  KithStudentNotice *notice = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (may_see (file, &kith_legal_hold_kind) && !find_hold (file, student, &notice, error))
    return NULL;
  if (notice == NULL && may_see (file, &kith_disposal_kind))
    find_due (file, student, &notice);
  if (notice == NULL && may_see (file, &kith_transfer_kind) && !find_transfer (file, student, &notice, error))
    return NULL;
  return notice;
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * kith_retention_create_due:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the students about whose records somebody has to decide, or whose hold has to be looked
 *   at again
 */
KithQuery *
kith_retention_create_due (KithCaseFile  *file,
                           GError       **error)
{
  g_autoptr (GPtrArray) items = kith_retention_list (file, NULL, error);
  g_autoptr (GPtrArray) holds = items != NULL ? list_unreviewed (file, 0, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithQuery *query = NULL;

  if (holds == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (ids, ((KithRetentionItem *) g_ptr_array_index (items, i))->student);
  for (guint i = 0; i < holds->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (holds, i), KITH_LEGAL_HOLD_STUDENT);

    if (!contains (ids, student))
      g_array_append_val (ids, student);
  }
  query = kith_query_new (&kith_student_kind);
  kith_query_where_ids (query, ids);
  return query;
}
