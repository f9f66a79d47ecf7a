/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-log-edit.h"

#include "form/kith-record-dialog.h"
#include "kith-log-entry.h"
#include "kith-log-feed.h"
#include "kith-off-the-job.h"
#include "programme/kith-programme-page.h"

#include <glib/gi18n.h>

/* The kind comes first: it says what is usual for the rest. */
static const char *const fields[] = {
  "type",    "date", "time", "minutes", "title", "attended", "learned", "ksbs", "evidence", "paid", "tests", "off-the-job",
  NULL,
};
/* When it was and how long is said where it came from. */
static const char *const fed_fields[] = {
  "title", "learned", "ksbs", "evidence", "paid", "tests", "off-the-job", NULL,
};

/* Whether the person has said what counts, and whether it is Kith that is writing. */
#define CHOSEN_KEY "kith-chosen"
#define SUGGESTING_KEY "kith-suggesting"

/* What is usual for the kind: a suggestion that stays only until somebody says otherwise. */
static void
on_edited (KithForm   *form,
           const char *field)
{
  static const char *const suggested[] = { "paid", "tests", "off-the-job", NULL };
  KithRecord *entry = kith_form_get_record (form);

  if (g_strv_contains (suggested, field) && g_object_get_data (G_OBJECT (form), SUGGESTING_KEY) == NULL)
    g_object_set_data (G_OBJECT (form), CHOSEN_KEY, form);
  if (g_object_get_data (G_OBJECT (form), CHOSEN_KEY) != NULL ||
      !(g_str_equal (field, "type") || g_str_equal (field, "attended")))
    return;
  g_object_set_data (G_OBJECT (form), SUGGESTING_KEY, form);
  kith_off_the_job_suggest (entry);
  g_object_set_data (G_OBJECT (form), SUGGESTING_KEY, NULL);
}

KithRecordDialog *
kith_log_edit_present_new (GtkWidget *parent,
                           KithStore *store)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_log_entry_kind);
  g_autofree char *today = NULL;
  KithRecordDialog *dialog = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  today = kith_clock_dup_today (kith_store_get_clock (store));
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, today);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, "self-research");
  kith_off_the_job_suggest (entry);
  dialog = kith_record_dialog_present (parent, store, entry, fields, KITH_FORM_DEFAULT, _("Add Log Entry"), NULL, NULL);
  g_signal_connect (kith_record_dialog_get_form (dialog), "edited", G_CALLBACK (on_edited), NULL);
  return dialog;
}

KithRecordDialog *
kith_log_edit_present (GtkWidget  *parent,
                       KithStore  *store,
                       KithRecord *entry)
{
  gboolean is_fed = FALSE;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (KITH_IS_LOG_ENTRY (entry), NULL);

  is_fed = kith_log_feed_get_source (entry, NULL) != NULL;
  return kith_record_dialog_present (parent, store, entry, is_fed ? fed_fields : fields, KITH_FORM_DEFAULT,
                                     _("Edit Log Entry"), NULL, NULL);
}

/* The college day */

static void
on_class_saved (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_store_save_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("College day logged"), 0);
  else
    kith_window_report_error (window, error);
}

void
kith_log_edit_add_class (KithWindow *window,
                         const char *attended,
                         gint64      minutes)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_log_entry_kind);
  g_autofree char *today = NULL;
  KithStore *store = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  store = kith_window_get_store (window);
  today = kith_clock_dup_today (kith_store_get_clock (store));
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, today);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, "class");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, _("College day"));
  kith_record_set_text (entry, KITH_LOG_ENTRY_ATTENDED, attended);
  kith_off_the_job_suggest (entry);
  if (g_str_equal (attended, "attended"))
    kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, minutes);
  else {
    /* who was not there learned nothing there */
    kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 0);
    kith_record_set_number (entry, KITH_LOG_ENTRY_OFF_THE_JOB, 0);
    kith_record_clear (entry, KITH_LOG_ENTRY_TESTS);
  }
  if (kith_store_is_open (store))
    kith_store_save_async (store, entry, KITH_SAVE_ACCEPT_WARNINGS, NULL, on_class_saved, g_object_ref (window));
}

/* From anywhere */

static gboolean
may_log (KithWindow *window)
{
  const KithActor *actor = kith_store_get_actor (kith_window_get_store (window));

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_log_entry_kind, KITH_ACTION_ADD);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       window)
{
  if (may_log (window))
    kith_log_edit_present_new (GTK_WIDGET (window), kith_window_get_store (window));
}

static void
on_entry_loaded (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KithWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) entry = kith_store_load_finish (KITH_STORE (source), result, &error);
  const KithActor *actor = kith_store_get_actor (KITH_STORE (source));

  if (entry == NULL)
    kith_window_report_error (window, error);
  else if (actor != NULL && kith_record_get_number (entry, KITH_LOG_ENTRY_PERSON) == actor->person)
    kith_log_edit_present (GTK_WIDGET (window), KITH_STORE (source), entry);
  else
    kith_programme_page_show (window, kith_record_get_number (entry, KITH_LOG_ENTRY_PERSON));
}

/* Whose log it is decides what one can do with the entry. */
static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       window)
{
  KithStore *store = kith_window_get_store (window);

  if (kith_store_is_open (store))
    kith_store_load_async (store, &kith_log_entry_kind, g_variant_get_int64 (parameter), NULL, on_entry_loaded,
                           g_object_ref (window));
}

/**
 * kith_log_edit_install:
 * @window: the window
 *
 * `win.new-log-entry` and `win.edit-log-entry`.
 */
void
kith_log_edit_install (KithWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "new-log-entry", .activate = new_action },
    { .name = "edit-log-entry", .activate = edit_action, .parameter_type = "x" },
  };

  g_return_if_fail (KITH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
