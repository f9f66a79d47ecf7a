/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KithProgressSection:
 * @kind: name of the kind an account must be allowed to see for the section to be there
 * @create: makes it; it loads by itself
 *
 * A part of the view Progress.
 */
typedef struct {
  const char *kind;
  GtkWidget *(*create) (KithStore *store,
                        gint64     student);
} KithProgressSection;

const KithProgressSection *kith_progress_sections_get (guint *n_sections);

G_END_DECLS
