/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates.h"

#include "kith-nicknames.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much each thing in common says. Below ENOUGH, two students of one college have it in common by chance. */
#define SCORE_NUMBER 100
#define SCORE_WHOLE_NAME 50
#define SCORE_SHORT_NAME 45
#define SCORE_PHONE 45
#define SCORE_BIRTH 25
#define SCORE_ONE_NAME 20
#define ENOUGH 45

#define ULN_NOT_YET_KNOWN "9999999999"

/* The names of one student, folded. */
typedef struct {
  char *preferred;
  char *legal;
  char *first;
  char *last;
  char *previous;
  char *phone;
} Names;

typedef struct {
  KithRecord *student;
  Names names;
  GPtrArray *found;
} Search;

static const char *
get_text (KithRecord       *student,
          KithStudentField  field)
{
  return kith_record_get_text (student, field);
}

static void
names_clear (Names *self)
{
  g_clear_pointer (&self->preferred, g_free);
  g_clear_pointer (&self->legal, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer (&self->previous, g_free);
  g_clear_pointer (&self->phone, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static char *
dup_last_word (const char *name)
{
  const char *space = strrchr (name, ' ');

  return g_strdup (space != NULL ? space + 1 : "");
}

static void
names_init (Names      *self,
            KithRecord *student)
{
  g_autofree char *legal = kith_student_dup_legal_name (student);
  g_autofree char *given = kith_text_fold (get_text (student, KITH_STUDENT_LEGAL_FIRST_NAME));
  g_autofree char *family = kith_text_fold (get_text (student, KITH_STUDENT_LEGAL_LAST_NAME));
  const char *first = NULL;

  self->preferred = kith_text_fold (get_text (student, KITH_STUDENT_PREFERRED_NAME));
  self->legal = kith_text_fold (legal);
  self->previous = kith_text_fold (get_text (student, KITH_STUDENT_PREVIOUS_NAMES));
  self->phone = kith_text_digits (get_text (student, KITH_STUDENT_PHONE));
  first = *given != '\0' ? given : self->preferred;
  self->first = g_strndup (first, strcspn (first, " "));
  self->last = *family != '\0' ? g_strdup (family) : dup_last_word (self->preferred);
}

static gboolean
are_same (const char *a,
          const char *b)
{
  return *a != '\0' && g_str_equal (a, b);
}

static gboolean
share_number (KithRecord       *a,
              KithRecord       *b,
              KithStudentField  field)
{
  const char *number = get_text (a, field);

  return number != NULL && !g_str_equal (number, ULN_NOT_YET_KNOWN) && g_strcmp0 (number, get_text (b, field)) == 0;
}

static gboolean
share_whole_name (const Names *a,
                  const Names *b)
{
  return are_same (a->preferred, b->preferred) || are_same (a->legal, b->legal) || are_same (a->preferred, b->legal) ||
         are_same (a->legal, b->preferred) || are_same (a->preferred, b->previous) ||
         are_same (a->previous, b->preferred);
}

static gboolean
share_first_name (const Names *a,
                  const Names *b)
{
  g_autofree char *preferred_a = g_strndup (a->preferred, strcspn (a->preferred, " "));
  g_autofree char *preferred_b = g_strndup (b->preferred, strcspn (b->preferred, " "));

  return kith_nicknames_match (a->first, b->first) || kith_nicknames_match (preferred_a, preferred_b) ||
         kith_nicknames_match (a->first, preferred_b) || kith_nicknames_match (preferred_a, b->first);
}

static void
add_reason (KithDuplicate *match,
            guint          score,
            const char    *reason)
{
  g_autofree char *before = g_steal_pointer (&match->reasons);

  match->score += score;
  if (before == NULL)
    match->reasons = g_strdup (reason);
  else
    /* Translators: joins two reasons, as in "the same ULN, the same date of birth" */
    match->reasons = g_strdup_printf (C_("reasons", "%s, %s"), before, reason);
}

static void
compare_names (KithDuplicate *match,
               const Names   *a,
               const Names   *b)
{
  gboolean first = share_first_name (a, b);
  gboolean last = are_same (a->last, b->last);

  if (share_whole_name (a, b))
    add_reason (match, SCORE_WHOLE_NAME, _("the same name"));
  else if (first && last)
    add_reason (match, SCORE_SHORT_NAME, _("the same name in another form"));
  else if (last)
    add_reason (match, SCORE_ONE_NAME, _("the same last name"));
  else if (first)
    add_reason (match, SCORE_ONE_NAME, _("the same first name"));
}

static void
compare_students (KithDuplicate *match,
                  Search        *search,
                  KithRecord    *other,
                  const Names   *names)
{
  if (share_number (search->student, other, KITH_STUDENT_COLLEGE_ID))
    add_reason (match, SCORE_NUMBER, _("the same college ID"));
  if (share_number (search->student, other, KITH_STUDENT_ULN))
    add_reason (match, SCORE_NUMBER, _("the same ULN"));
  compare_names (match, &search->names, names);
  if (share_number (search->student, other, KITH_STUDENT_DATE_OF_BIRTH))
    add_reason (match, SCORE_BIRTH, _("the same date of birth"));
  if (are_same (search->names.phone, names->phone))
    add_reason (match, SCORE_PHONE, _("the same phone number"));
}

static gboolean
look_at (KithRecord  *other,
         gpointer     data,
         GError     **error)
{
  Search *search = data;
  g_autoptr (KithDuplicate) match = g_new0 (KithDuplicate, 1);
  g_auto (Names) names = { 0 };

  if (kith_record_get_id (other) == kith_record_get_id (search->student))
    return TRUE;
  names_init (&names, other);
  compare_students (match, search, other, &names);
  if (match->score < ENOUGH)
    return TRUE;
  match->student = kith_record_get_id (other);
  match->name = kith_record_dup_title (other);
  match->college_id = g_strdup (get_text (other, KITH_STUDENT_COLLEGE_ID));
  g_ptr_array_add (search->found, g_steal_pointer (&match));
  return TRUE;
}

/**
 * kith_duplicate_free:
 * @self: (transfer full) (nullable): a likely duplicate
 */
void
kith_duplicate_free (KithDuplicate *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->college_id);
  g_free (self->reasons);
  g_free (self);
}

static void
free_duplicate (gpointer data)
{
  kith_duplicate_free (data);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const KithDuplicate *first = *(KithDuplicate *const *) a;
  const KithDuplicate *second = *(KithDuplicate *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->student < second->student ? -1 : 1;
}

/**
 * kith_duplicates_find:
 * @file: an open case file
 * @student: a student being added, with whatever is known by now
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Compares names without case and diacritics and by a small list of short forms (Liz and Elizabeth), date of birth,
 * ULN, college ID and phone number with every student the actor may see. Whether they are the same person is for a
 * person to say. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KithDuplicate): likeliest first, at most
 *   %KITH_DUPLICATES_MOST
 */
GPtrArray *
kith_duplicates_find (KithCaseFile  *file,
                      KithRecord    *student,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Search search = { 0 };
  gboolean looked;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_STUDENT (student), NULL);

  query = kith_query_new (&kith_student_kind);
  found = g_ptr_array_new_with_free_func (free_duplicate);
  search.student = student;
  search.found = found;
  names_init (&search.names, student);
  looked = kith_case_file_each (file, query, look_at, &search, cancellable, error);
  names_clear (&search.names);
  if (!looked)
    return NULL;
  g_ptr_array_sort (found, compare_scores);
  g_ptr_array_set_size (found, (int) MIN (found->len, KITH_DUPLICATES_MOST));
  return g_steal_pointer (&found);
}
