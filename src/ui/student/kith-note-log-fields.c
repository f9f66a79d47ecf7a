/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-log-fields.h"

#include "form/kith-form.h"
#include "kith-log-entry.h"
#include "kith-note-log.h"

#include <glib/gi18n.h>

struct _KithNoteLogFields
{
  AdwBin parent_instance;

  /* Children */
  GtkExpander *expander;
  KithForm *form;

  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (KithNoteLogFields, kith_note_log_fields, ADW_TYPE_BIN)

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const fields[] = { "learned", "ksbs", "tests", "off-the-job", NULL };

static void
on_edited (KithNoteLogFields *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
kith_note_log_fields_class_init (KithNoteLogFieldsClass *klass)
{
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_note_log_fields_init (KithNoteLogFields *self)
{
}

/**
 * kith_note_log_fields_new:
 * @store: the store
 *
 * Returns: (transfer floating): empty fields
 */
GtkWidget *
kith_note_log_fields_new (KithStore *store)
{
  KithNoteLogFields *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_NOTE_LOG_FIELDS, NULL);
  self->expander = GTK_EXPANDER (gtk_expander_new (_("For my log: what I learned, evidence")));
  self->form = KITH_FORM (kith_form_new (store));
  gtk_widget_set_margin_top (GTK_WIDGET (self->form), 12);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->form));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (on_edited), self);
  kith_note_log_fields_reset (self);
  return GTK_WIDGET (self);
}

static void
show_entry (KithNoteLogFields *self,
            KithRecord        *entry)
{
  self->quiet = TRUE;
  kith_form_set_record (self->form, entry, fields, KITH_FORM_DEFAULT);
  self->quiet = FALSE;
}

/**
 * kith_note_log_fields_reset:
 * @self: the fields
 *
 * Nothing that was typed before is left.
 */
void
kith_note_log_fields_reset (KithNoteLogFields *self)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_log_entry_kind);

  g_return_if_fail (KITH_IS_NOTE_LOG_FIELDS (self));
  show_entry (self, entry);
  gtk_expander_set_expanded (self->expander, FALSE);
}

void
kith_note_log_fields_set_entry (KithNoteLogFields *self,
                                KithRecord        *entry)
{
  g_autofree char *typed = NULL;
  g_autoptr (KithRecord) copy = NULL;

  g_return_if_fail (KITH_IS_NOTE_LOG_FIELDS (self));
  if (entry == NULL)
    return;
  typed = kith_note_log_fields_dup_typed (self);
  copy = kith_record_dup (entry);
  show_entry (self, copy);
  kith_note_log_fields_restore (self, typed);
}

KithRecord *
kith_note_log_fields_dup_values (KithNoteLogFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_LOG_FIELDS (self), NULL);
  if (!kith_form_is_changed (self->form))
    return NULL;
  return kith_record_dup (kith_form_get_record (self->form));
}

gboolean
kith_note_log_fields_check (KithNoteLogFields *self)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (KithRecord) values = kith_note_log_fields_dup_values (self);

  if (values == NULL || kith_note_log_check (values, problems))
    return TRUE;
  gtk_expander_set_expanded (self->expander, TRUE);
  kith_form_show_problems (self->form, problems);
  return FALSE;
}

gboolean
kith_note_log_fields_has_words (KithNoteLogFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_LOG_FIELDS (self), FALSE);
  return kith_form_is_changed (self->form);
}

char *
kith_note_log_fields_dup_typed (KithNoteLogFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_LOG_FIELDS (self), NULL);
  return kith_form_is_changed (self->form) ? kith_form_dup_typed (self->form) : NULL;
}

void
kith_note_log_fields_restore (KithNoteLogFields *self,
                              const char        *typed)
{
  g_return_if_fail (KITH_IS_NOTE_LOG_FIELDS (self));
  if (typed == NULL)
    return;
  self->quiet = TRUE;
  kith_form_restore_typed (self->form, typed);
  self->quiet = FALSE;
  gtk_expander_set_expanded (self->expander, TRUE);
}
