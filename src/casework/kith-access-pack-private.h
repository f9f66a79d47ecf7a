/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-access-covers.h"
#include "kith-access-pack.h"
#include "kith-report-access-pack.h"

G_BEGIN_DECLS

/* What a pack is gathered with. */
typedef struct {
  KithCaseFile *file;
  gint64 student;
  gint64 request;
  gboolean is_full;
  const char *from;
  const char *until;
  KithAccessCovers *covers;
  GPtrArray *redactions;
  GHashTable *roles;      /* person → what they are */
  GHashTable *amendments; /* note → GPtrArray of amendments, oldest first */
  KithAccessPackBuilder *builder;
  guint n_kept_by_lead;
} KithAccessGather;

/* kith-access-pack-item.c: what somebody is, and not who: "Peer mentor"; NULL for nobody */
const char            *kith_access_gather_get_role    (KithAccessGather *self,
                                                       gint64            person);
/* @date: under which it stands, empty for none */
gboolean               kith_access_gather_add_record  (KithAccessGather *self,
                                                       KithRecord       *record,
                                                       const char       *date,
                                                       GError          **error);

/* the items of one copy, and what is covered in it */
KithAccessPackBuilder *kith_access_pack_build (KithCaseFile  *file,
                                               KithRecord    *student,
                                               KithRecord    *request,
                                               gboolean       is_full,
                                               GPtrArray    **redactions,
                                               GError       **error);
GArray                *kith_access_pack_list_withheld (KithCaseFile *file,
                                                       GPtrArray    *redactions,
                                                       GPtrArray    *words,
                                                       GString      *letters);

/* "Note: He rang …": what a redaction is in */
char                  *kith_access_redaction_dup_item (KithCaseFile *file,
                                                       KithRecord   *redaction);

/* kith-access-records.c */
gint64 kith_access_record_get_note (KithRecord *record);
char *kith_access_record_dup_title (KithRecord *record, const char *title);
const char *kith_access_record_get_day (KithRecord *record);
const char *kith_access_record_get_first_of (KithRecord *record, const char *one, const char *other);
gboolean kith_access_record_is_said_by_other (KithRecord *record);
gboolean kith_access_kind_is_personal (const KithKind *kind);

G_END_DECLS
