/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cover-dialog.h"

#include "form/kith-date-row.h"
#include "form/kith-link-row.h"
#include "form/kith-typed-row.h"
#include "kith-cover.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

struct _KithCoverDialog
{
  AdwDialog parent_instance;

  /* Parts */
  AdwBanner *trouble;
  KithLinkRow *by_row;
  KithDateRow *from_row;
  KithDateRow *until_row;

  /* Owned */
  KithStore *store;

  /* Borrowed: it stands in this window */
  KithWindow *window;
  gint64 person;
  gboolean edited;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (KithCoverDialog, kith_cover_dialog, ADW_TYPE_DIALOG)

typedef struct {
  gint64 person;
  gint64 by;
  char *from;
  char *until;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->from);
  g_free (wanted->until);
  g_free (wanted);
}

typedef struct {
  int n_students;
  gint64 operation;
} Arranged;

/* On the store thread. */
static gpointer
arrange_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const Wanted *wanted = data;
  const KithCover cover = { wanted->person, wanted->by, wanted->from, wanted->until };
  int n_students = kith_cover_arrange (file, &cover, error);
  Arranged *arranged = NULL;

  if (n_students < 0)
    return NULL;
  arranged = g_new0 (Arranged, 1);
  arranged->n_students = n_students;
  arranged->operation = kith_case_file_get_last_operation (file);
  return arranged;
}

static void
say_trouble (KithCoverDialog *self,
             const char      *words)
{
  adw_banner_set_title (self->trouble, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble, words != NULL);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Nothing filled in goes by Escape alone, and nobody misses the answer to a Save. */
static void
update_close (KithCoverDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->edited && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cover.save", !self->saving);
}

static void
on_edited (KithCoverDialog *self)
{
  self->edited = TRUE;
  update_close (self);
}

static void
on_arranged (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithCoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Arranged *arranged = kith_store_submit_finish (KITH_STORE (source), result, &error);
  g_autofree char *words = NULL;

  self->saving = FALSE;
  update_close (self);
  if (arranged == NULL) {
    say_trouble (self, error->message);
    return;
  }
  words = g_strdup_printf (ngettext ("%d student is covered", "%d students are covered", (gulong) arranged->n_students),
                           arranged->n_students);
  kith_window_offer_undo (self->window, words, arranged->operation);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* What cannot be read says so under its row. */
static gboolean
is_readable (KithDateRow *row)
{
  if (kith_typed_row_is_valid (KITH_TYPED_ROW (row)))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  KithCoverDialog *self = KITH_COVER_DIALOG (widget);
  Wanted *wanted = NULL;

  if (self->saving)
    return;
  say_trouble (self, NULL);
  if (!is_readable (self->from_row) || !is_readable (self->until_row))
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->person = self->person;
  wanted->by = kith_link_row_get_id (self->by_row);
  wanted->from = g_strdup (kith_date_row_get_date (self->from_row));
  wanted->until = g_strdup (kith_date_row_get_date (self->until_row));
  self->saving = TRUE;
  update_close (self);
  kith_store_submit_async (self->store, arrange_job, wanted, wanted_free, g_free, NULL, on_arranged,
                           g_object_ref (self));
}

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KithCoverDialog) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_str_equal (answer, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "cover.save", NULL);
}

static void
kith_cover_dialog_close_attempt (AdwDialog *dialog)
{
  KithCoverDialog *self = KITH_COVER_DIALOG (dialog);
  AdwAlertDialog *question = NULL;

  if (self->saving)
    return;
  question = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Save Changes?"), _("The cover is not arranged yet.")));
  adw_alert_dialog_add_responses (question, "keep", _("_Keep Editing"), "discard", _("_Discard"), "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question, "save");
  adw_alert_dialog_set_close_response (question, "keep");
  adw_alert_dialog_choose (question, GTK_WIDGET (self), NULL, on_close_answered, g_object_ref (self));
}

static void
kith_cover_dialog_dispose (GObject *object)
{
  g_clear_object (&KITH_COVER_DIALOG (object)->store);
  G_OBJECT_CLASS (kith_cover_dialog_parent_class)->dispose (object);
}

static void
kith_cover_dialog_class_init (KithCoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_cover_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = kith_cover_dialog_close_attempt;

  gtk_widget_class_install_action (widget_class, "cover.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "cover.save", NULL);
}

static void
kith_cover_dialog_init (KithCoverDialog *self)
{
}

static KithDateRow *
add_date (KithCoverDialog     *self,
          AdwPreferencesGroup *group,
          const char          *title)
{
  GtkWidget *row = kith_date_row_new (title, kith_store_get_clock (self->store));

  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, kith_typed_row_get_message_row (KITH_TYPED_ROW (row)));
  return KITH_DATE_ROW (row);
}

static GtkWidget *
create_page (KithCoverDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

  adw_preferences_group_set_description (group, _("Every student whose coach this person is gets the same cover for these "
                                                  "days, both included. Whoever covers sees and writes as a coach does, "
                                                  "and no longer than that."));
  self->by_row = KITH_LINK_ROW (kith_link_row_new (_("Who covers"), self->store, &kith_person_kind));
  kith_query_where_any (query, "roles", "coach");
  kith_query_where_current (query);
  kith_link_row_set_query (self->by_row, query);
  adw_preferences_group_add (group, GTK_WIDGET (self->by_row));
  self->from_row = add_date (self, group, _("From"));
  self->until_row = add_date (self, group, _("Until"));
  kith_date_row_set_date (self->from_row, today);
  adw_preferences_page_add (page, group);
  g_signal_connect_object (self->by_row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from_row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until_row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

static void
build (KithCoverDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cover.save");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  self->trouble = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->trouble));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page (self));
  adw_dialog_set_title (ADW_DIALOG (self), _("Arrange Cover"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->by_row));
}

/**
 * kith_cover_dialog_present:
 * @window: the window
 * @person: the coach who is away
 *
 * Asks who looks after the students meanwhile, and for how long.
 */
void
kith_cover_dialog_present (KithWindow *window,
                           gint64      person)
{
  KithCoverDialog *self = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  self = g_object_new (KITH_TYPE_COVER_DIALOG, NULL);
  self->window = window;
  self->store = g_object_ref (kith_window_get_store (window));
  self->person = person;
  build (self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Arrange Cover"));
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
