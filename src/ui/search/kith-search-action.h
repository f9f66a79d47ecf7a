/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/**
 * KithSearchAction:
 * @title: what it does, marked for translation
 * @words: (nullable): other words for it that people may type, marked for translation
 * @icon_name: a symbolic icon
 * @page: (nullable): id of a page of the sidebar to go to first
 * @action: (nullable): the action to activate, with its prefix
 * @kind: (nullable): name of a kind the account must be allowed to @right for it to be offered
 * @right: what with that kind
 *
 * Something Kith does, to be found by typing what it is called.
 */
typedef struct {
  const char *title;
  const char *words;
  const char *icon_name;
  const char *page;
  const char *action;
  const char *kind;
  KithAction right;
} KithSearchAction;

/* (element-type KithSearchAction): what this account can do that is called so; everything for no words */
GPtrArray *kith_search_actions_find (KithWindow             *window,
                                     const char             *words);
void       kith_search_action_run   (const KithSearchAction *self,
                                     KithWindow             *window);

G_END_DECLS
