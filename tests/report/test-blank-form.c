/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-blank-form.h"
#include "samples.h"

#include <string.h>

static char student[] = "Student", day[] = "Date", time_of_day[] = "Time", kind[] = "Kind", words[] = "What happened";
static char phone[] = "Phone call", visit[] = "Home visit";
static char *kinds[] = { phone, visit, NULL };

static const KithBlankField fields[] = {
  { .label = student, .n_lines = 1 },
  { .label = day, .n_lines = 1, .is_half = TRUE },
  { .label = time_of_day, .n_lines = 1, .is_half = TRUE },
  { .label = kind, .choices = kinds },
  { .label = words, .hint = "Facts, with full names", .section = "What happened", .n_lines = 3 },
};

static const KithColumn columns[] = { { "Name", 3, KITH_ALIGN_START }, { "Came", 1, KITH_ALIGN_CENTER } };
static const char *const signatures[] = { "Written by", NULL };

static KithBlankForm
get_form (void)
{
  return (KithBlankForm) {
    .title = "Visit", .urgent = "In danger now? Call 999.", .lead = "Full names, no initials.", .fields = fields,
    .n_fields = G_N_ELEMENTS (fields), .table_title = "Who was there", .columns = columns,
    .n_columns = G_N_ELEMENTS (columns), .n_rows = 3, .box = 1, .signatures = signatures, .hand_in = "Type it in today.",
  };
}

static void
test_golden (void)
{
  const KithBlankForm form = get_form ();
  g_autoptr (KithDocument) document = kith_report_blank_form (&form, &sample_setting);

  sample_assert_golden ("blank-form", document);
}

static guint
count_pages (guint n_lines)
{
  KithBlankField long_answer = { .label = words, .n_lines = n_lines };
  KithBlankForm form = get_form ();
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;

  form.fields = &long_answer;
  form.n_fields = 1;
  form.n_columns = 0;
  document = kith_report_blank_form (&form, &sample_setting);
  layout = kith_layout_new (document);
  return kith_layout_get_n_pages (layout);
}

/* A page of 297 mm has room for some two dozen lines eight millimetres apart beside the rest, and the paper never grows. */
static void
test_room (void)
{
  g_assert_cmpuint (count_pages (15), ==, 1);
  g_assert_cmpuint (count_pages (40), ==, 2);
  g_assert_cmpuint (count_pages (100), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/blank-form/golden", test_golden);
  g_test_add_func ("/report/blank-form/room", test_room);

  return g_test_run ();
}
