/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-destination.h"

G_BEGIN_DECLS

/**
 * KithEvidenceList:
 * @KITH_EVIDENCE_LIST_FEEDBACK: What people said
 * @KITH_EVIDENCE_LIST_EVIDENCE: What the college did, by area and pillar
 * @KITH_EVIDENCE_LIST_DESTINATIONS: Which of those who left are to be asked what they do now
 *
 * The lists of what the programme report asks for.
 */
typedef enum {
  KITH_EVIDENCE_LIST_FEEDBACK,
  KITH_EVIDENCE_LIST_EVIDENCE,
  KITH_EVIDENCE_LIST_DESTINATIONS,
} KithEvidenceList;

#define KITH_N_EVIDENCE_LISTS 3

/**
 * KithEvidenceLine:
 * @record: a feedback, an evidence, or a student
 * @title: what stands on top
 * @words: who, when and what about
 * @remark: what to know or to do: whether it may be quoted, what is still to do, what to ask
 * @is_urgent: whether @remark wants somebody to do something now
 * @when: which of the questions to ask a student
 *
 * One line of such a list, in words.
 */
typedef struct {
  KithRecord *record;
  char *title;
  char *words;
  char *remark;
  gboolean is_urgent;
  KithDestination when;
} KithEvidenceLine;

void       kith_evidence_line_free   (KithEvidenceLine  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithEvidenceLine, kith_evidence_line_free)

const KithKind *kith_evidence_list_get_kind (KithEvidenceList list);
KithQuery *kith_evidence_list_query  (KithEvidenceList   list,
                                      const char        *typed,
                                      const GDate       *today);
GPtrArray *kith_evidence_list_load   (KithCaseFile      *file,
                                      KithEvidenceList   list,
                                      const char        *typed,
                                      GError           **error);

G_END_DECLS
