/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KithPillTone:
 * @KITH_PILL_PLAIN: A fact
 * @KITH_PILL_WARNING: Something to see to soon
 * @KITH_PILL_ERROR: Something overdue
 *
 * How loud a pill is. Its words say the same without the colour.
 */
typedef enum {
  KITH_PILL_PLAIN,
  KITH_PILL_WARNING,
  KITH_PILL_ERROR,
} KithPillTone;

/* A few words with a border around them. */
GtkWidget *kith_pill_new (const char  *words,
                          KithPillTone tone);

G_END_DECLS
