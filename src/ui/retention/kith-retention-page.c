/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "retention/kith-retention-page.h"

#include "form/kith-record-dialog.h"
#include "kith-date.h"
#include "kith-disposal.h"
#include "kith-legal-hold.h"
#include "kith-retention-board.h"
#include "kith-ui.h"
#include "retention/kith-retention-work.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

#define RECORD_KEY "kith-record"
#define STUDENT_KEY "kith-student"

struct _KithRetentionPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithRetentionBoard *board;

  /* Template */
  KithStateView *state_view;
  GtkWidget *add_button;
  GtkBox *sections_box;

  gboolean done_shown;
  gboolean is_behind;
  gboolean is_stale;
  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithRetentionPage, kith_retention_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may_add (KithRetentionPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_legal_hold_kind, KITH_ACTION_ADD);
}

/* What a person does */

static void
add_hold (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  static const char *const fields[] = { "student", "reason", "from", "review", NULL };
  KithRetentionPage *self = KITH_RETENTION_PAGE (widget);
  g_autoptr (KithRecord) hold = NULL;
  g_autofree char *today = NULL;

  if (!may_add (self))
    return;
  hold = kith_record_new (&kith_legal_hold_kind);
  today = kith_clock_dup_today (kith_store_get_clock (self->store));
  kith_record_set_text (hold, KITH_LEGAL_HOLD_FROM, today);
  kith_record_dialog_present (widget, self->store, hold, fields, KITH_FORM_DEFAULT, _("New Legal Hold"), NULL, NULL);
}

static KithRecord *
get_record (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), RECORD_KEY);
}

static const char *
get_student (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), STUDENT_KEY);
}

static void
on_edit_hold (KithRetentionPage *self,
              GtkWidget         *row)
{
  kith_record_dialog_present (GTK_WIDGET (self), self->store, get_record (row), NULL, KITH_FORM_DEFAULT, _("Legal Hold"), NULL,
                              NULL);
}

static void
on_keep (KithRetentionPage *self,
         GtkWidget         *row)
{
  kith_retention_work_keep (GTK_WIDGET (self), self->store, get_record (row));
}

static void
on_propose (KithRetentionPage *self,
            GtkWidget         *row)
{
  kith_retention_work_propose (GTK_WIDGET (self), self->store, get_record (row), get_student (row));
}

static void
on_confirm (KithRetentionPage *self,
            GtkWidget         *row)
{
  kith_retention_work_confirm (GTK_WIDGET (self), self->store, get_record (row), get_student (row));
}

static void
on_withdraw (KithRetentionPage *self,
             GtkWidget         *row)
{
  kith_retention_work_withdraw (GTK_WIDGET (self), self->store, get_record (row));
}

/* Filling */

static void
add_action (KithRetentionPage *self,
            AdwExpanderRow    *expander,
            const char        *label,
            const char        *name,
            KithRecord        *record,
            const char        *student,
            GCallback          activated)
{
  GtkWidget *row = adw_button_row_new ();
  g_autofree char *widget_name = g_strdup_printf ("kith-%s-%" G_GINT64_FORMAT, name, kith_record_get_id (record));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_name (row, widget_name);
  g_object_set_data_full (G_OBJECT (row), RECORD_KEY, g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), STUDENT_KEY, g_strdup (student), g_free);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (expander, row);
}

static KithRecord *
create_disposal (const KithRetentionItem *item,
                 const char              *outcome)
{
  KithRecord *disposal = kith_record_new (&kith_disposal_kind);
  g_autofree char *due = kith_date_to_iso (&item->due.date);

  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, item->student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, outcome);
  kith_record_set_text (disposal, KITH_DISPOSAL_GROUP, item->due.group);
  kith_record_set_text (disposal, KITH_DISPOSAL_DUE, due);
  return disposal;
}

static void
add_choices (KithRetentionPage       *self,
             AdwExpanderRow          *row,
             const KithRetentionItem *item)
{
  g_autoptr (KithRecord) keep = create_disposal (item, "keep");
  g_autoptr (KithRecord) anonymise = create_disposal (item, "anonymise");
  g_autoptr (KithRecord) erase = create_disposal (item, "erase");

  add_action (self, row, _("Keep Until…"), "keep", keep, item->name, G_CALLBACK (on_keep));
  if (item->blocks[0] != NULL)
    return;
  add_action (self, row, _("Anonymise…"), "anonymise", anonymise, item->name, G_CALLBACK (on_propose));
  add_action (self, row, _("Erase…"), "erase", erase, item->name, G_CALLBACK (on_propose));
}

static char *
dup_due_words (const KithRetentionItem *item)
{
  g_autofree char *iso = kith_date_to_iso (&item->due.date);
  g_autofree char *day = kith_date_format_iso_short (iso);
  g_autofree char *reasons = g_strjoinv (" ", item->blocks);

  if (*reasons != '\0')
    /* Translators: a date, a rule, and sentences why the record may not go */
    return g_strdup_printf (_("Since %s. %s. It may not go yet: %s"), day, item->rule, reasons);
  /* Translators: a date, and a rule */
  return g_strdup_printf (_("Since %s. %s."), day, item->rule);
}

static AdwExpanderRow *
add_expander (AdwPreferencesGroup *group,
              const char          *title,
              const char          *words,
              const char          *kind,
              gint64               id)
{
  g_autofree char *name = g_strdup_printf ("kith-%s-%" G_GINT64_FORMAT, kind, id);
  AdwExpanderRow *row = kith_pane_add_expander (group, title, name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_subtitle (row, words);
  return row;
}

static void
add_due (KithRetentionPage *self)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (self->sections_box, _("Time Is Over"),
                         _("Nothing goes by itself. The rules are on the page Dates and Rules."));

  for (guint i = 0; i < self->board->due->len; i++) {
    const KithRetentionItem *item = g_ptr_array_index (self->board->due, i);
    g_autofree char *words = dup_due_words (item);

    add_choices (self, add_expander (group, item->name, words, "due", item->student), item);
  }
  if (self->board->due->len == 0)
    kith_pane_add_remark (group, _("No record has been kept for longer than its rule says."));
}

static const char *
get_name (const KithRetentionEntry *entry)
{
  const char *reference = entry->student == NULL ? kith_record_get_text (entry->record, KITH_DISPOSAL_REFERENCE) : NULL;

  if (entry->student != NULL)
    return entry->student;
  return reference != NULL ? reference : _("Student");
}

static void
add_waiting (KithRetentionPage *self)
{
  AdwPreferencesGroup *group = NULL;

  if (self->board->waiting->len == 0)
    return;
  group = kith_pane_add_group (self->sections_box, _("Waiting for a Second Person"), NULL);
  for (guint i = 0; i < self->board->waiting->len; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->waiting, i);
    AdwExpanderRow *row = add_expander (group, get_name (entry), entry->words, "waiting", kith_record_get_id (entry->record));

    if (!entry->is_own)
      add_action (self, row, _("Confirm…"), "confirm", entry->record, get_name (entry), G_CALLBACK (on_confirm));
    add_action (self, row, _("Take Back"), "withdraw", entry->record, get_name (entry), G_CALLBACK (on_withdraw));
  }
}

static void
add_holds (KithRetentionPage *self)
{
  AdwPreferencesGroup *group = NULL;

  if (self->board->holds->len == 0)
    return;
  group = kith_pane_add_group (self->sections_box, _("Legal Holds"),
                               _("These records must be kept, whatever the rules say."));
  for (guint i = 0; i < self->board->holds->len; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->holds, i);
    AdwExpanderRow *row = add_expander (group, get_name (entry), entry->words, "hold", kith_record_get_id (entry->record));

    add_action (self, row, _("Change or End…"), "edit-hold", entry->record, get_name (entry), G_CALLBACK (on_edit_hold));
  }
}

static void
on_done_shown (KithRetentionPage *self,
               GParamSpec        *pspec,
               AdwExpanderRow    *row)
{
  self->done_shown = adw_expander_row_get_expanded (row);
}

static void
add_done (KithRetentionPage *self)
{
  guint n = self->board->done->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u decision", "%u decisions", n), n);
  AdwExpanderRow *row = NULL;

  if (n == 0)
    return;
  row = kith_pane_add_expander (kith_pane_add_group (self->sections_box, _("History"), NULL), title, "kith-done-disposals");
  for (guint i = 0; i < n; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->done, i);

    adw_expander_row_add_row (row, GTK_WIDGET (kith_pane_create_row (get_name (entry), entry->words)));
  }
  adw_expander_row_set_expanded (row, self->done_shown);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_done_shown), self, G_CONNECT_SWAPPED);
}

static void
fill (KithRetentionPage *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->sections_box));
  KithRetentionBoard *board = self->board;
  gboolean is_empty = board->due->len + board->waiting->len + board->holds->len + board->done->len == 0;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))) != NULL)
    gtk_box_remove (self->sections_box, child);
  add_waiting (self);
  add_due (self);
  add_holds (self);
  add_done (self);
  kith_focus_named (GTK_WIDGET (self->sections_box), focused);
  kith_state_view_set_state (self->state_view, is_empty ? KITH_STATE_EMPTY : KITH_STATE_CONTENT);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_retention_board_gather (file, cancellable, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithRetentionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRetentionBoard) board = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (board == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  g_clear_pointer (&self->board, kith_retention_board_free);
  self->board = g_steal_pointer (&board);
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithRetentionPage *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, NULL, NULL, (GDestroyNotify) kith_retention_board_free,
                             self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithRetentionPage *self,
                  const char       *kind)
{
  static const char *const kinds[] = { "disposal", "legal-hold", "retention-rule", "student", "concern", "access-request", NULL };

  if (*kind != '\0' && !g_strv_contains (kinds, kind))
    return;
  self->is_stale = self->is_behind;
  if (!self->is_behind && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

/* Behind another page it waits: filling it there would take the keyboard away. */
static void
kith_retention_page_hiding (AdwNavigationPage *page)
{
  KITH_RETENTION_PAGE (page)->is_behind = TRUE;
}

static void
kith_retention_page_showing (AdwNavigationPage *page)
{
  KithRetentionPage *self = KITH_RETENTION_PAGE (page);

  self->is_behind = FALSE;
  if (self->is_stale && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
  self->is_stale = FALSE;
}

static void
kith_retention_page_dispose (GObject *object)
{
  KithRetentionPage *self = KITH_RETENTION_PAGE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_RETENTION_PAGE);
  g_clear_pointer (&self->board, kith_retention_board_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_retention_page_parent_class)->dispose (object);
}

static void
kith_retention_page_finalize (GObject *object)
{
  g_clear_object (&KITH_RETENTION_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kith_retention_page_parent_class)->finalize (object);
}

static void
kith_retention_page_class_init (KithRetentionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_retention_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_retention_page_finalize;

  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = kith_retention_page_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = kith_retention_page_showing;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("retention/kith-retention-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRetentionPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithRetentionPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithRetentionPage, sections_box);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_hold);
}

static void
kith_retention_page_init (KithRetentionPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, "user-trash-symbolic", _("No Record Is Over Its Time"),
                             _("When a record has been kept for as long as the rules say, it comes here, and two people "
                               "decide what becomes of it."));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_retention_page_new:
 * @store: the open store
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_retention_page_new (KithStore *store)
{
  KithRetentionPage *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_RETENTION_PAGE, NULL);
  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->add_button, may_add (self));
  if (may_add (self))
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _("_Add Legal Hold"), "page.new");
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Retention"));
  return ADW_NAVIGATION_PAGE (self);
}
