/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-today-parts.h"

#include "kith-kind.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"
#include "student/kith-moment.h"
#include "today/kith-draft-opening.h"
#include "today/kith-support-actions.h"
#include "today/kith-task-actions.h"
#include "today/kith-today-row.h"

#include <glib/gi18n.h>

/* What a row of news is about. */
typedef struct {
  const KithKind *kind;
  gint64 record;
  gint64 student;
} NewsPlace;

/**
 * kith_today_add_list:
 * @box: where the lists stand below one another
 * @title: the heading
 * @button: (nullable): what stands beside the heading
 *
 * Returns: (transfer none): an empty list with a heading
 */
GtkListBox *
kith_today_add_list (GtkBox     *box,
                     const char *title,
                     GtkWidget  *button)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_group_set_title (group, title);
  if (button != NULL)
    adw_preferences_group_set_header_suffix (group, button);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  /* Tab goes through what is in a row and on; the arrow keys go from row to row. */
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, list);
  gtk_box_append (box, GTK_WIDGET (group));
  return GTK_LIST_BOX (list);
}

/**
 * kith_today_create_button:
 * @label: what it does
 * @action: a detailed action name
 *
 * Returns: (transfer floating): a button to stand beside a heading
 */
GtkWidget *
kith_today_create_button (const char *label,
                          const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
append_row (GtkListBox *list,
            GtkWidget  *child,
            const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
  return row;
}

/* Items */

/* The values the row was shown with, to show it again when a tick could not be saved. */
typedef struct {
  char *student;
  char *person;
  char *why;
  GDate today;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_free (shown->student);
  g_free (shown->person);
  g_free (shown->why);
  g_free (shown);
}

static void
take_tick_back (GtkWidget *row)
{
  const Shown *shown = g_object_get_data (G_OBJECT (row), "kith-shown");
  g_autoptr (KithRecord) record = NULL;

  /* The row may have gone in the meantime. */
  if (gtk_widget_get_root (row) == NULL)
    return;
  record = g_object_ref (kith_today_row_get_record (KITH_TODAY_ROW (row)));
  kith_today_row_show (KITH_TODAY_ROW (row), record, shown->student, shown->person, &shown->today, shown->why,
                       TRUE);
}

static void
on_tick (KithTodayRow *row,
         gboolean      done)
{
  kith_today_set_done (GTK_WIDGET (row), kith_today_row_get_record (row), done, take_tick_back);
}

/**
 * kith_today_add_item:
 * @list: from [func@today_add_list]
 * @item: what it says
 * @says_whose: whether the name of the person it is for is said
 * @today: the day of the clock
 * @may_tick: whether this account may change tasks
 *
 * Returns: (transfer none): the new row; its child is a #KithTodayRow
 */
GtkWidget *
kith_today_add_item (GtkListBox          *list,
                     const KithTodayItem *item,
                     gboolean             says_whose,
                     const GDate         *today,
                     gboolean             may_tick)
{
  GtkWidget *child = kith_today_row_new ();
  Shown *shown = g_new0 (Shown, 1);
  g_autofree char *name = NULL;

  shown->student = g_strdup (item->student);
  shown->person = says_whose ? g_strdup (item->person) : NULL;
  shown->why = g_strdup (item->why);
  shown->today = *today;
  kith_today_row_show (KITH_TODAY_ROW (child), item->record, shown->student, shown->person, today, shown->why,
                       may_tick);
  g_object_set_data_full (G_OBJECT (child), "kith-shown", shown, shown_free);
  g_signal_connect (child, "tick", G_CALLBACK (on_tick), NULL);
  name = kith_today_row_dup_name (KITH_TODAY_ROW (child));
  return append_row (list, child, name);
}

/* News and drafts */

static GtkWidget *
create_words (const char *title,
              const char *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *texts[] = { title, reason };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    GtkWidget *label = gtk_label_new (texts[i]);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    if (i > 0) {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
append_words (GtkListBox *list,
              GtkWidget  *child,
              const char *title,
              const char *reason)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", title, reason);

  gtk_widget_add_css_class (child, "today-row");
  return append_row (list, child, name);
}

/**
 * kith_today_add_news:
 * @list: from [func@today_add_list]
 * @news: what somebody else did
 * @clock: says which day it is
 *
 * Returns: (transfer none): the new row; [func@today_open_news] opens it
 */
GtkWidget *
kith_today_add_news (GtkListBox          *list,
                     const KithTodayNews *news,
                     KithClock           *clock)
{
  g_autofree char *title = kith_today_dup_news_words (news);
  g_autofree char *moment = kith_moment_format (clock, news->change->at);
  GtkWidget *row = append_words (list, create_words (title, moment), title, moment);
  NewsPlace *place = g_new0 (NewsPlace, 1);

  place->kind = news->change->kind;
  place->record = news->change->record;
  place->student = news->change->student;
  g_object_set_data_full (G_OBJECT (row), "kith-news", place, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), place->student != 0);
  return row;
}

/**
 * kith_today_open_news:
 * @row: from [func@today_add_news]
 *
 * Opens the student it is about, where notes are at the note.
 */
void
kith_today_open_news (GtkWidget *row)
{
  const NewsPlace *place = g_object_get_data (G_OBJECT (row), "kith-news");
  KithWindow *window = kith_window_get_for (row);
  g_autofree char *where = NULL;

  if (place == NULL || place->student == 0 || window == NULL)
    return;
  if (g_str_equal (place->kind->name, "note"))
    where = g_strdup_printf ("chronology reading %" G_GINT64_FORMAT, place->record);
  kith_window_show_student_at (window, place->student, where);
}

static GtkWidget *
create_draft_button (const char *label,
                     const char *name,
                     GCallback   clicked,
                     GtkWidget  *row)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kith_accessible_name_button (button, name);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  return button;
}

/**
 * kith_today_add_draft:
 * @list: from [func@today_add_list]
 * @draft: what was typed and not saved
 * @clock: says which day it is
 *
 * Returns: (transfer none): the new row, with buttons; [func@draft_opening_continue] opens it
 */
GtkWidget *
kith_today_add_draft (GtkListBox           *list,
                      const KithTodayDraft *draft,
                      KithClock            *clock)
{
  g_autofree char *title = kith_today_dup_draft_words (draft);
  g_autofree char *moment = kith_moment_format (clock, draft->draft->at);
  /* Translators: a time or a date with a time */
  g_autofree char *reason = g_strdup_printf (_("Typed %s, not saved yet"), moment);
  /* Translators: what a button does, then with what: "Continue Note about Jay" */
  g_autofree char *continue_name = g_strdup_printf (_("Continue %s"), title);
  g_autofree char *discard_name = g_strdup_printf (_("Discard %s"), title);
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = append_words (list, child, title, reason);

  gtk_box_append (GTK_BOX (child), create_words (title, reason));
  kith_draft_opening_attach (row, draft->draft, title);
  if (kith_draft_opening_can_continue (row))
    gtk_box_append (GTK_BOX (child), create_draft_button (_("_Continue"), continue_name,
                                                          G_CALLBACK (kith_draft_opening_continue), row));
  else
    gtk_box_append (GTK_BOX (child), create_draft_button (_("Cop_y Text"), _("Copy Text"),
                                                          G_CALLBACK (kith_draft_opening_copy), row));
  gtk_box_append (GTK_BOX (child), create_draft_button (_("_Discard…"), discard_name,
                                                        G_CALLBACK (kith_draft_opening_discard), row));
  return row;
}
