/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

#include <glib/gi18n.h>

G_BEGIN_DECLS

/**
 * KITH_DEFINE_RECORD:
 * @TypeName: in camel case
 * @type_name: in lower case
 *
 * Defines the final type of a kind whose `KithKind` is called `type_name##_kind`.
 */
#define KITH_DEFINE_RECORD(TypeName, type_name) \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, KITH_TYPE_RECORD) \
  static void type_name##_class_init (TypeName##Class *klass) \
  { \
    kith_record_class_install_kind (KITH_RECORD_CLASS (klass), &type_name##_kind); \
  } \
  static void type_name##_init (TypeName *self) \
  { \
  }

G_END_DECLS
