/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-ilr-reader.h"
#include "kith-student.h"

#include <sys/resource.h>

/* A file made up as it is read, so that the test itself holds nothing of it. */
#define TEST_TYPE_STREAM (test_stream_get_type ())
G_DECLARE_FINAL_TYPE (TestStream, test_stream, TEST, STREAM, GInputStream)

struct _TestStream
{
  GInputStream parent_instance;
  GString *pending;
  guint n_left;
};

G_DEFINE_FINAL_TYPE (TestStream, test_stream, G_TYPE_INPUT_STREAM)

static void
add_learner (TestStream *self)
{
  g_string_append_printf (self->pending,
                          "<Learner>\n<LearnRefNumber>R%u</LearnRefNumber>\n<ULN>9276308686</ULN>\n"
                          "<FamilyName>O'Neill</FamilyName>\n<GivenNames>Síle Máire</GivenNames>\n"
                          "<DateOfBirth>2008-02-03</DateOfBirth>\n<Ethnicity>31</Ethnicity>\n"
                          "<LearnerFAM><LearnFAMType>LSR</LearnFAMType><LearnFAMCode>%s</LearnFAMCode></LearnerFAM>\n"
                          "<LearningDelivery><LearnAimRef>60133533</LearnAimRef><AimType>4</AimType>"
                          "<LearnStartDate>2025-09-01</LearnStartDate><CompStatus>1</CompStatus></LearningDelivery>\n"
                          "</Learner>\n",
                          self->n_left, self->n_left % 10 == 0 ? "55" : "58");
}

static gssize
test_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  TestStream *self = TEST_STREAM (stream);
  gsize size;

  while (self->pending->len < count && self->n_left > 0) {
    add_learner (self);
    if (--self->n_left == 0)
      g_string_append (self->pending, "</Message>\n");
  }
  size = MIN (count, self->pending->len);
  memcpy (buffer, self->pending->str, size);
  g_string_erase (self->pending, 0, (gssize) size);
  return (gssize) size;
}

static void
test_stream_finalize (GObject *object)
{
  g_string_free (TEST_STREAM (object)->pending, TRUE);
  G_OBJECT_CLASS (test_stream_parent_class)->finalize (object);
}

static void
test_stream_class_init (TestStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_stream_read;
}

static void
test_stream_init (TestStream *self)
{
  self->pending = g_string_new ("<?xml version=\"1.0\"?>\n<Message xmlns=\"ESFA/ILR/2025-26\">\n");
}

static KithIlrReader *
read_fixture (const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);

  g_assert_nonnull (stream);
  return kith_ilr_reader_new (G_INPUT_STREAM (stream));
}

static KithIlrReader *
read_bytes (const char *text,
            gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return kith_ilr_reader_new (stream);
}

static KithIlrReader *
read_string (const char *text)
{
  return read_bytes (text, strlen (text));
}

static GPtrArray *
read_all (KithIlrReader  *reader,
          GError        **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_import_row_unref);

  while (TRUE) {
    KithImportRow *row = kith_ilr_reader_read_row (reader, NULL, error);

    if (row == NULL)
      return rows;
    g_ptr_array_add (rows, row);
  }
}

static guint
count_flagged (GPtrArray *rows)
{
  guint n_flagged = 0;

  for (guint i = 0; i < rows->len; i++)
    n_flagged += kith_import_row_is_flagged (rows->pdata[i]) ? 1 : 0;
  return n_flagged;
}

static void
assert_value (KithImportRow *row,
              const char    *field,
              const char    *value)
{
  g_assert_cmpstr (kith_import_row_get_value (row, field), ==, value);
}

static void
assert_default (KithImportRow *row,
                const char    *field,
                const char    *value)
{
  g_assert_cmpstr (kith_import_row_get_default (row, field), ==, value);
}

/* Counts taken with Python's XML parser: learners, and those with LSR 55 or EHC 1. */
static void
test_counts (void)
{
  static const struct {
    const char *name;
    guint n_learners;
    guint n_flagged;
    const char *year;
  } cases[] = {
    { "ILR-10033670-1819-20181206-093952-03.xml", 17, 0, "2018 to 2019" },
    { "ILR-99999999-1920-20190626-144401-01.xml", 18, 3, "2019 to 2020" },
    { "ILR-10033670-1819-20180704-120055-03.xml", 669, 59, "2018 to 2019" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithIlrReader) reader = read_fixture (cases[i].name);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = read_all (reader, &error);
    g_autofree char *year = kith_ilr_reader_dup_year (reader);

    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, cases[i].n_learners);
    g_assert_cmpuint (kith_ilr_reader_get_n_learners (reader), ==, cases[i].n_learners);
    g_assert_cmpuint (count_flagged (rows), ==, cases[i].n_flagged);
    g_assert_cmpstr (year, ==, cases[i].year);
    for (guint j = 0; j < rows->len; j++) {
      g_assert_false (kith_import_row_is_refused (rows->pdata[j]));
      g_assert_nonnull (kith_import_row_get_value (rows->pdata[j], "college-id"));
      g_assert_nonnull (kith_import_row_get_value (rows->pdata[j], "start-date"));
      g_assert_nonnull (kith_import_row_get_default (rows->pdata[j], "preferred-name"));
    }
  }
}

static void
test_values (void)
{
  g_autoptr (KithIlrReader) reader = read_fixture ("ILR-10033670-1819-20181206-093952-03.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_all (reader, &error);
  KithImportRow *first = rows->pdata[0];

  g_assert_no_error (error);
  g_assert_cmpuint (kith_import_row_get_line (first), ==, 21);
  assert_value (first, "college-id", "0fm3501");
  assert_value (first, "uln", "9900000004");
  assert_value (first, "legal-first-name", "Mary Jane");
  assert_value (first, "legal-last-name", "Sméth");
  assert_value (first, "date-of-birth", "1996-10-14");
  assert_value (first, "address", "18 Address line road");
  assert_value (first, "postcode", NULL);
  assert_value (first, "phone", "07855555555");
  assert_value (first, "email", "myemail@myemail.com");
  assert_value (first, "course", "Learning aim 60133533");
  assert_value (first, "start-date", "2017-10-14");
  assert_value (first, "course-end", "2019-07-31");
  assert_default (first, "preferred-name", "Mary");
  assert_default (first, "stage", "active");
  assert_default (first, "support-groups", "not-known");
  assert_value (first, "stage", NULL);
}

/* Values that stand for "not known" are none; every other number passes its check digit (counted with Python). */
static void
test_unknown_numbers (void)
{
  g_autoptr (KithIlrReader) reader = read_fixture ("ILR-10033670-1819-20180704-120055-03.xml");
  g_autoptr (GPtrArray) rows = read_all (reader, NULL);
  guint n_numbers = 0;

  for (guint i = 0; i < rows->len; i++) {
    const char *uln = kith_import_row_get_value (rows->pdata[i], "uln");

    if (uln == NULL)
      continue;
    g_assert_true (kith_student_is_uln_valid (uln));
    n_numbers++;
  }
  g_assert_cmpuint (n_numbers, ==, 649);
}

static void
test_support (void)
{
  g_autoptr (KithIlrReader) reader = read_fixture ("ILR-99999999-1920-20190626-144401-01.xml");
  g_autoptr (GPtrArray) rows = read_all (reader, NULL);
  KithImportRow *first = rows->pdata[0], *second = rows->pdata[1], *third = rows->pdata[2];

  /* The core aim, not the one withdrawn from. */
  assert_value (first, "course", "Learning aim 50022246");
  assert_value (first, "start-date", "2015-09-14");
  assert_value (first, "address", "The Street\nToyTown");
  assert_value (first, "postcode", "BR1 7SS");
  assert_value (first, "support-facts", "vulnerable-bursary");
  assert_default (first, "support-groups", "bursary");
  g_assert_cmpuint (g_strv_length ((char **) kith_import_row_get_flag_reasons (first)), ==, 1);

  assert_value (second, "ehcp", "1");
  assert_value (second, "support-facts", "vulnerable-bursary high-needs");
  assert_default (second, "support-groups", "send bursary");
  g_assert_cmpuint (g_strv_length ((char **) kith_import_row_get_flag_reasons (second)), ==, 2);

  g_assert_true (kith_import_row_is_flagged (third));
}

static void
test_left_out (void)
{
  g_autoptr (KithIlrReader) reader = read_fixture ("ILR-99999999-1920-20190626-144401-01.xml");
  g_autoptr (GPtrArray) rows = read_all (reader, NULL);
  g_auto (GStrv) words = kith_ilr_reader_dup_left_out (reader);

  g_assert_cmpuint (rows->len, ==, 18);
  g_assert_cmpstr (words[0], ==, "National Insurance numbers");
  g_assert_cmpstr (words[1], ==, "ethnicity");
  g_assert_false (g_strv_contains ((const char *const *) words, "items Kith does not know"));
  for (guint i = 0; i < rows->len; i++) {
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init (&iter, kith_import_row_get_values (rows->pdata[i]));
    while (g_hash_table_iter_next (&iter, NULL, &value))
      g_assert_false (g_str_has_prefix (value, "LJ"));
  }
}

static void
test_later_year (void)
{
  g_autoptr (KithIlrReader) reader = read_fixture ("ILR-LATER-YEAR.XML");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_all (reader, &error);
  g_auto (GStrv) words = kith_ilr_reader_dup_left_out (reader);
  g_autofree char *year = kith_ilr_reader_dup_year (reader);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  assert_value (rows->pdata[0], "legal-first-name", "Ngé & Co");
  assert_default (rows->pdata[0], "preferred-name", "Ngé");
  assert_value (rows->pdata[0], "ehcp", "1");
  g_assert_cmpstr (year, ==, "2031 to 2032");
  g_assert_true (g_strv_contains ((const char *const *) words, "items Kith does not know"));
}

static void
assert_refused (KithIlrReader *reader,
                const char    *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_all (reader, &error);

  assert_sentence (error, part);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE);
}

static void
test_hostile (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (KithIlrReader) bomb = read_fixture ("entity-bomb.xml");
  g_autoptr (KithIlrReader) outside = read_fixture ("external-entity.xml");
  g_autoptr (KithIlrReader) other = read_fixture ("not-ilr.xml");
  g_autoptr (KithIlrReader) undeclared = read_string ("<Message><Learner><ULN>&x;</ULN></Learner></Message>");
  g_autoptr (KithIlrReader) empty = read_string ("");
  g_autoptr (KithIlrReader) crossed = read_string ("<Message><Learner><ULN>1</Learner></ULN></Message>");

  assert_refused (bomb, "document type");
  assert_refused (outside, "document type");
  assert_refused (other, "not an ILR file");
  assert_refused (undeclared, "damaged");
  assert_refused (empty, "stops in the middle");
  assert_refused (crossed, "damaged");
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_huge_value (void)
{
  GString *text = g_string_new ("<Message><Learner><FamilyName>");
  g_autoptr (KithIlrReader) reader = NULL;

  for (guint i = 0; i < 4 * 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "</FamilyName></Learner></Message>");
  reader = read_bytes (text->str, text->len);
  assert_refused (reader, "64 KiB");
  g_string_free (text, TRUE);
}

/* Wherever a file is cut, it ends in an error and never in a short import. */
static void
test_cut_short (void)
{
  static const char *const names[] = { "ILR-10033670-1819-20181206-093952-03.xml",
                                       "ILR-99999999-1920-20190626-144401-01.xml",
                                       "ILR-10033670-1819-20180704-120055-03.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = fixture_path (names[i]);
    g_autofree char *text = NULL;
    gsize size = 0;
    gsize step = i == 2 ? 20000 : 1000;

    g_assert_true (g_file_get_contents (path, &text, &size, NULL));
    for (gsize cut = 0; cut < size - 1; cut += step) {
      g_autoptr (KithIlrReader) reader = read_bytes (text, cut);

      assert_refused (reader, "line");
    }
  }
}

static void
test_problems (void)
{
  g_autoptr (KithIlrReader) reader = read_string ("<Message>\n<Learner>\n<GivenNames>Ada</GivenNames></Learner>\n"
                                                  "<Learner><LearnRefNumber>2</LearnRefNumber>"
                                                  "<DateOfBirth>2008-02-31</DateOfBirth></Learner>\n</Message>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_all (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (kith_import_row_get_line (rows->pdata[0]), ==, 2);
  g_assert_cmpuint (kith_import_row_get_line (rows->pdata[1]), ==, 4);
  g_assert_nonnull (kith_problems_find (kith_import_row_get_problems (rows->pdata[0]), "college-id"));
  g_assert_nonnull (kith_problems_find (kith_import_row_get_problems (rows->pdata[1]), "date-of-birth"));
  assert_value (rows->pdata[1], "date-of-birth", NULL);
}

static void
test_leavers (void)
{
  g_autoptr (KithIlrReader) reader = read_string (
    "<Message><Learner><LearnRefNumber>1</LearnRefNumber><LearningDelivery><AimType>1</AimType><ProgType>25</ProgType>"
    "<StdCode>25</StdCode><LearnStartDate>2023-09-01</LearnStartDate><CompStatus>2</CompStatus>"
    "<LearnActEndDate>2025-06-30</LearnActEndDate></LearningDelivery></Learner>"
    "<Learner><LearnRefNumber>2</LearnRefNumber><LearningDelivery><AimType>5</AimType><LearnAimRef>5</LearnAimRef>"
    "<LearnStartDate>2024-09-01</LearnStartDate><CompStatus>3</CompStatus>"
    "<LearnActEndDate>2025-01-30</LearnActEndDate></LearningDelivery><LearningDelivery><AimType>4</AimType>"
    "<LearnAimRef>4</LearnAimRef><LearnStartDate>2024-09-02</LearnStartDate><CompStatus>1</CompStatus>"
    "</LearningDelivery></Learner></Message>");
  g_autoptr (GPtrArray) rows = read_all (reader, NULL);

  assert_value (rows->pdata[0], "course", "Apprenticeship (standard 25)");
  assert_default (rows->pdata[0], "stage", "left");
  assert_default (rows->pdata[0], "leaving-date", "2025-06-30");
  assert_default (rows->pdata[0], "leaving-reason", "completed");
  /* One aim goes on, so the learner is still here and that is the course. */
  assert_value (rows->pdata[1], "course", "Learning aim 4");
  assert_default (rows->pdata[1], "stage", "active");
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  g_assert_no_errno (getrusage (RUSAGE_SELF, &usage));
  return usage.ru_maxrss;
}

/* 200,000 learners, some 90 MB of XML: the memory is that of one learner, so the peak hardly moves. */
static void
test_constant_memory (void)
{
  g_autoptr (TestStream) stream = g_object_new (TEST_TYPE_STREAM, NULL);
  g_autoptr (KithIlrReader) reader = kith_ilr_reader_new (G_INPUT_STREAM (stream));
  g_autoptr (GError) error = NULL;
  guint n_flagged = 0, n_rows = 0;
  long early = 0;

  stream->n_left = 200000;
  while (TRUE) {
    g_autoptr (KithImportRow) row = kith_ilr_reader_read_row (reader, NULL, &error);

    if (row == NULL)
      break;
    n_flagged += kith_import_row_is_flagged (row) ? 1 : 0;
    if (++n_rows == 1000)
      early = get_peak_kib ();
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 200000);
  g_assert_cmpuint (n_flagged, ==, 20000);
  g_test_message ("peak grew by %ld KiB", get_peak_kib () - early);
#ifndef __SANITIZE_ADDRESS__ /* which keeps freed memory on purpose */
  g_assert_cmpint (get_peak_kib () - early, <, 4096);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ilr-reader/counts", test_counts);
  g_test_add_func ("/ilr-reader/values", test_values);
  g_test_add_func ("/ilr-reader/unknown-numbers", test_unknown_numbers);
  g_test_add_func ("/ilr-reader/support", test_support);
  g_test_add_func ("/ilr-reader/left-out", test_left_out);
  g_test_add_func ("/ilr-reader/later-year", test_later_year);
  g_test_add_func ("/ilr-reader/hostile", test_hostile);
  g_test_add_func ("/ilr-reader/huge-value", test_huge_value);
  g_test_add_func ("/ilr-reader/cut-short", test_cut_short);
  g_test_add_func ("/ilr-reader/problems", test_problems);
  g_test_add_func ("/ilr-reader/leavers", test_leavers);
  g_test_add_func ("/ilr-reader/constant-memory", test_constant_memory);
  return g_test_run ();
}
