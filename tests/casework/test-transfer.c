/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-arrival.h"
#include "kith-bundles.h"
#include "kith-error.h"
#include "kith-send-record.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET_WORDS "The canary sang in the mine"
#define LEAD_WORDS "Only the lead reads this canary"

/* Two colleges: one sends, the other opens. */
typedef struct {
  KithTestCase *from;
  KithTestCase *to;
  char *path;
} Fixture;

static void
add_note (KithTestCase *test,
          gint64        student,
          const char   *text,
          const char   *visibility)
{
  g_autoptr (KithRecord) note = kith_test_note (student, text);

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  kith_test_save (test->file, note);
}

/* The other college, made when it is first needed; @user is signed in there. */
static KithCaseFile *
sign_in_there (Fixture    *self,
               const char *user)
{
  if (self->to == NULL)
    self->to = kith_test_case_new ();
  return kith_test_case_sign_in (self->to, user);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->from = kith_test_case_new ();
  self->path = g_build_filename (self->from->folder, "out.kithbundle", NULL);
  kith_test_case_sign_in (self->from, "dsl");
  add_note (self->from, self->from->jay, SECRET_WORDS, "team");
  add_note (self->from, self->from->jay, LEAD_WORDS, "dsl");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_pointer (&self->from, kith_test_case_free);
  g_clear_pointer (&self->to, kith_test_case_free);
  g_clear_pointer (&self->path, g_free);
}

static KithBundleSent *
send_record (Fixture    *self,
             const char *receiving_code)
{
  const KithSending sending = { .student = self->from->jay, .to = "Southmoor College", .receiving_code = receiving_code };
  g_autoptr (GError) error = NULL;
  KithBundleSent *sent = kith_send_record (self->from->file, &sending, self->path, NULL, &error);

  g_assert_no_error (error);
  return sent;
}

static gint64
add_transfer (Fixture *self)
{
  g_autoptr (KithRecord) transfer = kith_test_record (self->from, &kith_transfer_kind, self->from->jay, 0);

  return kith_test_save (self->from->file, transfer);
}

static KithArrival *
open_at (Fixture    *self,
         const char *user,
         const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  KithArrival *arrival = NULL;

  sign_in_there (self, user);
  arrival = kith_arrival_open (self->to->file, self->path, passphrase, &error);
  g_assert_no_error (error);
  return arrival;
}

static void
assert_refused (Fixture    *self,
                const char *user,
                const char *passphrase,
                int         code)
{
  g_autoptr (GError) error = NULL;

  sign_in_there (self, user);
  g_assert_null (kith_arrival_open (self->to->file, self->path, passphrase, &error));
  g_assert_error (error, KITH_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static gboolean
holds (GBytes     *bytes,
       const char *words)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words)) != NULL;
}

static guint
count_plain (const char *folder,
             const char *words,
             guint      *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *data = NULL;
    gsize size;

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      n += count_plain (path, words, n_files);
    else if (g_file_get_contents (path, &data, &size, NULL)) {
      n += memmem (data, size, words, strlen (words)) != NULL;
      (*n_files)++;
    }
  }
  return n;
}

static void
test_record (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = send_record (self, NULL);
  g_autoptr (KithArrival) arrival = NULL;
  g_autofree char *spelled = g_ascii_strdown (sent->passphrase, -1);
  guint n_files = 0;

  assert_refused (self, "welfare", NULL, KITH_ERROR_USAGE);
  assert_refused (self, "welfare", "what was it again", KITH_ERROR_WRONG_PASSPHRASE);
  assert_refused (self, "welfare", "AAAAA-BBBBB-CCCCC-DDDDD", KITH_ERROR_WRONG_PASSPHRASE);
  arrival = open_at (self, "welfare", spelled);
  g_assert_cmpstr (arrival->parcel->student_name, ==, "Jay A");
  g_assert_cmpstr (arrival->parcel->to, ==, "Southmoor College");
  g_assert_false (arrival->parcel->is_safeguarding);
  g_assert_true (holds (arrival->parcel->json, SECRET_WORDS));
  g_assert_false (holds (arrival->parcel->json, LEAD_WORDS));
  g_assert_cmpuint (kith_parcel_count (arrival->parcel, "notes"), ==, 1);
  g_assert_cmpuint (kith_parcel_count (arrival->parcel, "concerns"), ==, 0);
  g_assert_cmpuint (count_plain (self->from->folder, SECRET_WORDS, &n_files) +
                    count_plain (self->to->folder, SECRET_WORDS, &n_files), ==, 0);
  g_assert_cmpuint (n_files, >=, 3);
  g_test_message ("counted: %u files after a transfer, 0 with words of the record", n_files);
}

static void
test_receipt (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = send_record (self, NULL);
  g_autoptr (KithArrival) arrival = open_at (self, "welfare", sent->passphrase);
  g_autoptr (KithRecord) bundle = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_bundles_enter_receipt (self->from->file, sent->id, "0000-0000-0000-0000", "Ines Falkner", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (kith_bundles_enter_receipt (self->from->file, sent->id, arrival->receipt, " ", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (kith_bundles_enter_receipt (self->from->file, sent->id, arrival->receipt, "Ines Falkner", &error));
  g_assert_no_error (error);
  bundle = kith_case_file_load (self->from->file, &kith_bundle_kind, sent->id, NULL);
  g_assert_cmpint (kith_record_get_number (bundle, KITH_BUNDLE_RECEIPT_AT), ==, KITH_TEST_NOW);
  g_assert_cmpstr (kith_record_get_text (bundle, KITH_BUNDLE_RECEIPT_BY), ==, "Ines Falkner");
  g_assert_cmpint (kith_record_get_number (bundle, KITH_BUNDLE_RECEIPT_PERSON), ==, self->from->dsl);
  g_assert_false (kith_bundles_enter_receipt (self->from->file, sent->id, arrival->receipt, "Somebody else", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

/* The safeguarding file goes by the lead, to the lead, and the clock stops. */
static void
test_safeguarding (Fixture       *self,
                   gconstpointer  data)
{
  gint64 transfer = add_transfer (self);
  const char *student = "4471";
  KithSending sending = { .student = self->from->jay, .is_safeguarding = TRUE };
  g_autofree char *code = NULL;
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_there (self, "dsl");
  code = kith_bundles_dup_receiving_code (self->to->file, &error);
  g_assert_no_error (error);
  sending.receiving_code = code;
  sent = kith_send_record (self->from->file, &sending, self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sent->passphrase);
  record = kith_case_file_load (self->from->file, &kith_transfer_kind, transfer, NULL);
  g_assert_cmpstr (kith_record_get_text (record, KITH_TRANSFER_SENT_ON), ==, KITH_TEST_TODAY);
  g_clear_object (&record);

  assert_refused (self, "manager", NULL, KITH_ERROR_NOT_ALLOWED);
  arrival = open_at (self, "dsl", NULL);
  g_assert_true (arrival->parcel->is_safeguarding);
  g_assert_true (holds (arrival->parcel->json, LEAD_WORDS));
  g_assert_false (holds (arrival->parcel->json, SECRET_WORDS));
  g_assert_true (holds (arrival->parcel->json, student));

  g_assert_true (kith_bundles_enter_receipt (self->from->file, sent->id, arrival->receipt, "Ines Falkner", &error));
  g_assert_no_error (error);
  record = kith_case_file_load (self->from->file, &kith_transfer_kind, transfer, NULL);
  g_assert_cmpstr (kith_record_get_text (record, KITH_TRANSFER_RECEIVED_ON), ==, KITH_TEST_TODAY);
  g_assert_cmpstr (kith_record_get_text (record, KITH_TRANSFER_RECEIVED_BY), ==, "Ines Falkner");
}

/* Somebody else at the other college was told the passphrase. */
static void
test_safeguarding_by_passphrase (Fixture       *self,
                                 gconstpointer  data)
{
  const KithSending sending = { .student = self->from->jay, .is_safeguarding = TRUE };
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_send_record (self->from->file, &sending, self->path, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  add_transfer (self);
  sent = kith_send_record (self->from->file, &sending, self->path, NULL, &error);
  g_assert_no_error (error);
  assert_refused (self, "manager", sent->passphrase, KITH_ERROR_NOT_ALLOWED);
  arrival = open_at (self, "dsl", sent->passphrase);
  g_assert_nonnull (arrival);
}

static void
test_take_in (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = send_record (self, NULL);
  g_autoptr (KithArrival) arrival = open_at (self, "welfare", sent->passphrase);
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  KithTakenIn taken;

  g_assert_false (kith_arrival_take_in (arrival, self->to->file, "", &taken, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  kith_arrival_take_in (arrival, self->to->file, "S-9001", &taken, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (taken.is_new);
  g_assert_cmpuint (taken.n_notes, ==, 1);
  g_assert_cmpuint (taken.n_refused, ==, 0);
  student = kith_case_file_load (self->to->file, &kith_student_kind, taken.student, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), ==, "Jay A");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID), ==, "S-9001");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_START_DATE), ==, KITH_TEST_TODAY);
  kith_query_where_student (query, taken.student);
  notes = kith_case_file_list (self->to->file, query, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (kith_record_get_text (g_ptr_array_index (notes, 0), KITH_NOTE_TEXT), SECRET_WORDS));
  g_assert_true (g_str_has_prefix (kith_record_get_text (g_ptr_array_index (notes, 0), KITH_NOTE_TEXT), "Written by "));

  /* again, by somebody who was not sure */
  g_assert_true (kith_arrival_take_in (arrival, self->to->file, "S-9001", &taken, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (taken.is_new);
  g_assert_cmpuint (taken.n_notes, ==, 0);
}

/* Another student has that number here. */
static void
test_take_in_other (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  g_autoptr (KithRecord) jay = kith_case_file_load (self->from->file, &kith_student_kind, self->from->jay, NULL);
  g_autoptr (KithRecord) before = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  KithTakenIn taken;

  kith_record_set_text (jay, KITH_STUDENT_ULN, "1061484016");
  kith_test_save (self->from->file, jay);
  sent = send_record (self, NULL);
  sign_in_there (self, "welfare");
  before = kith_case_file_load (self->to->file, &kith_student_kind, self->to->zofia, NULL);
  kith_record_set_text (before, KITH_STUDENT_ULN, "9276308686");
  kith_test_save (self->to->file, before);
  arrival = open_at (self, "welfare", sent->passphrase);
  g_assert_false (kith_arrival_take_in (arrival, self->to->file, "4472", &taken, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  after = kith_case_file_load (self->to->file, &kith_student_kind, self->to->zofia, NULL);
  g_assert_cmpstr (kith_record_get_text (after, KITH_STUDENT_PREFERRED_NAME), ==,
                   kith_record_get_text (before, KITH_STUDENT_PREFERRED_NAME));
}

/* Who may read a note there is no wider than here; and one without words, as of somebody who was not reached, goes as well. */
static void
test_who_may_read (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (KithRecord) attempt = kith_test_note (self->from->jay, NULL);
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (KithQuery) attempts = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) steps = NULL;
  KithTakenIn taken;

  kith_record_set_text (attempt, KITH_NOTE_CONTACT_MADE, "attempted");
  kith_record_set_text (attempt, KITH_NOTE_NEXT_STEPS, "Try again after her shift");
  kith_test_save (self->from->file, attempt);
  add_note (self->from, self->from->jay, "For mentor and coach", "supporters");
  sent = send_record (self, NULL);
  arrival = open_at (self, "welfare", sent->passphrase);
  g_assert_cmpuint (kith_parcel_count (arrival->parcel, "notes"), ==, 3);
  g_assert_true (kith_arrival_take_in (arrival, self->to->file, "S-9001", &taken, NULL, NULL));
  g_assert_cmpuint (taken.n_notes, ==, 3);
  kith_query_where_student (query, taken.student);
  kith_query_where (query, "visibility", "supporters");
  notes = kith_case_file_list (self->to->file, query, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_str_has_suffix (kith_record_get_text (g_ptr_array_index (notes, 0), KITH_NOTE_TEXT), "For mentor and coach"));
  kith_query_where_student (attempts, taken.student);
  kith_query_where (attempts, "contact-made", "attempted");
  steps = kith_case_file_list (self->to->file, attempts, NULL, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (steps, 0), KITH_NOTE_NEXT_STEPS), ==, "Try again after her shift");
}

static void
add_appointment (Fixture    *self,
                 const char *type,
                 const char *place,
                 gboolean    is_discreet)
{
  g_autoptr (KithRecord) appointment = kith_test_record (self->from, &kith_appointment_kind, self->from->jay, 0);

  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, type);
  kith_record_set_text (appointment, KITH_APPOINTMENT_PLACE, place);
  kith_record_set_number (appointment, KITH_APPOINTMENT_DISCREET, is_discreet);
  kith_test_save (self->from->file, appointment);
}

/* Somebody of the office sends it: what their diary does not say of an appointment is not in the file. */
static void
test_masked (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;

  add_appointment (self, "probation", "Canary Wharf Court", FALSE);
  add_appointment (self, "benefits", "Canary Lane", TRUE);
  add_appointment (self, "job-interview", "Kestrel Works", FALSE);
  kith_test_case_sign_in (self->from, "welfare");
  sent = send_record (self, NULL);
  arrival = open_at (self, "welfare", sent->passphrase);
  g_assert_cmpuint (kith_parcel_count (arrival->parcel, "appointments"), ==, 3);
  g_assert_true (holds (arrival->parcel->json, "Kestrel Works"));
  g_assert_false (holds (arrival->parcel->json, "Canary Wharf Court"));
  g_assert_false (holds (arrival->parcel->json, "probation"));
  g_assert_false (holds (arrival->parcel->json, "Canary Lane"));
}

/* What a lead or an officer at the other college opens is the PDF. */
static char *
dup_pdf_text (Fixture     *self,
              KithArrival *arrival)
{
  g_autofree char *pdf = g_build_filename (self->from->folder, "came.pdf", NULL);
  const char *const command[] = { "pdftotext", "-layout", pdf, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  char *text = NULL;

  g_assert_true (kith_arrival_save (arrival, self->to->file, pdf, NULL));
  reader = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (pdf);
  return text;
}

/* Everything in the data can be read on its pages: each copy holds what the other does. */
static void
test_pages (Fixture       *self,
            gconstpointer  data)
{
  const KithSending safeguarding = { .student = self->from->jay, .is_safeguarding = TRUE };
  g_autoptr (KithBundleSent) sent = NULL, sent_apart = NULL;
  g_autoptr (KithArrival) arrival = NULL, apart = NULL;
  g_autofree char *record = NULL;
  g_autofree char *file = NULL;

  add_appointment (self, "probation", "Canary Wharf Court", FALSE);
  add_transfer (self);
  kith_test_case_sign_in (self->from, "welfare");
  sent = send_record (self, NULL);
  arrival = open_at (self, "welfare", sent->passphrase);
  record = dup_pdf_text (self, arrival);
  g_assert_nonnull (strstr (record, SECRET_WORDS));
  g_assert_nonnull (strstr (record, "Appointments"));
  g_assert_null (strstr (record, LEAD_WORDS));
  g_assert_null (strstr (record, "Canary Wharf Court"));
  g_assert_null (strstr (record, "Probation"));
  kith_test_case_sign_in (self->from, "dsl");
  g_unlink (self->path);
  sent_apart = kith_send_record (self->from->file, &safeguarding, self->path, NULL, NULL);
  apart = open_at (self, "dsl", sent_apart->passphrase);
  file = dup_pdf_text (self, apart);
  g_assert_nonnull (strstr (file, LEAD_WORDS));
  g_assert_null (strstr (file, SECRET_WORDS));
}

static gint64
count_bundles (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_bundle_kind);

  return kith_case_file_count (test->file, query, NULL);
}

static void
test_roles (Fixture       *self,
            gconstpointer  data)
{
  static const char *const refused[] = { "mentor", "coach", "dpo", "admin" };
  const KithSending sending = { .student = self->from->jay, .to = "Southmoor College" };
  const KithSending apart = { .student = self->from->jay, .is_safeguarding = TRUE };

  add_transfer (self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (self->from, refused[i]);
    g_assert_null (kith_send_record (self->from->file, &sending, self->path, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
    g_clear_error (&error);
    g_assert_null (kith_bundles_dup_receiving_code (self->from->file, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
  kith_test_case_sign_in (self->from, "manager");
  g_assert_null (kith_send_record (self->from->file, &apart, self->path, NULL, NULL));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_bundles (self->from), ==, 0);
}

/* What a manager sees of what the lead sent. */
static void
test_who_sees (Fixture       *self,
               gconstpointer  data)
{
  const KithSending sending = { .student = self->from->jay, .is_safeguarding = TRUE };
  g_autoptr (KithBundleSent) sent = NULL;

  add_transfer (self);
  sent = kith_send_record (self->from->file, &sending, self->path, NULL, NULL);
  g_assert_nonnull (sent);
  g_assert_cmpint (count_bundles (self->from), ==, 1);
  kith_test_case_sign_in (self->from, "manager");
  g_assert_cmpint (count_bundles (self->from), ==, 0);
  kith_test_case_sign_in (self->from, "dpo");
  g_assert_cmpint (count_bundles (self->from), ==, 1);
}

static void
test_all_or_nothing (Fixture       *self,
                     gconstpointer  data)
{
  const KithSending sending = { .student = self->from->jay, .is_safeguarding = TRUE };
  g_autofree char *nowhere = g_build_filename (self->from->folder, "no-such-folder", "out.kithbundle", NULL);
  gint64 transfer = add_transfer (self);
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_send_record (self->from->file, &sending, nowhere, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  g_clear_error (&error);
  record = kith_case_file_load (self->from->file, &kith_transfer_kind, transfer, NULL);
  g_assert_false (kith_record_has (record, KITH_TRANSFER_SENT_ON));
  g_assert_cmpint (count_bundles (self->from), ==, 0);

  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_assert_null (kith_send_record (self->from->file, &sending, self->path, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_cmpint (count_bundles (self->from), ==, 0);
}

static void
test_save (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (KithBundleSent) sent = send_record (self, NULL);
  g_autoptr (KithArrival) arrival = open_at (self, "welfare", sent->passphrase);
  g_autofree char *pdf = g_build_filename (self->to->folder, "in.pdf", NULL);
  g_autofree char *odd = g_build_filename (self->to->folder, "in.docx", NULL);
  g_autofree char *data_read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_arrival_save (arrival, self->to->file, odd, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (kith_arrival_save (arrival, self->to->file, pdf, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (pdf, &data_read, NULL, NULL));
  g_assert_true (g_str_has_prefix (data_read, "%PDF-"));
}

static void
assert_no_parcel (const char *json,
                  int         code)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GBytes) bytes = kith_parcel_pack (json, pdf);
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_parcel_unpack (bytes, &error));
  g_assert_error (error, KITH_ERROR, code);
}

/* The signature says who sent it, not that they mean well. */
/* A device without an end is not read to its end. */
static void
test_no_file (void)
{
  static const char *const paths[] = { "/dev/zero", "/", "/nowhere/at all.kithbundle" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kith_arrival_needs_passphrase (paths[i], &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  }
}

static void
test_odd_parcels (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GBytes) huge = g_bytes_new_static ("\377\377\377\377{}", 6);

  assert_no_parcel ("", KITH_ERROR_DAMAGED);
  assert_no_parcel ("{", KITH_ERROR_DAMAGED);
  assert_no_parcel ("[]", KITH_ERROR_DAMAGED);
  assert_no_parcel (deep, KITH_ERROR_DAMAGED);
  assert_no_parcel ("{\"format\":\"kith-record\",\"version\":2}", KITH_ERROR_TOO_NEW);
  assert_no_parcel ("{\"format\":\"kith-record\",\"version\":1}", KITH_ERROR_DAMAGED);
  assert_no_parcel ("{\"format\":1,\"version\":\"one\",\"from\":[],\"student\":{},\"records\":7}", KITH_ERROR_DAMAGED);
  assert_no_parcel ("{\"format\":\"kith-record\",\"version\":1,\"content\":\"record\",\"from\":{},\"student\":{\"preferred-name\":7},"
                    "\"records\":{}}", KITH_ERROR_DAMAGED);
  g_assert_null (kith_parcel_unpack (huge, NULL));
}

/* Choices that do not exist, notes that are no notes: what the import refuses is refused, nothing is half in. */
static void
test_odd_student (Fixture       *self,
                  gconstpointer  data)
{
  static const char json[] =
    "{\"format\":\"kith-record\",\"version\":1,\"content\":\"record\",\"from\":{},"
    "\"student\":{\"preferred-name\":\"Wren\",\"date-of-birth\":\"2190-13-45\"},\"records\":{\"notes\":[7,{\"date\":{}}]}}";
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GBytes) bytes = kith_parcel_pack (json, pdf);
  g_autoptr (KithArrival) arrival = g_new0 (KithArrival, 1);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GError) error = NULL;
  KithTakenIn taken;

  arrival->parcel = kith_parcel_unpack (bytes, &error);
  g_assert_no_error (error);
  sign_in_there (self, "welfare");
  g_assert_false (kith_arrival_take_in (arrival, self->to->file, "S-9002", &taken, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  kith_query_where (query, "college-id", "S-9002");
  g_assert_cmpint (kith_case_file_count (self->to->file, query, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/transfer/record", Fixture, NULL, set_up, test_record, tear_down);
  g_test_add ("/transfer/receipt", Fixture, NULL, set_up, test_receipt, tear_down);
  g_test_add ("/transfer/safeguarding", Fixture, NULL, set_up, test_safeguarding, tear_down);
  g_test_add ("/transfer/safeguarding-by-passphrase", Fixture, NULL, set_up, test_safeguarding_by_passphrase, tear_down);
  g_test_add ("/transfer/take-in", Fixture, NULL, set_up, test_take_in, tear_down);
  g_test_add ("/transfer/take-in-other", Fixture, NULL, set_up, test_take_in_other, tear_down);
  g_test_add ("/transfer/who-may-read", Fixture, NULL, set_up, test_who_may_read, tear_down);
  g_test_add ("/transfer/masked", Fixture, NULL, set_up, test_masked, tear_down);
  g_test_add ("/transfer/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/transfer/roles", Fixture, NULL, set_up, test_roles, tear_down);
  g_test_add ("/transfer/who-sees", Fixture, NULL, set_up, test_who_sees, tear_down);
  g_test_add ("/transfer/all-or-nothing", Fixture, NULL, set_up, test_all_or_nothing, tear_down);
  g_test_add ("/transfer/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add_func ("/transfer/odd-parcels", test_odd_parcels);
  g_test_add_func ("/transfer/no-file", test_no_file);
  g_test_add ("/transfer/odd-student", Fixture, NULL, set_up, test_odd_student, tear_down);
  return g_test_run ();
}
