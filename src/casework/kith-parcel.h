/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KithParcel:
 * @json: the record as data, as it was sent
 * @pdf: the same to read and print
 * @is_safeguarding: whether it is the safeguarding file, which goes apart from the rest
 * @college: (nullable): the college it comes from
 * @sent_by: (nullable): who sent it
 * @lead: (nullable): the safeguarding lead there
 * @lead_phone: (nullable): on which number they are
 * @made: (nullable): when, ISO in UTC
 * @to: (nullable): for whom it was meant
 * @student_name: the name the student uses
 * @student: what is known of them, by field name
 * @records: the other records: arrays by plural of their kind
 *
 * What is in a bundle. It comes from outside: its words are to be shown, and to be checked before anything else.
 */
typedef struct {
  GBytes *json;
  GBytes *pdf;
  gboolean is_safeguarding;
  const char *college;
  const char *sent_by;
  const char *lead;
  const char *lead_phone;
  const char *made;
  const char *to;
  const char *student_name;
  JsonObject *student;
  JsonObject *records;
  JsonNode *root;
} KithParcel;

void        kith_parcel_free   (KithParcel  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithParcel, kith_parcel_free)

GBytes     *kith_parcel_pack   (const char  *json,
                                GBytes      *pdf);
/* a pure function of bytes from anywhere; KITH_ERROR_DAMAGED or KITH_ERROR_TOO_NEW with a sentence */
KithParcel *kith_parcel_unpack (GBytes      *bytes,
                                GError     **error);
guint       kith_parcel_count  (KithParcel  *self,
                                const char  *plural);

G_END_DECLS
