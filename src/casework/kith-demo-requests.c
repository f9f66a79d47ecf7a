/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-access-request.h"

/* Students who ask to read what is written about them. Nothing here is drawn, so that it changes nothing else. */

typedef struct {
  guint from; /* where in the list of students to begin looking for one */
  int days_ago;
  const char *how;
  const char *asker;
  const char *asker_name;
  const char *proof;
  gboolean is_known;
  const char *scope;
  int sent_days_ago;
} DemoRequest;

static const DemoRequest requests[] = {
  { 6, 5, "email", "student", NULL, NULL, FALSE, "Everything you have about me since I started here.", 0 },
  { 9, 24, "in-person", "student", NULL, NULL, TRUE, "What the meetings about me said.", 0 },
  { 12, 96, "letter", "solicitor", "Quillfeather and Adeyemi Solicitors", "Signed consent, seen in the original", TRUE, NULL,
    70 },
};

void
kith_demo_plan_requests (KithDemo *self)
{
  if (self->students->len >= KITH_DEMO_LEAST_FOR_SPECIAL)
    kith_demo_add_event (self, KITH_DEMO_EVENT_REQUESTS, 0, self->n_days - 1, 19 * 60 + 5, 0, 0);
}

static gint64
find_student (KithDemo          *self,
              const DemoRequest *values)
{
  for (guint i = 0; i < self->students->len; i++) {
    const KithDemoStudent *student =
      &g_array_index (self->students, KithDemoStudent, (values->from + i) % self->students->len);

    if (student->id != 0 && student->start < self->n_days - values->days_ago && !student->leaves &&
        !student->is_prospective)
      return student->id;
  }
  return 0;
}

static void
answer (KithDemo          *self,
        KithRecord        *request,
        const DemoRequest *values)
{
  kith_record_set_text (request, KITH_ACCESS_REQUEST_EXEMPTIONS, "others");
  kith_record_set_text (request, KITH_ACCESS_REQUEST_SUPPORT, "Their coach read it with them, in the quiet room.");
  kith_record_set_text (request, KITH_ACCESS_REQUEST_SENT_HOW, "Handed over in person");
  kith_demo_set_day (self, request, KITH_ACCESS_REQUEST_SENT_ON, self->n_days - values->sent_days_ago);
}

static gboolean
add_request (KithDemo           *self,
             const DemoRequest  *values,
             GError            **error)
{
  g_autoptr (KithRecord) request = kith_record_new (&kith_access_request_kind);
  gint64 student = find_student (self, values);
  int day = self->n_days - values->days_ago;

  if (student == 0 || day < 1)
    return TRUE;
  kith_record_set_number (request, KITH_ACCESS_REQUEST_STUDENT, student);
  kith_demo_set_day (self, request, KITH_ACCESS_REQUEST_RECEIVED_ON, day);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_RECEIVED_HOW, values->how);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKER, values->asker);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKER_NAME, values->asker_name);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_SCOPE, values->scope);
  if (values->is_known)
    kith_demo_set_day (self, request, KITH_ACCESS_REQUEST_ID_SEEN_ON, day);
  if (values->proof != NULL) {
    kith_record_set_text (request, KITH_ACCESS_REQUEST_PROOF, values->proof);
    kith_demo_set_day (self, request, KITH_ACCESS_REQUEST_PROOF_SEEN_ON, day);
  }
  if (values->sent_days_ago != 0)
    answer (self, request, values);
  return kith_demo_save (self, request, error);
}

gboolean
kith_demo_add_requests (KithDemo  *self,
                        GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    if (!add_request (self, &requests[i], error))
      return FALSE;
  return TRUE;
}
