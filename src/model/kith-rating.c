/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-rating.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

struct _KithRating
{
  KithRecord parent_instance;
};

static void
check_date (KithRecord      *record,
            guint            field,
            const KithRules *rules,
            KithProblems    *problems)
{
  GDate date;

  kith_record_get_date (record, field, &date);
  if (g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This date hasn’t come yet."));
}

static const KithField rating_fields[] = {
  [KITH_RATING_GOAL] = { "goal", KITH_FIELD_LINK, N_("Goal"), .kind = "goal",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_RATING_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .check = check_date },
  [KITH_RATING_SCORE] = { "score", KITH_FIELD_NUMBER, N_("Where I am now, 0 to 10"), .limit = 10,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose 0 to 10.") },
  [KITH_RATING_WORDS] = { "words", KITH_FIELD_TEXT, N_("In their own words"), .limit = 1000,
    .flags = KITH_FIELD_PERSONAL },
};

const KithKind kith_rating_kind = {
  .name = "rating",
  .plural = "ratings",
  .table = "rating",
  .label = N_("Rating"),
  .label_plural = N_("Ratings"),
  .fields = rating_fields,
  .n_fields = G_N_ELEMENTS (rating_fields),
  .get_type = kith_rating_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "goal",
  .parent_field = KITH_RATING_GOAL,
  .order = "date",
};

KITH_DEFINE_RECORD (KithRating, kith_rating)
