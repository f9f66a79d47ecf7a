/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An operating system that fails. It stands in front of the functions of the C library by which the database library, GLib
 * and Kith itself reach files, and counts what is done to those in one folder. Nothing else is touched. */

typedef enum {
  /* any operation: it fails with EIO */
  FAULT_INPUT_OUTPUT,
  /* whatever takes room: it fails with ENOSPC */
  FAULT_FULL,
  /* a write: half of it is done, then ENOSPC */
  FAULT_SHORT_WRITE,
  /* a sync: it fails with EIO */
  FAULT_SYNC,
  /* whatever changes something: the process is killed in front of it, or with half of a write done */
  FAULT_KILL,
  /* a write that is answered and not done: the negative control, which must lose */
  FAULT_LIE,
  /* whatever changes something: the observer is told that the power goes */
  FAULT_POWER,
} FaultKind;

#define FAULT_N_KINDS 7

/* Is told what was done to files that are watched, after it was done. */
typedef struct {
  void (*opened)     (const char *path,
                      int         descriptor,
                      gboolean    truncates);
  void (*closed)     (int         descriptor);
  void (*written)    (int         descriptor,
                      gint64      offset,
                      const void *bytes,
                      gsize       size);
  void (*truncated)  (int         descriptor,
                      gint64      size);
  void (*synced)     (int         descriptor);
  void (*renamed)    (const char *from,
                      const char *to);
  void (*deleted)    (const char *path);
  void (*power_goes) (void);
} FaultObserver;

const char *faulty_system_get_name  (FaultKind   kind);
/* what is below this folder counts; NULL for nothing */
void        faulty_system_watch     (const char *folder);
void        faulty_system_observe   (const FaultObserver *observer);
/* from now on the @at-th operation of its kind fails, and with @sticky all after it; 0 only counts */
void        faulty_system_begin     (FaultKind   kind,
                                     guint       at,
                                     gboolean    sticky);
void        faulty_system_end       (void);
/* how many operations there were, of any kind, between those two */
guint       faulty_system_get_count (FaultKind   kind);
gboolean    faulty_system_has_failed (void);

G_END_DECLS
