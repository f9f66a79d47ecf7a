/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui-wait.h"

/* Work in these tests takes milliseconds; a machine that is busy gets a minute. */
#define PATIENCE_SECONDS 60

void
kith_ui_wait_callback (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  KithUiWait *self = user_data;

  g_assert_null (self->arrived);
  self->arrived = g_object_ref (result);
}

static gboolean
give_up (gpointer data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

GAsyncResult *
kith_ui_wait (KithUiWait *self)
{
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);

  while (self->arrived == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_clear_object (&self->answer);
  self->answer = g_steal_pointer (&self->arrived);
  return self->answer;
}

void
kith_ui_wait_clear (KithUiWait *self)
{
  g_clear_object (&self->arrived);
  g_clear_object (&self->answer);
}

void
kith_ui_assert_name (GtkWidget  *button,
                     const char *name)
{
  g_autofree char *wrong = NULL;

  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (wrong, ==, NULL);
}

KithStore *
kith_ui_open_store (KithTestCase *test_case,
                    const char   *user)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_store_new (test_case->clock);

  kith_test_case_sign_out (test_case);
  kith_store_open_async (store, test_case->path, user, KITH_TEST_PASSPHRASE, NULL, kith_ui_wait_callback, &wait);
  kith_store_open_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  return store;
}

void
kith_ui_close_store (KithStore *store)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;

  kith_store_close_async (store, kith_ui_wait_callback, &wait);
  kith_store_close_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
  g_object_unref (store);
}
