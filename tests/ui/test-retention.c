/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-disposal.h"
#include "kith-legal-hold.h"
#include "kith-ui-look.h"
#include "kith-ui-page.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "retention/kith-retention-page.h"
#include "shell/kith-pages.h"

/* The page of records whose time is over: what it says, and who may do what. The day is 10 March 2026. */

/* Somebody who left in 2012, born in 1980. */
static gint64
add_leaver (KithUiPage *fixture)
{
  g_autoptr (KithRecord) student = kith_test_student ("Wren Castellanos", "90001");

  kith_test_case_sign_in (fixture->test, "dsl");
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "1980-05-04");
  kith_record_set_text (student, KITH_STUDENT_START_DATE, "2010-09-01");
  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, "2012-07-06");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, kith_record_get_kind (student)
                          ->fields[KITH_STUDENT_LEAVING_REASON].choices->choices[0].code);
  kith_case_file_save (fixture->test->file, student, KITH_SAVE_ACCEPT_WARNINGS, NULL);
  g_assert_cmpint (kith_record_get_id (student), >, 0);
  return kith_record_get_id (student);
}

static void
test_empty (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  GtkWidget *page = kith_ui_page_open (&fixture, "dpo", kith_retention_page_new);

  WAIT_UNTIL (says (page, "No Record Is Over Its Time"));
  kith_ui_page_close (&fixture);
}

/* The rule in words, and what can be done; the proposer cannot confirm. */
static void
test_due (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);
  gint64 student = add_leaver (&fixture);
  GtkWidget *page = kith_ui_page_open (&fixture, "dpo", kith_retention_page_new);

  WAIT_UNTIL (says (page, "Wren Castellanos"));
  g_assert_nonnull (find_named (page, "kith-erase-"));
  g_assert_nonnull (find_named (page, "kith-keep-"));
  kith_ui_page_close (&fixture);

  kith_test_case_sign_in (fixture.test, "dsl");
  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, "erase");
  kith_test_save (fixture.test->file, disposal);
  page = kith_ui_page_open (&fixture, "dsl", kith_retention_page_new);
  WAIT_UNTIL (says (page, "Waiting for a Second Person"));
  g_assert_null (find_named (page, "kith-confirm-"));
  g_assert_nonnull (find_named (page, "kith-withdraw-"));
  kith_ui_page_close (&fixture);
  page = kith_ui_page_open (&fixture, "dpo", kith_retention_page_new);
  WAIT_UNTIL (says (page, "Waiting for a Second Person"));
  g_assert_nonnull (find_named (page, "kith-confirm-"));
  kith_ui_page_close (&fixture);
}

static GtkWidget *
wait_for_dialog (KithUiPage *fixture,
                 const char *words)
{
  AdwDialog *dialog = NULL;

  WAIT_UNTIL ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window))) != NULL &&
              says (GTK_WIDGET (dialog), words));
  return GTK_WIDGET (dialog);
}

/* The second person is told what goes, and then what was found. */
static void
test_confirm (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);
  GtkWidget *page = NULL;
  GtkWidget *dialog = NULL;

  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, add_leaver (&fixture));
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, "erase");
  kith_test_save (fixture.test->file, disposal);
  page = kith_ui_page_open (&fixture, "dpo", kith_retention_page_new);
  WAIT_UNTIL (find_named (page, "kith-confirm-") != NULL);
  g_signal_emit_by_name (find_named (page, "kith-confirm-"), "activated");
  dialog = wait_for_dialog (&fixture, "This cannot be undone.");
  g_assert_true (says (dialog, "Erase Wren Castellanos?"));
  g_signal_emit_by_name (find_button (dialog, "_Erase"), "clicked");
  wait_for_dialog (&fixture, "It was done, and its reference is D-2026-");
  WAIT_UNTIL (!says (page, "Wren Castellanos"));
  kith_ui_page_close (&fixture);
}

/* A hold takes the choices away and says why. */
static void
test_hold (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_autoptr (KithRecord) hold = NULL;
  GtkWidget *page = NULL;

  hold = kith_test_record (fixture.test, &kith_legal_hold_kind, add_leaver (&fixture), 0);
  kith_test_save (fixture.test->file, hold);
  page = kith_ui_page_open (&fixture, "dpo", kith_retention_page_new);
  WAIT_UNTIL (says (page, "Legal Holds"));
  g_assert_null (find_named (page, "kith-erase-"));
  g_assert_nonnull (find_named (page, "kith-keep-"));
  g_assert_nonnull (find_named (page, "kith-edit-hold-"));
  kith_ui_page_close (&fixture);
}

static void
test_sidebar (void)
{
  const KithPageEntry *entry = kith_pages_find ("retention");

  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_DPO));
  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_DSL));
  g_assert_false (kith_page_entry_allows (entry, KITH_ROLE_MENTOR | KITH_ROLE_COACH | KITH_ROLE_WELFARE |
                                                   KITH_ROLE_MANAGER | KITH_ROLE_ADMIN));
  /* In a file that is open for looking only, who reads a page finds it; what only does something has none. */
  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_DSL | KITH_ROLE_LOOKS_ONLY));
  g_assert_true (kith_page_entry_allows (kith_pages_find ("concerns"), KITH_ROLE_DSL | KITH_ROLE_LOOKS_ONLY));
  g_assert_false (kith_page_entry_allows (kith_pages_find ("concerns"), KITH_ROLE_MENTOR | KITH_ROLE_LOOKS_ONLY));
  g_assert_false (kith_page_entry_allows (kith_pages_find ("backups"), KITH_ROLE_ADMIN | KITH_ROLE_LOOKS_ONLY));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/ui/retention/empty", test_empty);
  g_test_add_func ("/ui/retention/due", test_due);
  g_test_add_func ("/ui/retention/confirm", test_confirm);
  g_test_add_func ("/ui/retention/hold", test_hold);
  g_test_add_func ("/ui/retention/sidebar", test_sidebar);

  return g_test_run ();
}
