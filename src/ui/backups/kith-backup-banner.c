/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backup-banner.h"

#include "kith-backups.h"
#include "kith-restored.h"
#include "kith-time.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

#define NEWS_KEY "kith-news"
#define IS_PATIENT_KEY "kith-is-patient"
#define IS_GONE_KEY "kith-is-gone"
#define STORE_KEY "kith-store"

/* After the holidays every backup is old until that of the day is made, a little after the first sign-in. */
static guint patience = 60;

typedef struct {
  char *restored;
  gint64 last_line;
  gboolean is_late;
  gint64 last_verified;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_free (self->restored);
  g_free (self);
}

/* On the store thread */

static gpointer
look_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  News *news = g_new0 (News, 1);

  news->restored = kith_restored_dup_words (file, NULL);
  news->last_line = kith_restored_get_last_line (file);
  news->is_late = kith_backups_find_late (file, &news->last_verified, NULL) > 0;
  return news;
}

static gpointer
read_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (kith_restored_set_read (file, error));
}

/* On the main loop */

static char *
dup_title (const News *news)
{
  g_autofree char *moment = NULL;

  if (news->restored != NULL) {
    moment = kith_time_format_instant (news->last_line);
    /* Translators: a moment, such as 3 November 2026, 3:20pm */
    return g_strdup_printf (_("This case file was restored from a backup. What was written after %s is not in it."), moment);
  }
  if (news->last_verified == 0)
    return g_strdup (_("There is no backup yet that was checked."));
  moment = kith_time_format_instant (news->last_verified);
  /* Translators: a moment, such as 3 November 2026, 3:20pm */
  return g_strdup_printf (_("The last backup that was checked is of %s."), moment);
}

static void
show (AdwBanner *banner,
      News      *news)
{
  g_autofree char *title = dup_title (news);

  g_object_set_data_full (G_OBJECT (banner), NEWS_KEY, news, news_free);
  adw_banner_set_title (banner, title);
  adw_banner_set_button_label (banner, news->restored != NULL ? _("_Details") : _("_Backups"));
  adw_banner_set_revealed (banner, news->restored != NULL ||
                                     (news->is_late && g_object_get_data (G_OBJECT (banner), IS_PATIENT_KEY) == NULL));
}

static void
looked (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (AdwBanner) banner = user_data;
  News *news = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  if (news != NULL && g_object_get_data (G_OBJECT (banner), IS_GONE_KEY) == NULL)
    show (banner, news);
  else if (news != NULL)
    news_free (news);
}

static void
look (AdwBanner *banner)
{
  KithStore *store = g_object_get_data (G_OBJECT (banner), STORE_KEY);

  if (kith_store_is_open (store) && g_object_get_data (G_OBJECT (banner), IS_GONE_KEY) == NULL)
    kith_store_submit_async (store, look_job, NULL, NULL, news_free, NULL, looked, g_object_ref (banner));
}

static gboolean
lose_patience (gpointer data)
{
  AdwBanner *banner = data;

  g_object_set_data (G_OBJECT (banner), IS_PATIENT_KEY, NULL);
  look (banner);
  return G_SOURCE_REMOVE;
}

static void
was_read (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AdwBanner) banner = user_data;

  kith_store_submit_finish (KITH_STORE (source), result, NULL);
  look (banner);
}

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AdwBanner) banner = user_data;
  KithStore *store = g_object_get_data (G_OBJECT (banner), STORE_KEY);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "read") && kith_store_is_open (store))
    kith_store_submit_async (store, read_job, NULL, NULL, NULL, NULL, was_read, g_object_ref (banner));
}

/* Whoever cannot do anything about it cannot put it away for the others. */
static gboolean
may_put_away (KithStore *store)
{
  const KithActor *actor = kith_store_get_actor (store);

  return actor != NULL && (kith_policy_allows_verb (actor->roles, KITH_VERB_BACKUP) ||
                           kith_policy_allows_verb (actor->roles, KITH_VERB_READ_AUDIT));
}

static void
show_details (AdwBanner  *banner,
              const News *news)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("This File Was Restored"), news->restored);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  if (may_put_away (g_object_get_data (G_OBJECT (banner), STORE_KEY)))
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "read", _("_Do Not Show Again"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (banner), NULL, answered, g_object_ref (banner));
}

static void
on_clicked (AdwBanner *banner)
{
  const News *news = g_object_get_data (G_OBJECT (banner), NEWS_KEY);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (banner));

  if (news->restored != NULL)
    show_details (banner, news);
  else if (window != NULL)
    kith_window_show_page (window, "backups");
}

static void
on_destroy (AdwBanner *banner)
{
  g_object_set_data (G_OBJECT (banner), IS_GONE_KEY, banner);
}

void
kith_backup_banner_set_patience_for_tests (guint seconds)
{
  patience = seconds;
}

void
kith_backup_banner_add (AdwNavigationPage *page,
                        KithStore         *store)
{
  GtkWidget *banner = adw_banner_new ("");
  GtkWidget *view = adw_navigation_page_get_child (page);

  gtk_widget_set_name (banner, "kith-backup-banner");
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  g_object_set_data_full (G_OBJECT (banner), STORE_KEY, g_object_ref (store), g_object_unref);
  g_object_set_data (G_OBJECT (banner), IS_PATIENT_KEY, banner);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, patience, lose_patience, g_object_ref (banner), g_object_unref);
  g_signal_connect (banner, "button-clicked", G_CALLBACK (on_clicked), NULL);
  g_signal_connect (banner, "destroy", G_CALLBACK (on_destroy), NULL);
  g_signal_connect_object (store, "backed-up", G_CALLBACK (look), banner, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "showing", G_CALLBACK (look), banner, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), banner);
  look (ADW_BANNER (banner));
}
