/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-journey-section.h"

#include "kith-journey.h"
#include "kith-reports.h"
#include "report/kith-report-preview.h"
#include "shell/kith-accessible.h"
#include "student/kith-chart-view.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* A term needs room for words; a narrow window scrolls along the strip. */
#define TERM_WIDTH 96

struct _KithJourneySection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithJourneySection, kith_journey_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "note", "home", "assignment", "goal", "rating", "attendance", NULL };

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  return kith_journey_chart (file, student, error);
}

static void
free_loaded (gpointer loaded)
{
  kith_chart_unref (loaded);
}

static void
on_print (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  const KithReportSubject subject = { .student = kith_student_pane_get_student (pane) };

  if (window != NULL)
    kith_report_preview_present (window, "journey", &subject);
}

static GtkWidget *
create_strip (KithChart *chart)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = kith_chart_view_new (chart);
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_set_size_request (view, (int) (kith_chart_get_n_categories (chart) + 1) * TERM_WIDTH, -1);
  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_bottom (view, 12);
  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  /* What it shows is said by its description, and stands as a table where it is printed. */
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scroller);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static gboolean
may_print (KithStudentPane *pane)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));

  return actor != NULL && kith_report_allows (kith_reports_find ("journey"), actor->roles);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("Journey"), _("What happened by term: moves, people, contacts, goals, ratings, attendance"));

  if (kith_chart_is_empty (loaded)) {
    kith_pane_add_remark (group, _("None recorded. It fills itself from what is written down."));
    return;
  }
  if (may_print (pane))
    kith_pane_add_header_button (group, _("Print…"), _("Print the Journey"), "kith-print-journey", G_CALLBACK (on_print),
                                 pane);
  adw_preferences_group_add (group, create_strip (loaded));
}

static void
kith_journey_section_class_init (KithJourneySectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Journey");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_journey_section_init (KithJourneySection *self)
{
}

/**
 * kith_journey_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): the journey ribbon
 */
GtkWidget *
kith_journey_section_new (KithStore *store,
                          gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_JOURNEY_SECTION, store, student);
}
