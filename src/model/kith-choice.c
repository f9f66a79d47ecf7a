/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-choice.h"

#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_choice_list_find:
 * @list: a list
 * @code: (nullable): a stored code
 *
 * Returns: (nullable): the entry
 */
const KithChoice *
kith_choice_list_find (const KithChoiceList *list,
                       const char           *code)
{
  for (guint i = 0; code != NULL && i < list->n_choices; i++)
    if (g_str_equal (list->choices[i].code, code))
      return &list->choices[i];
  return NULL;
}

/**
 * kith_choice_list_match:
 * @list: a list
 * @typed: a code, a statutory code, or the words people read, in any case
 *
 * Returns: (nullable): the entry meant
 */
const KithChoice *
kith_choice_list_match (const KithChoiceList *list,
                        const char           *typed)
{
  g_autofree char *folded = kith_text_fold (typed);

  for (guint i = 0; i < list->n_choices; i++) {
    const KithChoice *choice = &list->choices[i];
    g_autofree char *code = kith_text_fold (choice->code);
    g_autofree char *label = kith_text_fold (_(choice->label));

    if (g_str_equal (folded, code) || g_str_equal (folded, label))
      return choice;
    if (choice->statutory != NULL && g_ascii_strcasecmp (choice->statutory, typed) == 0)
      return choice;
  }
  return NULL;
}

/**
 * kith_choice_list_get_label:
 * @list: a list
 * @code: (nullable): a stored code
 *
 * Returns: (nullable): what people read; the code itself where a newer Kith wrote one we do not know
 */
const char *
kith_choice_list_get_label (const KithChoiceList *list,
                            const char           *code)
{
  const KithChoice *choice = kith_choice_list_find (list, code);

  return choice != NULL ? _(choice->label) : code;
}

/**
 * kith_choice_list_dup_words:
 * @list: a list
 *
 * Returns: (transfer full): all entries in one sentence part, for messages
 */
char *
kith_choice_list_dup_words (const KithChoiceList *list)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->n_choices; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", _(list->choices[i].label));
  return g_string_free_and_steal (words);
}

/**
 * kith_choice_list_format:
 * @list: a list
 * @codes: (nullable): stored codes separated by spaces
 *
 * Returns: (transfer full): what people read, separated by commas
 */
char *
kith_choice_list_format (const KithChoiceList *list,
                         const char           *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", kith_choice_list_get_label (list, parts[i]));
  return g_string_free_and_steal (words);
}

/**
 * kith_choices_contain:
 * @codes: (nullable): stored codes separated by spaces
 * @code: one code
 *
 * Returns: whether @code is among @codes
 */
gboolean
kith_choices_contain (const char *codes,
                      const char *code)
{
  gsize length = strlen (code);

  for (const char *found = codes; found != NULL && (found = strstr (found, code)) != NULL; found += length)
    if ((found == codes || found[-1] == ' ') && (found[length] == '\0' || found[length] == ' '))
      return TRUE;
  return FALSE;
}
