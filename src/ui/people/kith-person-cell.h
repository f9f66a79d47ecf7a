/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-caseloads.h"
#include "list/kith-slot-line.h"

G_BEGIN_DECLS

/**
 * KithPersonPart:
 * @KITH_PERSON_PART_NAME: Name
 * @KITH_PERSON_PART_ROLES: Roles
 * @KITH_PERSON_PART_SITE: Site, or employer where there is none
 * @KITH_PERSON_PART_STUDENTS: Students now, of the limit
 * @KITH_PERSON_PART_NOTICE: What is due, and when they came or go
 * @KITH_PERSON_PART_ROW: Two lines, for narrow windows
 *
 * What one cell says of a person.
 */
typedef enum {
  KITH_PERSON_PART_NAME,
  KITH_PERSON_PART_ROLES,
  KITH_PERSON_PART_SITE,
  KITH_PERSON_PART_STUDENTS,
  KITH_PERSON_PART_NOTICE,
  KITH_PERSON_PART_ROW,
} KithPersonPart;

#define KITH_TYPE_PERSON_CELL (kith_person_cell_get_type ())
G_DECLARE_FINAL_TYPE (KithPersonCell, kith_person_cell, KITH, PERSON_CELL, KithSlotLine)

GtkListItemFactory *kith_person_cell_factory_new (KithPersonPart  part,
                                                  KithCaseloads  *caseloads);

G_END_DECLS
