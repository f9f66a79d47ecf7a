/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-clock.h"
#include "kith-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_DEMO_ACCOUNT "demo"
#define KITH_DEMO_PASSPHRASE "demonstration"
#define KITH_DEMO_N_STUDENTS 150
#define KITH_DEMO_N_NOTES 7500
#define KITH_DEMO_SEED 1

/**
 * KithDemoSettings:
 * @n_students: how many students
 * @n_notes: how many notes
 * @seed: the same seed on the same day gives the same people and notes
 */
typedef struct {
  guint n_students;
  guint n_notes;
  guint32 seed;
} KithDemoSettings;

/* where the demonstration file goes when nobody says otherwise: demonstration.kith among the person's own data */
char     *kith_demo_dup_default_path (void);
/* makes a case file of invented people at @path, which must not exist; it is closed again afterwards */
gboolean  kith_demo_create           (const char              *path,
                                      const KithDemoSettings  *settings,
                                      KithClock               *clock,
                                      KithProgress             progress,
                                      gpointer                 data,
                                      GCancellable            *cancellable,
                                      GError                 **error);

G_END_DECLS
