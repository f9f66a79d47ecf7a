/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-clock.h"
#include "kith-policy.h"
#include "kith-problems.h"
#include "kith-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A case file that is open and unlocked for one signed-in person (the actor). Blocking: lives on one thread, the
 * worker of a KithStore or the main thread of kithctl. Every call passes the policy; every write is one transaction
 * with its audit line. */
#define KITH_TYPE_CASE_FILE (kith_case_file_get_type ())
G_DECLARE_FINAL_TYPE (KithCaseFile, kith_case_file, KITH, CASE_FILE, GObject)

/**
 * KithActor:
 * @account: id of the account
 * @person: id of the person behind it
 * @roles: what it may do
 * @name: name of the account
 * @full_name: what to call the person
 */
typedef struct {
  gint64 account;
  gint64 person;
  KithRoles roles;
  char *name;
  char *full_name;
} KithActor;

/* Opening. See vault/kith-vault.h for what a passphrase does. */
KithCaseFile *kith_case_file_create  (const char    *path,
                                      const char    *user,
                                      const char    *full_name,
                                      const char    *passphrase,
                                      KithRoles      roles,
                                      KithClock     *clock,
                                      char         **recovery_key,
                                      GError       **error);
KithCaseFile *kith_case_file_open    (const char    *path,
                                      const char    *user,
                                      const char    *passphrase,
                                      KithClock     *clock,
                                      GCancellable  *cancellable,
                                      GError       **error);
gboolean      kith_case_file_close   (KithCaseFile  *self,
                                      GError       **error);
const KithActor *kith_case_file_get_actor (KithCaseFile *self);
const char   *kith_case_file_get_path (KithCaseFile *self);
KithClock    *kith_case_file_get_clock (KithCaseFile *self);
void          kith_case_file_get_today (KithCaseFile *self,
                                      GDate         *today);

/* Records. */
typedef enum {
  KITH_SAVE_DEFAULT         = 0,
  KITH_SAVE_ACCEPT_WARNINGS = 1 << 0,
  /* in the same transaction, the actor's draft of this kind and student goes */
  KITH_SAVE_DISCARD_DRAFT   = 1 << 1,
} KithSaveFlags;

KithRecord   *kith_case_file_load    (KithCaseFile   *self,
                                      const KithKind *kind,
                                      gint64          id,
                                      GError        **error);
gboolean      kith_case_file_save    (KithCaseFile   *self,
                                      KithRecord     *record,
                                      KithSaveFlags   flags,
                                      GError        **error);
gboolean      kith_case_file_check   (KithCaseFile   *self,
                                      KithRecord     *record,
                                      KithProblems   *problems,
                                      GError        **error);
gboolean      kith_case_file_remove  (KithCaseFile   *self,
                                      const KithKind *kind,
                                      gint64          id,
                                      GError        **error);
/* Whether the actor may do it with this record; id 0: with any record of the kind. For KITH_ACTION_ADD, the id is that
 * of what it would be part of: the student, or the note of an amendment, the goal of a step. */
gboolean      kith_case_file_may     (KithCaseFile   *self,
                                      KithAction      action,
                                      const KithKind *kind,
                                      gint64          id);
gboolean      kith_case_file_strike_note (KithCaseFile *self,
                                      gint64          id,
                                      const char     *reason,
                                      GError        **error);
/* what to call a record in a sentence, such as the name of a person a field links to; NULL when the actor may not see it */
char         *kith_case_file_dup_title (KithCaseFile *self,
                                      const KithKind *kind,
                                      gint64          id);
/* KITH_ERROR_NOT_ALLOWED with a sentence unless a role of the actor has the verb */
gboolean      kith_case_file_require (KithCaseFile   *self,
                                      KithVerb        verb,
                                      GError        **error);

/* Lists: one query serves the screen, the count, the print and the export. */
#define KITH_TYPE_QUERY (kith_query_get_type ())
typedef struct _KithQuery KithQuery;
GType         kith_query_get_type    (void);
KithQuery    *kith_query_new         (const KithKind *kind);
KithQuery    *kith_query_copy        (KithQuery      *self);
void          kith_query_free        (KithQuery      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithQuery, kith_query_free)
/* field = value; value NULL means "has no value" */
void          kith_query_where       (KithQuery      *self,
                                      const char     *field,
                                      const char     *stored);
/* field is any of the codes (a CHOICE) or contains any of them (CHOICES) */
void          kith_query_where_any   (KithQuery      *self,
                                      const char     *field,
                                      const char     *codes);
void          kith_query_where_range (KithQuery      *self,
                                      const char     *field,
                                      const char     *from,
                                      const char     *to);
/* at least one of the fields has a value up to this one; names separated by spaces */
void          kith_query_where_any_until (KithQuery   *self,
                                      const char     *fields,
                                      const char     *to);
/* belongs to this student, directly or through its parent kind */
void          kith_query_where_student (KithQuery    *self,
                                      gint64          student);
/* words a person typed: all must match; folded; students by names, id, phone digits, ULN; others by search index */
void          kith_query_where_words (KithQuery      *self,
                                      const char     *words);
/* students who have a current assignment with this person (role NULL: any) */
void          kith_query_where_assigned (KithQuery   *self,
                                      gint64          person,
                                      const char     *role);
/* what names a person, or is about a student they support today */
void          kith_query_where_concerns (KithQuery   *self,
                                      gint64          person);
/* students without a current assignment in this role */
void          kith_query_where_unassigned (KithQuery *self,
                                      const char     *role);
/* students whose care status today is any of these codes */
void          kith_query_where_care_status (KithQuery *self,
                                      const char     *codes);
/* records valid today: from <= today and (until is empty or >= today) */
void          kith_query_where_current (KithQuery    *self);
void          kith_query_where_not_struck (KithQuery *self);
/* archived students, or only those who are not; of other kinds, what is part of them */
void          kith_query_where_archived (KithQuery   *self,
                                      gboolean        archived);
/* active students, not archived, whose next contact is due today or was due before */
void          kith_query_where_contact_due (KithQuery *self);
/* some of these records, gint64 each */
void          kith_query_where_ids   (KithQuery      *self,
                                      GArray         *ids);
/* as in KithKind.order; NULL restores the default order of the kind */
void          kith_query_set_order   (KithQuery      *self,
                                      const char     *order);
void          kith_query_set_limit   (KithQuery      *self,
                                      guint           limit);
const KithKind *kith_query_get_kind  (KithQuery      *self);

/* ids in order, gint64 each */
GArray       *kith_case_file_list_ids (KithCaseFile  *self,
                                      KithQuery      *query,
                                      GCancellable   *cancellable,
                                      GError        **error);
/* records by id, same order, missing ones left out */
GPtrArray    *kith_case_file_load_many (KithCaseFile *self,
                                      const KithKind *kind,
                                      const gint64   *ids,
                                      guint           n_ids,
                                      GError        **error);
GPtrArray    *kith_case_file_list    (KithCaseFile   *self,
                                      KithQuery      *query,
                                      GCancellable   *cancellable,
                                      GError        **error);
/* each value of a field of text among the records of the query, once, in order */
GStrv         kith_case_file_list_values (KithCaseFile *self,
                                      KithQuery      *query,
                                      const char     *field,
                                      GError        **error);
gint64        kith_case_file_count   (KithCaseFile   *self,
                                      KithQuery      *query,
                                      GError        **error);
/**
 * KithTally:
 * @id: id of the record a field links to
 * @count: how many records of the query link to it
 * @sums: of up to two fields of numbers
 */
typedef struct {
  gint64 id;
  gint64 count;
  gint64 sums[2];
} KithTally;

/* KithTally each, by id: counts without loading anything. @sums: (nullable): names of fields of numbers or minutes,
 * separated by a space */
GArray       *kith_case_file_tally   (KithCaseFile   *self,
                                      KithQuery      *query,
                                      const char     *link,
                                      const char     *sums,
                                      GError        **error);
/* grows with every change to records of the kind, for what is worked out from many of them and kept */
guint         kith_case_file_count_changes (KithCaseFile *self,
                                      const KithKind *kind);
/* calls back for each record in order without holding them all, for exports */
typedef gboolean (*KithRecordFunc)   (KithRecord     *record,
                                      gpointer        data,
                                      GError        **error);
gboolean      kith_case_file_each    (KithCaseFile   *self,
                                      KithQuery      *query,
                                      KithRecordFunc  function,
                                      gpointer        data,
                                      GCancellable   *cancellable,
                                      GError        **error);

G_END_DECLS
