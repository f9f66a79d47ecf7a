/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-pane-rows.h"

#include "form/kith-record-dialog.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

#define RECORD_KEY "kith-pane-record"
#define TITLE_KEY "kith-pane-title"
#define FIELDS_KEY "kith-pane-fields"
#define TOAST_KEY "kith-pane-toast"

/**
 * kith_pane_add_group:
 * @box: where the groups stand
 * @title: (nullable): its heading
 * @description: (nullable): a line under the heading
 *
 * Returns: (transfer none): a new group at the end
 */
AdwPreferencesGroup *
kith_pane_add_group (GtkBox     *box,
                     const char *title,
                     const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title_markup = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  g_autofree char *description_markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  /* Titles of groups are markup; a goal may well have an ampersand in it. */
  if (title_markup != NULL)
    adw_preferences_group_set_title (group, title_markup);
  if (description_markup != NULL)
    adw_preferences_group_set_description (group, description_markup);
  gtk_box_append (box, GTK_WIDGET (group));
  return group;
}

/**
 * kith_pane_create_button:
 * @icon_name: (nullable): a symbolic icon; the label becomes its tooltip and name
 * @label: what it does
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
kith_pane_create_button (const char *icon_name,
                         const char *label)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  if (icon_name != NULL) {
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  }
  return button;
}

/**
 * kith_pane_add_header_button:
 * @group: a group
 * @label: what stands on the button
 * @name: (nullable): what it does, where the label alone does not say it
 * @widget_name: by which it is found again after a refresh; begins with "kith-"
 * @clicked: called with @pane and the button
 * @pane: the view
 *
 * Returns: (transfer none): a button beside the heading
 */
GtkWidget *
kith_pane_add_header_button (AdwPreferencesGroup *group,
                             const char          *label,
                             const char          *name,
                             const char          *widget_name,
                             GCallback            clicked,
                             KithStudentPane     *pane)
{
  GtkWidget *button = kith_pane_create_button (NULL, label);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_margin_start (button, 12);
  gtk_widget_set_name (button, widget_name);
  if (name != NULL)
    kith_accessible_name_button (button, name);
  g_signal_connect_object (button, "clicked", clicked, pane, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
  return button;
}

/**
 * kith_pane_add_expander:
 * @group: a group
 * @title: what it folds away
 * @widget_name: by which it is found again after a refresh; begins with "kith-"
 *
 * Returns: (transfer none): a row that unfolds to others, at the end
 */
AdwExpanderRow *
kith_pane_add_expander (AdwPreferencesGroup *group,
                        const char          *title,
                        const char          *widget_name)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_name (GTK_WIDGET (row), widget_name);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

/**
 * kith_pane_create_row:
 * @title: plain text
 * @subtitle: (nullable): plain text
 *
 * Returns: (transfer floating): a row
 */
AdwActionRow *
kith_pane_create_row (const char *title,
                      const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  return row;
}

/**
 * kith_pane_add_row:
 * @group: a group
 * @title: plain text
 * @subtitle: (nullable): plain text
 *
 * Returns: (transfer none): a new row at the end
 */
AdwActionRow *
kith_pane_add_row (AdwPreferencesGroup *group,
                   const char          *title,
                   const char          *subtitle)
{
  AdwActionRow *row = kith_pane_create_row (title, subtitle);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

/**
 * kith_pane_add_fact:
 * @group: a group
 * @title: what it is
 * @value: what is known; a row is added only when that is something
 *
 * Returns: (transfer none) (nullable): the row
 */
AdwActionRow *
kith_pane_add_fact (AdwPreferencesGroup *group,
                    const char          *title,
                    const char          *value)
{
  AdwActionRow *row = NULL;

  if (kith_text_is_empty (value))
    return NULL;
  row = kith_pane_add_row (group, title, value);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  return row;
}

/**
 * kith_pane_add_remark:
 * @group: a group
 * @text: what there is to say where there is nothing to show
 */
void
kith_pane_add_remark (AdwPreferencesGroup *group,
                      const char          *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "dimmed");
  adw_preferences_group_add (group, label);
}

/**
 * kith_pane_connect_record:
 * @widget: a widget
 * @signal: one of its signals
 * @record: the record it stands for, see [func@pane_get_record]
 * @callback: called with @pane and @widget
 * @pane: the view
 */
void
kith_pane_connect_record (GtkWidget       *widget,
                          const char      *signal,
                          KithRecord      *record,
                          GCallback        callback,
                          KithStudentPane *pane)
{
  g_object_set_data_full (G_OBJECT (widget), RECORD_KEY, g_object_ref (record), g_object_unref);
  g_signal_connect_object (widget, signal, callback, pane, G_CONNECT_SWAPPED);
}

/**
 * kith_pane_get_record:
 * @widget: a widget given to [func@pane_connect_record]
 *
 * Returns: (transfer none): its record
 */
KithRecord *
kith_pane_get_record (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), RECORD_KEY);
}

/**
 * kith_pane_present:
 * @pane: a view
 * @record: the record to fill in
 * @title: title of the dialog
 * @fields: (nullable): the fields to ask for
 */
void
kith_pane_present (KithStudentPane   *pane,
                   KithRecord        *record,
                   const char        *title,
                   const char *const *fields)
{
  kith_record_dialog_present (GTK_WIDGET (pane), kith_student_pane_get_store (pane), record, fields, KITH_FORM_DEFAULT,
                              title, NULL, NULL);
}

static void
on_edit (KithStudentPane *pane,
         GtkWidget       *button)
{
  kith_pane_present (pane, kith_pane_get_record (button), g_object_get_data (G_OBJECT (button), TITLE_KEY),
                     g_object_get_data (G_OBJECT (button), FIELDS_KEY));
}

static void
name_button (GtkWidget  *button,
             KithRecord *record,
             const char *verb)
{
  g_autofree char *name = g_strdup_printf ("kith-%s-%s-%" G_GINT64_FORMAT, verb, kith_record_get_kind (record)->name,
                                           kith_record_get_id (record));

  gtk_widget_set_name (button, name);
}

/**
 * kith_pane_create_edit_button:
 * @record: the record it edits
 * @label: what the button does, such as "Edit Looked after"
 * @title: title of the dialog
 * @fields: (nullable): the fields to ask for; lives as long as the program
 * @pane: the view
 *
 * Returns: (transfer floating): a button for a place of the caller's own
 */
GtkWidget *
kith_pane_create_edit_button (KithRecord        *record,
                              const char        *label,
                              const char        *title,
                              const char *const *fields,
                              KithStudentPane   *pane)
{
  GtkWidget *button = kith_pane_create_button ("document-edit-symbolic", label);

  name_button (button, record, "edit");
  g_object_set_data_full (G_OBJECT (button), TITLE_KEY, g_strdup (title), g_free);
  g_object_set_data (G_OBJECT (button), FIELDS_KEY, (gpointer) fields);
  kith_pane_connect_record (button, "clicked", record, G_CALLBACK (on_edit), pane);
  return button;
}

/**
 * kith_pane_add_edit_button:
 * @row: a row
 * @record: the record it shows
 * @label: what the button does, such as "Edit Looked after"
 * @title: title of the dialog
 * @fields: (nullable): the fields to ask for; lives as long as the program
 * @pane: the view
 */
void
kith_pane_add_edit_button (AdwActionRow      *row,
                           KithRecord        *record,
                           const char        *label,
                           const char        *title,
                           const char *const *fields,
                           KithStudentPane   *pane)
{
  adw_action_row_add_suffix (row, kith_pane_create_edit_button (record, label, title, fields, pane));
}

typedef struct {
  GtkWidget *pane;
  char *toast;
} Removing;

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Removing *removing = data;
  g_autoptr (GtkWidget) pane = removing->pane;
  g_autofree char *toast = removing->toast;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (pane);

  if (window == NULL)
    return;
  if (kith_store_remove_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, toast, 0);
  else
    kith_window_report_error (window, error);
}

static void
on_remove (KithStudentPane *pane,
           GtkWidget       *button)
{
  KithRecord *record = kith_pane_get_record (button);
  Removing *removing = g_new0 (Removing, 1);

  removing->pane = g_object_ref (GTK_WIDGET (pane));
  removing->toast = g_strdup (g_object_get_data (G_OBJECT (button), TOAST_KEY));
  kith_store_remove_async (kith_student_pane_get_store (pane), kith_record_get_kind (record),
                           kith_record_get_id (record), NULL, on_removed, removing);
}

/**
 * kith_pane_create_remove_button:
 * @record: the record it takes away
 * @label: what the button does, such as "Remove Looked after"
 * @toast: what is said afterwards, beside Undo
 * @pane: the view
 *
 * Returns: (transfer floating): a button for a place of the caller's own
 */
GtkWidget *
kith_pane_create_remove_button (KithRecord      *record,
                                const char      *label,
                                const char      *toast,
                                KithStudentPane *pane)
{
  GtkWidget *button = kith_pane_create_button ("user-trash-symbolic", label);

  name_button (button, record, "remove");
  g_object_set_data_full (G_OBJECT (button), TOAST_KEY, g_strdup (toast), g_free);
  kith_pane_connect_record (button, "clicked", record, G_CALLBACK (on_remove), pane);
  return button;
}

/**
 * kith_pane_add_remove_button:
 * @row: a row
 * @record: the record it shows
 * @label: what the button does, such as "Remove Looked after"
 * @toast: what is said afterwards, beside Undo
 * @pane: the view
 *
 * Nothing is asked: a click on Undo, or Ctrl+Z, brings it back.
 */
void
kith_pane_add_remove_button (AdwActionRow    *row,
                             KithRecord      *record,
                             const char      *label,
                             const char      *toast,
                             KithStudentPane *pane)
{
  adw_action_row_add_suffix (row, kith_pane_create_remove_button (record, label, toast, pane));
}
