/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-demo-words.h"
#include "kith-demo.h"

G_BEGIN_DECLS

#define KITH_DEMO_MOST_GOALS 4

/* A name that was drawn: @pronoun is "she", "he" or "they"; @family is NULL for a name that is whole. */
typedef struct {
  char *given;
  char *family;
  char *pronoun;
} KithDemoName;

typedef struct {
  gint64 id;
  char *name;
} KithDemoPerson;

typedef enum {
  KITH_DEMO_CARE_LOOKED_AFTER,
  KITH_DEMO_CARE_ALONE,
  KITH_DEMO_CARE_PREVIOUSLY,
  KITH_DEMO_CARE_KINSHIP,
  KITH_DEMO_CARE_ESTRANGED,
  KITH_DEMO_CARE_YOUNG_CARER,
  KITH_DEMO_CARE_CLAIMED,
} KithDemoCare;

typedef struct {
  gint64 id;
  char *text;
} KithDemoGoal;

/* Days count from the first day of the history. */
typedef struct {
  gint64 id;
  KithDemoName name;
  KithDemoCare care;
  GDate birth;
  int start;
  int end;
  gboolean leaves;
  gboolean pauses;
  gboolean is_prospective;
  gboolean has_mentor;
  guint mentor;
  guint coach;
  const char *interest;
  const char *course;
  const char *campus;
  double weight;
  guint n_notes;
  int last_note;
  gint64 status;
  gint64 period;
  KithDemoGoal goals[KITH_DEMO_MOST_GOALS];
  guint n_goals;
} KithDemoStudent;

typedef enum {
  KITH_DEMO_EVENT_STUDENT,
  KITH_DEMO_EVENT_GOAL,
  KITH_DEMO_EVENT_RATING,
  KITH_DEMO_EVENT_NOTE,
  KITH_DEMO_EVENT_ADULT,
  KITH_DEMO_EVENT_LEAVE,
  KITH_DEMO_EVENT_PAUSE,
  KITH_DEMO_EVENT_HAND_OVER,
} KithDemoEventType;

/* What happens when; sorted, so that the history is lived through once from its first day to yesterday. */
typedef struct {
  guint16 day;
  guint16 minute;
  guint8 type;
  guint8 goal;
  guint32 student;
  guint32 number;
} KithDemoEvent;

typedef struct {
  KithCaseFile *file;
  KithClock *clock;
  GRand *rand;
  KithDemoWords *words;
  KithDemoSettings settings;
  GDate first;
  int n_days;
  GArray *students;
  GArray *events;
  GArray *mentors;
  GArray *coaches;
  GHashTable *values;
  GHashTable *names;
} KithDemo;

/* kith-demo-chance.c */
guint       kith_demo_below            (KithDemo         *self,
                                        guint             limit);
int         kith_demo_between          (KithDemo         *self,
                                        int               least,
                                        int               most);
gboolean    kith_demo_chance           (KithDemo         *self,
                                        guint             percent);
const char *kith_demo_pick             (KithDemo         *self,
                                        const char       *block);
char       *kith_demo_compose          (KithDemo         *self,
                                        const char       *block,
                                        KithDemoStudent  *student);
char       *kith_demo_dup_day          (KithDemo         *self,
                                        int               day);
void        kith_demo_draw_name        (KithDemo         *self,
                                        KithDemoName     *name);
void        kith_demo_name_clear       (KithDemoName     *name);
char       *kith_demo_name_dup_full    (const KithDemoName *name);
gboolean    kith_demo_save             (KithDemo         *self,
                                        KithRecord       *record,
                                        GError          **error);
void        kith_demo_set_lines        (KithDemo         *self,
                                        KithRecord       *record,
                                        guint             field,
                                        const char       *block,
                                        guint             n_lines,
                                        KithDemoStudent  *student);

/* kith-demo-plan.c */
void        kith_demo_plan             (KithDemo         *self,
                                        const GDate      *today);

/* kith-demo-people.c */
gboolean    kith_demo_add_people       (KithDemo         *self,
                                        GError          **error);
gboolean    kith_demo_hand_over        (KithDemo         *self,
                                        int               day,
                                        GError          **error);

/* kith-demo-student.c */
gboolean    kith_demo_add_student      (KithDemo         *self,
                                        guint             position,
                                        GError          **error);
gboolean    kith_demo_come_of_age      (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_leave            (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_pause            (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        GError          **error);

/* kith-demo-care.c */
gboolean    kith_demo_add_care         (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        GError          **error);

/* kith-demo-goal.c */
gboolean    kith_demo_add_goal         (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        guint             goal,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_add_rating       (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        guint             goal,
                                        int               day,
                                        guint             number,
                                        GError          **error);

/* kith-demo-note.c */
gboolean    kith_demo_add_note         (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        const KithDemoEvent *event,
                                        GError          **error);

G_END_DECLS
