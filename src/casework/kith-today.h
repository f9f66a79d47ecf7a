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
  KITH_TODAY_OVERDUE,
  KITH_TODAY_DUE,
  KITH_TODAY_THIS_WEEK,
  KITH_TODAY_ANY_DAY,
  KITH_TODAY_LEAD_NOTES,
  KITH_TODAY_APPOINTMENTS,
  KITH_TODAY_GROUPS,
  KITH_TODAY_CONTACT,
  KITH_TODAY_PLANS,
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
/* NULL where the section is nothing for these roles */
KithQuery  *kith_today_create_query    (KithTodaySection   section,
                                        const KithActor   *actor,
                                        const KithTodayDay *day);
const char *kith_today_get_title       (KithTodaySection   section);
/* the kinds whose changes Today tells of; for kith_changes_count and kith_changes_list */
const char *const *kith_today_get_changed_kinds (void);

/**
 * KithTodayItem:
 * @record: one record of a section
 * @student: (nullable): the name of the student it is about
 * @person: (nullable): the name of the person it is for
 */
typedef struct {
  KithRecord *record;
  char *student;
  char *person;
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
 * KithTodayDraft:
 * @draft: what was typed and not saved
 * @student: (nullable): the name of the student it is about
 */
typedef struct {
  KithDraft *draft;
  char *student;
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
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithToday, kith_today_free)

/* Words. */
char       *kith_today_dup_title       (KithRecord        *record,
                                        const char        *student);
char       *kith_today_dup_reason      (KithRecord        *record,
                                        const char        *student,
                                        const char        *person,
                                        const GDate       *today);
char       *kith_today_dup_draft_words (const KithTodayDraft *draft);
char       *kith_today_dup_news_words  (const KithTodayNews  *news);

G_END_DECLS
