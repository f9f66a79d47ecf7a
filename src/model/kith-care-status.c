/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-care-status.h"

#include "kith-lists.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-student.h"

#include <string.h>

struct _KithCareStatus
{
  KithRecord parent_instance;
};

#define TEXT(record, field) kith_record_get_text (record, KITH_CARE_STATUS_##field)

static void
check_evidence_date (KithRecord      *record,
                     guint            field,
                     const KithRules *rules,
                     KithProblems    *problems)
{
  GDate date;

  if (kith_record_get_date (record, field, &date) && g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "evidence-date", KITH_SEVERITY_ERROR,
                       _("The evidence cannot have been seen in the future."));
}

static const KithField care_status_fields[] = {
  [KITH_CARE_STATUS_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_CARE_STATUS_STATUS] = { "status", KITH_FIELD_CHOICE, N_("Status"), .choices = &kith_care_statuses,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose a status.") },
  [KITH_CARE_STATUS_FROM] = { "from", KITH_FIELD_DATE, N_("From"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter the day it began.") },
  [KITH_CARE_STATUS_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day; leave blank while it holds") },
  [KITH_CARE_STATUS_EVIDENCE] = { "evidence", KITH_FIELD_CHOICE, N_("Evidence"), .choices = &kith_evidence_types,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_CARE_STATUS_EVIDENCE_DATE] = { "evidence-date", KITH_FIELD_DATE, N_("Date of the evidence"),
    .flags = KITH_FIELD_PERSONAL, .check = check_evidence_date },
  [KITH_CARE_STATUS_SEEN_BY] = { "seen-by", KITH_FIELD_LINE, N_("Seen by"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_CARE_STATUS_RESPONSIBLE_LA] = { "responsible-la", KITH_FIELD_LINE, N_("Responsible local authority"),
    .limit = 100, .flags = KITH_FIELD_PERSONAL },
};

static void
report_overlap (KithRecord   *record,
                KithRecord   *other,
                KithProblems *problems)
{
  g_autofree char *status = kith_record_format (other, KITH_CARE_STATUS_STATUS);
  g_autofree char *period = kith_period_format (TEXT (other, FROM), TEXT (other, UNTIL));
  KithProblem *problem = NULL;

  /* Translators: a care status and a period, as in "Looked after, 3 Sep 2023 to now" */
  problem = kith_problems_add (problems, "from", KITH_SEVERITY_ERROR, _("This overlaps %s, %s."), status, period);
  kith_period_offer_end (problem, kith_record_get_id (other), TEXT (other, FROM), TEXT (record, FROM));
}

static void
check_overlap (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  gint64 student = kith_record_get_number (record, KITH_CARE_STATUS_STUDENT);
  g_autoptr (GPtrArray) others = kith_rules_dup_siblings (rules, "care-status", "student", student);
  gboolean exclusive = kith_care_status_is_exclusive (TEXT (record, STATUS));

  for (guint i = 0; i < others->len; i++) {
    KithRecord *other = g_ptr_array_index (others, i);
    gboolean clash = exclusive ? kith_care_status_is_exclusive (TEXT (other, STATUS))
                               : g_strcmp0 (TEXT (record, STATUS), TEXT (other, STATUS)) == 0;

    if (clash &&
        kith_periods_overlap (TEXT (record, FROM), TEXT (record, UNTIL), TEXT (other, FROM), TEXT (other, UNTIL))) {
      report_overlap (record, other, problems);
      return;
    }
  }
}

static void
check_age (KithRecord      *record,
           const KithRules *rules,
           KithProblems    *problems)
{
  g_autoptr (KithRecord) student =
    kith_rules_find (rules, "student", kith_record_get_number (record, KITH_CARE_STATUS_STUDENT));
  const char *status = TEXT (record, STATUS);
  KithProblem *problem = NULL;

  /* Eligible and relevant are statuses of 16 and 17 year olds (Children Act 1989, section 23A and Schedule 2). */
  if (student == NULL || TEXT (record, UNTIL) != NULL || kith_student_get_age (student, &rules->today) < 18)
    return;
  if (g_strcmp0 (status, "eligible") == 0)
    problem = kith_problems_add (problems, "status", KITH_SEVERITY_ERROR,
                                 _("Eligible applies at 16 and 17. Did you mean Former relevant?"));
  else if (g_strcmp0 (status, "relevant") == 0)
    problem = kith_problems_add (problems, "status", KITH_SEVERITY_ERROR,
                                 _("Relevant applies at 16 and 17. Did you mean Former relevant?"));
  else if (g_strcmp0 (status, "looked-after") == 0)
    problem = kith_problems_add (problems, "status", KITH_SEVERITY_ERROR,
                                 _("Looked after ends at 18. Did you mean Former relevant?"));
  if (problem != NULL)
    kith_problems_set_fix (problem, KITH_FIX_USE_VALUE, _("Use Former Relevant"), 0, "former-relevant");
}

static void
check_care_status (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  guint found = kith_problems_get_size (problems);

  kith_period_check_order (TEXT (record, FROM), TEXT (record, UNTIL), problems);
  if (kith_problems_get_size (problems) > found || TEXT (record, STATUS) == NULL || TEXT (record, FROM) == NULL)
    return;
  check_overlap (record, rules, problems);
  check_age (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_CARE_STATUS_STATUS);
}

const KithKind kith_care_status_kind = {
  .name = "care-status",
  .plural = "care-statuses",
  .table = "care_status",
  .label = N_("Care status"),
  .label_plural = N_("Care statuses"),
  .fields = care_status_fields,
  .n_fields = G_N_ELEMENTS (care_status_fields),
  .get_type = kith_care_status_get_type,
  .student_field = KITH_CARE_STATUS_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_care_status,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithCareStatus, kith_care_status)

/**
 * kith_care_status_is_exclusive:
 * @status: (nullable): a code of [var@kith_care_statuses]
 *
 * In law a person has one of these at a time; the other entries are tags that may hold beside them.
 *
 * Returns: whether @status excludes the others of its sort
 */
gboolean
kith_care_status_is_exclusive (const char *status)
{
  static const char *const exclusive[] = { "looked-after",   "eligible",   "relevant",
                                           "former-relevant", "qualifying", "previously-looked-after",
                                           "none",           NULL };

  return status != NULL && g_strv_contains (exclusive, status);
}

/**
 * kith_care_status_covers:
 * @self: a care status
 * @day: a day
 *
 * Returns: whether it holds on @day
 */
gboolean
kith_care_status_covers (KithRecord  *self,
                         const GDate *day)
{
  return kith_period_covers (TEXT (self, FROM), TEXT (self, UNTIL), day);
}

/**
 * kith_care_statuses_dup_words:
 * @statuses: (element-type KithRecord): the care statuses of one student
 * @day: a day
 *
 * Returns: (transfer full): the status on @day in words, the exclusive one first; empty when none holds
 */
char *
kith_care_statuses_dup_words (GPtrArray   *statuses,
                              const GDate *day)
{
  GString *words = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < statuses->len; i++) {
      KithRecord *status = g_ptr_array_index (statuses, i);
      g_autofree char *name = kith_record_format (status, KITH_CARE_STATUS_STATUS);

      if (kith_care_status_covers (status, day) && kith_care_status_is_exclusive (TEXT (status, STATUS)) == (pass == 0))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }
  return g_string_free_and_steal (words);
}

/**
 * kith_care_status_is_tag:
 * @status: (nullable): a code of [var@kith_care_statuses]
 *
 * Some entries say something about a life besides care, and hold at the same time as any of the others. Source: section
 * 2.1 of the domain reference.
 *
 * Returns: whether @status is shown as a tag beside the care status
 */
gboolean
kith_care_status_is_tag (const char *status)
{
  static const char *const tags[] = { "uasc", "estranged", "young-carer", "parent", "ehcp", NULL };

  return status != NULL && g_strv_contains (tags, status);
}

/**
 * kith_care_statuses_dup_main_words:
 * @statuses: (element-type KithRecord): the care statuses of one student
 * @day: a day
 *
 * Returns: (transfer full): the status on @day in words, without tags; empty when none holds
 */
char *
kith_care_statuses_dup_main_words (GPtrArray   *statuses,
                                   const GDate *day)
{
  g_autoptr (GPtrArray) without_tags = g_ptr_array_new ();

  for (guint i = 0; i < statuses->len; i++)
    if (!kith_care_status_is_tag (TEXT (g_ptr_array_index (statuses, i), STATUS)))
      g_ptr_array_add (without_tags, g_ptr_array_index (statuses, i));
  return kith_care_statuses_dup_words (without_tags, day);
}

/**
 * kith_care_statuses_dup_tags:
 * @statuses: (element-type KithRecord): the care statuses of one student
 * @day: a day
 *
 * Returns: (transfer full): the tags that hold on @day, in words
 */
GStrv
kith_care_statuses_dup_tags (GPtrArray   *statuses,
                             const GDate *day)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; i < statuses->len; i++) {
    KithRecord *status = g_ptr_array_index (statuses, i);

    if (kith_care_status_covers (status, day) && kith_care_status_is_tag (TEXT (status, STATUS)))
      g_strv_builder_take (tags, kith_record_format (status, KITH_CARE_STATUS_STATUS));
  }
  return g_strv_builder_end (tags);
}
