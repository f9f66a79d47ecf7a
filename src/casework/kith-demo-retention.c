/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-disposal.h"
#include "kith-legal-hold.h"

/* The end of records: one that is held, one that is kept for longer, and two that went before the history begins, of which
 * only the certificate is left. Nothing here is drawn, so that it changes nothing else. */

typedef struct {
  const char *reference;
  const char *outcome;
  const char *group;
  const char *counts;
  int due_days_ago;
  int proposed_days_ago;
  int confirmed_days_ago;
} DemoDisposal;

static const DemoDisposal disposals[] = {
  { "D-2026-0001", "erase", "never-enrolled", "Students: 1, Notes: 3, Tasks: 1", 120, 47, 40 },
  { "D-2026-0002", "anonymise", "student", "Students: 1, Care statuses: 2, Notes: 64, Goals: 4, Plans and reviews: 3", 90, 47,
    39 },
};

void
kith_demo_plan_retention (KithDemo *self)
{
  if (self->students->len >= KITH_DEMO_LEAST_FOR_SPECIAL)
    kith_demo_add_event (self, KITH_DEMO_EVENT_RETENTION, 0, self->n_days - 1, 19 * 60 + 10, 0, 0);
}

/* Somebody who left, the first or the last of them. */
static gint64
find_leaver (KithDemo *self,
             gboolean  first)
{
  gint64 found = 0;

  for (guint i = 0; i < self->students->len; i++) {
    const KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, i);

    if (student->id == 0 || !student->leaves)
      continue;
    found = student->id;
    if (first)
      break;
  }
  return found;
}

static gint64
get_moment (KithDemo *self,
            int       days_ago)
{
  return kith_clock_get_now (self->clock) - (gint64) days_ago * 24 * 60 * 60;
}

static gboolean
add_hold (KithDemo  *self,
          GError   **error)
{
  g_autoptr (KithRecord) hold = kith_record_new (&kith_legal_hold_kind);
  gint64 student = find_leaver (self, TRUE);

  if (student == 0)
    return TRUE;
  kith_record_set_number (hold, KITH_LEGAL_HOLD_STUDENT, student);
  kith_record_set_text (hold, KITH_LEGAL_HOLD_REASON, "A complaint about a placement is with the Ombudsman");
  kith_demo_set_day (self, hold, KITH_LEGAL_HOLD_FROM, self->n_days - 30);
  kith_demo_set_day (self, hold, KITH_LEGAL_HOLD_REVIEW, self->n_days + 60);
  return kith_demo_save (self, hold, error);
}

static gboolean
add_kept (KithDemo  *self,
          GError   **error)
{
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);
  gint64 student = find_leaver (self, FALSE);

  if (student == 0)
    return TRUE;
  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, "keep");
  kith_record_set_text (disposal, KITH_DISPOSAL_REASON, "They asked us to, until their claim is decided");
  kith_record_set_text (disposal, KITH_DISPOSAL_GROUP, "student");
  kith_demo_set_day (self, disposal, KITH_DISPOSAL_KEEP_UNTIL, self->n_days + 400);
  return kith_demo_save (self, disposal, error);
}

static gboolean
add_disposal (KithDemo            *self,
              const DemoDisposal  *values,
              GError             **error)
{
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);

  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, values->outcome);
  kith_record_set_text (disposal, KITH_DISPOSAL_GROUP, values->group);
  kith_record_set_text (disposal, KITH_DISPOSAL_REFERENCE, values->reference);
  kith_record_set_text (disposal, KITH_DISPOSAL_COUNTS, values->counts);
  kith_demo_set_day (self, disposal, KITH_DISPOSAL_DUE, self->n_days - values->due_days_ago);
  kith_record_set_number (disposal, KITH_DISPOSAL_PROPOSED_BY, g_array_index (self->coaches, KithDemoPerson, 1).id);
  kith_record_set_number (disposal, KITH_DISPOSAL_RECORDED_AT, get_moment (self, values->proposed_days_ago));
  kith_record_set_number (disposal, KITH_DISPOSAL_CONFIRMED_BY, kith_case_file_get_actor (self->file)->person);
  kith_record_set_number (disposal, KITH_DISPOSAL_CONFIRMED_AT, get_moment (self, values->confirmed_days_ago));
  return kith_demo_save (self, disposal, error);
}

gboolean
kith_demo_add_retention (KithDemo  *self,
                         GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (disposals); i++)
    if (!add_disposal (self, &disposals[i], error))
      return FALSE;
  return add_hold (self, error) && add_kept (self, error);
}
