/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cover.h"

#include "kith-assign.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-period.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_ASSIGNMENT_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_ASSIGNMENT_##field)

static gboolean
set_invalid (const char  *sentence,
             GError     **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_cover (KithCaseFile     *file,
             const KithCover  *cover,
             GError          **error)
{
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));

  if (!kith_date_is_iso (cover->from) || !kith_date_is_iso (cover->until))
    return set_invalid (_("Enter the first and the last day of the cover."), error);
  if (strcmp (cover->until, cover->from) < 0)
    return set_invalid (_("From is after Until."), error);
  if (strcmp (cover->until, today) < 0)
    return set_invalid (_("These days are over. Enter days to come."), error);
  if (cover->by == 0)
    return set_invalid (_("Choose who covers."), error);
  return cover->by != cover->person || set_invalid (_("Nobody can cover for themselves. Choose someone else."), error);
}

static gboolean
is_coach_in (KithRecord      *assignment,
             const KithCover *cover)
{
  return g_strcmp0 (TEXT (assignment, ROLE), "coach") == 0 &&
         kith_periods_overlap (TEXT (assignment, FROM), TEXT (assignment, UNTIL), cover->from, cover->until);
}

/* Whoever supports the student as coach or cover sees the record already on those days. */
static GPtrArray *
list_support (KithCaseFile     *file,
              const KithCover  *cover,
              gint64            student,
              GError          **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *by = g_strdup_printf ("%" G_GINT64_FORMAT, cover->by);

  kith_query_where_student (query, student);
  kith_query_where (query, "person", by);
  kith_query_where_any (query, "role", "coach cover");
  kith_query_set_order (query, "from");
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
begin_cover (KithCaseFile     *file,
             const KithCover  *cover,
             gint64            student,
             const char       *from,
             const char       *until,
             const char       *reason,
             GError          **error)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_assignment_kind);

  kith_record_set_number (record, KITH_ASSIGNMENT_STUDENT, student);
  kith_record_set_number (record, KITH_ASSIGNMENT_PERSON, cover->by);
  kith_record_set_text (record, KITH_ASSIGNMENT_ROLE, "cover");
  kith_record_set_text (record, KITH_ASSIGNMENT_FROM, from);
  kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, until);
  kith_record_set_text (record, KITH_ASSIGNMENT_HOW_MATCHED, reason);
  /* A limit is about a caseload of one's own; it is heeded only from those who may go over it. */
  kith_record_set_text (record, KITH_ASSIGNMENT_OVERRIDE_REASON, reason);
  return kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/* For as long as the coach has the student themselves and is away, on the days on which whoever covers does not support
 * them anyway. */
static int
cover_student (KithCaseFile     *file,
               const KithCover  *cover,
               KithRecord       *assignment,
               const char       *reason,
               GError          **error)
{
  gint64 student = NUMBER (assignment, STUDENT);
  const char *end = TEXT (assignment, UNTIL);
  const char *until = end != NULL && strcmp (end, cover->until) < 0 ? end : cover->until;
  g_autofree char *from = g_strdup (strcmp (TEXT (assignment, FROM), cover->from) > 0 ? TEXT (assignment, FROM)
                                                                                      : cover->from);
  g_autoptr (GPtrArray) support = list_support (file, cover, student, error);
  int n = 0;

  for (guint i = 0; support != NULL && i < support->len && from != NULL; i++) {
    KithRecord *other = g_ptr_array_index (support, i);
    g_autofree char *day_before = kith_date_iso_add_days (TEXT (other, FROM), -1);

    if (!kith_periods_overlap (TEXT (other, FROM), TEXT (other, UNTIL), from, until))
      continue;
    if (strcmp (from, day_before) <= 0) {
      if (!begin_cover (file, cover, student, from, day_before, reason, error))
        return -1;
      n++;
    }
    g_free (from);
    from = TEXT (other, UNTIL) != NULL ? kith_date_iso_add_days (TEXT (other, UNTIL), 1) : NULL;
  }
  if (support == NULL)
    return -1;
  if (from == NULL || strcmp (from, until) > 0)
    return n;
  return begin_cover (file, cover, student, from, until, reason, error) ? n + 1 : -1;
}

static GPtrArray *
list_of_person (KithCaseFile  *file,
                gint64         person,
                GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  kith_query_where (query, "person", stored);
  return kith_case_file_list (file, query, NULL, error);
}

static char *
dup_reason (KithCaseFile    *file,
            const KithCover *cover)
{
  g_autofree char *name = kith_case_file_dup_title (file, &kith_person_kind, cover->person);
  g_autofree char *period = kith_period_format (cover->from, cover->until);

  /* Translators: a coach's name and a period, as in "Cover for Moira D'Arcy, 2 Mar 2026 to 13 Mar 2026" */
  return g_strdup_printf (_("Cover for %s, %s"), name != NULL ? name : _("Someone"), period);
}

static int
run (KithCaseFile     *file,
     const KithCover  *cover,
     const char       *reason,
     GError          **error)
{
  g_autoptr (GPtrArray) list = list_of_person (file, cover->person, error);
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (list == NULL)
    return -1;
  for (guint i = 0; i < list->len; i++) {
    KithRecord *assignment = g_ptr_array_index (list, i);
    gint64 student = NUMBER (assignment, STUDENT);
    int n = is_coach_in (assignment, cover) ? cover_student (file, cover, assignment, reason, error) : 0;

    if (n < 0)
      return -1;
    if (n > 0)
      g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  if (g_hash_table_size (students) > 0)
    return (int) g_hash_table_size (students);
  set_invalid (_("There is nobody to cover: on these days this person is no student’s coach, or whoever covers "
                 "supports them already."), error);
  return -1;
}

/**
 * kith_cover_arrange:
 * @file: an open case file
 * @cover: who covers for whom, from when until when
 * @error: what is wrong
 *
 * Gives every student whose coach is away the same cover for those days, as one action with one undo. Days on which
 * that person supports the student anyway are left out.
 *
 * Returns: how many students are covered; -1 on failure, and then nothing changed
 */
int
kith_cover_arrange (KithCaseFile     *file,
                    const KithCover  *cover,
                    GError          **error)
{
  g_autofree char *reason = NULL;
  int n;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), -1);
  g_return_val_if_fail (cover != NULL, -1);

  if (!check_cover (file, cover, error))
    return -1;
  reason = dup_reason (file, cover);
  if (!kith_case_file_begin (file, reason, error))
    return -1;
  n = run (file, cover, reason, error);
  if (n < 0) {
    kith_case_file_rollback (file);
    return -1;
  }
  return kith_case_file_commit (file, error) ? n : -1;
}

/* One person who covers, with the last of their days and how many students. */
typedef struct {
  gint64 person;
  gint64 last_student;
  char *until;
  guint n_students;
} Covering;

static void
covering_clear (gpointer data)
{
  g_free (((Covering *) data)->until);
}

static void
count_covering (GArray     *covering,
                KithRecord *assignment)
{
  Covering entry = { NUMBER (assignment, PERSON), NUMBER (assignment, STUDENT), NULL, 1 };

  for (guint i = 0; i < covering->len; i++) {
    Covering *other = &g_array_index (covering, Covering, i);

    if (other->person != entry.person)
      continue;
    /* one student after the other: somebody may cover the same one twice, with days between */
    other->n_students += other->last_student != entry.last_student ? 1 : 0;
    other->last_student = entry.last_student;
    if (g_strcmp0 (TEXT (assignment, UNTIL), other->until) > 0)
      g_set_str (&other->until, TEXT (assignment, UNTIL));
    return;
  }
  entry.until = g_strdup (TEXT (assignment, UNTIL));
  g_array_append_val (covering, entry);
}

static gboolean
add_covering (KithCaseFile  *file,
              gint64         student,
              const char    *today,
              GArray        *covering,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GPtrArray) list = NULL;

  kith_query_where_student (query, student);
  kith_query_where (query, "role", "cover");
  list = kith_case_file_list (file, query, NULL, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (TEXT (g_ptr_array_index (list, i), UNTIL) == NULL ||
        strcmp (TEXT (g_ptr_array_index (list, i), UNTIL), today) >= 0)
      count_covering (covering, g_ptr_array_index (list, i));
  return list != NULL;
}

static char *
dup_covering_words (KithCaseFile   *file,
                    const Covering *covering)
{
  g_autofree char *name = kith_case_file_dup_title (file, &kith_person_kind, covering->person);
  g_autofree char *day = covering->until != NULL ? kith_date_format_iso_short (covering->until) : NULL;

  if (day == NULL)
    /* Translators: a name and how many students */
    return g_strdup_printf (ngettext ("%s covers %u student", "%s covers %u students", covering->n_students), name,
                            covering->n_students);
  /* Translators: a name, how many students, and a date */
  return g_strdup_printf (ngettext ("%s covers %u student until %s", "%s covers %u students until %s",
                                    covering->n_students), name, covering->n_students, day);
}

/**
 * kith_cover_dup_words:
 * @file: an open case file
 * @person: a coach
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): who covers their students today or later, a line each; empty for nobody
 */
char *
kith_cover_dup_words (KithCaseFile  *file,
                      gint64         person,
                      GError       **error)
{
  g_autoptr (GPtrArray) own = list_of_person (file, person, error);
  g_autoptr (GArray) covering = g_array_new (FALSE, FALSE, sizeof (Covering));
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  GDate day;

  if (own == NULL)
    return NULL;
  g_array_set_clear_func (covering, covering_clear);
  kith_case_file_get_today (file, &day);
  for (guint i = 0; i < own->len; i++)
    if (g_strcmp0 (TEXT (g_ptr_array_index (own, i), ROLE), "coach") == 0 &&
        kith_assignment_is_current_on (g_ptr_array_index (own, i), &day) &&
        !add_covering (file, NUMBER (g_ptr_array_index (own, i), STUDENT), today, covering, error))
      return NULL;
  for (guint i = 0; i < covering->len; i++) {
    g_autofree char *words = dup_covering_words (file, &g_array_index (covering, Covering, i));

    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
  }
  return g_strdup (lines->str);
}
