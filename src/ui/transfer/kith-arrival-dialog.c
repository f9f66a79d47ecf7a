/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transfer/kith-arrival-dialog.h"

#include "kith-student.h"
#include "kith-text.h"
#include "kith-time.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"
#include "transfer/kith-transfer-work.h"

#include <glib/gi18n.h>

/* Lives as long as the dialog, and with it what came. */
typedef struct {
  AdwDialog *dialog; /* borrowed */
  KithStore *store;
  KithArrival *arrival;
  AdwBanner *trouble;
  GtkWidget *page;
  GtkEditable *id_row;
  GtkWidget *take_row;
} Arrived;

static void
arrived_free (Arrived *self)
{
  g_object_unref (self->store);
  kith_arrival_free (self->arrival);
  g_free (self);
}

static Arrived *
get_arrived (AdwDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), "arrived");
}

static void
show_trouble (Arrived      *self,
              const GError *error)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->dialog), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Locking takes the dialog away under what is on its way. */
static gboolean
is_gone (AdwDialog *dialog)
{
  return gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL;
}

static void
set_busy (Arrived  *self,
          gboolean  busy)
{
  if (busy)
    adw_banner_set_revealed (self->trouble, FALSE);
  gtk_widget_set_sensitive (self->page, !busy);
  adw_dialog_set_can_close (self->dialog, !busy);
}

/* Keeping it as a file */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = GPOINTER_TO_INT (kith_store_submit_finish (KITH_STORE (source), result, &error));
  Arrived *self = get_arrived (dialog);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));

  if (is_gone (dialog))
    return;
  set_busy (self, FALSE);
  if (!saved)
    show_trouble (self, error);
  else if (window != NULL)
    kith_window_add_toast (window, _("Saved. This file is not encrypted: keep it where only those who need it read it."));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = target != NULL ? g_file_get_path (target) : NULL;
  Arrived *self = get_arrived (dialog);

  if (path == NULL || is_gone (dialog))
    return;
  set_busy (self, TRUE);
  kith_arrival_save_async (self->store, self->arrival, path, on_saved, g_object_ref (dialog));
}

static void
choose_file (Arrived    *self,
             const char *name)
{
  g_autoptr (GtkFileDialog) files = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->dialog));

  gtk_file_dialog_set_title (files, _("Save What Came"));
  gtk_file_dialog_set_initial_name (files, name);
  gtk_file_dialog_save (files, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_file_chosen,
                        g_object_ref (self->dialog));
}

static void
save_pdf (Arrived *self)
{
  choose_file (self, "record.pdf");
}

static void
save_json (Arrived *self)
{
  choose_file (self, "record.json");
}

/* Taking the student in */

static char *
dup_taken_words (const KithTakenIn *taken)
{
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", taken->n_notes), taken->n_notes);

  if (taken->n_refused > 0)
    /* Translators: how many notes, and how many could not be added */
    return g_strdup_printf (ngettext ("Taken in with %s; %u more is in the PDF only", "Taken in with %s; %u more are in the PDF only",
                                      taken->n_refused), notes, taken->n_refused);
  /* Translators: how many notes */
  return g_strdup_printf (_("Taken in with %s"), notes);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree KithTakenIn *taken = kith_store_submit_finish (KITH_STORE (source), result, &error);
  Arrived *self = get_arrived (dialog);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));
  g_autofree char *words = taken != NULL ? dup_taken_words (taken) : NULL;

  if (is_gone (dialog))
    return;
  set_busy (self, FALSE);
  if (taken == NULL) {
    show_trouble (self, error);
    gtk_widget_grab_focus (GTK_WIDGET (self->id_row));
    return;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->take_row), words);
  gtk_widget_set_sensitive (self->take_row, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (dialog), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  if (window != NULL)
    kith_window_offer_open (window, words, &kith_student_kind, taken->student, taken->student);
}

static void
take_in (Arrived *self)
{
  set_busy (self, TRUE);
  kith_arrival_take_in_async (self->store, self->arrival, gtk_editable_get_text (self->id_row), on_taken,
                              g_object_ref (self->dialog));
}

static void
on_id_changed (Arrived *self)
{
  gtk_widget_set_sensitive (self->take_row, !kith_text_is_empty (gtk_editable_get_text (self->id_row)));
}

/* Building */

static AdwPreferencesGroup *
add_group (Arrived    *self,
           const char *title,
           const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), group);
  return group;
}

static void
add_sender (Arrived *self)
{
  const KithParcel *parcel = self->arrival->parcel;
  g_autoptr (GDateTime) made = parcel->made != NULL ? g_date_time_new_from_iso8601 (parcel->made, NULL) : NULL;
  g_autofree char *when = made != NULL ? kith_time_format_instant (g_date_time_to_unix (made)) : NULL;
  AdwPreferencesGroup *group =
    add_group (self, _("Who Sent It"),
               _("Anybody can write a college’s name. Ring them on a number you know and compare the fingerprint."));

  kith_pane_add_fact (group, _("College"), parcel->college);
  kith_pane_add_fact (group, _("Sent by"), parcel->sent_by);
  kith_pane_add_fact (group, _("Safeguarding lead"), parcel->lead);
  kith_pane_add_fact (group, _("Telephone they give"), parcel->lead_phone);
  kith_pane_add_fact (group, _("Made"), when);
  kith_pane_add_fact (group, _("Fingerprint"), self->arrival->fingerprint);
}

static void
add_receipt (Arrived *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Receipt"),
                                          _("Read this code back to the sender. With it they know that the file arrived whole."));
  AdwActionRow *row = kith_pane_add_fact (group, _("Receipt code"), self->arrival->receipt);

  gtk_widget_set_name (GTK_WIDGET (row), "kith-arrived-receipt");
  adw_action_row_set_subtitle_selectable (row, TRUE);
}

static GtkWidget *
add_button_row (Arrived             *self,
                AdwPreferencesGroup *group,
                const char          *title,
                const char          *name,
                GCallback            activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_set_name (row, name);
  g_signal_connect_swapped (row, "activated", activated, self);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_content (Arrived *self)
{
  const KithParcel *parcel = self->arrival->parcel;
  g_auto (GStrv) lines = kith_arrival_list_words (self->arrival);
  g_autofree char *words = g_strjoinv (" · ", lines);
  AdwPreferencesGroup *group = add_group (self, parcel->is_safeguarding ? _("A Safeguarding File") : _("A Record"), NULL);

  kith_pane_add_fact (group, _("Student"), parcel->student_name);
  kith_pane_add_fact (group, _("In it"), words);
  add_button_row (self, group, _("Save as _PDF…"), "kith-save-pdf", G_CALLBACK (save_pdf));
  add_button_row (self, group, _("Save as _Data…"), "kith-save-json", G_CALLBACK (save_json));
}

static void
add_take_in (Arrived *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Take the Student In"),
                                          self->arrival->parcel->is_safeguarding
                                            ? _("Adds the student, or fills in what is empty. Concerns are not copied: keep the "
                                                "PDF with your safeguarding files.")
                                            : _("Adds the student and the notes, or fills in what is empty. Everything else is in "
                                                "the PDF."));

  self->id_row = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->id_row), _("College ID here"));
  gtk_widget_set_name (GTK_WIDGET (self->id_row), "kith-new-id");
  adw_preferences_group_add (group, GTK_WIDGET (self->id_row));
  g_signal_connect_swapped (self->id_row, "changed", G_CALLBACK (on_id_changed), self);
  self->take_row = add_button_row (self, group, _("_Take In"), "kith-take-in", G_CALLBACK (take_in));
  gtk_widget_set_sensitive (self->take_row, FALSE);
}

static GtkWidget *
make_content (Arrived *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->trouble = ADW_BANNER (adw_banner_new (""));
  self->page = adw_preferences_page_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->trouble));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->page);
  add_content (self);
  add_sender (self);
  add_receipt (self);
  add_take_in (self);
  return view;
}

/**
 * kith_arrival_dialog_present:
 * @parent: where it belongs
 * @store: the open store
 * @arrival: (transfer full): what came
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
kith_arrival_dialog_present (GtkWidget   *parent,
                             KithStore   *store,
                             KithArrival *arrival)
{
  Arrived *self = g_new0 (Arrived, 1);

  self->dialog = adw_dialog_new ();
  self->store = g_object_ref (store);
  self->arrival = arrival;
  g_object_set_data_full (G_OBJECT (self->dialog), "arrived", self, (GDestroyNotify) arrived_free);
  adw_dialog_set_title (self->dialog, _("From Another College"));
  adw_dialog_set_content_width (self->dialog, 560);
  adw_dialog_set_content_height (self->dialog, 640);
  adw_dialog_set_child (self->dialog, make_content (self));
  kith_accessible_name_containers (GTK_WIDGET (self->dialog), _("From Another College"));
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}
