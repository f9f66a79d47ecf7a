/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-problems.h"
#include "kith-record.h"
#include "kith-rules.h"

#include "kith-date.h"
#include "kith-money.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

static void
say_missing (const KithField *field,
             KithProblems    *problems)
{
  if (field->missing != NULL)
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR, "%s", _(field->missing));
  else
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       /* Translators: a field's label */
                       _("%s: enter a value."), kith_field_get_label (field));
}

static void
check_length (const KithField *field,
              const char      *text,
              KithProblems    *problems)
{
  glong length = kith_text_get_length (text);
  g_autofree char *shown_length = kith_text_format_number (length);
  g_autofree char *shown_limit = kith_text_format_number (kith_field_get_limit (field));

  if (length <= kith_field_get_limit (field))
    return;
  if (field->type == KITH_FIELD_TEXT)
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       /* Translators: a length and a limit with thousands separators, as in "25,000" and "20,000" */
                       _("That is %s characters. The limit is %s. Shorten it or split it in two."), shown_length,
                       shown_limit);
  else
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       /* Translators: a field's label, a limit and a length with thousands separators */
                       _("%s: use at most %s characters. That is %s."), kith_field_get_label (field), shown_limit,
                       shown_length);
}

static void
say_money_range (const KithField *field,
                 KithProblems    *problems)
{
  g_autofree char *least = kith_money_format (field->minimum);
  g_autofree char *most = kith_money_format (kith_field_get_limit (field));

  kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                     /* Translators: the least and the greatest amount of money */
                     _("Enter an amount from %s to %s."), least, most);
}

static void
check_range (const KithField *field,
             gint64           number,
             KithProblems    *problems)
{
  if (number >= field->minimum && number <= kith_field_get_limit (field))
    return;
  if (field->type == KITH_FIELD_MINUTES)
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR, _("Enter minutes from 0 to 1440, or 1h 30m."));
  else if (field->type == KITH_FIELD_MONEY)
    say_money_range (field, problems);
  else
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       /* Translators: least and greatest number that may be chosen */
                       _("Choose %d to %d."), (int) field->minimum, (int) kith_field_get_limit (field));
}

static void
check_codes (const KithField *field,
             const char      *codes,
             KithProblems    *problems)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  g_autofree char *words = NULL;

  for (guint i = 0; parts[i] != NULL; i++) {
    if (kith_choice_list_find (field->choices, parts[i]) != NULL)
      continue;
    words = kith_choice_list_dup_words (field->choices);
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR, _("%s: choose one of %s."),
                       kith_field_get_label (field), words);
    return;
  }
}

static void
check_text_value (const KithField *field,
                  const char      *text,
                  KithProblems    *problems)
{
  if (field->type == KITH_FIELD_DATE && !kith_date_is_iso (text))
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       _("That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26."));
  else if (field->type == KITH_FIELD_TIME && !kith_time_is_stored_form (text))
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       _("That is not a time. Type it as 5:30pm or 17:30."));
  else if (field->type == KITH_FIELD_CHOICE || field->type == KITH_FIELD_CHOICES)
    check_codes (field, text, problems);
  else if (field->type == KITH_FIELD_LINE || field->type == KITH_FIELD_TEXT)
    check_length (field, text, problems);
}

static void
check_field (KithRecord      *self,
             guint            position,
             const KithRules *rules,
             KithProblems    *problems)
{
  const KithField *field = &kith_record_get_kind (self)->fields[position];
  guint found = kith_problems_get_size (problems);

  if (!kith_record_has (self, position)) {
    if (kith_field_has (field, KITH_FIELD_REQUIRED))
      say_missing (field, problems);
    return;
  }
  if (kith_field_holds_text (field))
    check_text_value (field, kith_record_get_text (self, position), problems);
  else if (field->type == KITH_FIELD_NUMBER || field->type == KITH_FIELD_MINUTES || field->type == KITH_FIELD_MONEY)
    check_range (field, kith_record_get_number (self, position), problems);
  if (kith_problems_get_size (problems) == found && field->check != NULL)
    field->check (self, position, rules, problems);
}

/**
 * kith_record_validate:
 * @self: a record
 * @rules: the day, and what else rules may look at
 * @problems: collects what is wrong, in the order of the field table
 *
 * Checks every field against its table, then the rules of the whole record. Forms, imports, the command line and the
 * store all call this and nothing else.
 *
 * Returns: whether nothing stops a save; there may be warnings
 */
gboolean
kith_record_validate (KithRecord      *self,
                      const KithRules *rules,
                      KithProblems    *problems)
{
  const KithKind *kind = kith_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    check_field (self, i, rules, problems);
  if (kind->check != NULL)
    kind->check (self, rules, problems);
  return !kith_problems_have (problems, KITH_SEVERITY_ERROR);
}
