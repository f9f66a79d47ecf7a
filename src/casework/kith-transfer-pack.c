/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-transfer-pack.h"

#include "kith-college-case.h"
#include "kith-concerns.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-presets-case.h"
#include "kith-report-transfer.h"
#include "kith-text.h"
#include "kith-time.h"
#include "kith-transfer-due.h"

#include <glib/gi18n.h>

#define TEXT(record, field) kith_record_get_text (record, field)

/* What is gathered, and what of it has to live until the document is made. */
typedef struct {
  KithCaseFile *file;
  KithRecord *student;
  KithRecord *transfer;
  KithRecord *college;
  GPtrArray *kept;
  GPtrArray *pages;
  GPtrArray *actions;
  GArray *concerns;
  KithTransferPack pack;
} Gather;

static void
gather_clear (Gather *self)
{
  g_clear_object (&self->student);
  g_clear_object (&self->transfer);
  g_clear_object (&self->college);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->concerns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

/* NULL for what is empty. */
static const char *
keep_formatted (Gather     *self,
                KithRecord *record,
                guint       field)
{
  return kith_record_has (record, field) ? keep (self, kith_record_format (record, field)) : NULL;
}

/* Where none is named, what is still on its way comes before what has arrived, the newest first. */
static KithRecord *
choose_transfer (GPtrArray *transfers,
                 gint64     wanted)
{
  KithRecord *chosen = NULL;

  for (guint i = 0; i < transfers->len; i++) {
    KithRecord *transfer = g_ptr_array_index (transfers, i);

    if (wanted != 0 && kith_record_get_id (transfer) != wanted)
      continue;
    if (chosen == NULL || (kith_record_has (chosen, KITH_TRANSFER_RECEIVED_ON) &&
                           !kith_record_has (transfer, KITH_TRANSFER_RECEIVED_ON)))
      chosen = transfer;
  }
  return chosen != NULL ? g_object_ref (chosen) : NULL;
}

/**
 * kith_transfer_pack_find_transfer:
 * @file: an open case file
 * @student: whose safeguarding file it is
 * @wanted: which transfer, or 0 for the one that is on its way
 * @error: %KITH_ERROR_NOT_FOUND with a sentence when it is not written down where the file goes
 *
 * Returns: (transfer full) (nullable): where it goes
 */
KithRecord *
kith_transfer_pack_find_transfer (KithCaseFile  *file,
                                  gint64         student,
                                  gint64         wanted,
                                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_transfer_kind);
  g_autoptr (GPtrArray) transfers = NULL;
  KithRecord *chosen = NULL;

  kith_query_where_student (query, student);
  transfers = kith_case_file_list (file, query, NULL, error);
  if (transfers == NULL)
    return NULL;
  chosen = choose_transfer (transfers, wanted);
  if (chosen == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("It is not written down where this student’s file goes. Add that under Concerns, Files on Their "
                           "Way."));
  return chosen;
}

static void
add_action (Gather                *self,
            GArray                *actions,
            const KithConcernItem *item)
{
  KithTransferPackAction action = {
    .words = item->words,
    .text = TEXT (item->concern, KITH_CONCERN_ACTION_TEXT),
    .to = TEXT (item->concern, KITH_CONCERN_ACTION_TO),
    .reference = TEXT (item->concern, KITH_CONCERN_ACTION_REFERENCE),
    .reasons = TEXT (item->concern, KITH_CONCERN_ACTION_REASONS),
  };

  g_array_append_val (actions, action);
}

static const char *
keep_raised (Gather                *self,
             const KithConcernItem *item)
{
  const char *role = TEXT (item->concern, KITH_CONCERN_AUTHOR_ROLE);
  g_autofree char *moment =
    kith_time_format_instant (kith_record_get_number (item->concern, KITH_CONCERN_RECORDED_AT));

  /* Translators: when a concern was raised, by whom, and in what role */
  return keep (self, g_strdup_printf (_("%s by %s (%s)"), moment, item->author, role != NULL ? role : ""));
}

static const char *
keep_happened (Gather     *self,
               KithRecord *concern)
{
  g_autofree char *day = kith_record_format (concern, KITH_CONCERN_DATE);
  g_autofree char *time = kith_record_format (concern, KITH_CONCERN_TIME);

  /* Translators: a date, then a time of day */
  return keep (self, kith_text_is_empty (time) ? g_strdup (day) : g_strdup_printf (_("%s, %s"), day, time));
}

static void
add_concern (Gather          *self,
             KithConcernPage *page)
{
  KithRecord *concern = page->item->concern;
  GArray *actions = g_array_new (FALSE, FALSE, sizeof (KithTransferPackAction));
  KithTransferPackConcern values = {
    .raised = keep_raised (self, page->item),
    .happened = keep_happened (self, concern),
    .told = page->told,
    .late_reason = TEXT (concern, KITH_CONCERN_LATE_REASON),
    .facts = TEXT (concern, KITH_CONCERN_FACTS),
    .exact_words = TEXT (concern, KITH_CONCERN_EXACT_WORDS),
    .injuries = TEXT (concern, KITH_CONCERN_INJURIES),
    .immediate_action = TEXT (concern, KITH_CONCERN_IMMEDIATE_ACTION),
    .told_to = TEXT (concern, KITH_CONCERN_TOLD_TO),
    .level = keep_formatted (self, concern, KITH_CONCERN_LEVEL),
    .decision = TEXT (concern, KITH_CONCERN_DECISION),
    .reasons = TEXT (concern, KITH_CONCERN_REASONS),
    .outcome = TEXT (concern, KITH_CONCERN_OUTCOME),
    .closed = keep_formatted (self, concern, KITH_CONCERN_CLOSED_ON),
  };

  g_ptr_array_add (self->actions, actions);
  for (guint i = 0; i < page->actions->len; i++)
    add_action (self, actions, g_ptr_array_index (page->actions, i));
  values.actions = (const KithTransferPackAction *) (gpointer) actions->data;
  values.n_actions = actions->len;
  g_array_append_val (self->concerns, values);
}

/* Printing is no reading: what nobody has opened yet stays on top of the lead's list. */
static gboolean
gather_concerns (Gather  *self,
                 gint64   student,
                 GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_concern_kind);
  g_autoptr (GArray) ids = NULL;

  kith_query_where_student (query, student);
  kith_query_set_order (query, "recorded-at");
  ids = kith_case_file_list_ids (self->file, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    KithConcernPage *page = kith_concern_page_load (self->file, g_array_index (ids, gint64, i), FALSE, error);

    if (page == NULL)
      return FALSE;
    g_ptr_array_add (self->pages, page);
    add_concern (self, page);
  }
  return ids != NULL;
}

static gboolean
gather_cover (Gather  *self,
              GError **error)
{
  KithTransferPack *pack = &self->pack;
  g_autoptr (GPtrArray) calendar = kith_presets_current (self->file, &kith_calendar_day_kind, error);
  GDate due;

  self->college = calendar != NULL ? kith_college_current (self->file, error) : NULL;
  if (self->college == NULL)
    return FALSE;
  pack->preferred_name = TEXT (self->student, KITH_STUDENT_PREFERRED_NAME);
  pack->legal_name = keep (self, kith_student_dup_legal_name (self->student));
  pack->reference = TEXT (self->student, KITH_STUDENT_COLLEGE_ID);
  pack->date_of_birth = keep_formatted (self, self->student, KITH_STUDENT_DATE_OF_BIRTH);
  pack->uln = TEXT (self->student, KITH_STUDENT_ULN);
  pack->to = TEXT (self->transfer, KITH_TRANSFER_TO);
  pack->to_person = TEXT (self->transfer, KITH_TRANSFER_TO_PERSON);
  pack->moved_on = keep_formatted (self, self->transfer, KITH_TRANSFER_MOVED_ON);
  if (kith_transfer_find_due (self->transfer, calendar, &due))
    pack->due = keep (self, kith_date_format (&due));
  pack->from = TEXT (self->college, KITH_COLLEGE_NAME);
  pack->lead_name = TEXT (self->college, KITH_COLLEGE_LEAD_NAME);
  pack->lead_phone = TEXT (self->college, KITH_COLLEGE_LEAD_PHONE);
  return TRUE;
}

/* Who has just become lead holds no key until a colleague signs in: a file of blank pages must not leave the building. */
static gboolean
check_opens (Gather  *self,
             GError **error)
{
  for (guint i = 0; i < self->pages->len; i++) {
    const KithConcernPage *page = g_ptr_array_index (self->pages, i);

    if (kith_record_has (page->item->concern, KITH_CONCERN_FACTS))
      continue;
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("A concern in this file does not open for your account yet. It does once another safeguarding lead "
                           "has signed in; then print the file again."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
gather (Gather  *self,
        gint64   student,
        gint64   transfer,
        GError **error)
{
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_concern_page_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->concerns = g_array_new (FALSE, FALSE, sizeof (KithTransferPackConcern));
  self->student = kith_case_file_load (self->file, &kith_student_kind, student, error);
  if (self->student == NULL)
    return FALSE;
  self->transfer = kith_transfer_pack_find_transfer (self->file, student, transfer, error);
  if (self->transfer == NULL || !gather_cover (self, error) ||
      !gather_concerns (self, student, error) || !check_opens (self, error))
    return FALSE;
  self->pack.concerns = (const KithTransferPackConcern *) (gpointer) self->concerns->data;
  self->pack.n_concerns = self->concerns->len;
  return TRUE;
}

/**
 * kith_transfer_pack_make:
 * @file: an open case file
 * @student: whose file it is
 * @transfer: where it goes, or 0 for the one that is on its way
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED for accounts that do not send safeguarding files
 *
 * Makes the safeguarding file of a student, with a cover sheet and a receipt. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_transfer_pack_make (KithCaseFile             *file,
                         gint64                    student,
                         gint64                    transfer,
                         const KithOutputOptions  *options,
                         GError                  **error)
{
  g_auto (Gather) self = { .file = file };
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithRoles roles;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  roles = kith_case_file_get_actor (file)->roles;
  if (!kith_policy_allows_any (roles, &kith_transfer_kind, KITH_ACTION_EDIT)) {
    g_autofree char *sentence = kith_policy_explain (roles, &kith_transfer_kind, KITH_ACTION_EDIT);

    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
    return NULL;
  }
  if (!gather (&self, student, transfer, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_transfer (&self.pack, &setting);
}
