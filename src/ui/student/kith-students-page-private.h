/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-students-page.h"

#include "kith-student-roster.h"
#include "kith-view-filters.h"

G_BEGIN_DECLS

typedef enum {
  KITH_STUDENTS_COLUMN_NAME,
  KITH_STUDENTS_COLUMN_COURSE,
  KITH_STUDENTS_COLUMN_SUPPORT,
  KITH_STUDENTS_COLUMN_COACH,
  KITH_STUDENTS_COLUMN_MENTOR,
  KITH_STUDENTS_COLUMN_CONTACT,
  KITH_STUDENTS_COLUMN_CONTACT_DUE,
  KITH_STUDENTS_COLUMN_NEXT_PLAN,
} KithStudentsColumn;

#define KITH_STUDENTS_N_COLUMNS (KITH_STUDENTS_COLUMN_NEXT_PLAN + 1)

/* What a text filter of the page says for any value. */
#define KITH_STUDENTS_ALL "all"

struct _KithStudentsPage
{
  KithListPage parent_instance;

  /* Owned */
  KithStudentRoster *roster;
  GCancellable *cancellable;
  KithViewFilters *filters;
  GPtrArray *views; /* of this account: KithSavedView each */
  GStrv campuses;
  GSimpleActionGroup *columns;

  /* Template */
  GtkLabel *add_label;
  GtkMenuButton *view_button;
  GtkMenuButton *stage_button;
  GtkMenuButton *group_button;
  GtkMenuButton *care_button;
  GtkMenuButton *campus_button;
  GtkMenuButton *list_button;
  GtkWidget *mine_button;
  GtkColumnView *table;
  GtkListView *rows;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *course_column;
  GtkColumnViewColumn *support_column;
  GtkColumnViewColumn *coach_column;
  GtkColumnViewColumn *mentor_column;
  GtkColumnViewColumn *contact_column;
  GtkColumnViewColumn *contact_due_column;
  GtkColumnViewColumn *next_plan_column;

  gint64 total;
  guint narrowness; /* how many breakpoints' worth of columns there is no room for */
};

/* the list, its count and everything that leaves it ask this */
KithQuery           *kith_students_page_create_query  (KithListPage          *page);
void                 kith_students_page_apply         (KithStudentsPage      *self,
                                                       const KithViewFilters *filters);
const char          *kith_students_column_get_order   (KithStudentsColumn     column);
GtkColumnViewColumn *kith_students_page_get_column    (KithStudentsPage      *self,
                                                       KithStudentsColumn     column);

/* kith-students-filters.c: the chips above the list */
void                 kith_students_filters_set_up     (KithStudentsPage      *self);
void                 kith_students_filters_update     (KithStudentsPage      *self);
void                 kith_students_filters_set_campuses (KithStudentsPage    *self,
                                                       GStrv                  campuses);

/* kith-students-views.c: what was saved under a name */
void                 kith_students_views_install      (GtkWidgetClass        *widget_class);
void                 kith_students_views_load         (KithStudentsPage      *self);
void                 kith_students_views_update       (KithStudentsPage      *self);

/* kith-students-columns.c: which columns a person wants to see */
void                 kith_students_columns_install    (KithStudentsPage      *self);
void                 kith_students_columns_load       (KithStudentsPage      *self);
void                 kith_students_columns_update     (KithStudentsPage      *self);
GMenuModel          *kith_students_columns_create_menu (void);

/* kith-students-output.c: the list on paper and in a file */
void                 kith_students_output_install     (GtkWidgetClass        *widget_class);
/* only for who may print and export */
void                 kith_students_output_update      (KithStudentsPage      *self);

G_END_DECLS
