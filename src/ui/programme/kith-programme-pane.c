/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-programme-pane.h"

#include "kith-programme.h"
#include "programme/kith-programme-page.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithProgrammePane
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithProgrammePane, kith_programme_pane, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = {
  "programme", "log-entry", "assessment", "ksb", "journal-entry", "calendar-day", "person", NULL,
};

static gpointer
load (KithCaseFile *file,
      gint64        person,
      GError      **error)
{
  return kith_programme_overview_load (file, person, error);
}

static void
free_loaded (gpointer loaded)
{
  kith_programme_overview_free (loaded);
}

static void
on_set_up (KithStudentPane *pane)
{
  kith_programme_present_set_up (pane, kith_student_pane_get_student (pane));
}

static void
add_empty (KithStudentPane             *pane,
           GtkBox                      *box,
           const KithProgrammeOverview *overview)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Set Up Programme…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "kith-programme-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Programme Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   overview->may_set_up
                                     ? _("With the standard and the first day, Kith counts the hours. From then on notes about "
                                         "students go into the log by themselves, without a name.")
                                     : _("Nobody has set one up. The supervisor or a manager can."));
  gtk_widget_add_css_class (page, "compact");
  if (overview->may_set_up) {
    gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
    gtk_widget_set_name (button, "kith-set-up-programme");
    gtk_widget_add_css_class (button, "pill");
    gtk_widget_add_css_class (button, "suggested-action");
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_set_up), pane, G_CONNECT_SWAPPED);
    adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  } else {
    g_object_ref_sink (button);
    g_object_unref (button);
  }
  gtk_box_append (box, page);
}

static void
on_show_journal (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_programme_page_show_journal (window, kith_student_pane_get_student (pane));
}

/* What is private stands one step further away: nobody reads it over a shoulder by accident. */
static void
add_journal (KithStudentPane             *pane,
             GtkBox                      *box,
             const KithProgrammeOverview *overview)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Reflective Journal"), NULL);
  AdwActionRow *row =
    kith_pane_add_row (group, overview->is_own ? _("My Journal") : _("Shared With You"),
                       overview->is_own ? _("Only you can read it, until you share an entry with your supervisor.")
                                        : _("Entries this person has shared with you. The rest is theirs alone."));

  gtk_widget_set_name (GTK_WIDGET (row), "kith-journal");
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_show_journal), pane, G_CONNECT_SWAPPED);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  const KithProgrammeOverview *overview = loaded;

  if (overview->programme == NULL) {
    add_empty (pane, box, overview);
  } else {
    kith_programme_add_facts (pane, box, overview);
    kith_programme_add_hours (pane, box, overview);
  }
  if (overview->programme != NULL || overview->log_entries->len > 0)
    kith_programme_add_log (pane, box, overview);
  add_journal (pane, box, overview);
  if (overview->programme != NULL || overview->assessments->len > 0)
    kith_programme_add_assessments (pane, box, overview);
  kith_programme_add_standard (pane, box, overview);
}

static void
kith_programme_pane_class_init (KithProgrammePaneClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Programme");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_programme_pane_init (KithProgrammePane *self)
{
}
