/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithAccessText:
 * @label: what it is
 * @text: the words, with [const@DOCUMENT_COVER] where some are covered
 * @is_quote: whether they are the student’s own
 *
 * A longer text of an item.
 */
typedef struct {
  const char *label;
  const char *text;
  gboolean is_quote;
} KithAccessText;

/**
 * KithAccessItem:
 * @title: what it is, in a few words
 * @date: (nullable): ISO day
 * @author: (nullable): the role of whoever wrote it
 * @is_covered: whether words of it are covered in the copy that is sent
 * @facts: (array length=n_facts): short values
 * @n_facts: how many
 * @texts: (array length=n_texts): longer ones
 * @n_texts: how many
 * @kind: (nullable): what kind of record it is made from, for whoever asks for the items
 * @id: its id
 *
 * One record.
 */
typedef struct {
  const char *title;
  const char *date;
  const char *author;
  gboolean is_covered;
  const KithFact *facts;
  gsize n_facts;
  const KithAccessText *texts;
  gsize n_texts;
  const char *kind;
  gint64 id;
} KithAccessItem;

/**
 * KithAccessWithheld:
 * @item: what it stands in
 * @words: the words, or that it is all of it
 * @reason: why
 *
 * One line of the log in the full copy.
 */
typedef struct {
  const char *item;
  const char *words;
  const char *reason;
} KithAccessWithheld;

/**
 * KithAccessPack:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): the name in other records
 * @reference: (nullable): the college's reference
 * @is_full: whether this is the copy for the file, with nothing covered
 * @from: (nullable): ISO day it begins with
 * @until: (nullable): ISO day it ends with
 * @lead_name: (nullable): the safeguarding lead
 * @lead_phone: (nullable): their number
 * @n_kept_by_lead: notes that are for the safeguarding lead only, which are not in the pack
 * @withheld: (array length=n_withheld): what was covered or withheld for this request
 * @n_withheld: how many
 * @letters: (nullable): the letters after C that stand in the pack, such as "DE"
 *
 * What stands on the first and the last pages.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  gboolean is_full;
  const char *from;
  const char *until;
  const char *lead_name;
  const char *lead_phone;
  guint n_kept_by_lead;
  const KithAccessWithheld *withheld;
  gsize n_withheld;
  const char *letters;
} KithAccessPack;

typedef struct _KithAccessPackBuilder KithAccessPackBuilder;

KithAccessPackBuilder *kith_access_pack_builder_new           (void);
void                   kith_access_pack_builder_free          (KithAccessPackBuilder   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAccessPackBuilder, kith_access_pack_builder_free)

void                   kith_access_pack_builder_begin_chapter (KithAccessPackBuilder   *self,
                                                               const char              *title);
void                   kith_access_pack_builder_leave_out     (KithAccessPackBuilder   *self);
void                   kith_access_pack_builder_set_marked    (KithAccessPackBuilder   *self);
void                   kith_access_pack_builder_add_item      (KithAccessPackBuilder   *self,
                                                               const KithAccessItem    *item);
void                   kith_access_pack_builder_add_event     (KithAccessPackBuilder   *self,
                                                               const char              *date,
                                                               const char              *what,
                                                               const char              *who,
                                                               gboolean                 is_covered);
GPtrArray             *kith_access_pack_builder_list_items    (KithAccessPackBuilder   *self);
KithDocument          *kith_report_access_pack                (KithAccessPackBuilder   *builder,
                                                               const KithAccessPack    *pack,
                                                               const KithReportSetting *setting);

G_END_DECLS
