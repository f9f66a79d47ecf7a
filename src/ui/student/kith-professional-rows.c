/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-professional-rows.h"

#include "kith-pane-rows.h"
#include "kith-period.h"
#include "kith-professional.h"
#include "kith-text.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_PROFESSIONAL_##field)
#define URI_KEY "kith-uri"
#define SHOWS_PAST_KEY "kith-shows-past-professionals"

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (pane);

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && window != NULL &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    kith_window_add_toast (window, _("No program is set up for this. Copy it and use it by hand."));
}

/* Only ever on a click: Kith itself connects to nothing. */
static void
on_launch (KithStudentPane *pane,
           GtkWidget       *button)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_object_get_data (G_OBJECT (button), URI_KEY));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (button)), NULL, on_launched,
                           g_object_ref (pane));
}

static char *
dup_phone_uri (const char *phone)
{
  GString *uri = g_string_new ("tel:");

  for (const char *at = phone; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) || (*at == '+' && at == phone))
      g_string_append_c (uri, *at);
  return g_string_free_and_steal (uri);
}

static char *
dup_email_uri (const char *email)
{
  g_autofree char *escaped = g_uri_escape_string (email, "@", FALSE);

  return g_strconcat ("mailto:", escaped, NULL);
}

/* A "no" is kept by leaving the button out, not by hoping that somebody reads. */
static void
add_way (KithStudentPane *pane,
         AdwExpanderRow  *expander,
         KithRecord      *record,
         guint            field,
         const char      *icon_name,
         const char      *label,
         char            *uri)
{
  const char *value = kith_record_get_text (record, field);
  AdwActionRow *row = kith_pane_create_row (kith_field_get_label (&kith_professional_kind.fields[field]), value);
  GtkWidget *button = NULL;

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_action_row_set_subtitle_selectable (row, TRUE);
  adw_expander_row_add_row (expander, GTK_WIDGET (row));
  if (g_strcmp0 (TEXT (record, MAY_CONTACT), "no") == 0) {
    g_free (uri);
    return;
  }
  button = kith_pane_create_button (icon_name, label);
  g_object_set_data_full (G_OBJECT (button), URI_KEY, uri, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_launch), pane, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_ways (KithStudentPane *pane,
          AdwExpanderRow  *expander,
          KithRecord      *record)
{
  const char *name = TEXT (record, NAME);
  const char *phone = TEXT (record, PHONE);
  const char *email = TEXT (record, EMAIL);
  /* Translators: somebody's name */
  g_autofree char *call = g_strdup_printf (_("Call %s"), name);
  /* Translators: somebody's name */
  g_autofree char *write = g_strdup_printf (_("Write to %s"), name);

  if (!kith_text_is_empty (phone))
    add_way (pane, expander, record, KITH_PROFESSIONAL_PHONE, "call-start-symbolic", call, dup_phone_uri (phone));
  if (!kith_text_is_empty (email))
    add_way (pane, expander, record, KITH_PROFESSIONAL_EMAIL, "mail-message-new-symbolic", write, dup_email_uri (email));
}

static char *
dup_period (KithRecord *record)
{
  if (TEXT (record, FROM) == NULL && TEXT (record, UNTIL) == NULL)
    return g_strdup (_("Not recorded"));
  return kith_period_format (TEXT (record, FROM), TEXT (record, UNTIL));
}

static void
add_dates (KithStudentPane *pane,
           AdwExpanderRow  *expander,
           KithRecord      *record)
{
  g_autofree char *period = dup_period (record);
  const char *name = TEXT (record, NAME);
  /* Translators: somebody's name */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), name);
  /* Translators: somebody's name */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), name);
  AdwActionRow *row = kith_pane_create_row (_("When"), period);

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  if (kith_student_pane_allows (pane, &kith_professional_kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, record, edit, _("Edit Person"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_professional_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, record, remove, _("Person removed"), pane);
  adw_expander_row_add_row (expander, GTK_WIDGET (row));
}

static char *
dup_subtitle (KithRecord *record)
{
  g_autofree char *role = kith_record_format (record, KITH_PROFESSIONAL_ROLE);
  const char *organisation = TEXT (record, ORGANISATION);
  const char *may = TEXT (record, MAY_CONTACT);
  const char *words = _("We may contact them");

  if (g_strcmp0 (may, "ask-first") == 0)
    words = _("Ask the student before contacting them");
  else if (g_strcmp0 (may, "no") == 0)
    words = _("Do not contact them");
  return g_strjoin (" · ", role, kith_text_is_empty (organisation) ? words : organisation,
                    kith_text_is_empty (organisation) ? NULL : words, NULL);
}

static GtkWidget *
create_row (KithStudentPane *pane,
            KithRecord      *record)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  g_autofree char *subtitle = dup_subtitle (record);
  g_autofree char *name = g_strdup_printf ("kith-professional-%" G_GINT64_FORMAT, kith_record_get_id (record));
  const char *words = TEXT (record, WORDS);

  gtk_widget_set_name (GTK_WIDGET (row), name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), TEXT (record, NAME));
  adw_expander_row_set_subtitle (row, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, TEXT (record, NAME),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  add_ways (pane, row, record);
  if (!kith_text_is_empty (words)) {
    AdwActionRow *remark = kith_pane_create_row (_("Remark"), words);

    gtk_widget_add_css_class (GTK_WIDGET (remark), "property");
    adw_expander_row_add_row (row, GTK_WIDGET (remark));
  }
  add_dates (pane, row, record);
  return GTK_WIDGET (row);
}

static void
on_add (KithStudentPane *pane)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_professional_kind);

  kith_record_set_number (record, KITH_PROFESSIONAL_STUDENT, kith_student_pane_get_student (pane));
  kith_pane_present (pane, record, _("Add Person"), NULL);
}

static gboolean
is_past (KithRecord  *record,
         const GDate *today)
{
  GDate until;

  return kith_record_get_date (record, KITH_PROFESSIONAL_UNTIL, &until) && g_date_compare (&until, today) < 0;
}

static guint
count_past (GPtrArray   *professionals,
            const GDate *today)
{
  guint n_past = 0;

  for (guint i = 0; i < professionals->len; i++)
    n_past += is_past (g_ptr_array_index (professionals, i), today) ? 1 : 0;
  return n_past;
}

/* No row that unfolds inside another: those from before are a group of their own, shown on demand. */
static void
on_show_past (GtkToggleButton *button,
              GtkWidget       *group)
{
  gtk_widget_set_visible (group, gtk_toggle_button_get_active (button));
}

/* Remembered by the view, which is filled anew when one of them is changed. */
static void
on_past_toggled (KithStudentPane *pane,
                 GtkToggleButton *button)
{
  g_object_set_data (G_OBJECT (pane), SHOWS_PAST_KEY, GINT_TO_POINTER (gtk_toggle_button_get_active (button)));
}

static void
add_past (KithStudentPane *pane,
          GtkBox          *box,
          GPtrArray       *professionals,
          const GDate     *today,
          guint            n_past)
{
  g_autofree char *label =
    g_strdup_printf (ngettext ("%u person from before", "%u people from before", n_past), n_past);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = adw_button_content_new ();
  AdwPreferencesGroup *group = NULL;

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "pan-down-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, "kith-past-professionals");
  gtk_box_append (box, button);
  group = kith_pane_add_group (box, NULL, NULL);
  for (guint i = 0; i < professionals->len; i++)
    if (is_past (g_ptr_array_index (professionals, i), today))
      adw_preferences_group_add (group, create_row (pane, g_ptr_array_index (professionals, i)));
  gtk_widget_set_visible (GTK_WIDGET (group), FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_show_past), group, G_CONNECT_DEFAULT);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_object_get_data (G_OBJECT (pane), SHOWS_PAST_KEY) != NULL);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_past_toggled), pane, G_CONNECT_SWAPPED);
}

/**
 * kith_professional_rows_add:
 * @pane: the view
 * @box: where the groups go
 * @professionals: (element-type KithRecord): who is, or was, around the student
 * @today: the day
 */
void
kith_professional_rows_add (KithStudentPane *pane,
                            GtkBox          *box,
                            GPtrArray       *professionals,
                            const GDate     *today)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("My People"), _("Whom the student counts on outside the college’s team"));
  guint n_past = count_past (professionals, today);

  if (kith_student_pane_allows (pane, &kith_professional_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add…"), _("Add a person around the student"), "kith-add-professional",
                                 G_CALLBACK (on_add), pane);
  for (guint i = 0; i < professionals->len; i++)
    if (!is_past (g_ptr_array_index (professionals, i), today))
      adw_preferences_group_add (group, create_row (pane, g_ptr_array_index (professionals, i)));
  if (n_past == professionals->len)
    kith_pane_add_remark (group, _("None recorded"));
  if (n_past > 0)
    add_past (pane, box, professionals, today, n_past);
}
