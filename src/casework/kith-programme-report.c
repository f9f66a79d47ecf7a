/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-report.h"

#include "kith-college-year.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-evidence.h"
#include "kith-feedback.h"
#include "kith-lists.h"
#include "kith-programme-count.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_QUOTES 6

/* Everything the report borrows lives here until it is made. */
typedef struct {
  KithProgrammeCount count;
  KithProgrammeReport values;
  KithProgrammeTerm terms[KITH_PROGRAMME_MOST_TERMS];
  GPtrArray *kept;
  GPtrArray *areas;
  GPtrArray *pillars;
} Gather;

static void
gather_clear (Gather *self)
{
  kith_programme_count_clear (&self->count);
  g_clear_pointer (&self->values.figures, kith_programme_figures_unref);
  g_clear_pointer (&self->values.quotes, g_array_unref);
  g_clear_pointer (&self->values.area_evidence, g_array_unref);
  g_clear_pointer (&self->values.pillar_evidence, g_array_unref);
  g_clear_pointer (&self->values.actions, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->pillars, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

typedef struct {
  gpointer data;
  GDestroyNotify free;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  kept->free (kept->data);
  g_free (kept);
}

static gpointer
keep (Gather         *self,
      gpointer        data,
      GDestroyNotify  free)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { data, free };
  g_ptr_array_add (self->kept, kept);
  return data;
}

static char *
keep_text (Gather *self,
           char   *text)
{
  return keep (self, text, g_free);
}

static GPtrArray *
dup_labels (const KithChoiceList *list)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < list->n_choices; i++)
    g_ptr_array_add (labels, (gpointer) _(list->choices[i].label));
  g_ptr_array_add (labels, NULL);
  return labels;
}

/* The first year of the academic year a day lies in. */
static gint64
get_academic_year (const char *day)
{
  GDate date;

  kith_date_from_iso (day, &date);
  return g_date_get_year (&date) - (g_date_get_month (&date) < G_DATE_AUGUST ? 1 : 0);
}

static gint64
get_percent (KithRecord *year,
             guint       field)
{
  return kith_record_has (year, field) ? kith_record_get_number (year, field) : -1;
}

static gboolean
fill_terms (Gather  *self,
            GError **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_college_year_kind);
  g_autoptr (GPtrArray) years = kith_case_file_list (self->count.file, query, NULL, error);

  for (guint i = 0; i < self->count.terms->len; i++) {
    const KithProgrammeDays *days = kith_programme_count_term (&self->count, i);
    KithProgrammeTerm *term = &self->terms[i];

    *term = (KithProgrammeTerm) { days->name, -1, -1, -1 };
    for (guint j = 0; years != NULL && j < years->len; j++) {
      KithRecord *year = g_ptr_array_index (years, j);

      if (kith_record_get_number (year, KITH_COLLEGE_YEAR_YEAR) != get_academic_year (days->from))
        continue;
      term->college_attendance = get_percent (year, KITH_COLLEGE_YEAR_ATTENDANCE);
      term->college_retention = get_percent (year, KITH_COLLEGE_YEAR_RETENTION);
      term->college_achievement = get_percent (year, KITH_COLLEGE_YEAR_ACHIEVEMENT);
    }
  }
  self->values.terms = self->terms;
  self->values.n_terms = self->count.terms->len;
  return years != NULL;
}

/* Of a handful, many a reader knows who talks like that. */
static gboolean
is_small_version (Gather *self)
{
  return self->values.authority != KITH_PROGRAMME_ALL &&
         kith_programme_figures_get_true (self->values.figures, KITH_PROGRAMME_SUPPORTED, 0, self->values.authority) <
           KITH_SUPPRESS_PERCENT_BASE;
}

/* A quote belongs into the report of a local authority only when one of its students said it. */
static gboolean
may_stand_here (Gather     *self,
                KithRecord *feedback)
{
  const KithProgrammeStudent *student;

  if (self->values.authority == KITH_PROGRAMME_ALL)
    return TRUE;
  if (is_small_version (self))
    return FALSE;
  student = kith_programme_count_find (&self->count, kith_record_get_number (feedback, KITH_FEEDBACK_STUDENT));
  return student != NULL && student->authority == self->values.authority;
}

/* In the report of one local authority, “a student, 17” would be a number that is hidden elsewhere. */
static char *
dup_who (Gather     *self,
         KithRecord *feedback)
{
  return self->values.authority == KITH_PROGRAMME_ALL ? kith_feedback_dup_print_name (feedback)
                                                      : kith_feedback_dup_source (feedback);
}

static gboolean
gather_quotes (Gather  *self,
               GError **error)
{
  const KithProgrammeDays *days = kith_programme_count_term (&self->count, 0);
  g_autoptr (KithQuery) query = kith_query_new (&kith_feedback_kind);
  GPtrArray *list;
  GDate today;

  kith_case_file_get_today (self->count.file, &today);
  kith_query_where_range (query, "date", days->from, days->until);
  list = kith_case_file_list (self->count.file, query, NULL, error);
  if (list == NULL)
    return FALSE;
  keep (self, list, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < list->len && self->values.quotes->len < MOST_QUOTES; i++) {
    KithRecord *feedback = g_ptr_array_index (list, i);
    KithProgrammeQuote quote = { kith_record_get_text (feedback, KITH_FEEDBACK_QUOTE), NULL };

    if (!kith_feedback_may_quote (feedback, &today) || !may_stand_here (self, feedback))
      continue;
    quote.who = keep_text (self, dup_who (self, feedback));
    g_array_append_val (self->values.quotes, quote);
  }
  return TRUE;
}

static void
add_evidence (Gather               *self,
              GArray               *lines,
              const KithChoiceList *list,
              KithRecord           *record,
              guint                 field)
{
  const char *code = kith_record_get_text (record, field);
  KithProgrammeEvidence line = { .text = kith_record_get_text (record, KITH_EVIDENCE_TEXT),
                                 .proof = kith_record_get_text (record, KITH_EVIDENCE_PROOF) };

  for (guint i = 0; code != NULL && i < list->n_choices; i++) {
    if (!g_str_equal (list->choices[i].code, code))
      continue;
    line.place = i;
    line.day = keep_text (self, kith_date_format_iso_short (kith_record_get_text (record, KITH_EVIDENCE_DATE)));
    g_array_append_val (lines, line);
  }
}

/* Nobody writes down that an action is done: one that was due before the term is past. */
static void
add_action (Gather     *self,
            KithRecord *record)
{
  KithProgrammeAction action = { kith_record_get_text (record, KITH_EVIDENCE_ACTION), NULL };
  const char *by = kith_record_get_text (record, KITH_EVIDENCE_ACTION_BY);

  if (kith_text_is_empty (action.text) ||
      (by != NULL && strcmp (by, kith_programme_count_term (&self->count, 0)->from) < 0))
    return;
  action.by = by != NULL ? keep_text (self, kith_date_format_iso_short (by)) : NULL;
  g_array_append_val (self->values.actions, action);
}

/* Of a year: an area may well have nothing new in one term. */
static gboolean
gather_evidence (Gather  *self,
                 GError **error)
{
  const char *until = kith_programme_count_term (&self->count, 0)->until;
  g_autofree char *from = kith_date_iso_add_days (until, -365);
  g_autoptr (KithQuery) query = kith_query_new (&kith_evidence_kind);
  GPtrArray *list;

  kith_query_where_range (query, "date", from, until);
  list = kith_case_file_list (self->count.file, query, NULL, error);
  if (list == NULL)
    return FALSE;
  keep (self, list, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < list->len; i++) {
    KithRecord *record = g_ptr_array_index (list, i);

    add_evidence (self, self->values.area_evidence, &kith_quality_areas, record, KITH_EVIDENCE_AREA);
    add_evidence (self, self->values.pillar_evidence, &kith_covenant_pillars, record, KITH_EVIDENCE_PILLAR);
    add_action (self, record);
  }
  return TRUE;
}

/* A local authority with few students has no number of its own: its report would be about somebody. */
static gboolean
choose_authority (Gather      *self,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *key = kith_text_fold (name);
  guint n_own = g_strv_length (self->count.authorities) - 1;

  self->values.authorities = (const char *const *) self->count.authorities;
  self->values.authority = KITH_PROGRAMME_ALL;
  if (*name == '\0')
    return TRUE;
  for (guint i = 0; i < n_own; i++) {
    g_autofree char *other = kith_text_fold (self->count.authorities[i]);

    if (g_str_equal (key, other)) {
      self->values.authority = (int) i;
      return TRUE;
    }
  }
  g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
               /* Translators: name of a local authority, as it was typed */
               _("Fewer than 5 students of “%s” are supported in this term, so a report about them could point to one of "
                 "them. Check the spelling, or speak with the virtual school about each student."), name);
  return FALSE;
}

static gboolean
gather (Gather        *self,
        KithCaseFile  *file,
        const char    *from,
        const char    *until,
        const char    *authority,
        GError       **error)
{
  KithRoles roles = kith_case_file_get_actor (file)->roles;

  self->kept = g_ptr_array_new_with_free_func (kept_free);
  self->areas = dup_labels (&kith_quality_areas);
  self->pillars = dup_labels (&kith_covenant_pillars);
  self->values.areas = (const char *const *) self->areas->pdata;
  self->values.pillars = (const char *const *) self->pillars->pdata;
  self->values.quotes = g_array_new (FALSE, TRUE, sizeof (KithProgrammeQuote));
  self->values.area_evidence = g_array_new (FALSE, TRUE, sizeof (KithProgrammeEvidence));
  self->values.pillar_evidence = g_array_new (FALSE, TRUE, sizeof (KithProgrammeEvidence));
  self->values.actions = g_array_new (FALSE, TRUE, sizeof (KithProgrammeAction));
  self->values.counts_supervision = (roles & KITH_ROLE_MANAGER) != 0;
  self->values.counts_concerns = kith_policy_allows_verb (roles, KITH_VERB_COUNT_CONCERNS);
  self->count.file = file;
  self->count.values = &self->values;
  self->count.today = kith_clock_dup_today (kith_case_file_get_clock (file));
  self->count.terms = kith_programme_terms_find (file, from, until, &self->values.is_so_far, error);
  if (self->count.terms == NULL || !kith_programme_count_students (&self->count, error) ||
      !choose_authority (self, authority, error) || !kith_programme_count_work (&self->count, error) ||
      !kith_programme_count_plans (&self->count, error))
    return FALSE;
  kith_programme_figures_finish (self->values.figures);
  return fill_terms (self, error) && gather_quotes (self, error) && gather_evidence (self, error);
}

static char *
dup_period (Gather *self)
{
  const KithProgrammeDays *days = kith_programme_count_term (&self->count, 0);
  g_autofree char *from = kith_date_format_iso (days->from);
  g_autofree char *until = kith_date_format_iso (days->until);

  /* Translators: name of a term, its first day and the last one that is counted */
  return g_strdup_printf (_("%s: %s to %s"), days->name, from, until);
}

typedef KithDocument *(*DocumentFunc) (const KithProgrammeReport *values,
                                       const KithReportSetting   *setting);

static KithDocument *
make (KithCaseFile             *file,
      const char               *from,
      const char               *until,
      const char               *authority,
      const KithOutputOptions  *options,
      DocumentFunc              function,
      GError                  **error)
{
  g_autofree char *moment = kith_output_dup_moment (file);
  g_autofree char *period = NULL;
  g_auto (Gather) self = { 0 };
  KithReportSetting setting;

  if (!gather (&self, file, from, until, authority, error))
    return NULL;
  kith_output_begin (&setting, file, options, moment);
  self.values.period = period = dup_period (&self);
  setting.filters = self.values.authority == KITH_PROGRAMME_ALL ? _("All local authorities")
                                                                : self.count.authorities[self.values.authority];
  return function (&self.values, &setting);
}

KithDocument *
kith_programme_report_make (KithCaseFile             *file,
                            const char               *from,
                            const char               *until,
                            const char               *authority,
                            const KithOutputOptions  *options,
                            GError                  **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (from != NULL && until != NULL && authority != NULL, NULL);

  return make (file, from, until, authority, options, kith_report_programme, error);
}

KithDocument *
kith_partner_report_make (KithCaseFile             *file,
                          const char               *from,
                          const char               *until,
                          const KithOutputOptions  *options,
                          GError                  **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (from != NULL && until != NULL, NULL);

  return make (file, from, until, "", options, kith_report_partner, error);
}
