/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-redaction.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* What the copy to send of one request does not show: words of an item, or all of it, and why. The item itself is never
 * changed. Words are kept and not places: they stay covered when the text is put right before the pack is printed. */
struct _KithRedaction
{
  KithRecord parent_instance;
};

static void
check_item_kind (KithRecord      *record,
                 guint            field,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  if (kith_kind_find (kith_record_get_text (record, field)) == NULL)
    kith_problems_add (problems, "item-kind", KITH_SEVERITY_ERROR, _("There is no such kind of record."));
}

static const KithField redaction_fields[] = {
  [KITH_REDACTION_REQUEST] = { "request", KITH_FIELD_LINK, N_("Access request"), .kind = "access-request",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PART },
  [KITH_REDACTION_ITEM_KIND] = { "item-kind", KITH_FIELD_LINE, N_("Kind of the item"), .limit = 40,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Enter the kind of the item, such as note."),
    .check = check_item_kind },
  [KITH_REDACTION_ITEM] = { "item", KITH_FIELD_NUMBER, N_("Number of the item"), .limit = G_MAXINT64, .minimum = 1,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Enter the number of the item.") },
  [KITH_REDACTION_WHOLE] = { "whole", KITH_FIELD_FLAG, N_("All of it is withheld"), .flags = KITH_FIELD_FIXED },
  [KITH_REDACTION_WORDS] = { "words", KITH_FIELD_TEXT, N_("Words"), .limit = 20000, .flags = KITH_FIELD_FIXED },
  [KITH_REDACTION_REASON] = { "reason", KITH_FIELD_CHOICE, N_("Why"), .choices = &kith_redaction_reasons,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose why. The reason is printed: unexplained black bars feel like theft.") },
};

static void
check_redaction (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  gboolean is_whole = kith_record_get_flag (record, KITH_REDACTION_WHOLE);

  if (is_whole == kith_record_has (record, KITH_REDACTION_WORDS))
    kith_problems_add (problems, "words", KITH_SEVERITY_ERROR,
                       _("Choose the words to cover, or withhold all of the item, and not both."));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_flag (record, KITH_REDACTION_WHOLE) ? _("All of it")
                                                                       : kith_record_get_text (record, KITH_REDACTION_WORDS));
}

const KithKind kith_redaction_kind = {
  .name = "redaction",
  .plural = "redactions",
  .table = "redaction",
  .label = N_("Covered words"),
  .label_plural = N_("Covered words"),
  .fields = redaction_fields,
  .n_fields = G_N_ELEMENTS (redaction_fields),
  .get_type = kith_redaction_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "access-request",
  .parent_field = KITH_REDACTION_REQUEST,
  .order = "item-kind item words",
  .check = check_redaction,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithRedaction, kith_redaction)
