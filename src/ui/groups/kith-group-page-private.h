/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-text-row.h"
#include "groups/kith-group-facts.h"
#include "groups/kith-group-page.h"
#include "groups/kith-register-list.h"
#include "shell/kith-state-view.h"
#include "student/kith-note-draft.h"

G_BEGIN_DECLS

struct _KithGroupPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithGroupFacts *facts;
  KithRegister *reg;
  KithNoteDraft *draft;
  GCancellable *cancellable;

  /* Template */
  GtkWidget *menu_button;
  GtkWidget *save_button;
  AdwBanner *trouble;
  KithStateView *state_view;
  GtkLabel *title_label;
  GtkLabel *when_label;
  GtkLabel *facts_label;
  GtkWidget *draft_label;
  GtkWidget *cancelled_group;
  AdwSwitchRow *cancelled_row;
  GtkLabel *count_label;
  GtkWidget *add_button;
  GtkWidget *others_label;
  GtkWidget *keys_label;
  KithRegisterList *register_list;
  AdwPreferencesGroup *feedback_group;
  GtkLabel *saved_feedback_label;
  KithTextRow *feedback_row;

  /* Weak: the window it stands in, or stood in last */
  KithWindow *window;
  gint64 id;
  gboolean updating;
  gboolean saving;
  gboolean removing;
};

void kith_group_page_load         (KithGroupPage  *self);

/* in the page; say_error also to whoever has left it meanwhile */
void kith_group_page_show_trouble (KithGroupPage  *self,
                                   const char     *message);
void kith_group_page_say_error    (KithGroupPage  *self,
                                   const GError   *error);

/* kith-group-actions.c: what a person does, by menu and key */
void kith_group_actions_install   (GtkWidgetClass *widget_class);

G_END_DECLS
