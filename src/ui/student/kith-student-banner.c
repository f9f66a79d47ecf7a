/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "student/kith-student-banner.h"

#include "kith-student-notice.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithStudentBanner
{
  AdwBin parent_instance;

  AdwBanner *banner;
  GCancellable *cancellable;
  const char *page;
};

G_DEFINE_FINAL_TYPE (KithStudentBanner, kith_student_banner, ADW_TYPE_BIN)

static void
go_to_page (KithStudentBanner *self)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL && self->page != NULL)
    kith_window_show_page (window, self->page);
}

static gpointer
find_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return kith_student_notice_find (file, *(gint64 *) data, error);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithStudentBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStudentNotice) notice = kith_store_submit_finish (KITH_STORE (source), result, &error);

  /* That it could not be read is said by the page itself. */
  if (error != NULL || self->banner == NULL)
    return;
  if (notice != NULL) {
    adw_banner_set_title (self->banner, notice->words);
    adw_banner_set_button_label (self->banner,
                                 g_str_equal (notice->page, "retention") ? _("_Retention") : _("_Concerns"));
    self->page = notice->page;
  }
  adw_banner_set_revealed (self->banner, notice != NULL);
}

static void
kith_student_banner_dispose (GObject *object)
{
  KithStudentBanner *self = KITH_STUDENT_BANNER (object);

  self->banner = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kith_student_banner_parent_class)->dispose (object);
}

static void
kith_student_banner_class_init (KithStudentBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_student_banner_dispose;
}

static void
kith_student_banner_init (KithStudentBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (go_to_page), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * kith_student_banner_show:
 * @self: a banner
 * @store: the open store
 * @student: whose record
 *
 * Asks what stands over the record, and shows that or nothing.
 */
void
kith_student_banner_show (KithStudentBanner *self,
                          KithStore         *store,
                          gint64             student)
{
  g_return_if_fail (KITH_IS_STUDENT_BANNER (self) && KITH_IS_STORE (store));

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  kith_store_submit_async (store, find_job, g_memdup2 (&student, sizeof student), g_free,
                           (GDestroyNotify) kith_student_notice_free, self->cancellable, on_found, g_object_ref (self));
}
