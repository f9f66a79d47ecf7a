/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-matching.h"

#include "kith-assign.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-problems.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Help with choosing who supports a student. What speaks against somebody is what saving the assignment would say, so
 * the two cannot differ; what speaks for them is compared word by word and said in words. */

/* In this order they come to mind first, where nothing speaks against either of two people. */
typedef enum {
  REASON_KNOWS_STUDENT = 1 << 3,
  REASON_LANGUAGE      = 1 << 2,
  REASON_SITE          = 1 << 1,
  REASON_INTEREST      = 1 << 0,
} Reasons;

typedef struct {
  KithMatchCandidate *candidate;
  Reasons reasons;
} Ranked;

typedef struct {
  KithCaseFile *file;
  KithRecord *student;
  const char *role;
  char *today;
  char *yesterday;
  /* what the student says about themselves, folded, with a space at either end */
  char *profile;
  GPtrArray *past;
} Matching;

/**
 * kith_match_candidate_free:
 * @self: (transfer full): somebody who could support a student
 */
void
kith_match_candidate_free (KithMatchCandidate *self)
{
  g_free (self->name);
  g_strfreev (self->reasons);
  g_strfreev (self->against);
  g_free (self->shares);
  g_free (self);
}

static void
matching_clear (Matching *self)
{
  g_clear_object (&self->student);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_free (self->today);
  g_free (self->yesterday);
  g_free (self->profile);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matching, matching_clear)

static char *
dup_profile (KithRecord *student)
{
  static const guint fields[] = {
    KITH_STUDENT_OWN_WORDS, KITH_STUDENT_STRENGTHS, KITH_STUDENT_MATTERS, KITH_STUDENT_HELPS, KITH_STUDENT_COURSE,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kith_record_has (student, fields[i]))
      g_string_append_printf (text, "%s\n", kith_record_get_text (student, fields[i]));
  folded = kith_text_fold (text->str);
  return g_strconcat (" ", folded, " ", NULL);
}

static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *folded = kith_text_fold (words);
  g_autofree char *whole = g_strconcat (" ", folded, " ", NULL);

  return *folded != '\0' && strstr (text, whole) != NULL;
}

/* Knowing the student: the note of when is in the student's own history. */
static gboolean
knows_student (Matching   *self,
               KithRecord *person)
{
  for (guint i = 0; i < self->past->len; i++)
    if (kith_record_get_number (g_ptr_array_index (self->past, i), KITH_ASSIGNMENT_PERSON) ==
        kith_record_get_id (person))
      return TRUE;
  return FALSE;
}

static gboolean
shares_language (Matching   *self,
                 KithRecord *person)
{
  const char *spoken = kith_record_get_text (person, KITH_PERSON_LANGUAGES);
  const char *needed = kith_record_get_text (self->student, KITH_STUDENT_INTERPRETER_LANGUAGE);
  g_autofree char *folded = kith_text_fold (spoken);
  g_autofree char *list = g_strconcat (" ", folded, " ", NULL);

  return needed != NULL && has_words (list, needed);
}

static gboolean
shares_site (Matching   *self,
             KithRecord *person)
{
  g_autofree char *site = kith_text_fold (kith_record_get_text (person, KITH_PERSON_SITE));
  g_autofree char *campus = kith_text_fold (kith_record_get_text (self->student, KITH_STUDENT_CAMPUS));

  return *site != '\0' && g_str_equal (site, campus);
}

/* Interests the student mentions themselves, as the mentor wrote them. */
static char *
dup_shared_interests (Matching   *self,
                      KithRecord *person)
{
  const char *interests = kith_record_get_text (person, KITH_PERSON_INTERESTS);
  g_auto (GStrv) parts = g_strsplit_set (interests != NULL ? interests : "", ",;", -1);
  g_autoptr (GStrvBuilder) shared = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (has_words (self->profile, parts[i]))
      g_strv_builder_take (shared, kith_text_tidy_line (parts[i]));
  list = g_strv_builder_end (shared);
  return list[0] != NULL ? g_strjoinv (", ", list) : NULL;
}

/* As the limit counts: those supported today. */
static guint
count_students (Matching  *self,
                GPtrArray *caseload)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GDate today;

  kith_case_file_get_today (self->file, &today);
  for (guint i = 0; i < caseload->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (caseload, i), KITH_ASSIGNMENT_STUDENT);

    if (kith_assignment_is_current_on (g_ptr_array_index (caseload, i), &today))
      g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  return g_hash_table_size (students);
}

/* NULL when they are full, which stands among what speaks against, and for whoever does not see all they support: a number
 * that is too small would say that there is room. */
static char *
dup_capacity (Matching    *self,
              KithRecord  *person,
              GError     **error)
{
  g_autoptr (GPtrArray) caseload = NULL;
  gint64 limit = kith_record_get_number (person, KITH_PERSON_CASELOAD_LIMIT);
  guint n = 0;

  if (!kith_assign_sees_all (kith_case_file_get_actor (self->file)->roles))
    return NULL;
  caseload = kith_assign_list_caseload (self->file, kith_record_get_id (person), self->yesterday, error);
  if (caseload == NULL)
    return NULL;
  n = count_students (self, caseload);
  if (!kith_record_has (person, KITH_PERSON_CASELOAD_LIMIT))
    return g_strdup_printf (ngettext ("supports %u student now", "supports %u students now", n), n);
  if ((gint64) n >= limit)
    return NULL;
  /* Translators: how many students a person supports and how many they can: "has room: 5 of 8 students" */
  return g_strdup_printf (ngettext ("has room: %u of %d student", "has room: %u of %d students", (gulong) limit), n,
                          (int) limit);
}

static gboolean
add_reasons (Matching     *self,
             KithRecord   *person,
             Ranked       *ranked,
             GError      **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *interests = dup_shared_interests (self, person);
  g_autoptr (GError) local_error = NULL;
  char *capacity = dup_capacity (self, person, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  ranked->reasons = (knows_student (self, person) ? REASON_KNOWS_STUDENT : 0) |
                    (shares_language (self, person) ? REASON_LANGUAGE : 0) |
                    (shares_site (self, person) ? REASON_SITE : 0) | (interests != NULL ? REASON_INTEREST : 0);
  if (ranked->reasons & REASON_KNOWS_STUDENT)
    g_strv_builder_add (words, _("has worked with the student before"));
  if (ranked->reasons & REASON_LANGUAGE)
    /* Translators: a language, as in "speaks Tigrinya" */
    g_strv_builder_take (words, g_strdup_printf (_("speaks %s"), kith_record_get_text (
                                  self->student, KITH_STUDENT_INTERPRETER_LANGUAGE)));
  if (ranked->reasons & REASON_SITE)
    /* Translators: a campus */
    g_strv_builder_take (words, g_strdup_printf (_("works at %s"), kith_record_get_text (person, KITH_PERSON_SITE)));
  if (interests != NULL)
    /* Translators: interests separated by commas */
    g_strv_builder_take (words, g_strdup_printf (_("shares an interest: %s"), interests));
  if (capacity != NULL)
    g_strv_builder_take (words, capacity);
  ranked->candidate->reasons = g_strv_builder_end (words);
  return TRUE;
}

/* Asked the way a save asks, for an assignment that is not the main one: who is main now is a question of its own. */
static gboolean
add_against (Matching     *self,
             KithRecord   *person,
             Ranked       *ranked,
             GError      **error)
{
  g_autoptr (KithRecord) assignment = kith_record_new (&kith_assignment_kind);
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  kith_record_set_number (assignment, KITH_ASSIGNMENT_STUDENT, kith_record_get_id (self->student));
  kith_record_set_number (assignment, KITH_ASSIGNMENT_PERSON, kith_record_get_id (person));
  kith_record_set_text (assignment, KITH_ASSIGNMENT_ROLE, self->role);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_FROM, self->today);
  if (!kith_case_file_check (self->file, assignment, problems, error))
    return FALSE;
  for (guint i = 0; i < kith_problems_get_size (problems); i++)
    g_strv_builder_add (sentences, kith_problems_get (problems, i)->message);
  ranked->candidate->against = g_strv_builder_end (sentences);
  return TRUE;
}

static int
compare_ranked (gconstpointer first,
                gconstpointer second)
{
  const Ranked *one = first, *other = second;
  gboolean one_is_free = one->candidate->against[0] == NULL;
  gboolean other_is_free = other->candidate->against[0] == NULL;

  if (one_is_free != other_is_free)
    return one_is_free ? -1 : 1;
  return (int) other->reasons - (int) one->reasons;
}

static gboolean
matching_init (Matching      *self,
               KithCaseFile  *file,
               gint64         student,
               const char    *role,
               GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);

  self->file = file;
  self->role = role;
  self->today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->yesterday = kith_date_iso_add_days (self->today, -1);
  self->student = kith_case_file_load (file, &kith_student_kind, student, error);
  if (self->student == NULL)
    return FALSE;
  self->profile = dup_profile (self->student);
  kith_query_where_student (query, student);
  kith_query_where_range (query, "until", NULL, self->yesterday);
  self->past = kith_case_file_list (file, query, NULL, error);
  return self->past != NULL;
}

static GPtrArray *
list_people (Matching      *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);

  kith_query_where_any (query, "roles", g_str_equal (self->role, "mentor") ? "mentor" : "coach");
  kith_query_where_current (query);
  return kith_case_file_list (self->file, query, cancellable, error);
}

static KithRecord *
find_first (Matching        *self,
            const KithKind  *kind,
            KithRecord      *person,
            GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (person));
  g_autoptr (GPtrArray) records = NULL;

  kith_query_where (query, "person", id);
  records = kith_case_file_list (self->file, query, NULL, error);
  return records != NULL && records->len > 0 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

static gboolean
find_agreement (Matching     *self,
                KithRecord   *person,
                char        **shares,
                GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) agreement = find_first (self, &kith_agreement_kind, person, &local_error);
  const char *does = NULL;
  const char *does_not = NULL;

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (agreement == NULL)
    return TRUE;
  does = kith_record_get_text (agreement, KITH_AGREEMENT_SHARES);
  does_not = kith_record_get_text (agreement, KITH_AGREEMENT_KEEPS);
  if (does != NULL && does_not != NULL)
    /* Translators: what a mentor shares of their own experience with students, and what not */
    *shares = g_strdup_printf (_("Shares: %s Doesn’t share: %s"), does, does_not);
  else if (does != NULL)
    /* Translators: what a mentor shares of their own experience with students */
    *shares = g_strdup_printf (_("Shares: %s"), does);
  else if (does_not != NULL)
    /* Translators: what a mentor does not share of their own experience with students */
    *shares = g_strdup_printf (_("Doesn’t share: %s"), does_not);
  return TRUE;
}

/* Whoever is still on the way to becoming a mentor, or has moved on, is not offered. */
static gboolean
is_offered (Matching    *self,
            KithRecord  *person,
            gboolean    *offered,
            GError     **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_recruitment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (person));
  g_autoptr (GPtrArray) stages = NULL;

  *offered = TRUE;
  if (!g_str_equal (self->role, "mentor"))
    return TRUE;
  kith_query_where (query, "person", id);
  stages = kith_case_file_list (self->file, query, NULL, error);
  if (stages != NULL)
    *offered = kith_recruitment_may_mentor (kith_recruitment_find_latest (stages));
  return stages != NULL;
}

static gboolean
rank (Matching     *self,
      KithRecord   *person,
      GArray       *ranked,
      GError      **error)
{
  Ranked entry = { NULL, 0 };
  gboolean offered = FALSE;

  if (!is_offered (self, person, &offered, error))
    return FALSE;
  if (!offered)
    return TRUE;
  entry.candidate = g_new0 (KithMatchCandidate, 1);
  entry.candidate->person = kith_record_get_id (person);
  entry.candidate->name = kith_record_dup_title (person);
  if (add_reasons (self, person, &entry, error) && add_against (self, person, &entry, error) &&
      find_agreement (self, person, &entry.candidate->shares, error)) {
    g_array_append_val (ranked, entry);
    return TRUE;
  }
  kith_match_candidate_free (entry.candidate);
  return FALSE;
}

/**
 * kith_matching_list:
 * @file: an open case file
 * @student: who is to be supported
 * @role: `mentor`, `coach` or `cover`
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Everybody who works here in the role, with what speaks for and against them in words. First those whom nothing speaks
 * against; among them those who know the student, then who share a language, a site, an interest; then by name.
 *
 * Returns: (transfer full) (nullable) (element-type KithMatchCandidate): the candidates
 */
GPtrArray *
kith_matching_list (KithCaseFile  *file,
                    gint64         student,
                    const char    *role,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_auto (Matching) self = { 0 };
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) candidates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_candidate_free);
  gboolean done = TRUE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  if (!matching_init (&self, file, student, role, error))
    return NULL;
  people = list_people (&self, cancellable, error);
  for (guint i = 0; people != NULL && done && i < people->len; i++)
    done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           rank (&self, g_ptr_array_index (people, i), ranked, error);
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (candidates, g_array_index (ranked, Ranked, i).candidate);
  return people != NULL && done ? g_steal_pointer (&candidates) : NULL;
}
