/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-view.h"

#include "kith-lists.h"
#include "kith-log-entry.h"
#include "kith-note-detail.h"
#include "kith-note-uses-view.h"
#include "kith-note.h"
#include "kith-text.h"

#include <glib/gi18n.h>

struct _KithNoteView
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;

  gint64 note;
};

G_DEFINE_FINAL_TYPE (KithNoteView, kith_note_view, ADW_TYPE_BIN)

static GtkWidget *
add_text (GtkBox     *box,
          const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

static void
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (box, label);
}

static void
add_section (GtkBox     *box,
             const char *heading,
             const char *text)
{
  if (kith_text_is_empty (text))
    return;
  add_heading (box, heading);
  add_text (box, text, NULL);
}

static void
append_fact (GString *facts,
             char    *fact)
{
  if (!kith_text_is_empty (fact))
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
  g_free (fact);
}

static char *
dup_facts (KithRecord *note)
{
  GString *facts = g_string_new (NULL);
  const char *present = kith_record_get_text (note, KITH_NOTE_PRESENT);

  if (g_strcmp0 (kith_record_get_text (note, KITH_NOTE_CONTACT_MADE), "attempted") == 0)
    append_fact (facts, g_strdup (_("Contact attempted")));
  else if (g_strcmp0 (kith_record_get_text (note, KITH_NOTE_CONTACT_MADE), "yes") == 0)
    append_fact (facts, g_strdup (_("Contact made")));
  append_fact (facts, kith_record_format (note, KITH_NOTE_TIME));
  if (kith_record_has (note, KITH_NOTE_MINUTES))
    append_fact (facts, kith_record_format (note, KITH_NOTE_MINUTES));
  append_fact (facts, kith_record_format (note, KITH_NOTE_PLACE));
  if (!kith_text_is_empty (present))
    /* Translators: who else was there */
    append_fact (facts, g_strdup_printf (_("With %s"), present));
  return g_string_free_and_steal (facts);
}

static char *
dup_signature (const KithNoteDetail *detail)
{
  g_autofree char *when = kith_record_format (detail->note, KITH_NOTE_RECORDED_AT);
  g_autofree char *who = kith_record_format (detail->note, KITH_NOTE_VISIBILITY);

  /* Translators: a person's name, a date with a time, and who may read the note */
  return g_strdup_printf (_("Written by %s, %s · Who may read it: %s"), detail->author, when, who);
}

static void
add_struck (GtkBox               *box,
            const KithNoteDetail *detail)
{
  g_autofree char *when = kith_record_format (detail->note, KITH_NOTE_STRUCK_AT);
  const char *reason = kith_record_get_text (detail->note, KITH_NOTE_STRUCK_REASON);
  /* Translators: a person's name, a date with a time, and the reason */
  g_autofree char *words =
    g_strdup_printf (_("Struck out by %s, %s: %s"), detail->struck_by, when, reason != NULL ? reason : "");

  add_text (box, words, "warning");
}

static void
add_remarks (GtkBox               *box,
             const KithNoteDetail *detail)
{
  for (guint i = 0; i < detail->remarks->len; i++) {
    const KithNoteRemark *remark = g_ptr_array_index (detail->remarks, i);

    add_section (box, remark->heading, remark->text);
  }
}

static void
add_button (AdwWrapBox *box,
            const char *label,
            const char *action,
            gint64      note)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", note);
  adw_wrap_box_append (box, button);
}

static void
add_buttons (GtkBox               *box,
             const KithNoteDetail *detail)
{
  AdwWrapBox *buttons = ADW_WRAP_BOX (adw_wrap_box_new ());
  gint64 id = kith_record_get_id (detail->note);

  adw_wrap_box_set_child_spacing (buttons, 6);
  adw_wrap_box_set_line_spacing (buttons, 6);
  gtk_widget_set_margin_top (GTK_WIDGET (buttons), 6);
  if (detail->may_edit)
    add_button (buttons, _("_Edit"), "student.edit-note", id);
  else if (detail->may_amend)
    add_button (buttons, _("Add A_mendment"), "student.amend-note", id);
  if (detail->may_print)
    add_button (buttons, _("_Print…"), "student.print-note", id);
  if (detail->may_strike)
    add_button (buttons, _("Strike _Out…"), "student.strike-note", id);
  if (detail->may_read_audit)
    add_button (buttons, _("In the A_udit…"), "student.audit-note", id);
  gtk_box_append (box, GTK_WIDGET (buttons));
}

static void
add_own_words (GtkBox     *box,
               const char *words)
{
  if (kith_text_is_empty (words))
    return;
  add_heading (box, _("In their own words"));
  add_text (box, words, "quoted");
}

static GtkWidget *
create_body (const KithNoteDetail *detail)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autofree char *facts = dup_facts (detail->note);
  g_autofree char *topics = kith_record_format (detail->note, KITH_NOTE_TOPICS);
  g_autofree char *signature = dup_signature (detail);
  const char *text = kith_record_get_text (detail->note, KITH_NOTE_TEXT);

  if (detail->struck_by != NULL)
    add_struck (box, detail);
  add_text (box, facts, "dimmed");
  if (!kith_text_is_empty (text))
    add_text (box, text, detail->struck_by != NULL ? "struck" : NULL);
  add_own_words (box, kith_record_get_text (detail->note, KITH_NOTE_OWN_WORDS));
  add_section (box, _("Strengths and good news"), kith_record_get_text (detail->note, KITH_NOTE_STRENGTHS));
  add_section (box, _("Next steps"), kith_record_get_text (detail->note, KITH_NOTE_NEXT_STEPS));
  add_section (box, _("Goals"), detail->goals);
  add_section (box, _("Topics"), topics);
  add_section (box, _("Why it was recorded late"), kith_record_get_text (detail->note, KITH_NOTE_LATE_REASON));
  add_remarks (box, detail);
  gtk_widget_set_margin_top (add_text (box, signature, "caption"), 6);
  if (detail->uses != NULL)
    gtk_box_append (box, kith_note_uses_view_new (detail->uses));
  add_buttons (box, detail);
  return GTK_WIDGET (box);
}

/* On the store thread. */
static gpointer
load_detail (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return kith_note_detail_load (file, *(gint64 *) data, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithNoteView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithNoteDetail) detail = kith_store_submit_finish (KITH_STORE (source), result, &error);
  GtkBox *box = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (detail != NULL && kith_record_get_id (detail->note) == self->note) {
    adw_bin_set_child (ADW_BIN (self), create_body (detail));
  } else if (detail == NULL) {
    box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
    add_text (box, error->message, "dimmed");
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  }
}

/* What became of the note changes without it. */
static void
on_store_changed (KithNoteView *self,
                  const char   *kind)
{
  if (self->note != 0 && g_str_equal (kind, kith_log_entry_kind.name))
    kith_note_view_show (self, self->note);
}

static void
kith_note_view_dispose (GObject *object)
{
  KithNoteView *self = KITH_NOTE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_note_view_parent_class)->dispose (object);
}

static void
kith_note_view_finalize (GObject *object)
{
  g_clear_object (&KITH_NOTE_VIEW (object)->cancellable);

  G_OBJECT_CLASS (kith_note_view_parent_class)->finalize (object);
}

static void
kith_note_view_class_init (KithNoteViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_note_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_note_view_finalize;
}

static void
kith_note_view_init (KithNoteView *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kith_note_view_new:
 * @store: the store
 *
 * Returns: (transfer floating): a view of no note
 */
GtkWidget *
kith_note_view_new (KithStore *store)
{
  KithNoteView *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_NOTE_VIEW, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * kith_note_view_show:
 * @self: a view
 * @note: id of a note
 *
 * Shows the note as it is now; called again for one already shown, it is read again.
 */
void
kith_note_view_show (KithNoteView *self,
                     gint64        note)
{
  g_return_if_fail (KITH_IS_NOTE_VIEW (self));
  if (self->note != note)
    adw_bin_set_child (ADW_BIN (self), NULL);
  self->note = note;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_detail, g_memdup2 (&note, sizeof note), g_free,
                             (GDestroyNotify) kith_note_detail_free, self->cancellable, on_loaded,
                             g_object_ref (self));
}
