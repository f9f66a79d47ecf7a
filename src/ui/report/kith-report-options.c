/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/kith-report-options.h"

#include "form/kith-date-row.h"
#include "form/kith-link-row.h"
#include "kith-blank-forms.h"
#include "kith-care-status.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KithReportOptions
{
  AdwPreferencesGroup parent_instance;

  /* Owned */
  KithStore *store;
  GStrv authorities; /* those in the file, after "all of them" */
  GCancellable *cancellable;

  /* Parts; NULL for what the report does not take */
  KithLinkRow *student_row;
  KithLinkRow *person_row;
  KithLinkRow *group_row;
  AdwComboRow *days_row;
  KithDateRow *from_row;
  KithDateRow *until_row;
  KithDateRow *day_row;
  AdwComboRow *authority_row;
  AdwComboRow *order_row;
  AdwComboRow *ahead_row;
  AdwComboRow *copy_row;
  AdwComboRow *form_row;
  AdwComboRow *names_row;

  const KithReport *report;
  KithReportSubject subject;
};

G_DEFINE_FINAL_TYPE (KithReportOptions, kith_report_options, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

/* In the order of the row; the first is the usual one. */
static const guint aheads[] = { 30, 60, 90 };

static void
emit_changed (KithReportOptions *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static AdwComboRow *
add_combo (KithReportOptions *self,
           const char        *title,
           const char *const *words,
           guint              selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_widget_add_css_class (row, "property");
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (emit_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_COMBO_ROW (row);
}

static KithLinkRow *
add_link (KithReportOptions *self,
          const char        *title,
          const KithKind    *kind,
          gint64             id,
          const char        *none_words)
{
  GtkWidget *row = kith_link_row_new (title, self->store, kind);

  if (none_words != NULL)
    kith_link_row_set_none_words (KITH_LINK_ROW (row), none_words);
  kith_link_row_set_required (KITH_LINK_ROW (row), none_words == NULL);
  kith_link_row_set_id (KITH_LINK_ROW (row), id);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return KITH_LINK_ROW (row);
}

static KithDateRow *
add_date (KithReportOptions *self,
          const char        *title,
          const char        *day)
{
  GtkWidget *row = kith_date_row_new (title, kith_store_get_clock (self->store));

  kith_date_row_set_date (KITH_DATE_ROW (row), *day != '\0' ? day : NULL);
  g_signal_connect_swapped (row, "notify::date", G_CALLBACK (emit_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), kith_date_row_get_message_row (KITH_DATE_ROW (row)));
  return KITH_DATE_ROW (row);
}

/* Whom it is about */

/* A plan, a transfer or an appointment is one of the student’s: another student has others. */
static void
on_student_changed (KithReportOptions *self)
{
  self->subject.student = kith_link_row_get_id (self->student_row);
  self->subject.plan = self->subject.transfer = self->subject.request = self->subject.appointment = 0;
  if (self->person_row != NULL && self->subject.student != 0)
    kith_link_row_set_id (self->person_row, 0);
  emit_changed (self);
}

static void
on_person_changed (KithReportOptions *self)
{
  self->subject.person = kith_link_row_get_id (self->person_row);
  if (self->student_row != NULL && self->subject.person != 0)
    kith_link_row_set_id (self->student_row, 0);
  emit_changed (self);
}

static void
on_group_changed (KithReportOptions *self)
{
  self->subject.group = kith_link_row_get_id (self->group_row);
  emit_changed (self);
}

static void
add_student (KithReportOptions *self)
{
  gboolean is_needed = (self->report->takes & KITH_REPORT_NEEDS_STUDENT) != 0;
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  self->student_row = add_link (self, _("Student"), &kith_student_kind, self->subject.student,
                                is_needed ? NULL : _("All of them"));
  kith_query_set_order (query, "preferred-name");
  kith_link_row_set_query (self->student_row, query);
  g_signal_connect_swapped (self->student_row, "notify::id", G_CALLBACK (on_student_changed), self);
}

static const char *
get_no_person_words (const KithReport *report)
{
  if (report->takes & KITH_REPORT_NEEDS_PERSON)
    return NULL;
  return report->takes & KITH_REPORT_TAKES_STUDENT ? _("My own students") : _("All I may see");
}

/* Who opens a report about somebody of the team most often means themselves. */
static void
add_person (KithReportOptions *self)
{
  gboolean is_needed = (self->report->takes & KITH_REPORT_NEEDS_PERSON) != 0;
  const KithActor *actor = kith_store_get_actor (self->store);

  if (is_needed && self->subject.person == 0 && actor != NULL && (actor->roles & KITH_ROLE_MENTOR) != 0)
    self->subject.person = actor->person;
  self->person_row = add_link (self, is_needed ? _("Person") : _("Students of"), &kith_person_kind, self->subject.person,
                               get_no_person_words (self->report));
  g_signal_connect_swapped (self->person_row, "notify::id", G_CALLBACK (on_person_changed), self);
}

static void
add_group (KithReportOptions *self)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_group_kind);

  kith_query_set_order (query, "-date -time");
  self->group_row = add_link (self, _("Group session"), &kith_group_kind, self->subject.group, NULL);
  kith_link_row_set_query (self->group_row, query);
  g_signal_connect_swapped (self->group_row, "notify::id", G_CALLBACK (on_group_changed), self);
}

/* When */

/* The whole time is there for a report that can be about it, and is the first of the row; one’s own dates are the last. */
static guint
get_first_span (const KithReport *report)
{
  return report->takes & KITH_REPORT_WHOLE_TIME ? KITH_REPORT_SPAN_WHOLE : KITH_REPORT_SPAN_WEEK;
}

static KithReportSpan
get_days (KithReportOptions *self)
{
  guint span = get_first_span (self->report) + adw_combo_row_get_selected (self->days_row);

  return span < KITH_REPORT_N_SPANS ? (KithReportSpan) span : KITH_REPORT_SPAN_OWN;
}

static void
show_own_days (KithReportOptions *self)
{
  gboolean own = get_days (self) == KITH_REPORT_SPAN_OWN;

  gtk_widget_set_visible (GTK_WIDGET (self->from_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->until_row), own);
  gtk_widget_set_visible (kith_date_row_get_message_row (self->from_row), own);
  gtk_widget_set_visible (kith_date_row_get_message_row (self->until_row), own);
}

/* Where somebody came from other days, these are the days. */
static void
add_days (KithReportOptions *self,
          KithReportSpan     days)
{
  gboolean is_given = *self->subject.from != '\0' || *self->subject.until != '\0';
  guint first = get_first_span (self->report);
  guint selected = is_given || days < first ? KITH_REPORT_N_SPANS - first : days - first;
  const char *const words[] = {
    _("The whole time"), _("This week"), _("This term"), _("Last term"), _("This academic year"),
    _("Last academic year"), _("Own dates"), NULL,
  };

  self->days_row = add_combo (self, _("Days"), words + first - KITH_REPORT_SPAN_WHOLE, selected);
  self->from_row = add_date (self, _("First day"), self->subject.from);
  self->until_row = add_date (self, _("Last day"), self->subject.until);
  g_signal_connect_swapped (self->days_row, "notify::selected", G_CALLBACK (show_own_days), self);
  show_own_days (self);
}

static void
add_day (KithReportOptions *self)
{
  if (*self->subject.day == '\0') {
    g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

    g_strlcpy (self->subject.day, today, sizeof self->subject.day);
  }
  self->day_row = add_date (self, _("Day"), self->subject.day);
}

/* How */

static gpointer
list_authorities (KithCaseFile  *file,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_care_status_kind);

  return kith_case_file_list_values (file, query, kith_care_status_kind.fields[KITH_CARE_STATUS_RESPONSIBLE_LA].name,
                                     error);
}

static void
on_authorities (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithReportOptions) self = user_data;
  g_auto (GStrv) found = kith_store_submit_finish (KITH_STORE (source), result, NULL);
  g_autoptr (GtkStringList) list = NULL;
  guint selected = 0;

  if (found == NULL || self->authority_row == NULL)
    return;
  list = gtk_string_list_new ((const char *const[]) { _("All local authorities"), NULL });
  for (guint i = 0; found[i] != NULL; i++) {
    gtk_string_list_append (list, found[i]);
    if (g_str_equal (found[i], self->subject.authority))
      selected = i + 1;
  }
  self->authorities = g_steal_pointer (&found);
  g_signal_handlers_block_by_func (self->authority_row, emit_changed, self);
  adw_combo_row_set_model (self->authority_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->authority_row, selected);
  g_signal_handlers_unblock_by_func (self->authority_row, emit_changed, self);
}

static void
add_authority (KithReportOptions *self)
{
  const char *const words[] = { _("All local authorities"), NULL };

  self->authority_row = add_combo (self, _("Local authority"), words, 0);
  self->cancellable = g_cancellable_new ();
  kith_store_submit_async (self->store, list_authorities, NULL, NULL, (GDestroyNotify) g_strfreev, self->cancellable,
                           on_authorities, g_object_ref (self));
}

static void
add_order (KithReportOptions *self,
           KithReportOrder    order)
{
  const char *const words[] = { _("What is most urgent first"), _("Name"), _("Next date first"), NULL };

  self->order_row = add_combo (self, _("In order of"), words, order);
}

static void
add_ahead (KithReportOptions *self,
           guint              ahead)
{
  const char *const words[] = { _("30 days"), _("60 days"), _("90 days"), NULL };
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (aheads); i++)
    if (aheads[i] == ahead)
      selected = i;
  self->ahead_row = add_combo (self, _("Look ahead"), words, selected);
}

static void
add_copy (KithReportOptions *self)
{
  const char *const words[] = { _("Redacted, to send"), _("Full, for the file"), NULL };

  self->copy_row = add_combo (self, _("Copy"), words, self->subject.full ? 1 : 0);
}

static void
add_form (KithReportOptions *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < kith_blank_forms_get_n (); i++)
    g_strv_builder_add (titles, kith_blank_forms_get_title (i));
  words = g_strv_builder_end (titles);
  self->form_row = add_combo (self, _("Form"), (const char *const *) words,
                              MIN (self->subject.form, kith_blank_forms_get_n () - 1));
}

static void
add_names (KithReportOptions *self,
           KithReportNames    names)
{
  const char *const words[] = { _("Preferred name"), _("Preferred and legal name"), _("Initials"), _("College ID only"),
                                NULL };
  gboolean is_one = (self->report->takes & KITH_REPORT_NEEDS_STUDENT) != 0;

  self->names_row = add_combo (self, is_one ? _("The student is named by") : _("Students are named by"), words, names);
}

static void
add_rows (KithReportOptions      *self,
          const KithReportMemory *memory)
{
  KithReportTakes takes = self->report->takes;

  if (takes & (KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_TAKES_STUDENT))
    add_student (self);
  if (takes & (KITH_REPORT_NEEDS_PERSON | KITH_REPORT_TAKES_PERSON))
    add_person (self);
  if (takes & KITH_REPORT_NEEDS_GROUP)
    add_group (self);
  if (takes & KITH_REPORT_TAKES_DAYS)
    add_days (self, memory->days);
  if (takes & KITH_REPORT_NEEDS_DAY)
    add_day (self);
  if (takes & KITH_REPORT_TAKES_AUTHORITY)
    add_authority (self);
  if (takes & KITH_REPORT_TAKES_ORDER)
    add_order (self, memory->order);
  if (takes & KITH_REPORT_TAKES_AHEAD)
    add_ahead (self, self->subject.ahead != 0 ? self->subject.ahead : memory->ahead);
  if (takes & KITH_REPORT_TAKES_COPY)
    add_copy (self);
  if (takes & KITH_REPORT_TAKES_FORM)
    add_form (self);
  if (!(takes & KITH_REPORT_NAMELESS))
    add_names (self, memory->names);
}

/* How far it may go: in front of the printer is late to wonder. */
static const char *
get_reach (const KithReport *report)
{
  if (report->takes & KITH_REPORT_SHARED)
    return _("Made to leave the team: small numbers are hidden, and no student is named.");
  if (report->group == KITH_REPORT_GROUP_HAND_OUT && (report->takes & KITH_REPORT_NEEDS_STUDENT))
    return _("Names the student: for them, and for the team.");
  return report->takes & KITH_REPORT_NAMELESS ? _("Names no student.") : _("Names students: for the team only.");
}

static void
kith_report_options_dispose (GObject *object)
{
  KithReportOptions *self = KITH_REPORT_OPTIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->authority_row = NULL;

  G_OBJECT_CLASS (kith_report_options_parent_class)->dispose (object);
}

static void
kith_report_options_finalize (GObject *object)
{
  g_strfreev (KITH_REPORT_OPTIONS (object)->authorities);

  G_OBJECT_CLASS (kith_report_options_parent_class)->finalize (object);
}

static void
kith_report_options_class_init (KithReportOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_report_options_dispose;
  object_class->finalize = kith_report_options_finalize;

  /**
   * KithReportOptions::changed:
   * @self: the options
   *
   * Something else was chosen.
   */
  changed_signal =
    g_signal_new ("changed", KITH_TYPE_REPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_report_options_init (KithReportOptions *self)
{
}

/**
 * kith_report_options_set_up:
 * @self: the options
 * @store: the open store
 * @report: which report
 * @subject: what is known already of whom it is about; its filters are borrowed
 * @memory: how it was made the last time
 *
 * Adds a row for everything the report takes.
 */
void
kith_report_options_set_up (KithReportOptions       *self,
                            KithStore               *store,
                            const KithReport        *report,
                            const KithReportSubject *subject,
                            const KithReportMemory  *memory)
{
  g_return_if_fail (KITH_IS_REPORT_OPTIONS (self));
  g_return_if_fail (self->store == NULL);
  g_return_if_fail (KITH_IS_STORE (store));
  g_return_if_fail (report != NULL);

  self->store = g_object_ref (store);
  self->report = report;
  self->subject = *subject;
  add_rows (self, memory);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), get_reach (report));
}

/**
 * kith_report_options_offer_days:
 * @self: the options
 * @from: the first day there are pages of, ISO
 * @until: the last
 *
 * Whoever changes to dates of their own begins with these.
 */
void
kith_report_options_offer_days (KithReportOptions *self,
                                const char        *from,
                                const char        *until)
{
  g_return_if_fail (KITH_IS_REPORT_OPTIONS (self));

  if (self->days_row == NULL || get_days (self) == KITH_REPORT_SPAN_OWN || *from == '\0' || *until == '\0')
    return;
  g_signal_handlers_block_by_func (self->from_row, emit_changed, self);
  g_signal_handlers_block_by_func (self->until_row, emit_changed, self);
  kith_date_row_set_date (self->from_row, from);
  kith_date_row_set_date (self->until_row, until);
  g_signal_handlers_unblock_by_func (self->from_row, emit_changed, self);
  g_signal_handlers_unblock_by_func (self->until_row, emit_changed, self);
}

static gboolean
are_days_missing (KithReportOptions *self)
{
  const char *from, *until;

  if (self->days_row == NULL || get_days (self) != KITH_REPORT_SPAN_OWN)
    return FALSE;
  from = kith_date_row_get_date (self->from_row);
  until = kith_date_row_get_date (self->until_row);
  return from == NULL || until == NULL || strcmp (until, from) < 0;
}

/**
 * kith_report_options_get_missing:
 * @self: the options
 *
 * Returns: the first thing to choose before there can be pages
 */
KithReportMissing
kith_report_options_get_missing (KithReportOptions *self)
{
  KithReportTakes takes = self->report->takes;

  if ((takes & KITH_REPORT_NEEDS_STUDENT) && self->subject.student == 0)
    return KITH_REPORT_MISSING_STUDENT;
  if ((takes & KITH_REPORT_NEEDS_PERSON) && self->subject.person == 0)
    return KITH_REPORT_MISSING_PERSON;
  if ((takes & KITH_REPORT_NEEDS_GROUP) && self->subject.group == 0)
    return KITH_REPORT_MISSING_GROUP;
  if (self->day_row != NULL && kith_date_row_get_date (self->day_row) == NULL)
    return KITH_REPORT_MISSING_DAY;
  return are_days_missing (self) ? KITH_REPORT_MISSING_DAYS : KITH_REPORT_MISSING_NOTHING;
}

/**
 * kith_report_options_ask_missing:
 * @self: the options
 *
 * Opens the chooser of what is missing, or puts the focus where it is typed.
 */
void
kith_report_options_ask_missing (KithReportOptions *self)
{
  switch (kith_report_options_get_missing (self)) {
  case KITH_REPORT_MISSING_STUDENT:
    adw_action_row_activate (ADW_ACTION_ROW (self->student_row));
    break;
  case KITH_REPORT_MISSING_PERSON:
    adw_action_row_activate (ADW_ACTION_ROW (self->person_row));
    break;
  case KITH_REPORT_MISSING_GROUP:
    adw_action_row_activate (ADW_ACTION_ROW (self->group_row));
    break;
  case KITH_REPORT_MISSING_DAY:
    gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
    break;
  case KITH_REPORT_MISSING_DAYS:
    gtk_widget_grab_focus (GTK_WIDGET (kith_date_row_get_date (self->from_row) == NULL ? self->from_row : self->until_row));
    break;
  case KITH_REPORT_MISSING_NOTHING:
    break;
  }
}

static guint
get_selected (AdwComboRow *row)
{
  guint selected = row != NULL ? adw_combo_row_get_selected (row) : 0;

  return selected != GTK_INVALID_LIST_POSITION ? selected : 0;
}

static void
fill_days (KithReportOptions *self,
           KithReportRequest *request)
{
  request->days = self->days_row != NULL ? get_days (self) : KITH_REPORT_SPAN_OWN;
  if (self->days_row != NULL && request->days == KITH_REPORT_SPAN_OWN) {
    g_strlcpy (request->subject.from, kith_date_row_get_date (self->from_row), sizeof request->subject.from);
    g_strlcpy (request->subject.until, kith_date_row_get_date (self->until_row), sizeof request->subject.until);
  }
  if (self->day_row != NULL)
    g_strlcpy (request->subject.day, kith_date_row_get_date (self->day_row), sizeof request->subject.day);
}

/**
 * kith_report_options_fill:
 * @self: the options, with nothing missing
 * @request: what is asked for
 */
void
kith_report_options_fill (KithReportOptions *self,
                          KithReportRequest *request)
{
  guint authority = get_selected (self->authority_row);

  g_return_if_fail (kith_report_options_get_missing (self) == KITH_REPORT_MISSING_NOTHING);

  request->report = self->report;
  request->subject = self->subject;
  request->names = (KithReportNames) get_selected (self->names_row);
  fill_days (self, request);
  if (authority > 0)
    g_strlcpy (request->subject.authority, self->authorities[authority - 1], sizeof request->subject.authority);
  else if (self->authorities != NULL)
    *request->subject.authority = '\0';
  if (self->order_row != NULL)
    request->subject.order = (KithReportOrder) get_selected (self->order_row);
  if (self->ahead_row != NULL)
    request->subject.ahead = aheads[get_selected (self->ahead_row)];
  if (self->copy_row != NULL)
    request->subject.full = get_selected (self->copy_row) == 1;
  if (self->form_row != NULL)
    request->subject.form = get_selected (self->form_row);
}

/**
 * kith_report_options_remember:
 * @self: the options
 * @memory: what is kept of them; what the report does not take stays as it is
 */
void
kith_report_options_remember (KithReportOptions *self,
                              KithReportMemory  *memory)
{
  if (self->names_row != NULL)
    memory->names = (KithReportNames) get_selected (self->names_row);
  /* The dates themselves are not kept, and without them there would be nothing to show. */
  if (self->days_row != NULL && get_days (self) != KITH_REPORT_SPAN_OWN)
    memory->days = get_days (self);
  if (self->order_row != NULL)
    memory->order = (KithReportOrder) get_selected (self->order_row);
  if (self->ahead_row != NULL)
    memory->ahead = aheads[get_selected (self->ahead_row)];
}
