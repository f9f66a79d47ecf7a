/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"
#include "shell/kith-application.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The one window. Its title is the name of the application and nothing else: who is looked at is nobody's business
 * but the person's in front of it. */
#define KITH_TYPE_WINDOW (kith_window_get_type ())
G_DECLARE_FINAL_TYPE (KithWindow, kith_window, KITH, WINDOW, AdwApplicationWindow)

KithWindow *kith_window_new          (KithApplication   *application);
/* the window a widget stands in, NULL when it stands in none */
KithWindow *kith_window_get_for      (GtkWidget         *widget);
KithStore  *kith_window_get_store    (KithWindow        *self);

/* Going places. show_page goes to a line of the sidebar (see kith-pages.h); the others add a page on top of it. */
void        kith_window_show_page    (KithWindow        *self,
                                      const char        *id);
void        kith_window_show_record  (KithWindow        *self,
                                      const KithKind    *kind,
                                      gint64             id);
void        kith_window_show_student (KithWindow        *self,
                                      gint64             id);
/* @place: (nullable): where in the student's page, as its dup_place says, or "chronology reading ID" for a note */
void        kith_window_show_student_at (KithWindow     *self,
                                      gint64             id,
                                      const char        *place);
void        kith_window_push         (KithWindow        *self,
                                      AdwNavigationPage *page);
/* to where a person works with it, whatever it is; @student: whose it is, 0 for nobody's */
void        kith_window_open_record  (KithWindow        *self,
                                      const KithKind    *kind,
                                      gint64             id,
                                      gint64             student);

/* Saying things. Plain text, no markup. */
void        kith_window_add_toast    (KithWindow        *self,
                                      const char        *text);
/* a toast with Undo; @operation: from kith_case_file_get_last_operation, or 0 to ask for the last one.
 * Ctrl+Z undoes the same. */
void        kith_window_offer_undo   (KithWindow        *self,
                                      const char        *text,
                                      gint64             operation);
/* a toast with Open, for what stays once it is saved */
void        kith_window_offer_open   (KithWindow        *self,
                                      const char        *text,
                                      const KithKind    *kind,
                                      gint64             id,
                                      gint64             student);
/* a toast for small things, a dialog for those a person must not miss; nothing for G_IO_ERROR_CANCELLED */
void        kith_window_report_error (KithWindow        *self,
                                      const GError      *error);

/* Keeps every draft, closes the case file, takes everything off the screen and asks for the passphrase. */
void        kith_window_lock         (KithWindow        *self);
/* For long work (an import, a rotation of keys): while held, the idle lock waits. Pairs with release. */
void        kith_window_hold_lock    (KithWindow        *self);
void        kith_window_release_lock (KithWindow        *self);

G_END_DECLS
