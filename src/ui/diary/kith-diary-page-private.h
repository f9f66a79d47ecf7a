/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diary/kith-diary-load.h"
#include "diary/kith-diary-page.h"
#include "diary/kith-diary-week.h"
#include "shell/kith-state-view.h"

G_BEGIN_DECLS

struct _KithDiaryPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithDiaryFilter *filter;
  KithDiaryContent *content;
  GListStore *items; /* the rows of a list; a week has none */
  GCancellable *cancellable;
  char *day;

  KithDiaryView view;
  int steps; /* gone on from the day, and not shown yet */
  guint reloading;
  gboolean is_narrow;

  /* Template */
  GtkWidget *add_button;
  GtkWidget *add_label;
  GtkEntry *day_entry;
  AdwToggleGroup *view_group;
  GtkMenuButton *whose_button;
  GtkMenuButton *parts_button;
  GtkWidget *clear_button;
  GtkLabel *problem_label;
  GtkLabel *heading_label;
  GtkLabel *remark_label;
  KithStateView *state_view;
  GtkStack *views;
  GtkListView *rows;
  KithDiaryWeek *week;
};

/* once, with a store that is open */
void kith_diary_page_set_up       (KithDiaryPage        *self,
                                   KithStore            *store);

/* which days and whose: asks for what is to be shown, @step days, weeks or terms further on */
void kith_diary_page_load         (KithDiaryPage        *self,
                                   int                   step);
void kith_diary_page_go_to_day    (KithDiaryPage        *self,
                                   const char           *day);

/* kith-diary-show.c: what was found, as a list or as a week */
void kith_diary_page_show_content (KithDiaryPage        *self,
                                   KithDiaryContent     *content);
void kith_diary_page_update_views (KithDiaryPage        *self);

/* kith-diary-actions.c: what a person does, by button and key */
void kith_diary_actions_install   (GtkWidgetClass       *widget_class);
void kith_diary_page_open_entry   (KithDiaryPage        *self,
                                   const KithDiaryEntry *entry);

G_END_DECLS
