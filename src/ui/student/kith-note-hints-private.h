/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-note-hints.h"

G_BEGIN_DECLS

/* Shared by kith-note-hints.c, which shows hints, and kith-note-hints-marks.c, which keeps what was decided about names. */

/* One text that is looked at. */
typedef struct {
  KithTextRow *row; /* borrowed: part of the same form */
  char *field;
  gboolean own_words;
} KithHintsText;

/* Hints for whoever writes, under the text: words that hurt to read about oneself, and names of others, which an access pack
 * will cover up. They are worked out here and now and are nobody else's. */
struct _KithNoteHints
{
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *watched;
  KithWritingAid *aid;
  GHashTable *ignored;   /* folded words of wordings that stay as they are */
  GHashTable *uncovered; /* folded names that are not to be covered */
  GHashTable *marked;  /* words that the person marked, to who it is */
  GPtrArray *rows;     /* borrows from the expander */
  char *shown;         /* what the rows say, to leave them alone while it stays */

  /* Parts */
  AdwExpanderRow *expander;

  guint timeout;
  gboolean shows_wordings;
  /* what was decided about the note that is changed has not come yet */
  gboolean awaits_marks;
};

/* A hint and the text it was found in. */
typedef struct {
  KithHint *hint; /* owned */
  const KithHintsText *watched;
} KithFoundHint;

GPtrArray *kith_note_hints_find_all (KithNoteHints  *self);
gboolean   kith_note_hints_is_left  (KithNoteHints  *self,
                                     const KithHint *hint);

G_END_DECLS
