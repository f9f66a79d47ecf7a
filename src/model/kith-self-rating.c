/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-self-rating.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* Eight statements a student rates for themselves, 1 to 5, once a term. The wording is Kith’s own. Source: S3 of the domain
 * reference. */
struct _KithSelfRating
{
  KithRecord parent_instance;
};

static const KithField self_rating_fields[] = {
  [KITH_SELF_RATING_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_SELF_RATING_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the day.") },
  [KITH_SELF_RATING_SETTLED] = { "settled", KITH_FIELD_NUMBER, N_("I feel settled at college"), .limit = 5,
    .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_HOME] = { "home", KITH_FIELD_NUMBER, N_("Where I live works for me"), .limit = 5, .minimum = 1,
    .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_MONEY] = { "money", KITH_FIELD_NUMBER, N_("I have what I need and know where it goes"),
    .limit = 5, .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_HEALTH] = { "health", KITH_FIELD_NUMBER, N_("I look after my health"), .limit = 5, .minimum = 1,
    .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_FEELINGS] = { "feelings", KITH_FIELD_NUMBER, N_("I can handle how I feel"), .limit = 5,
    .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_PEOPLE] = { "people", KITH_FIELD_NUMBER, N_("I have people I can count on"), .limit = 5,
    .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_LEARNING] = { "learning", KITH_FIELD_NUMBER, N_("I am getting on with my learning"), .limit = 5,
    .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_FUTURE] = { "future", KITH_FIELD_NUMBER, N_("I know where I am heading"), .limit = 5,
    .minimum = 1, .flags = KITH_FIELD_PERSONAL, .section = N_("From 1, not at all, to 5, completely") },
  [KITH_SELF_RATING_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In their own words"), .limit = 2000,
    .flags = KITH_FIELD_PERSONAL, .section = N_("Words") },
};

static void
check_self_rating (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  GDate day;

  if (kith_record_get_date (record, KITH_SELF_RATING_DATE, &day) && g_date_compare (&day, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This date hasn’t come yet."));
  for (guint i = KITH_SELF_RATING_SETTLED; i <= KITH_SELF_RATING_FUTURE; i++)
    if (kith_record_has (record, i))
      return;
  kith_problems_add (problems, "settled", KITH_SEVERITY_ERROR, _("Rate at least one."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_SELF_RATING_DATE);
}

const KithKind kith_self_rating_kind = {
  .name = "self-rating",
  .plural = "self-ratings",
  .table = "self_rating",
  .label = N_("How it is going"),
  .label_plural = N_("How it is going"),
  .fields = self_rating_fields,
  .n_fields = G_N_ELEMENTS (self_rating_fields),
  .get_type = kith_self_rating_get_type,
  .student_field = KITH_SELF_RATING_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-date",
  .check = check_self_rating,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithSelfRating, kith_self_rating)

/**
 * kith_self_rating_get_short_label:
 * @field: one of the statements, %KITH_SELF_RATING_SETTLED to %KITH_SELF_RATING_FUTURE
 *
 * Returns: a word for it, where there is no room for the statement
 */
const char *
kith_self_rating_get_short_label (guint field)
{
  static const char *const labels[] = {
    [KITH_SELF_RATING_SETTLED] = NC_("a statement in a word", "Settled"),
    [KITH_SELF_RATING_HOME] = NC_("a statement in a word", "Home"),
    [KITH_SELF_RATING_MONEY] = NC_("a statement in a word", "Money"),
    [KITH_SELF_RATING_HEALTH] = NC_("a statement in a word", "Health"),
    [KITH_SELF_RATING_FEELINGS] = NC_("a statement in a word", "Feelings"),
    [KITH_SELF_RATING_PEOPLE] = NC_("a statement in a word", "People"),
    [KITH_SELF_RATING_LEARNING] = NC_("a statement in a word", "Learning"),
    [KITH_SELF_RATING_FUTURE] = NC_("a statement in a word", "Future"),
  };

  g_return_val_if_fail (field >= KITH_SELF_RATING_SETTLED && field <= KITH_SELF_RATING_FUTURE, "");
  return g_dpgettext2 (NULL, "a statement in a word", labels[field]);
}
