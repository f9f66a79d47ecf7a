/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-group-register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithRegisterLine:
 * @student: id of the student
 * @name: what to call them
 * @status: (nullable): what is ticked; %NULL for taken off
 * @saved_status: (nullable): what the case file says; %NULL for not on the register
 * @own_words: (nullable): what the student said about it, as the case file has it
 * @version: of the saved line, 0 for none
 */
typedef struct {
  gint64 student;
  char *name;
  char *status;
  char *saved_status;
  char *own_words;
  gint64 version;
} KithRegisterLine;

/* A register being ticked: what the case file says and what was changed since. No widgets. Signal
 * ::changed (KithRegister *self, guint position): a line is different; G_MAXUINT for any of them, or their number. */
#define KITH_TYPE_REGISTER (kith_register_get_type ())
G_DECLARE_FINAL_TYPE (KithRegister, kith_register, KITH, REGISTER, GObject)

KithRegister           *kith_register_new            (void);
guint                   kith_register_get_n_lines    (KithRegister       *self);
const KithRegisterLine *kith_register_get_line       (KithRegister       *self,
                                                      guint               position);
/* what the case file says; what is ticked and not saved stays ticked */
void                    kith_register_load           (KithRegister       *self,
                                                      GPtrArray          *attendees,
                                                      GHashTable         *names);
/* FALSE when the student is on the register already */
gboolean                kith_register_add            (KithRegister       *self,
                                                      gint64              student,
                                                      const char         *name);
void                    kith_register_set_status     (KithRegister       *self,
                                                      guint               position,
                                                      const char         *status);
/* the next one in the order of the list of statuses, for whoever ticks with one key */
void                    kith_register_cycle          (KithRegister       *self,
                                                      guint               position);
gboolean                kith_register_is_changed     (KithRegister       *self);
void                    kith_register_tally          (KithRegister       *self,
                                                      KithRegisterCount  *count);
/* the changes alone, KithRegisterEntry each; borrows from the lines */
GArray                 *kith_register_list_changes   (KithRegister       *self);
/* for drafts: pairs of the student's id and what is ticked, empty for taken off */
void                    kith_register_write_draft    (KithRegister       *self,
                                                      GHashTable         *typed);
void                    kith_register_restore_draft  (KithRegister       *self,
                                                      GHashTable         *typed,
                                                      GHashTable         *names);

G_END_DECLS
