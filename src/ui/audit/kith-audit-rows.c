/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-rows.h"

#include "kith-date.h"
#include "kith-kind.h"
#include "kith-time.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

#define DAY "kith-day"

static char *
dup_day (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);

  return g_date_time_format (moment, "%Y-%m-%d");
}

static char *
dup_time (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  g_autofree char *time = g_date_time_format (moment, "%H:%M");

  return kith_time_format (time);
}

static char *
dup_subtitle (const KithAuditItem *entry)
{
  g_autofree char *time = dup_time (entry->line->at);
  const char *who = entry->line->who != NULL && *entry->line->who != '\0' ? entry->line->who : _("Nobody signed in");

  if (entry->student != NULL)
    /* Translators: a time of day, who did something, and whom it is about */
    return g_strdup_printf (_("%s · %s · about %s"), time, who, entry->student);
  /* Translators: a time of day, and who did something */
  return g_strdup_printf (_("%s · %s"), time, who);
}

static char *
dup_values (const KithAuditChange *change)
{
  if (change->before != NULL && change->after != NULL)
    /* Translators: what stood in a field before, and what stands there since */
    return g_strdup_printf (_("%s → %s"), change->before, change->after);
  if (change->before != NULL)
    /* Translators: what stood in a field before it was emptied */
    return g_strdup_printf (_("%s → nothing"), change->before);
  return g_strdup (change->after != NULL ? change->after : _("Nothing"));
}

static void
add_change (AdwExpanderRow        *row,
            const KithAuditChange *change)
{
  GtkWidget *line = adw_action_row_new ();
  g_autofree char *values = dup_values (change);

  gtk_widget_add_css_class (line, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), change->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), values);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
make_row (const KithAuditItem *entry,
          const char           *subtitle)
{
  GtkWidget *row = NULL;

  if (entry->changes->len == 0) {
    row = adw_action_row_new ();
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    return row;
  }
  row = adw_expander_row_new ();
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < entry->changes->len; i++)
    add_change (ADW_EXPANDER_ROW (row), g_ptr_array_index (entry->changes, i));
  return row;
}

static void
add_only_record (GtkWidget           *row,
                 const KithAuditLine *line)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-find-symbolic");
  /* Translators: a line of the audit */
  g_autofree char *name = g_strdup_printf (_("Only this record: %s"), line->words);

  gtk_widget_set_tooltip_text (button, _("Only This Record"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "audit.only-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", line->kind, line->record);
  kith_accessible_name_button (button, name);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/**
 * kith_audit_row_new:
 * @entry: a line of the audit
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
kith_audit_row_new (const KithAuditItem *entry)
{
  g_autofree char *subtitle = NULL;
  GtkWidget *row = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  subtitle = dup_subtitle (entry);
  row = make_row (entry, subtitle);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->line->words);
  if (entry->line->kind != NULL && kith_kind_find (entry->line->kind) != NULL && entry->line->record != 0)
    add_only_record (row, entry->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->line->words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  /* What an expander folds */
  kith_accessible_name_containers (row, entry->line->words);
  g_object_set_data_full (G_OBJECT (row), DAY, dup_day (entry->line->at), g_free);
  return row;
}

static GtkWidget *
make_header (const char *iso)
{
  GDate day;
  g_autofree char *words = kith_date_from_iso (iso, &day) ? kith_date_format (&day) : g_strdup (iso);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  return label;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *day = g_object_get_data (G_OBJECT (row), DAY);
  const char *day_before = before != NULL ? g_object_get_data (G_OBJECT (before), DAY) : NULL;

  gtk_list_box_row_set_header (row, g_strcmp0 (day, day_before) != 0 ? make_header (day) : NULL);
}

/**
 * kith_audit_rows_add_days:
 * @rows: a list of rows from [func@audit_row_new]
 */
void
kith_audit_rows_add_days (GtkListBox *rows)
{
  gtk_list_box_set_header_func (rows, update_header, NULL, NULL);
}
