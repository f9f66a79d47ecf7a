/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-demo-words.h"
#include "kith-demo.h"

G_BEGIN_DECLS

#define KITH_DEMO_MOST_GOALS 4
#define KITH_DEMO_MOST_REVIEWS 2

/* With more students than this, fewer weeks of attendance are kept for each. */
#define KITH_DEMO_MANY 1000

/* Positions of students about whom something particular is so, in a demonstration that is not tiny. */
#define KITH_DEMO_LEAST_FOR_SPECIAL 8
#define KITH_DEMO_NEARLY_EIGHTEEN 1
#define KITH_DEMO_JUST_MOVED 2
#define KITH_DEMO_ENTERED_TWICE 3

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

/* A kind of meeting that comes back every so many days: @n_held were held, the last of them before @due, the next. */
typedef struct {
  const char *type;
  int every;
  int due;
  guint n_held;
  gint64 next;
} KithDemoReview;

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
  KithDemoReview reviews[KITH_DEMO_MOST_REVIEWS];
  guint n_reviews;
  const char *authority;
  gboolean has_ehc_plan;
  gboolean has_bursary;
  gboolean attends_less;
  gint64 home;
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
  /* From here on, chance has a sequence of its own; see kith_demo_swap_chance(). */
  KITH_DEMO_EVENT_SETTLE,
  KITH_DEMO_EVENT_BURSARY,
  KITH_DEMO_EVENT_MOVE,
  KITH_DEMO_EVENT_REVIEW,
  KITH_DEMO_EVENT_APPOINTMENT,
  KITH_DEMO_EVENT_SESSION,
  KITH_DEMO_EVENT_ATTENDANCE,
  KITH_DEMO_EVENT_SELF_RATING,
  KITH_DEMO_EVENT_ACHIEVEMENT,
  KITH_DEMO_EVENT_DESK,
  KITH_DEMO_EVENT_CONCERN,
  KITH_DEMO_EVENT_TRANSFER,
  /* These have one of their own again. */
  KITH_DEMO_EVENT_APPRENTICES,
  KITH_DEMO_EVENT_STUDY,
  /* Nothing is drawn for these. */
  KITH_DEMO_EVENT_REPORT,
  KITH_DEMO_EVENT_REQUESTS,
  KITH_DEMO_EVENT_RETENTION,
} KithDemoEventType;

#define KITH_DEMO_FIRST_OF_THE_DAY KITH_DEMO_EVENT_SETTLE

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
  GRand *other_rand;
  GRand *study_rand;
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

void        kith_demo_set_day          (KithDemo         *self,
                                        KithRecord       *record,
                                        guint             field,
                                        int               day);
void        kith_demo_set_composed     (KithDemo         *self,
                                        KithRecord       *record,
                                        guint             field,
                                        const char       *block,
                                        KithDemoStudent  *student);
int         kith_demo_get_working_day  (KithDemo         *self,
                                        int               day);
int         kith_demo_get_year_begin   (KithDemo         *self,
                                        int               day);
void        kith_demo_swap_chance      (KithDemo         *self);

/* kith-demo-plan.c */
void        kith_demo_plan             (KithDemo         *self,
                                        const GDate      *today);
void        kith_demo_add_event        (KithDemo          *self,
                                        KithDemoEventType  type,
                                        guint              student,
                                        int                day,
                                        int                minute,
                                        guint              goal,
                                        guint              number);
gboolean    kith_demo_is_adult_on      (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day);

/* kith-demo-concerns.c */
void        kith_demo_plan_concerns    (KithDemo         *self);
gboolean    kith_demo_write_college    (KithDemo         *self,
                                        GError          **error);
gboolean    kith_demo_raise_concern    (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        guint             number,
                                        GError          **error);
gboolean    kith_demo_send_file        (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        GError          **error);

/* kith-demo-plan-day.c */
void        kith_demo_plan_day         (KithDemo         *self,
                                        guint             position);
void        kith_demo_plan_team        (KithDemo         *self);

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

/* kith-demo-settle.c */
char       *kith_demo_dup_outsider     (KithDemo         *self);
gboolean    kith_demo_settle           (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_add_bursary      (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_move             (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);

/* kith-demo-review.c */
gboolean    kith_demo_hold_review      (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        const KithDemoEvent *event,
                                        GError          **error);

/* kith-demo-diary.c */
gboolean    kith_demo_add_appointment  (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        const KithDemoEvent *event,
                                        GError          **error);
gboolean    kith_demo_add_session      (KithDemo         *self,
                                        const KithDemoEvent *event,
                                        GError          **error);

/* kith-demo-programme.c */
void        kith_demo_plan_programmes  (KithDemo         *self);
gboolean    kith_demo_begin_programmes (KithDemo         *self,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_study            (KithDemo         *self,
                                        const KithDemoEvent *event,
                                        GError          **error);

/* kith-demo-progress.c */
gboolean    kith_demo_add_attendance   (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);
gboolean    kith_demo_add_self_rating  (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        const KithDemoEvent *event,
                                        GError          **error);
gboolean    kith_demo_add_achievement  (KithDemo         *self,
                                        KithDemoStudent  *student,
                                        int               day,
                                        GError          **error);

/* kith-demo-desk.c */
gboolean    kith_demo_fill_desks       (KithDemo         *self,
                                        GError          **error);

/* kith-demo-requests.c */
void        kith_demo_plan_requests    (KithDemo         *self);
gboolean    kith_demo_add_requests     (KithDemo         *self,
                                        GError          **error);

/* kith-demo-retention.c */
void        kith_demo_plan_retention   (KithDemo         *self);
gboolean    kith_demo_add_retention    (KithDemo         *self,
                                        GError          **error);

/* kith-demo-report.c */
void        kith_demo_plan_report      (KithDemo         *self);
gboolean    kith_demo_fill_report      (KithDemo         *self,
                                        GError          **error);

/* kith-demo-support.c */
gboolean    kith_demo_look_after       (KithDemo         *self,
                                        GError          **error);

G_END_DECLS
