/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-create-page.h"

#include "form/kith-message-row.h"
#include "kith-error.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-passphrase.h"
#include "welcome/kith-recovery-page.h"

#include <glib/gi18n.h>

struct _KithCreatePage
{
  AdwNavigationPage parent_instance;

  /* Parts */
  AdwBanner *trouble_banner;
  AdwActionRow *place_row;
  AdwEntryRow *full_name_row;
  AdwEntryRow *user_row;
  GtkSwitch *works_switch;
  AdwPasswordEntryRow *passphrase_row;
  AdwPasswordEntryRow *repeat_row;
  AdwActionRow *suggestion_row;
  GtkButton *create_button;
  GtkLabel *button_label;
  GtkWidget *spinner;
  KithMessageRow *full_name_message;
  KithMessageRow *user_message;
  KithMessageRow *passphrase_message;
  KithMessageRow *repeat_message;

  /* Owned */
  char *path;

  /* Borrowed: the window holds this page */
  KithWindow *window;

  gboolean user_is_typed;
  gboolean updating;
  gboolean creating;
};

G_DEFINE_FINAL_TYPE (KithCreatePage, kith_create_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_place (KithCreatePage *self)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  adw_action_row_set_subtitle (self->place_row, shown);
}

static void
place_chosen (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithCreatePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  g_free (self->path);
  self->path = g_str_has_suffix (path, ".kith") ? g_steal_pointer (&path) : g_strconcat (path, ".kith", NULL);
  adw_banner_set_revealed (self->trouble_banner, FALSE);
  show_place (self);
}

static void
choose_place_cb (KithCreatePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  gtk_file_dialog_set_title (dialog, _("Place of the Case File"));
  gtk_file_dialog_set_initial_file (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, place_chosen, g_object_ref (self));
}

/* "Siân O’Brien" signs in as "sian" unless she types another name. */
static char *
dup_account_name (const char *full_name)
{
  g_autofree char *folded = kith_text_fold (full_name);
  char *space = strchr (folded, ' ');

  if (space != NULL)
    *space = '\0';
  return g_steal_pointer (&folded);
}

static void
full_name_changed_cb (KithCreatePage *self)
{
  g_autofree char *name = NULL;

  kith_message_row_set_error (self->full_name_message, NULL);
  if (self->user_is_typed)
    return;
  name = dup_account_name (get_text (self->full_name_row));
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), name);
  self->updating = FALSE;
}

static void
user_changed_cb (KithCreatePage *self)
{
  kith_message_row_set_error (self->user_message, NULL);
  if (!self->updating)
    self->user_is_typed = !kith_text_is_empty (get_text (self->user_row));
}

static KithPassphraseStrength
judge (KithCreatePage *self)
{
  g_autofree char *file = g_path_get_basename (self->path);
  const char *context[] = { get_text (self->full_name_row), get_text (self->user_row), file, NULL };

  return kith_passphrase_judge (get_text (self->passphrase_row), context);
}

static void
passphrase_changed_cb (KithCreatePage *self)
{
  kith_message_row_set_error (self->passphrase_message, NULL);
  kith_message_row_set_error (self->repeat_message, NULL);
  kith_message_row_set_info (self->passphrase_message,
                             *get_text (self->passphrase_row) != '\0' ? kith_passphrase_explain (judge (self)) : NULL);
}

static void
repeat_changed_cb (KithCreatePage *self)
{
  kith_message_row_set_error (self->repeat_message, NULL);
}

static void
other_words_cb (KithCreatePage *self)
{
  g_autoptr (KithSecretText) words = kith_passphrase_generate ();

  adw_action_row_set_subtitle (self->suggestion_row, words);
}

static void
use_words_cb (KithCreatePage *self)
{
  const char *words = adw_action_row_get_subtitle (self->suggestion_row);

  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), words);
  gtk_editable_set_text (GTK_EDITABLE (self->repeat_row), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->create_button));
}

static gboolean
refuse (KithMessageRow *message,
        gpointer        row,
        const char     *words)
{
  kith_message_row_set_error (message, words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static gboolean
check (KithCreatePage *self)
{
  KithPassphraseStrength strength = judge (self);

  if (kith_text_is_empty (get_text (self->full_name_row)))
    return refuse (self->full_name_message, self->full_name_row, _("Enter your name as colleagues know it."));
  if (kith_text_is_empty (get_text (self->user_row)))
    return refuse (self->user_message, self->user_row, _("Enter a short name to sign in with."));
  if (!kith_passphrase_is_accepted (strength))
    return refuse (self->passphrase_message, self->passphrase_row, kith_passphrase_explain (strength));
  if (!g_str_equal (get_text (self->passphrase_row), get_text (self->repeat_row)))
    return refuse (self->repeat_message, self->repeat_row, _("The two are not the same. Type the passphrase again."));
  return TRUE;
}

static void
update (KithCreatePage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), !self->creating);
  gtk_widget_set_visible (self->spinner, self->creating);
  gtk_label_set_label (self->button_label, self->creating ? _("Making the keys…") : _("_Create"));
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !self->creating);
}

static void
created (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (KithCreatePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = kith_store_create_finish (KITH_STORE (source), result, &error);
  GtkWidget *view = NULL;

  self->creating = FALSE;
  update (self);
  if (recovery_key == NULL) {
    adw_banner_set_title (self->trouble_banner, error->message);
    adw_banner_set_revealed (self->trouble_banner, TRUE);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->repeat_row), "");
  adw_action_row_set_subtitle (self->suggestion_row, "");
  view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            kith_recovery_page_new (self->window, self->path, recovery_key));
}

static void
create_cb (KithCreatePage *self)
{
  KithRoles roles = KITH_ROLE_ADMIN;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *full_name = NULL;
  g_autofree char *user = NULL;

  if (self->creating || !check (self))
    return;
  if (gtk_switch_get_active (self->works_switch))
    roles |= KITH_ROLE_WELFARE | KITH_ROLE_DSL;
  full_name = kith_text_tidy_line (get_text (self->full_name_row));
  user = kith_text_tidy_line (get_text (self->user_row));
  /* The store says in a sentence what is wrong with a folder that cannot be made. */
  g_mkdir_with_parents (folder, 0700);
  adw_banner_set_revealed (self->trouble_banner, FALSE);
  self->creating = TRUE;
  update (self);
  kith_store_create_async (self->window->store, self->path, user, full_name, get_text (self->passphrase_row), roles,
                           NULL, created, g_object_ref (self));
}

static void
kith_create_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_CREATE_PAGE);
  G_OBJECT_CLASS (kith_create_page_parent_class)->dispose (object);
}

static void
kith_create_page_finalize (GObject *object)
{
  g_free (KITH_CREATE_PAGE (object)->path);
  G_OBJECT_CLASS (kith_create_page_parent_class)->finalize (object);
}

static void
kith_create_page_class_init (KithCreatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_create_page_dispose;
  object_class->finalize = kith_create_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("welcome/kith-create-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, place_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, full_name_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, user_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, works_switch);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, suggestion_row);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, button_label);
  gtk_widget_class_bind_template_child (widget_class, KithCreatePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, choose_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, full_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_words_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_words_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
kith_create_page_init (KithCreatePage *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_widget_init_template (GTK_WIDGET (self));
  kith_accessible_name_containers (GTK_WIDGET (self), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  self->full_name_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->full_name_row)));
  self->user_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->user_row)));
  self->passphrase_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->passphrase_row)));
  self->repeat_message = KITH_MESSAGE_ROW (kith_message_row_insert_under (GTK_WIDGET (self->repeat_row)));
  kith_message_row_set_hint (self->user_message, _("What you type to sign in, such as “sian”"));
  /* Translators: the name of a file */
  self->path = g_build_filename (documents != NULL ? documents : g_get_home_dir (), _("Our students.kith"), NULL);
  show_place (self);
  other_words_cb (self);
}

/**
 * kith_create_page_new:
 * @window: the window it will stand in
 *
 * Returns: (transfer floating): a page that makes a case file
 */
AdwNavigationPage *
kith_create_page_new (KithWindow *window)
{
  KithCreatePage *self = g_object_new (KITH_TYPE_CREATE_PAGE, NULL);

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self->window = window;
  return ADW_NAVIGATION_PAGE (self);
}
