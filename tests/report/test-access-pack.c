/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-document-tables.h"
#include "kith-layout.h"
#include "kith-report-access-pack.h"
#include "samples.h"

#include <string.h>

static const KithAccessPack pack = {
  .preferred_name = "Jay A", .legal_name = "Jayden Abara", .reference = "4471", .lead_name = "Ruth Abebe",
  .lead_phone = "01632 960 441", .n_kept_by_lead = 2,
};

static const KithFact student_facts[] = {
  { "Preferred name", "Jay A" }, { "Pronouns", "he/him" }, { "Course", "Level 1 Construction" },
};
static const KithAccessText student_texts[] = { { "In my own words", "I like bikes, and people who say what they mean.", TRUE } };
static const KithFact note_facts[] = { { "Type", "One-to-one" }, { "Minutes", "30m" } };
static const KithAccessText note_texts[] = {
  { "What happened", "Talked with Jay about " KITH_DOCUMENT_COVER "\u00a0(A) and the bus. أمل الخطيب، وŻo\xcc\x88" "e.", FALSE },
  { "Added on 4 May 2026 (Support coach)", "He meant the 8:10.", FALSE },
};

static void
add_notes (KithAccessPackBuilder *builder,
           guint                  n_notes)
{
  for (guint i = 0; i < n_notes; i++) {
    g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + i / 28 % 12, 1 + i % 28);
    const KithAccessItem note = { "Note: One-to-one", day, "Peer mentor", TRUE, note_facts, 2, note_texts, 2 };

    kith_access_pack_builder_add_item (builder, &note);
  }
}

static KithDocument *
make (gboolean is_full,
      guint    n_notes)
{
  const KithAccessItem student = { "Student", NULL, NULL, FALSE, student_facts, 3, student_texts, 1 };
  g_autoptr (KithAccessPackBuilder) builder = kith_access_pack_builder_new ();
  KithAccessPack used = pack;

  used.is_full = is_full;
  kith_access_pack_builder_begin_chapter (builder, "Your Record");
  kith_access_pack_builder_add_item (builder, &student);
  kith_access_pack_builder_begin_chapter (builder, "Goals");
  kith_access_pack_builder_begin_chapter (builder, "Chronology");
  kith_access_pack_builder_add_event (builder, "2025-09-01", "Support began", "Support coach", FALSE);
  kith_access_pack_builder_add_event (builder, "2026-05-03", "One-to-one with " KITH_DOCUMENT_COVER "\u00a0(A)", NULL, TRUE);
  kith_access_pack_builder_begin_chapter (builder, "Notes");
  kith_access_pack_builder_set_marked (builder);
  add_notes (builder, n_notes);
  return kith_report_access_pack (builder, &used, &sample_setting);
}

/* An empty chapter says so and has no row; the copies differ in what they say of themselves. */
static void
test_words (void)
{
  g_autoptr (KithDocument) sent = make (FALSE, 2);
  g_autoptr (KithDocument) full = make (TRUE, 2);

  sample_assert_golden ("access-pack", sent);
  sample_assert_golden ("access-pack-full", full);
}

static guint
find_page (KithLayout *layout,
           const char *words)
{
  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    g_autofree char *text = kith_layout_dup_page_text (layout, page);

    if (strstr (text, words) != NULL)
      return page;
  }
  g_error ("\"%s\" is on no page", words);
}

/* The index says on which page an item is, of items in sections after the first as well. */
static void
test_index (void)
{
  g_autoptr (KithDocument) document = make (FALSE, 400);
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  const guint numbers[] = { 3, 150, 402 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *heading = g_strdup_printf ("%u.  Note: One-to-one  ·  ", numbers[i]);
    g_autofree char *row = g_strdup_printf ("\n%u.  Note: One-to-one \n", numbers[i]);
    guint page = find_page (layout, heading);
    g_autofree char *index = kith_layout_dup_page_text (layout, find_page (layout, row));
    g_auto (GStrv) cells = g_strsplit (strstr (index, row) + strlen (row), "\n", 5);

    g_assert_cmpstr (cells[1], ==, "Peer mentor ");
    g_assert_cmpstr (cells[2], ==, "Yes ");
    g_assert_cmpuint (g_ascii_strtoull (cells[3], NULL, 10), ==, page + 1);
  }
}

/* A chronology in several sections is one row of the index, from its first page to its last. */
static void
test_long_chronology (void)
{
  g_autoptr (KithAccessPackBuilder) builder = kith_access_pack_builder_new ();
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *index = NULL;
  g_autofree char *pages = NULL;
  const char *row;

  kith_access_pack_builder_begin_chapter (builder, "Chronology");
  kith_access_pack_builder_add_event (builder, "2026-05-03", "The first of all", NULL, FALSE);
  for (guint i = 0; i < 1000; i++)
    kith_access_pack_builder_add_event (builder, "2026-05-03", "Something", NULL, i == 500);
  kith_access_pack_builder_add_event (builder, "2026-05-03", "The last of all", NULL, FALSE);
  document = kith_report_access_pack (builder, &pack, &sample_setting);
  layout = kith_layout_new (document);
  index = kith_layout_dup_page_text (layout, find_page (layout, "\n1.  Chronology"));
  row = strstr (index, "\n1.  Chronology");
  pages = g_strdup_printf ("%u\u2013%u", find_page (layout, "The first of all") + 1, find_page (layout, "The last of all") + 1);
  if (strstr (row, pages) == NULL || strstr (row, "Yes") == NULL)
    g_error ("expected \"%s\" and \"Yes\" in:\n%s", pages, row);
}

/* In a sheet no box can be drawn, and nobody may have to guess what a strange sign stands for. */
static void
test_tables (void)
{
  g_autoptr (KithDocument) document = make (FALSE, 2);
  g_autoptr (GPtrArray) tables = kith_document_list_tables (document);
  guint n_covered = 0;

  for (guint i = 0; i < tables->len; i++) {
    const KithDocumentTable *table = g_ptr_array_index (tables, i);

    for (guint cell = 0; cell < table->cells->len; cell++) {
      g_assert_null (strstr (g_ptr_array_index (table->cells, cell), KITH_DOCUMENT_COVER));
      n_covered += strstr (g_ptr_array_index (table->cells, cell), "[covered]\u00a0(A)") != NULL;
    }
  }
  g_assert_cmpuint (n_covered, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/access-pack/words", test_words);
  g_test_add_func ("/report/access-pack/index", test_index);
  g_test_add_func ("/report/access-pack/tables", test_tables);
  g_test_add_func ("/report/access-pack/long-chronology", test_long_chronology);

  return g_test_run ();
}
