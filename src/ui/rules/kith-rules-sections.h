/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithRulesSection:
 * @kind: name of the kind it shows: it is there for those who may change records of it
 * @create: makes it
 *
 * One part of the page "Dates and Rules".
 */
typedef struct {
  const char *kind;
  GtkWidget *(*create) (KithStore *store);
} KithRulesSection;

const KithRulesSection *kith_rules_sections_get (guint *n_sections);

G_END_DECLS
