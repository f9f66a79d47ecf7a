/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-page.h"

#include "concerns/kith-former-student-section.h"
#include "kith-assignment.h"
#include "kith-cover-dialog.h"
#include "kith-hand-over-dialog.h"
#include "kith-person-edit.h"
#include "kith-person-facts.h"
#include "kith-person-words.h"
#include "kith-person.h"
#include "kith-programme.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "programme/kith-programme-page.h"
#include "report/kith-report-preview.h"
#include "shell/kith-printable.h"
#include "shell/kith-state-view.h"
#include "supervision/kith-person-care-pane.h"

#include <glib/gi18n.h>

/* More than this is counted and not listed: the students' own records hold all of it. */
#define MOST_PAST 50

struct _KithPersonPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithPersonFacts *facts;
  GCancellable *cancellable;
  GPtrArray *rows; /* borrows from the groups */

  /* Template */
  GtkWidget *menu_button;
  GtkWidget *edit_button;
  KithStateView *state_view;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *roles_label;
  GtkLabel *notice_label;
  GtkLabel *cover_label;
  AdwPreferencesGroup *contact_group;
  AdwPreferencesGroup *checks_group;
  AdwPreferencesGroup *current_group;
  AdwPreferencesGroup *past_group;
  AdwBin *former_bin;
  AdwBin *care_bin;

  gint64 id;
};

G_DEFINE_FINAL_TYPE (KithPersonPage, kith_person_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
add_row (KithPersonPage      *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear_rows (KithPersonPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_fields (KithPersonPage        *self,
             AdwPreferencesGroup   *group,
             const KithPersonField *fields,
             gsize                  n_fields)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < n_fields; i++) {
    g_autofree char *value = kith_record_format (self->facts->person, fields[i]);
    GtkWidget *row;

    if (kith_text_is_empty (value))
      continue;
    row = add_row (self, group, kith_field_get_label (&kith_person_kind.fields[fields[i]]), value);
    gtk_widget_add_css_class (row, "property");
    adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
    any = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (group), any);
}

static void
show_details (KithPersonPage *self)
{
  static const KithPersonField contact[] = {
    KITH_PERSON_EMAIL,      KITH_PERSON_PHONE,    KITH_PERSON_EMPLOYER,  KITH_PERSON_SITE,      KITH_PERSON_START_DATE,
    KITH_PERSON_END_DATE,   KITH_PERSON_HOURS_PER_WEEK, KITH_PERSON_LANGUAGES, KITH_PERSON_INTERESTS,
    KITH_PERSON_TOPICS_AVOIDED,
  };
  static const KithPersonField checks[] = {
    KITH_PERSON_TRAINING_DATE, KITH_PERSON_TRAINING_DUE,    KITH_PERSON_DBS_DATE,
    KITH_PERSON_DBS_DUE,       KITH_PERSON_BOUNDARIES_DATE,
  };

  show_fields (self, self->contact_group, contact, G_N_ELEMENTS (contact));
  show_fields (self, self->checks_group, checks, G_N_ELEMENTS (checks));
}

static void
show_heading (KithPersonPage *self)
{
  KithRecord *person = self->facts->person;
  g_autofree char *roles = kith_record_format (person, KITH_PERSON_ROLES);
  g_autofree char *time = NULL;
  g_autofree char *checks = NULL;
  g_autofree char *notice = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  time = kith_person_dup_time_words (person, &today);
  checks = kith_person_dup_checks_words (person, &today);
  notice = g_strconcat (time, *time != '\0' && *checks != '\0' ? " · " : "", checks, NULL);
  adw_avatar_set_text (self->avatar, kith_record_get_text (person, KITH_PERSON_NAME));
  gtk_label_set_label (self->name_label, kith_record_get_text (person, KITH_PERSON_NAME));
  gtk_label_set_label (self->roles_label, roles);
  gtk_label_set_label (self->notice_label, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), *notice != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->notice_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->notice_label), "warning");
  if (kith_person_get_checks (person, &today) != KITH_CHECKS_FINE)
    gtk_widget_add_css_class (GTK_WIDGET (self->notice_label),
                              kith_person_get_checks (person, &today) == KITH_CHECKS_OVERDUE ? "error" : "warning");
}

static void
on_student_activated (AdwActionRow *row,
                      gpointer      user_data)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (row));
  const gint64 *student = user_data;

  if (window != NULL)
    kith_window_show_student (window, *student);
}

static void
add_support (KithPersonPage          *self,
             AdwPreferencesGroup     *group,
             const KithPersonSupport *support)
{
  GtkWidget *row = add_row (self, group, support->name, support->words);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_student_activated),
                         g_memdup2 (&support->student, sizeof support->student), (GClosureNotify) g_free,
                         G_CONNECT_DEFAULT);
}

static void
show_current (KithPersonPage *self)
{
  g_autofree char *load = kith_person_dup_load_words (self->facts->person, self->facts->n_students);

  for (guint i = 0; i < self->facts->current->len; i++)
    add_support (self, self->current_group, g_ptr_array_index (self->facts->current, i));
  if (self->facts->current->len == 0)
    add_row (self, self->current_group, _("No students at the moment"),
             _("To match a student, open the student and choose Assign."));
  adw_preferences_group_set_description (self->current_group, load);
}

static void
show_past (KithPersonPage *self)
{
  guint n_shown = MIN (self->facts->past->len, MOST_PAST);
  guint n_more = self->facts->past->len - n_shown;
  g_autofree char *more = g_strdup_printf (ngettext ("%u earlier one is in the student’s own record.",
                                                     "%u earlier ones are in the students’ own records.", n_more),
                                           n_more);

  for (guint i = 0; i < n_shown; i++)
    add_support (self, self->past_group, g_ptr_array_index (self->facts->past, i));
  adw_preferences_group_set_description (self->past_group, n_more > 0 ? more : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->past_group), n_shown > 0);
}

static void
show_support (KithPersonPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->current_group), self->facts->may_see_support);
  gtk_widget_set_visible (GTK_WIDGET (self->past_group), self->facts->may_see_support);
  if (!self->facts->may_see_support)
    return;
  show_current (self);
  show_past (self);
}

/* Only a coach’s students can be covered. */
static gboolean
is_coach_now (KithPersonPage *self)
{
  return self->facts != NULL && kith_choices_contain (kith_record_get_text (self->facts->person, KITH_PERSON_ROLES),
                                                      "coach");
}

static void
show_cover (KithPersonPage *self)
{
  gtk_label_set_label (self->cover_label, self->facts->cover_words != NULL ? self->facts->cover_words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cover_label), !kith_text_is_empty (self->facts->cover_words));
}

/* One’s own, of those one supervises, and for the office: what the policy has for apprenticeships. */
static gboolean
may_see_programme (KithPersonPage *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  if (self->facts == NULL || actor == NULL || !kith_policy_allows_any (actor->roles, &kith_programme_kind, KITH_ACTION_SEE))
    return FALSE;
  return actor->person == self->id || (actor->roles & (KITH_ROLE_WELFARE | KITH_ROLE_MANAGER)) ||
         kith_record_get_number (self->facts->person, KITH_PERSON_SUPERVISOR) == actor->person;
}

/* Reports about one person, and what prints them. */
static const struct {
  const char *action;
  const char *report;
} prints[] = {
  { "person.print-caseload", "coach-caseload" },
  { "person.print-activity", "mentor-activity" },
  { "person.print-certificate", "certificate-of-hours" },
};

/* What a mentor did is for themselves, who supervises them, and managers. */
static gboolean
may_print_report (KithPersonPage *self,
                  const char     *name)
{
  const KithActor *actor = kith_store_get_actor (self->store);
  const KithReport *report = kith_reports_find (name);

  if (self->facts == NULL || actor == NULL || !kith_report_allows (report, actor->roles))
    return FALSE;
  if (report->takes & KITH_REPORT_NEEDS_PERSON)
    return self->facts->may_see_activity && kith_person_has_role (self->facts->person, "mentor");
  return self->facts->may_see_support;
}

static void
update_actions (KithPersonPage *self)
{
  gboolean may_edit = self->facts != NULL && self->facts->may_edit;
  gboolean may_leave = may_edit && !kith_record_has (self->facts->person, KITH_PERSON_END_DATE);
  const KithActor *actor = kith_store_get_actor (self->store);
  gboolean may_print = self->facts != NULL && self->facts->may_see_support && actor != NULL
                       && kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT);

  may_leave = may_leave && actor != NULL
              && kith_policy_allows_any (actor->roles, &kith_assignment_kind, KITH_ACTION_EDIT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.edit", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.leaves", may_leave);
  gtk_widget_set_visible (self->edit_button, may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.cover", may_leave && is_coach_now (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.print", may_print);
  kith_printable_set (GTK_WIDGET (self), may_print);
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), prints[i].action, may_print_report (self, prints[i].report));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.programme", may_see_programme (self));
  gtk_widget_set_visible (self->menu_button,
                          may_leave || may_print || may_see_programme (self) || may_print_report (self, "mentor-activity"));
}

static void
show_facts (KithPersonPage  *self,
            KithPersonFacts *facts)
{
  clear_rows (self);
  g_clear_pointer (&self->facts, kith_person_facts_free);
  self->facts = facts;
  show_heading (self);
  show_details (self);
  show_support (self);
  show_cover (self);
  update_actions (self);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithPersonFacts) facts = kith_person_facts_load_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (facts != NULL)
    show_facts (self, g_steal_pointer (&facts));
  else
    kith_state_view_set_error (self->state_view, error);
}

static void
load (KithPersonPage *self)
{
  if (kith_store_is_open (self->store))
    kith_person_facts_load_async (self->store, self->id, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_store_changed (KithPersonPage *self,
                  const char     *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_person_kind.name) || g_str_equal (kind, kith_assignment_kind.name))
    load (self);
}

static void
edit (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithPersonPage *self = KITH_PERSON_PAGE (widget);
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL && self->facts != NULL)
    kith_person_edit_present (window, self->facts->person);
}

static void
leave (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_hand_over_dialog_present (window, KITH_PERSON_PAGE (widget)->id, NULL);
}

static void
arrange_cover (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_cover_dialog_present (window, KITH_PERSON_PAGE (widget)->id);
}

static void
print_pack (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = { .person = KITH_PERSON_PAGE (widget)->id };

  if (window != NULL)
    kith_report_preview_present (window, "hand-over-pack", &subject);
}

static void
print_report (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);
  const KithReportSubject subject = { .person = KITH_PERSON_PAGE (widget)->id };

  for (guint i = 0; window != NULL && i < G_N_ELEMENTS (prints); i++)
    if (g_str_equal (prints[i].action, action_name))
      kith_report_preview_present (window, prints[i].report, &subject);
}

static void
show_programme (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  KithWindow *window = kith_window_get_for (widget);

  if (window != NULL)
    kith_programme_page_show (window, KITH_PERSON_PAGE (widget)->id);
}

static void
kith_person_page_dispose (GObject *object)
{
  KithPersonPage *self = KITH_PERSON_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_PERSON_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->facts, kith_person_facts_free);

  G_OBJECT_CLASS (kith_person_page_parent_class)->dispose (object);
}

static void
kith_person_page_finalize (GObject *object)
{
  KithPersonPage *self = KITH_PERSON_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kith_person_page_parent_class)->finalize (object);
}

static void
kith_person_page_class_init (KithPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_person_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_person_page_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("people/kith-person-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, roles_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, cover_label);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, contact_group);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, checks_group);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, current_group);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, past_group);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, former_bin);
  gtk_widget_class_bind_template_child (widget_class, KithPersonPage, care_bin);

  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "person.leaves", NULL, leave);
  gtk_widget_class_install_action (widget_class, "person.print", NULL, print_pack);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_pack);
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    gtk_widget_class_install_action (widget_class, prints[i].action, NULL, print_report);
  gtk_widget_class_install_action (widget_class, "person.cover", NULL, arrange_cover);
  gtk_widget_class_install_action (widget_class, "person.programme", NULL, show_programme);
}

static void
kith_person_page_init (KithPersonPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_person_page_new:
 * @window: the window
 * @id: id of a person
 *
 * Returns: (transfer floating): the page of a person
 */
AdwNavigationPage *
kith_person_page_new (KithWindow *window,
                      gint64      id)
{
  KithPersonPage *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (id > 0, NULL);

  self = g_object_new (KITH_TYPE_PERSON_PAGE, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->id = id;
  adw_bin_set_child (self->former_bin, kith_former_student_section_new (self->store, id));
  adw_bin_set_child (self->care_bin, kith_student_pane_new (KITH_TYPE_PERSON_CARE_PANE, self->store, id));
  update_actions (self);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
