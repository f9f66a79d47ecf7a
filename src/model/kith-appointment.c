/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-appointment.h"

#include "kith-clash.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

struct _KithAppointment
{
  KithRecord parent_instance;
};

static const KithField appointment_fields[] = {
  [KITH_APPOINTMENT_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_APPOINTMENT_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_appointment_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Choose what kind of appointment it is.") },
  [KITH_APPOINTMENT_DATE] = { "date", KITH_FIELD_DATE, N_("Date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Enter the day of the appointment.") },
  [KITH_APPOINTMENT_TIME] = { "time", KITH_FIELD_TIME, N_("Time"), .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK },
  [KITH_APPOINTMENT_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("How long"), .flags = KITH_FIELD_PERSONAL },
  [KITH_APPOINTMENT_PLACE] = { "place", KITH_FIELD_LINE, N_("Where"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_APPOINTMENT_WITH_WHOM] = { "with-whom", KITH_FIELD_LINE, N_("With whom"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_APPOINTMENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Who goes along"), .kind = "person",
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK, .hint = N_("The mentor or coach who goes with them") },
  [KITH_APPOINTMENT_TRANSPORT] = { "transport", KITH_FIELD_LINE, N_("How they get there"),
    .flags = KITH_FIELD_PERSONAL },
  [KITH_APPOINTMENT_COST] = { "cost", KITH_FIELD_MONEY, N_("Cost"), .limit = 1000000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
  [KITH_APPOINTMENT_RISK_READ] = { "risk-read", KITH_FIELD_FLAG, N_("Risk assessment read"),
    .flags = KITH_FIELD_MORE },
  [KITH_APPOINTMENT_DISCREET] = { "discreet", KITH_FIELD_FLAG, N_("Keep its kind out of the diary"),
    .hint = N_("Diaries and prints then say “Appointment” and nothing more") },
  [KITH_APPOINTMENT_OUTCOME] = { "outcome", KITH_FIELD_CHOICE, N_("How it went"),
    .choices = &kith_appointment_outcomes, .flags = KITH_FIELD_PERSONAL },
  [KITH_APPOINTMENT_NEXT] = { "next", KITH_FIELD_TEXT, N_("What is next"), .limit = 1000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED },
};

static void
check_appointment (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  GDate day;

  if (kith_record_has (record, KITH_APPOINTMENT_OUTCOME) && kith_record_get_date (record, KITH_APPOINTMENT_DATE, &day) &&
      g_date_compare (&day, &rules->today) > 0 &&
      (g_strcmp0 (kith_record_get_text (record, KITH_APPOINTMENT_OUTCOME), "attended") == 0 ||
       g_strcmp0 (kith_record_get_text (record, KITH_APPOINTMENT_OUTCOME), "did-not-attend") == 0))
    kith_problems_add (problems, "outcome", KITH_SEVERITY_ERROR, _("This date hasn’t come yet."));
  kith_clash_check (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_APPOINTMENT_TYPE);
}

const KithKind kith_appointment_kind = {
  .name = "appointment",
  .plural = "appointments",
  .table = "appointment",
  .label = N_("Appointment"),
  .label_plural = N_("Appointments"),
  .fields = appointment_fields,
  .n_fields = G_N_ELEMENTS (appointment_fields),
  .get_type = kith_appointment_get_type,
  .student_field = KITH_APPOINTMENT_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 2,
  .order = "date time",
  .check = check_appointment,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAppointment, kith_appointment)

static const char *const sensitive_types[] = { "probation", "therapy", "gp", "court", "benefits", NULL };

/**
 * kith_appointment_get_sensitive_types:
 *
 * Source: M10 of the domain reference.
 *
 * Returns: (array zero-terminated=1): codes of the kinds that only those who support the student read in lists of many
 */
const char *const *
kith_appointment_get_sensitive_types (void)
{
  return sensitive_types;
}

/**
 * kith_appointment_is_sensitive:
 * @self: an appointment
 *
 * Whoever reads “probation” or “therapy” over a shoulder learns what the student may have told nobody.
 *
 * Returns: whether diaries and prints for many eyes leave its kind out
 */
gboolean
kith_appointment_is_sensitive (KithRecord *self)
{
  const char *type = kith_record_get_text (self, KITH_APPOINTMENT_TYPE);

  return kith_record_get_flag (self, KITH_APPOINTMENT_DISCREET) || (type != NULL && g_strv_contains (sensitive_types, type));
}

/**
 * kith_appointment_dup_public_title:
 * @self: an appointment
 *
 * Returns: (transfer full): what to call it where more people look than support the student
 */
char *
kith_appointment_dup_public_title (KithRecord *self)
{
  return kith_appointment_is_sensitive (self) ? g_strdup (_("Appointment")) : kith_record_dup_title (self);
}
