/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-one-to-one.h"

#include "kith-choice.h"
#include "kith-duration.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-report-one-to-one.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

#define TEXT(note, field) kith_record_get_text (note, KITH_NOTE_##field)

static void
action_free (gpointer data)
{
  KithOneToOneAction *action = data;

  g_free (action->what);
  g_free (action->who);
  g_free (action->by);
  g_free (action);
}

static void
remark_free (gpointer data)
{
  KithOneToOneRemark *remark = data;

  g_free (remark->heading);
  g_free (remark->text);
  g_free (remark);
}

static KithRecord *
find_newest (KithCaseFile  *file,
             gint64         student,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;

  kith_query_where_student (query, student);
  kith_query_where_not_struck (query);
  kith_query_set_order (query, "-date -time");
  kith_query_set_limit (query, 1);
  notes = kith_case_file_list (file, query, NULL, error);
  if (notes == NULL)
    return NULL;
  if (notes->len > 0)
    return g_object_ref (g_ptr_array_index (notes, 0));
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _("There is no note about this student that this account may read. Write one first."));
  return NULL;
}

/* A note of somebody else is not one of this student's. What was struck out leaves the file in an access pack only, and what
 * is sealed does not open to whoever lacks the key: half a note is worse than none. */
static gboolean
check_note (KithRecord  *note,
            gint64       student,
            GError     **error)
{
  const char *problem = NULL;

  if (kith_record_get_number (note, KITH_NOTE_STUDENT) != student)
    problem = _("This note is about another student. Choose one of theirs.");
  else if (kith_note_is_struck (note))
    problem = _("This note was struck out, so it is not printed. Choose another one.");
  else if (g_strcmp0 (TEXT (note, CONTACT_MADE), "yes") == 0 && kith_text_is_empty (TEXT (note, TEXT)))
    problem = _("This account cannot open this note. Sign in as the safeguarding lead to print it.");
  if (problem != NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, problem);
  return problem == NULL;
}

static KithRecord *
find_note (KithCaseFile  *file,
           gint64         student,
           gint64         id,
           GError       **error)
{
  g_autoptr (KithRecord) note =
    id != 0 ? kith_case_file_load (file, &kith_note_kind, id, error) : find_newest (file, student, error);

  return note != NULL && check_note (note, student, error) ? g_steal_pointer (&note) : NULL;
}

static GPtrArray *
list_of_note (KithCaseFile   *file,
              const KithKind *kind,
              gint64          note,
              const char     *order,
              GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, note);

  kith_query_where (query, "note", id);
  kith_query_set_order (query, order);
  return kith_case_file_list (file, query, NULL, error);
}

static GPtrArray *
list_actions (KithCaseFile  *file,
              gint64         note,
              GError       **error)
{
  g_autoptr (GPtrArray) tasks = list_of_note (file, &kith_task_kind, note, "due", error);
  GPtrArray *actions = tasks != NULL ? g_ptr_array_new_with_free_func (action_free) : NULL;

  for (guint i = 0; tasks != NULL && i < tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (tasks, i);
    KithOneToOneAction *action = g_new0 (KithOneToOneAction, 1);

    action->what = g_strdup (kith_record_get_text (task, KITH_TASK_TEXT));
    action->who = kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (task, KITH_TASK_PERSON));
    action->by = g_strdup (kith_record_get_text (task, KITH_TASK_DUE));
    action->done = kith_record_has (task, KITH_TASK_DONE_ON);
    g_ptr_array_add (actions, action);
  }
  return actions;
}

static GPtrArray *
list_remarks (KithCaseFile  *file,
              gint64         note,
              GError       **error)
{
  g_autoptr (GPtrArray) amendments = list_of_note (file, &kith_amendment_kind, note, "recorded-at", error);
  GPtrArray *remarks = amendments != NULL ? g_ptr_array_new_with_free_func (remark_free) : NULL;

  for (guint i = 0; amendments != NULL && i < amendments->len; i++) {
    KithRecord *amendment = g_ptr_array_index (amendments, i);
    KithOneToOneRemark *remark = g_new0 (KithOneToOneRemark, 1);
    g_autofree char *author =
      kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (amendment, KITH_AMENDMENT_AUTHOR));
    g_autofree char *moment =
      kith_time_format_instant (kith_record_get_number (amendment, KITH_AMENDMENT_RECORDED_AT));

    if (kith_amendment_is_statement (amendment))
      /* Translators: who wrote down what the student says about a note, and when */
      remark->heading = g_strdup_printf (_("The student’s own statement, written down by %s, %s"),
                                         author != NULL ? author : _("Somebody"), moment);
    else
      /* Translators: who added something to a note, and when */
      remark->heading = g_strdup_printf (_("%s, %s"), author != NULL ? author : _("Somebody"), moment);
    remark->text = g_strdup (kith_record_get_text (amendment, KITH_AMENDMENT_TEXT));
    g_ptr_array_add (remarks, remark);
  }
  return remarks;
}

static char *
dup_goals (KithCaseFile *file,
           KithRecord   *note)
{
  const char *stored = TEXT (note, GOALS);
  g_auto (GStrv) ids = g_strsplit_set (stored != NULL ? stored : "", " ,", -1);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++) {
    gint64 id = g_ascii_strtoll (ids[i], NULL, 10);
    g_autofree char *title = id != 0 ? kith_case_file_dup_title (file, &kith_goal_kind, id) : NULL;

    if (title != NULL)
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? "\n" : "", title);
  }
  return g_strdup (titles->str);
}

static KithDocument *
make_document (KithCaseFile             *file,
               KithRecord               *student,
               KithRecord               *note,
               const KithOutputOptions  *options,
               GError                  **error)
{
  g_autoptr (GPtrArray) actions = list_actions (file, kith_record_get_id (note), error);
  g_autoptr (GPtrArray) remarks = actions != NULL ? list_remarks (file, kith_record_get_id (note), error) : NULL;
  g_autofree char *legal = kith_student_dup_legal_name (student);
  g_autofree char *type = kith_record_format (note, KITH_NOTE_TYPE);
  g_autofree char *contact = kith_record_format (note, KITH_NOTE_CONTACT_MADE);
  g_autofree char *readers = kith_record_format (note, KITH_NOTE_VISIBILITY);
  g_autofree char *time = TEXT (note, TIME) != NULL ? kith_time_format (TEXT (note, TIME)) : NULL;
  g_autofree char *author =
    kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (note, KITH_NOTE_AUTHOR));
  g_autofree char *length = kith_record_has (note, KITH_NOTE_MINUTES)
                              ? kith_duration_format ((int) kith_record_get_number (note, KITH_NOTE_MINUTES)) : NULL;
  g_autofree char *goals = dup_goals (file, note);
  g_autofree char *moment = kith_output_dup_moment (file);
  KithReportSetting setting;
  const KithOneToOne values = {
    .preferred_name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME),
    .legal_name = legal,
    .reference = kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID),
    .type = type,
    .date = TEXT (note, DATE),
    .time = time,
    .length = length,
    .place = TEXT (note, PLACE),
    .author = author,
    .present = TEXT (note, PRESENT),
    .contact = contact,
    .own_words = TEXT (note, OWN_WORDS),
    .text = TEXT (note, TEXT),
    .strengths = TEXT (note, STRENGTHS),
    .goals = goals,
    .next_steps = TEXT (note, NEXT_STEPS),
    .actions = actions,
    .remarks = remarks,
    .readers = readers,
    .for_lead = g_strcmp0 (TEXT (note, VISIBILITY), "dsl") == 0,
  };

  if (remarks == NULL)
    return NULL;
  kith_output_begin (&setting, file, options, moment);
  return kith_report_one_to_one (&values, &setting);
}

/**
 * kith_one_to_one_make:
 * @file: an open case file
 * @student: id of a student
 * @note: id of a note of theirs, or 0 for the newest the actor may read
 * @options: (nullable): how the student is named, and what stands at the top
 * @error: %KITH_ERROR_NOT_FOUND when there is none, %KITH_ERROR_INVALID for one that is not printed
 *
 * Puts one note on paper, with what was added to it since. Blocks.
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_one_to_one_make (KithCaseFile             *file,
                      gint64                    student,
                      gint64                    note,
                      const KithOutputOptions  *options,
                      GError                  **error)
{
  g_autoptr (KithRecord) student_record = NULL;
  g_autoptr (KithRecord) record = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_PRINT, error) ||
      (student_record = kith_case_file_load (file, &kith_student_kind, student, error)) == NULL ||
      (record = find_note (file, student, note, error)) == NULL)
    return NULL;
  return make_document (file, student_record, record, options, error);
}
