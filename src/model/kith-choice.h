/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithChoice:
 * @code: what is stored; never changed once released
 * @label: what people read, marked for translation
 * @statutory: (nullable): the code of the government's return, for exports only
 */
typedef struct {
  const char *code;
  const char *label;
  const char *statutory;
} KithChoice;

/**
 * KithChoiceList:
 * @name: the list's own name
 * @choices: the entries in the order people see them
 * @n_choices: how many
 */
typedef struct {
  const char *name;
  const KithChoice *choices;
  guint n_choices;
} KithChoiceList;

#define KITH_CHOICE_LIST(list_name, array) { list_name, array, G_N_ELEMENTS (array) }

const KithChoice *kith_choice_list_find      (const KithChoiceList *list,
                                              const char           *code);
const KithChoice *kith_choice_list_match     (const KithChoiceList *list,
                                              const char           *typed);
const char       *kith_choice_list_get_label (const KithChoiceList *list,
                                              const char           *code);
char             *kith_choice_list_dup_words (const KithChoiceList *list);
char             *kith_choice_list_format    (const KithChoiceList *list,
                                              const char           *codes);
gboolean          kith_choices_contain       (const char           *codes,
                                              const char           *code);

G_END_DECLS
