/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-preview-private.h"

#include "kith-document-check.h"

#include <glib/gi18n.h>

/* What was found in a report that is made to leave the team: it stands beside the pages from the start, and is asked about
 * once more at the door. */

#define MOST_ASKED_ABOUT 5

static guint
count_findings (KithReportPreview *self)
{
  return self->report != NULL ? kith_document_get_findings (self->report->document)->len : 0;
}

static void
add_row (KithReportPreview *self,
         const char        *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Check"), -1);
  gtk_widget_add_css_class (image, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_preferences_group_add (self->findings_group, row);
  g_ptr_array_add (self->finding_rows, row);
}

/**
 * kith_report_preview_show_findings:
 * @self: a preview with pages
 *
 * Says beside the pages what could give somebody away.
 */
void
kith_report_preview_show_findings (KithReportPreview *self)
{
  guint n_findings = count_findings (self);

  for (guint i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (self->findings_group, g_ptr_array_index (self->finding_rows, i));
  g_ptr_array_set_size (self->finding_rows, 0);
  for (guint i = 0; i < n_findings; i++)
    add_row (self, g_ptr_array_index (kith_document_get_findings (self->report->document), i));
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), n_findings > 0);
}

static char *
dup_sentences (KithReportPreview *self)
{
  GPtrArray *findings = kith_document_get_findings (self->report->document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (findings->len, MOST_ASKED_ABOUT); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > MOST_ASKED_ABOUT) {
    guint n_more = findings->len - MOST_ASKED_ABOUT;

    g_string_append_c (text, '\n');
    /* Translators: how many more sentences stand beside the pages */
    g_string_append_printf (text, ngettext ("And %u more, beside the pages.", "And %u more, beside the pages.", n_more), n_more);
  }
  return g_string_free_and_steal (text);
}

typedef struct {
  KithReportPreview *self;
  KithReportWayOut go_on;
} Question;

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (KithReportPreview) self = question->self;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "go-on"))
    question->go_on (self);
}

/**
 * kith_report_preview_leave:
 * @self: a preview with pages
 * @go_on: the way out
 *
 * Goes on at once where nothing was found, and else when the person says so.
 */
void
kith_report_preview_leave (KithReportPreview *self,
                           KithReportWayOut   go_on)
{
  g_autofree char *sentences = NULL;
  AdwDialog *dialog = NULL;
  Question *question = NULL;

  if (count_findings (self) == 0) {
    go_on (self);
    return;
  }
  sentences = dup_sentences (self);
  dialog = adw_alert_dialog_new (_("Could It Give Somebody Away?"), sentences);
  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->go_on = go_on;
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "go-on", _("_Go On Anyway"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "go-on", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, on_answered, question);
}
