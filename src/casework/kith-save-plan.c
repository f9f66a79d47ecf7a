/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-plan.h"

#include "kith-operation.h"
#include "kith-plan.h"
#include "kith-task.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_PLAN_##field)

/* Meetings of a kind of their own are told apart by what they are called; of the others there is one at a time, whatever
 * somebody calls it. */
static gboolean
is_of_same_kind (KithRecord *plan,
                 KithRecord *other)
{
  return !g_str_equal (TEXT (plan, TYPE), "other") || g_strcmp0 (TEXT (other, TITLE), TEXT (plan, TITLE)) == 0;
}

/* Whether one of the same kind comes after it already: planned, or held since, when an old one is written down late. */
static gboolean
find_following (KithCaseFile  *file,
                KithRecord    *plan,
                gboolean      *found,
                GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) later = NULL;

  kith_query_where_student (query, kith_record_get_number (plan, KITH_PLAN_STUDENT));
  kith_query_where (query, "type", TEXT (plan, TYPE));
  kith_query_where_any (query, "status", "planned held");
  kith_query_where_range (query, "date", TEXT (plan, DATE), NULL);
  later = kith_case_file_list (file, query, NULL, error);
  if (later == NULL)
    return FALSE;
  *found = FALSE;
  for (guint i = 0; i < later->len; i++) {
    KithRecord *other = g_ptr_array_index (later, i);

    if (kith_record_get_id (other) != kith_record_get_id (plan) &&
        is_of_same_kind (plan, other) &&
        (strcmp (TEXT (other, DATE), TEXT (plan, DATE)) > 0 || g_str_equal (TEXT (other, STATUS), "planned")))
      *found = TRUE;
  }
  return TRUE;
}

/* Somebody who corrects the minutes does not want back what was planned then and was moved or removed since. */
static gboolean
is_news (KithRecord *plan,
         KithRecord *before)
{
  if (g_strcmp0 (TEXT (plan, STATUS), "held") != 0 || !kith_record_has (plan, KITH_PLAN_NEXT_DUE))
    return FALSE;
  return before == NULL || !kith_record_field_equals (plan, before, KITH_PLAN_STATUS) ||
         !kith_record_field_equals (plan, before, KITH_PLAN_NEXT_DUE);
}

static gboolean
plan_following (KithCaseFile  *file,
                KithRecord    *plan,
                KithRecord    *before,
                GError       **error)
{
  static const guint kept[] = { KITH_PLAN_STUDENT, KITH_PLAN_TYPE, KITH_PLAN_TITLE, KITH_PLAN_AUTHORITY,
                                KITH_PLAN_CHAIR };
  g_autoptr (KithRecord) next = NULL;
  gboolean found = FALSE;

  if (!is_news (plan, before))
    return TRUE;
  if (!find_following (file, plan, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  next = kith_record_new (&kith_plan_kind);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    g_autofree char *value = kith_record_dup_stored (plan, kept[i]);

    kith_record_set_stored (next, kept[i], value);
  }
  kith_record_set_text (next, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (next, KITH_PLAN_DATE, TEXT (plan, NEXT_DUE));
  return kith_case_file_save (file, next, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/* The fields of a task mean nothing to whoever filled in a plan: the message names the action instead. */
static void
blame_action (guint          number,
              const GError  *reason,
              GError       **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  KithProblems *found = kith_problems_from_error (reason);
  g_autofree char *words = found != NULL ? kith_problems_dup_text (found, KITH_SEVERITY_ERROR) : NULL;

  if (words == NULL) {
    g_propagate_error (error, g_error_copy (reason));
    return;
  }
  /* Translators: the number of an action in a list, and what is wrong with it */
  kith_problems_add (problems, "actions", KITH_SEVERITY_ERROR, _("Action %u: %s"), number, words);
  kith_problems_to_error (problems, error);
}

static gboolean
add_actions (KithCaseFile  *file,
             KithRecord    *plan,
             GPtrArray     *actions,
             GError       **error)
{
  for (guint i = 0; actions != NULL && i < actions->len; i++) {
    g_autoptr (KithRecord) task = kith_record_dup (g_ptr_array_index (actions, i));
    g_autoptr (GError) reason = NULL;

    kith_record_set_number (task, KITH_TASK_STUDENT, kith_record_get_number (plan, KITH_PLAN_STUDENT));
    kith_record_set_number (task, KITH_TASK_PLAN, kith_record_get_id (plan));
    if (kith_case_file_save (file, task, KITH_SAVE_ACCEPT_WARNINGS, &reason))
      continue;
    blame_action (i + 1, reason, error);
    return FALSE;
  }
  return TRUE;
}

static const char *
get_label (KithRecord *plan)
{
  if (g_strcmp0 (TEXT (plan, STATUS), "held") == 0)
    return _("Meeting written down");
  return kith_record_get_id (plan) == 0 ? _("Plan: added") : _("Plan: changed");
}

/**
 * kith_save_plan:
 * @file: an open case file
 * @plan: a plan or review, new or changed
 * @actions: (nullable) (element-type KithRecord): tasks agreed in it, with a text and perhaps a person and a day
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a plan; when it was held and says when the next one is due, plans that one, unless one comes after it already;
 * and makes its actions tasks. One action with one undo: all of it or nothing.
 *
 * Returns: whether it was saved
 */
gboolean
kith_save_plan (KithCaseFile   *file,
                KithRecord     *plan,
                GPtrArray      *actions,
                KithSaveFlags   flags,
                GError        **error)
{
  gint64 id, version;
  g_autoptr (KithRecord) before = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (plan), FALSE);

  id = kith_record_get_id (plan);
  version = kith_record_get_version (plan);
  if (!kith_case_file_begin (file, get_label (plan), error))
    return FALSE;
  before = id != 0 ? kith_case_file_load (file, &kith_plan_kind, id, NULL) : NULL;
  if (!kith_case_file_save (file, plan, flags, &local_error) || !plan_following (file, plan, before, &local_error) ||
      !add_actions (file, plan, actions, &local_error))
    kith_case_file_rollback (file);
  else if (kith_case_file_commit (file, &local_error))
    return TRUE;
  kith_record_set_id (plan, id);
  kith_record_set_version (plan, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
