/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-import.h"
#include "kith-parcel.h"

G_BEGIN_DECLS

/**
 * KithArrival:
 * @parcel: what was sent
 * @fingerprint: of who signed it, to compare by telephone
 * @receipt: the code the sender waits for
 *
 * A record that came from another college, opened in memory. Nothing of it is on the disk.
 */
typedef struct {
  KithParcel *parcel;
  char *fingerprint;
  char *receipt;
} KithArrival;

void         kith_arrival_free       (KithArrival      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithArrival, kith_arrival_free)

/* whether the file of @path opens with a passphrase; FALSE with @error unset for a receiving code */
gboolean     kith_arrival_needs_passphrase (const char *path,
                                            GError    **error);
KithArrival *kith_arrival_open       (KithCaseFile     *file,
                                      const char       *path,
                                      const char       *passphrase,
                                      GError          **error);
/* "1 note, 2 goals": what is in it, a line each */
GStrv        kith_arrival_list_words (KithArrival      *self);
/* as PDF or JSON, by the ending of @path: from then on it is not encrypted */
gboolean     kith_arrival_save       (KithArrival      *self,
                                      KithCaseFile     *file,
                                      const char       *path,
                                      GError          **error);

/**
 * KithTakenIn:
 * @student: the record it became
 * @is_new: whether it was made
 * @n_notes: notes that were added
 * @n_refused: notes that could not be
 */
typedef struct {
  gint64 student;
  gboolean is_new;
  guint n_notes;
  guint n_refused;
} KithTakenIn;

/* makes the student of @college_id, or fills in what is empty in theirs, and adds the notes; through the import */
gboolean     kith_arrival_take_in    (KithArrival      *self,
                                      KithCaseFile     *file,
                                      const char       *college_id,
                                      KithTakenIn      *taken,
                                      GCancellable     *cancellable,
                                      GError          **error);

G_END_DECLS
