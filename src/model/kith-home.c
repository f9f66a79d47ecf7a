/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-home.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* Somewhere a student has lived. Periods may overlap: people have more than one home, and moves take days. */
struct _KithHome
{
  KithRecord parent_instance;
};

static const KithField home_fields[] = {
  [KITH_HOME_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_HOME_PLACE] = { "place", KITH_FIELD_LINE, N_("Where"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter a town or an address."),
    .hint = N_("A town is enough; the address if it is needed") },
  [KITH_HOME_ACCOMMODATION] = { "accommodation", KITH_FIELD_CHOICE, N_("Kind of home"),
    .choices = &kith_accommodations, .flags = KITH_FIELD_PERSONAL },
  [KITH_HOME_SUITABLE] = { "suitable", KITH_FIELD_FLAG, N_("Suitable, as the student sees it"),
    .flags = KITH_FIELD_PERSONAL },
  [KITH_HOME_FROM] = { "from", KITH_FIELD_DATE, N_("From"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the day they moved in, or the first of the month.") },
  [KITH_HOME_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day; leave blank while they live there") },
};

static void
check_home (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  kith_period_check_order (kith_record_get_text (record, KITH_HOME_FROM), kith_record_get_text (record, KITH_HOME_UNTIL),
                           problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_HOME_PLACE));
}

const KithKind kith_home_kind = {
  .name = "home",
  .plural = "homes",
  .table = "home",
  .label = N_("Home"),
  .label_plural = N_("Homes"),
  .fields = home_fields,
  .n_fields = G_N_ELEMENTS (home_fields),
  .get_type = kith_home_get_type,
  .student_field = KITH_HOME_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_home,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithHome, kith_home)

static const char *
find_latest_start (GPtrArray   *homes,
                   const GDate *today,
                   guint       *n_begun)
{
  g_autofree char *day = kith_date_to_iso (today);
  const char *latest = NULL;

  *n_begun = 0;
  for (guint i = 0; i < homes->len; i++) {
    const char *from = kith_record_get_text (g_ptr_array_index (homes, i), KITH_HOME_FROM);

    if (from == NULL || strcmp (from, day) > 0)
      continue;
    (*n_begun)++;
    if (latest == NULL || strcmp (from, latest) > 0)
      latest = from;
  }
  return latest;
}

/**
 * kith_homes_count_moves:
 * @homes: (element-type KithRecord): where one student has lived
 * @today: the day
 *
 * Returns: how often they moved; a home to come does not count yet
 */
guint
kith_homes_count_moves (GPtrArray   *homes,
                        const GDate *today)
{
  guint n_begun = 0;

  find_latest_start (homes, today, &n_begun);
  return n_begun > 0 ? n_begun - 1 : 0;
}

/**
 * kith_homes_moved_recently:
 * @homes: (element-type KithRecord): where one student has lived
 * @today: the day
 *
 * The first home that is known is no move: it may only be when somebody began to write homes down.
 *
 * Returns: whether they moved within the last 90 days
 */
gboolean
kith_homes_moved_recently (GPtrArray   *homes,
                           const GDate *today)
{
  guint n_begun = 0;
  const char *latest = find_latest_start (homes, today, &n_begun);
  GDate from;

  return n_begun > 1 && kith_date_from_iso (latest, &from) &&
         g_date_days_between (&from, today) <= KITH_HOME_RECENT_DAYS;
}

/**
 * kith_homes_dup_words:
 * @homes: (element-type KithRecord): where one student has lived
 * @today: the day
 *
 * Returns: (transfer full) (nullable): how often they moved and whether recently; %NULL when no home is known
 */
char *
kith_homes_dup_words (GPtrArray   *homes,
                      const GDate *today)
{
  guint n_moves = kith_homes_count_moves (homes, today);
  g_autofree char *moves = g_strdup_printf (ngettext ("%u move", "%u moves", n_moves), n_moves);

  if (homes->len == 0)
    return NULL;
  if (kith_homes_moved_recently (homes, today))
    /* Translators: how often a student moved home, as in "3 moves" */
    return g_strdup_printf (_("%s, moved recently"), moves);
  return g_steal_pointer (&moves);
}
