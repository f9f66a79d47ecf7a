/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-endings.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-report-goodbye.h"

#include <glib/gi18n.h>

typedef struct {
  GArray *ids;
  GDate today;
} Due;

static gboolean
add_due (KithRecord  *ending,
         gpointer     data,
         GError     **error)
{
  Due *due = data;
  gint64 id = kith_record_get_id (ending);

  if (kith_ending_get_due_step (ending, &due->today) != NULL)
    g_array_append_val (due->ids, id);
  return TRUE;
}

/**
 * kith_endings_create_due_query:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the endings with a step that is due today; %NULL without an error for whoever may
 *   not see any
 */
KithQuery *
kith_endings_create_due_query (KithCaseFile  *file,
                               GError       **error)
{
  const KithActor *actor = NULL;
  g_autoptr (KithQuery) open = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Due due = { .ids = ids };
  KithQuery *query = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  actor = kith_case_file_get_actor (file);
  if (!kith_policy_allows_any (actor->roles, &kith_ending_kind, KITH_ACTION_SEE))
    return NULL;
  open = kith_query_new (&kith_ending_kind);
  kith_query_where (open, "done-on", NULL);
  kith_query_where_archived (open, FALSE);
  kith_query_where_concerns (open, actor->person);
  kith_case_file_get_today (file, &due.today);
  if (!kith_case_file_each (file, open, add_due, &due, NULL, error))
    return NULL;
  query = kith_query_new (&kith_ending_kind);
  kith_query_where_ids (query, ids);
  kith_query_set_order (query, "last-session");
  return query;
}

/**
 * kith_endings_list:
 * @file: an open case file
 * @student: id of a student
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the endings the actor may see, the last first
 */
GPtrArray *
kith_endings_list (KithCaseFile  *file,
                   gint64         student,
                   GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_ending_kind);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_ending_kind, KITH_ACTION_SEE))
    return g_ptr_array_new_with_free_func (g_object_unref);
  kith_query_where_student (query, student);
  return kith_case_file_list (file, query, NULL, error);
}

static char *
dup_next_words (KithCaseFile *file,
                KithRecord   *ending)
{
  gint64 next = kith_record_get_number (ending, KITH_ENDING_NEXT_PERSON);
  g_autofree char *name = next != 0 ? kith_case_file_dup_title (file, &kith_person_kind, next) : NULL;
  g_autofree char *day = kith_record_format (ending, KITH_ENDING_INTRODUCED_ON);

  if (name == NULL)
    return g_strdup (_("nobody chosen to come next"));
  if (kith_record_has (ending, KITH_ENDING_INTRODUCED_ON))
    /* Translators: who comes next, and the day they were introduced */
    return g_strdup_printf (_("next: %s, introduced %s"), name, day);
  /* Translators: who comes next */
  return g_strdup_printf (_("next: %s, not introduced yet"), name);
}

/**
 * kith_ending_dup_words:
 * @file: an open case file
 * @ending: how support comes to an end
 *
 * Returns: (transfer full): how far it is, in words
 */
char *
kith_ending_dup_words (KithCaseFile *file,
                       KithRecord   *ending)
{
  g_autofree char *next = dup_next_words (file, ending);
  g_autofree char *told = kith_record_format (ending, KITH_ENDING_TOLD_ON);
  g_autofree char *done = kith_record_format (ending, KITH_ENDING_DONE_ON);

  if (kith_record_has (ending, KITH_ENDING_DONE_ON))
    /* Translators: the day support ended, then who comes next */
    return g_strdup_printf (_("Ended on %s · %s"), done, next);
  if (!kith_record_has (ending, KITH_ENDING_TOLD_ON))
    /* Translators: who comes next */
    return g_strdup_printf (_("The student has not been told yet · %s"), next);
  /* Translators: the day the student was told, then who comes next */
  return g_strdup_printf (_("Student told on %s · %s"), told, next);
}

static KithRecord *
find_with_goodbye (KithCaseFile  *file,
                   gint64         student,
                   GError       **error)
{
  g_autoptr (GPtrArray) endings = kith_endings_list (file, student, error);

  for (guint i = 0; endings != NULL && i < endings->len; i++)
    if (kith_record_has (g_ptr_array_index (endings, i), KITH_ENDING_GOODBYE))
      return g_object_ref (g_ptr_array_index (endings, i));
  if (endings != NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("There is no goodbye note for this student yet. Write it in the plan of the ending, under People."));
  return NULL;
}

/**
 * kith_goodbye_make:
 * @file: an open case file
 * @student: id of a student
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: return location for an error
 *
 * Makes a letter of the goodbye note, for the student to keep. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_goodbye_make (KithCaseFile             *file,
                   gint64                    student,
                   const KithOutputOptions  *options,
                   GError                  **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithRecord) ending = NULL;
  g_autofree char *from = NULL;
  g_autofree char *next = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;
  KithGoodbye goodbye;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error))
    return NULL;
  record = kith_case_file_load (file, &kith_student_kind, student, error);
  ending = record != NULL ? find_with_goodbye (file, student, error) : NULL;
  if (ending == NULL)
    return NULL;
  from = kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (ending, KITH_ENDING_PERSON));
  if (kith_record_has (ending, KITH_ENDING_NEXT_PERSON))
    next = kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (ending, KITH_ENDING_NEXT_PERSON));
  goodbye = (KithGoodbye) {
    .to = kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME),
    .reference = kith_record_get_text (record, KITH_STUDENT_COLLEGE_ID),
    .from = from,
    .day = kith_record_get_text (ending, KITH_ENDING_LAST_SESSION),
    .text = kith_record_get_text (ending, KITH_ENDING_GOODBYE),
    .next = next,
  };
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_goodbye (&goodbye, &setting);
}
