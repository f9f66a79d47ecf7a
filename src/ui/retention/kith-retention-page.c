/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "retention/kith-retention-page.h"

#include "form/kith-record-dialog.h"
#include "kith-date.h"
#include "kith-disposal.h"
#include "kith-legal-hold.h"
#include "kith-retention-board.h"
#include "kith-ui.h"
#include "report/kith-report-preview.h"
#include "retention/kith-retention-work.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

#define RECORD_KEY "kith-record"
#define STUDENT_KEY "kith-student"

struct _KithRetentionPage
{
  KithBoardPage parent_instance;

  /* Template */
  GtkWidget *add_button;

  /* Borrowed: what is shown */
  KithRetentionBoard *board;
};

G_DEFINE_FINAL_TYPE (KithRetentionPage, kith_retention_page, KITH_TYPE_BOARD_PAGE)

static KithStore *
get_store (gpointer self)
{
  return kith_board_page_get_store (KITH_BOARD_PAGE (self));
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

  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_legal_hold_kind, KITH_ACTION_ADD))
    return;
  hold = kith_record_new (&kith_legal_hold_kind);
  today = kith_clock_dup_today (kith_store_get_clock (get_store (self)));
  kith_record_set_text (hold, KITH_LEGAL_HOLD_FROM, today);
  kith_record_dialog_present (widget, get_store (self), hold, fields, KITH_FORM_DEFAULT, _("New Legal Hold"), NULL, NULL);
}

static void
print_certificate (KithRetentionPage *self,
                   gint64             disposal)
{
  const KithReportSubject subject = { .disposal = disposal };
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_report_preview_present (window, "disposal-certificate", &subject);
}

static void
print_certificates (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  print_certificate (KITH_RETENTION_PAGE (widget), 0);
}

static void
print_lost_device (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  const KithReportSubject subject = { 0 };
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_report_preview_present (window, "lost-device", &subject);
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
  kith_record_dialog_present (GTK_WIDGET (self), get_store (self), get_record (row), NULL, KITH_FORM_DEFAULT,
                              _("Legal Hold"), NULL, NULL);
}

static void
on_keep (KithRetentionPage *self,
         GtkWidget         *row)
{
  kith_retention_work_keep (GTK_WIDGET (self), get_store (self), get_record (row));
}

static void
on_propose (KithRetentionPage *self,
            GtkWidget         *row)
{
  kith_retention_work_propose (GTK_WIDGET (self), get_store (self), get_record (row), get_student (row));
}

static void
on_confirm (KithRetentionPage *self,
            GtkWidget         *row)
{
  kith_retention_work_confirm (GTK_WIDGET (self), get_store (self), get_record (row), get_student (row));
}

static void
on_certificate (KithRetentionPage *self,
                GtkWidget         *button)
{
  print_certificate (self, kith_record_get_id (get_record (button)));
}

static void
on_withdraw (KithRetentionPage *self,
             GtkWidget         *row)
{
  kith_retention_work_withdraw (GTK_WIDGET (self), get_store (self), get_record (row));
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
  kith_record_set_text (disposal, KITH_DISPOSAL_GROUP, item->due.by_bursary ? "bursary" : item->due.group);
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

/* NULL where nothing can be done with it: who may decide has no say in a file that is open for looking only. */
static AdwExpanderRow *
add_expander (KithRetentionPage   *self,
              AdwPreferencesGroup *group,
              const char          *title,
              const char          *words,
              const char          *kind,
              gint64               id)
{
  g_autofree char *name = g_strdup_printf ("kith-%s-%" G_GINT64_FORMAT, kind, id);
  AdwExpanderRow *row = NULL;

  if (!kith_board_page_may (KITH_BOARD_PAGE (self), &kith_disposal_kind, KITH_ACTION_ADD)) {
    kith_pane_add_row (group, title, words);
    return NULL;
  }
  row = kith_pane_add_expander (group, title, name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_subtitle (row, words);
  return row;
}

static void
add_due (KithRetentionPage *self)
{
  AdwPreferencesGroup *group =
    kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Time Is Over"),
                               _("Nothing goes by itself. The rules are on the page Dates and Rules."));

  for (guint i = 0; i < self->board->due->len; i++) {
    const KithRetentionItem *item = g_ptr_array_index (self->board->due, i);
    g_autofree char *words = dup_due_words (item);

    AdwExpanderRow *row = add_expander (self, group, item->name, words, "due", item->student);

    if (row != NULL)
      add_choices (self, row, item);
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
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Waiting for a Second Person"), NULL);
  for (guint i = 0; i < self->board->waiting->len; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->waiting, i);
    AdwExpanderRow *row =
      add_expander (self, group, get_name (entry), entry->words, "waiting", kith_record_get_id (entry->record));

    if (row == NULL)
      continue;
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
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("Legal Holds"),
                                     _("These records must be kept, whatever the rules say."));
  for (guint i = 0; i < self->board->holds->len; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->holds, i);
    AdwExpanderRow *row =
      add_expander (self, group, get_name (entry), entry->words, "hold", kith_record_get_id (entry->record));

    if (row != NULL)
      add_action (self, row, _("Change or End…"), "edit-hold", entry->record, get_name (entry), G_CALLBACK (on_edit_hold));
  }
}

/* What went has a certificate; what is kept, or was taken back, has none. */
static AdwActionRow *
create_done (KithRetentionPage        *self,
             const KithRetentionEntry *entry)
{
  AdwActionRow *row = kith_pane_create_row (get_name (entry), entry->words);
  GtkWidget *button = NULL;
  g_autofree char *label = NULL;

  if (!kith_record_has (entry->record, KITH_DISPOSAL_CONFIRMED_AT))
    return row;
  /* Translators: the reference of a certificate */
  label = g_strdup_printf (_("Print the certificate %s"), kith_record_get_text (entry->record, KITH_DISPOSAL_REFERENCE));
  button = kith_pane_create_button ("printer-symbolic", label);
  gtk_widget_set_name (button, "kith-certificate");
  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, g_object_ref (entry->record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_certificate), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return row;
}

static void
add_done (KithRetentionPage *self)
{
  guint n = self->board->done->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u decision", "%u decisions", n), n);
  AdwPreferencesGroup *group = NULL;
  AdwExpanderRow *row = NULL;

  if (n == 0)
    return;
  group = kith_board_page_add_group (KITH_BOARD_PAGE (self), _("History"), NULL);
  row = kith_board_page_add_folded (KITH_BOARD_PAGE (self), group, title, "kith-done-disposals");
  for (guint i = 0; i < n; i++) {
    const KithRetentionEntry *entry = g_ptr_array_index (self->board->done, i);

    adw_expander_row_add_row (row, GTK_WIDGET (create_done (self, entry)));
  }
}

static const char *const kinds[] = {
  "disposal", "legal-hold", "retention-rule", "student", "concern", "access-request", NULL,
};

static gboolean
kith_retention_page_fill (KithBoardPage *page,
                          gpointer       board)
{
  KithRetentionPage *self = KITH_RETENTION_PAGE (page);

  self->board = board;
  add_waiting (self);
  add_due (self);
  add_holds (self);
  add_done (self);
  return self->board->due->len + self->board->waiting->len + self->board->holds->len + self->board->done->len > 0;
}

static gpointer
gather (KithCaseFile  *file,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  return kith_retention_board_gather (file, cancellable, error);
}

static void
kith_retention_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_RETENTION_PAGE);
  G_OBJECT_CLASS (kith_retention_page_parent_class)->dispose (object);
}

static void
kith_retention_page_class_init (KithRetentionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KithBoardPageClass *board_class = KITH_BOARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_retention_page_dispose;
  board_class->kinds = kinds;
  board_class->gather = gather;
  board_class->free_board = (GDestroyNotify) kith_retention_board_free;
  board_class->fill = kith_retention_page_fill;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("retention/kith-retention-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithRetentionPage, add_button);

  gtk_widget_class_install_action (widget_class, "page.new", NULL, add_hold);
  gtk_widget_class_install_action (widget_class, "page.certificates", NULL, print_certificates);
  gtk_widget_class_install_action (widget_class, "page.lost-device", NULL, print_lost_device);
}

static void
kith_retention_page_init (KithRetentionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_words (kith_board_page_get_state_view (KITH_BOARD_PAGE (self)), KITH_STATE_EMPTY,
                             "user-trash-symbolic", _("No Record Is Over Its Time"),
                             _("When a record has been kept for as long as the rules say, it comes here, and two people "
                               "decide what becomes of it."));
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
  gboolean may_add;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_RETENTION_PAGE, NULL);
  kith_board_page_set_up (KITH_BOARD_PAGE (self), store);
  may_add = kith_board_page_may (KITH_BOARD_PAGE (self), &kith_legal_hold_kind, KITH_ACTION_ADD);
  gtk_widget_set_visible (self->add_button, may_add);
  if (may_add)
    kith_state_view_set_button (kith_board_page_get_state_view (KITH_BOARD_PAGE (self)), KITH_STATE_EMPTY,
                                _("_Add Legal Hold"), "page.new");
  kith_accessible_name_containers (GTK_WIDGET (self), _("Retention"));
  return ADW_NAVIGATION_PAGE (self);
}
