/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One view of a student that is short enough to be made anew whenever something in it changes: loads on the store
 * thread, fills a column of groups, and puts the focus back where it was by the names of widgets. */
#define KITH_TYPE_STUDENT_PANE (kith_student_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithStudentPane, kith_student_pane, KITH, STUDENT_PANE, AdwBin)

/**
 * KithStudentPaneClass:
 * @title: what it is called, marked for translation
 * @is_section: whether it is a part of a longer view, which scrolls it
 * @kinds: names of the kinds it shows, ending with NULL
 * @load: on the store thread: everything it shows
 * @free_loaded: frees what @load returned
 * @fill: makes the groups
 */
struct _KithStudentPaneClass
{
  AdwBinClass parent_class;

  const char *title;
  gboolean is_section;
  const char *const *kinds;
  gpointer (*load)        (KithCaseFile    *file,
                           gint64           student,
                           GError         **error);
  void     (*free_loaded) (gpointer         loaded);
  void     (*fill)        (KithStudentPane *self,
                           GtkBox          *box,
                           gpointer         loaded);
};

/* a pane of one of the types that derive from this, already set */
GtkWidget     *kith_student_pane_new            (GType            type,
                                                 KithStore       *store,
                                                 gint64           student);
/* for @load: what the student has of a kind; empty for whoever may not see it */
GPtrArray     *kith_student_pane_list           (KithCaseFile    *file,
                                                 const KithKind  *kind,
                                                 gint64           student,
                                                 GError         **error);
void           kith_student_pane_set_student    (KithStudentPane *self,
                                                 KithStore       *store,
                                                 gint64           student);
KithStore     *kith_student_pane_get_store      (KithStudentPane *self);
gint64         kith_student_pane_get_student    (KithStudentPane *self);
void           kith_student_pane_reload         (KithStudentPane *self);
/* NULL for a section */
GtkAdjustment *kith_student_pane_get_adjustment (KithStudentPane *self);
gboolean       kith_student_pane_allows         (KithStudentPane *self,
                                                 const KithKind  *kind,
                                                 KithAction       action);

G_END_DECLS
