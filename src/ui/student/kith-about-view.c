/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-about-view.h"

#include "form/kith-date-row.h"
#include "kith-archive-group.h"
#include "kith-care-period.h"
#include "kith-care-status.h"
#include "kith-date.h"
#include "kith-home.h"
#include "kith-pane-rows.h"
#include "kith-period.h"
#include "kith-person.h"
#include "kith-relation.h"
#include "kith-reports.h"
#include "kith-student.h"
#include "kith-text.h"
#include "report/kith-report-preview.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithAboutView
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithAboutView, kith_about_view, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "student", "care-status", "care-period", "home", "relation", NULL };

/* The groups in the order they stand, by the sections of the field table. */
#define PROFILE N_("One-page profile")

static const char *const sections[] = { PROFILE, N_("Contact"), N_("College"), N_("Support"),
                                        N_("Name"), N_("About"), N_("After college") };

/* Everything the view shows. */
typedef struct {
  KithRecord *student;
  GPtrArray *statuses;
  GPtrArray *periods;
  GPtrArray *homes;
  GPtrArray *relations;
  GPtrArray *relation_names;
  gboolean may_edit;
  gboolean may_see_periods;
  gboolean may_see_homes;
  gboolean may_see_relations;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->student);
  g_clear_pointer (&loaded->statuses, g_ptr_array_unref);
  g_clear_pointer (&loaded->periods, g_ptr_array_unref);
  g_clear_pointer (&loaded->homes, g_ptr_array_unref);
  g_clear_pointer (&loaded->relations, g_ptr_array_unref);
  g_clear_pointer (&loaded->relation_names, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static char *
dup_relation_name (KithCaseFile *file,
                   KithRecord   *relation)
{
  gint64 person = kith_record_get_number (relation, KITH_RELATION_PERSON);
  gint64 other = kith_record_get_number (relation, KITH_RELATION_OTHER_STUDENT);

  return person != 0 ? kith_case_file_dup_title (file, &kith_person_kind, person)
                     : kith_case_file_dup_title (file, &kith_student_kind, other);
}

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  KithRoles roles = kith_case_file_get_actor (file)->roles;

  loaded->student = kith_case_file_load (file, &kith_student_kind, student, error);
  if (loaded->student == NULL)
    return NULL;
  loaded->statuses = kith_student_pane_list (file, &kith_care_status_kind, student, error);
  if (loaded->statuses == NULL)
    return NULL;
  loaded->periods = kith_student_pane_list (file, &kith_care_period_kind, student, error);
  if (loaded->periods == NULL)
    return NULL;
  loaded->homes = kith_student_pane_list (file, &kith_home_kind, student, error);
  if (loaded->homes == NULL)
    return NULL;
  loaded->relations = kith_student_pane_list (file, &kith_relation_kind, student, error);
  if (loaded->relations == NULL)
    return NULL;
  loaded->relation_names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < loaded->relations->len; i++)
    g_ptr_array_add (loaded->relation_names, dup_relation_name (file, g_ptr_array_index (loaded->relations, i)));
  loaded->may_edit = kith_case_file_may (file, KITH_ACTION_EDIT, &kith_student_kind, student);
  loaded->may_see_periods = kith_policy_allows_any (roles, &kith_care_period_kind, KITH_ACTION_SEE);
  loaded->may_see_homes = kith_policy_allows_any (roles, &kith_home_kind, KITH_ACTION_SEE);
  loaded->may_see_relations = kith_policy_allows_any (roles, &kith_relation_kind, KITH_ACTION_SEE);
  return g_steal_pointer (&loaded);
}

/* The student's own fields */

static GStrv
dup_fields_of (const char *section)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];

    if (g_strcmp0 (field->section, section) == 0 && !kith_field_has (field, KITH_FIELD_SYSTEM))
      g_strv_builder_add (names, field->name);
  }
  return g_strv_builder_end (names);
}

static void
on_edit_section (KithStudentPane *pane,
                 GtkWidget       *button)
{
  const char *section = g_object_get_data (G_OBJECT (button), "section");
  g_auto (GStrv) fields = dup_fields_of (section);

  kith_pane_present (pane, kith_pane_get_record (button), _(section), (const char *const *) fields);
}

static GtkWidget *
create_section_button (KithStudentPane *pane,
                       KithRecord      *student,
                       const char      *section)
{
  /* Translators: a group of fields, such as "Contact" */
  g_autofree char *label = g_strdup_printf (_("Edit %s"), _(section));
  g_autofree char *name = g_strdup_printf ("kith-edit-%s", section);
  GtkWidget *button = kith_pane_create_button ("document-edit-symbolic", label);

  gtk_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "section", (gpointer) section);
  kith_pane_connect_record (button, "clicked", student, G_CALLBACK (on_edit_section), pane);
  return button;
}

static void
on_print_profile (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  KithReportSubject subject = { .student = kith_student_pane_get_student (pane) };

  if (window != NULL)
    kith_report_preview_present (window, "one-page-profile", &subject);
}

static gboolean
may_print (KithStudentPane *pane)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);
}

/* The profile is a page to hand over, so it can be printed where it is read. */
static void
add_section_buttons (KithStudentPane     *pane,
                     AdwPreferencesGroup *group,
                     const Loaded        *loaded,
                     const char          *section)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (g_str_equal (section, PROFILE) && may_print (pane)) {
    GtkWidget *print = kith_pane_create_button ("printer-symbolic", _("Print the Profile"));

    gtk_widget_set_name (print, "kith-print-profile");
    g_signal_connect_object (print, "clicked", G_CALLBACK (on_print_profile), pane, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (buttons), print);
  }
  if (loaded->may_edit)
    gtk_box_append (GTK_BOX (buttons), create_section_button (pane, loaded->student, section));
  adw_preferences_group_set_header_suffix (group, buttons);
}

static void
add_section (KithStudentPane *pane,
             GtkBox          *box,
             const Loaded    *loaded,
             const char      *section)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _(section), NULL);
  guint n_shown = 0;

  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];
    g_autofree char *value = NULL;

    if (g_strcmp0 (field->section, section) != 0 || !kith_record_has (loaded->student, i))
      continue;
    value = kith_record_format (loaded->student, i);
    if (kith_pane_add_fact (group, kith_field_get_label (field), value) != NULL)
      n_shown++;
  }
  if (n_shown == 0)
    kith_pane_add_remark (group, _("None recorded"));
  add_section_buttons (pane, group, loaded, section);
}

/* Care status */

static void
add_new (KithStudentPane *pane,
         const KithKind  *kind,
         const char      *title)
{
  g_autoptr (KithRecord) record = kith_record_new (kind);

  kith_record_set_number (record, kind->student_field, kith_student_pane_get_student (pane));
  kith_pane_present (pane, record, title, NULL);
}

static void
on_add_status (KithStudentPane *pane)
{
  add_new (pane, &kith_care_status_kind, _("Add Care Status"));
}

static void
on_add_period (KithStudentPane *pane)
{
  add_new (pane, &kith_care_period_kind, _("Add Time in Care"));
}

static void
on_add_home (KithStudentPane *pane)
{
  add_new (pane, &kith_home_kind, _("Add Home"));
}

static void
on_add_relation (KithStudentPane *pane)
{
  add_new (pane, &kith_relation_kind, _("Add Relationship"));
}

static void
add_add_button (KithStudentPane     *pane,
                AdwPreferencesGroup *group,
                const KithKind      *kind,
                const char          *label,
                GCallback            callback)
{
  g_autofree char *name = g_strdup_printf ("kith-add-%s", kind->name);
  GtkWidget *button = NULL;

  if (!kith_student_pane_allows (pane, kind, KITH_ACTION_ADD))
    return;
  button = kith_pane_create_button ("list-add-symbolic", label);
  gtk_widget_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, pane, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
add_record_buttons (KithStudentPane *pane,
                    AdwActionRow    *row,
                    KithRecord      *record,
                    const char      *what,
                    const char      *title,
                    const char      *toast)
{
  const KithKind *kind = kith_record_get_kind (record);
  /* Translators: what a button changes, such as "Looked after" */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), what);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), what);

  if (kith_student_pane_allows (pane, kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, record, edit, title, NULL, pane);
  if (kith_student_pane_allows (pane, kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, record, remove, toast, pane);
}

static char *
dup_status_words (KithRecord *status)
{
  g_autofree char *period = kith_period_format (kith_record_get_text (status, KITH_CARE_STATUS_FROM),
                                                kith_record_get_text (status, KITH_CARE_STATUS_UNTIL));
  g_autofree char *evidence = kith_record_format (status, KITH_CARE_STATUS_EVIDENCE);

  if (!kith_record_has (status, KITH_CARE_STATUS_EVIDENCE))
    return g_steal_pointer (&period);
  /* Translators: a period, and what shows that it is so */
  return g_strdup_printf (_("%s · %s"), period, evidence);
}

static void
on_day_chosen (KithDateRow *row,
               GParamSpec  *pspec,
               GPtrArray   *statuses)
{
  AdwActionRow *answer = g_object_get_data (G_OBJECT (row), "answer");
  g_autofree char *words = NULL;
  GDate day;

  if (!kith_date_from_iso (kith_date_row_get_date (row), &day)) {
    adw_action_row_set_subtitle (answer, "");
    return;
  }
  words = kith_care_statuses_dup_words (statuses, &day);
  adw_action_row_set_subtitle (answer, *words != '\0' ? words : _("None recorded"));
}

static void
unref_statuses (gpointer  data,
                GClosure *closure)
{
  g_ptr_array_unref (data);
}

static void
add_status_on_day (KithStudentPane     *pane,
                   AdwPreferencesGroup *group,
                   GPtrArray           *statuses)
{
  KithClock *clock = kith_store_get_clock (kith_student_pane_get_store (pane));
  GtkWidget *row = kith_date_row_new (_("Status on any day"), clock);
  g_autofree char *today = kith_clock_dup_today (clock);
  AdwActionRow *answer = NULL;

  gtk_widget_set_name (row, "kith-status-day");
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, kith_typed_row_get_message_row (KITH_TYPED_ROW (row)));
  answer = kith_pane_add_row (group, _("Status then"), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (answer), "property");
  g_object_set_data (G_OBJECT (row), "answer", answer);
  g_signal_connect_data (row, "notify::date", G_CALLBACK (on_day_chosen), g_ptr_array_ref (statuses), unref_statuses,
                         G_CONNECT_DEFAULT);
  kith_date_row_set_date (KITH_DATE_ROW (row), today);
}

static void
add_statuses (KithStudentPane *pane,
              GtkBox          *box,
              const Loaded    *loaded)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Care Status"), NULL);

  add_add_button (pane, group, &kith_care_status_kind, _("Add Care Status"), G_CALLBACK (on_add_status));
  if (loaded->statuses->len == 0) {
    kith_pane_add_remark (group, _("None recorded"));
    return;
  }
  for (guint i = 0; i < loaded->statuses->len; i++) {
    KithRecord *status = g_ptr_array_index (loaded->statuses, i);
    g_autofree char *title = kith_record_dup_title (status);
    g_autofree char *words = dup_status_words (status);
    AdwActionRow *row = kith_pane_add_row (group, title, words);

    add_record_buttons (pane, row, status, title, _("Edit Care Status"), _("Care status removed"));
  }
  add_status_on_day (pane, kith_pane_add_group (box, NULL, NULL), loaded->statuses);
}

/* Times in care */

static char *
dup_test_words (KithStudentPane *pane,
                const Loaded    *loaded)
{
  KithCareTest result;
  GDate birth, today;

  if (!kith_record_get_date (loaded->student, KITH_STUDENT_DATE_OF_BIRTH, &birth))
    return g_strdup (_("The 13-week test needs a date of birth."));
  kith_clock_get_today (kith_store_get_clock (kith_student_pane_get_store (pane)), &today);
  kith_care_test_run (loaded->periods, &birth, &today, &result);
  return kith_care_test_dup_words (&result);
}

static void
add_periods (KithStudentPane *pane,
             GtkBox          *box,
             const Loaded    *loaded)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Times in Care"), NULL);
  g_autofree char *test = dup_test_words (pane, loaded);

  add_add_button (pane, group, &kith_care_period_kind, _("Add Time in Care"), G_CALLBACK (on_add_period));
  for (guint i = 0; i < loaded->periods->len; i++) {
    KithRecord *period = g_ptr_array_index (loaded->periods, i);
    g_autofree char *where = kith_record_format (period, KITH_CARE_PERIOD_PLACEMENT);
    g_autofree char *words = kith_period_format (kith_record_get_text (period, KITH_CARE_PERIOD_FROM),
                                                 kith_record_get_text (period, KITH_CARE_PERIOD_UNTIL));
    AdwActionRow *row = kith_pane_add_row (group, words, where);

    add_record_buttons (pane, row, period, words, _("Edit Time in Care"), _("Time in care removed"));
  }
  if (loaded->periods->len > 0)
    kith_pane_add_fact (group, _("13-week test"), test);
  else
    kith_pane_add_remark (group, _("None recorded. Enter times in care to see whether the 13-week test is met."));
}

static char *
dup_moves (KithStudentPane *pane,
           const Loaded    *loaded)
{
  GDate today;

  kith_clock_get_today (kith_store_get_clock (kith_student_pane_get_store (pane)), &today);
  return kith_homes_dup_words (loaded->homes, &today);
}

static void
add_homes (KithStudentPane *pane,
           GtkBox          *box,
           const Loaded    *loaded)
{
  g_autofree char *moves = dup_moves (pane, loaded);
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Where I Have Lived"), moves);

  add_add_button (pane, group, &kith_home_kind, _("Add Home"), G_CALLBACK (on_add_home));
  for (guint i = 0; i < loaded->homes->len; i++) {
    KithRecord *home = g_ptr_array_index (loaded->homes, i);
    g_autofree char *place = kith_record_dup_title (home);
    g_autofree char *accommodation = kith_record_format (home, KITH_HOME_ACCOMMODATION);
    g_autofree char *period = kith_period_format (kith_record_get_text (home, KITH_HOME_FROM),
                                                  kith_record_get_text (home, KITH_HOME_UNTIL));
    g_autofree char *words = g_strjoin (*accommodation != '\0' ? " · " : "", period, accommodation, NULL);

    add_record_buttons (pane, kith_pane_add_row (group, place, words), home, place, _("Edit Home"), _("Home removed"));
  }
  if (loaded->homes->len == 0)
    kith_pane_add_remark (group, _("None recorded"));
}

static void
add_relations (KithStudentPane *pane,
               GtkBox          *box,
               const Loaded    *loaded)
{
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("Relationships"), _("People and students to keep in mind when matching"));

  add_add_button (pane, group, &kith_relation_kind, _("Add Relationship"), G_CALLBACK (on_add_relation));
  for (guint i = 0; i < loaded->relations->len; i++) {
    KithRecord *relation = g_ptr_array_index (loaded->relations, i);
    const char *name = g_ptr_array_index (loaded->relation_names, i);
    g_autofree char *words = kith_record_format (relation, KITH_RELATION_RELATIONSHIP);
    AdwActionRow *row = kith_pane_add_row (group, name, words);

    add_record_buttons (pane, row, relation, name, _("Edit Relationship"), _("Relationship removed"));
  }
  if (loaded->relations->len == 0)
    kith_pane_add_remark (group, _("None recorded"));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;

  add_section (pane, box, loaded, sections[0]);
  add_statuses (pane, box, loaded);
  if (loaded->may_see_periods)
    add_periods (pane, box, loaded);
  if (loaded->may_see_homes)
    add_homes (pane, box, loaded);
  for (guint i = 1; i < G_N_ELEMENTS (sections); i++)
    add_section (pane, box, loaded, sections[i]);
  if (loaded->may_see_relations)
    add_relations (pane, box, loaded);
  kith_archive_group_add (pane, box, loaded->student);
}

static void
kith_about_view_class_init (KithAboutViewClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("About");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_about_view_init (KithAboutView *self)
{
}
