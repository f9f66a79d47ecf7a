/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-dialog.h"
#include "kith-date.h"
#include "kith-programme.h"
#include "kith-text.h"
#include "programme/kith-programme-pane.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>
#include <string.h>

/* What somebody is studying, until when, and how far they are. */

static const char *const fields[] = {
  "standard",    "standard-version", "provider",      "assessor",    "assessment-organisation", "start", "planned-end",
  "ended-on",    "weekly-target",    "target-rule",   "total-required", "leave-weeks",          NULL,
};

static char *
dup_standard (KithRecord *programme)
{
  const char *standard = kith_record_get_text (programme, KITH_PROGRAMME_STANDARD);
  const char *version = kith_record_get_text (programme, KITH_PROGRAMME_STANDARD_VERSION);

  if (kith_text_is_empty (version))
    return g_strdup (standard);
  /* Translators: the name of a standard, and its version */
  return g_strdup_printf (_("%s, version %s"), standard, version);
}

static char *
dup_dates (const KithProgrammeOverview *overview)
{
  g_autofree char *start = kith_date_format (&overview->hours.start);
  g_autofree char *end = kith_date_format (&overview->hours.end);

  if (overview->hours.has_ended) {
    g_autofree char *ended = kith_date_format (&overview->hours.last);

    /* Translators: first day, and the day somebody left or finished */
    return g_strdup_printf (_("%s to %s; ended on that day"), start, ended);
  }
  /* Translators: first day, and planned last day */
  return g_strdup_printf (_("%s to %s, as planned"), start, end);
}

static char *
dup_target (const KithProgrammeOverview *overview)
{
  g_autofree char *week = kith_programme_hours_format (overview->hours.target);
  g_autofree char *all = kith_programme_hours_format (overview->hours.required);
  const char *rule = kith_record_get_text (overview->programme, KITH_PROGRAMME_TARGET_RULE);

  if (kith_text_is_empty (rule))
    /* Translators: hours a week, hours in all */
    return g_strdup_printf (_("%s a week, %s in all"), week, all);
  /* Translators: hours a week, hours in all, and the rule they come from */
  return g_strdup_printf (_("%s a week, %s in all. %s"), week, all, rule);
}

/* A group shows whatever is no row below its rows; this comes first, in one of its own. */
static AdwPreferencesGroup *
add_progress (GtkBox                      *parent,
              const char                  *title,
              const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = kith_pane_add_group (parent, title, overview->is_own ? NULL : overview->name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_progress_bar_new ();
  double share = kith_programme_hours_get_share (&overview->hours);
  g_autofree char *done = kith_programme_hours_format (overview->hours.total.off_the_job);
  g_autofree char *required = kith_programme_hours_format (overview->hours.required);
  /* Translators: hours done, hours required, and the same as a percentage */
  g_autofree char *words = g_strdup_printf (_("%s of %s off-the-job training done: %d %%"), done, required,
                                            (int) (share * 100));
  g_autofree char *standing = kith_programme_hours_dup_words (&overview->hours);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *where = gtk_label_new (standing);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_label_set_wrap (GTK_LABEL (where), TRUE);
  gtk_widget_add_css_class (where, overview->hours.behind > 0 && !overview->hours.has_ended ? "warning" : "dimmed");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), where);
  adw_preferences_group_add (group, box);
  return group;
}

static void
add_warnings (GtkBox                      *box,
              const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = NULL;

  if (overview->warnings->len == 0)
    return;
  group = kith_pane_add_group (box, _("To Look At"), NULL);
  for (guint i = 0; i < overview->warnings->len; i++) {
    AdwActionRow *row = kith_pane_add_row (group, g_ptr_array_index (overview->warnings, i), NULL);
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

    gtk_widget_add_css_class (icon, "warning");
    adw_action_row_add_prefix (row, icon);
  }
}

static void
on_edit (KithStudentPane *pane,
         GtkWidget       *button)
{
  kith_pane_present (pane, kith_pane_get_record (button), _("Edit Programme"), fields);
}

void
kith_programme_add_facts (KithStudentPane             *pane,
                          GtkBox                      *box,
                          const KithProgrammeOverview *overview)
{
  g_autofree char *standard = dup_standard (overview->programme);
  g_autofree char *dates = dup_dates (overview);
  g_autofree char *target = dup_target (overview);
  AdwPreferencesGroup *top = add_progress (box, standard, overview);
  AdwPreferencesGroup *group = NULL;

  add_warnings (box, overview);
  group = kith_pane_add_group (box, NULL, NULL);
  kith_pane_add_fact (group, _("From and to"), dates);
  kith_pane_add_fact (group, _("Study"), target);
  kith_pane_add_fact (group, _("Training provider"), kith_record_get_text (overview->programme, KITH_PROGRAMME_PROVIDER));
  kith_pane_add_fact (group, _("Tutor or assessor"), kith_record_get_text (overview->programme, KITH_PROGRAMME_ASSESSOR));
  kith_pane_add_fact (group, _("End-point assessment organisation"),
                      kith_record_get_text (overview->programme, KITH_PROGRAMME_ASSESSMENT_ORGANISATION));
  if (overview->may_set_up) {
    GtkWidget *button = kith_pane_create_button (NULL, _("Edit…"));

    gtk_widget_set_name (button, "kith-edit-programme");
    gtk_widget_remove_css_class (button, "flat");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit Programme"), -1);
    kith_pane_connect_record (button, "clicked", overview->programme, G_CALLBACK (on_edit), pane);
    adw_preferences_group_set_header_suffix (top, button);
  }
}

/* Setting up */

typedef struct {
  char *start;
  char *end;
} Following;

static void
following_free (gpointer  data,
                GClosure *closure)
{
  Following *following = data;

  g_free (following->start);
  g_free (following->end);
  g_free (following);
}

/* The planned end follows the start, as long as nobody has chosen one. */
static void
on_set_up_edited (KithForm   *form,
                  const char *field,
                  Following  *following)
{
  KithRecord *programme = kith_form_get_record (form);
  g_autofree char *iso = NULL;
  GDate end;

  if (!g_str_equal (field, "start") || !kith_record_get_date (programme, KITH_PROGRAMME_START, &end) ||
      g_strcmp0 (kith_record_get_text (programme, KITH_PROGRAMME_PLANNED_END), following->end) != 0)
    return;
  kith_date_add_months (&end, KITH_PROGRAMME_MONTHS);
  iso = kith_date_to_iso (&end);
  g_set_str (&following->end, iso);
  kith_record_set_text (programme, KITH_PROGRAMME_PLANNED_END, iso);
}

void
kith_programme_present_set_up (KithStudentPane *pane,
                               gint64           person)
{
  g_autoptr (KithRecord) programme = kith_record_new (&kith_programme_kind);
  KithStore *store = kith_student_pane_get_store (pane);
  Following *following = g_new0 (Following, 1);
  KithRecordDialog *dialog = NULL;
  GDate end;

  following->start = kith_clock_dup_today (kith_store_get_clock (store));
  kith_clock_get_today (kith_store_get_clock (store), &end);
  kith_date_add_months (&end, KITH_PROGRAMME_MONTHS);
  following->end = kith_date_to_iso (&end);
  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, person);
  kith_record_set_text (programme, KITH_PROGRAMME_START, following->start);
  kith_record_set_text (programme, KITH_PROGRAMME_PLANNED_END, following->end);
  kith_record_set_number (programme, KITH_PROGRAMME_WEEKLY_TARGET, KITH_PROGRAMME_WEEKLY_MINUTES);
  kith_record_set_text (programme, KITH_PROGRAMME_TARGET_RULE,
                        strcmp (following->start, "2025-08-01") < 0
                          ? _("Six hours a week on average: starts from 1 August 2022 to 31 July 2025.")
                          : _("The standard’s published hours hold for starts from 1 August 2025: enter them as the total."));
  dialog = kith_record_dialog_present (GTK_WIDGET (pane), store, programme, fields, KITH_FORM_DEFAULT,
                                       _("Set Up Programme"), NULL, NULL);
  g_signal_connect_data (kith_record_dialog_get_form (dialog), "edited", G_CALLBACK (on_set_up_edited), following,
                         following_free, G_CONNECT_DEFAULT);
}
