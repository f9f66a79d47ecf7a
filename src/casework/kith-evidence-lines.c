/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-evidence-lines.h"

#include "kith-date.h"
#include "kith-evidence.h"
#include "kith-feedback.h"
#include "kith-lists.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

void
kith_evidence_line_free (KithEvidenceLine *self)
{
  g_clear_object (&self->record);
  g_free (self->title);
  g_free (self->words);
  g_free (self->remark);
  g_free (self);
}

/**
 * kith_evidence_list_get_kind:
 * @list: a list
 *
 * Returns: what its records are
 */
const KithKind *
kith_evidence_list_get_kind (KithEvidenceList list)
{
  switch (list) {
  case KITH_EVIDENCE_LIST_FEEDBACK:
    return &kith_feedback_kind;
  case KITH_EVIDENCE_LIST_EVIDENCE:
    return &kith_evidence_kind;
  case KITH_EVIDENCE_LIST_DESTINATIONS:
    return &kith_student_kind;
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_evidence_list_query:
 * @list: a list
 * @typed: (nullable): words somebody looks for
 * @today: the day of the clock
 *
 * Returns: (transfer full): what the list asks for, and its export. Of those who left it is everybody who might have to be
 *   asked.
 */
KithQuery *
kith_evidence_list_query (KithEvidenceList  list,
                          const char       *typed,
                          const GDate      *today)
{
  KithQuery *query = kith_query_new (kith_evidence_list_get_kind (list));

  if (!kith_text_is_empty (typed))
    kith_query_where_words (query, typed);
  if (list == KITH_EVIDENCE_LIST_DESTINATIONS) {
    GDate first = *today;
    g_autofree char *from = NULL;
    g_autofree char *until = kith_date_to_iso (today);

    g_date_subtract_months (&first, KITH_DESTINATION_MONTHS_TO_ASK);
    from = kith_date_to_iso (&first);
    kith_query_where (query, "stage", "left");
    kith_query_where_range (query, "leaving-date", from, until);
  }
  return query;
}

/* "A student · Wren Castellanos · 3 March 2026 · The drop-in": what is not there leaves no gap. */
static void
append (GString    *words,
        const char *part)
{
  if (kith_text_is_empty (part))
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static KithEvidenceLine *
make_feedback (KithCaseFile *file,
               KithRecord   *feedback,
               const GDate  *today)
{
  KithEvidenceLine *line = g_new0 (KithEvidenceLine, 1);
  gint64 student = kith_record_get_number (feedback, KITH_FEEDBACK_STUDENT);
  g_autofree char *name = student != 0 ? kith_case_file_dup_title (file, &kith_student_kind, student) : NULL;
  g_autofree char *day = kith_date_format_iso (kith_record_get_text (feedback, KITH_FEEDBACK_DATE));
  GString *words = g_string_new (NULL);

  append (words, kith_choice_list_get_label (&kith_feedback_sources, kith_record_get_text (feedback, KITH_FEEDBACK_SAID_BY)));
  append (words, name);
  append (words, day);
  append (words, kith_record_get_text (feedback, KITH_FEEDBACK_ABOUT));
  /* Translators: the words somebody said */
  line->title = g_strdup_printf (_("“%s”"), kith_record_get_text (feedback, KITH_FEEDBACK_QUOTE));
  line->words = g_string_free_and_steal (words);
  line->remark = kith_feedback_dup_consent_words (feedback, today);
  line->is_urgent = !kith_feedback_has_consent (feedback, today);
  return line;
}

static char *
dup_action_words (KithRecord *evidence)
{
  const char *action = kith_record_get_text (evidence, KITH_EVIDENCE_ACTION);
  g_autofree char *by = kith_date_format_iso (kith_record_get_text (evidence, KITH_EVIDENCE_ACTION_BY));

  if (action == NULL)
    return g_strdup ("");
  if (*by == '\0')
    /* Translators: an action */
    return g_strdup_printf (_("Still to do: %s"), action);
  /* Translators: an action, then a day */
  return g_strdup_printf (_("Still to do: %s, by %s"), action, by);
}

static KithEvidenceLine *
make_evidence (KithRecord  *evidence,
               const GDate *today)
{
  KithEvidenceLine *line = g_new0 (KithEvidenceLine, 1);
  g_autofree char *place = kith_evidence_dup_place (evidence);
  g_autofree char *day = kith_date_format_iso (kith_record_get_text (evidence, KITH_EVIDENCE_DATE));
  GString *words = g_string_new (NULL);
  GDate by;

  append (words, place);
  append (words, day);
  append (words, kith_record_get_text (evidence, KITH_EVIDENCE_PROOF));
  line->title = g_strdup (kith_record_get_text (evidence, KITH_EVIDENCE_TEXT));
  line->words = g_string_free_and_steal (words);
  line->remark = dup_action_words (evidence);
  line->is_urgent = kith_record_get_date (evidence, KITH_EVIDENCE_ACTION_BY, &by) && g_date_compare (&by, today) < 0;
  return line;
}

static char *
dup_question_words (KithDestination  when,
                    const GDate     *due)
{
  g_autofree char *day = kith_date_format (due);

  switch (when) {
  case KITH_DESTINATION_EXIT:
    /* Translators: a day */
    return g_strdup_printf (_("Ask what comes next, since %s"), day);
  case KITH_DESTINATION_3_MONTHS:
    /* Translators: a day */
    return g_strdup_printf (_("Three months on: ask since %s"), day);
  case KITH_DESTINATION_6_MONTHS:
    /* Translators: a day */
    return g_strdup_printf (_("Six months on: ask since %s"), day);
  }
  g_return_val_if_reached (NULL);
}

static KithEvidenceLine *
make_destination (KithRecord  *student,
                  const GDate *today)
{
  KithEvidenceLine *line = NULL;
  g_autofree char *left = kith_date_format_iso (kith_record_get_text (student, KITH_STUDENT_LEAVING_DATE));
  const char *reason =
    kith_choice_list_get_label (&kith_leaving_reasons, kith_record_get_text (student, KITH_STUDENT_LEAVING_REASON));
  KithDestination when = KITH_DESTINATION_EXIT;
  GString *words = NULL;
  GDate due;

  if (!kith_destination_find_due (student, today, &when, &due))
    return NULL;
  line = g_new0 (KithEvidenceLine, 1);
  /* Translators: a day */
  words = g_string_new (NULL);
  g_string_append_printf (words, _("Left on %s"), left);
  append (words, reason);
  append (words, kith_record_get_text (student, KITH_STUDENT_PHONE));
  line->title = g_strdup (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME));
  line->words = g_string_free_and_steal (words);
  line->remark = dup_question_words (when, &due);
  line->when = when;
  return line;
}

static KithEvidenceLine *
make_line (KithCaseFile     *file,
           KithEvidenceList  list,
           KithRecord       *record,
           const GDate      *today)
{
  KithEvidenceLine *line = NULL;

  switch (list) {
  case KITH_EVIDENCE_LIST_FEEDBACK:
    line = make_feedback (file, record, today);
    break;
  case KITH_EVIDENCE_LIST_EVIDENCE:
    line = make_evidence (record, today);
    break;
  case KITH_EVIDENCE_LIST_DESTINATIONS:
    line = make_destination (record, today);
    break;
  }
  if (line != NULL)
    line->record = g_object_ref (record);
  return line;
}

/* Who left longest ago is asked first: they are soonest out of reach. */
static int
compare_leaving (gconstpointer a,
                 gconstpointer b)
{
  const KithEvidenceLine *one = *(const KithEvidenceLine *const *) a;
  const KithEvidenceLine *other = *(const KithEvidenceLine *const *) b;

  return g_strcmp0 (kith_record_get_text (one->record, KITH_STUDENT_LEAVING_DATE),
                    kith_record_get_text (other->record, KITH_STUDENT_LEAVING_DATE));
}

/**
 * kith_evidence_list_load:
 * @file: an open case file
 * @list: a list
 * @typed: (nullable): words somebody looks for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithEvidenceLine): what the actor may see of it
 */
GPtrArray *
kith_evidence_list_load (KithCaseFile      *file,
                         KithEvidenceList   list,
                         const char        *typed,
                         GError           **error)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *lines = NULL;
  GDate today;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  kith_case_file_get_today (file, &today);
  query = kith_evidence_list_query (list, typed, &today);
  records = kith_case_file_list (file, query, NULL, error);
  if (records == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_evidence_line_free);
  for (guint i = 0; i < records->len; i++) {
    KithEvidenceLine *line = make_line (file, list, g_ptr_array_index (records, i), &today);

    if (line != NULL)
      g_ptr_array_add (lines, line);
  }
  if (list == KITH_EVIDENCE_LIST_DESTINATIONS)
    g_ptr_array_sort (lines, compare_leaving);
  return lines;
}
