/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates-private.h"

#include "kith-nicknames.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much each thing in common says. Below ENOUGH, two students of one college have it in common by chance. A telephone
 * alone is not enough: brothers and sisters, and everybody in a children’s home, are reached at the same one. */
#define SCORE_NUMBER 100
#define SCORE_WHOLE_NAME 50
#define SCORE_SHORT_NAME 45
#define SCORE_PHONE 40
#define SCORE_BIRTH 25
#define SCORE_ONE_NAME 20
#define ENOUGH 45

#define ULN_NOT_YET_KNOWN "9999999999"

static const char *
get_text (KithRecord       *student,
          KithStudentField  field)
{
  return kith_record_get_text (student, field);
}

void
kith_likeness_free (KithLikeness *self)
{
  g_free (self->title);
  g_free (self->preferred);
  g_free (self->legal);
  g_free (self->first);
  g_free (self->last);
  g_free (self->previous);
  g_free (self->phone);
  g_free (self->college_id);
  g_free (self->uln);
  g_free (self->birth);
  g_free (self);
}

static char *
dup_last_word (const char *name)
{
  const char *space = strrchr (name, ' ');

  return g_strdup (space != NULL ? space + 1 : "");
}

static void
set_names (KithLikeness *self,
           KithRecord   *student)
{
  g_autofree char *legal = kith_student_dup_legal_name (student);
  g_autofree char *given = kith_text_fold (get_text (student, KITH_STUDENT_LEGAL_FIRST_NAME));
  g_autofree char *family = kith_text_fold (get_text (student, KITH_STUDENT_LEGAL_LAST_NAME));
  const char *first = NULL;

  self->preferred = kith_text_fold (get_text (student, KITH_STUDENT_PREFERRED_NAME));
  self->legal = kith_text_fold (legal);
  self->previous = kith_text_fold (get_text (student, KITH_STUDENT_PREVIOUS_NAMES));
  first = *given != '\0' ? given : self->preferred;
  self->first = g_strndup (first, strcspn (first, " "));
  self->last = *family != '\0' ? g_strdup (family) : dup_last_word (self->preferred);
}

KithLikeness *
kith_likeness_new (KithRecord *student)
{
  KithLikeness *self = g_new0 (KithLikeness, 1);
  const char *uln = get_text (student, KITH_STUDENT_ULN);

  self->student = kith_record_get_id (student);
  self->title = kith_record_dup_title (student);
  self->phone = kith_text_digits (get_text (student, KITH_STUDENT_PHONE));
  self->college_id = g_strdup (get_text (student, KITH_STUDENT_COLLEGE_ID));
  self->uln = g_strcmp0 (uln, ULN_NOT_YET_KNOWN) != 0 ? g_strdup (uln) : NULL;
  self->birth = g_strdup (get_text (student, KITH_STUDENT_DATE_OF_BIRTH));
  set_names (self, student);
  return self;
}

static gboolean
are_same (const char *a,
          const char *b)
{
  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

static gboolean
share_whole_name (const KithLikeness *a,
                  const KithLikeness *b)
{
  return are_same (a->preferred, b->preferred) || are_same (a->legal, b->legal) || are_same (a->preferred, b->legal) ||
         are_same (a->legal, b->preferred) || are_same (a->preferred, b->previous) ||
         are_same (a->previous, b->preferred);
}

static gboolean
share_first_name (const KithLikeness *a,
                  const KithLikeness *b)
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
compare_names (KithDuplicate      *match,
               const KithLikeness *a,
               const KithLikeness *b)
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

KithDuplicate *
kith_likeness_compare (const KithLikeness *one,
                       const KithLikeness *other)
{
  g_autoptr (KithDuplicate) match = g_new0 (KithDuplicate, 1);

  if (are_same (one->college_id, other->college_id))
    add_reason (match, SCORE_NUMBER, _("the same college ID"));
  if (are_same (one->uln, other->uln))
    add_reason (match, SCORE_NUMBER, _("the same ULN"));
  compare_names (match, one, other);
  if (are_same (one->birth, other->birth))
    add_reason (match, SCORE_BIRTH, _("the same date of birth"));
  if (are_same (one->phone, other->phone))
    add_reason (match, SCORE_PHONE, _("the same phone number"));
  if (match->score < ENOUGH)
    return NULL;
  match->student = other->student;
  match->name = g_strdup (other->title);
  match->college_id = g_strdup (other->college_id);
  return g_steal_pointer (&match);
}
