/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-window-private.h"

#include "kith-operation.h"
#include "kith-undo.h"

#include <glib/gi18n.h>

/* How long a toast offers it; Ctrl+Z does for longer. */
#define UNDO_SECONDS 10

static gpointer
undo_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return GINT_TO_POINTER (kith_case_file_undo (file, *(gint64 *) data, error));
}

static gpointer
last_operation_job (KithCaseFile *file,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  gint64 *operation = g_new (gint64, 1);

  *operation = kith_case_file_get_last_operation (file);
  return operation;
}

static void
forget_operation (KithWindow *self,
                  gint64      operation)
{
  for (guint i = self->operations->len; i > 0; i--)
    if (g_array_index (self->operations, gint64, i - 1) == operation)
      g_array_remove_index (self->operations, i - 1);
}

static void
undone (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_store_submit_finish (KITH_STORE (source), result, &error);
  adw_toast_overlay_dismiss_all (self->toasts);
  if (error != NULL)
    kith_window_report_error (self, error);
  else
    kith_window_add_toast (self, _("Undone"));
}

static void
undo (KithWindow *self,
      gint64      operation)
{
  forget_operation (self, operation);
  kith_store_submit_async (self->store, undo_job, g_memdup2 (&operation, sizeof operation), g_free, NULL, NULL, undone,
                           g_object_ref (self));
}

/* In a text Ctrl+Z is about the typing, elsewhere about what was done last. */
static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KithWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) {
    gtk_widget_activate_action (focus, "text.undo", NULL);
    return;
  }
  if (!kith_store_is_open (self->store))
    return;
  if (self->operations->len == 0)
    kith_window_add_toast (self, _("There is nothing to undo."));
  else
    undo (self, g_array_index (self->operations, gint64, self->operations->len - 1));
}

static void
undo_operation_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  KithWindow *self = user_data;

  if (kith_store_is_open (self->store))
    undo (self, g_variant_get_int64 (parameter));
}

void
kith_window_undo_install (KithWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_action },
    { .name = "undo-operation", .activate = undo_operation_action, .parameter_type = "x" },
  };

  self->operations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
show_undo_toast (KithWindow *self,
                 const char *text,
                 gint64      operation)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  if (operation != 0) {
    g_array_append_val (self->operations, operation);
    /* No mnemonic: screen readers read the underscore out. */
    adw_toast_set_button_label (toast, _("Undo"));
    adw_toast_set_action_name (toast, "win.undo-operation");
    adw_toast_set_action_target (toast, "x", operation);
  }
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct {
  KithWindow *window;
  char *text;
} Offer;

static void
last_operation_found (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Offer *offer = user_data;
  g_autofree gint64 *operation = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  show_undo_toast (offer->window, offer->text, operation != NULL ? *operation : 0);
  g_object_unref (offer->window);
  g_free (offer->text);
  g_free (offer);
}

/**
 * kith_window_offer_undo:
 * @self: the window
 * @text: what was done
 * @operation: from [method@CaseFile.get_last_operation], or 0 to ask the case file for the last one
 *
 * Says what was done in a toast that can undo it. Ctrl+Z can, too, for as long as the case file stays open.
 */
void
kith_window_offer_undo (KithWindow *self,
                        const char *text,
                        gint64      operation)
{
  Offer *offer = NULL;

  g_return_if_fail (KITH_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (operation != 0 || !kith_store_is_open (self->store)) {
    show_undo_toast (self, text, operation);
    return;
  }
  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (self);
  offer->text = g_strdup (text);
  kith_store_submit_async (self->store, last_operation_job, NULL, NULL, g_free, NULL, last_operation_found, offer);
}
