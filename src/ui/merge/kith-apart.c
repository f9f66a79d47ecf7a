/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-apart.h"

#include "kith-duplicates.h"
#include "kith-not-duplicate.h"
#include "kith-operation.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

typedef struct {
  gint64 student;
  GArray *others;
  char *reason;
} Apart;

static void
apart_free (gpointer data)
{
  Apart *apart = data;

  g_array_unref (apart->others);
  g_free (apart->reason);
  g_free (apart);
}

/* On the store thread: all of them are one action. */
static gpointer
apart_job (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Apart *apart = data;

  if (!kith_case_file_begin (file, _("Students: told apart"), error))
    return NULL;
  for (guint i = 0; i < apart->others->len; i++)
    if (!kith_duplicates_tell_apart (file, apart->student, g_array_index (apart->others, gint64, i), apart->reason,
                                     error)) {
      kith_case_file_rollback (file);
      return NULL;
    }
  return GINT_TO_POINTER (kith_case_file_commit (file, error));
}

typedef struct {
  KithWindow *window;
  KithStore *store;
  GtkEditable *entry; /* borrowed: part of the dialog */
  gint64 student;
  GArray *others;
} Question;

static void
question_clear (gpointer data)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->store);
  g_array_unref (question->others);
}

static void
question_unref (gpointer data)
{
  g_rc_box_release_full (data, question_clear);
}

typedef struct {
  Question *question;
  char *reason;
} Telling;

static void
telling_free (Telling *self)
{
  question_unref (self->question);
  g_free (self->reason);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void ask (KithWindow *window,
                 KithStore  *store,
                 gint64      student,
                 GArray     *others,
                 const char *body,
                 const char *reason);

/* What could not be saved is asked for again, with what was typed. */
static void
on_told_apart (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Telling) telling = user_data;
  const Question *question = telling->question;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  if (error == NULL)
    kith_window_offer_undo (question->window, _("Noted that these are two people"), 0);
  else if (kith_store_is_open (question->store))
    ask (question->window, question->store, question->student, question->others, error->message, telling->reason);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        user_data)
{
  Question *question = user_data;
  Telling *telling = NULL;
  Apart *apart = NULL;

  if (!g_str_equal (response, "apart") || !kith_store_is_open (question->store))
    return;
  apart = g_new0 (Apart, 1);
  apart->student = question->student;
  apart->others = g_array_ref (question->others);
  apart->reason = g_strdup (gtk_editable_get_text (question->entry));
  telling = g_new0 (Telling, 1);
  telling->question = g_rc_box_acquire (question);
  telling->reason = g_strdup (apart->reason);
  kith_store_submit_async (question->store, apart_job, apart, apart_free, NULL, NULL, on_told_apart, telling);
}

static GtkWidget *
add_entry (AdwAlertDialog *dialog)
{
  const KithField *reason = &kith_not_duplicate_kind.fields[KITH_NOT_DUPLICATE_REASON];
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("How that is known"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_entry_row_set_max_length (ADW_ENTRY_ROW (entry), (int) kith_field_get_limit (reason));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How that is known"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (dialog, list);
  return entry;
}

static Question *
question_new (KithWindow *window,
              KithStore  *store,
              gint64      student,
              GArray     *others)
{
  Question *question = g_rc_box_new0 (Question);

  question->window = g_object_ref (window);
  question->store = g_object_ref (store);
  question->student = student;
  question->others = g_array_ref (others);
  return question;
}

static void
release_question (gpointer  data,
                  GClosure *closure)
{
  question_unref (data);
}

static void
ask (KithWindow *window,
     KithStore  *store,
     gint64      student,
     GArray     *others,
     const char *body,
     const char *reason)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Two People?"), body);
  Question *question = question_new (window, store, student, others);

  question->entry = GTK_EDITABLE (add_entry (ADW_ALERT_DIALOG (dialog)));
  gtk_editable_set_text (question->entry, reason);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "later", _("_Not Sure"), "apart", _("_Two People"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "apart");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, release_question, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

void
kith_apart_ask (GtkWidget  *parent,
                KithStore  *store,
                gint64      student,
                GArray     *others,
                const char *body)
{
  KithWindow *window = kith_window_get_for (parent);

  g_return_if_fail (KITH_IS_STORE (store));
  g_return_if_fail (others != NULL);

  if (window != NULL)
    ask (window, store, student, others, body, "");
}
