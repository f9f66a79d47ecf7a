/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-feedback.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-student.h"
#include "kith-text.h"

#include <string.h>

/* What somebody said about the support, in their words. It belongs to them: it is quoted only as far as, and as long as,
 * they agreed. */
struct _KithFeedback
{
  KithRecord parent_instance;
};

/* The wider of the two uses: read outside the college, so never with a name. */
#define USE_REPORTS "reports"

static const KithField feedback_fields[] = {
  [KITH_FEEDBACK_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_QUICK, .hint = N_("Leave blank when it is not about one student") },
  [KITH_FEEDBACK_AUTHOR] = { "author", KITH_FIELD_LINK, N_("Written down by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_FEEDBACK_DATE] = { "date", KITH_FIELD_DATE, N_("Date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK, .missing = N_("Enter the day it was said.") },
  [KITH_FEEDBACK_SAID_BY] = { "said-by", KITH_FIELD_CHOICE, N_("Who said it"), .choices = &kith_feedback_sources,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK, .missing = N_("Choose who said it.") },
  [KITH_FEEDBACK_QUOTE] = { "quote", KITH_FIELD_TEXT, N_("In their own words"), .limit = 1000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Write what they said, word for word."), .hint = N_("Exactly as they said it, without names") },
  [KITH_FEEDBACK_ABOUT] = { "about", KITH_FIELD_LINE, N_("About"), .limit = 200,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK, .hint = N_("Such as the drop-in, or the first week") },
  [KITH_FEEDBACK_CONSENT_ON] = { "consent-on", KITH_FIELD_DATE, N_("They agreed to be quoted on"),
    .flags = KITH_FIELD_PERSONAL, .hint = N_("Leave blank until they have: it is not quoted before"),
    .section = N_("May it be quoted?") },
  [KITH_FEEDBACK_CONSENT_HOW] = { "consent-how", KITH_FIELD_LINE, N_("How they agreed"), .limit = 200,
    .flags = KITH_FIELD_PERSONAL, .hint = N_("Such as in a message, or on the form"),
    .section = N_("May it be quoted?") },
  [KITH_FEEDBACK_USE] = { "use", KITH_FIELD_CHOICE, N_("Where it may be used"), .choices = &kith_feedback_uses,
    .flags = KITH_FIELD_PERSONAL, .section = N_("May it be quoted?") },
  [KITH_FEEDBACK_EXPIRES_ON] = { "expires-on", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day it may be quoted; ask again after that"), .section = N_("May it be quoted?") },
  [KITH_FEEDBACK_PRINT_NAME] = { "print-name", KITH_FIELD_LINE, N_("Printed under it"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL, .hint = N_("Such as “a student, 17”, never a name"),
    .section = N_("May it be quoted?") },
};

static void
check_consent (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  GDate given, expires;

  if (!kith_record_get_date (record, KITH_FEEDBACK_CONSENT_ON, &given)) {
    if (kith_record_has (record, KITH_FEEDBACK_CONSENT_HOW) || kith_record_has (record, KITH_FEEDBACK_USE) ||
        kith_record_has (record, KITH_FEEDBACK_EXPIRES_ON))
      kith_problems_add (problems, "consent-on", KITH_SEVERITY_ERROR,
                         _("Enter the day they agreed, or clear the answers below."));
    return;
  }
  if (g_date_compare (&given, &rules->today) > 0)
    kith_problems_add (problems, "consent-on", KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
  if (!kith_record_has (record, KITH_FEEDBACK_CONSENT_HOW))
    kith_problems_add (problems, "consent-how", KITH_SEVERITY_ERROR, _("Write how they agreed."));
  if (!kith_record_has (record, KITH_FEEDBACK_USE))
    kith_problems_add (problems, "use", KITH_SEVERITY_ERROR, _("Choose where they agreed to it being used."));
  if (!kith_record_get_date (record, KITH_FEEDBACK_EXPIRES_ON, &expires))
    kith_problems_add (problems, "expires-on", KITH_SEVERITY_ERROR,
                       _("Enter the last day it may be quoted. A year is usual."));
  else if (g_date_compare (&expires, &given) < 0)
    kith_problems_add (problems, "expires-on", KITH_SEVERITY_ERROR, _("This is before the day they agreed."));
}

/* Whether @name stands in @text, word for word, whatever the case and the accents. */
static gboolean
has_name (const char *text,
          const char *name)
{
  g_autofree char *folded_text = kith_text_fold (text);
  g_autofree char *folded_name = kith_text_fold (name);
  g_autofree char *in = g_strdup_printf (" %s ", folded_text);
  g_autofree char *wanted = g_strdup_printf (" %s ", folded_name);

  return *folded_name != '\0' && strstr (in, wanted) != NULL;
}

static gboolean
names_student (KithRecord *record,
               guint       field,
               KithRecord *student)
{
  static const guint names[] = { KITH_STUDENT_PREFERRED_NAME, KITH_STUDENT_LEGAL_FIRST_NAME, KITH_STUDENT_LEGAL_LAST_NAME };
  const char *text = kith_record_get_text (record, field);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (has_name (text, kith_record_get_text (student, names[i])))
      return TRUE;
  return FALSE;
}

/* A warning: a name may be an ordinary word, and whoever reads it knows. */
static void
check_names (KithRecord      *record,
             const KithRules *rules,
             KithProblems    *problems)
{
  gint64 id = kith_record_get_number (record, KITH_FEEDBACK_STUDENT);
  g_autoptr (KithRecord) student = id != 0 ? kith_rules_find (rules, "student", id) : NULL;

  if (student == NULL)
    return;
  if (names_student (record, KITH_FEEDBACK_PRINT_NAME, student))
    kith_problems_add (problems, "print-name", KITH_SEVERITY_WARNING,
                       _("This is the student’s name. Write who said it without it, such as “a student, 17”."));
  if (names_student (record, KITH_FEEDBACK_QUOTE, student))
    kith_problems_add (problems, "quote", KITH_SEVERITY_WARNING,
                       _("The student’s name stands in these words. Where they are quoted, it is read."));
}

static void
check_feedback (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  GDate said;

  if (kith_record_get_date (record, KITH_FEEDBACK_DATE, &said) && g_date_compare (&said, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This day hasn’t come yet."));
  check_consent (record, rules, problems);
  check_names (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (kith_record_get_text (record, KITH_FEEDBACK_QUOTE), 80);
}

const KithKind kith_feedback_kind = {
  .name = "feedback",
  .plural = "feedback",
  .table = "feedback",
  .label = N_("Feedback"),
  .label_plural = N_("Feedback"),
  .fields = feedback_fields,
  .n_fields = G_N_ELEMENTS (feedback_fields),
  .get_type = kith_feedback_get_type,
  .student_field = KITH_FEEDBACK_STUDENT,
  .author_field = KITH_FEEDBACK_AUTHOR,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-date",
  .check = check_feedback,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithFeedback, kith_feedback)

/**
 * kith_feedback_has_consent:
 * @self: what somebody said
 * @today: the day it would be quoted on
 *
 * Returns: whether they agreed to it being quoted anywhere at all, and still do
 */
gboolean
kith_feedback_has_consent (KithRecord  *self,
                           const GDate *today)
{
  GDate given, expires;

  return kith_record_get_date (self, KITH_FEEDBACK_CONSENT_ON, &given) && g_date_compare (&given, today) <= 0 &&
         kith_record_get_date (self, KITH_FEEDBACK_EXPIRES_ON, &expires) && g_date_compare (&expires, today) >= 0;
}

/**
 * kith_feedback_may_quote:
 * @self: what somebody said
 * @today: the day it would be quoted on
 *
 * Returns: whether a report that leaves the team may quote it on that day
 */
gboolean
kith_feedback_may_quote (KithRecord  *self,
                         const GDate *today)
{
  return kith_feedback_has_consent (self, today) &&
         g_strcmp0 (kith_record_get_text (self, KITH_FEEDBACK_USE), USE_REPORTS) == 0;
}

/**
 * kith_feedback_dup_consent_words:
 * @self: what somebody said
 * @today: the day of the clock
 *
 * Returns: (transfer full): in words, whether it may be quoted and until when
 */
char *
kith_feedback_dup_consent_words (KithRecord  *self,
                                 const GDate *today)
{
  g_autofree char *until = kith_date_format_iso (kith_record_get_text (self, KITH_FEEDBACK_EXPIRES_ON));

  if (!kith_record_has (self, KITH_FEEDBACK_CONSENT_ON))
    return g_strdup (_("No consent: not quoted"));
  if (!kith_feedback_has_consent (self, today))
    /* Translators: a day */
    return g_strdup_printf (_("Consent ran out on %s: not quoted"), until);
  if (!kith_feedback_may_quote (self, today))
    /* Translators: a day */
    return g_strdup_printf (_("May be quoted inside the college until %s"), until);
  /* Translators: a day */
  return g_strdup_printf (_("May be quoted until %s"), until);
}

/**
 * kith_feedback_dup_print_name:
 * @self: what somebody said
 *
 * Returns: (transfer full): what is printed under the words: as written down, or else who it was in general, such as
 *   "A student"
 */
char *
kith_feedback_dup_print_name (KithRecord *self)
{
  const char *name = kith_record_get_text (self, KITH_FEEDBACK_PRINT_NAME);

  return name != NULL ? g_strdup (name) : kith_feedback_dup_source (self);
}

/**
 * kith_feedback_dup_source:
 * @self: what somebody said
 *
 * Returns: (transfer full): who it was in general, such as "A student", whatever was written down
 */
char *
kith_feedback_dup_source (KithRecord *self)
{
  const char *name = kith_choice_list_get_label (&kith_feedback_sources, kith_record_get_text (self, KITH_FEEDBACK_SAID_BY));

  return g_strdup (name != NULL ? name : "");
}
