/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-journal-pane.h"

#include "form/kith-record-dialog.h"
#include "kith-date.h"
#include "kith-journal-entry.h"
#include "kith-person.h"
#include "kith-text.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithJournalPane
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithJournalPane, kith_journal_pane, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "journal-entry", "person", NULL };
static const char *const fields[] = { "date", "title", "text", "minutes", NULL };

typedef struct {
  GPtrArray *entries;
  gboolean is_own;
  gint64 supervisor;
  char *supervisor_name;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entries, g_ptr_array_unref);
  g_free (loaded->supervisor_name);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, free_loaded)

static void
find_supervisor (KithCaseFile *file,
                 gint64        person,
                 Loaded       *loaded)
{
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_person_kind, person, NULL);

  loaded->supervisor = record != NULL ? kith_record_get_number (record, KITH_PERSON_SUPERVISOR) : 0;
  if (loaded->supervisor != 0)
    loaded->supervisor_name = kith_case_file_dup_title (file, &kith_person_kind, loaded->supervisor);
}

static gpointer
load (KithCaseFile *file,
      gint64        person,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (KithQuery) query = kith_query_new (&kith_journal_entry_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  kith_query_where (query, "person", id);
  loaded->entries = kith_case_file_list (file, query, NULL, error);
  if (loaded->entries == NULL)
    return NULL;
  loaded->is_own = kith_case_file_get_actor (file)->person == person;
  find_supervisor (file, person, loaded);
  return g_steal_pointer (&loaded);
}

/* Sharing */

typedef struct {
  KithWindow *window;
  gboolean shares;
} Sharing;

static void
on_shared (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Sharing *sharing = data;
  g_autoptr (KithWindow) window = sharing->window;
  g_autoptr (GError) error = NULL;

  if (kith_store_save_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, sharing->shares ? _("Entry shared") : _("Sharing taken back"), 0);
  else
    kith_window_report_error (window, error);
}

static void
set_shared (KithStudentPane *pane,
            KithRecord      *entry,
            gint64           with)
{
  g_autoptr (KithRecord) changed = kith_record_dup (entry);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  Sharing *sharing = NULL;

  if (window == NULL || !kith_store_is_open (kith_student_pane_get_store (pane)))
    return;
  sharing = g_new0 (Sharing, 1);
  sharing->window = g_object_ref (window);
  sharing->shares = with != 0;
  if (with != 0)
    kith_record_set_number (changed, KITH_JOURNAL_ENTRY_SHARED_WITH, with);
  else
    kith_record_clear (changed, KITH_JOURNAL_ENTRY_SHARED_WITH);
  kith_store_save_async (kith_student_pane_get_store (pane), changed, KITH_SAVE_ACCEPT_WARNINGS, NULL, on_shared, sharing);
}

#define SUPERVISOR_KEY "kith-supervisor"

static void
on_share (KithStudentPane *pane,
          GtkWidget       *button)
{
  set_shared (pane, kith_pane_get_record (button), *(gint64 *) g_object_get_data (G_OBJECT (button), SUPERVISOR_KEY));
}

static void
on_take_back (KithStudentPane *pane,
              GtkWidget       *button)
{
  set_shared (pane, kith_pane_get_record (button), 0);
}

static GtkWidget *
create_share_button (KithStudentPane *pane,
                     KithRecord      *entry,
                     const Loaded    *loaded)
{
  gboolean is_shared = kith_record_has (entry, KITH_JOURNAL_ENTRY_SHARED_WITH);
  g_autofree char *name = g_strdup_printf ("kith-share-%" G_GINT64_FORMAT, kith_record_get_id (entry));
  GtkWidget *button = NULL;

  if (!is_shared && loaded->supervisor == 0)
    return NULL;
  button = gtk_button_new_with_label (is_shared ? _("Take Sharing Back") : _("Share With My Supervisor"));
  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), SUPERVISOR_KEY,
                          g_memdup2 (&loaded->supervisor, sizeof loaded->supervisor), g_free);
  kith_pane_connect_record (button, "clicked", entry, is_shared ? G_CALLBACK (on_take_back) : G_CALLBACK (on_share), pane);
  return button;
}

/* Rows */

static char *
dup_subtitle (KithRecord   *entry,
              const Loaded *loaded)
{
  g_autofree char *date = kith_date_format_iso (kith_record_get_text (entry, KITH_JOURNAL_ENTRY_DATE));
  gint64 with = kith_record_get_number (entry, KITH_JOURNAL_ENTRY_SHARED_WITH);

  if (!loaded->is_own)
    return g_steal_pointer (&date);
  if (with == 0)
    /* Translators: a date */
    return g_strdup_printf (_("%s · Only you"), date);
  if (with == loaded->supervisor && loaded->supervisor_name != NULL)
    /* Translators: a date, and the name of a supervisor */
    return g_strdup_printf (_("%s · Shared with %s"), date, loaded->supervisor_name);
  /* Translators: a date */
  return g_strdup_printf (_("%s · Shared"), date);
}

static GtkWidget *
create_text (KithRecord *entry)
{
  GtkWidget *label = gtk_label_new (kith_record_get_text (entry, KITH_JOURNAL_ENTRY_TEXT));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
create_buttons (KithStudentPane *pane,
                KithRecord      *entry,
                const Loaded    *loaded)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *share = create_share_button (pane, entry, loaded);
  const char *title = kith_record_get_text (entry, KITH_JOURNAL_ENTRY_TITLE);
  /* Translators: the title of an entry */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  if (share != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (box), share);
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       kith_pane_create_edit_button (entry, edit, _("Edit Journal Entry"), fields, pane));
  adw_wrap_box_append (ADW_WRAP_BOX (box), kith_pane_create_remove_button (entry, remove, _("Journal entry removed"), pane));
  return box;
}

static void
add_entry (KithStudentPane     *pane,
           AdwPreferencesGroup *group,
           KithRecord          *entry,
           const Loaded        *loaded)
{
  g_autofree char *name = g_strdup_printf ("kith-journal-%" G_GINT64_FORMAT, kith_record_get_id (entry));
  g_autofree char *subtitle = dup_subtitle (entry, loaded);
  AdwExpanderRow *row = kith_pane_add_expander (group, kith_record_get_text (entry, KITH_JOURNAL_ENTRY_TITLE), name);
  GtkWidget *line = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_expander_row_set_subtitle (row, subtitle);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_text (entry));
  if (loaded->is_own)
    gtk_box_append (GTK_BOX (box), create_buttons (pane, entry, loaded));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (row, line);
}

static void
on_write (KithStudentPane *pane)
{
  kith_journal_pane_write (pane);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, loaded->is_own ? _("My Journal") : _("Shared With You"),
                         loaded->is_own
                           ? _("Sealed to you. Nobody else can read an entry, not even a manager, until you share it; minutes "
                               "go into your log as reflective journal, without your words.")
                           : _("The author can take an entry back at any time."));

  if (loaded->is_own)
    kith_pane_add_header_button (group, _("Write…"), _("Write in My Journal"), "kith-write-journal", G_CALLBACK (on_write),
                                 pane);
  if (loaded->is_own && loaded->supervisor == 0)
    kith_pane_add_remark (group, _("To share entries, ask welfare staff to enter your supervisor on your page under Team."));
  if (loaded->entries->len == 0)
    kith_pane_add_remark (group, loaded->is_own ? _("Nothing written yet.") : _("Nothing has been shared with you."));
  for (guint i = 0; i < loaded->entries->len; i++)
    add_entry (pane, group, g_ptr_array_index (loaded->entries, i), loaded);
}

static void
kith_journal_pane_class_init (KithJournalPaneClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Journal");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_journal_pane_init (KithJournalPane *self)
{
}

/**
 * kith_journal_pane_write:
 * @pane: one’s own journal
 *
 * Starts an entry.
 */
void
kith_journal_pane_write (KithStudentPane *pane)
{
  g_autoptr (KithRecord) entry = kith_record_new (&kith_journal_entry_kind);
  g_autofree char *today = NULL;

  g_return_if_fail (KITH_IS_JOURNAL_PANE (pane));

  today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_DATE, today);
  kith_pane_present (pane, entry, _("Write in My Journal"), fields);
}
