/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-presets.h"
#include "kith-wording.h"
#include "kith-writing-hints.h"

static GPtrArray *
list_presets (void)
{
  GDate today;

  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  return kith_presets_list (&kith_wording_kind, &today);
}

/* The words that are marked, with bars between them. */
static char *
dup_marked (GPtrArray *hints)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    g_string_append_printf (marked, "%s%s", i > 0 ? "|" : "", ((const KithHint *) g_ptr_array_index (hints, i))->words);
  return g_string_free_and_steal (marked);
}

typedef struct {
  const char *text;
  const char *marked;
} Case;

static void
test_wordings (void)
{
  static const Case cases[] = {
    { "There was challenging behaviour in class.", "challenging behaviour" },
    { "Attention-seeking again, and CHALLENGING  BEHAVIOUR.", "Attention-seeking|CHALLENGING  BEHAVIOUR" },
    { "He absconded from his placement.", "absconded|his placement" },
    { "She is on a work placement at the garage.", "" },
    { "Contact made by phone. Contact with mum went well.", "Contact with mum" },
    { "A black jacket; slack; place mats.", "" },
    { "The LAC review", "LAC" },
    { "He refused to engage, she won’t engage.", "refused to engage|won’t engage" },
    { "", "" },
    { "Zażółć gęślą jaźń مزعج 😀 sibling", "sibling" },
  };
  g_autoptr (GPtrArray) wordings = list_presets ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) hints = kith_writing_hints_find (cases[i].text, wordings);
    g_autofree char *marked = dup_marked (hints);

    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

/* Every preset says what could stand there instead, and why. */
static void
test_presets_are_whole (void)
{
  g_autoptr (GPtrArray) wordings = list_presets ();

  g_assert_cmpuint (wordings->len, >=, 12);
  for (guint i = 0; i < wordings->len; i++) {
    KithRecord *wording = g_ptr_array_index (wordings, i);
    g_autoptr (GPtrArray) hints = kith_writing_hints_find (kith_record_get_text (wording, KITH_WORDING_WORDS), wordings);

    g_assert_cmpuint (hints->len, >, 0);
    g_assert_nonnull (kith_record_get_text (wording, KITH_WORDING_INSTEAD));
    g_assert_nonnull (kith_record_get_text (wording, KITH_WORDING_REASON));
  }
}

static void
test_initials (void)
{
  static const Case cases[] = {
    { "J. said no.", "J." },
    { "Met J.A. at the gate.", "J.A." },
    { "We went with plan B. Then home.", "" },
    { "At 3 p.m. in room B12.", "" },
    { "Ż.K. came along.", "Ż.K." },
  };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) hints = kith_writing_hints_find (cases[i].text, none);
    g_autofree char *marked = dup_marked (hints);

    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

static void
test_impressions (void)
{
  static const Case cases[] = {
    { "She seems low.", "seems" },
    { "She seems low because she slept two hours.", "" },
    { "He appeared tired. He said “I can’t”.", "appeared" },
    { "He appeared tired, and said “I can’t”.", "" },
    { "It seemed late at 6pm.", "" },
  };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) hints = kith_writing_hints_find (cases[i].text, none);
    g_autofree char *marked = dup_marked (hints);

    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "Walked with Zofia to the bus.", "Zofia" },
    { "Zofia O’Brien-Źródło and zofia the cat", "Zofia O’Brien-Źródło" },
    { "Jay met Rose by the rose garden.", "Rose" },
    { "Jay and Jay’s friend", "" },
    { "Her mum Karen rang; her dad rang too.", "Karen" },
    { "Her mum said no. Mum. Karen", "" },
    { "رأيت علي اليوم", "علي" },
    { "Al was there.", "" },
    { "Zofia's bag, Rose’s bag, and her mum Karen's flat.", "Zofia|Rose|Karen" },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);

  g_ptr_array_add (known, kith_known_name_new ("Zofia O'Brien-Źródło", "student"));
  g_ptr_array_add (known, kith_known_name_new ("Rose Adeyemi", "student"));
  g_ptr_array_add (known, kith_known_name_new ("Jay Castellanos", "student"));
  g_ptr_array_add (known, kith_known_name_new ("Al Prys", "student"));
  g_ptr_array_add (known, kith_known_name_new ("علي", "student"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) hints = kith_writing_names_find (cases[i].text, "Jay", known);
    g_autofree char *marked = dup_marked (hints);

    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

/* What somebody marks by hand need not look like a name. */
static void
test_marked (void)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);
  g_autoptr (GPtrArray) hints = NULL;
  g_autofree char *words = NULL;

  g_ptr_array_add (marked, kith_known_name_new ("her social worker", "other"));
  g_ptr_array_add (marked, kith_known_name_new ("Jay", "other"));
  hints = kith_writing_marked_find ("Her social worker rang Jay.", marked);
  words = dup_marked (hints);
  g_assert_cmpstr (words, ==, "Her social worker|Jay");
}

/* Places are counted in characters, as the editor counts them, and say who it is. */
static void
test_places (void)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);
  g_autoptr (GPtrArray) hints = NULL;
  const KithHint *hint = NULL;

  g_ptr_array_add (known, kith_known_name_new ("Zofia", "student"));
  hints = kith_writing_names_find ("😀 źle, Zofia! Her brother Tomek.", "Jay", known);
  g_assert_cmpuint (hints->len, ==, 2);
  hint = g_ptr_array_index (hints, 0);
  g_assert_cmpuint (hint->start, ==, 7);
  g_assert_cmpuint (hint->end, ==, 12);
  g_assert_cmpstr (hint->reason, ==, "student");
  hint = g_ptr_array_index (hints, 1);
  g_assert_cmpstr (hint->words, ==, "Tomek");
  g_assert_cmpstr (hint->reason, ==, "family");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/writing-hints/wordings", test_wordings);
  g_test_add_func ("/writing-hints/presets-are-whole", test_presets_are_whole);
  g_test_add_func ("/writing-hints/initials", test_initials);
  g_test_add_func ("/writing-hints/impressions", test_impressions);
  g_test_add_func ("/writing-hints/names", test_names);
  g_test_add_func ("/writing-hints/marked", test_marked);
  g_test_add_func ("/writing-hints/places", test_places);
  return g_test_run ();
}
