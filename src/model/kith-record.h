/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-kind.h"

G_BEGIN_DECLS

#define KITH_TYPE_RECORD (kith_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithRecord, kith_record, KITH, RECORD, GObject)

/**
 * KithRecordClass:
 * @kind: the kind, set by [func@record_class_install_kind]
 */
struct _KithRecordClass
{
  GObjectClass parent_class;

  const KithKind *kind;
};

void            kith_record_class_install_kind (KithRecordClass *klass,
                                                const KithKind  *kind);

KithRecord     *kith_record_new           (const KithKind *kind);
KithRecord     *kith_record_dup           (KithRecord     *self);
const KithKind *kith_record_get_kind      (KithRecord     *self);
gint64          kith_record_get_id        (KithRecord     *self);
void            kith_record_set_id        (KithRecord     *self,
                                           gint64          id);
gint64          kith_record_get_version   (KithRecord     *self);
void            kith_record_set_version   (KithRecord     *self,
                                           gint64          version);

gboolean        kith_record_has           (KithRecord     *self,
                                           guint           field);
const char     *kith_record_get_text      (KithRecord     *self,
                                           guint           field);
gint64          kith_record_get_number    (KithRecord     *self,
                                           guint           field);
gboolean        kith_record_get_flag      (KithRecord     *self,
                                           guint           field);
gboolean        kith_record_get_date      (KithRecord     *self,
                                           guint           field,
                                           GDate          *date);
void            kith_record_set_text      (KithRecord     *self,
                                           guint           field,
                                           const char     *text);
void            kith_record_set_number    (KithRecord     *self,
                                           guint           field,
                                           gint64          number);
void            kith_record_clear         (KithRecord     *self,
                                           guint           field);

char           *kith_record_dup_stored    (KithRecord     *self,
                                           guint           field);
void            kith_record_set_stored    (KithRecord     *self,
                                           guint           field,
                                           const char     *stored);
gboolean        kith_record_set_typed     (KithRecord     *self,
                                           guint           field,
                                           const char     *typed,
                                           const GDate    *today,
                                           GError        **error);
char           *kith_record_format        (KithRecord     *self,
                                           guint           field);
char           *kith_record_dup_title     (KithRecord     *self);
gboolean        kith_record_field_equals  (KithRecord     *self,
                                           KithRecord     *other,
                                           guint           field);
void            kith_record_copy_fields   (KithRecord     *self,
                                           KithRecord     *from);

gboolean        kith_record_validate      (KithRecord      *self,
                                           const KithRules *rules,
                                           KithProblems    *problems);

G_END_DECLS
