/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-evidence.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

/* One thing the college did for care-experienced students, where the NNECL Quality Mark or the Care Leaver Covenant asks
 * for it, and where the proof is. It is about the college, never about one student. */
struct _KithEvidence
{
  KithRecord parent_instance;
};

static const KithField evidence_fields[] = {
  [KITH_EVIDENCE_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day it was done.") },
  [KITH_EVIDENCE_TEXT] = { "text", KITH_FIELD_LINE, N_("What was done"), .limit = 300,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Write what was done, in one line."),
    .hint = N_("Stands in the programme report, so without names") },
  [KITH_EVIDENCE_AREA] = { "area", KITH_FIELD_CHOICE, N_("NNECL area"), .choices = &kith_quality_areas,
    .flags = KITH_FIELD_QUICK, .hint = N_("Of the seven of the NNECL Quality Mark") },
  [KITH_EVIDENCE_PILLAR] = { "pillar", KITH_FIELD_CHOICE, N_("Covenant pillar"), .choices = &kith_covenant_pillars,
    .flags = KITH_FIELD_QUICK, .hint = N_("Of the three of the Care Leaver Covenant") },
  [KITH_EVIDENCE_PROOF] = { "proof", KITH_FIELD_LINE, N_("Where the proof is"), .limit = 300, .flags = KITH_FIELD_QUICK,
    .hint = N_("Such as a folder, a policy and its page, or minutes") },
  [KITH_EVIDENCE_ACTION] = { "action", KITH_FIELD_LINE, N_("Still to do"), .limit = 300, .flags = KITH_FIELD_QUICK },
  [KITH_EVIDENCE_ACTION_BY] = { "action-by", KITH_FIELD_DATE, N_("By"), .flags = KITH_FIELD_QUICK },
};

static void
check_evidence (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  GDate done, by;
  gboolean is_done = kith_record_get_date (record, KITH_EVIDENCE_DATE, &done);

  if (is_done && g_date_compare (&done, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
  if (!kith_record_has (record, KITH_EVIDENCE_AREA) && !kith_record_has (record, KITH_EVIDENCE_PILLAR))
    kith_problems_add (problems, "area", KITH_SEVERITY_ERROR,
                       _("Choose the area or the pillar it is evidence for, or both."));
  if (!kith_record_get_date (record, KITH_EVIDENCE_ACTION_BY, &by))
    return;
  if (!kith_record_has (record, KITH_EVIDENCE_ACTION))
    kith_problems_add (problems, "action", KITH_SEVERITY_ERROR, _("Write what is still to do, or clear the day below."));
  if (is_done && g_date_compare (&by, &done) < 0)
    kith_problems_add (problems, "action-by", KITH_SEVERITY_ERROR,
                       _("This is before the day on top. Enter a day after it."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (kith_record_get_text (record, KITH_EVIDENCE_TEXT), 80);
}

const KithKind kith_evidence_kind = {
  .name = "evidence",
  .plural = "evidence",
  .table = "evidence",
  .label = N_("Evidence"),
  .label_plural = N_("Evidence"),
  .fields = evidence_fields,
  .n_fields = G_N_ELEMENTS (evidence_fields),
  .get_type = kith_evidence_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-date",
  .check = check_evidence,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithEvidence, kith_evidence)

/**
 * kith_evidence_dup_place:
 * @self: a piece of evidence
 *
 * Returns: (transfer full): what it is evidence for, such as "Student success, Covenant: Employment"
 */
char *
kith_evidence_dup_place (KithRecord *self)
{
  const char *area = kith_choice_list_get_label (&kith_quality_areas, kith_record_get_text (self, KITH_EVIDENCE_AREA));
  const char *pillar =
    kith_choice_list_get_label (&kith_covenant_pillars, kith_record_get_text (self, KITH_EVIDENCE_PILLAR));
  /* Translators: a pillar of the Care Leaver Covenant, such as "Employment" */
  g_autofree char *covenant = pillar != NULL ? g_strdup_printf (_("Covenant: %s"), pillar) : NULL;

  if (area == NULL || covenant == NULL)
    return g_strdup (area != NULL ? area : covenant);
  return g_strdup_printf ("%s, %s", area, covenant);
}
