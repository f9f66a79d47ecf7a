/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-checklist-item.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* One thing to see to when a student starts college or leaves care. Source: S5 of the domain reference. */
struct _KithChecklistItem
{
  KithRecord parent_instance;
};

static const KithField checklist_item_fields[] = {
  [KITH_CHECKLIST_ITEM_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_CHECKLIST_ITEM_LIST] = { "list", KITH_FIELD_CHOICE, N_("Checklist"), .choices = &kith_checklists,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PERSONAL },
  [KITH_CHECKLIST_ITEM_ITEM] = { "item", KITH_FIELD_CHOICE, N_("What"), .choices = &kith_checklist_items,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PERSONAL },
  [KITH_CHECKLIST_ITEM_STATE] = { "state", KITH_FIELD_CHOICE, N_("State"), .choices = &kith_checklist_states,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose needed, done or not for me.") },
  [KITH_CHECKLIST_ITEM_DATE] = { "date", KITH_FIELD_DATE, N_("Done on"), .flags = KITH_FIELD_PERSONAL },
  [KITH_CHECKLIST_ITEM_WORDS] = { "words", KITH_FIELD_LINE, N_("Remark"), .flags = KITH_FIELD_PERSONAL },
};

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_CHECKLIST_ITEM_ITEM);
}

/* An item stands on a student’s list once, whoever adds it or puts it back. */
static void
check_item (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_siblings (rules, "checklist-item", "student",
                                                          kith_record_get_number (record, KITH_CHECKLIST_ITEM_STUDENT));
  g_autofree char *item = kith_record_format (record, KITH_CHECKLIST_ITEM_ITEM);

  for (guint i = 0; i < others->len; i++) {
    KithRecord *other = g_ptr_array_index (others, i);

    if (!kith_record_field_equals (record, other, KITH_CHECKLIST_ITEM_LIST) ||
        !kith_record_field_equals (record, other, KITH_CHECKLIST_ITEM_ITEM))
      continue;
    kith_problems_add (problems, "item", KITH_SEVERITY_ERROR,
                       /* Translators: an item of a checklist */
                       _("“%s” is on this list already. Change that one instead."), item);
    return;
  }
}

const KithKind kith_checklist_item_kind = {
  .name = "checklist-item",
  .plural = "checklist-items",
  .table = "checklist_item",
  .label = N_("Checklist item"),
  .label_plural = N_("Checklist items"),
  .fields = checklist_item_fields,
  .n_fields = G_N_ELEMENTS (checklist_item_fields),
  .get_type = kith_checklist_item_get_type,
  .student_field = KITH_CHECKLIST_ITEM_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "list item",
  .check = check_item,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithChecklistItem, kith_checklist_item)

/**
 * kith_checklist_get_items:
 * @list: code of [var@kith_checklists]
 *
 * Returns: (array zero-terminated=1): codes of [var@kith_checklist_items] that stand on it, in order
 */
const char *const *
kith_checklist_get_items (const char *list)
{
  static const char *const starting[] = { "enrolled", "id-card", "travel",    "equipment", "computer", "bursary",
                                          "lunch",    "timetable", "sharing", "emergency", NULL };
  static const char *const leaving[] = { "housing",         "identity", "bank",        "benefits", "gp",   "council-tax",
                                         "setting-up-home", "adviser",  "next-course", "budget",   "vote", NULL };

  return g_strcmp0 (list, "leaving") == 0 ? leaving : starting;
}

static guint
count_in_state (GPtrArray  *items,
                const char *state)
{
  guint n_found = 0;

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (items, i), KITH_CHECKLIST_ITEM_STATE), state) == 0)
      n_found++;
  return n_found;
}

/**
 * kith_checklist_dup_words:
 * @items: (element-type KithRecord): the items of one checklist
 *
 * Returns: (transfer full): how far it is; what is not for the student does not count
 */
char *
kith_checklist_dup_words (GPtrArray *items)
{
  guint n_done = count_in_state (items, "done");
  guint n_meant = items->len - count_in_state (items, "not-for-me");

  /* Translators: items of a checklist, as in "6 of 10 done" */
  return g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", n_meant), n_done, n_meant);
}
