/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backup-banner.h"
#include "backups/kith-backups-page.h"
#include "kith-backups.h"
#include "kith-case-file-private.h"
#include "kith-ui-look.h"
#include "kith-ui-page.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "shell/kith-pages.h"

#include <glib/gstdio.h>
#include <string.h>

/* The page of backups: what it says, what its rows do, and the quiet line above other pages. The day is 10 March 2026. */

#define DAY (24 * 3600)

static void
activate (GtkWidget  *page,
          const char *name)
{
  GtkWidget *row = find_named (page, name);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
}

/* Every backup with its kind, its check and when it goes; the ways on. */
static void
test_says (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  GtkWidget *page = NULL;

  kith_test_case_sign_in (fixture.test, "welfare");
  g_assert_true (kith_maintenance_backup_before (fixture.test->file, KITH_BACKUP_BEFORE_IMPORT, NULL, NULL));
  page = kith_ui_page_open (&fixture, "admin", kith_backups_page_new);
  g_assert_true (says (page, "Every page of it was checked."));
  g_assert_true (says (page, "Backup before an import"));
  g_assert_true (says (page, "Daily backup"));
  g_assert_true (says (page, "Sound when it was checked on 10 March 2026"));
  g_assert_true (says (page, "Goes by itself by 17 Mar 2026."));
  g_assert_true (says (page, "No second place is chosen."));
  g_assert_nonnull (find_named (page, "kith-verify-Team-2026-03-10.kith"));
  g_assert_nonnull (find_named (page, "kith-restore-Team-2026-03-10.kith"));
  kith_ui_page_close (&fixture);
}

static gpointer
back_up (KithCaseFile  *file,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (kith_backups_make_now (file, cancellable, error));
}

/* Whoever goes there first thing in the morning sees the backup of the day when it is made. */
static void
test_made_meanwhile (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_auto (KithUiWait) wait = { 0 };
  GtkWidget *page = NULL;

  kith_test_case_sign_in (fixture.test, "admin");
  kith_clock_advance (fixture.test->clock, 8 * DAY);
  page = kith_ui_page_open (&fixture, "admin", kith_backups_page_new);
  WAIT_UNTIL (says (page, "Made 8 days ago."));
  kith_store_submit_async (fixture.store, back_up, NULL, NULL, NULL, NULL, kith_ui_wait_callback, &wait);
  g_assert_nonnull (kith_store_submit_finish (fixture.store, kith_ui_wait (&wait), NULL));
  g_assert_true (says (page, "Made 8 days ago."));
  g_signal_emit_by_name (fixture.store, "backed-up");
  WAIT_UNTIL (says (page, "Made less than an hour ago."));
  kith_ui_page_close (&fixture);
}

/* One click each; the page says afterwards what has changed. */
static void
test_works (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  GtkWidget *page = NULL;

  kith_test_case_sign_in (fixture.test, "admin");
  kith_clock_advance (fixture.test->clock, 8 * DAY);
  page = kith_ui_page_open (&fixture, "admin", kith_backups_page_new);
  WAIT_UNTIL (says (page, "Made 8 days ago. That is too long"));
  activate (page, "kith-back-up");
  WAIT_UNTIL (says (page, "Made less than an hour ago. Every page of it was checked."));
  gtk_widget_grab_focus (find_named (page, "kith-drill"));
  activate (page, "kith-drill");
  WAIT_UNTIL (find_named (GTK_WIDGET (fixture.window), "kith-backup-report") != NULL);
  g_assert_true (says (GTK_WIDGET (fixture.window), "The Backup Can Be Restored"));
  g_assert_true (says (GTK_WIDGET (fixture.window), "3 students"));
  adw_dialog_force_close (ADW_DIALOG (find_named (GTK_WIDGET (fixture.window), "kith-backup-report")));
  WAIT_UNTIL (says (page, "Last done less than an hour ago."));
  WAIT_UNTIL (gtk_window_get_focus (fixture.window) == find_named (page, "kith-drill"));
  activate (page, "kith-restore-Team-2026-03-10.kith");
  WAIT_UNTIL (find_named (GTK_WIDGET (fixture.window), "kith-restore-warning") != NULL);
  g_assert_true (says (GTK_WIDGET (fixture.window), "8 days ago"));
  adw_dialog_force_close (ADW_DIALOG (find_named (GTK_WIDGET (fixture.window), "kith-restore-warning")));
  kith_ui_page_close (&fixture);
}

static void
test_damaged (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_autofree char *path = g_build_filename (fixture.test->folder, "backups", "Team-2026-03-10.kith", NULL);
  GtkWidget *page = NULL;
  FILE *file = NULL;

  page = kith_ui_page_open (&fixture, "admin", kith_backups_page_new);
  file = g_fopen (path, "r+b");
  g_assert_cmpint (fseek (file, 70000, SEEK_SET), ==, 0);
  g_assert_cmpint ((int) fwrite ("damage", 1, 6, file), ==, 6);
  fclose (file);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_named (page, "kith-backup-Team-2026-03-10.kith-0")), TRUE);
  gtk_widget_grab_focus (find_named (page, "kith-verify-Team-2026-03-10.kith"));
  activate (page, "kith-verify-Team-2026-03-10.kith");
  WAIT_UNTIL (find_named (GTK_WIDGET (fixture.window), "kith-backup-report") != NULL);
  g_assert_true (says (GTK_WIDGET (fixture.window), "The Backup Is Damaged"));
  WAIT_UNTIL (says (page, "Damaged when it was checked"));
  adw_dialog_force_close (ADW_DIALOG (find_named (GTK_WIDGET (fixture.window), "kith-backup-report")));
  /* Where the person was, in the row that is open still */
  WAIT_UNTIL (gtk_window_get_focus (fixture.window) == find_named (page, "kith-verify-Team-2026-03-10.kith"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_named (page, "kith-backup-Team-2026-03-10.kith-0"))));
  kith_ui_page_close (&fixture);
}

static AdwNavigationPage *
create_empty_page (void)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), gtk_label_new ("Here"));
  return adw_navigation_page_new (view, "Here");
}

static void
set_over (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_seconds (guint seconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_seconds_once (seconds, set_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* For whoever may make one, after a week, and for nobody else. */
static void
test_banner_late (void)
{
  static const struct {
    const char *user;
    int days;
    gboolean is_shown;
  } cases[] = { { "admin", 6, FALSE }, { "admin", 8, TRUE }, { "mentor", 8, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (KithUiPage) fixture = { kith_test_case_new () };
    AdwNavigationPage *page = create_empty_page ();
    GtkWidget *banner = NULL;

    kith_test_case_sign_in (fixture.test, "admin");
    kith_clock_advance (fixture.test->clock, cases[i].days * DAY);
    fixture.store = kith_ui_open_store (fixture.test, cases[i].user);
    kith_ui_page_show (&fixture, page);
    kith_backup_banner_add (page, fixture.store);
    banner = find_named (GTK_WIDGET (page), "kith-backup-banner");
    WAIT_UNTIL (*adw_banner_get_title (ADW_BANNER (banner)) != '\0');
    /* the backup of the day may still be made */
    g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
    wait_seconds (2);
    g_assert_cmpint (adw_banner_get_revealed (ADW_BANNER (banner)), ==, cases[i].is_shown);
    kith_ui_page_close (&fixture);
  }
}

/* Everybody is told what a restored file lacks. */
static void
test_banner_restored (void)
{
  g_auto (KithUiPage) fixture = { kith_test_case_new () };
  g_autofree char *backup = g_build_filename (fixture.test->folder, "backups", "Team-2026-03-10.kith", NULL);
  g_autofree char *restored = g_build_filename (fixture.test->folder, "Restored.kith", NULL);
  AdwNavigationPage *page = create_empty_page ();
  GtkWidget *banner = NULL;

  kith_test_case_sign_out (fixture.test);
  kith_clock_advance (fixture.test->clock, 3 * DAY);
  g_assert_true (kith_maintenance_restore (backup, restored, NULL));
  g_set_str (&fixture.test->path, restored);
  fixture.store = kith_ui_open_store (fixture.test, "mentor");
  kith_ui_page_show (&fixture, page);
  kith_backup_banner_add (page, fixture.store);
  banner = find_named (GTK_WIDGET (page), "kith-backup-banner");
  WAIT_UNTIL (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), "written after 10 March 2026"));
  kith_ui_page_close (&fixture);
}

static void
test_sidebar (void)
{
  const KithPageEntry *entry = kith_pages_find ("backups");

  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_ADMIN));
  g_assert_false (kith_page_entry_allows (entry, KITH_ROLE_MENTOR | KITH_ROLE_COACH | KITH_ROLE_WELFARE | KITH_ROLE_MANAGER |
                                                   KITH_ROLE_DSL | KITH_ROLE_DPO));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();
  kith_backup_banner_set_patience_for_tests (1);

  g_test_add_func ("/ui/backups/says", test_says);
  g_test_add_func ("/ui/backups/works", test_works);
  g_test_add_func ("/ui/backups/made-meanwhile", test_made_meanwhile);
  g_test_add_func ("/ui/backups/damaged", test_damaged);
  g_test_add_func ("/ui/backups/banner-late", test_banner_late);
  g_test_add_func ("/ui/backups/banner-restored", test_banner_restored);
  g_test_add_func ("/ui/backups/sidebar", test_sidebar);
  return g_test_run ();
}
