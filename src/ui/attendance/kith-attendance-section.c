/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attendance/kith-attendance-section.h"

#include "export/kith-export-button.h"
#include "kith-attendance-trend.h"
#include "kith-attendance.h"
#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-period.h"
#include "kith-presets-case.h"
#include "student/kith-chart-view.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* A quarter of a year of weeks: what fits in a chart on a narrow screen. */
#define MOST_CHARTED 12

struct _KithAttendanceSection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithAttendanceSection, kith_attendance_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "attendance", "calendar-day", NULL };

/* The periods, the latest first, and what they add up to. */
typedef struct {
  GPtrArray *records;
  KithAttendanceTrend trend;
  KithAttendanceSum term;
  char *term_start;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->records, g_ptr_array_unref);
  g_free (loaded->term_start);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (GPtrArray) days = kith_presets_current (file, &kith_calendar_day_kind, error);
  g_autofree char *day = NULL;
  GDate today;

  if (days == NULL)
    return NULL;
  loaded->records = kith_student_pane_list (file, &kith_attendance_kind, student, error);
  if (loaded->records == NULL)
    return NULL;
  kith_case_file_get_today (file, &today);
  day = kith_date_to_iso (&today);
  loaded->term_start = kith_attendance_dup_term_start (days, &today);
  kith_attendance_sum_of (loaded->records, loaded->term_start, day, &loaded->term);
  kith_attendance_trend_of (loaded->records, &today, &loaded->trend);
  return g_steal_pointer (&loaded);
}

static void
on_add (KithStudentPane *pane)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);

  kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, kith_student_pane_get_student (pane));
  kith_pane_present (pane, record, _("Add Attendance"), NULL);
}

static char *
dup_period (KithRecord *record)
{
  return kith_period_format (kith_record_get_text (record, KITH_ATTENDANCE_FROM),
                             kith_record_get_text (record, KITH_ATTENDANCE_UNTIL));
}

static char *
dup_row_words (KithRecord *record)
{
  KithAttendanceSum sum = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *late = NULL;
  g_autofree char *authorised = NULL;

  kith_attendance_sum_add (&sum, record);
  words = kith_attendance_sum_dup_words (&sum);
  if (sum.possible == 0 || (sum.late == 0 && sum.authorised == 0))
    return g_steal_pointer (&words);
  late = g_strdup_printf (ngettext ("%d late", "%d late", (gulong) sum.late), (int) sum.late);
  authorised = g_strdup_printf (ngettext ("%d authorised absence", "%d authorised absences", (gulong) sum.authorised),
                                (int) sum.authorised);
  /* Translators: a percentage, how many were late, how many absences were authorised */
  return g_strdup_printf (_("%s · %s · %s"), words, late, authorised);
}

static GtkWidget *
create_row (KithStudentPane *pane,
            KithRecord      *record)
{
  g_autofree char *period = dup_period (record);
  g_autofree char *words = dup_row_words (record);
  /* Translators: a period */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), period);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), period);
  AdwActionRow *row = kith_pane_create_row (period, words);

  if (kith_student_pane_allows (pane, &kith_attendance_kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, record, edit, _("Edit Attendance"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_attendance_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, record, remove, _("Attendance removed"), pane);
  return GTK_WIDGET (row);
}

/* From the oldest on the left; a week without sessions is a gap and not a nought. */
static void
add_chart (AdwPreferencesGroup *group,
           GPtrArray           *records)
{
  guint n_charted = MIN (records->len, MOST_CHARTED);
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_LINES, _("Attendance by period"));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree double *values = g_new0 (double, n_charted);
  g_auto (GStrv) categories = NULL;

  if (n_charted < 2)
    return;
  for (guint i = 0; i < n_charted; i++) {
    KithRecord *record = g_ptr_array_index (records, n_charted - 1 - i);
    int percentage = kith_attendance_get_percentage (record);

    values[i] = percentage >= 0 ? percentage : KITH_CHART_NONE;
    g_strv_builder_take (builder, kith_date_format_iso_short (kith_record_get_text (record, KITH_ATTENDANCE_FROM)));
  }
  categories = g_strv_builder_end (builder);
  kith_chart_set_unit (chart, "%");
  kith_chart_set_range (chart, 0, 100);
  kith_chart_set_categories (chart, (const char *const *) categories);
  kith_chart_add_series (chart, _("Attendance"), values, n_charted);
  adw_preferences_group_add (group, kith_chart_view_new (chart));
}

static void
add_term (AdwPreferencesGroup *group,
          const Loaded        *loaded)
{
  g_autofree char *start = kith_date_format_iso_short (loaded->term_start);
  /* Translators: the first day of a term */
  g_autofree char *title = g_strdup_printf (_("This term, since %s"), start);
  g_autofree char *words = kith_attendance_sum_dup_words (&loaded->term);

  kith_pane_add_fact (group, title, words);
}

/* A fall is said in words, with a sign beside them for whoever skims. */
static void
add_trend (AdwPreferencesGroup *group,
           const Loaded        *loaded)
{
  g_autofree char *words = kith_attendance_trend_dup_words (&loaded->trend);
  AdwActionRow *row = NULL;
  GtkWidget *icon = NULL;

  if (*words == '\0')
    return;
  row = kith_pane_add_row (group, words, loaded->trend.is_falling ? _("Somebody should ask how things are.") : NULL);
  if (!loaded->trend.is_falling)
    return;
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (row, icon);
}

static void
add_export (KithStudentPane     *pane,
            AdwPreferencesGroup *group)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);

  kith_query_where_student (query, kith_student_pane_get_student (pane));
  kith_export_button_add_to_group (group, kith_student_pane_get_store (pane), query, _("Export Attendance"));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Attendance"), NULL);
  AdwExpanderRow *periods = NULL;

  if (kith_student_pane_allows (pane, &kith_attendance_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Add…"), _("Add Attendance"), "kith-add-attendance", G_CALLBACK (on_add),
                                 pane);
  if (loaded->records->len == 0) {
    kith_pane_add_remark (group, _("None recorded. It comes in from the college’s table of attendance, under Import."));
    return;
  }
  add_term (group, loaded);
  add_trend (group, loaded);
  add_chart (group, loaded->records);
  add_export (pane, group);
  periods = kith_pane_add_expander (group, _("Every Period"), "kith-attendance-periods");
  for (guint i = 0; i < loaded->records->len; i++)
    adw_expander_row_add_row (periods, create_row (pane, g_ptr_array_index (loaded->records, i)));
}

static void
kith_attendance_section_class_init (KithAttendanceSectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Attendance");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_attendance_section_init (KithAttendanceSection *self)
{
}

/**
 * kith_attendance_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): how much of college the student comes to
 */
GtkWidget *
kith_attendance_section_new (KithStore *store,
                             gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_ATTENDANCE_SECTION, store, student);
}
