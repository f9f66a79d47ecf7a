/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-pages.h"

#include "accounts/kith-accounts-page.h"
#include "audit/kith-audit-page.h"
#include "backups/kith-backups-page.h"
#include "bursary/kith-bursaries-page.h"
#include "concerns/kith-concern-view.h"
#include "concerns/kith-concerns-page.h"
#include "groups/kith-group-page.h"
#include "groups/kith-groups-page.h"
#include "diary/kith-diary-page.h"
#include "evidence/kith-evidence-page.h"
#include "kith-kinds.h"
#include "people/kith-people-page.h"
#include "people/kith-person-page.h"
#include "plan/kith-meeting-page.h"
#include "programme/kith-journal-page.h"
#include "programme/kith-log-page.h"
#include "programme/kith-programme-page.h"
#include "report/kith-reports-page.h"
#include "requests/kith-request-items-page.h"
#include "requests/kith-request-view.h"
#include "requests/kith-requests-page.h"
#include "retention/kith-retention-page.h"
#include "rules/kith-rules-page.h"
#include "student/kith-student-page.h"
#include "student/kith-students-page.h"
#include "supervision/kith-supervision-page.h"
#include "today/kith-today-page.h"

#include <glib/gi18n.h>

static AdwNavigationPage *
create_concerns (KithWindow *window)
{
  return kith_concerns_page_new (kith_window_get_store (window));
}

static AdwNavigationPage *
create_requests (KithWindow *window)
{
  return kith_requests_page_new (kith_window_get_store (window));
}

static AdwNavigationPage *
create_retention (KithWindow *window)
{
  return kith_retention_page_new (kith_window_get_store (window));
}

static AdwNavigationPage *
create_audit (KithWindow *window)
{
  return kith_audit_page_new (kith_window_get_store (window));
}

static AdwNavigationPage *
create_backups (KithWindow *window)
{
  return kith_backups_page_new (kith_window_get_store (window));
}

static AdwNavigationPage *
create_evidence (KithWindow *window)
{
  return kith_evidence_page_new (kith_window_get_store (window));
}

/* The sidebar, from top to bottom. An account sees the lines its roles allow. */
static const KithPageEntry pages[] = {
  { "today", N_("Today"), "kith-today-symbolic", "task", KITH_ACTION_SEE, 0, kith_today_page_new },
  { "students", N_("Students"), "kith-students-symbolic", "student", KITH_ACTION_SEE, 0, kith_students_page_new },
  { "diary", N_("Diary"), "x-office-calendar-symbolic", "appointment", KITH_ACTION_SEE, 0, kith_diary_page_new },
  { "groups", N_("Groups"), "kith-groups-symbolic", "group", KITH_ACTION_SEE, 0, kith_groups_page_new },
  { "bursaries", N_("Bursaries"), "kith-bursary-symbolic", "bursary", KITH_ACTION_SEE, 0, kith_bursaries_page_new },
  { "concerns", N_("Concerns"), "dialog-warning-symbolic", "concern", KITH_ACTION_ADD, 0, create_concerns },
  { "requests", N_("Access Requests"), "document-send-symbolic", "access-request", KITH_ACTION_SEE, 0, create_requests },
  { "retention", N_("Retention"), "user-trash-symbolic", "disposal", KITH_ACTION_SEE, 0, create_retention },
  { "programme", N_("My Programme"), "kith-programme-symbolic", "log-entry", KITH_ACTION_ADD, 0, kith_programme_page_new,
    KITH_ROLE_MENTOR },
  { "supervision", N_("Supervision"), "kith-supervision-symbolic", "wellness-plan", KITH_ACTION_ADD, 0,
    kith_supervision_page_new },
  { "people", N_("Team"), "kith-people-symbolic", "person", KITH_ACTION_ADD, 0, kith_people_page_new },
  { "reports", N_("Reports"), "kith-reports-symbolic", NULL, 0, KITH_VERB_PRINT, kith_reports_page_new },
  { "evidence", N_("Feedback and Evidence"), "folder-documents-symbolic", "feedback", KITH_ACTION_ADD, 0, create_evidence },
  { "rules", N_("Dates and Rules"), "kith-rules-symbolic", "plan-rule", KITH_ACTION_EDIT, 0, kith_rules_page_new },
  { "audit", N_("Audit"), "document-open-recent-symbolic", NULL, 0, KITH_VERB_READ_AUDIT, create_audit },
  { "accounts", N_("Accounts"), "dialog-password-symbolic", "account", KITH_ACTION_SEE, KITH_VERB_ACCOUNTS,
    kith_accounts_page_new },
  { "backups", N_("Backups"), "drive-harddisk-symbolic", NULL, 0, KITH_VERB_BACKUP, create_backups },
  { NULL },
};

static AdwNavigationPage *
create_meeting (KithWindow *window,
                gint64      plan)
{
  return kith_meeting_page_new (kith_window_get_store (window), plan);
}

static AdwNavigationPage *
create_group (KithWindow *window,
              gint64      id)
{
  return kith_group_page_new (kith_window_get_store (window), id);
}

static AdwNavigationPage *
create_concern (KithWindow *window,
                gint64      id)
{
  return kith_concern_view_new (kith_window_get_store (window), id);
}

static AdwNavigationPage *
create_request (KithWindow *window,
                gint64      id)
{
  return kith_request_view_new (kith_window_get_store (window), id);
}

static AdwNavigationPage *
create_items (KithWindow *window,
              gint64      request)
{
  return kith_request_items_page_new (kith_window_get_store (window), request);
}

static AdwNavigationPage *
create_audit_of_student (KithWindow *window,
                         gint64      id)
{
  return kith_audit_page_new_for (kith_window_get_store (window), &kith_student_kind, id);
}

static AdwNavigationPage *
create_audit_of_note (KithWindow *window,
                      gint64      id)
{
  return kith_audit_page_new_for (kith_window_get_store (window), &kith_note_kind, id);
}

static AdwNavigationPage *
create_audit_of_concern (KithWindow *window,
                         gint64      id)
{
  return kith_audit_page_new_for (kith_window_get_store (window), &kith_concern_kind, id);
}

static AdwNavigationPage *
create_audit_of_request (KithWindow *window,
                         gint64      id)
{
  return kith_audit_page_new_for (kith_window_get_store (window), &kith_access_request_kind, id);
}

/* Pages of single records, and of the meeting about a plan. */
static const KithRecordPageEntry record_pages[] = {
  { "student", kith_student_page_new },
  { "person", kith_person_page_new },
  { "group", create_group },
  { "concern", create_concern },
  { "access-request", create_request },
  { KITH_ITEMS_OF, create_items },
  { KITH_AUDIT_OF_STUDENT, create_audit_of_student },
  { KITH_AUDIT_OF_NOTE, create_audit_of_note },
  { KITH_AUDIT_OF_CONCERN, create_audit_of_concern },
  { KITH_AUDIT_OF_REQUEST, create_audit_of_request },
  { "meeting", create_meeting },
  { KITH_PROGRAMME_OF, kith_programme_page_new_for },
  { KITH_LOG_OF, kith_log_page_new },
  { KITH_JOURNAL_OF, kith_journal_page_new },
  { NULL },
};

/**
 * kith_pages_get:
 * @n_pages: (out): how many
 *
 * Returns: (transfer none) (array length=n_pages): every page there is, in the order of the sidebar
 */
const KithPageEntry *
kith_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages) - 1;
  return pages;
}

/**
 * kith_pages_find:
 * @id: (nullable): what a page is remembered by
 *
 * Returns: (transfer none) (nullable): the page
 */
const KithPageEntry *
kith_pages_find (const char *id)
{
  for (guint i = 0; pages[i].id != NULL; i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}

/**
 * kith_page_entry_allows:
 * @self: a page
 * @roles: what an account may do
 *
 * Returns: whether the page is there for them
 */
gboolean
kith_page_entry_allows (const KithPageEntry *self,
                        KithRoles            roles)
{
  /* Where people may only look, they find what they know where they know it, and read it. */
  KithRoles working = (KithRoles) (roles & ~KITH_ROLE_LOOKS_ONLY);

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind != NULL && !kith_policy_allows_any (working, kith_kind_find (self->kind), self->action))
    return FALSE;
  if (self->kind != NULL && working != roles && !kith_policy_allows_any (roles, kith_kind_find (self->kind), KITH_ACTION_SEE))
    return FALSE;
  if (self->roles != 0 && (self->roles & roles) == 0)
    return FALSE;
  return self->verb == 0 || kith_policy_allows_verb (roles, self->verb);
}

/**
 * kith_record_pages_find:
 * @kind: name of a kind
 *
 * Returns: (transfer none) (nullable): how the page of a record of that kind is made
 */
const KithRecordPageEntry *
kith_record_pages_find (const char *kind)
{
  for (guint i = 0; record_pages[i].kind != NULL; i++)
    if (g_strcmp0 (record_pages[i].kind, kind) == 0)
      return &record_pages[i];
  return NULL;
}
