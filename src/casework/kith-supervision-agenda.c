/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-supervisions.h"

#include "kith-assign.h"
#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-programmes.h"

#include <glib/gi18n.h>

/* Checks that run out this soon are worth a word. */
#define SOON_DAYS 60
/* Where there was no session yet, marks of the last weeks. */
#define LOOK_BACK_DAYS 35

typedef struct {
  KithCaseFile *file;
  KithRecord *person;
  GStrvBuilder *points;
  char *since;
  char *today;
  gboolean is_own;
} Gather;

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static GPtrArray *
list_of_person (Gather         *self,
                const KithKind *kind,
                const char     *field,
                GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = dup_id (kith_record_get_id (self->person));

  kith_query_where (query, field, id);
  return kith_case_file_list (self->file, query, NULL, error);
}

/* The days of one's own marks; whoever supervises has the debriefs they were asked to offer, and no more. */
static gboolean
add_hard_days (Gather  *self,
               GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autofree char *id = dup_id (kith_record_get_id (self->person));
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) days = g_string_new (NULL);

  kith_query_where (query, "author", id);
  kith_query_where (query, "hard", "1");
  kith_query_where_range (query, "date", self->since, NULL);
  kith_query_where_not_struck (query);
  notes = kith_case_file_list (self->file, query, NULL, error);
  for (guint i = 0; notes != NULL && i < notes->len; i++) {
    g_autofree char *day = kith_record_format (g_ptr_array_index (notes, i), KITH_NOTE_DATE);

    g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", day);
  }
  if (days->len > 0)
    /* Translators: days, separated by commas */
    g_strv_builder_take (self->points, g_strdup_printf (_("You marked as hard: %s"), days->str));
  return notes != NULL;
}

static gboolean
add_offers (Gather  *self,
            GError **error)
{
  g_autoptr (GPtrArray) offers = list_of_person (self, &kith_support_offer_kind, "person", error);
  guint n_open = 0, n_offered = 0;

  for (guint i = 0; offers != NULL && i < offers->len; i++) {
    KithRecord *offer = g_ptr_array_index (offers, i);
    const char *offered = kith_record_get_text (offer, KITH_SUPPORT_OFFER_OFFERED_ON);

    if (offered == NULL)
      n_open++;
    else if (g_strcmp0 (offered, self->since) >= 0)
      n_offered++;
  }
  if (n_open > 0)
    g_strv_builder_take (self->points, g_strdup_printf (ngettext ("%u offer of support is still to be made",
                                                                  "%u offers of support are still to be made", n_open),
                                                        n_open));
  if (n_offered > 0)
    g_strv_builder_take (self->points,
                         g_strdup_printf (ngettext ("%u offer of support was made since the last session",
                                                    "%u offers of support were made since the last session", n_offered),
                                          n_offered));
  return offers != NULL;
}

/* NULL where it is far off. @days: (out): until then, negative when it has passed */
static char *
dup_due (Gather          *self,
         KithPersonField  field,
         int             *days)
{
  const char *due = kith_record_get_text (self->person, field);

  if (due == NULL)
    return NULL;
  *days = kith_date_iso_days_between (self->today, due);
  return *days <= SOON_DAYS ? kith_date_format_iso_short (due) : NULL;
}

static void
add_checks (Gather *self)
{
  int days = 0;
  g_autofree char *training = dup_due (self, KITH_PERSON_TRAINING_DUE, &days);
  g_autofree char *certificate = NULL;

  if (training != NULL)
    g_strv_builder_take (self->points,
                         /* Translators: a day */
                         days < 0 ? g_strdup_printf (_("Safeguarding training was due on %s"), training)
                                  : g_strdup_printf (_("Safeguarding training is due again on %s"), training));
  certificate = dup_due (self, KITH_PERSON_DBS_DUE, &days);
  if (certificate != NULL)
    g_strv_builder_take (self->points,
                         /* Translators: a day */
                         days < 0 ? g_strdup_printf (_("The DBS check was due on %s"), certificate)
                                  : g_strdup_printf (_("The DBS check is due again on %s"), certificate));
}

static gboolean
add_caseload (Gather  *self,
              GError **error)
{
  g_autoptr (GPtrArray) assignments = NULL;
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 limit = kith_record_get_number (self->person, KITH_PERSON_CASELOAD_LIMIT);
  guint n = 0;
  GDate today;

  /* A number that is too small would say that there is room. */
  if (!self->is_own && !kith_assign_sees_all (kith_case_file_get_actor (self->file)->roles))
    return TRUE;
  assignments = list_of_person (self, &kith_assignment_kind, "person", error);
  kith_case_file_get_today (self->file, &today);
  for (guint i = 0; assignments != NULL && i < assignments->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (assignments, i), KITH_ASSIGNMENT_STUDENT);

    if (kith_assignment_is_current_on (g_ptr_array_index (assignments, i), &today))
      g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  n = g_hash_table_size (students);
  if (kith_record_has (self->person, KITH_PERSON_CASELOAD_LIMIT))
    /* Translators: how many students somebody supports, and how many at most */
    g_strv_builder_take (self->points, g_strdup_printf (ngettext ("Supports %u of at most %d student",
                                                                  "Supports %u of at most %d students", (gulong) limit),
                                                        n, (int) limit));
  else if (n > 0)
    g_strv_builder_take (self->points, g_strdup_printf (ngettext ("Supports %u student", "Supports %u students", n), n));
  return assignments != NULL;
}

static gboolean
add_agreement (Gather  *self,
               GError **error)
{
  g_autoptr (GPtrArray) agreements = list_of_person (self, &kith_agreement_kind, "person", error);
  const char *review = agreements != NULL && agreements->len > 0
                         ? kith_record_get_text (g_ptr_array_index (agreements, 0), KITH_AGREEMENT_REVIEW) : NULL;
  g_autofree char *day = review != NULL ? kith_date_format_iso_short (review) : NULL;

  if (agreements != NULL && agreements->len == 0 && kith_person_has_role (self->person, "mentor"))
    g_strv_builder_add (self->points, _("No mentor agreement yet: what to share and what not"));
  else if (day != NULL && kith_date_iso_days_between (self->today, review) <= SOON_DAYS)
    /* Translators: a day */
    g_strv_builder_take (self->points, g_strdup_printf (_("Look at the mentor agreement again by %s"), day));
  return agreements != NULL;
}

static gboolean
add_programme (Gather  *self,
               GError **error)
{
  g_autoptr (KithProgrammeOverview) overview = NULL;

  if (!kith_policy_allows_any (kith_case_file_get_actor (self->file)->roles, &kith_programme_kind, KITH_ACTION_SEE))
    return TRUE;
  overview = kith_programme_overview_load (self->file, kith_record_get_id (self->person), error);
  for (guint i = 0; overview != NULL && i < overview->warnings->len; i++)
    g_strv_builder_add (self->points, g_ptr_array_index (overview->warnings, i));
  return overview != NULL;
}

static gboolean
add_points (Gather  *self,
            GError **error)
{
  add_checks (self);
  return (!self->is_own || add_hard_days (self, error)) && add_offers (self, error) && add_caseload (self, error) &&
         add_agreement (self, error) && add_programme (self, error);
}

/**
 * kith_supervision_agenda_free:
 * @self: (transfer full): an agenda
 */
void
kith_supervision_agenda_free (KithSupervisionAgenda *self)
{
  g_strfreev (self->points);
  g_free (self->agreed);
  g_free (self);
}

static void
gather_clear (Gather *self)
{
  g_clear_object (&self->person);
  g_clear_pointer (&self->points, g_strv_builder_unref);
  g_free (self->since);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

/**
 * kith_supervision_agenda_load:
 * @file: an open case file
 * @person: who is supervised
 * @error: return location for an error
 *
 * Gathers what there is to talk about, for whoever asks: the person sees the days of their own marks, the supervisor how
 * many debriefs there were to offer.
 *
 * Returns: (transfer full) (nullable): the agenda
 */
KithSupervisionAgenda *
kith_supervision_agenda_load (KithCaseFile  *file,
                              gint64         person,
                              GError       **error)
{
  g_auto (Gather) gather = { file };
  g_autoptr (GPtrArray) sessions = NULL;
  KithRecord *last = NULL;
  KithSupervisionAgenda *self = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  gather.person = kith_case_file_load (file, &kith_person_kind, person, error);
  sessions = gather.person != NULL ? kith_supervisions_list (file, person, error) : NULL;
  if (sessions == NULL)
    return NULL;
  last = sessions->len > 0 ? g_ptr_array_index (sessions, 0) : NULL;
  gather.points = g_strv_builder_new ();
  gather.today = kith_clock_dup_today (kith_case_file_get_clock (file));
  gather.since = last != NULL ? g_strdup (kith_record_get_text (last, KITH_SUPERVISION_DATE))
                              : kith_date_iso_add_days (gather.today, -LOOK_BACK_DAYS);
  gather.is_own = person == kith_case_file_get_actor (file)->person;
  if (!add_points (&gather, error))
    return NULL;
  self = g_new0 (KithSupervisionAgenda, 1);
  self->points = g_strv_builder_end (gather.points);
  if (last != NULL)
    self->agreed = g_strdup (kith_record_get_text (last, KITH_SUPERVISION_ACTIONS));
  return self;
}
