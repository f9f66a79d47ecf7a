/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-session-dialog.h"

#include "form/kith-record-dialog.h"
#include "kith-kinds.h"
#include "kith-text.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

#define FIELDS "date", "time", "type", "minutes", "wellbeing", "went-well", "hard-moments", "caseload", "boundaries", \
    "training", "actions", "next"

/* Only the person supervised decides who else reads it. */
static const char *const supervisor_fields[] = { FIELDS, NULL };
static const char *const own_fields[] = { FIELDS, "consent", NULL };

static void
add_point (AdwPreferencesGroup *group,
           const char          *title,
           const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

/**
 * kith_agenda_group_new:
 * @agenda: what there is to talk about
 *
 * Returns: (transfer floating): it as a group of rows
 */
GtkWidget *
kith_agenda_group_new (const KithSupervisionAgenda *agenda)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("To Talk About"));
  if (!kith_text_is_empty (agenda->agreed))
    add_point (group, _("Agreed last time"), agenda->agreed);
  for (guint i = 0; agenda->points[i] != NULL; i++)
    add_point (group, agenda->points[i], NULL);
  if (kith_text_is_empty (agenda->agreed) && agenda->points[0] == NULL)
    add_point (group, _("Nothing stands out. Begin with how they are."), NULL);
  return GTK_WIDGET (group);
}

/* The form opens at once; what to talk about comes beside it as soon as it is gathered. */
static gpointer
agenda_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return kith_supervision_agenda_load (file, *(gint64 *) data, error);
}

static void
on_agenda_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (KithRecordDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSupervisionAgenda) agenda = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (dialog));

  if (agenda != NULL)
    kith_record_dialog_set_aside (dialog, kith_agenda_group_new (agenda));
  else if (window != NULL)
    kith_window_report_error (window, error);
}

/**
 * kith_session_dialog_present:
 * @parent: what the form stands over
 * @store: the open store
 * @session: a session, new or not
 */
void
kith_session_dialog_present (GtkWidget  *parent,
                             KithStore  *store,
                             KithRecord *session)
{
  const KithActor *actor = kith_store_get_actor (store);
  gint64 person = kith_record_get_number (session, KITH_SUPERVISION_PERSON);
  KithRecordDialog *dialog = NULL;

  if (actor == NULL)
    return;
  dialog = kith_record_dialog_present (parent, store, session, actor->person == person ? own_fields : supervisor_fields,
                                       KITH_FORM_DEFAULT, _("Supervision Session"), NULL, NULL);
  kith_store_submit_async (store, agenda_job, g_memdup2 (&person, sizeof person), g_free,
                           (GDestroyNotify) kith_supervision_agenda_free, NULL, on_agenda_loaded, g_object_ref (dialog));
}

/**
 * kith_session_dialog_present_new:
 * @parent: what the form stands over
 * @store: the open store
 * @person: who is supervised
 * @supervisor: by whom
 */
void
kith_session_dialog_present_new (GtkWidget *parent,
                                 KithStore *store,
                                 gint64     person,
                                 gint64     supervisor)
{
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (store));

  kith_record_set_number (session, KITH_SUPERVISION_PERSON, person);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, supervisor);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, today);
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_session_dialog_present (parent, store, session);
}
