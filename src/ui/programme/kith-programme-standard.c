/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ksb.h"
#include "kith-lists.h"
#include "kith-log-entry.h"
#include "programme/kith-ksb-import.h"
#include "programme/kith-log-words.h"
#include "programme/kith-programme-pane.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* The standard, and what there is to show for each line of it. */

static void
on_import (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_ksb_import_choose (window);
}

static GtkWidget *
create_line (const KithKsbEvidence *evidence)
{
  g_autofree char *name = g_strdup_printf ("kith-ksb-%" G_GINT64_FORMAT, kith_record_get_id (evidence->ksb));
  const char *code = kith_record_get_text (evidence->ksb, KITH_KSB_CODE);
  const char *text = kith_record_get_text (evidence->ksb, KITH_KSB_TEXT);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", evidence->entries->len),
                                            evidence->entries->len);
  /* Translators: a code of the standard, and how many entries show it */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), code,
                                            evidence->entries->len > 0 ? count : _("No evidence yet"));
  AdwExpanderRow *row = NULL;

  if (evidence->entries->len == 0)
    return GTK_WIDGET (kith_pane_create_row (title, text));
  row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_name (GTK_WIDGET (row), name);
  for (guint i = 0; i < evidence->entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (evidence->entries, i);
    g_autofree char *words = kith_log_words_dup (entry);

    adw_expander_row_add_row (row, GTK_WIDGET (kith_pane_create_row (kith_record_get_text (entry, KITH_LOG_ENTRY_TITLE),
                                                                     words)));
  }
  return GTK_WIDGET (row);
}

static void
add_kind (GtkBox                      *box,
          const KithChoice            *kind,
          const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < overview->ksbs->len; i++) {
    const KithKsbEvidence *evidence = g_ptr_array_index (overview->ksbs, i);

    if (g_strcmp0 (kith_record_get_text (evidence->ksb, KITH_KSB_TYPE), kind->code) != 0)
      continue;
    if (group == NULL)
      group = kith_pane_add_group (box, _(kind->label), NULL);
    adw_preferences_group_add (group, create_line (evidence));
  }
}

void
kith_programme_add_standard (KithStudentPane             *pane,
                             GtkBox                      *box,
                             const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Knowledge, Skills and Behaviours"), NULL);
  /* Translators: how many lines of the standard have evidence, of how many */
  g_autofree char *words = g_strdup_printf (ngettext ("%u of %u has evidence in the log.",
                                                      "%u of %u have evidence in the log.", overview->ksbs->len),
                                            overview->n_evidenced, overview->ksbs->len);

  if (kith_ksb_import_is_allowed (kith_student_pane_get_store (pane)))
    kith_pane_add_header_button (group, _("Import…"), _("Import a Standard"), "kith-import-standard", G_CALLBACK (on_import),
                                 pane);
  if (overview->ksbs->len == 0) {
    kith_pane_add_remark (group, _("No standard here yet. Whoever may import takes it in from a table with the columns code, "
                                   "type, text and version."));
    return;
  }
  kith_pane_add_remark (group, words);
  for (guint i = 0; i < kith_ksb_types.n_choices; i++)
    add_kind (box, &kith_ksb_types.choices[i], overview);
}
