/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-changes.h"
#include "kith-draft.h"

G_BEGIN_DECLS

/**
 * KithTodaySection:
 *
 * The parts of Today that are lists of records. Each is one query: its number counts it, its list shows it.
 */
typedef enum {
  KITH_TODAY_CONCERNS,
  KITH_TODAY_OVERDUE,
  KITH_TODAY_DUE,
  KITH_TODAY_THIS_WEEK,
  KITH_TODAY_ANY_DAY,
  KITH_TODAY_LEAD_NOTES,
  KITH_TODAY_SUPPORT,
  KITH_TODAY_TRANSFERS,
  KITH_TODAY_ACCESS_REQUESTS,
  KITH_TODAY_RETENTION,
  KITH_TODAY_SUPERVISION,
  KITH_TODAY_ENDINGS,
  KITH_TODAY_APPOINTMENTS,
  KITH_TODAY_GROUPS,
  KITH_TODAY_CONTACT,
  KITH_TODAY_PLANS,
  KITH_TODAY_BIRTHDAYS,
  KITH_TODAY_ATTENDANCE,
  KITH_TODAY_TEAM_OVERDUE,
} KithTodaySection;

#define KITH_N_TODAY_SECTIONS (KITH_TODAY_TEAM_OVERDUE + 1)

/**
 * KithTodayDay:
 * @today: the day of the clock
 * @seen: how far the actor has looked
 *
 * What the queries of a morning depend on.
 */
typedef struct {
  GDate today;
  KithChangesSeen seen;
} KithTodayDay;

gboolean    kith_today_begin           (KithCaseFile      *file,
                                        KithTodayDay      *day,
                                        GError           **error);
/* NULL without an error where the section is nothing for these roles */
KithQuery  *kith_today_create_query    (KithCaseFile      *file,
                                        KithTodaySection   section,
                                        const KithTodayDay *day,
                                        GError           **error);
const char *kith_today_get_title       (KithTodaySection   section);
/* the kinds whose changes Today tells of; for kith_changes_count and kith_changes_list */
const char *const *kith_today_get_changed_kinds (void);

/**
 * KithTodayItem:
 * @record: one record of a section
 * @student: (nullable): the name of the student it is about, or of the person support is offered to
 * @person: (nullable): the name of the person it is for
 * @why: (nullable): why it stands there, where the record alone does not say
 */
typedef struct {
  KithRecord *record;
  char *student;
  char *person;
  char *why;
} KithTodayItem;

/**
 * KithTodayList:
 * @section: which
 * @count: how many there are in all
 * @items: (element-type KithTodayItem): the first of them
 */
typedef struct {
  KithTodaySection section;
  gint64 count;
  GPtrArray *items;
} KithTodayList;

/**
 * KithDraftPlace:
 * @KITH_DRAFT_PLACE_FORM: a form over whatever is shown
 * @KITH_DRAFT_PLACE_CHRONOLOGY: beside the chronology of the student
 * @KITH_DRAFT_PLACE_QUICK_LOG: the line that can be written from anywhere
 * @KITH_DRAFT_PLACE_REGISTER: the register of a group session
 * @KITH_DRAFT_PLACE_MEETING: the page a meeting is held on
 * @KITH_DRAFT_PLACE_NOWHERE: a new part of a record that the draft does not name
 *
 * Where something half written was begun, and goes on.
 */
typedef enum {
  KITH_DRAFT_PLACE_FORM,
  KITH_DRAFT_PLACE_CHRONOLOGY,
  KITH_DRAFT_PLACE_QUICK_LOG,
  KITH_DRAFT_PLACE_REGISTER,
  KITH_DRAFT_PLACE_MEETING,
  KITH_DRAFT_PLACE_NOWHERE,
} KithDraftPlace;

/**
 * KithTodayDraft:
 * @draft: what was typed and not saved
 * @about: (nullable): the name of the student or of the group session it is about
 */
typedef struct {
  KithDraft *draft;
  char *about;
} KithTodayDraft;

/**
 * KithTodayNews:
 * @change: what somebody else did
 * @student: (nullable): the name of the student it is about
 */
typedef struct {
  KithChange *change;
  char *student;
} KithTodayNews;

/**
 * KithToday:
 * @day: what it is about
 * @lists: (element-type KithTodayList): what there is for these roles, in the order to read it
 * @drafts: (element-type KithTodayDraft): all of the actor's drafts, newest first
 * @n_news: how much others did since the actor looked
 * @news: (element-type KithTodayNews): the newest of it
 *
 * Everything the page says.
 */
typedef struct {
  KithTodayDay day;
  GPtrArray *lists;
  GPtrArray *drafts;
  gint64 n_news;
  GPtrArray *news;
} KithToday;

/* @n_items: how many records of each section to bring along. Blocks. */
KithToday  *kith_today_gather          (KithCaseFile      *file,
                                        guint              n_items,
                                        GCancellable      *cancellable,
                                        GError           **error);
/* the records of a query with the names they go by; KithTodayItem each */
GPtrArray  *kith_today_list_items      (KithCaseFile      *file,
                                        KithQuery         *query,
                                        GCancellable      *cancellable,
                                        GError           **error);
GPtrArray  *kith_today_list_news       (KithCaseFile      *file,
                                        gint64             after,
                                        gint64             before,
                                        guint              limit,
                                        GCancellable      *cancellable,
                                        GError           **error);
void        kith_today_free            (KithToday         *self);
KithDraftPlace  kith_draft_get_place   (const KithDraft   *draft);
/* what @draft.kind names: not every draft is of a record */
const KithKind *kith_draft_get_kind    (const KithDraft   *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithToday, kith_today_free)

/* Words. */
/* NULL where [func@today_dup_reason] says it all */
char       *kith_today_dup_why         (KithCaseFile      *file,
                                        KithTodaySection   section,
                                        KithRecord        *record);
char       *kith_today_dup_title       (KithRecord        *record,
                                        const char        *student);
char       *kith_today_dup_reason      (KithRecord        *record,
                                        const char        *student,
                                        const char        *person,
                                        const GDate       *today);
char       *kith_today_dup_draft_words (const KithTodayDraft *draft);
char       *kith_today_dup_news_words  (const KithTodayNews  *news);

G_END_DECLS
