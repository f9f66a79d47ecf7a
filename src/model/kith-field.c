/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-field.h"

#include "kith-date.h"
#include "kith-duration.h"
#include "kith-error.h"
#include "kith-money.h"
#include "kith-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>

#define DEFAULT_LINE_LIMIT 200
#define DEFAULT_TEXT_LIMIT 4000

/**
 * kith_field_holds_text:
 * @field: a field
 *
 * Returns: whether values are kept as text, not as numbers
 */
gboolean
kith_field_holds_text (const KithField *field)
{
  return field->type <= KITH_FIELD_LINKS;
}

/**
 * kith_field_has:
 * @field: a field
 * @flags: one or more flags
 *
 * Returns: whether all of @flags are set
 */
gboolean
kith_field_has (const KithField *field,
                KithFieldFlags   flags)
{
  return (field->flags & flags) == flags;
}

/**
 * kith_field_get_label:
 * @field: a field
 *
 * Returns: what people call it, translated
 */
const char *
kith_field_get_label (const KithField *field)
{
  return field->label != NULL ? _(field->label) : field->name;
}

/**
 * kith_field_get_limit:
 * @field: a field
 *
 * Returns: most characters of a text, or the greatest number
 */
gint64
kith_field_get_limit (const KithField *field)
{
  if (field->limit != 0)
    return field->limit;
  switch (field->type) {
  case KITH_FIELD_LINE:
    return DEFAULT_LINE_LIMIT;
  case KITH_FIELD_TEXT:
    return DEFAULT_TEXT_LIMIT;
  case KITH_FIELD_MINUTES:
    return KITH_DURATION_MAX_MINUTES;
  case KITH_FIELD_DATE:
  case KITH_FIELD_TIME:
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
  case KITH_FIELD_INSTANT:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_MONEY:
  case KITH_FIELD_FLAG:
  case KITH_FIELD_LINK:
    break;
  }
  return G_MAXINT64;
}

/**
 * kith_field_dup_column:
 * @field: a field
 *
 * Returns: (transfer full): its name in the database
 */
char *
kith_field_dup_column (const KithField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

static char *
parse_choice (const KithField *field,
              const char      *typed,
              GError         **error)
{
  const KithChoice *choice = kith_choice_list_match (field->choices, typed);
  g_autofree char *words = NULL;

  if (choice != NULL)
    return g_strdup (choice->code);
  words = kith_choice_list_dup_words (field->choices);
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: a field's label, then the entries of its list */
               _("%s: choose one of %s."), kith_field_get_label (field), words);
  return NULL;
}

static char *
join_in_list_order (const KithChoiceList *list,
                    GHashTable           *chosen)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < list->n_choices; i++)
    if (g_hash_table_contains (chosen, list->choices[i].code))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", list->choices[i].code);
  return g_string_free_and_steal (codes);
}

static char *
parse_choices (const KithField *field,
               const char      *typed,
               GError         **error)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, ",;|", -1);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);

  /* Stored codes stand with spaces between, words with commas. */
  if (parts[0] != NULL && parts[1] == NULL && kith_choice_list_match (field->choices, parts[0]) == NULL) {
    g_strfreev (parts);
    parts = g_strsplit (typed, " ", -1);
  }
  for (guint i = 0; parts[i] != NULL; i++) {
    const KithChoice *choice = NULL;
    g_autofree char *code = NULL;

    if (kith_text_is_empty (parts[i]))
      continue;
    code = parse_choice (field, g_strstrip (parts[i]), error);
    if (code == NULL)
      return NULL;
    choice = kith_choice_list_find (field->choices, code);
    g_hash_table_add (chosen, (gpointer) choice->code);
  }
  return join_in_list_order (field->choices, chosen);
}

static char *
parse_flag (const char *typed,
            GError    **error)
{
  static const char *const yes[] = { "1", "y", "yes", "true", "t", "on", NULL };
  static const char *const no[] = { "0", "n", "no", "false", "f", "off", NULL };
  g_autofree char *folded = kith_text_fold (typed);

  if (g_strv_contains (yes, folded))
    return g_strdup ("1");
  if (g_strv_contains (no, folded))
    return g_strdup ("0");
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("Answer yes or no."));
  return NULL;
}

static char *
parse_whole_number (const KithField *field,
                    const char      *typed,
                    GError         **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  gint64 number = 0;

  if (g_ascii_string_to_signed (trimmed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: a field's label */
               _("%s: enter a whole number."), kith_field_get_label (field));
  return NULL;
}

static char *
parse_minutes (const char *typed,
               GError    **error)
{
  int minutes = 0;

  if (!kith_duration_parse (typed, &minutes, error))
    return NULL;
  return g_strdup_printf ("%d", minutes);
}

static char *
parse_money (const char *typed,
             GError    **error)
{
  gint64 pence = 0;

  if (!kith_money_parse (typed, &pence, error))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, pence);
}

/**
 * kith_field_parse:
 * @field: a field
 * @typed: what a person typed, or a cell of a file
 * @today: the day of the clock, for dates in words
 * @error: says what is wrong and what to type
 *
 * Turns typed text into the stored form. Text that is empty after trimming gives empty text: no value.
 *
 * Returns: (transfer full) (nullable): the stored form, %NULL on error
 */
char *
kith_field_parse (const KithField *field,
                  const char      *typed,
                  const GDate     *today,
                  GError         **error)
{
  if (kith_text_is_empty (typed))
    return g_strdup ("");
  switch (field->type) {
  case KITH_FIELD_LINE:
  case KITH_FIELD_LINKS:
    return kith_text_tidy_line (typed);
  case KITH_FIELD_TEXT:
    return kith_text_tidy_text (typed);
  case KITH_FIELD_DATE:
    return kith_date_parse_to_iso (typed, today, error);
  case KITH_FIELD_TIME:
    return kith_time_parse (typed, error);
  case KITH_FIELD_CHOICE:
    return parse_choice (field, typed, error);
  case KITH_FIELD_CHOICES:
    return parse_choices (field, typed, error);
  case KITH_FIELD_MINUTES:
    return parse_minutes (typed, error);
  case KITH_FIELD_MONEY:
    return parse_money (typed, error);
  case KITH_FIELD_FLAG:
    return parse_flag (typed, error);
  case KITH_FIELD_INSTANT:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_LINK:
    return parse_whole_number (field, typed, error);
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_field_format:
 * @field: a field
 * @stored: (nullable): a stored value
 *
 * Returns: (transfer full): how people read it, empty for no value. Links stay numbers: only the store knows names.
 */
char *
kith_field_format (const KithField *field,
                   const char      *stored)
{
  if (stored == NULL || *stored == '\0')
    return g_strdup ("");
  switch (field->type) {
  case KITH_FIELD_DATE:
    return kith_date_format_iso (stored);
  case KITH_FIELD_TIME:
    return kith_time_format (stored);
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
    return kith_choice_list_format (field->choices, stored);
  case KITH_FIELD_INSTANT:
    return kith_time_format_instant (g_ascii_strtoll (stored, NULL, 10));
  case KITH_FIELD_MINUTES:
    return kith_duration_format ((int) g_ascii_strtoll (stored, NULL, 10));
  case KITH_FIELD_MONEY:
    return kith_money_format (g_ascii_strtoll (stored, NULL, 10));
  case KITH_FIELD_FLAG:
    return g_strdup (g_str_equal (stored, "1") ? _("Yes") : _("No"));
  case KITH_FIELD_LINE:
  case KITH_FIELD_TEXT:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_LINK:
  case KITH_FIELD_LINKS:
    return g_strdup (stored);
  }
  g_return_val_if_reached (NULL);
}
